package when

// timed finds a point of the calendar with the time of day that belongs to it, or one of the two: "noon on Saturday",
// "Friday morning", "10:35 a.m. (local time) on Friday", "the night of 4 May", "Thursday".
func (f *finder) timed(i int) (m meaning, end int) {
	try := func(n meaning, j int) {
		if j > end {
			m, end = n, j
		}
	}
	if p, j := f.point(i); j > 0 {
		try(f.withPart(p, j))
	}
	try(f.clockDate(i))
	try(f.partDate(i))
	return m, end
}

// withPart adds the part of the day, or the clock, that follows a day: "Tuesday at dawn", "yesterday afternoon",
// "Friday at 10 a.m.".
func (f *finder) withPart(m meaning, j int) (meaning, int) {
	if m.g != day || m.kind == ofFeast {
		return m, j
	}
	k := f.skip(j, "at", "in")
	if k > j {
		k = f.skip(k, "the")
	}
	k = f.skip(k, "early", "late", "mid")
	k = f.hyphen(k)
	e := f.e(k)
	if e.part == "" || f.is(j, "in") && !f.is(j+1, "the") {
		if f.is(j, "at") {
			if hh, mm, zone, l, ok := f.clock(j + 1); ok {
				m.clock, m.hh, m.mm, m.zone, m.rule = true, hh, mm, zone, "day at clock"
				return m, l
			}
		}
		return m, j
	}
	if e.text == "nights" || e.text == "mornings" || e.text == "evenings" || e.text == "afternoons" {
		if m.kind == onDay {
			return meaning{rule: "weekly", kind: set, typ: "SET", value: weekdaySet(m.sub) + "T" + e.part}, k + 1
		}
		return m, j
	}
	m.part, m.g, m.rule = e.part, dayPart, "day and part"
	k++
	if f.is(k, "hours") {
		k++
	}
	return m, k
}

// partDate finds "noon Thursday", "dawn on Monday", "the morning of January 31", "the early hours of Friday", and parts
// of a day not told: "midnight", "the morning".
func (f *finder) partDate(i int) (meaning, int) {
	j := f.skip(i, "the")
	the := j > i
	j = f.skip(j, "early", "late", "mid", "small", "wee")
	shaded := f.is(j-1, "early", "late", "mid", "small", "wee") && j > i
	j = f.hyphen(j)
	part := f.e(j).part
	if part == "" && shaded && f.is(j, "hours") && (f.is(j+1, "of") || the && f.is(i-1, "in", "during", "until")) {
		part = "MO"
	}
	if part == "" || f.e(j).noun && !f.is(j, "hours") || f.is(j, "nights", "mornings", "evenings", "afternoons") {
		return meaning{}, 0
	}
	k := j + 1
	if part != "MO" || f.is(k, "hours") {
		k = f.skip(k, "hours")
	}
	l := f.skip(k, "on", "of")
	if f.is(k-1, "hours") && f.is(l, "the", "this") && f.is(l+1, "morning") && l > k { // "the early hours of the morning"
		if p, e := f.partDate(l); e > 0 && f.is(l, "the") {
			return p, e
		}
		if p, e := f.turned(l); e > 0 && p.part != "" {
			return p, e
		}
	}
	if f.is(j, "overnight") {
		return meaning{}, 0
	}
	if p, e := f.point(l); e > 0 && p.g == day && (l > k || f.is(l, "yesterday", "tomorrow", "today") || p.kind == onDay || p.kind == absolute) {
		if f.e(e).part != "" {
			e++
		}
		p.part, p.g, p.rule = part, dayPart, "part of day"
		return p, e
	}
	if f.is(l, "that", "the") && f.is(l+1, "day", "same", "next", "following", "previous") {
		if p, e := f.turned(l); e > 0 {
			p.part, p.g = part, dayPart
			return p, e
		}
	}
	if !f.partFits(i, j, the, shaded) {
		return meaning{}, 0
	}
	return meaning{rule: "part alone", kind: ofDay, g: dayPart, part: part}, k
}

// partFits tells whether a part of the day stands for itself: "at dawn", "by nightfall", "in the morning", "midnight".
func (f *finder) partFits(i, j int, the, shaded bool) bool {
	switch p := f.e(j).part; {
	case f.is(j, "noon", "midnight", "midday"):
		return true
	case f.is(i-1, "at", "by", "before", "after", "until", "since", "from", "till"):
		return !the || f.is(j, "morning", "evening", "afternoon", "night")
	case the:
		return f.is(i-1, "in", "during", "through", "throughout", "of", "for", "into") || shaded && p != ""
	}
	return shaded && f.is(i-1, "in", "during", "by")
}

// clockDate finds a clock time and the day that follows it: "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "two o'clock in
// the morning", "0735 GMT".
func (f *finder) clockDate(i int) (meaning, int) {
	hh, mm, zone, j, ok := f.clock(i)
	if !ok {
		return meaning{}, 0
	}
	k := j
	if f.mark(k, ',') {
		k++
	}
	k = f.skip(k, "on")
	if p, e := f.point(k); e > 0 && (p.g == day && (p.kind != shift || p.unit == day) || p.g == dayPart) {
		p.clock, p.hh, p.mm, p.zone, p.rule = true, hh, mm, zone, "clock and day"
		if p.part == "" && f.e(e).part != "" && p.kind != absolute {
			e++
		}
		p.part = ""
		return p, e
	}
	if p, ok := f.dayBehindBracket(j); ok { // "10:35 a.m. (0735 GMT) Friday"
		p.clock, p.hh, p.mm, p.zone, p.rule, p.part = true, hh, mm, zone, "clock", ""
		return p, j
	}
	return meaning{rule: "clock", kind: ofDay, g: minute, clock: true, hh: hh, mm: mm, zone: zone}, j
}

// dayBehindBracket finds the day that follows a bracket with the time elsewhere, or stands in it.
func (f *finder) dayBehindBracket(j int) (meaning, bool) {
	if !f.mark(j, '(') {
		return meaning{}, false
	}
	if hh, _, _, k, ok := f.clock(j + 1); ok && hh < 25 { // "5 in the morning (5 a.m. CEST Thursday)"
		k = f.skip(k, "on")
		if p, e := f.point(k); e > 0 && f.mark(e, ')') && f.isDay(p) {
			return p, true
		}
	}
	for k := j + 1; k < j+6; k++ {
		if f.mark(k, ')') {
			p, e := f.point(f.skip(k+1, "on"))
			return p, e > 0 && f.isDay(p)
		}
	}
	return meaning{}, false
}

// isDay tells whether a meaning is a day of the calendar.
func (f *finder) isDay(p meaning) bool {
	return p.g == day && (p.kind == onDay || p.kind == absolute || p.unit == day)
}

// clockAt tells whether a clock time begins at word i, so that "March 4 p.m." is not 4 March.
func (f *finder) clockAt(i int) bool {
	_, _, _, _, ok := f.clock(i)
	return ok
}

// clock reads a clock time: "10 p.m.", "7:15", "0735 GMT", "10.30 local time", "1400 hours", "two o'clock", "4 in the
// morning". A bare number is none.
func (f *finder) clock(i int) (hh, mm int, zone string, end int, ok bool) {
	h, m, j, sure := f.clockNumber(i)
	if j == 0 || h > 24 || m > 59 {
		return 0, 0, "", 0, false
	}
	switch f.e(j) {
	case lexicons().am:
		h, sure, j = h%12, true, j+1
	case lexicons().pm:
		h, sure, j = h%12+12, true, j+1
	}
	if f.is(j, "in") && f.is(j+1, "the") && f.is(j+2, "morning", "afternoon", "evening") && (sure || h <= 12 && f.at(i).digits <= 2) && !f.is(i+1, "days", "men") {
		if !f.is(j+2, "morning") && h < 12 {
			h += 12
		}
		return h, m, "", j + 3, true
	}
	zone, k := f.zone(j)
	if k > j && (sure || f.at(i).digits == 4 || f.at(i).digits == 2) {
		return h, m, zone, k, true
	}
	if f.is(j, "hours", "hrs") && (f.at(i).digits == 4 && j == i+1 || f.mark(i+1, ':') || f.mark(i+1, '.') && sure) {
		zone, k := f.zone(j + 1)
		return h, m, zone, k, true
	}
	return h, m, "", j, sure
}

// clockNumber reads the figures of a clock time; sure tells whether they can be nothing else.
func (f *finder) clockNumber(i int) (h, m, end int, sure bool) {
	w := f.at(i)
	switch {
	case w.digits == 4 && f.is(i+1, "z") && f.glued(i+1) && f.at(i+1).upper:
		return int(w.num / 100), int(w.num % 100), i + 1, true
	case w.digits == 4:
		if w.num/100 > 24 || f.glued(i+1) && f.at(i+1).c != '.' && f.at(i+1).c != ')' && f.at(i+1).c != ',' {
			return 0, 0, 0, false
		}
		return int(w.num / 100), int(w.num % 100), i + 1, false
	case w.digits == 1 || w.digits == 2:
		h, end = int(w.num), i+1
		if f.glued(i) && (f.mark(i-1, ':') || f.mark(i-1, '.') || f.mark(i-1, '$')) {
			return 0, 0, 0, false
		}
	case f.e(i).hasNum && f.e(i).num <= 12 && f.e(i).num > 0:
		h, end = f.e(i).num, i+1
	default:
		return 0, 0, 0, false
	}
	if f.is(end, "o") && f.mark(end+1, '\'') && f.is(end+2, "clock") {
		return h, 0, end + 3, true
	}
	if sep := f.at(end).c; w.digits > 0 && (sep == ':' || sep == '.') && f.glued(end) && f.glued(end+1) && f.at(end+1).digits == 2 {
		m, end = int(f.at(end+1).num), end+2
		if f.mark(end, ':') && f.at(end+1).digits == 2 && f.glued(end+1) {
			end += 2
		}
		return h, m, end, sep == ':' && h < 25
	}
	if w.digits == 0 && !f.is(end, "in") && f.e(end) != lexicons().am && f.e(end) != lexicons().pm {
		return 0, 0, 0, false
	}
	return h, 0, end, false
}

// zone reads "GMT", "local time", "EST", "Moscow time", "(local time)".
func (f *finder) zone(j int) (string, int) {
	k := j
	paren := f.mark(k, '(')
	if paren {
		k++
	}
	switch {
	case f.e(k).isZone && f.at(k).upper:
		z := f.e(k).zone
		k++
		if (f.mark(k, '+') || f.mark(k, '-')) && f.glued(k) && f.at(k+1).digits > 0 {
			z, k = "", k+2
		}
		k = f.skip(k, "time")
		return z, f.close(k, paren, j)
	case f.is(k, "z") && f.glued(k) && f.at(k).upper && !paren:
		return "Z", k + 1
	case f.is(k, "local") && f.is(k+1, "time"):
		return "", f.close(k+2, paren, j)
	case f.at(k).upper && f.at(k).c == 0 && f.is(k+1, "time"):
		return "", f.close(k+2, paren, j)
	case f.at(k).upper && f.at(k+1).upper && f.is(k+2, "time"):
		return "", f.close(k+3, paren, j)
	}
	return "", j
}

// close passes the bracket that was opened; without it the zone does not belong to the time.
func (f *finder) close(k int, paren bool, none int) int {
	if !paren {
		return k
	}
	if f.mark(k, ')') {
		return k + 1
	}
	return none
}
