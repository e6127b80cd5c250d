package stance

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// apposed tells whether noun h sums up what the sentence has just told, so that a clause on it may answer that: "an offer which
// Mali has declined", "a demand the army rejected", "something that the king has always ruled out".
func (r *reader) apposed(h int) bool {
	t := &r.d.Tokens[h]
	if r.proposalOf(h) == nil && !sumsUp[t.Lemma] {
		return false
	}
	lo := h
	for lo > 0 && h-lo < 4 && r.sameSent(lo-1, h) && beforeNoun[r.d.Tokens[lo-1].UPOS] {
		lo--
	}
	if lo == 0 || !r.sameSent(lo-1, h) || t.UPOS != nlp.PRON && r.d.Tokens[lo].Lower != "a" && r.d.Tokens[lo].Lower != "an" {
		return false
	}
	switch r.d.Tokens[lo-1].Form {
	case ",", "—", "–", "--", "-":
		return true
	}
	return false
}

var (
	sumsUp     = wordSet("step move measure something prospect term condition scenario option outcome solution approach")
	beforeNoun = map[nlp.POS]bool{nlp.DET: true, nlp.ADJ: true, nlp.NOUN: true}
)

// relative tells whether word i stands for the clause before it: "to which the king agreed".
func (r *reader) relative(i int) bool {
	return r.d.Tokens[i].Lower == "which" && i > 1 && r.d.Tokens[i-1].UPOS == nlp.ADP
}

// summedUp is the issue of the last position that the sentence tells before token h, "" for none.
func (r *reader) summedUp(h int) string {
	at, issue := -1, ""
	for n, w := range r.heldBy {
		if w < h && w > at && r.sameSent(w, h) {
			at, issue = w, r.held[n].Issue
		}
	}
	return issue
}

// beforeRemark is the part of a proposal's words before a remark on it: "a truce | , an idea that Mali opposes".
func (r *reader) beforeRemark(g rng) rng {
	for i := g.lo + 1; i+2 < g.hi; i++ {
		if r.d.Tokens[i].Form != "," {
			continue
		}
		if r.relative(i + 2) {
			return rng{g.lo, i}
		}
		for h := i + 2; h < min(i+5, g.hi); h++ {
			if r.d.Tokens[h].UPOS == nlp.NOUN && r.apposed(h) {
				return rng{g.lo, i}
			}
		}
	}
	return g
}

// bareAnswer takes verb i, which has nothing behind it, for an answer to the proposal told just before: "Norway asked for a truce.
// Chad refused." It tells whether it is one.
func (r *reader) bareAnswer(i int, w *lexicon.StanceWord, actors record.IDs) bool {
	if len(w.Words) > 1 || !bare[r.d.Tokens[i].Lemma] || r.p.Passive(i) || r.unreal(i) {
		return false
	}
	for k := range r.d.Kids(i) {
		switch r.d.Tokens[k].Rel {
		case nlp.Obj, nlp.Iobj, nlp.Obl, nlp.Xcomp, nlp.Ccomp, nlp.Advcl:
			return false
		}
	}
	n := r.lastBefore(i, "")
	if n < 0 || r.d.Tokens[i].Sent-r.d.Tokens[r.offers[n].word].Sent > 1 || contains(actors, r.offers[n].by) {
		return false
	}
	s := r.d.Kid(i, nlp.Nsubj)
	if s < 0 {
		return false
	}
	stance := r.stanceOf(i, w.Stance, 0)
	if answers[stance] == "" {
		return false
	}
	lo, _ := r.d.Phrase(s)
	ev := r.d.Span(lo, i+1)
	r.offers[n].responses = append(r.offers[n].responses, respond(actors, answers[stance], r.p.WhenOf(i), ev)...)
	if r.offers[n].issue != "" {
		r.hold(stand{actors, r.offers[n].issue, r.answeredStance(n, stance), r.offers[n].what, i, ev, 0.5, "word"})
	}
	return true
}

// bare are the verbs of answering that need no object.
var bare = wordSet("refuse decline agree accept consent acquiesce object balk")

func respond(actors record.IDs, stance string, when *record.When, ev text.Span) []record.Response {
	var out []record.Response
	for _, id := range actors {
		out = append(out, record.Response{Actor: id, Stance: stance, When: when, Evidence: []text.Span{ev}})
	}
	return out
}
