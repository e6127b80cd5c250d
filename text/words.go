package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Words are the words of s as a search compares them: lower case, without marks, the possessive or an apostrophe inside.
// "Sana'a’s U.S.-built F-16s" is sanaa, us, built, f, 16s. Letters that are no mere letter with a mark ("Łódź") are
// taken for the plain one they look like.
func Words(s string) []string {
	var out []string
	var w []rune
	dots := 0 // full stops inside the current word: "u.s." is a word of single letters
	end := func() {
		if len(w) > 0 {
			out = append(out, string(possessive(w)))
		}
		w, dots = w[:0], 0
	}
	var prev rune
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
			continue
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			if prev == '.' && len(w) > 0 && dots != len(w) {
				end()
			}
			if plain, ok := looksLike[r]; ok {
				w = append(w, plain...)
			} else {
				w = append(w, unicode.ToLower(r))
			}
		case isApostrophe(r):
			if len(w) > 0 {
				w = append(w, '\'')
			}
		case r == '.' && len(w) > 0 && !unicode.IsNumber(w[len(w)-1]):
			dots++
		default:
			end()
		}
		prev = r
	}
	end()
	return out
}

// Fold is the words of s with one space between them.
func Fold(s string) string { return strings.Join(Words(s), " ") }

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʻ' || r == 'ʼ' || r == 'ʿ' || r == 'ʾ' || r == '`' || r == '´'
}

// possessive takes the 's off a word and the apostrophes out of it.
func possessive(w []rune) []rune {
	for len(w) > 0 && w[len(w)-1] == '\'' {
		w = w[:len(w)-1]
	}
	if n := len(w); n > 2 && w[n-1] == 's' && w[n-2] == '\'' {
		w = w[:n-2]
	}
	out := w[:0]
	for _, r := range w {
		if r != '\'' {
			out = append(out, r)
		}
	}
	return out
}

// looksLike are letters that no normal form takes apart.
var looksLike = map[rune][]rune{'ł': {'l'}, 'Ł': {'l'}, 'ø': {'o'}, 'Ø': {'o'}, 'đ': {'d'}, 'Đ': {'d'}, 'ð': {'d'}, 'Ð': {'d'}, 'ı': {'i'}, 'ß': {'s', 's'},
	'æ': {'a', 'e'}, 'Æ': {'a', 'e'}, 'œ': {'o', 'e'}, 'Œ': {'o', 'e'}, 'þ': {'t', 'h'}, 'Þ': {'t', 'h'}, 'ə': {'a'}, 'Ə': {'a'}, 'ħ': {'h'}, 'Ħ': {'h'}}
