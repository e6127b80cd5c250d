package where

import (
	"unicode"
	"unicode/utf8"

	"rapporteur/gazetteer"
	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// soilWords are what an adjective of a people makes the land, water or sky of its state: "on Chadian soil", "in Omani
// waters".
var soilWords = words("soil territory territories waters airspace mainland heartland coast coastline shores skies")

// soil is the mention of a state by the adjective of its people, "Chadian territory".
func (f *finder) soil(i int) (mention, bool) {
	d := f.doc
	t := &d.Tokens[i]
	if i+1 >= d.Sents[t.Sent].End || !soilWords[d.Tokens[i+1].Lower] || t.UPOS != nlp.ADJ && t.UPOS != nlp.PROPN && t.UPOS != nlp.NoPOS {
		return mention{}, false
	}
	code, ok := nationsOnce()[t.Lower]
	if r, _ := utf8.DecodeRuneInString(t.Form); !ok || !unicode.IsUpper(r) {
		return mention{}, false
	}
	for _, p := range f.lookUpName(stateName(code)) {
		if p.Kind == gazetteer.Country && p.Country == code {
			return mention{start: i, end: i + 2, entity: true, typ: nlp.LOC, kinds: gazetteer.Country, soil: &p}, true
		}
	}
	return mention{}, false
}

// stateName is the usual name of a state.
func stateName(code string) string {
	for _, r := range lexicon.Load("countries").Rows {
		if r.Get("iso3") == code {
			return r.Get("name")
		}
	}
	return ""
}
