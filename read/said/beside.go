package said

import (
	"rapporteur/nlp"
)

// clauseBefore is the reporting verb between the utterance before (or the start of the sentence) and q, when q goes
// with it: "He said: …", "…," he said, adding: "…". -1 for none.
func (r *reader) clauseBefore(q *quotation, prev *quotation) int {
	lo := q.lo
	for lo > 0 && r.d.Tokens[lo-1].Sent == r.d.Tokens[q.lo].Sent && (prev == nil || lo > prev.hi) {
		lo--
	}
	if lo == q.lo {
		return -1
	}
	colon, comma := false, false
	switch r.d.Tokens[q.lo-1].Form {
	case ":":
		colon = true
	case ",", "—", "–", "--", "-", "―", ";":
		comma = true
	}
	best := -1
	for i := lo; i < q.lo; i++ {
		if r.inside[i] == 0 && r.isQuoteVerb(i) && !r.takenClause(i, q) {
			best = i
		}
	}
	if best < 0 && (colon || comma) && q.lo-2 > lo && r.cues.QuoteForm(r.d.Tokens[q.lo-2].Lower) {
		best = q.lo - 2
	}
	if best < 0 && colon && q.lo-lo > 3 {
		best = r.rootBefore(lo, q)
	}
	if best < 0 || prev != nil && prev.owner != nil && prev.owner.verb == best {
		return -1
	}
	if !colon && !comma && q.lo-best > 9 {
		return -1
	}
	if comma && !r.reportsAhead(best, q) {
		return -1
	}
	return best
}

// sentenceBefore is the reporting verb of a sentence of the same paragraph that ends with a colon right before the quotation,
// even where another clause follows it: He scolded them: | "You lied," he said. -1 for none.
func (r *reader) sentenceBefore(q *quotation) int {
	if q.lo == 0 || r.sameSent(q.lo-1, q.lo) || r.d.Sents[r.d.Tokens[q.lo-1].Sent].Para != r.d.Sents[r.d.Tokens[q.lo].Sent].Para {
		return -1
	}
	if v := r.colonBefore(q); r.isQuoteVerb(v) {
		return v
	}
	return -1
}

// rootBefore is the verb of the clause that ends with a colon before the quotation, when it has a subject: "The premier
// had a new message: …". -1 for none.
func (r *reader) rootBefore(lo int, q *quotation) int {
	for i := lo; i < q.lo; i++ {
		if t := &r.d.Tokens[i]; t.UPOS == nlp.VERB && r.inside[i] == 0 && r.finite(i) && r.p.Subject(i) >= 0 && t.Rel != nlp.AclRelcl {
			return i
		}
	}
	return -1
}

// takenClause tells whether reporting verb i has a clause of its own as content before the quotation begins: "He said
// that he would go and the crowd …".
func (r *reader) takenClause(i int, q *quotation) bool {
	if r.d.Tokens[q.lo-1].Form == ":" {
		return false
	}
	c := r.d.Kid(i, nlp.Ccomp)
	return c >= 0 && c < q.lo && c > i && r.d.Tokens[i].Rel == nlp.AclRelcl
}

// reportsAhead tells whether what follows verb v up to the quotation is only its hearer, place, time or manner.
func (r *reader) reportsAhead(v int, q *quotation) bool {
	if q.lo-v > 30 {
		return false
	}
	for i := v + 1; i < q.lo; i++ {
		t := &r.d.Tokens[i]
		if (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") && !r.d.Under(i, v) {
			return false
		}
	}
	return true
}

// clauseBehind is the reporting verb of a clause that follows q straight: "…," Macron said; "…," said Macron. -1 for none.
func (r *reader) clauseBehind(q *quotation) int {
	n := len(r.d.Tokens)
	i := q.hi
	comma := false
	for i < n && isDash(r.d.Tokens[i].Form) {
		i, comma = i+1, true
	}
	if i >= n {
		return -1
	}
	if r.d.Tokens[i].Form == "." {
		return -1
	}
	sent := r.d.Tokens[i].Sent
	if !comma && r.endsSentence(q) && sent != r.d.Tokens[q.hi-1].Sent && !r.startsLow(i) {
		return -1
	}
	best := -1
	for k := i; k < n && k < i+32 && (r.d.Tokens[k].Sent == sent || r.brokenAt(k, i)); k++ {
		sent = r.d.Tokens[k].Sent
		if in := r.inside[k]; in > 0 && r.quotes[in-1].full {
			break
		}
		t := &r.d.Tokens[k]
		if k-i <= 3 && r.isQuoteVerb(k) && r.finite(k) && r.inside[k] == 0 {
			best = k
			break
		}
		if !r.isQuoteVerb(k) || t.XPOS == "VBG" || t.XPOS == "VB" || r.inside[k] > 0 {
			if k == i && t.UPOS == nlp.VERB && t.XPOS == "VBG" {
				return -1
			}
			continue
		}
		if t.Rel == nlp.AclRelcl || t.Rel == nlp.Acl {
			if best < 0 && k-i < 2 {
				best = k
			}
			continue
		}
		if t.Rel == nlp.Conj && best >= 0 {
			continue
		}
		best = k
		break
	}
	if best < 0 {
		best = r.formBehind(i)
	}
	if best < 0 {
		return -1
	}
	if !comma && !r.endsOpen(q) && best-i > 8 {
		return -1
	}
	return best
}

// brokenAt tells whether the sentence that begins at token k was cut off wrongly behind an abbreviation a few words
// before: "…," Rep. | Ana Ruiz (D-Wis.) | said.
func (r *reader) brokenAt(k, from int) bool {
	if k == 0 || k-from > 14 || r.d.Sents[r.d.Tokens[k].Sent].Para != r.d.Sents[r.d.Tokens[k-1].Sent].Para {
		return false
	}
	f := r.d.Tokens[k-1].Form
	if f == ")" {
		f = r.d.Tokens[max(k-2, 0)].Form
	}
	return len(f) > 1 && f[len(f)-1] == '.' && f != "..." && r.inside[k-1] == 0
}

// formBehind is the word of a clause behind a quotation that is a reporting verb by its form, where the tagger took it
// for a noun: "…?" the narrator asks. -1 for none.
func (r *reader) formBehind(i int) int {
	for k := i; k < len(r.d.Tokens) && k < i+9 && r.sameSent(k, i); k++ {
		t := &r.d.Tokens[k]
		if t.UPOS == nlp.VERB || r.inside[k] > 0 && r.inside[k] != r.inside[i] {
			return -1
		}
		if !r.cues.QuoteForm(t.Lower) || t.Lower == t.Lemma && k != i {
			continue
		}
		if k == i || k+1 >= len(r.d.Tokens) || !r.sameSent(k, k+1) || r.d.Tokens[k+1].UPOS == nlp.PUNCT || r.d.Tokens[k+1].UPOS == nlp.ADP {
			return k
		}
	}
	return -1
}

func isDash(s string) bool {
	switch s {
	case ",", "—", "–", "--", "-", "―", "…":
		return true
	}
	return false
}

// startsLow tells whether word i begins with a small letter or is a reporting verb: no new sentence begins with it.
func (r *reader) startsLow(i int) bool {
	c := r.d.Tokens[i].Form[0]
	return (c >= 'a' && c <= 'z') || r.isQuoteVerb(i)
}

// endsSentence tells whether the last words of the quotation end a sentence with a full stop.
func (r *reader) endsSentence(q *quotation) bool {
	for i := q.hi - 1; i > q.lo; i-- {
		switch r.d.Tokens[i].Form {
		case ".", "...", "…":
			return true
		case "\"", "”", "''", "’", "'", "»":
			continue
		}
		f := r.d.Tokens[i].Form
		return f[len(f)-1] == '.' && len(f) > 3
	}
	return false
}

// endsOpen tells whether the quotation ends with a comma, a question or exclamation mark: the report's sentence goes on.
func (r *reader) endsOpen(q *quotation) bool {
	for i := q.hi - 1; i > q.lo; i-- {
		switch r.d.Tokens[i].Form {
		case ",", "?", "!", "—", "–", "…", "...", "--", "-", "?!":
			return true
		case "\"", "”", "''", "’", "'", "»":
			continue
		}
		return false
	}
	return false
}

// colonBefore is the reporting verb, -1 for none, of a paragraph that ends with a colon before the quotation:
//
//	The minister said:
//	"We go."
func (r *reader) colonBefore(q *quotation) int {
	if q.lo == 0 || r.d.Tokens[q.lo-1].Form != ":" {
		return -1
	}
	sent := r.d.Sents[r.d.Tokens[q.lo-1].Sent]
	best := -1
	for i := sent.Start; i < sent.End && i < q.lo; i++ {
		if r.inside[i] == 0 && r.isQuoteVerb(i) {
			best = i
		}
	}
	if at := q.lo - 2; best < 0 && at >= sent.Start && r.cues.QuoteForm(r.d.Tokens[at].Lower) {
		return at
	}
	if best < 0 {
		return r.rootBefore(sent.Start, q)
	}
	return best
}
