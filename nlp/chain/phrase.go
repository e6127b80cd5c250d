package chain

import (
	"rapporteur/nlp"
)

// reach is how many earlier mentions with the same head word a phrase is held against.
const reach = 6

// phrases joins noun phrases with the same head word where the later one adds nothing: "a peace deal … the deal".
func (f *finder) phrases() {
	seen := map[string][]int{}
	for i := range f.all {
		m := &f.all[i]
		if m.group || m.how == nlp.ByPronoun {
			continue
		}
		word := f.d.Tokens[m.head].Lemma
		if m.how == nlp.ByName {
			if m.entity >= 0 && m.class != person {
				for k := f.d.Entities[m.entity].Start; k < f.d.Entities[m.entity].End; k++ {
					if l := f.d.Tokens[k].Lower; f.words().class[l] == body && k != m.head && (l != "army" || !f.rebelArmy(m)) {
						seen[l] = append(seen[l], i) // "the Hague Commission … the commission"
					}
				}
				if head := f.d.Tokens[m.head].Lower; head != "army" || !f.rebelArmy(m) {
					seen[head] = append(seen[head], i)
				}
			}
			continue
		}
		if j := f.antecedentOf(i, seen[word]); j >= 0 {
			f.join(j, i)
		}
		seen[word] = append(seen[word], i)
	}
}

// rebelArmy tells the name of an army that fights a state's: of the Zuri Liberation Army one does not say "the army".
func (f *finder) rebelArmy(m *mention) bool {
	for k := f.d.Entities[m.entity].Start; k < f.d.Entities[m.entity].End; k++ {
		switch f.d.Tokens[k].Lower {
		case "liberation", "resistance", "salvation", "independence", "republican", "free":
			return true
		}
	}
	return false
}

// antecedentOf is the nearest earlier mention that phrase i repeats, -1 when there is none.
func (f *finder) antecedentOf(i int, earlier []int) int {
	m := &f.all[i]
	if !m.definite || f.generic(m) {
		return -1
	}
	for n := 0; n < reach && n < len(earlier); n++ {
		j := earlier[len(earlier)-1-n]
		a := &f.all[j]
		if f.nested(i, j) || a.plural != m.plural || f.d.Tokens[m.head].Sent-f.d.Tokens[a.head].Sent > f.horizon(i) {
			continue
		}
		if f.narrows(m, a) {
			return j
		}
	}
	return -1
}

// horizon is how many sentences back a bare "the deal" may reach; a phrase with more words of its own reaches further.
func (f *finder) horizon(i int) int {
	if m := &f.all[i]; m.head-m.start > 1 {
		return 30
	}
	return 12
}

// generic are nouns that are named anew each time: "the end", "the day".
func (f *finder) generic(m *mention) bool {
	switch f.d.Tokens[m.head].Lemma {
	case "end", "day", "time", "week", "month", "year", "number", "rest", "part", "way", "fact", "result", "beginning", "start", "morning", "evening", "night", "case", "percent", "side", "top", "hour", "world", "amount":
		return true
	}
	return false
}

// narrows tells whether the modifiers of m are among those of a, so that m may be a again: "the new plan" is "the new
// peace plan", but not "the old plan"; "the capital of Chad" is not "the capital of Mali".
func (f *finder) narrows(m, a *mention) bool {
	d := f.d
	for k := range d.Kids(m.head) {
		t := &d.Tokens[k]
		switch t.Rel {
		case nlp.Det, nlp.Punct, nlp.Case, nlp.Cc, nlp.Conj, nlp.AclRelcl, nlp.Acl, nlp.Cop, nlp.Advmod, nlp.Appos, nlp.Nsubj, nlp.Mark, nlp.Aux:
			continue
		case nlp.NmodPoss:
			if !f.sharesPossessor(k, a) {
				return false
			}
			continue
		}
		if !f.hasWord(a, t.Lower) {
			return false
		}
	}
	return f.otherOf(m, a)
}

// otherOf refuses a pair of which only one tells its number or order: "the second attack" is not "the first attack".
func (f *finder) otherOf(m, a *mention) bool {
	d := f.d
	for k := range d.Kids(a.head) {
		switch t := &d.Tokens[k]; t.Lower {
		case "other", "another", "second", "third", "new", "last", "next", "previous", "former", "similar", "no", "any", "each", "every":
			if !f.hasWord(m, t.Lower) {
				return t.Lower == "new" || t.Lower == "second" || t.Lower == "third" || t.Lower == "last"
			}
		}
	}
	return true
}

func (f *finder) hasWord(a *mention, lower string) bool {
	for k := a.start; k < a.end; k++ {
		if f.d.Tokens[k].Lower == lower {
			return true
		}
	}
	return false
}

// sharesPossessor tells whether possessor k ("Chad's", "its") may be the possessor of a.
func (f *finder) sharesPossessor(k int, a *mention) bool {
	other := f.d.Kid(a.head, nlp.NmodPoss)
	if other < 0 {
		return f.d.Tokens[k].UPOS == nlp.PRON && a.definite
	}
	x, okx := f.at[k]
	y, oky := f.at[other]
	if okx && oky && f.root(x) == f.root(y) {
		return true
	}
	return f.d.Tokens[k].Lower == f.d.Tokens[other].Lower
}

// kindNouns are nouns that take up a name by what it is: "the country" a place, "the organisation" a body.
var kindNouns = map[string]class{"country": place, "nation": place, "city": place, "town": place, "village": place, "island": place, "region": place, "province": place,
	"organization": body, "organisation": body, "company": body, "group": body, "agency": body, "firm": body, "ministry": body, "party": body, "team": body, "movement": body, "bloc": body,
	"president": person, "minister": person, "leader": person, "spokesman": person, "spokeswoman": person, "chancellor": person, "senator": person, "governor": person,
	"mayor": person, "general": person, "ambassador": person, "envoy": person, "premier": person, "king": person, "queen": person, "pope": person, "actor": person,
	"author": person, "singer": person, "director": person, "judge": person, "candidate": person, "politician": person, "commander": person, "secretary": person, "chairman": person}

// kinds joins "the country", "the president" and the like with the last name of that kind, where one is near.
func (f *finder) kinds() {
	for i := range f.all {
		m := &f.all[i]
		if m.how != nlp.ByNominal || !m.definite || m.plural || m.group || f.root(i) != i || m.head-m.start > 1 || f.d.Kid(m.head, nlp.NmodPoss, nlp.Nmod, nlp.Acl) >= 0 {
			continue
		}
		want, ok := kindNouns[f.d.Tokens[m.head].Lemma]
		if !ok {
			continue
		}
		if j := f.lastOfKind(i, want); j >= 0 {
			f.join(j, i)
		}
	}
}

// lastOfKind looks back for the name that a noun of its kind takes up: a person must have borne the title, a country
// be one, of others the last subject of the kind is taken.
func (f *finder) lastOfKind(i int, want class) int {
	noun := f.d.Tokens[f.all[i].head].Lemma
	best, score := -1, 0
	for j, n := i-1, 0; j >= 0 && n < 40; j, n = j-1, n+1 {
		a := &f.all[j]
		back := f.d.Tokens[f.all[i].head].Sent - f.d.Tokens[a.head].Sent
		if a.how != nlp.ByName || a.class != want || f.nested(i, j) {
			continue
		}
		s := 0
		switch want {
		case person:
			if f.titled(j, noun) {
				s = 10 - min(back, 9)
			}
		case place:
			if back <= 3 && f.placeFits(a, noun) {
				s = 5 - back
				if f.d.Tokens[a.head].Rel == nlp.Nsubj {
					s += 2
				}
			}
		case body:
			if back <= 2 {
				s = 4 - back
				if f.d.Tokens[a.head].Rel == nlp.Nsubj {
					s += 2
				}
			}
		}
		if s > score {
			best, score = j, s
		}
	}
	return best
}

// titled tells whether the report gives the person of mention j that title.
func (f *finder) titled(j int, noun string) bool {
	a := &f.all[j]
	for k := a.start; k < a.end; k++ {
		if l := f.d.Tokens[k].Lower; l == noun {
			return true
		}
	}
	return false
}

func (f *finder) placeFits(a *mention, noun string) bool {
	isCountry := f.canonical(a) != a.key
	switch noun {
	case "country", "nation":
		return isCountry
	}
	return !isCountry
}
