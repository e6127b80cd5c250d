package did

import (
	"rapporteur/record"
	"rapporteur/text"
)

// claims tells an attack on the word of who claims it: "The group claimed responsibility for the blast". What the report
// itself tells stands beside it.
func (r *reader) claims() {
	for i := range r.p.Out.Statements {
		st := &r.p.Out.Statements[i]
		head := r.claimed(st)
		if head < 0 {
			continue
		}
		k := r.claimedAttack(st, head)
		if k < 0 || contrast(r.events[k].Actors, st.Speaker) > 0 {
			continue
		}
		a := r.events[k]
		e := &event{head: head, verb: head, who: -1, whom: -1, content: -1}
		e.Type, e.CAMEO, e.Mode, e.Context = a.Type, a.CAMEO, a.Mode, a.Context
		e.Actors, e.Recipients = append([]record.ActorID(nil), st.Speaker...), without(a.Recipients, st.Speaker)
		e.AttributedTo = append(record.IDs(nil), st.Speaker...)
		e.Modality, e.When, e.Place = record.Asserted, a.When, a.Place
		e.Statement, e.By = st.ID, "did/statement"
		e.spans = append([]text.Span(nil), st.Evidence...)
		a.gone = toldOnlyIn(a, st)
		r.events = append(r.events, e)
	}
	r.sort()
}

// owned tells whether an attack is what somebody claims to have done: "claimed responsibility for the bombing".
func (r *reader) owned(e *event) bool {
	h := r.d.Tokens[e.head].Head
	if e.Type != "ASSAULT" || h < 0 {
		return false
	}
	if w := r.d.Tokens[h].Lemma; w != "responsibility" && w != "credit" {
		return false
	}
	h = r.d.Tokens[h].Head
	return h >= 0 && owns[r.d.Tokens[h].Lemma] && r.p.Modality(h) == record.Asserted
}

// owns are the verbs by which one claims a deed.
var owns = map[string]bool{"claim": true, "take": true, "accept": true, "admit": true}

// toldOnlyIn tells whether an attack of unnamed doers is told nowhere but in the words of a statement: in "The group claimed
// responsibility for an attack on a market" the claim tells it.
func toldOnlyIn(e *event, st *record.Statement) bool {
	if len(e.Actors) > 0 {
		return false
	}
	for _, s := range e.spans {
		if !holdsSpan(st.Content, text.Span{Start: s.Start, End: s.Start}) {
			return false
		}
	}
	return true
}

// claimed is the word of a claim of responsibility, -1 for other statements.
func (r *reader) claimed(st *record.Statement) int {
	if st.Cue == nil || len(st.Speaker) == 0 || st.Act != record.Say {
		return -1
	}
	if i := r.behindIt(st); i >= 0 {
		return i
	}
	lo, hi := r.d.TokensOf(*st.Cue)
	claim := -1
	for i := lo; i < min(hi+3, len(r.d.Tokens)); i++ {
		switch w := r.d.Tokens[i].Lemma; {
		case owns[w]:
			claim = i
		case w == "responsibility" || w == "credit":
			return claim
		}
	}
	return -1
}

// behindIt is the word of a claim told in a clause: "The group said it was behind the attack"; -1 where none is.
func (r *reader) behindIt(st *record.Statement) int {
	for _, c := range st.Content {
		lo, hi := r.d.TokensOf(c)
		for i := lo + 2; i < hi; i++ {
			if r.d.Tokens[i].Lower != "behind" || r.d.Tokens[i-1].Lemma != "be" {
				continue
			}
			switch r.d.Tokens[i-2].Lower {
			case "it", "they", "we", "i":
				return i
			}
		}
	}
	return -1
}

// claimedAttack is the attack that a claim is about, by number: the one that its words tell, else the nearest before it.
func (r *reader) claimedAttack(st *record.Statement, head int) int {
	last := -1
	for i, e := range r.events {
		if e.gone || e.Type != "ASSAULT" || e.By != "" {
			continue
		}
		for _, s := range e.spans {
			if len(st.Content) > 0 && s.Overlaps(st.Content[0]) {
				return i
			}
		}
		if len(e.Actors) > 0 && len(e.AttributedTo) == 0 && contrast(e.Actors, st.Speaker) < 0 {
			continue // the report tells that others did it
		}
		if d := r.d.Tokens[head].Sent - r.d.Tokens[e.head].Sent; e.head < head && d <= 8 {
			last = i
		}
	}
	return last
}
