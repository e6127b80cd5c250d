package query

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"rapporteur/record"
)

// absolute is a date as EDTF; "monday" is the last Monday that was, today included, "7d" seven days ago.
func absolute(s string, today time.Time) (string, error) {
	s = strings.ReplaceAll(s, "..", "/")
	s = strings.Replace(strings.Replace(s, "///", "../", 1), "//", "/..", 1) // an open side was written "..": "../2025"
	if a, ok := relative(strings.ToLower(s), today); ok {
		return a.Format(record.Day), nil
	}
	if from, to, ok := record.Range(s); ok {
		if from != "" && to != "" && to < from {
			return "", errors.New("the span ends before it begins")
		}
		return strings.NewReplacer("~", "", "?", "", "%", "").Replace(s), nil
	}
	return "", fmt.Errorf("%q is no date", s)
}

func relative(s string, today time.Time) (time.Time, bool) {
	today = time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	switch s {
	case "today":
		return today, true
	case "yesterday":
		return today.AddDate(0, 0, -1), true
	}
	for d := range time.Weekday(7) {
		if strings.EqualFold(s, d.String()) {
			return today.AddDate(0, 0, -(int(today.Weekday())-int(d)+7)%7), true
		}
	}
	if len(s) < 2 || len(s) > 5 {
		return today, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < 0 {
		return today, false
	}
	switch s[len(s)-1] {
	case 'd':
		return today.AddDate(0, 0, -n), true
	case 'w':
		return today.AddDate(0, 0, -7*n), true
	case 'm':
		return today.AddDate(0, -n, 0), true
	case 'y':
		return today.AddDate(-n, 0, 0), true
	}
	return today, false
}

// Day is a day as a number, so that days can be compared and sorted: days since 1 January 1970. Never and Forever are
// the open ends.
type Day int

// The open ends of a span of days.
const (
	Never   Day = -1 << 30
	Forever Day = 1 << 30
)

// DayOf is the day of t.
func DayOf(t time.Time) Day {
	return Day(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// String is the day as 2025-04-17.
func (d Day) String() string { return time.Unix(int64(d)*86400, 0).UTC().Format(record.Day) }

// Span is the first and the last day that something may have happened on.
type Span struct{ From, To Day }

// Always is the span of all days.
var Always = Span{Never, Forever}

// SpanOf is what an EDTF value may mean.
func SpanOf(edtf string) (Span, bool) {
	from, to, ok := record.Range(edtf)
	return Span{dayOf(from, Never), dayOf(to, Forever)}, ok
}

// dayOf is a day as record.Range writes it; open when there is none.
func dayOf(s string, open Day) Day {
	t, err := time.Parse(record.Day, s)
	if err != nil {
		return open
	}
	return DayOf(t)
}

// When is the time of an entry: its own, else that of its report, and false when neither is known.
func When(e *record.Entry, published string) (Span, bool) {
	if e.When != nil {
		if s, ok := SpanOf(e.When.EDTF); ok {
			return s, true
		}
	}
	return SpanOf(published)
}

// Key is the day under which a span is sorted: where it begins, or where it ends when the beginning is open.
func (s Span) Key() Day {
	if s.From == Never {
		return s.To
	}
	return s.From
}

// Days is the time that the term asks for, as bounds on the span of an entry: it must begin by Begins.To and no earlier
// than Begins.From, and end within Ends.
func (t *Term) Days() (begins, ends Span) {
	v, _ := SpanOf(t.Value)
	begins, ends = Span{Never, Forever}, Span{Never, Forever}
	op := t.Op
	switch t.Field {
	case Since:
		op = AtLeast
	case Until:
		op = AtMost
	}
	switch op {
	case Less:
		ends.To = v.From - 1
	case AtMost:
		begins.To = v.To
	case Greater:
		begins.From = v.To + 1
	case AtLeast:
		ends.From = v.From
	default:
		begins.To, ends.From = v.To, v.From
	}
	return begins, ends
}
