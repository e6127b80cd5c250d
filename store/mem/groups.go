package mem

import (
	"context"
	"slices"

	"rapporteur/query"
	"rapporteur/store"
)

// Groups name the groups of items of a kind.
func (s *Store) Groups(_ context.Context, kind string, refs []store.Ref) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]string, len(refs))
	for i, ref := range refs {
		out[i] = s.links.group(kind, ref)
	}
	return out, nil
}

// Members are the entries of groups.
func (s *Store) Members(_ context.Context, groups []string, known map[store.Ref]bool) ([]store.Hit, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := slices.DeleteFunc(s.hits(query.Query{}), func(h store.Hit) bool { return known[h.Ref()] || !slices.Contains(groups, h.Group) })
	for i := range out {
		out[i].Record.Document.ID, out[i].Record.Document.Text = out[i].Report.ID, s.byID[out[i].Report.ID].Document.Text
	}
	return out, nil
}

// Newest are the reports that arrived last.
func (s *Store) Newest(_ context.Context, q query.Query, before int64, limit int) ([]store.Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []store.Report
	for _, k := range slices.Backward(s.reports) {
		if len(out) == limit {
			break
		}
		if (before == 0 || k.Seq < before) && q.AcceptsReport(s.view(k)) {
			r := k.Report
			r.Record = nil
			out = append(out, r)
		}
	}
	return out, nil
}

// Deeds are events in short.
func (s *Store) Deeds(ctx context.Context, q query.Query, _ query.Span) ([]store.Deed, error) {
	return store.Deeds(ctx, s, q)
}
