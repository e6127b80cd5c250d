package sqlite

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// Add keeps reports.
func (s *Store) Add(ctx context.Context, reports []store.Report) ([]store.Added, error) {
	var out []store.Added
	err := s.transaction(ctx, func(t *tx) error {
		for i := range reports {
			a, err := t.add(reports[i])
			if err != nil {
				return err
			}
			out = append(out, a)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (t *tx) add(r store.Report) (store.Added, error) {
	r.ID = store.ID(r.Document.Text)
	r.Document.ID = r.ID
	a := store.Added{ID: r.ID}
	err := t.one("SELECT seq FROM reports WHERE id = ?", []any{r.ID}, &a.Seq)
	if errors.Is(err, sql.ErrNoRows) {
		a.New = true
		a.Seq, err = t.keep(&r)
	}
	if err != nil {
		return a, err
	}
	for _, c := range r.Copies {
		if err := t.exec("INSERT OR IGNORE INTO copies VALUES (?,?,?,?,?,?,?)", a.Seq, c.Name, c.Given, c.Title, c.Source, c.URL, c.Published); err != nil {
			return a, err
		}
	}
	return a, nil
}

// keep stores a report whose text is new, with its reading.
func (t *tx) keep(r *store.Report) (int64, error) {
	d := r.Document
	var from, to any
	if s, ok := query.SpanOf(d.Published); ok {
		from, to = int64(s.From), int64(s.To)
	}
	seq, err := t.run("INSERT INTO reports (id, title, source, byline, published, language, url, state, reason, run, added, from_day, to_day, source_folded, byline_folded, url_folded) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		r.ID, d.Title, d.Source, d.Byline, d.Published, d.Language, d.URL, r.State, r.Reason, r.Run, t.store.now().UTC().Format(time.RFC3339),
		from, to, folded(d.Source), folded(d.Byline), folded(d.URL))
	if err != nil {
		return 0, err
	}
	if err := t.exec("INSERT INTO texts VALUES (?,?)", seq, d.Text); err != nil {
		return 0, err
	}
	if err := t.exec("INSERT INTO report_words (rowid, title, body) VALUES (?,?,?)", seq, text.Fold(d.Title), text.Fold(d.Text)); err != nil {
		return 0, err
	}
	r.Seq = seq
	return seq, t.reading(r)
}

// folded is s as it is searched: between blanks, so that whole words are found.
func folded(s string) string { return " " + text.Fold(s) + " " }

// reading keeps the record of a report, and makes its index anew.
func (t *tx) reading(r *store.Report) error {
	if r.Record == nil {
		return t.index(r, nil)
	}
	rec := *r.Record
	rec.Document = r.Document
	raw, err := pack(&rec)
	if err != nil {
		return err
	}
	var last []byte
	err = t.one("SELECT record FROM readings WHERE seq = ? ORDER BY run DESC LIMIT 1", []any{r.Seq}, &last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if err != nil || !bytes.Equal(last, raw) { // a reading that says the same again is not kept twice
		if err := t.exec("INSERT OR REPLACE INTO readings VALUES (?,?,?)", r.Seq, r.Run, raw); err != nil {
			return err
		}
	}
	return t.index(r, &rec)
}

// pack is a record as it is kept: without its text, which is kept once.
func pack(r *record.Record) ([]byte, error) {
	short := *r
	short.Document.Text = ""
	raw, err := json.Marshal(&short)
	if err != nil {
		return nil, err
	}
	return deflate(raw), nil
}

func unpack(raw []byte, document record.Document) (*record.Record, error) {
	raw, err := inflate(raw)
	if err != nil {
		return nil, err
	}
	r := new(record.Record)
	if err := json.Unmarshal(raw, r); err != nil {
		return nil, err
	}
	r.Document = document
	for i := range r.Proposals { // its "by" is who proposes
		r.Proposals[i].By = r.Proposals[i].FoundBy
	}
	return r, nil
}

func deflate(raw []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestSpeed) // the level is a good one
	_, _ = w.Write(raw)                          // to memory
	_ = w.Close()
	return b.Bytes()
}

func inflate(raw []byte) ([]byte, error) { return io.ReadAll(flate.NewReader(bytes.NewReader(raw))) }

// Known tells which ids are kept.
func (s *Store) Known(ctx context.Context, ids []string) ([]bool, error) {
	out := make([]bool, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	args, at := make([]any, len(ids)), map[string][]int{}
	for i, id := range ids {
		args[i] = id
		at[id] = append(at[id], i)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT id FROM reports WHERE id IN (?"+strings.Repeat(",?", len(ids)-1)+")", args...)
	if err != nil {
		return nil, explain(err)
	}
	var id string
	err = scan(rows, []any{&id}, func() error {
		for _, i := range at[id] {
			out[i] = true
		}
		return nil
	})
	return out, explain(err)
}
