package chain

import (
	"strings"

	"rapporteur/nlp"
)

// collect lists the mentions in text order: noun phrases, names that stand before nouns, personal pronouns.
func (f *finder) collect() {
	d := f.d
	f.at = map[int]int{}
	f.towns = placesOf(d)
	for i := range d.Tokens {
		if d.Sents[d.Tokens[i].Sent].End-d.Sents[d.Tokens[i].Sent].Start > maxSentence {
			continue // no sentence but a list or a table: its tree means nothing
		}
		switch how := f.howOf(i); how {
		case nlp.ByPronoun, nlp.ByName, nlp.ByNominal:
			f.add(i, how)
		}
	}
}

const maxSentence = 300

func (f *finder) add(i int, how nlp.How) {
	d := f.d
	m := mention{start: i, end: i + 1, head: i, how: how, size: 1, entity: d.EntityAt(i), up: len(f.all)}
	inside := f.placeInside(i)
	if inside {
		m.entity = -1
	} else if how != nlp.ByPronoun {
		m.start, m.end = f.extent(i)
	}
	f.describe(&m)
	if inside {
		m.class = place
	}
	if first := f.coordination(i); first != nil {
		first.up = len(f.all)
		f.all = append(f.all, *first)
		m.up = len(f.all)
	}
	f.at[i] = len(f.all)
	f.all = append(f.all, m)
}

// howOf tells what kind of mention token i heads; "" when it heads none.
func (f *finder) howOf(i int) nlp.How {
	d := f.d
	t := &d.Tokens[i]
	if e := d.EntityAt(i); e >= 0 && d.Entities[e].Type == nlp.PER && d.Entities[e].End-d.Entities[e].Start == 1 {
		return nlp.ByName // a surname by itself is a mention wherever the tree has it
	}
	switch t.UPOS {
	case nlp.PRON:
		if pronouns[t.Lower].ok && t.Rel != nlp.Expl {
			return nlp.ByPronoun
		}
		return ""
	case nlp.NOUN, nlp.PROPN, nlp.NUM, nlp.ADJ, nlp.X:
	default:
		return ""
	}
	e := d.EntityAt(i)
	if e >= 0 && i != d.HeadOf(d.Entities[e].Start, d.Entities[e].End) {
		if f.placeInside(i) {
			return nlp.ByName
		}
		return ""
	}
	switch t.Rel {
	case nlp.Flat, nlp.Fixed, nlp.Goeswith, nlp.Reparandum, nlp.Punct, nlp.Case:
		return ""
	case nlp.Appos:
		return "" // told of the phrase before it
	case nlp.Compound, nlp.Amod, nlp.NmodDesc:
		if e >= 0 && d.Entities[e].Type != nlp.NORP && t.UPOS == nlp.PROPN {
			return nlp.ByName
		}
		return ""
	}
	switch {
	case e >= 0 && d.Entities[e].Type != nlp.NORP, t.UPOS == nlp.PROPN && t.Rel != nlp.Compound:
		return nlp.ByName
	case t.UPOS == nlp.NOUN:
		if t.Rel == nlp.Advmod || t.Rel == nlp.OblUnmarked && timeNoun[t.Lemma] {
			return ""
		}
		return nlp.ByNominal
	case t.UPOS == nlp.ADJ && e >= 0:
		return ""
	}
	return ""
}

// placeInside tells whether word i is a place that the name of a body opens with: "Chad" in "the Chad Geological
// Survey", and a town that the report names by itself too.
func (f *finder) placeInside(i int) bool {
	e := f.d.EntityAt(i)
	if e < 0 || f.d.Entities[e].Type != nlp.ORG || f.d.Entities[e].Start != i || f.d.Entities[e].End == i+1 || f.d.Tokens[i].UPOS != nlp.PROPN || !f.d.Tokens[i].Space {
		return false
	}
	return i != f.d.HeadOf(i, f.d.Entities[e].End) && (f.towns[f.d.Tokens[i].Form] || f.world.Countries.Named(f.d.Tokens[i].Form) != nil)
}

// placesOf are the places of one word that a report names.
func placesOf(d *nlp.Doc) map[string]bool {
	out := map[string]bool{}
	for _, e := range d.Entities {
		if e.Type == nlp.GPE && e.End == e.Start+1 {
			out[d.Tokens[e.Start].Form] = true
		}
	}
	return out
}

var timeNoun = map[string]bool{"day": true, "week": true, "month": true, "year": true, "time": true, "hour": true, "minute": true, "today": true}

// extent is the phrase of head i as it is quoted: without the preposition, what is coordinated with it, and what makes
// a clause of it; with its possessive mark, relative clause and apposition.
func (f *finder) extent(i int) (int, int) {
	d := f.d
	lo, hi := i, i+1
	predicate := d.Kid(i, nlp.Cop, nlp.Nsubj) >= 0
	modifier := d.Tokens[i].Rel == nlp.Compound
	for k := range d.Kids(i) {
		t := &d.Tokens[k]
		switch t.Rel {
		case nlp.Cc, nlp.Conj, nlp.Mark, nlp.Nsubj, nlp.Cop, nlp.Aux, nlp.Discourse, nlp.Parataxis, nlp.Advcl, nlp.Obl, nlp.CcPreconj, nlp.Dep, nlp.Vocative, nlp.OblUnmarked, nlp.List, nlp.Expl:
			continue
		case nlp.Case:
			if k < i {
				continue
			}
		case nlp.Punct:
			continue
		case nlp.Advmod:
			if predicate || k > i {
				continue
			}
		case nlp.Acl, nlp.AclRelcl, nlp.Appos:
			if predicate || modifier {
				continue
			}
		}
		a, b := d.Subtree(k)
		lo, hi = min(lo, a), max(hi, b)
	}
	for lo < i && (d.Tokens[lo].UPOS == nlp.PUNCT && !opens(d.Tokens[lo].Form)) {
		lo++
	}
	for hi-1 > i && d.Tokens[hi-1].UPOS == nlp.PUNCT && !closes(d.Tokens[hi-1].Form) {
		hi--
	}
	if hi-lo > maxPhrase { // a tree gone wrong
		return i, i + 1
	}
	return lo, hi
}

const maxPhrase = 60

func opens(s string) bool  { return s == "\"" || s == "“" || s == "(" || s == "‘" }
func closes(s string) bool { return s == "\"" || s == "”" || s == ")" || s == "’" }

// coordination is the mention of "Norway and Chad" as a whole when i is its first part, nil for other words.
func (f *finder) coordination(i int) *mention {
	d := f.d
	if d.Tokens[i].Rel == nlp.Conj {
		return nil
	}
	last := -1
	for k := range d.Kids(i) {
		if d.Tokens[k].Rel == nlp.Conj {
			switch d.Tokens[k].UPOS {
			case nlp.NOUN, nlp.PROPN, nlp.PRON:
				last = k
			default:
				return nil
			}
		}
	}
	if last < 0 {
		return nil
	}
	lo, _ := f.extent(i)
	_, hi := f.extent(last)
	m := &mention{start: lo, end: hi, head: i, how: nlp.ByNominal, entity: -1, plural: true, group: true, size: 1, gender: anyGender}
	m.class = f.classOf(d, i)
	if r := d.Tokens[i].Rel; m.class == place && (r == nlp.Nsubj || r == nlp.NsubjPass) {
		m.class = body // "Norway and Chad said they had agreed": states act
	}
	m.key = "" // never equal to another
	return m
}

// describe fills in what a mention is called and what it can be.
func (f *finder) describe(m *mention) {
	d := f.d
	t := &d.Tokens[m.head]
	if m.how == nlp.ByPronoun {
		p := pronouns[t.Lower]
		m.class, m.gender, m.plural = p.class, p.gender, p.plural
		m.key = t.Lower
		return
	}
	m.class, m.gender = f.classOf(d, m.head), f.genderOf(d, m.head)
	m.plural = t.Feat("Number") == "Plur" || t.XPOS == "NNS" || t.XPOS == "NNPS"
	for k := range d.Kids(m.head) {
		c := &d.Tokens[k]
		switch {
		case c.Rel == nlp.Det && (c.Lower == "the" || c.Lower == "this" || c.Lower == "that" || c.Lower == "these" || c.Lower == "those"), c.Rel == nlp.NmodPoss:
			m.definite = true
		case c.Rel == nlp.Det, c.Rel == nlp.Nummod && k < m.head:
			m.indefinite = !m.definite
			m.none = m.none || c.Lower == "no" || c.Lower == "neither"
		}
	}
	m.key = f.keyOf(m)
}

// keyOf is what a phrase is called: its name, or its words up to the head without articles.
func (f *finder) keyOf(m *mention) string {
	d := f.d
	lo, hi := m.start, m.head+1
	if m.entity >= 0 {
		lo, hi = d.Entities[m.entity].Start, d.Entities[m.entity].End
	} else if m.how == nlp.ByName {
		for hi < m.end && d.Tokens[hi].Rel == nlp.Flat {
			hi++
		}
	}
	var b strings.Builder
	for k := lo; k < hi; k++ {
		t := &d.Tokens[k]
		if t.Rel == nlp.Det || t.UPOS == nlp.PUNCT || t.XPOS == "POS" || honorific[t.Lower] && m.entity >= 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSuffix(t.Lower, "."))
	}
	return b.String()
}

var honorific = map[string]bool{"mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "dr": true, "dr.": true, "sir": true, "lord": true, "lady": true, "the": true, "h.e.": true, "h.e": true, "mme": true}
