package stance

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// readDeadlines makes a proposal of each time limit that one side sets another: "gave the rebels 48 hours to leave the town".
func (r *reader) readDeadlines() {
	for v := range r.d.Tokens {
		t := &r.d.Tokens[v]
		if t.UPOS != nlp.VERB || t.Lemma != "give" && t.Lemma != "grant" && t.Lemma != "set" || r.p.Negated(v) || r.unreal(v) {
			continue
		}
		k := r.limitEnd(v)
		if k < 0 || obeys[r.d.Tokens[k].Lemma] {
			continue // "demands their release and gives them a day to comply": the demand tells it
		}
		g := r.tree(k)
		g.hi = min(g.hi, r.d.Sents[t.Sent].End)
		by := r.people(r.p.Doer(v))
		if len(by) == 0 {
			continue
		}
		var to record.IDs
		for c := range r.d.Kids(v) {
			if x := &r.d.Tokens[c]; c > v && c < k && (x.Rel == nlp.Iobj || x.Rel == nlp.Obj) {
				if ids := r.real(r.p.Parties(c)); len(ids) > 0 && !contains(by, ids[0]) {
					to = ids
					break
				}
			}
		}
		issue, main := r.openIssue(k), r.mainIssue(g, k)
		if main >= 0 {
			issue = r.mentions[main].issue
		}
		if issue == "" && main < 0 {
			issue = "ultimatum"
		}
		lo, _ := r.d.Phrase(max(r.p.Doer(v), 0))
		ev := r.d.Span(min(lo, v), max(g.hi, v+1))
		if r.d.Tokens[lo].Sent != t.Sent {
			ev = r.d.Span(v, g.hi)
		}
		r.offer(offer{by: by[0], to: to, what: g, issue: issue, word: v, evidence: ev, rule: "ultimatum"})
		if main < 0 {
			continue
		}
		stance := "demands"
		if r.flips(r.mentions[main].head, k, main)%2 == 1 {
			stance = "opposes"
		}
		r.hold(stand{by, issue, stance, g, v, ev, 0.6, "ultimatum"})
	}
}

// obeys are verbs that name no deed of their own.
var obeys = wordSet("comply respond obey agree decide reply accept answer do consider think")

// limitEnd is the infinitive behind a time limit that verb v sets, -1 when it sets none.
func (r *reader) limitEnd(v int) int {
	limit := false
	for i := v + 1; i+1 < len(r.d.Tokens) && i < v+16 && r.sameSent(i, v); i++ {
		t := &r.d.Tokens[i]
		switch {
		case t.Lower == "until" || t.Lemma == "deadline" || t.Lemma == "ultimatum":
			limit = true
		case (t.Lemma == "hour" || t.Lemma == "day" || t.Lemma == "week" || t.Lemma == "month") && r.numbered(i):
			limit = true
		case limit && t.Lower == "to" && r.d.Tokens[i+1].UPOS == nlp.VERB:
			return i + 1
		case t.UPOS == nlp.VERB && t.XPOS != "VBN" || t.Form == "." || t.Form == ";":
			return -1
		}
	}
	return -1
}

// numbered tells whether a number or article stands before noun i: "48 hours", "a week".
func (r *reader) numbered(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if t := &r.d.Tokens[k]; t.UPOS == nlp.NUM || t.Lower == "a" || t.Lower == "an" || strings.HasSuffix(t.Lower, "-hour") {
			return true
		}
	}
	return false
}

// answers tells whether one of the actors has answered proposal n already.
func (r *reader) answers(n int, ids record.IDs) bool {
	for _, a := range r.offers[n].responses {
		if contains(ids, a.Actor) {
			return true
		}
	}
	return false
}
