package parse

import "rapporteur/nlp"

// mendCalledSo makes a noun with "a" right behind the object of such a verb what the object is called, wherever the tree hangs it:
// `Chad declared the island an "aggressor state"`.
func mendCalledSo(tokens []nlp.Token, base, v int) {
	if !naming[tokens[v].Lower] {
		return
	}
	for a := v + 2; a < len(tokens) && a < v+14; a++ {
		t := &tokens[a]
		switch {
		case t.UPOS == nlp.VERB || t.UPOS == nlp.CCONJ || t.Form == ",":
			return
		case (t.Lower == "a" || t.Lower == "an") && t.UPOS == nlp.DET && (tokens[a-1].UPOS == nlp.NOUN || tokens[a-1].UPOS == nlp.PROPN || tokens[a-1].UPOS == nlp.PRON):
			calledSo(tokens, base, v, t.Head-base)
			return
		}
	}
}

// calledSo hangs noun n on the verb v as what its object is called.
func calledSo(tokens []nlp.Token, base, v, n int) {
	if n <= v || n >= len(tokens) || tokens[n].UPOS != nlp.NOUN {
		return
	}
	first := firstKid(tokens, base, v, nlp.Obj)
	m := tokens[n].Head - base
	switch {
	case m == v && tokens[n].Rel == nlp.Obj && first > v && first < n:
	case m > v && m < n && tokens[m].Head == base+v && (tokens[n].Rel == nlp.Appos || tokens[n].Rel == nlp.Obj || tokens[n].Rel == nlp.Nmod && firstKid(tokens, base, n, nlp.Case) < 0):
		if first > v && first < m && m == first+nameLength(tokens, base, first, m) { // the last part of a name with hyphens
			tokens[m].Head, tokens[m].Rel = base+first, nlp.Flat
		} else if first < 0 || first == m {
			tokens[m].Rel = nlp.Obj
		} else {
			return
		}
	default:
		return
	}
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Xcomp
}

// nameLength is how far word m stands behind the first word of a name when nothing but parts of it stand between; -1 else.
func nameLength(tokens []nlp.Token, base, first, m int) int {
	for k := first + 1; k < m; k++ {
		if tokens[k].Form != "-" && tokens[k].Head != base+first {
			return -1
		}
	}
	return m - first
}

// mendWhoseName makes a verb behind "whose" and a name between commas the verb of that relative clause: "troops went to Chad, whose
// president, Jan Berg, | called it a crime".
func mendWhoseName(tokens []nlp.Token, base, v int) {
	if v < 5 || tokens[v].Rel == nlp.AclRelcl {
		return
	}
	first := v
	for first > 0 && tokens[first-1].Head == base+v && (tokens[first-1].Rel == nlp.Aux || tokens[first-1].UPOS == nlp.ADV) {
		first--
	}
	if first < 5 || tokens[first-1].Form != "," || !finiteTag(tokens[first].XPOS) {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	whose := first - 2
	for whose > 0 && whose > first-14 && tokens[whose].Lower != "whose" && tokens[whose].UPOS != nlp.VERB {
		whose--
	}
	n := tokens[whose].Head - base
	if tokens[whose].Lower != "whose" || n <= whose || n >= first || isSubject(tokens[n].Rel) || firstKid(tokens, base, n, nlp.Appos) < n {
		return
	}
	h := tokens[n].Head - base
	if h < 0 || h >= whose {
		return
	}
	tokens[v].Head, tokens[v].Rel = base+h, nlp.AclRelcl
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Nsubj
}
