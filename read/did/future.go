package did

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// future turns what somebody says he will do into the act that this is: a promise when it helps ("will send aid": AGREE),
// a refusal when he will not ("will not free them": REJECT), a threat when it harms ("will strike": THREATEN). A meeting
// that is to come stays a meeting.
func (r *reader) future(e *event, c *clause) {
	if e.Type == "AGREE" && r.failed(c.v) {
		r.become(e, "REJECT", "120") // "failed to reach a deal"
		e.Modality = record.Asserted
		return
	}
	if e.Type == "AGREE" && !e.noun && r.p.Negated(c.v) && len(e.Actors) > 0 {
		r.become(e, "REJECT", "120") // "does not accept the plan"
		e.Modality = record.Asserted
		return
	}
	if len(e.Actors) == 0 || c.passive || !r.willed(c.v) {
		return
	}
	not := r.p.Negated(c.v)
	switch {
	case r.unless(c.v) && r.speaks(e) && (!helps(e.Type) || not || e.Type == "RETREAT"):
		r.become(e, "THREATEN", "130") // "will pull out its peacekeepers unless the siege ends"
	case e.Type == "CONSULT" && not && e.Mode != "visit" && r.speaks(e):
		r.become(e, "REJECT", "125") // "says he will not negotiate with the rebels"
	case e.Type == "RETREAT" && !not && r.foretold(c):
		return
	case helps(e.Type) && not:
		r.become(e, "REJECT", "120")
	case helps(e.Type):
		r.become(e, "AGREE", "030")
	case harms(e.Type) && !not && e.Modality == record.Planned && r.speaks(e):
		if by := r.p.AttributedTo(r.d.Tokens[e.head].Span); len(by) > 0 && contrast(by, e.Actors) <= 0 {
			e.Actors, e.Recipients = by, without(e.Recipients, by) // it is he who threatens with his men
		}
		r.become(e, "THREATEN", "130")
	default:
		return
	}
	e.Modality = record.Asserted
}

// unless tells whether a clause holds unless somebody yields: "will boycott the vote unless the law is changed", "will
// strike if the shelling does not stop".
func (r *reader) unless(v int) bool {
	d := r.d
	for k := range d.Kids(v) {
		if d.Tokens[k].Rel != nlp.Advcl {
			continue
		}
		for m := range d.Kids(k) {
			if t := &d.Tokens[m]; t.Rel == nlp.Mark && (t.Lower == "unless" || t.Lower == "if" && r.p.Negated(k)) {
				return true
			}
		}
	}
	return false
}

// noLonger makes a break of what somebody does no longer: "no longer recognises the island" is a SANCTION, "will no
// longer honour the accord" a REJECT.
func (r *reader) noLonger(e *event, v int) {
	d := r.d
	found := false
	for k := range d.Kids(v) {
		t := &d.Tokens[k]
		found = found || t.Lower == "longer" && k > 0 && d.Tokens[k-1].Lower == "no"
	}
	if !found {
		return
	}
	switch e.Type {
	case "SUPPORT", "COOPERATE", "AID":
		e.Type, e.Mode = "SANCTION", "discontinue"
		if e.CAMEO = "160"; e.frame.CAMEO == "054" {
			e.CAMEO = "161"
		}
	case "AGREE", "RETREAT", "CONCEDE":
		e.Type, e.CAMEO, e.Mode = "REJECT", "120", ""
	default:
		return
	}
	e.Modality = record.Asserted
}

// failed tells whether a clause is what its subject failed to do.
func (r *reader) failed(v int) bool {
	t := &r.d.Tokens[v]
	return (t.Rel == nlp.Xcomp || t.Rel == nlp.Advcl) && t.Head >= 0 && r.d.Tokens[t.Head].Lemma == "fail"
}

// speaks tells whether it is told on the word of its own actors, or of nobody: others can only foretell it.
func (r *reader) speaks(e *event) bool {
	by := r.p.AttributedTo(r.d.Tokens[e.head].Span)
	return len(by) == 0 || contrast(by, e.Actors) > 0 || r.hisOwn(e, by)
}

// foretold tells whether what helps is only told to come, as the terms of a deal: "Under the accord the rebels will free nine
// captives".
func (r *reader) foretold(c *clause) bool {
	k := r.with(c, "under")
	return k >= 0 && (dealWords[r.lemma(k)] || r.lemma(k) == "term")
}

// hisOwn tells whether those who act are the speaker's: "He said his men would attack the port".
func (r *reader) hisOwn(e *event, by []record.ActorID) bool {
	if e.who < 0 {
		return false
	}
	k := r.d.Kid(e.who, nlp.NmodPoss)
	if k < 0 {
		return false
	}
	switch r.d.Tokens[k].Lower {
	case "my", "our":
		return true
	case "his", "her": // whoever a long apposition before it has made of it
		a := r.p.Actor(by[0])
		return a != nil && a.Kind == record.Person
	}
	return contrast(r.parties(k), by) > 0
}

// become changes the type of an event to what is said of it: its code is then that of a promise, refusal or threat of
// what it was.
func (r *reader) become(e *event, typ, plain string) {
	code, mode := lexicon.ContentCode(typ, e.CAMEO)
	if code == "" {
		code = plain
	}
	e.Type, e.CAMEO, e.Mode = typ, code, mode
}

func helps(typ string) bool {
	switch typ {
	case "AID", "RETREAT", "CONCEDE", "COOPERATE", "SUPPORT":
		return true
	}
	return false
}

func harms(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "SANCTION", "PROTEST":
		return true
	}
	return false
}

// willed tells whether a clause says that its subject will do it: "will", "would", "shall", "is going to", "is ready to".
func (r *reader) willed(v int) bool {
	d := r.d
	for k := range d.Kids(v) {
		t := &d.Tokens[k]
		if t.Rel != nlp.Aux {
			continue
		}
		switch t.Lower {
		case "will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d":
			return true
		}
	}
	t := &d.Tokens[v]
	if t.Rel == nlp.Conj && t.Head >= 0 && d.Kid(v, nlp.Aux, nlp.Nsubj) < 0 {
		return r.willed(t.Head)
	}
	if t.Rel == nlp.Xcomp && t.Head >= 0 && d.Tokens[t.Head].Lemma == "go" {
		return true
	}
	return false
}

// must makes a demand of "the envoy said the rebels must leave": who says what others must do asks them.
func (r *reader) must(v int) {
	d := r.d
	if !reports[d.Tokens[v].Lemma] {
		return
	}
	k := d.Kid(v, nlp.Ccomp, nlp.Parataxis)
	if k < 0 || !r.bidden(k) {
		return
	}
	c := r.clauseOf(v)
	if c.doer < 0 {
		return
	}
	e := &event{head: v, verb: v, who: c.doer, whom: -1, content: k, frame: mustFrame}
	e.Type, e.CAMEO, e.Modality = "REQUEST", "100", record.Asserted
	e.Actors = r.parties(c.doer)
	if s := r.p.Subject(k); s >= 0 && s != c.doer {
		e.Recipients, e.whom = without(r.parties(s), e.Actors), s
	}
	if code, mode := lexicon.ContentCode("REQUEST", r.innerCode(k)); code != "" {
		e.CAMEO, e.Mode = code, mode
	}
	if len(e.Recipients) == 0 {
		return
	}
	r.take(k)
	r.add(e)
}

var mustFrame = &lexicon.EventFrame{Type: "REQUEST", CAMEO: "100"}

// reports are the verbs behind which a "must" is a demand.
var reports = map[string]bool{"say": true, "declare": true, "announce": true, "state": true, "add": true, "stress": true, "insist": true, "warn": true, "tell": true,
	"argue": true, "emphasize": true, "emphasise": true, "write": true, "reiterate": true, "maintain": true}

func (r *reader) bidden(k int) bool {
	if h := r.d.Tokens[k].Head; h >= 0 && r.d.Tokens[k].Rel == nlp.Xcomp && r.p.HasTo(h) && r.p.Infinitive(k) {
		return true // "Chad has to withdraw"
	}
	for a := range r.d.Kids(k) {
		if t := &r.d.Tokens[a]; t.Rel == nlp.Aux {
			switch t.Lower {
			case "must", "should", "ought":
				return true
			}
		}
	}
	return false
}
