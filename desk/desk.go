// Package desk is what a user can do with an archive, written once: take reports in, find, show, correct. It knows
// neither flags nor HTTP; the command line, the API and the page are thin skins over it.
package desk

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
)

// Engine reads one report. It serves several goroutines at a time.
type Engine interface {
	Read(record.Document) (*record.Record, error)
}

// Desk works on one archive.
type Desk struct {
	Store  store.Store
	Engine Engine           // may be nil as long as nothing is read
	About  record.Engine    // what Engine is
	Scope  query.Scope      // what is coded
	Now    func() time.Time // the clock

	changing sync.Mutex // see Change
	stands   stands
}

// Find is a page of the entries that a question asks for, without those that somebody rejected unless the question asks
// for what is rejected. The texts of their reports come with them.
func (d *Desk) Find(ctx context.Context, q query.Query, p store.Page) (*store.Found, error) {
	p.Texts = true
	return d.Store.Find(ctx, Held(q), p)
}

// Count is how many entries a question asks for, as Find takes it.
func (d *Desk) Count(ctx context.Context, q query.Query) (int, error) {
	return d.Store.Count(ctx, Held(q))
}

// Kinds are how many entries of each kind a question asks for, as Find takes it.
func (d *Desk) Kinds(ctx context.Context, q query.Query) (map[string]int, error) {
	return d.Store.Kinds(ctx, Held(q))
}

// Held adds to a question that what somebody rejected is left out, unless it asks about that itself.
func Held(q query.Query) query.Query {
	asks := false
	q.Terms(func(t *query.Term) { asks = asks || t.Field == query.Review })
	if asks {
		return q
	}
	return query.All(q, query.Query{Where: query.Not{Expr: &query.Term{Field: query.Review, Op: query.Has, Value: "rejected"}}})
}

// Days are how many entries a question asks for on each day, as Find takes it.
func (d *Desk) Days(ctx context.Context, q query.Query) ([]store.DayCount, error) {
	return d.Store.Days(ctx, Held(q))
}

// Shown is a report as it is shown: its newest reading with the corrections that hold.
type Shown struct {
	*store.Report
	*store.Reviewed
	Log []store.Correction
}

// Show is the report with an id. Entries that somebody rejected are left out of its record; Reviews tells of them.
func (d *Desk) Show(ctx context.Context, id string) (*Shown, error) {
	out, err := d.whole(ctx, id)
	if err != nil {
		return nil, err
	}
	if out.Reviewed.Record != nil {
		out.Reviewed.Record = without(out.Reviewed.Record, func(id string) bool { return out.Reviews[id] == "rejected" })
	}
	return out, nil
}

// whole is the report with an id, rejected entries included.
func (d *Desk) whole(ctx context.Context, id string) (*Shown, error) {
	r, err := d.Store.Report(ctx, id)
	if err != nil {
		return nil, err
	}
	log, err := d.Store.Corrections(ctx, r.ID)
	if err != nil {
		return nil, err
	}
	reviewed, err := store.Apply(r.Record, store.Holding(log))
	if err != nil {
		return nil, err
	}
	return &Shown{r, reviewed, log}, nil
}

// without is a record without some of its entries.
func without(r *record.Record, gone func(id string) bool) *record.Record {
	out := *r
	out.Roles = keep(r.Roles, gone, func(x *record.Role) string { return x.ID })
	out.Groups = keep(r.Groups, gone, func(x *record.Group) string { return x.ID })
	out.Statements = keep(r.Statements, gone, func(x *record.Statement) string { return x.ID })
	out.Events = keep(r.Events, gone, func(x *record.Event) string { return x.ID })
	out.Tolls = keep(r.Tolls, gone, func(x *record.Toll) string { return x.ID })
	out.Figures = keep(r.Figures, gone, func(x *record.Figure) string { return x.ID })
	out.Proposals = keep(r.Proposals, gone, func(x *record.Proposal) string { return x.ID })
	out.Positions = keep(r.Positions, gone, func(x *record.Position) string { return x.ID })
	return &out
}

func keep[T any](list []T, gone func(string) bool, id func(*T) string) []T {
	var out []T
	for i := range list {
		if !gone(id(&list[i])) {
			out = append(out, list[i])
		}
	}
	return out
}

// readOne reads a document, and tells what becomes of it when it cannot be read.
func (d *Desk) readOne(doc record.Document) (*record.Record, store.State, error) {
	r, err := d.Engine.Read(doc)
	if err == nil {
		return r, store.Coded, nil
	}
	var e *source.Error
	if errors.As(err, &e) && e.Kind == source.Language {
		return nil, store.Foreign, nil
	}
	return nil, store.Failed, fmt.Errorf("%w", err)
}
