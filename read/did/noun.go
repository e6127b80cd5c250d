package did

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// lightVerb tells what the subject of a clause is to the event of the noun that does the work: "held talks" (who),
// "came under attack" (whom); "" when there is no such noun.
func (r *reader) lightVerb(c *clause) (role string, noun int) {
	verb := c.lemma
	if prt := r.p.Particle(c.v); prt != "" {
		verb += " " + prt
	} else if n := c.v + 1; n < len(r.d.Tokens) && particles[r.d.Tokens[n].Lower] && r.d.Tokens[n].Head == c.v {
		verb += " " + r.d.Tokens[n].Lower // "pushed back an attack", where the parser takes "back" for an adverb
	}
	if role = lexicon.LightVerb(verb); role != "" && c.obj >= 0 && !r.auxiliary(c.v) {
		for _, n := range r.d.Conjuncts(c.obj) {
			if r.bestNoun(n) != nil {
				return role, n
			}
		}
	}
	for k := range r.d.Kids(c.v) { // "took part in talks", "came under attack"
		if r.d.Tokens[k].Rel != nlp.Obl {
			continue
		}
		prep := r.p.Prep(k)
		full := verb + " " + prep
		if c.obj >= 0 && c.obj != c.doer {
			full = verb + " " + r.d.Tokens[c.obj].Lower + " " + prep
		}
		if role = lexicon.LightVerb(full); role != "" && r.bestNoun(k) != nil {
			return role, k
		}
	}
	return "", -1
}

// auxiliary tells "had on Tuesday called the raid a crime", where the parser has taken "had" for a verb of its own.
func (r *reader) auxiliary(v int) bool {
	if r.d.Tokens[v].Lemma != "have" {
		return false
	}
	for k := range r.d.Kids(v) {
		if t := &r.d.Tokens[k]; t.XPOS == "VBN" && (t.Rel == nlp.Xcomp || t.Rel == nlp.Ccomp) {
			return true
		}
	}
	return false
}

// lightEvent is the event of a light verb's noun.
func (r *reader) lightEvent(c *clause, role string, n int) *event {
	f := r.bestNoun(n)
	if f == nil || r.guardedNoun(n, f) {
		return nil
	}
	e := r.nounEvent(n, f)
	e.verb = c.v
	subject := r.doers(c)
	switch role {
	case "who":
		if f.Sides {
			e.Actors = union(subject, e.Actors)
		} else if subject != nil {
			if len(e.Recipients) == 0 {
				e.Recipients = without(e.Actors, subject)
			}
			e.Actors = subject
		}
		e.who = c.doer
	case "whom":
		if r.d.Kid(n, nlp.NmodPoss) >= 0 {
			e.Actors = without(e.Actors, subject) // "Peru suffered its worst bombing" does not make Peru the bomber
		}
		if len(e.Actors) == 0 {
			for _, prep := range []string{"from", "by"} {
				if k := r.with(c, prep); k >= 0 && len(e.Actors) == 0 {
					e.Actors, e.who = r.parties(k), k
				}
			}
		}
		e.Recipients = union(e.Recipients, without(subject, e.Actors))
		e.whom = c.doer
	case "host":
		e.Host = subject
		if len(e.Actors) == 0 {
			e.Actors = subject
		}
		e.who = c.doer
	case "mediator":
		e.Mediator = subject
		if len(e.Actors) == 0 {
			e.Actors = subject
		}
		e.who = c.doer
	}
	if f.Sides {
		for _, prep := range []string{"with", "between", "among"} {
			if k := r.p.Obl(c.v, prep); k >= 0 {
				e.Actors = union(e.Actors, r.parties(k))
			}
		}
		e.Mutual = len(e.Actors) > 1
	} else if len(e.Recipients) == 0 && role == "who" {
		e.Recipients, e.whom = r.search(c, &lexicon.EventFrame{Type: f.Type}, e.Actors)
		if e.Recipients == nil && physical(f.Type) {
			e.Recipients = r.victims(c, e)
		}
	}
	e.Modality = r.p.Modality(c.v)
	if e.Modality == record.Denied && c.lemma == "go" && r.fared(c.v) {
		e.Modality = record.Asserted // "the trip did not go well"
	}
	if m := r.p.Modality(n); e.Modality == record.Asserted && m == record.Denied {
		e.Modality = m // "held no talks"
	}
	e.Ongoing = r.ongoing(c.v)
	r.used[n] = true
	r.nounContent(e, n)
	if role == "who" {
		r.future(e, c)
	}
	return e
}

// fared tells whether a verb is told with how it went.
func (r *reader) fared(v int) bool {
	for k := range r.d.Kids(v) {
		switch r.d.Tokens[k].Lower {
		case "well", "badly", "smoothly", "wrong", "far", "unnoticed":
			return true
		}
	}
	return false
}

// noun makes an event of noun i that stands by itself: "the strikes", "talks between Chad and Niger", "its withdrawal".
func (r *reader) noun(i int) {
	f := r.bestNoun(i)
	if f == nil || r.guardedNoun(i, f) || r.inName(i) || r.label(i) || r.manner(i) || r.acts(i) {
		return
	}
	if f.Type == "CONSULT" && r.besides(i) || f.Type == "ASSAULT" && r.heads(i) {
		return
	}
	if spoken[f.Type] && r.p.GivenUp(i) {
		return // who drops a demand makes none
	}
	e := r.nounEvent(i, f)
	r.laidOn(e, i)
	if len(e.Actors) == 0 && e.Type == "REQUEST" { // "demands for a truce | from Norway"
		if c := r.p.Obl(i, "for"); c > i {
			if o := r.p.Obl(c, "from"); o > c {
				e.Actors = r.parties(o)
			}
		}
	}
	if ids := r.whoIsMeeting(i); ids != nil {
		e.Actors, e.Mutual = ids, true
	}
	e.Modality = r.p.Modality(i)
	if v := r.madeIn(i); v >= 0 {
		r.made(e, v)
		if g := r.signed(v); g != nil { // its own clause has told it: "a deal signed by Chad and Niger in May"
			g.Actors = union(g.Actors, without(e.Actors, g.Recipients))
			g.Mutual = g.Mutual || len(g.Actors) > 1
			return
		}
	}
	r.governed(e, i)
	r.inTouch(e, i)
	if len(e.Actors) == 1 && e.Type == "CONSULT" && e.frame.Sides && r.hisCounterpart(i) {
		e.Actors = union(e.Actors, r.p.AttributedTo(r.d.Tokens[i].Span))
		e.Mutual = len(e.Actors) > 1
	}
	if len(e.Actors) == 0 && e.Type == "CONSULT" {
		e.Actors = r.settledIn(i)
		e.Mutual = len(e.Actors) > 1
	}
	if !r.worth(e) {
		return
	}
	r.nounContent(e, i)
	r.add(e)
}

// besides tells whether a meeting is only beside what is told: "met the king on the sidelines of a forum in Lima".
func (r *reader) besides(i int) bool {
	h := r.d.Tokens[i].Head
	if h < 0 || r.d.Tokens[i].Rel != nlp.Nmod {
		return false
	}
	switch r.d.Tokens[h].Lemma {
	case "sideline", "margin", "fringe":
		return r.p.Prep(i) == "of"
	}
	return false
}

// heads tells whether an act is only what somebody's office is over: "the director of military operations".
func (r *reader) heads(i int) bool {
	h := r.d.Tokens[i].Head
	if h < 0 || r.d.Tokens[i].Rel != nlp.Nmod || r.p.Prep(i) != "of" {
		return false
	}
	switch r.d.Tokens[h].Lemma {
	case "director", "chief", "head", "commander", "general", "coordinator", "minister", "deputy", "spokesman", "spokesperson", "spokeswoman":
		return true
	}
	return false
}

// hisCounterpart tells whether talks are with somebody whom their teller calls his: "Lee said the talks in Lima with his
// Kenyan counterpart had been useful".
func (r *reader) hisCounterpart(i int) bool {
	for k := i + 1; k < min(i+10, r.d.Sents[r.d.Tokens[i].Sent].End); k++ {
		switch t := &r.d.Tokens[k]; {
		case t.UPOS == nlp.VERB:
			return false
		case t.Lower == "counterpart":
			return r.d.Kid(k, nlp.NmodPoss) >= 0
		}
	}
	return false
}

// acts tells whether a noun that may name a meeting names a body that does something: "The forum has agreed to open an
// office".
func (r *reader) acts(i int) bool {
	t := &r.d.Tokens[i]
	switch t.Lemma {
	case "forum", "assembly", "congress", "council", "convention", "hearing":
	default:
		return false
	}
	return t.Rel == nlp.Nsubj && t.Head >= 0 && r.d.Tokens[t.Head].UPOS == nlp.VERB && r.p.World.VerbFrames(r.d.Tokens[t.Head].Lemma) != nil
}

// label tells whether noun i only names the subject of a report before a colon: "Sahel conflict: A bus was burnt".
func (r *reader) label(i int) bool {
	s := &r.d.Sents[r.d.Tokens[i].Sent]
	for k := s.Start; k < min(s.End, s.Start+9); k++ {
		t := &r.d.Tokens[k]
		if t.Form == ":" {
			return k > i
		}
		if t.UPOS == nlp.VERB || t.UPOS == nlp.AUX {
			return false
		}
	}
	return false
}

// manner tells whether noun i only says how another act was meant: "resigned in protest at the raid".
func (r *reader) manner(i int) bool {
	t := &r.d.Tokens[i]
	return t.Lower == "protest" && i > 0 && r.d.Tokens[i-1].Lower == "in" && t.Head >= 0 && r.d.Tokens[t.Head].UPOS == nlp.VERB
}

// governed takes a party from the verb that an event noun hangs on: "killed two in an attack on the port".
func (r *reader) governed(e *event, i int) {
	t := &r.d.Tokens[i]
	if t.Head < 0 {
		return
	}
	if r.d.Tokens[t.Head].UPOS != nlp.VERB {
		if e.frame.Sides && len(e.Actors) == 1 && r.d.Kid(t.Head, nlp.Cop) >= 0 {
			e.Actors = union(e.Actors, r.mood(e, i)) // "was hopeful after talks with Chad"
			e.Mutual = len(e.Actors) > 1
		}
		if h := r.occasionOf(e, i); h >= 0 {
			c := r.clauseOf(h)
			e.Actors = union(e.Actors, without(r.doers(&c), e.Actors))
			e.Mutual = len(e.Actors) > 1
		}
		return
	}
	c := r.clauseOf(t.Head)
	if e.frame.Sides && len(e.Actors) < 2 {
		for _, prep := range []string{"between", "with", "among"} {
			if k := r.p.Obl(t.Head, prep); k >= 0 && (t.Rel == nlp.Nsubj || t.Rel == nlp.NsubjPass || t.Rel == nlp.Obj) {
				e.Actors = union(e.Actors, r.parties(k)) // "fighting has continued between"
			}
		}
		if p := r.p.Prep(i); len(e.Actors) == 0 && t.Rel == nlp.Obl && (p == "in" || p == "during" || p == "at") {
			k := r.p.Obl(t.Head, "with")
			if k < 0 && c.obj >= 0 && c.obj < i {
				k = r.p.Obl(c.obj, "with")
			}
			if k < 0 && e.Mode == "phone" {
				k = r.spokenTo(&c)
			}
			if k >= 0 {
				e.Actors = union(union(nil, r.doers(&c)), r.parties(k)) // "made progress with Chad in talks"
				e.verb = t.Head
			}
		}
		for k := range r.d.Kids(t.Head) { // "agreed after talks in Lima, Peru, involving the ministers", hung on the verb
			if p := &r.d.Tokens[k]; p.Rel == nlp.Advcl && p.XPOS == "VBG" && k > i && (p.Lemma == "involve" || p.Lemma == "include") && r.d.Kid(k, nlp.Nsubj) < 0 {
				if o := r.d.Kid(k, nlp.Obj); o >= 0 {
					e.Actors = union(e.Actors, union(r.parties(o), r.namesUnder(o, i)))
				}
			}
		}
		if len(e.Actors) == 1 {
			e.Actors = union(e.Actors, r.otherSide(e, i, &c))
		}
		e.Mutual = len(e.Actors) > 1
	}
	if p := r.p.Prep(i); t.Rel == nlp.Obl && len(e.Actors) == 0 && (p == "of" || p == "for") && r.accuses(c.lemma) {
		if o := r.d.Kid(t.Head, nlp.Obj); o >= 0 {
			e.Actors, e.who = r.parties(o), o // "accused Sudan of the bombing"
		}
	}
	if p := r.p.Prep(i); t.Rel == nlp.Obl && (p == "in" || p == "during" || p == "after") && physical(e.Type) && (c.lemma == "die" || c.lemma == "perish") && c.doer >= 0 {
		if ids := r.parties(c.doer); len(ids) > 0 && len(e.Recipients) == 0 {
			e.Recipients = without(ids, e.Actors)
		}
		e.whom, e.verb = c.doer, t.Head // "Nine children died in a bombing"
		if len(e.Recipients) == 0 {
			e.Recipients = r.victims(&c, e)
		}
	}
	switch {
	case c.doer == i && len(e.Recipients) == 0 && physical(e.Type) && c.obj >= 0 && r.patient(c.obj) && !feeling[c.lemma]:
		e.Recipients, e.whom = without(r.parties(c.obj), e.Actors), c.obj // "the strikes killed nine soldiers"
	case c.obj == i && c.doer >= 0 && len(e.Actors) == 0 && ordains[c.lemma] && !r.p.Passive(t.Head):
		e.Actors, e.who, e.verb = without(r.doers(&c), e.Recipients), c.doer, t.Head // "The court ordered the dissolution of the party"
	}
}

// spokenTo is the one to whom a clause says something: "told the king | in a phone call", "apologised to the king". Of two who do it
// together it is their own word: "The two discussed trade in a phone call". -1 for none.
func (r *reader) spokenTo(c *clause) int {
	if c.passive || c.doer < 0 {
		return -1
	}
	for _, k := range [...]int{c.obj, r.givenTo(c.v), r.p.Obl(c.v, "to")} {
		if k >= 0 && k != c.doer && r.p.ActorsAt(k) != nil {
			return k
		}
	}
	if len(r.doers(c)) > 1 {
		return c.doer
	}
	return -1
}

// inTouch adds the side that stands before "be": "The rebels are in contact with Niger", and the one who tells of "There
// was contact with the rebels".
func (r *reader) inTouch(e *event, i int) {
	if e.Type != "CONSULT" || !e.frame.Sides {
		return
	}
	if len(e.Actors) == 0 && r.p.Prep(i) == "in" && r.d.Kid(i, nlp.Cop) >= 0 { // "The two states are in talks on a loan"
		if k := r.d.Kid(i, nlp.Nsubj); k >= 0 && r.plural(k) {
			e.Actors = r.parties(k)
			e.Mutual = len(e.Actors) > 1
		}
		return
	}
	if len(e.Actors) != 1 || r.p.Obl(i, "with") < 0 {
		return
	}
	for k := range r.d.Kids(i) {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Nsubj && k < i {
			e.Actors = union(e.Actors, r.parties(k))
			e.Mutual = len(e.Actors) > 1
			return
		}
	}
	if h := r.d.Tokens[i].Head; h >= 0 && r.d.Tokens[i].Rel == nlp.Nsubj && r.d.Tokens[h].Lemma == "be" && r.d.Kid(h, nlp.Expl) >= 0 {
		e.Actors = union(e.Actors, r.p.AttributedTo(r.d.Tokens[i].Span))
		e.Mutual = len(e.Actors) > 1
	}
}

// settledIn are those who settle something when they met for it in the talks of noun i: "Chad and Niger agreed to open
// the border after two days of talks in Lima". Of one side alone it must be told where it met.
func (r *reader) settledIn(i int) []record.ActorID {
	if !r.p.World.EventClass("talks", r.lemma(i)) {
		return nil
	}
	k := i
	if h := r.d.Tokens[i].Head; h >= 0 && r.p.Prep(i) == "of" && lasting[r.d.Tokens[h].Lemma] {
		k = h
	}
	switch r.p.Prep(k) {
	case "after", "following", "at", "in", "during":
	default:
		return nil
	}
	v := r.d.Tokens[k].Head
	for n := 0; n < 3 && v >= 0 && r.p.Infinitive(v); n++ { // "agreed to extend the truce following talks"
		v = r.d.Tokens[v].Head
	}
	if v < 0 {
		return nil
	}
	switch r.d.Tokens[v].Lemma {
	case "agree", "sign", "announce", "reach", "settle", "conclude", "decide", "pledge", "declare", "initial", "strike", "fail", "exchange":
	default:
		return nil
	}
	main := r.clauseOf(v)
	if main.passive {
		return nil
	}
	if ids := r.doers(&main); len(ids) > 1 || len(ids) == 1 && r.p.PlaceOf(i) != nil && !r.unheard(ids) {
		return ids
	}
	return nil
}

// lasting are the nouns that tell how long talks went on, or how often.
var lasting = map[string]bool{"day": true, "hour": true, "week": true, "month": true, "year": true, "round": true, "series": true, "marathon": true, "session": true}

// ordains are verbs by whose subject the act is done that their object names.
var ordains = map[string]bool{"order": true, "announce": true, "impose": true, "authorise": true, "authorize": true, "oversee": true, "declare": true, "decree": true}

// feeling are verbs by which an act moves those who hear of it, not those whom it hits: "she was horrified by the raid".
var feeling = map[string]bool{"horrify": true, "shock": true, "appal": true, "appall": true, "sadden": true, "outrage": true, "anger": true, "alarm": true,
	"stun": true, "concern": true, "worry": true, "upset": true, "disturb": true, "trouble": true, "surprise": true, "dismay": true, "infuriate": true, "enrage": true,
	"condemn": true, "discuss": true, "mourn": true, "prompt": true, "lead": true, "force": true, "bring": true, "draw": true, "unite": true, "divide": true}

// accuses tells verbs that lay something to somebody's charge.
func (r *reader) accuses(verb string) bool {
	switch verb {
	case "accuse", "blame", "suspect", "condemn", "criticise", "criticize", "denounce", "charge", "convict":
		return true
	}
	return false
}

// occasionOf is the verb of who did something on an occasion behind the talks of noun i, whose other side he is: "said at a
// briefing following talks with the king". -1 for none.
func (r *reader) occasionOf(e *event, i int) int {
	h := r.d.Tokens[i].Head
	if !e.frame.Sides || len(e.Actors) != 1 || r.p.Obl(i, "with") < 0 || r.p.Prep(i) != "following" && r.p.Prep(i) != "after" || r.d.Tokens[h].Rel != nlp.Obl {
		return -1
	}
	v := r.d.Tokens[h].Head
	if v < 0 || r.d.Tokens[v].UPOS != nlp.VERB {
		return -1
	}
	return v
}

// otherSide is the side that "talks with X" leaves to its clause: who opens them, who does something after them, who
// tells of them.
func (r *reader) otherSide(e *event, i int, c *clause) []record.ActorID {
	if r.p.Obl(i, "with") < 0 {
		return nil
	}
	switch r.d.Tokens[i].Rel {
	case nlp.Obj, nlp.Obl:
	default:
		return nil
	}
	if g, ok := lexicon.GovernorOf(c.lemma, 'v'); ok && g.Modality == "denied" {
		return nil
	}
	if c.doer >= 0 && c.doer != i {
		if ids := without(r.doers(c), e.Actors); len(ids) > 0 {
			return ids
		}
	}
	return without(r.p.AttributedTo(r.d.Tokens[i].Span), e.Actors)
}

// mood is the other side of the talks of noun i after which somebody was so: who was, or who says it of the other one.
func (r *reader) mood(e *event, i int) []record.ActorID {
	if r.p.Obl(i, "with") < 0 || r.d.Tokens[i].Rel != nlp.Obl {
		return nil
	}
	if s := r.p.Subject(r.d.Tokens[i].Head); s >= 0 {
		if ids := without(r.parties(s), e.Actors); len(ids) > 0 {
			return ids
		}
	}
	return without(r.p.AttributedTo(r.d.Tokens[i].Span), e.Actors)
}

// worth tells whether a noun by itself tells enough to be an event: it has a party, or points back to one that has.
func (r *reader) worth(e *event) bool {
	who, whom := len(e.Actors) > 0, len(e.Recipients) > 0
	switch e.Type {
	case "SUPPORT", "REJECT", "THREATEN":
		return who && whom // "the opposition to the plan" by itself tells of no act
	case "CONSULT":
		return who || whom || e.definite || r.convened(e) || r.arranged(e)
	case "AGREE":
		return len(e.Actors)+len(e.Recipients) > 1 || e.definite || r.concluded(e.head) // "a political settlement" by itself is not agreed yet
	case "MOBILIZE", "REQUEST", "AID":
		return who
	case "RETREAT":
		rel := r.d.Tokens[e.head].Rel
		return who || r.concluded(e.head) || whom && (rel == nlp.Nsubj || rel == nlp.NsubjPass || rel == nlp.Root || rel == nlp.Obj) || e.definite && !whom
	}
	return who || whom || e.definite || e.Type == "ASSAULT" && e.verb != e.head || r.attack(e)
}

// concluded tells an agreement of the past that is told by its year, by what came of it or by how it was made: "a 2005 peace
// deal", "the accord that ended the war", "a truce agreed in Muscat".
func (r *reader) concluded(i int) bool {
	if !dealWords[r.lemma(i)] {
		return false
	}
	if r.madeIn(i) >= 0 {
		return true
	}
	for k := range r.d.Kids(i) {
		t := &r.d.Tokens[k]
		switch {
		case k < i && len(t.Form) == 4 && (t.Form[:2] == "19" || t.Form[:2] == "20") && t.UPOS == nlp.NUM:
			return true
		case (t.Rel == nlp.Acl || t.Rel == nlp.AclRelcl) && (t.Lemma == "end" || t.Lemma == "follow") && (t.XPOS == "VBD" || t.XPOS == "VBG"):
			return true
		}
	}
	t := &r.d.Tokens[i]
	return t.Rel == nlp.Nsubj && t.Head >= 0 && r.d.Tokens[t.Head].Lemma == "end" && r.d.Tokens[t.Head].XPOS == "VBD" // "A truce ended the siege"
}

// convened tells "an international conference in Lima": a gathering that is told without those who gather.
func (r *reader) convened(e *event) bool {
	w := r.lemma(e.head)
	return gathering(w) == w && w != "meeting" && r.p.PlaceOf(e.head) != nil
}

// nounContent makes the code of "an appeal for aid", "a pledge to withdraw" more exact.
func (r *reader) nounContent(e *event, n int) {
	k := -1
	for c := range r.d.Kids(n) {
		t := &r.d.Tokens[c]
		if t.Rel == nlp.Acl && r.p.Infinitive(c) {
			k = c
			break
		}
		if t.Rel == nlp.Nmod && (r.p.Prep(c) == "for" || r.p.Prep(c) == "of") && k < 0 {
			k = c
		}
	}
	if k < 0 {
		return
	}
	switch e.Type {
	case "REQUEST", "AGREE", "THREATEN", "REJECT":
		if code, mode := lexicon.ContentCode(e.Type, r.innerCode(k)); code != "" {
			e.CAMEO = code
			if mode != "" {
				e.Mode = mode
			}
		}
		r.take(k)
		e.content = k
	}
}

// bestNoun is the frame that fits noun i best, nil when none does.
func (r *reader) bestNoun(i int) *lexicon.EventFrame {
	t := &r.d.Tokens[i]
	if t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN || t.Lemma == "opposition" && r.actorLike(i) {
		return nil // "gave the opposition money"
	}
	frames := r.p.World.NounFrames(r.lemma(i))
	if frames == nil && t.UPOS == nlp.NOUN && strings.HasSuffix(t.Lower, "s") {
		if frames = r.p.World.NounFrames(t.Lower); frames == nil { // "talks"
			if frames = r.p.World.NounFrames(strings.TrimSuffix(t.Lower, "s")); frames == nil {
				if stem := strings.TrimSuffix(t.Lower, "es"); strings.HasSuffix(stem, "sh") || strings.HasSuffix(stem, "ch") || strings.HasSuffix(stem, "s") {
					frames = r.p.World.NounFrames(stem) // "clashes"
				}
			}
		}
	}
	var best *lexicon.EventFrame
	top := 0
	for _, f := range frames {
		if n := r.fitNoun(i, f); n > top {
			best, top = f, n
		}
	}
	return best
}

func (r *reader) fitNoun(i int, f *lexicon.EventFrame) int {
	n := 1
	for k := range f.Conds {
		q := &f.Conds[k]
		held := 0
		if q.Slot == "mod" {
			for c := range r.d.Kids(i) {
				switch r.d.Tokens[c].Rel {
				case nlp.Amod, nlp.Compound, nlp.NmodPoss, nlp.Nummod, nlp.NmodDesc:
					held = max(held, r.admitsOne(q, c))
				}
			}
			if held == 0 { // "exchange of prisoners", "violation of the truce"
				if o := r.p.Obl(i, "of"); o >= 0 {
					held = r.admitsOne(q, o)
				}
			}
		} else if o := r.p.Obl(i, q.Slot); o >= 0 {
			held = r.admitsOne(q, o)
		}
		if (held > 0) == q.Not {
			return 0
		}
		n += held
	}
	return n
}

// nounEvent fills an event from what hangs on noun i.
func (r *reader) nounEvent(i int, f *lexicon.EventFrame) *event {
	e := &event{head: i, verb: i, who: -1, whom: -1, content: -1, noun: true, frame: f}
	e.Type, e.Mode, e.CAMEO = f.Type, f.Mode, f.CAMEO
	e.definite = r.pointsBack(i)
	if f.Sides {
		e.Actors = r.sidesOf(i)
		if o := r.p.Obl(i, "of"); o >= 0 && f.Mode == "release" { // "the exchange of prisoners between Chad and Niger"
			e.Actors = without(e.Actors, r.p.ActorsAt(o))
			if len(e.Actors) == 0 {
				e.Actors = r.behindBetween(i)
			}
		}
		e.Mutual = len(e.Actors) > 1
		return e
	}
	d := r.d
	var of, poss, mod []record.ActorID
	for c := range d.Kids(i) {
		t := &d.Tokens[c]
		switch t.Rel {
		case nlp.NmodPoss:
			poss = r.parties(c)
			r.party(e, f.Poss, c, poss)
		case nlp.Amod, nlp.Compound, nlp.NmodDesc:
			if ids := r.p.ActorsAt(c); ids != nil {
				mod = union(mod, ids)
				if e.who < 0 {
					e.who = c
				}
			}
		case nlp.Nmod, nlp.Obl, nlp.OblAgent:
			if r.p.Absolute(c) {
				continue
			}
			switch prep := r.p.Prep(c); prep {
			case "of":
				of = r.partiesAt(c, "in")
				r.party(e, f.Of, c, of)
			case "by":
				e.Actors, e.who = union(e.Actors, r.parties(c)), c
			case "from":
				if f.Type == "RETREAT" || f.Type == "SANCTION" || f.Type == "REQUEST" && len(poss) > 0 {
					e.Recipients, e.whom = union(e.Recipients, r.partiesAt(c, "in")), c
				} else if ids := r.parties(c); ids != nil && len(e.Actors) == 0 {
					e.Actors, e.who = ids, c
				}
			case "on", "against", "at", "to", "toward", "towards", "into", "over", "with", "upon":
				if ids := r.partiesAt(c, "in"); ids != nil {
					e.Recipients, e.whom = union(e.Recipients, ids), c
				} else if e.whom < 0 && prep != "over" {
					e.whom = c
				}
			case "between", "among":
				e.Recipients, e.whom = union(e.Recipients, union(r.parties(c), r.namesUnder(c, i))), c // "mediation between"
			case "for":
				if f.Type == "SUPPORT" || f.Type == "AID" || f.Type == "CONCEDE" {
					e.Recipients, e.whom = union(e.Recipients, r.parties(c)), c
				}
			case "in":
				if physical(f.Type) && e.whom < 0 && len(e.Recipients) == 0 {
					e.Recipients = r.partiesAt(c, "in")
				}
			}
		case nlp.Acl:
			if t.XPOS == "VBN" {
				if a := r.p.Agent(c); a >= 0 && len(e.Actors) == 0 {
					e.Actors, e.who = r.parties(a), a
				}
			} else if t.Lemma == "target" || t.Lemma == "kill" || t.Lemma == "hit" {
				if o := d.Kid(c, nlp.Obj); o >= 0 {
					e.Recipients, e.whom = r.parties(o), o
				}
			}
		}
	}
	if len(e.Actors) == 0 {
		e.Actors = mod
	} else if len(e.Recipients) == 0 && f.Poss == 'm' {
		e.Recipients = without(mod, e.Actors)
	}
	e.Recipients = without(e.Recipients, e.Actors)
	return e
}

// party puts the parties at c where the frame says.
func (r *reader) party(e *event, role byte, c int, ids []record.ActorID) {
	switch role {
	case 'w':
		e.Actors, e.who = union(e.Actors, ids), c
	case 'm':
		e.Recipients, e.whom = union(e.Recipients, ids), c
	}
}

// sidesOf are the parties of an act of several sides: "talks between Chad and Niger", "its war with Niger", "US-Chad
// talks", "talks involving ministers".
func (r *reader) sidesOf(i int) []record.ActorID {
	d := r.d
	var out []record.ActorID
	for c := range d.Kids(i) {
		t := &d.Tokens[c]
		switch t.Rel {
		case nlp.NmodPoss, nlp.Amod, nlp.Compound, nlp.NmodDesc:
			if r.venue(c) {
				continue
			}
			if ids := r.p.ActorsAt(c); ids != nil {
				out = union(out, ids)
				for _, k := range d.Conjuncts(c) {
					out = union(out, r.p.ActorsAt(k))
				}
			}
			for k := range d.Kids(c) { // "US-Chad talks" as one word group
				if rel := d.Tokens[k].Rel; rel == nlp.Compound || rel == nlp.Flat && k == c+2 && d.Tokens[c+1].Form == "-" {
					out = union(out, r.p.ActorsAt(k))
				}
			}
		case nlp.Nmod, nlp.Obl, nlp.OblAgent:
			switch r.p.Prep(c) {
			case "between", "among", "amongst":
				ids := union(r.parties(c), r.namesUnder(c, i))
				if len(ids) == 0 && !r.bothSides(c) {
					ids = r.unnamed(c) // "Fighting between two clans"
				}
				out = union(out, ids)
			case "with", "of", "by":
				ids := r.parties(c)
				if len(ids) == 0 && r.p.Prep(c) == "with" {
					ids = r.namesUnder(c, i)
				}
				out = union(out, ids)
			case "against":
				out = union(out, r.parties(c))
			}
		}
	}
	if len(out) == 0 {
		out = r.behindBetween(i)
	}
	for _, m := range r.modifiersOf(i) {
		for _, c := range d.Conjuncts(m) {
			out = union(out, r.attendants(c, i))
		}
	}
	if t := &d.Tokens[i]; t.Rel == nlp.NsubjPass { // "The meeting was attended by Peru"
		out = union(out, r.attendants(t.Head, i))
	}
	return out
}

// attendants are those whom clause c says to take part in the talks of noun i: "talks involving Chad", "attended by Peru".
func (r *reader) attendants(c, i int) []record.ActorID {
	switch r.d.Tokens[c].Lemma {
	case "involve", "include", "bring":
		if o := r.d.Kid(c, nlp.Obj); o >= 0 {
			return union(r.parties(o), r.namesUnder(o, i))
		}
	case "attend", "lead", "join":
		if a := r.p.Agent(c); a >= 0 {
			return r.parties(a)
		}
	}
	return nil
}

// venue tells whether a modifier names the town where it happens, not a party: "the Paris talks".
func (r *reader) venue(c int) bool {
	t := &r.d.Tokens[c]
	if t.Rel != nlp.Compound && t.Rel != nlp.NmodDesc || t.Head < 0 || r.d.Tokens[t.Head].UPOS != nlp.NOUN {
		return false
	}
	if m := r.p.PlaceAt(c); m != nil && m.Kind != "country" && m.Kind != "region" {
		return true
	}
	return r.p.World.Countries.Capital(t.Form) != nil
}

// namesUnder are the actors that stand in the phrase of k, however the tree coordinates them: "between Peruvian Minister
// Ann Lee and Chilean President Juan Perez". Where the tree has lost the last of them, they go on behind "and".
func (r *reader) namesUnder(k, noun int) []record.ActorID {
	d := r.d
	lo, hi := d.Subtree(k)
	lo = max(lo, noun+1)
	hi = max(hi, r.listEnd(lo))
	var out []record.ActorID
	for i := lo; i < hi && i < lo+40; i++ {
		t := &d.Tokens[i]
		if t.UPOS == nlp.VERB || t.Lower == "who" || t.Lower == "which" {
			break
		}
		ids := r.p.ActorsAt(i)
		if len(ids) == 0 || i != k && r.qualifies(t.Rel, ids) {
			continue
		}
		out = union(out, ids)
	}
	return out
}

// listEnd is where a list of names that begins at word lo ends: behind the name that follows its "and". lo itself when
// there is no such list.
func (r *reader) listEnd(lo int) int {
	d := r.d
	s := &d.Sents[d.Tokens[lo].Sent]
	and := false
	from := lo
	for from < s.End && d.Tokens[from].UPOS == nlp.ADP {
		from++ // "between"
	}
	for i := from; i < min(s.End, lo+60); i++ {
		t := &d.Tokens[i]
		switch t.UPOS {
		case nlp.VERB, nlp.AUX, nlp.SCONJ, nlp.ADV:
			return pick(and, i, lo)
		case nlp.PRON:
			if t.XPOS != "PRP$" {
				return pick(and, i, lo)
			}
		case nlp.ADP:
			if t.Lower != "of" && t.Lower != "for" {
				return pick(and, i, lo)
			}
		case nlp.PUNCT:
			if t.Form != "," && t.Form != "-" && t.Form != "'" || and {
				return pick(and, i, lo)
			}
		case nlp.CCONJ:
			if and || t.Lower != "and" {
				return pick(and, i, lo)
			}
			and = true
		}
	}
	return lo
}

func pick(ok bool, a, b int) int {
	if ok {
		return a
	}
	return b
}

// qualifies tells the state in "US envoy", which only says whose the envoy is.
func (r *reader) qualifies(rel nlp.Rel, ids []record.ActorID) bool {
	switch rel {
	case nlp.Amod, nlp.NmodPoss:
		return true
	case nlp.Compound, nlp.Nmod, nlp.NmodDesc:
		return r.isCountry(ids) || r.p.Actor(ids[0]) != nil && r.p.Actor(ids[0]).Kind == record.Organization
	}
	return false
}

// pointsBack tells whether a noun points to what was told before: "the talks", "this operation", "those strikes".
func (r *reader) pointsBack(i int) bool {
	if r.ofDay(i) {
		return true // "Saturday's shooting"
	}
	for c := range r.d.Kids(i) {
		if t := &r.d.Tokens[c]; t.Rel == nlp.Det {
			switch t.Lower {
			case "the", "this", "these", "that", "those", "both":
				return true
			}
		}
	}
	return false
}

// inName tells whether noun i is part of a name that is no event: "the Peace Conference Centre", "Secretary Ban".
func (r *reader) inName(i int) bool {
	k := r.d.EntityAt(i)
	if k < 0 {
		return false
	}
	e := &r.d.Entities[k]
	return e.Type == nlp.PER || e.Type != nlp.EVENT && e.End-e.Start > 1
}
