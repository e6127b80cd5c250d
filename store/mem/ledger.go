package mem

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rapporteur/record"
	"rapporteur/store"
)

// Begin opens a run.
func (s *Store) Begin(_ context.Context, r store.Run) (store.Run, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r.ID, r.Began = int64(len(s.runs)+1), s.now().UTC()
	s.runs = append(s.runs, r)
	return r, nil
}

// Runs are all runs.
func (s *Store) Runs(context.Context) ([]store.Run, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.runs), nil
}

// Reread keeps a new reading.
func (s *Store) Reread(_ context.Context, id string, run int64, state store.State, r *record.Record) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.byID[id]
	if k == nil {
		return fmt.Errorf("report %s: %w", id, store.ErrNotFound)
	}
	k.State, k.Run, k.Reason = state, run, ""
	return s.read(k, run, r)
}

// Reading is how a report was read as of a run.
func (s *Store) Reading(_ context.Context, id string, run int64) (*record.Record, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(id)
	if err != nil {
		return nil, err
	}
	var out *record.Record
	for _, r := range k.readings {
		if r.run <= run {
			out = r.record
		}
	}
	return out, nil
}

// Correct keeps a correction.
func (s *Store) Correct(_ context.Context, c store.Correction) (store.Correction, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.N, c.At = int64(len(s.corrections)+1), s.now().UTC()
	before := s.corrections
	s.corrections = append(slices.Clip(s.corrections), c)
	for _, k := range s.reports {
		if err := s.review(k); err != nil {
			s.corrections = before
			for _, k := range s.reports {
				_ = s.review(k) // it was all right before
			}
			return store.Correction{}, err
		}
	}
	return c, nil
}

// Corrections are those of a report, or all.
func (s *Store) Corrections(_ context.Context, id string) ([]store.Correction, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if id == "" {
		return slices.Clone(s.corrections), nil
	}
	k, err := s.find(id)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(s.corrections), func(c store.Correction) bool { return c.Of.Doc != k.ID }), nil
}

// Fail keeps troubles, one a name.
func (s *Store) Fail(_ context.Context, list []store.Trouble) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range list {
		t.At, t.Tries = s.now().UTC(), 1
		if i := slices.IndexFunc(s.troubles, func(o store.Trouble) bool { return o.Name == t.Name }); i >= 0 {
			t.Tries += s.troubles[i].Tries
			s.troubles[i] = t
		} else {
			s.troubles = append(s.troubles, t)
		}
	}
	slices.SortFunc(s.troubles, func(a, b store.Trouble) int { return cmp.Compare(a.Name, b.Name) })
	return nil
}

// Mend forgets troubles.
func (s *Store) Mend(_ context.Context, names []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.troubles = slices.DeleteFunc(s.troubles, func(t store.Trouble) bool { return slices.Contains(names, t.Name) })
	return nil
}

// Troubles are all that could not be read.
func (s *Store) Troubles(context.Context) ([]store.Trouble, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.troubles), nil
}

// PutFeed keeps a feed.
func (s *Store) PutFeed(_ context.Context, f store.Feed) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.feeds = append(slices.DeleteFunc(s.feeds, func(o store.Feed) bool { return o.URL == f.URL }), f)
	slices.SortFunc(s.feeds, func(a, b store.Feed) int { return cmp.Compare(a.URL, b.URL) })
	return nil
}

// Feeds are all feeds.
func (s *Store) Feeds(context.Context) ([]store.Feed, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.feeds), nil
}

// Status is the archive in numbers.
func (s *Store) Status(context.Context) (store.Status, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st := store.Status{Reports: map[store.State]int{}, Entries: map[string]int{}, Reviewed: map[string]int{}, Troubles: len(s.troubles), Runs: len(s.runs)}
	sources, actors, groups := map[string]*store.SourceCount{}, map[string]bool{}, map[string]bool{}
	for _, k := range s.reports {
		st.Reports[k.State]++
		st.Copies += max(len(k.Copies)-1, 0)
		countSource(sources, k)
		if p := k.Document.Published; p == "" {
			st.Undated++
		} else {
			if st.First == "" || p < st.First {
				st.First = p
			}
			st.Last = max(st.Last, p)
		}
		if k.reviewed.Record != nil {
			s.countEntries(&st, k, actors, groups)
		}
	}
	st.Actors, st.Groups = len(actors), len(groups)
	for _, c := range sources {
		st.Sources = append(st.Sources, *c)
	}
	slices.SortFunc(st.Sources, func(a, b store.SourceCount) int {
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Source, b.Source))
	})
	for _, f := range s.feeds {
		if !f.Removed {
			st.Feeds++
		}
	}
	return st, nil
}

func countSource(sources map[string]*store.SourceCount, k *kept) {
	c := sources[k.Document.Source]
	if c == nil {
		c = &store.SourceCount{Source: k.Document.Source}
		sources[k.Document.Source] = c
	}
	c.Reports++
	if k.reviewed.Record != nil && len(record.Entries(k.reviewed.Record)) == 0 {
		c.Empty++
	}
	if p := k.Document.Published; p != "" {
		if c.First == "" || p < c.First {
			c.First = p
		}
		c.Last = max(c.Last, p)
	}
}

func (s *Store) countEntries(st *store.Status, k *kept, actors, groups map[string]bool) {
	entries := record.Entries(k.reviewed.Record)
	if len(entries) == 0 {
		st.Empty++
	}
	for _, e := range entries {
		st.Entries[e.Kind]++
		groups[e.Kind+s.links.group(e.Kind, store.Ref{Doc: k.ID, Entry: e.ID})] = true
		if r := k.reviewed.Reviews[e.ID]; r != "" {
			st.Reviewed[r]++
		}
	}
	for _, a := range k.reviewed.Record.Actors {
		actors[s.links.group("actor", store.Ref{Doc: k.ID, Entry: string(a.ID)})] = true
	}
}
