package did

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// add finishes an event of a word and keeps it: its evidence, time, place, on whose word it is told.
func (r *reader) add(e *event) {
	if e.Type == "" {
		return
	}
	r.statementOf(e)
	r.leaveOutSpeaker(e)
	if len(e.Recipients) == 0 && e.whom >= 0 && (e.Type == "COERCE" || e.Type == "SANCTION" || e.Mode == "abduct") && !e.noun {
		for _, k := range r.d.Conjuncts(e.whom) {
			e.Recipients = union(e.Recipients, r.unnamed(k)) // "Three boys and a man were arrested"
		}
	}
	r.notHimself(e)
	if !r.enough(e) || r.unreal(e) {
		return
	}
	if r.mereAim(e) {
		return
	}
	if len(e.Actors) > 0 && !e.Mutual && !e.nobody && r.unheard(e.Recipients) {
		e.Recipients = union(e.Recipients, r.beyond(e))
	}
	span := r.evidence(e)
	e.spans, e.parts = []text.Span{span}, r.parted(e, span)
	at := e.head
	if r.d.Tokens[e.verb].Head == e.head {
		at = e.verb // of "The truce agreed on Monday was broken on Friday" the day of its own clause
	}
	e.When = r.p.WhenOf(at)
	if e.When == nil && e.verb != e.head {
		e.When = r.p.WhenOf(e.verb)
	}
	if r.ofItsEcho(e) {
		e.When = nil
	} else if e.When == nil && ofADay[e.Type] && !(e.noun && ofYears[r.lemma(e.head)]) {
		e.When = r.p.WhenAround(e.head)
	}
	if e.When == nil && spoken[e.Type] {
		e.When = r.p.WhenNext(e.head)
	}
	if !spoken[e.Type] {
		e.Place = r.p.FirstSpelling(r.p.PlaceOf(at))
	}
	if e.Place != nil && r.topical(e) {
		e.Place = nil
	}
	e.AttributedTo = r.accountOf(e)
	if r.aside(e) {
		e.AttributedTo = nil
	}
	r.refine(e)
	if e.Type == "CONSULT" {
		r.meeting(e)
	}
	r.events = append(r.events, e)
}

// ofItsEcho tells whether the day of an act of force is that of what was said about it: "The strike on the camp was condemned by
// Chad on Monday" was hardly on Monday.
func (r *reader) ofItsEcho(e *event) bool {
	if !e.noun || e.verb != e.head || e.Type != "ASSAULT" || e.When == nil || e.When.Span == nil {
		return false
	}
	lo, hi := r.d.Subtree(e.head)
	if r.d.Span(lo, hi).Contains(*e.When.Span) {
		return false
	}
	v := e.head
	for n := 0; n < 4 && v >= 0 && r.d.Tokens[v].UPOS != nlp.VERB; n++ {
		v = r.d.Tokens[v].Head
	}
	return v > e.head && e.When.Span.Start > r.d.Tokens[v].Span.Start && echoes[r.d.Tokens[v].Lemma] && r.d.Tokens[v].Sent == r.d.Tokens[max(0, r.d.TokenAt(e.When.Span.Start))].Sent
}

// echoes are the verbs of what is said and done about an act when it is over.
var echoes = map[string]bool{"condemn": true, "denounce": true, "deplore": true, "decry": true, "mourn": true, "criticise": true, "criticize": true, "investigate": true, "probe": true,
	"regret": true, "lament": true, "protest": true, "slam": true, "blame": true, "recall": true, "remember": true, "commemorate": true}

// spoken are the types of acts done in words: the place beside them is mostly that of what the words are about ("condemned
// the raid on the port").
var spoken = map[string]bool{"REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true}

// ofADay are the types of events that happen on a day: a story's day is theirs where they have none of their own.
// Words are spoken on some day too, but a report seldom keeps to one day in what it quotes.
var ofADay = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true, "CONSULT": true, "MOBILIZE": true, "RETREAT": true}

// ofYears are nouns of what lasts longer than a day: the day of the story is not theirs.
var ofYears = map[string]bool{"war": true, "conflict": true, "insurgency": true, "occupation": true, "civil-war": true}

// notHimself makes the speaker the doer where a pronoun in what he says has been taken for whom it is done to: in "The
// king said he was angry with the envoy" the envoy is not angry with himself.
func (r *reader) notHimself(e *event) {
	if e.who < 0 || e.whom < 0 || len(e.Recipients) > 0 || r.d.Tokens[e.who].UPOS != nlp.PRON || r.d.Tokens[e.whom].UPOS == nlp.PRON {
		return
	}
	st := r.p.Saying(e.head)
	if st == nil || len(st.Speaker) == 0 {
		return
	}
	ids := r.p.ActorsAt(e.whom)
	if len(e.Actors) == len(ids) && contrast(ids, e.Actors) > 0 && contrast(ids, st.Speaker) < 0 {
		e.Actors, e.Recipients = append([]record.ActorID(nil), st.Speaker...), ids
	}
}

// topical tells whether the place of a meeting is only part of what is talked about: "discussed the war in Chad".
func (r *reader) topical(e *event) bool {
	if e.Type != "CONSULT" || e.noun || e.head != e.verb || e.Place.Span == nil {
		return false
	}
	switch r.d.Tokens[e.head].Lemma {
	case "discuss", "address", "debate", "explore", "examine", "review":
	default:
		return false
	}
	o := r.d.Kid(e.head, nlp.Obj)
	if o < 0 {
		return false
	}
	lo, hi := r.d.Subtree(o)
	return r.d.Span(lo, hi).Contains(*e.Place.Span)
}

// aside tells whether an event stands in a relative clause between commas within what somebody is told to have said, not
// in his own words: "He said this was the view of President Mbasa, who met the king on Monday". The report adds it.
func (r *reader) aside(e *event) bool {
	v := e.verb
	if r.d.Tokens[v].Rel != nlp.AclRelcl || e.Type != "CONSULT" {
		return false
	}
	s := r.d.Kid(v, nlp.Nsubj, nlp.NsubjPass)
	if s < 1 || r.d.Tokens[s-1].Form != "," || r.d.Tokens[s].Lower != "who" && r.d.Tokens[s].Lower != "which" {
		return false
	}
	st := r.p.Saying(e.head)
	return st == nil || st.Kind == "indirect"
}

// leaveOutSpeaker takes from the parties of an event who only says that it happened: in "Shelling killed nine, rebel
// commanders said" a wrong tree may make the commanders victims or doers. Who says "we" or is named in what is said
// stays.
func (r *reader) leaveOutSpeaker(e *event) {
	st := r.p.Saying(e.head)
	if st == nil || st.Source == nil || e.Statement != "" || st.Act == record.Intend {
		return
	}
	if rel := r.d.Tokens[e.verb].Rel; rel == nlp.Xcomp || r.p.Infinitive(e.verb) {
		return // "Norway decided to send aid": who decides does it
	}
	if e.noun && e.frame != nil && e.frame.Sides && len(e.Actors) == 2 && r.p.Obl(e.head, "with") >= 0 {
		return // "said that the king was hopeful after talks with him": nobody else can have held them
	}
	for _, id := range st.Speaker {
		if (contains(e.Actors, id) || contains(e.Recipients, id)) && !r.namedIn(st, id) {
			e.Actors, e.Recipients = without(e.Actors, []record.ActorID{id}), without(e.Recipients, []record.ActorID{id})
		}
	}
}

// namedIn tells whether some word of what is said refers to the actor.
func (r *reader) namedIn(st *record.Statement, id record.ActorID) bool {
	for _, c := range st.Content {
		i, j := r.d.TokensOf(c)
		for ; i < j; i++ {
			if w := r.d.Tokens[i].Lower; w != "each" && w != "other" && contains(r.p.ActorsAt(i), id) { // not "blamed each other"
				return true
			}
		}
	}
	return false
}

// unreal tells whether an event is one that plainly did not happen, or that somebody could have done to somebody who is
// not told. A meeting that is cancelled is worth telling, and so is a crime that is denied.
func (r *reader) unreal(e *event) bool {
	switch e.Modality {
	case record.Denied:
		if e.Type == "ASSAULT" && !e.noun && len(e.Actors) == 0 && e.whom >= 0 && nobodies[r.d.Tokens[e.whom].Lower] {
			return true // "no one was hurt"
		}
		return !e.noun && r.p.Negated(e.verb) || e.Type != "CONSULT" && (e.Type != "ASSAULT" || e.noun)
	case record.Planned:
		return e.Type == "ASSAULT" && len(e.Actors) == 0 // "a plan to fight al-Qaeda"
	case record.Demanded:
		if st := r.p.Saying(e.head); st != nil && e.Type != "CONSULT" && (st.Act == record.Demand || st.Act == record.Ask || st.Act == record.Propose) {
			return true // what a demand is about is no event beside it
		}
		return e.Type == "ASSAULT" || e.Type == "AID" // "must stop firing rockets"
	case record.Possible:
		return len(e.Actors) == 0 || len(e.Recipients) == 0 && e.Type != "CONSULT"
	}
	return r.state(e)
}

// nobodies are the words for nobody whom something befell.
var nobodies = map[string]bool{"one": true, "nobody": true, "none": true}

// state tells "the hostages held by the rebels": a state that a participle recalls, no event that is told.
func (r *reader) state(e *event) bool {
	t := &r.d.Tokens[e.head]
	return !e.noun && (t.Lemma == "hold" || t.Lemma == "occupy" || t.Lemma == "back" || t.Lemma == "oppose" || t.Lemma == "brief") && (t.Rel == nlp.Acl || t.Rel == nlp.Amod)
}

// mereAim tells whether an event is only what something is done for, and of a kind that says little then: "to help
// their cause", "in order to discuss".
func (r *reader) mereAim(e *event) bool {
	if e.noun || !r.p.Infinitive(e.head) {
		return false
	}
	t := &r.d.Tokens[e.head]
	if t.Rel != nlp.Advcl && t.Rel != nlp.Acl {
		return false
	}
	if o := r.d.Kid(t.Head, nlp.Obj); o >= 0 && o < e.head && moves[r.d.Tokens[t.Head].Lemma] {
		return false // "prompted the army to stop the shelling", which the army did
	}
	if n := len(r.events); n > 0 && r.events[n-1].Type == "PROTEST" && r.d.Under(e.head, r.events[n-1].verb) {
		return false // "marched to demand a vote": fold finds in it whom they marched against
	}
	if _, governed := lexicon.GovernorOf(r.d.Tokens[t.Head].Lemma, 'v'); governed {
		return false // "decided to ease the curfew", which the parser has hung on as an aim
	}
	switch e.Type {
	case "AID", "SUPPORT", "CONSULT", "AGREE", "CONCEDE", "REQUEST", "COOPERATE", "RETREAT", "SANCTION":
		return true
	}
	return false
}

// moves are the verbs whose object does what their infinitive tells.
var moves = map[string]bool{"prompt": true, "lead": true, "force": true, "cause": true, "compel": true, "oblige": true, "push": true, "drive": true, "spur": true, "induce": true, "get": true}

// enough tells whether an event has the parties that its type asks for.
func (r *reader) enough(e *event) bool {
	switch e.Type {
	case "ASSAULT":
		if !e.noun && e.whom >= 0 && e.who >= 0 && e.Modality == record.Asserted && r.p.World.EventClass("target", r.d.Tokens[e.whom].Lemma) {
			return true // "A drone hit the refinery", whoever's both are
		}
		if r.blow(e) {
			return true
		}
		return len(e.Actors) > 0 || len(e.Recipients) > 0 || e.noun && e.definite || r.casualties(e) || r.attack(e)
	case "RETREAT", "PROTEST", "COERCE":
		return len(e.Actors) > 0 || len(e.Recipients) > 0 || e.noun && (e.definite || r.concluded(e.head)) || r.casualties(e) || r.setFree(e)
	case "ACCUSE":
		return len(e.Actors) > 0 || len(e.Recipients) > 0 // "The ministry is accused of censorship"
	case "COOPERATE":
		return len(e.Actors)+len(e.Recipients) > 1 || e.frame == nil || !e.frame.Mutual || len(e.Actors) > 0 && e.who >= 0 && r.plural(e.who) && r.d.Kid(e.who, nlp.Nummod, nlp.Det) >= 0
	case "CONSULT":
		return len(e.Actors) > 0 || e.noun && (e.definite || len(e.Recipients) > 0 || r.arranged(e) || r.convened(e))
	case "SUPPORT":
		return len(e.Actors) > 0 || e.noun && (e.definite || len(e.Recipients) > 0)
	}
	return len(e.Actors) > 0 || e.noun && e.Type == "AGREE" && r.concluded(e.head) || (e.noun || e.frame != nil && len(e.frame.Doer) > 0) && len(e.Recipients) > 0 || r.echo(e)
}

// blow tells whether a strike told by its noun wrecks something: "Near Mao, two strikes destroyed a fuel tanker". Whose it is and
// whom it is against a list tells at its top (inherit).
func (r *reader) blow(e *event) bool {
	return e.Type == "ASSAULT" && !e.noun && e.whom >= 0 && e.who >= 0 && e.Modality == record.Asserted && blows[r.d.Tokens[e.who].Lemma]
}

// blows are nouns for strikes that others than their maker can be told to suffer.
var blows = map[string]bool{"strike": true, "airstrike": true, "air-strike": true, "raid": true, "bombing": true, "bombardment": true, "shelling": true}

// echo tells whether an event may tell again, in the passive and without who did it, what was told before with the same
// verb: "The bill was rejected after talks broke down." Where nothing was, it tells too little.
func (r *reader) echo(e *event) bool {
	return !e.noun && len(e.Actors) == 0 && (e.Type == "REJECT" || e.Type == "AGREE") && r.p.Passive(e.verb) && r.p.Modality(e.verb) == record.Asserted
}

// setFree tells whether people are freed of whom only what they are is told: "The girls were released on Friday."
func (r *reader) setFree(e *event) bool {
	return e.Type == "RETREAT" && e.Mode == "release" && !e.noun && e.whom >= 0 && r.human(e.whom) && r.p.Modality(e.verb) == record.Asserted
}

// single are nouns of attacks that begin and end.
var single = map[string]bool{"attack": true, "bombing": true, "bombardment": true, "strike": true, "airstrike": true, "air-strike": true, "air-raid": true, "raid": true,
	"blast": true, "explosion": true, "shelling": true, "shooting": true, "ambush": true, "massacre": true, "assault": true, "assassination": true}

// attack tells whether an act of force is told so fully that it is worth telling though nobody knows who did it, and
// nobody is named whom it hit: with its place or day. "Four bombs were dropped on the market." "A blast in Herat …"
func (r *reader) attack(e *event) bool {
	if e.Type != "ASSAULT" || r.p.Modality(e.verb) != record.Asserted {
		return false
	}
	if e.noun && e.verb == e.head && !single[r.d.Tokens[e.head].Lemma] && !r.ofDay(e.head) {
		return false // "violence", "the fighting": a state, of which nobody is told to begin it
	}
	if e.noun && e.verb == e.head {
		if k := r.p.Obl(e.head, "of", "on", "at", "against", "in"); k >= 0 && e.Mode != "" && r.p.World.EventClass("target", r.d.Tokens[k].Lemma) {
			return true // "an aerial bombardment of a camp"
		}
		return r.p.PlaceOf(e.head) != nil && (r.p.WhenOf(e.head) != nil || r.deadly(e.head))
	}
	switch e.Mode {
	case "aerial", "drone", "explosives", "heavy-weapons", "suicide-attack":
		return true
	}
	if !e.noun && e.who >= 0 && r.fighting(e.who) { // "War broke out in Chad in 1965"
		return r.p.PlaceOf(e.head) != nil || r.p.WhenOf(e.head) != nil
	}
	if e.whom < 0 || !r.human(e.whom) && !r.p.World.EventClass("target", r.d.Tokens[e.whom].Lemma) {
		return false // "broke a five-month lull"
	}
	return r.p.PlaceOf(e.head) != nil || r.p.WhenOf(e.head) != nil
}

// ofDay tells "Saturday's violence".
func (r *reader) ofDay(i int) bool {
	k := r.d.Kid(i, nlp.NmodPoss)
	return k >= 0 && r.p.World.EventClass("date", r.d.Tokens[k].Lemma)
}

// deadly tells whether the act of noun i is told with its dead: "A massacre in Kaya left dozens dead".
func (r *reader) deadly(i int) bool {
	t := &r.d.Tokens[i]
	if t.Rel != nlp.Nsubj || t.Head < 0 {
		return false
	}
	return harmed[r.d.Tokens[t.Head].Lemma] || r.d.Tokens[t.Head].Lemma == "leave"
}

// evidence is the core of what tells an event: from its subject to its object and complements, without clauses beside it.
func (r *reader) evidence(e *event) text.Span {
	d := r.d
	lo, hi := e.verb, e.verb+1
	if e.noun && e.verb == e.head {
		lo, hi = r.nounCore(e.head)
	} else {
		for k := range d.Kids(e.verb) {
			t := &d.Tokens[k]
			switch t.Rel {
			case nlp.Nsubj, nlp.NsubjPass:
				a, b := d.Phrase(k)
				if c, dd := r.conjSpan(k); c < a || dd > b {
					a, b = min(a, c), max(b, dd)
				}
				lo, hi = min(lo, a), max(hi, b)
			case nlp.Obj, nlp.Iobj, nlp.Obl, nlp.OblAgent, nlp.Xcomp, nlp.Ccomp, nlp.Aux, nlp.AuxPass, nlp.CompoundPrt, nlp.Cop:
				if k == r.farClause(e, k) || t.Rel == nlp.Obl && k < e.verb && k != e.who && k != e.whom {
					continue // "In response to the raid, the king issued an ultimatum" is told from "the king" on
				}
				a, b := d.Subtree(k)
				lo, hi = min(lo, a), max(hi, b)
			}
		}
		if e.verb != e.head && (e.head < lo || e.head >= hi) {
			a, b := d.Phrase(e.head)
			lo, hi = min(lo, a), max(hi, b)
		}
		for _, k := range []int{e.who, e.whom, e.content} {
			if k >= 0 && d.Tokens[k].Sent == d.Tokens[e.verb].Sent && within(k, e.verb, 12) && !r.verbBetween(k, e.verb) {
				a, b := d.Phrase(k)
				lo, hi = min(lo, a), max(hi, b)
			}
		}
	}
	for hi > lo+1 && d.Tokens[hi-1].UPOS == nlp.PUNCT {
		hi--
	}
	for lo < hi-1 && d.Tokens[lo].UPOS == nlp.PUNCT {
		lo++
	}
	return d.Span(lo, hi)
}

// farSubject is how many words may stand from the beginning of a subject to its verb before what lies between is left out of
// the evidence.
const farSubject = 18

// parted is the evidence of an event in two parts where a long subject stands before its verb, nil where none does: "A deal of
// nine billion for the three ferry lines - Norsk, … - | was voted down by the Senate".
func (r *reader) parted(e *event, span text.Span) []text.Span {
	d := r.d
	s := d.Kid(e.verb, nlp.Nsubj, nlp.NsubjPass)
	lo, _ := d.TokensOf(span)
	if e.noun || s < 0 || s > e.verb || lo > s || e.verb-lo <= farSubject || s-lo > farSubject/2 {
		return nil
	}
	start := e.verb
	for k := range d.Kids(e.verb) {
		if rel := d.Tokens[k].Rel; k > s && k < start && (rel == nlp.Aux || rel == nlp.AuxPass || rel == nlp.Advmod) {
			start = k
		}
	}
	if start-s <= farSubject/2 {
		return nil
	}
	return []text.Span{d.Span(lo, s+1), {Start: d.Tokens[start].Span.Start, End: span.End}}
}

// told is the evidence of an event as the record has it: with its parts in place of what holds them and no more.
func (e *event) told() []text.Span {
	if len(e.parts) == 0 {
		return e.spans
	}
	var out []text.Span
	for _, s := range e.spans {
		if s.Start == e.parts[0].Start && s.End == e.parts[len(e.parts)-1].End {
			out = append(out, e.parts...)
			continue
		}
		out = append(out, s)
	}
	return out
}

// verbBetween tells whether word k stands in another clause than verb v: "The army held back the captives, accusing the
// rebels" tells the accusation from "accusing" on.
func (r *reader) verbBetween(k, v int) bool {
	if r.d.Under(k, v) || r.d.Tokens[v].Rel == nlp.Xcomp {
		return false // "He will go on to press for a truce" is told as a whole
	}
	for i := min(k, v) + 1; i < max(k, v); i++ {
		if r.d.Tokens[i].UPOS == nlp.VERB {
			return true
		}
	}
	return false
}

func within(a, b, n int) bool { return a-b <= n && b-a <= n }

// farClause is k when k is a long complement clause that the verb's event does not need.
func (r *reader) farClause(e *event, k int) int {
	if r.d.Tokens[k].Rel == nlp.Ccomp && e.content != k {
		return k
	}
	return -1
}

// conjSpan is the stretch of a phrase and what is coordinated with it.
func (r *reader) conjSpan(k int) (lo, hi int) {
	lo, hi = r.d.Phrase(k)
	for _, c := range r.d.Conjuncts(k)[1:] {
		a, b := r.d.Phrase(c)
		lo, hi = min(lo, a), max(hi, b)
	}
	return lo, hi
}

// nounCore is an event noun with its parties: "talks between Chad and Niger".
func (r *reader) nounCore(i int) (lo, hi int) {
	lo, hi = r.d.Phrase(i)
	for k := range r.d.Kids(i) {
		switch r.d.Tokens[k].Rel {
		case nlp.Nmod, nlp.Acl, nlp.NmodPoss:
			a, b := r.d.Subtree(k)
			if b-a < 25 {
				lo, hi = min(lo, a), max(hi, b)
			}
		}
	}
	return lo, hi
}

// statementOf links a speech act with its statement: the one whose cue tells it.
func (r *reader) statementOf(e *event) {
	st := r.cues[e.head]
	if st == nil {
		st = r.cues[e.verb]
	}
	if st == nil {
		return
	}
	e.Statement = st.ID
	if len(e.Actors) == 0 {
		e.Actors = append([]record.ActorID(nil), st.Speaker...)
	}
	if len(e.Recipients) == 0 && len(st.Target) > 0 {
		e.Recipients = without(st.Target, e.Actors)
	}
}
