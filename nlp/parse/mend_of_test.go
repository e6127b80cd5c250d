package parse

import (
	"testing"

	"rapporteur/nlp"
)

func TestTheMatterHangsOnTheVerbThatTakesAPerson(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"accused", nlp.VERB, "VBD", 0, nlp.Root}, row{"ministers", nlp.NOUN, "NNS", 2, nlp.Obj}, row{"of", nlp.ADP, "IN", 5, nlp.Case},
		row{"chad", nlp.PROPN, "NNP", 3, nlp.Nmod}, row{"of", nlp.ADP, "IN", 7, nlp.Case}, row{"treason", nlp.NOUN, "NN", 5, nlp.Nmod}, row{"and", nlp.CCONJ, "CC", 10, nlp.Cc},
		row{"of", nlp.SCONJ, "IN", 10, nlp.Mark}, row{"plotting", nlp.VERB, "VBG", 2, nlp.Conj})
	mendHabits(s, 0)
	wantHead(t, s, 5, 3, nlp.Nmod)
	wantHead(t, s, 7, 2, nlp.Obl)
	wantHead(t, s, 10, 2, nlp.Advcl)
	s = tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 0, nlp.Root}, row{"the", nlp.DET, "DT", 4, nlp.Det}, row{"scene", nlp.NOUN, "NN", 2, nlp.Obj},
		row{"of", nlp.ADP, "IN", 6, nlp.Case}, row{"treason", nlp.NOUN, "NN", 4, nlp.Nmod})
	mendHabits(s, 0)
	wantHead(t, s, 6, 4, nlp.Nmod)
}
