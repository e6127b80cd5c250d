package said

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// nearSpeaker gives “…,” he warned to who spoke in the sentence before, where the chains have somebody who is not told of there but
// in a clause that describes the speaker: Ana Ruiz, whose rank Omar Sy disputes, said she would act. “I will,” she warned.
func (r *reader) nearSpeaker(f *finding, st *record.Statement) {
	n := len(r.p.Out.Statements)
	for n > 0 && isAscribed(r.p.Out.Statements[n-1].Act) {
		n-- // "whose rank Sy refuses to recognise" is nothing said
	}
	if n == 0 || !f.quoted || f.source < 0 || f.verb < 0 || len(st.Speaker) != 1 || r.inside[f.source] > 0 {
		return
	}
	w := r.d.Tokens[f.source].Lower
	last := &r.p.Out.Statements[n-1]
	if w != "he" && w != "she" || len(last.Speaker) != 1 || last.Speaker[0] == st.Speaker[0] || last.Source == nil || last.Cue == nil {
		return
	}
	a := r.p.Actor(last.Speaker[0])
	if a == nil || a.Kind != record.Person || otherGender(a.Name, w) {
		return
	}
	from := r.d.TokenAt(min(last.Evidence[0].Start, last.Source.Start))
	if r.d.Tokens[f.verb].Sent-r.d.Tokens[from].Sent > 2 {
		return
	}
	for i := from; i < f.source; i++ {
		if r.d.Tokens[i].UPOS != nlp.PRON && slices.Contains(r.p.ActorsAt(i), st.Speaker[0]) && !r.describing(i, last) {
			return
		}
	}
	st.Speaker = last.Speaker
}

// describing tells whether word i stands between the source of a statement and its verb, or owns what is told of: "Ruiz, whose rank
// Sy disputes, said".
func (r *reader) describing(i int, s *record.Statement) bool {
	at := r.d.Tokens[i].Span
	return at.Start >= s.Source.End && at.End <= s.Cue.Start || r.d.Tokens[i].Rel == nlp.NmodPoss
}

// otherGender tells whether a person with that name is not meant by the pronoun, by the given name.
func otherGender(name, pronoun string) bool {
	first, _, _ := strings.Cut(name, " ")
	switch lexicon.GivenGender(first) {
	case "m":
		return pronoun == "she"
	case "f":
		return pronoun == "he"
	}
	return false
}
