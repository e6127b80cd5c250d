package merge

import (
	"strings"
	"sync"

	"rapporteur/lexicon"
)

// particles are words in names that one paper writes and another leaves out: "Omar al-Bashir", "Omar Bashir".
var particles = map[string]bool{"al": true, "el": true, "ul": true, "ad": true, "as": true, "an": true, "ar": true, "bin": true, "ibn": true, "ben": true, "de": true,
	"da": true, "di": true, "del": true, "der": true, "van": true, "von": true, "la": true, "le": true, "jr": true, "sr": true, "the": true, "of": true}

// tokens are the words of a folded personal name that tell who it is, initials and particles left out.
func tokens(name string) []string {
	var out []string
	for _, t := range strings.Fields(name) {
		if len(t) > 1 && !particles[t] {
			out = append(out, t)
		}
	}
	return out
}

// spellings turns letters and pairs that transliterations choose between into one: Zelenskiy, Zelenskyy and Zelensky;
// Khaled and Khalid; Qaddafi, Gadhafi and Kadhafi.
var spellings = strings.NewReplacer("tsch", "c", "tch", "c", "dzh", "j", "sch", "s", "shch", "s", "ch", "c", "sh", "s", "zh", "j", "kh", "h", "gh", "g", "dh", "d", "th", "t", "ph", "f",
	"dj", "j", "ou", "u", "oo", "u", "ee", "i", "ie", "i", "iy", "i", "yy", "i", "ij", "i", "ii", "i", "ey", "i", "ei", "i", "ai", "i", "ay", "i", "aj", "i", "yu", "u", "iu", "u", "ya", "a", "ia", "a", "yo", "o",
	"q", "k", "ck", "k", "x", "ks", "w", "v", "y", "i", "e", "i", "o", "u", "ts", "z", "tz", "z")

// spelling is the common form of the spellings of one token.
func spelling(token string) string {
	if v := givenNames()[token]; v != "" {
		token = v
	}
	s := spellings.Replace(token)
	var b strings.Builder
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			b.WriteByte(s[i])
		}
	}
	s = b.String()
	if c := consonants(s); len(c) >= 3 {
		return c
	}
	return s
}

// consonants is a spelling without its vowels but for the first letter.
func consonants(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if i == 0 || !strings.ContainsRune("aiu", rune(s[i])) {
			if k := b.Len(); k == 0 || b.String()[k-1] != s[i] {
				b.WriteByte(s[i])
			}
		}
	}
	return b.String()
}

// givenNames tell which given names are one name in neighbouring languages: Volodymyr, Vladimir.
var givenNames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range lexicon.Load("merge_names").Rows {
		forms := r.List("forms")
		for _, f := range forms {
			out[fold(f)] = fold(forms[0])
		}
	}
	return out
})

// matched is how many tokens of the shorter name stand in the longer one in the same order, and whether the last tokens
// of both are a match.
func matched(a, b []string) (n int, last bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	j := 0
	for _, t := range a {
		for k := j; k < len(b); k++ {
			if sameToken(t, b[k]) {
				n, j = n+1, k+1
				break
			}
		}
	}
	return n, len(a) > 0 && sameToken(a[len(a)-1], b[len(b)-1])
}

func sameToken(a, b string) bool { return a == b || spelling(a) == spelling(b) }

// companyWords end a body's name in one paper and not in another: "Ford", "Ford Motor Company".
var companyWords = map[string]bool{"co": true, "company": true, "corp": true, "corporation": true, "inc": true, "ltd": true, "plc": true, "group": true, "motor": true, "motors": true,
	"party": true, "movement": true, "organization": true, "organisation": true, "union": true, "news": true, "agency": true, "holding": true, "holdings": true, "ag": true, "sa": true}

// bodyCore is a folded name of a body without its ending words, all of it when nothing would be left.
func bodyCore(name string) string {
	w := strings.Fields(strings.TrimPrefix(name, "the "))
	k := len(w)
	for k > 1 && companyWords[w[k-1]] {
		k--
	}
	return strings.Join(w[:k], " ")
}

// initials are the first letters of the words of a name that count: "United Auto Workers" "uaw".
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		if w != "of" && w != "the" && w != "and" && w != "for" {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// officeWords make up names that every country has its own of: "defence ministry", "army".
var officeWords = map[string]bool{"ministry": true, "minister": true, "department": true, "army": true, "police": true, "parliament": true, "senate": true, "council": true, "court": true,
	"government": true, "cabinet": true, "military": true, "navy": true, "air": true, "force": true, "forces": true, "armed": true, "house": true, "congress": true, "defence": true, "defense": true,
	"foreign": true, "interior": true, "health": true, "justice": true, "state": true, "national": true, "supreme": true, "security": true, "intelligence": true, "president": true,
	"presidency": true, "office": true, "treasury": true, "finance": true, "affairs": true, "of": true, "the": true, "general": true, "staff": true, "guard": true, "authorities": true, "assembly": true}

// everywhere tells whether a folded name is made up of such words, so that it names nobody without a country.
func everywhere(name string) bool {
	for _, w := range strings.Fields(name) {
		if !officeWords[w] {
			return false
		}
	}
	return true
}
