package said

import (
	"strings"
	"unicode/utf8"

	"rapporteur/text"
)

// quotation is a stretch between quotation marks, marks included.
type quotation struct {
	span   text.Span
	rng         // its tokens
	para   int  // the paragraph it stands in
	runs   bool // its mark is not closed at the end of the paragraph: the next one goes on
	prev   int  // the quotation that it goes on with, -1 for none
	single bool // in single marks
	full   bool // an utterance of its own, not words woven into a sentence of the report
	owner  *finding
}

// pairMarks finds the quotations, paragraph by paragraph. A mark that is open at the end of a paragraph is carried on
// when the next paragraph opens with a mark, as newspapers do it.
func (r *reader) pairMarks() {
	r.inside = make([]int32, len(r.d.Tokens))
	if !hasMarks(r.d.Text) {
		return
	}
	paras := r.paragraphs()
	for k, para := range paras {
		next := ""
		if k+1 < len(paras) {
			next = openingMark(paras[k+1].Of(r.d.Text))
		}
		r.pairIn(para, k, next)
	}
	for k := range r.quotes {
		q := &r.quotes[k]
		q.full = r.isUtterance(q)
		for i := q.lo; i < q.hi; i++ {
			r.inside[i] = int32(k + 1)
		}
	}
}

// paragraphs are the stretches of text of sentences with the same paragraph number.
func (r *reader) paragraphs() []text.Span {
	var out []text.Span
	last := -1
	for i := range r.d.Sents {
		s := &r.d.Sents[i]
		if s.Para == last && len(out) > 0 {
			out[len(out)-1] = out[len(out)-1].Union(s.Span)
			continue
		}
		out, last = append(out, s.Span), s.Para
	}
	return out
}

// pairIn pairs the marks of one paragraph. A mark that stays open is carried on when the next paragraph opens with the same
// one. One that another mark follows there is the mark of an extract that nobody closed, whose own quotations count.
func (r *reader) pairIn(para text.Span, k int, next string) {
	s := para.Of(r.d.Text)
	open, kind := -1, markNone
	emit := func(end int, runs bool) {
		r.addQuotation(text.Span{Start: para.Start + open, End: para.Start + end}, k, runs)
		open, kind = -1, markNone
	}
	for i := 0; i < len(s); {
		m, w := markAt(s, i)
		if m == markNone {
			i += w
			continue
		}
		switch {
		case m == markSingle:
			if open < 0 {
				if end := closeSingle(s, i, w); end > 0 {
					open = i
					emit(end, false)
					i = end
					continue
				}
			}
		case open < 0:
			if m != markClose {
				open, kind = i, m
			}
		case m == markClose, m == kind && kind == markStraight, kind == markLow && m == markOpen:
			if m == markStraight && reopens(s, i, w) {
				open = i // the mark before was never closed
			} else {
				emit(i+w, false)
			}
		case m == markStraight && kind == markOpen && closesWord(s, i, w), m == markOpen && kind == markOpen && closesWord(s, i, w):
			emit(i+w, false) // the wrong mark, but where one closes
		case m == markOpen && kind != markLow && i-open > 1:
			if strings.ContainsAny(s[open:i], ".?!") || kind == markStraight && !strings.Contains(s[open+1:], s[open:open+1]) {
				open, kind = i, m
			}
		}
		i += w
	}
	if open < 0 {
		return
	}
	runs := next != ""
	if runs && open == 0 && next != openingMark(s) {
		return
	}
	if runs || open == 0 || lastByte(s[:open]) == ':' {
		emit(len(strings.TrimRight(s, " \t\r\n")), runs)
	}
}

func (r *reader) addQuotation(s text.Span, para int, runs bool) {
	lo, hi := r.d.TokensOf(s)
	if hi-lo < 1 {
		return
	}
	first, _ := utf8.DecodeRuneInString(s.Of(r.d.Text))
	double := strings.HasPrefix(s.Of(r.d.Text), "''")
	q := quotation{span: s, rng: rng{lo, hi}, para: para, runs: runs, prev: -1, single: !double && (first == '\'' || first == '‘' || first == '‚')}
	if n := len(r.quotes); n > 0 {
		if last := &r.quotes[n-1]; last.runs && last.para == para-1 {
			q.prev = n - 1
		}
	}
	r.quotes = append(r.quotes, q)
}
