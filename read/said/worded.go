package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// wordings are nouns for the words that somebody uses, and utters the verbs of using them.
var (
	wordings = wordSet("phrase term word expression slogan label epithet slur nickname")
	utters   = wordSet("use coin utter employ invoke repeat")
)

// worded is the finding of a quotation that somebody is told to have used: "The premier uses the phrase “sacred soil” often."
// Nil for others.
func (r *reader) worded(q *quotation) *finding {
	n := q.lo - 1
	if n < 1 || !r.sameSent(n, q.lo) || !wordings[r.d.Tokens[n].Lemma] || r.d.Tokens[n].Rel != nlp.Obj {
		return nil
	}
	v := r.d.Tokens[n].Head
	if v < 0 || v > n || !utters[r.d.Tokens[v].Lemma] || r.p.Negated(v) || r.byVerb[v] != nil || r.inside[v] > 0 {
		return nil
	}
	s := r.p.Subject(v)
	if s < 0 {
		return nil
	}
	f := &finding{verb: v, cue: rng{v, n + 1}, source: s, object: -1, act: record.Say, form: lexicon.Quotation, rule: "worded", score: 0.75}
	r.add(f)
	return f
}

// asPut is the reporting verb of a clause set in before the last words of a sentence, which are its speaker's: "He is seen,
// as the weekly put it, as “the fixer.”" -1 for none.
func (r *reader) asPut(q *quotation) int {
	i := q.lo - 1
	if i >= 0 && (r.d.Tokens[i].Lower == "as" || r.d.Tokens[i].UPOS == nlp.DET) {
		i--
	}
	if i < 2 || r.d.Tokens[i].Form != "," && r.d.Tokens[i].Form != ":" {
		return -1
	}
	for k := i - 1; k > 0 && k > i-14 && r.sameSent(k, q.lo) && r.inside[k] == 0; k-- {
		if !r.isQuoteVerb(k) || !r.finite(k) {
			continue
		}
		for m := range r.d.Kids(k) {
			if t := &r.d.Tokens[m]; t.Lower == "as" && t.Rel == nlp.Mark && m > 0 && r.d.Tokens[m-1].Form == "," {
				return k
			}
		}
		return -1
	}
	return -1
}
