package parse

import "rapporteur/nlp"

// mendSplitName joins the second word of a name to the first where the tree hangs both on the verb, which puts half of the name
// into what is said: "According to Mayor Ada | Berg, both roads are shut."
func mendSplitName(tokens []nlp.Token, base, k int) {
	t := &tokens[k]
	if k < 2 || k+1 >= len(tokens) || tokens[k+1].Form != "," || t.UPOS != nlp.PROPN || t.Rel != nlp.Obl || firstKid(tokens, base, k, nlp.Case) >= 0 {
		return
	}
	first := &tokens[k-1]
	if first.UPOS != nlp.PROPN || first.Rel != nlp.Obl || first.Head != t.Head || firstKid(tokens, base, k-1, nlp.Case) < 0 {
		return
	}
	for i := range tokens {
		if x := &tokens[i]; x.Head == base+k {
			x.Head = base + k - 1
		}
	}
	t.Head, t.Rel = base+k-1, nlp.Flat
}

// mendWhose gives the sentence its own verb where the tree has that of a clause with "whose" for it: "Norway, whose veto ended
// the mission, | called for calm."
func mendWhose(tokens []nlp.Token, base, v int) {
	x, n := subjects(tokens, base, v)
	if x < 0 || n < x || n > v || tokens[v].Rel == nlp.AclRelcl || !finiteTag(tokens[v].XPOS) {
		return
	}
	w := firstKid(tokens, base, n, nlp.NmodPoss)
	if w != x+1 && w != x+2 || tokens[w].Lower != "whose" {
		return
	}
	for u := v + 2; u < len(tokens); u++ {
		t := &tokens[u]
		if t.Head != base+v || t.Rel != nlp.Conj || t.UPOS != nlp.VERB || !finiteTag(t.XPOS) {
			continue
		}
		if s, _ := subjects(tokens, base, u); s >= 0 || firstKid(tokens, base, u, nlp.Cc) >= 0 || tokens[leftEdge(tokens, base, u)-1].Form != "," {
			return
		}
		t.Head, t.Rel = tokens[v].Head, tokens[v].Rel
		tokens[x].Head, tokens[x].Rel = base+u, passive(tokens, base, u)
		tokens[v].Head, tokens[v].Rel = base+x, nlp.AclRelcl
		for k := range tokens {
			if p := &tokens[k]; p.Head == base+v && (p.Rel == nlp.Punct || p.Rel == nlp.Conj) && k > u {
				p.Head = base + u
			}
		}
		return
	}
}

// mendInStatement makes the object of a verb of the noun behind what something is done in, where the tree has the two for one:
// "Chad denied in a statement | a claim by Niger".
func mendInStatement(tokens []nlp.Token, base, k int) {
	n := tokens[k].Head - base
	if n < 2 || n >= k || tokens[n].Rel != nlp.Obj && tokens[n].Rel != nlp.Obl || firstKid(tokens, base, n, nlp.Case) < 0 || firstKid(tokens, base, k, nlp.Det) != n+1 || leftEdge(tokens, base, k) != n+1 {
		return
	}
	v := tokens[n].Head - base
	if v < 0 || v > n || tokens[v].UPOS != nlp.VERB || firstKid(tokens, base, v, nlp.AuxPass) >= 0 {
		return
	}
	if o := firstKid(tokens, base, v, nlp.Obj); o >= 0 && o != n {
		return
	}
	tokens[k].Head, tokens[k].Rel = base+v, nlp.Obj
	tokens[n].Rel = nlp.Obl
}
