package said

import (
	"slices"

	"rapporteur/nlp"
	"rapporteur/text"
)

// spans are the words of the range as content: without punctuation at the edges, with both marks of a quotation that
// it holds most of, and without the reporting clause of v when the range runs around it.
func (r *reader) spans(lo, hi, v int) []text.Span {
	if lo <= v && v < hi {
		return r.around(lo, hi, v)
	}
	lo, hi = r.trim(lo, hi)
	if hi <= lo {
		return nil
	}
	s := r.d.Span(lo, hi)
	if in := r.inside[lo]; in > 0 && r.inside[v] != in {
		if q := &r.quotes[in-1]; lo-q.lo <= 1 {
			s.Start = min(s.Start, q.span.Start)
		}
	}
	if in := r.inside[hi-1]; in > 0 && r.inside[v] != in {
		if q := &r.quotes[in-1]; q.hi-hi <= 2 {
			s.End = max(s.End, q.span.End)
		}
	}
	return []text.Span{s}
}

// trim cuts punctuation, coordinators and stray marks off the edges of the range.
func (r *reader) trim(lo, hi int) (int, int) {
	for lo < hi && r.d.Tokens[lo].UPOS == nlp.PUNCT && !r.edgeMark(lo, true) {
		lo++
	}
	for hi > lo && r.d.Tokens[hi-1].UPOS == nlp.PUNCT && !r.edgeMark(hi-1, false) {
		hi--
	}
	return lo, hi
}

// edgeMark tells whether punctuation at the edge of content belongs to it: brackets, and marks of a quotation.
func (r *reader) edgeMark(i int, first bool) bool {
	switch r.d.Tokens[i].Form {
	case "(", "[":
		return first
	case ")", "]":
		return !first
	}
	in := r.inside[i]
	if in == 0 {
		return false
	}
	q := &r.quotes[in-1]
	if first {
		return i == q.lo
	}
	return i == q.hi-1
}

func sortSpans(s []text.Span) {
	slices.SortFunc(s, func(a, b text.Span) int { return a.Start - b.Start })
}

// holds tells whether one of the spans holds s.
func holds(spans []text.Span, s text.Span) bool {
	for _, c := range spans {
		if c.Contains(s) {
			return true
		}
	}
	return false
}
