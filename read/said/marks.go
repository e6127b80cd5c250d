package said

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func hasMarks(s string) bool { return strings.ContainsAny(s, "\"“”«„‘'`") }

// openingMark is the quotation mark that the paragraph s opens with, "" for none.
func openingMark(s string) string {
	s = strings.TrimLeft(s, " \t\r\n")
	for _, m := range []string{"\"", "“", "«", "„", "``", "''"} {
		if strings.HasPrefix(s, m) {
			return m
		}
	}
	return ""
}

// hasDouble tells whether a double mark stands in s.
func hasDouble(s string) bool {
	return strings.ContainsAny(s, "\"“”«»„") || strings.Contains(s, "''")
}

// strayClose is the byte of the mark that closes a quotation which nothing in paragraph s opened: its first mark, behind a
// comma or full stop and before a blank, as in: Nobody came," he said. 0 when there is none.
func strayClose(s string) int {
	for i := 0; i < len(s); {
		m, w := markAt(s, i)
		if m == markNone || m == markSingle {
			i += w
			continue
		}
		if (m == markClose || m == markStraight) && closesWord(s, i, w) && strings.IndexByte(",.?!", s[i-1]) >= 0 {
			return i
		}
		break
	}
	return 0
}

// mark is a kind of quotation mark.
type mark uint8

const (
	markNone     mark = iota
	markStraight      // " and '' open and close
	markOpen          // “ « ``
	markClose         // ” »
	markLow           // „ opens, “ or ” closes
	markSingle        // ‘ and ' where they open
)

// markAt is the mark at byte i of s and the number of bytes to go on.
func markAt(s string, i int) (mark, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		switch c {
		case '"':
			return markStraight, 1
		case '\'', '`':
			if i+1 < len(s) && s[i+1] == c {
				if c == '`' {
					return markOpen, 2
				}
				return markStraight, 2
			}
			if opensWord(s, i, 1) {
				return markSingle, 1
			}
		}
		return markNone, 1
	}
	ru, w := utf8.DecodeRuneInString(s[i:])
	switch ru {
	case '“':
		return markOpen, w
	case '«':
		if i > 0 && closesWord(s, i, w) { // »as some papers write it«
			return markClose, w
		}
		return markOpen, w
	case '»':
		if opensWord(s, i, w) {
			return markOpen, w
		}
		return markClose, w
	case '”':
		return markClose, w
	case '„':
		return markLow, w
	case '‘', '‚':
		if opensWord(s, i, w) {
			return markSingle, w
		}
	}
	return markNone, w
}

// opensWord tells whether the mark at i stands before a word and behind none.
func opensWord(s string, i, w int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+w:])
	if i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		return false
	}
	if unicode.IsDigit(after) { // '90s
		return false
	}
	return unicode.IsLetter(after) || after == '[' || after == '…'
}

// closesWord tells whether the mark at i stands behind a word or its punctuation and before none.
func closesWord(s string, i, w int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+w:])
	return i > 0 && !unicode.IsSpace(before) && (i+w >= len(s) || !unicode.IsLetter(after) && !unicode.IsDigit(after))
}

// reopens tells whether a straight mark that should close looks as if it opened: a blank before, a letter behind.
func reopens(s string, i, w int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+w:])
	return unicode.IsSpace(before) && (unicode.IsLetter(after) || after == '[') && unicode.IsUpper(after)
}

// closeSingle is the end of the quotation in single marks that opens at i, 0 when the mark is an apostrophe: it must
// close in the same paragraph behind punctuation, or behind a letter with no letter following. "the workers' rights"
// does not close it while a better place follows.
func closeSingle(s string, i, w int) int {
	plain, genitive, nested := 0, 0, false
	for k := i + w; k < len(s) && k < i+1500; {
		ru, n := utf8.DecodeRuneInString(s[k:])
		if ru == '\n' {
			break
		}
		if ru == '"' || ru == '“' { // ‘He said “stop” and we stopped,’
			end := closeDouble(s, k+n)
			if end == 0 || plain > 0 {
				break
			}
			k, nested = end, true
			continue
		}
		if ru == '\'' || ru == '’' {
			after, _ := utf8.DecodeRuneInString(s[k+n:])
			before, _ := utf8.DecodeLastRuneInString(s[:k])
			if !unicode.IsLetter(after) && !unicode.IsDigit(after) {
				if strings.ContainsRune(",.?!…", before) {
					return k + n
				}
				if nested && !closesDouble(before) {
					break
				}
				if before == 's' && unicode.IsSpace(after) {
					genitive = max(genitive, k+n)
				} else if plain == 0 {
					plain = k + n
				}
			}
		}
		if plain > 0 && k > plain+2 && (ru == '.' || ru == ';') {
			break
		}
		k += n
	}
	if plain == 0 && s[i] != '\'' && s[i] != '`' {
		return genitive // ‘a disaster for the workers’ and
	}
	return plain
}

// closeDouble is the end of the quotation in double marks that opens before byte k, 0 when the paragraph does not close it.
func closeDouble(s string, k int) int {
	for k < len(s) && s[k] != '\n' {
		ru, n := utf8.DecodeRuneInString(s[k:])
		k += n
		if ru == '"' || ru == '”' {
			return k
		}
	}
	return 0
}

func closesDouble(r rune) bool { return r == '"' || r == '”' }

func lastByte(s string) byte {
	s = strings.TrimRight(s, " \t\r\n")
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}
