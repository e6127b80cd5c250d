package parse

import "rapporteur/nlp"

// mendClauses gives "as rebels took the town" its subject where the parser has taken the conjunction for a preposition
// and hung the noun on the clause before ("Thousands fled as rebels"), which leaves the verb without one.
func mendClauses(tokens []nlp.Token, base int) {
	for i := 1; i+2 < len(tokens); i++ {
		if opensClause[tokens[i].Lower] && (tokens[i].UPOS == nlp.ADP || tokens[i].UPOS == nlp.SCONJ || tokens[i].UPOS == nlp.ADV) {
			mendClause(tokens, base, i)
		}
	}
}

var opensClause = map[string]bool{"as": true, "after": true, "before": true, "since": true, "until": true, "while": true, "when": true, "because": true}

// mendClause mends the clause that the conjunction at i opens: a short noun phrase with a finite verb right behind it.
func mendClause(tokens []nlp.Token, base, i int) {
	end := i + 1
	for end < len(tokens) && end < i+9 && (inPhrase(tokens[end].UPOS) || tokens[end].Lower == "and" && end > i+1) {
		end++
	}
	v := end
	for v < len(tokens) && (tokens[v].UPOS == nlp.ADV || tokens[v].UPOS == nlp.AUX) {
		v++
	}
	if end == i+1 || v >= len(tokens) || tokens[v].UPOS != nlp.VERB || v == end && tokens[v].XPOS != "VBD" && tokens[v].XPOS != "VBZ" && tokens[v].XPOS != "VBP" && !takesObject(tokens, base, i, v) {
		return
	}
	if under(tokens, base, v, i) {
		return
	}
	n := strayHead(tokens, base, i+1, end)
	if n >= 0 && tokens[n].Head == base+v && tokens[n].Rel == nlp.Nsubj {
		mendOwnClause(tokens, base, i, n, v)
		return
	}
	if n >= 0 && tokens[n].Head == base+v && tokens[n].Rel == nlp.Obl && tokens[i].Head == base+n && subjectOf(tokens, base, v) < 0 {
		// "a day after the presidents met": the phrase is the subject of its own verb
		tokens[n].Rel, tokens[i].Head, tokens[i].Rel = nlp.Nsubj, base+v, nlp.Mark
		if tokens[v].Rel == nlp.Conj && firstKid(tokens, base, v, nlp.Cc) < 0 {
			tokens[v].Rel = nlp.Advcl
		}
		return
	}
	if n < 0 || tokens[n].Head == base+v || tokens[n].UPOS != nlp.NOUN && tokens[n].UPOS != nlp.PROPN && tokens[n].UPOS != nlp.PRON {
		return
	}
	above := tokens[n].Head - base // what the noun hung on, rightly the clause around
	s := subjectOf(tokens, base, v)
	switch {
	case s >= i:
		return
	case s >= 0:
		if !handOver(tokens, base, s, above, v) {
			return
		}
	case above < 0 || above >= i && above < v || above == v:
		return
	case under(tokens, base, above, v):
		return // the clause around hangs on this one
	default:
		tokens[v].Head, tokens[v].Rel = base+above, nlp.Advcl
	}
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Nsubj
	tokens[i].Head = base + v
	if tokens[i].Lower == "when" {
		tokens[i].Rel = nlp.Advmod
	} else {
		tokens[i].Rel = nlp.Mark
	}
}

// takesObject tells whether verb v behind the conjunction at i, which was tagged as a participle, has an object behind it and so
// is a past tense: "after an earthquake killed nine".
func takesObject(tokens []nlp.Token, base, i, v int) bool {
	return tokens[v].XPOS == "VBN" && tokens[v].Rel == nlp.Advcl && (tokens[i].Lower == "after" || tokens[i].Lower == "before") && firstKid(tokens, base, v, nlp.Obj) > v && tokens[v-1].UPOS == nlp.NOUN
}

// mendOwnClause mends a clause whose subject n is right but whose verb v is not: it took the subject of the clause
// around as well ("ties cooled after militants killed ten"), or it was taken for an adjective ("since the army seized
// power").
func mendOwnClause(tokens []nlp.Token, base, i, n, v int) {
	if tokens[v].Rel == nlp.Amod {
		h := tokens[v].Head - base
		if h <= v || h >= len(tokens) || tokens[h].Head == nlp.NoHead {
			return
		}
		tokens[v].Head, tokens[v].Rel = tokens[h].Head, nlp.Advcl
		tokens[h].Head, tokens[h].Rel = base+v, nlp.Obj
		tokens[i].Head, tokens[i].Rel = base+v, nlp.Mark
		return
	}
	for s := range i {
		if tokens[s].Head != base+v || tokens[s].Rel != nlp.Nsubj {
			continue
		}
		for u := s + 1; u < i; u++ {
			if tokens[u].Head == base+s && tokens[u].Rel == nlp.Acl && handOver(tokens, base, s, u, v) {
				return
			}
		}
	}
}

// handOver makes u the verb of the clause around, whose subject s and place the verb v behind the conjunction had taken:
// "Thousands of people fled as rebels took the town".
func handOver(tokens []nlp.Token, base, s, u, v int) bool {
	if u <= s || u >= v || tokens[u].UPOS != nlp.VERB || tokens[u].XPOS != "VBD" && tokens[u].XPOS != "VBN" && tokens[u].XPOS != "VBZ" && tokens[u].XPOS != "VBP" || !under(tokens, base, u, s) {
		return false
	}
	tokens[u].Head, tokens[u].Rel = tokens[v].Head, tokens[v].Rel
	tokens[v].Head, tokens[v].Rel = base+u, nlp.Advcl
	tokens[s].Head = base + u
	return true
}

// strayHead is the word of the phrase lo to hi that hangs on a word outside of it, -1 when there is not exactly one.
func strayHead(tokens []nlp.Token, base, lo, hi int) int {
	n := -1
	for k := lo; k < hi; k++ {
		if h := tokens[k].Head - base; h < lo || h >= hi {
			if n >= 0 {
				return -1
			}
			n = k
		}
	}
	return n
}

// subjectOf is the subject of word v, -1 when it has none.
func subjectOf(tokens []nlp.Token, base, v int) int {
	for k := range tokens {
		if tokens[k].Head == base+v && (tokens[k].Rel == nlp.Nsubj || tokens[k].Rel == nlp.NsubjPass || tokens[k].Rel == nlp.Csubj) {
			return k
		}
	}
	return -1
}

// under tells whether word k hangs on word top, directly or not.
func under(tokens []nlp.Token, base, k, top int) bool {
	for n := 0; k >= 0 && k < len(tokens) && n < len(tokens); n++ {
		if k == top {
			return true
		}
		if tokens[k].Head == nlp.NoHead {
			return false
		}
		k = tokens[k].Head - base
	}
	return false
}

func inPhrase(p nlp.POS) bool {
	switch p {
	case nlp.DET, nlp.ADJ, nlp.NOUN, nlp.PROPN, nlp.NUM, nlp.PRON, nlp.PART, nlp.X:
		return true
	}
	return false
}

// mendSaidOf gives what was taken for the object of a verb of saying to the clause behind it that has no subject: "She said
// nine people, two of them nurses, were held."
func mendSaidOf(tokens []nlp.Token, base, v int) {
	if !saying[tokens[v].Lower] {
		return
	}
	o, u := firstKid(tokens, base, v, nlp.Obj), firstKid(tokens, base, v, nlp.Ccomp)
	if o < v || u < o || !isFinite(tokens, base, u) || firstKid(tokens, base, u, nlp.Mark) >= 0 {
		return
	}
	if s, _ := subjects(tokens, base, u); s < 0 {
		tokens[o].Head, tokens[o].Rel = base+u, passive(tokens, base, u)
	}
}

// mendWhere hangs a clause that ", where" opens on the place before it, where it was taken for the main clause: "The mayor
// closed the port, where fires had killed nine."
func mendWhere(tokens []nlp.Token, base, w int) {
	v := tokens[w].Head - base
	if w < 3 || v <= w || tokens[w-1].Form != "," || tokens[w].Rel != nlp.Advmod || tokens[v].Head != nlp.NoHead {
		return
	}
	u := firstKid(tokens, base, v, nlp.Ccomp)
	if u < 0 || u > w || !isFinite(tokens, base, u) || !inPhrase(tokens[w-2].UPOS) {
		return
	}
	if s, _ := subjects(tokens, base, u); s < 0 {
		return
	}
	for i := range tokens {
		if tokens[i].Head == base+v && (i < w-1 && i != u || i == len(tokens)-1 && tokens[i].UPOS == nlp.PUNCT) {
			tokens[i].Head = base + u
		}
	}
	tokens[u].Head, tokens[u].Rel = nlp.NoHead, nlp.Root
	tokens[v].Head, tokens[v].Rel = base+w-2, nlp.AclRelcl
}

// mendSaidTo makes an attribute of "said to" between commas or dashes that was taken for the main verb: "The raiders, said to
// be from Mali, fled" has fled as its verb, and the raiders say nothing.
func mendSaidTo(tokens []nlp.Token, base, v int) {
	if v < 2 || v+3 >= len(tokens) || tokens[v+1].Lower != "to" || tokens[v-1].UPOS != nlp.PUNCT {
		return
	}
	s, x, u := firstKid(tokens, base, v, nlp.Nsubj), firstKid(tokens, base, v, nlp.Xcomp), firstKid(tokens, base, v, nlp.Ccomp)
	if s < 0 || s > v-2 || x < v || u < x || !isFinite(tokens, base, u) || subjectOf(tokens, base, u) >= 0 {
		return
	}
	tokens[u].Head, tokens[u].Rel = tokens[v].Head, tokens[v].Rel
	for k := range tokens {
		if tokens[k].Head == base+v && k != x && (k < v-1 || k > u) {
			tokens[k].Head = base + u
		}
	}
	tokens[s].Head, tokens[s].Rel = base+u, passive(tokens, base, u)
	tokens[v].Head, tokens[v].Rel, tokens[v].XPOS, tokens[v].Feats = base+s, nlp.Acl, "VBN", "Tense=Past|VerbForm=Part"
}
