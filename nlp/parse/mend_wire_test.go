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

func TestAVerbWithoutObjectIsNoAttributeBehindItsNoun(t *testing.T) {
	s := tree(
		row{"the", nlp.DET, "DT", 2, nlp.Det}, row{"panel", nlp.NOUN, "NN", 0, nlp.Root}, row{"called", nlp.VERB, "VBN", 2, nlp.Acl}, row{"for", nlp.ADP, "IN", 6, nlp.Case},
		row{"a", nlp.DET, "DT", 6, nlp.Det}, row{"truce", nlp.NOUN, "NN", 3, nlp.Obl}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendRoot(s, 0)
	wantHead(t, s, 3, 0, nlp.Root)
	wantHead(t, s, 2, 3, nlp.Nsubj)
	s = tree(
		row{"the", nlp.DET, "DT", 2, nlp.Det}, row{"panel", nlp.NOUN, "NN", 0, nlp.Root}, row{"called", nlp.VERB, "VBN", 2, nlp.Acl}, row{"to", nlp.ADP, "IN", 5, nlp.Case},
		row{"rome", nlp.PROPN, "NNP", 3, nlp.Obl}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendRoot(s, 0)
	wantHead(t, s, 2, 0, nlp.Root)
}

func TestTheVerbBehindAnAsideIsTheSentences(t *testing.T) {
	s := tree(
		row{"panel", nlp.PROPN, "NNP", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 4, nlp.Punct}, row{"a", nlp.DET, "DT", 4, nlp.Det}, row{"body", nlp.NOUN, "NN", 1, nlp.Appos}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"called", nlp.VERB, "VBN", 4, nlp.Acl}, row{"on", nlp.ADP, "IN", 8, nlp.Case}, row{"chad", nlp.PROPN, "NNP", 6, nlp.Obl}, row{".", nlp.PUNCT, ".", 1, nlp.Punct})
	mendRoot(s, 0)
	wantHead(t, s, 6, 0, nlp.Root)
	wantHead(t, s, 1, 6, nlp.Nsubj)
	s = tree(
		row{"panel", nlp.PROPN, "NNP", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 4, nlp.Punct}, row{"a", nlp.DET, "DT", 4, nlp.Det}, row{"body", nlp.NOUN, "NN", 1, nlp.Appos}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"called", nlp.VERB, "VBN", 4, nlp.Acl}, row{"to", nlp.ADP, "IN", 8, nlp.Case}, row{"chad", nlp.PROPN, "NNP", 6, nlp.Obl}, row{".", nlp.PUNCT, ".", 1, nlp.Punct})
	mendRoot(s, 0)
	wantHead(t, s, 1, 0, nlp.Root)
}

func TestTheSecondOfTwoOfficesIsJoinedToTheFirst(t *testing.T) {
	s := tree(
		row{"berg", nlp.PROPN, "NNP", 6, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 3, nlp.Punct}, row{"actor", nlp.NOUN, "NN", 1, nlp.Appos}, row{"and", nlp.CCONJ, "CC", 5, nlp.Cc},
		row{"mayor", nlp.NOUN, "NN", 1, nlp.Conj}, row{"left", nlp.VERB, "VBD", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 5, 3, nlp.Conj)
	s = tree(
		row{"berg", nlp.PROPN, "NNP", 7, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 3, nlp.Punct}, row{"actor", nlp.NOUN, "NN", 1, nlp.Appos}, row{",", nlp.PUNCT, ",", 6, nlp.Punct}, row{"and", nlp.CCONJ, "CC", 6, nlp.Cc},
		row{"mayor", nlp.NOUN, "NN", 1, nlp.Conj}, row{"left", nlp.VERB, "VBD", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 6, 1, nlp.Conj)
}

func TestAHeadlineOfTheKilledAndTheWoundedIsPassive(t *testing.T) {
	s := tree(
		row{"soldiers", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"killed", nlp.VERB, "VBD", 0, nlp.Root}, row{"and", nlp.CCONJ, "CC", 5, nlp.Cc}, row{"nine", nlp.NUM, "CD", 5, nlp.Nummod},
		row{"people", nlp.NOUN, "NNS", 2, nlp.Obj}, row{"wounded", nlp.VERB, "VBN", 5, nlp.Acl}, row{"mine", nlp.NOUN, "NN", 6, nlp.OblAgent})
	mendHabits(s, 0)
	wantHead(t, s, 1, 2, nlp.NsubjPass)
	wantHead(t, s, 5, 6, nlp.NsubjPass)
	wantHead(t, s, 6, 2, nlp.Conj)
	s = tree(
		row{"soldiers", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"killed", nlp.VERB, "VBD", 0, nlp.Root}, row{"and", nlp.CCONJ, "CC", 4, nlp.Cc}, row{"dozens", nlp.NOUN, "NNS", 2, nlp.Conj},
		row{"injured", nlp.VERB, "VBN", 2, nlp.Conj})
	mendHabits(s, 0)
	wantHead(t, s, 4, 5, nlp.NsubjPass)
	s = tree(
		row{"soldiers", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"killed", nlp.VERB, "VBD", 0, nlp.Root}, row{"and", nlp.CCONJ, "CC", 4, nlp.Cc}, row{"wounded", nlp.VERB, "VBD", 2, nlp.Conj},
		row{"villagers", nlp.NOUN, "NNS", 4, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 1, 2, nlp.Nsubj)
}

func TestBothOfficesOfANameBetweenCommas(t *testing.T) {
	s := tree(
		row{"berg", nlp.PROPN, "NNP", 9, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 4, nlp.Punct}, row{"the", nlp.DET, "DT", 4, nlp.Det}, row{"envoy", nlp.NOUN, "NN", 1, nlp.Appos}, row{"and", nlp.CCONJ, "CC", 7, nlp.Cc},
		row{"the", nlp.DET, "DT", 7, nlp.Det}, row{"governor", nlp.NOUN, "NN", 1, nlp.Conj}, row{",", nlp.PUNCT, ",", 4, nlp.Punct}, row{"left", nlp.VERB, "VBD", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 7, 4, nlp.Conj)
}

func TestWhatOneIsToldHasTheSubjectBeforeIt(t *testing.T) {
	s := tree(
		row{"it", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"marked", nlp.VERB, "VBD", 0, nlp.Root}, row{"what", nlp.PRON, "WP", 5, nlp.Obj}, row{"envoys", nlp.NOUN, "NNS", 5, nlp.Nsubj},
		row{"told", nlp.VERB, "VBD", 2, nlp.Ccomp}, row{"norway", nlp.PROPN, "NNP", 9, nlp.Nsubj}, row{"was", nlp.AUX, "VBD", 9, nlp.Cop}, row{"a", nlp.DET, "DT", 9, nlp.Det}, row{"phase", nlp.NOUN, "NN", 5, nlp.Ccomp})
	mendHabits(s, 0)
	wantHead(t, s, 3, 9, nlp.Nsubj)
	wantHead(t, s, 6, 5, nlp.Iobj)
}

func TestNounsWithTheSameArticleAreJoined(t *testing.T) {
	s := tree(
		row{"called", nlp.VERB, "VBD", 0, nlp.Root}, row{"for", nlp.ADP, "IN", 4, nlp.Case}, row{"an", nlp.DET, "DT", 4, nlp.Det}, row{"end", nlp.NOUN, "NN", 1, nlp.Obl}, row{"to", nlp.ADP, "IN", 7, nlp.Case},
		row{"the", nlp.DET, "DT", 7, nlp.Det}, row{"siege", nlp.NOUN, "NN", 4, nlp.Nmod}, row{"and", nlp.CCONJ, "CC", 10, nlp.Cc}, row{"a", nlp.DET, "DT", 10, nlp.Det}, row{"vote", nlp.NOUN, "NN", 7, nlp.Conj})
	mendHabits(s, 0)
	wantHead(t, s, 10, 4, nlp.Conj)
}

func TestANounBehindAfterIsTheSubjectOfTheVerbBehindIt(t *testing.T) {
	s := tree(
		row{"officials", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"days", nlp.NOUN, "NNS", 7, nlp.NmodUnmarked}, row{"after", nlp.ADP, "IN", 7, nlp.Case},
		row{"a", nlp.DET, "DT", 7, nlp.Det}, row{"raid", nlp.NOUN, "NN", 2, nlp.Obl}, row{"killed", nlp.VERB, "VBD", 2, nlp.Ccomp}, row{"nine", nlp.NUM, "CD", 8, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 7, 8, nlp.Nsubj)
	wantHead(t, s, 5, 8, nlp.Mark)
	wantHead(t, s, 8, 2, nlp.Advcl)
	wantHead(t, s, 4, 8, nlp.NmodUnmarked)
}

func TestWhatSomebodySaysNextHangsOnWhatHeSaid(t *testing.T) {
	s := tree(
		row{"envoys", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"troops", nlp.NOUN, "NNS", 5, nlp.Nsubj}, row{"were", nlp.AUX, "VBD", 5, nlp.Aux},
		row{"waiting", nlp.VERB, "VBG", 2, nlp.Ccomp}, row{"and", nlp.CCONJ, "CC", 7, nlp.Cc}, row{"blamed", nlp.VERB, "VBD", 5, nlp.Conj}, row{"chad", nlp.PROPN, "NNP", 7, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 7, 2, nlp.Conj)
	s = tree(
		row{"envoys", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"troops", nlp.NOUN, "NNS", 4, nlp.Nsubj},
		row{"waited", nlp.VERB, "VBD", 2, nlp.Ccomp}, row{"and", nlp.CCONJ, "CC", 6, nlp.Cc}, row{"blamed", nlp.VERB, "VBD", 4, nlp.Conj}, row{"chad", nlp.PROPN, "NNP", 6, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 6, 4, nlp.Conj)
}

func TestANameBehindAndIsTheSubjectOfTheVerbRightBehindIt(t *testing.T) {
	s := tree(
		row{"shells", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"fell", nlp.VERB, "VBD", 0, nlp.Root}, row{"in", nlp.ADP, "IN", 4, nlp.Case}, row{"lima", nlp.PROPN, "NNP", 2, nlp.Obl},
		row{"and", nlp.CCONJ, "CC", 6, nlp.Cc}, row{"quito", nlp.PROPN, "NNP", 4, nlp.Conj}, row{"has", nlp.AUX, "VBZ", 8, nlp.Aux}, row{"blamed", nlp.VERB, "VBN", 2, nlp.Conj}, row{"chile", nlp.PROPN, "NNP", 8, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 6, 8, nlp.Nsubj)
	wantHead(t, s, 5, 8, nlp.Cc)
	s = tree(
		row{"it", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"ended", nlp.VERB, "VBD", 0, nlp.Root}, row{"as", nlp.ADP, "IN", 4, nlp.Case}, row{"chad", nlp.PROPN, "NNP", 2, nlp.Obl},
		row{"and", nlp.CCONJ, "CC", 6, nlp.Cc}, row{"niger", nlp.PROPN, "NNP", 4, nlp.Conj}, row{"met", nlp.VERB, "VBD", 2, nlp.Conj})
	mendHabits(s, 0)
	wantHead(t, s, 6, 4, nlp.Conj)
}

func TestFightingBeforeAVerbWithoutSubjectIsItsSubject(t *testing.T) {
	s := tree(
		row{"fighting", nlp.VERB, "VBG", 5, nlp.Advcl}, row{"in", nlp.ADP, "IN", 3, nlp.Case}, row{"chad", nlp.PROPN, "NNP", 1, nlp.Obl}, row{"has", nlp.AUX, "VBZ", 5, nlp.Aux},
		row{"ended", nlp.VERB, "VBN", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 1, 5, nlp.Nsubj)
}

func TestTheMilitaryBeforeAVerbIsItsSubject(t *testing.T) {
	s := tree(
		row{"the", nlp.DET, "DT", 4, nlp.Det}, row{"military", nlp.ADJ, "JJ", 4, nlp.Amod}, row{"regained", nlp.VERB, "VBN", 4, nlp.Amod}, row{"control", nlp.NOUN, "NN", 0, nlp.Root},
		row{"of", nlp.ADP, "IN", 6, nlp.Case}, row{"lima", nlp.PROPN, "NNP", 4, nlp.Nmod})
	mendHabits(s, 0)
	wantHead(t, s, 2, 3, nlp.Nsubj)
	wantHead(t, s, 3, 0, nlp.Root)
	wantHead(t, s, 4, 3, nlp.Obj)
	wantHead(t, s, 6, 4, nlp.Nmod)
}

func TestAVerbBehindWhoseAndANameIsThatOfTheRelativeClause(t *testing.T) {
	s := tree(
		row{"troops", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"entered", nlp.VERB, "VBD", 0, nlp.Root}, row{"chad", nlp.PROPN, "NNP", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"whose", nlp.PRON, "WP$", 6, nlp.NmodPoss}, row{"premier", nlp.NOUN, "NN", 3, nlp.Appos}, row{",", nlp.PUNCT, ",", 8, nlp.Punct}, row{"berg", nlp.PROPN, "NNP", 6, nlp.Appos},
		row{",", nlp.PUNCT, ",", 10, nlp.Punct}, row{"resigned", nlp.VERB, "VBD", 2, nlp.Advcl})
	mendHabits(s, 0)
	wantHead(t, s, 10, 3, nlp.AclRelcl)
	wantHead(t, s, 6, 10, nlp.Nsubj)
}

func TestAVerbBehindTheCommaThatEndsARelativeClauseIsTheMainOne(t *testing.T) {
	s := tree(
		row{"lund", nlp.PROPN, "NNP", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 5, nlp.Punct}, row{"who", nlp.PRON, "WP", 5, nlp.Nsubj}, row{"was", nlp.AUX, "VBD", 5, nlp.Cop},
		row{"away", nlp.NOUN, "NN", 1, nlp.AclRelcl}, row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"called", nlp.VERB, "VBD", 5, nlp.Acl}, row{"berg", nlp.PROPN, "NNP", 7, nlp.Obj}, row{".", nlp.PUNCT, ".", 7, nlp.Punct})
	mendRoot(s, 0)
	wantHead(t, s, 7, 0, nlp.Root)
	wantHead(t, s, 1, 7, nlp.Nsubj)
}

func TestWhatTheObjectIsCalledIsNoSecondObject(t *testing.T) {
	s := tree(
		row{"chad", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"called", nlp.VERB, "VBD", 0, nlp.Root}, row{"the", nlp.DET, "DT", 4, nlp.Det}, row{"raid", nlp.NOUN, "NN", 2, nlp.Xcomp},
		row{"a", nlp.DET, "DT", 6, nlp.Det}, row{"crime", nlp.NOUN, "NN", 4, nlp.Appos})
	mendHabits(s, 0)
	wantHead(t, s, 4, 2, nlp.Obj)
	wantHead(t, s, 6, 2, nlp.Xcomp)
}

func TestWhatWhichIsCalledIsNoObject(t *testing.T) {
	s := tree(
		row{"a", nlp.DET, "DT", 2, nlp.Det}, row{"plan", nlp.NOUN, "NN", 0, nlp.Root}, row{"which", nlp.PRON, "WDT", 5, nlp.Nsubj}, row{"chad", nlp.PROPN, "NNP", 5, nlp.Nsubj},
		row{"termed", nlp.VERB, "VBD", 2, nlp.AclRelcl}, row{"a", nlp.DET, "DT", 7, nlp.Det}, row{"trap", nlp.NOUN, "NN", 5, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 3, 5, nlp.Obj)
	wantHead(t, s, 7, 5, nlp.Xcomp)
}

func TestOffBelongsToWhatIsCalledOff(t *testing.T) {
	s := tree(
		row{"chad", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"called", nlp.VERB, "VBD", 0, nlp.Root}, row{"off", nlp.ADP, "IN", 5, nlp.Case}, row{"the", nlp.DET, "DT", 5, nlp.Det}, row{"search", nlp.NOUN, "NN", 2, nlp.Obl})
	mendHabits(s, 0)
	wantHead(t, s, 3, 2, nlp.CompoundPrt)
	wantHead(t, s, 5, 2, nlp.Obj)
}

func TestNeitherOpensTwoSubjects(t *testing.T) {
	s := tree(
		row{"neither", nlp.CCONJ, "CC", 5, nlp.Cc}, row{"chad", nlp.PROPN, "NNP", 5, nlp.Nsubj}, row{"nor", nlp.CCONJ, "CC", 4, nlp.Cc}, row{"niger", nlp.PROPN, "NNP", 2, nlp.Conj}, row{"agreed", nlp.VERB, "VBD", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 1, 2, nlp.CcPreconj)
}

func TestAGoalForSomebodyToDoSomething(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"set", nlp.VERB, "VBD", 0, nlp.Root}, row{"a", nlp.DET, "DT", 4, nlp.Det}, row{"goal", nlp.NOUN, "NN", 2, nlp.Obj}, row{"for", nlp.ADP, "IN", 6, nlp.Case},
		row{"troops", nlp.NOUN, "NNS", 4, nlp.Nmod}, row{"to", nlp.PART, "TO", 8, nlp.Mark}, row{"lead", nlp.VERB, "VB", 2, nlp.Advcl})
	mendHabits(s, 0)
	wantHead(t, s, 6, 8, nlp.Nsubj)
	wantHead(t, s, 8, 4, nlp.Acl)
}

func TestAPastStandsBesideNoInfinitive(t *testing.T) {
	s := tree(
		row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"urged", nlp.VERB, "VBD", 0, nlp.Root}, row{"him", nlp.PRON, "PRP", 2, nlp.Obj}, row{"to", nlp.PART, "TO", 5, nlp.Mark}, row{"wait", nlp.VERB, "VB", 2, nlp.Xcomp},
		row{"and", nlp.CCONJ, "CC", 7, nlp.Cc}, row{"proposed", nlp.VERB, "VBD", 5, nlp.Conj}, row{"talks", nlp.NOUN, "NNS", 7, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 7, 2, nlp.Conj)
}
