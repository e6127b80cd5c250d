package desk

import (
	"context"
	"sync"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// RereadOptions say what is read anew.
type RereadOptions struct {
	Reports query.Query // these only; the zero Query is all
	All     bool        // also those that this engine has read already
	Dry     bool        // change nothing, only tell
	Jobs    int
	Told    func(Reread) // hears of each report that was read anew; may be nil
}

// Reread is what reading a report anew gave.
type Reread struct {
	Report  *store.Report
	Was     store.State
	Changes []store.Change
	Lost    []store.Correction // corrections that no longer find their entry
	Err     error              // it could not be read
}

// RereadSum counts.
type RereadSum struct {
	Read, Same, New, Gone, Changed, Lost, Failed, Skipped int
}

// Reread reads reports anew that another engine has read, that could not be read, or that the scope now takes in.
// Entries that are the same keep their ids, the readings before are kept, and corrections are put on the new one.
func (d *Desk) Reread(ctx context.Context, o RereadOptions) (RereadSum, error) {
	var sum RereadSum
	due, err := d.due(ctx, o, &sum)
	if err != nil || len(due) == 0 {
		return sum, err
	}
	run := store.Run{What: "reread", Engine: d.About}
	if !o.Dry {
		if run, err = d.Store.Begin(ctx, run); err != nil {
			return sum, err
		}
	}
	results := inTurn(ctx, due, max(1, o.Jobs), func(id string) Reread { return d.readAnew(ctx, id) })
	for x := range results {
		if x.Err != nil {
			sum.Failed++
		} else if err := d.putReading(ctx, run.ID, &x, o.Dry); err != nil {
			return sum, err
		}
		sum.add(x)
		if o.Told != nil {
			o.Told(x)
		}
	}
	return sum, ctx.Err()
}

func (s *RereadSum) add(x Reread) {
	s.Read++
	s.Lost += len(x.Lost)
	if len(x.Changes) == 0 && x.Err == nil {
		s.Same++
	}
	for _, c := range x.Changes {
		switch c.What {
		case "new":
			s.New++
		case "gone":
			s.Gone++
		case "changed":
			s.Changed++
		}
	}
}

// due are the ids of the reports to be read anew.
func (d *Desk) due(ctx context.Context, o RereadOptions, sum *RereadSum) ([]string, error) {
	runs, err := d.Store.Runs(ctx)
	if err != nil {
		return nil, err
	}
	same := map[int64]bool{}
	for _, r := range runs {
		same[r.ID] = sameEngine(r.Engine, d.About)
	}
	var out []string
	for r, err := range d.Store.Reports(ctx, o.Reports) {
		if err != nil {
			return nil, err
		}
		inside, _ := d.Scope.Accepts(&query.Report{Document: r.Document})
		switch {
		case r.State == store.Outside && !inside:
			sum.Skipped++
		case r.State == store.Coded && same[r.Run] && !o.All, r.State == store.Foreign && same[r.Run] && !o.All:
			sum.Skipped++
		default:
			out = append(out, r.ID)
		}
	}
	return out, nil
}

func sameEngine(a, b record.Engine) bool {
	if a.Name != b.Name || a.Version != b.Version || len(a.Models) != len(b.Models) {
		return false
	}
	for name, hash := range a.Models {
		if b.Models[name] != hash {
			return false
		}
	}
	return true
}

// readAnew reads one report, and compares.
func (d *Desk) readAnew(ctx context.Context, id string) Reread {
	r, err := d.Store.Report(ctx, id)
	if err != nil {
		return Reread{Report: &store.Report{ID: id}, Err: err}
	}
	x := Reread{Report: r, Was: r.State}
	old := r.Record
	r.Record, r.State, x.Err = d.readOne(r.Document)
	store.Carry(old, r.Record)
	if x.Err == nil {
		x.Changes = store.Compare(old, r.Record)
	}
	return x
}

func (d *Desk) putReading(ctx context.Context, run int64, x *Reread, dry bool) error {
	log, err := d.Store.Corrections(ctx, x.Report.ID)
	if err != nil {
		return err
	}
	reviewed, err := store.Apply(x.Report.Record, store.Holding(log))
	if err != nil {
		return err
	}
	x.Lost = reviewed.Lost
	if dry {
		return nil
	}
	if err := d.Store.Reread(ctx, x.Report.ID, run, x.Report.State, x.Report.Record); err != nil || x.Was != store.Failed {
		return err
	}
	var names []string
	for _, c := range x.Report.Copies {
		names = append(names, c.Name)
	}
	return d.Store.Mend(ctx, names)
}

// inTurn does work on each of list in several goroutines, and yields what comes of it in the order of list.
func inTurn[In, Out any](ctx context.Context, list []In, workers int, work func(In) Out) func(func(Out) bool) {
	return func(yield func(Out) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		slots := make(chan chan Out, 2*workers)
		room := make(chan struct{}, workers)
		var busy sync.WaitGroup
		defer busy.Wait()
		defer cancel()
		busy.Go(func() {
			defer close(slots)
			for _, in := range list {
				slot := make(chan Out, 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return
				}
				room <- struct{}{}
				busy.Go(func() {
					slot <- work(in)
					<-room
				})
			}
		})
		for slot := range slots {
			if ctx.Err() != nil || !yield(<-slot) {
				return
			}
		}
	}
}

// Diff tells what changed in each report between two runs, in the order of arrival.
func (d *Desk) Diff(ctx context.Context, from, to int64, each func(*store.Report, []store.Change) error) error {
	for r, err := range d.Store.Reports(ctx, query.Query{}) {
		if err != nil {
			return err
		}
		old, err := d.Store.Reading(ctx, r.ID, from)
		if err != nil {
			return err
		}
		fresh, err := d.Store.Reading(ctx, r.ID, to)
		if err != nil {
			return err
		}
		if changes := store.Compare(old, fresh); len(changes) > 0 {
			if err := each(r, changes); err != nil {
				return err
			}
		}
	}
	return nil
}
