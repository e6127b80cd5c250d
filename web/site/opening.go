package site

import (
	"net/http"
	"net/url"
	"slices"
	"time"

	"rapporteur/query"
	"rapporteur/store"
)

// A timeline of years opens at its newest months: a word of the fourteenth century in some report would else make an axis of
// seven hundred years, and one would begin to read at its far end. "all" leads to the whole.
const (
	openedEntries = 300 // so many entries are shown at the least
	openedDays    = 30  // and so many days
	strays        = 500 // one entry in so many lies beyond the end that is shown: plans for years to come, misread years
	shortEnough   = 800 // days that are shown whole
)

// opened is the question of a timeline with the days that are shown first, when it asks for none.
func (s *Site) opened(r *http.Request) (*http.Request, error) {
	v := r.URL.Query()
	for _, name := range []string{"since", "until", "after", "all"} {
		if v.Get(name) != "" {
			return r, nil
		}
	}
	q, _, err := s.ask(r, everything...)
	if err != nil {
		return nil, err
	}
	counts, err := s.lanes(r.Context(), q)
	if err != nil {
		return nil, err
	}
	from, to, ok := newestStretch(counts)
	if !ok {
		return r, nil
	}
	v.Set("since", from.String())
	v.Set("until", to.String())
	return withQuery(r, v), nil
}

func withQuery(r *http.Request, v url.Values) *http.Request {
	r = r.Clone(r.Context())
	r.URL.RawQuery = v.Encode()
	return r
}

// newestStretch is the first and last day of the newest months of a chronology, both whole; false when all of it is short.
func newestStretch(counts map[string][]store.DayCount) (from, to query.Day, ok bool) {
	var all []store.DayCount
	total := 0
	for _, l := range laneTitles {
		if l.kind == "meeting" {
			continue // they are among the events
		}
		for _, c := range counts[l.kind] {
			all = append(all, c)
			total += c.Count
		}
	}
	slices.SortFunc(all, func(a, b store.DayCount) int { return int(a.Day - b.Day) })
	if total <= openedEntries || all[len(all)-1].Day-all[0].Day <= shortEnough {
		return 0, 0, false
	}
	k, beyond := len(all)-1, 0
	for ; k > 0 && beyond+all[k].Count <= total/strays; k-- {
		beyond += all[k].Count
	}
	newest, seen := all[k].Day, 0
	for ; k > 0 && (seen < openedEntries || newest-all[k].Day < openedDays); k-- {
		seen += all[k].Count
	}
	first, last := dayTime(all[k].Day), dayTime(newest)
	from = query.DayOf(time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC))
	to = query.DayOf(time.Date(last.Year(), last.Month()+1, 0, 0, 0, 0, 0, time.UTC))
	return from, to, true
}

func dayTime(d query.Day) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }
