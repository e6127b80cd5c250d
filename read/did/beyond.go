package did

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// beyond are those whom an act touches that stand neither as its object nor behind a preposition of its own, but deeper
// in its clause: Niger in "Chad closed the road to the capital of Niger", "Mali put troops along the border with Niger
// on alert".
func (r *reader) beyond(e *event) []record.ActorID {
	switch e.Type {
	case "COERCE", "MOBILIZE", "SANCTION", "ASSAULT", "AID", "THREATEN", "AGREE", "REJECT", "REQUEST", "ACCUSE", "SUPPORT", "COOPERATE", "CONCEDE":
	default:
		return nil
	}
	for k := range r.d.Kids(e.verb) {
		if ids := r.foreign(e, k, 0); ids != nil {
			return ids
		}
	}
	if e.head != e.verb {
		for k := range r.d.Kids(e.head) {
			if ids := r.foreign(e, k, 0); ids != nil {
				return ids
			}
		}
	}
	return nil
}

// foreign are the actors at word k or below it that are not on the side of who acts.
func (r *reader) foreign(e *event, k, depth int) []record.ActorID {
	if depth > 5 || k == e.who {
		return nil
	}
	switch r.d.Tokens[k].Rel {
	case nlp.Nsubj, nlp.NsubjPass, nlp.OblAgent, nlp.AclRelcl, nlp.Parataxis, nlp.Advcl, nlp.Conj, nlp.Punct, nlp.Appos, nlp.Vocative, nlp.Ccomp:
		return nil
	}
	if r.p.Prep(k) == "at" && wishes[r.d.Tokens[k].Lemma] || r.d.Tokens[k].Rel == nlp.Acl && charged[r.d.Tokens[k].Lemma] {
		return nil // "detained a man | suspected of spying for Chad"
	}
	switch r.p.Prep(k) {
	case "after", "following", "before", "since", "during":
		return nil // "agreed to a truce following talks that Kenya brokered"
	}
	var out []record.ActorID
	for _, t := range r.d.Conjuncts(k) {
		for _, id := range r.p.ActorsAt(t) {
			if !r.ownSide(e, id) && !contains(out, id) {
				out = append(out, id)
			}
		}
	}
	if out == nil {
		if id := r.countryOf(k); id != "" && !r.ownSide(e, id) {
			out = []record.ActorID{id}
		}
	}
	if out != nil && !r.unheard(out) {
		return out
	}
	for c := range r.d.Kids(k) {
		if ids := r.foreign(e, c, depth+1); ids != nil {
			return ids
		}
	}
	return out
}

// charged are the participles for what somebody is thought to have done to others.
var charged = map[string]bool{"suspect": true, "accuse": true, "convict": true, "charge": true, "want": true, "blame": true}

// ownSide tells whether an actor is one of those who act, or of their country.
func (r *reader) ownSide(e *event, id record.ActorID) bool {
	if contains(e.Actors, id) {
		return true
	}
	a := r.p.Actor(id)
	for _, x := range e.Actors {
		if b := r.p.Actor(x); a != nil && b != nil && a.Country != "" && a.Country == b.Country {
			return true
		}
	}
	return false
}
