package split

import "unicode/utf8"

// word appends the word that begins at i with a letter, digit or ".": its letters, what joins them, clitics behind it.
func (z *scanner) word(i, end int) int {
	k, _ := classAt(z.text, i)
	if k != letter {
		return z.numeral(i, end)
	}
	e := z.letters(i, end)
	switch {
	case e == end:
		z.plain(i, e)
		return e
	case z.text[e] == '.':
		return z.dotted(i, e, end)
	case z.text[e] == '-':
		return z.hyphened(i, e, end)
	case z.text[e] == '/':
		return z.slashed(i, e, end)
	case z.text[e] == '&':
		return z.ampersand(i, e, end)
	case z.text[e] == '$' && isDigitAt(z.text, e+1): // US$4.5
		z.add(i, e+1)
		return e + 1
	case classAfter(z.text, e) == apos:
		return z.clitic(i, e, end)
	}
	z.plain(i, e)
	return e
}

// letters is the end of the letters and digits that begin at i.
func (z *scanner) letters(i, end int) int {
	for i < end {
		c := z.text[i]
		if c < utf8.RuneSelf {
			if k := ascii[c]; k != letter && k != digit {
				return i
			}
			i++
			continue
		}
		k, w := classAt(z.text, i)
		if k != letter && k != digit {
			return i
		}
		i += w
	}
	return i
}

// plain adds a word without inner marks; "cannot" is two.
func (z *scanner) plain(i, e int) {
	if n := e - i; n > 1 && n <= 8 {
		if cut, ok := glued[z.lower[i:e]]; ok && (n > 2 || z.text[i] == 'I' && z.text[i+1] == 'm') {
			z.add(i, i+cut)
			z.join(i+cut, e)
			return
		}
	}
	z.add(i, e)
}

// clitic takes a word with an apostrophe behind it: "Sesay's", "don't", "envoys'", "O'Reilly", "o'clock".
func (z *scanner) clitic(i, e, end int) int {
	s := z.text
	_, w := classAt(s, e)
	if e+w < end && (s[e+w] == 't' || s[e+w] == 'T') && e-i > 1 && z.lower[e-1] == 'n' && z.letters(e+w, end) == e+w+1 { // n't
		z.add(i, e-1)
		z.join(e-1, e+w+1)
		return e + w + 1
	}
	if n := z.cliticLen(e, end); n > 0 {
		if isDigitAt(s, i) && s[e+w] == 's' { // 1990's
			z.add(i, e+n)
		} else {
			z.plain(i, e)
			z.join(e, e+n)
		}
		return e + n
	}
	if e+w < end && classAfter(s, e+w) == letter && s[e] != '`' { // inner apostrophe
		q := z.letters(e+w, end)
		if q < end && classAfter(s, q) == apos {
			if n := z.cliticLen(q, end); n > 0 {
				z.add(i, q)
				z.join(q, q+n)
				return q + n
			}
		}
		z.add(i, q)
		return q
	}
	if !z.quote && e > i && (z.lower[e-1] == 's' || z.lower[e-1] == 'z' || z.lower[e-1] == 'x') && s[e] != '`' && e-i > 2 && doubleAt(s, e, w) == 0 {
		z.add(i, e)
		z.join(e, e+w)
		return e + w
	}
	z.plain(i, e)
	return e
}

// cliticLen is the length of the clitic that begins with the apostrophe at e, 0 when there is none.
func (z *scanner) cliticLen(e, end int) int {
	_, w := classAt(z.text, e)
	q := z.letters(e+w, end)
	switch z.lower[e+w : q] {
	case "s", "d", "m", "ll", "re", "ve":
		return q - e
	}
	return 0
}

// doubleAt is the length of two apostrophes that stand for a quotation mark ("”", "’’"), 0 when there is one only.
func doubleAt(s string, i, w int) int {
	if i+2*w <= len(s) && s[i:i+w] == s[i+w:i+2*w] {
		return 2 * w
	}
	return 0
}

// apostrophe takes an apostrophe or single quotation mark that no word came before.
func (z *scanner) apostrophe(i, end int, gap bool) int {
	s := z.text
	_, w := classAt(s, i)
	if n := doubleAt(s, i, w); n > 0 && i+n <= end {
		z.add(i, i+n)
		return i + n
	}
	q := z.letters(i+w, end)
	word := z.lower[i+w : q]
	switch {
	case gap && len(word) >= 2 && len(word) <= 3 && isDigitAt(word, 0) && isDigitAt(word, 1): // '72, '90s
		z.add(i, q)
		return q
	case gap && bareStart[word] && classAfter(s, q) != apos:
		z.add(i, q)
		return q
	case !gap && z.cliticLen(i, end) > 0 && len(z.toks) > 0 && classBefore(s, i) != open:
		n := z.cliticLen(i, end)
		if k := classBefore(s, i); k == letter || k == digit || k == stop || k == quote || k == shut {
			z.join(i, i+n)
			return i + n
		}
	}
	z.add(i, i+w)
	if !gap && q == i+w || z.quote && q == i+w {
		z.quote = false
	} else if q > i+w {
		z.quote = z.closes(i+w, end)
	}
	return i + w
}

// closes looks for the mark that closes a single quotation within the next words.
func (z *scanner) closes(i, end int) bool {
	for j := i; j < end && j < i+maxChunk; j++ {
		if c := z.text[j]; c != '\'' && c != 0xE2 && c != '`' {
			continue
		}
		if k, w := classAt(z.text, j); k == apos && classAfter(z.text, j+w) != letter {
			return true
		}
	}
	return false
}
