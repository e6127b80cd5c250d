// Package link ties entries together that tell of the same: a toll to the attack that caused it, a denial to what is
// denied, words to the meeting at which they were said. It runs last and changes nothing else.
package link

import (
	"cmp"
	"slices"

	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// Read links the entries of a page.
func Read(p *page.Page) {
	l := &linker{p: p, at: make([][]int32, len(p.Doc.Sents))}
	for i := range p.Out.Events {
		for _, s := range p.Out.Events[i].Evidence {
			if k := l.sentence(s); k >= 0 && (len(l.at[k]) == 0 || l.at[k][len(l.at[k])-1] != int32(i)) {
				l.at[k] = append(l.at[k], int32(i))
			}
		}
	}
	for i := range p.Out.Tolls {
		l.toll(&p.Out.Tolls[i])
	}
	for i := range p.Out.Figures {
		l.figure(&p.Out.Figures[i])
	}
	for i := range p.Out.Statements {
		l.statement(&p.Out.Statements[i])
	}
}

type linker struct {
	p  *page.Page
	at [][]int32 // events by sentence
}

// sentence is the index of the sentence in which s begins, -1 outside of all.
func (l *linker) sentence(s text.Span) int {
	d := l.p.Doc
	if i := d.TokenAt(s.Start); i < len(d.Tokens) {
		return d.Tokens[i].Sent
	}
	return -1
}

// near are the events told in the sentence in which s begins.
func (l *linker) near(s text.Span) []int32 {
	if k := l.sentence(s); k >= 0 {
		return l.at[k]
	}
	return nil
}

// harmful are the types of events that cost lives, freedom or homes.
var harmful = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true}

// toll finds the attack of a toll: the event of its sentence whose words hold the toll's, or share most with them.
func (l *linker) toll(t *record.Toll) {
	if t.Event != "" || len(t.Evidence) == 0 {
		return
	}
	best := 0
	for _, i := range l.near(t.Evidence[0]) {
		e := &l.p.Out.Events[i]
		freed := e.Type == "RETREAT" && (t.Measure == "released" || t.Measure == "evacuated" || t.Measure == "rescued")
		if n := shared(e.Evidence, t.Evidence); n > best && (harmful[e.Type] || freed) {
			t.Event, best = e.ID, n
		}
	}
}

// figure finds the event of which a figure is told, and the issue that its words name.
func (l *linker) figure(f *record.Figure) {
	if len(f.Evidence) == 0 {
		return
	}
	best := 0
	for _, i := range l.near(f.Evidence[0]) {
		e := &l.p.Out.Events[i]
		if n := shared(e.Evidence, f.Evidence); n > best && f.Event == "" && e.Statement == "" {
			f.Event, best = e.ID, n
		}
	}
}

// statement finds what a verdict is about, and the meeting at or after which something was said.
func (l *linker) statement(s *record.Statement) {
	if len(s.Evidence) == 0 {
		return
	}
	near := l.near(s.Evidence[0])
	if s.About == "" && judges(s.Act) {
		for _, i := range near {
			if e := &l.p.Out.Events[i]; e.Statement != s.ID && 2*shared(e.Evidence, s.Content) > size(s.Content) {
				s.About = e.ID
				break
			}
		}
	}
	l.blame(s)
	if s.Occasion == "" {
		s.Occasion = l.occasion(s, near)
	}
}

func judges(a record.Act) bool {
	return slices.Contains([]record.Act{record.Deny, record.Dismiss, record.Criticise, record.Praise, record.Thank, record.Apologise}, a)
}

// occasion is the meeting named beside the reporting clause by "after", "at", "during" or "following": "Macron said after
// hosting Rubio for lunch".
func (l *linker) occasion(s *record.Statement, near []int32) string {
	if s.Cue == nil {
		return ""
	}
	d := l.p.Doc
	cue, _ := d.TokensOf(*s.Cue)
	type found struct {
		id  string
		far int
	}
	var all []found
	for _, i := range near {
		e := &l.p.Out.Events[i]
		if e.Type != "CONSULT" || e.Modality != record.Asserted || inside(e.Evidence, s.Content) {
			continue
		}
		for _, ev := range e.Evidence {
			a, b := d.TokensOf(ev)
			if a >= b || cue >= len(d.Tokens) || d.Tokens[a].Sent != d.Tokens[cue].Sent {
				continue
			}
			if h := d.HeadOf(a, b); h > cue && d.Under(h, cue) && l.introduced(h, cue) {
				all = append(all, found{e.ID, h - cue})
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	return slices.MinFunc(all, func(a, b found) int { return cmp.Compare(a.far, b.far) }).id
}

// introduced tells whether the path from h up to the cue goes through a word of time or place such as "after".
func (l *linker) introduced(h, cue int) bool {
	d := l.p.Doc
	for i := h; i >= 0 && i != cue; i = d.Tokens[i].Head {
		for k := range d.Kids(i) {
			if r := d.Tokens[k].Rel; (r == nlp.Case || r == nlp.Mark) && slices.Contains([]string{"after", "at", "during", "following", "before", "ahead", "alongside"}, d.Tokens[k].Lower) {
				return true
			}
		}
	}
	return false
}

// shared is how many bytes the two lists of stretches have in common.
func shared(a, b []text.Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

func size(spans []text.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// inside tells whether some stretch of the first list lies within one of the second.
func inside(a, b []text.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if y.Contains(x) {
				return true
			}
		}
	}
	return false
}
