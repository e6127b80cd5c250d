package site

import (
	"context"
	"io"
	"net/http"
	"strings"

	"rapporteur/desk"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

// gathering is a page that lists what the reports tell together about entries of some kind.
type gathering struct {
	path, title, lead, empty string
	newest                   bool
	fields                   []string
	ask                      func(*desk.Desk, context.Context, query.Query, store.Page) (*desk.Together, error)
}

// of asks for entries that meet a condition.
func of(only query.Query) func(*desk.Desk, context.Context, query.Query, store.Page) (*desk.Together, error) {
	return func(d *desk.Desk, ctx context.Context, q query.Query, p store.Page) (*desk.Together, error) {
		return d.Ask(ctx, query.All(q, only), p)
	}
}

func kind(k string) query.Query { return query.Where(query.Kind, k) }

var everything = []string{"actor", "issue", "place", "since", "until"}

var gatherings = []gathering{
	{"timeline", "Timeline", "Events, meetings, statements and tolls in the order of time; what several reports tell stands once.", "", false, everything,
		of(query.Either(kind("statement"), kind("event"), kind("toll")))},
	{"events", "Events", "Who did what to whom. What several reports tell stands once, with each account and its words.", "", true, append([]string{"type"}, everything...), of(kind("event"))},
	{"meetings", "Meetings", "Who met whom, where and when; meetings that are planned too.", "", true, everything, of(kind("meeting"))},
	{"quotes", "Statements", "Who said what, and through which channel.", "", true, everything, of(kind("statement"))},
	{"proposals", "Proposals", "What was proposed, and who answered how.", "", true, everything, of(kind("proposal"))},
	{"tolls", "Tolls", "Who counted how many, one line a report. Nothing is averaged.", "", true, everything, of(kind("toll"))},
	{"figures", "Figures", "Troops, money, votes, territory: each report's account.", "", true, everything, of(kind("figure"))},
	{"groups", "Groups", "Coalitions and blocs, and who belongs to them.", "", true, []string{"actor"}, of(kind("group"))},
	{"disputes", "Disputes", "Where accounts differ, side by side: who did it, how many, when, and whether at all.", "No two accounts differ on what was asked. That holds for what the archive has read, see coverage.", true, everything, disputes},
}

func disputes(d *desk.Desk, ctx context.Context, q query.Query, p store.Page) (*desk.Together, error) {
	return d.Disputes(ctx, q, p)
}

// onlyDisputes is the view of disputes alone. Each tells of which event it is: "tolls differ" says little without a place
// and a day.
func onlyDisputes(m *merge.Merged) *view.View {
	v := view.OfMerged(m)
	events := map[string]view.Item{}
	var kept []view.Section
	for _, s := range v.Sections {
		switch s.Kind {
		case "events", "meetings":
			for _, it := range s.Items {
				events[it.ID] = it
			}
		case "disputes":
			kept = append(kept, s)
		}
	}
	for _, s := range kept {
		for i, d := range m.Disputes {
			if e, ok := events[d.About]; ok {
				s.Items[i].Meta = append([]string{strings.TrimSpace(view.Heading(e.Kind, e.Lead, e.Head) + " " + e.Head)}, e.Meta...)
			}
		}
	}
	v.Sections, v.Dated = kept, nil
	return v
}

// gathered answers with the entries of one kind.
func (s *Site) gathered(g gathering) func(*http.Request) (*answer, error) {
	return func(r *http.Request) (*answer, error) {
		if g.path == "timeline" {
			var err error
			if r, err = s.opened(r); err != nil {
				return nil, err
			}
		}
		q, f, err := s.ask(r, g.fields...)
		if err != nil {
			return nil, err
		}
		listed, before, err := s.listed(r, g, q)
		if err != nil {
			return nil, err
		}
		t, err := g.ask(s.desk, r.Context(), listed, pageOf(r, g.newest))
		if err != nil {
			return nil, err
		}
		v := view.OfMerged(t.Merged)
		var drawn *axis
		if g.path == "disputes" {
			v = onlyDisputes(t.Merged)
		} else if g.path == "timeline" {
			if drawn, err = s.timeline(r, q, v); err != nil {
				return nil, err
			}
		} else {
			v.Dated = nil
		}
		return &answer{Data: drawn, Title: g.title, Lead: g.lead, Form: f, View: v, Next: next(r, t.Next), Prev: before.Link, PrevTitle: before.Title, JSON: encoded(t.Merged), Empty: g.empty}, nil
	}
}

// encoded writes a merged record as JSON.
func encoded(m *merge.Merged) func(io.Writer) error {
	return func(w io.Writer) error {
		b, err := merge.Encode(m)
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	}
}
