package when

// point finds a day or a longer stretch of the calendar, by whatever name: a date, a weekday, "yesterday", "last
// month", "Easter", "the third quarter".
func (f *finder) point(i int) (m meaning, end int) {
	try := func(n meaning, j int) {
		if j > end {
			m, end = n, j
		}
	}
	try(f.weekdayDate(i))
	try(f.weekdaysAgo(i))
	try(f.dayWord(i))
	try(f.turned(i))
	try(f.compared(i))
	try(f.feastDay(i))
	try(f.feastDate(i))
	try(f.period(i))
	try(f.calendar(i))
	try(f.bareYear(i))
	return f.ofDeed(m, i, end), end
}

// ofDeed makes a date that a deed is named by lie behind: "the October 7 attack", "a Wednesday raid", "his ruling
// Sunday". Some deeds are so well known that their year is.
func (f *finder) ofDeed(m meaning, i, end int) meaning {
	if m.y != 0 || m.of != nil || m.to != open || m.mo == 0 && m.kind != onDay || m.g > month {
		return m
	}
	if y := lexicons().deeds[deed{m.mo, m.d, f.e(end).text}]; y != 0 && m.d != 0 {
		m.y, m.rule = y, "day of a deed"
		return m
	}
	if f.e(end).deed || m.kind == onDay && f.e(i-1).deed {
		m.past, m.rule = true, "date of a deed"
	}
	return m
}

// weekdayDate finds "Friday", "Friday 24 November 2023", "Monday, Oct. 26", "Friday the 13th".
func (f *finder) weekdayDate(i int) (meaning, int) {
	w, e := f.at(i), f.e(i)
	if e.weekday == 0 || !w.upper {
		return meaning{}, 0
	}
	j := i + 1
	short := len(e.text) < 6
	if short {
		j = f.dot(j)
	}
	k := j
	if f.mark(k, ',') {
		k++
	}
	k = f.skip(k, "the", "on")
	if m, l := f.calendar(k); l > 0 && m.g == day {
		m.rule, m.sub = "weekday date", e.weekday
		return m, l
	}
	if short {
		return meaning{}, 0
	}
	m := meaning{rule: "weekday", kind: onDay, g: day, sub: e.weekday}
	l := f.skip(j, "of")
	if f.is(l, "last", "next", "this") && f.is(l+1, "week") || f.is(l, "the") && f.is(l+1, "following", "previous") && f.is(l+2, "week") {
		if w, k := f.turned(l); k > 0 {
			m.of = &w
			return m, k
		}
	}
	return m, j
}

// dayWord finds "today", "yesterday", "tonight", "overnight", "the day before yesterday".
func (f *finder) dayWord(i int) (meaning, int) {
	j := f.skip(i, "the")
	if f.is(j, "day") && f.is(j+1, "before", "after") {
		m, k := f.plainDay(j + 2)
		if k == 0 {
			return meaning{}, 0
		}
		n := -1.0
		if f.is(j+1, "after") {
			n = 1
		}
		return meaning{rule: "day before", kind: shift, unit: day, g: day, n: n, of: &m}, k
	}
	return f.plainDayWord(i)
}

// plainDay is what "the day before …" may be counted from.
func (f *finder) plainDay(i int) (meaning, int) {
	if m, k := f.plainDayWord(i); k > 0 {
		return m, k
	}
	if m, k := f.turned(i); k > 0 && m.g == day {
		return m, k
	}
	if m, k := f.feastDay(i); k > 0 {
		return m, k
	}
	return f.weekdayDate(i)
}

func (f *finder) plainDayWord(i int) (meaning, int) {
	d := f.e(i).day
	if d == "" {
		return meaning{}, 0
	}
	m := meaning{rule: "day word", kind: shift, unit: day, g: day}
	if d[0] == '-' {
		m.n, d = -1, d[1:]
	}
	if d[0] == '1' {
		m.n = abs1(m.n)
	}
	if d[len(d)-1] == 'N' {
		m.part, m.g = "NI", dayPart
	}
	if f.is(i, "overnight") {
		if p, e := f.nightInto(i + 1); e > 0 {
			return p, e
		}
	}
	return m, i + 1
}

// nightInto finds the day that a night leads to: "overnight into Thursday", "overnight to 5 May". The night is that of
// the day before.
func (f *finder) nightInto(k int) (meaning, int) {
	if !f.is(k, "into", "to") {
		return meaning{}, 0
	}
	p, e := f.weekdayDate(k + 1)
	if e == 0 {
		if p, e = f.calendar(k + 1); e == 0 || p.g != day {
			return meaning{}, 0
		}
	}
	return meaning{rule: "night into", kind: shift, unit: day, g: dayPart, n: -1, part: "NI", of: &p}, e
}

func abs1(n float64) float64 {
	if n < 0 {
		return n
	}
	return 1
}

// turnOf reads the words that pick one of several like times: "this", "last", "the next", "this coming", "that same".
func (f *finder) turnOf(i int) (t turn, text bool, end int) {
	j := f.skip(i, "the")
	the := j > i
	if f.is(j, "this", "that") && f.is(j+1, "past", "coming", "same", "current", "last", "next") {
		j++
	}
	switch {
	case f.is(j, "this", "current"):
		return this, false, j + 1
	case f.is(j, "last"):
		return last, false, j + 1
	case f.is(j, "past"):
		return last, false, j + 1
	case f.is(j, "next"):
		return next, the, j + 1
	case f.is(j, "coming", "upcoming"):
		return next, false, j + 1
	case f.is(j, "following") && the:
		return next, true, j + 1
	case f.is(j, "previous", "preceding", "prior") && the:
		return last, true, j + 1
	case f.is(j, "same", "that", "latest"):
		return same, true, j + 1
	}
	return open, false, 0
}

// turned finds "this year", "last Friday", "next week", "the following month", "that day", "last night", "this past
// spring", "this year's third quarter", and "the week" where it means the present one.
func (f *finder) turned(i int) (meaning, int) {
	t, text, j := f.turnOf(i)
	if j == 0 {
		return f.theUnit(i)
	}
	j = f.skip(j, "fiscal", "calendar", "academic", "school", "financial")
	e := f.e(j)
	m := meaning{rule: "turn", kind: shift, to: t, text: text}
	switch {
	case e.unit >= day && !e.noun && f.unitFits(i, j):
		if f.is(j-1, "past") && e.unit != weekend {
			return lengthOf(1, false, e.unit, "past unit"), j + 1
		}
		m.unit, m.g, m.n = e.unit, e.unit, shiftOf(t)
		return f.possessed(m, j+1)
	case e.weekday > 0 && f.at(j).upper && len(e.text) > 5:
		m.kind, m.sub, m.g = onDay, e.weekday, day
		return m, j + 1
	case e.month > 0 && f.at(j).upper:
		mo, k := f.monthName(j)
		if k == 0 {
			return meaning{}, 0
		}
		m.kind, m.mo, m.g = absolute, mo, month
		if d, l := f.dayNumber(k); l > 0 && d <= 31 && d > 0 {
			m.d, m.g, k = d, day, l
		}
		return m, k
	case e.season != "":
		m.kind, m.season, m.g = absolute, e.season, season
		return m, j + 1
	case e.part != "" && !(e.part == "12:00" || e.part == "24:00"):
		m.unit, m.n, m.part, m.g = day, shiftOf(t), e.part, dayPart
		if t == last && !text && e.part != "NI" || e.text == "nights" {
			return meaning{}, 0
		}
		return m, j + 1
	}
	if fm, k := f.feastDay(j); k > 0 {
		fm.to = t
		return fm, k
	}
	return meaning{}, 0
}

// unitFits keeps out "that minute", "the same day-to-day", "this second".
func (f *finder) unitFits(i, j int) bool {
	if f.mark(j+1, '-') && f.glued(j+1) && f.glued(j+2) && f.at(j+2).c == 0 {
		return f.is(j+2, "long")
	}
	return true
}

func shiftOf(t turn) float64 {
	switch t {
	case last:
		return -1
	case next:
		return 1
	}
	return 0
}

// possessed adds what belongs to the unit: "this year's third quarter", "last year's quarter".
func (f *finder) possessed(m meaning, j int) (meaning, int) {
	if m.unit != year || !f.mark(j, '\'') || !f.is(j+1, "s") {
		return m, j
	}
	if q, k := f.quarterOf(j + 2); k > 0 && q.y == 0 {
		inner := m
		q.of = &inner
		return q, k
	}
	if f.is(j+2, "quarter") {
		return meaning{rule: "compared", kind: shift, unit: year, g: quarter, n: m.n, text: true}, j + 3
	}
	return m, j
}

// theUnit finds "the week", "the day", "the weekend", "the quarter", "the month" in the sense of the present one or of
// the one just told. "The year" needs a preposition, since it is often a measure.
func (f *finder) theUnit(i int) (meaning, int) {
	if !f.is(i, "the") {
		return meaning{}, 0
	}
	j := f.skip(i+1, "fiscal", "full")
	e := f.e(j)
	if m, k := f.unitBefore(i+1, j); k > 0 {
		return m, k
	}
	if e.unit == year && !e.noun && f.is(j+1, "ended", "ending") {
		return lengthOf(1, false, year, "year ended"), j + 1 // "the year ended March 31" is no calendar year
	}
	if p, k := f.weekdayDate(j + 1); k > 0 && f.is(j, "day") {
		return p, k // "in the day Friday"
	}
	m := meaning{rule: "the unit", kind: shift, unit: e.unit, g: e.unit, to: this}
	switch {
	case e.noun || e.unit == noGrain:
		return meaning{}, 0
	case f.is(j, "weekend"):
	case f.is(j, "quarter"):
		m.text = true
		if d, k := f.calendar(j + 2); k > 0 && d.g == day && f.is(j+1, "ended", "ending") { // "the quarter ended Sept. 30"
			d.past = f.is(j+1, "ended")
			m.text, m.of = false, &d
		}
	case f.is(j, "day"):
		m.text = true
		if !f.is(i-1, "in", "during", "of", "for", "through", "throughout") {
			return meaning{}, 0
		}
	case f.is(j, "week", "month", "year"):
		if !f.is(i-1, "in", "during", "of", "for", "through", "throughout") || f.is(i-2, "man", "person", "time", "times") {
			return meaning{}, 0
		}
	default:
		return meaning{}, 0
	}
	if f.is(j+1, "before", "after", "when", "of", "that") && !f.is(j, "weekend") || f.mark(j+1, '-') {
		return meaning{}, 0
	}
	return m, j + 1
}

// unitBefore finds "the day before", "the night before", "the year after" where nothing follows that they are counted
// from: it is the last date told.
func (f *finder) unitBefore(i, j int) (meaning, int) {
	e := f.e(j)
	if i != j || e.noun || (e.unit < day || e.unit == weekend) && e.part != "NI" || !f.is(j+1, "before", "after", "prior") {
		return meaning{}, 0
	}
	if k := j + 2; k < len(f.words) && f.at(k).c == 0 && f.tag(k) != "VBD" && !f.is(k, "and", "or", "but") {
		return meaning{}, 0
	}
	m := meaning{rule: "unit before", kind: shift, unit: e.unit, g: e.unit, n: -1, to: last, text: true}
	if f.is(j+1, "after") {
		m.n, m.to = 1, next
	}
	if e.part != "" {
		m.unit, m.g, m.part = day, dayPart, e.part
	}
	return m, j + 2
}

// weekdaysAgo finds "two Sundays ago", "three Fridays from now".
func (f *finder) weekdaysAgo(i int) (meaning, int) {
	n, j := f.number(i)
	e := f.e(j)
	if j == 0 || e.set == "" || !f.at(j).upper || n < 1 || n > 10 || !f.is(j+1, "ago") {
		return meaning{}, 0
	}
	wd := int(e.set[len(e.set)-1] - '0')
	if wd < 1 || wd > 7 {
		return meaning{}, 0
	}
	return meaning{rule: "weekdays ago", kind: shift, unit: week, g: day, n: 1 - n, of: &meaning{kind: onDay, g: day, sub: wd, to: last}}, j + 2
}

// compared finds "the year-ago quarter", "year-earlier", "the year-earlier period".
func (f *finder) compared(i int) (meaning, int) {
	j := f.skip(i, "the")
	if f.is(j, "latest") && f.is(j+1, "period") {
		return meaning{rule: "compared", kind: shift, unit: year, g: year, text: true}, j + 2
	}
	j = f.skip(j, "comparable", "corresponding")
	if f.is(j, "period", "quarter") && j > i+1 {
		if f.is(j+1, "last") && f.is(j+2, "year") {
			return meaning{rule: "compared", kind: shift, unit: year, g: year, n: -1, text: true}, j + 3
		}
		return meaning{rule: "compared", kind: shift, unit: year, g: year, n: -1, text: true}, j + 1
	}
	if !f.is(j, "year") || !f.mark(j+1, '-') || !f.is(j+2, "ago", "earlier") {
		return meaning{}, 0
	}
	k := j + 3
	m := meaning{rule: "compared", kind: shift, unit: year, g: year, n: -1, text: true}
	if q, l := f.quarterOf(k); l > 0 && q.y == 0 {
		q.of = &meaning{kind: shift, unit: year, g: year, n: -1}
		return q, l
	}
	if f.is(k, "period", "quarter", "month", "nine") {
		return m, k + 1
	}
	if j > i {
		return meaning{}, 0 // in "the year-ago harvest" the article is that of the harvest
	}
	return m, k
}

// feastDay finds "Christmas Day", "Easter 1916", "last Thanksgiving", "Ramadan".
func (f *finder) feastDay(i int) (m meaning, end int) {
	e := f.e(i)
	if len(e.feasts) == 0 || !f.at(i).upper {
		return meaning{}, 0
	}
	for k := range e.feasts {
		if j := f.follows(i+1, e.feasts[k].rest); j > end {
			m, end = meaning{rule: "feast", kind: ofFeast, g: day, feast: &e.feasts[k].rule}, j
		}
	}
	if end == 0 {
		return m, 0
	}
	if d, k := f.dayNumber(end); k > 0 && m.feast.length >= 29 && f.at(end).digits > 0 && d <= 30 { // "Bahman 22"
		m.d, end = d, f.otherYear(k)
		return m, end
	}
	if f.is(end, "week") && e.text == "easter" {
		m.g = week
		end++
	}
	if y, k := f.yearDigits(f.skip(end, "of", "in")); k > 0 {
		if m.feast.length >= 29 && f.otherYear(end) > end {
			return m, k
		}
		m.y, end = y, k
	}
	return m, end
}

// feastDate finds a day of a month of another calendar: "12 Rabi al-Awwal", "the 15th of Shaban", "7 Nisan 5785".
func (f *finder) feastDate(i int) (meaning, int) {
	d, j := f.dayNumber(f.skip(i, "the"))
	if j == 0 || d < 1 || d > 30 {
		return meaning{}, 0
	}
	m, k := f.feastDay(f.skip(j, "of"))
	if k == 0 || m.feast.length < 29 || m.d > 0 || m.y > 0 {
		return meaning{}, 0
	}
	m.d = d
	return m, f.otherYear(k)
}

// otherYear passes the year of another calendar: "22 Bahman 1403", "7 Nisan 5785".
func (f *finder) otherYear(k int) int {
	if n := f.at(k).num; f.at(k).digits == 4 && (n >= 1300 && n < 1500 || n >= 5600 && n < 5900) {
		return k + 1
	}
	return k
}
