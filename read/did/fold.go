package did

import (
	"slices"

	"rapporteur/nlp"
	"rapporteur/record"
)

// fold makes one event of what one clause tells in two words: "strikes and shelling killed nine" (the noun is the
// subject of the verb), "attacked a bus, killing three" (a participle tells the outcome), "killed in an attack". What
// a demand or a promise is about is no event beside it.
func (r *reader) fold() {
	at, contents := map[int]*event{}, map[int]*event{}
	for _, e := range r.events {
		if e.By == "" && !e.gone {
			at[e.head] = e
		}
		if e.content >= 0 && speech(e.Type) && e.Type != "ACCUSE" && e.Type != "SUPPORT" && contents[e.content] == nil {
			contents[e.content] = e
		}
	}
	r.byVerb = map[int]*event{}
	for _, e := range r.events {
		if e.verb != e.head && e.By == "" && r.byVerb[e.verb] == nil {
			r.byVerb[e.verb] = e
		}
	}
	for _, e := range r.events {
		if e.gone {
			continue
		}
		if g := r.marched(e, at); g != nil {
			g.Recipients = union(g.Recipients, without(e.Recipients, g.Actors))
			e.gone = true
			continue
		}
		if e.By != "" {
			continue
		}
		if g := r.visitFor(e, at); g != nil {
			if g.Mode == "visit" {
				r.visited(g, e)
			} else {
				r.join(g, e) // "gathered in Lima for a summit"
			}
			continue
		}
		if e.CAMEO == "196" && len(e.AttributedTo) > 0 && r.d.Tokens[e.head].XPOS == "VBG" {
			e.gone = true // "accused them of violating the truce" tells the accusation alone
			continue
		}
		if e.Modality == record.Demanded && e.Type != "CONSULT" && e.Type != "REQUEST" && r.demandedBy(e, at) {
			e.gone = true // "demanded that both sides let aid workers in" tells the demand alone
			continue
		}
		if r.spokenFor(e, contents) && !r.appointed(e.head) && !(e.noun && r.madeIn(e.head) >= 0) {
			e.gone = true
			continue
		}
		if g := r.outer(e, at); g != nil && g != e && !g.gone {
			r.absorb(g, e)
		} else if g := r.outcomeOf(e, at); g != nil && g != e && !g.gone {
			r.join(g, e)
		}
	}
}

// visitFor is the visit that talks e are the aim of: "The envoy flew to Lima for talks with the king" tells one meeting.
func (r *reader) visitFor(e *event, at map[int]*event) *event {
	if g := r.visitWhere(e, at); g != nil {
		return g
	}
	t := &r.d.Tokens[e.head]
	if e.Type != "CONSULT" || !e.noun || t.Head < 0 || r.p.Prep(e.head) != "for" {
		return nil
	}
	h := t.Head
	for n := 0; n < 2 && r.d.Tokens[h].Rel == nlp.Nmod && r.p.PlaceAt(h) != nil && r.d.Tokens[h].Head >= 0; n++ {
		h = r.d.Tokens[h].Head // "a trip to Lima for talks"
	}
	g := at[h]
	if g == nil {
		g = r.byVerb[h]
	}
	if g == nil || g == e || g.gone || g.noun || len(g.Actors) == 0 || g.Mode != "visit" && (g.CAMEO != "040" || len(e.Actors) > 0 && contrast(g.Actors, e.Actors) < 0) || g.Mode == "visit" && g.CAMEO != "042" {
		return nil
	}
	return g
}

// visitWhere is the visit to the place where the same one meets somebody: "The envoy flew to Lima, where he met the king".
func (r *reader) visitWhere(e *event, at map[int]*event) *event {
	v := e.verb
	if e.Type != "CONSULT" || e.Modality != record.Asserted || len(e.Actors) == 0 {
		return nil
	}
	where, h := r.d.Kid(v, nlp.Advmod), r.d.Tokens[v].Head
	if where < 0 || r.d.Tokens[where].Lower != "where" || h < 0 {
		return nil
	}
	switch r.d.Tokens[v].Rel {
	case nlp.AclRelcl:
		h = r.d.Tokens[h].Head // the place hangs on the verb of the journey
	case nlp.Advcl:
	default:
		return nil
	}
	g := at[h]
	if g == nil || g == e || g.gone || g.Mode != "visit" || contrast(g.Actors, e.Actors) <= 0 {
		return nil
	}
	return g
}

// visited gives visit g those whom it is paid to, the parties of talks e.
func (r *reader) visited(g, e *event) {
	e.gone = true
	host := without(union(union(nil, e.Actors), e.Recipients), g.Actors)
	if len(host) > 0 {
		g.Recipients = host
		g.Participants = union(union(nil, g.Actors), host)
	}
	g.Mediator, g.Host = union(g.Mediator, e.Mediator), union(g.Host, e.Host)
	if g.Purpose == nil {
		g.Purpose = e.Purpose
	}
	for _, s := range e.spans {
		g.spans = addSpan(g.spans, s)
	}
}

// spokenFor tells whether an event is only what a demand, promise, refusal or threat is about.
func (r *reader) spokenFor(e *event, contents map[int]*event) bool {
	for i, n := e.head, 0; i >= 0 && n < 20; n++ {
		if o := contents[i]; o != nil && o != e && !o.gone {
			return true
		}
		switch r.d.Tokens[i].Rel {
		case nlp.AclRelcl, nlp.Parataxis:
			return false
		}
		i = r.d.Tokens[i].Head
	}
	return false
}

// demandedBy tells whether the clause above an event is the demand that it is told in.
func (r *reader) demandedBy(e *event, at map[int]*event) bool {
	for i, n := r.d.Tokens[e.head].Head, 0; i >= 0 && n < 4; i, n = r.d.Tokens[i].Head, n+1 {
		if g := at[i]; g != nil && g != e && !g.gone && g.Type == "REQUEST" {
			return true
		}
	}
	return false
}

// marched is the protest that speech act e is only the aim of: "Farmers blocked the road to demand aid from the
// cabinet" tells one protest, against the cabinet.
func (r *reader) marched(e *event, at map[int]*event) *event {
	aim := r.p.Infinitive(e.head)
	if e.noun || !(speech(e.Type) && (aim || r.d.Tokens[e.head].XPOS == "VBG") || e.Type == "PROTEST" && aim) {
		return nil
	}
	for i, n := e.head, 0; n < 3 && i >= 0; n++ {
		t := &r.d.Tokens[i]
		if t.Rel != nlp.Advcl && t.Rel != nlp.Acl && t.Rel != nlp.Xcomp && n == 0 {
			return nil
		}
		i = t.Head
		if i < 0 {
			return nil
		}
		g := at[i]
		if g == nil {
			g = r.byVerb[i]
		}
		if g != nil && g != e && !g.gone && g.Type == "PROTEST" {
			return g
		}
		if r.d.Tokens[i].UPOS == nlp.VERB {
			return nil
		}
	}
	return nil
}

// harmed are the verbs that tell what an attack did to people.
var harmed = map[string]bool{"kill": true, "wound": true, "injure": true, "hurt": true, "maim": true, "die": true}

// outcomeOf is the attack that killed those of whom e tells: "Two guards were killed when gunmen opened fire", "A shell
// hit the ship docked there, killing the cook".
func (r *reader) outcomeOf(e *event, at map[int]*event) *event {
	if e.Type != "ASSAULT" || e.noun || !harmed[r.d.Tokens[e.head].Lemma] {
		return nil
	}
	t := &r.d.Tokens[e.head]
	if t.XPOS == "VBG" && (t.Rel == nlp.Acl || t.Rel == nlp.Advcl || t.Rel == nlp.Conj) {
		for i := e.head - 1; i >= r.d.Sents[t.Sent].Start; i-- {
			if g := r.assaultAt(i, at); g != nil && g.verb == i && !g.gone { // not the "killing two" before "and wounding ten"
				return g
			}
		}
		return nil
	}
	if len(e.Actors) > 0 {
		return nil
	}
	for k := range r.d.Kids(e.head) {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Conj && harmed[t.Lemma] { // "Two were killed and nine hurt when gunmen opened fire"
			if w := r.d.Kid(k, nlp.Advcl); w > k && r.d.Kid(w, nlp.Mark, nlp.Advmod) >= 0 {
				if g := r.assaultAt(w, at); g != nil {
					return g
				}
			}
		}
		if r.d.Tokens[k].Rel == nlp.Obl {
			switch p := r.p.Prep(k); p { // "killed as a result of an offensive", "wounded in the blasts"
			case "in", "by", "during", "as", "as a result of", "because of", "due to", "from":
				if g := r.assaultUnder(k, at, 0); g != nil {
					return g
				}
			}
		}
		if r.d.Tokens[k].Rel != nlp.Advcl {
			continue
		}
		switch m := r.d.Kid(k, nlp.Mark, nlp.Advmod); {
		case m < 0:
		case r.d.Tokens[m].Lower == "when" || r.d.Tokens[m].Lower == "after" || r.d.Tokens[m].Lower == "as" || r.d.Tokens[m].Lower == "while":
			if g := r.assaultAt(k, at); g != nil {
				return g
			}
		}
	}
	return nil
}

// assaultUnder is the attack of the noun at word k or in its complements: the offensive in "a result of the offensive".
func (r *reader) assaultUnder(k int, at map[int]*event, depth int) *event {
	if g := r.assaultAt(k, at); g != nil && g.noun {
		return g
	}
	if depth > 1 {
		return nil
	}
	for c := range r.d.Kids(k) {
		if r.d.Tokens[c].Rel == nlp.Nmod {
			if g := r.assaultUnder(c, at, depth+1); g != nil {
				return g
			}
		}
	}
	return nil
}

// outer is the assault that assault e tells only a part of.
func (r *reader) outer(e *event, at map[int]*event) *event {
	t := &r.d.Tokens[e.head]
	if t.Head < 0 {
		return nil
	}
	if g := at[t.Head]; g != nil && t.Rel == nlp.Conj && !e.noun && !g.noun && g.Type == e.Type && (e.Type == "COERCE" || e.Type == "ASSAULT") && contrast(g.Recipients, e.Recipients) > 0 &&
		slices.Equal(g.Actors, e.Actors) && e.Modality == g.Modality {
		return g // "to seize and jail him", "six shells hit the post, and three fell near it"
	}
	if e.Type != "ASSAULT" {
		return nil
	}
	if t.Rel == nlp.AclRelcl && harmed[t.Lemma] && e.who >= 0 && at[e.who] != nil && at[e.who].noun {
		return r.assaultOf(at[e.who]) // "an attack on a market on Monday that killed nine"
	}
	switch t.Rel {
	case nlp.Advcl, nlp.Acl, nlp.Xcomp:
		if g := r.assaultAt(t.Head, at); g != nil && r.p.Infinitive(e.head) && contrast(g.Actors, e.Actors) > 0 && t.Rel != nlp.Acl {
			return g // "used tear gas to disperse the crowd"
		}
		if t.XPOS == "VBG" && t.Rel != nlp.Xcomp && r.d.Kid(e.head, nlp.Mark) < 0 {
			if g := r.assaultAt(t.Head, at); g != nil {
				return g
			}
		}
	case nlp.Nmod:
		if m := t.Head; e.noun && r.measured(m) == e.head && r.d.Tokens[m].Head >= 0 {
			if p := r.p.Prep(m); p == "in" || p == "by" || p == "during" { // "killed in a series of raids"
				return r.assaultAt(r.d.Tokens[m].Head, at)
			}
		}
	case nlp.Nsubj, nlp.Obl, nlp.OblAgent:
		if p := r.p.Prep(e.head); e.noun && (t.Rel != nlp.Obl || p == "in" || p == "by" || p == "during" || p == "with") {
			return r.assaultAt(t.Head, at)
		}
	case nlp.Conj:
		if g := r.assaultAt(t.Head, at); g != nil && !e.noun && r.d.Kid(e.head, nlp.Nsubj, nlp.NsubjPass) < 0 && e.CAMEO != "181" && !crossed(g, e) {
			return g // "attacked the base and killed three guards"
		}
		if g := at[t.Head]; g != nil && e.noun && g.noun {
			return r.assaultOf(g)
		}
		if g := r.firstOf(t.Head, at); g != nil && e.noun && g.Type == e.Type {
			return g
		}
	}
	return nil
}

func (r *reader) assaultOf(e *event) *event {
	if e.Type == "ASSAULT" {
		return e
	}
	return nil
}

func (r *reader) assaultAt(i int, at map[int]*event) *event {
	if g := at[i]; g != nil && g.Type == "ASSAULT" {
		return g
	}
	if g := r.byVerb[i]; g != nil && !g.gone && g.Type == "ASSAULT" {
		return g
	}
	return nil
}

// firstOf is the event of the verb that coordinated nouns are the subject of.
func (r *reader) firstOf(i int, at map[int]*event) *event {
	if r.d.Tokens[i].Rel == nlp.Nsubj && r.d.Tokens[i].Head >= 0 {
		return at[r.d.Tokens[i].Head]
	}
	return nil
}

// absorb gives event a what its part b knows more.
func (r *reader) absorb(a, b *event) {
	spans := a.spans
	if p := a.Place; p != nil && b.Place != nil && p.Country == b.Place.Country && r.p.World.Countries.Named(p.Name) != nil {
		a.Place = b.Place // the town, where the other part tells only the country
	}
	r.join(a, b)
	if b.noun {
		a.spans = spans
	}
	if len(a.Recipients) == 0 {
		a.Recipients = without(b.Recipients, a.Actors)
	}
	if a.CAMEO == "180" || a.CAMEO == "190" {
		a.CAMEO = b.CAMEO
	}
}
