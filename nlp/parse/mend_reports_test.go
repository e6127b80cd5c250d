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

func TestWhatWasSaidInAMessageThatWasSent(t *testing.T) {
	s := tree(
		row{"guards", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"in", nlp.ADP, "IN", 4, nlp.Case}, row{"messages", nlp.NOUN, "NN", 2, nlp.Obj},
		row{"sent", nlp.VERB, "VBN", 4, nlp.Acl}, row{"to", nlp.ADP, "IN", 7, nlp.Case}, row{"reporters", nlp.NOUN, "NNS", 5, nlp.Obl}, row{"that", nlp.SCONJ, "IN", 10, nlp.Mark},
		row{"fuel", nlp.NOUN, "NN", 10, nlp.Nsubj}, row{"burned", nlp.VERB, "VBD", 7, nlp.AclRelcl})
	s[3].Lower = "message"
	mendTold(s, 0)
	wantHead(t, s, 10, 2, nlp.Ccomp)
	wantHead(t, s, 4, 2, nlp.Obl)
}

func TestAParticipleBehindAQuotationIsNoneOfIt(t *testing.T) {
	s := tree(
		row{"guards", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"warned", nlp.VERB, "VBD", 0, nlp.Root}, row{"of", nlp.ADP, "IN", 5, nlp.Case}, row{"\"", nlp.PUNCT, "``", 5, nlp.Punct},
		row{"fire", nlp.NOUN, "NN", 2, nlp.Obl}, row{",", nlp.PUNCT, ",", 5, nlp.Punct}, row{"\"", nlp.PUNCT, "''", 5, nlp.Punct}, row{"urging", nlp.VERB, "VBG", 2, nlp.Ccomp}, row{"calm", nlp.NOUN, "NN", 8, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 8, 2, nlp.Advcl)
}
