package stance

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// readModal makes a position of what a speaker says must be, or will never be: "They must leave our land", "We will
// never give up the island".
func (r *reader) readModal(i int) {
	t := &r.d.Tokens[i]
	v, stance := -1, ""
	switch t.Lower {
	case "must", "should":
		if t.UPOS == nlp.AUX {
			v, stance = t.Head, "demands"
		}
	case "need", "needs", "have", "has", "had":
		if t.Lower == "had" && t.Rel != nlp.Ccomp {
			return
		}
		if t.UPOS == nlp.VERB {
			if v = r.infinitive(i); v >= 0 && v-i < 4 && !softens[r.d.Tokens[v].Lemma] {
				stance = "demands"
			} else {
				return
			}
		}
	case "will", "'ll", "’ll", "would":
		if t.Rel == nlp.Aux && t.Head >= 0 && !r.p.Negated(t.Head) && (r.announced(i) || r.conditionWithin(t.Head) > i) {
			v, stance = t.Head, "supports"
		}
	case "never", "not", "n't", "n’t":
		if r.will(t.Head) {
			v, stance = t.Head, "rules_out"
		} else if x := r.goingTo(t.Head); x >= 0 {
			v, stance = x, "rules_out"
		}
	case "no":
		r.thereIsNo(i)
		return
	}
	if v < 0 {
		return
	}
	by := r.p.AttributedTo(t.Span)
	if len(by) == 0 || stance == "rules_out" && !r.refuses(v, by) {
		return
	}
	if stance == "demands" && r.p.Negated(v) {
		stance = "opposes"
	}
	g := r.tree(v)
	o := object{g, v, -1}
	n := r.mainIssue(r.without(g, v), v)
	if n < 0 && stance == "demands" && t.UPOS == nlp.VERB && turns[r.d.Tokens[v].Lemma] {
		r.hasToStop(i, by)
		return
	}
	if (stance == "supports" || stance == "rules_out") && n >= 0 && r.conditional(v) {
		stance = "conditional" // "will not disarm unless", "will never withdraw as long as"
	}
	if n < 0 || !r.isMeant(v, r.mentions[n].head, stance) {
		return
	}
	fl := r.flips(r.mentions[n].head, v, n)
	if stance == "rules_out" && fl > 0 && r.p.Negated(v) {
		fl-- // the negation is the stance itself
	}
	if fl%2 == 1 && stance != "conditional" {
		switch stance {
		case "demands", "supports":
			stance = "opposes"
		default:
			stance = "supports"
		}
	}
	r.hold(stand{by, r.mentions[n].issue, stance, r.mentions[n].rng, v, r.clauseSpan(v, &o, n), 0.5, "said"})
	if terms := r.conditions(v); stance == "conditional" && len(terms) > 0 && !r.answersIf(v, by) { // "will free the captives only if the siege ends": an offer
		what := r.without(g, v)
		r.offer(offer{by: by[0], what: what, issue: r.mentions[n].issue, word: v, evidence: r.d.Span(g.lo, g.hi), rule: "condition"})
	}
	for _, m := range r.furtherIssues(n) {
		s := stance
		if r.flips(r.mentions[m].head, v, m)%2 == 1 && s == "demands" {
			s = "opposes"
		}
		r.hold(stand{by, r.mentions[m].issue, s, r.mentions[m].rng, v, r.clauseSpan(v, &o, m), 0.45, "said"})
	}
}

// answersIf notes the answer to a proposal that verb v gives on a condition, "it would accept the truce only if the siege ends",
// and tells whether it is one: what answers another's proposal is no offer of its own.
func (r *reader) answersIf(v int, by record.IDs) bool {
	for _, w := range r.words.Of(r.d.Tokens[v].Lemma, 'v') {
		if !w.Answer || len(w.Words) > 1 {
			continue
		}
		for _, f := range w.Frames {
			o, ok := r.objectOf(v, f, 'v')
			if !ok {
				continue
			}
			n := r.answered(v, &o)
			if n < 0 || contains(by, r.offers[n].by) {
				return false
			}
			g := r.tree(v)
			return r.answer(v, &o, by, "conditional", r.d.Span(g.lo, g.hi)) >= 0
		}
	}
	return false
}

// hasToStop makes a position of what a speaker says has to end, which is the subject of verb i: "The raids and the blockade
// have to stop."
func (r *reader) hasToStop(i int, by record.IDs) {
	s := r.d.Kid(i, nlp.Nsubj)
	if s < 0 {
		return
	}
	n := r.mainIssue(r.tree(s), s)
	if n < 0 {
		return
	}
	o := object{r.tree(s), s, -1}
	for _, m := range append([]int{n}, r.furtherIssues(n)...) {
		r.hold(stand{by, r.mentions[m].issue, "opposes", r.mentions[m].rng, i, r.clauseSpan(i, &o, m), 0.5, "said"})
	}
}

// without is the part of the tree g of verb v before the conditions that hang on it.
func (r *reader) without(g rng, v int) rng {
	for k := range r.d.Kids(v) {
		if k < v || r.d.Tokens[k].Rel != nlp.Advcl {
			continue
		}
		if m := r.d.Kid(k, nlp.Mark); m > v && m < k && conditionWords[r.d.Tokens[m].Lower] {
			lo, _ := r.d.Subtree(k)
			g.hi = max(min(g.hi, lo), v+1)
		}
	}
	if k := r.conditionWithin(v); k > v {
		g.hi = min(g.hi, k)
	}
	return g
}

var conditionWords = wordSet("if unless until provided providing once long")

// softens are verbs behind which "have to" demands nothing: "we have to admit".
var softens = wordSet("admit say think see wait remember look recognise recognize understand acknowledge be")

// isMeant tells whether what must or will be done by verb v concerns the issue with head word h. An issue that is itself
// the subject counts where it is to go on, to end, or to be dealt with; "will" counts for the speaker's own deeds.
func (r *reader) isMeant(v, h int, stance string) bool {
	s := r.d.Kid(v, nlp.Nsubj)
	if s >= 0 && r.depth(h, s) < 4 {
		switch r.d.Tokens[v].Lemma {
		case "stop", "end", "continue", "cease", "begin", "resume", "start", "remain", "stay":
		default:
			return r.d.Kid(v, nlp.Cop) >= 0
		}
		return true
	}
	if stance != "supports" || r.ours(v) {
		return true
	}
	p := r.d.Kid(v, nlp.NsubjPass)
	return p >= 0 && r.depth(h, p) < 4
}

// announced tells whether word t stands in a statement that announces or promises.
func (r *reader) announced(i int) bool { return r.inNews[i] }

func (r *reader) will(v int) bool {
	if v < 0 {
		return false
	}
	for k := range r.d.Kids(v) {
		switch t := &r.d.Tokens[k]; t.Lower {
		case "will", "wo", "would", "shall", "'ll", "’ll":
			if t.Rel == nlp.Aux {
				return true
			}
		}
	}
	return false
}

// goingTo is the verb of "is not going to VERB", -1 for other words than "going".
func (r *reader) goingTo(v int) int {
	if v < 0 || r.d.Tokens[v].Lower != "going" {
		return -1
	}
	return r.infinitive(v)
}

// thereIsNo makes a position of what a speaker says there will never be: "There will be no talks", "there can be no deal without
// the captain". No is word i.
func (r *reader) thereIsNo(i int) {
	h := r.d.Tokens[i].Head
	if h < 0 || r.d.Tokens[i].Rel != nlp.Det {
		return
	}
	v := h
	if r.d.Kid(v, nlp.Expl) < 0 {
		if v = r.d.Tokens[h].Head; v < 0 || r.d.Kid(v, nlp.Expl) < 0 {
			return
		}
	}
	by := r.p.AttributedTo(r.d.Tokens[i].Span)
	if len(by) == 0 || !r.will(v) && !r.can(v) {
		return
	}
	o := object{r.tree(h), h, -1}
	n := r.mainIssue(r.without(o.rng, h), h)
	issue, main := "", n
	if n >= 0 {
		issue = r.mentions[n].issue
	} else if p := r.proposalOf(h); p != nil && p.Anaphor {
		if k := r.lastBefore(i, ""); k >= 0 {
			issue = r.offers[k].issue // "Without him there will be no deal": what is on the table
		}
	}
	if issue == "" {
		return
	}
	stance := "rules_out"
	if r.conditional(v) || r.conditional(h) || r.untilWithin(v) {
		stance = "conditional"
	}
	ev := r.clauseSpan(h, &o, main)
	if lo, hi := r.d.Subtree(v); hi-lo <= 25 {
		ev = r.d.Span(lo, r.tree(v).hi)
	}
	r.hold(stand{by, issue, stance, o.rng, h, ev, 0.5, "said"})
}

// untilWithin tells whether "until" or "without" stands in the clause of verb v.
func (r *reader) untilWithin(v int) bool {
	lo, hi := r.d.Subtree(v)
	for k := lo; k < hi; k++ {
		if w := r.d.Tokens[k].Lower; w == "until" || w == "without" || w == "unless" {
			return true
		}
	}
	return false
}

// can tells whether "can" or "could" stands before verb v.
func (r *reader) can(v int) bool {
	for k := range r.d.Kids(v) {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Aux && (t.Lower == "can" || t.Lower == "could") {
			return true
		}
	}
	return false
}

// ours tells whether the subject of v is the speaker: "we", "I", "it", "they".
func (r *reader) ours(v int) bool {
	s := r.p.Subject(v)
	if s < 0 {
		return false
	}
	switch r.d.Tokens[s].Lower {
	case "i", "we", "it", "they", "he", "she":
		return true
	}
	return false
}

// refuses tells whether "will not" with verb v says what the speakers' own side will not do.
func (r *reader) refuses(v int, by record.IDs) bool {
	if idle[r.d.Tokens[v].Lemma] {
		return false
	}
	return r.ours(v) || r.ownSide(v) || r.words.Of(r.d.Tokens[v].Lemma, 'v') == nil && r.theirSide(v, by)
}

// idle are verbs of which "will not" refuses nothing: "will not change its support".
var idle = wordSet("change alter hesitate rest comment speculate know wait")

// theirSide tells whether the subject of v is the side that one of the speakers holds office in: "Norway will not join the
// embargo, its foreign minister said".
func (r *reader) theirSide(v int, by record.IDs) bool {
	for _, id := range r.p.ActorsAt(r.p.Subject(v)) {
		if contains(by, id) || r.speaksFor(by, id) {
			return true
		}
	}
	return false
}

// ownSide tells whether the subject of v belongs to a speaker who is no "we": "his group", "their men".
func (r *reader) ownSide(v int) bool {
	s := r.p.Subject(v)
	if s < 0 {
		return false
	}
	k := r.d.Kid(s, nlp.NmodPoss)
	if k < 0 {
		return false
	}
	switch r.d.Tokens[k].Lower {
	case "our", "my", "his", "her", "its", "their":
		return true
	}
	return false
}

// speaksFor tells whether one of the speakers holds office in side, or is a body of that state.
func (r *reader) speaksFor(by record.IDs, side record.ActorID) bool {
	for i := range r.p.Out.Roles {
		if x := &r.p.Out.Roles[i]; x.Of == side && x.When == "" && contains(by, x.Actor) {
			return true
		}
	}
	state := r.p.Actor(side)
	if state == nil || state.Kind != record.Country || state.Country == "" {
		return false
	}
	for _, id := range by {
		if a := r.p.Actor(id); a != nil && a.Country == state.Country && (a.Kind == record.Government || a.Kind == record.Office) {
			return true
		}
	}
	return false
}

// readVerdicts makes a position of each verdict on an issue that no word of stance has told: "called the vote a sham",
// "viewed the election as illegal".
func (r *reader) readVerdicts() {
	for k := range r.p.Out.Statements {
		st := &r.p.Out.Statements[k]
		stance := ""
		switch st.Act {
		case record.Criticise, record.Dismiss:
			stance = "opposes"
		case record.Praise:
			stance = "supports"
		}
		if stance == "" || st.Cue == nil || len(st.Speaker) == 0 || st.By != "said/phrase" && st.By != "said/complement" {
			continue
		}
		i := r.d.TokenAt(st.Cue.Start)
		if r.told[i] {
			continue
		}
		lo, hi := r.d.TokensOf(st.Content[0])
		o := object{rng{lo, hi}, r.d.HeadOf(lo, hi), -1}
		n := r.mainIssue(o.rng, o.head)
		if n < 0 && r.isAnaphor(o.head) {
			r.judgeNamed(st, i, &o, stance) // "called the offer a farce"
		}
		if n < 0 || loose[r.mentions[n].issue] {
			continue
		}
		if s := r.stanceOf(i, stance, r.flips(r.mentions[n].head, o.head, n)); s != "" {
			r.hold(stand{st.Speaker, r.mentions[n].issue, s, r.mentions[n].rng, i, r.clauseSpan(i, &o, n), 0.5, "verdict"})
		}
	}
}

// readUltimatums makes a proposal of each threat on a condition: "If they do not leave by noon, we will attack".
func (r *reader) readUltimatums() {
	for k := range r.p.Out.Statements {
		st := &r.p.Out.Statements[k]
		if st.Act != record.Threaten || len(st.Speaker) == 0 {
			continue
		}
		for _, c := range st.Content {
			lo, hi := r.d.TokensOf(c)
			for i := lo; i < hi; i++ {
				t := &r.d.Tokens[i]
				if (t.Lower == "if" && t.Head >= 0 && r.p.Negated(t.Head) || t.Lower == "unless" || t.Lower == "until") && t.Rel == nlp.Mark && t.Head >= 0 && t.Head < hi {
					r.ultimatum(st, t.Head)
				}
			}
		}
	}
}

func (r *reader) ultimatum(st *record.Statement, v int) {
	g := r.tree(v)
	n := r.mainIssue(g, v)
	if n < 0 {
		return
	}
	if r.ours(v) && r.d.Tokens[r.p.Subject(v)].Lower == "we" {
		return
	}
	to := r.real(r.p.Parties(r.p.Doer(v)))
	if len(to) == 0 {
		to = st.Target
	}
	ev := st.Evidence[0]
	r.offer(offer{by: st.Speaker[0], to: to, what: g, issue: r.mentions[n].issue, word: v, evidence: ev, rule: "ultimatum"})
	stance, turns := "demands", r.flips(r.mentions[n].head, v, n)
	if r.p.Negated(v) {
		turns-- // "if they do not lift the siege": that they do is demanded
	}
	if turns%2 == 1 {
		stance = "opposes"
	}
	r.hold(stand{st.Speaker, r.mentions[n].issue, stance, r.mentions[n].rng, v, ev, 0.6, "ultimatum"})
}
