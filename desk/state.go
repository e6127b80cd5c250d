package desk

import (
	"context"
	"time"

	"rapporteur/query"
)

// State is how the archive stands, so that who cites a page can tell what it was made of.
type State struct {
	Reports int64     `json:"reports"`           // that were ever taken in
	Last    time.Time `json:"last,omitzero"`     // when the last of them was
	Version int64     `json:"version,omitempty"` // another number whenever a report, reading or correction was kept; 0: not told
}

// State tells how the archive stands. Reports never change and are never taken away, so their number names them.
func (d *Desk) State(ctx context.Context) (State, error) {
	var out State
	newest, err := d.Store.Newest(ctx, query.Query{}, 0, 1)
	if err != nil {
		return out, err
	}
	if len(newest) > 0 {
		out.Reports, out.Last = newest[0].Seq, newest[0].Added
	}
	if v, ok := d.Store.(interface {
		Version(context.Context) (int64, error)
	}); ok {
		out.Version, err = v.Version(ctx)
	}
	return out, err
}
