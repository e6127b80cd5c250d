package parse

import "rapporteur/nlp"

// mendAttribution puts right the commonest mistake in news: the source behind its report, "Shells hit the port, wounding
// ten soldiers, army spokesman Jon Berg said." Parsers hang such a source on the nearest noun. The verb of saying heads
// the sentence, what was the root is what is said, and the noun phrase between comma and verb is the subject.
func mendAttribution(tokens []nlp.Token, base int) {
	v := lastSaying(tokens)
	if v < 0 {
		return
	}
	lo := sourceStart(tokens, v)
	if lo < 0 {
		return
	}
	root := -1
	for i := range tokens {
		if tokens[i].Head == nlp.NoHead {
			root = i
		}
	}
	if root < 0 || root >= lo && root != v || !hasVerb(tokens[:lo]) {
		return
	}
	subject := sourceHead(tokens, lo, noteOn(tokens, whoClause(tokens, v)), v, base)
	if root == v && tokens[subject].Head == base+v {
		mendReportBefore(tokens, base, lo, v)
		return
	}
	if root != v {
		tokens[root].Head, tokens[root].Rel = base+v, nlp.Ccomp
		tokens[v].Head, tokens[v].Rel = nlp.NoHead, nlp.Root
	}
	tokens[subject].Head, tokens[subject].Rel = base+v, nlp.Nsubj
	for i := lo; i < v; i++ {
		if h := tokens[i].Head - base; i != subject && (h < lo || h >= v) {
			tokens[i].Head, tokens[i].Rel = base+subject, within(tokens[lo:v], i-lo, i < subject)
		}
	}
}

// mendReportBefore makes a clause of what was taken for a noun with a participle, beside the subject of the verb of saying v
// that follows from word lo on: "Norwegian shells killed nine soldiers, the mayor said."
func mendReportBefore(tokens []nlp.Token, base, lo, v int) {
	for k := range lo {
		if tokens[k].Head != base+v || !isSubject(tokens[k].Rel) {
			continue
		}
		w := firstKid(tokens, base, k, nlp.Acl)
		if a := firstKid(tokens, base, v, nlp.Advcl); w < 0 && a > k && firstKid(tokens, base, a, nlp.Mark) < 0 {
			w = a // "The league, through its chair, called for a truce, diplomats said."
		}
		if w < k || w >= lo || tokens[w].XPOS != "VBN" && tokens[w].XPOS != "VBD" || firstKid(tokens, base, w, nlp.Obj) < 0 && !objectless[tokens[w].Lower] {
			continue
		}
		tokens[w].Head, tokens[w].Rel, tokens[w].XPOS = base+v, nlp.Ccomp, "VBD"
		tokens[k].Head, tokens[k].Rel = base+w, nlp.Nsubj
		for i := range lo {
			if i != w && tokens[i].Head == base+v {
				tokens[i].Head = base + w
			}
		}
		return
	}
}

// objectless are past forms of verbs that have no object, so that no passive is meant where nothing follows them: "The rebels
// called for a truce, the mayor said."
var objectless = map[string]bool{"called": true, "appealed": true, "agreed": true, "clashed": true, "returned": true, "marched": true, "voted": true, "arrived": true, "escaped": true,
	"crashed": true, "collapsed": true, "exploded": true, "talked": true, "refused": true, "resigned": true, "advanced": true, "retreated": true, "surrendered": true, "died": true,
	"survived": true, "gathered": true, "rallied": true, "protested": true, "demonstrated": true, "pulled": true, "pledged": true, "failed": true, "apologised": true, "apologized": true,
	"pushed": true, "fled": true, "spoke": true, "fought": true, "met": true, "responded": true, "retaliated": true, "infiltrated": true, "defected": true, "drowned": true}

// within is how word i of a noun phrase, which has strayed from it, hangs on the head of the phrase.
func within(phrase []nlp.Token, i int, before bool) nlp.Rel {
	t := &phrase[i]
	for k := i - 1; k > 0 && !before && t.UPOS == nlp.NOUN; k-- {
		if phrase[k].UPOS == nlp.CCONJ {
			return nlp.Conj // "officials and residents"
		}
		if phrase[k].UPOS != nlp.DET && phrase[k].UPOS != nlp.ADJ {
			break
		}
	}
	switch {
	case t.UPOS == nlp.PUNCT:
		return nlp.Punct
	case t.UPOS == nlp.DET:
		return nlp.Det
	case t.UPOS == nlp.ADJ:
		return nlp.Amod
	case t.UPOS == nlp.NUM:
		return nlp.Nummod
	case before:
		return nlp.NmodDesc
	case t.UPOS == nlp.PROPN:
		return nlp.Flat
	}
	return nlp.Nmod
}

var saying = map[string]bool{"said": true, "says": true, "reported": true, "announced": true, "added": true, "confirmed": true, "claimed": true, "stated": true,
	"wrote": true, "noted": true, "insisted": true, "acknowledged": true}

// lastSaying is the verb of saying behind which nothing but where and when it was said follows, or who was told; -1 when
// there is none.
func lastSaying(tokens []nlp.Token) int {
	for i := len(tokens) - 1; i > 4 && i > len(tokens)-14; i-- {
		t := &tokens[i]
		if t.UPOS != nlp.VERB {
			if t.UPOS == nlp.AUX || t.UPOS == nlp.SCONJ || t.Form == "," || t.Form == ":" {
				return -1
			}
			continue
		}
		if saying[t.Lower] && (i+1 == len(tokens) || tellsWhere(&tokens[i+1])) || t.Lower == "told" && i+1 < len(tokens) && inPhrase(tokens[i+1].UPOS) {
			return i
		}
		return -1
	}
	return -1
}

// tellsWhere tells whether a word begins what may stand behind a trailing "said": "in a statement", "on Monday", "late
// Monday".
func tellsWhere(t *nlp.Token) bool {
	switch t.UPOS {
	case nlp.ADP, nlp.PUNCT, nlp.ADV:
		return true
	}
	return t.UPOS == nlp.PROPN && len(t.Lower) > 5 && t.Lower[len(t.Lower)-3:] == "day"
}

// sourceStart is where the noun phrase before the verb v begins, right behind a comma; -1 when no such phrase is there.
func sourceStart(tokens []nlp.Token, v int) int {
	noun, end := false, noteOn(tokens, whoClause(tokens, v))
	for i := end - 1; i > 2 && i > end-14; i-- {
		switch t := &tokens[i]; t.UPOS {
		case nlp.NOUN, nlp.PROPN:
			noun = true
		case nlp.PUNCT:
			switch {
			case t.Form == "," && noun:
				return i + 1
			case t.Form == "-" || t.Form == "." || t.Form == "'":
			default:
				return -1
			}
		case nlp.DET, nlp.ADJ, nlp.ADP, nlp.PART, nlp.NUM, nlp.CCONJ, nlp.X:
			if t.UPOS == nlp.CCONJ && tokens[i-1].Form == "," {
				return -1 // "…, and the army said"
			}
		default:
			return -1
		}
	}
	return -1
}

// whoClause is where the clause that tells of the source begins, "an aide | who asked not to be named said"; v when there is
// none.
func whoClause(tokens []nlp.Token, v int) int {
	for i := v - 1; i > 2 && i > v-14 && tokens[i].UPOS != nlp.PUNCT; i-- {
		if tokens[i].Lower == "who" && (tokens[i-1].UPOS == nlp.NOUN || tokens[i-1].UPOS == nlp.PROPN) {
			return i
		}
	}
	return v
}

// noteOn is where the name between commas begins that ends at word end: "the mayor | , Ada Berg, said"; end when there is none.
func noteOn(tokens []nlp.Token, end int) int {
	if end < 4 || tokens[end-1].Form != "," {
		return end
	}
	for i := end - 2; i > 2 && i > end-8; i-- {
		switch {
		case tokens[i].Form == "," && i < end-2:
			return i
		case tokens[i].UPOS != nlp.PROPN && tokens[i].Form != "-":
			return end
		}
	}
	return end
}

// sourceHead is the head word of the phrase lo to end: what already is the subject of the verb v, else the first noun that
// hangs on a word outside of the phrase.
func sourceHead(tokens []nlp.Token, lo, end, v, base int) int {
	first, last := -1, lo
	for i := lo; i < end; i++ {
		t := &tokens[i]
		if t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN {
			continue
		}
		last = i
		h := t.Head - base
		if h == v && t.Rel == nlp.Nsubj {
			return i
		}
		if first < 0 && (h < lo || h >= v) {
			first = i
		}
	}
	if first >= 0 {
		return first
	}
	return last
}

func hasVerb(tokens []nlp.Token) bool {
	for i := range tokens {
		if tokens[i].UPOS == nlp.VERB || tokens[i].UPOS == nlp.AUX {
			return true
		}
	}
	return false
}
