package said

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// sourceOf is the head word of who says what verb v reports, -1 when the report does not say.
func (r *reader) sourceOf(v int) int {
	if o, ok := r.shared[v]; ok {
		return r.sourceOf(o)
	}
	if s := r.personBefore(v); s >= 0 {
		return s
	}
	if s := r.beforeWho(v); s >= 0 {
		return s
	}
	s := r.behindTime(r.p.Doer(v), v)
	if w := r.d.Kid(v, nlp.Nsubj); w > 0 && (r.d.Tokens[w].Lower == "who" || r.d.Tokens[w].Lower == "which" && s >= 0 && outcries[r.d.Tokens[s].Lemma]) && s >= 0 && r.p.ActorsAt(s) == nil && r.p.ActorsAt(r.nounHead(r.beforeComma(w))) != nil {
		return r.nounHead(r.beforeComma(w)) // "a response from Ruiz, who said": the tree hangs the clause on "response"
	}
	if s >= 0 && r.ownPart(s) >= 0 {
		return r.ownPart(s)
	}
	if s >= 0 && floats(r.d.Tokens[s].Lower) {
		if k := r.firstSubject(v, s); k >= 0 {
			return k
		}
	}
	if x := r.lastSubject(v); x > s && !floats(r.d.Tokens[x].Lower) && s >= 0 && s < v && x < v && r.d.Tokens[s].Head == v {
		s = x
	}
	if _, h := r.nounBefore(v); h >= 0 && s >= 0 && s < h && r.d.Kid(v, nlp.Nsubj) < 0 && r.endsClause(v, r.d.Sents[r.d.Tokens[v].Sent].End) {
		return h
	}
	if s >= 0 && r.isTime(s) && s < v {
		s = r.nearSubject(v)
	}
	if s < 0 || r.d.Kid(v, nlp.Nsubj, nlp.NsubjPass) < 0 && r.d.Tokens[v].Rel == nlp.Conj {
		if k := r.namedBefore(v); k > 0 && r.clauseLeft(v) != nil {
			return r.nounHead(k)
		}
	}
	if s < 0 {
		s = r.nearSubject(v)
	}
	if k := r.namedBefore(v); s < 0 && k > 0 {
		s = r.nounHead(k)
	}
	if t := &r.d.Tokens[v]; s >= 0 && t.XPOS == "VBG" && t.Rel == nlp.Acl && r.p.ActorsAt(s) == nil && r.p.Latent(s) == nil {
		s = r.participleSource(v, s)
	}
	if s >= 0 && r.d.Tokens[s].Lower == "it" && r.emptyIt(v) {
		return -1
	}
	if s >= 0 && r.inside[s] > 0 && r.inside[s] != r.inside[v] && r.quotes[r.inside[s]-1].full {
		return r.sourceBeside(v, s)
	}
	return s
}

// beforeComma is the word before w, over a comma.
func (r *reader) beforeComma(w int) int {
	if w > 1 && r.d.Tokens[w-1].Form == "," {
		return w - 2
	}
	return w - 1
}

// sourceBeside is the source of the reporting clause that participle v goes on with, where the tree found word s, inside of the
// quotation before: “You see them,” she said, | calling them cruel. It is s when no clause stands there.
func (r *reader) sourceBeside(v, s int) int {
	for i := v - 1; i > s && r.sameSent(i, v); i-- {
		if f := r.byVerb[i]; f != nil && f.source >= 0 && r.inside[f.source] == r.inside[v] {
			return f.source
		}
	}
	return s
}

// ownPart is who speaks "for his part", where the tree makes the part the subject: "The king, for his | part, said". -1 for others.
func (r *reader) ownPart(s int) int {
	if s < 4 || r.d.Tokens[s].Lower != "part" || r.d.Tokens[s-2].Lower != "for" || r.d.Tokens[s-3].Form != "," {
		return -1
	}
	if h := r.nounHead(s - 4); r.p.ActorsAt(h) != nil {
		return h
	}
	return s - 4
}

// floats tells words that may stand behind the subject and mean all of it: "the army and the police | both said".
func floats(w string) bool { return w == "both" || w == "all" || w == "each" }

// firstSubject is the subject of verb v before word s, -1 for none.
func (r *reader) firstSubject(v, s int) int {
	for k := range r.d.Kids(v) {
		if r.d.Tokens[k].Rel == nlp.Nsubj && k < s {
			return k
		}
	}
	return -1
}

// quoteSource is who says quotation q by verb v. The subject never stands inside the quotation; where the tree puts it
// there, the words beside the verb tell.
func (r *reader) quoteSource(v int, q *quotation) int {
	if s := r.beforeWho(v); s >= 0 && r.outside(s, v, q) {
		return s
	}
	s := r.behindTime(r.p.Doer(v), v)
	if s >= 0 && r.outside(s, v, q) && (v < q.hi || s >= q.hi || s < q.lo && r.sameSent(s, v) && r.d.Tokens[v].Rel == nlp.Conj) {
		if first := r.nounIn(q.hi, v); v >= q.hi && first >= 0 && first < s && r.isPerson(first) && !r.isPerson(s) {
			return first // "…," Ana Ruiz, one of the pilots, said
		}
		if first := r.behindVerb(v, s); first >= 0 {
			return first
		}
		return s
	}
	if v >= q.hi {
		if s := r.nounIn(q.hi, v); s >= 0 && !r.isTime(s) {
			return s
		}
		if s := r.nounIn(v+1, min(v+12, len(r.d.Tokens))); s >= 0 && !r.isTime(s) {
			return s
		}
		return -1
	}
	if s := r.nearSubject(v); s >= 0 && r.outside(s, v, q) {
		return s
	}
	for i := v - 1; i >= 0 && r.sameSent(i, v); i-- { // a participle shares the source of the clause before it
		if f := r.byVerb[i]; f != nil && f.source >= 0 {
			return f.source
		}
	}
	for i := v - 1; i >= 0 && r.sameSent(i, v); i-- {
		if t := &r.d.Tokens[i]; t.Rel == nlp.Nsubj && r.inside[i] == 0 && !relative(t) {
			return i
		}
	}
	return -1
}

// behindVerb is the person named straight behind verb v when the tree has subject s further on: "said Ana Ruiz, of the
// Front". -1 for none.
func (r *reader) behindVerb(v, s int) int {
	for i := v + 1; i < s && i < v+8 && nounWord(&r.d.Tokens[i]); i++ {
		if i+1 < s && r.d.Tokens[i+1].Form == "," {
			if h := r.headOfPhrase(v+1, i+1); h > v && h <= i && r.person(v+1, i+1) {
				return h
			}
		}
	}
	return -1
}

// person tells whether a person's name stands in the range.
func (r *reader) person(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.isPerson(i) {
			return true
		}
	}
	return false
}

// outside tells whether s may be who says q: a word of the same sentence outside of every quotation.
func (r *reader) outside(s, v int, q *quotation) bool {
	return (s < q.lo || s >= q.hi) && (r.inside[s] == 0 || !r.quotes[r.inside[s]-1].full || r.inside[s] == r.inside[v]) && !r.isTime(s)
}

// nounIn is the head word of the first noun phrase in the range, -1 when a verb or the end comes first.
func (r *reader) nounIn(lo, hi int) int {
	for i := lo; i < hi; i++ {
		t := &r.d.Tokens[i]
		if t.Sent != r.d.Tokens[lo].Sent || (i > lo && r.inside[i] > 0 && r.quotes[r.inside[i]-1].full) {
			return -1
		}
		switch t.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.PRON:
			if h := r.nounHead(i); h >= lo && h < hi {
				return h
			}
			return i
		case nlp.VERB:
			return -1
		}
	}
	return -1
}

// firstPerson tells whether the source is who speaks inside a quotation.
func firstPerson(t *nlp.Token) bool {
	switch t.Lower {
	case "i", "we", "you", "me", "us":
		return true
	}
	return strings.HasPrefix(t.Lower, "i'")
}

// firstSource is the first of several sources of a clause behind its content, where the tree counts it among what is told
// before: "wounded six boys, | police | and medical staff said". -1 for none.
func (r *reader) firstSource(f *finding) int {
	if f.quoted || f.form != lexicon.Clause || f.verb < f.source || len(f.content) != 1 {
		return -1
	}
	i := f.source
	for i > 0 && r.d.Tokens[i].Lower != "and" && nounWord(&r.d.Tokens[i]) {
		i--
	}
	if i < 2 || r.d.Tokens[i].Lower != "and" || !r.sameSent(i-2, f.source) || !nounWord(&r.d.Tokens[i-1]) || r.d.Tokens[i-2].Form != "," || f.content[0].End > r.d.Tokens[i-2].Span.Start {
		return -1
	}
	return i - 1
}
