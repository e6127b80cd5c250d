package parse

import (
	"strings"

	"rapporteur/nlp"
)

// mendWished gives a clause behind a verb of wishing its base form: "demanded that Chad withdraw", "asked that the army hand over
// the town", "insisted that he free him" tell no past, and no hand or freedom.
func mendWished(tokens []nlp.Token, base, k int) {
	t := &tokens[k]
	v := t.Head - base
	if t.Rel != nlp.Ccomp || v < 0 || v >= k || !wishing[tokens[v].Lower] {
		return
	}
	mark, subject, object := false, false, false
	for c := range tokens {
		switch x := &tokens[c]; {
		case x.Head != base+k:
		case x.Rel == nlp.Cop || x.Rel == nlp.Aux:
			return
		case x.Rel == nlp.Mark && x.Lower == "that" && c < k:
			mark = true
		case x.Rel == nlp.Nsubj && c < k:
			subject = true
		case c > k && (x.Rel == nlp.Obj || x.Rel == nlp.CompoundPrt):
			object = true
		}
	}
	if !mark || !subject {
		return
	}
	switch {
	case t.UPOS == nlp.VERB && neverPast[t.Lower], (t.UPOS == nlp.NOUN && t.XPOS == "NN" || t.UPOS == nlp.ADJ) && object:
		t.UPOS, t.XPOS, t.Feats = nlp.VERB, "VB", "VerbForm=Inf"
	}
}

var (
	wishing = forms("demand demands demanded demanding insist insists insisted insisting propose proposes proposed proposing request requests requested requesting",
		"ask asks asked asking urge urges urged urging require requires required requiring recommend recommends recommended recommending order orders ordered suggest suggests suggested")
	neverPast = forms("withdraw redraw") // their past is "withdrew"
)

// mendFree makes a verb of the "free" that was taken for an attribute across a number or an article: "ready to free 40 captives",
// "to free the captives".
func mendFree(tokens []nlp.Token, base, i int) {
	t := &tokens[i]
	n := t.Head - base
	if t.Lower != "free" || t.UPOS != nlp.ADJ || t.Rel != nlp.Amod || i < 2 || tokens[i-1].Lower != "to" || n <= i+1 || n >= len(tokens) {
		return
	}
	if u := tokens[i+1].UPOS; u != nlp.NUM && u != nlp.DET && tokens[i+1].XPOS != "PRP$" {
		return
	}
	t.UPOS, t.XPOS, t.Feats = nlp.VERB, "VB", "VerbForm=Inf"
	t.Head, t.Rel = tokens[n].Head, nlp.Xcomp
	tokens[n].Head, tokens[n].Rel = base+i, nlp.Obj
	for k := range i {
		if tokens[k].Head == base+n {
			tokens[k].Head = base + i
		}
	}
	to := &tokens[i-1]
	to.UPOS, to.XPOS, to.Head, to.Rel = nlp.PART, "TO", base+i, nlp.Mark
}

// mendPlural makes a noun of the infinitive that ends like no infinitive: "open to talks".
func mendPlural(tokens []nlp.Token, base, i int) {
	t := &tokens[i]
	w := t.Lower
	if i < 1 || t.UPOS != nlp.VERB || t.XPOS != "VB" || t.Rel != nlp.Xcomp || tokens[i-1].Lower != "to" || len(w) < 4 || w[len(w)-1] != 's' || strings.IndexByte("suai", w[len(w)-2]) >= 0 {
		return
	}
	t.UPOS, t.XPOS, t.Feats, t.Rel = nlp.NOUN, "NNS", "Number=Plur", nlp.Obl
	to := &tokens[i-1]
	to.UPOS, to.XPOS, to.Feats, to.Rel = nlp.ADP, "IN", "", nlp.Case
	for k := range tokens {
		if x := &tokens[k]; x.Head == base+i && (x.Rel == nlp.Obl || x.Rel == nlp.Obj) {
			x.Rel = nlp.Nmod
		}
	}
}
