package parse

import (
	"testing"

	"rapporteur/nlp"
)

func TestAPastTenseIsNoAttribute(t *testing.T) {
	s := tree(row{"drones", nlp.NOUN, "NNS", 0, nlp.Root}, row{"and", nlp.CCONJ, "CC", 3, nlp.Cc}, row{"tanks", nlp.NOUN, "NNS", 1, nlp.Conj}, row{"bombed", nlp.VERB, "VBN", 5, nlp.Amod},
		row{"positions", nlp.NOUN, "NNS", 1, nlp.Conj}, row{".", nlp.PUNCT, ".", 1, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 4, 0, nlp.Root)
	wantHead(t, s, 1, 4, nlp.Nsubj)
	wantHead(t, s, 5, 4, nlp.Obj)
}

func TestAListKeepsItsAttributes(t *testing.T) {
	s := tree(row{"police", nlp.NOUN, "NNS", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 4, nlp.Punct}, row{"armed", nlp.VERB, "VBN", 4, nlp.Amod}, row{"groups", nlp.NOUN, "NNS", 1, nlp.Conj},
		row{"and", nlp.CCONJ, "CC", 6, nlp.Cc}, row{"soldiers", nlp.NOUN, "NNS", 1, nlp.Conj}, row{".", nlp.PUNCT, ".", 1, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 3, 4, nlp.Amod)
	wantHead(t, s, 4, 1, nlp.Conj)
}

func TestASecondSubjectIsTheObject(t *testing.T) {
	s := tree(row{"kings", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"hosted", nlp.VERB, "VBD", 0, nlp.Root}, row{"Okello", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 3, 2, nlp.Obj)
	s = tree(row{"Chad", nlp.PROPN, "NNP", 0, nlp.Root}, row{"which", nlp.PRON, "WDT", 4, nlp.Nsubj}, row{"Niger", nlp.PROPN, "NNP", 4, nlp.Nsubj}, row{"accused", nlp.VERB, "VBD", 1, nlp.AclRelcl})
	mendStructure(s, 0)
	wantHead(t, s, 2, 4, nlp.Obj)
}

func TestAnAttributeWithASubjectIsAVerb(t *testing.T) {
	s := tree(
		row{"the", nlp.DET, "DT", 2, nlp.Det}, row{"fighting", nlp.NOUN, "NN", 3, nlp.Nsubj}, row{"displaced", nlp.VERB, "VBN", 5, nlp.Amod}, row{"4,000", nlp.NUM, "CD", 5, nlp.Nummod},
		row{"people", nlp.NOUN, "NNS", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 5, nlp.Punct})
	mendParticiple(s, 0)
	wantHead(t, s, 3, 0, nlp.Root)
	wantHead(t, s, 5, 3, nlp.Obj)
	wantHead(t, s, 6, 3, nlp.Punct)
}

func TestAnAttributeBehindANounIsAVerb(t *testing.T) {
	s := tree(
		row{"the", nlp.DET, "DT", 4, nlp.Det}, row{"army", nlp.NOUN, "NN", 4, nlp.Compound}, row{"shelled", nlp.VERB, "VBD", 4, nlp.Amod}, row{"positions", nlp.NOUN, "NNS", 0, nlp.Root},
		row{"held", nlp.VERB, "VBN", 4, nlp.Acl}, row{".", nlp.PUNCT, ".", 4, nlp.Punct})
	mendParticiple(s, 0)
	wantHead(t, s, 3, 0, nlp.Root)
	wantHead(t, s, 2, 3, nlp.Nsubj)
	wantHead(t, s, 1, 2, nlp.Det)
	wantHead(t, s, 4, 3, nlp.Obj)
	wantHead(t, s, 5, 4, nlp.Acl)
}

func TestAnAsideBehindACommaHasAnObject(t *testing.T) {
	s := tree(
		row{"berg", nlp.PROPN, "NNP", 6, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 3, nlp.Punct}, row{"citing", nlp.VERB, "VBG", 4, nlp.Amod}, row{"figures", nlp.NOUN, "NNS", 6, nlp.Nsubj},
		row{",", nlp.PUNCT, ",", 3, nlp.Punct}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"so", nlp.ADV, "RB", 6, nlp.Advmod}, row{".", nlp.PUNCT, ".", 6, nlp.Punct})
	mendParticiple(s, 0)
	wantHead(t, s, 3, 6, nlp.Advcl)
	wantHead(t, s, 4, 3, nlp.Obj)
	wantHead(t, s, 1, 6, nlp.Nsubj)
}

func TestADayIsNotWhatIsPromised(t *testing.T) {
	s := tree(
		row{"she", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"vowed", nlp.VERB, "VBD", 0, nlp.Root}, row{"saturday", nlp.PROPN, "NNP", 2, nlp.Obj},
		row{"to", nlp.PART, "TO", 5, nlp.Mark}, row{"stay", nlp.VERB, "VB", 2, nlp.Advcl})
	mendDayOfSpeech(s, 0, 2)
	wantHead(t, s, 3, 2, nlp.OblUnmarked)
	wantHead(t, s, 5, 2, nlp.Xcomp)
	s = tree(row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"marked", nlp.VERB, "VBD", 0, nlp.Root}, row{"sunday", nlp.PROPN, "NNP", 2, nlp.Obj})
	mendDayOfSpeech(s, 0, 2)
	wantHead(t, s, 3, 2, nlp.Obj)
}

func TestSaidToBeIsAnAttribute(t *testing.T) {
	s := tree(
		row{"raiders", nlp.NOUN, "NNS", 3, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 1, nlp.Punct}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"to", nlp.PART, "TO", 5, nlp.Mark},
		row{"come", nlp.VERB, "VB", 3, nlp.Xcomp}, row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"fled", nlp.VERB, "VBD", 3, nlp.Ccomp}, row{".", nlp.PUNCT, ".", 3, nlp.Punct})
	mendSaidTo(s, 0, 2)
	wantHead(t, s, 7, 0, nlp.Root)
	wantHead(t, s, 1, 7, nlp.Nsubj)
	wantHead(t, s, 3, 1, nlp.Acl)
	wantHead(t, s, 8, 7, nlp.Punct)
}

func TestHoursLaterAreNoPartOfTheObject(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"agreed", nlp.VERB, "VBD", 0, nlp.Root}, row{"to", nlp.ADP, "IN", 6, nlp.Case}, row{"the", nlp.DET, "DT", 6, nlp.Det}, row{"offer", nlp.NOUN, "NN", 6, nlp.Compound},
		row{"hours", nlp.NOUN, "NNS", 2, nlp.Obl}, row{"later", nlp.ADV, "RB", 2, nlp.Advmod})
	mendHabits(s, 0)
	wantHead(t, s, 5, 2, nlp.Obl)
	wantHead(t, s, 3, 5, nlp.Case)
	wantHead(t, s, 6, 2, nlp.OblUnmarked)
	s = tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 0, nlp.Root}, row{"three", nlp.NUM, "CD", 5, nlp.Nummod}, row{"work", nlp.NOUN, "NN", 5, nlp.Compound},
		row{"days", nlp.NOUN, "NNS", 2, nlp.OblUnmarked}, row{"later", nlp.ADV, "RB", 2, nlp.Advmod})
	mendHabits(s, 0)
	wantHead(t, s, 4, 5, nlp.Compound)
}

func TestAWishHasItsVerbInTheBaseForm(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"asked", nlp.VERB, "VBD", 0, nlp.Root}, row{"that", nlp.SCONJ, "IN", 5, nlp.Mark}, row{"chad", nlp.PROPN, "NNP", 5, nlp.Nsubj},
		row{"hand", nlp.NOUN, "NN", 2, nlp.Ccomp}, row{"over", nlp.ADP, "RP", 5, nlp.CompoundPrt}, row{"rome", nlp.PROPN, "NNP", 5, nlp.Obj})
	mendHabits(s, 0)
	if s[4].UPOS != nlp.VERB || s[4].XPOS != "VB" {
		t.Errorf("hand: %v %s", s[4].UPOS, s[4].XPOS)
	}
	s = tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"insist", nlp.VERB, "VBP", 0, nlp.Root}, row{"that", nlp.SCONJ, "IN", 5, nlp.Mark}, row{"chad", nlp.PROPN, "NNP", 5, nlp.Nsubj},
		row{"withdraw", nlp.VERB, "VBD", 2, nlp.Ccomp})
	mendHabits(s, 0)
	if s[4].XPOS != "VB" {
		t.Errorf("withdraw: %s", s[4].XPOS)
	}
	s = tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"insist", nlp.VERB, "VBP", 0, nlp.Root}, row{"that", nlp.SCONJ, "IN", 5, nlp.Mark}, row{"chad", nlp.PROPN, "NNP", 5, nlp.Nsubj},
		row{"left", nlp.VERB, "VBD", 2, nlp.Ccomp}, row{"rome", nlp.PROPN, "NNP", 5, nlp.Obj})
	mendHabits(s, 0)
	if s[4].XPOS != "VBD" {
		t.Errorf("left: %s", s[4].XPOS)
	}
}

func TestTheNameBehindASpokeswomanIsHers(t *testing.T) {
	s := tree(
		row{"the", nlp.DET, "DT", 2, nlp.Det}, row{"spokeswoman", nlp.NOUN, "NN", 7, nlp.Nsubj}, row{"for", nlp.ADP, "IN", 4, nlp.Case}, row{"premier", nlp.NOUN, "NN", 2, nlp.Nmod},
		row{",", nlp.PUNCT, ",", 6, nlp.Punct}, row{"ada", nlp.PROPN, "NNP", 4, nlp.Appos}, row{"left", nlp.VERB, "VBD", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 6, 2, nlp.Appos)
}

func TestCalledForGoesOnWithTheSentence(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"voiced", nlp.VERB, "VBD", 0, nlp.Root}, row{"concern", nlp.NOUN, "NN", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 5, nlp.Punct},
		row{"called", nlp.VERB, "VBN", 2, nlp.Advcl}, row{"for", nlp.ADP, "IN", 7, nlp.Case}, row{"calm", nlp.NOUN, "NN", 5, nlp.Obl})
	mendHabits(s, 0)
	wantHead(t, s, 5, 2, nlp.Conj)
}

func TestWhoIsReadyToFreeFortyFrees(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 3, nlp.Nsubj}, row{"are", nlp.AUX, "VBP", 3, nlp.Cop}, row{"ready", nlp.ADJ, "JJ", 0, nlp.Root}, row{"to", nlp.ADP, "IN", 7, nlp.Case}, row{"free", nlp.ADJ, "JJ", 7, nlp.Amod},
		row{"forty", nlp.NUM, "CD", 7, nlp.Nummod}, row{"men", nlp.NOUN, "NNS", 3, nlp.Obl})
	mendHabits(s, 0)
	wantHead(t, s, 5, 3, nlp.Xcomp)
	wantHead(t, s, 7, 5, nlp.Obj)
	wantHead(t, s, 4, 5, nlp.Mark)
}

func TestTheVerbBehindAnOfficeAndItsName(t *testing.T) {
	s := tree(
		row{"the", nlp.DET, "DT", 2, nlp.Det}, row{"premier", nlp.NOUN, "NN", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 4, nlp.Punct}, row{"ada", nlp.PROPN, "NNP", 2, nlp.Appos},
		row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"rejected", nlp.VERB, "VBN", 7, nlp.Amod}, row{"mediation", nlp.NOUN, "NN", 2, nlp.Appos}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendParticiple(s, 0)
	wantHead(t, s, 6, 0, nlp.Root)
	wantHead(t, s, 2, 6, nlp.Nsubj)
	wantHead(t, s, 7, 6, nlp.Obj)
}

func TestNoInfinitiveIsAPlural(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 3, nlp.Nsubj}, row{"are", nlp.AUX, "VBP", 3, nlp.Cop}, row{"open", nlp.ADJ, "JJ", 0, nlp.Root}, row{"to", nlp.PART, "TO", 5, nlp.Mark}, row{"talks", nlp.VERB, "VB", 3, nlp.Xcomp})
	mendHabits(s, 0)
	wantHead(t, s, 5, 3, nlp.Obl)
	wantHead(t, s, 4, 5, nlp.Case)
	s = tree(
		row{"they", nlp.PRON, "PRP", 3, nlp.Nsubj}, row{"are", nlp.AUX, "VBP", 3, nlp.Cop}, row{"ready", nlp.ADJ, "JJ", 0, nlp.Root}, row{"to", nlp.PART, "TO", 5, nlp.Mark}, row{"discuss", nlp.VERB, "VB", 3, nlp.Xcomp})
	mendHabits(s, 0)
	wantHead(t, s, 5, 3, nlp.Xcomp)
}

func TestWhatSomebodySaidBeforeIsAClause(t *testing.T) {
	s := tree(
		row{"chad", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"says", nlp.VERB, "VBZ", 0, nlp.Root}, row{"nobody", nlp.PRON, "NN", 4, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 2, nlp.Ccomp},
		row{",", nlp.PUNCT, ",", 8, nlp.Punct}, row{"after", nlp.SCONJ, "IN", 8, nlp.Mark}, row{"earlier", nlp.ADV, "RB", 8, nlp.Advmod}, row{"saying", nlp.VERB, "VBG", 11, nlp.Advcl},
		row{"men", nlp.NOUN, "NNS", 11, nlp.Obj}, row{"had", nlp.AUX, "VBD", 11, nlp.Aux}, row{"fled", nlp.VERB, "VBN", 2, nlp.Conj})
	mendHabits(s, 0)
	wantHead(t, s, 8, 2, nlp.Advcl)
	wantHead(t, s, 11, 8, nlp.Ccomp)
	wantHead(t, s, 9, 11, nlp.Nsubj)
	s = tree(
		row{"chad", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"nine", nlp.NUM, "CD", 4, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 2, nlp.Ccomp},
		row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"after", nlp.SCONJ, "IN", 7, nlp.Mark}, row{"claiming", nlp.VERB, "VBG", 4, nlp.Advcl}, row{"nobody", nlp.PRON, "NN", 9, nlp.Nsubj},
		row{"had", nlp.VERB, "VBD", 7, nlp.Ccomp})
	mendHabits(s, 0)
	wantHead(t, s, 7, 2, nlp.Advcl)
}
