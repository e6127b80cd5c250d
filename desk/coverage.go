package desk

import (
	"context"

	"rapporteur/query"
	"rapporteur/store"
)

// Coverage tells what the archive has and has not seen, so that an empty view is never read as calm.
type Coverage struct {
	Status   *store.Status   `json:"status"`
	Sources  []SourceState   `json:"sources"`
	Feeds    []FeedState     `json:"feeds"`
	Troubles []store.Trouble `json:"troubles"`
}

// SourceState is a source with how long it has been silent.
type SourceState struct {
	store.SourceCount
	Silent int `json:"silent_days"` // since its last report; -1 when no report of it has a date
}

// FeedState is a feed with what became of it.
type FeedState struct {
	store.Feed
	State string `json:"state"` // well, silent, failing, not asked yet, removed
}

// silentAfter is after how many days without anything new a feed counts as silent.
const silentAfter = 7

// Coverage gathers the ledger.
func (d *Desk) Coverage(ctx context.Context) (*Coverage, error) {
	st, err := d.Store.Status(ctx)
	if err != nil {
		return nil, err
	}
	out := &Coverage{Status: &st}
	now := query.DayOf(d.Now())
	for _, s := range st.Sources {
		silent := -1
		if span, ok := query.SpanOf(s.Last); ok {
			silent = max(0, int(now-span.To))
		}
		out.Sources = append(out.Sources, SourceState{s, silent})
	}
	if out.Troubles, err = d.Store.Troubles(ctx); err != nil {
		return nil, err
	}
	feeds, err := d.Store.Feeds(ctx)
	for _, f := range feeds {
		out.Feeds = append(out.Feeds, FeedState{f, d.feedState(f)})
	}
	return out, err
}

func (d *Desk) feedState(f store.Feed) string {
	switch {
	case f.Removed:
		return "removed"
	case f.Asked.IsZero():
		return "not asked yet"
	case f.Failures > 0:
		return "failing"
	case f.NewItem.IsZero() || d.Now().Sub(f.NewItem).Hours() > silentAfter*24:
		return "silent"
	}
	return "well"
}
