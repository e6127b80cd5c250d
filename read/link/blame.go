package link

import (
	"slices"

	"rapporteur/record"
)

// blame gives a statement that judges a deed, and names nobody, those who did it as its target ("denounced the operation"), and
// sees an accusation in what one side tells that another did to it: "The ministry said a Chadian jet had bombed the town".
func (l *linker) blame(s *record.Statement) {
	if len(s.Target) > 0 || len(s.Speaker) == 0 {
		return
	}
	switch s.Act {
	case record.Criticise, record.Accuse:
		if e := l.event(s.About); e != nil && e.Modality == record.Asserted && !overhangs(e, s) {
			s.Target = others(e.Actors, s.Speaker)
		}
		if len(s.Target) == 0 {
			s.Target = l.deedBefore(s)
		}
	case record.Say:
		for _, i := range l.near(s.Content[0]) {
			if e := &l.p.Out.Events[i]; l.sufferedBy(e, s) {
				s.Act, s.Target = record.Accuse, e.Actors
				return
			}
		}
	}
}

// overhangs tells whether an event only begins with what a statement judges, and so is what another says of the same thing: "a plan
// hailed by Norway but slammed by Chad".
func overhangs(e *record.Event, s *record.Statement) bool {
	for _, c := range s.Content {
		if len(e.Evidence) > 0 && e.Evidence[0].Overlaps(c) && !c.Contains(e.Evidence[0]) {
			return true
		}
	}
	return false
}

// deedBefore is who did what a statement judges by a bare noun, "denounced the operation": the last deed of that kind told before.
func (l *linker) deedBefore(s *record.Statement) record.IDs {
	d := l.p.Doc
	lo, hi := d.TokensOf(s.Content[0])
	if lo >= hi || hi-lo > 4 || d.Tokens[lo].Lower != "the" && d.Tokens[lo].Lower != "this" && d.Tokens[lo].Lower != "these" {
		return nil
	}
	kind := ""
	for _, f := range l.p.World.NounFrames(d.Tokens[d.HeadOf(lo, hi)].Lemma) {
		if f.Type == "ASSAULT" || f.Type == "COERCE" || f.Type == "MOBILIZE" {
			kind = f.Type
			break
		}
	}
	if kind == "" {
		return nil
	}
	var best *record.Event
	at := -1
	for i := range l.p.Out.Events {
		e := &l.p.Out.Events[i]
		if e.Type != kind || e.Modality != record.Asserted || len(others(e.Actors, s.Speaker)) == 0 {
			continue
		}
		for _, ev := range e.Evidence {
			if ev.End <= s.Content[0].Start && ev.Start > at {
				best, at = e, ev.Start
			}
		}
	}
	if best == nil {
		return nil
	}
	return others(best.Actors, s.Speaker)
}

func (l *linker) event(id string) *record.Event {
	for i := range l.p.Out.Events {
		if id != "" && l.p.Out.Events[i].ID == id {
			return &l.p.Out.Events[i]
		}
	}
	return nil
}

// sufferedBy tells whether an event is an assault that a statement tells, done to the speaker's side by another state or a body
// of one, on the speaker's word.
func (l *linker) sufferedBy(e *record.Event, s *record.Statement) bool {
	if e.Type != "ASSAULT" || e.Modality != record.Asserted || len(e.Actors) == 0 || !slices.Equal(e.AttributedTo, s.Speaker) || !inside(e.Evidence, s.Content) {
		return false
	}
	own := l.country(s.Speaker)
	return own != "" && own == l.country(e.Recipients) && !slices.Contains([]string{"", own}, l.country(e.Actors))
}

// country is the one country of all the actors, "" where they have none or several.
func (l *linker) country(ids record.IDs) string {
	out := ""
	for k, id := range ids {
		a := l.p.Actor(id)
		if a == nil || k > 0 && a.Country != out {
			return ""
		}
		out = a.Country
	}
	return out
}

func others(ids, of record.IDs) record.IDs {
	var out record.IDs
	for _, id := range ids {
		if !slices.Contains(of, id) {
			out = append(out, id)
		}
	}
	return out
}
