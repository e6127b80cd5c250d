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
// when the next paragraph opens with a mark, as newspapers do it, or when a later one closes it without another.
func (r *reader) pairMarks() {
	r.inside = make([]int32, len(r.d.Tokens))
	if !hasMarks(r.d.Text) {
		return
	}
	paras := r.paragraphs()
	last := -1 // the last paragraph that goes on with a quotation without a mark of its own
	for k, para := range paras {
		s, from := para.Of(r.d.Text), -1
		if k <= last {
			from = 0
		} else if i := strayClose(s); i > 0 {
			from = r.sentenceAt(para, i)
		}
		closed, open := pairsOf(s, from)
		for _, q := range closed {
			r.addQuotation(text.Span{Start: para.Start + q[0], End: para.Start + q[1]}, k, false)
		}
		if open < 0 {
			continue
		}
		if k >= last {
			last = r.closedLater(paras, k)
		}
		next := ""
		if k+1 < len(paras) {
			next = openingMark(paras[k+1].Of(r.d.Text))
		}
		if next != "" && open == 0 && next != openingMark(s) {
			continue // an extract, in which others are quoted
		}
		if runs := next != "" || last > k; runs || open == 0 || lastByte(s[:open]) == ':' {
			end := len(strings.TrimRight(s, " \t\r\n"))
			r.addQuotation(text.Span{Start: para.Start + open, End: para.Start + end}, k, runs)
		}
	}
	r.fillInside()
}

// fillInside notes for each word the quotation that it stands in.
func (r *reader) fillInside() {
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

// closedLater is the paragraph whose first mark closes the quotation that is open at the end of paragraph k; -1 when marks
// open first, or none comes soon: "We came late. ¶ We saw nothing," he said.
func (r *reader) closedLater(paras []text.Span, k int) int {
	for j := k + 1; j < len(paras) && j < k+8; j++ {
		s := paras[j].Of(r.d.Text)
		if strayClose(s) > 0 {
			return j
		}
		if hasDouble(s) {
			break
		}
	}
	return -1
}

// sentenceAt is where, in the paragraph, the sentence begins that holds its byte i.
func (r *reader) sentenceAt(para text.Span, i int) int {
	return max(0, r.d.Sents[r.d.Tokens[r.d.TokenAt(para.Start+i)].Sent].Span.Start-para.Start)
}

// pairsOf pairs the marks of one paragraph: the quotations, and where the one begins that stays open, -1 for none. A mark
// that another follows is the mark of an extract that nobody closed, whose own quotations count. A quotation whose mark
// stands before the paragraph is open from byte `from`, else that is -1.
func pairsOf(s string, from int) (closed [][2]int, open int) {
	kind := markNone
	if open = from; open >= 0 {
		kind = markStraight
	}
	emit := func(end int) {
		closed = append(closed, [2]int{open, end})
		open, kind = -1, markNone
	}
	for i := max(0, from); i < len(s); {
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
					emit(end)
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
				emit(i + w)
			}
		case m == markStraight && kind == markOpen && closesWord(s, i, w), m == markOpen && kind == markOpen && closesWord(s, i, w):
			emit(i + w) // the wrong mark, but where one closes
		case m == markOpen && kind != markLow && i-open > 1:
			if strings.ContainsAny(s[open:i], ".?!") || kind == markStraight && !strings.Contains(s[open+1:], s[open:open+1]) {
				open, kind = i, m
			}
		}
		i += w
	}
	return closed, open
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
