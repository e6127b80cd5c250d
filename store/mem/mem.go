// Package mem keeps an archive in memory, for tests and for questions to a handful of reports. It does everything the
// plain way, and so tells what store/sqlite has to do.
package mem

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// Store is an archive in memory.
type Store struct {
	mu          sync.Mutex
	now         func() time.Time
	links       *links
	reports     []*kept
	byID        map[string]*kept
	runs        []store.Run
	corrections []store.Correction
	troubles    []store.Trouble
	feeds       []store.Feed
	searches    []store.Search
	lastSearch  int64
}

// kept is a report with its readings.
type kept struct {
	store.Report
	readings []reading
	reviewed *store.Reviewed
	seen     *query.Report
}

type reading struct {
	run    int64
	record *record.Record
}

var _ store.Store = (*Store)(nil)

// Open makes an empty archive. Now is the clock.
func Open(now func() time.Time, l store.Linker) *Store {
	return &Store{now: now, links: newLinks(l), byID: map[string]*kept{}}
}

// Close does nothing.
func (s *Store) Close() error { return nil }

// Add keeps reports.
func (s *Store) Add(_ context.Context, reports []store.Report) ([]store.Added, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []store.Added
	for _, r := range reports {
		r.ID = store.ID(r.Document.Text)
		k, known := s.byID[r.ID]
		if !known {
			k = s.keep(r)
			if err := s.read(k, r.Run, r.Record); err != nil {
				return nil, err
			}
		}
		for _, c := range r.Copies {
			if !slices.Contains(k.Copies, c) {
				k.Copies = append(k.Copies, c)
			}
		}
		out = append(out, store.Added{ID: r.ID, New: !known, Seq: k.Seq})
	}
	return out, nil
}

func (s *Store) keep(r store.Report) *kept {
	k := &kept{Report: r}
	k.Seq, k.Added, k.Copies, k.Document.ID = int64(len(s.reports)+1), s.now().UTC(), nil, r.ID
	s.reports, s.byID[r.ID] = append(s.reports, k), k
	return k
}

// read puts a reading on a report.
func (s *Store) read(k *kept, run int64, r *record.Record) error {
	if r != nil {
		own := *r
		own.Document = k.Document
		r = &own
		k.readings = append(k.readings, reading{run, r})
	}
	k.Record = r
	return s.review(k)
}

// review puts the corrections that hold on the newest reading.
func (s *Store) review(k *kept) error {
	holding := slices.DeleteFunc(store.Holding(s.corrections), func(c store.Correction) bool { return c.Of.Doc != k.ID })
	reviewed, err := store.Apply(k.Record, holding)
	if err != nil {
		return err
	}
	k.reviewed, k.seen = reviewed, nil
	return s.links.put(k.ID, reviewed.Record, store.Holding(s.corrections))
}

// Known tells which ids are kept.
func (s *Store) Known(_ context.Context, ids []string) ([]bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]bool, len(ids))
	for i, id := range ids {
		_, out[i] = s.byID[id]
	}
	return out, nil
}

// Report is the report whose id begins so.
func (s *Store) Report(_ context.Context, id string) (*store.Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(id)
	if err != nil {
		return nil, err
	}
	r := k.Report
	r.Copies = slices.Clone(r.Copies)
	return &r, nil
}

func (s *Store) find(id string) (*kept, error) {
	var found *kept
	for _, k := range s.reports {
		if id != "" && strings.HasPrefix(k.ID, id) || slices.ContainsFunc(k.Copies, func(c store.Copy) bool { return c.Given == id && id != "" }) {
			if found != nil {
				return nil, fmt.Errorf("report %s: %w", id, store.ErrAmbiguous)
			}
			found = k
		}
	}
	if found == nil {
		return nil, fmt.Errorf("report %s: %w", id, store.ErrNotFound)
	}
	return found, nil
}

// Reports are the reports that q accepts.
func (s *Store) Reports(ctx context.Context, q query.Query) iter.Seq2[*store.Report, error] {
	return s.ReportsAfter(ctx, q, 0)
}

// ReportsAfter are the reports that q accepts behind one of them.
func (s *Store) ReportsAfter(_ context.Context, q query.Query, seq int64) iter.Seq2[*store.Report, error] {
	return func(yield func(*store.Report, error) bool) {
		s.mu.Lock()
		var list []store.Report
		for _, k := range s.reports {
			if k.Seq > seq && q.AcceptsReport(s.view(k)) {
				r := k.Report
				r.Record = nil
				list = append(list, r)
			}
		}
		s.mu.Unlock()
		for i := range list {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
}

// view is a report as questions see it: its actors have all the names of their groups.
func (s *Store) view(k *kept) *query.Report {
	if k.seen == nil {
		var given []string
		for _, c := range k.Copies {
			given = append(given, c.Given)
		}
		k.seen = &query.Report{Document: k.Document}
		if k.reviewed.Record != nil {
			k.seen = query.Of(k.reviewed.Record, given...)
			k.seen.Reviews = k.reviewed.Reviews
		}
	}
	for id, n := range k.seen.Actors {
		k.seen.Actors[id] = query.Names{Names: s.namesLike(store.Ref{Doc: k.ID, Entry: string(id)}), Country: n.Country}
	}
	return k.seen
}

// namesLike are the names of everybody who is the same, own name first.
func (s *Store) namesLike(ref store.Ref) []string {
	var out []string
	for _, m := range s.links.same("actor", ref) {
		for _, a := range s.byID[m.Doc].reviewed.Record.Actors {
			if string(a.ID) != m.Entry {
				continue
			}
			if m == ref {
				out = append([]string{a.Name}, out...)
			}
			for _, n := range append([]string{a.Name}, a.Aliases...) {
				if !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
	}
	return out
}

// Find is a page of what q accepts.
func (s *Store) Find(_ context.Context, q query.Query, p store.Page) (*store.Found, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.hits(q)
	if p.Newest {
		slices.Reverse(all)
	}
	if p.After != "" {
		n, err := strconv.Atoi(p.After)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("page %q: %w", p.After, store.ErrPage)
		}
		all = all[min(n, len(all)):]
	}
	out := &store.Found{Hits: all}
	if p.Limit > 0 && len(all) > p.Limit {
		done, _ := strconv.Atoi(p.After)
		out.Hits, out.Next = all[:p.Limit], strconv.Itoa(done+p.Limit)
	}
	for i := range out.Hits {
		if h := &out.Hits[i]; p.Texts {
			h.Record.Document.ID, h.Record.Document.Text = h.Report.ID, s.byID[h.Report.ID].Document.Text
		}
	}
	return out, nil
}

// hits are all entries that q accepts, in the order of time, of arrival, of the record.
func (s *Store) hits(q query.Query) []store.Hit {
	var out []store.Hit
	for _, k := range s.reports {
		if k.Record == nil {
			continue
		}
		v, r := s.view(k), k.reviewed.Record
		for _, e := range record.Entries(r) {
			if !q.Accepts(v, &e) {
				continue
			}
			review := k.reviewed.Reviews[e.ID]
			out = append(out, store.Hit{Report: store.HeadOf(&k.Report), Entry: e, Record: store.Cut(r, &e), Words: store.Quotes(r.Document.Text, &e),
				Review: cmp.Or(review, "none"), Group: s.links.group(e.Kind, store.Ref{Doc: k.ID, Entry: e.ID}), Day: store.DayOf(&e, k.Document.Published)})
		}
	}
	slices.SortStableFunc(out, func(a, b store.Hit) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

// Count is how many entries q accepts.
func (s *Store) Count(_ context.Context, q query.Query) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.hits(q)), nil
}

// Kinds are how many entries of each kind q accepts.
func (s *Store) Kinds(_ context.Context, q query.Query) (map[string]int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string]int{}
	for _, h := range s.hits(q) {
		out[h.Entry.Kind]++
	}
	return out, nil
}

// Days are how many entries q accepts on each day.
func (s *Store) Days(_ context.Context, q query.Query) ([]store.DayCount, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []store.DayCount
	for _, h := range s.hits(q) {
		switch last := len(out) - 1; {
		case h.Day == query.Forever:
		case last >= 0 && out[last].Day == h.Day:
			out[last].Count++
		default:
			out = append(out, store.DayCount{Day: h.Day, Count: 1})
		}
	}
	return out, nil
}

// Actors are the actors with a name that holds the words.
func (s *Store) Actors(_ context.Context, words string, limit int) ([]store.Actor, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := strings.TrimSpace(words) == ""
	out := slices.DeleteFunc(s.tally().list(), func(a store.Actor) bool {
		return all && a.Entries == 0 || !all && !slices.ContainsFunc(a.Names, func(n string) bool { return contains(n, words) })
	})
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, nil
}

// ActorsOf are groups of actors.
func (s *Store) ActorsOf(_ context.Context, groups []string) ([]store.Actor, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := map[string]store.Actor{}
	for _, a := range s.tally().list() {
		known[a.Group] = a
	}
	out := make([]store.Actor, len(groups))
	for i, g := range groups {
		out[i] = known[g]
	}
	return out, nil
}

// Names are what groups of actors are called mostly.
func (s *Store) Names(ctx context.Context, groups []string) ([]string, error) {
	list, err := s.ActorsOf(ctx, groups)
	out := make([]string, len(groups))
	for i, a := range list {
		out[i] = a.Name
	}
	return out, err
}

// Named are the groups of actors with a name that holds the words.
func (s *Store) Named(_ context.Context, words string) ([]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	want := query.Where(query.By, words).Where.(*query.Term)
	var out []string
	for _, a := range s.tally().list() {
		if want.Names(a.Names) {
			out = append(out, a.Group)
		}
	}
	return out, nil
}

// tally is what is known of all actors. The lock is held.
func (s *Store) tally() *tally {
	sum := newTally()
	for _, k := range s.reports {
		if k.reviewed.Record == nil {
			continue
		}
		for _, a := range k.reviewed.Record.Actors {
			sum.actor(s.links.group("actor", store.Ref{Doc: k.ID, Entry: string(a.ID)}), a)
		}
		for _, e := range record.Entries(k.reviewed.Record) {
			seen := map[string]bool{}
			for _, p := range e.Parties {
				g := s.links.group("actor", store.Ref{Doc: k.ID, Entry: string(p.Actor)})
				if p.Side != record.Word && !seen[g] {
					seen[g] = true
					sum.entry(g, store.DayOf(&e, k.Document.Published))
				}
			}
		}
	}
	return sum
}

func contains(name, words string) bool {
	return strings.Contains(" "+text.Fold(name)+" ", " "+text.Fold(words)+" ")
}

// Group are the entries that are the same.
func (s *Store) Group(_ context.Context, ref store.Ref) ([]store.Ref, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(ref.Doc)
	if err != nil {
		return nil, err
	}
	ref.Doc = k.ID
	kind, ok := kindOf(k, ref.Entry)
	if !ok {
		return nil, fmt.Errorf("entry %s: %w", ref, store.ErrNotFound)
	}
	return s.links.same(kind, ref), nil
}

func kindOf(k *kept, id string) (string, bool) {
	if k.reviewed.Record == nil {
		return "", false
	}
	for _, e := range record.Entries(k.reviewed.Record) {
		if e.ID == id {
			return e.Kind, true
		}
	}
	for _, a := range k.reviewed.Record.Actors {
		if string(a.ID) == id {
			return "actor", true
		}
	}
	return "", false
}
