package did

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// domains finds the sentences that tell of sport, films and the like, where words of war mean something else: "United
// beat City", "the film bombed".
func (r *reader) domains() {
	d := r.d
	r.skip = make([]bool, len(d.Sents))
	total := 0
	n := make([]int, len(d.Sents))
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.UPOS == nlp.NOUN && (r.p.World.EventClass("sport", t.Lemma) || r.p.World.EventClass("film", t.Lemma)) {
			n[t.Sent]++
			total++
		}
	}
	for s := range n {
		r.skip[s] = n[s] >= 2 || n[s] == 1 && total >= 4 && total*3 >= len(d.Sents)
	}
}

// earners are those whom tariffs and prices hurt.
var earners = map[string]bool{"worker": true, "farmer": true, "business": true, "company": true, "firm": true, "exporter": true, "importer": true, "producer": true, "manufacturer": true,
	"consumer": true, "household": true, "economy": true, "industry": true, "investor": true, "sector": true, "trader": true, "taxpayer": true}

// guarded tells whether a verb that fits a frame means something else: storms kill too, prices are hit.
func (r *reader) guarded(c *clause, f *lexicon.EventFrame) bool {
	if f.Type == "ASSAULT" || f.Type == "COERCE" {
		head := -1
		if t := &r.d.Tokens[c.v]; t.Rel == nlp.Acl || t.Rel == nlp.AclRelcl {
			head = t.Head // "the deadliest storm to hit the island"
		}
		for _, k := range []int{c.doer, head, r.with(c, "in"), r.with(c, "by"), r.with(c, "of")} {
			if k >= 0 && (r.p.World.EventClass("weather", r.d.Tokens[k].Lemma) || r.p.World.EventClass("weather", strings.TrimSuffix(r.d.Tokens[k].Lower, "s"))) {
				return true
			}
		}
	}
	if (f.Type == "ASSAULT" || f.Mode == "deport") && r.accident(c) {
		return true
	}
	if c.lemma == "hurt" && !c.passive && c.obj >= 0 && earners[r.d.Tokens[c.obj].Lemma] {
		return true // in their trade
	}
	if r.idle(c, f) || f.Type == "SUPPORT" && c.obj >= 0 && r.d.Tokens[c.obj].Feat("Reflex") == "Yes" {
		return true // "they defended themselves"
	}
	if f.Type == "ASSAULT" && (r.ranks(c.v) || r.suicide(c)) {
		return true
	}
	if f.Lemma == "hold" && f.Mode == "arrest" && (c.obj >= 0 && r.anOffice(c.obj) || c.doer >= 0 && jails[r.d.Tokens[c.doer].Lemma]) {
		return true // "which holds the council's presidency", "the jail holds 300 inmates"
	}
	if f.Lemma == "surround" && c.passive && r.surroundings(c) {
		return true
	}
	if f.Lemma == "demonstrate" && r.shows(c) {
		return true
	}
	if f.Lemma == "discuss" && f.Mutual && len(r.doers(c)) < 2 {
		return true // "Diplomats discussed the dam" tells no meeting; the king and the envoy meet for it
	}
	if f.Type == "CONSULT" && !f.Mutual && r.alone(c, f) {
		return true
	}
	if c.obj >= 0 && c.obj != c.doer && !c.passive && r.namesAct(c.obj, f) && r.guardedNoun(c.obj, f) {
		return true // "held a press conference", "mounted a rescue operation"
	}
	if f.Type == "REQUEST" && (f.Lemma == "insist" && r.indicative(c.v) || f.Lemma == "plead" && r.inCourt(c.v)) {
		return true
	}
	if f.Type == "AGREE" && r.anonymity(c.v) || f.Type == "REQUEST" && (r.asksAnonymity(c.v) || r.pressAsked(c.v)) {
		return true
	}
	if f.Lemma == "call" && f.Particle == "" && ((f.Mode == "phone" || f.Type == "PROTEST") && r.naming(c.v) || f.Type == "RETREAT" && r.cues[c.v] != nil) {
		return true // "called the truce a farce" is a verdict, "called a truce" is none
	}
	if r.p.Undecided(c.v) {
		return true // "has neither accepted nor rejected it"
	}
	if f.Type == "ASSAULT" && f.Lemma == "burn" && c.obj >= 0 && !c.passive && sidearms[r.d.Tokens[c.obj].Lemma] && r.ownThing(c.obj) {
		return true // "The fighters burned their weapons"
	}
	if f.Type == "ASSAULT" && c.obj >= 0 {
		w := r.d.Tokens[c.obj].Lemma
		if w == "player" || r.p.World.EventClass("sport", w) {
			return true // "hit his second goal"
		}
		if r.p.World.EventClass("money_talk", w) && f.Mode == "" && !(c.doer >= 0 && r.human(c.doer)) {
			return true // "the crisis hit markets"; rockets and gunmen hit those where people buy
		}
	}
	return c.doer >= 0 && r.inanimate(c.doer)
}

// sidearms are the weapons that fighters lay down.
var sidearms = map[string]bool{"weapon": true, "arm": true, "arms": true, "rifle": true, "gun": true, "firearm": true}

// ownThing tells whether word k is told to be of whoever acts: "their rifles".
func (r *reader) ownThing(k int) bool {
	o := r.d.Kid(k, nlp.NmodPoss)
	return o >= 0 && r.d.Tokens[o].UPOS == nlp.PRON && r.d.Kid(k, nlp.Obl, nlp.Nmod) < 0
}

// othersMen tells whether those ordered are not the orderer's own: "The junta ordered France to leave", "The rebels ordered the
// soldiers to give up", not "The king ordered his army to attack".
func (r *reader) othersMen(c *clause) bool {
	if c.passive || c.obj < 0 || c.doer < 0 || r.d.Kid(c.obj, nlp.NmodPoss) >= 0 {
		return false
	}
	by, to := r.doers(c), r.parties(c.obj)
	if len(by) == 0 {
		return false
	}
	a := r.p.Actor(by[0])
	if a == nil || a.Kind == record.Person && a.Country == "" {
		return false
	}
	if len(to) == 0 {
		return a.Kind == record.ArmedGroup && r.human(c.obj)
	}
	b := r.p.Actor(to[0])
	return b != nil && (a.Country != "" && b.Country != "" && a.Country != b.Country || a.Kind == record.ArmedGroup && b.Kind != record.ArmedGroup)
}

// alone tells "addressed the concerns", "was not allowed to discuss the matter": whoever does so without anybody meets nobody.
func (r *reader) alone(c *clause, f *lexicon.EventFrame) bool {
	if f.Lemma != "address" && f.Lemma != "discuss" || c.obj < 0 || r.p.World.EventClass("talks", r.d.Tokens[c.obj].Lower) || r.p.World.EventClass("talks", r.d.Tokens[c.obj].Lemma) || r.with(c, "with") >= 0 || r.with(c, "at") >= 0 {
		return false
	}
	ids := r.doers(c)
	if len(ids) != 1 {
		return len(ids) == 0
	}
	a := r.p.Actor(ids[0])
	return f.Lemma == "address" || a != nil && a.Kind == record.Person
}

// jails are places that hold people by what they are.
var jails = map[string]bool{"jail": true, "prison": true, "penitentiary": true, "hospital": true, "asylum": true, "orphanage": true, "shelter": true, "ward": true}

// surroundings tells whether things lie around a place, and nobody besieges it: "a church surrounded by water".
func (r *reader) surroundings(c *clause) bool {
	k := r.with(c, "by")
	if k < 0 {
		k = c.doer
	}
	return k >= 0 && r.d.Tokens[k].UPOS == nlp.NOUN && !r.human(k) && r.owners(k, 0) == nil && r.p.ActorsAt(k) == nil && r.p.Latent(k) == nil &&
		!r.p.World.EventClass("troops", r.d.Tokens[k].Lemma) && !r.p.World.EventClass("weapon", r.d.Tokens[k].Lemma)
}

// shows tells "demonstrated why the bridge had failed", "demonstrated its strength", which are no protests.
func (r *reader) shows(c *clause) bool {
	if c.obj >= 0 && c.obj != c.doer && !c.passive || r.d.Kid(c.v, nlp.Ccomp) >= 0 {
		return true
	}
	for i := c.v + 1; i <= c.v+2 && i < len(r.d.Tokens); i++ {
		switch r.d.Tokens[i].Lower {
		case "why", "how", "what", "that":
			return true
		}
	}
	return false
}

// suicide tells "killed himself", which attacks nobody. Who blows himself up does.
func (r *reader) suicide(c *clause) bool {
	if c.passive || c.obj < 0 || c.lemma == "blow" || c.lemma == "detonate" || c.lemma == "defend" || r.d.Tokens[c.obj].UPOS != nlp.PRON {
		return false
	}
	w := r.d.Tokens[c.obj].Lower
	return strings.HasSuffix(w, "self") || w == "themselves"
}

// ranks tells whether a verb only tells how bad an attack told by a noun was: "the deadliest bombing to hit the city", "raids
// that were the worst to hit the island".
func (r *reader) ranks(v int) bool {
	h := r.d.Tokens[v].Head
	if h < 0 || h > v || !r.p.Infinitive(v) || r.d.Tokens[v].Rel == nlp.Xcomp && r.d.Tokens[h].UPOS == nlp.VERB {
		return false
	}
	if r.d.Tokens[h].XPOS == "JJS" {
		return true
	}
	for k := range r.d.Kids(h) {
		if t := &r.d.Tokens[k]; k < v && (t.XPOS == "JJS" || t.XPOS == "RBS") {
			return r.p.World.EventClass("light_event", r.d.Tokens[h].Lemma)
		}
	}
	return false
}

// namesAct tells whether the object of a frame is the act that it codes: the talks in "held talks".
func (r *reader) namesAct(k int, f *lexicon.EventFrame) bool {
	if f.Type == "CONSULT" {
		return true
	}
	for i := range f.Conds {
		if q := &f.Conds[i]; q.Slot == "obj" && q.Words != nil && !q.Human && !q.Not {
			g := r.bestNoun(k)
			return g != nil && g.Type == f.Type
		}
	}
	return false
}

// indicative tells whether the clause of verb v says what is, not what is to be: "insisted that it was neutral".
func (r *reader) indicative(v int) bool {
	k := r.d.Kid(v, nlp.Ccomp)
	if k < 0 {
		return false
	}
	if a := r.d.Kid(k, nlp.Aux, nlp.AuxPass, nlp.Cop); a >= 0 {
		w := r.d.Tokens[a].Lower
		return w != "must" && w != "should" && w != "be" && w != "has" && w != "have" || (w == "has" || w == "have") && r.d.Tokens[k].XPOS == "VBN"
	}
	return r.d.Tokens[k].XPOS == "VBZ" || r.d.Tokens[k].XPOS == "VBD"
}

// inCourt tells "pleaded guilty", which asks nothing of anybody.
func (r *reader) inCourt(v int) bool {
	for i := v + 1; i < len(r.d.Tokens) && i < v+3; i++ {
		if w := r.d.Tokens[i].Lower; w == "guilty" || w == "innocent" {
			return true
		}
	}
	return false
}

// naming tells "call" with what one is called: "which it calls a cult", "what he called bandits".
func (r *reader) naming(v int) bool {
	for i := v - 1; i > 0 && i > v-6 && r.d.Tokens[i].UPOS != nlp.PUNCT; i-- {
		if r.d.Tokens[i].Lower == "what" {
			return true
		}
	}
	k := r.d.Kid(v, nlp.Xcomp)
	return k >= 0 && r.d.Tokens[k].UPOS != nlp.VERB
}

// asksAnonymity tells "a diplomat who asked not to be named".
func (r *reader) asksAnonymity(v int) bool {
	k := r.d.Kid(v, nlp.Xcomp, nlp.Ccomp, nlp.Advcl)
	if k < 0 {
		return false
	}
	switch r.d.Tokens[k].Lower {
	case "named", "identified", "quoted":
		return r.d.Kid(k, nlp.AuxPass) >= 0
	}
	return false
}

// pressAsked tells "Asked whether he would go, the premier said no": reporters put a question, nobody makes a request.
func (r *reader) pressAsked(v int) bool {
	if r.d.Tokens[v].Lower != "asked" || r.d.Kid(v, nlp.Nsubj, nlp.NsubjPass, nlp.AuxPass) >= 0 {
		return false
	}
	first := r.d.Sents[r.d.Tokens[v].Sent].Start
	return v == first || v == first+1 && r.d.Tokens[first].Lower == "when"
}

// anonymity tells "agreed to speak on condition of anonymity".
func (r *reader) anonymity(v int) bool {
	s := &r.d.Sents[r.d.Tokens[v].Sent]
	for i := v; i < s.End; i++ {
		if w := r.d.Tokens[i].Lower; w == "anonymity" || w == "anonymously" {
			return true
		}
	}
	return false
}

// inanimate tells whether the doer is a thing that cannot act in politics. Acts, weapons, bodies and texts can.
func (r *reader) inanimate(k int) bool {
	t := &r.d.Tokens[k]
	if t.UPOS != nlp.NOUN || r.human(k) || r.owners(k, 0) != nil {
		return false
	}
	return r.p.World.EventClass("money_talk", t.Lemma) || r.p.World.EventClass("weather", t.Lemma)
}

// unreal are adjectives for what only looks like an act: "simulated strikes".
var unreal = map[string]bool{"simulated": true, "mock": true, "imaginary": true, "fictional": true, "fictitious": true, "staged": true, "virtual": true}

// guardedNoun tells whether an event noun means something else: a heart attack, a price war.
func (r *reader) guardedNoun(i int, f *lexicon.EventFrame) bool {
	d := r.d
	if n := i + 1; n < len(d.Tokens) && d.Tokens[n].Lower == "for" && d.Tokens[n].Head > n && lexicon.NotEvent(d.Tokens[i].Lemma, d.Tokens[d.Tokens[n].Head].Lemma) {
		return true // "faces a battle for re-election", wherever the tree hangs it
	}
	for c := range d.Kids(i) {
		t := &d.Tokens[c]
		switch t.Rel {
		case nlp.Amod, nlp.Compound, nlp.Nmod:
			if t.Rel == nlp.Nmod && f.Type == "ASSAULT" && r.onPaper(c) {
				return true
			}
			if t.Lower == "d'affaires" || lexicon.NotEvent(d.Tokens[i].Lemma, t.Lemma) || t.Rel == nlp.Amod && unreal[t.Lower] {
				return true
			}
		}
	}
	return t0(d, i)
}

// onPaper tells whether noun k is what an attack in words only is made on: "his attack on the budget plan".
func (r *reader) onPaper(k int) bool {
	c := r.d.Kid(k, nlp.Case)
	return c >= 0 && r.d.Tokens[c].Lower != "by" && r.d.Tokens[c].Lower != "in" && (r.p.World.EventClass("proposal", r.d.Tokens[k].Lemma) || policies[r.d.Tokens[k].Lemma])
}

// policies are things that are attacked in words, beside what is proposed.
var policies = map[string]bool{"policy": true, "strategy": true, "law": true, "decision": true, "decree": true, "budget": true, "speech": true, "record": true, "handling": true, "idea": true, "claim": true, "argument": true, "integrity": true, "credibility": true, "reputation": true, "character": true, "legacy": true, "judgment": true, "judgement": true, "motive": true, "remark": true, "comment": true}

// t0 tells whether noun i only modifies another noun: "the ceasefire deal" is a deal, "attack helicopters" no attack.
func t0(d *nlp.Doc, i int) bool {
	t := &d.Tokens[i]
	if t.Rel != nlp.Compound && t.Rel != nlp.NmodUnmarked || t.Head < 0 {
		return false
	}
	return true
}

// anOffice tells whether word k names an office or a seat, which is held without arresting anybody.
func (r *reader) anOffice(k int) bool {
	for _, id := range r.p.ActorsAt(k) {
		if a := r.p.Actor(id); a != nil && a.Kind == record.Office {
			return true
		}
	}
	return r.p.World.EventClass("office", r.d.Tokens[k].Lemma)
}
