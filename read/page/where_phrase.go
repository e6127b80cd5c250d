package page

import (
	"strings"
	"sync"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// placeWords are the words of lexicon/data/placewords.txt: use to word to the kinds of place, or "yes".
var placeWords = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, r := range lexicon.Load("placewords").Rows {
		use, kinds := r.Get("use"), r.Get("kind")
		if kinds == "" {
			kinds = "yes"
		}
		if out[use] == nil {
			out[use] = map[string]string{}
		}
		for _, w := range r.List("words") {
			out[use][w] = kinds
		}
	}
	return out
})

// isFor tells whether word i is one of those for a use. Besides its lemma its letters are tried, since a lemma may be
// wrong in a name or a headline ("Clashes in Homs").
func (p *Page) isFor(use string, i int) bool {
	t, words := &p.Doc.Tokens[i], placeWords()[use]
	if words[t.Lemma] != "" || words[t.Lower] != "" {
		return true
	}
	w := t.Lower
	for _, end := range []string{"es", "s", "ed", "d", "ing"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 2 && (words[stem] != "" || end == "ing" && words[stem+"e"] != "") {
			return true
		}
	}
	return false
}

// SpeechVerb tells whether word i is a verb of speech.
func (p *Page) SpeechVerb(i int) bool {
	return p.Doc.Tokens[i].UPOS == nlp.VERB && p.isFor("speech", i)
}

func isAt(prep string) bool { return placeWords()["at"][prep] != "" }

// isTown tells whether a place is no state or region, which could act or be talked about.
func isTown(m *record.Place) bool {
	switch m.Kind {
	case "country", "region", "world", "former", "admin":
		return false
	}
	return true
}

// placeIn is the place that the phrase with head word k names: "Kassala" in "the northern city of Kassala", "Kherson"
// in "a market in Kherson". "The city" alone goes back to the city told last.
func (p *Page) placeIn(k, depth int) *record.Place {
	if m := p.PlaceAt(k); m != nil {
		if p.onRoute(m) {
			return nil
		}
		return m
	}
	if depth > 4 {
		return nil
	}
	d := p.Doc
	for c := range d.Kids(k) {
		switch d.Tokens[c].Rel {
		case nlp.Nmod, nlp.Obl, nlp.NmodUnmarked:
			prep := p.Prep(c)
			if prep == "of" && d.Kid(k, nlp.Compound) >= 0 && p.isArea(k) {
				if m := p.PlaceAt(d.Kid(k, nlp.Compound)); m != nil && !p.townIn(c) {
					return m // "the Shebaa Farms area of southern Lebanon"
				}
			}
			if m := p.placeIn(c, depth+1); m != nil && (isAt(prep) || prep == "on" || prep == "of" && p.isOf(k, m) || prep == "to" && p.isFor("part", k) || prep == "between" && ways(d.Tokens[k].Lemma)) {
				return m
			}
		case nlp.Appos, nlp.Flat, nlp.Conj:
			if m := p.placeIn(c, depth+1); m != nil {
				return m
			}
		}
	}
	for c := range d.Kids(k) { // "Ukraine's cities of Sumy and Kherson" is Sumy before it is Ukraine
		switch d.Tokens[c].Rel {
		case nlp.Compound, nlp.NmodDesc, nlp.Amod, nlp.NmodPoss:
			if m := p.PlaceAt(c); m != nil && (isTown(m) || p.isArea(k)) {
				return m
			}
		}
	}
	if m := p.PlaceAt(k + 1); m != nil && p.isFor("area", k) {
		return m // "the capital Yerevan", whatever the tree makes of it
	}
	if m := p.placeAgain(k); m != nil {
		return m
	}
	return p.placeNamedNext(k)
}

// placeNamedNext is the name that a noun for a kind of place gets behind it: "in one place, the Beirut suburb of Hadath".
func (p *Page) placeNamedNext(k int) *record.Place {
	d := p.Doc
	end := d.Sents[d.Tokens[k].Sent].End
	if !p.isFor("area", k) || k+1 >= end || d.Tokens[k+1].Form != "," {
		return nil
	}
	var found *record.Place
	for i := k + 2; i < end && i < k+11; i++ {
		t := &d.Tokens[i]
		switch m := p.PlaceAt(i); {
		case m != nil:
			found = m
		case t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || t.UPOS == nlp.PUNCT || found != nil && t.Lower != "of" && !p.isFor("area", i):
			return found
		}
	}
	return found
}

// townIn tells whether phrase c names a town.
func (p *Page) townIn(c int) bool {
	m := p.PlaceAt(c)
	return m != nil && isTown(m)
}

// isOf tells whether "k of m" lies in m: "the outskirts of", "the city of", "the siege of", but not "at the request of Syria".
func (p *Page) isOf(k int, m *record.Place) bool {
	return isTown(m) || p.isArea(k) || p.isFor("struck", k)
}

func (p *Page) isArea(k int) bool { return p.isFor("area", k) || p.isFor("part", k) }

// Befalls tells whether a state before noun i is where it is and not who does it: "the Mali war", "the Chad border", but
// not "US soldiers".
func (p *Page) Befalls(i int) bool { return p.isFor("state", i) || p.isFor("topic", i) || p.isArea(i) }

// Goes tells whether word i is one of motion: "left", "visit".
func (p *Page) Goes(i int) bool { return p.isFor("goes", i) }

// PlaceNoun tells whether word i makes what follows with "of" a place: "the streets of", "the invasion of".
func (p *Page) PlaceNoun(i int) bool { return p.isArea(i) || p.isFor("struck", i) }
