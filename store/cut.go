package store

import (
	"reflect"
	"slices"

	"rapporteur/query"
	"rapporteur/record"
)

// emptyLike is a new value of the type that p points at.
func emptyLike(p any) any { return reflect.New(reflect.TypeOf(p).Elem()).Interface() }

// copyTo copies what from points at to what to points at.
func copyTo(to, from any) { reflect.ValueOf(to).Elem().Set(reflect.ValueOf(from).Elem()) }

// Cut is a record that holds nothing but one entry of r and the actors and issues that it names. Mentions are left out.
func Cut(r *record.Record, e *record.Entry) *record.Record {
	out := &record.Record{}
	switch x := e.Of.(type) {
	case *record.Role:
		out.Roles = []record.Role{*x}
	case *record.Group:
		out.Groups = []record.Group{*x}
	case *record.Statement:
		out.Statements = []record.Statement{*x}
	case *record.Event:
		out.Events = []record.Event{*x}
	case *record.Toll:
		out.Tolls = []record.Toll{*x}
	case *record.Figure:
		out.Figures = []record.Figure{*x}
	case *record.Proposal:
		out.Proposals = []record.Proposal{*x}
	case *record.Position:
		out.Positions = []record.Position{*x}
	}
	for _, a := range r.Actors {
		if slices.ContainsFunc(e.Parties, func(p record.Party) bool { return p.Actor == a.ID }) {
			out.Actors = append(out.Actors, &record.Actor{ID: a.ID, Name: a.Name, Kind: a.Kind, Country: a.Country, Codes: a.Codes})
		}
	}
	for _, i := range r.Issues {
		if slices.Contains(e.Issues, i.Name) {
			out.Issues = append(out.Issues, record.Issue{ID: i.ID, Name: i.Name})
		}
	}
	return out
}

// Quotes are the words that an entry rests on.
func Quotes(text string, e *record.Entry) []string {
	out := make([]string, 0, len(e.Evidence))
	for _, s := range e.Evidence {
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(text) {
			out = append(out, s.Of(text))
		}
	}
	return out
}

// DayOf is the day under which an entry is sorted.
func DayOf(e *record.Entry, published string) query.Day {
	if s, ok := query.When(e, published); ok {
		return s.Key()
	}
	return query.Forever
}

// HeadOf is what is known of a report without opening it.
func HeadOf(r *Report) Head {
	d := r.Document
	return Head{ID: r.ID, Title: d.Title, Source: d.Source, Published: d.Published, URL: d.URL}
}
