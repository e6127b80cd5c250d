package when

import "rapporteur/nlp"

// finder finds expressions in the words of a report. Each rule takes the index of a word and gives the meaning of the
// expression that begins there and the index behind it; an index of 0 says that there is none.
type finder struct {
	words []word
	text  string
	doc   *nlp.Doc // nil when its words have no parts of speech
}

var noEntry = &entry{}

func (f *finder) at(i int) *word {
	if i < 0 || i >= len(f.words) {
		return &word{}
	}
	return &f.words[i]
}

func (f *finder) e(i int) *entry {
	if i < 0 || i >= len(f.words) || f.words[i].e == nil {
		return noEntry
	}
	return f.words[i].e
}

// is tells whether word i is one of the given function words.
func (f *finder) is(i int, words ...string) bool {
	e := f.e(i)
	if e == noEntry {
		return false
	}
	for _, w := range words {
		if e.text == w {
			return true
		}
	}
	return false
}

func (f *finder) mark(i int, c byte) bool { return f.at(i).c == c }

// glued tells whether word i stands right behind the word before it.
func (f *finder) glued(i int) bool {
	return i > 0 && i < len(f.words) && f.words[i].start == f.words[i-1].end
}

// skip passes word i when it is one of the given.
func (f *finder) skip(i int, words ...string) int {
	if f.is(i, words...) {
		return i + 1
	}
	return i
}

// dot passes the full stop of an abbreviation ("Sept.").
func (f *finder) dot(i int) int {
	if f.mark(i, '.') && f.glued(i) {
		return i + 1
	}
	return i
}

// hyphen passes a hyphen.
func (f *finder) hyphen(i int) int {
	if f.mark(i, '-') {
		return i + 1
	}
	return i
}

// best is the longest expression that begins at word i; of equal ones the first rule's.
func (f *finder) best(i int) (m meaning, end int) {
	w := &f.words[i]
	if w.e == nil && w.digits == 0 && w.c != '\'' && !f.codeAt(i) {
		return meaning{}, 0
	}
	try := func(n meaning, j int) {
		if j > end {
			m, end = n, j
		}
	}
	try(f.edge(i))
	try(f.shaded(i))
	try(f.timed(i))
	try(f.sets(i))
	try(f.quantity(i))
	try(f.nth(i))
	try(f.fixed(i))
	try(f.lengthWord(i))
	if end > 0 && f.inName(m, i, end) {
		return meaning{kind: ignored}, end
	}
	return m, end
}

// codeAt tells whether "Q3" or "H1" stands at i.
func (f *finder) codeAt(i int) bool {
	w := &f.words[i]
	return w.end-w.start == 1 && f.glued(i+1) && f.at(i+1).digits == 1 && (f.text[w.start] == 'Q' || f.text[w.start] == 'H')
}

// fixed finds phrases whose value never changes: "recently", "the near future".
func (f *finder) fixed(i int) (m meaning, end int) {
	e := f.e(i)
	for k := range e.phrases {
		p := &e.phrases[k]
		if j := f.follows(i+1, p.rest); j > end && f.fixedFits(i, j, p) {
			m, end = meaning{rule: "phrase", kind: vague, typ: p.typ, value: p.value}, j
		}
	}
	return m, end
}

// fixedFits keeps out "the future president", "the past two weeks" and "the current" before a unit.
func (f *finder) fixedFits(i, j int, p *phrase) bool {
	switch {
	case f.is(i, "soon") && (f.is(i-1, "as", "how", "too") || f.is(j, "after", "as", "enough") || f.inPast(i, j)):
		return false
	case f.is(j-1, "time") && f.is(i, "at", "that") && p.value == "PAST_REF" && !f.stops(j): // "at the time of its founding"
		return false
	}
	if t := f.tag(j); f.is(j-1, "past", "future") && (t == "NN" || t == "NNS" || t == "JJ") {
		return false // "the past abuse"
	}
	if p.value == "PAST_REF" || p.value == "FUTURE_REF" {
		e := f.e(j)
		if e.unit != noGrain || e.hasNum || e.some != "" || e.season != "" {
			return false
		}
	}
	return true
}

// lengthWord finds "daylong", "weeklong".
func (f *finder) lengthWord(i int) (meaning, int) {
	if v := f.e(i).length; v != "" {
		return meaning{rule: "length word", kind: vague, typ: "DURATION", value: v}, i + 1
	}
	return meaning{}, 0
}

// stops tells whether nothing follows word j-1 that would say more of it: a mark, a verb or preposition, the end.
func (f *finder) stops(j int) bool {
	return j >= len(f.words) || f.at(j).c != 0 || !f.e(j).plain() && !f.is(j, "of", "the", "a", "when", "an") || f.tag(j) == "VBD"
}

// inPast tells whether the verb beside words i to j is told as past: "was soon released", "soon became".
func (f *finder) inPast(i, j int) bool {
	return f.tag(j) == "VBD" || f.is(i-1, "was", "were", "had") || f.tag(i-1) == "VBD"
}

// tag is the part of speech of word k, "" where it is not known.
func (f *finder) tag(k int) string {
	if f.doc == nil || k < 0 || k >= len(f.words) {
		return ""
	}
	t := f.doc.TokenAt(int(f.words[k].start))
	if t >= len(f.doc.Tokens) {
		return ""
	}
	return f.doc.Tokens[t].XPOS
}

// follows tells where the given words end if they stand at i, 0 if they do not.
func (f *finder) follows(i int, rest []string) int {
	for _, r := range rest {
		if i >= len(f.words) {
			return 0
		}
		w := &f.words[i]
		s := f.text[w.start:w.end]
		if w.c == '\'' {
			s = "'"
		} else if w.c == '-' {
			s = "-"
		}
		if !equalFold(s, r) {
			return 0
		}
		i++
	}
	return i
}

func equalFold(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for k := 0; k < len(s); k++ {
		c := s[k]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[k] {
			return false
		}
	}
	return true
}
