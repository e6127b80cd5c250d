package toll

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// figureUnits are units of measure: what a figure is counted in. The noun's kind is the measure.
var figureKinds = map[string]string{"money": "money", "share": "share", "distance": "distance", "area": "area", "weight": "quantity", "weapon": "weapons", "vehicle": "vehicles", "place": "places"}

var peopleNouns = map[string]string{"soldier": "troops", "troop": "troops", "fighter": "troops", "militant": "troops", "insurgent": "troops", "personnel": "troops", "peacekeeper": "troops", "policeman": "troops", "officer": "troops",
	"vote": "votes", "seat": "seats", "person": "people", "people": "people", "civilian": "people", "resident": "people", "protester": "people", "demonstrator": "people", "voter": "votes", "refugee": "people", "migrant": "people",
	"prisoner": "people", "hostage": "people", "member": "people", "family": "people", "delegate": "people", "observer": "people", "worker": "people", "employee": "people", "job": "jobs", "child": "people", "woman": "people", "man": "people", "truck": "vehicles"}

// figure writes a count that is no toll, where it counts something that accounts may differ on.
func (s *sentence) figure(c count) {
	measure, unit := s.figureMeasure(&c)
	if measure == "" || small1(c) {
		return
	}
	span := c.span(s.d)
	s.p.Out.Figures = append(s.p.Out.Figures, record.Figure{
		Trace:   s.p.Trace("f", "toll/figure", 0.7, span),
		Measure: measure, Unit: unit, Amount: c.amount,
		AttributedTo: s.p.AttributedTo(text.Span{Start: span.Start, End: span.End}),
		When:         s.p.WhenOf(c.head),
	})
}

// currency tells a sign of money: "$", "US$", "CA$", "€".
func currency(w string) bool {
	switch {
	case strings.HasSuffix(w, "$"):
		return len(w) <= 4
	case w == "€" || w == "£" || w == "¥" || w == "₽" || w == "₴" || w == "₪" || w == "₹":
		return true
	}
	return false
}

// ballot writes the result of a vote: "voted it down 52-35" are 52 votes one way and 35 the other.
func (s *sentence) ballot(i int) {
	d := s.d
	if i+2 >= s.end || d.Tokens[i+1].Form != "-" && d.Tokens[i+1].Form != "–" && d.Tokens[i+1].Lower != "to" {
		return
	}
	a, okA := digits(d.Tokens[i].Form)
	b, okB := digits(d.Tokens[i+2].Form)
	if !okA || !okB || !s.votes(i) {
		return
	}
	span := d.Span(i, i+3)
	for k, n := range [...]float64{a, b} {
		measure := [...]string{"votes", "votes against"}[k]
		if a < b {
			measure = [...]string{"votes against", "votes"}[k]
		}
		s.p.Out.Figures = append(s.p.Out.Figures, record.Figure{
			Trace: s.p.Trace("f", "toll/ballot", 0.8, span), Measure: measure, Unit: "votes",
			Amount: record.Amount{Min: &n, Max: &n, Qualifier: "exact"}, AttributedTo: s.p.AttributedTo(span), When: s.p.WhenOf(i),
		})
	}
}

// votes tells whether the words before token i speak of a vote.
func (s *sentence) votes(i int) bool {
	for k := max(s.start, i-8); k < i; k++ {
		switch s.d.Tokens[k].Lemma {
		case "vote", "ballot", "tally", "pass", "approve", "reject", "defeat":
			return true
		}
	}
	return false
}

// small1 keeps out "one man", "two sides".
func small1(c count) bool {
	return c.amount.Min != nil && c.amount.Max != nil && *c.amount.Min == *c.amount.Max && *c.amount.Min < 3
}

// figureMeasure says what is measured and in what unit.
func (s *sentence) figureMeasure(c *count) (measure, unit string) {
	d := s.d
	if c.num > s.start {
		if w := d.Tokens[c.num-1].Form; currency(w) {
			c.start, c.end = min(c.start, c.num-1), c.after
			return "money", w
		}
	}
	if c.after < s.end {
		switch w := d.Tokens[c.after].Lower; w {
		case "%", "percent":
			c.end = c.after + 1
			return "share", "percent"
		case "per":
			if c.after+1 < s.end && d.Tokens[c.after+1].Lower == "cent" {
				c.end = c.after + 2
				return "share", "percent"
			}
		}
	}
	t := &d.Tokens[c.head]
	if c.head < c.after {
		if k := d.Kid(c.head, nlp.Nmod); k >= 0 && d.Tokens[k].UPOS == nlp.NOUN {
			t = &d.Tokens[k]
		} else {
			return "", ""
		}
	}
	if m := peopleNouns[t.Lemma]; m != "" {
		return m, t.Lower
	}
	if m := peopleNouns[strings.TrimSuffix(t.Lower, "s")]; m != "" {
		return m, t.Lower
	}
	if m := figureKinds[s.w.things[t.Lemma]]; m != "" {
		return m, t.Lower
	}
	return "", ""
}
