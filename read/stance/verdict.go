package stance

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// readShortVerdicts finds answers in what speakers say a proposal is: “That is a non-starter,” the envoy said; "said the idea was
// worth studying".
func (r *reader) readShortVerdicts() {
	for k := range r.p.Out.Statements {
		st := &r.p.Out.Statements[k]
		if len(st.Speaker) == 0 || len(st.Content) == 0 {
			continue
		}
		lo, hi := r.d.TokensOf(st.Content[0])
		for i := lo; i < min(hi, lo+18); i++ {
			stance := r.verdict(i)
			if stance == "" {
				continue
			}
			if s := r.pronounBefore(lo, i); s >= 0 && i < lo+14 {
				r.judgeLast(st, lo, i, stance)
			} else if s := r.d.Kid(i, nlp.Nsubj); s >= lo && r.d.Tokens[s].UPOS == nlp.NOUN {
				r.judge(st, s, i, stance)
			}
			break
		}
	}
}

// verdicts are the words that answer a proposal by themselves, with the stance that they tell.
var verdicts = func() map[string]string {
	m := map[string]string{}
	for w := range wordSet("non-starter nonstarter unacceptable inconceivable unthinkable impossible blackmail trap farce") {
		m[w] = "opposes"
	}
	for w := range wordSet("acceptable reasonable sensible") {
		m[w] = "supports"
	}
	m["worth"] = "open"
	return m
}()

// weighing are what a proposal that is neither taken nor turned down is worth.
var weighing = wordSet("studying considering exploring examining discussing a")

// onlyOne are what talks or a truce may be the only one of: "the only way forward".
var onlyOne = wordSet("way path option solution answer")

// verdict is the stance that word i tells as a verdict, "" for none.
func (r *reader) verdict(i int) string {
	t := &r.d.Tokens[i]
	stance := verdicts[t.Lower]
	switch {
	case t.Lower == "starter" && i > 1 && r.d.Tokens[i-1].Form == "-" && r.d.Tokens[i-2].Lower == "non":
		stance = "opposes"
	case onlyOne[t.Lower] && i > 1 && (r.d.Tokens[i-1].Lower == "only" || r.d.Tokens[i-2].Lower == "only"):
		stance = "supports"
	case t.Lower == "question" && i > 2 && r.d.Tokens[i-1].Lower == "the" && r.d.Tokens[i-2].Lower == "of" && r.d.Tokens[i-3].Lower == "out":
		stance = "rules_out"
	case stance == "open" && (i+1 >= len(r.d.Tokens) || !weighing[r.d.Tokens[i+1].Lower]):
		return ""
	}
	if stance != "" && r.p.Negated(i) {
		if stance == "supports" {
			return "opposes"
		}
		return ""
	}
	return stance
}

// pronounBefore is the "that" or "it" that opens the words from lo on as the subject of what leads to verdict i, -1 for none.
func (r *reader) pronounBefore(lo, i int) int {
	for k := lo; k < min(lo+3, i); k++ {
		if t := &r.d.Tokens[k]; (t.Lower == "that" || t.Lower == "this" || t.Lower == "it") && t.Rel == nlp.Nsubj {
			return k
		}
	}
	return -1
}

// judgeLast makes the verdict i of a statement an answer to the proposal told just before it.
func (r *reader) judgeLast(st *record.Statement, lo, i int, stance string) {
	n := r.lastBefore(lo, "")
	if n < 0 || r.d.Tokens[lo].Sent-r.d.Tokens[r.offers[n].word].Sent > 2 || contains(st.Speaker, r.offers[n].by) || r.answers(n, st.Speaker) {
		return
	}
	for _, id := range st.Speaker {
		r.offers[n].responses = append(r.offers[n].responses, record.Response{Actor: id, Stance: answers[stance], When: st.When, Evidence: st.Evidence[:1]})
	}
}

// judge makes a position, and an answer where it is one, of verdict i on the matter that noun s names: "the idea of a truce was a
// trap".
func (r *reader) judge(st *record.Statement, s, i int, stance string) {
	if r.told[i] {
		return
	}
	o := object{r.tree(s), s, -1}
	o.hi = min(o.hi, i)
	n := r.answered(i, &o)
	issue, flips := "", 0
	if m := r.mainIssue(o.rng, s); m >= 0 {
		issue, flips = r.mentions[m].issue, r.flips(r.mentions[m].head, s, m)
	}
	if n >= 0 && (contains(st.Speaker, r.offers[n].by) || r.answers(n, st.Speaker)) {
		return
	}
	if n >= 0 {
		ev := r.clauseSpan(i, &o, -1)
		r.answer(i, &o, st.Speaker, stance, ev)
		if issue == "" {
			issue, stance = r.offers[n].issue, r.answeredStance(n, stance)
		}
	}
	if flips%2 == 1 {
		stance = turned[stance]
	}
	if issue != "" && stance != "" {
		r.hold(stand{st.Speaker, issue, stance, o.rng, i, r.clauseSpan(i, &o, -1), 0.5, "verdict"})
	}
}

// turned are the stances on a matter whose end somebody judges: "the lifting of the ban is unacceptable".
var turned = map[string]string{"opposes": "supports", "supports": "opposes", "open": "open", "rules_out": "supports"}

// isAnaphor tells whether noun h goes back to a proposal by name: "the offer", "his plan".
func (r *reader) isAnaphor(h int) bool {
	p := r.proposalOf(h)
	return p != nil && p.Anaphor && r.definite(h) && r.nounContent(h, p.Takes) < 0
}

// judgeNamed makes the verdict that statement st gives by its cue i on the proposal o an answer and a position.
func (r *reader) judgeNamed(st *record.Statement, i int, o *object, stance string) {
	if n := r.answered(i, o); n >= 0 && !contains(st.Speaker, r.offers[n].by) && !r.answers(n, st.Speaker) {
		ev := r.clauseSpan(i, o, -1)
		r.answer(i, o, st.Speaker, stance, ev)
		if r.offers[n].issue != "" {
			r.hold(stand{st.Speaker, r.offers[n].issue, r.answeredStance(n, stance), o.rng, i, ev, 0.5, "verdict"})
		}
	}
}
