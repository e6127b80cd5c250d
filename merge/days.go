package merge

import (
	"strings"
	"time"

	"rapporteur/record"
)

// dayOf is a date as days since 1970, 0 when it is none.
func dayOf(date string) int {
	if len(date) < 10 {
		return 0
	}
	t, err := time.Parse(record.Day, date[:10])
	if err != nil {
		return 0
	}
	return int(t.Unix() / 86400)
}

// yearOf is the year of a day.
func yearOf(day int) int { return time.Unix(int64(day)*86400, 0).UTC().Year() }

// period is the first and last day of an EDTF date, ok when both are known: "2025-04" is all of April, "2011-W44" the week.
// Of an interval with one open end the known end is taken for the whole: "2011-06/.." began in June.
func period(edtf string) (from, to int, ok bool) {
	if a, b, both := strings.Cut(edtf, "/"); both {
		f, ft, fok := period(a)
		tf, t, tok := period(b)
		switch {
		case fok && tok:
			return f, t, f <= t
		case fok:
			return f, ft, true
		default:
			return tf, t, tok
		}
	}
	first, last, ok := record.Range(edtf)
	return dayOf(first), dayOf(last), ok
}
