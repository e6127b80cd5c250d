package parse

import "rapporteur/nlp"

// mendCounted puts right what a number hides: in "The raid killed at least six civilians" and "Gunmen seized up to 40 of
// the workers" the preposition belongs to the number, and what is counted is an object.
func mendCounted(tokens []nlp.Token, base int) {
	for n := 2; n < len(tokens); n++ {
		v := tokens[n].Head - base
		if tokens[n].Rel == nlp.Obl && v >= 0 && v < n && tokens[v].UPOS == nlp.VERB && counted(tokens, base, n, v) {
			tokens[n].Rel = nlp.Obj
			mendActive(tokens, base, v)
		}
	}
}

// counted tells whether n is a number, or a noun with one, that stands right behind the verb v but for words that say how
// exact it is, so that nothing makes it more than the verb's object.
func counted(tokens []nlp.Token, base, n, v int) bool {
	number := -1
	if tokens[n].UPOS == nlp.NUM {
		number = n
	} else if tokens[n].UPOS != nlp.NOUN {
		return false
	}
	for k := range tokens {
		switch {
		case tokens[k].Head == base+v && (tokens[k].Rel == nlp.Obj || tokens[k].Rel == nlp.AuxPass):
			return false
		case tokens[k].Head == base+n && tokens[k].Rel == nlp.Nummod:
			number = k
		}
	}
	if number <= v+1 || !bounds(tokens[v+1:number]) {
		return false
	}
	switch tokens[v+1].Lower {
	case "up", "as":
	case "at":
		return number == v+3 && (tokens[v+2].Lower == "least" || tokens[v+2].Lower == "most")
	default:
		return firstKid(tokens, base, n, nlp.Case) < 0
	}
	if tokens[v+1].Lower == "up" && tokens[v+2].Lower == "to" {
		tokens[v+1].Head, tokens[v+1].Rel = base+number, nlp.Advmod
		tokens[v+2].Head, tokens[v+2].Rel = base+v+1, nlp.Fixed
	}
	return true
}

func firstKid(tokens []nlp.Token, base, n int, rel nlp.Rel) int {
	for k := range tokens {
		if tokens[k].Head == base+n && tokens[k].Rel == rel {
			return k
		}
	}
	return -1
}

// mendActive makes a verb that has an object and no "be" active: "Gunmen seized 40 of the workers".
func mendActive(tokens []nlp.Token, base, v int) {
	s := firstKid(tokens, base, v, nlp.NsubjPass)
	if s < 0 || firstKid(tokens, base, v, nlp.AuxPass) >= 0 {
		return
	}
	tokens[s].Rel = nlp.Nsubj
	if tokens[v].XPOS == "VBN" && firstKid(tokens, base, v, nlp.Aux) < 0 {
		tokens[v].XPOS, tokens[v].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
	}
}

// bounds tells whether words say how exact a number is and nothing else: "at least", "up to", "as many as".
func bounds(words []nlp.Token) bool {
	for i := range words {
		switch words[i].Lower {
		case "at", "least", "most", "up", "to", "as", "many", "few", "more", "less", "fewer", "than", "over", "under", "about", "around", "some", "nearly", "almost", "between", "another", "a", "the", "close":
		default:
			return false
		}
	}
	return true
}
