package when

// edge finds the end or beginning of a stretch of time, which TIMEX3 gives the value of the whole: "the end of June",
// "the beginning of last year", "year-end", "the first week of May".
func (f *finder) edge(i int) (meaning, int) {
	j := f.skip(i, "the")
	if f.is(j, "year") {
		k := j + 1
		if f.mark(k, '\'') && f.is(k+1, "s") {
			k += 2
		} else {
			k = f.hyphen(k)
		}
		if f.is(k, "end") {
			return meaning{rule: "year end", kind: shift, unit: year, g: year, to: this}, k + 1
		}
	}
	j = f.skip(j, "very")
	if f.is(j, "first", "last", "second", "third", "final") && f.is(j+1, "week", "days", "weeks", "weekend", "months", "day") && f.is(j+2, "of") {
		if m, k := f.edgeOf(j + 3); k > 0 && m.g >= month {
			return m, k
		}
	}
	if !f.is(j, "end", "beginning", "start", "middle", "close", "rest", "remaining", "latter") {
		return meaning{}, 0
	}
	j = f.skip(j+1, "half", "part")
	if !f.is(j, "of") {
		return meaning{}, 0
	}
	return f.edgeOf(j + 1)
}

func (f *finder) edgeOf(j int) (m meaning, k int) {
	if m, k = f.shaded(j); k > 0 {
		return m, k
	}
	if m, k = f.point(j); k > 0 {
		m.rule = "edge"
		return m, k
	}
	if f.is(j, "the") && f.e(j+1).unit >= day && !f.e(j+1).noun {
		e := f.e(j + 1)
		return meaning{rule: "edge", kind: shift, unit: e.unit, g: e.unit, to: this, text: e.unit == day}, j + 2
	}
	return meaning{}, 0
}

// shaded finds a time with "early", "late", "mid-", "earlier", "later", "around" before it, which belong to the extent:
// "late last week", "mid-1996", "earlier in the day", "early Friday morning".
func (f *finder) shaded(i int) (m meaning, end int) {
	j := f.skip(i, "the")
	switch {
	case f.is(j, "early", "late", "mid"):
		j = f.hyphen(j + 1)
		j = f.skip(j, "on", "in")
	case f.is(j, "earlier", "later", "sometime"):
		k := f.skip(j+1, "in", "on")
		if f.is(k, "the") && f.e(k+1).unit >= day && !f.e(k+1).noun && k > j+1 {
			e := f.e(k + 1)
			return meaning{rule: "earlier in", kind: shift, unit: e.unit, g: e.unit, to: this, text: e.unit == day}, k + 2
		}
		j = k
	case f.is(j, "around", "about", "approximately") && j == i && !f.is(i-1, "at"):
		m, end = f.timed(j + 1)
		if end > 0 && (m.kind == shift || m.kind == onDay) {
			return meaning{}, 0
		}
		m.about = true
		return m, end
	default:
		return meaning{}, 0
	}
	if j == i {
		return meaning{}, 0
	}
	m, end = f.timed(j)
	if end == 0 || m.kind == ofDay && !m.clock && f.is(i, "the") {
		return meaning{}, 0
	}
	return m, end
}
