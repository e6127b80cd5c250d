package did

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// refine makes mode, code and context of an event more exact by the words around it: the weapon, the matter.
func (r *reader) refine(e *event) {
	e.Context = append([]string(nil), e.frame.Context...)
	if e.Type == "ASSAULT" {
		r.bomb(e)
		r.weapon(e)
	}
	for k := range r.scope(e) {
		if c := lexicon.EventContext(r.d.Tokens[k].Lemma); c != "" && !has(e.Context, c) && len(e.Context) < 3 {
			e.Context = append(e.Context, c)
		}
	}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// bomb tells the bombings of those who have an air force from all others, which are done with explosives.
func (r *reader) bomb(e *event) {
	if w := lemmaOf(r, e); e.Mode != "aerial" || w != "bombing" && w != "bomb" {
		return
	}
	for _, id := range e.Actors {
		if a := r.p.Actor(id); a != nil && a.Kind != record.ArmedGroup && a.Kind != record.GroupKind && a.Kind != record.Person && a.Kind != record.People {
			return
		}
	}
	for k := range r.scope(e) {
		if mode, _ := lexicon.Weapon(r.d.Tokens[k].Lemma); mode == "aerial" {
			return
		}
	}
	e.Mode, e.CAMEO = "explosives", "183"
}

// weapon reads the weapon of an assault: "drone strikes", "killed by a car bomb", "missiles struck".
func (r *reader) weapon(e *event) {
	for k := range r.scope(e) {
		if r.wrecked(e, k) {
			continue
		}
		word := r.d.Tokens[k].Lemma
		if word == "gas" && k > 0 && r.d.Tokens[k-1].Lower == "tear" {
			word = "tear-gas"
		}
		if word == "bomber" && k > 0 && r.d.Tokens[k-1].Lower == "suicide" {
			word = "suicide" // no aircraft
		}
		mode, code := lexicon.Weapon(word)
		if mode == "" {
			continue
		}
		if e.Mode == "" || e.Mode == "heavy-weapons" && mode == "drone" || e.Mode == "firearms" && mode == "heavy-weapons" {
			e.Mode = mode
		}
		if e.CAMEO == "190" || e.CAMEO == "193" && mode == "heavy-weapons" || e.CAMEO == "180" && e.Type == "ASSAULT" {
			e.CAMEO = code
		}
		return
	}
}

// wrecked tells whether word k is of what a blow hits, not of what it is dealt with: "destroyed four mortar tubes".
func (r *reader) wrecked(e *event, k int) bool {
	o := r.p.Object(e.verb)
	return !e.noun && wrecks[r.d.Tokens[e.verb].Lemma] && o >= 0 && (k == o || r.d.Under(k, o))
}

// wrecks are verbs whose object is hit, never what hits.
var wrecks = map[string]bool{"destroy": true, "disable": true, "damage": true, "wreck": true, "engage": true, "suppress": true, "neutralise": true, "neutralize": true}

// usedBy is what is used by a clause k that hangs on an event, or on its object: "conducted strikes | using bombers and drones".
func (r *reader) usedBy(k int) []int {
	if r.d.Tokens[k].Rel == nlp.Obj {
		if k = r.d.Kid(k, nlp.Acl); k < 0 {
			return nil
		}
	}
	t := &r.d.Tokens[k]
	if t.Lemma != "use" || t.Rel != nlp.Acl && t.Rel != nlp.Advcl {
		return nil
	}
	o := r.d.Kid(k, nlp.Obj)
	if o < 0 {
		return nil
	}
	return r.d.Conjuncts(o)
}

// scope yields the words that qualify an event: on it, on its verb, in its subject and object.
func (r *reader) scope(e *event) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for _, h := range [...]int{e.head, e.verb, e.who} {
			if h < 0 {
				continue
			}
			if !yield(h) {
				return
			}
			for k := range r.d.Kids(h) {
				switch r.d.Tokens[k].Rel {
				case nlp.Amod, nlp.Compound, nlp.Obj, nlp.Obl, nlp.OblAgent, nlp.Nsubj, nlp.NsubjPass, nlp.Nmod, nlp.Conj:
					if !yield(k) {
						return
					}
					for c := range r.d.Kids(k) {
						if rel := r.d.Tokens[c].Rel; (rel == nlp.Compound || rel == nlp.Amod) && !yield(c) {
							return
						}
					}
				}
				for _, c := range r.usedBy(k) {
					if !yield(c) {
						return
					}
				}
			}
		}
	}
}
