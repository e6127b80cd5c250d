package site

import (
	"net/http"
	"strings"

	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

// How many actors and how many sources a page lists.
const (
	peopleShown  = 100
	sourcesShown = 200
)

func (s *Site) people(r *http.Request) (*answer, error) {
	words := strings.TrimSpace(r.URL.Query().Get("q"))
	list, err := s.desk.Store.Actors(r.Context(), words, peopleShown+1)
	if err != nil {
		return nil, err
	}
	more := len(list) > peopleShown
	list = list[:min(len(list), peopleShown)]
	return &answer{Title: "People and parties", Lead: "Everybody whom the reports name, those with most entries first.", Form: &form{Action: "/people", Q: words, Asked: words != "", Label: "Name", Hint: "Juma"},
		Data: map[string]any{"List": list, "More": more}, JSON: list, Empty: "Nobody of that name."}, nil
}

func (s *Site) who(r *http.Request) (*answer, error) {
	name := strings.TrimSuffix(r.PathValue("name"), ".json")
	x, err := s.desk.Who(r.Context(), name)
	if err != nil {
		return nil, err
	}
	v := view.OfMerged(x.Part())
	v.Dated = nil
	return &answer{Title: x.Actor.Name, Nav: "/people", View: v, Data: map[string]any{"Actor": x.Actor, "Others": x.Others, "Counts": x.Counts, "Span": spanWords(x.Actor)}, JSON: encoded(x.Part())}, nil
}

func spanWords(a store.Actor) string {
	switch {
	case a.First == query.Forever:
		return ""
	case a.First == a.Last:
		return view.Date(a.First.String())
	}
	return view.Date(a.First.String()) + " to " + view.Date(a.Last.String())
}

func (s *Site) coverage(r *http.Request) (*answer, error) {
	c, err := s.desk.Coverage(r.Context())
	if err != nil {
		return nil, err
	}
	short := *c
	if len(c.Sources) > sourcesShown {
		short.Sources = c.Sources[:sourcesShown]
	}
	data := map[string]any{"Coverage": short, "More": len(c.Sources) - len(short.Sources)}
	return &answer{Title: "Coverage", Lead: "What the archive has and has not seen, so that an empty page is never read as calm.", Data: data, JSON: c}, nil
}
