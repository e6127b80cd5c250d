package stance

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// offer is a proposal in the making.
type offer struct {
	by        record.ActorID
	to        []record.ActorID
	what      rng
	issue     string
	word      int // the verb or noun that tells of it
	evidence  text.Span
	rule      string
	responses []record.Response
	counter   int // 1 + the proposal that it counters, 0 for none
	terms     []text.Span
	against   bool // it is for the end of its issue: "offered to lift the siege"
}

// offer notes a proposal; told again by the same actor on the same issue it is the same.
func (r *reader) offer(o offer) {
	o.what = r.beforeRemark(o.what)
	for i := range r.offers {
		if old := &r.offers[i]; old.by == o.by && old.issue == o.issue {
			return
		}
	}
	if r.counters(o.word) {
		o.counter = r.lastOfOther(o) + 1
	}
	r.offers = append(r.offers, o)
	r.useIssue(o.issue)
}

// counters tells whether the proposal told by word i stands against another: "countered with a plan to", "proposed instead
// a swap", "its counter-proposal".
func (r *reader) counters(i int) bool {
	s := r.d.Sents[r.d.Tokens[i].Sent]
	for k := max(s.Start, i-12); k < min(s.End, i+12); k++ {
		switch t := &r.d.Tokens[k]; {
		case t.Lower == "instead" && (k+1 >= s.End || r.d.Tokens[k+1].Lower != "of"):
			return true
		case t.Lemma == "counter" && t.UPOS == nlp.VERB && k <= i, t.Lemma == "counter-proposal", t.Lemma == "counterproposal", t.Lemma == "counter-offer", t.Lemma == "counteroffer":
			return true
		case t.Lower == "counter" && k+2 < s.End && (r.d.Tokens[k+2].Lemma == "proposal" || r.d.Tokens[k+2].Lemma == "offer" || r.d.Tokens[k+1].Lemma == "proposal"):
			return true
		}
	}
	return false
}

// lastOfOther is the last proposal of somebody else told before o, -1 for none.
func (r *reader) lastOfOther(o offer) int {
	best := -1
	for n := range r.offers {
		x := &r.offers[n]
		if x.by != o.by && x.word < o.word && r.d.Tokens[o.word].Sent-r.d.Tokens[x.word].Sent < 12 && (best < 0 || x.word > r.offers[best].word) {
			best = n
		}
	}
	return best
}

// proposalOf is what is known of word i as a noun for a proposal, nil for none. Some are one in the plural alone: "terms", no "term".
func (r *reader) proposalOf(i int) *lexicon.ProposalNoun {
	t := &r.d.Tokens[i]
	if p := r.words.Proposal(t.Lemma); p != nil {
		return p
	}
	if t.UPOS != nlp.NOUN {
		return nil
	}
	return r.words.Proposal(t.Lower)
}

// readProposalNouns finds proposals told by a noun: "a US proposal for a truce", "his plan to free the prisoners".
func (r *reader) readProposalNouns() {
	for i := range r.d.Tokens {
		t := &r.d.Tokens[i]
		if t.UPOS != nlp.NOUN {
			continue
		}
		p := r.proposalOf(i)
		if p == nil {
			continue
		}
		if by := r.proposer(i); len(by) > 0 && !r.p.GivenUp(i) {
			r.proposalNoun(i, by, p.Takes)
		}
	}
}

// proposalNoun notes the proposal that noun i names, when the report says what it is about.
func (r *reader) proposalNoun(i int, by record.IDs, takes map[string]bool) {
	lo, hi := r.d.Phrase(i)
	g, head, issue := rng{lo, hi}, i, ""
	if k := r.nounContent(i, takes); k >= 0 {
		g, head = r.tree(k), k
		g.lo = r.behindCase(k, g.lo)
		issue = r.openIssue(k) // "a proposal to place the islands under its rule": the islands
	}
	flips := 0
	if n := r.mainIssue(g, head); n >= 0 && !r.inMention(i, n) {
		issue = r.mentions[n].issue
		flips = r.flips(r.mentions[n].head, head, n)
	}
	if issue == "" {
		return
	}
	stance := "supports" // who proposes it is for it
	switch r.d.Tokens[i].Lemma {
	case "demand", "call", "request", "appeal":
		stance = "demands"
	}
	if flips%2 == 1 {
		stance = "opposes" // "a plan to cut the aid"
	}
	ev := r.d.Span(lo, max(hi, g.hi))
	r.offer(offer{by: by[0], what: g, issue: issue, word: i, evidence: ev, rule: "noun", against: flips%2 == 1})
	r.hold(stand{by, issue, stance, g, i, ev, 0.5, "proposal"})
}

func (r *reader) inMention(i, n int) bool {
	return r.mentions[n].lo <= i && i < r.mentions[n].hi && r.mentions[n].hi-r.mentions[n].lo == 1
}

// proposer is whose proposal noun i is: "his plan", "the US plan", "a plan from the union", "a US-led plan", "a plan
// negotiated by the union", "a demand by Chad and Mali". None when the report does not say.
func (r *reader) proposer(i int) record.IDs {
	if own := r.owner(i); own >= 0 {
		if ids := r.p.Parties(own); len(ids) > 0 {
			return ids
		}
	}
	if t := &r.d.Tokens[i]; t.Head >= 0 && (t.Rel == nlp.Obj || t.Rel == nlp.Obl && r.p.Prep(i) == "with") && r.puts(t.Head) && !r.p.Negated(t.Head) && !r.unreal(t.Head) {
		if ids := r.people(r.p.Doer(t.Head)); len(ids) > 0 {
			return ids[:1] // "the mediators presented a plan to", "countered with a proposal to"
		}
	}
	for k := range r.d.Kids(i) {
		t := &r.d.Tokens[k]
		switch {
		case k > i && t.Rel == nlp.Acl && madeBy[t.Lemma]:
			if ids := r.p.Parties(r.p.Agent(k)); len(ids) > 0 {
				return ids
			}
		case k < i && t.XPOS == "VBN" && madeBy[t.Lemma]:
			for c := range r.d.Kids(k) {
				if ids := r.p.ActorsAt(c); len(ids) > 0 {
					return ids
				}
			}
		}
	}
	return nil
}

// puts tells whether verb v puts the proposal that is its object: "floated a plan", "put to the rebels a plan"; not "put together".
func (r *reader) puts(v int) bool {
	if r.d.Tokens[v].Lemma == "put" {
		next := r.d.Tokens[min(v+1, len(r.d.Tokens)-1)].Lower
		return next == "to" || next == "before"
	}
	return putting[r.d.Tokens[v].Lemma]
}

var putting = wordSet("present submit table unveil propose offer float outline counter issue suggest")

// madeBy are participles that tell who made a proposal.
var madeBy = wordSet("negotiate broker mediate draft propose put submit lead back table present prepare offer suggest make write sponsor float")

// nounContent is the head of what a noun of proposal puts forward, -1 when it does not say.
func (r *reader) nounContent(i int, takes map[string]bool) int {
	for k := range r.d.Kids(i) {
		t := &r.d.Tokens[k]
		if k < i {
			continue
		}
		switch t.Rel {
		case nlp.Nmod, nlp.Obl:
			if takes[r.p.Prep(k)] && r.p.Prep(k) != "" {
				return k
			}
		case nlp.Acl, nlp.Ccomp, nlp.Advcl:
			if takes["to"] && r.p.Infinitive(k) || takes["that"] && t.Rel == nlp.Ccomp || t.Rel == nlp.Acl && t.XPOS == "VBG" && takes[t.Lower] {
				return k
			}
			if m := r.d.Kid(k, nlp.Mark); m >= 0 && m < k && takes[r.d.Tokens[m].Lower] {
				return k
			}
		}
	}
	return r.adjoining(i, takes)
}

// adjoining is the phrase straight behind noun i that the tree hangs on i's verb: "rejected a proposal | for a truce",
// "rejected a demand by Mali | for a truce".
func (r *reader) adjoining(i int, takes map[string]bool) int {
	h := r.d.Tokens[i].Head
	if h < 0 || i+1 >= len(r.d.Tokens) {
		return -1
	}
	_, end := r.d.Subtree(i)
	for k := range r.d.Kids(h) {
		if k < i {
			continue
		}
		lo, _ := r.d.Subtree(k)
		if lo != i+1 && lo != end {
			continue
		}
		switch r.d.Tokens[k].Rel {
		case nlp.Obl, nlp.Nmod:
			if p := r.p.Prep(k); p != "" && takes[p] {
				return k
			}
		case nlp.Advcl, nlp.Xcomp:
			if takes["to"] && r.p.Infinitive(k) {
				return k
			}
		}
	}
	return -1
}

// answer notes an answer to a proposal when the object of word i is one, and tells which; -1 when it is none.
func (r *reader) answer(i int, o *object, actors record.IDs, stance string, ev text.Span) int {
	n := r.answered(i, o)
	if n < 0 {
		return -1
	}
	a := answers[stance]
	if a == "" {
		return -1
	}
	prop := &r.offers[n]
	for _, id := range actors {
		if id == prop.by {
			continue
		}
		prop.responses = append(prop.responses, record.Response{Actor: id, Stance: a, When: r.p.WhenOf(i), Evidence: []text.Span{ev}})
	}
	return n
}

// answeredStance is where an answer to proposal n leaves who gives it on the proposal's issue: who accepts an offer to lift the siege
// is against the siege.
func (r *reader) answeredStance(n int, stance string) string {
	if n >= 0 && r.offers[n].against {
		if t := turned[stance]; t != "" {
			return t
		}
	}
	return stance
}

var answers = map[string]string{"supports": "accepts", "demands": "accepts", "opposes": "rejects", "rules_out": "rejects", "open": "considering", "conditional": "conditional"}

// answered is the proposal that an object goes back to, -1 for none: the one that it names itself, the last one told for
// "the plan", "the idea" and "it", else the last one on the same issue.
func (r *reader) answered(i int, o *object) int {
	for n := range r.offers {
		if w := r.offers[n].word; w >= o.lo && w < o.hi {
			return n
		}
	}
	t := &r.d.Tokens[o.head]
	if r.apposed(o.head) || r.relative(o.head) {
		if n := r.lastBefore(o.head, ""); n >= 0 && r.sameSent(r.offers[n].word, o.head) {
			return n
		}
		return -1
	}
	if x := r.d.Kid(o.head, nlp.Obj); t.UPOS == nlp.VERB && x > o.head && r.d.Tokens[x].Lower == "it" && r.d.Kid(o.head, nlp.Xcomp, nlp.Ccomp) < 0 {
		return r.lastBefore(i, "") // "ready to receive it"
	}
	if r.isAnaphor(o.head) || t.Lower == "it" || t.Lower == "this" || t.Lower == "that" {
		return r.lastBefore(i, "")
	}
	n := r.mainIssue(o.rng, o.head)
	if n < 0 || loose[r.mentions[n].issue] || judging[r.d.Tokens[i].Lemma] {
		return -1 // who welcomes talks answers no proposal of talks
	}
	if k := r.lastBefore(i, r.mentions[n].issue); k >= 0 {
		return k
	}
	for k := range r.offers { // told before the proposal itself is: "refused a truce … rejected the US proposal for a truce"
		if r.offers[k].rule == "noun" && r.offers[k].issue == r.mentions[n].issue {
			return k
		}
	}
	return -1
}

// judging are words that answer a proposal only where they name it: "hailed the plan", not "hailed the truce".
var judging = wordSet("hail applaud welcome denounce condemn criticize criticise deplore decry abandon")

func (r *reader) definite(h int) bool {
	for k := range r.d.Kids(h) {
		switch r.d.Tokens[k].Lower {
		case "the", "this", "that", "these", "those":
			return true
		}
	}
	return r.d.Kid(h, nlp.NmodPoss) >= 0
}

// lastBefore is the last proposal before word i, on the issue unless it is "", no more than a dozen sentences up.
func (r *reader) lastBefore(i int, issue string) int {
	best := -1
	for n := range r.offers {
		o := &r.offers[n]
		if o.word < i && (issue == "" || o.issue == issue) && r.d.Tokens[i].Sent-r.d.Tokens[o.word].Sent < 12 && (best < 0 || o.word > r.offers[best].word) {
			best = n
		}
	}
	return best
}

// proposal makes the entry.
func (r *reader) proposal(o *offer) record.Proposal {
	what := r.d.Span(o.what.lo, o.what.hi)
	p := record.Proposal{Proposer: o.by, To: o.to, What: &what, Issue: o.issue, When: r.p.WhenOf(o.word), Responses: o.responses}
	confidence := 0.65
	if len(o.responses) > 0 {
		confidence = 0.75
	}
	p.Trace = r.p.Trace("p", "stance/"+o.rule, confidence, o.evidence)
	if by := r.p.AttributedTo(r.d.Tokens[o.word].Span); len(by) > 0 && !contains(by, o.by) {
		p.AttributedTo = by
	}
	p.Conditions = append(r.conditions(o.word), o.terms...)
	if len(p.Conditions) == 0 {
		p.Conditions = r.exchange(o)
	}
	return p
}

// exchange is what a proposal asks for in return: "in exchange for the release of all captives", "in return for a truce".
func (r *reader) exchange(o *offer) []text.Span {
	end := r.d.Sents[r.d.Tokens[o.word].Sent].End
	for i := o.word + 1; i+3 < end; i++ {
		if r.d.Tokens[i].Lower != "in" || r.d.Tokens[i+1].Lower != "exchange" && r.d.Tokens[i+1].Lower != "return" || r.d.Tokens[i+2].Lower != "for" {
			continue
		}
		hi := i + 3
		for hi < end && r.d.Tokens[hi].Form != "," && r.d.Tokens[hi].Form != ";" && r.d.Tokens[hi].Form != "." {
			hi++
		}
		if hi > i+3 {
			return []text.Span{r.d.Span(i+3, hi)}
		}
	}
	return nil
}

// conditions are the conditions that hang on word i: "offered a truce if the siege ends".
func (r *reader) conditions(i int) []text.Span {
	var out []text.Span
	for k := range r.d.Kids(i) {
		if r.d.Tokens[k].Rel != nlp.Advcl {
			continue
		}
		for m := range r.d.Kids(k) {
			switch r.d.Tokens[m].Lower {
			case "if", "unless", "until", "provided":
				g := r.tree(k)
				out = append(out, r.d.Span(g.lo, g.hi))
			}
		}
	}
	if k := r.conditionWithin(i); len(out) == 0 && k >= 0 {
		_, hi := r.d.Subtree(i)
		out = append(out, r.d.Span(k, r.clauseEnd(k, hi)))
	}
	return out
}

// clauseEnd is where the clause that begins at word k ends: at a comma or stop, at hi at last.
func (r *reader) clauseEnd(k, hi int) int {
	for i := k + 2; i < hi; i++ {
		switch r.d.Tokens[i].Form {
		case ",", ";", ".", "”", "\"":
			return i
		}
	}
	return hi
}
