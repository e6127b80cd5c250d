package did

import (
	"rapporteur/nlp"
	"rapporteur/text"
)

// rankings gives the nouns that only rank an attack to the attack that they rank: "Gunmen raided a village, killing nine, the
// deadliest attack since December". They are no attacks of their own, and "since December" is not their day.
func (r *reader) rankings() {
	bySent := map[int][]*event{}
	for _, e := range r.events {
		if !e.gone && e.Type == "ASSAULT" && e.By == "" {
			s := r.d.Tokens[e.head].Sent
			bySent[s] = append(bySent[s], e)
		}
	}
	for _, b := range r.events {
		if b.gone || b.Type != "ASSAULT" || !b.noun || b.verb != b.head || !r.ranking(b.head) {
			continue
		}
		if b.When != nil && b.When.Span != nil && r.since(*b.When.Span) {
			b.When = nil
		}
		switch r.p.Prep(b.head) {
		case "after", "before", "since", "following", "than":
			continue // "came days after the deadliest bombing in years"
		}
		for _, a := range bySent[r.d.Tokens[b.head].Sent] {
			if a != b && !a.gone && (a.head < b.head || holdsSpan(a.spans, b.spans[0])) && !r.rival(a, b) && contrastAll(a, b) >= 0 {
				r.join(a, b)
				break
			}
		}
	}
}

// ranking tells whether noun i ranks what it tells: "the deadliest attack", "the most serious raid", "one of the worst
// bombings"; or is the subject of such a verdict: "The attack is the deadliest since May".
func (r *reader) ranking(i int) bool {
	for k := range r.d.Kids(i) {
		t := &r.d.Tokens[k]
		if t.XPOS == "JJS" && k < i && t.Lower != "least" && t.Lower != "latest" || t.Rel == nlp.Amod && r.mostly(k) {
			return true
		}
	}
	t := &r.d.Tokens[i]
	return t.Rel == nlp.Nsubj && t.Head >= 0 && r.d.Tokens[t.Head].XPOS == "JJS" && r.d.Kid(t.Head, nlp.Cop) >= 0
}

// mostly tells "most serious".
func (r *reader) mostly(k int) bool {
	m := r.d.Kid(k, nlp.Advmod)
	return m >= 0 && r.d.Tokens[m].XPOS == "RBS"
}

// since tells whether a time stands behind "since": it tells how long nothing worse has happened.
func (r *reader) since(s text.Span) bool {
	lo, _ := r.d.TokensOf(s)
	for k := lo - 1; k >= 0 && k >= lo-3; k-- {
		if r.d.Tokens[k].Lower == "since" {
			return true
		}
	}
	return false
}

func holdsSpan(list []text.Span, s text.Span) bool {
	for _, c := range list {
		if c.Contains(s) {
			return true
		}
	}
	return false
}
