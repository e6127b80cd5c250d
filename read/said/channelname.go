package said

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// compoundChannel tells whether noun k with the word before it is a channel of its own: "video message".
func (r *reader) compoundChannel(k int) bool {
	_, ok := r.cues.Channel(r.d.Tokens[k-1].Lower + " " + strings.ToLower(r.d.Tokens[k].Lemma))
	return ok
}

func (r *reader) isMedia(k int) bool {
	for _, id := range r.p.ActorsAt(k) {
		if a := r.p.Actor(id); a != nil && a.Kind == record.Media {
			return true
		}
	}
	return false
}

// prepFits tells whether the preposition makes the channel of noun k one: "in a post", not "at a post".
func (r *reader) prepFits(k int, prep string) bool {
	for _, key := range r.channelKeys(k) {
		if ch, ok := r.cues.Channel(key); ok {
			if len(ch.After) == 0 {
				return true
			}
			for _, a := range ch.After {
				if a == prep {
					return true
				}
			}
			return false
		}
	}
	return false
}

// channelKeys are the names under which the channel of noun k may stand in the lexicon, the longest first.
func (r *reader) channelKeys(k int) []string {
	t := &r.d.Tokens[k]
	head := strings.ToLower(t.Lemma)
	if strings.HasSuffix(t.Lower, "remarks") {
		head = t.Lower
	}
	var keys []string
	if k > 0 && r.sameSent(k-1, k) {
		keys = append(keys, r.d.Tokens[k-1].Lower+" "+head, r.d.Tokens[k-1].Lower+" "+t.Lower)
	}
	return append(keys, head, t.Lower)
}

// channelNamed is the channel that noun k names. An interview or post keeps whose it is: "Fox News interview",
// "interview with the BBC".
func (r *reader) channelNamed(k int) (string, bool) {
	for _, key := range r.channelKeys(k) {
		ch, ok := r.cues.Channel(key)
		if !ok {
			continue
		}
		switch ch.Name {
		case "interview":
			return r.interview(k), true
		case "post", "message", "video", "call", "note":
			if o := r.p.Obl(k, "on", "to"); o >= 0 {
				if c, ok := r.cues.Channel(strings.ToLower(r.d.Tokens[o].Lemma)); ok && c.Name != "" {
					return c.Name, true
				}
			}
			if k > 0 && r.sameSent(k, k-1) {
				if c, ok := r.cues.Channel(r.d.Tokens[k-1].Lower); ok && c.Name != "" {
					return c.Name, true
				}
			}
			return ch.Name, true
		case "meeting", "summit", "conference", "session", "General Assembly", "Security Council", "parliament", "court", "report", "rally", "ceremony", "forum", "panel", "debate", "hearing":
			return r.words(k), true
		case "":
			return r.words(k), true
		}
		return ch.Name, true
	}
	return "", false
}

func (r *reader) interview(k int) string {
	if k+2 < len(r.d.Tokens) && r.d.Tokens[k+1].Lower == "with" && r.sameSent(k, k+2) {
		lo := k + 2
		hi := lo
		for hi < len(r.d.Tokens) && hi < lo+6 && r.sameSent(hi, k) && (r.d.Tokens[hi].UPOS == nlp.DET || r.d.Tokens[hi].UPOS == nlp.PROPN || r.d.Tokens[hi].UPOS == nlp.NOUN) {
			hi++
		}
		if hi > lo {
			return "interview with " + r.d.Words(lo, hi)
		}
	}
	if o := r.p.Obl(k, "with"); o >= 0 {
		lo, hi := r.d.Phrase(o)
		return "interview with " + r.d.Words(lo, hi)
	}
	return r.words(k)
}

// words are the words of the noun phrase that ends with noun k, without article, possessor and time: "Fox News interview".
func (r *reader) words(k int) string {
	lo := k
	for lo > 0 && r.sameSent(lo-1, k) && k-lo < 6 {
		t := &r.d.Tokens[lo-1]
		if t.UPOS != nlp.PROPN && t.UPOS != nlp.NOUN && t.UPOS != nlp.ADJ && !(t.XPOS == "VBN" && t.Rel == nlp.Amod) || t.XPOS == "POS" {
			break
		}
		lo--
	}
	return r.d.Words(lo, k+1)
}

// toldChannel is "told reporters" where the hearers are the press.
func (r *reader) toldChannel(f *finding) string {
	t := &r.d.Tokens[f.object]
	if r.isMedia(f.object) && r.d.Tokens[f.verb].Lemma == "tell" {
		lo, hi := r.d.Phrase(f.object)
		for hi < len(r.d.Tokens) && r.d.Tokens[hi].UPOS == nlp.PROPN && !r.isTime(hi) && r.sameSent(hi, lo) {
			hi++ // "the news agency | Reuters"
		}
		if hi-lo <= 6 {
			return "told " + r.d.Words(lo, hi)
		}
		return "told " + r.words(f.object)
	}
	if isReporter(t.Lemma) {
		if t.Lemma == "media" || t.Lemma == "press" {
			return "told " + r.words(f.object) // "told state media"
		}
		return "told " + t.Lower
	}
	if ch, ok := r.channelNamed(f.object); ok && (strings.HasSuffix(ch, "conference") || strings.HasSuffix(ch, "briefing")) {
		return ch // "told a news conference"
	}
	if ch, ok := r.channelNamed(f.object); ok && r.d.Tokens[f.verb].Lemma == "tell" && houses[ch[strings.LastIndexByte(ch, ' ')+1:]] {
		return ch // "told the Security Council", "told parliament"
	}
	if t.UPOS == nlp.PROPN && r.d.Tokens[f.verb].Lemma == "tell" {
		if k := r.d.Kid(f.object, nlp.NmodDesc); k >= 0 {
			lo, hi := r.d.Phrase(f.object)
			return "told " + r.d.Words(lo, hi)
		}
	}
	return ""
}

// houses are the last words of what one speaks before.
var houses = wordSet("parliament Council Assembly hearing court summit session forum rally")

func isReporter(lemma string) bool {
	switch lemma {
	case "reporter", "journalist", "newsman", "press", "media":
		return true
	}
	return false
}
