package page

import (
	"sort"
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// placeAgain is the place told last of the kind that "the city", "this island" names; nil for other phrases.
func (p *Page) placeAgain(k int) *record.Place {
	kinds := placeWords()["area"][p.Doc.Tokens[k].Lemma]
	if kinds == "" || p.Doc.Tokens[k].Feat("Number") == "Plur" || !p.definite(k) {
		return nil
	}
	at := p.Doc.Tokens[k].Span.Start
	last := p.placesBefore(at)
	for i := last - 1; i >= max(0, last-50); i-- {
		if m := &p.Out.Places[i]; m.Kind != "" && strings.Contains(kinds, m.Kind) {
			return m
		}
	}
	return nil
}

// placesBefore is the number of place mentions that end before byte b.
func (p *Page) placesBefore(b int) int {
	return sort.Search(len(p.Out.Places), func(k int) bool { return p.Out.Places[k].Span.End > b })
}

// definite tells whether phrase k points back: "the city", "this village", "its capital" does not.
func (p *Page) definite(k int) bool {
	for c := range p.Doc.Kids(k) {
		switch t := &p.Doc.Tokens[c]; {
		case t.Rel == nlp.Det:
			return t.Lower == "the" || t.Lower == "this" || t.Lower == "that"
		case t.Rel == nlp.NmodPoss:
			return false
		}
	}
	return false
}

// locative tells whether a mention says where something happens: "in Kyiv", "at a camp near Goma", "Kyiv" in a
// dateline, but not "Kyiv rejected", "to Kyiv", "Kyiv's".
func (p *Page) locative(m *record.Place) bool {
	d := p.Doc
	i, j := d.TokensOf(m.Span)
	if i >= j {
		return false
	}
	if p.atBefore(i) >= 0 || m == p.datelinePlace() {
		return true
	}
	for k, n := d.HeadOf(i, j), 0; k >= 0 && n < 5; n++ {
		prep := p.Prep(k)
		if isAt(prep) {
			return true
		}
		t := &d.Tokens[k]
		switch {
		case t.Rel == nlp.Compound && isTown(m) && t.Head >= 0 && p.isFor("struck", t.Head): // "the Karachi bombings"
			return true
		case t.Rel == nlp.Appos, t.Rel == nlp.Flat, t.Rel == nlp.Conj, t.Rel == nlp.Compound && isTown(m):
		case t.Rel == nlp.Nmod && prep == "of" && t.Head >= 0 && p.isOf(t.Head, m):
			if p.isFor("struck", t.Head) {
				return true
			}
		case (t.Rel == nlp.Nmod || t.Rel == nlp.Obl) && prep != "" && t.Head >= 0 && p.leadsTo(t.Head, prep):
			return true
		default:
			return t.Head >= 0 && (t.Rel == nlp.Obj || t.Rel == nlp.NsubjPass) && d.Tokens[t.Head].UPOS == nlp.VERB && (p.isFor("struck", t.Head) || p.isFor("goes", t.Head))
		}
		k = t.Head
	}
	return false
}

// onlyPlace is the place of the sentence of tok when it has exactly one in which something happens, and tok is not
// speech about it.
func (p *Page) onlyPlace(tok int) *record.Place {
	for k, n := tok, 0; k >= 0 && n < 8; n++ {
		if p.apart(k) || p.inTurn(k) {
			return nil
		}
		k = p.Doc.Tokens[k].Head
	}
	s := p.Doc.Sents[p.Doc.Tokens[tok].Sent].Span
	var only *record.Place
	for i := p.placesBefore(s.Start); i < len(p.Out.Places) && p.Out.Places[i].Span.Start < s.End; i++ {
		m := &p.Out.Places[i]
		if !p.locative(m) || p.onRoute(m) {
			continue
		}
		if p.toldBeside(m, tok) {
			return nil
		}
		m = p.inner(m)
		if only != nil && only.Name != m.Name {
			return nil
		}
		only = m
	}
	if only != nil && !p.saidThere(only) && !p.reasonFor(only, tok) {
		return only
	}
	return nil
}

// toldBeside tells whether a mention stands in what is told by a verb joined to that of tok: "met the envoy and said that he
// would visit Oslo".
func (p *Page) toldBeside(m *record.Place, tok int) bool {
	d := p.Doc
	i, j := d.TokensOf(m.Span)
	for k, n := d.HeadOf(i, j), 0; k >= 0 && k != tok && n < 8; k, n = d.Tokens[k].Head, n+1 {
		if t := &d.Tokens[k]; t.Rel == nlp.Ccomp && t.Head >= 0 && d.Tokens[t.Head].Rel == nlp.Conj && d.ConjHead(t.Head) == d.ConjHead(tok) && !d.Under(tok, t.Head) {
			return true
		}
	}
	return false
}

// reasonFor tells whether a mention is where that happened for which tok is done: "convicted over the attack in Garissa".
func (p *Page) reasonFor(m *record.Place, tok int) bool {
	i, j := p.Doc.TokensOf(m.Span)
	for k, n := p.Doc.HeadOf(i, j), 0; k >= 0 && k != tok && n < 6; n++ {
		switch prep := p.Prep(k); prep {
		case "over", "for":
			return p.PlaceAt(k) == nil && p.isFor("struck", k)
		}
		k = p.Doc.Tokens[k].Head
	}
	return false
}

// saidThere tells whether a mention is where somebody speaks: "told reporters in Brussels".
func (p *Page) saidThere(m *record.Place) bool {
	i, j := p.Doc.TokensOf(m.Span)
	for k, n := p.Doc.HeadOf(i, j), 0; k >= 0 && n < 6; n++ {
		if t := &p.Doc.Tokens[k]; t.UPOS == nlp.VERB {
			return p.isFor("speech", k)
		}
		if p.isFor("struck", k) {
			return false // "condemned the attack on a convoy near Goma"
		}
		k = p.Doc.Tokens[k].Head
	}
	return false
}

// metThere tells whether a mention is where people meet, or met to agree: "held talks in Lima", "a deal reached in Lima".
// What is struck next is struck elsewhere.
func (p *Page) metThere(m *record.Place) bool {
	i, j := p.Doc.TokensOf(m.Span)
	for k, n := p.Doc.HeadOf(i, j), 0; k >= 0 && n < 6; n++ {
		t := &p.Doc.Tokens[k]
		if meets[t.Lemma] {
			return true
		}
		if t.UPOS == nlp.VERB && t.Rel != nlp.Acl {
			s := p.Doc.Kid(k, nlp.Nsubj, nlp.NsubjPass)
			return s >= 0 && (meets[p.Doc.Tokens[s].Lemma] || p.Doc.Tokens[s].Lemma == "round")
		}
		k = t.Head
	}
	return false
}

// meets are the words for coming together to talk, and for what comes of it.
var meets = map[string]bool{"meet": true, "convene": true, "confer": true, "negotiate": true, "talks": true, "talk": true, "summit": true, "meeting": true, "conference": true, "negotiation": true,
	"consultation": true, "agreement": true, "accord": true, "deal": true, "pact": true, "treaty": true}

// placeBefore is the place at which something last happened before tok, at most so many paragraphs back: in the last
// sentence that has one, and there the town rather than the country that it lies in. Without any, and without a limit,
// it is for the opening paragraphs the first in the report at which something happens.
func (p *Page) placeBefore(tok, paragraphs int) *record.Place {
	at := p.Doc.Tokens[tok].Span.Start
	var last, vague *record.Place
	before := p.placesBefore(at)
	if p.Doc.Sents[p.Doc.Tokens[tok].Sent].Heading {
		if m := p.placeFrom(before, 2); m != nil {
			return m // a heading tells of what stands below it
		}
	}
	for i := before - 1; i >= max(0, before-200); i-- {
		m := &p.Out.Places[i]
		if m.Kind == "world" || !p.locative(m) || p.saidThere(m) || p.carriedTo(m) || p.metThere(m) {
			continue
		}
		switch {
		case p.Doc.Sents[p.sentOf(m)].Para < p.Doc.Sents[p.Doc.Tokens[tok].Sent].Para-paragraphs:
			return orElse(last, vague)
		case last == nil && m.Lat == nil && vague == nil:
			vague = m // a market or camp on no map: the town told before it says more
			continue
		case last == nil:
			last = m
		case p.sentOf(m) != p.sentOf(last):
			return last
		case isTown(m) && !isTown(last) && (m.Country == last.Country || m.Country == ""):
			last = m
		}
		if isTown(last) {
			return last
		}
	}
	if last = orElse(last, vague); last != nil || paragraphs < 1000 || p.Doc.Sents[p.Doc.Tokens[tok].Sent].Para > p.leadPara()+1 {
		return last // only the opening tells of a place that it names later
	}
	return p.placeFrom(before, 200)
}

func orElse(a, b *record.Place) *record.Place {
	if a != nil {
		return a
	}
	return b
}

// carriedTo tells whether a mention is where somebody or something was brought: "took the wounded to Djibouti".
func (p *Page) carriedTo(m *record.Place) bool {
	h := p.Doc.HeadOf(p.Doc.TokensOf(m.Span))
	if h < 0 || p.Prep(h) != "to" || p.Doc.Tokens[h].Head < 0 {
		return false
	}
	switch p.Doc.Tokens[p.Doc.Tokens[h].Head].Lemma {
	case "bring", "take", "carry", "evacuate", "airlift", "transfer", "fly", "ferry", "rush":
		return true
	}
	return false
}

// leadPara is the first paragraph that is no heading.
func (p *Page) leadPara() int {
	for i := range p.Doc.Sents {
		if !p.Doc.Sents[i].Heading {
			return p.Doc.Sents[i].Para
		}
	}
	return 0
}

// placeFrom is the first of the next so many place mentions, from the one of that index, at which something happens.
func (p *Page) placeFrom(first, mentions int) *record.Place {
	for i := first; i < min(len(p.Out.Places), first+mentions); i++ {
		if m := &p.Out.Places[i]; m.Kind != "world" && p.locative(m) && !p.saidThere(m) {
			return m
		}
	}
	return nil
}

// datelinePlace is the place at the head of the report, "GENEVA (Agency) -", nil when it has none.
func (p *Page) datelinePlace() *record.Place {
	if len(p.Out.Places) == 0 {
		return nil
	}
	m := &p.Out.Places[0]
	i, j := p.Doc.TokensOf(m.Span)
	if i > p.datelineStart() || !isTown(m) {
		return nil
	}
	for k := j; k < len(p.Doc.Tokens) && k < j+12; k++ {
		switch t := &p.Doc.Tokens[k]; {
		case t.Form == "—" || t.Form == "–" || t.Form == "-" || t.Form == "--" || t.Form == ":":
			return m
		case t.UPOS == nlp.VERB || t.UPOS == nlp.AUX:
			return nil
		}
	}
	return nil
}

// datelineStart is the token at which a dateline stands: the first that is no part of a heading.
func (p *Page) datelineStart() int {
	for k := range p.Doc.Sents {
		if s := &p.Doc.Sents[k]; !s.Heading || k == len(p.Doc.Sents)-1 {
			return s.Start
		}
	}
	return 0
}

// dateLineParagraph is the number of the paragraph that starts with the dateline.
func (p *Page) dateLineParagraph() int {
	if len(p.Doc.Tokens) == 0 {
		return 0
	}
	return p.Doc.Sents[p.Doc.Tokens[min(p.datelineStart(), len(p.Doc.Tokens)-1)].Sent].Para
}

func (p *Page) sentOf(m *record.Place) int {
	k := p.Doc.TokenAt(m.Span.Start)
	return p.Doc.Tokens[min(k, len(p.Doc.Tokens)-1)].Sent
}
