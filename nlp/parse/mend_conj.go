package parse

import (
	"strings"

	"rapporteur/nlp"
)

// mendOffices joins the second of two things that somebody is to the first, not to the name: "Berg, an actor and mayor of
// the town, met them."
func mendOffices(tokens []nlp.Token, base, c int) {
	h := tokens[c].Head - base
	if h < 0 || h >= c || tokens[h].UPOS != nlp.PROPN {
		return
	}
	a := firstKid(tokens, base, h, nlp.Appos)
	if a <= h || a >= c || tokens[a].UPOS != nlp.NOUN {
		return
	}
	for k := a + 1; k < c; k++ {
		if tokens[k].UPOS == nlp.DET && !closed(tokens, c) || tokens[k].UPOS == nlp.PUNCT || tokens[k].UPOS == nlp.PROPN && tokens[k].Head != base+c && tokens[k].Head < base+a {
			return
		}
	}
	tokens[c].Head = base + a
}

// closed tells whether a comma ends the phrase of noun c before any verb, and no name stands right behind the noun: "…, the
// former head of the mission, said", but not "… and the minister Jan Berg met".
func closed(tokens []nlp.Token, c int) bool {
	if c+1 < len(tokens) && tokens[c+1].UPOS == nlp.PROPN {
		return false
	}
	for k := c + 1; k < len(tokens); k++ {
		switch {
		case tokens[k].Form == ",":
			return true
		case !inPhrase(tokens[k].UPOS) && tokens[k].UPOS != nlp.ADP:
			return false
		}
	}
	return false
}

// mendAlike joins a noun with an article to the one before that has the same, not to what hangs on that: "called for an end to
// the siege and a vote".
func mendAlike(tokens []nlp.Token, base, c int) {
	h := tokens[c].Head - base
	if h < 0 || h >= c || tokens[h].Rel != nlp.Nmod || !indefinite(tokens, base, c) || indefinite(tokens, base, h) || firstKid(tokens, base, h, nlp.Det) < 0 {
		return
	}
	u := tokens[h].Head - base
	if u >= 0 && u < h && tokens[u].UPOS == nlp.NOUN && indefinite(tokens, base, u) {
		tokens[c].Head = base + u
	}
}

func indefinite(tokens []nlp.Token, base, n int) bool {
	d := firstKid(tokens, base, n, nlp.Det)
	return d >= 0 && d < n && (tokens[d].Lower == "a" || tokens[d].Lower == "an")
}

// mendHeadlinePassive makes a clause of its own of what the tree takes for the object of a verb behind "and": nothing but a
// second clause stands behind a conjunction in "Two soldiers killed and nine people wounded by a mine", and both are passive.
func mendHeadlinePassive(tokens []nlp.Token, base, v int) {
	if v+2 >= len(tokens) || tokens[v+1].UPOS != nlp.CCONJ || firstKid(tokens, base, v, nlp.Aux) >= 0 {
		return
	}
	s, _ := subjects(tokens, base, v)
	o, w := secondClause(tokens, base, v)
	if s < 0 || w < 0 || tokens[w].XPOS != "VBN" && tokens[w].XPOS != "VBD" || !strings.HasSuffix(tokens[w].Lower, "ed") {
		return
	}
	tokens[s].Rel = nlp.NsubjPass
	tokens[v].XPOS, tokens[w].XPOS = "VBN", "VBN"
	tokens[w].Head, tokens[w].Rel = base+v, nlp.Conj
	tokens[o].Head, tokens[o].Rel = base+w, nlp.NsubjPass
	tokens[v+1].Head = base + w
}

// secondClause is what the tree takes for a noun behind the verb v and "and", and the participle behind that noun.
func secondClause(tokens []nlp.Token, base, v int) (o, w int) {
	if o := firstKid(tokens, base, v, nlp.Obj); o > v && firstKid(tokens, base, o, nlp.Cc) == v+1 {
		if w := firstKid(tokens, base, o, nlp.Acl); w > o {
			return o, w
		}
	}
	o, w = -1, -1
	for k := v + 2; k < len(tokens) && k < v+9; k++ {
		t := &tokens[k]
		switch {
		case t.UPOS == nlp.PUNCT || t.UPOS == nlp.AUX:
			return -1, -1
		case t.Head != base+v || t.Rel != nlp.Conj:
		case t.UPOS == nlp.NOUN && o < 0:
			o = k
		case t.UPOS == nlp.VERB && o >= 0:
			if first, _ := subjects(tokens, base, k); first < 0 && firstKid(tokens, base, k, nlp.Obj) < 0 {
				return o, k
			}
			return -1, -1
		}
	}
	return -1, -1
}

// mendCalledFor coordinates "called for" behind a comma with the verb before it: "The council voiced concern, called for a truce
// and urged restraint." Nobody is called there.
func mendCalledFor(tokens []nlp.Token, base, i int) {
	t := &tokens[i]
	h := t.Head - base
	if t.Lower != "called" || t.Rel != nlp.Advcl || i < 2 || i+1 >= len(tokens) || tokens[i-1].Form != "," || tokens[i+1].Lower != "for" && tokens[i+1].Lower != "on" {
		return
	}
	if h < 0 || h >= i || tokens[h].UPOS != nlp.VERB || !finiteTag(tokens[h].XPOS) || firstKid(tokens, base, h, nlp.Nsubj) < 0 {
		return
	}
	t.Rel, t.XPOS, t.Feats = nlp.Conj, "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
}

// mendCalledOff gives "call" the "off" that was taken for a preposition of what is given up: "called off the search".
func mendCalledOff(tokens []nlp.Token, base, v int) {
	k := v + 1
	if k >= len(tokens) || tokens[k].Lower != "off" || tokens[k].Rel != nlp.Case || !calls[tokens[v].Lower] {
		return
	}
	n := tokens[k].Head - base
	if n <= k || n >= len(tokens) || tokens[n].Head != base+v || tokens[n].Rel != nlp.Obl {
		return
	}
	tokens[n].Rel = nlp.Obj
	tokens[k].Head, tokens[k].Rel = base+v, nlp.CompoundPrt
}

var calls = forms("call calls called calling")

// mendNeither hangs "neither" on the first of the two subjects that it opens: "but neither Chad nor Niger agreed".
func mendNeither(tokens []nlp.Token, base, i int) {
	v := tokens[i].Head - base
	if v <= i || v >= len(tokens) {
		return
	}
	s, _ := subjects(tokens, base, v)
	if s <= i || s > v {
		return
	}
	for k := s + 1; k < v; k++ {
		if tokens[k].Lower == "nor" {
			tokens[i].Head, tokens[i].Rel = base+s, nlp.CcPreconj
			return
		}
	}
}

// mendPastBehindTo coordinates a past verb with the verb above the infinitive that it was hung on, which can have no past beside it:
// "The party urged the king to wait and | proposed talks".
func mendPastBehindTo(tokens []nlp.Token, base, v int) {
	t := &tokens[v]
	h := t.Head - base
	if t.Rel != nlp.Conj || h < 2 || h >= v || t.XPOS != "VBD" && t.XPOS != "VBN" || tokens[h].XPOS != "VB" || tokens[v-1].UPOS != nlp.CCONJ {
		return
	}
	to, g := firstKid(tokens, base, h, nlp.Mark), tokens[h].Head-base
	if to < 0 || tokens[to].Lower != "to" || g < 0 || g > to || tokens[g].UPOS != nlp.VERB || !finiteTag(tokens[g].XPOS) || tokens[h].Rel != nlp.Xcomp && tokens[h].Rel != nlp.Advcl {
		return
	}
	if firstKid(tokens, base, v, nlp.Aux) >= 0 || firstKid(tokens, base, v, nlp.AuxPass) >= 0 || firstKid(tokens, base, h, nlp.Aux) >= 0 || firstKid(tokens, base, h, nlp.AuxPass) >= 0 || sameForms[t.Lower] {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	t.Head, t.XPOS, t.Feats = base+g, "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
}

// sameForms are verbs whose past may as well be the infinitive.
var sameForms = forms("put set cut hit let shut cost hurt burst spread bid split quit read beat cast shed")
