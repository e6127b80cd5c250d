package desk

import (
	"context"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
)

// Brief is what is new since a day: what was reported since then, whenever it happened.
type Brief struct {
	Since    string
	Reports  int // coded reports that were published since then
	Together *merge.Merged
	Left     map[string]int // entries of a kind that are left out because there are too many
}

// briefPage is how many entries of a kind a brief looks at.
const briefPage = 120

// briefKinds are what a brief tells: meetings, statements, events, tolls, proposals, and changes of position.
var briefKinds = []string{"meeting", "statement", "event", "toll", "proposal", "position"}

// Brief gathers what reports published since a day tell about a question, surest first within each kind.
func (d *Desk) Brief(ctx context.Context, q query.Query, since string) (*Brief, error) {
	when := query.Query{Where: &query.Term{Field: query.Published, Op: query.AtLeast, Value: since}}
	out := &Brief{Since: since, Left: map[string]int{}}
	for _, err := range d.Store.Reports(ctx, when) {
		if err != nil {
			return nil, err
		}
		out.Reports++
	}
	var hits []store.Hit
	for _, kind := range briefKinds {
		one := query.All(q, when, query.Where(query.Kind, kind))
		if kind == "event" {
			one = query.All(one, query.Without(query.Where(query.Kind, "meeting")))
		}
		found, err := d.Find(ctx, one, store.Page{Limit: briefPage, Newest: true})
		if err != nil {
			return nil, err
		}
		if found.Next != "" {
			n, err := d.Count(ctx, one)
			if err != nil {
				return nil, err
			}
			out.Left[kind] = n - len(found.Hits)
		}
		hits = append(hits, found.Hits...)
	}
	m, err := d.merged(ctx, hits)
	if err != nil {
		return nil, err
	}
	out.Together = m
	return out, nil
}
