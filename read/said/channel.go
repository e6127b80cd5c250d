package said

import (
	"rapporteur/nlp"
)

// channelOf is the channel in the phrases on verb v, or on the verb that v explains: "appeared on CNN saying …".
func (r *reader) channelOf(v int, f *finding) string {
	if ch := r.channelBehind(v); ch != "" {
		return ch
	}
	if ch := r.channelUnder(v, f); ch != "" {
		return ch
	}
	if ch := r.channelAhead(v); ch != "" {
		return ch
	}
	t := &r.d.Tokens[v]
	if t.XPOS == "VBG" || t.XPOS == "VB" {
		if ch := r.channelOfMain(v); ch != "" {
			return ch
		}
	}
	if ch := r.channelInWhich(r.d.ConjHead(v)); ch != "" {
		return ch
	}
	if t.Head >= 0 && (t.Rel == nlp.Advcl || t.Rel == nlp.Acl || t.Rel == nlp.Xcomp) {
		if ch := r.heldChannel(t.Head); ch != "" {
			return ch
		}
		if t.Rel == nlp.Advcl {
			return r.channelUnder(t.Head, f)
		}
	}
	for k := range r.d.Kids(v) {
		if x := &r.d.Tokens[k]; x.Rel == nlp.Advcl && x.XPOS == "VBG" {
			switch x.Lemma {
			case "speak", "talk", "write", "appear", "address", "post":
				if ch := r.speakingChannel(k, f); ch != "" {
					return ch
				}
			}
		}
	}
	return ""
}

// channelInWhich is the channel of "a declaration in which he apologised".
func (r *reader) channelInWhich(v int) string {
	for i := v - 1; i > 1 && i > v-8 && r.sameSent(i, v); i-- {
		if r.d.Tokens[i].Lower == "which" && r.d.Tokens[i-1].Lower == "in" {
			ch, _ := r.channelNamed(i - 2)
			return ch
		}
		if r.finite(i) {
			return ""
		}
	}
	return ""
}

// channelOfMain is the channel that the main clause names for its participle or infinitive: "issued a statement saying",
// "gave a news conference to announce", "appeared on Channel Five saying".
func (r *reader) channelOfMain(v int) string {
	if v > 2 && r.d.Tokens[v-2].Lower == "on" && r.isMedia(v-1) {
		return r.words(v - 1)
	}
	for i := r.d.Sents[r.d.Tokens[v].Sent].Start; i < v; i++ {
		if r.d.Tokens[i].UPOS != nlp.VERB || !makes(r.d.Tokens[i].Lemma) {
			continue
		}
		for k := i + 1; k < v && k < i+6; k++ {
			if u := r.d.Tokens[k].UPOS; u == nlp.NOUN {
				if ch, ok := r.channelNamed(k); ok && (k+1 >= v || r.d.Tokens[k+1].UPOS != nlp.NOUN) {
					return ch
				}
			} else if u == nlp.VERB || u == nlp.PUNCT || u == nlp.ADP {
				break
			}
		}
	}
	return ""
}

// makes tells whether a verb brings out what is said: "issue a statement", "hold a press conference".
func makes(lemma string) bool {
	switch lemma {
	case "issue", "release", "hold", "give", "publish", "post", "make", "deliver", "send", "write", "put", "sign", "adopt", "approve", "record", "pass", "circulate":
		return true
	}
	return false
}

// channelBehind reads the channel from the words straight behind the verb: "said in a statement", "told AFP on Telegram".
func (r *reader) channelBehind(v int) string {
	for i := v + 1; i < len(r.d.Tokens) && i < v+8 && r.sameSent(i, v); i++ {
		t := &r.d.Tokens[i]
		if t.Lower == "that" || t.UPOS == nlp.PUNCT || t.UPOS == nlp.VERB || r.inside[i] != r.inside[v] {
			return ""
		}
		if isChannelPrep(t.Lower) {
			if ch := r.channelAt(i, t.Lower); ch != "" {
				return ch
			}
		}
	}
	return ""
}

// channelAhead reads the channel from the phrase that opens the sentence: "In an interview with Radio Nile, she said …",
// "Addressing the assembly, he said …", "Speaking to reporters, …".
func (r *reader) channelAhead(v int) string {
	if r.d.Tokens[v].Rel == nlp.Ccomp {
		return ""
	}
	sent := r.d.Sents[r.d.Tokens[v].Sent]
	for i := max(sent.Start, v-25); i < v; i++ {
		if i > sent.Start && r.d.Tokens[i-1].Form != "," || r.inside[i] > 0 {
			continue
		}
		if ch := r.channelOpening(i, v); ch != "" {
			return ch
		}
	}
	return ""
}

// channelOpening is the channel of the phrase that begins at token i, before verb v.
func (r *reader) channelOpening(i, v int) string {
	t := &r.d.Tokens[i]
	switch t.Lower {
	case "addressing":
		for k := i + 1; k < v && k < i+8; k++ {
			if r.d.Tokens[k].Form == "," && k > i+1 {
				lo := i + 1
				for lo < k-1 && r.d.Tokens[lo].UPOS == nlp.DET {
					lo++
				}
				return r.d.Words(lo, k)
			}
		}
		return ""
	case "speaking", "talking", "writing", "posting", "appearing":
		if i+2 < v && (r.d.Tokens[i+1].Lower == "to" || r.d.Tokens[i+1].Lower == "with") && isReporter(r.d.Tokens[i+2].Lemma) {
			return "told reporters"
		}
		if i+2 < v && r.d.Tokens[i+1].Lower == "on" && r.isMedia(i+2) {
			return r.words(i + 2)
		}
		if i+1 < v && isChannelPrep(r.d.Tokens[i+1].Lower) {
			return r.channelAt(i+1, r.d.Tokens[i+1].Lower)
		}
		return ""
	}
	if isChannelPrep(t.Lower) {
		return r.channelAt(i, t.Lower)
	}
	return ""
}

func isChannelPrep(w string) bool {
	switch w {
	case "in", "on", "at", "during", "via", "through", "by", "over":
		return true
	}
	return false
}

// channelAt is the channel of the noun phrase behind the preposition at token i.
func (r *reader) channelAt(i int, prep string) string {
	best := ""
	for k := i + 1; k < len(r.d.Tokens) && k < i+8 && r.sameSent(k, i); k++ {
		t := &r.d.Tokens[k]
		switch t.UPOS {
		case nlp.DET, nlp.ADJ, nlp.PRON, nlp.NUM:
			if k > i+1 && r.compoundChannel(k) { // "Truth Social"
				if ch, ok := r.channelNamed(k); ok {
					best = ch
				}
			}
			continue
		case nlp.PART:
			continue // "'s"
		case nlp.NOUN, nlp.PROPN:
			if ch, ok := r.channelNamed(k); ok && r.prepFits(k, prep) && (best == "" || r.compoundChannel(k)) {
				best = ch
			}
			continue
		case nlp.VERB, nlp.ADV:
			if t.XPOS == "VBN" || t.XPOS == "JJ" || t.UPOS == nlp.ADV {
				if best == "" {
					continue
				}
			}
		}
		break
	}
	return best
}

// speakingChannel is the channel of a participle: "Speaking to reporters", "Addressing the assembly", "speaking on CNN".
func (r *reader) speakingChannel(k int, f *finding) string {
	if r.d.Tokens[k].Lemma == "address" {
		if o := r.d.Kid(k, nlp.Obj); o >= 0 {
			return r.words(o)
		}
	}
	if o := r.p.Obl(k, "to", "with"); o >= 0 && isReporter(r.d.Tokens[o].Lemma) {
		return "told reporters"
	}
	return r.channelUnder(k, f)
}

// heldChannel is the channel of "issued a statement saying", "gave a news conference to announce".
func (r *reader) heldChannel(h int) string {
	o := h
	if r.d.Tokens[h].UPOS == nlp.VERB {
		if !makes(r.d.Tokens[h].Lemma) {
			return ""
		}
		if o = r.d.Kid(h, nlp.Obj); o < 0 {
			return ""
		}
	}
	if r.d.Tokens[o].UPOS != nlp.NOUN || r.d.Tokens[o].Lower == "reports" {
		return "" // "reports saying" are nobody's paper
	}
	if ch, ok := r.channelNamed(o); ok {
		return ch
	}
	return ""
}

// channelUnder is the channel in the phrases on word v.
func (r *reader) channelUnder(v int, f *finding) string {
	for k := range r.d.Kids(v) {
		t := &r.d.Tokens[k]
		if t.Rel != nlp.Obl && t.Rel != nlp.Nmod || r.inside[k] != r.inside[v] {
			continue
		}
		prep := r.p.Prep(k)
		switch prep {
		case "in", "on", "at", "during", "via", "through", "by", "over", "to":
		default:
			continue
		}
		if ch, ok := r.channelNamed(k); ok && r.prepFits(k, prep) {
			return ch
		}
		if prep == "on" && r.isMedia(k) {
			return r.words(k)
		}
	}
	return ""
}
