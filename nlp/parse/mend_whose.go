package parse

import "rapporteur/nlp"

// mendWhoseName makes a verb behind "whose" and a name between commas the verb of that relative clause: "troops went to Chad, whose
// president, Jan Berg, | called it a crime".
func mendWhoseName(tokens []nlp.Token, base, v int) {
	if v < 5 || tokens[v].Rel == nlp.AclRelcl {
		return
	}
	first := v
	for first > 0 && tokens[first-1].Head == base+v && (tokens[first-1].Rel == nlp.Aux || tokens[first-1].UPOS == nlp.ADV) {
		first--
	}
	if first < 5 || tokens[first-1].Form != "," || !finiteTag(tokens[first].XPOS) {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	whose := first - 2
	for whose > 0 && whose > first-14 && tokens[whose].Lower != "whose" && tokens[whose].UPOS != nlp.VERB {
		whose--
	}
	n := tokens[whose].Head - base
	if tokens[whose].Lower != "whose" || n <= whose || n >= first || isSubject(tokens[n].Rel) || firstKid(tokens, base, n, nlp.Appos) < n {
		return
	}
	h := tokens[n].Head - base
	if h < 0 || h >= whose {
		return
	}
	tokens[v].Head, tokens[v].Rel = base+h, nlp.AclRelcl
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Nsubj
}
