package where

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"rapporteur/gazetteer"
	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// again adds names that the analysis takes for something else and that are yet places: those that it takes for places
// elsewhere in the report, and known places behind a preposition of place ("extradited to The Hague").
func (f *finder) again(found []mention) []mention {
	d := f.doc
	known, taken := map[string]bool{}, make([]bool, len(d.Tokens))
	for i := range found {
		for k := found[i].start; k < found[i].end; k++ {
			taken[k] = true
		}
		if found[i].entity {
			known[d.Words(found[i].start, found[i].end)] = true
		}
	}
	for k := range d.Entities {
		e := &d.Entities[k]
		start := e.Start
		if e.Type == nlp.GPE || e.Type == nlp.LOC || e.Type == nlp.FAC || taken[start] {
			continue
		}
		if _, ok := nationsOnce()[d.Tokens[start].Lower]; ok && e.Type == nlp.NORP {
			continue
		}
		n, kinds := f.match(start)
		if known[d.Words(start, e.End)] && n >= e.End-start || n == e.End-start && f.behindAt(e, kinds) {
			found = append(found, mention{start: start, end: e.End, kinds: kinds, typ: nlp.GPE, entity: known[d.Words(start, e.End)]})
		}
	}
	slices.SortFunc(found, func(a, b mention) int { return cmp.Compare(a.start, b.start) })
	return found
}

// behindAt tells whether a name that may be a well-known place stands behind a preposition of place.
func (f *finder) behindAt(e *nlp.Entity, kinds gazetteer.Kind) bool {
	d := f.doc
	if e.End < len(d.Tokens) && kinds != 0 && e.Type != nlp.PER {
		if w := d.Tokens[e.End].Lower; areaWords[w] || townWords[w] || siteWords[w] {
			return true
		}
	}
	const sure = gazetteer.Country | gazetteer.Region | gazetteer.Water | gazetteer.World | gazetteer.Big | gazetteer.Site
	if kinds&sure == 0 {
		return false
	}
	switch f.before(e.Start) {
	case "in", "near", "outside", "inside", "around", "off":
		return true
	}
	switch prep := f.page.Prep(f.doc.HeadOf(e.Start, e.End)); prep {
	case "in", "near", "outside", "inside", "around", "at":
		return true
	case "to", "from", "into", "towards", "toward", "through":
		return e.Type != nlp.PER || e.End == e.Start+1 && !f.surnames[d.Tokens[e.Start].Lower]
	}
	return false
}

// ofEntity is the mention in a name: without its article, and longer where the gazetteer knows it longer ("Golan" +
// "Heights").
func (f *finder) ofEntity(e *nlp.Entity) (mention, bool) {
	m := mention{start: e.Start, end: e.End, entity: true, typ: e.Type}
	switch e.Type {
	case nlp.GPE, nlp.LOC, nlp.FAC:
	default:
		return m, false
	}
	d := f.doc
	for m.start < m.end-1 && !f.isThe(m) && isArticle(d.Tokens[m.start].Lower) {
		m.start++
	}
	for m.end > m.start+1 && (d.Tokens[m.end-1].XPOS == "POS" || d.Tokens[m.end-1].UPOS == nlp.PUNCT || d.Tokens[m.end-1].Form == "-") {
		m.end--
	}
	if f.pair(m) {
		return m, false
	}
	if strings.HasSuffix(d.Tokens[m.end-1].Form, "-") {
		return m, false // "the Bremen-class frigates"
	}
	if w := d.Tokens[m.start].Lower; m.end == m.start+1 && (bareWords[w] || settling[w]) || f.nation(m) {
		return m, false
	}
	n, kinds := f.match(m.start)
	if n > m.end-m.start && d.EntityAt(m.start+n-1) < 0 {
		m.end = m.start + n
	}
	if k := m.end; k < d.Sents[d.Tokens[m.start].Sent].End && settling[d.Tokens[k].Lower] && f.namelike(k, k+1) {
		m.end++ // "Donetsk" + "Oblast"
	}
	m.kinds = kinds
	const sure = gazetteer.Country | gazetteer.Region | gazetteer.World | gazetteer.Big // "Brussels" stands for a body too
	if kinds&sure == 0 && bodies()[gazetteer.Fold(d.Words(m.start, m.end))] {
		return m, false
	}
	if kinds == 0 && (f.surname(m) || d.Tokens[m.end-1].UPOS == nlp.ADJ || bodyWords[d.Tokens[m.end-1].Lower]) {
		return m, false
	}
	return m, d.Tokens[m.start].UPOS != nlp.PRON && f.namelike(m.start, m.end)
}

// pair tells whether a mention is two names joined, "Israel-Gaza", which are sides and no place.
func (f *finder) pair(m mention) bool {
	a, b, ok := strings.Cut(f.doc.Words(m.start, m.end), "-")
	return ok && f.lookUpName(a+"-"+b) == nil && f.lookUpName(a) != nil && f.lookUpName(b) != nil
}

// nation tells whether a mention starts with a demonym ("Syrian Alawites") that is no part of a known name.
func (f *finder) nation(m mention) bool {
	first := &f.doc.Tokens[m.start]
	_, ok := nationsOnce()[first.Lower]
	if ok && first.UPOS == nlp.ADJ || ok && m.end > m.start+1 {
		return f.lookUpName(f.doc.Words(m.start, m.end)) == nil
	}
	return false
}

// surname tells whether the report has a person of that last name.
func (f *finder) surname(m mention) bool { return f.surnames[f.doc.Tokens[m.end-1].Lower] }

// bodies are the armed groups and organizations that a reader must not take for places: "ISIL", "al-Qaeda".
var bodies = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, name := range lexicon.Names() {
		if name != "armed_groups" && name != "organizations" && name != "media" {
			continue
		}
		for _, r := range lexicon.Load(name).Rows {
			for _, n := range append(r.List("aliases"), r.Get("name")) {
				out[gazetteer.Fold(n)] = true
			}
		}
	}
	return out
})
