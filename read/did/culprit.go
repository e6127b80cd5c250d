package did

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// lays are the verbs that lay a deed, their object, at the door of whoever stands behind their preposition.
var lays = map[string]string{"blame": "on", "pin": "on", "attribute": "to", "ascribe": "to"}

// laidOn gives an assault of noun i those on whom somebody lays it, on that one's word: "The army blamed the attack on the Front",
// "died in a raid that Chad attributed to the Front".
func (r *reader) laidOn(e *event, i int) {
	if e.Type != "ASSAULT" {
		return
	}
	v, k := r.culprit(i)
	if k < 0 {
		return
	}
	ids := r.parties(k)
	if len(ids) == 0 {
		return
	}
	e.Actors, e.who, e.laid = ids, k, true
	e.Recipients = without(e.Recipients, ids)
	if e.whom == k {
		e.whom = -1
	}
	c := r.clauseOf(v)
	if !c.passive {
		e.accuser = r.doers(&c)
	}
}

// culprit is the verb that lays the deed of noun i on somebody, and the word for him; -1 for none.
func (r *reader) culprit(i int) (v, who int) {
	t := &r.d.Tokens[i]
	if t.Rel == nlp.Obj && r.d.Tokens[t.Head].Lemma == "claim" { // "The Front claimed the blast"
		if k := r.p.Doer(t.Head); k >= 0 && r.human(k) {
			return t.Head, k
		}
	}
	if h := t.Head; h >= 0 && (t.Rel == nlp.Obj || t.Rel == nlp.NsubjPass) {
		if prep := lays[r.d.Tokens[h].Lemma]; prep != "" {
			if k := r.p.Obl(h, prep); k >= 0 && !r.dated(k) {
				return h, k
			}
			if k := r.p.Obl(i, prep); k > i && t.Rel == nlp.Obj && !r.dated(k) {
				return h, k
			}
		}
	}
	lo, hi := r.d.Subtree(i)
	for m := max(lo, i); m < hi; m++ { // "a raid on a base in Faya, which Chad blamed on the Front"
		mt := &r.d.Tokens[m]
		prep := lays[mt.Lemma]
		if prep == "" || mt.Rel != nlp.Acl && mt.Rel != nlp.AclRelcl || mt.Head != i && r.bestNoun(mt.Head) != nil {
			continue
		}
		if k := r.p.Obl(m, prep); k > m {
			return m, k
		}
	}
	return -1, -1
}

// culprits are those on whom somebody lays the deed of noun i: "The raid that Chad blamed on the Front killed nine".
func (r *reader) culprits(i int) []record.ActorID {
	if r.d.Tokens[i].UPOS != nlp.NOUN {
		return nil
	}
	if _, k := r.culprit(i); k >= 0 && r.bestNoun(i) != nil {
		return r.parties(k)
	}
	return nil
}

// accountOf is on whose word an event is told: whoever its words are attributed to, else who lays it on somebody.
func (r *reader) accountOf(e *event) []record.ActorID {
	if by := r.p.AttributedTo(r.d.Tokens[e.head].Span); len(by) > 0 {
		return by
	}
	return e.accuser
}
