package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"rapporteur/record"
	"rapporteur/store"
)

// Begin opens a run.
func (s *Store) Begin(ctx context.Context, r store.Run) (store.Run, error) {
	engine, err := json.Marshal(r.Engine)
	if err != nil {
		return r, err
	}
	r.Began = s.now().UTC()
	err = s.transaction(ctx, func(t *tx) error {
		r.ID, err = t.run("INSERT INTO runs (what, engine, began) VALUES (?,?,?)", r.What, string(engine), r.Began.Format(time.RFC3339Nano))
		return err
	})
	return r, err
}

// Runs are all runs.
func (s *Store) Runs(ctx context.Context) ([]store.Run, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT run, what, engine, began FROM runs ORDER BY run")
	if err != nil {
		return nil, explain(err)
	}
	var out []store.Run
	var r store.Run
	var engine, began string
	err = scan(rows, []any{&r.ID, &r.What, &engine, &began}, func() error {
		r.Engine = record.Engine{}
		if err := json.Unmarshal([]byte(engine), &r.Engine); err != nil {
			return err
		}
		var err error
		r.Began, err = time.Parse(time.RFC3339Nano, began)
		out = append(out, r)
		return err
	})
	return out, explain(err)
}

// Reread keeps a new reading of a report.
func (s *Store) Reread(ctx context.Context, id string, run int64, state store.State, rec *record.Record) error {
	r, err := s.Report(ctx, id)
	if err != nil {
		return err
	}
	return s.transaction(ctx, func(t *tx) error {
		r.Run, r.State, r.Reason, r.Record = run, state, "", rec
		if err := t.exec("UPDATE reports SET run = ?, state = ?, reason = '' WHERE seq = ?", run, state, r.Seq); err != nil {
			return err
		}
		return t.reading(r)
	})
}

// Reading is how a report was read as of a run.
func (s *Store) Reading(ctx context.Context, id string, run int64) (*record.Record, error) {
	r, err := s.Report(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.reading(ctx, r, "SELECT record FROM readings WHERE seq = ? AND run <= ? ORDER BY run DESC LIMIT 1", r.Seq, run)
}

// Correct keeps a correction, and the index follows it.
func (s *Store) Correct(ctx context.Context, c store.Correction) (store.Correction, error) {
	c.At = s.now().UTC()
	err := s.transaction(ctx, func(t *tx) error {
		if err := t.one("SELECT coalesce(max(n), 0) + 1 FROM corrections", nil, &c.N); err != nil {
			return err
		}
		raw, err := json.Marshal(c)
		if err != nil {
			return err
		}
		other := ""
		if c.With != nil {
			other = c.With.Doc
		}
		if err := t.exec("INSERT INTO corrections VALUES (?,?,?,?)", c.N, c.Of.Doc, other, string(raw)); err != nil {
			return err
		}
		return t.follow(c)
	})
	return c, err
}

// follow makes the index of the reports anew that a correction is about.
func (t *tx) follow(c store.Correction) error {
	docs := []string{c.Of.Doc}
	if c.With != nil && c.With.Doc != c.Of.Doc {
		docs = append(docs, c.With.Doc)
	}
	for _, id := range docs {
		if err := t.reindex(id); err != nil {
			return err
		}
	}
	if c.What != store.Undo || c.With == nil {
		return nil
	}
	p, err := t.placeOf(c.Kind, c.Of)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.regroup(p.group)
}

// reindex makes the index of a report anew.
func (t *tx) reindex(id string) error {
	var r store.Report
	var added string
	err := t.one(reportColumns+" WHERE r.id = ?", []any{id}, columns(&r, &added)...)
	if err != nil {
		return fmt.Errorf("report %s: %w", id, err)
	}
	r.Document.ID = r.ID
	if r.State != store.Coded {
		return nil
	}
	var raw []byte
	if err := t.one("SELECT record FROM readings WHERE seq = ? ORDER BY run DESC LIMIT 1", []any{r.Seq}, &raw); err != nil {
		return err
	}
	rec, err := unpack(raw, r.Document)
	if err != nil {
		return err
	}
	return t.index(&r, rec)
}

// corrections are those that concern a report, or all.
func (t *tx) corrections(id string) ([]store.Correction, error) {
	q, args := "SELECT body FROM corrections ORDER BY n", []any(nil)
	if id != "" {
		q, args = "SELECT body FROM corrections WHERE doc = ?1 OR other = ?1 ORDER BY n", []any{id}
	}
	var out []store.Correction
	var raw string
	err := t.each(q, args, []any{&raw}, func() error { return decodeInto(&out, raw) })
	return out, err
}

// decodeInto reads a body and appends it.
func decodeInto[T any](list *[]T, raw string) error {
	var x T
	if err := json.Unmarshal([]byte(raw), &x); err != nil {
		return err
	}
	*list = append(*list, x)
	return nil
}

// bodies reads a table of bodies.
func bodies[T any](ctx context.Context, s *Store, query string, args ...any) ([]T, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(err)
	}
	var out []T
	var raw string
	err = scan(rows, []any{&raw}, func() error { return decodeInto(&out, raw) })
	return out, explain(err)
}

// Corrections are those of a report, or all.
func (s *Store) Corrections(ctx context.Context, id string) ([]store.Correction, error) {
	if id == "" {
		return bodies[store.Correction](ctx, s, "SELECT body FROM corrections ORDER BY n")
	}
	seq, err := s.seq(ctx, id)
	if err != nil {
		return nil, err
	}
	return bodies[store.Correction](ctx, s, "SELECT body FROM corrections WHERE doc = (SELECT id FROM reports WHERE seq = ?) ORDER BY n", seq)
}

// Fail keeps troubles, one a name.
func (s *Store) Fail(ctx context.Context, list []store.Trouble) error {
	if len(list) == 0 {
		return nil
	}
	return s.transaction(ctx, func(t *tx) error {
		for _, x := range list {
			x.At, x.Tries = s.now().UTC(), 1
			var raw string
			err := t.one("SELECT body FROM troubles WHERE name = ?", []any{x.Name}, &raw)
			if err == nil {
				var old store.Trouble
				if err := json.Unmarshal([]byte(raw), &old); err != nil {
					return err
				}
				x.Tries += old.Tries
			} else if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			if err := t.put("troubles", x.Name, x); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) put(table, key string, x any) error {
	raw, err := json.Marshal(x)
	if err != nil {
		return err
	}
	return t.exec("INSERT OR REPLACE INTO "+table+" VALUES (?,?)", key, string(raw))
}

// Mend forgets troubles.
func (s *Store) Mend(ctx context.Context, names []string) error {
	if len(names) == 0 {
		return nil
	}
	return s.transaction(ctx, func(t *tx) error {
		for n := range slices.Values(names) {
			if err := t.exec("DELETE FROM troubles WHERE name = ?", n); err != nil {
				return err
			}
		}
		return nil
	})
}

// Troubles are all that could not be read.
func (s *Store) Troubles(ctx context.Context) ([]store.Trouble, error) {
	return bodies[store.Trouble](ctx, s, "SELECT body FROM troubles ORDER BY name")
}

// PutFeed keeps a feed.
func (s *Store) PutFeed(ctx context.Context, f store.Feed) error {
	return s.transaction(ctx, func(t *tx) error { return t.put("feeds", f.URL, f) })
}

// Feeds are all feeds.
func (s *Store) Feeds(ctx context.Context) ([]store.Feed, error) {
	return bodies[store.Feed](ctx, s, "SELECT body FROM feeds ORDER BY url")
}

// Status is the archive in numbers.
func (s *Store) Status(ctx context.Context) (store.Status, error) {
	st := store.Status{Format: Format, Reports: map[store.State]int{}, Entries: map[string]int{}, Reviewed: map[string]int{}}
	err := errors.Join(s.tallies(ctx, &st), s.sources(ctx, &st))
	if err != nil {
		return st, explain(err)
	}
	for query, to := range map[string]*int{
		"SELECT count(*) FROM troubles": &st.Troubles,
		"SELECT count(*) FROM feeds WHERE NOT coalesce(json_extract(body, '$.removed'), 0)": &st.Feeds,
		"SELECT count(*) FROM runs": &st.Runs,
	} {
		if err := s.read.QueryRowContext(ctx, query).Scan(to); err != nil {
			return st, explain(err)
		}
	}
	return st, nil
}

// tallies are the numbers that the archive counts as its rows come and go.
func (s *Store) tallies(ctx context.Context, st *store.Status) error {
	rows, err := s.read.QueryContext(ctx, "SELECT what, word, n FROM tallies WHERE n <> 0")
	if err != nil {
		return err
	}
	var what, word string
	var n int
	return scan(rows, []any{&what, &word, &n}, func() error {
		switch what {
		case "state":
			st.Reports[store.State(word)] = n
		case "copies":
			st.Copies = n
		case "review":
			st.Reviewed[word] = n
		case "entries":
			st.Entries[word] = n
			st.Groups += n
		case "linked": // the others are the same as none
			st.Groups -= n
		case "groups":
			switch word {
			case "actor":
				st.Actors = n
			case "document":
			default:
				st.Groups += n
			}
		}
		return nil
	})
}

// sources are the sources with most reports first, and what all of them come to.
func (s *Store) sources(ctx context.Context, st *store.Status) error {
	empty, err := s.emptyOf(ctx)
	if err != nil {
		return err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT source, reports, first, last, undated FROM sources ORDER BY reports DESC, source")
	if err != nil {
		return err
	}
	var c store.SourceCount
	undated := 0
	return scan(rows, []any{&c.Source, &c.Reports, &c.First, &c.Last, &undated}, func() error {
		c.Empty = empty[c.Source]
		st.Sources = append(st.Sources, c)
		st.Empty, st.Undated, st.Last = st.Empty+c.Empty, st.Undated+undated, max(st.Last, c.Last)
		if st.First == "" || c.First != "" && c.First < st.First {
			st.First = c.First
		}
		return nil
	})
}

// emptyOf are how many coded reports of each source have no entry.
func (s *Store) emptyOf(ctx context.Context) (map[string]int, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT source, count(*) FROM reports INDEXED BY reports_bare WHERE bare = 1 AND state = 'coded' GROUP BY source")
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	var source string
	var n int
	err = scan(rows, []any{&source, &n}, func() error { out[source] = n; return nil })
	return out, err
}
