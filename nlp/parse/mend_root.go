package parse

import (
	"strings"

	"rapporteur/nlp"
)

// mendRoot gives a sentence its verb: "Norway, a guarantor of the deal, expressed regret." Parsers take the verb for a
// participle on the name that opens the sentence, and the whole for a noun phrase.
func mendRoot(tokens []nlp.Token, base int) {
	last := len(tokens) - 1
	if last < 3 || tokens[last].Form != "." && tokens[last].UPOS != nlp.PUNCT {
		return
	}
	root := -1
	for i := range tokens {
		if tokens[i].Head == nlp.NoHead {
			root = i
		}
	}
	if root < 0 || tokens[root].UPOS != nlp.NOUN && tokens[root].UPOS != nlp.PROPN || hasVerb(tokens[:root]) {
		return
	}
	v := -1
	for k := range tokens {
		if tokens[k].Head != base+root {
			continue
		}
		switch tokens[k].Rel {
		case nlp.Cop, nlp.Aux, nlp.Nsubj, nlp.NsubjPass, nlp.Expl, nlp.Csubj, nlp.Case:
			return
		case nlp.Acl:
			if v < 0 && k > root && tokens[k].UPOS == nlp.VERB {
				v = k
			}
		}
	}
	if v < 0 {
		v = behindAside(tokens, base, root)
	}
	if v < 0 {
		v = behindRelative(tokens, base, root)
	}
	if v < 0 || !finite(tokens, base, v) {
		return
	}
	tokens[v].Head, tokens[v].Rel = nlp.NoHead, nlp.Root
	tokens[root].Head, tokens[root].Rel = base+v, nlp.Nsubj
	for k := v + 1; k < len(tokens); k++ {
		if tokens[k].Head == base+root && tokens[k].Rel != nlp.Appos && tokens[k].Rel != nlp.Flat {
			tokens[k].Head = base + v
		}
	}
}

// behindRelative is a verb right behind the comma that ends the relative clause of noun n, though the tree hangs it on a word of that:
// "Lund, who was on her way to a summit, | called the king"; -1 when there is none.
func behindRelative(tokens []nlp.Token, base, n int) int {
	c := firstKid(tokens, base, n, nlp.AclRelcl)
	if c < 0 {
		return -1
	}
	for k := c + 2; k < len(tokens); k++ {
		t := &tokens[k]
		if h := t.Head - base; t.UPOS == nlp.VERB && t.Rel == nlp.Acl && tokens[k-1].Form == "," && h >= c && h < k {
			return k
		}
	}
	return -1
}

// behindAside is the verb straight behind an aside on the noun that is taken for the whole sentence, where the tree hangs it on a
// word of the aside: "The council, in a text drafted by Chad and adopted in May, called on Mali to leave." -1 for none.
func behindAside(tokens []nlp.Token, base, root int) int {
	if root+1 >= len(tokens) || tokens[root+1].Form != "," {
		return -1
	}
	for v := root + 3; v < len(tokens)-1; v++ {
		t := &tokens[v]
		if tokens[v-1].Form != "," || t.UPOS != nlp.VERB || t.Rel != nlp.Acl && t.Rel != nlp.Advcl {
			continue
		}
		for i, n := t.Head-base, 0; i > root && i < v && n < 4; i, n = tokens[i].Head-base, n+1 {
			if tokens[i].Head == base+root {
				return v
			}
		}
	}
	return -1
}

// mendVerbless makes the finite verb that was taken for an adjective before the last noun the root: "The navy simulated
// air strikes." is no noun phrase, and a noun has no subject without "is".
func mendVerbless(tokens []nlp.Token, base int) {
	root := -1
	for i := range tokens {
		if tokens[i].Head == nlp.NoHead {
			root = i
		}
	}
	if root < 2 || tokens[len(tokens)-1].Form != "." || tokens[root].UPOS != nlp.NOUN && tokens[root].UPOS != nlp.PROPN {
		return
	}
	v, n := -1, -1
	for k := range root {
		t := &tokens[k]
		switch {
		case t.Head != base+root:
		case t.Rel == nlp.Cop:
			return
		case t.Rel == nlp.Amod && (t.UPOS == nlp.VERB && finiteTag(t.XPOS) || n >= 0 && tokens[n].Rel == nlp.Nsubj && strings.HasSuffix(t.Lower, "ed")):
			v = k
		case v < 0 && (t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN || t.UPOS == nlp.PRON):
			n = k
		}
	}
	if v < 0 || n < 0 {
		return
	}
	for k := range tokens {
		if tokens[k].Head == base+root && (k < v || tokens[k].Rel == nlp.Punct) {
			tokens[k].Head = base + v
		}
	}
	if tokens[v].UPOS != nlp.VERB {
		tokens[v].UPOS, tokens[v].XPOS, tokens[v].Feats = nlp.VERB, "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	}
	tokens[v].Head, tokens[v].Rel = nlp.NoHead, nlp.Root
	tokens[n].Rel = nlp.Nsubj
	tokens[root].Head, tokens[root].Rel = base+v, nlp.Obj
}

// finite tells a past tense from a participle: by its tag, or because it has an object of its own.
func finite(tokens []nlp.Token, base, v int) bool {
	obj := false
	for k := range tokens {
		if tokens[k].Head != base+v {
			continue
		}
		switch tokens[k].Rel {
		case nlp.OblAgent, nlp.AuxPass, nlp.Mark:
			return false
		case nlp.CsubjPass, nlp.Csubj:
			obj = true
		case nlp.Obj, nlp.Ccomp:
			obj = obj || k > v
		}
	}
	switch tokens[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN":
		return obj || unaccusing[tokens[v].Lower] || tokens[v].Lower == "called" && v+1 < len(tokens) && (tokens[v+1].Lower == "for" || tokens[v+1].Lower == "on") && !obj
	}
	return false
}

// unaccusing are past tenses of verbs without an object, whose participle is no attribute behind a noun.
var unaccusing = forms("agreed appealed resigned voted arrived died insisted objected responded reacted apologised apologized complained collapsed erupted emerged happened occurred",
	"failed hesitated marched rallied travelled traveled walked abstained intervened cooperated disagreed relented retaliated persisted dissented")

// mendPair gives two coordinated verbs their order: in "Norway, a guarantor, expressed regret and offered to help" the
// first is no participle on the subject of the second.
func mendPair(tokens []nlp.Token, base int) {
	for i := range tokens {
		v, s := i, tokens[i].Head-base
		if tokens[i].Rel != nlp.Acl || tokens[i].UPOS != nlp.VERB || s < 0 || s >= i || tokens[s].Rel != nlp.Nsubj {
			continue
		}
		w := tokens[s].Head - base
		if w <= v || w >= len(tokens) || tokens[w].UPOS != nlp.VERB || !joined(tokens, base, v, w) || !finite(tokens, base, v) {
			continue
		}
		tokens[v].Head, tokens[v].Rel = tokens[w].Head, tokens[w].Rel
		tokens[w].Head, tokens[w].Rel = base+v, nlp.Conj
		tokens[s].Head = base + v
	}
}

// joined tells whether "and" or "but" stands between two verbs and hangs on the second.
func joined(tokens []nlp.Token, base, v, w int) bool {
	for k := v + 1; k < w; k++ {
		if tokens[k].Rel == nlp.Cc && tokens[k].Head == base+w {
			return w-k <= 3
		}
	}
	return false
}

// mendModal makes the verb behind "will" the verb that was taken for the first of two nouns: "Norway will no longer supply
// weapons." Between a modal and its verb stand adverbs alone.
func mendModal(tokens []nlp.Token, base int) {
	for m := range tokens {
		n := tokens[m].Head - base
		if n > m && n < len(tokens) && tokens[m].XPOS == "MD" && tokens[n].UPOS == nlp.ADJ && firstKid(tokens, base, n, nlp.Obj) > n && firstKid(tokens, base, n, nlp.Cop) < 0 {
			tokens[n].UPOS, tokens[n].XPOS = nlp.VERB, "VB" // "The rebels would free nine men"
		}
		if tokens[m].XPOS != "MD" || tokens[m].Rel != nlp.Aux || n <= m+1 || n >= len(tokens) || tokens[n].UPOS != nlp.NOUN || firstKid(tokens, base, n, nlp.Cop) >= 0 {
			continue
		}
		v := m + 1
		for v < n && tokens[v].UPOS == nlp.ADV {
			v++
		}
		t := &tokens[v]
		if v >= n || t.Head != base+n || t.Rel != nlp.Compound && t.Rel != nlp.Amod || t.UPOS != nlp.NOUN && t.UPOS != nlp.VERB {
			continue
		}
		t.UPOS, t.XPOS = nlp.VERB, "VB"
		t.Head, t.Rel = tokens[n].Head, tokens[n].Rel
		for k := range tokens {
			if k != v && tokens[k].Head == base+n && (k < v || tokens[k].UPOS == nlp.PUNCT) {
				tokens[k].Head = base + v
			}
		}
		tokens[n].Head, tokens[n].Rel = base+v, nlp.Obj
	}
}
