package parse

import "rapporteur/nlp"

// mendCalled gives a verb of calling what somebody is called, where the network takes that for an apposition or for part of
// the object: "The mayor called the vote a sham.", "the plan, which Chad called a trap,".
func mendCalled(tokens []nlp.Token, base, v int) {
	if !calling[tokens[v].Lower] || firstKid(tokens, base, v, nlp.AuxPass) >= 0 {
		return
	}
	for a := v + 2; a < len(tokens) && a < v+14; a++ {
		t := &tokens[a]
		if t.Form == "," || t.Form == ";" || t.UPOS == nlp.VERB && t.XPOS != "VBN" {
			return
		}
		d := firstKid(tokens, base, a, nlp.Det)
		if t.UPOS != nlp.NOUN || d < v || tokens[d].Lower != "a" && tokens[d].Lower != "an" {
			continue
		}
		o := t.Head - base
		switch {
		case (t.Rel == nlp.Appos || t.Rel == nlp.Obj) && o > v && o < d && tokens[o].Rel == nlp.Obj && tokens[o].Head == base+v:
		case t.Rel == nlp.Obj && o > v && o < d && tokens[o].Rel == nlp.Xcomp && tokens[o].Head == base+v && (tokens[o].UPOS == nlp.NOUN || tokens[o].UPOS == nlp.PROPN):
			tokens[o].Rel = nlp.Obj
		case t.Rel == nlp.Obj && o == v && tokens[v].Rel == nlp.AclRelcl && d == v+1:
			w, second := subjects(tokens, base, v)
			if w < 0 || second < 0 || tokens[w].Lower != "which" {
				return
			}
			tokens[w].Rel = nlp.Obj
		default:
			return
		}
		t.Head, t.Rel = base+v, nlp.Xcomp
		return
	}
}

// calling are verbs that take what somebody is called as a second noun.
var calling = map[string]bool{"called": true, "calls": true, "call": true, "calling": true, "dubbed": true, "labelled": true, "labeled": true, "branded": true, "termed": true, "deemed": true,
	"considered": true, "considers": true, "consider": true, "declared": true, "pronounced": true}
