package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

const hitColumns = "SELECT e.day, e.n, e.id, e.review, coalesce(nodes.grp, 0), b.body, r.id, r.title, r.source, r.published, r.url"

// Find is a page of the entries that q accepts.
func (s *Store) Find(ctx context.Context, q query.Query, p store.Page) (*store.Found, error) {
	at, err := cursor(p.After)
	if err != nil {
		return nil, err
	}
	chosen, err := s.choose(ctx, q, p, at)
	if err != nil {
		return nil, explain(err)
	}
	out := &store.Found{}
	if p.Limit > 0 && len(chosen) > p.Limit {
		chosen = chosen[:p.Limit]
		last := chosen[p.Limit-1]
		out.Next = store.Cursor(query.Day(last.day), last.n)
	}
	for len(chosen) > 0 {
		k := min(len(chosen), hitsAtATime)
		if out.Hits, err = s.hits(ctx, out.Hits, chosen[:k]); err != nil {
			return nil, explain(err)
		}
		chosen = chosen[k:]
	}
	if p.Texts {
		err = s.texts(ctx, out.Hits)
	}
	return out, explain(err)
}

// spot is where an entry stands in the order of time.
type spot struct{ day, n int64 }

// cursor reads where a page begins; nil for the first.
func cursor(s string) (*spot, error) {
	if s == "" {
		return nil, nil
	}
	a, b, ok := strings.Cut(s, ".")
	day, errA := strconv.ParseInt(a, 10, 64)
	n, errB := strconv.ParseInt(b, 10, 64)
	if !ok || errA != nil || errB != nil {
		return nil, fmt.Errorf("page %q: %w", s, store.ErrPage)
	}
	return &spot{day, n}, nil
}

// choose finds the entries of a page, one more than fits where there are more, in the narrow tables.
func (s *Store) choose(ctx context.Context, q query.Query, p store.Page, after *spot) ([]spot, error) {
	h, some, err := s.onShelf(ctx, q)
	if err != nil {
		return nil, err
	}
	if h != nil {
		return h.page(some, p.Newest, p.Limit, after), nil
	}
	if of := partOf(q.Where); of != nil {
		return s.chooseOf(ctx, of, p, after)
	}
	c := compile(q)
	inOrder(c, "e.", p, after)
	return s.spots(ctx, "SELECT e.day, e.n FROM "+c.entries()+" WHERE "+c.sql.String(), c.args)
}

// inOrder ends a statement: behind a place, in the order of time, as many as fit and one more.
func inOrder(c *condition, table string, p store.Page, after *spot) {
	sign, order := ">", ""
	if p.Newest {
		sign, order = "<", " DESC"
	}
	if after != nil {
		c.add(" AND ("+table+"day, "+table+"n) "+sign+" (?, ?)", after.day, after.n)
	}
	c.add(" ORDER BY " + table + "day" + order + ", " + table + "n" + order)
	if p.Limit > 0 {
		c.add(" LIMIT ?", p.Limit+1)
	}
}

func (s *Store) spots(ctx context.Context, query string, args []any) ([]spot, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	var out []spot
	var x spot
	err = scan(rows, []any{&x.day, &x.n}, func() error { out = append(out, x); return nil })
	return out, err
}

// hitsAtATime is how many entries are fetched with one statement.
const hitsAtATime = 500

// chooseOf chooses among the entries that an actor has a part in, as many at a time as may fill the page.
func (s *Store) chooseOf(ctx context.Context, of *part, p store.Page, after *spot) ([]spot, error) {
	inIndex, ofEntry := of.split(p.Limit > 0)
	size := p.Limit
	if ofEntry != nil {
		size *= 2
	}
	var out []spot
	for ; ; size = min(4*size, 1<<14) {
		c := &condition{}
		c.add("SELECT DISTINCT e.day, e.n")
		of.from(c, inIndex)
		inOrder(c, "e.", store.Page{Newest: p.Newest, Limit: size}, after)
		some, err := s.spots(ctx, c.sql.String(), c.args)
		if err != nil {
			return nil, err
		}
		last := size == 0 || len(some) <= size
		if !last {
			after = &spot{some[len(some)-1].day, some[len(some)-1].n}
		}
		good, err := s.meet(ctx, ofEntry, some)
		if err != nil {
			return nil, err
		}
		out = append(out, good...)
		if last {
			return out, nil
		}
		if len(out) > p.Limit {
			return out[:p.Limit+1], nil
		}
	}
}

// meet leaves those of some entries that meet a question.
func (s *Store) meet(ctx context.Context, also query.And, some []spot) ([]spot, error) {
	if also == nil {
		return some, nil
	}
	good := map[int64]bool{}
	for part := range slices.Chunk(some, hitsAtATime) {
		c := &condition{few: true}
		c.add(" WHERE ")
		oneOf(c, numbersOf(part))
		c.add(" AND ")
		c.expr(also, c.term)
		list, err := s.spots(ctx, "SELECT e.day, e.n FROM "+c.entries()+c.sql.String(), c.args)
		if err != nil {
			return nil, err
		}
		for _, x := range list {
			good[x.n] = true
		}
	}
	return slices.DeleteFunc(some, func(x spot) bool { return !good[x.n] }), nil
}

func oneOf(c *condition, ns []int64) {
	c.add("e.n IN (?" + strings.Repeat(",?", len(ns)-1) + ")")
	for _, n := range ns {
		c.args = append(c.args, n)
	}
}

// hits appends entries in the order given. A shelf holds some of them; the others are fetched.
func (s *Store) hits(ctx context.Context, out []store.Hit, some []spot) ([]store.Hit, error) {
	held, err := s.shelfNow(ctx)
	if err != nil {
		return nil, err
	}
	unknown, have := numbersOf(some), make(map[int64]store.Hit, len(some))
	if held != nil {
		unknown = held.hits.take(unknown, have)
	}
	fetched, err := s.fetch(ctx, unknown)
	if err != nil {
		return nil, err
	}
	if held != nil {
		held.hits.keep(fetched)
	}
	for _, x := range fetched {
		have[x.N] = x
	}
	for _, x := range some {
		if hit, there := have[x.n]; there { // else it went meanwhile
			out = append(out, hit)
		}
	}
	return out, nil
}

// fetch reads entries from the file.
func (s *Store) fetch(ctx context.Context, ns []int64) ([]store.Hit, error) {
	if len(ns) == 0 {
		return nil, nil
	}
	c := &condition{}
	c.add(hitColumns + " FROM entries e JOIN reports r ON r.seq = e.seq JOIN entry_bodies b ON b.n = e.n LEFT JOIN nodes ON nodes.node = e.node WHERE ")
	oneOf(c, ns)
	rows, err := s.read.QueryContext(ctx, c.sql.String(), c.args...)
	if err != nil {
		return nil, err
	}
	return scanHits(rows, make([]store.Hit, 0, len(ns)))
}

// scanHits appends the entries of rows of hitColumns.
func scanHits(rows *sql.Rows, out []store.Hit) ([]store.Hit, error) {
	var day, n, group int64
	var id, review, raw string
	var h store.Head
	err := scan(rows, []any{&day, &n, &id, &review, &group, &raw, &h.ID, &h.Title, &h.Source, &h.Published, &h.URL}, func() error {
		ref := store.Ref{Doc: h.ID, Entry: id}
		hit := store.Hit{Report: h, Review: review, Group: groupName(group, ref), Day: query.Day(day), N: n}
		if err := fill(&hit, raw); err != nil {
			return fmt.Errorf("entry %s: %w", ref, err)
		}
		out = append(out, hit)
		return nil
	})
	return out, err
}

// Texts fills in the texts of the reports of hits.
func (s *Store) Texts(ctx context.Context, hits []store.Hit) error {
	return explain(s.texts(ctx, hits))
}

// texts fills in the texts of the reports.
func (s *Store) texts(ctx context.Context, hits []store.Hit) error {
	have := map[string]string{}
	var docs []string
	for i := range hits {
		id := hits[i].Report.ID
		if _, ok := have[id]; !ok {
			have[id], docs = "", append(docs, id)
		}
	}
	for part := range slices.Chunk(docs, hitsAtATime) {
		c := &condition{}
		c.add("SELECT r.id, x.text FROM reports r JOIN texts x ON x.seq = r.seq WHERE r.id IN (")
		values(c, part)
		rows, err := s.read.QueryContext(ctx, c.sql.String()+")", c.args...)
		if err != nil {
			return err
		}
		var id, t string
		if err := scan(rows, []any{&id, &t}, func() error { have[id] = t; return nil }); err != nil {
			return err
		}
	}
	for i := range hits {
		id := hits[i].Report.ID
		hits[i].Record.Document.ID, hits[i].Record.Document.Text = id, have[id]
	}
	return nil
}

// groupName names a group; an entry that is in none is its own.
func groupName(group int64, ref store.Ref) string {
	if group == 0 {
		return ref.Doc + "/" + ref.Entry
	}
	return "g" + strconv.FormatInt(group, 10)
}

func fill(h *store.Hit, raw string) error {
	var b body
	if err := json.Unmarshal([]byte(raw), &b); err != nil {
		return err
	}
	h.Record, h.Words = b.Cut.record(), b.Words
	entries := record.Entries(h.Record)
	if len(entries) != 1 {
		return errors.New("the index is damaged: rapporteur reread makes it anew")
	}
	h.Entry = entries[0]
	return nil
}

// counting is a statement that counts the entries that q accepts, behind its SELECT: from the index of parties alone
// where that is enough.
func counting(q query.Query) (c *condition, count string) {
	if of := partOf(q.Where); of != nil {
		if inIndex, ofEntry := of.split(false); ofEntry == nil {
			c := &condition{}
			of.from(c, inIndex)
			return c, "count(DISTINCT e.n)"
		}
	}
	c = compile(q)
	where := c.sql.String()
	c.sql.Reset()
	c.add(" FROM " + c.entries() + " WHERE " + where)
	return c, "count(*)"
}

// Count is how many entries q accepts.
func (s *Store) Count(ctx context.Context, q query.Query) (int, error) {
	if h, some, err := s.onShelf(ctx, q); h != nil || err != nil {
		return some.len(), explain(err)
	}
	c, of := counting(q)
	n := 0
	err := s.read.QueryRowContext(ctx, "SELECT "+of+c.sql.String(), c.args...).Scan(&n)
	return n, explain(err)
}

const reportColumns = "SELECT r.seq, r.id, r.title, r.source, r.byline, r.published, r.language, r.url, r.state, r.reason, r.run, r.added, x.text FROM reports r JOIN texts x ON x.seq = r.seq"

// columns are where a row of reportColumns goes.
func columns(r *store.Report, added *string) []any {
	d := &r.Document
	return []any{&r.Seq, &r.ID, &d.Title, &d.Source, &d.Byline, &d.Published, &d.Language, &d.URL, &r.State, &r.Reason, &r.Run, added, &d.Text}
}

// Report is the report whose id begins so, or that was given so.
func (s *Store) Report(ctx context.Context, id string) (*store.Report, error) {
	seq, err := s.seq(ctx, id)
	if err != nil {
		return nil, err
	}
	r, added := &store.Report{}, ""
	if err := s.read.QueryRowContext(ctx, reportColumns+" WHERE r.seq = ?", seq).Scan(columns(r, &added)...); err != nil {
		return nil, explain(err)
	}
	r.Document.ID = r.ID
	if r.Added, err = time.Parse(time.RFC3339, added); err != nil {
		return nil, err
	}
	if r.Copies, err = s.copies(ctx, seq); err != nil {
		return nil, explain(err)
	}
	if r.State != store.Coded {
		return r, nil
	}
	r.Record, err = s.reading(ctx, r, "SELECT record FROM readings WHERE seq = ? ORDER BY run DESC LIMIT 1", seq)
	return r, err
}

func (s *Store) reading(ctx context.Context, r *store.Report, query string, args ...any) (*record.Record, error) {
	var raw []byte
	err := s.read.QueryRowContext(ctx, query, args...).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(err)
	}
	return unpack(raw, r.Document)
}

// seq is the number of the report with an id.
func (s *Store) seq(ctx context.Context, id string) (int64, error) {
	if id == "" {
		return 0, fmt.Errorf("report %q: %w", id, store.ErrNotFound)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT seq FROM reports WHERE id >= ? AND id < ? UNION SELECT seq FROM copies WHERE given = ? LIMIT 2", id, id+"\U0010FFFF", id)
	if err != nil {
		return 0, explain(err)
	}
	var found []int64
	var n int64
	if err := scan(rows, []any{&n}, func() error { found = append(found, n); return nil }); err != nil {
		return 0, explain(err)
	}
	switch len(found) {
	case 0:
		return 0, fmt.Errorf("report %s: %w", id, store.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return 0, fmt.Errorf("report %s: %w", id, store.ErrAmbiguous)
}

func (s *Store) copies(ctx context.Context, seq int64) ([]store.Copy, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT name, given, title, source, url, published FROM copies WHERE seq = ?", seq)
	if err != nil {
		return nil, err
	}
	var out []store.Copy
	var c store.Copy
	err = scan(rows, []any{&c.Name, &c.Given, &c.Title, &c.Source, &c.URL, &c.Published}, func() error { out = append(out, c); return nil })
	return out, err
}

// pageOfReports is how many reports are fetched at a time: no transaction stays open while they are worked on.
const pageOfReports = 100

// Reports are the reports that q accepts.
func (s *Store) Reports(ctx context.Context, q query.Query) iter.Seq2[*store.Report, error] {
	return s.ReportsAfter(ctx, q, 0)
}

// ReportsAfter are the reports that q accepts behind one of them.
func (s *Store) ReportsAfter(ctx context.Context, q query.Query, after int64) iter.Seq2[*store.Report, error] {
	return func(yield func(*store.Report, error) bool) {
		after := after
		for {
			list, err := s.reportsAfter(ctx, q, after)
			if err != nil {
				yield(nil, explain(err))
				return
			}
			for _, r := range list {
				if !yield(r, nil) {
					return
				}
				after = r.Seq
			}
			if len(list) < pageOfReports {
				return
			}
		}
	}
}

// Kinds are how many entries of each kind q accepts.
func (s *Store) Kinds(ctx context.Context, q query.Query) (map[string]int, error) {
	if h, some, err := s.onShelf(ctx, q); h != nil || err != nil {
		return h.kinds(some), explain(err)
	}
	c, of := counting(q)
	c.add(" GROUP BY e.kind")
	rows, err := s.read.QueryContext(ctx, "SELECT e.kind, "+of+c.sql.String(), c.args...)
	if err != nil {
		return nil, explain(err)
	}
	out := map[string]int{}
	var kind string
	var n int
	err = scan(rows, []any{&kind, &n}, func() error {
		if kind == "meeting" { // as parties have it, see kindOf
			kind = "event"
		}
		out[kind] += n
		return nil
	})
	return out, explain(err)
}

// Days are how many entries q accepts on each day.
func (s *Store) Days(ctx context.Context, q query.Query) ([]store.DayCount, error) {
	if h, some, err := s.onShelf(ctx, q); h != nil || err != nil {
		return h.days(some), explain(err)
	}
	c, of := counting(q)
	c.add(" AND e.day < ? GROUP BY e.day ORDER BY e.day", int64(query.Forever))
	rows, err := s.read.QueryContext(ctx, "SELECT e.day, "+of+c.sql.String(), c.args...)
	if err != nil {
		return nil, explain(err)
	}
	var out []store.DayCount
	var d store.DayCount
	err = scan(rows, []any{&d.Day, &d.Count}, func() error { out = append(out, d); return nil })
	return out, explain(err)
}

// Newest are the reports that q accepts and that arrived before one of them, the last first.
func (s *Store) Newest(ctx context.Context, q query.Query, before int64, limit int) ([]store.Report, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	list, err := s.reportRows(ctx, q, "r.seq < ? ORDER BY r.seq DESC", before, limit)
	if err != nil {
		return nil, explain(err)
	}
	var out []store.Report
	for _, r := range list {
		out = append(out, *r)
	}
	return out, nil
}

func (s *Store) reportsAfter(ctx context.Context, q query.Query, after int64) ([]*store.Report, error) {
	return s.reportRows(ctx, q, "r.seq > ? ORDER BY r.seq", after, pageOfReports)
}

// reportRows are reports that q accepts, from one of them on.
func (s *Store) reportRows(ctx context.Context, q query.Query, where string, from int64, limit int) ([]*store.Report, error) {
	c := compileForReports(q)
	rows, err := s.read.QueryContext(ctx, reportColumns+" WHERE "+c.sql.String()+" AND "+where+" LIMIT ?", append(c.args, from, limit)...)
	if err != nil {
		return nil, err
	}
	var list []*store.Report
	var r store.Report
	var added string
	err = scan(rows, columns(&r, &added), func() error {
		one := r
		one.Document.ID = r.ID
		if one.Added, err = time.Parse(time.RFC3339, added); err != nil {
			return err
		}
		list = append(list, &one)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, r := range list {
		if r.Copies, err = s.copies(ctx, r.Seq); err != nil {
			return nil, err
		}
	}
	return list, nil
}
