package view

import (
	"testing"

	"rapporteur/record"
)

func TestDate(t *testing.T) {
	for edtf, want := range map[string]string{
		"2025-04-17":            "17 April 2025",
		"2025-04":               "April 2025",
		"2025":                  "2025",
		"2025-W16":              "week of 14 April 2025",
		"2025-04~":              "about April 2025",
		"../2025-03":            "until March 2025",
		"2025-03/..":            "since March 2025",
		"2025-04-14/2025-04-16": "14 April 2025 to 16 April 2025",
		"2025-04-17T10:30":      "17 April 2025, 10:30",
		"2025-04-17T10:00":      "17 April 2025, 10:00",
		"2025-04-17T10":         "17 April 2025, 10:00",
		"2025-04-17T10:30:00Z":  "17 April 2025, 10:30:00 UTC",
		"2025-24":               "winter 2025",
		"199X":                  "1990s",
		"":                      "",
		"nonsense":              "nonsense",
	} {
		if got := Date(edtf); got != want {
			t.Errorf("Date(%q) = %q, want %q", edtf, got, want)
		}
	}
}

func TestNumber(t *testing.T) {
	f := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		lo, hi    *float64
		qualifier string
		want      string
	}{
		{f(12), nil, "at_least", "at least 12"}, {f(12), nil, "more_than", "more than 12"}, {f(6500), f(6500), "exact", "6,500"}, {f(30), f(40), "exact", "30 to 40"},
		{nil, f(30), "at_most", "up to 30"}, {f(24), nil, "dozens", "dozens"}, {f(2e6), nil, "thousands", "millions"}, {f(2e4), nil, "thousands", "tens of thousands"}, {f(2000), nil, "thousands", "thousands"}, {f(30), f(30), "about", "about 30"}, {f(0), f(0), "exact", "none"}, {f(1.5), f(1.5), "exact", "1.5"},
		{f(2.3e12), f(2.3e12), "exact", "2.3 trillion"}, {f(1e6), nil, "more_than", "more than 1 million"}, {f(1234567), f(1234567), "exact", "1,234,567"},
	} {
		if got := Amount(record.Amount{Min: c.lo, Max: c.hi, Qualifier: c.qualifier}); got != c.want {
			t.Errorf("Amount(%v, %v, %q) = %q, want %q", c.lo, c.hi, c.qualifier, got, c.want)
		}
	}
}

func TestChronologyGoesByDateThenByPlace(t *testing.T) {
	for _, c := range [][2]string{{"2025-03", "2025-04-17"}, {"../2025-03", "2025-04"}, {"2025-W16", "2025-04-17"}, {"2025-04-17", ""}} {
		if sortKey(c[0]) >= sortKey(c[1]) {
			t.Errorf("%q does not come before %q", c[0], c[1])
		}
	}
}

func TestQuantity(t *testing.T) {
	f := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		a    record.Amount
		unit string
		want string
	}{
		{record.Amount{Min: f(7e10), Max: f(7e10)}, "US$", "US$70 billion"}, {record.Amount{Min: f(3e6)}, "€", "at least €3 million"},
		{record.Amount{Min: f(40), Max: f(40)}, "percent", "40 percent"}, {record.Amount{Min: f(5), Max: f(5)}, "", "5"},
		{record.Amount{Qualifier: "hundreds"}, "US$", "hundreds of US$"},
	} {
		if got := Quantity(c.a, c.unit); got != c.want {
			t.Errorf("Quantity(%+v, %q) = %q, want %q", c.a, c.unit, got, c.want)
		}
	}
}
