package split

import "unicode/utf8"

// shape is what a token looks like, as far as sentences care.
type shape uint8

const (
	lowerWord shape = iota
	capital         // Talks
	capitals        // UN
	initial         // J.
	mixed           // iPhone
	number
	numberWord // 3rd, 35mm
	period
	asking
	exclaim
	ellipsis
	comma
	colon
	semicolon
	openQuote
	shutQuote
	openBracket
	shutBracket
	dashMark
	bullet
	otherMark
	moneyMark
	abbrTitle
	abbrMonth
	abbrUnit
	abbrPlace
	abbrOther
	acronym // U.S.
	webName
	tagName // @minister, #ceasefire
	face
	clitic
	outside // beyond the paragraph
	shapeCount
)

var ofAbbrev = [...]shape{titleAbbrev: abbrTitle, monthAbbrev: abbrMonth, unitAbbrev: abbrUnit, placeAbbrev: abbrPlace, numberAbbrev: abbrOther, otherAbbrev: abbrOther}

// look sets shape and hash of the tokens from n on.
func (z *scanner) look(n int) {
	inQuote := false
	for k := n; k < len(z.toks); k++ {
		t := &z.toks[k]
		t.hash = hash(z.lower[t.start:t.end])
		t.shape = z.shapeOf(t)
		switch t.shape {
		case openQuote:
			t.shape, inQuote = z.sideOf(t, inQuote)
			t.hash = uint32(t.shape) // “ counts as "
		case dashMark, ellipsis:
			t.hash = uint32(t.shape)
		case clitic:
			_, w := classAt(z.text, int(t.start))
			t.hash = hash(z.lower[int(t.start)+w : t.end])
		}
	}
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func (z *scanner) shapeOf(t *token) shape {
	s := z.text[t.start:t.end]
	k, w := classAt(s, 0)
	switch k {
	case letter:
		return z.wordShape(s, z.lower[t.start:t.end])
	case digit:
		for i := 0; i < len(s); i++ {
			if ascii[s[i]&0x7f] == letter || s[i] >= utf8.RuneSelf {
				return numberWord
			}
		}
		return number
	case stop, dots:
		return stopShape(s)
	case apos, quote:
		if t.joined {
			return clitic
		}
		if len(s) > 2*w {
			return numberWord // '72
		}
		return openQuote // or closing: sideOf tells
	case dash:
		return dashMark
	case currency:
		return moneyMark
	case open:
		return openBracket
	case shut:
		return shutBracket
	}
	return markShape(s)
}

func stopShape(s string) shape {
	if len(s) == 1 {
		switch s[0] {
		case '.':
			return period
		case '?':
			return asking
		}
		return exclaim
	}
	if isDigitAt(s, 1) {
		return number
	}
	mark := period
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '?':
			return asking
		case '!':
			mark = exclaim
		case '.':
			if mark == period && i > 0 {
				mark = ellipsis
			}
		case 0xE2:
			if mark == period {
				mark = ellipsis
			}
		}
	}
	return mark
}

func markShape(s string) shape {
	switch s[0] {
	case ',':
		return comma
	case ':':
		if len(s) > 1 {
			return face
		}
		return colon
	case ';':
		if len(s) > 1 {
			return face
		}
		return semicolon
	case '-':
		if len(s) > 1 && isDigitAt(s, 1) {
			return number
		}
		return dashMark
	case '+':
		if isDigitAt(s, 1) {
			return number
		}
	case '@', '#':
		if len(s) > 1 {
			return tagName
		}
	case '*', '|', '~', '=', '>':
		return bullet
	case 0xE2: // • ● ▪ – and other marks
		return bullet
	}
	return otherMark
}

func (z *scanner) wordShape(s, lower string) shape {
	if n := len(s); s[n-1] == '.' && n > 1 {
		switch k := abbrevOf(s[:n-1], lower[:n-1]); {
		case k != noAbbrev:
			return ofAbbrev[k]
		case n == 2:
			return initial
		}
		for i := 0; i < n-1; i++ {
			if s[i] == '.' {
				return acronym
			}
		}
		return abbrOther
	}
	caps, smalls, marks := 0, 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			caps++
		case c >= 'a' && c <= 'z':
			smalls++
		case c == '.' || c == '/' || c == '@':
			marks = true
		case c >= utf8.RuneSelf && s[i] != lower[i]:
			caps++
		case c >= utf8.RuneSelf:
			smalls++
		}
	}
	first := isUpperAt(s, 0)
	switch {
	case s[0] == '_' && smalls == 0: // a dash of older wires: "NAIROBI, Kenya (AP) _ Police said"
		return dashMark
	case marks && len(s) > 5:
		return webName
	case caps == 0:
		return lowerWord
	case first && smalls == 0:
		return capitals
	case first:
		return capital
	}
	return mixed
}

// sideOf tells whether a quotation mark opens or closes: by its own form, by the blanks around it, else by turns.
func (z *scanner) sideOf(t *token, in bool) (shape, bool) {
	switch r, _ := utf8.DecodeRuneInString(z.text[t.start:]); r {
	case '“', '„', '«', '‘', '‹', '`':
		return openQuote, true
	case '”', '»', '›':
		return shutQuote, false
	}
	before, after := classBefore(z.text, int(t.start)), classAfter(z.text, int(t.end))
	left := before == blank || before == open || before == dash
	right := after == blank || after == stop || after == shut || after == symbol
	switch {
	case left && !right:
		return openQuote, true
	case right && !left:
		return shutQuote, false
	case in:
		return shutQuote, false
	}
	return openQuote, true
}
