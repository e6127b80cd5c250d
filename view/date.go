package view

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"rapporteur/record"
)

// Date says an EDTF value as people do: 2025-04-17 is "17 April 2025", 2025-W16 "week of 14 April 2025", ../2025-03
// "until March 2025", 2025-04~ "about April 2025". What it does not know it gives back as it is.
func Date(edtf string) string {
	if a, b, ok := strings.Cut(edtf, "/"); ok {
		switch {
		case a == ".." || a == "":
			return "until " + Date(b)
		case b == ".." || b == "":
			return "since " + Date(a)
		default:
			return Date(a) + " to " + Date(b)
		}
	}
	plain := strings.TrimRight(edtf, "~?%")
	s := datePart(plain)
	if plain != edtf {
		return "about " + s
	}
	return s
}

var seasons = map[string]string{"21": "spring", "22": "summer", "23": "autumn", "24": "winter", "33": "first quarter of", "34": "second quarter of", "35": "third quarter of", "36": "fourth quarter of"}

func datePart(s string) string {
	day, clock, timed := strings.Cut(s, "T")
	switch {
	case timed:
		if len(clock) == 2 { // an hour alone: "T03"
			clock += ":00"
		}
		if strings.Count(clock, ":") == 2 {
			clock = strings.TrimSuffix(clock, ":00")
		}
		clock = strings.Replace(clock, "Z", " UTC", 1)
		return datePart(day) + ", " + clock
	case len(s) == 10:
		if t, err := time.Parse("2006-01-02", s); err == nil {
			return t.Format("2 January 2006")
		}
	case len(s) == 8 && s[4:6] == "-W":
		if monday, _, ok := record.Range(s); ok {
			return "week of " + datePart(monday)
		}
	case len(s) == 7:
		if name := seasons[s[5:]]; name != "" {
			return name + " " + s[:4]
		}
		if t, err := time.Parse("2006-01", s); err == nil {
			return t.Format("January 2006")
		}
	case len(s) == 4 && strings.HasSuffix(s, "X"):
		return strings.ReplaceAll(s, "X", "0") + "s"
	}
	return s
}

// sortKey orders EDTF values by where they begin; an open start begins where it ends. What has no date comes last.
func sortKey(edtf string) string {
	a, b, isSpan := strings.Cut(edtf, "/")
	if isSpan && (a == ".." || a == "") {
		a = b
	}
	a = strings.ReplaceAll(strings.TrimRight(a, "~?%"), "X", "0")
	if len(a) == 8 && a[4:6] == "-W" {
		if monday, _, ok := record.Range(a); ok {
			return monday
		}
	}
	if a == "" {
		return "~"
	}
	return a
}

// Amount writes an amount as people say it: "at least 12", "about 30", "30 to 40", "dozens", "none".
func Amount(a record.Amount) string {
	lo, hi, qualifier := a.Min, a.Max, a.Qualifier
	f := decimal
	switch {
	case qualifier == "thousands" && lo != nil:
		return thousands(*lo)
	case qualifier == "several" || ofMany(qualifier):
		return qualifier
	case lo == nil && hi == nil:
		return "an unknown number"
	case lo == nil:
		if qualifier == "less_than" {
			return "fewer than " + f(*hi)
		}
		return "up to " + f(*hi)
	case hi == nil:
		if qualifier == "more_than" {
			return "more than " + f(*lo)
		}
		return "at least " + f(*lo)
	case *lo != *hi:
		return fmt.Sprintf("%s to %s", f(*lo), f(*hi))
	case *lo == 0:
		return "none"
	case qualifier == "about":
		return "about " + f(*lo)
	default:
		return f(*lo)
	}
}

// ofMany tells whether a number is told by a word that takes "of": "dozens of people".
func ofMany(qualifier string) bool {
	return qualifier == "dozens" || qualifier == "scores" || qualifier == "hundreds" || qualifier == "thousands"
}

// thousands is the word for a number of that order: records call millions of people thousands, at least so many.
func thousands(least float64) string {
	switch {
	case least >= 1e6:
		return "millions"
	case least >= 1e5:
		return "hundreds of thousands"
	case least >= 1e4:
		return "tens of thousands"
	}
	return "thousands"
}

// decimal writes a number with commas, and round ones of millions in words: "6,500", "2.3 trillion".
func decimal(v float64) string {
	for _, large := range []struct {
		of   float64
		word string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if hundredths := v / (large.of / 100); v >= large.of && hundredths == math.Round(hundredths) {
			return commas(v/large.of) + large.word
		}
	}
	return commas(v)
}

func commas(v float64) string {
	whole, frac, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return join(".", whole, frac)
}

// currency tells whether a unit is written before its number: "US$", "€".
func currency(unit string) bool { return strings.ContainsAny(unit, "$€£¥₹₽₩₪") }

// Quantity writes an amount with its unit: "at least 40 percent", "US$70 billion", "about €3 million".
func Quantity(a record.Amount, unit string) string {
	s := Amount(a)
	if i := strings.IndexAny(s, "0123456789"); currency(unit) && i >= 0 {
		return s[:i] + unit + s[i:]
	}
	if ofMany(a.Qualifier) {
		unit = prefix("of ", unit)
	}
	return join(" ", s, unit)
}
