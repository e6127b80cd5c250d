package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// asTold is the finding of a clause with "as" that tells on whose word the report has the rest of its sentence: "As the agency
// reported earlier, | the two sides agreed." "The dam, as Ruiz said, is safe." Nil for others.
func (r *reader) asTold(v int) *finding {
	lo := r.asBefore(v)
	if lo < 0 || !r.finite(v) || r.inside[v] > 0 || r.hasObject(v) || r.d.Kid(v, nlp.Ccomp) >= 0 && r.d.Kid(v, nlp.Ccomp) > v {
		return nil
	}
	sent := r.d.Sents[r.d.Tokens[v].Sent]
	hi := r.clauseEnd(v, sent.End)
	for i := v + 1; i < hi; i++ {
		if t := &r.d.Tokens[i]; t.UPOS != nlp.ADV && !r.isTime(i) && t.UPOS != nlp.ADP && t.UPOS != nlp.DET && t.UPOS != nlp.PROPN && t.UPOS != nlp.NUM {
			return nil
		}
	}
	s := r.p.Subject(v)
	if s < lo || s > v || firstPerson(&r.d.Tokens[s]) || r.p.ActorsAt(s) == nil && r.p.Latent(s) == nil {
		return nil
	}
	content := r.restOfSentence(lo, hi, sent, v)
	if content == nil {
		return nil
	}
	return &finding{verb: v, cue: rng{v, v + 1}, source: s, object: -1, content: content, act: record.Say, form: lexicon.Clause, rule: "as", score: 0.75}
}

// asBefore is the "as" that opens the clause of reporting verb v, at the head of the sentence or behind a comma; -1 for none.
func (r *reader) asBefore(v int) int {
	switch r.d.Tokens[v].Lemma {
	case "report", "say", "note", "announce", "state", "write":
	default:
		return -1
	}
	for i := v - 2; i >= 0 && i > v-12 && r.sameSent(i, v); i-- {
		t := &r.d.Tokens[i]
		if t.Lower == "as" {
			if i == r.d.Sents[t.Sent].Start || r.d.Tokens[i-1].Form == "," {
				return i
			}
			return -1
		}
		if !nounWord(t) && t.UPOS != nlp.ADP && t.UPOS != nlp.AUX && t.UPOS != nlp.ADV {
			return -1
		}
	}
	return -1
}

// restOfSentence is the sentence without its words lo to hi, nil when no clause is left.
func (r *reader) restOfSentence(lo, hi int, sent nlp.Sent, v int) []text.Span {
	from := r.bodyStart(sent.Start)
	if !r.hasFinite(from, lo) && !r.hasFinite(hi, sent.End) {
		return nil
	}
	var out []text.Span
	if lo > from {
		out = append(out, r.spans(from, lo, v)...)
	}
	if hi < sent.End {
		out = append(out, r.spans(hi, sent.End, v)...)
	}
	return out
}
