package when

// nth finds a stretch told by its number: "for a third straight day" is three days long so far, "on the second day of
// the talks" is that day. The first of a row is no row yet.
func (f *finder) nth(i int) (meaning, int) {
	if f.is(i, "day") && f.is(i-1, "on") { // "on day 45 of the siege"
		if n, k := f.number(i + 1); k > 0 && n == float64(int(n)) && n < 1e4 && f.is(k, "of") && f.toldBefore(i) {
			return meaning{rule: "nth day", kind: shift, unit: day, g: day, to: this, text: true}, k
		}
		return meaning{}, 0
	}
	j := f.skip(i, "the", "a", "an", "its", "their", "his", "her")
	n, k := f.longOrdinal(j)
	last := f.is(j, "final", "last") && f.is(i, "the")
	if last {
		n, k = 1, j+1
	}
	if k == 0 {
		return meaning{}, 0
	}
	row := f.is(k, "consecutive", "straight", "successive")
	k += boolInt(row)
	g := f.e(k).unit
	if f.is(k, "night") {
		g = day
	}
	if g != day && g != week && g != month && g != year || f.e(k).noun || f.mark(k+1, '-') || f.mark(k, '-') {
		return meaning{}, 0
	}
	end := k + 1
	if f.is(end, "in") && f.is(end+1, "a") && f.is(end+2, "row") {
		row, end = true, end+3
	}
	switch {
	case n > 1 && !last && (row || f.into(i, j) || f.is(i-1, "for") && !f.is(end, "of")):
		return lengthOf(float64(n), false, g, "nth in a row"), end
	case f.is(k, "day") && f.is(i, "the") && f.is(end, "of") && !f.is(end+1, "every", "each") && !f.of(end+1) && f.toldBefore(i):
		return meaning{rule: "nth day", kind: shift, unit: day, g: day, to: this, text: true}, end
	}
	return meaning{}, 0
}

// longOrdinal reads an ordinal of up to four digits: "the 100th day", "its 1000th day".
func (f *finder) longOrdinal(i int) (n, end int) {
	if w := f.at(i); w.digits > 2 && w.digits < 5 && f.glued(i+1) && f.is(i+1, "st", "nd", "rd", "th") {
		return int(w.num), i + 2
	}
	return f.ordinal(i)
}

// into tells whether something is said to go into its nth year: "entered its third week", "went into a third day", "now
// in its third year".
func (f *finder) into(i, j int) bool {
	own := f.is(i, "its", "their")
	return j > i && (own && f.is(i-1, "in") || (own || f.is(i, "a", "an")) && f.is(i-1, "into", "entered", "enters", "entering", "enter"))
}

// of tells whether a stretch of the calendar stands at k, which has days of its own: "the second day of Ramadan", "of
// the month".
func (f *finder) of(k int) bool {
	if _, e := f.point(k); e > 0 {
		return true
	}
	k = f.skip(k, "the", "this", "that")
	return f.e(f.skip(k, "school", "academic", "fiscal", "calendar")).unit != noGrain
}

// toldBefore tells whether the day at i is one that the report tells of: "on the second day of talks, they left", "it is
// the third day of the siege", not "they will meet on the first day of the summit".
func (f *finder) toldBefore(i int) bool {
	if !f.is(i-1, "on") && !f.is(i-1, "is", "was") && !f.mark(i-2, '\'') {
		return false
	}
	for k := i - 2; k >= 0 && k > i-12 && f.at(k).c != '.'; k-- {
		if f.e(k).next == toFuture || f.is(k, "would", "might", "could") {
			return false
		}
	}
	for k := i + 4; k < len(f.words) && k < i+16 && f.at(k).c != '.'; k++ {
		if f.e(k).next == toFuture {
			return false
		}
	}
	return true
}
