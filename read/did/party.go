package did

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// parties are the actors that the phrase with head word k stands for: itself and what is coordinated with it ("Britain
// and France"), else whose it is ("Russian strikes", "Ukraine's cities", "people in Ukraine").
func (r *reader) parties(k int) []record.ActorID {
	if k < 0 {
		return nil
	}
	var out []record.ActorID
	for _, t := range r.d.Conjuncts(k) {
		out = union(out, r.partyOne(t))
	}
	return out
}

// partyOne is parties without what is coordinated. Victims without a name ("12 people", "villagers") stand for whose
// they are, where the report tells.
func (r *reader) partyOne(t int) []record.ActorID {
	if ids := r.p.ActorsAt(t); ids != nil {
		return ids
	}
	if ids := r.inEntity(t); ids != nil {
		return ids
	}
	switch w := &r.d.Tokens[t]; w.Lower {
	case "i", "we", "us", "me", "ourselves":
		return r.p.AttributedTo(w.Span) // the speaker
	}
	if r.anonymous(t) {
		if ids := r.owners(t, 0); ids != nil {
			return ids
		}
	}
	if posts[r.d.Tokens[t].Lemma] && r.d.Kid(t, nlp.NmodPoss) >= 0 {
		return r.partiesAt(r.p.Obl(t, "in"), "in") // "reopened its embassy in Lima" is done to Peru
	}
	if r.isWeapon(t) && r.p.Latent(t) != nil && !r.p.World.EventClass("person", r.d.Tokens[t].Lemma) {
		if ids := r.owners(t, 0); ids != nil {
			return ids // "Thai F-16 jets"
		}
	}
	if a := r.p.Latent(t); a != nil && r.misv >= 0 && len(a.Mentions) > 0 && a.Mentions[0].Span.Contains(r.d.Tokens[r.misv].Span) {
		return r.unnamed(t) // its name would hold the verb
	}
	if ids := r.p.Party(t); ids != nil {
		return ids
	}
	if ids := r.owners(t, 0); ids != nil {
		return ids
	}
	return r.named(t)
}

// unnamed makes an actor of people who do something without being named: "protesters", "gunmen", "some students".
func (r *reader) unnamed(t int) []record.ActorID {
	w := &r.d.Tokens[t]
	if w.UPOS != nlp.NOUN && (w.UPOS != nlp.PROPN || w.Form != w.Lower) || !(r.p.World.EventClass("person", w.Lemma) || r.p.World.EventClass("troops", w.Lemma) || r.p.World.EventClass("body", w.Lemma)) || r.d.Sents[w.Sent].Heading || r.isWeapon(t) {
		return nil
	}
	lo, hi := r.d.Phrase(t)
	if r.misv >= 0 && r.misv < t {
		lo = max(lo, r.misv+1)
	} else if r.misv > t {
		hi = min(hi, r.misv)
		for lo > 0 && r.d.Tokens[lo-1].Sent == w.Sent && (r.d.Tokens[lo-1].UPOS == nlp.ADJ || r.d.Tokens[lo-1].UPOS == nlp.NOUN || r.d.Tokens[lo-1].UPOS == nlp.PROPN) {
			lo-- // "Kenyan police", whose tree has fallen apart
		}
	}
	lo = r.nameStart(lo, t)
	if t+1 < hi && r.d.Tokens[t+1].Lower != "of" {
		hi = t + 1
	}
	if hi-lo > 5 {
		lo, hi = t, t+1
	}
	return r.addActor(t, lo, hi, record.GroupKind)
}

// posts are nouns for what a state keeps in another.
var posts = map[string]bool{"embassy": true, "consulate": true, "mission": true}

// nameStart is where the name of a phrase begins that has no name: behind numbers, articles and ages ("About 300 women",
// "the 14-year-old student").
func (r *reader) nameStart(lo, t int) int {
	d := r.d
	for i := lo; i < t; i++ {
		if d.Tokens[i].Lower == "old" && i > lo && d.Tokens[i-1].UPOS == nlp.PUNCT || strings.HasSuffix(d.Tokens[i].Lower, "-old") {
			lo = i + 1
		}
	}
	for lo < t {
		switch d.Tokens[lo].UPOS {
		case nlp.DET, nlp.NUM, nlp.PUNCT, nlp.ADV, nlp.ADP, nlp.PRON, nlp.SYM:
		default:
			if w := d.Tokens[lo].Lower; w != "more" && w != "least" && w[0] != '-' {
				return lo
			}
		}
		lo++
	}
	return lo
}

// isWeapon tells weapons from those who use them: "tanks" act for somebody.
func (r *reader) isWeapon(t int) bool {
	w := r.d.Tokens[t].Lemma
	mode, _ := lexicon.Weapon(w)
	return mode != "" && w != "gunman" && w != "sniper" && w != "shooter" && w != "bomber" || r.p.World.EventClass("weapon", w)
}

func (r *reader) addActor(t, lo, hi int, kind record.ActorKind) []record.ActorID {
	d := r.d
	name := d.Words(lo, hi)
	if id := r.names[name]; id != "" {
		r.p.Refer(t, id)
		return []record.ActorID{id}
	}
	how := "name"
	if kind == record.GroupKind {
		how = "nominal"
	}
	country := ""
	owners := r.owners(t, 0)
	for i := lo; i < t && r.misv > t; i++ {
		owners = union(owners, r.p.ActorsAt(i))
	}
	for _, o := range owners {
		if a := r.p.Actor(o); a != nil && a.Country != "" && r.isCountry([]record.ActorID{o}) {
			country = a.Country
		}
	}
	id := r.p.AddActor(record.Actor{Name: name, Kind: kind, Country: country, Confidence: 0.4, By: "did/" + how,
		Mentions: []record.Mention{{Span: d.Span(lo, hi), How: how}}})
	r.names[name] = id
	r.p.Refer(t, id)
	return []record.ActorID{id}
}

// named makes an actor of a name that nobody knows as one yet: who does something in politics, or has it done to him,
// is an actor.
func (r *reader) named(t int) []record.ActorID {
	d := r.d
	w := &d.Tokens[t]
	if w.UPOS != nlp.PROPN || w.Form == w.Lower || r.p.World.EventClass("date", w.Lemma) || d.Sents[w.Sent].Heading || r.p.PlaceAt(t) != nil {
		return nil
	}
	kind := record.Person
	if e := d.EntityAt(t); e >= 0 {
		switch d.Entities[e].Type {
		case nlp.PER:
		case nlp.ORG:
			kind = record.Organization
		default:
			return nil
		}
	}
	lo, hi := d.Phrase(t)
	for lo < t && d.Tokens[lo].UPOS != nlp.PROPN {
		lo++
	}
	return r.addActor(t, lo, hi, kind)
}

// inEntity are the actors of the name that token t belongs to, whichever of its words the actor hangs on.
func (r *reader) inEntity(t int) []record.ActorID {
	k := r.d.EntityAt(t)
	if k < 0 {
		return nil
	}
	for i := r.d.Entities[k].Start; i < r.d.Entities[k].End; i++ {
		if ids := r.p.ActorsAt(i); ids != nil {
			return ids
		}
	}
	return nil
}

// anonymous tells whether a phrase names people in general, who are actors only in what is done to them.
func (r *reader) anonymous(t int) bool {
	if t < 0 {
		return false
	}
	w := &r.d.Tokens[t]
	return w.UPOS == nlp.NUM || w.UPOS == nlp.NOUN && r.p.World.EventClass("anonymous", w.Lemma)
}

// owners are the actors whose the phrase k is: by its modifiers, its possessor, its "of", for people and places also
// by where they are.
func (r *reader) owners(k, depth int) []record.ActorID {
	d, p := r.d, r.p
	if depth > 2 {
		return nil
	}
	for c := range d.Kids(k) {
		if r.misv >= 0 && c < r.misv && k > r.misv {
			continue // what stands before the verb is not whose its object is
		}
		switch d.Tokens[c].Rel {
		case nlp.NmodPoss, nlp.Amod, nlp.Compound, nlp.NmodDesc, nlp.Appos, nlp.Flat:
			if ids := r.p.Parties(c); ids != nil && (d.Tokens[c].Rel != nlp.Amod || r.p.ActorsAt(c) != nil) {
				return ids
			}
		}
	}
	for c := range d.Kids(k) { // "US Predator attacks"
		if r := d.Tokens[c].Rel; r == nlp.Compound || r == nlp.NmodDesc {
			for m := range d.Kids(c) {
				if ids := p.ActorsAt(m); ids != nil && (d.Tokens[m].Rel == nlp.Compound || d.Tokens[m].Rel == nlp.Amod) {
					return ids
				}
			}
		}
	}
	if h := d.Tokens[k].Head; d.Tokens[k].Rel == nlp.Conj && h >= 0 && depth < 2 { // "Israeli helicopters and tanks"
		for m := range d.Kids(h) {
			if ids := p.ActorsAt(m); ids != nil && (d.Tokens[m].Rel == nlp.Compound || d.Tokens[m].Rel == nlp.Amod || d.Tokens[m].Rel == nlp.NmodPoss) {
				return ids
			}
		}
	}
	for c := range d.Kids(k) {
		t := &d.Tokens[c]
		if t.Rel != nlp.Nmod && t.Rel != nlp.Acl {
			continue
		}
		if o := r.holder(c); o >= 0 {
			if ids := r.p.Parties(o); ids != nil {
				return ids
			}
		}
		switch r.p.Prep(c) {
		case "of", "from", "belonging to":
			if ids := r.p.Parties(c); ids != nil {
				return ids
			}
			if ids := r.owners(c, depth+1); ids != nil {
				return ids
			}
		case "in", "at", "near", "outside":
			if d.Tokens[k].UPOS == nlp.PROPN {
				continue // "Merkel in Berlin" is not Berlin's
			}
			if ids := r.p.ActorsAt(c); ids != nil && r.isCountry(ids) && (r.human(k) || r.p.World.EventClass("target", d.Tokens[k].Lemma)) {
				return ids
			}
			if id := r.countryOf(c); id != "" && (r.human(k) || r.p.World.EventClass("target", d.Tokens[k].Lemma)) {
				return []record.ActorID{id}
			}
		}
	}
	return nil
}

// holder is the word for those who hold what clause v is about: "a depot used by rebels", "trucks belonging to the agency";
// -1 when it tells of no holding.
func (r *reader) holder(v int) int {
	if fires[r.d.Tokens[v].Lemma] {
		if r.isWeapon(r.d.Tokens[v].Head) {
			return r.p.Obl(v, "by") // "shells fired by rebels"
		}
		return -1
	}
	switch r.d.Tokens[v].Lemma {
	case "belong":
		return r.p.Obl(v, "to")
	case "use", "run", "hold", "occupy", "own", "operate", "control", "man", "guard", "seize", "capture":
		return r.p.Obl(v, "by")
	}
	return -1
}

// fires are the verbs for what one does with a weapon, which is then no one that is hit.
var fires = map[string]bool{"fire": true, "launch": true, "shoot": true, "drop": true, "lob": true, "plant": true, "lay": true}

func (r *reader) isCountry(ids []record.ActorID) bool {
	a := r.p.Actor(ids[0])
	return a != nil && (a.Kind == record.Country || a.Kind == record.Government)
}

// countryOf is the country on the page in which the place at word k lies: Ukraine for "Sumy".
func (r *reader) countryOf(k int) record.ActorID {
	m := r.p.PlaceAt(k)
	if m == nil || m.Country == "" {
		return ""
	}
	return r.countryActor(m.Country)
}

func (r *reader) countryActor(code string) record.ActorID {
	if code == "" {
		return ""
	}
	return r.countries[code]
}

func union(a, b []record.ActorID) []record.ActorID {
	for _, id := range b {
		if !contains(a, id) {
			a = append(a, id)
		}
	}
	return a
}

func without(a, b []record.ActorID) []record.ActorID {
	var out []record.ActorID
	for _, id := range a {
		if !contains(b, id) {
			out = append(out, id)
		}
	}
	return out
}

// searchPreps are the prepositions behind which the recipient of an act stands, the likeliest first.
var searchPreps = []string{"against", "to", "with", "on", "upon", "at", "toward", "towards", "into", "for", "from", "over", "between", "among", "of"}

// physical types happen to whom they happen in: "strikes in Ukraine".
func physical(typ string) bool {
	switch typ {
	case "ASSAULT", "COERCE", "AID", "RETREAT", "MOBILIZE", "SANCTION":
		return true
	}
	return false
}

// blamed are those who did the harm that an accusation is about: the rebels in "condemned the rebels' attack on the convoy",
// nobody in "condemned the attack on the convoy". Not ok where its object tells of no harm.
func (r *reader) blamed(c *clause, f *lexicon.EventFrame) (ids []record.ActorID, who int, ok bool) {
	if f.Type != "ACCUSE" || c.obj < 0 || r.p.ActorsAt(c.obj) != nil || !slices.Contains(f.Whom, "any") && !slices.Contains(f.Whom, "obj") {
		return nil, -1, false
	}
	deed := r.bestNoun(c.obj)
	if deed == nil || deed.Type != "ASSAULT" {
		return nil, -1, false
	}
	e := r.nounEvent(c.obj, deed)
	return e.Actors, e.who, true
}

// search looks for the recipient of a clause: the object if it can be one, what stands behind a preposition, whose the
// object is. It gives the head word too.
func (r *reader) search(c *clause, f *lexicon.EventFrame, actors []record.ActorID) ([]record.ActorID, int) {
	if c.passive && c.subj >= 0 && (f.Type == "ACCUSE" || f.Type == "COERCE") && r.human(c.subj) && r.parties(c.subj) == nil {
		if ids := r.unnamed(c.subj); ids != nil {
			return ids, c.subj // "A student is accused of killing his teacher"
		}
	}
	objThing := false
	for i := range f.Conds {
		objThing = objThing || f.Conds[i].Slot == "obj" && f.Conds[i].Words != nil && !f.Conds[i].Human && !f.Conds[i].Actor
	}
	own := f.CAMEO == "161" && c.obj >= 0 && r.p.World.EventClass("official", r.d.Tokens[c.obj].Lemma)
	if own { // "recalled its envoy from Lima" is done to Peru
		for _, prep := range [...]string{"from", "to", "in"} {
			if k := r.with(c, prep); k >= 0 {
				if ids := without(union(r.parties(k), r.partiesAt(k, "in")), actors); ids != nil {
					return ids, k
				}
			}
		}
	}
	if c.obj >= 0 && !own && !objThing && !r.means(f.Type, c.obj) {
		if ids := without(r.parties(c.obj), actors); ids != nil {
			return ids, c.obj
		}
	}
	if k := r.givenTo(c.v); k >= 0 {
		if ids := without(r.parties(k), actors); ids != nil {
			return ids, k
		}
	}
	if c.passive && r.d.Kid(c.v, nlp.Obj) >= 0 && c.subj >= 0 {
		if ids := without(r.parties(c.subj), actors); ids != nil {
			return ids, c.subj
		}
	}
	for k := range r.d.Kids(c.v) { // parsers take "to five officers" for a second object
		if r.d.Tokens[k].Rel == nlp.Obj && k != c.obj {
			if ids := without(r.parties(k), actors); ids != nil {
				return ids, k
			}
		}
	}
	for _, prep := range searchPreps {
		if f.Type == "AID" && (prep == "from" || prep == "against") {
			continue // "rescued the crew from the pirates"
		}
		if prep == "from" && fires[c.lemma] || prep == "over" && r.inFlight(c) {
			continue // "a missile fired from Chad", "shot down a drone over Chad"
		}
		if k := r.with(c, prep); k >= 0 && k != c.obj && k != c.doer {
			if ids := without(r.partiesAt(k, prep), actors); ids != nil {
				return ids, k
			}
		}
	}
	if c.obj >= 0 && c.obj != c.doer && !(f.Type == "MOBILIZE" && r.means(f.Type, c.obj)) && !(f.Type == "ASSAULT" && fires[c.lemma] && r.isWeapon(c.obj)) && !own {
		if ids := without(r.parties(c.obj), actors); ids != nil {
			return ids, c.obj
		}
	}
	if physical(f.Type) {
		if k := r.with(c, "in"); k >= 0 {
			if ids := without(r.partiesAt(k, "in"), actors); ids != nil {
				return ids, k
			}
		}
	}
	return nil, -1
}

// means tells whether an object is what somebody helps or threatens with, not whom: "offered its troops".
func (r *reader) means(typ string, k int) bool {
	switch typ {
	case "AID", "AGREE", "MOBILIZE", "COOPERATE", "REQUEST":
	default:
		return false
	}
	w := r.d.Tokens[k].Lemma
	return r.d.Tokens[k].UPOS == nlp.NOUN && (r.p.World.EventClass("troops", w) || r.p.World.EventClass("troops", strings.TrimSuffix(w, "s")) || r.p.World.EventClass("weapon", w) || r.p.World.EventClass("aid", w))
}

// partiesAt are the parties behind a preposition. A place that merely tells where is none, but the country that is
// struck there is.
func (r *reader) partiesAt(k int, prep string) []record.ActorID {
	if prep == "at" && wishes[r.d.Tokens[k].Lemma] {
		return nil // "carried out at the request of the government"
	}
	switch prep {
	case "in", "at", "into", "over", "near", "on":
		if ids := r.p.ActorsAt(k); ids != nil {
			return ids
		}
		if ids := r.parties(k); ids != nil {
			return ids
		}
		if id := r.countryOf(k); id != "" {
			return []record.ActorID{id}
		}
		return nil
	}
	return r.parties(k)
}

// wishes are nouns behind "at" for who wanted an act, to whom it is not done.
var wishes = map[string]bool{"request": true, "invitation": true, "behest": true, "urging": true, "insistence": true, "initiative": true, "order": true, "suggestion": true}
