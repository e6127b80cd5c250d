package said

import (
	"unicode"
	"unicode/utf8"

	"rapporteur/nlp"
)

// unspoken tells whether nobody says what stands between the marks: the title of a work, or a note of whoever wrote the
// words down, "(LAUGHTER)".
func (r *reader) unspoken(q *quotation) bool {
	return r.bracketed(q) || r.isTitle(q)
}

// bracketed tells whether all words of the quotation stand in one pair of brackets.
func (r *reader) bracketed(q *quotation) bool {
	lo, hi := q.lo+1, q.hi
	for hi > lo && r.d.Tokens[hi-1].UPOS == nlp.PUNCT && !closesBracket(r.d.Tokens[hi-1].Form) {
		hi--
	}
	if hi-lo < 3 || !opensBracket(r.d.Tokens[lo].Form) || !closesBracket(r.d.Tokens[hi-1].Form) {
		return false
	}
	for i := lo + 1; i < hi-1; i++ {
		if closesBracket(r.d.Tokens[i].Form) {
			return false
		}
	}
	return true
}

func opensBracket(s string) bool  { return s == "(" || s == "[" }
func closesBracket(s string) bool { return s == ")" || s == "]" }

// works are nouns for what has a title.
var works = wordSet("book novel memoir song album film movie documentary play opera painting photograph essay article column commentary editorial poem show program programme series episode game track musical biography autobiography bestseller anthem ballad op-ed clip video exhibition")

// isTitle tells whether the quotation is the title of a work: it follows the word for one ("his memoir, “The Long March,”"),
// or it is written as one and stands behind a possessive or a preposition (on the channel's “Morning Hour”).
func (r *reader) isTitle(q *quotation) bool {
	if q.hi-q.lo > 14 || q.lo == 0 || !r.sameSent(q.lo-1, q.lo) {
		return false
	}
	at, comma := q.lo-1, false
	if r.d.Tokens[at].Form == "," && at > 0 {
		at, comma = at-1, true
	}
	t := &r.d.Tokens[at]
	if works[t.Lemma] && (t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN) {
		return !comma || r.titleCase(q) || r.verbBehind(q)
	}
	return !comma && r.titleCase(q) && (t.UPOS == nlp.ADP || t.UPOS == nlp.PART && t.Rel == nlp.Case)
}

// verbBehind tells whether the report goes on straight behind the quotation with a verb that does not report: his column,
// “Drop the tariff,” | was read by all.
func (r *reader) verbBehind(q *quotation) bool {
	if q.hi >= len(r.d.Tokens) || !r.sameSent(q.lo, q.hi) {
		return false
	}
	t := &r.d.Tokens[q.hi]
	return t.UPOS == nlp.AUX || t.UPOS == nlp.VERB && r.finite(q.hi) && !r.isQuoteVerb(q.hi)
}

// titleCase tells whether two or more words begin with capitals and all others are articles, prepositions and the like.
func (r *reader) titleCase(q *quotation) bool {
	capitals := 0
	for i := q.lo; i < q.hi; i++ {
		t := &r.d.Tokens[i]
		c, _ := utf8.DecodeRuneInString(t.Form)
		switch {
		case unicode.IsUpper(c):
			capitals++
		case unicode.IsLetter(c) && t.UPOS != nlp.DET && t.UPOS != nlp.ADP && t.UPOS != nlp.CCONJ && t.UPOS != nlp.PART:
			return false
		case unicode.IsDigit(c):
			capitals++
		}
	}
	return capitals >= 2
}
