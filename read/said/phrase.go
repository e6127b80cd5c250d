package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/text"
)

// matchComplement finds "called the vote a step forward", "declared the war over".
func (r *reader) matchComplement(v int, f *lexicon.Frame) match {
	if r.d.Tokens[v].Lemma == "find" && r.p.Passive(v) {
		return match{} // "was found dead", "were found hidden in the well"
	}
	k := -1
	for c := range r.d.Kids(v) {
		switch t := &r.d.Tokens[c]; {
		case c > v && t.Rel == nlp.Xcomp && !r.p.Infinitive(c):
			k = c
		case k < 0 && t.Rel == nlp.Obj && c > r.plainObject(v) && f.Object != "":
			k = c // a second object is what the first is called
		}
	}
	o := r.plainObject(v)
	if k < 0 && o > v && !r.p.Passive(v) {
		_, hi := r.d.Subtree(o)
		if hi < len(r.d.Tokens) && r.inside[hi] > 0 && r.inside[o] == 0 && r.quotes[r.inside[hi]-1].lo == hi {
			lo, _ := r.d.Subtree(o)
			return match{content: []text.Span{r.d.Span(lo, hi).Union(r.quotes[r.inside[hi]-1].span)}, object: o, weight: 5}
		}
	}
	if f.Object != "" && o < v && !r.p.Passive(v) {
		if m := r.calledQuoted(v); m.content != nil {
			return m
		}
	}
	if k < 0 && o > v && f.Object != "" && r.quotedTail(o) {
		lo, hi := r.d.Subtree(o)
		return match{content: r.spans(lo, hi, v), object: o, weight: 5}
	}
	if k < 0 {
		return match{}
	}
	lo, hi := r.d.Subtree(k)
	if f.Object == "" {
		return match{content: r.spans(lo, hi, v), object: -1, weight: 4}
	}
	if o > v && o < k {
		lo, _ = r.d.Subtree(o)
		return match{content: r.spans(lo, hi, v), object: o, weight: 5}
	}
	if s := r.p.Object(v); s >= 0 && s < v {
		m := match{content: r.spans(lo, hi, v), object: s, weight: 5}
		if a, b := r.d.Phrase(s); r.p.Passive(v) && b <= v {
			m.content = append(r.spans(a, b, v), m.content...)
		}
		return m
	}
	return match{}
}

// calledQuoted reads "called arbitration “a surrender”" from the words, where the tree has no object.
func (r *reader) calledQuoted(v int) match {
	for i := v + 1; i < len(r.d.Tokens) && i < v+8 && r.sameSent(i, v); i++ {
		if in := r.inside[i]; in > 0 && in != r.inside[v] {
			if q := &r.quotes[in-1]; i > v+1 && q.lo == i && !q.full {
				return match{content: []text.Span{r.d.Span(v+1, i).Union(q.span)}, object: r.nounHead(i - 1), weight: 5}
			}
			break
		}
		if !nounWord(&r.d.Tokens[i]) && r.d.Tokens[i].UPOS != nlp.ADP {
			break
		}
	}
	return match{}
}

// quotedTail tells whether the phrase of noun o runs into a quotation that it does not begin with: "half of them “deplorable”".
func (r *reader) quotedTail(o int) bool {
	lo, hi := r.d.Subtree(o)
	in := r.inside[hi-1]
	return in > 0 && r.quotes[in-1].lo > lo+1 && r.inside[o] == 0
}

// matchPhrase finds "condemned the raid", "called for a truce", "accused the army of shelling".
func (r *reader) matchPhrase(v int, f *lexicon.Frame, from int) match {
	if f.Prep == "" {
		return r.matchObject(v, f)
	}
	k := r.prepPhrase(v, f.Prep)
	if k < 0 && from-1 > v {
		k = r.prepPhrase(from-1, f.Prep) // "claimed responsibility | for the blast"
	}
	if f.Object == "" {
		if k < v && from-1 > v && r.d.Tokens[from-1].Lower == "responsibility" { // for what was told before
			return match{content: r.spans(from-1, from, v), object: -1, weight: 3}
		}
		if k < v {
			return match{}
		}
		lo, hi := r.d.Subtree(k)
		lo = r.afterCase(k, lo)
		return match{content: r.spans(lo, hi, v), object: r.targetIn(k), cueEnd: r.cueTo(v, lo), weight: 4}
	}
	if f.Object != "np" {
		o := r.p.Obl(v, f.Object)
		if o > v && k < 0 {
			k = r.prepPhrase(o, f.Prep)
		}
		if o < v || k <= o {
			return match{}
		}
		lo, _ := r.d.Subtree(o)
		_, hi := r.d.Subtree(k)
		lo = r.afterCase(o, lo)
		return match{content: r.spans(lo, hi, v), object: o, cueEnd: r.cueTo(v, lo), weight: 6}
	}
	return r.objectAndPhrase(v, k, f.Prep)
}

// objectAndPhrase finds "accused the army of shelling": the object and the phrase with its preposition.
func (r *reader) objectAndPhrase(v, k int, prep string) match {
	o := r.plainObject(v)
	if o > v {
		lo, hi := r.d.Subtree(o)
		if k < 0 {
			k = r.prepPhrase(o, prep)
		}
		if k < o {
			return r.wordsAndPhrase(v, prep)
		}
		_, b := r.d.Subtree(k)
		return match{content: r.spans(lo, r.andAlso(max(hi, b), prep), v), object: o, weight: 6}
	}
	if m := r.wordsAndPhrase(v, prep); m.content != nil {
		return m
	}
	s := r.p.Object(v)
	if k < v || s < 0 {
		return match{}
	}
	lo, hi := r.d.Subtree(k)
	m := match{content: r.spans(lo, hi, v), object: s, weight: 6}
	if prep == "as" {
		from := r.afterCase(k, lo)
		m.content, m.cueEnd = r.spans(from, hi, v), r.cueTo(v, from)
	}
	if a, b := r.d.Phrase(s); b <= v {
		m.content = append(r.spans(a, b, v), m.content...)
	}
	return m
}

// andAlso is where phrases with the same preposition end that are joined to one ending at hi: "of treason | and of plotting
// a coup".
func (r *reader) andAlso(hi int, prep string) int {
	for hi+2 < len(r.d.Tokens) && r.d.Tokens[hi].Lower == "and" && r.d.Tokens[hi+1].Lower == prep && r.sameSent(hi, hi-1) {
		h := r.d.Tokens[hi+1].Head
		if h <= hi+1 {
			break
		}
		_, hi = r.d.Subtree(h)
	}
	return hi
}

// phraseEnd is where a noun phrase that is content ends: phrases straight behind it that the tree hangs on v mostly
// belong to it ("described crass behaviour | by the guards"), times and places do not.
func (r *reader) phraseEnd(v, hi int) int {
	for k := range r.d.Kids(v) {
		a, b := r.d.Subtree(k)
		if a != hi || k < v {
			continue
		}
		switch r.d.Tokens[k].Rel {
		case nlp.Obl:
			switch r.p.Prep(k) {
			case "of", "to", "by", "for", "between", "against", "about", "with", "as", "behind", "from":
				if !r.isTime(k) {
					hi = b
				}
			}
		case nlp.Xcomp, nlp.Acl, nlp.AclRelcl:
			hi = b
		case nlp.Advcl:
			if r.p.Infinitive(k) || r.opens(k, "that") {
				hi = b
			}
		}
	}
	return hi
}

// wordsAndPhrase reads "accused the Maoists of being behind it" from the words, where the tree has no object.
func (r *reader) wordsAndPhrase(v int, prep string) match {
	if r.p.Passive(v) {
		return match{}
	}
	noun := -1
	end := r.d.Sents[r.d.Tokens[v].Sent].End
	for i := v + 1; i < end && i < v+10; i++ {
		t := &r.d.Tokens[i]
		switch {
		case t.Lower == prep && noun >= 0:
			if i+1 >= end || r.isTime(i+1) {
				return match{}
			}
			h := i
			for r.d.Tokens[h].Head > v {
				h = r.d.Tokens[h].Head
			}
			_, hi := r.d.Subtree(h)
			return match{content: r.spans(v+1, r.unbroken(max(hi, i+2), v), v), object: r.nounHead(noun), weight: 5}
		case t.UPOS == nlp.PROPN || t.UPOS == nlp.NOUN || t.UPOS == nlp.PRON || t.Lower == "each" && i+1 < end && r.d.Tokens[i+1].Lower == "other":
			if noun < 0 {
				noun = i
			}
		case t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || t.Form == "," || t.Form == ";" || t.UPOS == nlp.CCONJ:
			return match{}
		}
	}
	return match{}
}

// prepPhrase is the phrase or gerund on word v that begins with the preposition, -1 for none.
func (r *reader) prepPhrase(v int, prep string) int {
	for k := range r.d.Kids(v) {
		switch r.d.Tokens[k].Rel {
		case nlp.Obl, nlp.OblAgent, nlp.Nmod, nlp.Advcl, nlp.Xcomp, nlp.Ccomp, nlp.Acl, nlp.OblUnmarked, nlp.Obj:
			if k > v && r.opens(k, prep) && !r.isTime(k) {
				return k
			}
		}
	}
	return -1
}

// targetIn is who may be meant by a phrase that is the content itself: "lashed out at the court".
func (r *reader) targetIn(k int) int {
	if r.p.ActorsAt(k) != nil {
		return k
	}
	return -1
}

// matchObject finds a noun phrase as content: "condemned the raid", "the raid, which he condemned".
func (r *reader) matchObject(v int, f *lexicon.Frame) match {
	o := r.plainObject(v)
	if o < 0 && r.d.Tokens[v].Rel != nlp.Acl {
		o = r.p.Object(v)
		if o >= 0 {
			lo, hi := r.d.Phrase(o)
			return match{content: r.spans(lo, hi, v), object: o, weight: 2}
		}
	}
	if o < 0 || relative(&r.d.Tokens[o]) {
		return match{}
	}
	lo, hi := r.d.Subtree(o)
	if lo <= v && v < hi {
		return match{}
	}
	if f.Object != "" { // the object is a hearer, not content
		return match{}
	}
	return match{content: r.spans(lo, r.phraseEnd(v, hi), v), object: o, weight: 3}
}
