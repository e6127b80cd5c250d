package page

import (
	"rapporteur/nlp"
)

// Subject is the head word of the grammatical subject of the clause that word v heads, -1 when there is none. It sees
// through what the tree leaves out:
//
//	coordination   "The army attacked and seized the town"      seized: army
//	control        "The army refused to leave"                  leave: army
//	               "He urged the army to leave"                 leave: army
//	relatives      "the army, which left the town"              left: army
//	participles    "talks involving ministers"                  involving: talks
//	               "killing two, the army took the hill"        killing: army
//	gerunds        "accused the army of shelling a camp"        shelling: army
//
// In a passive clause it is the one to whom it is done: see Doer and Object.
//
// Who only says it is none: see saysOnly.
func (p *Page) Subject(v int) int {
	s := p.subject(v, 0)
	if s >= 0 && !p.controlled(v) && p.saysOnly(s, v) {
		return -1
	}
	return s
}

// controlled tells infinitives, whose subject is in the clause above even where that clause speaks: "promised to leave".
func (p *Page) controlled(v int) bool {
	for n := 0; v >= 0 && n < maxClimb; n++ {
		switch p.Doc.Tokens[v].Rel {
		case nlp.Xcomp:
			return true
		case nlp.Conj:
			v = p.Doc.Tokens[v].Head
		default:
			return p.Infinitive(v)
		}
	}
	return false
}

// maxClimb bounds how far a missing subject is looked for: broken trees and runaway sentences stop here.
const maxClimb = 8

func (p *Page) subject(v, depth int) int {
	d := p.Doc
	if v < 0 || depth > maxClimb {
		return -1
	}
	if s := p.ownSubject(v); s >= 0 {
		return p.antecedent(s, v)
	}
	if d.Kid(v, nlp.Csubj, nlp.CsubjPass) >= 0 {
		return -1
	}
	head := d.Tokens[v].Head
	if head < 0 {
		return -1
	}
	if s := p.absoluteSubject(v); s >= 0 {
		return s
	}
	switch d.Tokens[v].Rel {
	case nlp.Conj:
		if d.Tokens[v].UPOS == nlp.NOUN && d.Kid(v, nlp.Cop) < 0 {
			return -1
		}
		return p.subject(head, depth+1)
	case nlp.Xcomp, nlp.Ccomp:
		return p.controller(head, depth)
	case nlp.Advcl, nlp.AdvclRelcl, nlp.Obl, nlp.Parataxis:
		return p.adjunctSubject(v, head, depth)
	case nlp.Acl:
		return p.participleSubject(v, head, depth)
	case nlp.AclRelcl:
		if p.objectGap(v) {
			return -1
		}
		return head
	}
	return -1
}

// ownSubject is the subject that hangs on v itself. Parsers take a day for a subject ("agreed on Saturday to provide"):
// times are none, unless nothing else is there and no verb above could lend its own.
func (p *Page) ownSubject(v int) int {
	d := p.Doc
	for k := range d.Kids(v) {
		switch t := &d.Tokens[k]; t.Rel {
		case nlp.Nsubj, nlp.NsubjPass, nlp.NsubjOuter:
			if _, time := timeNouns[t.Lemma]; !time && !p.dated(k) {
				return k
			}
		}
	}
	for k := range d.Kids(v) { // parsers hang "Peru" on "has" in "Peru has once again refused"
		if t := &d.Tokens[k]; t.Rel == nlp.Aux && k < v {
			if s := d.Kid(k, nlp.Nsubj); s >= 0 && s < k {
				return s
			}
		}
	}
	return -1
}

// dated tells "on Saturday": a phrase of time behind a preposition.
func (p *Page) dated(k int) bool {
	_, time := timeNouns[p.Doc.Tokens[k].Lemma]
	return time || p.Doc.Tokens[k].UPOS == nlp.NUM && p.Prep(k) != ""
}

// controller is who does what an infinitive under verb h tells: h's object ("urged them to leave"), else its subject.
func (p *Page) controller(h, depth int) int {
	if !p.Passive(h) && !subjectControl[p.Doc.Tokens[h].Lemma] {
		if o := p.Doc.Kid(h, nlp.Obj, nlp.Iobj); o >= 0 {
			return p.antecedent(o, h)
		}
		if o := p.Obl(h, "on", "upon", "for"); o >= 0 && objectControl[p.Doc.Tokens[h].Lemma] {
			return o // "called on them to leave"
		}
	}
	return p.subject(h, depth+1)
}

// subjectControl are verbs whose subject does what their infinitive tells, object or not: "he promised them to leave".
var subjectControl = map[string]bool{"promise": true, "threaten": true, "vow": true, "pledge": true, "offer": true, "use": true, "deploy": true, "take": true, "have": true}

// objectControl are verbs with their addressee behind a preposition: "called on them to leave".
var objectControl = map[string]bool{"call": true, "appeal": true, "prevail": true, "plead": true, "press": true, "push": true, "wait": true, "ask": true, "rely": true, "count": true}

// adjunctSubject is the subject of a clause that hangs on h beside its complements.
func (p *Page) adjunctSubject(v, h, depth int) int {
	d := p.Doc
	if m := d.Kid(v, nlp.Mark, nlp.Case); m >= 0 && d.Tokens[v].Rel != nlp.Parataxis {
		switch d.Tokens[m].Lower {
		case "of", "for", "from", "into", "with", "against":
			if o := p.Object(h); o >= 0 && o != v {
				return o // "accused them of shelling", "barred them from voting", "were accused of shelling"
			}
		case "to":
			if o := d.Kid(h, nlp.Obj); o >= 0 && o > h && o < v && !p.Passive(h) && orders[d.Tokens[h].Lemma] {
				return p.antecedent(o, h) // parsers often hang the infinitive of "told them to leave" as adjunct
			}
		}
	}
	if o := p.Object(h); blames[d.Tokens[h].Lemma] && d.Tokens[v].XPOS == "VBG" && o >= 0 && v > o && p.deedBetween(o, v) {
		return o // "accused the army of shelling a camp, killing nine"
	}
	switch {
	case d.Tokens[h].UPOS == nlp.VERB || d.Tokens[h].UPOS == nlp.AUX || d.Kid(h, nlp.Cop) >= 0:
		return p.subject(h, depth+1)
	case d.Tokens[h].UPOS == nlp.ADJ:
		return p.subject(h, depth+1)
	}
	return -1
}

// blames are verbs that say "of" or "for" what their object has done.
var blames = map[string]bool{"accuse": true, "suspect": true, "blame": true, "charge": true, "condemn": true, "criticize": true, "criticise": true, "denounce": true}

// deedBetween tells whether what the object o is blamed for stands between it and v: "of shelling a camp".
func (p *Page) deedBetween(o, v int) bool {
	for i := o + 2; i < v; i++ {
		if w := p.Doc.Tokens[i-1].Lower; p.Doc.Tokens[i].XPOS == "VBG" && (w == "of" || w == "for") {
			return true
		}
	}
	return false
}

// orders are verbs that move their object to do something.
var orders = map[string]bool{"tell": true, "order": true, "ask": true, "urge": true, "force": true, "command": true, "instruct": true, "allow": true,
	"permit": true, "compel": true, "encourage": true, "invite": true, "persuade": true, "press": true, "pressure": true, "beg": true, "implore": true,
	"direct": true, "require": true, "lead": true, "cause": true, "prompt": true, "spur": true, "drive": true, "induce": true, "oblige": true, "get": true, "enable": true, "help": true, "push": true, "warn": true, "authorize": true, "authorise": true}

// participleSubject is the subject of a participle or infinitive that hangs on noun h.
func (p *Page) participleSubject(v, h, depth int) int {
	d := p.Doc
	if !p.Infinitive(v) {
		return h // "talks involving ministers", "a deal signed in May"
	}
	if d.Kid(h, nlp.Cop) >= 0 {
		return p.subject(h, depth+1) // "Ruiz was the only EU leader to praise the vote"
	}
	if o := d.Kid(h, nlp.NmodPoss); o >= 0 {
		return o // "its decision to withdraw"
	}
	g := d.Tokens[h].Head
	switch d.Tokens[h].Rel {
	case nlp.Obj, nlp.Obl, nlp.Xcomp:
		if o := p.otherMaker(h, g); o >= 0 {
			return o
		}
		if g >= 0 {
			return p.subject(g, depth+1) // "made a decision to withdraw"
		}
	}
	if o := p.Obl(h, "by"); o >= 0 {
		return o // "a decision by the court to free him"
	}
	for k := range d.Kids(h) {
		if t := &d.Tokens[k]; (t.Rel == nlp.Amod || t.Rel == nlp.Compound) && p.ActorsAt(k) != nil {
			return k // "the US decision to withdraw"
		}
	}
	return -1
}

// otherMaker is who makes the attempt or decision h that somebody else, by verb g, stops or judges: "foiled an attempt by pirates to
// board", "criticised a court decision to free him"; -1 for none.
func (p *Page) otherMaker(h, g int) int {
	d := p.Doc
	if o := p.Obl(h, "by"); o > h && !p.isTime(o) {
		return o
	}
	if g < 0 || !judgesDeed[d.Tokens[g].Lemma] {
		return -1
	}
	for k := range d.Kids(h) {
		if t := &d.Tokens[k]; k < h && (t.Rel == nlp.Amod || t.Rel == nlp.Compound) && p.ActorsAt(k) != nil {
			return k
		}
	}
	return -1
}

// judgesDeed are verbs whose object is somebody else's deed.
var judgesDeed = map[string]bool{"criticise": true, "criticize": true, "condemn": true, "denounce": true, "welcome": true, "praise": true, "hail": true, "reject": true, "oppose": true,
	"foil": true, "thwart": true, "block": true, "prevent": true, "stop": true, "overturn": true, "reverse": true, "deplore": true, "slam": true, "blast": true, "back": true, "support": true,
	"protest": true, "regret": true, "applaud": true}

// Infinitive tells whether v is a "to" infinitive.
func (p *Page) Infinitive(v int) bool {
	for k := range p.Doc.Kids(v) {
		if t := &p.Doc.Tokens[k]; t.Rel == nlp.Mark && k < v && t.Lower == "to" {
			return true
		}
	}
	return false
}

// antecedent is what noun s stands for when it is the relative pronoun of the clause of v; s itself otherwise.
func (p *Page) antecedent(s, v int) int {
	d := p.Doc
	if !isRelative(&d.Tokens[s]) {
		return s
	}
	for i, n := v, 0; i >= 0 && n < maxClimb; i, n = d.Tokens[i].Head, n+1 {
		switch h := d.Tokens[i].Head; d.Tokens[i].Rel {
		case nlp.AclRelcl, nlp.Acl:
			return p.meantBy(s, v, h)
		case nlp.AdvclRelcl: // "released a statement on Monday that urged calm", hung on the verb
			if o := d.Kid(h, nlp.Obj); o >= 0 && o < s {
				return o
			}
		}
	}
	return s
}

// meantBy is what the "which" at s stands for when the tree hangs its clause of verb v on noun h: not a day or a name that only
// stands nearer than what can be signed or brokered: "a truce between Chad and Sudan on Monday, which was brokered by Kenya".
func (p *Page) meantBy(s, v, h int) int {
	d := p.Doc
	_, time := timeNouns[d.Tokens[h].Lemma]
	if w := d.Tokens[s].Lower; w != "which" && !(w == "that" && time) {
		return h
	}
	if !time && !(concluded[d.Tokens[v].Lemma] && d.Tokens[h].UPOS == nlp.PROPN && p.Passive(v)) {
		return h
	}
	if harms[d.Tokens[v].Lemma] {
		for i := h - 1; i >= 0 && i > h-15 && d.Tokens[i].Sent == d.Tokens[h].Sent; i-- {
			if t := &d.Tokens[i]; t.UPOS == nlp.NOUN && p.World.EventClass("light_event", t.Lemma) {
				return i // "an attack on a market on Monday that killed nine"
			}
		}
	}
	for i, n := h, 0; i >= 0 && n < maxClimb; i, n = d.Tokens[i].Head, n+1 {
		switch t := &d.Tokens[i]; {
		case t.UPOS == nlp.NOUN && i < s && !p.timeNoun(t.Lemma):
			return i
		case t.UPOS == nlp.VERB:
			if o := d.Kid(i, nlp.Obj); o >= 0 && o < s {
				return o
			}
			return h
		}
	}
	return h
}

// harms are verbs of what attacks do to people.
var harms = map[string]bool{"kill": true, "wound": true, "injure": true, "hurt": true, "leave": true, "claim": true, "destroy": true, "target": true}

// concluded are verbs that tell how an agreement came about, which no state or person can be the object of.
var concluded = map[string]bool{"broker": true, "mediate": true, "sign": true, "negotiate": true, "conclude": true, "ratify": true, "sponsor": true, "facilitate": true, "adopt": true}

func isRelative(t *nlp.Token) bool {
	switch t.Lower {
	case "which", "who", "whom", "that":
		return t.UPOS == nlp.PRON || t.XPOS == "WDT" || t.XPOS == "WP"
	}
	return false
}

// Passive tells whether the clause of v is passive: "was signed", "a deal signed in May", "was arrested and charged".
func (p *Page) Passive(v int) bool {
	d := p.Doc
	for n := 0; v >= 0 && n < maxClimb; n++ {
		t := &d.Tokens[v]
		if t.Rel == nlp.Xcomp && p.perfect(v) && d.Kid(v, nlp.AuxPass) < 0 {
			return false
		}
		if d.Kid(v, nlp.AuxPass, nlp.OblAgent) >= 0 || d.Kid(v, nlp.NsubjPass) >= 0 && !p.perfect(v) {
			return true
		}
		if t.XPOS != "VBN" && !(t.XPOS == "VBD" && p.sharesPassive(v)) {
			return false
		}
		switch t.Rel {
		case nlp.Acl, nlp.Amod:
			return true
		case nlp.Advcl, nlp.Xcomp, nlp.Root, nlp.Parataxis:
			return d.Kid(v, nlp.Nsubj, nlp.Aux, nlp.Obj) < 0
		case nlp.Conj:
			if d.Kid(v, nlp.Nsubj, nlp.Aux) >= 0 {
				return false
			}
			v = t.Head
		default:
			return false
		}
	}
	return false
}

// sharesPassive tells a participle that the tagger has taken for a past tense: "was arrested by the police and extradited
// by the government".
func (p *Page) sharesPassive(v int) bool {
	d := p.Doc
	if d.Tokens[v].Rel != nlp.Conj || d.Kid(v, nlp.Nsubj, nlp.Obj, nlp.Aux) >= 0 {
		return false
	}
	for k := range d.Kids(v) {
		if d.Tokens[k].Rel == nlp.Obl && p.Prep(k) == "by" && !p.isTime(k) {
			return true
		}
	}
	return false
}

// perfect tells "have killed", which is active whatever the parser calls its subject, from "were killed". Parsers also
// take "has once again refused" for a verb "has" with a complement.
func (p *Page) perfect(v int) bool {
	if t := &p.Doc.Tokens[v]; t.Rel == nlp.Xcomp && t.XPOS == "VBN" && t.Head >= 0 && t.Head < v {
		if h := &p.Doc.Tokens[t.Head]; h.Lemma == "have" && p.Doc.Kid(t.Head, nlp.Obj) < 0 {
			return true
		}
	}
	for k := range p.Doc.Kids(v) {
		if t := &p.Doc.Tokens[k]; t.Rel == nlp.Aux && t.Lemma == "have" {
			return true
		}
	}
	return false
}

// Doer is the head word of who does what v tells: the subject, in a passive clause the agent ("signed by the king");
// -1 when it is not told.
func (p *Page) Doer(v int) int {
	if p.Passive(v) {
		return p.Agent(v)
	}
	return p.Subject(v)
}

// Agent is the head word of the "by" phrase of a passive, -1 when there is none.
func (p *Page) Agent(v int) int {
	if a := p.Doc.Kid(v, nlp.OblAgent); a >= 0 {
		return p.antecedent(a, v)
	}
	for k := range p.Doc.Kids(v) {
		if r := p.Doc.Tokens[k].Rel; (r == nlp.Obl || r == nlp.Nmod) && p.Prep(k) == "by" && !p.isTime(k) {
			return p.antecedent(k, v)
		}
	}
	return -1
}

func (p *Page) isTime(k int) bool {
	_, ok := timeNouns[p.Doc.Tokens[k].Lemma]
	return ok || p.Doc.Tokens[k].UPOS == nlp.NUM
}

var timeNouns = map[string]struct{}{"Monday": {}, "Tuesday": {}, "Wednesday": {}, "Thursday": {}, "Friday": {}, "Saturday": {}, "Sunday": {}, "day": {}, "week": {}, "month": {},
	"year": {}, "night": {}, "morning": {}, "evening": {}, "midnight": {}, "noon": {}, "today": {}, "tomorrow": {}, "end": {}, "time": {}, "decade": {}, "weekend": {},
	"January": {}, "February": {}, "March": {}, "April": {}, "May": {}, "June": {}, "July": {}, "August": {}, "September": {}, "October": {}, "November": {}, "December": {}}

// Object is the head word of whom or what the clause of v acts upon: the object of an active verb, the subject of a
// passive one, the antecedent of a relative clause with a gap ("the deal that he signed"); -1 when there is none.
func (p *Page) Object(v int) int {
	d := p.Doc
	if v < 0 {
		return -1
	}
	if p.Passive(v) {
		if o := d.Kid(v, nlp.Obj); o >= 0 {
			return o // "was given a warning"
		}
		return p.Subject(v)
	}
	if o := d.Kid(v, nlp.Obj); o >= 0 {
		return p.antecedent(o, v)
	}
	if d.Tokens[v].Rel == nlp.AclRelcl && p.objectGap(v) {
		return d.Tokens[v].Head
	}
	return p.sharedObject(v)
}

// objectGap tells whether a relative clause lacks its object: "the deal he signed", not "the day he came".
func (p *Page) objectGap(v int) bool {
	d := p.Doc
	subj := false
	for k := range d.Kids(v) {
		t := &d.Tokens[k]
		switch t.Rel {
		case nlp.Nsubj:
			if isRelative(t) {
				return false
			}
			subj = true
		case nlp.Obj, nlp.NsubjPass, nlp.Ccomp, nlp.Cop:
			return false
		case nlp.Advmod:
			if t.Lower == "where" || t.Lower == "when" || t.Lower == "why" {
				return false
			}
		case nlp.Obl:
			if isRelative(t) {
				return false
			}
		}
	}
	return subj
}

// sharedObject is the object that v shares with a verb coordinated behind it: "attacked and burned the village".
func (p *Page) sharedObject(v int) int {
	d := p.Doc
	for k := range d.Kids(v) {
		t := &d.Tokens[k]
		if k < v || t.Rel == nlp.CompoundPrt {
			continue
		}
		if t.Rel != nlp.Conj {
			return -1 // v has a complement of its own
		}
		if k-v > 4 || t.UPOS != nlp.VERB || d.Kid(k, nlp.Nsubj, nlp.NsubjPass) >= 0 {
			return -1
		}
		return d.Kid(k, nlp.Obj)
	}
	return -1
}

// Obl is the head word of the phrase that hangs on word v, a verb or a noun, with one of these prepositions ("with",
// "in response to"), -1 when there is none. Without prepositions it is the first such phrase with any.
func (p *Page) Obl(v int, preps ...string) int {
	if v < 0 {
		return -1
	}
	for k := range p.Doc.Kids(v) {
		switch p.Doc.Tokens[k].Rel {
		case nlp.Obl, nlp.OblAgent, nlp.OblUnmarked, nlp.Nmod, nlp.NmodUnmarked, nlp.NmodDesc:
		default:
			continue
		}
		got := p.Prep(k)
		if got == "" {
			continue
		}
		if len(preps) == 0 {
			return p.antecedent(k, v)
		}
		for _, want := range preps {
			if got == want && !(got == "with" && p.Absolute(k)) {
				return p.antecedent(k, v)
			}
		}
	}
	return -1
}

// Prep is the preposition of the phrase with head word k in lower case, its parts joined: "with", "because of", "in
// response to"; "" when it has none.
func (p *Page) Prep(k int) string {
	d := p.Doc
	out := ""
	for c := range d.Kids(k) {
		t := &d.Tokens[c]
		if t.Rel != nlp.Case || c > k || t.XPOS == "POS" {
			continue
		}
		if out == "" {
			out = t.Lower
		} else {
			out += " " + t.Lower
		}
		for f := range d.Kids(c) {
			if d.Tokens[f].Rel == nlp.Fixed {
				out += " " + d.Tokens[f].Lower
			}
		}
	}
	return out
}

// Particle is the particle of a verb ("off" in "called off"), "" when it has none.
func (p *Page) Particle(v int) string {
	for k := range p.Doc.Kids(v) {
		if t := &p.Doc.Tokens[k]; t.Rel == nlp.CompoundPrt && !p.upTo(k) {
			return t.Lower
		}
	}
	return ""
}

// upTo tells whether word k is the "up" of "up to 900 refugees", which parsers take for a particle: "will allow up to".
func (p *Page) upTo(k int) bool {
	d := p.Doc
	return k+2 < len(d.Tokens) && d.Tokens[k].Lower == "up" && d.Tokens[k+1].Lower == "to" && (d.Tokens[k+2].UPOS == nlp.NUM || d.Tokens[k+2].UPOS == nlp.DET)
}

// Clause is the head of the nearest clause that holds word i: i itself when it is a verb or has a copula or subject.
func (p *Page) Clause(i int) int {
	d := p.Doc
	for n := 0; i >= 0 && n < 50; n++ {
		t := &d.Tokens[i]
		if t.Head < 0 || (t.UPOS == nlp.VERB && t.Rel != nlp.Amod) || d.Kid(i, nlp.Nsubj, nlp.NsubjPass, nlp.Cop) >= 0 {
			return i
		}
		i = t.Head
	}
	return i
}

// timeNoun tells "Monday", "week".
func (p *Page) timeNoun(lemma string) bool {
	_, ok := timeNouns[lemma]
	return ok
}
