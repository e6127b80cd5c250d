package stance

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// readWord makes positions, proposals and answers of word i when it is a word of stance.
func (r *reader) readWord(i int) {
	t := &r.d.Tokens[i]
	if r.told[i] {
		return // "will lift the siege if …": read as what is promised
	}
	as := byte(0)
	switch t.UPOS {
	case nlp.VERB:
		as = 'v'
	case nlp.NOUN:
		as = 'n'
	case nlp.ADJ:
		as = 'a'
	case nlp.ADP:
		as = 'p'
	default:
		return
	}
	lemma := t.Lemma
	if as == 'v' && t.XPOS == "VBN" && r.d.Kid(i, nlp.AuxPass) >= 0 && (r.infinitive(i) > i || r.p.Obl(i, "to") > i && r.d.Kid(i, nlp.OblAgent) < 0) && r.words.Of(t.Lower, 'a') != nil {
		as, lemma = 'a', t.Lower // "was prepared to accept": nobody prepared it
	}
	if as != 'n' && t.Rel == nlp.Obj && r.words.Of(t.Lower, 'n') != nil {
		as, lemma = 'n', t.Lower // "gave its backing": taggers doubt the noun
	}
	for _, w := range r.words.Of(lemma, as) {
		if !r.hasRest(i, w) {
			continue
		}
		if r.readFrames(i, w, as) {
			return
		}
	}
}

// hasRest tells whether the words that belong to a cue besides its first stand near it: "rule … out".
func (r *reader) hasRest(i int, w *lexicon.StanceWord) bool {
	prt := r.p.Particle(i)
	if len(w.Words) == 1 {
		return prt == "" || prt == "for" || prt == "on"
	}
	at := i + 1
	for _, x := range w.Words[1:] {
		found := false
		for k := at; k < len(r.d.Tokens) && k < i+5; k++ {
			if r.d.Tokens[k].Lower == x {
				at, found = k+1, true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// readFrames reads word i by the first of its frames that has an object; true when one has.
func (r *reader) readFrames(i int, w *lexicon.StanceWord, as byte) bool {
	actors := r.actorsOf(i, w, as)
	st := r.cueAt[i]
	if st != nil && len(st.Speaker) > 0 && as != 'a' {
		actors = st.Speaker
	}
	for _, f := range w.Frames {
		o, ok := r.objectOf(i, f, as)
		if !ok {
			continue
		}
		if len(actors) == 0 || r.unreal(i) {
			return true
		}
		if w.Words[0] == "sign" && papers[r.d.Tokens[o.head].Lemma] {
			return true // who signs a decree stands for it, not for every matter in it
		}
		if r.take(i, w, &o, actors) {
			return true
		}
	}
	if as == 'v' && w.Answer && len(actors) > 0 && r.bareAnswer(i, w, actors) {
		return true
	}
	if st == nil || len(actors) == 0 || r.unreal(i) || as != 'v' || !agrees(w.Stance, st.Act) {
		return false
	}
	lo, hi := r.d.TokensOf(st.Content[0])
	if hi-lo < 1 {
		return false
	}
	return r.take(i, w, &object{rng{lo, hi}, r.d.HeadOf(lo, hi), -1}, actors)
}

var papers = wordSet("order decree letter document memo memorandum paper petition")

// agrees tells whether a statement's act may carry that stance.
func agrees(stance string, act record.Act) bool {
	switch stance {
	case "demands":
		return act == record.Demand || act == record.Ask
	case "opposes", "rules_out":
		return act == record.Criticise || act == record.Dismiss
	case "supports":
		return act == record.Praise || act == record.Propose || act == record.Promise || act == record.Believe || act == record.Intend
	}
	return false
}

// take makes what word i with object o says about the actors: false when it says nothing.
func (r *reader) take(i int, w *lexicon.StanceWord, o *object, actors record.IDs) bool {
	issue, flips, main := r.issueOf(i, o, w.Open || w.Offer && r.d.Tokens[o.head].XPOS == "VBG" || w.Answer && r.p.Negated(i)) // "suggested freezing the payments"
	if issue == "" && meets[r.d.Tokens[o.head].Lemma] && r.d.Tokens[o.head].UPOS == nlp.VERB && (w.Stance == "open" || w.Answer) {
		issue = "peace talks" // "is ready to meet the rebels"
	}
	stance := r.stanceOf(i, w.Stance, flips)
	if stance == "" {
		return false
	}
	ev, n := r.clauseSpan(i, o, main), -1
	if stance == "conditional" {
		ev = r.withTerms(ev, i, o.head)
	}
	if w.Answer {
		if n = r.answer(i, o, actors, r.stanceOnProposal(i, w, o, main, stance), ev); n >= 0 && (issue == "" || main < 0) {
			issue = r.offers[n].issue // "backed the idea": what the idea is about
			stance = r.answeredStance(n, stance)
		}
	}
	if issue == "" {
		if issue = r.lastIssueOf(i, o, actors); issue == "" {
			return false
		}
	}
	confidence := 0.62
	if main < 0 {
		confidence = 0.5
	}
	r.hold(stand{actors, issue, stance, o.rng, i, ev, confidence, "word"})
	if stance == "conditional" && r.infinitive(i) == o.head {
		r.told[o.head] = true // "ready to suspend attacks if …": nothing is suspended yet
	}
	switch {
	case w.Offer && (sign(stance) != 0 && (flips == 0 || w.Stance == "supports") || stance == "conditional"):
		r.offer(offer{by: actors[0], to: r.p.Party(o.to), what: o.rng, issue: issue, word: i, evidence: ev, rule: "verb", against: sign(stance) < 0})
	case n >= 0 && !contains(actors, r.offers[n].by): // an answer is no offer
	case stance == "conditional" && w.Stance == "open" && main >= 0:
		r.offerOnTerms(i, o, actors[0], issue, ev) // "ready to free the captives if the siege ends"
	}
	for _, n := range r.furtherIssues(main) {
		fl := r.flips(r.mentions[n].head, o.head, n)
		if s := r.stanceOf(i, w.Stance, fl); s != "" {
			r.hold(stand{actors, r.mentions[n].issue, s, r.mentions[n].rng, i, ev, 0.45, "word"})
		}
	}
	return true
}

// stanceOnProposal is where word i stands on the proposal that its object names, which undoes what that proposal undoes no second time:
// who criticises a plan to cut aid rejects the plan.
func (r *reader) stanceOnProposal(i int, w *lexicon.StanceWord, o *object, main int, stance string) string {
	n := r.answered(i, o)
	if n < 0 || main < 0 {
		return stance
	}
	word := r.offers[n].word
	if word < o.lo || word >= o.hi || word == r.mentions[main].head {
		return stance
	}
	return r.stanceOf(i, w.Stance, r.flips(word, o.head, main))
}

// withTerms is the evidence of a conditional stance with the condition that hangs on word i or on the head of its object.
func (r *reader) withTerms(ev text.Span, i, head int) text.Span {
	for _, c := range append(r.conditions(i), r.conditions(head)...) {
		if c.Start >= ev.Start && c.End > ev.End && c.End-ev.Start < 260 {
			ev.End = c.End
		}
	}
	return ev
}

// offerOnTerms makes an offer of what word i of readiness takes, where a condition hangs on it or on the word itself.
func (r *reader) offerOnTerms(i int, o *object, by record.ActorID, issue string, ev text.Span) {
	var terms []text.Span
	if len(r.conditions(o.head)) == 0 {
		if terms = r.conditions(i); len(terms) == 0 {
			return
		}
	}
	r.offer(offer{by: by, what: r.without(o.rng, o.head), issue: issue, word: o.head, evidence: ev, rule: "condition", terms: terms})
}

// meets are verbs of what one has to be willing to do before any talks.
var meets = wordSet("meet talk sit")

// issueOf is the issue of an object, the number of turns between it and the object's head, and its mention (-1 for an
// issue that is not in the table).
func (r *reader) issueOf(i int, o *object, open bool) (string, int, int) {
	if n := int(r.at[i]) - 1; n >= 0 && r.mentions[n].issue == "recognition" {
		return r.mentions[n].issue, 0, n // the verb names the issue itself: "recognised the republic"
	}
	if n := r.mainIssue(o.rng, o.head); n >= 0 {
		return r.mentions[n].issue, r.flips(r.mentions[n].head, o.head, n), n
	}
	if open {
		turned := 0
		if t := &r.d.Tokens[o.head]; t.UPOS == nlp.VERB && turns[t.Lemma] {
			turned = 1 // "voted to scrap the levy"
		}
		return r.openIssue(o.head), turned, -1
	}
	return "", 0, -1
}

// furtherIssues are the issues coordinated with the main one: "a truce and the release of all hostages". The words
// between tell it, since trees often break here.
func (r *reader) furtherIssues(main int) []int {
	if main < 0 {
		return nil
	}
	var out []int
	last := main
	for n := main + 1; n < len(r.mentions) && len(out) < 3; n++ {
		if loose[r.mentions[n].issue] && r.mentions[n].lo == r.mentions[last].hi {
			last = n // "the truce | talks and the release of all hostages"
			continue
		}
		if !r.sameSent(r.mentions[n].lo, r.mentions[main].lo) || !r.joined(r.mentions[last].hi, r.mentions[n].lo) {
			break
		}
		if r.mentions[n].issue != r.mentions[last].issue && !loose[r.mentions[n].issue] {
			out = append(out, n)
		}
		last = n
	}
	return out
}

// joined tells whether the words of the range coordinate what stands around it: a comma or "and", and no verb.
func (r *reader) joined(lo, hi int) bool {
	and := false
	for i := lo; i < hi; i++ {
		t := &r.d.Tokens[i]
		switch {
		case t.UPOS == nlp.CCONJ && t.Lower != "but" || t.Form == "," || t.Lower == "well":
			and = true
		case t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || t.UPOS == nlp.SCONJ || t.Form == ";" || t.Form == ":" || t.Lower == "to" || t.Lower == "but":
			return false
		}
	}
	return and && hi-lo <= 12
}
