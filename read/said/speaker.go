package said

import (
	"slices"
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// sourceSpan are the words of the source: "Chilean Minister for Defence Juan Perez".
func (r *reader) sourceSpan(s int) text.Span {
	lo, hi := r.nounPhrase(s)
	return r.d.Span(lo, hi)
}

// nounPhrase is the phrase of s with all that is coordinated with it, without clauses and appositions behind it.
func (r *reader) nounPhrase(s int) (lo, hi int) {
	lo, hi = r.d.Phrase(s)
	for k := range r.d.Kids(s) {
		if r.d.Tokens[k].Rel == nlp.Conj && k > s {
			if _, b := r.d.Phrase(k); b > hi && b-hi < 14 {
				hi = b
			}
		}
	}
	for hi > lo+1 && r.d.Tokens[hi-1].UPOS == nlp.PUNCT && !closes(r.d.Tokens[hi-1].Form) {
		hi--
	}
	return lo, hi
}

func closes(s string) bool { return s == ")" || s == "]" || s == "\"" || s == "”" }

// speaker is who speaks, and the channel when the source is a paper and not its author: the speaker of "the minister's
// statement said" is the minister.
func (r *reader) speaker(s int) (record.IDs, string) {
	t := &r.d.Tokens[s]
	ids := r.p.Parties(s)
	if len(ids) == 0 {
		if of := r.amongWhom(s); of >= 0 {
			ids = r.p.Party(of)
		}
	}
	if len(r.d.Conjuncts(s)) > 1 && !r.closeConjuncts(s) {
		ids = r.p.Party(s)
	}
	if len(ids) == 0 && t.Lemma == "member" { // "Members of parliament said"
		if o := r.p.Obl(s, "of"); o >= 0 {
			ids = r.p.Party(o)
		}
	}
	ids = r.listBefore(s, ids)
	if paper := r.isPaper(strings.ToLower(t.Lemma)) || t.Lemma == "account" || t.Lemma == "page"; paper && len(ids) == 0 {
		own := r.ownerOfPaper(s)
		if own < 0 {
			own = r.issuedBefore(s)
		}
		if own < 0 && r.saidBefore(s) {
			return r.lastChannel.speaker, r.lastChannel.name
		}
		if own >= 0 {
			if got := r.p.Parties(own); len(got) > 0 {
				ch, _ := r.channelNamed(s)
				return got, ch
			}
		}
	}
	return ids, ""
}

// amongWhom is the head word of those of whom word s tells some: "One of the | sources said", "two of | them said". -1 for
// none.
func (r *reader) amongWhom(s int) int {
	switch t := &r.d.Tokens[s]; {
	case t.UPOS == nlp.NUM:
	case t.Lower == "some", t.Lower == "several", t.Lower == "many", t.Lower == "most", t.Lower == "others", t.Lower == "another", t.Lower == "both", t.Lower == "hundreds", t.Lower == "thousands", t.Lower == "dozens", t.Lower == "scores", t.Lower == "tens", t.Lower == "group", t.Lower == "handful", t.Lower == "number", t.Lower == "crowd", t.Lower == "pair":
	default:
		return -1
	}
	if o := r.p.Obl(s, "of"); o > s {
		return o
	}
	return -1
}

// apposed is the actor in apposition to noun s, which is none by itself: "His predecessor, | Ana Ruiz, has accused them".
// -1 for none.
func (r *reader) apposed(s int) int {
	if r.d.Tokens[s].UPOS != nlp.NOUN || r.p.ActorsAt(s) != nil {
		return -1
	}
	if a := r.d.Kid(s, nlp.Appos); a > s && r.isPerson(a) && r.p.ActorsAt(a) != nil {
		return a
	}
	return -1
}

// closeConjuncts tells whether what the tree coordinates with noun s stands in one phrase with it, with no verb between.
func (r *reader) closeConjuncts(s int) bool {
	and := false
	for _, c := range r.d.Conjuncts(s) {
		for i := s + 1; i < c; i++ {
			switch r.d.Tokens[i].UPOS {
			case nlp.VERB, nlp.AUX:
				return false
			case nlp.CCONJ:
				and = true
			}
		}
	}
	return and // "According to Ruiz, Sudan …": a comma alone joins nobody
}

// isPaper tells whether a noun is something said or written, which somebody says or writes.
func (r *reader) isPaper(lemma string) bool {
	switch lemma {
	case "study", "survey", "investigation", "inquiry", "guideline", "poll", "review", "audit", "assessment", "resolution", "announcement", "text", "document", "draft", "motion", "decree", "order", "ruling", "plan", "proposal", "agreement", "deal", "treaty":
		return true
	case "court", "parliament", "radio", "television", "conference", "summit", "panel", "forum", "telegram":
		return false
	}
	_, ok := r.cues.Channel(lemma)
	return ok
}

// ownerOfPaper is who issued what word s names: its possessor ("the army's statement"), the phrase behind it ("a
// statement from the army"), its modifier ("a UN report"), or who put it out ("the army released a statement that …").
func (r *reader) ownerOfPaper(s int) int {
	if o := r.d.Kid(s, nlp.NmodPoss); o >= 0 {
		return o
	}
	if o := r.p.Obl(s, "by", "from", "of"); o >= 0 && r.p.ActorsAt(o) != nil {
		return o
	}
	for k := range r.d.Kids(s) {
		if t := &r.d.Tokens[k]; (t.Rel == nlp.Compound || t.Rel == nlp.Amod || t.Rel == nlp.NmodDesc) && r.p.ActorsAt(k) != nil {
			return k
		}
	}
	for k := range r.d.Kids(s) { // "A resolution | adopted by the council demanded"
		if t := &r.d.Tokens[k]; t.Rel == nlp.Acl && makes(t.Lemma) {
			if a := r.p.Agent(k); a >= 0 {
				return a
			}
		}
	}
	if p := r.d.Kid(s, nlp.Case); p >= 0 && r.d.Tokens[p].Lower == "according" {
		return -1 // "According to a readout, the king wept"
	}
	if t := &r.d.Tokens[s]; (t.Rel == nlp.Obj && !opposes[r.d.Tokens[max(t.Head, 0)].Lemma] || t.Rel == nlp.Obl) && t.Head >= 0 && r.d.Tokens[t.Head].UPOS == nlp.VERB {
		return r.p.Doer(t.Head)
	}
	return -1
}

// opposes are verbs whose subject has not written the paper that is their object: "vetoed a resolution condemning the raid".
var opposes = wordSet("comment react respond reply refer veto reject oppose block debate discuss dismiss denounce criticise criticize condemn see obtain read review receive cite quote welcome support back")

// issuedBefore is who brought out the paper that word s goes back to, a few sentences up: "The council adopted a
// resolution. … The resolution demands …"; -1 when nobody did.
func (r *reader) issuedBefore(s int) int {
	for i := s - 1; i >= 0 && r.d.Tokens[s].Sent-r.d.Tokens[i].Sent < 5; i-- {
		t := &r.d.Tokens[i]
		if t.Rel == nlp.Obj && t.Head >= 0 && strings.EqualFold(t.Lemma, r.d.Tokens[s].Lemma) && makes(r.d.Tokens[t.Head].Lemma) {
			return r.p.Doer(t.Head)
		}
	}
	return -1
}

// saidBefore tells whether the paper that word s names is the one in which somebody spoke last: "Chad said in a letter that the
// border was closed. … “We are at peace,” | the letter said."
func (r *reader) saidBefore(s int) bool {
	last := &r.lastChannel
	if len(last.speaker) == 0 || r.d.Tokens[s].XPOS == "NNS" || !strings.HasSuffix(last.name, strings.ToLower(r.d.Tokens[s].Lemma)) {
		return false
	}
	k := r.d.Kid(s, nlp.Det)
	return k >= 0 && r.d.Tokens[k].Lower == "the" && r.d.Sents[r.d.Tokens[s].Sent].Para-last.para <= 3
}

// listBefore adds to the speakers those named before the last one of a list where the tree breaks it: "the bloc, the
// union and the UN urged".
func (r *reader) listBefore(s int, ids record.IDs) record.IDs {
	if len(ids) != 1 {
		return ids
	}
	lo, _ := r.d.Phrase(s)
	if lo < 2 || r.d.Tokens[lo-1].Lower != "and" || !r.sameSent(lo-1, s) {
		return ids
	}
	var before record.IDs
	for i := lo - 2; i >= 0 && r.sameSent(i, s) && len(before) < 8; {
		if r.d.Tokens[i].Form == "," && i > 0 {
			i--
		}
		from := i
		for from > 0 && r.sameSent(from-1, s) && nounWord(&r.d.Tokens[from-1]) && r.inside[from-1] == r.inside[s] {
			from--
		}
		got := r.actorIn(from, i+1)
		if got == nil || from > 0 && r.sameSent(from-1, s) && r.d.Tokens[from-1].UPOS != nlp.PUNCT && r.d.Tokens[from-1].UPOS != nlp.SCONJ && r.d.Tokens[from-1].Lower != "that" {
			return ids // "after talks with Park and Kim said"
		}
		before = append(got, before...)
		if from == 0 || !r.sameSent(from-1, s) || r.d.Tokens[from-1].Form != "," || r.actorBehind(from-2) == nil {
			break
		}
		i = from - 2
	}
	out := slices.Clone(before)
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// actorBehind is the actor of the phrase that ends with word i.
func (r *reader) actorBehind(i int) record.IDs {
	if i < 0 {
		return nil
	}
	return r.p.ActorsAt(r.nounHead(i))
}

// actorIn is the actor whose mention has its head in the range, nil when there is none or more than one.
func (r *reader) actorIn(lo, hi int) record.IDs {
	if lo >= hi {
		return nil
	}
	return r.p.ActorsAt(r.d.HeadOf(lo, hi))
}
