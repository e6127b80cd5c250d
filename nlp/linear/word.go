package linear

// Word is the Hash of a word as models see it: digits are one digit and typographic apostrophes and quotation marks
// plain ones, so that "2014" and "2025", "don’t" and "don't" are the same word. The word is given in lower case.
func Word(lower string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(lower); i++ {
		c := lower[i]
		switch {
		case c >= '0' && c <= '9':
			c = '0'
		case c == 0xE2 && i+2 < len(lower) && lower[i+1] == 0x80:
			if mark := plainMark(lower[i+2]); mark != 0 {
				c = mark
				i += 2
			}
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return Mix(h)
}

// plainMark is the ASCII mark for the character that E2 80 and last encode, 0 when there is none.
func plainMark(last byte) byte {
	switch last {
	case 0x98, 0x99:
		return '\''
	case 0x9C, 0x9D, 0x9E:
		return '"'
	}
	return 0
}
