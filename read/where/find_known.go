package where

import (
	"unicode"
	"unicode/utf8"

	"rapporteur/gazetteer"
	"rapporteur/nlp"
)

// wellKnown is a name of several words that starts at token i and that the gazetteer has, whatever the analysis makes
// of its parts ("Ain" and "al-Asad"), unless it is part of a longer name ("New York Times").
func (f *finder) wellKnown(i int) (mention, bool) {
	d := f.doc
	if !f.namelike(i, i+1) || i > 0 && d.EntityAt(i) >= 0 && d.EntityAt(i) == d.EntityAt(i-1) && !(isArticle(d.Tokens[i-1].Lower) && d.Entities[d.EntityAt(i)].Start == i-1) {
		return mention{}, false
	}
	n, kinds := f.match(i)
	const known = gazetteer.Admin | gazetteer.Country | gazetteer.Region | gazetteer.Water | gazetteer.World | gazetteer.Former | gazetteer.Land | gazetteer.Site | gazetteer.Border | gazetteer.Big
	if n < 2 || kinds&known == 0 || !f.namelike(i+1, i+n) && !siteWords[d.Tokens[i+n-1].Lower] && d.Tokens[i].Form[0] > '9' { // but "38th parallel"
		return mention{}, false
	}
	m := mention{start: i, end: i + n, kinds: kinds, typ: nlp.GPE}
	if e := d.EntityAt(i + n - 1); e >= 0 && d.Entities[e].End > i+n {
		return m, false
	}
	for k := i; k < i+n; k++ {
		e := d.EntityAt(k)
		if e < 0 {
			continue
		}
		switch ent := &d.Entities[e]; ent.Type {
		case nlp.GPE, nlp.LOC, nlp.FAC:
			m.entity, m.typ = true, ent.Type
		case nlp.PER, nlp.ORG:
			line := ent.Type == nlp.ORG && kinds&(gazetteer.Border|gazetteer.Water) != 0 // no body is called "Line of Control"
			if ent.Start == i && ent.End == i+n && !line && !f.behindAt(ent, kinds) {
				return m, false
			}
		}
	}
	return m, !f.partOfName(i, i+n) || m.entity || kinds&gazetteer.Country != 0
}

// ofKind is a name behind a noun of place and "of": "the town of Mai Tsebri" is a place whatever the analysis takes the
// name for.
func (f *finder) ofKind(i int) (mention, bool) {
	d := f.doc
	if i < d.Sents[d.Tokens[i].Sent].Start+2 || d.Tokens[i-1].Lower != "of" || !f.nameWord(i) {
		return mention{}, false
	}
	if w := d.Tokens[i-2].Lower; !settling[w] && (!townWords[w] || w == "capital") && w != "region" {
		return mention{}, false
	}
	m := mention{start: i, end: i + 1, typ: nlp.LOC, named: true}
	if e := d.EntityAt(i); e >= 0 {
		ent := &d.Entities[e]
		if ent.Start != i || ent.Type == nlp.GPE || ent.Type == nlp.LOC || ent.Type == nlp.FAC {
			return m, false
		}
		m.end = ent.End
	} else {
		for end := d.Sents[d.Tokens[i].Sent].End; m.end < end && m.end < i+5 && d.Tokens[m.end].UPOS == nlp.PROPN && f.nameWord(m.end) && d.EntityAt(m.end) < 0; m.end++ {
		}
		m.end = f.withArticle(m.end)
	}
	n, kinds := f.match(i)
	if n > m.end-i {
		m.end = i + n
	}
	m.kinds = kinds
	return m, d.Tokens[i].UPOS == nlp.PROPN
}

// withArticle takes in what follows the name that ends before token k behind an Arabic article: "Tal | al-Kabir".
func (f *finder) withArticle(k int) int {
	d := f.doc
	if k+2 < len(d.Tokens) && arabicArticles[d.Tokens[k].Lower] && d.Tokens[k+1].Form == "-" && !d.Tokens[k].Space && f.nameWord(k+2) && d.Tokens[k].Sent == d.Tokens[k+2].Sent {
		return k + 3
	}
	return k
}

var arabicArticles = map[string]bool{"al": true, "el": true, "as": true, "ash": true, "ad": true, "an": true, "ar": true, "az": true, "at": true, "adh": true, "ath": true}

// designated is a name of proper nouns before a noun of place: "Lanao del Sur province", "Dyagilevo Air Base". It is a
// place though nobody knows it.
func (f *finder) designated(i int) (mention, bool) {
	d := f.doc
	if !f.nameWord(i) || i > d.Sents[d.Tokens[i].Sent].Start && f.nameWord(i-1) {
		return mention{}, false
	}
	end := d.Sents[d.Tokens[i].Sent].End
	j := i + 1
	for j < end && j < i+6 && (f.nameWord(j) || joins(d.Tokens[j].Lower) && j+1 < end && f.nameWord(j+1)) {
		j++
	}
	m := mention{start: i, end: j, typ: nlp.LOC, named: true}
	last := d.Tokens[j-1].Lower
	switch {
	case j-i > 1 && settling[last]:
	case j-i > 1 && (last == "department" || last == "state"): // of a country, unless it is a ministry: "Morazan Department"
		if n, kinds := f.match(i); n < j-i-1 || kinds&gazetteer.Admin == 0 {
			return m, false
		}
	case j < end && settling[d.Tokens[j].Lower] && d.Tokens[j].UPOS == nlp.NOUN && d.Tokens[j].Lower != "hospital" && d.Tokens[j].Lower != "base":
	default:
		return m, false
	}
	if e := d.EntityAt(i); e >= 0 {
		switch ent := &d.Entities[e]; ent.Type {
		case nlp.GPE, nlp.LOC, nlp.FAC:
			return m, false // better told there
		case nlp.PER, nlp.NORP, nlp.ORG:
			if ent.End > j || ent.Type != nlp.ORG && !settling[last] {
				return m, false
			}
		}
	}
	if _, ok := nationsOnce()[d.Tokens[i].Lower]; ok || bareWords[d.Tokens[i].Lower] {
		return m, false
	}
	_, m.kinds = f.match(i)
	return m, true
}

// nameWord tells whether token i is written as a word of a name.
func (f *finder) nameWord(i int) bool {
	t := &f.doc.Tokens[i]
	return (t.UPOS == nlp.PROPN || t.UPOS == nlp.ADJ || t.UPOS == nlp.NOUN) && f.namelike(i, i+1) && t.Form[0] > '9'
}

// joins are words inside names: "Lanao del Sur", "Deir al Balah".
func joins(w string) bool {
	switch w {
	case "de", "del", "la", "el", "al", "da", "do", "dos", "des", "du", "di", "e", "y", "-":
		return true
	}
	return false
}

// unmarked is the mention that starts at token i, which the analysis takes for no name: only what hardly means
// anything else, a country, region, water or big city written as a proper noun.
func (f *finder) unmarked(i int) (mention, bool) {
	t := &f.doc.Tokens[i]
	if first := i == f.doc.Sents[t.Sent].Start; first && t.UPOS != nlp.PROPN || t.UPOS == nlp.PRON || t.UPOS == nlp.VERB {
		return mention{}, false
	}
	if r, _ := utf8.DecodeRuneInString(t.Form); !unicode.IsUpper(r) || bareWords[t.Lower] {
		return mention{}, false
	}
	if _, ok := nationsOnce()[t.Lower]; ok && t.UPOS == nlp.ADJ {
		return mention{}, false
	}
	n, kinds := f.match(i)
	const sure = gazetteer.Country | gazetteer.Region | gazetteer.Water | gazetteer.World | gazetteer.Big | gazetteer.Former
	if n == 0 || kinds&sure == 0 && !(n > 1 && kinds&(gazetteer.Land|gazetteer.Site|gazetteer.Border) != 0) {
		return mention{}, false
	}
	for k := i; k < i+n; k++ {
		if f.doc.EntityAt(k) >= 0 {
			return mention{}, false
		}
	}
	if f.partOfName(i, i+n) && kinds&gazetteer.Country == 0 {
		return mention{}, false
	}
	return mention{start: i, end: i + n, kinds: kinds, typ: nlp.GPE}, true
}

// partOfName tells whether a stretch has capitalised neighbours that it forms a longer name with: "Paris Hilton".
func (f *finder) partOfName(i, j int) bool {
	d := f.doc
	s := d.Sents[d.Tokens[i].Sent]
	before := i > s.Start && d.Tokens[i-1].UPOS == nlp.PROPN && f.namelike(i-1, i)
	after := j < s.End && d.Tokens[j].UPOS == nlp.PROPN && f.namelike(j, j+1)
	return before || after
}
