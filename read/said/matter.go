package said

import "rapporteur/nlp"

// onlyMatter tells whether the word of blame i only names a matter of law, of an office or of a fight, and blames nobody:
// "prior criminal records", "the disaster agency", "a law that would help to fight corruption".
func (r *reader) onlyMatter(i int) bool {
	t := &r.d.Tokens[i]
	if t.UPOS == nlp.VERB || t.Head < 0 {
		return false
	}
	head := &r.d.Tokens[t.Head]
	switch t.Rel {
	case nlp.Amod, nlp.Compound:
		return matters[head.Lemma] || t.Rel == nlp.Compound && (r.p.ActorsAt(t.Head) != nil || r.p.Latent(t.Head) != nil)
	case nlp.Obj:
		return fought[head.Lemma]
	case nlp.Conj:
		return r.onlyMatter(t.Head) // "to fight crime and corruption"
	}
	if c := r.d.Kid(i, nlp.Case); c >= 0 && r.d.Tokens[c].Lower == "against" {
		return fought[head.Lemma] || head.Lemma == "fight" || head.Lemma == "law" || head.Lemma == "convention"
	}
	return false
}

// matters are nouns with which a word of blame is a term: a criminal case, illegal immigrants, the crime rate.
var matters = wordSet(`record court code law case charge inquiry investigation investigator probe trial proceeding procedure justice gang network history background
	complaint tribunal matter lawyer procedure offence offense liability responsibility immigrant immigration migrant alien drug rate scene figure statistic unit
	wave prevention relief response zone area agency allegation claim accusation charge suspicion watchdog commission victim law bill`)

// fought are verbs whose object is what somebody acts against.
var fought = wordSet("fight combat tackle curb prevent stop end counter battle eradicate reduce investigate probe eliminate root avoid avert oppose punish prosecute uproot")

// overdue tells whether verb v stands in the passive perfect under "should": "the ship should have been launched in May" demands nothing any more.
func (r *reader) overdue(v int) bool {
	if v < 0 || !r.p.Passive(v) {
		return false
	}
	for k := range r.d.Kids(v) {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Aux && t.Lower == "have" {
			return true
		}
	}
	return false
}
