package record

import (
	"strconv"
	"strings"
	"time"
)

// Day is the layout of a calendar day.
const Day = "2006-01-02"

// Range is the first and the last day that an EDTF value (ISO 8601-2) covers: 2025-04 is 2025-04-01 and 2025-04-30,
// 2025-W16 a Monday and a Sunday, 194X ten years. An open side is "". ok is false for what is no date (PXW) or none.
func Range(edtf string) (from, to string, ok bool) {
	a, b, isSpan := strings.Cut(edtf, "/")
	if !isSpan {
		f, t, ok := span(a)
		return day(f, ok), day(t, ok), ok
	}
	f, _, okFrom := span(a)
	_, t, okTo := span(b)
	openFrom, openTo := a == ".." || a == "", b == ".." || b == ""
	if !okFrom && !openFrom || !okTo && !openTo || openFrom && openTo {
		return "", "", false
	}
	return day(f, okFrom), day(t, okTo), true
}

func day(t time.Time, ok bool) string {
	if !ok {
		return ""
	}
	return t.Format(Day)
}

// span is the first and last day of one EDTF date, without "/".
func span(s string) (from, to time.Time, ok bool) {
	s = strings.TrimRight(s, "~?%")
	s, _, _ = strings.Cut(s, "T")
	switch {
	case len(s) == 10:
		t, err := time.Parse(Day, s)
		return t, t, err == nil
	case len(s) == 8 && s[4:6] == "-W":
		t, ok := weekStart(s)
		return t, t.AddDate(0, 0, 6), ok
	case len(s) == 7:
		return monthOrSeason(s)
	case len(s) == 4:
		return years(s)
	}
	return from, to, false
}

// weekStart is the Monday of an ISO week, "2025-W16".
func weekStart(s string) (time.Time, bool) {
	year, err1 := strconv.Atoi(s[:4])
	week, err2 := strconv.Atoi(s[6:])
	if err1 != nil || err2 != nil || week < 1 || week > 53 {
		return time.Time{}, false
	}
	jan4 := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7)
	return monday.AddDate(0, 0, 7*(week-1)), true
}

// seasonMonths are the first month and the number of months of EDTF's seasons, quarters, quadrimesters and semesters. A
// season is the northern one; winter begins in December of the year before, as news dates it.
var seasonMonths = map[string][2]int{
	"21": {3, 3}, "22": {6, 3}, "23": {9, 3}, "24": {0, 3}, "33": {1, 3}, "34": {4, 3}, "35": {7, 3}, "36": {10, 3},
	"37": {1, 4}, "38": {5, 4}, "39": {9, 4}, "40": {1, 6}, "41": {7, 6},
}

func monthOrSeason(s string) (from, to time.Time, ok bool) {
	if s[4] != '-' {
		return from, to, false
	}
	first, months := 0, 1
	if m, is := seasonMonths[s[5:]]; is {
		first, months = m[0], m[1]
	} else if n, err := strconv.Atoi(s[5:]); err == nil && n >= 1 && n <= 12 {
		first = n
	} else {
		return from, to, false
	}
	year, err := strconv.Atoi(s[:4])
	if err != nil {
		return from, to, false
	}
	from = time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	return from, from.AddDate(0, months, -1), true
}

// years is a year, a decade (194X) or a century (19XX).
func years(s string) (from, to time.Time, ok bool) {
	first, err1 := strconv.Atoi(strings.ReplaceAll(s, "X", "0"))
	last, err2 := strconv.Atoi(strings.ReplaceAll(s, "X", "9"))
	if err1 != nil || err2 != nil || s[0] == 'X' {
		return from, to, false
	}
	from = time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC)
	return from, time.Date(last, 12, 31, 0, 0, 0, 0, time.UTC), true
}
