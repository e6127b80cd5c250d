package page

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// onRoute tells whether a place is only where something was going or came from: "a train travelling from Multan to
// Sukkur", "a convoy bound for Gondar". What befalls the train befalls it on the way.
func (p *Page) onRoute(m *record.Place) bool {
	d := p.Doc
	i, _ := d.TokensOf(m.Span)
	start := d.Sents[d.Tokens[min(i, len(d.Tokens)-1)].Sent].Start
	toward := false
	for k, n := i-1, 0; k >= start && n < 8; k, n = k-1, n+1 {
		switch t := &d.Tokens[k]; {
		case t.Lower == "to" || t.Lower == "for" || t.Lower == "from" || t.Lower == "towards" || t.Lower == "toward":
			toward = true
		case !toward && t.UPOS != nlp.DET && t.UPOS != nlp.ADJ && !p.isFor("area", k) && t.Lower != "of":
			return false
		case toward && (t.Lower == "bound" || t.Lower == "headed" || t.Lower == "route" || t.Lower == "way"):
			return true
		case toward && t.XPOS == "VBG":
			return t.Rel == nlp.Acl && (p.isFor("goes", k) || t.Lemma == "carry" || t.Lemma == "sail" || t.Lemma == "heading")
		case t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || t.UPOS == nlp.PUNCT:
			return false
		}
	}
	return false
}

// placeOfWhere is the place right before "where", in whose clause tok stands: "left for Nairobi, where he will meet the
// opposition", whatever the tree makes of it.
func (p *Page) placeOfWhere(tok int) *record.Place {
	d := p.Doc
	start := d.Sents[d.Tokens[tok].Sent].Start
	for k := tok - 1; k > start && k > tok-9; k-- {
		switch t := &d.Tokens[k]; {
		case t.Lower == "where":
			if d.Tokens[k-1].Form == "," {
				k--
			}
			return p.PlaceAt(k - 1)
		case t.UPOS == nlp.VERB || t.UPOS == nlp.PUNCT:
			return nil
		}
	}
	return nil
}

// ways are what lies between two places: "the road between Maiduguri and Damaturu".
func ways(lemma string) bool {
	switch lemma {
	case "road", "highway", "route", "border", "railway", "track", "frontier", "motorway":
		return true
	}
	return false
}
