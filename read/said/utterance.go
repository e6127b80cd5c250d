package said

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/nlp"
)

// isUtterance tells an utterance of its own from words that are woven into the report's own sentence: it stands where
// a sentence may begin, and ends as one.
func (r *reader) isUtterance(q *quotation) bool {
	if r.bracketed(q) {
		return false
	}
	if q.prev >= 0 || q.runs {
		return true
	}
	if r.isTitle(q) || !r.beginsUtterance(q) {
		return false
	}
	inner := strings.TrimRight(q.span.Of(r.d.Text), " \"”»'’“`")
	last, _ := utf8.DecodeLastRuneInString(inner)
	if strings.ContainsRune(".,?!…—–-;", last) {
		return true
	}
	if q.hi >= len(r.d.Tokens) {
		return true
	}
	next := &r.d.Tokens[q.hi]
	switch next.Form {
	case ",", ".", "?", "!", ";", "—", "–", "-", "--", "…":
		return true
	}
	return next.Sent != r.d.Tokens[q.hi-1].Sent || r.isQuoteVerb(q.hi)
}

// beginsUtterance tells whether the quotation stands where an utterance may begin: at the start of a sentence, behind a
// comma, colon or dash, or straight behind a reporting verb.
func (r *reader) beginsUtterance(q *quotation) bool {
	first := r.firstWord(q)
	if first < 0 {
		return false
	}
	upper := r.looksUpper(first, q)
	if q.lo == 0 || r.d.Tokens[q.lo-1].Sent != r.d.Tokens[q.lo].Sent {
		return upper || q.hi-q.lo > 5
	}
	before := &r.d.Tokens[q.lo-1]
	switch before.Form {
	case ":", "—", "–", "--", "-":
		return upper || q.hi-q.lo > 6
	case ",", ";", "―", "…", ")", "]":
		return upper || (q.hi-q.lo > 5 && r.hasFinite(q.lo, q.hi))
	case ".", "?", "!":
		return true
	}
	if r.inside[q.lo-1] > 0 {
		return upper
	}
	return upper && (r.isQuoteVerb(q.lo-1) || r.quoteVerbBefore(q.lo)) && (q.hi-q.lo > 4)
}

func (r *reader) firstWord(q *quotation) int {
	for i := q.lo; i < q.hi; i++ {
		if u := r.d.Tokens[i].UPOS; u != nlp.PUNCT && u != nlp.SYM {
			return i
		}
	}
	return -1
}

func (r *reader) looksUpper(i int, q *quotation) bool {
	ru, _ := utf8.DecodeRuneInString(r.d.Tokens[i].Form)
	return unicode.IsUpper(ru) || unicode.IsDigit(ru) || (i > q.lo && strings.ContainsAny(r.d.Tokens[i-1].Form, "[.…"))
}

// hasFinite tells whether a finite verb stands in the range.
func (r *reader) hasFinite(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		t := &r.d.Tokens[i]
		switch t.XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
		if t.XPOS == "" && (t.UPOS == nlp.VERB || t.UPOS == nlp.AUX) {
			return true
		}
	}
	return false
}

// quoteVerbBefore tells whether a verb that takes quotations stands in the few words before token i of its sentence.
func (r *reader) quoteVerbBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-9 && r.d.Tokens[k].Sent == r.d.Tokens[i].Sent; k-- {
		if r.isQuoteVerb(k) {
			return true
		}
		if r.d.Tokens[k].Lower == "that" {
			return false
		}
	}
	return false
}
