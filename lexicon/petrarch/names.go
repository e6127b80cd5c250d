package petrarch

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// small are the words of names that are written small within them.
var small = words("of the and for in on at to a de du des la le da do dos e y bin ibn von und der des den et per")

func words(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// spelled is a dictionary's phrase as a report writes it: "LAKELAND_FISHERIES_UNION_" is "Lakeland Fisheries Union",
// "OMAR_AL-HADI" "Omar al-Hadi". Dictionaries are in capitals throughout; a word alone that others spell out is an
// abbreviation.
func spelled(phrase string, abbreviation bool) string {
	parts := strings.Fields(strings.ReplaceAll(phrase, "_", " "))
	if len(parts) == 1 && abbreviation && utf8.RuneCountInString(parts[0]) <= 6 {
		return strings.ToUpper(parts[0])
	}
	for i, p := range parts {
		parts[i] = word(strings.ToLower(p), i == 0)
	}
	return strings.Join(parts, " ")
}

var roman = words("ii iii iv vi vii viii")

func word(w string, first bool) string {
	switch {
	case !first && small[w]:
		return w
	case roman[w] || strings.Contains(strings.TrimSuffix(w, "."), "."):
		return strings.ToUpper(w) // "Philip II", "J.R."
	}
	for _, article := range []string{"al-", "el-", "ul-", "as-", "ar-", "an-"} {
		if rest, ok := strings.CutPrefix(w, article); ok && rest != "" {
			return article + capital(rest)
		}
	}
	parts := strings.Split(w, "-")
	for i, p := range parts {
		parts[i] = capital(p)
	}
	return strings.Join(parts, "-")
}

func capital(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	if (strings.HasPrefix(w, "o'") || strings.HasPrefix(w, "d'")) && len(w) > 3 {
		return strings.ToUpper(w[:1]) + "'" + capital(w[2:])
	}
	return string(unicode.ToUpper(r)) + w[n:]
}
