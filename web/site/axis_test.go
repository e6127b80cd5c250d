package site

import (
	"fmt"
	"net/url"
	"testing"

	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

func daysFrom(t *testing.T, day string) query.Day {
	t.Helper()
	s, ok := query.SpanOf(day)
	if !ok {
		t.Fatal(day)
	}
	return s.From
}

func TestAxis(t *testing.T) {
	v := &view.View{Dated: []view.Moment{{Kind: "event", ID: "a", Date: "1 March 2024", Day: "2024-03-01", Line: "Mali"}, {Kind: "event", ID: "b", Day: "2024-03-01"}, {Kind: "event", ID: "e", Date: "", Day: "~"}}}
	march := daysFrom(t, "2024-03-01")
	counts := map[string][]store.DayCount{"event": {{Day: march, Count: 2}}, "toll": {{Day: march, Count: 1}}, "meeting": {{Day: march + 10, Count: 1}}}
	all := window{query.Never, query.Forever}
	link := func(from, to query.Day) string { return fmt.Sprint(int(from-march), " ", int(to-march)) }
	a := axisOf(counts, v, all, link)
	if a == nil || len(a.Lanes) != 4 || len(a.Ticks) != 11 || a.Last-a.First != 10 {
		t.Fatalf("got %+v", a)
	}
	if d := a.Lanes[1].Dots; len(d) != 1 || d[0].Link != "#a" || d[0].Title != "1 March 2024: 2 entries: Mali" || d[0].X != axisLeft {
		t.Errorf("what is on the page: %+v", d)
	}
	if d := a.Lanes[0].Dots[0]; d.Link != "10 10" || d.Title != "11 March 2024: 1 entry" || d.X != axisWidth-axisRight {
		t.Errorf("what is not on the page: %+v", d)
	}
	if axisOf(map[string][]store.DayCount{"event": counts["event"]}, v, all, link) != nil || axisOf(nil, v, all, link) != nil {
		t.Error("one day is no axis")
	}
	if a := axisOf(counts, v, window{march - 5, march + 5}, link); a == nil || a.First != march-5 || a.Last != march+5 || len(a.Lanes[0].Dots) != 0 || len(a.Lanes[1].Dots) != 1 {
		t.Errorf("the window is not drawn: %+v", a)
	}
	if n := len(a.Ticks); !a.Ticks[n-1].Back || a.Ticks[0].Back {
		t.Errorf("the last label runs out of the picture, or the first stands before its mark: %+v", a.Ticks)
	}
	for _, span := range [][2]int{{0, 20}, {0, 100}, {0, 400}, {0, 1100}, {0, 4000}, {0, 40000}} {
		if n := len(ticks(span[0], span[1])); n < 2 || n > 40 {
			t.Errorf("%d days have %d ticks", span[1], n)
		}
	}
}

// A long time has few dots, each with everything of its days and a link that opens them.
func TestAxisOfYears(t *testing.T) {
	first := daysFrom(t, "2014-01-01")
	var list []store.DayCount
	for i := range query.Day(4000) {
		list = append(list, store.DayCount{Day: first + i, Count: 1})
	}
	v := url.Values{"actor": {"Mali"}, "after": {"7"}, "since": {""}}
	a := axisOf(map[string][]store.DayCount{"event": list}, &view.View{}, window{query.Never, query.Forever}, func(from, to query.Day) string { return between(v, from, to) })
	dots := a.Lanes[1].Dots
	if len(dots) > dotsAcross || len(dots) < dotsAcross/2 || a.Narrow != "45 days" || dots[0].Link != "/timeline?actor=Mali&since=2014-01-01&until=2014-02-14" || dots[0].Title != "1 January 2014 to 14 February 2014: 45 entries" {
		t.Errorf("%d dots, each %s, the first %+v", len(dots), a.Narrow, dots[0])
	}
	if s := stepsOf(v, first, first+9); s[0].Link != "/timeline?actor=Mali&since=2013-12-22&until=2013-12-31" || s[1].Link != "/timeline?actor=Mali&since=2013-12-27&until=2014-01-15" || s[2].Link != "/timeline?actor=Mali&since=2014-01-11&until=2014-01-20" || s[3].Link != "/timeline?actor=Mali&all=1" {
		t.Errorf("beside ten days: %+v", s)
	}
}

// A chronology of years opens at its newest months, whatever strays lie beyond; a short one is shown whole.
func TestATimelineOpensAtItsNewestMonths(t *testing.T) {
	var events []store.DayCount
	for d := query.Day(10000); d < 12000; d++ { // 1997-05-19 to 2002-11-08
		events = append(events, store.DayCount{Day: d, Count: 4})
	}
	events = append(events, store.DayCount{Day: 40000, Count: 1})
	from, to, ok := newestStretch(map[string][]store.DayCount{"event": events})
	if !ok || from.String() != "2002-08-01" || to.String() != "2002-11-30" {
		t.Errorf("opens at %s to %s, %v", from, to, ok)
	}
	if _, _, ok := newestStretch(map[string][]store.DayCount{"event": events[:700]}); ok {
		t.Error("two years are cut")
	}
}
