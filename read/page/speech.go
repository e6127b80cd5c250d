package page

import (
	"cmp"
	"slices"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// speech finds the statement that a word stands in without going through all statements.
type speech struct {
	content  nest
	evidence nest
}

// AttributedTo is on whose word the report tells what stands at s: the speaker of the innermost statement that vouches
// for it; nil when the report says it in its own voice. Readers that run after said use it.
func (p *Page) AttributedTo(s text.Span) record.IDs {
	n := &p.speech.content
	for k := n.first(p.Doc, s); k >= 0; k = n.outer(k) {
		if st := &p.Out.Statements[n.of[k]]; n.spans[k].Contains(s) && vouches(st) {
			return st.Speaker
		}
	}
	return nil
}

// StatementAt is the innermost statement whose evidence (cue, source or content) holds s, nil when there is none.
func (p *Page) StatementAt(s text.Span) *record.Statement {
	if i := p.speech.evidence.find(p.Doc, s); i >= 0 {
		return &p.Out.Statements[i]
	}
	return nil
}

// saysOnly tells whether word s is the source of a statement in which word v is said, and no part of what is said: the
// ministry in "Shells hit a market, killing 54, the ministry said" says killing and does not do it, whatever a
// wrong tree has them be to each other.
func (p *Page) saysOnly(s, v int) bool {
	word, said := p.Doc.Tokens[s].Span, p.Doc.Tokens[v].Span
	for k := p.speech.content.first(p.Doc, said); k >= 0; k = p.speech.content.outer(k) {
		st := &p.Out.Statements[p.speech.content.of[k]]
		if st.Source != nil && st.Source.Contains(word) && !slices.ContainsFunc(st.Content, func(c text.Span) bool { return c.Contains(word) }) {
			return true
		}
	}
	return false
}

// IndexSpeech makes AttributedTo and StatementAt work. It is called whenever Out.Statements has changed.
func (p *Page) IndexSpeech() {
	p.speech.content = makeNest(p.Doc, p.Out.Statements, func(s *record.Statement) []text.Span { return s.Content })
	p.speech.evidence = makeNest(p.Doc, p.Out.Statements, func(s *record.Statement) []text.Span { return s.Evidence })
}

// nest is a set of stretches of text, most of them inside one another or apart, by the words in them.
type nest struct {
	spans []text.Span
	of    []int32 // the statement of each stretch
	up    []int32 // the stretch around each, -1 for none
	at    []int32 // the innermost stretch at each word, -1 for none
}

func makeNest(d *nlp.Doc, statements []record.Statement, spans func(*record.Statement) []text.Span) nest {
	var n nest
	type stretch struct {
		text.Span
		of int
	}
	var all []stretch
	for i := range statements {
		for _, s := range spans(&statements[i]) {
			all = append(all, stretch{s, i})
		}
	}
	slices.SortStableFunc(all, func(a, b stretch) int { return cmp.Compare(b.Len(), a.Len()) })
	n.at = make([]int32, len(d.Tokens))
	for i := range n.at {
		n.at[i] = -1
	}
	for k, s := range all { // the long ones first, so that the short ones end on top
		i, j := d.TokensOf(s.Span)
		up := int32(-1)
		if i < j {
			up = n.at[i]
		}
		n.spans, n.of, n.up = append(n.spans, s.Span), append(n.of, int32(s.of)), append(n.up, up)
		for ; i < j; i++ {
			n.at[i] = int32(k)
		}
	}
	return n
}

// first is the innermost stretch at the first word of s, -1 when there is none.
func (n *nest) first(d *nlp.Doc, s text.Span) int {
	if i := d.TokenAt(s.Start); i < len(n.at) {
		return int(n.at[i])
	}
	return -1
}

func (n *nest) outer(k int) int { return int(n.up[k]) }

// find is the statement of the innermost stretch that holds s, -1 when there is none.
func (n *nest) find(d *nlp.Doc, s text.Span) int {
	for k := n.first(d, s); k >= 0; k = n.outer(k) {
		if n.spans[k].Contains(s) {
			return int(n.of[k])
		}
	}
	return -1
}

// Saying is the innermost statement that word v is said in, nil when it is the report's own.
func (p *Page) Saying(v int) *record.Statement {
	if i := p.speech.content.find(p.Doc, p.Doc.Tokens[v].Span); i >= 0 {
		return &p.Out.Statements[i]
	}
	return nil
}
