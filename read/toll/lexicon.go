package toll

import (
	"strings"
	"sync"

	lex "rapporteur/lexicon"
	"rapporteur/nlp"
)

// kind is how a word tells of human cost; see lexicon/data/toll.txt.
type kind uint8

const (
	obj kind = iota
	subj
	adj
	noun
	of
	total
	kinds
)

var kindNames = map[string]kind{"obj": obj, "subj": subj, "adj": adj, "noun": noun, "of": of, "total": total}

// lexicon holds the measure of each word by kind, and the nouns that are no people.
type lexicon struct {
	measures map[string]*[kinds]string
	things   map[string]string // noun to its kind: money, time, weapon, …
	forms    map[string]form   // forms of the verbs
	persons  map[string]bool   // nouns for one person
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{measures: map[string]*[kinds]string{}, things: map[string]string{}, forms: map[string]form{}, persons: map[string]bool{}}
	for _, row := range lex.Load("toll").Rows {
		k, ok := kindNames[row.Get("kind")]
		if m := row.Get("measure"); ok && m != "-" {
			w := row.Get("word")
			if l.measures[w] == nil {
				l.measures[w] = new([kinds]string)
			}
			l.measures[w][k] = m
			if k == obj || k == subj {
				addForms(l.forms, w)
			}
		}
	}
	for _, row := range lex.Load("toll-things").Rows {
		for _, w := range row.List("words") {
			l.things[w] = row.Get("kind")
		}
	}
	for _, row := range lex.Load("agents").Rows {
		if row.Get("number") == "one" {
			l.persons[row.Get("noun")] = true
		}
	}
	return l
})

// verb is what the verb that w is a form of does to its object; kind says in which form it stands.
func (l *lexicon) verb(w string) (measure string, kind formKind) {
	f, ok := l.forms[w]
	if !ok {
		return "", 0
	}
	return l.measure(f.lemma, obj), f.kind
}

// thing tells whether a noun is one for a thing, by its lemma or, where that slips, its letters.
func (l *lexicon) thing(t *nlp.Token) bool {
	return l.things[t.Lemma] != "" || l.things[strings.TrimSuffix(t.Lower, "s")] != ""
}

// person tells whether a noun is one for a person.
func (l *lexicon) person(w string) bool {
	for _, end := range [...]string{"man", "woman", "person", "er", "or", "ist", "boy", "girl", "child", "ian", "ant", "ee", "ent"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return l.persons[w]
}

func (l *lexicon) knows(w string) bool { return l.measures[w] != nil }

// measure is what a lemma of that kind tells, "" when it is none.
func (l *lexicon) measure(w string, k kind) string {
	if m := l.measures[w]; m != nil {
		return m[k]
	}
	return ""
}
