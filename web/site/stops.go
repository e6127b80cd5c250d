package site

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"rapporteur/merge"
	"rapporteur/query"
)

// stops are the days on which a stand was taken or changed, for going from one to the next: between two of them the table
// is the same.
type stops struct {
	Days     []string
	At       int    // the last stop that is no later than the day asked for
	AsOf     string // the day asked for; "": the newest
	Hidden   []field
	Before   string // address of the stop before, and of the one behind
	After    string
	Newest   string // address of the newest, when an earlier day is shown
	DayAfter string
}

// stopDays are the days of the whole line that was asked for last: each page as of a day asks for them again.
type stopDays struct {
	mu   sync.Mutex
	of   *merge.Merged
	days []string
}

// daysOf are the days on which a stand of m was taken or changed.
func (s *stopDays) daysOf(m *merge.Merged) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of == m {
		return s.days
	}
	var days []string
	for _, p := range m.Positions {
		if p.When == nil {
			continue
		}
		if span, ok := query.SpanOf(p.When.EDTF); ok && span.From != query.Never {
			days = append(days, span.From.String())
		}
	}
	slices.Sort(days)
	s.of, s.days = m, slices.Compact(days)
	return s.days
}

// until leaves out the days behind the last: "carbon neutral by 2050" is a stand of today, and nothing changes in 2050.
func until(days []string, last query.Day) []string {
	behind, _ := slices.BinarySearch(days, (last + 1).String())
	return days[:behind]
}

// stopsOf are the stops on some days; nil when there is nowhere to go.
func stopsOf(days []string, r *http.Request, asOf string) *stops {
	if len(days) < 2 {
		return nil
	}
	out := &stops{Days: days, AsOf: asOf}
	v := r.URL.Query()
	for _, name := range []string{"q", "actor", "issue", "source"} {
		if value := strings.TrimSpace(v.Get(name)); value != "" {
			out.Hidden = append(out.Hidden, field{Name: name, Value: value})
		}
	}
	last := len(out.Days) - 1
	out.At = last
	if asOf != "" {
		out.Newest = asOfAddress(v, "")
		span, _ := query.SpanOf(asOf)
		behind, _ := slices.BinarySearch(out.Days, (span.To + 1).String())
		out.At = behind - 1
	}
	if out.At > 0 {
		out.Before = asOfAddress(v, out.Days[out.At-1])
	}
	if out.At < last {
		out.DayAfter = out.Days[out.At+1]
		out.After = asOfAddress(v, out.DayAfter)
	}
	return out
}

// asOfAddress is the address of the same question as of another day.
func asOfAddress(v url.Values, day string) string {
	out := url.Values{}
	for name, list := range v {
		if name != "as_of" && list[0] != "" {
			out[name] = list
		}
	}
	if day != "" {
		out.Set("as_of", day)
	}
	if len(out) == 0 {
		return "/positions"
	}
	return "/positions?" + out.Encode()
}

// Here is the stop that is shown; "" before the first.
func (s *stops) Here() string {
	if s.At < 0 {
		return ""
	}
	return s.Days[s.At]
}

// DayBefore is the stop before the one that is shown.
func (s *stops) DayBefore() string { return s.Days[s.At-1] }

// Last is the number of the last stop.
func (s *stops) Last() int { return len(s.Days) - 1 }

// Slider is where the slider stands: on the first stop for days before it.
func (s *stops) Slider() int { return max(0, s.At) }

// All are the days as the script reads them.
func (s *stops) All() string { return strings.Join(s.Days, " ") }
