package site

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

// axis is a chronology drawn on one line: a lane for each kind, a dot for each day or stretch of days, larger where more
// was told. Its days are numbers, as query.Day has them, for whoever narrows it.
type axis struct {
	Width, Height int
	Left, Right   int // where the first and the last day are drawn
	First, Last   query.Day
	Lanes         []lane
	Ticks         []tick
	From, To      string // in words
	Hidden        []field
	Steps         []step // other stretches of time
	Narrow        string // "a day" or so: what a dot stands for
	Many          bool   // so many dots that Tab need not stop at each: the list below has them too
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
	Back  bool // the label stands before the mark: behind it the picture ends
}

// step leads from one stretch of time to another.
type step struct{ Title, Link string }

const (
	axisWidth  = 1000
	axisLeft   = 96
	axisRight  = 20
	laneHeight = 34
	axisTop    = 8
	tickRoom   = 60 // of the longest label
)

var laneTitles = []struct {
	kind, title string
	of          query.Query
}{
	{"meeting", "meetings", kind("meeting")},
	{"event", "events", kind("event")}, // meetings included, see timeline
	{"toll", "tolls", kind("toll")},
	{"statement", "statements", kind("statement")},
}

// dotsAcross is how many dots a lane has at most; a longer time has dots that stand for several days.
const dotsAcross = 90

// window is the stretch of time that a page asks for; the open ends where it does not say.
type window struct{ since, until query.Day }

func windowOf(v url.Values) window {
	w := window{query.Never, query.Forever}
	if s, ok := query.SpanOf(v.Get("since")); ok {
		w.since = s.From
	}
	if s, ok := query.SpanOf(v.Get("until")); ok {
		w.until = s.To
	}
	return w
}

// timeline draws the whole of what a question finds, not the page of it alone, so that one sees where to look closer.
func (s *Site) timeline(r *http.Request, q query.Query, v *view.View) (*axis, error) {
	counts, err := s.lanes(r.Context(), q)
	if err != nil {
		return nil, err
	}
	counts["event"] = less(counts["event"], counts["meeting"]) // to ask for events that are none takes ten times as long
	asked := r.URL.Query()
	a := axisOf(counts, v, windowOf(asked), func(from, to query.Day) string { return between(asked, from, to) })
	if a == nil {
		return nil, nil
	}
	for _, name := range append([]string{"q"}, everything...) {
		if value := strings.TrimSpace(asked.Get(name)); value != "" && name != "since" && name != "until" {
			a.Hidden = append(a.Hidden, field{Name: name, Value: value})
		}
	}
	if asked.Get("since") != "" || asked.Get("until") != "" {
		a.Steps = stepsOf(asked, a.First, a.Last)
	}
	return a, nil
}

// lanes counts the entries of each lane by day, all at once: of a large archive each takes a moment.
func (s *Site) lanes(ctx context.Context, q query.Query) (map[string][]store.DayCount, error) {
	lists, errs := make([][]store.DayCount, len(laneTitles)), make([]error, len(laneTitles))
	var all sync.WaitGroup
	for i, l := range laneTitles {
		all.Go(func() { lists[i], errs[i] = s.desk.Days(ctx, query.All(q, l.of)) })
	}
	all.Wait()
	out := map[string][]store.DayCount{}
	for i, l := range laneTitles {
		out[l.kind] = lists[i]
	}
	return out, errors.Join(errs...)
}

// less takes the counts of a part off those of the whole.
func less(whole, part []store.DayCount) []store.DayCount {
	of := map[query.Day]int{}
	for _, c := range part {
		of[c.Day] = c.Count
	}
	var out []store.DayCount
	for _, c := range whole {
		if c.Count -= of[c.Day]; c.Count > 0 {
			out = append(out, c)
		}
	}
	return out
}

// between is the address of the timeline of some days.
func between(v url.Values, from, to query.Day) string {
	out := url.Values{}
	for name, list := range v {
		if name != "after" && name != "since" && name != "until" && name != "all" && list[0] != "" {
			out[name] = list
		}
	}
	if from != query.Never {
		out.Set("since", from.String())
	}
	if to != query.Forever {
		out.Set("until", to.String())
	}
	if len(out) == 0 {
		return "/timeline"
	}
	return "/timeline?" + out.Encode()
}

// whole is the address of the timeline of all days.
func whole(v url.Values) string {
	out := url.Values{"all": {"1"}}
	for name, list := range v {
		if name != "after" && name != "since" && name != "until" && list[0] != "" {
			out[name] = list
		}
	}
	return "/timeline?" + out.Encode()
}

// stepsOf lead from a stretch of time to those beside and around it.
func stepsOf(v url.Values, from, to query.Day) []step {
	long := to - from + 1
	return []step{
		{"← earlier", between(v, from-long, from-1)},
		{"wider", between(v, from-(long+1)/2, to+(long+1)/2)},
		{"later →", between(v, to+1, to+long)},
		{"all", whole(v)},
	}
}

// axisOf draws how many entries there are of each kind and day; nil when they lie on one day and no longer time is asked
// for. What began before the window and goes on is told below the axis, and would only make it long. Dots of what is on the
// page lead to it, others to its days.
func axisOf(counts map[string][]store.DayCount, v *view.View, w window, link func(from, to query.Day) string) *axis {
	lo, hi := query.Forever, query.Never
	for _, list := range counts {
		for _, c := range list {
			if c.Day >= w.since && c.Day <= w.until {
				lo, hi = min(lo, c.Day), max(hi, c.Day)
			}
		}
	}
	if w.since != query.Never {
		lo = w.since
	}
	if w.until != query.Forever {
		hi = w.until
	}
	if hi <= lo || lo == query.Forever || hi == query.Never {
		return nil
	}
	wide := (hi-lo)/dotsAcross + 1
	x := func(day float64) float64 {
		return math.Round(10*(axisLeft+(day-float64(lo))/float64(hi-lo)*(axisWidth-axisLeft-axisRight))) / 10
	}
	a := &axis{Width: axisWidth, Height: axisTop + laneHeight*len(laneTitles) + 26, Left: axisLeft, Right: axisWidth - axisRight, First: lo, Last: hi, From: dayWords(int(lo)), To: dayWords(int(hi)), Narrow: "a day"}
	if wide > 1 {
		a.Narrow = many(int(wide), "day")
	}
	here := firstOnPage(v)
	dots, most := 0, 1
	for _, l := range laneTitles {
		for _, b := range bins(counts[l.kind], lo, hi, wide) {
			most = max(most, b.Count)
		}
	}
	// The largest dot covers its neighbours a little, and no lane the next.
	largest := math.Min(14, math.Max(5, 0.7*float64(wide)/float64(hi-lo)*(axisWidth-axisLeft-axisRight)))
	for i, l := range laneTitles {
		row := lane{Kind: l.kind, Title: l.title, Y: axisTop + laneHeight*i + laneHeight/2}
		for _, b := range bins(counts[l.kind], lo, hi, wide) {
			to := min(b.Day+wide-1, hi)
			d := dot{X: x((float64(b.Day) + float64(to)) / 2), R: math.Round(10*(2.5+(largest-2.5)*math.Sqrt(float64(b.Count)/float64(most)))) / 10}
			d.Title = dotTitle(b, to)
			d.Link = link(b.Day, to)
			if m, ok := here[onDay{l.kind, b.Day}]; ok && wide == 1 {
				d.Link = "#" + m.ID
				d.Title += ": " + m.Line
			}
			row.Dots = append(row.Dots, d)
		}
		dots += len(row.Dots)
		a.Lanes = append(a.Lanes, row)
	}
	a.Many = dots > 60
	for _, t := range ticks(int(lo), int(hi)) {
		t.X = x(t.X)
		t.Back = t.X+tickRoom > axisWidth
		a.Ticks = append(a.Ticks, t)
	}
	return a
}

// bins add up days by stretches of the same length, named by their first day.
func bins(list []store.DayCount, lo, hi, wide query.Day) []store.DayCount {
	var out []store.DayCount
	for _, c := range list {
		if c.Day < lo || c.Day > hi {
			continue
		}
		first := lo + (c.Day-lo)/wide*wide
		if n := len(out); n == 0 || out[n-1].Day != first {
			out = append(out, store.DayCount{Day: first})
		}
		out[len(out)-1].Count += c.Count
	}
	return out
}

// onDay is a kind on a day.
type onDay struct {
	kind string
	day  query.Day
}

// firstOnPage is the first entry of each kind and day that a page shows.
func firstOnPage(v *view.View) map[onDay]view.Moment {
	out := map[onDay]view.Moment{}
	for _, m := range v.Dated {
		t, err := time.Parse(record.Day, pad(m.Day))
		if err != nil {
			continue
		}
		k := onDay{m.Kind, query.DayOf(t)}
		if _, there := out[k]; !there {
			out[k] = m
		}
	}
	return out
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

func dotTitle(c store.DayCount, to query.Day) string {
	days := dayWords(int(c.Day))
	if to > c.Day {
		days += " to " + dayWords(int(to))
	}
	if c.Count == 1 {
		return days + ": 1 entry"
	}
	return fmt.Sprintf("%s: %d entries", days, c.Count)
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
