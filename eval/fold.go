package eval

import (
	"strings"
	"unicode"
)

// ascii writes composed letters plain, drops marks, and lowers the case.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch p, ok := plain[r]; {
		case ok:
			b.WriteString(strings.ToLower(p))
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// fold is a name in the form in which names are compared: lower case, without marks and possessives, "u.s." as "us",
// anything but letters, digits and "+" a space.
func fold(s string) string {
	rs := []rune(strings.ReplaceAll(ascii(s), "’", "'"))
	rs = dropDots(dropPossessives(rs))
	var b strings.Builder
	gap := false
	for _, r := range rs {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '+' {
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(r)
			gap = false
		} else {
			gap = true
		}
	}
	return b.String()
}

// dropPossessives takes "'s" off words and the apostrophe off "s'".
func dropPossessives(rs []rune) []rune {
	var out []rune
	for i := 0; i < len(rs); i++ {
		next := i+1 < len(rs)
		switch {
		case rs[i] == '\'' && next && rs[i+1] == 's' && (i+2 == len(rs) || !isWord(rs[i+2])):
			i++
		case rs[i] == 's' && next && rs[i+1] == '\'' && (i+2 == len(rs) || unicode.IsSpace(rs[i+2])):
			out = append(out, 's')
			i++
		default:
			out = append(out, rs[i])
		}
	}
	return out
}

// dropDots joins initials: "u.s." to "us.".
func dropDots(rs []rune) []rune {
	lower := func(k int) bool { return k < len(rs) && rs[k] >= 'a' && rs[k] <= 'z' }
	dot := func(k int) bool { return k < len(rs) && rs[k] == '.' }
	var out []rune
	for i := 0; i < len(rs); i++ {
		out = append(out, rs[i])
		if lower(i) && (i == 0 || !isWord(rs[i-1])) && dot(i+1) && lower(i+2) && dot(i+3) {
			i++
		}
	}
	return out
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

var leading = map[string]bool{"the": true, "a": true, "an": true, "mr": true, "mrs": true, "ms": true, "dr": true, "sir": true}

// norm is fold without articles and forms of address at the front.
func norm(s string) string {
	w := strings.Fields(fold(s))
	for len(w) > 0 && leading[w[0]] {
		w = w[1:]
	}
	return strings.Join(w, " ")
}

// stemEqual tells whether two folded words are one word with other endings.
func stemEqual(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	if n < 4 {
		return false
	}
	k := 0
	for k < n && a[k] == b[k] {
		k++
	}
	return k >= 5 || k == n
}
