package train

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// knownNames are the names that the lexicon's tables list, as they are written, with their types.
type knownNames map[string][]knownName // by first word

type knownName struct {
	words []string
	types uint16
}

func lexiconNames() knownNames {
	k := knownNames{}
	for _, row := range lexicon.Load("countries").Rows {
		k.add(row, isGPE)
		k.addName(row.Get("capital"), isGPE)
		for _, n := range append(row.List("demonyms"), row.List("adjectives")...) {
			k.addName(n, isNORP)
			k.addName(n+"s", isNORP)
		}
	}
	for _, table := range []string{"organizations", "armed_groups", "media"} {
		for _, row := range lexicon.Load(table).Rows {
			k.add(row, isORG)
		}
	}
	k.dropSeats()
	for _, row := range lexicon.Load("namesworld").Rows {
		for _, n := range row.List("names") {
			k.setName(n, 1<<typeIndex(nlp.EntityType(row.Get("type"))))
		}
	}
	for table, types := range map[string]uint16{"places_nature": isLOC, "places_sites": isFAC, "places_world": isLOC} {
		for _, row := range lexicon.Load(table).Rows {
			k.addPlace(row, types)
		}
	}
	return k
}

// dropSeats forgets cities that the tables of bodies list because they stand for one ("Brussels").
func (k knownNames) dropSeats() {
	for _, list := range k {
		for i, n := range list {
			if n.types&isORG != 0 && len(n.words) == 1 && knownPlace(n.words[0])&isGPE != 0 && knownPlace(n.words[0]) != isPlace {
				list[i].types |= isGPE // of two minds: left to the text
			}
		}
	}
}

// addPlace leaves out what the gazetteer knows as a town too: the camp at Goma is not what "Goma" mostly means.
func (k knownNames) addPlace(row lexicon.Row, types uint16) {
	for _, n := range append(row.List("aliases"), row.Get("name")) {
		if known := knownPlace(strings.ToLower(n)); known == isPlace || known&^types == 0 {
			k.addName(n, types)
		}
	}
}

func (k knownNames) add(row lexicon.Row, types uint16) {
	k.addName(row.Get("name"), types)
	for _, n := range row.List("aliases") {
		k.addName(n, types)
	}
}

func (k knownNames) addName(n string, types uint16) {
	n = strings.TrimPrefix(strings.TrimPrefix(n, "the "), "The ")
	var words []string
	for _, w := range roughWords(n) {
		words = append(words, w.form)
	}
	for _, w := range words {
		if len(w) > 3 && w == strings.ToLower(w) && !joiners[w] {
			return // "Israeli army" is no name
		}
	}
	if len(words) == 0 || words[0] == strings.ToLower(words[0]) && len(words) == 1 {
		return
	}
	for i, have := range k[words[0]] {
		if strings.Join(have.words, " ") == strings.Join(words, " ") {
			k[words[0]][i].types |= types
			return
		}
	}
	k[words[0]] = append(k[words[0]], knownName{words, types})
}

// setName says that a name has this type, whatever other tables say.
func (k knownNames) setName(n string, types uint16) {
	var words []string
	for _, w := range roughWords(n) {
		words = append(words, w.form)
	}
	for i, have := range k[words[0]] {
		if strings.Join(have.words, " ") == strings.Join(words, " ") {
			k[words[0]][i].types = types
			return
		}
	}
	k[words[0]] = append(k[words[0]], knownName{words, types})
}

// at is the longest listed name that starts at word i.
func (k knownNames) at(toks []nlp.Token, i int) (length int, types uint16) {
	for _, n := range k[toks[i].Form] {
		if len(n.words) > length && len(n.words) <= len(toks)-i && sameWords(n.words, toks[i:]) {
			length, types = len(n.words), n.types
		}
	}
	return length, types
}

func sameWords(words []string, toks []nlp.Token) bool {
	for j, w := range words {
		if toks[j].Form != w {
			return false
		}
	}
	return true
}

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}
