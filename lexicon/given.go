package lexicon

import "sync"

// GivenName tells whether a word is a given name: "Sofia".
func GivenName(word string) bool { return givenNames()[word] }

var givenNames = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range Load("given_names").Rows {
		for _, n := range r.List("names") {
			out[n] = true
		}
	}
	return out
})
