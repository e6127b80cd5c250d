package who

import (
	"unicode"

	"rapporteur/nlp"
)

// findSpeakers files who speaks under a name that neither the lexicon nor the name finder knows: whoever says something is
// somebody ("Transport for London announced that …").
func (r *reader) findSpeakers() {
	for i := range r.d.Tokens {
		t := r.tok(i)
		if t.UPOS != nlp.PROPN || t.Rel != nlp.Nsubj || t.Head <= i || r.at[i] != nil || r.p.PlaceAt(i) != nil || r.d.EntityAt(i) >= 0 || r.d.Sents[t.Sent].Heading {
			continue
		}
		v := r.tok(t.Head)
		if v.UPOS != nlp.VERB || v.XPOS != "VBD" && v.XPOS != "VBZ" || r.d.Kid(t.Head, nlp.Ccomp) < 0 || len(r.p.World.Cues().Verbs(v.Lemma)) == 0 {
			continue
		}
		lo, hi := r.nameAround(i)
		if r.knownWithin(lo, hi) {
			continue
		}
		r.unknownBody(nlp.Entity{Start: lo, End: hi, Type: nlp.ORG})
	}
}

// knownWithin tells whether a name, a place apart, or an office stands in tokens lo to hi: "President Ana Ruiz of Panama".
func (r *reader) knownWithin(lo, hi int) bool {
	for k := lo; k < hi; k++ {
		if e := r.d.EntityAt(k); r.at[k] != nil || e >= 0 && r.d.Entities[e].Type != nlp.GPE && r.d.Entities[e].Type != nlp.LOC || r.longestTitle(k) > 0 {
			return true
		}
	}
	return false
}

// nameAround are the words of the name with head word i: capitalised words before it, and behind it what hangs on it with
// "of" or "for" and a capital.
func (r *reader) nameAround(i int) (lo, hi int) {
	lo, hi = i, i+1
	for lo > 0 && r.sameSent(lo-1, i) && r.capital(lo-1) && r.tok(lo-1).Head <= i && r.tok(lo-1).Head >= lo && r.tok(lo-1).UPOS != nlp.DET && r.at[lo-1] == nil {
		lo--
	}
	for hi+1 < len(r.d.Tokens) && r.sameSent(hi, i) {
		switch w := r.tok(hi); {
		case r.capital(hi) && w.UPOS == nlp.PROPN && r.d.Under(hi, i):
			hi++
		case (w.Lower == "of" || w.Lower == "for") && r.capital(hi+1) && r.d.Under(hi+1, i):
			hi += 2
		default:
			return lo, hi
		}
	}
	return lo, hi
}

func (r *reader) capital(k int) bool { return unicode.IsUpper(firstRune(r.tok(k).Form)) }
