package when

// period finds parts and heaps of years: quarters, halves, seasons, decades, centuries.
func (f *finder) period(i int) (m meaning, end int) {
	try := func(n meaning, j int) {
		if j > end {
			m, end = n, j
		}
	}
	try(f.quarterOf(i))
	try(f.seasonOf(i))
	try(f.decadeOf(i))
	try(f.centuryOf(i))
	try(f.weekOf(i))
	return m, end
}

// quarterOf finds "the third quarter of 1984", "third-quarter", "Q3 2024", "the first half", "the fiscal first quarter",
// "the 1988 third quarter".
func (f *finder) quarterOf(i int) (m meaning, end int) {
	j := f.skip(i, "the")
	y := 0
	if n, k := f.yearDigits(j); k > 0 && j > i {
		y, j = n, k
	}
	if f.is(j, "fiscal", "financial", "calendar") {
		j = f.hyphen(j + 1)
	}
	n, k := f.ordinal(j)
	if f.is(j, "last", "latter", "final") {
		n, k = -1, j+1
	}
	if k == 0 {
		return f.quarterCode(i)
	}
	k = f.hyphen(k)
	if f.mark(k-1, '-') && f.is(i, "the") && y == 0 && f.premodifies(k+1) {
		return meaning{}, 0 // in "the third-quarter harvest" the article is that of the harvest
	}
	m = meaning{rule: "quarter", kind: absolute, y: y}
	switch {
	case f.is(k, "quarter", "quarters") && n >= 1 && n <= 4:
		m.g, m.sub = quarter, n
	case f.is(k, "half") && (n >= 1 && n <= 2 || n == -1):
		m.g, m.sub = half, n
		if n == -1 {
			m.sub = 2
		}
	default:
		return meaning{}, 0
	}
	end = k + 1
	if m.g == half && y == 0 {
		l := f.skip(end, "of")
		if _, e := f.decadeOf(l); e > 0 && l > end {
			d, e := f.decadeOf(l)
			return d, e
		}
	}
	got, e := f.withYear(m, end)
	if m.g == half && y == 0 && e == end {
		l := f.skip(end, "of")
		if l == end {
			return meaning{}, 0 // "the first half" of a match
		}
		if f.is(l, "the") && f.is(l+1, "year") {
			m.of = &meaning{kind: shift, unit: year, g: year}
			return m, l + 2
		}
		if mm, e := f.monthName(l); e > 0 {
			return meaning{rule: "month", kind: absolute, g: month, mo: mm}, e
		}
		return meaning{}, 0
	}
	return got, e
}

// premodifies tells whether a noun that what ends before k belongs to follows there: "third-quarter harvest".
func (f *finder) premodifies(k int) bool {
	t := f.tag(k)
	return t == "NN" || t == "NNS" || t == "JJ" || t == "NNP"
}

// quarterCode finds "Q3", "Q3 2024", "H1 2024".
func (f *finder) quarterCode(i int) (meaning, int) {
	w := f.at(i)
	if w.end-w.start != 1 || !w.upper || !f.glued(i+1) || f.at(i+1).digits != 1 {
		return meaning{}, 0
	}
	n := int(f.at(i + 1).num)
	m := meaning{rule: "quarter", kind: absolute, sub: n}
	switch c := f.text[w.start]; {
	case c == 'Q' && n >= 1 && n <= 4:
		m.g = quarter
	case c == 'H' && (n == 1 || n == 2):
		m.g = half
	default:
		return meaning{}, 0
	}
	got, e := f.withYear(m, i+2)
	if m.g == half && e == i+2 {
		return meaning{}, 0
	}
	return got, e
}

// seasonOf finds "the winter of 1994", "summer 1998", "the summer". A bare season is taken behind an article or
// preposition only: "spring" is a verb, and "fall" too.
func (f *finder) seasonOf(i int) (m meaning, end int) {
	j := f.skip(i, "the")
	e := f.e(j)
	if e.season == "" {
		return meaning{}, 0
	}
	m = meaning{rule: "season", kind: absolute, g: season, season: e.season}
	if got, k := f.withYear(m, j+1); k > j+1 {
		return got, k
	}
	if f.is(j+1, "of") {
		return meaning{}, 0 // "the fall of Kabul"
	}
	if e.text == "fall" && !(j > i && f.is(i-1, "in", "by", "during", "this")) {
		return meaning{}, 0
	}
	if j == i && !f.is(i-1, "in", "by", "during", "since", "until", "before", "after", "early", "late", "mid", "through") {
		return meaning{}, 0
	}
	return m, j + 1
}

// decadeOf finds "the 1990s", "'80s", "the nineties".
func (f *finder) decadeOf(i int) (meaning, int) {
	j := f.skip(i, "the")
	if m, k := f.decadeDigits(j); k > 0 {
		return m, k
	}
	if e := f.e(j); e.decade > 0 && (j > i || f.is(i-1, "early", "late", "mid")) && !f.is(j-2, "his", "her", "their") {
		return meaning{rule: "decade", kind: absolute, g: decade, y: 1900 + 10*e.decade}, j + 1
	}
	return meaning{}, 0
}

func (f *finder) decadeDigits(j int) (meaning, int) {
	m := meaning{rule: "decade", kind: absolute, g: decade}
	apo := 0
	if f.mark(j, '\'') {
		apo = 1
	}
	w := f.at(j + apo)
	k := j + apo + 1
	if f.mark(k, '\'') && f.glued(k) {
		k++
	}
	if w.digits == 0 || w.num%10 != 0 || !f.glued(k) || !f.is(k, "s") {
		return meaning{}, 0
	}
	switch {
	case w.digits == 4 && apo == 0 && w.num >= 1100 && w.num < 2100:
		m.y = int(w.num)
	case w.digits == 2 && (apo == 1 || f.is(j-1, "early", "late", "mid") || f.mark(j-1, '-') && f.is(j-2, "mid")) && w.num >= 20:
		m.y = 1900 + int(w.num)
	default:
		return meaning{}, 0
	}
	return m, k + 1
}

// centuryOf finds "the 19th century", "20th-century", "the second millennium".
func (f *finder) centuryOf(i int) (meaning, int) {
	j := f.skip(i, "the")
	n, k := f.ordinal(j)
	if k == 0 {
		return meaning{}, 0
	}
	k = f.hyphen(k)
	if !f.is(k, "century", "centuries") || n < 1 || n > 22 {
		return meaning{}, 0
	}
	end := k + 1
	if f.is(end, "bc", "bce") || f.is(end, "b") && f.mark(end+1, '.') {
		return meaning{rule: "century", kind: ignored}, end + 1
	}
	return meaning{rule: "century", kind: absolute, g: century, y: (n - 1) * 100}, end
}

// weekOf finds "the week of March 6", "the weekend of 4 May".
func (f *finder) weekOf(i int) (meaning, int) {
	j := f.skip(i, "the")
	if j == i || !f.is(j, "week", "weekend") || !f.is(j+1, "of") {
		return meaning{}, 0
	}
	m, k := f.calendar(j + 2)
	if k == 0 || m.g != day {
		return meaning{}, 0
	}
	return meaning{rule: "week", kind: shift, unit: week, g: f.e(j).unit, of: &m}, k
}
