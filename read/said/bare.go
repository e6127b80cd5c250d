package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/text"
)

// bareClause is what follows "said" to the end of the sentence, when the tree shows no content and a clause follows.
func (r *reader) bareClause(v int) []text.Span {
	if !r.bareVerb(v) {
		return nil
	}
	end := r.d.Sents[r.d.Tokens[v].Sent].End
	for i := v + 2; i < end; i++ { // a second verb of the same speaker ends it
		if t := &r.d.Tokens[i]; t.UPOS == nlp.VERB && r.d.Tokens[i-1].UPOS == nlp.CCONJ && t.Rel == nlp.Conj && !r.hasSubject(i) && r.finite(i) && r.cuesOf(i) != nil {
			end = i - 1
			break
		}
	}
	if v+3 >= end || !r.hasFinite(v+1, end) {
		return nil
	}
	switch t := &r.d.Tokens[v+1]; {
	case t.UPOS == nlp.PUNCT && r.inside[v+1] == 0, t.UPOS == nlp.ADP, t.UPOS == nlp.CCONJ, t.UPOS == nlp.ADV, r.isTime(v + 1):
		return nil
	}
	return r.spans(v+1, r.rival(v+1, end, v), v)
}

// toldBare is the clause straight behind who is told, which the tree takes for one that describes him: "told the weekly | he had
// left". Nil when none follows.
func (r *reader) toldBare(v int) []text.Span {
	o := r.plainObject(v)
	if l := r.d.Tokens[v].Lemma; o < v || l != "tell" && l != "assure" && l != "inform" || o+2 >= len(r.d.Tokens) {
		return nil
	}
	switch r.d.Tokens[o+1].Lower {
	case "he", "she", "it", "they", "there":
	default:
		return nil
	}
	if k := r.d.Tokens[o+1].Head; k < 0 || r.d.Tokens[k].UPOS != nlp.AUX && r.d.Kid(k, nlp.Aux, nlp.Cop, nlp.AuxPass, nlp.Obj, nlp.Xcomp, nlp.Ccomp) < 0 {
		return nil // "told the man she loved"
	}
	end := r.d.Sents[r.d.Tokens[v].Sent].End
	return r.spans(o+1, r.rival(o+1, end, v), v)
}

// bareVerb tells whether a clause follows verb v without more ado. Participles of more verbs take one: ", alleging the rebels had
// burned the mill".
func (r *reader) bareVerb(v int) bool {
	switch t := &r.d.Tokens[v]; t.Lemma {
	case "say", "add", "claim", "insist", "argue", "stress":
		return true
	case "allege", "warn", "note", "assert", "contend", "maintain":
		return t.XPOS == "VBG"
	}
	return false
}

// thatClause is the content behind a "that" which the tree does not hang on v: "says on its website that …".
func (r *reader) thatClause(v int) []text.Span {
	end := r.d.Sents[r.d.Tokens[v].Sent].End
	if i := r.thatBehindNote(v, end); i > 0 {
		return r.spans(i, r.rival(i, end, v), v)
	}
	for i := v + 1; i < end && i < v+14; i++ {
		t := &r.d.Tokens[i]
		if t.UPOS == nlp.VERB && (r.finite(i) || r.takesClause(i)) || t.Form == ";" || t.Form == ":" {
			return nil
		}
		if t.Lower == "that" && r.d.Tokens[i-1].UPOS == nlp.CCONJ {
			return nil // "that … and that …": another verb's
		}
		told := r.d.Tokens[v].Lemma == "tell" || r.d.Tokens[v].Lemma == "inform"
		if t.Lower == "that" && t.XPOS == "WDT" && r.saysBehindPlace(v, i, end) {
			return r.spans(i, r.rival(i, r.unbroken(end, v), v), v)
		}
		if t.Lower == "that" && (t.Rel == nlp.Mark || t.UPOS == nlp.SCONJ || told && i > v+1 || i == v+1 && r.likeParticiple(v)) && t.Head >= 0 {
			h := t.Head
			for h >= 0 && r.d.Tokens[h].Head >= 0 && r.d.Tokens[h].Head != v && r.d.Tokens[h].Head > i {
				h = r.d.Tokens[h].Head
			}
			if o := r.d.Tokens[h].Head; o >= 0 && r.d.Tokens[o].UPOS == nlp.NOUN && r.d.Tokens[o].Rel != nlp.Obl && r.cues.Noun(r.d.Tokens[o].Lemma) != nil {
				return nil // "made the claim that"
			}
			if o := r.d.Tokens[h].Head; o == i-1 && !told && r.d.Tokens[o].UPOS == nlp.NOUN && !r.isTime(o) {
				if _, ok := r.channelNamed(o); !ok && (t.Rel != nlp.Mark || r.channelBehind(v) == "") {
					return nil // "on condition that", but "in a letter to the council that"
				}
			}
			_, hi := r.d.Subtree(h)
			return r.spans(i, min(max(hi, i+1), end), v)
		}
	}
	return nil
}

// thatBehindNote is the "that" behind a note between commas on where verb v was said: "said in a letter to the council, a copy of
// which was seen by reporters, | that". 0 when there is none.
func (r *reader) thatBehindNote(v, end int) int {
	c := v + 2
	for ; c < end && c < v+14 && r.d.Tokens[c].Form != ","; c++ {
		if t := &r.d.Tokens[c]; t.UPOS == nlp.VERB && r.finite(c) || t.Lower == "that" || stops(t.Form) || r.inside[c] != r.inside[v] {
			return 0
		}
	}
	if c+2 >= end || !isChannelPrep(r.d.Tokens[v+1].Lower) || !seen[r.d.Tokens[c+1].Lower] && !seen[r.d.Tokens[min(c+2, end-1)].Lower] {
		return 0
	}
	for i := c + 2; i+1 < end && i < c+16; i++ {
		if r.d.Tokens[i].Form == "," {
			if r.d.Tokens[i+1].Lower == "that" {
				return i + 1
			}
			return 0
		}
	}
	return 0
}

// seen are words that open a note on a paper: ", seen by reporters,", ", a copy of which", ", which was read out".
var seen = wordSet("seen obtained copy copies dated published released carried broadcast posted issued read translated quoted cited which signed addressed reviewed")

// takesClause tells whether word i is another verb that takes a clause.
func (r *reader) takesClause(i int) bool {
	for _, c := range r.cuesOf(i) {
		if c.Has(lexicon.Clause) {
			return true
		}
	}
	return false
}

func (r *reader) finite(i int) bool {
	switch r.d.Tokens[i].XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

// clauseLeft is the content to the left of a reporting clause set off by a comma: "The bridge was closed, the mayor said
// on Monday." It is read from the words, since trees often go wrong here. Nil when there is none.
func (r *reader) clauseLeft(v int) []text.Span {
	if x := r.d.Tokens[v].XPOS; x != "VBD" && x != "VBZ" && x != "VBP" && x != "VBN" {
		return nil
	}
	if m := r.d.Kid(v, nlp.Mark); m >= 0 {
		return nil // "as the others applauded"
	}
	s := r.lastSubject(v)
	if r.hasObject(v) || s >= 0 && (s > v || relative(&r.d.Tokens[s])) || r.inside[v] > 0 {
		return nil
	}
	lo := r.namedBefore(v)
	if s >= 0 {
		lo, _ = r.d.Subtree(s)
		for lo < s && r.d.Tokens[lo].UPOS == nlp.PUNCT {
			lo++ // the tree may give the comma to the subject
		}
	} else if n, h := r.nounBefore(v); lo == 0 && h >= 0 {
		lo = n
	}
	if n, _ := r.nounBefore(v); n > 0 && r.takesUpSpeech(n, v) {
		return nil
	}
	sent := r.d.Sents[r.d.Tokens[v].Sent]
	if lo-1 <= sent.Start+1 || !r.commaAt(lo-1) || !r.hasFinite(sent.Start, lo-1) || !r.endsClause(v, sent.End) {
		return nil
	}
	if first := &r.d.Tokens[sent.Start]; first.Lower == "as" && first.UPOS == nlp.SCONJ && !r.mainBehind(sent.Start, lo-1) {
		return nil // "As the agency reported, the two sides agreed"
	}
	if first := &r.d.Tokens[sent.Start]; (first.UPOS == nlp.SCONJ && r.d.Kid(v, nlp.Ccomp) > v || first.XPOS == "VBG") && !r.mainBehind(sent.Start, lo-1) {
		return nil // "While the talks went on, the mayor said the bridge was closed."
	}
	return r.spans(r.bodyStart(sent.Start), lo-1, v)
}

// lastSubject is the subject of v that stands nearest before it: trees sometimes give a verb two, the first of which
// belongs to the clause that it reports. -1 for none.
func (r *reader) lastSubject(v int) int {
	best := -1
	for k := range r.d.Kids(v) {
		if r.d.Tokens[k].Rel == nlp.Nsubj && (best < 0 || k < v && !r.isTime(k)) {
			best = k
		}
	}
	return best
}

// commaAt tells whether token i is a comma, or the mark that closes a quotation with one.
func (r *reader) commaAt(i int) bool {
	if i < 0 {
		return false
	}
	if r.d.Tokens[i].Form == "," {
		return true
	}
	return i >= 1 && r.inside[i] > 0 && r.quotes[r.inside[i]-1].hi == i+1 && r.d.Tokens[i-1].Form == ","
}

// namedBefore is where the name of a person begins that stands before verb v behind a comma, an apposition between them
// or not: "…, Ana Ruiz, the army's spokeswoman, said". 0 when there is none.
func (r *reader) namedBefore(v int) int {
	switch r.d.Tokens[v].Lower {
	case "said", "says", "added", "told", "wrote", "stated":
	default:
		return 0
	}
	for i := v - 1; i > 0 && i > v-18 && r.sameSent(i, v) && r.inside[i] == 0; i-- {
		if k := r.d.EntityAt(i); k >= 0 && r.d.Entities[k].Type == nlp.PER && r.commaAt(r.d.Entities[k].Start-1) {
			return r.d.Entities[k].Start
		}
		if r.finite(i) {
			return 0
		}
	}
	return 0
}

// endsClause tells whether nothing but time, place, manner or hearer follows verb v up to the next comma or the end of
// the sentence: no content stands behind it.
func (r *reader) endsClause(v, end int) bool {
	for i := v + 1; i < end; i++ {
		t := &r.d.Tokens[i]
		switch {
		case t.Form == "," || t.Form == "." || t.Form == ";" || t.Form == "—" || t.Form == "–":
			return true
		case t.Lower == "that", t.Form == ":", r.inside[i] > 0, i-v > 14:
			return false
		case r.finite(i), t.XPOS == "MD":
			return false
		}
	}
	return true
}

// around is the range without the clause of v inside it: one span before it, one behind.
func (r *reader) around(lo, hi, v int) []text.Span {
	a, b := r.d.Subtree(v)
	var out []text.Span
	if a > lo {
		out = append(out, r.spans(lo, a, v)...)
	}
	if hi > b {
		out = append(out, r.spans(b, hi, v)...)
	}
	return out
}

// saysBehindPlace tells whether the "that" at token i, which the tagger has for a relative pronoun, brings what verb v says:
// "said on the sidelines of the summit | that talks would go on". A clause with a subject of its own follows it.
func (r *reader) saysBehindPlace(v, i, end int) bool {
	if l := r.d.Tokens[v].Lemma; l != "say" && l != "add" && l != "tell" && l != "announce" || r.d.Tokens[v+1].UPOS != nlp.ADP || i+2 >= end {
		return false
	}
	if t := &r.d.Tokens[i+1]; !nounWord(t) {
		return false
	}
	return r.hasFinite(i+1, end)
}
