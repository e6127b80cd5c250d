package when

import (
	"strconv"
	"strings"
	"time"
)

// feastRule says on which day of a year a feast falls; see lexicon/data/time-holidays.txt for how it is written.
type feastRule struct {
	kind       string // fixed, weekday, easter, orthodox, islamic, hebrew, persian
	month, day int
	nth        int
	offset     int
	length     int // in days
}

func parseFeast(s string) (feastRule, bool) {
	switch {
	case strings.HasPrefix(s, "easter"):
		n, err := strconv.Atoi(s[len("easter"):])
		return feastRule{kind: "easter", offset: n, length: 1}, err == nil
	case strings.HasPrefix(s, "orthodox"):
		n, err := strconv.Atoi(s[len("orthodox"):])
		return feastRule{kind: "orthodox", offset: n, length: 1}, err == nil
	case strings.HasPrefix(s, "islamic "), strings.HasPrefix(s, "hebrew "), strings.HasPrefix(s, "persian "):
		kind, rest, _ := strings.Cut(s, " ")
		date, days, _ := strings.Cut(rest, "/")
		r := feastRule{kind: kind}
		r.length, _ = strconv.Atoi(days)
		return r.monthDay(date)
	case len(s) == 5:
		return feastRule{kind: "fixed", length: 1}.monthDay(s)
	case len(s) > 6:
		r := feastRule{kind: "weekday", length: 1}
		r.month, _ = strconv.Atoi(s[:2])
		r.day = 1 + strings.Index("montuewedthufrisatsun", s[3:6])/3
		n, err := strconv.Atoi(s[6:min(8, len(s))])
		if r.nth = n; len(s) > 8 {
			r.offset, _ = strconv.Atoi(s[8:])
		}
		return r, err == nil && r.month > 0 && r.day > 0
	}
	return feastRule{}, false
}

func (r feastRule) monthDay(s string) (feastRule, bool) {
	if len(s) != 5 {
		return r, false
	}
	r.month, _ = strconv.Atoi(s[:2])
	r.day, _ = strconv.Atoi(s[3:])
	return r, r.month > 0 && r.day > 0
}

// in is the first day of the feast in a year. A year may have no Ramadan that begins in it, or two: the first is taken.
func (r feastRule) in(y int) (time.Time, bool) {
	switch r.kind {
	case "fixed":
		return date(y, r.month, r.day), true
	case "weekday":
		return nthWeekday(y, r.month, r.day, r.nth).AddDate(0, 0, r.offset), true
	case "easter":
		return easter(y).AddDate(0, 0, r.offset), true
	case "orthodox":
		return orthodoxEaster(y).AddDate(0, 0, r.offset), true
	case "islamic":
		return islamicIn(y, r.month, r.day)
	case "hebrew":
		return hebrewIn(y, r.month, r.day), true
	case "persian":
		return persianIn(y, r.month, r.day), true
	}
	return time.Time{}, false
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// nthWeekday is the n-th weekday of a month, the last one for n = -1.
func nthWeekday(y, m, wd, n int) time.Time {
	if n < 0 {
		last := date(y, m+1, 1).AddDate(0, 0, -1)
		return last.AddDate(0, 0, -((isoWeekday(last) - wd + 7) % 7))
	}
	first := date(y, m, 1)
	return first.AddDate(0, 0, (wd-isoWeekday(first)+7)%7+7*(n-1))
}

// easter is Western Easter Sunday (the anonymous Gregorian computus).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	e := (32 + 2*(b%4) + 2*(c/4) - d - c%4) % 7
	f := d + e - 7*((a+11*d+22*e)/451) + 114
	return date(y, f/31, f%31+1)
}

// orthodoxEaster is Easter Sunday of the Julian computus, told in the Gregorian calendar (1900 to 2099).
func orthodoxEaster(y int) time.Time {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	return date(y, (d+e+114)/31, (d+e+114)%31+1).AddDate(0, 0, 13)
}

// islamicIn is the day of the tabular Islamic calendar that falls into a Gregorian year. What the moon shows may differ
// by a day.
func islamicIn(y, m, d int) (time.Time, bool) {
	h := (y-622)*33/32 - 1
	for ; h < (y-622)*33/32+3; h++ {
		days := (11*h+3)/30 + 354*(h-1) + (59*(m-1)+1)/2 + d
		t := date(622, 7, 19).AddDate(0, 0, days-1)
		if t.Year() == y {
			return t, true
		}
	}
	return time.Time{}, false
}

// hebrewIn is the day of the Hebrew calendar that falls into a Gregorian year, counted from Passover (15 Nisan, by
// Gauss). Month lengths between Nisan and Kislev never vary.
func hebrewIn(y, m, d int) time.Time {
	a := y + 3760
	r := (12*a + 17) % 19
	b := a % 4
	f := 32.044093161144 + 1.5542417966212*float64(r) + float64(b)/4.0 - 0.0031777940220923*float64(a)
	n := int(f)
	frac := f - float64(n)
	c := (n + 3*a + 5*b + 5) % 7
	switch {
	case c == 2 || c == 4 || c == 6:
		n++
	case c == 1 && r > 6 && frac >= 0.632870370:
		n += 2
	case c == 0 && r > 11 && frac >= 0.897723765:
		n++
	}
	passover := date(y, 3, n).AddDate(0, 0, 13)
	days := d - 15
	if m == 12 { // Adar, the month before
		return passover.AddDate(0, 0, days-29)
	}
	for k := 1; k < m; k++ {
		days += 29 + k%2
	}
	return passover.AddDate(0, 0, days)
}

// persianIn is the day of the Solar Hijri calendar that falls into a Gregorian year. Six months of 31 days are followed by
// months of 30; of 33 years eight are leap years, and 1404 begins on 21 March 2025.
func persianIn(y, m, d int) time.Time {
	year := y - 621
	if m > 10 || m == 10 && d > 11 { // its end falls into the next Gregorian year
		year--
	}
	start := date(2025, 3, 21)
	for k := 1404; k < year; k++ {
		start = start.AddDate(0, 0, persianDays(k))
	}
	for k := 1404; k > year; k-- {
		start = start.AddDate(0, 0, -persianDays(k-1))
	}
	return start.AddDate(0, 0, 30*(m-1)+min(m-1, 6)+d-1)
}

func persianDays(year int) int {
	switch year % 33 {
	case 1, 5, 9, 13, 17, 22, 26, 30:
		return 366
	}
	return 365
}
