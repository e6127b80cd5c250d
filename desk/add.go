package desk

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
)

// AddOptions say how reports are taken in.
type AddOptions struct {
	Jobs     int                      // reports read at the same time
	Complete func(*record.Document)   // fills in what the report does not tell; may be nil
	Input    func(name string) string // what add was given to find a report, and
	Options  string                   // how it was told to read it: kept for what fails
	Told     func(Outcome)            // hears what became of each report, once that is kept for good; may be nil
}

// Outcome is what became of one report.
type Outcome struct {
	Name    string `json:"name"`
	ID      string `json:"id,omitempty"`
	What    string `json:"what"` // added, known, outside, foreign, failed
	Entries int    `json:"entries,omitempty"`
	Reason  string `json:"reason,omitempty"`
	Err     error  `json:"-"`
}

// Sum counts outcomes.
type Sum struct {
	Added   int `json:"added"` // and read
	Known   int `json:"known"`
	Outside int `json:"outside"`
	Foreign int `json:"foreign"`
	Failed  int `json:"failed"`
	Entries int `json:"entries"`
}

func (s *Sum) count(o Outcome) {
	switch o.What {
	case "added":
		s.Added++
	case "known":
		s.Known++
	case "outside":
		s.Outside++
	case "foreign":
		s.Foreign++
	case "failed":
		s.Failed++
	}
	s.Entries += o.Entries
}

// batchSize is how many reports are kept in one transaction: few enough that little is read in vain when somebody pulls
// the plug, and enough that waiting for the disk does not show.
const batchSize = 48

// batch is some reports on their way into the archive.
type batch struct {
	items   []source.Item
	reports []store.Report // of the items without an error, in order
	at      []int          // index of the item of each report
	entries []int
	known   []bool
	errs    []error // why a report could not be read
	err     error
}

// Add takes reports in, one batch after another, while the next is being read. When it is interrupted, what it told of
// is kept, and the same call again goes on from there.
func (d *Desk) Add(ctx context.Context, items source.Items, o AddOptions) (Sum, error) {
	var sum Sum
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	read := make(chan *batch, 1)
	go func() { // is left to itself when it waits for input that does not come
		defer close(read)
		var run store.Run
		for b := range batches(inner, items) {
			d.prepare(inner, b, &run, o)
			select {
			case read <- b:
			case <-inner.Done():
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return sum, ctx.Err()
		case b, more := <-read:
			if !more {
				return sum, ctx.Err()
			}
			if err := d.take(ctx, b, o, &sum); err != nil {
				return sum, err
			}
		}
	}
}

// take keeps a batch, and tells of it.
func (d *Desk) take(ctx context.Context, b *batch, o AddOptions, sum *Sum) error {
	if b.err != nil {
		return b.err
	}
	outcomes, err := d.keep(ctx, b, o)
	if err != nil {
		return err
	}
	for _, x := range outcomes {
		sum.count(x)
		if o.Told != nil {
			o.Told(x)
		}
	}
	return nil
}

// batches cuts items into batches, until the context is done.
func batches(ctx context.Context, items source.Items) func(func(*batch) bool) {
	return func(yield func(*batch) bool) {
		b := &batch{}
		for it := range items {
			if ctx.Err() != nil {
				return
			}
			if b.items = append(b.items, it); len(b.items) == batchSize {
				if !yield(b) {
					return
				}
				b = &batch{}
			}
		}
		if len(b.items) > 0 && ctx.Err() == nil {
			yield(b)
		}
	}
}

// prepare makes reports of a batch, and reads those that are new and inside the scope. The run begins with the first of
// them: adding what is known leaves no trace.
func (d *Desk) prepare(ctx context.Context, b *batch, run *store.Run, o AddOptions) {
	var ids []string
	for i, it := range b.items {
		if it.Err != nil {
			continue
		}
		r := reportOf(it, o)
		b.reports, b.at, ids = append(b.reports, r), append(b.at, i), append(ids, r.ID)
	}
	n := len(b.reports)
	b.entries, b.errs = make([]int, n), make([]error, n)
	if b.known, b.err = d.Store.Known(ctx, ids); b.err != nil {
		return
	}
	if slices.Contains(b.known, false) && run.ID == 0 {
		if *run, b.err = d.Store.Begin(ctx, store.Run{What: "add", Engine: d.About}); b.err != nil {
			return
		}
	}
	for i := range b.reports {
		b.reports[i].Run = run.ID
	}
	first := map[string]bool{}
	next := make(chan int)
	var workers sync.WaitGroup
	for range max(1, o.Jobs) {
		workers.Go(func() {
			for i := range next {
				d.code(&b.reports[i], &b.entries[i], &b.errs[i])
			}
		})
	}
	for i := range n {
		if id := b.reports[i].ID; !b.known[i] && !first[id] && ctx.Err() == nil {
			first[id] = true
			next <- i
		}
	}
	close(next)
	workers.Wait()
	if ctx.Err() != nil {
		b.err = ctx.Err()
	}
}

// reportOf makes a report of an item.
func reportOf(it source.Item, o AddOptions) store.Report {
	doc := it.Document
	given := doc.ID
	if o.Complete != nil {
		o.Complete(&doc)
	}
	doc.ID = store.ID(doc.Text)
	return store.Report{ID: doc.ID, Document: doc, State: store.Coded,
		Copies: []store.Copy{{Name: it.Name, Given: given, Title: doc.Title, Source: doc.Source, URL: doc.URL, Published: doc.Published}}}
}

// code reads a report that is inside the scope.
func (d *Desk) code(r *store.Report, entries *int, failure *error) {
	if inside, why := d.Scope.Accepts(&query.Report{Document: r.Document}); !inside {
		r.State, r.Reason = store.Outside, why
		return
	}
	var err error
	if r.Document.Language == "" {
		r.Document.Language = source.DetectLanguage(r.Document.Text)
	}
	r.Record, r.State, err = d.readOne(r.Document)
	switch {
	case err != nil:
		*failure, r.Reason = err, reason(err)
	case r.State == store.Foreign:
		r.Reason = "the text is in a language that is not read: " + r.Document.Language
	default:
		*entries = len(record.Entries(r.Record))
	}
}

// reason is an error in one line that does not name the report again.
func reason(err error) string {
	s := err.Error()
	var e *source.Error
	if errors.As(err, &e) {
		s = strings.TrimPrefix(s, e.Report+": ")
	}
	s, _, more := strings.Cut(s, "\n")
	if more && strings.Count(s, "(") > strings.Count(s, ")") {
		s += ")" // the hint goes on below, with where the defect is
	}
	return s
}

// keep puts a batch into the archive, and then tells what became of each report.
func (d *Desk) keep(ctx context.Context, b *batch, o AddOptions) ([]Outcome, error) {
	added, err := d.Store.Add(ctx, b.reports)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, len(b.items))
	var wrong []store.Trouble
	var mended []string
	for i, it := range b.items {
		out[i] = Outcome{Name: it.Name, What: "failed", Err: it.Err}
	}
	for k, i := range b.at {
		x := &out[i]
		x.ID, x.Reason = added[k].ID, b.reports[k].Reason
		switch {
		case !added[k].New:
			x.What, x.Reason = "known", ""
		case b.errs[k] != nil:
			x.Err = b.errs[k]
		case b.reports[k].State == store.Coded:
			x.What, x.Entries = "added", b.entries[k]
		default:
			x.What = string(b.reports[k].State)
		}
	}
	for i := range out {
		if out[i].Err == nil {
			mended = append(mended, out[i].Name)
			continue
		}
		out[i].Reason = reason(out[i].Err)
		wrong = append(wrong, d.trouble(out[i], o))
	}
	if err := d.Store.Fail(ctx, wrong); err != nil {
		return nil, err
	}
	return out, d.mend(ctx, mended)
}

// mend forgets the troubles of reports that are read now.
func (d *Desk) mend(ctx context.Context, names []string) error {
	troubles, err := d.Store.Troubles(ctx)
	if err != nil || len(troubles) == 0 {
		return err
	}
	return d.Store.Mend(ctx, names)
}

// trouble is what is kept of a report that could not be read.
func (d *Desk) trouble(x Outcome, o AddOptions) store.Trouble {
	t := store.Trouble{Name: x.Name, Input: x.Name, Kind: string(source.Internal), Message: x.Reason, Options: o.Options}
	if o.Input != nil {
		t.Input = o.Input(x.Name)
	}
	var e *source.Error
	if errors.As(x.Err, &e) {
		t.Kind = string(e.Kind)
	}
	return t
}
