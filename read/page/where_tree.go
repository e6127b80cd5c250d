package page

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// sharesPlace tells whether what i tells happens where its head h does.
func (p *Page) sharesPlace(i, h int) bool {
	t, head := &p.Doc.Tokens[i], &p.Doc.Tokens[h]
	if head.UPOS == nlp.VERB && p.isFor("speech", h) {
		return false
	}
	if p.apart(i) || p.inTurn(i) {
		return false
	}
	switch t.Rel {
	case nlp.Conj, nlp.Advcl, nlp.Acl, nlp.AclRelcl, nlp.Xcomp, nlp.Obj, nlp.Nsubj, nlp.NsubjPass, nlp.Obl, nlp.OblUnmarked, nlp.Nmod,
		nlp.Appos, nlp.Compound, nlp.Nummod, nlp.Amod, nlp.Iobj, nlp.OblAgent, nlp.Csubj, nlp.Fixed, nlp.Flat, nlp.Dep, nlp.NmodPoss, nlp.NmodUnmarked:
		return true
	case nlp.Ccomp:
		return head.UPOS != nlp.VERB || p.isFor("light", h)
	}
	return false
}

// apart tells whether clause i is told as of another time: "after the envoys met in spring" is not where the sentence is.
func (p *Page) apart(i int) bool {
	if p.Doc.Tokens[i].Rel != nlp.Advcl {
		return false
	}
	for k := range p.Doc.Kids(i) {
		switch p.Doc.Tokens[k].Lower {
		case "after", "before", "since", "until":
			return p.Doc.Tokens[k].Rel == nlp.Mark || p.Doc.Tokens[k].Rel == nlp.Case || p.Doc.Tokens[k].Rel == nlp.Advmod
		}
	}
	return false
}

// inTurn tells the subject of a clause that only says what else happens, or when: "The visit follows a deal signed in
// Lima", "The talks come as fighting spreads in the east".
func (p *Page) inTurn(i int) bool {
	t := &p.Doc.Tokens[i]
	if t.Rel != nlp.Nsubj || t.Head < 0 {
		return false
	}
	switch h := t.Head; p.Doc.Tokens[h].Lemma {
	case "follow", "precede":
		return p.Doc.Kid(h, nlp.Obj) >= 0
	case "come":
		return p.Doc.Kid(h, nlp.Advcl) >= 0 || p.Doc.Tokens[t.Head].XPOS == "VBZ" || p.Doc.Tokens[t.Head].XPOS == "VBP"
	}
	return false
}

// placeUnder is the place among what hangs on word i. own is whether i is the thing itself: only then its object or
// the goal of its motion is where it happens.
func (p *Page) placeUnder(i int, own bool) *record.Place {
	if own && p.saysThere(i) {
		return p.placeBefore(i, 1)
	}
	if m := p.placeByPreposition(i, own, 0); m != nil {
		return m
	}
	if m := p.placeByCompound(i); m != nil {
		return m
	}
	if own {
		if m := p.placeAsObject(i); m != nil {
			return m
		}
	}
	for k := range p.Doc.Kids(i) {
		if m := p.placeBelow(i, k, own); m != nil {
			return m
		}
	}
	return nil
}

// saysThere tells whether word i goes back to a place by "there": "were killed there".
func (p *Page) saysThere(i int) bool {
	for k := range p.Doc.Kids(i) {
		if t := &p.Doc.Tokens[k]; t.Lower == "there" && t.Rel == nlp.Advmod {
			return true
		}
	}
	return false
}

// placeBelow is the place that a phrase or clause k below word i tells for it: "killed 35 people in Sumy", "launched an
// attack on Moscow", "killed when a bomb went off in Kano".
func (p *Page) placeBelow(i, k int, own bool) *record.Place {
	t := &p.Doc.Tokens[k]
	if t.UPOS == nlp.VERB && p.isFor("speech", k) || ofAnotherTime(p.Prep(k)) || p.Prep(k) == "over" && p.isFor("struck", k) {
		return nil
	}
	switch t.Rel {
	case nlp.Advcl:
		if own {
			return p.placeUnder(k, true)
		}
		return nil
	}
	if t.Rel == nlp.Conj && t.UPOS == nlp.VERB && !p.isFor("struck", k) && !p.isFor("harm", k) {
		return nil // "injured seven people and led to clashes in Hebron"
	}
	switch t.Rel {
	case nlp.Obj, nlp.Nsubj, nlp.NsubjPass, nlp.Conj, nlp.Obl, nlp.OblUnmarked, nlp.Xcomp, nlp.Nmod, nlp.Acl, nlp.Parataxis:
		toIt := own && t.Rel == nlp.Obj && p.isFor("light", i) || t.Rel == nlp.Xcomp || t.Rel == nlp.Acl && own
		if m := p.placeByPreposition(k, toIt, 0); m != nil {
			return m
		}
		if p.isFor("struck", k) {
			return p.placeByCompound(k)
		}
	}
	return nil
}

// placeByPreposition is the place of the first fitting phrase that hangs on word i with a preposition, or inside such
// a phrase: "strikes against militants in Syria".
func (p *Page) placeByPreposition(i int, own bool, depth int) *record.Place {
	var toward, inner *record.Place
	for k := range p.Doc.Kids(i) {
		switch p.Doc.Tokens[k].Rel {
		case nlp.Obl, nlp.Nmod, nlp.OblUnmarked, nlp.NmodUnmarked, nlp.NmodDesc, nlp.Advmod, nlp.OblAgent:
		default:
			continue
		}
		prep := p.Prep(k)
		switch {
		case prep == "over" && p.PlaceAt(k) == nil && !p.isArea(k): // "convicted over the attack in Garissa"
			continue
		case (isAt(prep) || prep == "on" && ways(p.Doc.Tokens[k].Lemma)) && toward == nil:
			if m := p.placeIn(k, 0); m != nil {
				return m
			}
		case prep == "":
		case own && toward == nil && p.leadsTo(i, prep):
			toward = p.placeIn(k, 0)
		}
		if inner == nil && depth < 2 && prep != "" && !ofAnotherTime(prep) {
			inner = p.placeByPreposition(k, false, depth+1)
		}
	}
	if toward != nil {
		return toward
	}
	return inner
}

// ofAnotherTime tells whether what stands with a preposition is told as of another time: "following talks in Moscow".
func ofAnotherTime(prep string) bool {
	switch prep {
	case "after", "since", "following", "before", "until", "despite", "ahead of", "unlike", "than":
		return true
	}
	return false
}

// leadsTo tells whether a phrase with this preposition says where i happens: "attack on", "invasion of", "fled to".
func (p *Page) leadsTo(i int, prep string) bool {
	if prep == "of" {
		return p.Doc.Tokens[i].UPOS != nlp.VERB && (p.isFor("struck", i) || p.isFor("part", i))
	}
	return placeWords()["toward"][prep] != "" && !p.isFor("topic", i) && (p.isFor("struck", i) || p.isFor("goes", i))
}

// placeByCompound is a place before the noun that it places: "the Paris talks", "the Beledweyne hotel attack". A
// country before a noun of talk is what the talk is about.
func (p *Page) placeByCompound(i int) *record.Place {
	d := p.Doc
	if d.Tokens[i].UPOS == nlp.VERB {
		return p.placeWrittenBefore(i)
	}
	for k := range d.Kids(i) {
		rel := d.Tokens[k].Rel
		if rel != nlp.Compound && rel != nlp.NmodPoss && rel != nlp.NmodDesc && rel != nlp.Amod || k > i {
			continue
		}
		m := p.PlaceAt(k)
		if c := d.Kid(k, nlp.Compound); m == nil && c >= 0 && rel == nlp.Compound {
			m = p.PlaceAt(c)
		}
		switch {
		case m == nil:
		case rel == nlp.NmodPoss && (p.isFor("topic", i) || !isTown(m)):
		case !isTown(m) && (p.isFor("topic", i) || !p.isFor("struck", i)):
		case m.Kind == "country" && !p.isFor("state", i): // "U.S. airstrikes"
		default:
			return m
		}
	}
	return nil
}

// placeWrittenBefore is the town between an article and a word that may be a noun though the tree takes it for a verb:
// "the Doha talks resumed".
func (p *Page) placeWrittenBefore(i int) *record.Place {
	m := p.PlaceAt(i - 1)
	if m == nil || !isTown(m) || !p.isFor("topic", i) && !p.isFor("struck", i) {
		return nil
	}
	k, _ := p.Doc.TokensOf(m.Span)
	if k == 0 || p.Doc.Tokens[k-1].UPOS != nlp.DET {
		return nil
	}
	return m
}

// placeAsObject is the place that was struck or gone to: "invaded the island of Anjouan", "visited Kyiv".
func (p *Page) placeAsObject(i int) *record.Place {
	if p.Doc.Tokens[i].UPOS != nlp.VERB || !p.isFor("struck", i) && !p.isFor("goes", i) {
		return nil
	}
	if o := p.Doc.Kid(i, nlp.Obj); o >= 0 {
		return p.placeIn(o, 0)
	}
	if s := p.Doc.Kid(i, nlp.NsubjPass); s >= 0 {
		return p.placeIn(s, 0)
	}
	return nil
}
