package merge

import (
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rapporteur/lexicon"
)

// fold is a name or word without case, accents and marks: "Zelenskiy’s" → "zelenskiy".
func fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '`' || r == '.':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(letter(unicode.ToLower(r)))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plain tells whether s is one word of ASCII letters and digits, as most are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// letter is the plain form of letters that do not come apart into a base and an accent.
func letter(r rune) rune {
	switch r {
	case 'ı':
		return 'i'
	case 'ł':
		return 'l'
	case 'ø':
		return 'o'
	case 'đ':
		return 'd'
	case 'ə':
		return 'a'
	}
	return r
}

// irregular are the forms of verbs of conflict and talks that no ending tells: reports write "met" and "meeting" of one day.
var irregular = map[string]string{
	"met": "meet", "struck": "strike", "fought": "fight", "shot": "shoot", "held": "hold", "fell": "fall", "fallen": "fall",
	"began": "begin", "begun": "begin", "broke": "break", "broken": "break", "fled": "flee", "left": "leave", "sent": "send",
	"sold": "sell", "bought": "buy", "blew": "blow", "blown": "blow", "won": "win", "lost": "lose", "spoke": "speak",
	"spoken": "speak", "gave": "give", "given": "give", "withdrew": "withdraw", "withdrawn": "withdraw", "sought": "seek",
}

// stem takes the common endings off a folded word: "bombings", "bombed" and "bombs" are "bomb", "met" and "meeting" "meet".
func stem(w string) string {
	if r := irregular[w]; r != "" {
		w = r
	}
	n := len(w)
	for _, end := range []string{"ments", "ment", "ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s"} {
		if n-len(end) >= 3 && strings.HasSuffix(w, end) {
			w = w[:n-len(end)]
			break
		}
	}
	if len(w) > 6 {
		w = strings.TrimSuffix(w, "ly")
	}
	if n := len(w); n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeioulsz", rune(w[n-1])) {
		w = w[:n-1] // "stopped"
	}
	if cut := strings.TrimRight(w, "eiy"); cut != "" {
		return cut
	}
	return w // "Yiyi" is all endings
}

// stemSet are the stems of some words.
func stemSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[stem(w)] = true
	}
	return out
}

// roots are stems with those that reports choose between for the same told by one of them. Figures are compared by them:
// jobs that are cut are workers who are dismissed; and talks and agreements, for an accord is a deal. Acts of force are not,
// for a war has nothing but attacks.
func roots(stems []string) []string {
	out := make([]string, len(stems))
	for i, s := range stems {
		if r := sameWords()[s]; r != "" {
			s = r
		}
		out[i] = s
	}
	return set(out)
}

var sameWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range lexicon.Load("merge_same").Rows {
		words := strings.Fields(r.Get("words"))
		for _, w := range words {
			if s := stem(w); out[s] == "" {
				out[s] = stem(words[0])
			}
		}
	}
	return out
})

// smallWords say nothing of what a sentence is about.
var smallWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range lexicon.Load("merge_words").Rows {
		for _, w := range strings.Fields(r.Get("words")) {
			if r.Get("kind") != "conflict" {
				out[w] = true
			}
		}
	}
	return out
})

// warWords are the stems of words that any report of a conflict has.
var warWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range lexicon.Load("merge_words").Rows {
		for _, w := range strings.Fields(r.Get("words")) {
			if r.Get("kind") == "conflict" {
				out[stem(w)] = true
			}
		}
	}
	return out
})

// countryWords are the words of which names of countries and their peoples are made: they tell of every sentence on a
// conflict that it is about that conflict.
var countryWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range lexicon.Load("countries").Rows {
		for _, col := range []string{"name", "aliases", "demonyms", "adjectives"} {
			for _, n := range r.List(col) {
				for _, w := range strings.Fields(fold(n)) {
					out[w], out[w+"s"] = true, true
				}
			}
		}
	}
	return out
})

// word is a word of a text: its folded form and whether it is a name or a number.
type word struct {
	form       string
	start, end int
	name       bool // capitalised within a sentence, or with digits
}

// cut is the words of s in order. A word at the start of a sentence is a name only where it stands so elsewhere, which
// is not looked up: names that matter come again.
func cut(s string) []word {
	var out []word
	begin := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if r == '.' || r == '!' || r == '?' || r == '\n' {
				begin = true
			}
			i += n
			continue
		}
		j, digits := i, false
		for j < len(s) {
			c, m := utf8.DecodeRuneInString(s[j:])
			inner := (c == '.' || c == ',' || c == '\'' || c == '’') && j+m < len(s) && wordly(s[j+m:]) && (c != '.' && c != ',' || unicode.IsDigit(rune(s[j+m])) && digits)
			if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !inner {
				break
			}
			digits = digits || unicode.IsDigit(c)
			j += m
		}
		form := s[i:j]
		for _, poss := range []string{"'s", "’s"} {
			form = strings.TrimSuffix(form, poss)
		}
		out = append(out, word{fold(strings.ReplaceAll(form, ",", "")), i, j, digits || unicode.IsUpper(r) && !begin})
		begin = false
		i = j
	}
	return out
}

func wordly(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// stems are the stems of the words of s that say something, sorted, each once.
func stems(s string) []string {
	var out []string
	for _, w := range cut(s) {
		if len(w.form) > 2 && !smallWords()[w.form] && !countryWords()[w.form] {
			out = append(out, stem(w.form))
		}
	}
	return set(out)
}

// names are the folded names and numbers in s, sorted, each once.
func names(s string) []string {
	var out []string
	for _, w := range cut(s) {
		if w.name && len(w.form) > 1 && !smallWords()[w.form] && !countryWords()[w.form] {
			out = append(out, w.form)
		}
	}
	return set(out)
}

// set sorts a list and leaves each value in it once. An empty list is nil.
func set(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	sort.Strings(list)
	out := list[:1]
	for _, s := range list[1:] {
		if s != out[len(out)-1] {
			out = append(out, s)
		}
	}
	return out
}

// shared is how many values two sorted lists have in common.
func shared(a, b []string) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// without is a without the values of b; both sorted.
func without(a, b []string) []string {
	var out []string
	for _, s := range a {
		if k := sort.SearchStrings(b, s); k == len(b) || b[k] != s {
			out = append(out, s)
		}
	}
	return out
}
