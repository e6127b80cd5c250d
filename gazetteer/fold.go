package gazetteer

import (
	"unicode/utf8"
)

// Fold is the form under which a name is looked up: lower case, without marks, apostrophes and full stops, with one
// space for hyphens and white space, "St." written out. "Shujai'iya", "Shujaiya" and "SHUJAIYA" are not all the same
// (the first keeps both i), but "Al-Ḩasakah" is "al hasakah" and "St. Petersburg" "saint petersburg".
func Fold(name string) string { return string(appendFold(nil, name)) }

// appendFold appends the folded name to buf, which then holds one folded word or several. Letters of other scripts
// stay as they are.
func appendFold(buf []byte, name string) []byte {
	start := len(buf)
	word := start // where the current word starts
	gap := false
	for i := 0; i < len(name); {
		c := name[i]
		w := 1
		plain := ""
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '&' || c == '+':
		case c == '\'' || c == '.' || c == '`':
			i++
			continue
		case c < utf8.RuneSelf:
			gap = true
			i++
			continue
		default:
			var r rune
			r, w = utf8.DecodeRuneInString(name[i:])
			switch r {
			case '’', '‘', 'ʻ', 'ʼ', 'ʿ', 'ʾ', 'ʹ', 'ʺ', '´':
				i += w
				continue
			case '–', '‐', '‑', '\u00a0':
				gap = true
				i += w
				continue
			}
			if r >= 0x300 && r < 0x370 { // combining marks
				i += w
				continue
			}
			if plain = letters[r]; plain == "" {
				plain = name[i : i+w]
			}
		}
		if gap {
			buf = saint(buf, word)
			if len(buf) > start {
				buf = append(buf, ' ')
			}
			word, gap = len(buf), false
		}
		if plain != "" {
			buf = append(buf, plain...)
		} else {
			buf = append(buf, c)
		}
		i += w
	}
	return buf
}

// saint writes out "st" when it is a word of its own before another.
func saint(buf []byte, word int) []byte {
	if len(buf)-word == 2 && buf[word] == 's' && buf[word+1] == 't' {
		return append(buf[:word], "saint"...)
	}
	return buf
}
