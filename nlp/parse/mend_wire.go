package parse

import "rapporteur/nlp"

// What follows puts right sentences as agencies write them, which treebanks of the web hardly have.

// mendToldRow gives "told" its hearer where the tree makes that the subject of what is told.
func mendToldRow(tokens []nlp.Token, base, v int) {
	if t := tokens[v].Lower; t != "told" && t != "tells" || firstKid(tokens, base, v, nlp.Obj) > v || firstKid(tokens, base, v, nlp.Iobj) >= 0 {
		return
	}
	h, w := heardSubject(tokens, base, v)
	if h < 0 {
		return
	}
	if what := v - 1; mendWhatIsTold(tokens, base, what, v, h, w) {
		return
	}
	// "told the council on Monday continued raids were …": the participle before the subject was taken for a verb
	s, _ := subjects(tokens, base, w)
	if s != h || tokens[w].UPOS != nlp.VERB || w+1 >= len(tokens) || tokens[w+1].UPOS != nlp.NOUN || !isSubject(tokens[w+1].Rel) {
		return
	}
	u := tokens[w+1].Head - base
	if u <= w || u >= len(tokens) || tokens[u].Head != base+v && tokens[u].Head != base+w {
		return
	}
	tokens[h].Head, tokens[h].Rel = base+v, nlp.Iobj
	tokens[w].Head, tokens[w].Rel = base+w+1, nlp.Amod
	tokens[u].Head, tokens[u].Rel = base+v, nlp.Ccomp
	for k := range tokens {
		if k != w+1 && tokens[k].Head == base+w {
			tokens[k].Head = base + u
		}
	}
	for k := h + 1; k < w; k++ {
		if tokens[k].Head == base+h && tokens[k].Rel == nlp.Nmod {
			tokens[k].Head, tokens[k].Rel = base+v, nlp.Obl
		}
	}
}

// heardSubject is the subject that stands straight behind the verb v, and the word that it is the subject of.
func heardSubject(tokens []nlp.Token, base, v int) (h, w int) {
	for k := v + 1; k < len(tokens) && k < v+7; k++ {
		t := &tokens[k]
		if isSubject(t.Rel) && t.Head-base > k && t.Head-base < len(tokens) {
			if t.UPOS == nlp.PRON {
				return -1, -1
			}
			return k, t.Head - base
		}
		if !inPhrase(t.UPOS) || t.UPOS == nlp.ADP {
			return -1, -1
		}
	}
	return -1, -1
}

// mendWhatIsTold reads "marked what officials told the agency was a new phase": the pronoun is the subject of what is told.
func mendWhatIsTold(tokens []nlp.Token, base, what, v, h, w int) bool {
	for ; what >= 0 && what > v-6; what-- {
		if t := &tokens[what]; t.Lower == "what" || t.Lower == "which" || t.Lower == "that" && t.UPOS == nlp.PRON {
			break
		}
	}
	if what < 0 || tokens[what].UPOS != nlp.PRON || tokens[what].Head != base+v || tokens[what].Rel != nlp.Obj {
		return false
	}
	tokens[h].Head, tokens[h].Rel = base+v, nlp.Iobj
	tokens[what].Head, tokens[what].Rel = base+w, nlp.Nsubj
	return true
}

// mendBehindOpening gives the verb v its subject where the tree takes it for an apposition of the phrase that opens the
// sentence: "At the summit, Keita, who faces elections, praised the king."
func mendBehindOpening(tokens []nlp.Token, base, v int) {
	if s, _ := subjects(tokens, base, v); s >= 0 || !finiteTag(tokens[v].XPOS) || tokens[v].Head != nlp.NoHead || firstKid(tokens, base, v, nlp.AuxPass) >= 0 {
		return
	}
	for a := 2; a < v; a++ {
		t := &tokens[a]
		if t.Rel != nlp.Appos || t.UPOS != nlp.PROPN {
			continue
		}
		h := t.Head - base
		if h < 0 || h > a || tokens[h].UPOS == nlp.PROPN && !opensWith(tokens, base, h) || !under(tokens, base, h, v) || !opensWith(tokens, base, h) {
			return
		}
		for k := a + 1; k < v; k++ {
			if tokens[k].Head == base+h && (tokens[k].Rel == nlp.AclRelcl || tokens[k].Rel == nlp.Punct) {
				tokens[k].Head = base + a
			}
		}
		t.Head, t.Rel = base+v, nlp.Nsubj
		return
	}
}

// opensWith tells whether word h stands in a phrase with a preposition near the beginning of the sentence, and a comma
// follows it.
func opensWith(tokens []nlp.Token, base, h int) bool {
	c := firstKid(tokens, base, h, nlp.Case)
	return c >= 0 && c < 4 && h+1 < len(tokens) && tokens[h+1].Form == ","
}

// mendWroteBetween gives a verb of saying that stands in the midst of what is said its own subject: "Chad, Keita wrote in an
// essay, “is buying time.”"
func mendWroteBetween(tokens []nlp.Token, base, v int) {
	if !saying[tokens[v].Lower] {
		return
	}
	s, second := subjects(tokens, base, v)
	if s < 0 || s >= v {
		return
	}
	a := firstKid(tokens, base, s, nlp.Appos)
	if second > s {
		a = second
	}
	if c := firstKid(tokens, base, s, nlp.Conj); a < 0 && c > s && firstKid(tokens, base, c, nlp.Cc) < 0 {
		a = c
	}
	if a <= s || a >= v || tokens[s+1].Form != "," || tokens[a].UPOS != nlp.PROPN || tokens[v-1].Form == "," {
		return
	}
	for q := v + 1; q < len(tokens); q++ {
		t := &tokens[q]
		if t.Head != base+v || t.UPOS != nlp.VERB && t.UPOS != nlp.NOUN && t.UPOS != nlp.ADJ || t.Rel != nlp.Advcl && t.Rel != nlp.Ccomp && t.Rel != nlp.Parataxis && t.Rel != nlp.Xcomp {
			continue
		}
		if own, _ := subjects(tokens, base, q); own >= 0 || firstKid(tokens, base, q, nlp.Aux) < v && firstKid(tokens, base, q, nlp.Cop) < v && !finiteTag(t.XPOS) || !behindComma(tokens, v, q) {
			continue
		}
		tokens[a].Head, tokens[a].Rel = base+v, nlp.Nsubj
		tokens[s].Head, tokens[s].Rel = base+q, nlp.Nsubj
		t.Rel = nlp.Ccomp
		return
	}
}

// behindComma tells whether a comma or a quotation mark stands between words v and q.
func behindComma(tokens []nlp.Token, v, q int) bool {
	for k := v + 1; k < q; k++ {
		if tokens[k].Form == "," || tokens[k].Form == "\"" || tokens[k].Form == "“" {
			return true
		}
	}
	return false
}

// mendForTo gives an infinitive the subject that stands behind "for": "only for Chad to denounce the deal".
func mendForTo(tokens []nlp.Token, base, v int) {
	to := firstKid(tokens, base, v, nlp.Mark)
	if to < 2 || to > v || tokens[to].Lower != "to" {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	x := to - 1
	for x > 0 && tokens[x].Head-base < to && tokens[x].Head-base >= to-6 && tokens[x].Rel != nlp.Obl && tokens[x].Rel != nlp.Nmod {
		x = tokens[x].Head - base
	}
	if aimFor(tokens, base, x, v) {
		return
	}
	if x < 1 || tokens[x].Rel != nlp.Obl || tokens[x].UPOS != nlp.NOUN && tokens[x].UPOS != nlp.PROPN && tokens[x].UPOS != nlp.PRON {
		return
	}
	f := firstKid(tokens, base, x, nlp.Case)
	if f < 1 || tokens[f].Lower != "for" || tokens[f-1].Lower != "only" {
		return
	}
	tokens[x].Head, tokens[x].Rel = base+v, nlp.Nsubj
	tokens[f].Head, tokens[f].Rel = base+v, nlp.Mark
}

// aimFor hangs the infinitive v, with the noun x behind "for" as its subject, on the aim that both are about: "backed a goal for Chadian
// forces to lead the operation"; false where no such noun stands there.
func aimFor(tokens []nlp.Token, base, x, v int) bool {
	if x < 2 || tokens[x].Rel != nlp.Nmod || tokens[v].Rel != nlp.Advcl && tokens[v].Rel != nlp.Acl {
		return false
	}
	n, f := tokens[x].Head-base, firstKid(tokens, base, x, nlp.Case)
	if n < 0 || n >= f || !aims[tokens[n].Lower] || tokens[f].Lower != "for" || f != n+1 {
		return false
	}
	tokens[x].Head, tokens[x].Rel = base+v, nlp.Nsubj
	tokens[f].Head, tokens[f].Rel = base+v, nlp.Mark
	tokens[v].Head, tokens[v].Rel = base+n, nlp.Acl
	return true
}

var aims = forms("goal goals aim target timetable date chance opportunity")

// mendThatDoing makes the gerund behind "that" the subject of what somebody is told: "told the council that shelling the port
// was inevitable".
func mendThatDoing(tokens []nlp.Token, base, g int) {
	t := &tokens[g]
	n := t.Head - base
	if t.XPOS != "VBG" || t.Rel != nlp.AclRelcl && t.Rel != nlp.Acl || n < 0 || n > g-2 || tokens[g-1].Lower != "that" || tokens[n].Rel != nlp.Obj && tokens[n].Rel != nlp.Iobj {
		return
	}
	v := tokens[n].Head - base
	if v < 0 || v > n || !telling[tokens[v].Lower] {
		return
	}
	for c := g + 1; c < len(tokens); c++ {
		if tokens[c].Head != base+v || tokens[c].Rel != nlp.Ccomp {
			continue
		}
		if s, _ := subjects(tokens, base, c); s < 0 {
			t.Head, t.Rel = base+c, nlp.Csubj
			tokens[g-1].Head, tokens[g-1].Rel, tokens[g-1].UPOS = base+c, nlp.Mark, nlp.SCONJ
		}
		return
	}
}

// mendAfter makes the noun behind "after" the subject of the verb that follows it, where the tree takes it for a phrase by
// itself: "…, officials said, just days after a raid killed nine soldiers".
func mendAfter(tokens []nlp.Token, base, v int) {
	t := &tokens[v]
	n := v - 1
	if n < 2 || t.XPOS != "VBD" && t.XPOS != "VBN" || t.Rel != nlp.Ccomp && t.Rel != nlp.Advcl && t.Rel != nlp.Parataxis || firstKid(tokens, base, v, nlp.Obj) < v {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 || tokens[n].UPOS != nlp.NOUN && tokens[n].UPOS != nlp.PROPN || tokens[n].Rel != nlp.Obl || tokens[n].Head != t.Head {
		return
	}
	c := firstKid(tokens, base, n, nlp.Case)
	if c < 0 || c > n || tokens[c].Lower != "after" && tokens[c].Lower != "before" && tokens[c].Lower != "since" {
		return
	}
	for k := range c {
		if tokens[k].Head == base+n { // "just days", and the comma before
			tokens[k].Head = base + v
		}
	}
	tokens[c].Head, tokens[c].Rel = base+v, nlp.Mark
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Nsubj
	t.XPOS, t.Rel = "VBD", nlp.Advcl
}
