package parse

import (
	"strings"

	"rapporteur/nlp"
)

// ofVerbs are verbs that take a person and, behind "of", a matter.
var ofVerbs = forms("accuse accuses accused accusing acquit acquits acquitted acquitting convict convicts convicted convicting suspect suspects suspected suspecting inform informs informed informing",
	"notify notifies notified notifying warn warns warned warning assure assures assured assuring remind reminds reminded reminding deprive deprives deprived depriving strip strips stripped stripping",
	"rob robs robbed robbing advise advises advised advising absolve absolves absolved absolving relieve relieves relieved relieving persuade persuades persuaded persuading convince convinces convinced convincing")

// groupNouns are what a phrase with "of" tells of a person or a body, so that the matter is yet to come: "warned the people
// of the town of a flood".
var groupNouns = forms("town towns city cities village villages country countries region regions province provinces state states district districts area areas camp camps neighborhood neighbourhood",
	"party parties movement group groups council parliament army government ministry committee commission staff union republic kingdom faction factions family tribe tribes defence defense interior")

func forms(lines ...string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lines {
		for _, w := range strings.Fields(l) {
			m[w] = true
		}
	}
	return m
}

// mendMatter hangs the matter on the verb, not on the person: "accused the government of Thursday's raid", "warned the
// president of Chad of a mutiny".
func mendMatter(tokens []nlp.Token, base, v int) {
	if !ofVerbs[tokens[v].Lower] {
		return
	}
	o := firstKid(tokens, base, v, nlp.Obj)
	if o < v || tokens[o].UPOS == nlp.PRON {
		return
	}
	for k := o + 1; k < len(tokens) && k < o+12; k++ {
		t := &tokens[k]
		if t.UPOS == nlp.VERB || t.UPOS == nlp.PUNCT {
			return
		}
		if t.Lower != "of" || t.Rel != nlp.Case {
			continue
		}
		n := t.Head - base
		if n <= k || n >= len(tokens) || tokens[n].Rel != nlp.Nmod || !under(tokens, base, n, o) {
			continue
		}
		if tokens[n].UPOS != nlp.NOUN || groupNouns[tokens[n].Lower] {
			continue
		}
		tokens[n].Head, tokens[n].Rel = base+v, nlp.Obl
		mendDeed(tokens, base, v, n)
		return
	}
}

// mendDeed makes the deed of the person what the tree takes for a second thing that the subject does: "accused the minister
// of treason and of plotting a coup".
func mendDeed(tokens []nlp.Token, base, v, n int) {
	for k := n + 1; k < len(tokens) && k < n+5; k++ {
		t := &tokens[k]
		if t.XPOS == "VBG" && t.Rel == nlp.Conj && t.Head == base+v && tokens[k-1].Lower == "of" {
			t.Rel = nlp.Advcl
			return
		}
	}
}
