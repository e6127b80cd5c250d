package split

// dotted takes a word with a "." behind it: "U.S.", "Gen.", "etc.", or the last word of a sentence.
func (z *scanner) dotted(i, e, end int) int {
	if p := z.acronymEnd(i, end); p > 0 {
		z.add(i, p)
		return z.cliticAfterStop(p, end) // "U.N.'s"
	}
	k := blank
	if e+1 < end {
		k = classAfter(z.text, e+1)
	}
	switch {
	case k == letter && isUpperAt(z.text, e+1), k == digit: // St.George, No.2, J.Smith; or a blank is missing
		if known(z.text[i:e], z.lower[i:e]) || e-i == 1 && isUpperAt(z.text, i) {
			z.add(i, e+1)
			return e + 1
		}
	case k == letter:
		return z.dottedName(i, e, end)
	case k == stop || k == dots: // an ellipsis follows
	case z.abbreviated(i, e, end):
		z.add(i, e+1)
		return z.cliticAfterStop(e+1, end)
	}
	z.plain(i, e)
	return e
}

// acronymEnd is the end of letters parted by dots that begin at i ("U.S.", "J.K.", "a.m.", "Ph.D.", "U.S.A"), 0 when
// there are none.
func (z *scanner) acronymEnd(i, end int) int {
	s := z.text
	n, at := 0, i
	for {
		q := z.letters(at, end)
		if q == at || q >= end || s[q] != '.' || q-at > 2 && !(n > 0 && q-at <= 3) || isDigitAt(s, at) {
			if n > 0 && q == at+1 && n == (at-i)/2 && (q == end || s[q] != '.') { // without the last dot
				n, at = n+1, q
			}
			break
		}
		n, at = n+1, q+1
	}
	if n < 2 || !z.initials(i, at) {
		return 0
	}
	return at
}

// initials tells whether text[i:p], letters parted by dots, is an acronym and not two short words ("is.It").
func (z *scanner) initials(i, p int) bool {
	run := 0
	for j := i; j < p; j++ {
		if z.text[j] == '.' {
			run = 0
		} else if run++; run > 2 && j < p-1 && isLowerAt(z.text, i) {
			return false
		} else if run == 2 && isLowerAt(z.text, i) && z.text[i+1] != '.' {
			return false
		}
	}
	return true
}

// dottedName takes words in small letters parted by dots, "alt.religion.x"; of a sentence that begins small without a
// blank, "the end.but", it takes the last word of the one before.
func (z *scanner) dottedName(i, e, end int) int {
	q := e
	for q < end && z.text[q] == '.' && q+1 < end && classAfter(z.text, q+1) == letter {
		q = z.letters(q+1, end)
	}
	if q-i < 2*(e-i) && e-i > 3 && q-e <= 4 {
		z.plain(i, e)
		return e
	}
	z.add(i, q)
	return q
}

func (z *scanner) cliticAfterStop(p, end int) int {
	if p < end && classAfter(z.text, p) == apos {
		if w := z.cliticLen(p, end); w > 0 {
			z.join(p, p+w)
			return p + w
		}
	}
	return p
}
