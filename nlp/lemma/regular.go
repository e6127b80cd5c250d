package lemma

import (
	"strings"

	"rapporteur/nlp"
)

// Words that no treebank has with their tag are undone by the spelling rules of English: each rule says what a form may
// come from, and of these the base form that is commonest in treebanks and news is taken. The ending alone cannot tell:
// "shelled" comes from "shell", but "expelled" from "expel".

// inflection is what a tag adds to a base form.
type inflection uint8

const (
	none inflection = iota
	past
	gerund
	third // of verbs, and the plural of nouns
	more
	most
)

// inflectionOf is what a tagged word may have at its end.
func inflectionOf(t *nlp.Token) inflection {
	switch t.XPOS {
	case "VBD", "VBN":
		return past
	case "VBG":
		return gerund
	case "VBZ", "NNS":
		return third
	case "JJR", "RBR":
		return more
	case "JJS", "RBS":
		return most
	}
	return none
}

// ending is the letters of an inflection.
var ending = [...]string{past: "ed", gerund: "ing", third: "s", more: "er", most: "est"}

// shortestStem is the length in bytes of the shortest stem: "axed", not "sped".
const shortestStem = 2

// bases calls try with each form that a word in small letters may be an inflection of, the likeliest spelling first.
func bases(form string, how inflection, try func(string)) {
	stem, ok := strings.CutSuffix(form, ending[how])
	if !ok || len(stem) < shortestStem {
		return
	}
	if how == third {
		basesOfS(stem, try)
		return
	}
	last := stem[len(stem)-1]
	switch {
	case how == gerund && last == 'y' && len(stem) == 2: // "dying", "vying"
		try(stem[:1] + "ie")
	case last == 'i': // "denied", "deadlier"; "vied"
		try(stem[:len(stem)-1] + "y")
		if how == past {
			try(stem + "e")
		}
	case last == 'e' && how != gerund: // "freed": the form "fre" has no e of its own
		try(stem + "e")
	case doubled(stem): // "banned" or "passed"
		try(stem[:len(stem)-1])
		try(stem)
	case strings.HasSuffix(stem, "ck"): // "panicked" or "attacked"
		try(stem)
		try(stem[:len(stem)-1])
	default:
		if !doubles(stem) {
			try(stem)
		}
		try(stem + "e")
	}
}

// basesOfS are the forms that a word ending in -s may come from.
func basesOfS(stem string, try func(string)) {
	if short, ok := strings.CutSuffix(stem, "ie"); ok && len(short) >= shortestStem { // "armies"; "ties", "movies"
		try(short + "y")
	}
	if short, ok := strings.CutSuffix(stem, "e"); ok && hisses(short) { // "clashes", "vetoes"; "houses", "shoes"
		try(short)
		if doubled(short) && strings.HasSuffix(short, "z") { // "quizzes"
			try(short[:len(short)-1])
		}
	}
	if !strings.HasSuffix(stem, "s") {
		try(stem)
	}
}

// hisses tells stems that take -es.
func hisses(s string) bool {
	for _, e := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// doubled tells a stem that ends in a letter twice.
func doubled(s string) bool {
	n := len(s)
	return n >= 3 && s[n-1] == s[n-2] && !vowel(s[n-1])
}

// doubles tells a word of one syllable that would double its last letter: "bar" gives "barred", so "bared" is from "bare".
func doubles(s string) bool {
	n := len(s)
	if n < 3 || vowel(s[n-1]) || !vowel(s[n-2]) || vowel(s[n-3]) || strings.IndexByte("wxy", s[n-1]) >= 0 {
		return false
	}
	for i := range n - 2 {
		if vowel(s[i]) {
			return false
		}
	}
	return true
}

// prefixes stand before verbs that are known without them: "outgunned", "redeployed".
var prefixes = []string{"counter", "under", "fore", "over", "down", "out", "dis", "mis", "pre", "re", "un", "de", "co"}

// unprefixed is a word without its prefix, "" when it has none.
func unprefixed(s string) (prefix, rest string) {
	for _, p := range prefixes {
		if len(s) >= len(p)+3 && strings.HasPrefix(s, p) {
			return p, s[len(p):]
		}
	}
	return "", ""
}
