package did

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// outbreaks are the verbs by which fighting begins, goes on or comes up again by itself: "Clashes erupted in Nyala".
var outbreaks = map[string]bool{"erupt": true, "break": true, "flare": true, "rage": true, "ensue": true, "resume": true, "continue": true, "intensify": true, "escalate": true}

// outbreak is the noun for fighting right before verb v that is its subject, though the tagger takes "fighting" for a verb
// or the parser the verb for a participle: "Fighting erupted near Nyala", "Heavy fighting raged on Friday". -1 when there is none.
func (r *reader) outbreak(v int) int {
	d := r.d
	if !outbreaks[r.verbLemma(v)] {
		return -1
	}
	k := v - 1
	for k >= 0 && (d.Tokens[k].UPOS == nlp.ADV || d.Tokens[k].UPOS == nlp.AUX || d.Tokens[k].Lower == "has" || d.Tokens[k].Lower == "had") {
		k--
	}
	if k < d.Sents[d.Tokens[v].Sent].Start || !r.fighting(k) || r.p.Subject(v) >= 0 && d.Tokens[v].Rel != nlp.Acl {
		return -1
	}
	if t := &d.Tokens[k]; t.Rel == nlp.Obj || t.Rel == nlp.Obl { // "feared violence spread by radio"
		return -1
	}
	return k
}

// fighting tells whether word k names fighting.
func (r *reader) fighting(k int) bool {
	return r.p.World.EventClass("fighting", r.d.Tokens[k].Lemma) || r.p.World.EventClass("fighting", r.d.Tokens[k].Lower)
}

// betweenWhom gives fighting that begins or goes on its two sides, wherever the tree hangs them: "Clashes broke out in Nyala on
// Monday between the army and the rebels".
func (r *reader) betweenWhom(e *event, c *clause) {
	if e.Type != "ASSAULT" || e.who < 0 || !r.fighting(e.who) {
		return
	}
	if e.whom >= 0 {
		r.fought(e)
		return
	}
	sides := r.sidesOf(e.who)
	for _, prep := range []string{"between", "among", "with"} {
		if k := r.p.Obl(c.v, prep); k >= 0 {
			sides = union(sides, union(r.parties(k), r.namesUnder(k, c.v)))
		}
	}
	if len(sides) < 2 {
		sides = union(sides, r.behindBetween(c.v))
	}
	if len(sides) > 0 {
		e.Actors, e.Mutual = sides, len(sides) > 1
	}
}

// fought gives fighting whose victims are told its two sides: "Clashes between the army and the rebels killed nine people".
func (r *reader) fought(e *event) {
	k := r.p.Obl(e.who, "between")
	if k < 0 || e.verb == e.who || r.p.Passive(e.verb) {
		return
	}
	if sides := union(r.parties(k), r.namesUnder(k, e.who)); len(sides) > 1 {
		e.Actors, e.Mutual = sides, true
		if r.anonymous(e.whom) {
			e.Recipients = nil // each side acts upon the other
		}
	}
}

// behindBetween are the parties behind the "between" that follows word i in its clause, of talks also those behind "with",
// which parsers like to hang on a time or a place: "Talks in Lima last week between Chad and Niger".
func (r *reader) behindBetween(i int) []record.ActorID {
	d := r.d
	for k := i + 1; k < min(i+12, d.Sents[d.Tokens[i].Sent].End); k++ {
		t := &d.Tokens[k]
		if t.UPOS == nlp.VERB || t.Form == ";" {
			return nil
		}
		with := t.Lower == "with" && k > i+1 && r.p.World.EventClass("talks", r.lemma(i))
		if t.Lower != "between" && !with || t.Head <= k {
			continue
		}
		if h := d.Tokens[t.Head].Head; h < 0 || h != i && !d.Under(h, i) {
			return nil
		}
		ids := union(r.parties(t.Head), r.namesUnder(t.Head, k))
		if len(ids) < 2 && !with {
			return nil
		}
		return ids
	}
	return nil
}
