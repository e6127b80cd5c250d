package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// matchClause finds a finite clause: "said that the bridge was closed", "The bridge was closed, he said".
func (r *reader) matchClause(v int, f *lexicon.Frame) match {
	m := match{object: -1, weight: 8}
	if r.askedFirst(v) {
		return r.answerTo(v, f)
	}
	if f.Form == lexicon.Clause && r.isQuoteVerb(v) && followsContent(record.Act(f.Act)) {
		if m.content, m.tail = r.clauseAround(v, f.Object == ""); m.content != nil {
			return m
		}
	}
	if f.Form == lexicon.Clause && f.Object == "" && r.isQuoteVerb(v) {
		if m.content = r.clauseLeft(v); m.content != nil {
			return m
		}
	}
	if k := r.finiteClause(v, f.Form == lexicon.Question); k >= 0 && !r.takesThis(v, f) {
		lo, hi := r.clauseRange(v, k, f)
		if k > v {
			hi = r.rival(max(lo, v), hi, v)
		}
		m.content = r.spans(lo, hi, v)
		if f.Form == lexicon.Question {
			m.weight = 7
		}
		return m
	}
	if f.Object == "np" && f.Form == lexicon.Clause && r.plainObject(v) > v {
		if m.content, m.weight = r.thatClause(v), 7; m.content == nil {
			m.content = r.toldBare(v)
		}
		if m.content == nil {
			return match{}
		}
		return m
	}
	if f.Form == lexicon.Question || f.Object != "" {
		return match{}
	}
	if h := r.d.Tokens[v].Head; h >= 0 && r.d.Tokens[v].Rel == nlp.Parataxis && r.hasSubject(v) && r.setOff(v) {
		lo, hi := r.d.Subtree(h)
		if m.content = r.around(lo, hi, v); m.content != nil {
			return m
		}
	}
	if m.content = r.thatClause(v); m.content != nil {
		m.weight = 7
		return m
	}
	if m.content = r.bareClause(v); m.content != nil {
		m.weight = 6
		return m
	}
	return match{}
}

// askedFirst tells whether the sentence of verb v opens with the question that somebody was asked, so that what he says stands
// behind v: "Asked whether the road was open, Ruiz said …".
func (r *reader) askedFirst(v int) bool {
	i := r.d.Sents[r.d.Tokens[v].Sent].Start
	if i+3 < v && r.d.Tokens[i].Lower == "when" {
		i++
	}
	switch r.d.Tokens[i].Lower {
	case "asked", "questioned", "pressed", "quizzed":
		return i < v-2 && r.isQuoteVerb(v) && r.inside[v] == 0
	}
	return false
}

// answerTo is the clause behind verb v, whose sentence opens with a question; where the tree shows none, the words tell.
func (r *reader) answerTo(v int, f *lexicon.Frame) match {
	if f.Object != "" && f.Object != "np" || f.Form != lexicon.Clause {
		return match{}
	}
	m := match{object: -1, weight: 8}
	if k := r.finiteClause(v, false); k > v {
		lo, hi := r.clauseRange(v, k, f)
		m.content = r.spans(lo, r.rival(max(lo, v), hi, v), v)
	} else if m.content = r.thatClause(v); m.content == nil {
		m.content = r.bareClause(v)
	}
	if m.content == nil {
		return match{}
	}
	return m
}

// rival is where a content from lo to hi ends before a clause of the same sentence that reports by itself: "said two men
// died; | the army says it lost one", "said it was hopeful, | while its neighbour warned against haste". It is hi when
// there is none.
func (r *reader) rival(lo, hi, v int) int {
	for i := lo + 2; i+2 < hi; i++ {
		t := &r.d.Tokens[i]
		if r.inside[i] != r.inside[v] {
			continue
		}
		if t.Lower == "and" && r.reportsNext(i, hi) {
			if r.d.Tokens[i-1].Form == "," {
				return i - 1
			}
			return i
		}
		if t.Form != ";" && !(t.Form == "," && parts(r.d.Tokens[i+1].Lower)) {
			continue
		}
		for k := i + 2; k < hi && k < i+25 && r.d.Tokens[k].Form != ";"; k++ {
			x := &r.d.Tokens[k]
			told := x.XPOS == "VBN" && r.d.Tokens[k-1].Form == "," && r.d.Kid(k, nlp.AuxPass) < 0
			if r.inside[k] > 0 || x.UPOS != nlp.VERB || !r.finite(k) && !told || r.d.Tokens[k].Lower == "be" {
				continue
			}
			if (r.isQuoteVerb(k) || r.takesClause(k)) && x.Rel != nlp.AclRelcl && r.d.Tokens[k-1].UPOS != nlp.PRON && !relative(&r.d.Tokens[k-1]) {
				return i
			}
			if x.Rel != nlp.AclRelcl && !relative(&r.d.Tokens[k-1]) {
				break
			}
		}
	}
	return hi
}

// reportsNext tells whether a short noun phrase with a verb that reports follows the conjunction at token i: "and hospital
// staff report no casualties", "and witnesses said".
func (r *reader) reportsNext(i, hi int) bool {
	for k := i + 1; k < hi && k < i+8; k++ {
		t := &r.d.Tokens[k]
		if k > i+1 && r.inside[k] == 0 && (t.UPOS == nlp.VERB && r.finite(k) || t.UPOS == nlp.NOUN && t.Lower == "report") && r.formOfSaying(k) {
			if b := &r.d.Tokens[k-1]; b.UPOS == nlp.NOUN || b.UPOS == nlp.PROPN {
				return r.p.ActorsAt(k-1) != nil || r.p.Latent(k-1) != nil || b.UPOS == nlp.NOUN && t.UPOS == nlp.NOUN
			}
			return false
		}
		if !nounWord(t) && t.UPOS != nlp.ADP {
			return false
		}
	}
	return false
}

// formOfSaying tells whether word k is a form of a verb of saying, whatever the tagger has it for.
func (r *reader) formOfSaying(k int) bool {
	return r.isQuoteVerb(k) || r.cues.QuoteForm(r.d.Tokens[k].Lower) || r.cues.Verbs(r.d.Tokens[k].Lower) != nil && r.d.Tokens[k].Lower == "report"
}

func parts(w string) bool { return w == "while" || w == "whereas" || w == "but" }

// clauseRange is the range of the clause k that v takes. What the tree hangs on v behind the clause belongs to it as a
// rule, since the verb's own adjuncts stand before it; so does a bare object before it, when v takes none. A reporting
// verb that the tree coordinates with the clause's verb goes with v: "said he was ready and called on them to leave".
func (r *reader) clauseRange(v, k int, f *lexicon.Frame) (lo, hi int) {
	lo, hi = r.d.Subtree(k)
	if k < v {
		return lo, hi
	}
	if m := r.d.Kid(k, nlp.Mark); m > lo && m < k && r.d.Tokens[m].Lower == "that" && m-lo < 8 && !r.hasFinite(lo, m) && r.inside[m] == r.inside[v] {
		lo = m // time and place before "that" are the verb's: "said on Monday that …"
	}
	for lo < k-1 && k-lo > 2 && r.isTime(lo) && r.isAdjunct(lo) { // "told them Thursday the bridge was closed"
		lo++
	}
	if lo < k-2 && r.isTime(lo+1) && r.isAdjunct(lo+1) && (r.d.Tokens[lo].Lower == "this" || r.d.Tokens[lo].Lower == "last" || r.d.Tokens[lo].Lower == "on") {
		lo += 2
	}
	for c := range r.d.Kids(v) {
		t := &r.d.Tokens[c]
		a, b := r.d.Subtree(c)
		switch {
		case c > v && c < k && (t.Rel == nlp.Obj || t.Rel == nlp.Dep) && f.Object == "" && b == lo && !r.isTime(c):
			lo = a
		case c > k && a >= hi && contrasts(r.d.Tokens[a].Lower):
			return lo, r.unbroken(hi, v) // "it is not true while the other side calls it a crime"
		case c > k && a >= hi:
			switch t.Rel {
			case nlp.Obj, nlp.Obl, nlp.Xcomp, nlp.Ccomp, nlp.Dep, nlp.Nmod, nlp.Iobj, nlp.OblUnmarked, nlp.Advmod, nlp.Acl, nlp.AclRelcl, nlp.Appos:
				if a-hi <= 1 {
					hi = b
				}
			case nlp.Advcl:
				if a-hi <= 1 && gives(r.d.Tokens[a].Lower) {
					hi = b // "said the bridge was closed because it was mined"
				}
			}
		}
	}
	hi = r.unbroken(hi, v)
	for c := k; c < hi; c++ {
		if r.d.Tokens[c].Rel == nlp.Conj && r.belongsTo(v, k, c) {
			a, _ := r.d.Subtree(c)
			a = max(a, lo+1)
			for a < c && r.d.Tokens[a].UPOS != nlp.CCONJ {
				a++
			}
			r.adopt(c, v)
			for a > k+1 && (r.d.Tokens[a-1].UPOS == nlp.CCONJ || r.d.Tokens[a-1].UPOS == nlp.PUNCT) {
				a--
			}
			return lo, a
		}
	}
	return lo, hi
}

func (r *reader) isAdjunct(i int) bool {
	switch r.d.Tokens[i].Rel {
	case nlp.Obl, nlp.OblUnmarked, nlp.NmodUnmarked, nlp.Advmod:
		return true
	}
	return false
}

// sideways tells whether a conjunction opens a clause that mostly stands beside the reporting verb.
func sideways(w string) bool {
	switch w {
	case "while", "whereas", "although", "though", "whilst", "after", "when", "before":
		return true
	}
	return false
}

func gives(w string) bool {
	switch w {
	case "because", "since", "if", "unless", "until", "so":
		return true
	}
	return false
}

func contrasts(w string) bool {
	switch w {
	case "while", "whereas", "although", "though", "as", "whilst":
		return true
	}
	return false
}

// unbroken moves the end of a clause that breaks off in the middle of a phrase on to the next comma, conjunction or end.
func (r *reader) unbroken(hi, v int) int {
	end := r.d.Sents[r.d.Tokens[v].Sent].End
	for hi < end {
		t := &r.d.Tokens[hi]
		switch t.UPOS {
		case nlp.CCONJ:
			if r.inside[hi] == 0 && (hi+1 >= end || r.d.Tokens[hi+1].Lower != "that") {
				return hi
			}
		case nlp.SCONJ:
			if sideways(t.Lower) || t.Lower == "as" && hi > 0 && r.d.Tokens[hi-1].Form == "," {
				return hi
			}
		case nlp.PUNCT:
			if r.inside[hi] == 0 && t.Form != "-" && t.Form != "'" && !(t.Form == "," && hi+1 < end && r.d.Tokens[hi+1].Lower == "which") {
				return hi
			}
		}
		if in := r.inside[hi]; in > 0 && r.quotes[in-1].full && r.inside[v] != in {
			return hi
		}
		hi++
	}
	return hi
}

// belongsTo tells whether reporting verb c, which the tree coordinates with the clause k of v, is v's own second verb:
// it has no subject and stands in v's tense, not in k's.
func (r *reader) belongsTo(v, k, c int) bool {
	t, own := &r.d.Tokens[c], &r.d.Tokens[v]
	if t.XPOS == "VBN" && own.XPOS == "VBD" && r.d.Kid(c, nlp.Aux, nlp.AuxPass) < 0 && r.d.Tokens[c-1].UPOS == nlp.CCONJ && !r.hasSubject(c) && r.cuesOf(c) != nil {
		return true // "stressed that … and expressed hope that"
	}
	if t.UPOS != nlp.VERB || t.XPOS != own.XPOS || t.XPOS != "VBD" && t.XPOS != "VBZ" || r.hasSubject(c) || r.cuesOf(c) == nil {
		return false
	}
	return r.d.Tokens[k].XPOS != t.XPOS || r.d.Kid(c, nlp.Ccomp) >= 0 && t.Lemma != "know" && t.Lemma != "think" && t.Lemma != "believe"
}

// adopt notes that verb c has the source of verb v.
func (r *reader) adopt(c, v int) {
	if r.shared == nil {
		r.shared = map[int]int{}
	}
	r.shared[c] = v
}

// setOff tells whether the clause of v, which has no object of its own, is parted from what it reports by a comma or dash.
func (r *reader) setOff(v int) bool {
	lo, _ := r.d.Subtree(v)
	if r.d.Tokens[lo].UPOS != nlp.PUNCT {
		lo--
	}
	return lo >= 0 && isDash(r.d.Tokens[lo].Form) && r.d.Kid(v, nlp.Obj) < 0
}

func (r *reader) hasSubject(v int) bool { return r.d.Kid(v, nlp.Nsubj, nlp.NsubjPass) >= 0 }

// finiteClause is the clause that v takes as its complement, -1 for none.
func (r *reader) finiteClause(v int, question bool) int {
	for k := range r.d.Kids(v) {
		t := &r.d.Tokens[k]
		switch t.Rel {
		case nlp.Ccomp:
			if k > v && r.p.Infinitive(k) && !r.startsWith(k, question) && r.d.Kid(k, nlp.Nsubj, nlp.NsubjPass, nlp.NsubjOuter, nlp.Cop) < 0 {
				continue
			}
			if r.opens(k, "for") && r.d.Tokens[k].XPOS == "VB" || k < v && r.participleAhead(k) {
				continue
			}
			if first, _ := r.d.Subtree(k); k > v && r.d.Tokens[first].Lower == "when" && r.d.Tokens[v].Lemma != "ask" {
				continue // "said when she left": a time
			}
			return k
		case nlp.Xcomp:
			if k > v && r.hasSubject(k) && !r.p.Infinitive(k) && (r.d.Tokens[k].UPOS == nlp.VERB || r.d.Kid(k, nlp.Cop) >= 0) {
				return k // "suggested he be removed"
			}
		case nlp.Advcl:
			if lo, _ := r.d.Subtree(k); lo > v && r.d.Tokens[lo].Lower == "that" && (r.d.Tokens[lo-1].UPOS != nlp.NOUN || r.isTime(lo-1)) {
				return k // not "agreed on condition that"
			}
		case nlp.Parataxis:
			if k > v && r.d.Tokens[v].Rel != nlp.Parataxis && r.hasSubject(k) && r.close(v, k) && !r.tail(k) {
				return k
			}
		}
	}
	return -1
}

// participleAhead tells whether clause k is a participle that opens the sentence, which trees take for what is said behind it:
// "Asked whether he would go, Ruiz replied that …", "Also briefing deputies, she reported that …".
func (r *reader) participleAhead(k int) bool {
	t := &r.d.Tokens[k]
	if t.XPOS != "VBG" && t.XPOS != "VBN" && t.Lower != "asked" || r.d.Kid(k, nlp.Nsubj, nlp.NsubjPass, nlp.Aux, nlp.AuxPass, nlp.Cop) >= 0 {
		return false
	}
	first := r.d.Sents[t.Sent].Start
	return k == first || k == first+1 && (r.d.Tokens[first].UPOS == nlp.ADV || r.d.Tokens[first].UPOS == nlp.SCONJ)
}

// tail tells whether clause k only says who reports what stands before it: "The rebels agreed to pull back, mediators
// said, | a step that nobody had hoped for".
func (r *reader) tail(k int) bool {
	lo, _ := r.d.Subtree(k)
	if lo == 0 || r.d.Tokens[lo].Form != "," && r.d.Tokens[lo-1].Form != "," {
		return false
	}
	switch r.d.Tokens[k].Lemma {
	case "say", "tell", "report", "announce", "add", "state", "explain", "note", "insist", "recall", "claim", "warn":
	default:
		return false
	}
	c := r.d.Kid(k, nlp.Ccomp)
	return c < 0 || r.d.Tokens[c].UPOS != nlp.VERB && r.d.Kid(c, nlp.Cop) < 0
}

// startsWith tells whether an infinitive clause is an embedded question: "said how to proceed".
func (r *reader) startsWith(k int, question bool) bool {
	lo, _ := r.d.Subtree(k)
	return question && isQuestionWord(r.d.Tokens[lo].Lower)
}

func isQuestionWord(w string) bool {
	switch w {
	case "who", "whom", "what", "which", "when", "where", "why", "how", "whether", "if", "whose":
		return true
	}
	return false
}

// opens tells whether clause k begins with that conjunction.
func (r *reader) opens(k int, word string) bool {
	for c := range r.d.Kids(k) {
		if t := &r.d.Tokens[c]; c < k && (t.Rel == nlp.Mark || t.Rel == nlp.Case) && t.Lower == word {
			return true
		}
	}
	return false
}

// close tells whether no colon, semicolon, dash or quotation mark parts v from clause k.
func (r *reader) close(v, k int) bool {
	lo, _ := r.d.Subtree(k)
	for i := v; i < lo; i++ {
		switch r.d.Tokens[i].Form {
		case ";", ":", "—", "–", "--", "\"", "“", "”", ".":
			return false
		}
	}
	return lo > v && lo-v < 12
}

// takesThis tells whether all that verb v takes is a pronoun, whatever the tree hangs on it behind: "denied this, saying …".
func (r *reader) takesThis(v int, f *lexicon.Frame) bool {
	if v+2 >= len(r.d.Tokens) || f.Object != "" || r.d.Tokens[v+2].UPOS != nlp.PUNCT || r.inside[v+2] != r.inside[v] {
		return false
	}
	switch r.d.Tokens[v+1].Lower {
	case "this", "that", "it", "them":
		return true
	}
	return false
}
