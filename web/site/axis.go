package site

import (
	"fmt"
	"math"
	"sort"
	"time"

	"rapporteur/record"
	"rapporteur/view"
)

// axis is a chronology drawn on one line: a lane for each kind, a dot for each day, larger where more was told.
type axis struct {
	Width, Height int
	Lanes         []lane
	Ticks         []tick
	From, To      string // in words
}

type lane struct {
	Kind, Title string
	Y           int
	Dots        []dot
}

type dot struct {
	X, R  float64
	Link  string
	Title string
}

type tick struct {
	X     float64
	Label string
	Major bool
}

const (
	axisWidth  = 1000
	axisLeft   = 96
	axisRight  = 20
	laneHeight = 34
	axisTop    = 8
)

var laneTitles = []struct{ kind, title string }{{"meeting", "meetings"}, {"event", "events"}, {"toll", "tolls"}, {"statement", "statements"}}

// axisOf draws the dated entries of a view from a day on ("": all of them); nil when they lie on fewer than two days. What
// began earlier and goes on is told below the axis, and would only make it long.
func axisOf(v *view.View, since string) *axis {
	type key struct {
		kind string
		day  int
	}
	first := map[key]view.Moment{}
	count := map[key]int{}
	lo, hi := math.MaxInt, math.MinInt
	for _, m := range v.Dated {
		t, err := time.Parse(record.Day, pad(m.Day))
		if err != nil || pad(m.Day) < since {
			continue
		}
		d := int(t.Unix() / 86400)
		lo, hi = min(lo, d), max(hi, d)
		k := key{m.Kind, d}
		if count[k] == 0 {
			first[k] = m
		}
		count[k]++
	}
	if hi <= lo {
		return nil
	}
	x := func(day int) float64 {
		return math.Round(10*(axisLeft+float64(day-lo)/float64(hi-lo)*(axisWidth-axisLeft-axisRight))) / 10
	}
	a := &axis{Width: axisWidth, Height: axisTop + laneHeight*len(laneTitles) + 26, From: dayWords(lo), To: dayWords(hi)}
	for i, l := range laneTitles {
		row := lane{Kind: l.kind, Title: l.title, Y: axisTop + laneHeight*i + laneHeight/2}
		for k, n := range count {
			if k.kind == l.kind {
				m := first[k]
				row.Dots = append(row.Dots, dot{x(k.day), math.Min(14, 3.5+2*math.Sqrt(float64(n)-1)), "#" + m.ID, dotTitle(m, n)})
			}
		}
		sort.Slice(row.Dots, func(i, j int) bool { return row.Dots[i].X < row.Dots[j].X })
		a.Lanes = append(a.Lanes, row)
	}
	for _, t := range ticks(lo, hi) {
		t.X = x(int(t.X))
		a.Ticks = append(a.Ticks, t)
	}
	return a
}

// pad makes a day of a year or a month.
func pad(s string) string {
	switch len(s) {
	case 4:
		return s + "-01-01"
	case 7:
		return s + "-01"
	}
	return s[:min(len(s), 10)]
}

func dayWords(d int) string { return time.Unix(int64(d)*86400, 0).UTC().Format("2 January 2006") }

func dotTitle(m view.Moment, n int) string {
	if n == 1 {
		return m.Date + ": " + m.Line
	}
	return fmt.Sprintf("%s: %d entries, the first: %s", m.Date, n, m.Line)
}

// ticks are the marks of the axis between two days: weeks, months or years, so that there are neither too few nor too
// many. X is the day.
func ticks(lo, hi int) []tick {
	from, to := time.Unix(int64(lo)*86400, 0).UTC(), time.Unix(int64(hi)*86400, 0).UTC()
	span := hi - lo
	var out []tick
	add := func(t time.Time, label string) {
		if !t.Before(from) && !t.After(to) {
			out = append(out, tick{X: float64(t.Unix() / 86400), Label: label})
		}
	}
	switch {
	case span <= 14:
		for t := from; !t.After(to); t = t.AddDate(0, 0, 1) {
			add(t, t.Format("2 Jan"))
		}
	case span <= 120:
		for t := from.AddDate(0, 0, (8-int(from.Weekday()))%7); !t.After(to); t = t.AddDate(0, 0, 7*(1+span/70)) {
			add(t, t.Format("2 Jan"))
		}
	case span <= 1200:
		step := 1 + span/365
		for t := time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, time.UTC); !t.After(to); t = t.AddDate(0, step, 0) {
			add(t, t.Format("Jan 2006"))
		}
	default:
		step := 1 + span/365/12
		for y := from.Year(); y <= to.Year(); y += step {
			add(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), fmt.Sprint(y))
		}
	}
	return out
}
