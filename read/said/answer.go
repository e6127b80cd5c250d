package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// readAnswers finds answers that take up what was said by a noun, without "that": "Chad accused Niger of the raid, | a charge
// Niamey denied." What is denied is the charge; the sentence before it is not what Niamey says.
func (r *reader) readAnswers() {
	for i := range r.d.Tokens {
		v := r.answerBehind(i)
		if v < 0 || r.inside[i] > 0 || r.p.Negated(v) {
			continue
		}
		noun := r.takenUp(i, v)
		source := r.headOfPhrase(noun+1, r.behindNoun(noun, v))
		if source <= noun { // the tree takes both for one name
			source = r.behindNoun(noun, v) - 1
		}
		if source < 0 || r.p.ActorsAt(source) == nil && r.p.Latent(source) == nil {
			continue
		}
		if old := r.byVerb[v]; old != nil {
			old.content = nil
		}
		r.add(&finding{verb: v, cue: rng{v, v + 1}, source: source, object: noun, content: r.spans(i, noun+1, v), act: record.Dismiss, form: lexicon.Phrase, rule: "answer", score: 0.6})
	}
}

// answerBehind is the verb of denying in an apposition that begins with word i: ", | a charge Niamey has | denied". -1 for none.
func (r *reader) answerBehind(i int) int {
	if i < 3 || r.d.Tokens[i-1].Form != "," || r.d.Tokens[i].Lower != "a" && r.d.Tokens[i].Lower != "an" {
		return -1
	}
	for v := i + 3; v < len(r.d.Tokens) && v < i+12 && r.sameSent(v, i); v++ {
		t := &r.d.Tokens[v]
		switch {
		case t.UPOS == nlp.VERB && (r.finite(v) || t.XPOS == "VBN") && denying[t.Lemma]:
			if r.takenUp(i, v) > 0 {
				return v
			}
			return -1
		case nounWord(t), t.UPOS == nlp.AUX, t.UPOS == nlp.ADV, t.UPOS == nlp.ADP, t.UPOS == nlp.PART, t.UPOS == nlp.VERB && t.XPOS == "VBG":
		default:
			return -1
		}
	}
	return -1
}

// denying are verbs by which one answers what is held against one.
var denying = wordSet("deny reject dismiss dispute refute contest rebut")

// takenUp is the noun behind the article at word i that takes up what was said, when who answers it follows at once, before verb
// v; 0 for none.
func (r *reader) takenUp(i, v int) int {
	if !r.takesUpSpeech(i, v) {
		return 0
	}
	for n := i + 1; n < v; n++ {
		if t := &r.d.Tokens[n]; r.cues.Noun(t.Lemma) != nil || claimNouns[t.Lemma] {
			return n
		}
	}
	return 0
}

// behindNoun is where the subject ends that stands between noun n and verb v: behind the last of its nouns.
func (r *reader) behindNoun(n, v int) int {
	for v > n+1 && (r.d.Tokens[v-1].UPOS == nlp.AUX || r.d.Tokens[v-1].UPOS == nlp.ADV) {
		v--
	}
	return v
}
