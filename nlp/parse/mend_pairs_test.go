package parse

import (
	"testing"

	"rapporteur/nlp"
)

func TestThatMarksAClauseWithItsOwnSubject(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"that", nlp.PRON, "WDT", 5, nlp.Nsubj}, row{"envoys", nlp.NOUN, "NNS", 5, nlp.Nsubj},
		row{"held", nlp.VERB, "VBD", 2, nlp.Ccomp}, row{"talks", nlp.NOUN, "NNS", 5, nlp.Obj}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 3, 5, nlp.Mark)
	wantHead(t, s, 4, 5, nlp.Nsubj)
}

func TestATitleOfSeveralNamesHangsOnTheFirst(t *testing.T) {
	s := tree(
		row{"presidents", nlp.NOUN, "NNS", 5, nlp.Nsubj}, row{"mbasa", nlp.PROPN, "NNP", 5, nlp.Nsubj}, row{"and", nlp.CCONJ, "CC", 4, nlp.Cc}, row{"berg", nlp.PROPN, "NNP", 2, nlp.Conj},
		row{"met", nlp.VERB, "VBD", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 5, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 1, 2, nlp.NmodDesc)
	wantHead(t, s, 2, 5, nlp.Nsubj)
}

func TestPhrasesBuiltAlikeAreJoined(t *testing.T) {
	s := tree(
		row{"envoys", nlp.NOUN, "NNS", 7, nlp.Nsubj}, row{"from", nlp.ADP, "IN", 3, nlp.Case}, row{"chad", nlp.PROPN, "NNP", 1, nlp.Nmod}, row{"and", nlp.CCONJ, "CC", 5, nlp.Cc},
		row{"rebels", nlp.NOUN, "NNS", 3, nlp.Conj}, row{"from", nlp.ADP, "IN", 8, nlp.Case}, row{"met", nlp.VERB, "VBD", 0, nlp.Root}, row{"niger", nlp.PROPN, "NNP", 5, nlp.Nmod})
	s[6], s[7] = s[7], s[6] // "… rebels from Niger met"
	for i := range s {
		switch s[i].Head {
		case 6:
			s[i].Head = 7
		case 7:
			s[i].Head = 6
		}
	}
	mendHabits(s, 0)
	wantHead(t, s, 5, 1, nlp.Conj)
}

func TestFollowingIsAPreposition(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"agreed", nlp.VERB, "VBD", 0, nlp.Root}, row{"following", nlp.VERB, "VBG", 4, nlp.Amod}, row{"talks", nlp.NOUN, "NNS", 2, nlp.Obl})
	mendHabits(s, 0)
	wantHead(t, s, 3, 4, nlp.Case)
	s = tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 0, nlp.Root}, row{"the", nlp.DET, "DT", 5, nlp.Det}, row{"following", nlp.VERB, "VBG", 5, nlp.Amod}, row{"week", nlp.NOUN, "NN", 2, nlp.Obl})
	mendHabits(s, 0)
	wantHead(t, s, 4, 5, nlp.Amod)
}

func TestHarmHangsOnTheBlowAndAResumedClauseOnTheMainVerb(t *testing.T) {
	s := tree(
		row{"she", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"condemned", nlp.VERB, "VBD", 0, nlp.Root}, row{"a", nlp.DET, "DT", 4, nlp.Det}, row{"strike", nlp.NOUN, "NN", 2, nlp.Obj},
		row{"in", nlp.ADP, "IN", 6, nlp.Case}, row{"lima", nlp.PROPN, "NNP", 4, nlp.Nmod}, row{"which", nlp.PRON, "WDT", 8, nlp.Nsubj}, row{"killed", nlp.VERB, "VBD", 6, nlp.AclRelcl},
		row{"nine", nlp.NUM, "CD", 8, nlp.Obj}, row{",", nlp.PUNCT, ",", 12, nlp.Punct}, row{"and", nlp.CCONJ, "CC", 12, nlp.Cc}, row{"left", nlp.VERB, "VBD", 8, nlp.Conj})
	mendToll(s, 0, 7)
	mendResumed(s, 0, 11)
	wantHead(t, s, 8, 4, nlp.AclRelcl)
	wantHead(t, s, 12, 2, nlp.Conj)
}

func TestTwoNamesWithAndAreBoth(t *testing.T) {
	s := tree(row{"berg", nlp.PROPN, "NNP", 5, nlp.Amod}, row{"and", nlp.CCONJ, "CC", 3, nlp.Cc}, row{"danish", nlp.ADJ, "JJ", 1, nlp.Conj}, row{"premier", nlp.NOUN, "NN", 5, nlp.NmodDesc},
		row{"lund", nlp.PROPN, "NNP", 6, nlp.Nsubj}, row{"met", nlp.VERB, "VBD", 0, nlp.Root})
	mendBoth(s, 0, 0)
	wantHead(t, s, 1, 6, nlp.Nsubj)
	wantHead(t, s, 5, 1, nlp.Conj)
	wantHead(t, s, 2, 5, nlp.Cc)
	wantHead(t, s, 3, 5, nlp.Amod)
	s = tree(row{"berg", nlp.PROPN, "NNP", 5, nlp.Nsubj}, row{"and", nlp.CCONJ, "CC", 3, nlp.Cc}, row{"danish", nlp.ADJ, "JJ", 4, nlp.Amod}, row{"lund", nlp.PROPN, "NNP", 1, nlp.Appos}, row{"met", nlp.VERB, "VBD", 0, nlp.Root})
	mendBoth(s, 0, 3)
	wantHead(t, s, 4, 1, nlp.Conj)
}

func TestARemarkInARelativeClauseDoesNotHeadIt(t *testing.T) {
	s := tree(row{"charter", nlp.NOUN, "NN", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 3, nlp.Punct}, row{"which", nlp.PRON, "WDT", 6, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 3, nlp.Punct},
		row{"berg", nlp.PROPN, "NNP", 6, nlp.Nsubj}, row{"says", nlp.VERB, "VBZ", 1, nlp.AclRelcl}, row{",", nlp.PUNCT, ",", 6, nlp.Punct}, row{"lapsed", nlp.VERB, "VBD", 6, nlp.Ccomp})
	mendSubjects(s, 0, 5)
	wantHead(t, s, 8, 1, nlp.AclRelcl)
	wantHead(t, s, 3, 8, nlp.Nsubj)
	wantHead(t, s, 6, 8, nlp.Parataxis)
	wantHead(t, s, 5, 6, nlp.Nsubj)
}

func TestWhatIsSaidKeepsItsSubjectAndNotTheNextVerb(t *testing.T) {
	s := tree(row{"berg", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"says", nlp.VERB, "VBZ", 0, nlp.Root}, row{"food", nlp.NOUN, "NN", 2, nlp.Nsubj}, row{"arrived", nlp.VERB, "VBD", 2, nlp.Ccomp})
	mendNextSubject(s, 0, 1)
	wantHead(t, s, 3, 4, nlp.Nsubj)
	s = tree(row{"berg", nlp.PROPN, "NNP", 3, nlp.Nsubj}, row{"has", nlp.AUX, "VBZ", 3, nlp.Aux}, row{"said", nlp.VERB, "VBN", 0, nlp.Root}, row{"it", nlp.PRON, "PRP", 5, nlp.Nsubj}, row{"lapses", nlp.VERB, "VBZ", 3, nlp.Ccomp},
		row{"and", nlp.CCONJ, "CC", 8, nlp.Cc}, row{"has", nlp.AUX, "VBZ", 8, nlp.Aux}, row{"called", nlp.VERB, "VBN", 5, nlp.Conj})
	mendPerfect(s, 0, 7)
	wantHead(t, s, 8, 3, nlp.Conj)
}

func TestAHeadlineHasACommaForAnd(t *testing.T) {
	s := tree(row{"chad", nlp.PROPN, "NNP", 4, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 1, nlp.Punct}, row{"niger", nlp.PROPN, "NNP", 4, nlp.Nsubj}, row{"agree", nlp.VERB, "VBP", 0, nlp.Root}, row{"truce", nlp.NOUN, "NN", 4, nlp.Obj})
	mendSubjects(s, 0, 3)
	wantHead(t, s, 1, 4, nlp.Nsubj)
	wantHead(t, s, 3, 1, nlp.Conj)
}

func TestAClauseHasItsSubjectAndItsPlace(t *testing.T) {
	s := tree(row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 0, nlp.Root}, row{"after", nlp.ADP, "IN", 4, nlp.Case}, row{"mines", nlp.NOUN, "NNS", 2, nlp.Obl},
		row{"laid", nlp.VERB, "VBN", 4, nlp.Acl}, row{"there", nlp.ADV, "RB", 5, nlp.Advmod}, row{"killed", nlp.VERB, "VBD", 2, nlp.Advcl}, row{"two", nlp.NUM, "CD", 7, nlp.Obj})
	mendAs(s, 0, 6)
	wantHead(t, s, 4, 7, nlp.Nsubj)
	wantHead(t, s, 3, 7, nlp.Mark)
	s = tree(row{"she", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"men", nlp.NOUN, "NNS", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 3, nlp.Punct},
		row{"were", nlp.AUX, "VBD", 6, nlp.AuxPass}, row{"held", nlp.VERB, "VBN", 2, nlp.Ccomp})
	mendSaidOf(s, 0, 1)
	wantHead(t, s, 3, 6, nlp.NsubjPass)
	s = tree(row{"berg", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"closed", nlp.VERB, "VBD", 7, nlp.Ccomp}, row{"ports", nlp.NOUN, "NNS", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 7, nlp.Punct},
		row{"where", nlp.ADV, "WRB", 7, nlp.Advmod}, row{"fires", nlp.NOUN, "NNS", 7, nlp.Nsubj}, row{"killed", nlp.VERB, "VBD", 0, nlp.Root}, row{"nine", nlp.NUM, "CD", 7, nlp.Obj}, row{".", nlp.PUNCT, ".", 7, nlp.Punct})
	mendWhere(s, 0, 4)
	wantHead(t, s, 2, 0, nlp.Root)
	wantHead(t, s, 7, 3, nlp.AclRelcl)
	wantHead(t, s, 9, 2, nlp.Punct)
}

func TestWhoDoesTheSecondThingIsNoObjectOfTheFirst(t *testing.T) {
	s := tree(row{"blocs", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"want", nlp.VERB, "VBP", 0, nlp.Root}, row{"peace", nlp.NOUN, "NN", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 6, nlp.Punct}, row{"and", nlp.CCONJ, "CC", 6, nlp.Cc},
		row{"norway", nlp.PROPN, "NNP", 3, nlp.Conj}, row{",", nlp.PUNCT, ",", 9, nlp.Punct}, row{"which", nlp.PRON, "WDT", 9, nlp.Nsubj}, row{"agrees", nlp.VERB, "VBZ", 6, nlp.AclRelcl}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"urged", nlp.VERB, "VBD", 2, nlp.Conj}, row{"calm", nlp.NOUN, "NN", 11, nlp.Obj})
	mendRather(s, 0, 10)
	wantHead(t, s, 6, 11, nlp.Nsubj)
	wantHead(t, s, 5, 11, nlp.Cc)
	s = tree(row{"armies", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"denied", nlp.VERB, "VBD", 0, nlp.Root}, row{"shelling", nlp.VERB, "VBG", 4, nlp.Amod}, row{"homes", nlp.NOUN, "NNS", 2, nlp.Obj})
	mendDenied(s, 0, 1)
	wantHead(t, s, 3, 2, nlp.Xcomp)
	wantHead(t, s, 4, 3, nlp.Obj)
}

func TestAPastTenseFollowsWhoOrdersNotWhatIsOrdered(t *testing.T) {
	ordered := func(past string) []nlp.Token {
		return tree(row{"chad", nlp.PROPN, "NNP", 3, nlp.Nsubj}, row{"has", nlp.AUX, "VBZ", 3, nlp.Aux}, row{"ordered", nlp.VERB, "VBN", 0, nlp.Root}, row{"envoys", nlp.NOUN, "NNS", 3, nlp.Obj},
			row{"to", nlp.PART, "TO", 6, nlp.Mark}, row{"leave", nlp.VERB, "VB", 3, nlp.Xcomp}, row{"and", nlp.CCONJ, "CC", 8, nlp.Cc}, row{past, nlp.VERB, "VBD", 6, nlp.Conj}, row{"ports", nlp.NOUN, "NNS", 8, nlp.Obj})
	}
	s := ordered("closed")
	mendPast(s, 0, 7)
	wantHead(t, s, 8, 3, nlp.Conj)
	s = ordered("shut")
	mendPast(s, 0, 7)
	wantHead(t, s, 8, 6, nlp.Conj)
}
