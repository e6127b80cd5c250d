package parse

import "rapporteur/nlp"

// mendReports makes a noun again of "reports" or "claims" behind a verb that denies or confirms them, where the network has it
// for the verb of the sentence: "The army denied media reports that the town had fallen."
func mendReports(tokens []nlp.Token, base, i int) {
	if t := &tokens[i]; t.XPOS != "VBZ" || t.Lower != "reports" && t.Lower != "claims" || i < 2 || tokens[i-1].UPOS != nlp.NOUN {
		return
	}
	v := i - 1
	for v > 0 && (tokens[v].UPOS == nlp.NOUN || tokens[v].UPOS == nlp.PROPN || tokens[v].UPOS == nlp.ADJ || tokens[v].UPOS == nlp.DET) {
		v--
	}
	if v < 1 || !answering[tokens[v].Lower] {
		return
	}
	if h := tokens[v].Head - base; h == i || h >= 0 && h < len(tokens) && tokens[h].Head == base+i {
		tokens[v].Head, tokens[v].Rel = tokens[i].Head, tokens[i].Rel
	} else if tokens[i].Head != base+v && tokens[i-1].Head != base+i {
		return
	}
	for k := range tokens {
		if k == v || tokens[k].Head != base+i {
			continue
		}
		switch {
		case k < v, tokens[k].Rel == nlp.Punct:
			tokens[k].Head = base + v
		case k > i && tokens[k].Rel == nlp.Ccomp:
			tokens[k].Rel = nlp.Acl
		}
	}
	for k := v + 1; k < i; k++ {
		if h := tokens[k].Head - base; k == i-1 || h == i-1 || h == v {
			tokens[k].Head = base + i
			if k == i-1 {
				tokens[k].Rel = nlp.Compound
			}
		}
	}
	t := &tokens[i]
	t.UPOS, t.XPOS, t.Lemma = nlp.NOUN, "NNS", t.Lower[:len(t.Lower)-1]
	t.Head, t.Rel = base+v, nlp.Obj
	if tokens[v].UPOS != nlp.VERB || tokens[v].Rel == nlp.Amod {
		tokens[v].UPOS = nlp.VERB
	}
}

// mendAdding makes an adjunct of the participle behind a verb of saying and a comma, which the network takes for what is said:
// "…,” she said, | calling them cruel."
func mendAdding(tokens []nlp.Token, base, i int) {
	t := &tokens[i]
	v := t.Head - base
	c := i - 1
	if c > 0 && closing[tokens[c].Form] {
		c-- // "warned of “dark days,” | calling for talks"
	}
	if t.XPOS != "VBG" || t.Rel != nlp.Ccomp || v < 0 || v > c-1 || tokens[c].Form != "," || tokens[v].UPOS != nlp.VERB {
		return
	}
	if firstKid(tokens, base, i, nlp.Aux) < 0 && firstKid(tokens, base, i, nlp.Nsubj) < 0 && firstKid(tokens, base, i, nlp.Mark) < 0 {
		t.Rel = nlp.Advcl
	}
}

// closing are marks that may end a quotation.
var closing = map[string]bool{"\"": true, "”": true, "''": true}

// answering are verbs by which one answers what others report.
var answering = map[string]bool{"denied": true, "denies": true, "deny": true, "rejected": true, "rejects": true, "reject": true, "dismissed": true, "dismisses": true, "dismiss": true,
	"confirmed": true, "confirms": true, "confirm": true, "refuted": true, "refutes": true, "rebutted": true, "disputed": true, "disputes": true, "contradicted": true, "repeated": true}
