package parse

import "rapporteur/nlp"

// mendBeside puts right what goes wrong around the notes that news sets beside its sources.
func mendBeside(tokens []nlp.Token, base int) {
	for i := range tokens {
		switch {
		case knowing[tokens[i].Lower]:
			mendKnowing(tokens, base, i)
		case tokens[i].Rel == nlp.Nmod && whiles[tokens[max(tokens[i].Head-base, 0)].Lower]:
			mendWhile(tokens, base, i)
		case tokens[i].UPOS == nlp.VERB && tokens[i].Rel == nlp.Root:
			mendNoted(tokens, base, i)
		}
		if tokens[i].UPOS == nlp.VERB && tokens[i].XPOS == "VBN" && (tokens[i].Rel == nlp.Ccomp || tokens[i].Rel == nlp.Root) && isPast(tokens, base, i) {
			tokens[i].XPOS = "VBD"
		}
	}
}

// knowing are adjectives behind a source, with what it knows.
var knowing = map[string]bool{"familiar": true, "close": true, "privy": true, "sympathetic": true}

// mendKnowing makes the source the one who speaks rather than what it knows: "A diplomat familiar with the talks said they
// had failed."
func mendKnowing(tokens []nlp.Token, base, i int) {
	n, top := i-1, i // top is the word that was taken for who speaks
	if n < 0 || i+1 >= len(tokens) || tokens[n].UPOS != nlp.NOUN || tokens[n].Head != base+i || tokens[i+1].UPOS != nlp.ADP {
		return
	}
	if m := tokens[i].Head - base; tokens[i].Rel == nlp.Amod && m > i+1 && m < len(tokens) && tokens[i+1].Head == base+m {
		top = m
	}
	if !isSubject(tokens[top].Rel) {
		return
	}
	tokens[n].Head, tokens[n].Rel = tokens[top].Head, tokens[top].Rel
	for k := range n {
		if tokens[k].Head == base+i || tokens[k].Head == base+top {
			tokens[k].Head = base + n
		}
	}
	if top != i {
		tokens[top].Head, tokens[top].Rel = base+i, nlp.Obl
	}
	tokens[i].Head, tokens[i].Rel = base+n, nlp.Amod
}

// whiles are nouns for stretches of time.
var whiles = map[string]bool{"hour": true, "hours": true, "minutes": true, "day": true, "days": true, "week": true, "weeks": true, "months": true}

// mendWhile hangs "with the king" on the verb in "spent three hours with the king": hours are with nobody.
func mendWhile(tokens []nlp.Token, base, i int) {
	h := tokens[i].Head - base
	if h+1 >= i || tokens[h+1].Lower != "with" || tokens[h].Head == nlp.NoHead || tokens[h].Rel != nlp.Obj && tokens[h].Rel != nlp.OblUnmarked {
		return
	}
	if v := tokens[h].Head - base; v < h && tokens[v].UPOS == nlp.VERB {
		tokens[i].Head, tokens[i].Rel = base+v, nlp.Obl
		tokens[h+1].Head, tokens[h+1].Rel = base+i, nlp.Case
	}
}

// mendNoted gives the first of two subjects the verb that was taken for a note on it: "The minister, Jan Berg, blamed Chad, and
// the bishop said Chad lied" is two clauses.
func mendNoted(tokens []nlp.Token, base, v int) {
	first, second := subjects(tokens, base, v)
	and := firstKid(tokens, base, v, nlp.Cc)
	if first < 0 || second > v || and <= first || and >= second {
		return
	}
	u := -1
	for k := first + 1; k < and; k++ {
		if tokens[k].Head == base+first && tokens[k].Rel == nlp.Acl && (tokens[k].XPOS == "VBN" || tokens[k].XPOS == "VBD") {
			u = k
		}
	}
	if u < 0 || tokens[u-1].Form != "," || firstKid(tokens, base, u, nlp.Obj) < u {
		return
	}
	tokens[u].Head, tokens[u].Rel, tokens[u].XPOS = tokens[v].Head, tokens[v].Rel, "VBD"
	tokens[v].Head, tokens[v].Rel = base+u, nlp.Conj
	tokens[first].Head = base + u
}

// isPast tells a past tense that was tagged as a participle: it has a subject and an object and no form of "have" or "be".
func isPast(tokens []nlp.Token, base, v int) bool {
	s, _ := subjects(tokens, base, v)
	return s >= 0 && s < v && tokens[s].Rel == nlp.Nsubj && firstKid(tokens, base, v, nlp.Obj) > v && firstKid(tokens, base, v, nlp.Aux) < 0 && firstKid(tokens, base, v, nlp.AuxPass) < 0
}

// mendSpokesName gives the name behind a comma to the one who speaks, not to whom she speaks for: "the spokeswoman for the premier,
// Ada Berg, said".
func mendSpokesName(tokens []nlp.Token, base, i int) {
	m := tokens[i].Head - base
	if tokens[i].Rel != nlp.Appos || m < 1 || m >= i || tokens[i-1].Form != "," || tokens[m].Rel != nlp.Nmod {
		return
	}
	if n := tokens[m].Head - base; n >= 0 && n < m && speaksForOthers[tokens[n].Lower] {
		tokens[i].Head = base + n
	}
}

var speaksForOthers = forms("spokesman spokeswoman spokesperson")
