package export

import (
	"io"
	"strings"

	"rapporteur/record"
	"rapporteur/view"
)

var petrarchColumns = []Column{
	{"date", "day of the event, YYYYMMDD; that of publication where the report tells none"},
	{"source", "CAMEO code of who acts; --- when nobody is named"},
	{"target", "CAMEO code of to whom it is done; --- when nobody is named"},
	{"code", "CAMEO event code"},
	{"issues", "issues that the report deals with in the same sentence, parted by ;"},
	{"id", "report_entry"},
	{"url", "address of the report, else its publisher"},
	{"actor_text", "names of both sides: who;whom"},
	{"event_text", "the words that tell the event"},
}

// newPETRARCH prints what happened as PETRARCH2 does: one line for each ordered pair of actors, tab separated.
func newPETRARCH(w io.Writer, _ Options) Writer {
	return newTabbed(w, petrarchColumns, false, func(s *sheet) [][]string {
		var out [][]string
		for _, e := range s.happened() {
			for _, p := range pairs(e) {
				out = append(out, s.petrarchRow(e, p))
			}
		}
		return out
	})
}

func (s *sheet) petrarchRow(e *record.Event, p pair) []string {
	day, _, _ := s.day(e.When)
	where := s.Document.URL
	if where == "" {
		where = s.Document.Source
	}
	return []string{
		compact(day), dashed(s.code(p.who)), dashed(s.code(p.whom)), cameo(e), strings.Join(s.issuesIn(e), ";"),
		strings.ReplaceAll(s.Document.ID, "_", "-") + "_" + e.ID, where, view.Squeeze(s.name(p.who) + ";" + s.name(p.whom)), s.words(e.Evidence),
	}
}

func dashed(code string) string {
	if code == "" {
		return "---"
	}
	return code
}

// issuesIn are the names of the issues that the words of an event mention.
func (s *sheet) issuesIn(e *record.Event) []string {
	var out []string
	for _, i := range s.Issues {
		for _, m := range i.Mentions {
			if meets(m, e.Evidence) {
				out = append(out, i.Name)
				break
			}
		}
	}
	return out
}
