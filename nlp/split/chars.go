package split

import (
	"unicode"
	"unicode/utf8"
)

// class is what a character is to the tokenizer.
type class uint8

const (
	symbol   class = iota // stands for itself
	letter                // also marks, "_" and whatever joins letters
	digit                 //
	blank                 // white space and invisible controls
	stop                  // . ! ?
	dots                  // … (one character)
	apos                  // ' ’ ‘ ` ´: quotation mark or apostrophe
	quote                 // " “ ” „ « »
	dash                  // – — ―
	currency              // $ € £ ¥
	open                  // ( [ {
	shut                  // ) ] }
)

// ascii is the class of each character below 128.
var ascii = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_':
			t[c] = letter
		case c >= '0' && c <= '9':
			t[c] = digit
		case c <= ' ' || c == 127:
			t[c] = blank
		}
	}
	for c, k := range map[byte]class{'.': stop, '!': stop, '?': stop, '\'': apos, '`': apos, '"': quote, '$': currency, '(': open, '[': open, '{': open, ')': shut, ']': shut, '}': shut} {
		t[c] = k
	}
	return t
}()

// classAt is the class of the character at s[i:] and its width.
func classAt(s string, i int) (class, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, w := utf8.DecodeRuneInString(s[i:])
	return wideClass(r, w), w
}

func wideClass(r rune, w int) class {
	switch r {
	case '’', '‘', '´', '‚', '‛', 'ʼ', '′':
		return apos
	case '“', '”', '„', '‟', '«', '»', '″', '＂', '‹', '›':
		return quote
	case '–', '—', '―', '‒', '−':
		return dash
	case '…':
		return dots
	case '。', '！', '？', '؟', '۔', '।':
		return stop
	case '€', '£', '¥', '₽', '₴', '₹', '₪', '₩', '¢', '₺', '₦', '₫', '﷼', '₿':
		return currency
	case '\u00ad', '\u200c', '\u200d', '\u2011', '\u2010': // soft and unbreakable hyphens, joiners: inside words
		return letter
	case '\u200b', '\u200e', '\u200f', '\u2028', '\u2029', '\u2060', '\ufeff', '\u180e':
		return blank
	case utf8.RuneError:
		if w == 1 {
			return symbol
		}
	}
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', unicode.IsControl(r):
		return blank
	case unicode.Is(unicode.Ps, r):
		return open
	case unicode.Is(unicode.Pe, r):
		return shut
	}
	return symbol
}

// classBefore is the class of the character that ends at s[:i]; blank at the start.
func classBefore(s string, i int) class {
	if i <= 0 {
		return blank
	}
	if c := s[i-1]; c < utf8.RuneSelf {
		return ascii[c]
	}
	r, w := utf8.DecodeLastRuneInString(s[:i])
	return wideClass(r, w)
}

// classAfter is the class of the character at s[i:]; blank at the end.
func classAfter(s string, i int) class {
	if i >= len(s) {
		return blank
	}
	k, _ := classAt(s, i)
	return k
}

func isUpperAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

func isLowerAt(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLower(r)
}

func isDigitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// lowered is s in lower case, byte for byte as long as s: a token's lower form is cut out of it. odd is true when some
// letter's lower case has another length ("İ"): it stays as it is, and such tokens are lowered by themselves.
func lowered(s string) (lower string, odd bool) {
	i := 0
	for i < len(s) && !(s[i] >= 'A' && s[i] <= 'Z') && s[i] < utf8.RuneSelf {
		i++
	}
	if i == len(s) {
		return s, false
	}
	b := make([]byte, len(s))
	copy(b, s)
	for i < len(b) {
		c := b[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
			continue
		}
		r, w := utf8.DecodeRuneInString(s[i:])
		if l := unicode.ToLower(r); l != r {
			if utf8.RuneLen(l) == w {
				utf8.EncodeRune(b[i:], l)
			} else {
				odd = true
			}
		}
		i += w
	}
	return string(b), odd
}
