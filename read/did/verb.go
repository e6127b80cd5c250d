package did

import (
	"slices"

	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// verb makes an event of verb v when one of its frames fits, or of its noun when it is a light verb.
func (r *reader) verb(v int) {
	if r.brokered(v) || r.firing(v) {
		return
	}
	r.must(v)
	c := r.clauseOf(v)
	frame, fit := r.best(&c, r.p.World.VerbFrames(c.lemma))
	if frame == nil {
		frame, fit = r.together(&c)
	}
	if role, n := r.lightVerb(&c); role != "" && (fit < 4 || frame.Type == "PROTEST" && r.byArms(n)) {
		if e := r.lightEvent(&c, role, n); e != nil {
			r.add(e)
			return
		}
	}
	if frame == nil || r.guarded(&c, frame) || frame.Type == "CONSULT" && r.meets(c.subj) {
		return
	}
	if e := r.verbEvent(&c, frame); e != nil {
		r.add(e)
	}
}

// firing tells whether verb v only says whose the weapon is that hits in its sentence: "Shells | fired by the rebels | hit a
// school" is one attack.
func (r *reader) firing(v int) bool {
	d := r.d
	if d.Tokens[v].Rel != nlp.Acl || r.holder(v) < 0 && (!fires[d.Tokens[v].Lemma] || r.p.Obl(v, "from") < 0) || !r.isWeapon(d.Tokens[v].Head) {
		return false
	}
	h := &d.Tokens[d.Tokens[v].Head]
	if h.Rel != nlp.Nsubj || h.Head < v || d.Tokens[h.Head].UPOS != nlp.VERB {
		return false
	}
	c := r.clauseOf(h.Head)
	f, _ := r.best(&c, r.p.World.VerbFrames(c.lemma))
	return f != nil && f.Type == "ASSAULT"
}

// byArms tells whether the strike of noun n is one of arms, not of workers: "launched air strikes", "strikes on the port".
func (r *reader) byArms(n int) bool {
	f := r.bestNoun(n)
	return f != nil && f.Type == "ASSAULT" && (f.Mode != "" || r.p.Obl(n, "on", "against") >= 0)
}

// together is the mutual frame of a relative clause that is about all of a list, not the last of it: "President Mbasa and
// King Olav, who met in Lima". The doer of c is then the list.
func (r *reader) together(c *clause) (*lexicon.EventFrame, int) {
	if r.d.Tokens[c.v].Rel != nlp.AclRelcl || c.doer < 0 || r.d.Tokens[c.doer].Rel != nlp.Conj || c.passive {
		return nil, 0
	}
	first := c.doer
	for n := 0; n < 8 && r.d.Tokens[first].Rel == nlp.Conj && r.d.Tokens[first].Head >= 0; n++ {
		first = r.d.Tokens[first].Head
	}
	all := *c
	all.doer, all.subj = first, first
	f, fit := r.best(&all, r.p.World.VerbFrames(c.lemma))
	if f == nil || !f.Mutual {
		return nil, 0
	}
	*c = all
	return f, fit
}

// meets tells whether a subject is itself a meeting: "The talks took place in Lima" is told by its noun.
func (r *reader) meets(k int) bool {
	if k < 0 || r.actorLike(k) {
		return false
	}
	f := r.bestNoun(k)
	return f != nil && f.Type == "CONSULT" && f.Sides
}

// adjective makes an event of "ready to mediate", "willing to talk".
func (r *reader) adjective(i int) {
	frames := r.p.World.AdjectiveFrames(r.d.Tokens[i].Lemma)
	if frames == nil {
		return
	}
	c := r.clauseOf(i)
	if f, _ := r.best(&c, frames); f != nil {
		if e := r.verbEvent(&c, f); e != nil {
			r.add(e)
		}
	}
}

// verbEvent fills an event from a clause as its frame says; nil when its parties make no event.
func (r *reader) verbEvent(c *clause, f *lexicon.EventFrame) *event {
	e := &event{head: c.v, verb: c.v, who: c.doer, whom: -1, content: -1, frame: f}
	e.Type, e.Mode, e.CAMEO = f.Type, f.Mode, f.CAMEO
	e.Actors = r.doers(c)
	if len(f.Doer) > 0 {
		r.handedOver(e, c, f)
	} else if f.Mutual {
		r.mutual(e, c, f)
	} else {
		r.recipients(e, c, f)
	}
	r.betweenWhom(e, c)
	r.inspectors(e, c)
	r.chamber(c, e)
	if e.CAMEO == "074" && c.doer < 0 && (c.lemma == "deploy" || c.lemma == "send" || c.lemma == "dispatch") {
		e.Type, e.CAMEO, e.Mode = "MOBILIZE", "154", "troops"
	}
	r.custodian(e, c)
	r.ofTheSame(e, c)
	r.captors(e)
	if (e.Type == "MOBILIZE" || c.passive && e.Mode == "withdraw" && (e.Type == "RETREAT" || e.Type == "SANCTION")) && len(e.Actors) == 0 && c.obj >= 0 {
		if ids := r.parties(c.obj); len(ids) > 0 { // "peacekeepers were deployed", "the troops were withdrawn from the valley"
			e.Actors, e.who = ids, c.obj
			e.Recipients = without(e.Recipients, e.Actors)
		}
	}
	if len(f.Content) > 0 || speech(f.Type) {
		r.about(e, c, f)
	}
	if f.Type == "PROTEST" && len(e.Recipients) == 0 {
		e.Recipients = r.challenged(c, e)
	}
	if e.CAMEO == "111" && len(e.Recipients) == 0 && (c.lemma == "regret" || c.obj >= 0 && mild[r.d.Tokens[c.obj].Lemma]) {
		return nil // "voiced concern about the harvest"
	}
	if c.lemma == "warn" && !r.menaces(e) {
		return nil
	}
	if e.CAMEO[:min(2, len(e.CAMEO))] == "03" && intends[c.lemma] && !r.offers(e) {
		return nil
	}
	if f.Mutual && speech(f.Type) && len(e.Recipients) > 0 {
		e.Mutual = false // "the ministers agreed to send aid to Niger"
	}
	if f.Type == "CONSULT" {
		e.definite = r.sameTalks(c)
		e.attends = e.definite
		r.talksOf(e, c)
	}
	e.Modality = r.p.Modality(c.v)
	e.Ongoing = r.ongoing(c.v)
	r.noLonger(e, c.v)
	r.future(e, c)
	r.consume(c, f)
	return e
}

// handedOver fills an event whose subject is the one to whom it is done: "the bank received a loan from the state", "the
// bill failed to pass the senate".
func (r *reader) handedOver(e *event, c *clause, f *lexicon.EventFrame) {
	e.Recipients, e.Actors, e.whom, e.who = e.Actors, nil, c.doer, -1
	for _, w := range f.Doer {
		k := -1
		if w == "xobj" {
			if x := r.infinitive(c); x >= 0 {
				k = r.p.Object(x)
			}
		} else {
			k = r.with(c, w)
		}
		if k < 0 {
			continue
		}
		if ids := without(r.parties(k), e.Recipients); ids != nil {
			e.Actors, e.who = ids, k
			return
		}
	}
}

// chamber are the actors of the body in which something is passed or turned down, where no one else is told to do it:
// "was rejected in the Senate".
func (r *reader) chamber(c *clause, e *event) {
	if !c.passive || len(e.Actors) > 0 || e.Type != "REJECT" && e.Type != "AGREE" {
		return
	}
	k := r.with(c, "in")
	if k < 0 {
		return
	}
	for _, id := range r.parties(k) {
		if a := r.p.Actor(id); a != nil && a.Kind == record.Organization {
			e.Actors, e.who = []record.ActorID{id}, k
			return
		}
	}
}

// doers are the actors of the doer of a clause; of a weapon or an act its owners ("Russian missiles hit").
func (r *reader) doers(c *clause) []record.ActorID {
	if c.doer < 0 {
		if k := r.strayed(c); k >= 0 {
			return r.parties(k)
		}
		return nil
	}
	if ids := r.culprits(c.doer); ids != nil {
		return ids
	}
	if ids := r.parties(c.doer); ids != nil {
		return ids
	}
	if ids := r.speakerOf(c); ids != nil {
		return ids
	}
	if ids := r.beside(c); ids != nil {
		return ids
	}
	if ids := r.unnamed(c.doer); ids != nil {
		return ids
	}
	if t := &r.d.Tokens[c.doer]; t.Head >= 0 && t.Rel == nlp.Obj && r.p.World.EventClass("text", t.Lemma) {
		return r.parties(r.p.Doer(t.Head)) // "issued a statement that urged restraint"
	}
	return nil
}

// beside are the actors of a name right before an active verb, where the parser takes another word for its subject:
// "rights watchdog Amnesty International accused".
func (r *reader) beside(c *clause) []record.ActorID {
	k := c.v - 1
	for k > c.doer && (r.d.Tokens[k].UPOS == nlp.ADV || r.d.Tokens[k].UPOS == nlp.AUX) {
		k--
	}
	if c.passive || k <= c.doer || r.d.Tokens[k].UPOS != nlp.PROPN || r.p.Prep(k) != "" {
		return nil
	}
	if e := r.d.EntityAt(k); e >= 0 && r.d.Entities[e].Start > 0 && r.d.Tokens[r.d.Entities[e].Start-1].Form == "," && r.p.PlaceAt(k) != nil {
		return nil // "A raid on Faya, Chad killed nine"
	}
	if e := r.d.EntityAt(k); e < 0 || r.p.Prep(r.d.Entities[e].Start) != "" || r.d.Entities[e].Start > 0 && r.d.Tokens[r.d.Entities[e].Start-1].UPOS == nlp.ADP {
		return nil
	}
	return r.inEntity(k)
}

// speakerOf is who a pronoun means in what he says himself, where nothing else is known of it: "the army said it had
// seized the port".
func (r *reader) speakerOf(c *clause) []record.ActorID {
	d := r.d
	t := &d.Tokens[c.doer]
	if t.UPOS != nlp.PRON {
		return nil
	}
	v := c.v
	for n := 0; n < 4 && v >= 0 && (d.Tokens[v].Rel == nlp.Conj || d.Tokens[v].Rel == nlp.Xcomp); n++ {
		v = d.Tokens[v].Head
	}
	if v < 0 || d.Tokens[v].Rel != nlp.Ccomp || d.Tokens[v].Head < 0 {
		return nil
	}
	ids := r.parties(r.p.Doer(d.Tokens[v].Head))
	if len(ids) == 0 {
		return nil
	}
	a := r.p.Actor(ids[0])
	person := a != nil && a.Kind == record.Person
	switch t.Lower {
	case "he", "she":
		if !person {
			return nil
		}
	case "it":
		if person {
			return nil
		}
	case "they":
		if person && len(ids) == 1 {
			return nil
		}
	default:
		return nil
	}
	return ids
}

// talksOf takes the parties of the talks that a clause is about: "hosted talks between Chad and Niger" has a host and
// two sides.
func (r *reader) talksOf(e *event, c *clause) {
	if c.obj < 0 || c.obj == c.doer || !r.p.World.EventClass("talks", r.lemma(c.obj)) {
		return
	}
	sides := without(r.sidesOf(c.obj), e.Actors)
	for _, prep := range []string{"between", "among"} {
		if k := r.p.Obl(c.v, prep); k >= 0 {
			sides = union(sides, without(r.parties(k), e.Actors))
		}
	}
	if len(sides) == 0 {
		if e.CAMEO == "043" {
			e.Host = union(e.Host, e.Actors) // "hosted a round of talks"
		}
		return
	}
	switch e.CAMEO {
	case "043":
		e.Host = union(e.Host, e.Actors)
		e.Recipients = union(e.Recipients, sides)
	case "045":
		e.Recipients = union(e.Recipients, sides)
	case "040", "046":
		e.Actors = union(e.Actors, sides)
	}
}

// sameTalks tells whether a clause only adds to a meeting that was told before: "Mr X would take part in the Paris talks".
func (r *reader) sameTalks(c *clause) bool {
	for _, k := range []int{c.obj, r.with(c, "in"), r.with(c, "at")} {
		if k >= 0 && r.p.World.EventClass("talks", r.lemma(k)) {
			return r.pointsBack(k)
		}
	}
	return false
}

// challenged is the state in which a protest takes place, where the report does not say whom it is against.
func (r *reader) challenged(c *clause, e *event) []record.ActorID {
	if ids := r.victims(c, e); ids != nil {
		return ids
	}
	for _, id := range e.Actors {
		if a := r.p.Actor(id); a != nil && a.Kind != record.Country {
			if s := r.countryActor(a.Country); s != "" {
				return []record.ActorID{s}
			}
		}
	}
	return nil
}

// mild are the nouns for feelings that accuse nobody unless the report says whom.
var mild = map[string]bool{"concern": true, "worry": true, "regret": true, "reservation": true, "misgiving": true, "alarm": true, "fear": true, "doubt": true}

// intends are verbs of mere intent, which promise nothing to anybody by themselves.
var intends = map[string]bool{"aim": true, "plan": true, "intend": true, "mean": true, "hope": true, "want": true, "seek": true, "consider": true}

// offers tells whether what is intended is something that others gain by: "plans to send aid", not "plans to ban
// events", which stays an act of its own to come, nor "aims to be first".
func (r *reader) offers(e *event) bool {
	if e.content < 0 {
		return false
	}
	switch lexicon.TypeOfCode(r.innerCode(e.content)) {
	case "", "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT", "ACCUSE", "THREATEN", "REQUEST":
		r.untake(e.content)
		return false
	}
	return true
}

// untake lets what stands at word k tell events of its own again.
func (r *reader) untake(k int) {
	lo, hi := r.d.Subtree(k)
	for i := lo; i < hi; i++ {
		r.used[i], r.taken[i] = false, false
	}
}

// menaces tells whether who warns threatens: he says what he would do himself, or warns somebody of force. "Officials
// warned that the toll could rise" is no threat.
func (r *reader) menaces(e *event) bool {
	k := e.content
	if k < 0 {
		return len(e.Recipients) > 0
	}
	code := r.innerCode(k)
	hostile := harms(lexicon.TypeOfCode(code)) || lexicon.TypeOfCode(code) == "MOBILIZE"
	if r.d.Tokens[k].UPOS == nlp.VERB {
		return hostile && contrast(r.parties(r.p.Doer(k)), e.Actors) > 0 || len(e.Recipients) > 0 && (hostile || r.d.Tokens[k].Rel != nlp.Ccomp)
	}
	return len(e.Recipients) > 0
}

// inspectors makes an investigation of "sent a team to investigate the attack", which sends no aid.
func (r *reader) inspectors(e *event, c *clause) {
	if e.Type != "AID" && e.Type != "MOBILIZE" {
		return
	}
	k := r.infinitive(c)
	if k < 0 || !strings.HasPrefix(r.innerCode(k), "09") {
		return
	}
	e.Type, e.CAMEO, e.Mode, e.content = "ACCUSE", "090", "investigate", k
	inner := r.clauseOf(k)
	if ids, whom := r.search(&inner, e.frame, e.Actors); len(ids) > 0 && len(e.Recipients) == 0 {
		e.Recipients, e.whom = ids, whom
	}
	r.take(k)
}

// ofTheSame gives a bare number behind "and" those of whom the clause before tells: "killed three of the attackers and arrested
// eight".
func (r *reader) ofTheSame(e *event, c *clause) {
	d := r.d
	t := &d.Tokens[c.v]
	if e.Type != "COERCE" && e.Type != "ASSAULT" || len(e.Recipients) > 0 || c.passive || c.obj < 0 || d.Tokens[c.obj].UPOS != nlp.NUM || r.measured(c.obj) >= 0 || t.Rel != nlp.Conj || t.Head < 0 {
		return
	}
	before := r.clauseOf(t.Head)
	if before.passive || before.obj < 0 || !r.human(before.obj) {
		return
	}
	k := before.obj
	if n := r.measured(k); n >= 0 {
		k = n
	}
	if ids := without(r.parties(k), e.Actors); len(ids) > 0 {
		e.Recipients = ids
	}
}

// custodian gives an arrest told in a participle to the police of a clause above it where the parser has hung it on what others did:
// "Police dispersed a crowd that tried to storm the hall, | arresting nine people".
func (r *reader) custodian(e *event, c *clause) {
	d := r.d
	if e.Mode != "arrest" || d.Tokens[c.v].Rel != nlp.Advcl || d.Tokens[c.v].XPOS != "VBG" || d.Tokens[c.v-1].Form != "," || c.doer >= 0 && r.keepers(c.doer) {
		return
	}
	for v, n := d.Tokens[c.v].Head, 0; v >= 0 && n < 6; v, n = d.Tokens[v].Head, n+1 {
		if d.Tokens[v].UPOS != nlp.VERB {
			continue
		}
		if k := r.p.Doer(v); k >= 0 && r.keepers(k) {
			if ids := r.parties(k); len(ids) > 0 {
				e.Actors, e.who = ids, k
			} else {
				e.Actors, e.who = r.unnamed(k), k
			}
			return
		}
	}
}

// keepers tells whether word k names those who make arrests.
func (r *reader) keepers(k int) bool {
	switch r.d.Tokens[k].Lemma {
	case "police", "officer", "policeman", "troop", "troops", "soldier", "force", "authority", "agent", "army", "military", "guard", "gendarme":
		return true
	}
	return false
}

// captors makes an abduction of what would be an arrest when an armed group does it.
func (r *reader) captors(e *event) {
	if e.CAMEO != "173" || len(e.Actors) == 0 {
		return
	}
	if a := r.p.Actor(e.Actors[0]); a != nil && a.Kind == record.ArmedGroup {
		e.Type, e.CAMEO, e.Mode = "ASSAULT", "181", "abduct"
	}
}

// strayed is the subject of a finite verb that the parser has hung elsewhere: the nearest name before it.
func (r *reader) strayed(c *clause) int {
	d := r.d
	t := &d.Tokens[c.v]
	if c.passive || t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" || t.Rel == nlp.AclRelcl || t.Rel == nlp.Advcl {
		return -1
	}
	for i := c.v - 1; i >= max(d.Sents[t.Sent].Start, c.v-15); i-- {
		if d.Tokens[i].UPOS == nlp.VERB {
			return -1
		}
		if r.p.ActorsAt(i) == nil || r.p.Prep(i) != "" {
			continue
		}
		switch d.Tokens[i].Rel {
		case nlp.NmodPoss, nlp.Amod:
		case nlp.Obj, nlp.Iobj, nlp.Obl:
			return -1 // the object of another verb: "guards loyal to the king fired"
		default:
			return i
		}
	}
	return -1
}

func (r *reader) recipients(e *event, c *clause, f *lexicon.EventFrame) {
	if n := c.v + 1; n < len(r.d.Tokens) && r.eachOther(n) && len(e.Actors) > 1 {
		e.Recipients, e.Mutual = append([]record.ActorID(nil), e.Actors...), true // whatever a wrong tree hangs it on
		return
	}
	if ids, who, ok := r.blamed(c, f); ok {
		e.Recipients, e.whom, e.nobody = without(ids, e.Actors), who, len(ids) == 0
		return
	}
	for _, w := range f.Whom {
		k := -1
		switch w {
		case "-":
			return
		case "any":
			ids, k := r.search(c, f, e.Actors)
			if e.Recipients = ids; k >= 0 || f.Type != "ASSAULT" {
				e.whom = k // else what is hit is still the object
			}
			if e.Recipients == nil && f.Type == "ASSAULT" && len(e.Actors) > 0 {
				e.Recipients = r.victims(c, e)
			}
			if e.Recipients != nil {
				return
			}
			continue
		case "obj":
			k = c.obj
		case "iobj":
			if k = r.givenTo(c.v); k < 0 && c.passive && r.d.Kid(c.v, nlp.Obj) >= 0 {
				k = c.subj
			}
		default:
			k = r.with(c, w)
		}
		if k < 0 {
			continue
		}
		if r.eachOther(k) && len(e.Actors) > 0 {
			e.Recipients, e.whom, e.Mutual = append([]record.ActorID(nil), e.Actors...), k, true
			return
		}
		if ids := without(r.partiesAt(k, w), e.Actors); ids != nil {
			e.Recipients, e.whom = ids, k
			return
		}
		if e.whom < 0 {
			e.whom = k
		}
	}
	if e.whom >= 0 && physical(f.Type) && (e.Recipients == nil || r.anonymous(e.whom) && r.p.ActorsAt(e.whom) == nil) {
		if ids := r.victims(c, e); ids != nil {
			e.Recipients = ids
		}
	}
}

// victims are the country of victims that are not actors: Ukraine in "killed 12 people in Ukraine".
func (r *reader) victims(c *clause, e *event) []record.ActorID {
	if r.inFlight(c) {
		return nil // a drone that is shot down over a country is hardly its own
	}
	for _, prep := range []string{"in", "at", "near", "of"} {
		if k := r.with(c, prep); k >= 0 {
			if ids := r.p.ActorsAt(k); ids != nil && r.isCountry(ids) {
				return without(ids, e.Actors)
			}
			if id := r.countryOf(k); id != "" && !contains(e.Actors, id) {
				return []record.ActorID{id}
			}
		}
	}
	if w := r.p.PlaceOf(c.v); w != nil && !r.inDateline(w) && !r.atHome(e, w.Country) {
		if id := r.countryActor(w.Country); id != "" && !contains(e.Actors, id) {
			return []record.ActorID{id}
		}
	}
	return nil
}

// inFlight tells whether a clause tells what is done to aircraft in flight.
func (r *reader) inFlight(c *clause) bool {
	switch c.lemma {
	case "down", "intercept":
		return true
	case "shoot":
		return r.hasParticle(c, "down")
	}
	return false
}

// atHome tells whether one of the actors is a state's own body in that country: its army strikes others there.
func (r *reader) atHome(e *event, country string) bool {
	for _, id := range e.Actors {
		if a := r.p.Actor(id); a != nil && a.Country == country && a.Kind != record.Person && a.Kind != record.GroupKind && a.Kind != record.ArmedGroup && a.Kind != record.People {
			return true
		}
	}
	return false
}

// inDateline tells whether a place is only where the report was written: its country stands nowhere else.
func (r *reader) inDateline(w *record.Where) bool {
	if w.Span == nil {
		return false
	}
	heading := func(at int) bool {
		i := r.d.TokenAt(at)
		return i >= 0 && i < len(r.d.Tokens) && r.d.Sents[r.d.Tokens[i].Sent].Heading
	}
	if !heading(w.Span.Start) {
		return false
	}
	a := r.p.Actor(r.countryActor(w.Country))
	return a == nil || !slices.ContainsFunc(a.Mentions, func(m record.Mention) bool { return !heading(m.Span.Start) })
}

// mutual fills an act of two sides: "The two sides exchanged fire", "Chad signed a treaty with Niger".
func (r *reader) mutual(e *event, c *clause, f *lexicon.EventFrame) {
	e.Mutual = true
	other := []record.ActorID(nil)
	for _, w := range f.Whom {
		switch w {
		case "subj", "any", "-":
			continue
		case "obj":
			if c.obj >= 0 && c.obj != c.doer {
				other, e.whom = r.parties(c.obj), c.obj
			}
		default:
			if k := r.with(c, w); k >= 0 {
				other, e.whom = r.parties(k), k
			} else if k := r.with(c, "between"); k >= 0 {
				other, e.whom = r.parties(k), k
			}
		}
	}
	if c.obj >= 0 && c.obj != c.doer && len(other) == 0 {
		other = without(r.sidesOf(c.obj), e.Actors)
	}
	if len(e.Actors) < 2 || e.whom < 0 || !r.bothSides(e.whom) {
		e.Actors = union(e.Actors, other)
	}
	if len(e.Actors) < 2 {
		e.Mutual = len(e.Actors) == 1 && e.who >= 0 && r.plural(e.who)
	}
}

// eachOther tells "each other", "one another".
func (r *reader) eachOther(k int) bool {
	switch w := r.d.Tokens[k].Lower; w {
	case "other", "another":
		return k > 0 && (r.d.Tokens[k-1].Lower == "each" || r.d.Tokens[k-1].Lower == "one" || r.theOther(k))
	case "each", "one":
		return k+1 < len(r.d.Tokens) && (w == "each" && r.d.Tokens[k+1].Lower == "other" || w == "one" && r.d.Tokens[k+1].Lower == "another")
	}
	return false
}

// theOther tells whether "the other" at word k is each of two for the other: "Both sides blamed the other", "Each accused the
// other of firing first".
func (r *reader) theOther(k int) bool {
	d := r.d
	if d.Tokens[k-1].Lower != "the" || d.Tokens[k].Head >= 0 && d.Tokens[k].Head > k && d.Tokens[k].Rel == nlp.Amod {
		return false
	}
	for i := k - 2; i >= max(d.Sents[d.Tokens[k].Sent].Start, k-10); i-- {
		switch d.Tokens[i].Lower {
		case "each", "both", "two":
			return true
		}
	}
	return false
}

// bothSides tells whether a phrase only takes up the parties again: "between the two countries", "each other".
func (r *reader) bothSides(k int) bool {
	switch t := &r.d.Tokens[k]; t.Lemma {
	case "country", "side", "nation", "party", "state", "other", "another", "they", "leader", "government", "neighbour", "neighbor":
		return len(r.p.ActorsAt(k)) == 0 || t.Lemma != "government"
	}
	return false
}

// ongoing tells "continues to strike", "kept shelling", "is still shelling".
func (r *reader) ongoing(v int) bool {
	t := &r.d.Tokens[v]
	if t.Rel == nlp.Xcomp && t.Head >= 0 {
		switch r.d.Tokens[t.Head].Lemma {
		case "continue", "keep", "persist", "remain", "resume":
			return true
		}
	}
	for k := range r.d.Kids(v) {
		if w := r.d.Tokens[k].Lower; r.d.Tokens[k].Rel == nlp.Advmod && (w == "still" || w == "repeatedly") {
			return true
		}
	}
	return t.Lemma == "continue"
}

// written are the nouns for what is handed in, not done in the street.
var written = map[string]bool{"protest": true, "complaint": true, "lawsuit": true, "suit": true, "objection": true, "grievance": true}

// consume marks the object noun that a frame has taken into account.
func (r *reader) consume(c *clause, f *lexicon.EventFrame) {
	if f.Type == "SUPPORT" || f.Type == "ACCUSE" {
		if c.obj >= 0 && written[r.d.Tokens[c.obj].Lemma] {
			r.used[c.obj] = true // "lodged a protest" tells no march
		}
		return // what is praised or condemned did happen
	}
	if v := r.madeIn(c.obj); v >= 0 && (f.CAMEO == "045" && v == c.v || v != c.v && (f.Type == "ASSAULT" || f.Type == "REJECT")) {
		return // "a truce brokered by Qatar", "broke the truce that was agreed in May" tell of the truce, too
	}
	for i := range f.Conds {
		if f.Conds[i].Slot == "obj" && f.Conds[i].Words != nil && c.obj >= 0 {
			r.used[c.obj] = true
		}
	}
}
