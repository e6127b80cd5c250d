package store

import (
	"context"
	"slices"

	"rapporteur/query"
	"rapporteur/record"
)

// Deed is an event in short: what it takes to count who did what to whom, without its words. A year of a president is
// counted from tens of thousands of them.
type Deed struct {
	Doc, Published string
	DocGroup       string // the same for near-duplicates
	Entry          string
	Group          string // see Hit.Group
	Type           string
	Modality       record.Modality
	When           string // EDTF; empty when the report tells none
	Mutual         bool
	Parties        []Doer
}

// Doer is an actor whom an event names.
type Doer struct {
	ID              record.ActorID // in the report
	Name            string
	Group           string
	Who, Whom, With bool // acts, is acted on, takes part; none of these for a host or on whose word it is told
}

// DeedOf is an event of a report in short; of its actors and its report the groups are not filled in.
func DeedOf(doc, published string, e *record.Event, named []*record.Actor) Deed {
	d := Deed{Doc: doc, Published: published, Entry: e.ID, Type: e.Type, Modality: e.Modality, Mutual: e.Mutual}
	if e.When != nil {
		d.When = e.When.EDTF
	}
	for _, a := range named {
		d.Parties = append(d.Parties, Doer{ID: a.ID, Name: a.Name, Who: slices.Contains(e.Actors, a.ID), Whom: slices.Contains(e.Recipients, a.ID), With: slices.Contains(e.Participants, a.ID)})
	}
	return d
}

// Deeds are what Store.Deeds gives, told from the entries themselves.
func Deeds(ctx context.Context, s Store, q query.Query) ([]Deed, error) {
	found, err := s.Find(ctx, query.All(q, query.Where(query.Kind, "event")), Page{})
	if err != nil {
		return nil, err
	}
	hits, have, groups := found.Hits, map[Ref]bool{}, []string(nil)
	for i := range hits {
		have[hits[i].Ref()] = true
		groups = append(groups, hits[i].Group)
	}
	slices.Sort(groups)
	others, err := s.Members(ctx, slices.Compact(groups), have)
	if err != nil {
		return nil, err
	}
	hits = append(hits, slices.DeleteFunc(others, func(h Hit) bool { return h.Review == "rejected" })...)
	var out []Deed
	var who, docs []Ref
	for i := range hits {
		h := &hits[i]
		d := DeedOf(h.Report.ID, h.Report.Published, &h.Record.Events[0], h.Record.Actors)
		d.Group = h.Group
		for _, p := range d.Parties {
			who = append(who, Ref{d.Doc, string(p.ID)})
		}
		docs, out = append(docs, Ref{Doc: d.Doc}), append(out, d)
	}
	ofWho, err := s.Groups(ctx, "actor", who)
	if err != nil {
		return nil, err
	}
	ofDocs, err := s.Groups(ctx, "document", docs)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].DocGroup = ofDocs[i]
		for k := range out[i].Parties {
			out[i].Parties[k].Group, ofWho = ofWho[0], ofWho[1:]
		}
	}
	return out, nil
}
