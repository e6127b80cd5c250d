package parse

import (
	"math/rand/v2"
	"testing"

	"rapporteur/nlp"
)

// tree makes tokens of rows: word, tags, head (1-based, 0 for the root) and relation.
func tree(rows ...row) []nlp.Token {
	out := make([]nlp.Token, len(rows))
	for i, r := range rows {
		out[i] = nlp.Token{Form: r.w, Lower: r.w, UPOS: r.pos, XPOS: r.xpos, Head: r.head - 1, Rel: r.rel}
		if r.head == 0 {
			out[i].Head = nlp.NoHead
		}
	}
	return out
}

type row struct {
	w    string
	pos  nlp.POS
	xpos string
	head int
	rel  nlp.Rel
}

func wantHead(t *testing.T, tokens []nlp.Token, i, head int, rel nlp.Rel) {
	t.Helper()
	if got := tokens[i-1].Head + 1; (head == 0) != (tokens[i-1].Head == nlp.NoHead) || head > 0 && got != head || tokens[i-1].Rel != rel {
		t.Errorf("%s hangs on word %d as %s, want %d as %s", tokens[i-1].Form, got, tokens[i-1].Rel, head, rel)
	}
}

func TestTheSourceBehindItsReportHeadsTheSentence(t *testing.T) {
	s := tree(
		row{"shells", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"hit", nlp.VERB, "VBD", 0, nlp.Root}, row{"the", nlp.DET, "DT", 4, nlp.Det}, row{"port", nlp.NOUN, "NN", 2, nlp.Obj},
		row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"spokesman", nlp.NOUN, "NN", 4, nlp.Appos}, row{"berg", nlp.PROPN, "NNP", 8, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 4, nlp.AclRelcl}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendAttribution(s, 0)
	wantHead(t, s, 8, 0, nlp.Root)
	wantHead(t, s, 2, 8, nlp.Ccomp)
	wantHead(t, s, 6, 7, nlp.NmodDesc)
}

func TestASourceWithANameBetweenCommas(t *testing.T) {
	s := tree(
		row{"shells", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"hit", nlp.VERB, "VBD", 0, nlp.Root}, row{"ports", nlp.NOUN, "NNS", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 6, nlp.Punct}, row{"the", nlp.DET, "DT", 6, nlp.Det},
		row{"mayor", nlp.NOUN, "NN", 3, nlp.Appos}, row{",", nlp.PUNCT, ",", 8, nlp.Punct}, row{"berg", nlp.PROPN, "NNP", 6, nlp.Appos}, row{",", nlp.PUNCT, ",", 10, nlp.Punct}, row{"said", nlp.VERB, "VBD", 2, nlp.Parataxis}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendAttribution(s, 0)
	wantHead(t, s, 10, 0, nlp.Root)
	wantHead(t, s, 6, 10, nlp.Nsubj)
	wantHead(t, s, 8, 6, nlp.Appos)
	wantHead(t, s, 2, 10, nlp.Ccomp)
}

func TestAReportBeforeItsSourceIsAClause(t *testing.T) {
	s := tree(
		row{"shells", nlp.NOUN, "NNS", 8, nlp.Nsubj}, row{"killed", nlp.VERB, "VBN", 1, nlp.Acl}, row{"nine", nlp.NUM, "CD", 4, nlp.Nummod}, row{"men", nlp.NOUN, "NNS", 2, nlp.Obj},
		row{",", nlp.PUNCT, ",", 8, nlp.Punct}, row{"the", nlp.DET, "DT", 7, nlp.Det}, row{"mayor", nlp.NOUN, "NN", 8, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 8, nlp.Punct})
	mendAttribution(s, 0)
	wantHead(t, s, 2, 8, nlp.Ccomp)
	wantHead(t, s, 1, 2, nlp.Nsubj)
	wantHead(t, s, 7, 8, nlp.Nsubj)
}

func TestASourceWithAClauseOfItsOwnHeadsTheSentence(t *testing.T) {
	s := tree(
		row{"shells", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"hit", nlp.VERB, "VBD", 0, nlp.Root}, row{"ports", nlp.NOUN, "NNS", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"an", nlp.DET, "DT", 6, nlp.Det}, row{"aide", nlp.NOUN, "NN", 3, nlp.Appos}, row{"who", nlp.PRON, "WP", 8, nlp.Nsubj}, row{"saw", nlp.VERB, "VBD", 6, nlp.AclRelcl},
		row{"them", nlp.PRON, "PRP", 8, nlp.Obj}, row{"said", nlp.VERB, "VBD", 8, nlp.Xcomp}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendAttribution(s, 0)
	wantHead(t, s, 10, 0, nlp.Root)
	wantHead(t, s, 2, 10, nlp.Ccomp)
	wantHead(t, s, 6, 10, nlp.Nsubj)
	wantHead(t, s, 8, 6, nlp.AclRelcl)
}

func TestAConjunctionOpensAClause(t *testing.T) {
	s := tree(
		row{"thousands", nlp.NOUN, "NNS", 5, nlp.Nsubj}, row{"fled", nlp.VERB, "VBD", 1, nlp.Acl}, row{"as", nlp.ADP, "IN", 4, nlp.Case}, row{"rebels", nlp.NOUN, "NNS", 2, nlp.Obl},
		row{"took", nlp.VERB, "VBD", 0, nlp.Root}, row{"towns", nlp.NOUN, "NNS", 5, nlp.Obj}, row{".", nlp.PUNCT, ".", 5, nlp.Punct})
	mendClauses(s, 0)
	wantHead(t, s, 2, 0, nlp.Root)
	wantHead(t, s, 1, 2, nlp.Nsubj)
	wantHead(t, s, 5, 2, nlp.Advcl)
	wantHead(t, s, 4, 5, nlp.Nsubj)
	wantHead(t, s, 3, 5, nlp.Mark)
}

func TestAPastTenseIsNoParticiple(t *testing.T) {
	s := tree(row{"norway", nlp.PROPN, "NNP", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 3, nlp.Punct}, row{"host", nlp.NOUN, "NN", 1, nlp.Appos}, row{",", nlp.PUNCT, ",", 5, nlp.Punct},
		row{"expressed", nlp.VERB, "VBN", 1, nlp.Acl}, row{"regret", nlp.NOUN, "NN", 5, nlp.Obj}, row{".", nlp.PUNCT, ".", 1, nlp.Punct})
	mendRoot(s, 0)
	wantHead(t, s, 5, 0, nlp.Root)
	wantHead(t, s, 1, 5, nlp.Nsubj)
}

func TestANounHasNoSubjectWithoutIs(t *testing.T) {
	s := tree(row{"the", nlp.DET, "DT", 2, nlp.Det}, row{"navy", nlp.NOUN, "NN", 5, nlp.Nsubj}, row{"simulated", nlp.ADJ, "JJ", 5, nlp.Amod}, row{"air", nlp.NOUN, "NN", 5, nlp.Compound},
		row{"strikes", nlp.NOUN, "NNS", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 5, nlp.Punct})
	mendVerbless(s, 0)
	wantHead(t, s, 3, 0, nlp.Root)
	wantHead(t, s, 2, 3, nlp.Nsubj)
	wantHead(t, s, 5, 3, nlp.Obj)
	wantHead(t, s, 6, 3, nlp.Punct)
}

func TestASubjectBehindAClauseIsTheSpeakers(t *testing.T) {
	s := tree(row{"the", nlp.DET, "DT", 2, nlp.Det}, row{"bridge", nlp.NOUN, "NN", 4, nlp.Nsubj}, row{"is", nlp.AUX, "VBZ", 4, nlp.Cop}, row{"shut", nlp.ADJ, "JJ", 11, nlp.Ccomp},
		row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"the", nlp.DET, "DT", 7, nlp.Det}, row{"mayor", nlp.NOUN, "NN", 4, nlp.Appos}, row{",", nlp.PUNCT, ",", 9, nlp.Punct},
		row{"berg", nlp.PROPN, "NNP", 7, nlp.Appos}, row{",", nlp.PUNCT, ",", 7, nlp.Punct}, row{"told", nlp.VERB, "VBD", 0, nlp.Root}, row{"the", nlp.DET, "DT", 13, nlp.Det},
		row{"council", nlp.NOUN, "NN", 11, nlp.Obj}, row{".", nlp.PUNCT, ".", 11, nlp.Punct})
	mendSubject(s, 0)
	wantHead(t, s, 7, 11, nlp.Nsubj)
	wantHead(t, s, 9, 7, nlp.Appos)
}

func TestWhatOneIsToldHangsOnTheVerb(t *testing.T) {
	s := tree(row{"she", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"told", nlp.VERB, "VBD", 0, nlp.Root}, row{"radio", nlp.NOUN, "NN", 2, nlp.Obj}, row{"that", nlp.SCONJ, "IN", 6, nlp.Mark},
		row{"shells", nlp.NOUN, "NNS", 6, nlp.Nsubj}, row{"fell", nlp.VERB, "VBD", 3, nlp.Acl})
	mendTold(s, 0)
	wantHead(t, s, 6, 2, nlp.Ccomp)
	s[5].Head, s[5].Rel = 2, nlp.AclRelcl
	mendTold(s, 0)
	wantHead(t, s, 6, 2, nlp.Ccomp)
}

func TestMissingIsWhatPeopleAre(t *testing.T) {
	s := tree(row{"ten", nlp.NUM, "CD", 3, nlp.Nsubj}, row{"are", nlp.AUX, "VBP", 3, nlp.Aux}, row{"missing", nlp.VERB, "VBG", 0, nlp.Root})
	mendMissing(s, 0)
	wantHead(t, s, 2, 3, nlp.Cop)
	if s[2].UPOS != nlp.ADJ {
		t.Errorf("missing is %v", s[2].UPOS)
	}
}

func TestWhatIsCountedIsAnObject(t *testing.T) {
	s := tree(row{"gunmen", nlp.NOUN, "NNS", 2, nlp.NsubjPass}, row{"seized", nlp.VERB, "VBN", 0, nlp.Root}, row{"at", nlp.ADP, "IN", 4, nlp.Case}, row{"least", nlp.ADJ, "JJS", 5, nlp.Nmod},
		row{"20", nlp.NUM, "CD", 6, nlp.Nummod}, row{"workers", nlp.NOUN, "NNS", 2, nlp.Obl}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendCounted(s, 0)
	wantHead(t, s, 6, 2, nlp.Obj)
	wantHead(t, s, 1, 2, nlp.Nsubj)
	s = tree(row{"rebels", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"freed", nlp.VERB, "VBD", 0, nlp.Root}, row{"up", nlp.ADP, "RP", 2, nlp.CompoundPrt}, row{"to", nlp.ADP, "IN", 6, nlp.Case},
		row{"40", nlp.NUM, "CD", 6, nlp.Nummod}, row{"soldiers", nlp.NOUN, "NNS", 2, nlp.Obl})
	mendCounted(s, 0)
	wantHead(t, s, 6, 2, nlp.Obj)
	wantHead(t, s, 3, 5, nlp.Advmod)
}

func TestAVerbHasOneSubject(t *testing.T) {
	s := tree(row{"militants", nlp.NOUN, "NNS", 6, nlp.Nsubj}, row{"seized", nlp.VERB, "VBD", 6, nlp.Ccomp}, row{"towns", nlp.NOUN, "NNS", 2, nlp.Obj}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"residents", nlp.NOUN, "NNS", 6, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 6, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 1, 2, nlp.Nsubj)
	wantHead(t, s, 5, 6, nlp.Nsubj)
}

func TestAPassiveHasASubject(t *testing.T) {
	s := tree(row{"at", nlp.ADP, "IN", 2, nlp.Case}, row{"least", nlp.ADJ, "JJS", 3, nlp.Nmod}, row{"14", nlp.NUM, "CD", 4, nlp.Nummod}, row{"people", nlp.NOUN, "NNS", 6, nlp.Obl},
		row{"were", nlp.AUX, "VBD", 6, nlp.AuxPass}, row{"killed", nlp.VERB, "VBN", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 6, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 4, 6, nlp.NsubjPass)
}

func TestAnObjectBelongsToTheInfinitive(t *testing.T) {
	s := tree(row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"agreed", nlp.VERB, "VBD", 0, nlp.Root}, row{"to", nlp.PART, "TO", 4, nlp.Mark}, row{"exchange", nlp.VERB, "VB", 2, nlp.Xcomp},
		row{"prisoners", nlp.NOUN, "NNS", 2, nlp.Obj})
	mendStructure(s, 0)
	wantHead(t, s, 5, 4, nlp.Obj)
}

func TestTalksCollapse(t *testing.T) {
	s := tree(row{"talks", nlp.NOUN, "NNS", 0, nlp.Root}, row{"between", nlp.ADP, "IN", 3, nlp.Case}, row{"rivals", nlp.NOUN, "NNS", 1, nlp.Nmod}, row{"collapsed", nlp.VERB, "VBD", 1, nlp.Conj},
		row{".", nlp.PUNCT, ".", 1, nlp.Punct})
	mendStructure(s, 0)
	wantHead(t, s, 4, 0, nlp.Root)
	wantHead(t, s, 1, 4, nlp.Nsubj)
	wantHead(t, s, 5, 4, nlp.Punct)
}

func TestOneIsDueToMeet(t *testing.T) {
	s := tree(row{"she", nlp.PRON, "PRP", 5, nlp.NsubjOuter}, row{"is", nlp.AUX, "VBZ", 5, nlp.Cop}, row{"due", nlp.ADJ, "JJ", 5, nlp.Advmod}, row{"to", nlp.PART, "TO", 5, nlp.Mark},
		row{"meet", nlp.VERB, "VB", 0, nlp.Root}, row{"rebels", nlp.NOUN, "NNS", 5, nlp.Obj}, row{".", nlp.PUNCT, ".", 5, nlp.Punct})
	mendToBe(s, 0)
	wantHead(t, s, 3, 0, nlp.Root)
	wantHead(t, s, 1, 3, nlp.Nsubj)
	wantHead(t, s, 5, 3, nlp.Xcomp)
	wantHead(t, s, 7, 3, nlp.Punct)
}

func TestHabits(t *testing.T) {
	s := tree(row{"norway", nlp.PROPN, "NNP", 4, nlp.Discourse}, row{"no", nlp.ADV, "RB", 3, nlp.Advmod}, row{"longer", nlp.ADV, "RBR", 4, nlp.Advmod}, row{"recognises", nlp.VERB, "VBZ", 0, nlp.Root},
		row{"them", nlp.PRON, "PRP", 4, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 1, 4, nlp.Nsubj)
	s = tree(row{"villagers", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"say", nlp.VERB, "VBP", 0, nlp.Root}, row{"roads", nlp.NOUN, "NNS", 4, nlp.Nsubj}, row{"close", nlp.VERB, "VBP", 2, nlp.Ccomp},
		row{"and", nlp.CCONJ, "CC", 6, nlp.Cc}, row{"witnesses", nlp.NOUN, "NNS", 4, nlp.Conj}, row{"report", nlp.VERB, "VBP", 2, nlp.Ccomp}, row{"gunfire", nlp.NOUN, "NN", 7, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 6, 7, nlp.Nsubj)
	wantHead(t, s, 7, 2, nlp.Conj)
	s = tree(row{"they", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"gave", nlp.VERB, "VBD", 0, nlp.Root}, row{"the", nlp.DET, "DT", 5, nlp.Det}, row{"rebels", nlp.NOUN, "NNS", 5, nlp.Compound},
		row{"food", nlp.NOUN, "NN", 2, nlp.Obj})
	mendHabits(s, 0)
	wantHead(t, s, 4, 2, nlp.Iobj)
	wantHead(t, s, 3, 4, nlp.Det)
	s = tree(row{"having", nlp.AUX, "VBG", 6, nlp.Aux}, row{"refused", nlp.VERB, "VBN", 3, nlp.Amod}, row{"help", nlp.NOUN, "NN", 1, nlp.Obj}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"they", nlp.PRON, "PRP", 6, nlp.Nsubj}, row{"agreed", nlp.VERB, "VBD", 0, nlp.Root})
	mendHabits(s, 0)
	wantHead(t, s, 1, 2, nlp.Aux)
	wantHead(t, s, 2, 6, nlp.Advcl)
	wantHead(t, s, 3, 2, nlp.Obj)
	s = tree(row{"she", nlp.PRON, "PRP", 2, nlp.Nsubj}, row{"dropped", nlp.VERB, "VBD", 0, nlp.Root}, row{"demands", nlp.NOUN, "NNS", 2, nlp.Obj}, row{"for", nlp.ADP, "IN", 5, nlp.Case},
		row{"aid", nlp.NOUN, "NN", 2, nlp.Obl})
	mendHabits(s, 0)
	wantHead(t, s, 5, 3, nlp.Nmod)
}

func TestWhenIsNoPartOfAName(t *testing.T) {
	s := tree(row{"berg", nlp.PROPN, "NNP", 0, nlp.Root}, row{"and", nlp.CCONJ, "CC", 3, nlp.Cc}, row{"lund", nlp.PROPN, "NNP", 1, nlp.Appos}, row{"last", nlp.ADJ, "JJ", 5, nlp.Amod},
		row{"met", nlp.VERB, "VBD", 1, nlp.Acl}, row{"in", nlp.ADP, "IN", 7, nlp.Case}, row{"may", nlp.PROPN, "NNP", 5, nlp.Obl})
	mendHabits(s, 0)
	wantHead(t, s, 5, 0, nlp.Root)
	wantHead(t, s, 1, 5, nlp.Nsubj)
	wantHead(t, s, 3, 1, nlp.Conj)
	wantHead(t, s, 4, 5, nlp.Advmod)
	s = tree(row{"on", nlp.ADP, "IN", 4, nlp.Case}, row{"monday", nlp.PROPN, "NNP", 4, nlp.Compound}, row{"norwegian", nlp.ADJ, "JJ", 4, nlp.Amod}, row{"guards", nlp.NOUN, "NNS", 5, nlp.Nsubj},
		row{"fired", nlp.VERB, "VBD", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 5, nlp.Punct})
	mendHabits(s, 0)
	wantHead(t, s, 2, 5, nlp.Obl)
	wantHead(t, s, 1, 2, nlp.Case)
	wantHead(t, s, 3, 4, nlp.Amod)
}

func TestASubjectBehindTheVerbIsThatOfTheNext(t *testing.T) {
	s := tree(
		row{"nine", nlp.NUM, "CD", 3, nlp.NsubjPass}, row{"were", nlp.AUX, "VBD", 3, nlp.AuxPass}, row{"killed", nlp.VERB, "VBN", 0, nlp.Root}, row{"and", nlp.CCONJ, "CC", 5, nlp.Cc},
		row{"people", nlp.NOUN, "NNS", 3, nlp.NsubjPass}, row{"fled", nlp.VERB, "VBN", 3, nlp.Conj})
	mendStructure(s, 0)
	wantHead(t, s, 5, 6, nlp.Nsubj)
	wantHead(t, s, 1, 3, nlp.NsubjPass)
}

func TestWhatOneIsCalledIsNoObject(t *testing.T) {
	s := tree(
		row{"which", nlp.PRON, "WDT", 3, nlp.Obj}, row{"it", nlp.PRON, "PRP", 3, nlp.Nsubj}, row{"calls", nlp.VERB, "VBZ", 0, nlp.Root}, row{"a", nlp.DET, "DT", 5, nlp.Det}, row{"cult", nlp.NOUN, "NN", 3, nlp.Obj})
	mendStructure(s, 0)
	wantHead(t, s, 5, 3, nlp.Xcomp)
	wantHead(t, s, 1, 3, nlp.Obj)
}

func TestAClauseBehindAsHasItsSubject(t *testing.T) {
	s := tree(row{"talks", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"come", nlp.VERB, "VBP", 0, nlp.Root}, row{"as", nlp.ADP, "IN", 4, nlp.Case}, row{"truce", nlp.NOUN, "NN", 2, nlp.Obl}, row{"has", nlp.AUX, "VBZ", 7, nlp.Aux}, row{"not", nlp.PART, "RB", 7, nlp.Advmod}, row{"held", nlp.VERB, "VBN", 2, nlp.Advcl})
	mendStructure(s, 0)
	wantHead(t, s, 4, 7, nlp.Nsubj)
	wantHead(t, s, 3, 7, nlp.Mark)
	wantHead(t, s, 1, 2, nlp.Nsubj)
}

func TestAClauseWithoutAPronounIsOfTheNounBeforeIt(t *testing.T) {
	s := tree(row{"both", nlp.PRON, "DT", 2, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 0, nlp.Root}, row{",", nlp.PUNCT, ",", 5, nlp.Punct}, row{"a", nlp.DET, "DT", 5, nlp.Det},
		row{"demand", nlp.NOUN, "NN", 7, nlp.Nsubj}, row{"chad", nlp.PROPN, "NNP", 7, nlp.Nsubj}, row{"rejected", nlp.VERB, "VBD", 2, nlp.Ccomp}, row{".", nlp.PUNCT, ".", 2, nlp.Punct})
	mendBareRelative(s, 0, 6)
	wantHead(t, s, 5, 2, nlp.Appos)
	wantHead(t, s, 7, 5, nlp.AclRelcl)
	wantHead(t, s, 6, 7, nlp.Nsubj)
}

func TestAnOpeningParticipleLeavesTheSubject(t *testing.T) {
	s := tree(row{"speaking", nlp.VERB, "VBG", 9, nlp.Advcl}, row{"in", nlp.ADP, "IN", 3, nlp.Case}, row{"lima", nlp.PROPN, "NNP", 1, nlp.Obl}, row{",", nlp.PUNCT, ",", 6, nlp.Punct},
		row{"the", nlp.DET, "DT", 6, nlp.Det}, row{"mayor", nlp.NOUN, "NN", 3, nlp.Appos}, row{"of", nlp.ADP, "IN", 8, nlp.Case}, row{"tacna", nlp.PROPN, "NNP", 6, nlp.Nmod},
		row{"resigned", nlp.VERB, "VBD", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 9, nlp.Punct})
	mendSubject(s, 0)
	wantHead(t, s, 6, 9, nlp.Nsubj)
}

func TestAModalHasAVerb(t *testing.T) {
	s := tree(row{"norway", nlp.PROPN, "NNP", 6, nlp.Nsubj}, row{"will", nlp.AUX, "MD", 6, nlp.Aux}, row{"no", nlp.ADV, "RB", 4, nlp.Advmod}, row{"longer", nlp.ADV, "RBR", 5, nlp.Advmod},
		row{"supply", nlp.NOUN, "NN", 6, nlp.Compound}, row{"weapons", nlp.NOUN, "NNS", 0, nlp.Root}, row{".", nlp.PUNCT, ".", 6, nlp.Punct})
	mendModal(s, 0)
	wantHead(t, s, 5, 0, nlp.Root)
	wantHead(t, s, 6, 5, nlp.Obj)
	wantHead(t, s, 1, 5, nlp.Nsubj)
	wantHead(t, s, 2, 5, nlp.Aux)
	s = tree(row{"rebels", nlp.NOUN, "NNS", 3, nlp.Nsubj}, row{"would", nlp.AUX, "MD", 3, nlp.Aux}, row{"free", nlp.ADJ, "JJ", 0, nlp.Root}, row{"men", nlp.NOUN, "NNS", 3, nlp.Obj})
	mendModal(s, 0)
	if s[2].UPOS != nlp.VERB {
		t.Errorf("would free men: %s", s[2].UPOS)
	}
}

func TestAParticipleIsNotHungOnItsOwnNoun(t *testing.T) {
	s := tree(row{"talks", nlp.NOUN, "NNS", 2, nlp.Nsubj}, row{"ended", nlp.VERB, "VBD", 0, nlp.Root}, row{"before", nlp.ADP, "IN", 5, nlp.Mark}, row{"deadline", nlp.NOUN, "NN", 5, nlp.Obl},
		row{"set", nlp.VERB, "VBN", 2, nlp.Advcl}, row{"by", nlp.ADP, "IN", 7, nlp.Case}, row{"ghana", nlp.PROPN, "NNP", 5, nlp.OblAgent})
	s[2].Rel = nlp.Case // nothing marks the clause
	mendReduced(s, 0, 4)
	for i := range s {
		for k, n := i, 0; s[k].Head != nlp.NoHead; k, n = s[k].Head, n+1 {
			if n > len(s) {
				t.Fatalf("word %d hangs on itself", i+1)
			}
		}
	}
}

// TestMendedTreesAreTrees mends trees of words and relations by chance, which no grammar has: whatever the mends make of
// them, every word leads to the root.
func TestMendedTreesAreTrees(t *testing.T) {
	words := []string{"that", "which", ",", ";", "and", "after", "as", "said", "told", "will", "talks", "attack", "on", "by", "mediated", "set", "chad", "US", "having", "following", "killed", "met", "a", "from", "the", "deal"}
	pos := []nlp.POS{nlp.NOUN, nlp.PROPN, nlp.VERB, nlp.ADJ, nlp.ADP, nlp.PUNCT, nlp.CCONJ, nlp.SCONJ, nlp.PRON, nlp.DET, nlp.AUX, nlp.ADV, nlp.NUM}
	xpos := []string{"NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VBZ", "VB", "MD", "WDT", "IN", "JJ"}
	r := rand.New(rand.NewPCG(1, 2))
	var scratch sheet
	for range 50000 {
		n := 3 + r.IntN(14)
		s := make([]nlp.Token, n)
		for i := range s {
			w := words[r.IntN(len(words))]
			s[i] = nlp.Token{Form: w, Lower: w, UPOS: pos[r.IntN(len(pos))], XPOS: xpos[r.IntN(len(xpos))], Rel: nlp.Rel(1 + r.IntN(int(nlp.RelCount)-1)), Head: nlp.NoHead}
		}
		heads := r.Perm(n) // each hangs on one before it in this order
		for k := 1; k < n; k++ {
			s[heads[k]].Head = heads[r.IntN(k)]
		}
		s[heads[0]].Head, s[heads[0]].Rel = nlp.NoHead, nlp.Root
		scratch.mend(s, 0)
		if !stillTree(s, 0) {
			t.Fatalf("a tree of %d words is none when it is mended", n)
		}
	}
}

func TestWhoSpeaksIsNotWhatHeKnows(t *testing.T) {
	s := tree(row{"a", nlp.DET, "DT", 2, nlp.Det}, row{"diplomat", nlp.NOUN, "NN", 3, nlp.Compound}, row{"familiar", nlp.ADJ, "JJ", 6, nlp.Amod}, row{"with", nlp.ADP, "IN", 6, nlp.Case}, row{"the", nlp.DET, "DT", 6, nlp.Det},
		row{"talks", nlp.NOUN, "NNS", 7, nlp.Nsubj}, row{"spoke", nlp.VERB, "VBD", 0, nlp.Root})
	mendBeside(s, 0)
	wantHead(t, s, 2, 7, nlp.Nsubj)
	wantHead(t, s, 3, 2, nlp.Amod)
	wantHead(t, s, 6, 3, nlp.Obl)
	s = tree(row{"source", nlp.NOUN, "NN", 2, nlp.Compound}, row{"close", nlp.ADJ, "JJ", 5, nlp.Nsubj}, row{"to", nlp.ADP, "IN", 4, nlp.Case}, row{"him", nlp.PRON, "PRP", 2, nlp.Obl}, row{"spoke", nlp.VERB, "VBD", 0, nlp.Root})
	mendBeside(s, 0)
	wantHead(t, s, 1, 5, nlp.Nsubj)
}

func TestTwoSubjectsWithAndBetweenHaveTwoVerbs(t *testing.T) {
	s := tree(row{"minister", nlp.NOUN, "NN", 9, nlp.Nsubj}, row{",", nlp.PUNCT, ",", 3, nlp.Punct}, row{"berg", nlp.PROPN, "NNP", 1, nlp.Appos}, row{",", nlp.PUNCT, ",", 5, nlp.Punct}, row{"blamed", nlp.VERB, "VBN", 1, nlp.Acl},
		row{"chad", nlp.PROPN, "NNP", 5, nlp.Obj}, row{"and", nlp.CCONJ, "CC", 9, nlp.Cc}, row{"bishops", nlp.NOUN, "NNS", 9, nlp.Nsubj}, row{"prayed", nlp.VERB, "VBD", 0, nlp.Root})
	mendBeside(s, 0)
	wantHead(t, s, 5, 0, nlp.Root)
	wantHead(t, s, 1, 5, nlp.Nsubj)
	wantHead(t, s, 9, 5, nlp.Conj)
}

func TestWhoIsToldIsNoPartOfIt(t *testing.T) {
	s := tree(row{"berg", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"told", nlp.VERB, "VBD", 0, nlp.Root}, row{"radio", nlp.NOUN, "NN", 5, nlp.Nsubj}, row{"talks", nlp.NOUN, "NNS", 5, nlp.Nsubj}, row{"failed", nlp.VERB, "VBD", 2, nlp.Ccomp})
	mendTold(s, 0)
	wantHead(t, s, 3, 2, nlp.Obj)
	wantHead(t, s, 4, 5, nlp.Nsubj)
	s = tree(row{"berg", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"said", nlp.VERB, "VBD", 0, nlp.Root}, row{"in", nlp.ADP, "IN", 4, nlp.Case}, row{"statement", nlp.NOUN, "NN", 2, nlp.Obl}, row{"they", nlp.PRON, "PRP", 6, nlp.Nsubj}, row{"left", nlp.VERB, "VBD", 4, nlp.AclRelcl})
	mendTold(s, 0)
	wantHead(t, s, 6, 2, nlp.Ccomp)
}

func TestHoursAreWithNobody(t *testing.T) {
	s := tree(row{"berg", nlp.PROPN, "NNP", 2, nlp.Nsubj}, row{"spent", nlp.VERB, "VBD", 0, nlp.Root}, row{"hours", nlp.NOUN, "NNS", 2, nlp.Obj}, row{"with", nlp.ADP, "IN", 5, nlp.Case}, row{"lund", nlp.PROPN, "NNP", 3, nlp.Nmod})
	mendBeside(s, 0)
	wantHead(t, s, 5, 2, nlp.Obl)
}
