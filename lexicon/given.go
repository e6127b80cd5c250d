package lexicon

import "sync"

// GivenName tells whether a word is a given name: "Sofia".
func GivenName(word string) bool { _, ok := givenNames()[word]; return ok }

// GivenGender is "f" or "m" for the given name of a woman or a man, "" for others and for names of both.
func GivenGender(word string) string { return givenNames()[word] }

var givenNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range Load("given_names").Rows {
		g := r.Get("gender")
		for _, n := range r.List("names") {
			if have, ok := out[n]; ok && have != g {
				out[n] = ""
			} else {
				out[n] = g
			}
		}
	}
	return out
})
