package stance

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// object is what a word of stance takes: the words and their head.
type object struct {
	rng
	head int
	to   int // who it is put to ("urged the allies to …"), -1 for nobody
}

// objectOf is what word v takes in the form of frame f; ok is false when it takes nothing so.
func (r *reader) objectOf(v int, f lexicon.StanceFrame, as byte) (o object, ok bool) {
	o.to = -1
	switch f.Take {
	case "np":
		if h := r.d.Tokens[v].Head; as == 'p' {
			if x := r.p.Obl(h, "of"); x > h && h > v && sides[r.d.Tokens[h].Lower] {
				h = x // "is in favour of the plan"
			}
			return r.whole(h, v)
		}
		return r.direct(v)
	case "to":
		k := r.infinitive(v)
		if k < 0 && as != 'v' && f.Object == "" {
			return r.phrase(v, "to") // "backing to the plan", "open to talks"
		}
		if k < 0 {
			return o, false
		}
		o.rng, o.head = r.tree(k), k
		if f.Object != "" {
			o.to = r.before(v, k, f.Object)
			if o.to < 0 {
				return o, false
			}
		}
		return o, true
	case "ing":
		for k := range r.d.Kids(v) {
			if t := &r.d.Tokens[k]; k > v && t.XPOS == "VBG" && (t.Rel == nlp.Xcomp || t.Rel == nlp.Ccomp || t.Rel == nlp.Obj) {
				return r.whole(k, v)
			}
		}
		return o, false
	case "that":
		if k := r.d.Kid(v, nlp.Ccomp); k > v && !r.asks(k) && (r.d.Tokens[v].Lemma != "insist" && r.d.Tokens[v].Lemma != "suggest" || r.subjunctive(k)) {
			return r.whole(k, v)
		}
		return o, false
	case "whether":
		if k := r.d.Kid(v, nlp.Ccomp, nlp.Xcomp, nlp.Advcl); k > v && r.asks(k) {
			o, ok := r.whole(k, v)
			o.lo = min(o.lo+1, k)
			return o, ok
		}
		return o, false
	case "subj":
		it := r.d.Kid(v, nlp.Expl, nlp.Nsubj)
		if k := r.d.Kid(v, nlp.Csubj, nlp.Xcomp, nlp.Advcl); it >= 0 && it < v && r.d.Tokens[it].Lower == "it" && k > v && r.p.Infinitive(k) {
			return r.whole(k, v) // "It is essential to end the siege"
		}
		if s := r.p.Subject(v); s >= 0 {
			if r.d.Tokens[s].Lower == "it" && (r.d.Kid(v, nlp.Ccomp, nlp.Csubj, nlp.Xcomp, nlp.Advcl) > v) {
				return o, false // "It is unacceptable that …"
			}
			return r.whole(s, v)
		}
		return o, false
	case "toward":
		return r.phrase(v, "to")
	}
	return r.phrase(v, f.Take)
}

// sides are the nouns of "in favour of", "in support of".
var sides = wordSet("favour favor support")

// asks tells whether clause k is an embedded question: "asked whether he would resign".
func (r *reader) asks(k int) bool {
	lo, _ := r.d.Subtree(k)
	switch r.d.Tokens[lo].Lower {
	case "whether", "if", "what", "how", "why", "who", "when", "where":
		return true
	}
	return false
}

// subjunctive tells whether a clause says what is to be, not what is: "that he resign", "that it be removed", "must go".
func (r *reader) subjunctive(k int) bool {
	for c := range r.d.Kids(k) {
		switch t := &r.d.Tokens[c]; {
		case t.Rel == nlp.Aux && (t.Lower == "must" || t.Lower == "should"), t.Lower == "be" && c < k:
			return true
		case (t.Rel == nlp.Aux || t.Rel == nlp.Cop || t.Rel == nlp.AuxPass) && c < k:
			return false
		}
	}
	return r.d.Tokens[k].XPOS == "VB" || r.d.Tokens[k].XPOS == "VBP"
}

// whole is the phrase or clause of head h as an object.
func (r *reader) whole(h, v int) (object, bool) {
	if h < 0 {
		return object{}, false
	}
	g := r.tree(h)
	if g.lo <= v && v < g.hi { // an antecedent: only its own phrase
		lo, hi := r.d.Phrase(h)
		g = rng{lo, hi}
		if lo <= v && v < hi {
			return object{}, false
		}
	}
	return object{g, h, -1}, true
}

func (r *reader) direct(v int) (object, bool) {
	o, ok := r.whole(r.p.Object(v), v)
	if ok {
		for k := range r.d.Kids(v) { // "a truce | of three days": trees hang the phrase on the verb
			if lo, hi := r.d.Subtree(k); lo == o.hi && r.d.Tokens[k].Rel == nlp.Obl && r.p.Prep(k) == "of" {
				o.hi = hi
			}
		}
		if p := r.proposalOf(o.head); p != nil && o.head > v { // "rejected a demand by Mali | for a truce"
			if k := r.adjoining(o.head, p.Takes); k >= o.hi {
				o.hi = r.tree(k).hi
			}
		}
	}
	return o, ok
}

func (r *reader) tree(h int) rng {
	lo, hi := r.d.Subtree(h)
	for hi > lo+1 && r.d.Tokens[hi-1].UPOS == nlp.PUNCT {
		hi--
	}
	for lo < hi-1 && r.d.Tokens[lo].UPOS == nlp.PUNCT {
		lo++
	}
	return rng{lo, hi}
}

// infinitive is the infinitive that hangs on v or on v's object behind it, -1 for none.
func (r *reader) infinitive(v int) int {
	for k := range r.d.Kids(v) {
		t := &r.d.Tokens[k]
		if k < v {
			continue
		}
		switch t.Rel {
		case nlp.Xcomp, nlp.Ccomp, nlp.Advcl, nlp.Acl:
			if r.p.Infinitive(k) {
				return k
			}
		case nlp.Obj, nlp.Obl:
			for c := range r.d.Kids(k) {
				if x := &r.d.Tokens[c]; c > k && (x.Rel == nlp.Acl || x.Rel == nlp.AclRelcl) && r.p.Infinitive(c) {
					return c
				}
			}
		}
	}
	return -1
}

// before is the head of the object or phrase that stands between v and its infinitive k.
func (r *reader) before(v, k int, prep string) int {
	if prep == "np" {
		for c := range r.d.Kids(v) {
			if t := &r.d.Tokens[c]; c > v && c < k && (t.Rel == nlp.Obj || t.Rel == nlp.Iobj) {
				return c
			}
		}
		if s := r.p.Object(v); r.p.Passive(v) && s >= 0 {
			return s
		}
		return -1
	}
	o := r.p.Obl(v, prep)
	if o > v && o < k {
		return o
	}
	return -1
}

// phrase is the phrase on v with that preposition, or the gerund behind it.
func (r *reader) phrase(v int, prep string) (object, bool) {
	if side, rest, ok := strings.Cut(prep, " of"); ok && rest == "" {
		if o, ok := r.inSideOf(v, side); ok {
			return o, true
		}
	}
	for k := range r.d.Kids(v) {
		t := &r.d.Tokens[k]
		if k < v {
			if r.relative(k) && r.p.Prep(k) == prep { // "to which the king agreed"
				return object{rng{k, k + 1}, k, -1}, true
			}
			continue
		}
		switch t.Rel {
		case nlp.Obl, nlp.Nmod, nlp.OblAgent:
			if r.p.Prep(k) == prep {
				o, ok := r.whole(k, v)
				o.lo = r.behindCase(k, o.lo)
				return o, ok
			}
		case nlp.Advcl, nlp.Acl, nlp.Xcomp:
			if m := r.d.Kid(k, nlp.Mark, nlp.Case); m >= 0 && m < k && r.d.Tokens[m].Lower == prep && t.XPOS != "VB" {
				o, ok := r.whole(k, v)
				o.lo = max(o.lo, m+1)
				return o, ok
			}
		}
	}
	if h := r.d.Tokens[v].Head; h >= 0 && r.d.Tokens[v].Rel == nlp.Obj && r.d.Tokens[h].UPOS == nlp.VERB {
		if o := r.p.Obl(h, prep); o > v && prep != "" { // "gave its backing | to the idea"
			if g, ok := r.whole(o, h); ok && g.lo == v+1 {
				g.lo = r.behindCase(o, g.lo)
				return g, true
			}
		}
	}
	return object{}, false
}

func (r *reader) behindCase(k, lo int) int {
	for c := range r.d.Kids(k) {
		if t := &r.d.Tokens[c]; t.Rel == nlp.Case && c < k && t.XPOS != "POS" {
			_, hi := r.d.Subtree(c)
			lo = max(lo, hi)
		}
	}
	return lo
}

// inSideOf is what stands behind "in favour of" where the tree makes a phrase of "in favour" and hangs the rest on it.
func (r *reader) inSideOf(v int, side string) (object, bool) {
	prep, noun, _ := strings.Cut(side, " ")
	for k := range r.d.Kids(v) {
		if k < v || r.d.Tokens[k].Lower != noun || r.p.Prep(k) != prep {
			continue
		}
		if o := r.p.Obl(k, "of"); o > k {
			g, ok := r.whole(o, v)
			g.lo = r.behindCase(o, g.lo)
			return g, ok
		}
	}
	return object{}, false
}
