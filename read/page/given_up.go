package page

import "rapporteur/nlp"

// GivenUp tells whether noun i names what its holder gives up and so no longer does or wants: "dropped its opposition to the
// sanctions", "agreed to abandon their demand for a partition".
func (p *Page) GivenUp(i int) bool {
	t := &p.Doc.Tokens[i]
	if t.UPOS != nlp.NOUN || t.Rel != nlp.Obj || t.Head < 0 || p.Negated(t.Head) {
		return false
	}
	v := &p.Doc.Tokens[t.Head]
	switch v.Lemma {
	case "drop", "abandon", "withdraw", "lift", "end", "reverse", "renounce", "relinquish", "retract", "waive", "forgo":
		return true
	case "give":
		k := p.Doc.Kid(t.Head, nlp.CompoundPrt)
		return k >= 0 && p.Doc.Tokens[k].Lower == "up"
	}
	return false
}
