package where

import (
	"sync"

	"rapporteur/gazetteer"
	"rapporteur/nlp"
)

var nationsOnce = sync.OnceValue(nations)

// local is what a mention's own words say for one reading of its name: what it is called, and what contains it.
func (d *decider) local(i int, o *gazetteer.Place) float64 {
	m := &d.mentions[i]
	s := 0.0
	switch area := o.Kind&(gazetteer.Admin|gazetteer.Region|gazetteer.Country) != 0; {
	case m.areaCalled && !m.townCalled && o.Kind == gazetteer.Admin, m.areaCalled && o.Kind == gazetteer.Region:
		s += 3
	case m.areaCalled && o.Kind == gazetteer.City:
		s -= 1
	case m.townCalled && o.Kind == gazetteer.City:
		s += 3
	case m.townCalled && area:
		s -= 3
	}
	return s + d.contained(i, o) + d.containing(i, o) + d.ofNation(i, o)
}

// contained looks at what stands behind: "Tripoli, Lebanon", "Paris, Texas", "Idlib in Syria".
func (d *decider) contained(i int, o *gazetteer.Place) float64 {
	y := d.outer(i)
	switch {
	case y == nil || o.Kind&(gazetteer.City|gazetteer.Admin) == 0:
		return 0
	case within(o, y.others):
		return 5
	case y.kinds&(gazetteer.Country|gazetteer.Admin) == 0:
		return 0
	}
	return -3
}

// containing looks at what stands before: "Atlanta, Georgia" makes Georgia the state.
func (d *decider) containing(i int, o *gazetteer.Place) float64 {
	if i == 0 || d.outer(i-1) != &d.mentions[i] {
		return 0
	}
	best := 0.0
	inner := &d.mentions[i-1]
	for k := range inner.others {
		if x := &inner.others[k]; within(x, []gazetteer.Place{*o}) {
			best = max(best, float64(x.Weight)-3.5)
		}
	}
	return 2 * best
}

// outerCountry is the country of what contains mention i by the words behind it: NER for "Kouré, Niger".
func (d *decider) outerCountry(i int) string {
	y := d.outer(i)
	if y == nil {
		return ""
	}
	if g, _ := d.decide(i + 1); g != nil {
		return g.Country
	}
	return ""
}

// outer is the mention that contains mention i by the words between them: a comma, or "in".
func (d *decider) outer(i int) *mention {
	if i+1 >= len(d.mentions) {
		return nil
	}
	m, y := &d.mentions[i], &d.mentions[i+1]
	toks := d.f.doc.Tokens
	if y.start-m.end > 3 || toks[m.start].Sent != toks[y.start].Sent {
		return nil
	}
	comma := false
	for k := m.end; k < y.start; k++ {
		switch w := toks[k].Lower; {
		case w == "," && k == m.end:
			comma = true
		case w == "in" && (k == m.end || comma):
			return y
		case isArticle(w), toks[k].UPOS == nlp.ADJ:
		case w == "'s" && k == m.end:
			return nil
		default:
			return nil
		}
	}
	if comma && d.listed(i) {
		return nil
	}
	if comma {
		return y
	}
	return nil
}

// listed tells whether mention i and the next stand in a list: "Syria, Iraq and Yemen", "in Homs, Hama, and Aleppo".
func (d *decider) listed(i int) bool {
	toks := d.f.doc.Tokens
	y := &d.mentions[i+1]
	if y.end < len(toks) {
		switch w := toks[y.end].Lower; w {
		case "and", "or", "&":
			return true
		case ",":
			return y.end+1 < len(toks) && (toks[y.end+1].Lower == "and" || toks[y.end+1].Lower == "or" ||
				i+2 < len(d.mentions) && d.mentions[i+2].start == y.end+1)
		}
	}
	return i > 0 && d.mentions[i-1].end == d.mentions[i].start-1 && toks[d.mentions[i-1].end].Lower == ","
}

// within tells whether a place lies in one of the readings of a name that stands for an area.
func within(o *gazetteer.Place, areas []gazetteer.Place) bool {
	for k := range areas {
		switch a := &areas[k]; a.Kind {
		case gazetteer.Country:
			if o.In(a.Country) && o.Kind != gazetteer.Country {
				return true
			}
		case gazetteer.Admin:
			if o.Country == a.Country && o.Kind == gazetteer.City && (o.Admin == a.Name || a.GeoNames == 0 && gazetteer.Fold(o.Admin) == gazetteer.Fold(a.Name)) {
				return true
			}
		case gazetteer.Region, gazetteer.Land:
			for _, c := range a.Countries {
				if o.In(c) && o.Kind == gazetteer.City && near(a, o) {
					return true
				}
			}
		}
	}
	return false
}

// ofNation looks at the adjective or possessor before: "the Syrian city of Hama", "Lebanon's Tripoli".
func (d *decider) ofNation(i int, o *gazetteer.Place) float64 {
	m := &d.mentions[i]
	toks := d.f.doc.Tokens
	start := d.f.doc.Sents[toks[m.start].Sent].Start
	if i > 0 {
		if b := &d.mentions[i-1]; b.end < m.start && toks[b.end].XPOS == "POS" && m.start-b.end <= 5 && b.end >= start && d.between(b.end+1, m.start) {
			if within(o, b.others) {
				return 4
			}
			return -2
		}
	}
	for k := m.start - 1; k >= start && k >= m.start-6; k-- {
		t := &toks[k]
		if c, ok := nationsOnce()[t.Lower]; ok && t.Form != t.Lower {
			if o.In(c) {
				return 4
			}
			return -2
		}
		if w := t.Lower; w != "of" && w != "the" && !townWords[w] && !areaWords[w] && t.UPOS != nlp.ADJ && t.UPOS != nlp.NOUN {
			break
		}
	}
	return 0
}

// between tells whether the tokens i to j are only words that call a place: "northern", "city of".
func (d *decider) between(i, j int) bool {
	for k := i; k < j; k++ {
		t := &d.f.doc.Tokens[k]
		if w := t.Lower; w != "of" && !townWords[w] && !areaWords[w] && t.UPOS != nlp.ADJ && t.UPOS != nlp.NOUN {
			return false
		}
	}
	return true
}
