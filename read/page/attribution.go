package page

import (
	"strings"

	"rapporteur/record"
)

// vouches tells whether what stands in a statement's content is told on the speaker's word. It is in "said that the
// bridge was closed" and "accused the army of shelling"; not where the report itself presupposes it ("condemned the
// raid", "called for an end to the strikes"), nor in thoughts and plans.
func vouches(s *record.Statement) bool {
	switch s.Act {
	case record.Believe, record.Intend, record.Show:
		return false
	case record.Accuse:
		return true
	}
	switch rule := strings.TrimPrefix(s.By, "said/"); rule {
	case "gerund", "complement", "light", "noun":
		return false
	case "phrase":
		return s.Act == record.Say
	}
	return true
}
