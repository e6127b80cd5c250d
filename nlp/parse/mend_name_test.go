package parse

import (
	"testing"

	"rapporteur/nlp"
)

func TestASplitNameIsOne(t *testing.T) {
	s := tree(
		row{"to", nlp.ADP, "IN", 3, nlp.Case}, row{"mayor", nlp.NOUN, "NN", 3, nlp.NmodDesc}, row{"ada", nlp.PROPN, "NNP", 8, nlp.Obl}, row{"berg", nlp.PROPN, "NNP", 8, nlp.Obl},
		row{",", nlp.PUNCT, ",", 4, nlp.Punct}, row{"roads", nlp.NOUN, "NNS", 8, nlp.NsubjPass}, row{"are", nlp.AUX, "VBP", 8, nlp.AuxPass}, row{"shut", nlp.VERB, "VBN", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 4, 3, nlp.Flat)
	wantHead(t, s, 5, 3, nlp.Punct)
}

func TestTheClauseWithWhoseIsNotTheSentence(t *testing.T) {
	s := tree(
		row{"chad", nlp.PROPN, "NNP", 5, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 5, nlp.Punct}, row{"whose", nlp.PRON, "WP$", 4, nlp.NmodPoss}, row{"veto", nlp.NOUN, "NN", 5, nlp.Nsubj}, row{"ended", nlp.VERB, "VBD", 0, nlp.Root},
		row{"it", nlp.PRON, "PRP", 5, nlp.Obj}, row{",", nlp.PUNCT, ",", 8, nlp.Punct}, row{"left", nlp.VERB, "VBD", 5, nlp.Conj}, row{".", nlp.PUNCT, ".", 5, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 8, 0, nlp.Root)
	wantHead(t, s, 1, 8, nlp.Nsubj)
	wantHead(t, s, 5, 1, nlp.AclRelcl)
	wantHead(t, s, 4, 5, nlp.Nsubj)
}
