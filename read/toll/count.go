package toll

import (
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// count is a number with the phrase that it counts: "at least 12 Afghan soldiers".
type count struct {
	start, end int // tokens of the phrase, with the words before the number
	num, after int // tokens of the number (half-open)
	head       int // the noun that is counted; the number itself in "18 injured"
	amount     record.Amount
	single     bool // no number but an article: "a policeman"
	none       bool // "no casualties"
}

func (c *count) span(d *nlp.Doc) text.Span { return d.Span(c.start, c.end) }

// findCounts finds all numbers of the sentence that may count something, in text order.
func (s *sentence) findCounts() []count {
	var out []count
	for i := s.start; i < s.end; {
		c, ok := s.countAt(i)
		if !ok {
			i++
			continue
		}
		if !s.excluded(&c) {
			out = append(out, c)
		}
		i = max(c.after, i+1)
	}
	return out
}

// countAt reads the number at token i with its phrase.
func (s *sentence) countAt(i int) (count, bool) {
	t := &s.d.Tokens[i]
	if c, ok := s.heapsAt(i); ok {
		return c, true
	}
	if v, ok := vague[t.Lower]; ok {
		c := count{start: i, num: i, after: i + 1, amount: record.Amount{Min: &v, Qualifier: t.Lower}}
		if t.Lower == "millions" {
			c.amount.Qualifier = "thousands"
		}
		s.phrase(&c)
		return c, true
	}
	if c, ok := s.noneAt(i); ok {
		return c, true
	}
	if n, j := number(s.d, i, s.end); j > i {
		c := count{num: i, after: j}
		s.bounds(&c, n)
		s.phrase(&c)
		return c, true
	}
	return s.singleAt(i)
}

// heapsAt reads "hundreds of thousands", "tens of millions": a great number of great numbers.
func (s *sentence) heapsAt(i int) (count, bool) {
	if i+2 >= s.end || s.d.Tokens[i+1].Lower != "of" {
		return count{}, false
	}
	a, b := heaps[s.d.Tokens[i].Lower], heaps[s.d.Tokens[i+2].Lower]
	if a == 0 || b < 1000 {
		return count{}, false
	}
	v := 2 * a * b
	c := count{start: i, num: i, after: i + 3, amount: record.Amount{Min: &v, Qualifier: "thousands"}}
	s.phrase(&c)
	return c, true
}

var heaps = map[string]float64{"tens": 10, "dozens": 10, "hundreds": 100, "thousands": 1000, "millions": 1e6}

// noneAt reads "no casualties", "no one", "nobody".
func (s *sentence) noneAt(i int) (count, bool) {
	t := &s.d.Tokens[i]
	c := count{num: i, after: i + 1, none: true}
	zero := 0.0
	c.amount = record.Amount{Min: &zero, Max: &zero, Qualifier: "exact"}
	switch t.Lower {
	case "nobody", "none":
		c.start, c.end, c.head = i, i+1, i
		return c, true
	case "no", "neither", "without":
		if i+1 >= s.end {
			return c, false
		}
		if s.d.Tokens[i+1].Lower == "one" {
			c.start, c.end, c.head, c.after = i, i+2, i+1, i+2
			if s.d.Tokens[i].Rel != nlp.Det && s.d.Tokens[i+1].Head == i {
				c.head = i
			}
			return c, true
		}
		h := s.headNoun(i + 1)
		if w := s.d.Tokens[i+1].Lower; h < 0 && (w == "dead" || w == "wounded" || w == "injured") {
			h = i + 1 // "there were no wounded or dead"
		}
		if h < 0 {
			return c, false
		}
		c.start, c.end, c.head = i, h+1, h
		return c, true
	}
	return c, false
}

// singleAt reads a person told of with an article or possessor: "a policeman", "its pilot".
func (s *sentence) singleAt(i int) (count, bool) {
	t := &s.d.Tokens[i]
	switch t.Lower {
	case "a", "an", "another", "its", "his", "her", "their":
	default:
		return count{}, false
	}
	h := s.headNoun(i + 1)
	if (t.Rel == nlp.Det || t.Rel == nlp.NmodPoss) && t.Head > i && t.Head < i+10 && t.Head < s.end && s.d.Tokens[t.Head].UPOS == nlp.NOUN {
		h = t.Head
	}
	if h < 0 || s.d.Tokens[h].XPOS == "NNS" || s.d.Tokens[h].UPOS == nlp.PROPN && s.d.EntityAt(h) >= 0 || s.w.things[s.d.Tokens[h].Lemma] != "" {
		return count{}, false
	}
	if t.Head != h || s.w.knows(s.d.Tokens[h].Lemma) {
		return count{}, false
	}
	one := 1.0
	return count{start: i, end: h + 1, num: i, after: i + 1, head: h, single: true, amount: record.Amount{Min: &one, Max: &one, Qualifier: "exact"}}, true
}

// headNoun is the noun that the words from i on lead up to, -1 when something else comes first.
func (s *sentence) headNoun(i int) int {
	last := -1
	for k := i; k < s.end && k < i+10; k++ {
		switch t := &s.d.Tokens[k]; t.UPOS {
		case nlp.NOUN, nlp.PROPN:
			last = k
			if t.Rel != nlp.Compound && t.Rel != nlp.NmodPoss && t.Rel != nlp.Flat && (k+1 >= s.end || s.d.Tokens[k+1].UPOS != nlp.NOUN || s.d.Tokens[k+1].Head != k && t.Head != k+1) {
				return k
			}
		case nlp.ADJ, nlp.NUM, nlp.ADV:
			if last >= 0 || t.XPOS == "WRB" {
				return last
			}
		case nlp.VERB:
			if k > i && s.d.Tokens[k-1].Form == "-" { // "newly US-trained policemen"
				last = -1
				continue
			}
			if last >= 0 || t.XPOS != "VBN" && t.XPOS != "VBG" || t.Rel != nlp.Amod {
				return last
			}
		case nlp.PART, nlp.PUNCT, nlp.SYM:
			if t.Form != "-" && t.Lower != "'s" {
				return last
			}
		default:
			return last
		}
	}
	return last
}

// phrase finds what the number counts, and where its phrase ends.
func (s *sentence) phrase(c *count) {
	d := s.d
	if c.end == 0 {
		c.end = c.after
	}
	last := c.after - 1
	c.head = last
	j := c.after
	if j < s.end && d.Tokens[j].Lower == "of" {
		s.ofPhrase(c)
		return
	}
	for j < s.end && (d.Tokens[j].Lower == "more" || d.Tokens[j].Lower == "other" || d.Tokens[j].Lower == "additional" || d.Tokens[j].Lower == "or") {
		if d.Tokens[j].Lower == "or" && (j+1 >= s.end || d.Tokens[j+1].Lower != "more") {
			break
		}
		j++
	}
	if h := s.headNoun(j); h >= 0 {
		c.head, c.end = h, h+1
		return
	}
	if j > c.after || j < s.end && d.Tokens[j].Lower == "others" {
		if j < s.end && d.Tokens[j].Lower == "others" {
			j++
		}
		c.end = j
	}
	for k := c.num; k < c.after; k++ { // the word of the number that the tree hangs up
		if h := d.Tokens[k].Head; h < c.num || h >= c.after {
			c.head = k
		}
	}
	if d.Tokens[c.after-1].Rel == nlp.Nummod && j > c.after {
		c.head = j - 1
	}
}

// ofPhrase reads "dozens of people", "seven of the attackers", "four of them": the number stands for those counted.
func (s *sentence) ofPhrase(c *count) {
	d := s.d
	c.end = c.after
	j := c.after + 1
	if j < s.end && (d.Tokens[j].UPOS == nlp.PRON || d.Tokens[j].Lower == "whom" || d.Tokens[j].Lower == "them") && d.Tokens[j].XPOS != "PRP$" {
		c.end = j + 1
		return
	}
	for j < s.end && (d.Tokens[j].UPOS == nlp.DET || d.Tokens[j].XPOS == "PRP$") {
		j++
	}
	if _, k := number(d, j, s.end); k > j {
		return // "nine of the 20 missing miners": the rest is a count of its own
	}
	if h := s.headNoun(j); h >= 0 {
		c.end = h + 1
	}
}

// excluded keeps out numbers that are times, ages, money, names and parts of names.
func (s *sentence) excluded(c *count) bool {
	d := s.d
	span := d.Span(c.num, c.after)
	for k := range s.p.Out.Times {
		if t := &s.p.Out.Times[k]; t.Span.Overlaps(span) {
			return true
		}
	}
	if c.single {
		return s.describes(c.head)
	}
	if c.none {
		return false
	}
	if c.num > s.start {
		if p := d.Tokens[c.num-1].Lower; d.Tokens[c.num].Lower == "one" && (p == "every" || p == "each" || p == "any") {
			return true // "until every one of them was free"
		}
		switch p := &d.Tokens[c.num-1]; {
		case p.Form == "[":
			return true
		case p.Form == "$" || p.Form == "€" || p.Form == "£" || p.Form == "#" || p.Form == "No" || p.Form == "No." || p.Form == "/" || p.Form == "-" && p.Span.End == d.Tokens[c.num].Span.Start && !p.Space:
			return p.Form != "$" && p.Form != "€" && p.Form != "£"
		case p.UPOS == nlp.PROPN && s.w.forms[p.Lower].lemma == "" && d.Tokens[c.num].Rel != nlp.Nummod && d.Tokens[c.num].Head == c.num-1 && d.Tokens[c.num].UPOS == nlp.NUM:
			return d.Tokens[c.num].Rel == nlp.Flat || d.Tokens[c.num].Rel == nlp.Compound
		}
	}
	if c.after < s.end {
		switch n := d.Tokens[c.after].Lower; n {
		case "-", "st", "nd", "rd", "th", ":":
			if n == "-" && c.after+1 < s.end && (d.Tokens[c.after+1].Lower == "member" || d.Tokens[c.after+1].Lower == "strong") {
				return false
			}
			return true
		}
	}
	return s.isAge(c)
}

// describes tells whether noun h only says who several are that were counted before: "Two soldiers, a captain and a sergeant,
// were killed".
func (s *sentence) describes(h int) bool {
	if up := s.d.Tokens[h].Head; s.d.Tokens[h].Rel == nlp.Conj && up >= s.start {
		if a := s.d.Kid(up, nlp.Appos); a > up && a < h {
			up = a // whatever the tree joins it with
		}
		h = up
	}
	of := s.d.Tokens[h].Head
	if s.d.Tokens[h].Rel != nlp.Appos || of < s.start || s.d.Tokens[of].XPOS != "NNS" || s.d.Kid(of, nlp.Nummod) < 0 {
		return false
	}
	for k := of + 1; k < h; k++ {
		if l := s.d.Tokens[k].Lower; l == "among" || l == "including" {
			return false
		}
	}
	return true
}

// isAge tells whether the number is an age: "Omar, 26," or "aged 40".
func (s *sentence) isAge(c *count) bool {
	d := s.d
	if c.num > s.start && d.Tokens[c.num-1].Lower == "aged" {
		return true
	}
	if c.num-2 < s.start || d.Tokens[c.num-1].Form != "," || c.after >= s.end || c.head >= c.after {
		return false
	}
	f := d.Tokens[c.after].Form
	return (f == "," || f == ".") && d.Tokens[c.num-2].UPOS == nlp.PROPN && *orZero(c.amount.Min) < 120 && *orZero(c.amount.Min) > 3
}

func orZero(f *float64) *float64 {
	if f == nil {
		return new(float64)
	}
	return f
}
