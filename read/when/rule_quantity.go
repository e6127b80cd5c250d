package when

// quantity finds lengths of time and what is counted from now or from a date of the text: "three years", "more than six
// years", "the past two months", "recent weeks", "two days ago", "a year earlier", "10-day".
func (f *finder) quantity(i int) (m meaning, end int) {
	if f.ageAt(i) {
		return f.age(i)
	}
	if f.is(i, "one") && f.is(i+1, "day") && f.is(i-1, "will", "would", "may", "might", "could") { // "may one day return"
		return meaning{rule: "one day", kind: vague, typ: "DATE", value: "FUTURE_REF"}, i + 2
	}
	j, just := f.measureWords(i)
	if just && f.ageAt(j) {
		return f.age(j)
	}
	if m, end = f.counted(j); end > 0 {
		return f.behind(m, j, end)
	}
	if just && !f.e(j).noun {
		return meaning{}, 0
	}
	if m, end = f.span(j); end == 0 && just {
		return lengthOf(0, true, f.e(j).unit, "plural"), j + 1
	}
	return m, end
}

// measureWords passes what may stand before a number: "more than", "at least", "nearly", "up to".
func (f *finder) measureWords(i int) (end int, some bool) {
	j := i
	for {
		k := f.measureWord(j)
		if k == j {
			return j, j > i
		}
		j = k
	}
}

func (f *finder) measureWord(j int) int {
	switch {
	case f.is(j, "more", "less", "fewer") && f.is(j+1, "than"):
		return j + 2
	case f.is(j, "no") && f.is(j+1, "more", "less") && f.is(j+2, "than"):
		return j + 3
	case f.is(j, "at") && f.is(j+1, "least", "most"):
		return j + 2
	case f.is(j, "up") && f.is(j+1, "to"):
		return j + 2
	case f.is(j, "over") && f.spreads(j):
		return j
	case f.is(j, "about", "nearly", "almost", "over", "around", "roughly", "approximately", "some", "just") && (f.quantityAt(j+1) || f.is(j+1, "over", "under", "about")):
		return j + 1
	}
	return j
}

// goesOn tells whether what follows says which days or years are meant: "the months since the raid", "the years that
// followed", "the years leading up to the war", "the days to come".
func (f *finder) goesOn(end int) bool {
	return f.is(end, "since", "leading", "following") || f.is(end, "that") && f.is(end+1, "followed") || f.is(end, "to") && f.is(end+1, "come")
}

// spreads tells whether "over" at j says in what time something is done, so that it is no part of the time: "paid over
// three years", "a rise over two months", not "held for over three years", "lasted over an hour".
func (f *finder) spreads(j int) bool {
	if j == 0 || f.is(j-1, "just", "well", "lasted", "took", "takes", "take", "last", "more", "little", "for", "in", "of", "after", "to", "than", "within", "every", "from", "by", "following") {
		return false
	}
	_, _, k := f.amount(j + 1)
	u := f.hyphen(k)
	if k == 0 || f.e(u).unit == noGrain || f.is(u+1, "ago", "earlier", "later", "before", "after") {
		return false
	}
	switch f.tag(j - 1) {
	case "NN", "NNS", "RP", "RB":
		return true
	case "VBN", "VBD":
		return !f.be(j - 1)
	case "VBG", "VB", "VBZ", "VBP":
		return !f.be(j-1) && !f.is(u+1, "of") // "ended over 15 years of war"
	}
	return false
}

// be tells whether word k is a form of "be" or "spend", whose length of time follows at once.
func (f *finder) be(k int) bool {
	w := f.at(k)
	switch f.text[w.start:w.end] {
	case "is", "was", "are", "were", "be", "been", "being", "spent", "spend", "spends", "spending", "served", "waited", "wait":
		return true
	}
	return false
}

func (f *finder) quantityAt(j int) bool {
	e := f.e(j)
	return f.at(j).digits > 0 || e.hasNum || e.some != "" || e.unit != noGrain || f.is(j, "a", "an", "half")
}

// counted finds a number and a unit: "three years", "a year", "a couple of weeks", "two to three weeks", "half an hour",
// "10-day", "two more weeks".
func (f *finder) counted(j int) (meaning, int) {
	if f.is(j, "half") {
		k := f.hyphen(j + 1)
		k = f.skip(k, "a", "an")
		if g := f.e(k); g.unit != noGrain && !g.noun {
			return lengthOf(0.5*float64(g.scale), false, g.unit, "half"), k + 1
		}
		return meaning{}, 0
	}
	n, some, k := f.amount(j)
	if some && f.is(j, "many") && f.is(j-1, "as") {
		return meaning{rule: "plural", kind: ignored}, k + 1 // "for the second time in as many weeks"
	}
	if k == 0 || n >= 1000 && k == j+1 && f.at(j).digits == 4 && !f.is(k, "years", "days", "hours") {
		return meaning{}, 0
	}
	k = f.hyphen(k)
	for f.is(k, "more", "full", "additional", "further", "consecutive", "straight", "successive", "trading", "working", "business", "calendar", "whole", "long", "solid", "entire", "extra", "other") {
		k = f.hyphen(k + 1)
	}
	e := f.e(k)
	if e.unit == noGrain || e.unit == second && !e.noun && !f.hyphenated(k) {
		return f.countedParts(n, some, j, k)
	}
	end := k + 1
	if f.aged(j) {
		return meaning{rule: "age", kind: ignored}, end
	}
	if f.fraction(j, k) {
		return meaning{rule: "fraction", kind: ignored}, end
	}
	n *= float64(e.scale)
	if f.is(end, "and") && f.is(end+1, "a") && f.is(end+2, "half") {
		n, end = n+0.5, end+3
	}
	if f.is(end, "or") && f.is(end+1, "so", "more", "two") {
		end += 2
	}
	if f.mark(end, '-') && f.is(end+1, "long") && f.glued(end+1) {
		end += 2
	}
	if f.mark(end, '-') && f.is(end+1, "old") && f.lasts(end+2) {
		return lengthOf(n, some, e.unit, "old"), end + 2
	}
	if f.mark(end, '-') && f.is(end+1, "old", "earlier", "ago") {
		return meaning{}, 0
	}
	m := lengthOf(n, some, e.unit, "count")
	if f.aYear(j, k, end) {
		return meaning{rule: "rate", kind: set, typ: "SET", value: period(n, e.unit)}, end
	}
	return m, end
}

func (f *finder) hyphenated(k int) bool { return f.mark(k-1, '-') }

// countedParts finds "three nights", "two winters".
func (f *finder) countedParts(n float64, some bool, j, k int) (meaning, int) {
	e := f.e(k)
	if f.is(k, "nights", "mornings", "evenings") {
		return lengthOf(n, some, day, "count"), k + 1
	}
	if e.season != "" && f.is(k, "winters", "summers") {
		return lengthOf(n, some, year, "count"), k + 1
	}
	return meaning{}, 0
}

// aYear tells a rate ("$33 million a year", "700 seats a week") from a length ("for a year").
func (f *finder) aYear(j, k, end int) bool {
	if !f.is(j, "a", "an") || k != j+1 || f.is(end, "ago", "earlier", "later", "before", "after", "from", "hence", "or", "and") || f.mark(end, '-') {
		return false
	}
	w := f.at(j - 1)
	if w.c != 0 || w.digits > 0 {
		return w.digits > 0 || w.c == '%'
	}
	if f.is(j-1, "million", "billion", "thousand", "percent", "times", "hundred", "twice", "once") {
		return true
	}
	if j == 0 || !f.e(j-1).plain() {
		return false
	}
	s := f.text[w.start:w.end]
	switch {
	case equalFold(s, "million"), equalFold(s, "billion"), equalFold(s, "percent"), equalFold(s, "times"), equalFold(s, "twice"), equalFold(s, "people"), equalFold(s, "cents"):
		return true
	}
	return len(s) > 4 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && f.at(j-2).digits > 0
}

// amount reads how many: a number, "a", "several", "a few", "a couple of", "two to three", "two or three".
func (f *finder) amount(j int) (n float64, some bool, end int) {
	if n, k := f.number(j); k > 0 {
		if f.glued(j) && f.at(j).digits > 0 && (f.mark(j-1, '$') || f.mark(j-1, '.') || f.mark(j-1, '/')) {
			return 0, false, 0
		}
		l := k
		if f.mark(l, '-') && f.is(l+1, "to", "or") {
			l++
		}
		if f.is(l, "to", "or", "and") || f.mark(l, '-') && f.at(l+1).digits > 0 {
			r := l + 1
			if f.is(l, "to", "or") {
				r = f.hyphen(r)
			}
			if _, e := f.number(r); e > 0 && f.e(f.hyphen(e)).unit != noGrain && !f.is(l, "and") {
				return n, false, e
			}
		}
		return n, false, k
	}
	k := f.skip(j, "a", "an", "another", "the")
	e := f.e(k)
	switch e.some {
	case "couple":
		return 2, false, f.skip(k+1, "of")
	case "few", "several", "many":
		l := k + 1
		if _, m := f.numberWords(l); m > 0 {
			l = m
		}
		return 0, true, l
	case "dozens", "hundreds", "thousands":
		return 0, true, f.skip(k+1, "of")
	}
	if k > j && !f.is(j, "the") && f.e(k).unit != noGrain && !f.e(k).noun {
		return 1, false, k
	}
	if k > j && f.is(j, "a", "an", "another") && f.is(k, "full", "whole", "further", "additional", "day", "long", "good") {
		return 1, false, k
	}
	return 0, false, 0
}

// behind reads what turns a length into a point in time: "ago", "earlier", "later", "from now".
func (f *finder) behind(m meaning, j, end int) (meaning, int) {
	if m.kind != length {
		return m, end
	}
	k := end
	switch {
	case f.is(k, "ago"):
		return f.agoOn(f.shifted(m, -1, false), k+1)
	case f.is(k, "earlier"), f.is(k, "before") && !f.startsPhrase(k+1):
		return f.shifted(m, -1, true), k + 1
	case f.is(k, "later"), f.is(k, "afterwards"), f.is(k, "after") && (f.mark(k+1, '.') || f.mark(k+1, ',')):
		return f.shifted(m, 1, true), k + 1
	case f.is(k, "from") && m.g >= day && f.e(k+1).weekday > 0:
		if p, e := f.weekdayDate(k + 1); e > 0 { // "a week from Monday"
			out := f.shifted(m, 1, false)
			out.of, out.g = &p, day
			return out, e
		}
	case f.mark(k, '\'') && f.is(k+1, "time"), f.mark(k, '\'') && f.is(k+1, "s") && f.is(k+2, "time"):
		if f.is(j-1, "in") { // "in three days' time"
			return f.shifted(m, 1, false), k + 2 + boolInt(f.is(k+1, "s"))
		}
	case f.is(k, "from") && f.is(k+1, "now", "today"), f.is(k, "hence"):
		e := k + 1
		if f.is(k, "from") {
			e = k + 2
		}
		return f.shifted(m, 1, false), e
	}
	return m, end
}

// startsPhrase tells whether something follows that the count is made from: "two days before the vote".
func (f *finder) startsPhrase(k int) bool {
	return k < len(f.words) && f.at(k).c != '.' && f.at(k).c != ','
}

func (f *finder) shifted(m meaning, sign float64, text bool) meaning {
	out := meaning{rule: "ago", kind: shift, unit: m.g, g: m.g, n: sign * m.n, some: m.some, text: text}
	if text {
		out.rule = "later"
	}
	switch {
	case m.g == decade:
		out.unit, out.g, out.n = year, year, out.n*10
	case m.g == century:
		out.unit, out.g, out.n = year, year, out.n*100
	}
	return out
}

// span finds lengths told by the turn of a unit and by bare plurals: "the past two months", "the first nine months",
// "recent weeks", "the coming days", "for years", "days after".
func (f *finder) span(i int) (meaning, int) {
	j := f.skip(i, "the", "these", "those", "its", "his", "their")
	j = f.skip(j, "last", "past", "next", "coming", "first", "final", "previous", "recent", "preceding", "following", "latest", "opening", "remaining", "early", "closing", "initial")
	named := j > i && !f.is(j-1, "the", "these", "those", "its", "his", "their")
	if named && f.is(j-1, "early", "first", "opening", "initial", "final") && !f.is(i, "the") && f.e(j).unit != noGrain {
		return meaning{}, 0
	}
	if j > i {
		if f.ageAt(j) {
			return meaning{}, 0
		}
		if m, k := f.counted(j); k > 0 && m.kind == length && !f.is(j, "a", "an", "the") && (named || !f.hyphenated(k-1) && (f.e(k-1).noun || m.n == 1)) {
			return m, k
		}
	}
	k := f.skip(j, "several", "few", "couple")
	e := f.e(k)
	if k == i && !e.noun && e.unit >= hour && f.mark(k+1, '-') && f.glued(k+1) && f.is(k+2, "long") && f.glued(k+2) { // "a nationwide week-long strike"
		return lengthOf(1, false, e.unit, "unit long"), k + 3
	}
	if !e.noun || e.unit < minute {
		return meaning{}, 0
	}
	m := lengthOf(0, true, e.unit, "plural")
	end := k + 1
	if f.is(end, "and", "or") && f.e(end+1).noun && f.e(end+1).unit >= minute {
		end += 2 // "weeks and months"
	}
	if f.mark(end, '-') && f.is(end+1, "long", "old") && f.glued(end+1) && k == i {
		return m, end + 2
	}
	if f.is(j-1, "as") && k > j || f.is(i-1, "of") && f.is(i-2, "matter") {
		return meaning{rule: "plural", kind: ignored}, end // "in as many days", "a matter of days"
	}
	if named || k > j {
		return m, end
	}
	if f.is(i, "the", "these", "those", "its", "his", "their") {
		if f.is(end, "ahead") {
			return m, end + 1
		}
		if f.is(i, "the") && f.is(i-1, "over", "through", "throughout") {
			return m, end // "changed over the years"
		}
		return meaning{}, 0
	}
	if f.is(end, "ago", "earlier", "later", "before", "after", "of") || f.is(i-1, "the") && f.goesOn(end) || f.is(i-1, "for", "in", "within", "after", "over", "took", "takes", "take", "lasted", "of", "last", "and", "or", "just", "only", "mere") {
		if f.is(end, "ago", "earlier", "later") {
			return f.behind(m, j, end)
		}
		return m, end
	}
	return meaning{}, 0
}

// fraction tells whether "quarters" at k are parts of something and no time: "three-quarters of its food", "a quarter of
// the fund"; j is where the amount begins.
func (f *finder) fraction(j, k int) bool {
	if !f.is(k, "quarter", "quarters") || !f.is(k+1, "of") {
		return false
	}
	_, _, of := f.decadeOrYear(k + 2)
	return !of && !f.is(j, "last", "past", "next")
}

// decadeOrYear tells whether a stretch of the calendar stands at k, or "a century".
func (f *finder) decadeOrYear(k int) (meaning, int, bool) {
	j := f.skip(k, "a", "the")
	if f.e(j).unit >= month && j > k {
		return meaning{}, j + 1, true
	}
	m, e := f.point(k)
	return m, e, e > 0
}

// lasts tells whether what stands at k is a thing that goes on, whose age is a length of time: "the two-year-old war",
// not "the two-year-old girl".
func (f *finder) lasts(k int) bool {
	for n := 0; n < 3; n, k = n+1, k+1 {
		if f.e(k).thing {
			return true
		}
		if t := f.tag(k); t != "JJ" && t != "NN" && t != "NNP" {
			return false
		}
	}
	return false
}

// agoOn adds the day that makes "a year ago" exact: "a year ago today", "three years ago this week".
func (f *finder) agoOn(m meaning, k int) (meaning, int) {
	if m.some || m.unit < week || m.n != float64(int(m.n)) {
		return m, k
	}
	switch {
	case f.is(k, "today"):
		m.g, m.exact = day, true
		return m, k + 1
	case f.is(k, "this") && f.is(k+1, "week", "month") && f.e(k+1).unit < m.unit:
		m.g, m.exact = f.e(k+1).unit, true
		return m, k + 2
	}
	return m, k
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// aged tells whether the amount at j is an age for the words before it: "aged 12-17 years", "over the age of 18 years".
func (f *finder) aged(j int) bool {
	k := j - 1
	if f.is(k, "and", "to") && f.at(k-1).digits > 0 {
		k -= 2
	}
	for f.is(k, "over", "under", "about", "between", "least", "at", "up", "to", "some") {
		k--
	}
	return f.is(k, "aged", "ages") || f.is(k, "of") && f.is(k-1, "age", "ages")
}

// ageAt tells whether words from i on give an age or an anniversary: "27-year-old", "aged 40 years", "8 months old".
func (f *finder) ageAt(i int) bool {
	_, end := f.age(i)
	return end > 0
}

// age passes an age, which is no time expression of its own.
func (f *finder) age(i int) (meaning, int) {
	_, j := f.number(i)
	if j == 0 {
		return meaning{}, 0
	}
	k := f.hyphen(j)
	if f.e(k).unit < day || f.e(k).unit > year {
		return meaning{}, 0
	}
	k = f.hyphen(k + 1)
	if f.is(k, "old") && f.mark(k-1, '-') && f.lasts(k+1) {
		return meaning{}, 0
	}
	if f.is(k, "old", "olds") {
		return meaning{rule: "age", kind: ignored}, k + 1
	}
	if f.is(k, "of") && f.is(k+1, "age") {
		return meaning{rule: "age", kind: ignored}, k + 2
	}
	return meaning{}, 0
}
