package desk

import (
	"context"
	"slices"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
)

// disputePage is how many entries are looked at in one go, and disputeDepth how many at most.
const (
	disputePage  = 400
	disputeDepth = 4000
)

// disputable are the kinds of entries on which accounts can differ: each report has roles and stands of its own.
var disputable = query.Either(query.Where(query.Kind, "event"), query.Where(query.Kind, "statement"), query.Where(query.Kind, "toll"), query.Where(query.Kind, "figure"), query.Where(query.Kind, "proposal"))

// Disputes are the points on which accounts differ, among the entries that a question finds, newest first, at most so
// many. Together.Next is where the search goes on when there may be more.
func (d *Desk) Disputes(ctx context.Context, q query.Query, p store.Page) (*Together, error) {
	if p.Limit <= 0 {
		p.Limit = 50
	}
	q = query.All(q, disputable)
	page := store.Page{Limit: disputePage, After: p.After, Newest: true}
	out := &Together{Merged: &merge.Merged{Format: merge.Format}}
	for looked := 0; looked < disputeDepth; looked += disputePage {
		t, err := d.Ask(ctx, q, page)
		if err != nil {
			return nil, err
		}
		out.Hits += t.Hits
		out.adopt(t.Merged)
		out.Next, page.After = t.Next, t.Next
		if t.Next == "" || len(out.Disputes) >= p.Limit {
			break
		}
	}
	return out, nil
}

// adopt adds the disputes of a page, with the entries and reports that they speak of.
func (t *Together) adopt(m *merge.Merged) {
	about, docs := map[string]bool{}, map[string]bool{}
	for _, x := range m.Disputes {
		if slices.ContainsFunc(t.Disputes, func(y *merge.Dispute) bool { return y.Kind == x.Kind && y.About == x.About && y.What == x.What }) {
			continue // the same, of fewer reports: a page has found others of them
		}
		t.Disputes = append(t.Disputes, x)
		about[x.About] = true
		for _, s := range x.Sides {
			for _, a := range s.Accounts {
				docs[a.Doc] = true
			}
		}
	}
	for _, e := range m.Events {
		if about[e.ID] {
			t.Events = append(t.Events, e)
			for _, a := range e.Accounts {
				docs[a.Doc] = true
			}
		}
	}
	for _, doc := range m.Documents {
		if docs[doc.ID] && !slices.ContainsFunc(t.Documents, func(x merge.Report) bool { return x.ID == doc.ID }) {
			t.Documents = append(t.Documents, doc)
		}
	}
	for _, a := range m.Actors {
		if !slices.ContainsFunc(t.Actors, func(x *merge.Who) bool { return x.ID == a.ID }) {
			t.Actors = append(t.Actors, a)
		}
	}
}
