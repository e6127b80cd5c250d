package did

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// dealWords are what talks end with when they end well.
var dealWords = map[string]bool{"deal": true, "agreement": true, "accord": true, "truce": true, "ceasefire": true, "cease-fire": true, "pact": true, "settlement": true,
	"compromise": true, "understanding": true, "breakthrough": true, "declaration": true, "treaty": true}

// talksOfDeals gives talks without parties those of the deal that they led to: "Chad and Niger agreed to open the road. The
// deal was reached after six hours of talks in Lima."
func (r *reader) talksOfDeals() {
	for i, e := range r.events {
		if e.gone || e.Type != "CONSULT" || !e.noun || len(e.Actors)+len(e.Recipients) > 0 || !r.ledToDeal(e.head) {
			continue
		}
		for k := i - 1; k >= 0 && r.near(r.events[k], e, 4); k-- {
			a := r.events[k]
			if a.gone || a.Type != "AGREE" && a.Type != "RETREAT" && a.Type != "SUPPORT" || a.Modality != record.Asserted || len(a.Actors) < 2 {
				continue
			}
			e.Actors, e.Mutual = without(a.Actors, union(union(nil, e.Mediator), e.Host)), true
			e.Participants = union(union(nil, e.Actors), e.Participants)
			break
		}
	}
}

// ledToDeal tells whether talks are what a deal "was reached after", "followed" or "came out of".
func (r *reader) ledToDeal(i int) bool {
	d := r.d
	h := d.Tokens[i].Head
	if h >= 0 && d.Tokens[i].Rel == nlp.Nmod && r.p.Prep(i) == "of" { // "six hours of talks", "a round of talks"
		i, h = h, d.Tokens[h].Head
	}
	if h < 0 || d.Tokens[h].UPOS != nlp.VERB {
		return false
	}
	switch r.p.Prep(i) {
	case "after", "following", "during", "in", "at", "from":
	case "":
		if d.Tokens[i].Rel != nlp.Obj || d.Tokens[h].Lemma != "follow" && d.Tokens[h].Lemma != "cap" && d.Tokens[h].Lemma != "crown" {
			return false
		}
	default:
		return false
	}
	s := r.p.Subject(h)
	return s >= 0 && dealWords[r.lemma(s)] && r.pointsBack(s)
}

// makes are the verbs that tell how a deal came about, those of mediators marked.
var makes = map[string]string{"reach": "side", "agree": "side", "sign": "side", "strike": "side", "conclude": "side", "negotiate": "side", "forge": "side", "seal": "side",
	"clinch": "side", "announce": "side", "declare": "side", "broker": "mediator", "mediate": "mediator", "facilitate": "mediator", "sponsor": "mediator"}

// madeIn is the clause that tells of the deal of noun i by whom, where or when it was made: "the truce that was agreed in
// Muscat", "a ceasefire brokered by Qatar", "The deal reached in May collapsed". -1 when none does.
func (r *reader) madeIn(i int) int {
	d := r.d
	if i < 0 || !dealWords[r.lemma(i)] || r.whichever(i) {
		return -1
	}
	for _, k := range r.modifiersOf(i) {
		if k > i && d.Tokens[k].Rel != nlp.Amod && (makes[r.verbLemma(k)] != "" && (r.p.Passive(k) || d.Tokens[k].Rel == nlp.Acl && d.Tokens[k].XPOS == "VBD" && d.Kid(k, nlp.Obj) < 0) || r.begins(k)) && !r.p.Negated(k) && (r.pointsBack(i) || r.p.Modality(k) == record.Asserted && !r.wished(i)) && r.placed(k) {
			return k
		}
	}
	if t := &d.Tokens[i]; t.Rel == nlp.Nsubj && r.begins(t.Head) && r.p.Modality(t.Head) == record.Asserted && r.placed(t.Head) {
		return t.Head
	}
	k := i + 1 // where the parser takes the participle for the main verb; a deal reaches nothing itself
	if t := &d.Tokens[i]; t.Rel == nlp.Nsubj && t.Head == k && makes[r.verbLemma(k)] != "" && d.Kid(k, nlp.Obj, nlp.Xcomp, nlp.Ccomp) < 0 && r.placed(k) {
		return k
	}
	return -1
}

// begins tells "took effect on Sunday", "came into force".
func (r *reader) begins(v int) bool {
	d := r.d
	if v < 0 || d.Tokens[v].UPOS != nlp.VERB {
		return false
	}
	switch d.Tokens[v].Lemma {
	case "take":
		o := d.Kid(v, nlp.Obj)
		return o >= 0 && d.Tokens[o].Lower == "effect"
	case "come", "go", "enter":
		k := r.p.Obl(v, "into")
		return k >= 0 && (d.Tokens[k].Lower == "force" || d.Tokens[k].Lower == "effect")
	}
	return false
}

// placed tells whether a clause says where, when or by whom.
func (r *reader) placed(k int) bool {
	return r.d.Kid(k, nlp.Obl, nlp.OblAgent, nlp.OblUnmarked) >= 0
}

// made fills the event of a deal from the clause v that tells how it was made.
func (r *reader) made(e *event, v int) {
	e.verb = v
	if r.d.Tokens[v].Rel == nlp.AclRelcl || r.pointsBack(e.head) {
		e.Modality = record.Asserted // "demanded that they keep the truce that was agreed in May"
	}
	if k := r.p.Obl(v, "between"); k >= 0 {
		e.Actors = union(e.Actors, union(r.parties(k), r.namesUnder(k, v)))
	}
	if len(e.Actors) < 2 {
		e.Actors = union(e.Actors, r.behindBetween(v))
	}
	if a := r.p.Agent(v); a >= 0 {
		if makes[r.verbLemma(v)] == "side" {
			e.Actors = union(e.Actors, union(r.parties(a), r.namesUnder(a, v)))
		} else {
			e.Mediator = union(e.Mediator, r.parties(a))
		}
	}
	e.Actors = without(e.Actors, e.Mediator)
	if len(e.Actors) == 0 {
		e.Actors = append(e.Actors, e.Mediator...)
	}
	e.Mutual = len(e.Actors) > 1
}

// signed is the event that verb v tells, but for the work of a mediator; nil when it tells none.
func (r *reader) signed(v int) *event {
	for k := len(r.events) - 1; k >= 0 && r.d.Tokens[r.events[k].head].Sent == r.d.Tokens[v].Sent; k-- {
		if e := r.events[k]; e.head == v && e.By == "" && e.CAMEO != "045" && !r.echo(e) {
			return e
		}
	}
	return nil
}

// whichever tells "any deal reached in the talks", of which there is none yet.
func (r *reader) whichever(i int) bool {
	for k := range r.d.Kids(i) {
		switch r.d.Tokens[k].Lower {
		case "any", "no", "every", "whatever", "some", "future", "final", "eventual":
			return k < i
		}
	}
	return false
}

// wished tells whether noun i is what somebody hopes or works for: "wants a truce brokered by Ghana".
func (r *reader) wished(i int) bool {
	h := r.d.Tokens[i].Head
	if h < 0 {
		return false
	}
	switch r.d.Tokens[h].Lemma {
	case "hope", "want", "seek", "need", "expect", "await", "push", "press", "work", "strive", "aim", "pray", "wait", "favour", "favor", "prefer", "propose":
		return true
	}
	return false
}
