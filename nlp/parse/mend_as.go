package parse

import "rapporteur/nlp"

// mendAs gives a finite clause behind "as" or "after" the subject that was taken for what that is a preposition of: "The talks
// come as a truce in the east | has not held", "They left after a mine laid by rebels | killed two".
func mendAs(tokens []nlp.Token, base, v int) {
	if tokens[v].Rel != nlp.Advcl || !isFinite(tokens, base, v) {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 {
		return
	}
	for k := v - 1; k > 0 && base+k > tokens[v].Head; k-- {
		if tokens[k].Head != tokens[v].Head || tokens[k].Rel != nlp.Obl && tokens[k].Rel != nlp.Obj {
			continue
		}
		as := firstKid(tokens, base, k, nlp.Case)
		if as < 0 || !alsoOpens[tokens[as].Lower] || as > k || parted(tokens[k:v]) || tokens[as].Lower != "as" && !finiteTag(tokens[v].XPOS) {
			return
		}
		tokens[k].Head, tokens[k].Rel = base+v, passive(tokens, base, v)
		tokens[as].Head, tokens[as].Rel = base+v, nlp.Mark
		return
	}
}

// alsoOpens are prepositions that are conjunctions too.
var alsoOpens = map[string]bool{"as": true, "after": true, "before": true, "since": true, "until": true}

// isFinite tells a verb in a tense: "held", "has held", "is held".
func isFinite(tokens []nlp.Token, base, v int) bool {
	for k := range v {
		if tokens[k].Head == base+v && (tokens[k].Rel == nlp.Aux || tokens[k].Rel == nlp.AuxPass) {
			return true
		}
	}
	switch tokens[v].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return false
}
