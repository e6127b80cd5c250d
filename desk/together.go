package desk

import (
	"context"
	"sort"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// Together is what the reports of the archive tell together about a question.
type Together struct {
	*merge.Merged
	Hits int    // entries that were found on this page
	Next string // where the next page begins; empty on the last
}

// Ask tells what the reports tell together: the entries that a question finds, on one page, with every other report's
// account of the same, whether or not that account answers the question by its own words.
func (d *Desk) Ask(ctx context.Context, q query.Query, p store.Page) (*Together, error) {
	found, err := d.Find(ctx, q, p)
	if err != nil {
		return nil, err
	}
	hits, err := d.withOthers(ctx, found.Hits)
	if err != nil {
		return nil, err
	}
	m, err := d.merged(ctx, hits)
	if err != nil {
		return nil, err
	}
	return &Together{m, len(found.Hits), found.Next}, nil
}

// withOthers adds the other members of the groups that the hits are in.
func (d *Desk) withOthers(ctx context.Context, hits []store.Hit) ([]store.Hit, error) {
	have, groups := map[store.Ref]bool{}, map[string]bool{}
	for i := range hits {
		have[hits[i].Ref()] = true
		groups[hits[i].Group] = true
	}
	var names []string
	for g := range groups {
		names = append(names, g)
	}
	sort.Strings(names)
	members, err := d.Store.Members(ctx, names, have)
	if err != nil {
		return nil, err
	}
	for _, h := range members {
		if h.Review != "rejected" {
			hits = append(hits, h)
		}
	}
	return hits, nil
}

// Records are the entries that a question finds on one page as records, one a report: each holds those entries and the
// actors and issues that they name.
func (d *Desk) Records(ctx context.Context, q query.Query, p store.Page) ([]*record.Record, string, error) {
	found, err := d.Find(ctx, q, p)
	if err != nil {
		return nil, "", err
	}
	parts := map[string]*record.Record{}
	var out []*record.Record
	for i := range found.Hits {
		h := &found.Hits[i]
		r := parts[h.Report.ID]
		if r == nil {
			r = partOf(h)
			r.Engine = d.About
			parts[h.Report.ID], out = r, append(out, r)
		}
		for _, a := range h.Record.Actors {
			if !holds(r, a.ID) {
				r.Actors = append(r.Actors, a)
			}
		}
		adopt(r, h.Record)
	}
	return out, found.Next, nil
}

// partOf is a record of the report of a hit, without entries.
func partOf(h *store.Hit) *record.Record {
	return &record.Record{Format: record.Format, Document: record.Document{ID: h.Report.ID, Title: h.Report.Title, Source: h.Report.Source, Published: h.Report.Published, URL: h.Report.URL, Text: h.Record.Document.Text}}
}

// merged merges found entries by the groups that the archive keeps.
func (d *Desk) merged(ctx context.Context, hits []store.Hit) (*merge.Merged, error) {
	parts := map[string]*record.Record{}
	clusters := merge.Clusters{}
	var order []string
	var actors []store.Ref
	for i := range hits {
		h := &hits[i]
		r := parts[h.Report.ID]
		if r == nil {
			r = partOf(h)
			parts[h.Report.ID], order = r, append(order, h.Report.ID)
		}
		for _, a := range h.Record.Actors {
			if !holds(r, a.ID) {
				r.Actors, actors = append(r.Actors, a), append(actors, store.Ref{Doc: h.Report.ID, Entry: string(a.ID)})
			}
		}
		adopt(r, h.Record)
		clusters[merge.Ref{Kind: merge.Kind(h.Entry.Kind), Doc: h.Report.ID, Entry: h.Entry.ID}] = h.Group
	}
	groups, err := d.Store.Groups(ctx, "actor", actors)
	if err != nil {
		return nil, err
	}
	for i, a := range actors {
		clusters[merge.Ref{Kind: merge.Actor, Doc: a.Doc, Entry: a.Entry}] = groups[i]
	}
	copies := make([]store.Ref, len(order))
	for i, doc := range order {
		copies[i] = store.Ref{Doc: doc}
	}
	if groups, err = d.Store.Groups(ctx, "document", copies); err != nil {
		return nil, err
	}
	records := make([]*record.Record, 0, len(order))
	for i, doc := range order {
		clusters[merge.Ref{Kind: merge.Document, Doc: doc}] = groups[i]
		records = append(records, parts[doc])
	}
	return merge.Compute(records, clusters), nil
}

func holds(r *record.Record, id record.ActorID) bool {
	for _, a := range r.Actors {
		if a.ID == id {
			return true
		}
	}
	return false
}

// adopt puts the entry that part holds, and its issues, into r.
func adopt(r, part *record.Record) {
	r.Roles = append(r.Roles, part.Roles...)
	r.Groups = append(r.Groups, part.Groups...)
	r.Statements = append(r.Statements, part.Statements...)
	r.Events = append(r.Events, part.Events...)
	r.Tolls = append(r.Tolls, part.Tolls...)
	r.Figures = append(r.Figures, part.Figures...)
	r.Proposals = append(r.Proposals, part.Proposals...)
	r.Positions = append(r.Positions, part.Positions...)
	adoptIssues(r, part.Issues)
}

func adoptIssues(r *record.Record, list []record.Issue) {
	for _, i := range list {
		known := false
		for _, j := range r.Issues {
			known = known || i.ID == j.ID
		}
		if !known {
			r.Issues = append(r.Issues, i)
		}
	}
}
