package stance

import (
	"rapporteur/nlp"
)

// flips counts the words between an issue and the head of its object that turn the stance: "end the siege", "a halt to
// the strikes", "not sign the deal".
func (r *reader) flips(i, top, mention int) int {
	n, joined := 0, false
	for step := 0; i >= 0 && step < 10; step++ {
		t := &r.d.Tokens[i]
		if int(r.at[i])-1 != mention && !joined { // not "an end to the siege | and a vote"
			if turns[t.Lemma] || r.turnsWith(i) {
				n++
			}
		}
		if t.UPOS == nlp.VERB && r.p.Negated(i) {
			n++
		}
		if lets[t.Lemma] {
			if k := r.d.Kid(i, nlp.Xcomp, nlp.Ccomp); k >= 0 && turns[r.d.Tokens[k].Lemma] {
				n++ // "allow our borders to be violated"
			}
		}
		joined = t.Rel == nlp.Conj
		if i == top {
			if r.turnedBehind(i, mention) || r.turnedBefore(i) {
				n++
			}
			break
		}
		i = t.Head
	}
	return n
}

// turnsWith tells whether verb i turns a stance together with the word behind it: "give up", "walk away", "stay out".
func (r *reader) turnsWith(i int) bool {
	behind := turnPairs[r.d.Tokens[i].Lemma]
	if behind == nil {
		return false
	}
	for k := i + 1; k < len(r.d.Tokens) && k < i+3; k++ {
		if behind[r.d.Tokens[k].Lower] {
			return true
		}
	}
	return false
}

var turnPairs = map[string]map[string]bool{"stay": wordSet("away out"), "give": wordSet("up"), "walk": wordSet("away out"), "pull": wordSet("out"), "turn": wordSet("away"),
	"step": wordSet("back away"), "back": wordSet("away out"), "do": wordSet("away without"), "call": wordSet("off"), "hold": wordSet("off"), "put": wordSet("off")}

// turnedBehind tells whether a participle straight behind the issue that heads an object undoes it: "wants the sanctions lifted".
func (r *reader) turnedBehind(top, mention int) bool {
	k := r.mentions[mention].hi
	if r.mentions[mention].head != top || k >= len(r.d.Tokens) || !r.sameSent(k, top) {
		return false
	}
	t := &r.d.Tokens[k]
	return (t.XPOS == "VBN" || t.XPOS == "VBD") && turns[t.Lemma]
}

// turnedBefore tells whether a gerund that the tree takes for an attribute of noun top undoes it: "ruled out lifting sanctions".
func (r *reader) turnedBefore(top int) bool {
	if top == 0 || r.d.Tokens[top].UPOS != nlp.NOUN {
		return false
	}
	for k := range r.d.Kids(top) {
		if t := &r.d.Tokens[k]; k < top && t.Rel == nlp.Amod && t.XPOS == "VBG" && turns[t.Lemma] {
			return true
		}
	}
	return false
}

var lets = wordSet("allow let permit tolerate")

var turns = wordSet(`end stop halt cease lift prevent avoid cancel abandon drop suspend freeze remove dismantle combat fight abolish reject break violate cede
	renounce block ban oppose tackle eradicate counter resist limit curb reduce lifting removal suspension abolition cancellation cessation combating
	condemn kill harm endanger eliminate topple overthrow sever close cut expel revoke scrap quit leave defeat root refrain breach ending
	withhold scrap repeal rescind ease loosen reverse undo shelve desist shun forgo relinquish surrender waive forfeit ditch roll undermine hinder jeopardise jeopardize obstruct`)

// stanceOf is the stance of word i after the turns in its object and its own negation; "" when it says nothing.
func (r *reader) stanceOf(i int, stance string, flips int) string {
	if r.p.Undecided(i) {
		return ""
	}
	if r.p.GivenUp(i) {
		flips++
	}
	if flips%2 == 1 {
		switch stance {
		case "supports", "demands":
			stance = "opposes"
		case "opposes", "rules_out":
			stance = "supports"
		}
	}
	if r.p.Negated(i) {
		switch stance {
		case "supports":
			stance = "opposes"
		case "opposes", "rules_out":
			stance = "open"
		case "open":
			stance = "opposes"
		default:
			return ""
		}
	}
	if r.p.Negated(i) && stance == "opposes" && r.lacking(i) {
		return "conditional" // "could not accept a delay without a new constitution"
	}
	if k := r.infinitive(i); stance == "opposes" && refuses[r.d.Tokens[i].Lemma] && (r.conditional(i) || k > i && r.conditional(k)) {
		return "conditional" // "refused to sign unless the siege ends"
	}
	if stance == "open" && r.onceWithin(i) {
		return "conditional"
	}
	if (stance == "supports" || stance == "open") && (r.conditional(i) || r.infinitive(i) > i && r.conditional(r.infinitive(i))) {
		return "conditional"
	}
	return stance
}

// onceWithin tells whether readiness i waits for something: "ready to meet once the raids end", "as soon as".
func (r *reader) onceWithin(i int) bool {
	_, hi := r.d.Subtree(i)
	for k := i + 1; k+1 < hi; k++ {
		t := &r.d.Tokens[k]
		if t.Lower == "once" && t.Rel != nlp.Advmod || t.Lower == "soon" && r.d.Tokens[k-1].Lower == "as" && r.d.Tokens[k+1].Lower == "as" {
			return true
		}
	}
	return false
}

var refuses = wordSet("refuse decline")

// lacking tells whether "without" and a noun stand among the words below verb i.
func (r *reader) lacking(i int) bool {
	_, hi := r.d.Subtree(i)
	for k := i + 1; k+1 < hi; k++ {
		if r.d.Tokens[k].Lower == "without" {
			return r.d.Tokens[k+1].XPOS != "VBG"
		}
	}
	return false
}

// conditional tells whether a condition hangs on word i: "agreed to a truce only if the siege ends".
func (r *reader) conditional(i int) bool {
	if r.conditionWithin(i) >= 0 {
		return true
	}
	for k := range r.d.Kids(i) {
		if r.d.Tokens[k].Lower == "long" && r.d.Tokens[k].Rel == nlp.Advmod && r.d.Kid(k, nlp.Advcl) > k {
			return true // "as long as the siege goes on"
		}
		if r.d.Tokens[k].Rel != nlp.Advcl {
			continue
		}
		for m := range r.d.Kids(k) {
			switch r.d.Tokens[m].Lower {
			case "if", "unless", "until", "provided", "providing":
				if r.d.Tokens[m].Rel == nlp.Mark {
					return true
				}
			}
		}
		if r.asLongAs(k) {
			return true
		}
	}
	return r.inReturn(i)
}

// conditionWithin is the first word of a condition that the words below verb or adjective i bring whatever the tree makes of
// it, "would free the men it caught | only if the raids stop", "agreed to the swap on condition that he goes first"; -1 for none.
func (r *reader) conditionWithin(i int) int {
	lo, hi := r.d.Subtree(i)
	only := i > 0 && r.d.Tokens[i-1].Lower == "only"
	for k := max(lo, i+1); k+2 < hi; k++ {
		one, two := r.d.Tokens[k].Lower, r.d.Tokens[k+1].Lower
		if one == "but" || one == "while" || one == ";" {
			return -1 // what follows is somebody else's
		}
		switch {
		case one == "only" && (two == "if" || two == "when" || two == "once" || two == "after"), one == "on" && two == "condition" && r.d.Tokens[k+2].Lower != "of":
			return k
		case only && (one == "if" || one == "when" || one == "once") && r.d.Tokens[k].Rel != nlp.Obj:
			return k // "would only let convoys in if"
		case one == "unless" || one == "provided" && two == "that" || one == "so" && two == "long" && r.d.Tokens[k+2].Lower == "as":
			return k
		case (one == "on" || one == "under") && r.d.Tokens[k+2].Lower == "condition" && ((two == "the" || two == "one") && (k+3 >= hi || r.d.Tokens[k+3].Lower != "of")):
			return k
		}
	}
	return -1
}

// asLongAs tells whether clause k opens with "as long as".
func (r *reader) asLongAs(k int) bool {
	lo, hi := r.d.Subtree(k)
	return lo+2 < hi && r.d.Tokens[lo].Lower == "as" && r.d.Tokens[lo+1].Lower == "long" && r.d.Tokens[lo+2].Lower == "as"
}

// inReturn tells whether what word i tells is offered for something: "to accept limits in return for an end to the siege".
func (r *reader) inReturn(i int) bool {
	for k := range r.d.Kids(i) {
		t := &r.d.Tokens[k]
		if k > i && t.Rel == nlp.Obl && (t.Lemma == "return" || t.Lemma == "exchange") && r.p.Prep(k) == "in" {
			return true
		}
	}
	return false
}

// unreal tells whether word i tells of no stance that is taken: "if they reject it", "could back it".
func (r *reader) unreal(i int) bool {
	for k := range r.d.Kids(i) {
		switch t := &r.d.Tokens[k]; {
		case t.Rel == nlp.Mark && (t.Lower == "if" || t.Lower == "unless" || t.Lower == "whether"):
			return true
		case t.Rel == nlp.Aux && isModal(t.Lower) && !(t.Lower == "could" && r.p.Negated(i)): // "could not accept the draft" turns it down
			return true
		}
	}
	for up := 0; up < 3; up++ { // "must work to support", "urged them to support": nobody supports yet
		t := &r.d.Tokens[i]
		h := t.Head
		if h >= 0 && t.Rel == nlp.Conj && r.p.Infinitive(h) && !r.p.Negated(i) && r.d.Kid(i, nlp.Nsubj) < 0 {
			i = h // "refused to break relations | and recognise the republic"
			continue
		}
		if h >= 0 && t.Rel == nlp.Ccomp && r.asksFor(h) && r.subjunctive(i) {
			return true // "demanded that the premier suspend the talks"
		}
		if h < 0 || t.Rel != nlp.Xcomp && t.Rel != nlp.Advcl && t.Rel != nlp.Acl || !r.p.Infinitive(i) {
			return false
		}
		switch r.d.Tokens[h].Lemma {
		case "refuse", "decline", "fail":
			return true // "refused to agree to a truce": the refusal tells it
		case "convince", "persuade", "encourage", "force", "get", "help", "push", "lead", "want", "expect":
			if r.d.Kid(h, nlp.Obj, nlp.Iobj) >= 0 {
				return true // "tried to convince others to recognise it"
			}
		}
		for _, w := range r.words.Of(r.d.Tokens[h].Lemma, 'v') {
			if w.Stance == "demands" {
				return true
			}
		}
		if r.onlyReady(h) {
			return true // "voiced readiness to resume the talks": the readiness tells it
		}
		for k := range r.d.Kids(h) {
			if x := &r.d.Tokens[k]; x.Rel == nlp.Aux && isModal(x.Lower) {
				return true
			}
		}
		i = h
	}
	return false
}

// asksFor tells whether verb v demands or proposes.
func (r *reader) asksFor(v int) bool {
	for _, w := range r.words.Of(r.d.Tokens[v].Lemma, 'v') {
		if w.Stance == "demands" || w.Offer {
			return true
		}
	}
	return false
}

// onlyReady tells whether word h is a noun or adjective that leaves open or refuses what its infinitive tells.
func (r *reader) onlyReady(h int) bool {
	as := byte('n')
	switch r.d.Tokens[h].UPOS {
	case nlp.NOUN:
	case nlp.ADJ:
		as = 'a'
	default:
		return false
	}
	for _, w := range r.words.Of(r.d.Tokens[h].Lemma, as) {
		if w.Stance == "open" || sign(w.Stance) < 0 {
			return true
		}
	}
	return false
}

func isModal(w string) bool {
	switch w {
	case "could", "may", "might", "should", "must":
		return true
	}
	return false
}
