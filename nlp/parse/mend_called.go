package parse

import "rapporteur/nlp"

// mendCalled gives a verb of naming what somebody is called, wherever the network hangs that noun with "a", on the object or as
// one: "The mayor called the vote a sham", `Chad declared the island an "aggressor state"`, "the plan, which Chad called a trap,".
func mendCalled(tokens []nlp.Token, base, v int) {
	if !naming[tokens[v].Lower] || firstKid(tokens, base, v, nlp.AuxPass) >= 0 {
		return
	}
	for d := v + 1; d < len(tokens) && d < v+14; d++ {
		t := &tokens[d]
		switch {
		case t.Form == "," || t.Form == ";" || t.UPOS == nlp.VERB && t.XPOS != "VBN":
			return
		case t.UPOS != nlp.DET || t.Lower != "a" && t.Lower != "an":
		case d > v+1:
			calledSo(tokens, base, v, t.Head-base)
			return
		case calledWhich(tokens, base, v, t.Head-base):
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

// calledWhich makes noun n right behind the verb v of a relative clause with two subjects what "which" is called; false where the
// clause is another.
func calledWhich(tokens []nlp.Token, base, v, n int) bool {
	if tokens[v].Rel != nlp.AclRelcl || n <= v || n >= len(tokens) || tokens[n].UPOS != nlp.NOUN || tokens[n].Rel != nlp.Obj || tokens[n].Head != base+v {
		return false
	}
	w, second := subjects(tokens, base, v)
	if second < 0 || tokens[w].Lower != "which" {
		return false
	}
	tokens[w].Rel = nlp.Obj
	tokens[n].Rel = nlp.Xcomp
	return true
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
