package chain

import (
	"maps"
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// class is what sort of thing a phrase can stand for.
type class uint8

const (
	thing class = iota
	person
	body  // an organisation, a government, a team: "it" and "they"
	place // a country, a city
	many  // people: "they"
)

// gender tells "he" from "she"; of persons only.
type gender uint8

const (
	anyGender gender = iota
	male
	female
)

type pronoun struct {
	class  class
	gender gender
	plural bool
	who    int // 1 the speaker, 2 the one spoken to, 3 another
	ok     bool
}

var pronouns = map[string]pronoun{
	"he": {person, male, false, 3, true}, "him": {person, male, false, 3, true}, "his": {person, male, false, 3, true}, "himself": {person, male, false, 3, true},
	"she": {person, female, false, 3, true}, "her": {person, female, false, 3, true}, "hers": {person, female, false, 3, true}, "herself": {person, female, false, 3, true},
	"it": {thing, anyGender, false, 3, true}, "its": {thing, anyGender, false, 3, true}, "itself": {thing, anyGender, false, 3, true},
	"they": {many, anyGender, true, 3, true}, "them": {many, anyGender, true, 3, true}, "their": {many, anyGender, true, 3, true}, "theirs": {many, anyGender, true, 3, true}, "themselves": {many, anyGender, true, 3, true},
	"i": {person, anyGender, false, 1, true}, "me": {person, anyGender, false, 1, true}, "my": {person, anyGender, false, 1, true}, "mine": {person, anyGender, false, 1, true}, "myself": {person, anyGender, false, 1, true},
	"we": {many, anyGender, true, 1, true}, "us": {many, anyGender, true, 1, true}, "our": {many, anyGender, true, 1, true}, "ours": {many, anyGender, true, 1, true}, "ourselves": {many, anyGender, true, 1, true},
	"you": {person, anyGender, false, 2, true}, "your": {person, anyGender, false, 2, true}, "yours": {person, anyGender, false, 2, true},
}

// words are what the lexicon knows of nouns and given names.
type words struct {
	class  map[string]class
	gender map[string]gender
	given  map[string]gender
	told   map[string][]string // full names that the user tells, by their first word
}

func wordsOf(world *lexicon.World) *words {
	w := &words{class: map[string]class{}, gender: map[string]gender{}, given: map[string]gender{}, told: map[string][]string{}}
	for _, full := range slices.Sorted(maps.Keys(world.Agents)) {
		noun := lastWord(full)
		switch world.Agents[full].Number {
		case "one":
			w.class[noun] = person
		case "many":
			w.class[noun] = many
		case "body":
			w.class[noun] = body
		}
	}
	for _, title := range world.Offices.Titles() {
		w.class[lastWord(title)] = person
	}
	for noun := range strings.FieldsSeq("person human child kid baby girl boy mother father wife husband son daughter brother sister victim author player fan driver student patient someone somebody everyone customer user guest host winner singer actor actress artist writer friend parent guy colleague employee worker scientist researcher engineer lawyer nurse passenger") {
		w.class[noun] = person
	}
	for noun := range strings.FieldsSeq("team club band family company government firm crew committee party staff squad public audience garrison brigade battalion regiment battalion platoon legion unit fleet crowd gang mob couple jury panel delegation mission cabinet junta clan tribe cell faction wing branch leadership management board union federation league army navy force police network ministry agency office department council court parliament") {
		w.class[noun] = body
	}
	for noun := range strings.FieldsSeq("country city town village nation island region province district capital area state continent territory enclave") {
		w.class[noun] = place
	}
	for noun := range strings.FieldsSeq("man boy father husband son brother uncle king prince emperor sultan emir sheikh spokesman chairman congressman businessman gunman policeman actor monk pope bishop priest imam cleric mr mr. sir lord gentleman guy nephew grandfather widower") {
		w.gender[noun] = male
	}
	for noun := range strings.FieldsSeq("woman girl mother wife daughter sister aunt queen princess empress spokeswoman chairwoman congresswoman businesswoman actress nun mrs mrs. ms ms. miss lady niece grandmother widow baroness") {
		w.gender[noun] = female
	}
	for _, r := range lexicon.Load("given_names").Rows {
		g := male
		if r.Get("gender") == "f" {
			g = female
		}
		for _, n := range r.List("names") {
			if have, ok := w.given[n]; ok && have != g {
				w.given[n] = anyGender
			} else {
				w.given[n] = g
			}
		}
	}
	for _, name := range world.Leaders.Given() {
		first, _, _ := strings.Cut(name, " ")
		w.told[first] = append(w.told[first], name)
	}
	return w
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func (f *Finder) classOf(d *nlp.Doc, i int) class {
	t := &d.Tokens[i]
	if e := d.EntityAt(i); e >= 0 {
		switch d.Entities[e].Type {
		case nlp.PER:
			return person
		case nlp.ORG:
			return body
		case nlp.GPE, nlp.LOC, nlp.FAC:
			return place
		case nlp.NORP:
			return many
		}
	}
	w := f.words()
	if c, ok := w.class[t.Lower]; ok {
		return c
	}
	if c, ok := w.class[t.Lemma]; ok {
		if c == person && t.Feat("Number") == "Plur" {
			return many
		}
		return c
	}
	return thing
}

func (f *Finder) genderOf(d *nlp.Doc, i int) gender {
	w := f.words()
	if e := d.EntityAt(i); e >= 0 && d.Entities[e].Type == nlp.PER {
		s := d.Entities[e].Start
		for k := max(s-3, d.Sents[d.Tokens[s].Sent].Start); k < d.Entities[e].End; k++ {
			if g := w.gender[d.Tokens[k].Lower]; g != anyGender && (k >= s || k == s-1) {
				return g
			}
		}
		if g := f.genderBehind(d, d.Entities[e].End); g != anyGender {
			return g
		}
		if d.Entities[e].End-s > 1 {
			return w.given[d.Tokens[s].Form]
		}
		return anyGender
	}
	return w.gender[d.Tokens[i].Lower]
}

// genderBehind is what a note behind a name tells, which ends at word i: "Ji Lin, | spokeswoman for the council, said".
func (f *Finder) genderBehind(d *nlp.Doc, i int) gender {
	if i >= len(d.Tokens) || d.Tokens[i].Form != "," {
		return anyGender
	}
	for k := i + 1; k < len(d.Tokens) && k < i+6 && d.Tokens[k].Sent == d.Tokens[i].Sent; k++ {
		t := &d.Tokens[k]
		if g := f.words().gender[t.Lower]; g != anyGender && t.UPOS == nlp.NOUN {
			return g
		}
		if t.UPOS == nlp.PUNCT || t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || t.UPOS == nlp.ADP || t.UPOS == nlp.PRON {
			break
		}
	}
	return anyGender
}
