package chain

import (
	"rapporteur/nlp"
)

// The ranker weighs candidates for a pronoun by a sum of learned weights, one set a kind of pronoun ("he", "it",
// "they"): of the candidates and of "none of them" the heaviest is taken.

// feature is one thing that speaks for or against a candidate.
type feature int

const (
	fSent0 feature = iota // sentences between
	fSent1
	fSent2
	fSent3
	fFar
	fRank0 // nearest of the candidates, second, third, further
	fRank1
	fRank2
	fRank3
	fSubject // what the candidate is in its clause
	fSubjectPassive
	fObject
	fOblique
	fModifier
	fPossessor
	fPremodifier
	fOtherRole
	fRootSubject
	fFirst        // opens its sentence
	fSameRole     // as the pronoun
	fSameRolePrev // both subjects, in neighbouring sentences
	fName
	fNominal
	fPronoun
	fSamePronoun
	fDefinite
	fIndefinite
	fThing // its class
	fPerson
	fBody
	fPlace
	fMany
	fGroup
	fPlural
	fGender // known to agree
	fOnce   // how often it was spoken of
	fTwice
	fOften
	fVeryOften
	fGoverns     // its verb governs the pronoun's: "Ruiz said she would"
	fGovernsSays // and is one of saying
	fOwnClause   // the pronoun possesses in the candidate's clause: "Ruiz took her hat"
	fSameSubject // subject of the same sentence
	fQuoteInto   // pronoun in quotation marks, candidate outside
	fQuoteOut    // the other way round
	fParagraph   // candidate in another paragraph
	fEmptyPlace  // candidate says where or when
	fConjunct    // second of a coordination
	fPossessivePronoun
	fSubjectPronoun
	fObjectPronoun
	fAfter      // stands behind the pronoun: "In her speech Ruiz said"
	fSingleBody // "they" of one body or country
	fInside     // told of the candidate behind it: "Ruiz, who left his post"
	fFolkThing  // the pronoun possesses people, the candidate is a thing, a body, people
	fFolkBody
	fFolkMany
	featureCount
)

// bucket is the set of weights for a pronoun.
func bucket(c class) int {
	switch c {
	case person:
		return 0
	case thing:
		return 1
	}
	return 2
}

// alone is what speaks for pronoun i repeating none of its candidates.
func (f *finder) alone(i int) float64 {
	w := &alone[bucket(f.all[i].class)]
	return w[0] + w[f.pronounRole(i)] - eager
}

// eager is taken off what speaks for "none": news names nearly all that its pronouns stand for, the talk and fiction
// that the weights are learned from do not.
const eager = 0.9

// closeBy is how far behind the best a candidate may be and still be told as one who may be meant.
const closeBy = 0.5

// pronounRole is 1 for a subject, 2 for an object, 3 for a possessive, 4 for the rest.
func (f *finder) pronounRole(i int) int {
	switch f.d.Tokens[f.all[i].head].Rel {
	case nlp.Nsubj, nlp.NsubjPass:
		return 1
	case nlp.Obj, nlp.Iobj:
		return 2
	case nlp.NmodPoss:
		return 3
	}
	return 4
}

// score weighs candidate j, the n-th nearest, for pronoun i.
func (f *finder) score(i, j, n int) float64 {
	w := &weights[bucket(f.all[i].class)]
	s := 0.0
	f.features(i, j, n, func(k feature) { s += w[k] })
	return s
}

// features yields what speaks for or against candidate j, the n-th nearest, for pronoun i.
func (f *finder) features(i, j, n int, yield func(feature)) {
	d := f.d
	m, a := &f.all[i], &f.all[j]
	p, t := &d.Tokens[m.head], &d.Tokens[a.head]
	sent, rank, what := feature(min(p.Sent-t.Sent, 4)), feature(min(n, 3)), role(t.Rel)-fSubject
	yield(fSent0 + sent)
	yield(fRank0 + rank)
	yield(fSubject + what)
	switch {
	case a.start > m.start:
		yield(fAfter)
	case a.end > m.start:
		yield(fInside)
	}
	if p.Rel == nlp.NmodPoss && p.Head >= 0 {
		if c := f.classOf(d, p.Head); c == person || c == many {
			yield(folk[a.class])
		}
	}
	if m.plural && !a.plural && !a.group {
		yield(fSingleBody)
	}
	subject := t.Rel == nlp.Nsubj || t.Rel == nlp.NsubjPass
	if subject && t.Head >= 0 && d.Tokens[t.Head].Rel == nlp.Root {
		yield(fRootSubject)
	}
	if a.start == d.Sents[t.Sent].Start {
		yield(fFirst)
	}
	if p.Rel == t.Rel {
		yield(fSameRole)
		if subject && p.Sent == t.Sent+1 {
			yield(fSameRolePrev)
		}
	}
	f.formFeatures(m, a, yield)
	f.chainFeatures(m, j, yield)
	f.treeFeatures(m, a, subject, yield)
	switch {
	case f.quote[m.head] && !f.quote[a.head]:
		yield(fQuoteInto)
	case !f.quote[m.head] && f.quote[a.head]:
		yield(fQuoteOut)
	}
	if d.Sents[p.Sent].Para != d.Sents[t.Sent].Para {
		yield(fParagraph)
	}
}

var folk = [...]feature{thing: fFolkThing, person: fFolkMany, body: fFolkBody, place: fFolkBody, many: fFolkMany}

// formFeatures tell what kind of phrase the candidate is.
func (f *finder) formFeatures(m, a *mention, yield func(feature)) {
	switch a.how {
	case nlp.ByName:
		yield(fName)
	case nlp.ByPronoun:
		yield(fPronoun)
		if f.d.Tokens[m.head].Lower == f.d.Tokens[a.head].Lower {
			yield(fSamePronoun)
		}
	default:
		yield(fNominal)
	}
	if a.definite {
		yield(fDefinite)
	}
	if a.indefinite {
		yield(fIndefinite)
	}
	yield(fThing + feature(a.class))
	if a.group {
		yield(fGroup)
	}
	if a.plural {
		yield(fPlural)
	}
}

// chainFeatures tell what the candidate's chain is: how long, of which gender.
func (f *finder) chainFeatures(m *mention, j int, yield func(feature)) {
	lead := &f.all[f.root(j)]
	if m.gender != anyGender && lead.gender == m.gender {
		yield(fGender)
	}
	switch n := lead.size; {
	case n <= 1:
		yield(fOnce)
	case n == 2:
		yield(fTwice)
	case n < 6:
		yield(fOften)
	default:
		yield(fVeryOften)
	}
}

// treeFeatures tell how the candidate and the pronoun stand to each other in the tree.
func (f *finder) treeFeatures(m, a *mention, subject bool, yield func(feature)) {
	d := f.d
	p, t := &d.Tokens[m.head], &d.Tokens[a.head]
	switch f.pronounRole(f.at[m.head]) {
	case 1:
		yield(fSubjectPronoun)
	case 2:
		yield(fObjectPronoun)
	case 3:
		yield(fPossessivePronoun)
	}
	if t.Rel == nlp.Conj {
		yield(fConjunct)
	}
	if t.Rel == nlp.Obl && timeNoun[t.Lemma] {
		yield(fEmptyPlace)
	}
	if !subject || t.Head < 0 || p.Sent != t.Sent {
		return
	}
	yield(fSameSubject)
	for k, n := p.Head, 0; k >= 0 && n < 8; k, n = d.Tokens[k].Head, n+1 {
		if k != t.Head {
			continue
		}
		switch {
		case n <= 1 && p.Rel == nlp.NmodPoss:
			yield(fOwnClause)
		case n > 0:
			yield(fGoverns)
			if saying[d.Tokens[k].Lemma] {
				yield(fGovernsSays)
			}
		}
		return
	}
}

func role(r nlp.Rel) feature {
	switch r {
	case nlp.Nsubj:
		return fSubject
	case nlp.NsubjPass:
		return fSubjectPassive
	case nlp.Obj, nlp.Iobj:
		return fObject
	case nlp.Obl, nlp.OblAgent:
		return fOblique
	case nlp.Nmod:
		return fModifier
	case nlp.NmodPoss:
		return fPossessor
	case nlp.Compound:
		return fPremodifier
	}
	return fOtherRole
}

// Choice is one pronoun with its candidates, for training the ranker.
type Choice struct {
	Bucket, Role int // set of weights; role of the pronoun (1 to 4)
	Head         int // token of the pronoun
	Heads        []int
	Features     [][]int
}

// Choices analyses d as Find does and hands every pronoun with its candidates to judge, which says which candidate is
// right (-1: none of them); the chains grow by what it says.
func Choices(d *nlp.Doc, judge func(Choice) int) {
	f := &finder{Finder: builtin(), d: d}
	f.tidy(d)
	f.collect()
	if len(f.all) == 0 {
		return
	}
	f.quotes()
	f.names()
	f.phrases()
	f.kinds()
	f.speakers()
	for i := range f.all {
		if !f.third(i) {
			continue
		}
		c := Choice{Bucket: bucket(f.all[i].class), Role: f.pronounRole(i), Head: f.all[i].head}
		list := f.candidates(i)
		for n, j := range list {
			c.Heads = append(c.Heads, f.all[j].head)
			var x []int
			f.features(i, j, n, func(k feature) { x = append(x, int(k)) })
			c.Features = append(c.Features, x)
		}
		if k := judge(c); k >= 0 {
			f.join(list[k], i)
		}
	}
}

// FeatureCount is the length of a set of weights.
const FeatureCount = int(featureCount)
