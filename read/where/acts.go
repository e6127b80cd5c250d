package where

import (
	"sync"

	"rapporteur/gazetteer"
	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// seats are the capitals and palaces that stand for governments, folded, with their country: "kyiv/UKR".
var seats = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range lexicon.Load("countries").Rows {
		for _, col := range []string{"capital", "seats"} {
			for _, s := range r.List(col) {
				out[gazetteer.Fold(s)+"/"+r.Get("iso3")] = true
			}
		}
	}
	return out
})

// actorLike tells whether a place can stand for a government: a country, its capital, its seat of power.
func actorLike(g *gazetteer.Place) bool {
	return g.Kind == gazetteer.Country || g.Kind != gazetteer.Admin && seats()[gazetteer.Fold(g.Name)+"/"+g.Country]
}

// acts tells whether a mention of a country or seat acts, receives or owns rather than says where: "Moscow said",
// "Russia's strikes", "talks with Iran", "told Kyiv".
func (f *finder) acts(m *mention) bool {
	d := f.doc
	if m.soil != nil {
		return false
	}
	switch f.before(m.start) {
	case "in", "near", "outside", "inside", "around", "off", "across", "throughout", "into":
		return false // whatever the tree makes of it
	}
	if k := m.start - 1; k >= 1 && d.Tokens[k].Lower == "of" && f.page.PlaceNoun(k-1) || k >= 0 && d.Tokens[k].Lower == "the" && m.kinds&(gazetteer.Country|gazetteer.Site|gazetteer.City) == gazetteer.City {
		return false // "the port of Aden", "the Doha talks"
	}
	if k := m.start - 2; k >= 0 && d.Tokens[k+1].Form == "," && townWords[d.Tokens[k].Lower] {
		return false // "the capital, Mogadishu"
	}
	h := d.HeadOf(m.start, m.end)
	if h < 0 || d.Tokens[h].Rel == nlp.NoRel {
		return false
	}
	if up := d.Tokens[h].Head; up >= 0 && f.page.Prep(h) == "for" && f.page.Goes(up) && d.Tokens[up].UPOS == nlp.VERB {
		return false // "left for Nairobi"
	}
	for n := 0; n < 4; n++ {
		t := &d.Tokens[h]
		switch t.Rel {
		case nlp.Conj, nlp.Appos, nlp.Flat:
			if t.Head < 0 || f.page.Prep(h) != "" {
				return f.actsBy(m, h)
			}
			h = t.Head
			continue
		}
		break
	}
	return f.actsBy(m, h)
}

// speaks tells whether a mention is the subject of a verb of speech and so an actor or person: "the Pentagon said", "said
// Zárate".
func (f *finder) speaks(m *mention) bool {
	t := &f.doc.Tokens[f.doc.HeadOf(m.start, m.end)]
	return t.Rel == nlp.Nsubj && t.Head >= 0 && f.page.SpeechVerb(t.Head) && f.before(m.start) != "in"
}

// actsBy judges by the relation and preposition of the phrase with head word h, which is that of mention m.
func (f *finder) actsBy(m *mention, h int) bool {
	t := &f.doc.Tokens[h]
	switch t.Rel {
	case nlp.Nsubj, nlp.OblAgent, nlp.Iobj, nlp.Vocative:
		return !f.described(t.Head)
	case nlp.NmodPoss:
		return true
	case nlp.Compound: // "US soldiers", but "the Mali war", "the Chad border"
		return t.Head == h+1 && f.doc.Tokens[t.Head].UPOS == nlp.NOUN && m.kinds&gazetteer.City == 0 && !f.page.Befalls(t.Head)
	case nlp.Obl, nlp.Nmod:
		switch f.page.Prep(h) {
		case "with", "by", "between", "of", "for", "among", "on behalf of", "according to", "against", "about":
			return f.page.Prep(h) != "of" || t.Head < 0 || !f.page.PlaceNoun(t.Head)
		}
	}
	return false
}

// described tells whether a clause says what a place is or undergoes: "Kharkiv is a city", "was shelled".
func (f *finder) described(h int) bool {
	if h < 0 {
		return true
	}
	return f.doc.Kid(h, nlp.Cop) >= 0
}
