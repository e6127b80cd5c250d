package parse

import "rapporteur/nlp"

// mendSaidAnd hangs what somebody says next on what he has said before, not on what that was: "The envoy said the army was
// holding its lines and blamed Norway", "The king said his men would fight as long as the siege went on, and called for a march".
func mendSaidAnd(tokens []nlp.Token, base, v int) {
	h := tokens[v].Head - base
	if tokens[v].Rel != nlp.Conj || !speaksOut[tokens[v].Lower] || h < 0 || h > v || !active(tokens, base, v, h) {
		return
	}
	if s, _ := subjects(tokens, base, v); s >= 0 || firstKid(tokens, base, v, nlp.Aux) >= 0 || firstKid(tokens, base, v, nlp.Mark) >= 0 {
		return
	}
	cc := firstKid(tokens, base, v, nlp.Cc)
	if cc < 1 || tokens[cc].Lower != "and" && tokens[cc].Lower != "but" || cc < h {
		return
	}
	said := saidAbove(tokens, base, h)
	if said < 0 || said > h || !(tokens[cc-1].Form == "," || otherTense(tokens, base, h)) {
		return
	}
	if tokens[cc-1].Form == "," {
		tokens[cc-1].Head = base + v
	}
	tokens[v].Head = base + said
}

// active tells whether the form in -ed of verb v behind verb h is no passive one: it has an object of its own, or no "was" above
// it that it could share.
func active(tokens []nlp.Token, base, v, h int) bool {
	switch tokens[v].XPOS {
	case "VBD":
		return true
	case "VBN":
		return firstKid(tokens, base, v, nlp.Obj) > v || firstKid(tokens, base, h, nlp.AuxPass) < 0 && v+1 < len(tokens) && (tokens[v+1].Lower == "for" || tokens[v+1].Lower == "on")
	}
	return false
}

// speaksOut are the past forms of verbs for what a speaker does in words.
var speaksOut = map[string]bool{"accused": true, "blamed": true, "urged": true, "called": true, "warned": true, "demanded": true, "condemned": true, "denounced": true,
	"criticised": true, "criticized": true, "appealed": true, "vowed": true, "pledged": true, "threatened": true, "denied": true, "rejected": true, "thanked": true, "praised": true,
	"promised": true, "insisted": true}

// saidAbove is the verb "said" or the like in whose content clause h stands; -1 where it stands in none.
func saidAbove(tokens []nlp.Token, base, h int) int {
	for n := 0; n < 5 && h >= 0; n++ {
		up := tokens[h].Head - base
		switch tokens[h].Rel {
		case nlp.Ccomp:
			if up >= 0 && up < h && tokens[up].XPOS == "VBD" && says[tokens[up].Lower] {
				return up
			}
			return -1
		case nlp.Advcl, nlp.Xcomp, nlp.Acl, nlp.AclRelcl, nlp.Obl, nlp.Advmod:
		default:
			return -1
		}
		h = up
	}
	return -1
}

// says are the past forms that bring in what somebody says.
var says = map[string]bool{"said": true, "announced": true, "added": true, "stated": true, "declared": true, "told": true, "confirmed": true, "claimed": true}

// otherTense tells whether verb h cannot share its auxiliary or its tense with a past form behind "and": "was holding", "would
// hold".
func otherTense(tokens []nlp.Token, base, h int) bool {
	return tokens[h].XPOS == "VBG" && firstKid(tokens, base, h, nlp.Aux) >= 0 || tokens[h].XPOS == "VB" || tokens[h].XPOS == "VBZ" || tokens[h].XPOS == "VBP"
}

// mendFighting makes the subject of a clause of a noun for fighting that is taken for a clause of its own: "Fighting between the
// two clans has left nine people dead".
func mendFighting(tokens []nlp.Token, base, v int) {
	h := tokens[v].Head - base
	if tokens[v].XPOS != "VBG" || tokens[v].Rel != nlp.Advcl || !violence[tokens[v].Lower] || h <= v || v+1 >= len(tokens) || tokens[v+1].UPOS != nlp.ADP || firstKid(tokens, base, v, nlp.Mark) >= 0 || firstKid(tokens, base, v, nlp.Obj) >= 0 {
		return
	}
	if s, _ := subjects(tokens, base, h); s >= 0 || !finiteTag(tokens[h].XPOS) && firstKid(tokens, base, h, nlp.Aux) < 0 {
		return
	}
	for k := v + 1; k < h; k++ {
		if tokens[k].Form == "," {
			return
		}
		if tokens[k].Head == base+v && tokens[k].Rel == nlp.Obl {
			tokens[k].Rel = nlp.Nmod
		}
	}
	tokens[v].UPOS, tokens[v].XPOS, tokens[v].Rel = nlp.NOUN, "NN", nlp.Nsubj
}

// violence are the forms in -ing that name what armies do to each other.
var violence = map[string]bool{"fighting": true, "shelling": true, "bombing": true, "shooting": true, "infighting": true, "looting": true, "rioting": true}

// mendMilitary makes a noun of "military" between "the" and a verb: "The military shelled the camp."
func mendMilitary(tokens []nlp.Token, base, m int) {
	if m == 0 || m+1 >= len(tokens) || tokens[m-1].UPOS != nlp.DET && tokens[m-1].UPOS != nlp.PART && tokens[m-1].Rel != nlp.Amod {
		return
	}
	v := m + 1
	if tokens[v].UPOS != nlp.VERB || tokens[v].XPOS != "VBD" && tokens[v].XPOS != "VBN" || tokens[v].Rel != nlp.Amod {
		if tokens[m].Head == base+v && isSubject(tokens[m].Rel) {
			tokens[m].UPOS, tokens[m].XPOS, tokens[m].Feats = nlp.NOUN, "NN", "Number=Sing"
		}
		return
	}
	n := tokens[v].Head - base
	if n <= v || n >= len(tokens) || tokens[n].Head != nlp.NoHead || tokens[m].Head != base+n {
		return
	}
	// "The military regained control of the port": the verb was taken for an attribute of its object
	tokens[m].UPOS, tokens[m].XPOS, tokens[m].Feats = nlp.NOUN, "NN", "Number=Sing"
	tokens[m].Head, tokens[m].Rel = base+v, nlp.Nsubj
	tokens[v].XPOS, tokens[v].Head, tokens[v].Rel = "VBD", nlp.NoHead, nlp.Root
	tokens[n].Head, tokens[n].Rel = base+v, nlp.Obj
	for k := range tokens {
		if tokens[k].Head != base+n {
			continue
		}
		switch {
		case k < m:
			tokens[k].Head = base + m
		case tokens[k].Rel == nlp.Punct || tokens[k].Rel == nlp.Obl || tokens[k].Rel == nlp.OblUnmarked || tokens[k].Rel == nlp.Advcl || tokens[k].Rel == nlp.Parataxis:
			tokens[k].Head = base + v
		}
	}
}
