package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// matchInfinitive finds an infinitive: "vowed to rebuild", "urged them to leave", "called on them to leave".
func (r *reader) matchInfinitive(v int, f *lexicon.Frame) match {
	k := r.infinitiveOf(v)
	switch f.Object {
	case "":
		if k < 0 || r.d.Kid(v, nlp.Obj) >= 0 && r.d.Kid(v, nlp.Obj) < k && r.d.Tokens[k].Rel != nlp.Xcomp {
			return match{}
		}
		lo, hi := r.d.Subtree(k)
		for lo > v+1 && isNever(r.d.Tokens[lo-1].Lower) {
			lo-- // "vowed never again to attack"
		}
		return match{content: r.spans(lo, hi, v), object: -1, weight: 5}
	case "np":
		return r.objectInfinitive(v, k)
	}
	return r.prepInfinitive(v, k, f.Object)
}

func isNever(w string) bool {
	switch w {
	case "never", "not", "again", "ever", "longer", "no":
		return true
	}
	return false
}

// infinitiveOf is the infinitive that hangs on v behind it, -1 for none.
func (r *reader) infinitiveOf(v int) int {
	for k := range r.d.Kids(v) {
		switch r.d.Tokens[k].Rel {
		case nlp.Xcomp, nlp.Advcl, nlp.Ccomp, nlp.Acl:
			if k > v && r.p.Infinitive(k) {
				return k
			}
		}
	}
	return -1
}

func (r *reader) objectInfinitive(v, k int) match {
	if r.p.Passive(v) {
		if k < 0 {
			return match{}
		}
		lo, hi := r.d.Subtree(k)
		m := match{content: r.spans(lo, hi, v), object: r.p.Subject(v), weight: 6}
		if s := r.d.Kid(v, nlp.NsubjPass); s >= 0 && s < v && !relative(&r.d.Tokens[s]) {
			a, b := r.d.Subtree(s)
			m.content = append(r.spans(a, b, v), m.content...)
		}
		return m
	}
	o := r.plainObject(v)
	if o < 0 || o < v {
		return match{}
	}
	a, b := r.d.Subtree(o)
	if k < 0 {
		if k = r.infinitiveIn(o); k < 0 {
			return match{}
		}
	}
	if k < o {
		return match{}
	}
	for i := o + 1; i < k-1; i++ {
		if t := &r.d.Tokens[i]; t.Lower == "for" && t.Rel == nlp.Case && r.d.Tokens[v].Lemma == "ask" {
			return match{} // "asked them for support to rebuild"
		}
	}
	_, hi := r.d.Subtree(k)
	return match{content: r.spans(a, max(b, hi), v), object: o, weight: 6}
}

// infinitiveIn is an infinitive that the tree hangs on noun o: "urged [allies to lean on Russia]".
func (r *reader) infinitiveIn(o int) int {
	for k := range r.d.Kids(o) {
		if t := &r.d.Tokens[k]; (t.Rel == nlp.Acl || t.Rel == nlp.AclRelcl || t.Rel == nlp.Advcl) && r.p.Infinitive(k) {
			return k
		}
	}
	return r.infinitiveBelow(o)
}

// infinitiveBelow is an infinitive that the tree hangs on the last noun of the phrase of o: "urged [the leaders of both
// communities to meet]". Nouns that take one themselves keep it: "urged talks on the right to return".
func (r *reader) infinitiveBelow(o int) int {
	_, hi := r.d.Subtree(o)
	for k := o + 2; k < hi; k++ {
		t := &r.d.Tokens[k]
		if t.Rel != nlp.Acl || !r.p.Infinitive(k) || t.Head <= o {
			continue
		}
		h := t.Head
		if x := &r.d.Tokens[h]; x.UPOS != nlp.NOUN && x.UPOS != nlp.PROPN || r.cues.Noun(x.Lemma) != nil || ableTo[x.Lemma] {
			return -1
		}
		for h > o && (r.d.Tokens[h].Rel == nlp.Nmod || r.d.Tokens[h].Rel == nlp.Conj) {
			h = r.d.Tokens[h].Head
		}
		if h == o && r.d.Tokens[o].XPOS != "NN" || r.p.ActorsAt(o) != nil || r.p.Latent(o) != nil {
			return k
		}
		return -1
	}
	return -1
}

// ableTo are nouns that take an infinitive without reporting anything.
var ableTo = wordSet("right way time attempt effort ability chance opportunity power authority need duty move step decision deal agreement measure plan freedom capacity obligation bill law motion campaign permission failure")

func relative(t *nlp.Token) bool {
	switch t.Lower {
	case "which", "who", "whom", "that":
		return true
	}
	return false
}

// prepInfinitive finds "on them to leave", "for them to leave".
func (r *reader) prepInfinitive(v, k int, prep string) match {
	o := r.p.Obl(v, prep)
	if x := r.d.Kid(v, nlp.Obj); o < 0 && x > v && r.opens(x, prep) {
		o = x
	}
	if o > v {
		a, b := r.d.Subtree(o)
		if k < 0 {
			k = r.infinitiveIn(o)
		}
		if k > o {
			_, hi := r.d.Subtree(k)
			lo := r.afterCase(o, a)
			return match{content: r.spans(lo, max(b, hi), v), object: o, cueEnd: r.cueTo(v, lo), weight: 7}
		}
	}
	if prep != "for" || k < 0 || !r.opens(k, "for") {
		return match{}
	}
	lo, hi := r.d.Subtree(k)
	if r.d.Tokens[lo].Lower == "for" {
		lo++
	}
	return match{content: r.spans(lo, hi, v), object: r.d.Kid(k, nlp.Nsubj), cueEnd: r.cueTo(v, lo), weight: 7}
}

// afterCase is the first word of the phrase of o, which begins at lo, behind its preposition.
func (r *reader) afterCase(o, lo int) int {
	for k := range r.d.Kids(o) {
		if t := &r.d.Tokens[k]; (t.Rel == nlp.Case || t.Rel == nlp.Mark) && k < o && t.XPOS != "POS" {
			_, hi := r.d.Subtree(k)
			lo = max(lo, hi)
		}
	}
	return lo
}

// cueTo is the end of the cue when its preposition stands straight behind it: "called for".
func (r *reader) cueTo(v, lo int) int {
	if lo-v <= 2 {
		return lo
	}
	return 0
}

// matchGerund finds "denied shelling the camp".
func (r *reader) matchGerund(v int, f *lexicon.Frame) match {
	for k := range r.d.Kids(v) {
		t := &r.d.Tokens[k]
		if k < v || t.XPOS != "VBG" || (t.Rel != nlp.Xcomp && t.Rel != nlp.Ccomp && t.Rel != nlp.Obj) {
			continue
		}
		lo, hi := r.d.Subtree(k)
		if f.Object == "np" {
			if o := r.plainObject(v); o > v && o < k {
				lo, _ = r.d.Subtree(o)
				return match{content: r.spans(lo, hi, v), object: o, weight: 5}
			}
			continue
		}
		return match{content: r.spans(lo, hi, v), object: -1, weight: 5}
	}
	return match{}
}
