package said

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// isQuoteVerb tells whether word i is a verb that takes a quotation as its content.
func (r *reader) isQuoteVerb(i int) bool {
	if i < 0 || i >= len(r.d.Tokens) {
		return false
	}
	t := &r.d.Tokens[i]
	if t.UPOS != nlp.VERB {
		return false
	}
	for _, c := range r.cuesOf(i) {
		if c.Has(lexicon.Quotation) && len(r.restOf(c, i)) == len(c.Rest) {
			return true
		}
	}
	return false
}

// linkQuotations gives each utterance to the reporting clause beside it:
//
//	"We go," he said. "It is late."     the clause between takes both
//	He said: "We go."                   the clause before
//	"We go," said the colonel.          the clause behind
//
// What no clause takes waits for giveOrphans.
func (r *reader) linkQuotations() {
	for k := range r.quotes {
		q := &r.quotes[k]
		if q.full || r.resumes(k) {
			q.full = true
			q.owner = r.ownerOf(k)
		} else {
			q.owner = r.wovenOwner(q)
			q.full = q.owner != nil
		}
		if q.owner != nil {
			q.owner.content = append(q.owner.content, r.spoken(q))
			q.owner.quoted = true
			r.ownBefore(k)
		}
	}
}

// ownBefore gives what quotation k goes on with to its owner, where no clause stands beside it: "We came late. ¶ We saw
// nothing," he said.
func (r *reader) ownBefore(k int) {
	owner := r.quotes[k].owner
	for p := r.quotes[k].prev; p >= 0 && r.quotes[p].owner == nil && r.quotes[p].full; p = r.quotes[p].prev {
		r.quotes[p].owner = owner
		owner.content = append(owner.content, r.spoken(&r.quotes[p]))
	}
	slices.SortFunc(owner.content, func(a, b text.Span) int { return a.Start - b.Start })
}

// wovenOwner is the statement of words that are woven into the report's own sentence and yet are all that somebody says in it.
func (r *reader) wovenOwner(q *quotation) *finding {
	if r.unspoken(q) {
		return nil
	}
	if v := r.asPut(q); v >= 0 {
		return r.clause(v, q, "as")
	}
	return r.worded(q)
}

func (r *reader) ownerOf(k int) *finding {
	q := &r.quotes[k]
	prev := r.before(k)
	if f := r.transcript(q); f != nil {
		return f
	}
	if v := r.clauseBefore(q, prev); v >= 0 {
		return r.clause(v, q, "before")
	}
	if v := r.sentenceBefore(q); v >= 0 {
		return r.clause(v, q, "colon")
	}
	if v := r.clauseBehind(q); v >= 0 {
		return r.clause(v, q, "behind")
	}
	if q.prev >= 0 {
		return r.quotes[r.spokenBefore(q.prev)].owner
	}
	if f := r.signature(q); f != nil {
		return f
	}
	if v := r.addingBetween(prev, q); v >= 0 {
		return r.clause(v, q, "adding")
	}
	if prev != nil && prev.owner != nil && r.goesOn(prev, q) {
		return prev.owner
	}
	if v := r.secondClause(prev, q); v >= 0 {
		return r.clause(v, q, "behind")
	}
	if prev == nil || prev.para < q.para {
		if v := r.colonBefore(q); v >= 0 {
			return r.clause(v, q, "colon")
		}
	}
	return nil
}

// spokenBefore is quotation k, or the one that it goes on with where k is no speech: "… (APPLAUSE)".
func (r *reader) spokenBefore(k int) int {
	for !r.quotes[k].full && r.quotes[k].prev >= 0 {
		k = r.quotes[k].prev
	}
	return k
}

// before is the utterance before quotation k, when it stands in the same paragraph or ends the one before.
func (r *reader) before(k int) *quotation {
	for i := k - 1; i >= 0; i-- {
		if r.quotes[i].full {
			return &r.quotes[i]
		}
	}
	return nil
}

// clause is the finding of reporting verb v, made when there is none yet.
func (r *reader) clause(v int, q *quotation, rule string) *finding {
	if f := r.byVerb[v]; f != nil {
		return f
	}
	f := &finding{verb: v, source: r.quoteSource(v, q), object: -1, form: lexicon.Quotation, rule: rule, score: 0.92}
	f.cue, f.act = r.cueWords(v, lexicon.Quotation)
	f.object, f.hearer = r.hearerOf(v)
	if f.source < 0 {
		f.score = 0.75
	}
	r.add(f)
	return f
}

// goesOn tells whether q goes on with the quotation prev: only prev's clause, or nothing, stands between.
func (r *reader) goesOn(prev, q *quotation) bool {
	if prev.para != q.para {
		return false
	}
	v := prev.owner.verb
	between := v >= prev.hi && v < q.lo
	for i := prev.hi; i < q.lo; i++ {
		if r.d.Tokens[i].UPOS == nlp.PUNCT {
			continue
		}
		if !between || r.d.Tokens[i].Sent != r.d.Tokens[v].Sent {
			return false
		}
	}
	return true
}

// secondClause is the reporting verb between prev, which a clause before it took, and q: He scolded them: "You lied," | she
// said. "You sold the grain." -1 for none.
func (r *reader) secondClause(prev, q *quotation) int {
	if prev == nil || prev.owner == nil || prev.para != q.para || prev.owner.verb < 0 || prev.owner.verb >= prev.lo {
		return -1
	}
	v := r.clauseBehind(prev)
	if v < prev.hi || v >= q.lo || !r.sameSent(v, q.lo-1) {
		return -1
	}
	return v
}

// addingBetween is the participle that goes on with the words of prev before q, by which q is said then: "We won," he said,
// | adding that the road was open. "Nobody fled."; "…," she said, | going on to praise the nurses. "…" -1 for none.
func (r *reader) addingBetween(prev, q *quotation) int {
	if prev == nil || prev.owner == nil || prev.para != q.para || prev.owner.verb < prev.hi || prev.owner.verb >= q.lo {
		return -1
	}
	v := prev.owner.verb
	for i := v + 2; i < q.lo && r.sameSent(i, v); i++ {
		if t := &r.d.Tokens[i]; t.XPOS == "VBG" && (t.Lemma == "add" || t.Lemma == "go" && r.d.Tokens[i+1].Lower == "on") && r.d.Tokens[i-1].Form == "," && r.inside[i] == 0 {
			return i
		}
	}
	return -1
}

// resumes tells whether quotation k, which does not look like an utterance, takes up one that its clause broke off:
// "That," he added, "will take years."
func (r *reader) resumes(k int) bool {
	if k == 0 || r.quotes[k-1].owner == nil {
		return false
	}
	prev, q := &r.quotes[k-1], &r.quotes[k]
	v := prev.owner.verb
	if v < prev.hi || v >= q.lo || !r.sameSent(v, q.lo-1) || !r.sameSent(v, prev.hi) {
		return false
	}
	i := q.lo - 1
	if t := &r.d.Tokens[i]; t.UPOS == nlp.CCONJ {
		i--
	}
	return r.d.Tokens[i].Form == "," && i-v < 12
}

// transcript is the finding of a quotation that names its speaker as transcripts do: "RUIZ: We are ready." Nil for others.
func (r *reader) transcript(q *quotation) *finding {
	c := r.nameColon(q)
	if c < 0 {
		return nil
	}
	f := &finding{verb: -1, cue: rng{c, c + 1}, source: c - 1, object: -1, act: record.Say, form: lexicon.Quotation, rule: "transcript", score: 0.8}
	r.add(f)
	return f
}

// nameColon is the colon behind one to three words in capitals that open the quotation, -1 when none do.
func (r *reader) nameColon(q *quotation) int {
	for i := q.lo + 1; i < q.hi && i < q.lo+6; i++ {
		f := r.d.Tokens[i].Form
		if f == ":" {
			if i > q.lo+1 {
				return i
			}
			return -1
		}
		if f != strings.ToUpper(f) || len(f) < 2 {
			return -1
		}
	}
	return -1
}

// spoken is the quotation without the name of its speaker.
func (r *reader) spoken(q *quotation) text.Span {
	if c := r.nameColon(q); c >= 0 && c+1 < q.hi {
		return text.Span{Start: r.d.Tokens[c+1].Span.Start, End: q.span.End}
	}
	return q.span
}

// signature is the finding of a quotation that its author's name follows behind a dash: “We are ashamed.” — Ana Ruiz.
// Nil when none does.
func (r *reader) signature(q *quotation) *finding {
	i := q.hi
	if i+1 >= len(r.d.Tokens) || !isDash(r.d.Tokens[i].Form) || r.d.Tokens[i].Form == "," || r.d.Tokens[i].Form == "…" {
		return nil
	}
	name := i + 1
	if r.d.Tokens[name].UPOS != nlp.PROPN && r.d.EntityAt(name) < 0 {
		return nil
	}
	end := name
	for end < len(r.d.Tokens) && end < name+8 && (r.d.Tokens[end].UPOS == nlp.PROPN || r.d.EntityAt(end) == r.d.EntityAt(name) && r.d.EntityAt(name) >= 0) {
		end++
	}
	f := &finding{verb: -1, cue: rng{i, i + 1}, source: r.d.HeadOf(name, end), object: -1, act: record.Say, form: lexicon.Quotation, rule: "dash", score: 0.85}
	r.add(f)
	return f
}
