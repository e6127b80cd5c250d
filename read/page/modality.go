package page

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// Modality tells how the report tells what word tok, a verb or an event noun, tells of: as a fact, or as planned,
// possible, denied or demanded. It reads the word's own auxiliaries and negation, then what governs it:
//
//	will meet, plans to meet, is to meet           planned
//	may meet, would meet if, threatened to leave   possible
//	did not meet, refused to meet, cancelled the visit, no talks   denied
//	must leave, urged them to leave, called for talks              demanded
//
// What is said by somebody else than the report is no modality: see AttributedTo.
func (p *Page) Modality(tok int) record.Modality {
	d := p.Doc
	if tok < 0 || tok >= len(d.Tokens) {
		return record.Asserted
	}
	for i, n := tok, 0; n < 12; n++ {
		if m := p.ownModality(i); m != "" {
			return m
		}
		head := d.Tokens[i].Head
		if head < 0 {
			break
		}
		m, stop := p.governed(i, head)
		if m != "" {
			return m
		}
		if stop {
			break
		}
		i = head
	}
	return record.Asserted
}

// Negated tells whether word i itself is negated: "did not sign", "no talks", "never met".
func (p *Page) Negated(i int) bool {
	d := p.Doc
	if h := d.Tokens[i].Head; h >= 0 && (d.Tokens[i].Rel == nlp.AclRelcl || d.Tokens[i].Rel == nlp.Acl) && noWay[d.Tokens[h].Lemma] && noOne(d, h) {
		return true // "there is no way they sign"
	}
	for k := range d.Kids(i) {
		t := &d.Tokens[k]
		switch t.Lower {
		case "not", "n't", "n’t", "never", "neither", "nor", "hardly", "cannot":
			if t.Rel != nlp.Advmod && t.Rel != nlp.Det && t.Rel != nlp.CcPreconj {
				continue
			}
			if k+1 < len(d.Tokens) && (d.Tokens[k+1].Lower == "only" || d.Tokens[k+1].Lower == "just") {
				continue // "not only met but"
			}
			if k > i && d.Tokens[i].UPOS != nlp.VERB {
				continue
			}
			return true
		case "no":
			if t.Rel == nlp.Det || (t.Rel == nlp.Advmod && k+1 < len(d.Tokens) && d.Tokens[k+1].Lower == "longer") {
				return true
			}
		case "longer":
			if k > 0 && d.Tokens[k-1].Lower == "no" {
				return true
			}
		case "without":
			if t.Rel == nlp.Case || t.Rel == nlp.Mark {
				return true
			}
		}
	}
	return p.neither(i)
}

// neither tells whether the object of verb i is two things of which neither is done, or its subject two of whom neither does it:
// "accepted neither the plan nor its authors", "neither Chad nor Niger agreed".
func (p *Page) neither(i int) bool {
	d := p.Doc
	if s := d.Kid(i, nlp.Nsubj); s >= 0 && s < i && d.Tokens[i].UPOS == nlp.VERB {
		if k := d.Kid(s, nlp.CcPreconj); k >= 0 && d.Tokens[k].Lower == "neither" {
			return true
		}
	}
	o := d.Kid(i, nlp.Obj)
	if d.Tokens[i].UPOS != nlp.VERB || o < i {
		return false
	}
	lo, _ := d.Subtree(o)
	return lo > i && d.Tokens[lo].Lower == "neither"
}

// Undecided tells whether verb i is one of two answers of which neither is given: "has neither accepted nor rejected it".
func (p *Page) Undecided(i int) bool {
	d := p.Doc
	a, b := i, i
	if d.Tokens[i].Rel == nlp.Conj {
		a = d.Tokens[i].Head
	} else {
		b = d.Kid(i, nlp.Conj)
	}
	if a < 0 || b <= a {
		return false
	}
	cc, not := d.Kid(b, nlp.Cc), d.Kid(a, nlp.Advmod, nlp.CcPreconj)
	if cc < 0 || d.Tokens[cc].Lower != "nor" || not < 0 || d.Tokens[not].Lower != "neither" {
		return false
	}
	return takes[d.Tokens[a].Lemma] != takes[d.Tokens[b].Lemma] && answersWith[d.Tokens[a].Lemma] && answersWith[d.Tokens[b].Lemma]
}

var (
	takes       = map[string]bool{"accept": true, "confirm": true, "approve": true, "back": true, "support": true, "endorse": true, "agree": true}
	answersWith = map[string]bool{"accept": true, "confirm": true, "approve": true, "back": true, "support": true, "endorse": true, "agree": true, "reject": true, "refuse": true,
		"deny": true, "oppose": true, "refute": true, "dismiss": true}
)

// noWay are nouns whose clause does not happen when there is none of them.
var noWay = map[string]bool{"way": true, "chance": true, "possibility": true, "prospect": true, "question": true, "circumstance": true}

// ownModality is what the auxiliaries, the negation and the conjunction of a clause say; "" when they say nothing.
func (p *Page) ownModality(i int) record.Modality {
	d := p.Doc
	if p.Negated(i) {
		return record.Denied
	}
	for k := range d.Kids(i) {
		t := &d.Tokens[k]
		switch t.Rel {
		case nlp.Nsubj, nlp.NsubjPass, nlp.Obj:
			if noOne(d, k) {
				return record.Denied // "no agreement was reached", "nobody attacked"
			}
		}
	}
	aux := record.Modality("")
	for k := range d.Kids(i) {
		t := &d.Tokens[k]
		switch t.Rel {
		case nlp.Amod:
			if d.Tokens[i].UPOS == nlp.NOUN && k < i {
				if m := adjectiveModality(t.Lower); m != "" {
					return m // "a possible war", "the planned visit"
				}
			}
		case nlp.Aux, nlp.Cop:
			if m := auxModality(t.Lower); m != "" {
				aux = m
			}
		case nlp.Mark:
			switch t.Lower {
			case "if", "unless", "whether", "lest":
				return record.Possible
			}
		}
	}
	if aux == record.Planned && p.conditional(i) {
		return record.Possible
	}
	if aux == "" && d.Tokens[i].UPOS == nlp.VERB && p.isToBe(i) {
		return record.Planned
	}
	if aux == "" && p.imperative(i) {
		return record.Demanded
	}
	return aux
}

// imperative tells whether verb i, or the verb that it is coordinated with, bids somebody to do something: “Stop the raids and
// release the men.” No subject, no auxiliary and no "to" stands by it.
func (p *Page) imperative(i int) bool {
	d := p.Doc
	if d.Tokens[i].XPOS != "VB" {
		return false
	}
	first := d.ConjHead(i)
	for _, k := range [...]int{i, first} {
		if d.Tokens[k].XPOS != "VB" || d.Kid(k, nlp.Nsubj, nlp.NsubjPass, nlp.Csubj, nlp.Expl, nlp.Aux, nlp.AuxPass, nlp.Mark, nlp.Cop) >= 0 {
			return false
		}
	}
	switch d.Tokens[first].Rel {
	case nlp.Root, nlp.Ccomp, nlp.Parataxis:
		return first == d.Sents[d.Tokens[first].Sent].Start || d.Tokens[first-1].UPOS == nlp.PUNCT
	}
	return false
}

func auxModality(word string) record.Modality {
	switch word {
	case "will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d":
		return record.Planned
	case "can", "could", "may", "might", "ca":
		return record.Possible
	case "must", "should", "ought":
		return record.Demanded
	}
	return ""
}

func adjectiveModality(word string) record.Modality {
	switch word {
	case "possible", "potential", "likely", "feared", "hypothetical", "eventual", "threatened":
		return record.Possible
	case "planned", "scheduled", "upcoming", "forthcoming", "impending", "future", "promised", "expected":
		return record.Planned
	case "proposed", "requested":
		return record.Demanded
	case "cancelled", "canceled", "averted", "aborted", "foiled":
		return record.Denied
	}
	return ""
}

// conditional tells whether the clause of i hangs on an "if" of its own: "would strike if attacked".
func (p *Page) conditional(i int) bool {
	d := p.Doc
	for k := range d.Kids(i) {
		if d.Tokens[k].Rel != nlp.Advcl {
			continue
		}
		for m := range d.Kids(k) {
			if w := d.Tokens[m].Lower; d.Tokens[m].Rel == nlp.Mark && (w == "if" || w == "unless") {
				return true
			}
		}
	}
	return false
}

// isToBe tells "are to meet" from "to meet": an infinitive whose "to" follows a form of "be".
func (p *Page) isToBe(i int) bool {
	d := p.Doc
	for k := range d.Kids(i) {
		if t := &d.Tokens[k]; t.Rel == nlp.Mark && t.Lower == "to" && k > d.Sents[t.Sent].Start && k < i {
			return d.Tokens[k-1].Lemma == "be" && d.Tokens[k-1].Head == i
		}
	}
	return false
}

func noOne(d *nlp.Doc, k int) bool {
	switch d.Tokens[k].Lower {
	case "nobody", "none", "neither", "nothing":
		return true
	}
	for c := range d.Kids(k) {
		if t := &d.Tokens[c]; t.Rel == nlp.Det && (t.Lower == "no" || t.Lower == "neither") {
			return true
		}
	}
	return false
}

// HasTo tells whether verb i is the "has" of "has to withdraw" or "will have to withdraw", but not of "may have to".
func (p *Page) HasTo(i int) bool {
	d := p.Doc
	if w := d.Tokens[i].Lower; w != "has" && w != "have" {
		return false
	}
	for k := range d.Kids(i) {
		if t := &d.Tokens[k]; t.Rel == nlp.Aux && t.Lower != "will" && t.Lower != "'ll" {
			return false
		}
	}
	return true
}

// governed is what head makes of i below it, and whether the climb ends there.
func (p *Page) governed(i, head int) (m record.Modality, stop bool) {
	d := p.Doc
	t := &d.Tokens[i]
	switch t.Rel {
	case nlp.Conj:
		if t.XPOS == "VBZ" || t.XPOS == "VBD" {
			return "", true // "will field nobody, and endorses the mayor"
		}
		return "", d.Kid(i, nlp.Nsubj, nlp.NsubjPass) >= 0 || (d.Kid(i, nlp.Aux) >= 0 && d.Tokens[i].UPOS == nlp.VERB)
	case nlp.Xcomp, nlp.Csubj, nlp.CsubjPass:
		if p.HasTo(head) && p.Infinitive(i) {
			return record.Demanded, true // "has to withdraw"; "had to withdraw" did so
		}
		return p.byGovernor(i, head, true), false
	case nlp.Ccomp:
		m := p.byGovernor(i, head, true)
		if m == record.Denied && lowersTruth[d.Tokens[head].Lemma] {
			return m, false
		}
		if m == record.Planned || m == record.Possible {
			return m, true
		}
		if m == record.Demanded && d.Tokens[i].XPOS == "VB" {
			return m, true // "demanded that the army leave", "suggested he be removed"
		}
		return "", true
	case nlp.Acl:
		if p.Infinitive(i) || p.gerundOf(i) {
			if m := p.byGovernor(i, head, true); m != "" {
				return m, true
			}
			if p.Infinitive(i) {
				return record.Planned, true
			}
		}
		return "", true
	case nlp.Advcl:
		if m := p.byGovernor(i, head, true); m != "" && (p.Infinitive(i) || p.gerundOf(i)) {
			return m, true
		}
		if p.Infinitive(i) && p.onlyFor(i) {
			return "", true
		}
		if p.Infinitive(i) {
			return record.Planned, true // purpose: "came to sign a deal"
		}
		return "", true
	case nlp.AclRelcl, nlp.Parataxis, nlp.Appos, nlp.Root:
		return "", true
	case nlp.Obj, nlp.Iobj:
		return p.byGovernor(i, head, false), false
	case nlp.NsubjPass:
		return p.byGovernor(i, head, false), false
	case nlp.Obl, nlp.Nmod:
		return p.byPreposition(i, head)
	case nlp.Nsubj:
		return "", d.Tokens[head].UPOS == nlp.VERB && reporting[d.Tokens[head].Lemma]
	case nlp.Compound, nlp.Amod:
		if d.Tokens[head].UPOS == nlp.NOUN {
			if g, ok := lexicon.GovernorOf(d.Tokens[head].Lemma, 'n'); ok && g.Noun {
				return record.Modality(fact(g.Modality)), true // "a ceasefire proposal"
			}
		}
		return "", false
	}
	return "", false
}

// onlyFor tells whether an infinitive tells what came of what stands before: "made progress, only for Chad to denounce it".
func (p *Page) onlyFor(i int) bool {
	s := p.Doc.Sents[p.Doc.Tokens[i].Sent].Start
	for k := i - 1; k > s+1 && k > i-9; k-- {
		if p.Doc.Tokens[k].Lower == "for" {
			return p.Doc.Tokens[k-1].Lower == "only" && p.Doc.Tokens[k-2].Form == ","
		}
	}
	return false
}

// lowersTruth are verbs that deny what their clause tells.
var lowersTruth = map[string]bool{"deny": true}

// reporting are verbs whose subject stands outside of what they tell.
var reporting = map[string]bool{"say": true, "tell": true, "warn": true, "announce": true, "believe": true}

// gerundOf tells "the idea of sending troops" and "accused of shelling": a gerund behind a preposition.
func (p *Page) gerundOf(i int) bool {
	d := p.Doc
	if d.Tokens[i].XPOS != "VBG" {
		return false
	}
	if h := d.Tokens[i].Head; h >= 0 && h == i-1 && d.Tokens[h].UPOS == nlp.VERB {
		return true // "denied supporting the rebels", however it is hung on
	}
	k := d.Kid(i, nlp.Mark, nlp.Case)
	return k >= 0 && k < i
}

// byPreposition handles what stands behind a preposition: "called for talks", "a proposal for talks", "hinted at strikes".
// Behind others ("after the talks") a noun stands for itself.
func (p *Page) byPreposition(i, head int) (record.Modality, bool) {
	switch prep := p.Prep(i); prep {
	case "for", "of", "at", "to", "from", "with", "on", "against", "about", "in":
		t := &p.Doc.Tokens[head]
		as := byte('n')
		if t.UPOS == nlp.VERB {
			as = 'v'
			if g, ok := lexicon.GovernorOf(t.Lemma+" "+prep, as); ok && g.Noun {
				return fact(g.Modality), true
			}
		} else if t.UPOS == nlp.ADJ {
			as = 'a'
		}
		if as == 'v' && (i < head || prep == "in" || prep == "on" || prep == "with" || prep == "against") {
			return "", true // "At a meeting in Lima the envoy demanded a truce"
		}
		if g, ok := lexicon.GovernorOf(t.Lemma, as); ok && g.Noun && p.Object(head) < 0 {
			return fact(g.Modality), true
		}
		return "", as == 'v' && prep != "in"
	}
	return "", true
}

// byGovernor is what the word head makes of the clause or noun i below it; "" when it says nothing.
func (p *Page) byGovernor(i, head int, clause bool) record.Modality {
	t := &p.Doc.Tokens[head]
	as := byte('v')
	switch t.UPOS {
	case nlp.NOUN, nlp.PROPN:
		as = 'n'
	case nlp.ADJ, nlp.ADV:
		as = 'a'
	}
	word := t.Lemma
	if as == 'v' {
		if prt := p.Particle(head); prt != "" {
			word += " " + prt
		}
	}
	g, ok := lexicon.GovernorOf(word, as)
	if !ok || (clause && !g.Clause) || (!clause && !g.Noun) {
		return ""
	}
	m := fact(g.Modality)
	if p.Negated(head) {
		return negatedGovernor(word, m)
	}
	return m
}

// negatedGovernor is what a governor under "not" makes: who did not refuse may have done it, who did not plan did not.
func negatedGovernor(word string, m record.Modality) record.Modality {
	if m != record.Denied {
		return record.Denied
	}
	switch word {
	case "rule out", "exclude":
		return record.Possible
	}
	return record.Asserted
}

func fact(m string) record.Modality {
	if m == "fact" {
		return ""
	}
	return record.Modality(m)
}
