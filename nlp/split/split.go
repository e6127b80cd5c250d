// Package split finds sentences and words as UD English EWT has them. "Zelensky's" is two words, the second joined to
// the first; "oil-rich" is three; "U.S." and "Gen." are one. A stop inside quotation marks ends a sentence, the marks
// behind it included. A paragraph ends at a blank line and at the end of a line that is complete in itself. Rules cut
// words; a small linear model, trained on treebanks, decides where sentences end.
//
// A dateline ("GENEVA, April 3 (Reuters) -") is a sentence of its own, marked as Heading like titles and bylines, so that
// the first sentence of a report is as whole as the others.
package split

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rapporteur/nlp"
	"rapporteur/text"
)

// Doc splits a report into paragraphs, sentences and tokens. Spans and the form, lower case and spacing of the tokens
// are set, Heading and Para of the sentences; heads, tags and names are not.
func Doc(s string) *nlp.Doc {
	c := newCutter(s)
	model := loaded()
	c.decide(func(g *gapReader, i int) bool { return g.certain(i) || model.ends(g.describe(i), g.toks[i-1].shape) })
	return c.doc()
}

// cutter takes a report apart.
type cutter struct {
	scanner
	paras []span // tokens of each paragraph
	style uint32
	cuts  []int32 // tokens that sentences end before, in order
	odd   bool    // some letter's lower case has another length
}

// span is a paragraph and its tokens.
type span struct {
	paragraph
	from, to int
}

var scratch = sync.Pool{New: func() any { return new(cutter) }}

func newCutter(s string) *cutter {
	c := scratch.Get().(*cutter)
	toks := c.toks[:0]
	c.scanner = scanner{text: s, toks: toks}
	c.lower, c.odd = lowered(s)
	c.paras, c.cuts = c.paras[:0], c.cuts[:0]
	whole, ended := 0, 0
	for _, p := range paragraphs(s) {
		from := len(c.toks)
		c.scan(p.start, p.end)
		c.look(from)
		d := c.dateline(from)
		if d == 0 {
			d = c.dateLabel(from)
		}
		if d > 0 {
			head := p
			head.end, head.heading = int(c.toks[from+d-1].end), true
			c.paras = append(c.paras, span{head, from, from + d})
			p.start, p.fresh = int(c.toks[from+d].start), false
			from += d
		}
		if len(c.toks)-from > 4 {
			whole++
			if closed(c.toks[from:]) {
				ended++
			}
		}
		c.paras = append(c.paras, span{p, from, len(c.toks)})
	}
	c.style = style(ended, whole)
	c.labels()
	return c
}

// labels cuts off a place in capitals with a colon ("BEIRUT: The army …") where it opens the report. Where several
// paragraphs begin so, they are what speakers say in turn.
func (c *cutter) labels() {
	at, size := -1, 0
	for k := range c.paras {
		p := &c.paras[k]
		if p.to-p.from < 4 || c.toks[p.from].shape != capitals {
			continue
		}
		if n := placeLabel(c.toks[p.from:p.to]); n > 0 {
			if at >= 0 {
				return
			}
			at, size = k, n
		}
	}
	if at < 0 || at > 3 {
		return
	}
	head, rest := c.paras[at], c.paras[at]
	head.to, head.end, head.heading = head.from+size, int(c.toks[head.from+size-1].end), true
	rest.from, rest.start, rest.fresh = head.to, int(c.toks[head.to].start), false
	c.paras[at] = rest
	c.paras = slices.Insert(c.paras, at, head)
}

// style tells how often paragraphs end with a stop: 0 hardly ever, 3 always.
func style(ended, whole int) uint32 {
	switch {
	case ended == whole:
		return 3
	case 4*ended > 3*whole:
		return 2
	case 4*ended > whole:
		return 1
	}
	return 0
}

// decide asks for each gap that may end a sentence whether it does and keeps the answers in cuts.
func (c *cutter) decide(ends func(g *gapReader, i int) bool) {
	var g gapReader
	for _, p := range c.paras {
		g.begin(c.toks[p.from:p.to], c.style)
		for i := 1; i < len(g.toks); i++ {
			g.enter(i - 1)
			if g.may(i) && ends(&g, i) || g.overlong(i) {
				c.cuts = append(c.cuts, int32(p.from+i))
				g.first = i
			}
		}
		c.cuts = append(c.cuts, int32(p.to))
	}
}

// doc makes the document of tokens and cuts, and gives the cutter back.
func (c *cutter) doc() *nlp.Doc {
	b := builder{d: &nlp.Doc{Text: c.text}, lower: c.lower, odd: c.odd, para: -1}
	b.d.Tokens = make([]nlp.Token, 0, len(c.toks)+len(c.cuts))
	b.d.Sents = make([]nlp.Sent, 0, len(c.cuts))
	k := 0
	for _, p := range c.paras {
		if p.fresh {
			b.para++
		}
		from, first := p.from, len(b.d.Sents)
		for from < p.to {
			to := int(c.cuts[k])
			k++
			b.sentence(c.toks[from:to])
			b.d.Sents[len(b.d.Sents)-1].Heading = isCredit(c.toks[from:to], c.lower)
			from = to
		}
		if p.from == p.to {
			k++
		}
		if p.heading || isHeading(c.text[p.start:p.end], c.toks[p.from:p.to]) {
			for i := first; i < len(b.d.Sents); i++ {
				b.d.Sents[i].Heading = true
			}
		}
	}
	d := b.d
	c.text, c.lower = "", ""
	scratch.Put(c)
	return d
}

type builder struct {
	d     *nlp.Doc
	lower string
	odd   bool // some token's lower case has to be made by itself
	para  int
}

func (b *builder) sentence(toks []token) {
	d := b.d
	first := len(d.Tokens)
	for i, t := range toks {
		start, end := int(t.start), int(t.end)
		if i == len(toks)-1 && ownStop(d.Text[start:end], t.shape) { // "etc." at the end is "etc", "."
			b.token(start, end-1, t.joined)
			start, t.joined = end-1, false
		}
		b.token(start, end, t.joined)
	}
	last := d.Tokens[len(d.Tokens)-1].Span.End
	d.Sents = append(d.Sents, nlp.Sent{Start: first, End: len(d.Tokens), Span: text.Span{Start: d.Tokens[first].Span.Start, End: last}, Root: first, Para: b.para})
}

// ownStop tells whether the stop of an abbreviation that ends a sentence is a word of its own: as in EWT, behind a word
// ("Inc."), not behind letters ("U.S.").
func ownStop(s string, k shape) bool {
	return k >= abbrTitle && k <= abbrOther && strings.IndexByte(s, '.') == len(s)-1 || k == initial
}

func (b *builder) token(start, end int, joined bool) {
	d := b.d
	t := nlp.Token{Span: text.Span{Start: start, End: end}, Form: d.Text[start:end], Lower: b.lower[start:end], Head: nlp.NoHead, Sent: len(d.Sents), Joined: joined}
	if b.odd && !plainASCII(t.Form) {
		t.Lower = strings.ToLower(t.Form)
	}
	t.Space = end < len(d.Text) && classAfter(d.Text, end) == blank
	d.Tokens = append(d.Tokens, t)
}

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Gap is a place where a sentence may end, for training.
type Gap struct {
	End      int  // of the token before it, in bytes
	Stopped  bool // a stop stands before it
	Features []uint32
}

// Gaps visits every place of a report where a sentence may end. visit says whether one does.
func Gaps(s string, visit func(Gap) bool) {
	c := newCutter(s)
	c.decide(func(g *gapReader, i int) bool {
		left := &g.toks[i-1]
		stopped := left.shape == period || left.shape == asking || left.shape == exclaim || left.shape == ellipsis || left.shape == shutQuote ||
			left.shape == colon || left.shape == semicolon
		return visit(Gap{int(left.end), stopped, g.describe(i)})
	})
	c.text, c.lower = "", ""
	scratch.Put(c)
}
