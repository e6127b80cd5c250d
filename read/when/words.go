package when

import "unicode/utf8"

// word is a run of letters, a run of digits, or one other character. "mid-1990s" is mid, -, 1990, s; "p.m." is one word.
type word struct {
	start, end int32
	e          *entry // what the lexicon knows of it, nil for most words
	num        int32  // value of a run of digits
	digits     uint8  // how many digits, 0 for other words
	c          byte   // the character of a mark, 0 for words; '¶' is told as parMark
	upper      bool   // begins with a capital
}

// parMark is the mark of an empty line, over which no expression reaches.
const parMark = 1

// maxWord is the longest word that the lexicon may know.
const maxWord = 16

// scan cuts the text into words. White space is dropped but for empty lines.
func scan(s string) []word {
	lex := lexicons()
	out := make([]word, 0, len(s)/5+8)
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case c == '\n':
			i = scanBreak(s, i, &out)
		case isDigit(c):
			i = scanDigits(s, i, &out)
		case isLetter(c):
			i = scanLetters(s, i, &out, lex)
		default:
			i = scanMark(s, i, &out)
		}
	}
	return out
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// scanBreak passes white space with line ends; more than one line end makes a mark.
func scanBreak(s string, i int, out *[]word) int {
	n, from := 0, i
	for i < len(s) && (s[i] == '\n' || s[i] == ' ' || s[i] == '\t' || s[i] == '\r') {
		if s[i] == '\n' {
			n++
		}
		i++
	}
	if n > 1 {
		*out = append(*out, word{start: int32(from), end: int32(i), c: parMark})
	}
	return i
}

func scanDigits(s string, i int, out *[]word) int {
	w := word{start: int32(i)}
	for i < len(s) && isDigit(s[i]) {
		if w.digits < 9 {
			w.num = w.num*10 + int32(s[i]-'0')
		}
		if w.digits < 255 {
			w.digits++
		}
		i++
	}
	w.end = int32(i)
	*out = append(*out, w)
	return i
}

func scanLetters(s string, i int, out *[]word, lex *lexicon) int {
	w := word{start: int32(i), upper: s[i] < 'a'}
	if n := halfDay(s, i); n > 0 {
		w.end = int32(i + n)
		w.e = lex.am
		if s[i]|0x20 == 'p' {
			w.e = lex.pm
		}
		*out = append(*out, w)
		return i + n
	}
	var key [maxWord]byte
	n := 0
	for i < len(s) && (isLetter(s[i]) || s[i] >= utf8.RuneSelf && !isQuote(s, i)) {
		if n < maxWord {
			key[n] = s[i]
			if s[i] < 'a' {
				key[n] |= 0x20
			}
		}
		n++
		i++
	}
	if n <= maxWord {
		w.e = lex.words[string(key[:n])]
	}
	w.end = int32(i)
	*out = append(*out, w)
	return i
}

// isQuote tells whether a character beyond ASCII at i is punctuation (U+2000 to U+206F) or a no-break space.
func isQuote(s string, i int) bool {
	return s[i] == 0xE2 && i+1 < len(s) && (s[i+1] == 0x80 || s[i+1] == 0x81) || s[i] == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0
}

// halfDay is the length of "a.m.", "p.m", "am" or "P.M." at i, 0 when there is none.
func halfDay(s string, i int) int {
	c := s[i] | 0x20
	if c != 'a' && c != 'p' || i > 0 && isLetter(s[i-1]) {
		return 0
	}
	k := i + 1
	dot := k < len(s) && s[k] == '.'
	if dot {
		k++
	}
	if k >= len(s) || s[k]|0x20 != 'm' || k+1 < len(s) && (isLetter(s[k+1]) || isDigit(s[k+1])) {
		return 0
	}
	k++
	if dot && k < len(s) && s[k] == '.' {
		k++
	}
	if !dot && (i == 0 || !isDigit(s[i-1]) && !(s[i-1] == ' ' && i > 1 && isDigit(s[i-2]))) {
		return 0 // the verb "am"
	}
	return k - i
}

// scanMark takes one character that is no letter, digit or space: dashes become '-', curly apostrophes straight ones.
func scanMark(s string, i int, out *[]word) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	c := s[i]
	switch r {
	case '–', '—', '‑', '‐', '−':
		c = '-'
	case '’', '‘', '`':
		c = '\''
	case '\u00a0':
		return i + n
	default:
		if c >= utf8.RuneSelf {
			c = '?'
		}
	}
	*out = append(*out, word{start: int32(i), end: int32(i + n), c: c})
	return i + n
}
