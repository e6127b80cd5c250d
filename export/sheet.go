package export

import (
	"strings"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/view"
)

// sheet is one record with what exports look up again and again.
type sheet struct {
	*record.Record
	at     text.Text
	actors map[record.ActorID]*record.Actor
	issues map[string]string
	tolls  map[string][]*record.Toll // by the event that they belong to
}

func newSheet(r *record.Record) *sheet {
	s := &sheet{Record: r, at: text.New(r.Document.Text), actors: map[record.ActorID]*record.Actor{}, issues: map[string]string{}, tolls: map[string][]*record.Toll{}}
	for _, a := range r.Actors {
		s.actors[a.ID] = a
	}
	for _, i := range r.Issues {
		s.issues[i.ID] = i.Name
	}
	for k := range r.Tolls {
		if t := &r.Tolls[k]; t.Event != "" {
			s.tolls[t.Event] = append(s.tolls[t.Event], t)
		}
	}
	return s
}

// name is the actor's fullest name; of nobody, "".
func (s *sheet) name(id record.ActorID) string {
	if a := s.actors[id]; a != nil {
		return a.Name
	}
	return string(id)
}

func (s *sheet) names(ids []record.ActorID) []string { return s.each(ids, s.name) }

// code is the actor's CAMEO code; without one its country and what kind of actor it is.
func (s *sheet) code(id record.ActorID) string {
	a := s.actors[id]
	switch {
	case a == nil:
		return ""
	case a.Codes != nil && a.Codes.CAMEO != "":
		return a.Codes.CAMEO
	}
	switch a.Kind {
	case record.Government, record.Office:
		return a.Country + "GOV"
	case record.Media:
		return a.Country + "MED"
	case record.ArmedGroup:
		return a.Country + "REB"
	}
	return a.Country
}

func (s *sheet) country(id record.ActorID) string {
	if a := s.actors[id]; a != nil {
		return a.Country
	}
	return ""
}

func (s *sheet) each(ids []record.ActorID, f func(record.ActorID) string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, f(id))
	}
	return out
}

// words are the words of an entry, in one line.
func (s *sheet) words(spans []text.Span) string {
	out := make([]string, 0, len(spans))
	for _, sp := range spans {
		out = append(out, view.Squeeze(sp.Of(s.Document.Text)))
	}
	return strings.Join(out, " … ")
}

func (s *sheet) word(sp *text.Span) string {
	if sp == nil {
		return ""
	}
	return view.Squeeze(sp.Of(s.Document.Text))
}

// key makes an entry's id one of a kind among reports.
func (s *sheet) key(id string) string { return s.Document.ID + "/" + id }

// day is the day that an entry is dated to for formats that need one: the first of its days, else that of publication.
// exact is false where the day is not what the report tells.
func (s *sheet) day(w *record.When) (from, to string, exact bool) {
	if w != nil {
		if from, to, ok := record.Range(w.EDTF); ok {
			switch {
			case from == "":
				from = to
			case to == "":
				to = from
			}
			return from, to, from == to
		}
	}
	return s.Document.Published, s.Document.Published, false
}
