package split

// hyphened takes a word with a hyphen behind it. "pre-war" is one word; "oil-rich" is "oil", "-", "rich".
func (z *scanner) hyphened(i, e, end int) int {
	s := z.text
	q := z.letters(e+1, end)
	switch {
	case q == e+1: // the hyphen ends the word: "pre- and post-war", "word--word"
		if affixes[z.lower[i:e]] && classAfter(s, e+1) == blank {
			z.add(i, e+1)
			return e + 1
		}
	case e-i > 1 && isUpperAt(s, i+1) && !isUpperAt(s, q-1): // UN-backed
	case affixes[z.lower[i:e]] && (e-i > 1 || z.lower[i] == 'e') && classAfter(s, e+1) == letter, suffixes[z.lower[e+1:q]]:
		if n := z.afterCompound(i, q, end); n > 0 {
			return n
		}
		z.add(i, q)
		return q
	}
	z.plain(i, e)
	return e
}

// afterCompound adds a compound that a clitic follows: "ex-president's". 0 when none does.
func (z *scanner) afterCompound(i, q, end int) int {
	if q < end && classAfter(z.text, q) == apos {
		if n := z.cliticLen(q, end); n > 0 {
			z.add(i, q)
			z.join(q, q+n)
			return q + n
		}
	}
	return 0
}

// slashed takes a word with a slash behind it: "w/o" and "I/C" are one word, "and/or" is three.
func (z *scanner) slashed(i, e, end int) int {
	q := z.letters(e+1, end)
	word := z.lower[i:q]
	switch {
	case e-i == 1 && q == e+2 && word != "c/o" && (q == end || z.text[q] != '/'), word == "w/out", word == "s/he":
		z.add(i, q)
		return q
	case word == "w/":
		z.add(i, q)
		return q
	}
	z.plain(i, e)
	return e
}

// ampersand takes a word with "&" behind it: "AT&T" and "R&D" are one word.
func (z *scanner) ampersand(i, e, end int) int {
	q := z.letters(e+1, end)
	if q > e+1 && e-i <= 4 && q-e <= 4 && (isUpperAt(z.text, e-1) && isUpperAt(z.text, e+1) || e-i == 1 && q == e+2) {
		if n := z.afterCompound(i, q, end); n > 0 {
			return n
		}
		z.add(i, q)
		return q
	}
	z.plain(i, e)
	return e
}

// number is the end of the digits that begin at i with what joins them: "1,000.5", "5:30", "9/11", "2025-04-17".
func (z *scanner) number(i, end int) int {
	s := z.text
	groups, first := 1, 0
	e := i
	if s[e] == '.' {
		e++
	}
	for {
		from := e
		for e < end && isDigitAt(s, e) {
			e++
		}
		if groups == 1 {
			first = e - from
		}
		if e+1 >= end || !isDigitAt(s, e+1) {
			return e
		}
		switch s[e] {
		case '.', ',', ':', '/':
		case '-':
			if !z.codeNumber(from, e, end, groups, first) {
				return e
			}
		default:
			return e
		}
		groups++
		e++
	}
}

// codeNumber tells whether the hyphen at e goes on a date or telephone number ("2025-04-17", "555-0147-12") and does
// not part a range ("1969-1970", "3-5").
func (z *scanner) codeNumber(from, e, end, groups, first int) bool {
	if groups > 1 && z.text[from-1] == '-' {
		return true
	}
	if groups > 1 {
		return false // 5:00-8:30
	}
	q := e + 1
	for q < end && isDigitAt(z.text, q) {
		q++
	}
	if q+1 < end && z.text[q] == '-' && isDigitAt(z.text, q+1) {
		return true // three groups at least
	}
	return first == 3 && q-e == 5
}

// numeral takes what begins with a digit: a number, its unit as a word of its own, or a code ("3143C").
func (z *scanner) numeral(i, end int) int {
	s := z.text
	e := z.number(i, end)
	if e == i { // a digit of another script
		e = z.letters(i, end)
		z.add(i, e)
		return e
	}
	if e == end {
		z.add(i, e)
		return e
	}
	q := z.letters(e, end)
	switch {
	case q == e:
		if k, w := classAt(s, e); k == apos && e+w < end && s[e+w] == 's' && z.letters(e+w, end) == e+w+1 { // 1990's
			z.add(i, e+w+1)
			return e + w + 1
		}
		z.add(i, e)
		return e
	case units[z.lower[e:q]] && z.text[e:q] != "G": // 5G is a word
		z.add(i, e)
		return e
	}
	if q < end && classAfter(s, q) == apos {
		return z.clitic(i, q, end)
	}
	z.add(i, q)
	return q
}
