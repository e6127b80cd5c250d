package parse

import (
	"testing"

	"rapporteur/nlp"
)

func TestReportsThatAreDeniedAreANoun(t *testing.T) {
	s := tree(
		row{"guards", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"denied", nlp.VERB, "VBD", 4, nlp.Ccomp}, row{"media", nlp.NOUN, "NNS", 4, nlp.Nsubj}, row{"reports", nlp.VERB, "VBZ", 0, nlp.Root},
		row{"that", nlp.SCONJ, "IN", 7, nlp.Mark}, row{"fuel", nlp.NOUN, "NN", 7, nlp.Nsubj}, row{"burned", nlp.VERB, "VBD", 4, nlp.Ccomp})
	mendHabits(s, 0)
	wantHead(t, s, 2, 0, nlp.Root)
	wantHead(t, s, 4, 2, nlp.Obj)
	wantHead(t, s, 3, 4, nlp.Compound)
	wantHead(t, s, 7, 4, nlp.Acl)
	if s[3].UPOS != nlp.NOUN {
		t.Errorf("reports is %v", s[3].UPOS)
	}
	s = tree(
		row{"media", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"reports", nlp.VERB, "VBZ", 0, nlp.Root}, row{"that", nlp.SCONJ, "IN", 5, nlp.Mark}, row{"fuel", nlp.NOUN, "NN", 5, nlp.Nsubj},
		row{"burned", nlp.VERB, "VBD", 2, nlp.Ccomp})
	mendHabits(s, 0)
	wantHead(t, s, 2, 0, nlp.Root)
}
