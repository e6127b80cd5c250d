package when

import "rapporteur/nlp"

// calendar finds dates told by month: "Oct. 23, 1999", "24 November 2023", "March eighth", "August of this year",
// "July last year", "April 1998", "January".
func (f *finder) calendar(i int) (m meaning, end int) {
	if m, end = f.numeric(i); end > 0 {
		return m, end
	}
	if d, j := f.dayNumber(f.skip(i, "the")); j > 0 && d >= 1 && d <= 31 {
		k := f.skip(j, "of")
		if mo, l := f.monthName(k); l > 0 {
			return f.withYear(meaning{rule: "date", kind: absolute, g: day, mo: mo, d: d}, l)
		}
		return f.dayOfRange(i, d, j)
	}
	mo, j := f.monthName(i)
	if j == 0 {
		return meaning{}, 0
	}
	if d, k := f.dayNumber(f.skip(j, "the")); k > 0 && d >= 1 && d <= 31 && !f.clockAt(f.skip(j, "the")) {
		m, end := f.withYear(meaning{rule: "date", kind: absolute, g: day, mo: mo, d: d}, k)
		if m.y == 0 {
			m.y = f.yearOfRange(k, d, mo)
		}
		return m, end
	}
	if !f.monthFits(i, j) {
		return meaning{}, 0
	}
	m, end = f.withYear(meaning{rule: "month", kind: absolute, g: month, mo: mo}, j)
	if m.y == 0 && m.of == nil && end == j {
		m.y = f.yearOfMonths(j, mo)
	}
	return m, end
}

// yearOfMonths is the year behind the end of a row of months that begins before k: "January to March 2024", "between
// May and July 2023".
func (f *finder) yearOfMonths(k, mo int) int {
	if !f.mark(k, '-') && !f.is(k, "to", "and", "through", "until", "or") {
		return 0
	}
	n, l := f.monthName(k + 1)
	if l == 0 || n <= mo {
		return 0
	}
	y, _ := f.yearDigits(l)
	return y
}

// dayOfRange finds days that share a month with another: "12" in "between 12 and 15 April", "15" in "April 12-15", and
// "the 24th" of a month not told.
func (f *finder) dayOfRange(i, d, j int) (meaning, int) {
	m := meaning{rule: "day of range", kind: absolute, g: day, d: d}
	if f.is(j, "and", "to", "or") || f.mark(j, '-') || f.mark(j, ',') {
		k := f.skip(j+1, "the")
		if e, l := f.dayNumber(k); l > 0 && e > d && e <= 31 {
			if mo, n := f.monthName(f.skip(l, "of")); n > 0 {
				m.mo = mo
				got, _ := f.withYear(m, n)
				return got, j
			}
		}
	}
	k := i - 1
	if f.mark(k, '-') || f.is(k, "and", "to", "or") {
		if e, l := f.dayNumber(k - 1); l == k && e < d {
			n := k - 2
			if f.mark(n, '.') {
				n--
			}
			if mo, l := f.monthName(n); l == k-1 {
				m.mo = mo
				return f.withYear(m, j)
			}
		}
	}
	if f.is(i, "the") && f.at(i+1).digits > 0 && f.is(i-1, "on", "by", "until", "since") && f.is(j-1, "st", "nd", "rd", "th") && f.endsPhrase(j) {
		return m, j
	}
	if f.is(i, "the") && f.at(i+1).digits > 0 && f.is(i-1, "on", "by", "of", "until", "since") && (f.mark(j, ',') || f.mark(j, '.') || f.is(j, "of", "to", "and", "at")) && f.is(j-1, "st", "nd", "rd", "th") {
		return m, j
	}
	return meaning{}, 0
}

// endsPhrase tells whether no noun follows at j: "on the 16th they met", not "on the 16th floor".
func (f *finder) endsPhrase(j int) bool {
	switch f.tag(j) {
	case "PRP", "DT", "VBD", "VBZ", "VBP", "MD", "IN", "WP", "CC":
		return f.doc != nil
	}
	return false
}

// yearOfRange is the year that stands behind the end of a range of days or months that begins before k with day d:
// "April 3–5, 2024", "March 30 to April 2, 2024".
func (f *finder) yearOfRange(k, d, mo int) int {
	if !f.mark(k, '-') && !f.is(k, "to", "and", "through", "until") {
		return 0
	}
	k++
	end := meaning{kind: absolute, g: day, mo: mo, d: d}
	if n, l := f.monthName(k); l > 0 {
		end.mo, k = n, l
	}
	n, l := f.dayNumber(k)
	if l == 0 || n > 31 || end.mo < mo || end.mo == mo && n <= d {
		return 0
	}
	got, _ := f.withYear(end, l)
	return got.y
}

// dayNumber reads the number of a day: "4", "4th", "eighth".
func (f *finder) dayNumber(i int) (n, end int) {
	if n, end = f.ordinal(i); end > 0 {
		return n, end
	}
	if w := f.at(i); w.digits > 0 && w.digits < 3 && !f.glued(i+1) || w.digits > 0 && w.digits < 3 && !(f.mark(i+1, ':') && f.at(i+2).digits > 0) && f.at(i+1).c != 0 && f.at(i+1).c != '%' && !f.decimal(i) {
		return int(w.num), i + 1
	}
	return 0, 0
}

// decimal tells whether the digits at i go on behind a point or a comma ("4.5", "4,500").
func (f *finder) decimal(i int) bool {
	return (f.mark(i+1, '.') || f.mark(i+1, ',')) && f.glued(i+1) && f.glued(i+2) && f.at(i+2).digits > 0
}

// monthName reads a month with its capital; abbreviations take their full stop, and a date beside them.
func (f *finder) monthName(i int) (mo, end int) {
	w, e := f.at(i), f.e(i)
	if e.month == 0 || !w.upper {
		return 0, 0
	}
	end = i + 1
	if len(e.text) <= 4 && e.text != "may" && e.text != "june" && e.text != "july" {
		end = f.dot(end)
		near := f.at(end).digits > 0 || f.at(i-1).digits > 0 && f.at(i-1).digits <= 2 || f.mark(i-1, '-')
		if !near && (end == i+1 || f.e(end) == noEntry && len(e.text) == 3) {
			return 0, 0
		}
	}
	return e.month, end
}

// person tells whether the analysis takes word i for part of a person's name of several words: "April Reyes".
func (f *finder) person(i int) bool {
	if f.doc == nil {
		return false
	}
	e := f.doc.EntityAt(f.doc.TokenAt(int(f.at(i).start)))
	return e >= 0 && f.doc.Entities[e].Type == nlp.PER && f.doc.Entities[e].End-f.doc.Entities[e].Start > 1
}

// monthFits keeps out the verb "may", the noun "march" and people called April.
func (f *finder) monthFits(i, j int) bool {
	e := f.e(i)
	if f.person(i) {
		return false
	}
	if e.text != "may" && e.text != "march" {
		return true
	}
	_, year := f.yearDigits(j)
	if year > 0 || f.is(j, "this", "last", "next") || f.is(j, "of") && f.is(j+1, "this", "last", "next", "that") {
		return true
	}
	if _, y := f.yearDigits(j + 1); y > 0 && f.is(j, "of") {
		return true
	}
	if f.is(i-1, "the", "a", "its", "their") && f.tag(j) == "NN" || f.is(i-1, "the", "a") && f.tag(j) == "NNS" {
		return !f.is(j, "on") // "the March accord"
	}
	if e.text == "march" && f.is(j, "on") {
		return false
	}
	return f.is(i-1, "in", "since", "until", "till", "by", "of", "last", "this", "next", "early", "late", "mid", "during", "from", "through", "between", "before", "after", "to", "and", "or", "around") ||
		f.mark(i-1, '-')
}

// withYear adds the year that follows: ", 1999", "2023", "of this year", "last year".
func (f *finder) withYear(m meaning, j int) (meaning, int) {
	k := j
	if f.mark(k, ',') {
		k++
	}
	if y, l := f.yearDigits(k); l > 0 && (m.g == day || !f.mark(j, ',') || f.mark(l, ',') || f.mark(l, '.')) {
		m.y = y
		return m, l
	}
	if f.mark(k, '\'') && f.glued(k+1) && f.at(k+1).digits == 2 {
		m.y = shortYear(int(f.at(k + 1).num))
		return m, k + 2
	}
	k = f.skip(j, "of")
	if f.is(k, "in") {
		k++
	}
	if y, l := f.yearDigits(k); l > 0 && k > j {
		m.y = y
		return m, l
	}
	if y, l := f.yearWords(k); l > 0 {
		m.y = y
		return m, l
	}
	if m.mo > 0 && f.at(k).c == 0 {
		if ago, l := f.quantity(k); l > 0 && ago.kind == shift && ago.unit == year && ago.rule == "ago" && !ago.some && !ago.exact {
			m.of = &ago // "in April two years ago"
			return m, l
		}
	}
	if f.is(k, "this", "last", "next", "that") && f.is(k+1, "year") {
		m.of = &meaning{kind: shift, unit: year, g: year, n: turnShift(f.e(k).text), text: f.is(k, "that")}
		return m, k + 2
	}
	if f.is(k, "the") && f.is(k+1, "following", "previous", "same") && f.is(k+2, "year") {
		m.of = &meaning{kind: shift, unit: year, g: year, n: turnShift(f.e(k + 1).text), text: true}
		return m, k + 3
	}
	return m, j
}

func turnShift(w string) float64 {
	switch w {
	case "last", "previous", "past", "preceding", "prior":
		return -1
	case "next", "following", "coming", "upcoming":
		return 1
	}
	return 0
}

// yearDigits reads a year of four digits.
func (f *finder) yearDigits(i int) (y, end int) {
	w := f.at(i)
	if w.digits != 4 || w.num < 1000 || w.num > 2199 || f.decimal(i) || f.glued(i+1) && (f.mark(i+1, '/') && !f.seasonYear(i+1, int(w.num)) || f.mark(i+1, ':') && f.at(i+2).digits > 0 && f.glued(i+2) || f.mark(i+1, '%') || f.at(i+1).c == 0) {
		return 0, 0
	}
	return int(w.num), i + 1
}

func shortYear(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// numeric finds dates in digits: 2023-11-24, 24/11/2023, 10/23/98, 24.11.2023. Where day and month could be either, the
// American order is taken for "/" and the European for ".".
func (f *finder) numeric(i int) (m meaning, end int) {
	a, b, c := f.at(i), f.at(i+2), f.at(i+4)
	sep := f.at(i + 1).c
	if a.num == 9 && b.num == 11 && sep == '/' && b.digits == 2 && f.glued(i+1) && f.glued(i+2) && (f.at(i+3).c != '/' || !f.glued(i+3)) && !(f.glued(i) && f.at(i-1).c != '-') {
		return meaning{rule: "9/11", kind: absolute, g: day, y: 2001, mo: 9, d: 11}, i + 3
	}
	if a.digits == 0 || b.digits == 0 || b.digits > 2 || !f.glued(i+1) || !f.glued(i+2) || sep != '-' && sep != '/' && sep != '.' {
		return meaning{}, 0
	}
	if f.glued(i) && (f.mark(i-1, '-') || f.mark(i-1, '/')) {
		return meaning{}, 0
	}
	if c.digits == 0 || f.at(i+3).c != sep || !f.glued(i+3) || !f.glued(i+4) {
		return meaning{}, 0
	}
	m = meaning{rule: "numeric", kind: absolute, g: day}
	switch {
	case a.digits == 4 && b.digits == 2 && c.digits == 2:
		m.y, m.mo, m.d = int(a.num), int(b.num), int(c.num)
	case a.digits <= 2 && (c.digits == 4 || c.digits == 2):
		m.y, m.mo, m.d = int(c.num), int(a.num), int(b.num)
		if c.digits == 2 {
			m.y = shortYear(m.y)
		}
		if m.mo > 12 || sep == '.' && m.d <= 12 || sep == '.' {
			m.mo, m.d = m.d, m.mo
		}
	default:
		return meaning{}, 0
	}
	if m.mo < 1 || m.mo > 12 || m.d < 1 || m.d > 31 {
		return meaning{}, 0
	}
	return m, i + 5
}

// bareYear finds "1990", "the year 2000", "fiscal 1989", "the 1988 quarter"; a number of something is no year.
func (f *finder) bareYear(i int) (m meaning, end int) {
	if m, end = f.fiscalCode(i); end > 0 {
		return m, end
	}
	j := f.skip(i, "the")
	j = f.skip(j, "fiscal", "calendar", "financial", "year")
	if f.is(j, "year") {
		j++
	}
	y, k := f.yearDigits(j)
	if k == 0 {
		y, k = f.yearWords(j)
	}
	if k == 0 {
		return meaning{}, 0
	}
	m = meaning{rule: "year", kind: absolute, g: year, y: y}
	if f.seasonYear(k, y) && (j > i || f.yearFits(j, k)) { // "the 2023-24 academic year"
		if e := f.yearNoun(k + 2); j == i || e > k+2 || !f.is(j-1, "the") {
			m.two = true
			return m, e
		}
	}
	if j > i && f.is(k, "period", "quarter") {
		m.rule = "year period"
		return m, k + 1
	}
	if f.is(j-1, "year", "fiscal", "calendar", "financial") {
		return m, k
	}
	if j > i || !f.yearFits(j, k) {
		return meaning{}, 0
	}
	if f.mark(k, '-') && f.glued(k) && f.glued(k+1) && f.at(k+1).digits == 2 && int(f.at(k+1).num) > y%100 {
		return m, k + 2
	}
	return m, k
}

// fiscalCode finds "FY2024", "FY 2024-25", "FY24", and the year behind "post-" and "pre-": "the post-1991 order".
func (f *finder) fiscalCode(i int) (meaning, int) {
	m := meaning{rule: "fiscal year", kind: absolute, g: year}
	switch w := f.at(i + 1); {
	case f.is(i, "post", "pre") && f.mark(i+1, '-') && f.glued(i+1) && f.glued(i+2):
		y, k := f.yearDigits(i + 2)
		m.y = y
		return m, k
	case !f.is(i, "fy"):
		return meaning{}, 0
	case w.digits == 2 && f.glued(i+1):
		m.y = 2000 + int(w.num)
		return m, i + 2
	case w.digits == 4:
		m.y = int(w.num)
		if f.seasonYear(i+2, m.y) {
			m.two = true
			return m, i + 4
		}
		return m, i + 2
	}
	return meaning{}, 0
}

// seasonYear tells whether the year after y stands behind a dash or stroke at k: "2023-24", "2023/2024".
func (f *finder) seasonYear(k, y int) bool {
	n := f.at(k + 1)
	if !f.mark(k, '-') && !f.mark(k, '/') || !f.glued(k) || !f.glued(k+1) || f.mark(k+2, '/') || f.mark(k+2, '-') && f.at(k+3).digits > 0 {
		return false
	}
	return n.digits == 2 && int(n.num) == (y+1)%100 || n.digits == 4 && int(n.num) == y+1 && f.mark(k, '/')
}

// yearNoun passes "academic year" behind a year of two.
func (f *finder) yearNoun(k int) int {
	if f.is(k, "academic", "school", "fiscal", "financial") && f.is(k+1, "year") {
		return k + 2
	}
	return k
}

// yearFits tells a year from a number of four digits.
func (f *finder) yearFits(j, k int) bool {
	y := f.at(j).num
	prev := f.at(j - 1)
	if f.at(j).digits == 0 {
		return true
	}
	if prev.c == '$' || prev.c == '#' || prev.c == '?' || prev.c == '/' || prev.c == '+' || prev.c == ':' || f.glued(j) && (prev.c == '.' || prev.c == ',' || prev.c == '\'' || prev.c == 0) {
		return false
	}
	if f.numbered(j) || f.countedInTree(j) {
		return false
	}
	cued := f.is(j-1, "in", "since", "until", "till", "by", "of", "from", "early", "late", "mid", "during", "through", "before", "after", "between", "around", "to", "and", "first", "the") || f.mark(j-1, '(')
	if y < 1800 || y > 2060 {
		return cued && f.is(j-1, "in", "since", "until", "by", "early", "late", "mid", "from", "of") && !f.counts(k)
	}
	if f.is(j-1, "least") && f.is(j-2, "at") && f.is(j-3, "until", "till", "since", "through", "by", "before") {
		return true
	}
	if f.is(j-1, "about", "nearly", "almost", "over", "some", "least", "than", "approximately", "roughly", "only", "another", "other") {
		return false
	}
	if f.is(j-1, "the") && y%50 != 0 {
		return true // "the 1993 floods": who counts writes "the 2,000 soldiers"
	}
	if cued && f.doc != nil {
		return !f.countsNoun(k)
	}
	return !f.counts(k)
}

// numbered tells whether the digits at j number a paper or a flight: "Resolutions 1718 and 1874", "Flight 1990".
func (f *finder) numbered(j int) bool {
	k := j - 1
	for k > 1 && (f.is(k, "and", "or") || f.mark(k, ',')) && f.at(k-1).digits > 0 {
		k -= 2
	}
	return f.is(k, "resolution", "resolutions", "flight", "article", "section", "route", "room", "number", "paragraph", "bill")
}

// countedInTree tells whether the tree takes the digits at j for a number of what a plural further on names: "1500
// National Guard members", "the arrival of 2000 fishing boats".
func (f *finder) countedInTree(j int) bool {
	if f.doc == nil || f.is(j-1, "the") || f.is(j-1, "in") {
		return false
	}
	i := f.doc.TokenAt(int(f.words[j].start))
	if i >= len(f.doc.Tokens) || f.doc.Tokens[i].Rel != nlp.Nummod {
		return false
	}
	h := f.doc.Tokens[i].Head
	return h > i+1 && f.doc.Tokens[h].XPOS == "NNS" && !pluralAfterYear[f.doc.Tokens[h].Lower]
}

// countsNoun is counts for text with parts of speech: "the accord of 2015 holds" is no plural.
func (f *finder) countsNoun(k int) bool {
	if k >= len(f.words) || f.e(k).unit != noGrain && !f.is(k, "quarter") {
		return k < len(f.words)
	}
	i := f.doc.TokenAt(int(f.words[k].start))
	return i < len(f.doc.Tokens) && f.doc.Tokens[i].XPOS == "NNS" && f.counts(k)
}

// counts tells whether the word at k could be what the number before it counts: a plural noun or a unit.
func (f *finder) counts(k int) bool {
	w := f.at(k)
	if w.c != 0 || w.digits > 0 || k >= len(f.words) {
		return w.c == '%'
	}
	e := f.e(k)
	if e.unit != noGrain && !f.is(k, "quarter") {
		return true
	}
	s := f.text[w.start:w.end]
	n := len(s)
	return !w.upper && n > 4 && e.plain() && s[n-1] == 's' && s[n-2] != 's' && s[n-2] != 'u' && s[n-2] != 'i' && !pluralAfterYear[s] ||
		equalFold(s, "people") || equalFold(s, "percent") || equalFold(s, "meters")
}

// pluralAfterYear are plurals that commonly follow a year: "the 1994 elections".
var pluralAfterYear = map[string]bool{"elections": true, "talks": true, "accords": true, "attacks": true, "protests": true, "riots": true, "bombings": true, "borders": true, "olympics": true, "games": true,
	"results": true, "earnings": true, "sanctions": true, "polls": true, "reforms": true, "lines": true, "levels": true, "negotiations": true, "massacres": true, "sales": true, "budgets": true, "killings": true, "peaks": true, "always": true, "does": true, "says": true, "hostilities": true, "wars": true, "was": true, "has": true, "strikes": true}
