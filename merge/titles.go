package merge

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
)

// withoutTitles are the names among what an actor is called: "President" and "the Iranian Supreme Leader" are written with
// capitals too, and are no names. Whoever held an office for twenty years' reports would be one actor by them. When there
// is nothing else, the titles have to do.
func withoutTitles(list []string) []string {
	names := slices.DeleteFunc(slices.Clone(list), isTitle)
	if len(names) == 0 {
		return list
	}
	return names
}

// isTitle tells a title without a name: an office, after a country or the like, or before "of" one.
func isTitle(name string) bool {
	offices, words := lexicon.Offices(), strings.Fields(strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")))
	for i, w := range words {
		if (w == "of" || w == "for") && i > 0 {
			words = words[:i]
			break
		}
	}
	for i := range words {
		if offices.Title(strings.Join(words[i:], " ")) != nil {
			return i == 0 || ofCountry(strings.Fields(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))[:i])
		}
	}
	return false
}

// ofCountry tells whether the words before an office say of where, or since when: "U.S.", "North Korean", "then".
func ofCountry(words []string) bool {
	s := strings.TrimSuffix(strings.TrimSuffix(strings.Join(words, " "), "'s"), "’s")
	return lexicon.Countries().Any(s) != nil || slices.Contains([]string{"former", "then", "acting", "outgoing", "new", "deputy"}, strings.ToLower(s))
}
