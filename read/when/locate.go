package when

import "time"

// locate finds the first day of what a meaning means, and how fine it is told. It is not ok when that hangs on a date
// that is not known.
func (a *anchor) locate(m meaning) (t time.Time, g grain, ok bool) {
	switch m.kind {
	case absolute:
		return a.absolute(m)
	case onDay:
		return a.onWeekday(m)
	case shift:
		return a.shifted(m)
	case ofFeast:
		return a.onFeast(m)
	case ofDay:
		d := a.base
		if a.inSentence(a.day) {
			d = a.day.t
		}
		return d, m.g, !d.IsZero()
	}
	return time.Time{}, m.g, false
}

// absolute places a calendar date; a missing year is the one that the context asks for.
func (a *anchor) absolute(m meaning) (t time.Time, g grain, ok bool) {
	if m.of != nil {
		year, _, ok := a.locate(*m.of)
		if !ok {
			return t, m.g, false
		}
		m.y = year.Year()
	}
	if m.rule == "year period" && a.quar.g == quarter { // "the 1988 period" beside "the third quarter"
		return date(m.y, int(a.quar.t.Month()), 1), quarter, true
	}
	if m.y != 0 || m.g == century {
		return startOf(m), m.g, valid(m)
	}
	if m.mo > 0 && a.at.Start < a.head.end {
		m.y = a.head.year // "2004: A quake on Dec. 26 killed ten."
		return startOf(m), m.g, valid(m)
	}
	if m.mo == 0 && m.d > 0 {
		return a.dayOfMonth(m)
	}
	if m.mo == 2 && m.d == 29 {
		return a.leapDay(m)
	}
	if a.base.IsZero() {
		return t, m.g, false
	}
	m.y = a.openYear(m)
	return startOf(m), m.g, valid(m)
}

// dayOfMonth places "the 24th": in this month, or the one before or after it.
func (a *anchor) dayOfMonth(m meaning) (time.Time, grain, bool) {
	if a.base.IsZero() {
		return time.Time{}, day, false
	}
	t := date(a.base.Year(), int(a.base.Month()), m.d)
	dir := a.direction()
	if t.After(a.base) && dir != next {
		t = date(a.base.Year(), int(a.base.Month())-1, m.d)
	}
	if t.Before(a.base) && dir == next {
		t = date(a.base.Year(), int(a.base.Month())+1, m.d)
	}
	return t, day, t.Day() == m.d
}

func (a *anchor) leapDay(m meaning) (time.Time, grain, bool) {
	if a.base.IsZero() {
		return time.Time{}, day, false
	}
	for y := a.base.Year() + 1; ; y-- {
		if t := date(y, 2, 29); t.Month() == 2 && !t.After(a.base.AddDate(0, 6, 0)) {
			return t, day, true
		}
	}
}

// valid tells whether the day exists: 31 February does not.
func valid(m meaning) bool {
	return m.d == 0 || startOf(m).Day() == m.d
}

// startOf is the first day of an absolute meaning that has its year.
func startOf(m meaning) time.Time {
	switch m.g {
	case quarter:
		return date(m.y, 3*m.sub-2, 1)
	case half:
		return date(m.y, 6*m.sub-5, 1)
	case season:
		return date(m.y, seasonMonth(m.season), 1)
	}
	return date(m.y, max(m.mo, 1), max(m.d, 1))
}

func seasonMonth(s string) int {
	switch s {
	case "SP":
		return 3
	case "SU":
		return 6
	case "FA":
		return 9
	}
	return 12
}

// openYear chooses the year of "4 March", "January", "the third quarter", "last fall". Days go to the nearest year and
// longer stretches to the last one begun, unless the words or the tense say otherwise.
func (a *anchor) openYear(m meaning) int {
	m.y = a.base.Year()
	t := startOf(m)
	dir := m.to
	if dir == open || dir == same {
		dir = a.directionOf(m)
	}
	begun := !t.After(a.base)
	if dir == next && a.mild && m.to != next && (a.daysAhead(t) > 300 || a.daysAhead(t) < -20) {
		dir = open // "faces trial after a coup in December" in January
	}
	switch {
	case m.to == last:
		if !begun || m.g == month && t.Month() == a.base.Month() {
			return m.y - 1
		}
	case m.to == next:
		if begun {
			return m.y + 1
		}
	case m.to == this:
		return m.y
	case a.any.explicit && a.any.g <= month && a.any.t.Year() < m.y && dir != next && a.inSentence(a.any) && !a.aside(a.any):
		return a.any.t.Year()
	case dir == next:
		if end := endOf(t, m.g); end.Before(a.base.AddDate(0, 0, -1)) && a.base.Sub(end) > 60*24*time.Hour {
			return m.y + 1
		}
	case m.g <= day:
		return a.nearestYear(t, dir, m.past)
	case !begun && (m.g != month || dir == last && a.monthsAhead(t) > 1 || a.monthsAhead(t) > 2):
		return m.y - 1
	}
	return m.y
}

func (a *anchor) monthsAhead(t time.Time) int { return int(t.Month()) - int(a.base.Month()) }

func (a *anchor) daysAhead(t time.Time) int { return int(t.Sub(a.base).Hours() / 24) }

func (a *anchor) nearestYear(t time.Time, dir turn, past bool) int {
	days := a.daysAhead(t)
	switch {
	case days > 183 || days > 75 && dir == last || days > 0 && past:
		return t.Year() - 1
	case days < -183 && dir != last:
		return t.Year() + 1
	}
	return t.Year()
}

func endOf(t time.Time, g grain) time.Time {
	switch g {
	case month:
		return t.AddDate(0, 1, -1)
	case season, quarter:
		return t.AddDate(0, 3, -1)
	case half:
		return t.AddDate(0, 6, -1)
	}
	return t
}

// onWeekday places "Thursday", "last Friday", "the following Monday".
func (a *anchor) onWeekday(m meaning) (time.Time, grain, bool) {
	if m.of != nil { // "Friday last week"
		w, _, ok := a.locate(*m.of)
		return w.AddDate(0, 0, m.sub-isoWeekday(w)), m.g, ok
	}
	from := a.base
	if m.text && a.inReach(a.day) {
		from = a.day.t
	}
	if from.IsZero() {
		return from, m.g, false
	}
	if m.to == open && a.again(m) {
		return a.day.t, m.g, true
	}
	back := (isoWeekday(from) - m.sub + 7) % 7
	dir := m.to
	if dir == open || dir == this {
		if dir = a.directionOf(m); dir == next && back == 0 {
			return from, m.g, true
		}
	} else if back == 0 && dir != same {
		back = 7
	}
	if a.line && m.to == open && back > 4 { // what is told under a date line may reach into the days after it
		dir = next
	}
	if dir == next {
		if back == 7 {
			return from.AddDate(0, 0, 7), m.g, true
		}
		return from.AddDate(0, 0, 7-back), m.g, true
	}
	return from.AddDate(0, 0, -back), m.g, true
}

// again tells whether the weekday is told a second time in a bracket behind the first: "on Friday at 4 a.m. (10 a.m. in
// Kyiv on Friday)".
func (a *anchor) again(m meaning) bool {
	gap := a.at.Start - a.day.at
	return !a.day.t.IsZero() && gap >= 0 && gap < 4 && isoWeekday(a.day.t) == m.sub && a.p.Doc.Text[a.at.Start-1] == '('
}

// shifted places what is counted in units: "two days ago", "next week", "the following month", "tomorrow".
func (a *anchor) shifted(m meaning) (t time.Time, g grain, ok bool) {
	from, g := a.from(m), m.g
	if m.of != nil {
		if from, _, ok = a.locate(*m.of); !ok {
			return from, g, false
		}
	}
	if from.IsZero() {
		return from, g, false
	}
	n := int(m.n)
	switch m.unit {
	case second, minute, hour:
		return from.Add(time.Duration(m.n*float64(unitSeconds(m.unit))) * time.Second), day, true
	case day:
		return from.AddDate(0, 0, n), g, true
	case week:
		return from.AddDate(0, 0, 7*n), g, true
	case weekend:
		return a.weekend(m, from), g, true
	case month:
		if m.exact {
			return from.AddDate(0, n, 0), g, true
		}
		return date(from.Year(), int(from.Month())+n, 1), g, true
	case quarter:
		return a.quarter(m, from), g, true
	case half:
		return date(from.Year(), (int(from.Month())-1)/6*6+1+6*n, 1), g, true
	case decade:
		return date(from.Year()/10*10+10*n, 1, 1), g, true
	case century:
		return date(from.Year()/100*100+100*n, 1, 1), g, true
	case millennium:
		return date(from.Year()/1000*1000+1000*n, 1, 1), g, true
	}
	if m.n != float64(n) { // a year and a half ago is a month
		return date(from.Year(), int(from.Month())+int(m.n*12), 1), month, true
	}
	if m.exact {
		return from.AddDate(n, 0, 0), g, true
	}
	return date(from.Year()+n, 1, 1), g, true
}

func unitSeconds(g grain) int {
	switch g {
	case hour:
		return 3600
	case minute:
		return 60
	}
	return 1
}

// from is the date that a shift is counted from.
func (a *anchor) from(m meaning) time.Time {
	if !m.text {
		return a.base
	}
	d := a.any
	if m.unit <= day {
		d = a.day
	}
	if m.unit == month && a.any.g > month {
		d = a.day
	}
	if m.to == this && m.unit == day && a.recent(a.day) { // "earlier in the day"
		return a.day.t
	}
	if a.inReach(d) {
		return d.t
	}
	return a.base
}

// recent tells whether the day told last is one of the story: not more than three days before publication.
func (a *anchor) recent(d told) bool {
	away := a.base.Sub(d.t)
	return !d.t.IsZero() && away >= 0 && away < 4*24*time.Hour
}

// weekend is the one of this, the last or the next week. A bare weekend lies behind, unless the tense says otherwise.
func (a *anchor) weekend(m meaning, from time.Time) time.Time {
	back := isoWeekday(from) - 6 // days since Saturday
	if back < 0 {
		back += 7
	}
	n := int(m.n)
	if dir := a.direction(); m.to == this && back > 1 && dir != next && (m.rule != "turn" || dir == last) {
		return from.AddDate(0, 0, -back)
	}
	if m.to == this && back > 1 {
		return from.AddDate(0, 0, 7-back)
	}
	if n > 0 && back > 1 || n < 0 && back < 2 {
		return from.AddDate(0, 0, 7*n-back)
	}
	if n < 0 {
		return from.AddDate(0, 0, -back)
	}
	return from.AddDate(0, 0, 7*n-back)
}

// quarter is the one told last for "the quarter", else the last that is over; "this quarter" is the present one.
func (a *anchor) quarter(m meaning, from time.Time) time.Time {
	start := date(from.Year(), (int(from.Month())-1)/3*3+1, 1)
	if m.text && m.n == 0 {
		if a.quar.g == quarter && !a.quar.t.AddDate(0, 3, -1).After(a.base) {
			return a.quar.t
		}
		return start.AddDate(0, -3, 0)
	}
	return start.AddDate(0, 3*int(m.n), 0)
}

// onFeast places "Christmas", "last Thanksgiving", "Ramadan": the nearest one, unless the words or tense say otherwise.
func (a *anchor) onFeast(m meaning) (t time.Time, g grain, ok bool) {
	r := *m.feast
	g = m.g
	switch {
	case m.d > 0:
		r.day, r.length = m.d, 1
	case r.length >= 28:
		g = month
	}
	if m.y != 0 {
		t, ok = r.in(m.y)
		return t, g, ok
	}
	if a.base.IsZero() {
		return t, g, false
	}
	dir := m.to
	if dir == open {
		dir = a.direction()
	}
	best := time.Duration(1 << 62)
	for y := a.base.Year() - 1; y <= a.base.Year()+1; y++ {
		c, found := r.in(y)
		if !found {
			continue
		}
		away := c.Sub(a.base)
		if m.to == last && away > 0 || m.to == next && away < 0 {
			continue
		}
		if over := c.AddDate(0, 0, r.length); dir == next && !a.mild && over.Before(a.base) {
			continue // "will be freed before Ramadan"
		}
		if dir == last && away > 14*24*time.Hour {
			away *= 3
		}
		if away < 0 {
			away = -away
		}
		if away < best {
			best, t, ok = away, c, true
		}
	}
	return t, g, ok
}
