package check

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// CueExample is the example sentence of a word of speech as the engine reads it.
type CueExample struct {
	Cue  *lexicon.OwnCue
	Acts []string // of the statements that it is read as making by that word
}

// AsTold tells whether one of the statements is of the act that the row claims; of a word by which nobody says anything,
// whether there is none. What is only said may be any act: the words that are said decide then.
func (x CueExample) AsTold() bool {
	switch x.Cue.Act {
	case "-":
		return len(x.Acts) == 0
	case string(record.Say), string(record.Announce):
		return len(x.Acts) > 0
	}
	return slices.Contains(x.Acts, x.Cue.Act)
}

// CueExamples reads the example of every word of speech, in their order; rows without one are left out.
func CueExamples(cues []*lexicon.OwnCue, read func(record.Document) (*record.Record, error)) ([]CueExample, error) {
	var out []CueExample
	for _, c := range cues {
		if c.Example == "" {
			continue
		}
		r, err := read(record.Document{ID: "example", Text: c.Example, Language: "en"})
		if err != nil {
			return nil, err
		}
		x := CueExample{Cue: c}
		for i := range r.Statements {
			if st := &r.Statements[i]; st.Cue != nil && isForm(st.Cue.Of(r.Document.Text), c.Words) {
				x.Acts = append(x.Acts, string(st.Act))
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// isForm tells whether the cue in the report may be a form of the words: "gave the order" of "give order". Forms share
// their first letter, and all other words of a cue stand as they are.
func isForm(cue string, words []string) bool {
	have := strings.Fields(strings.ToLower(cue))
	if len(have) == 0 || !slices.ContainsFunc(have, func(h string) bool { return h[0] == words[0][0] }) {
		return false
	}
	for _, w := range words[1:] {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
