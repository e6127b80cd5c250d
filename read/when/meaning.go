package when

// meaning is what an expression says before it is known on what day it is said: "Thursday" is a weekday of an open week.
type meaning struct {
	rule string // the rule that found it, for those who ask why
	kind kind
	g    grain // how fine the result is

	y, mo, d int    // absolute: what is given of year, month and day
	sub      int    // weekday 1–7, quarter 1–4 or half 1–2
	season   string // SP SU FA WI
	feast    *feastRule

	n    float64 // shift, length: how many units
	unit grain   // shift: of what; g may be coarser ("three months ago" is a month)
	some bool    // the number is not told: "a few days", "weeks"
	to   turn    // which one is meant: this, last, next, the same
	text bool    // counted from a date of the text ("two days later"), not from publication

	part   string // of the day: MO MI AF EV NI
	clock  bool
	hh, mm int
	zone   string // "Z" for GMT and UTC
	about  bool   // "around 10 May"
	two    bool   // a year that ends in the next: "the 2023-24 academic year"
	past   bool   // lies behind, whatever the tense
	exact  bool   // shift: to the very day ("a year ago today")

	typ, value string // vague, set: as they stand
	of         *meaning
}

// kind is how a meaning is anchored.
type kind uint8

const (
	nothing  kind = iota
	absolute      // a calendar date, whole or in part: "4 March", "1990s", "the third quarter"
	shift         // so many units from an anchor: "two days ago", "last week", "tomorrow"
	onDay         // a weekday: "Thursday", "last Friday"
	length        // "three days"
	vague         // a fixed value: "recently"
	set           // "every day"
	ofDay         // a time of a day not told: "10 a.m.", "the morning"
	ofFeast       // "Easter", "Ramadan"
	ignored       // found to be no time: "a 27-year-old man"
)

// turn is which of several like times is meant.
type turn uint8

const (
	open turn = iota
	this
	last
	next
	same // that of the text
)

func lengthOf(n float64, some bool, g grain, rule string) meaning {
	return meaning{rule: rule, kind: length, n: n, some: some, g: g}
}
