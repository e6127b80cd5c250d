package site

import (
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"

	"rapporteur/desk"
	"rapporteur/query"
)

// relation is what one actor did to another in a month, as the page shows it.
type relation struct {
	Month, From, To string
	Types           []counted
}

// relationsShown is how many rows a page has: so many, and the rest of the last month.
const relationsShown = 300

// counted is a kind of event with how many there were, and where they are told.
type counted struct {
	Type, Link string
	Count      int
}

// relations shows what an actor and others, or one other, did to each other, month by month.
func (s *Site) relations(r *http.Request) (*answer, error) {
	v := r.URL.Query()
	a, b := strings.TrimSpace(v.Get("a")), strings.TrimSpace(v.Get("b"))
	f := &form{Action: "/relations", Fields: []field{{"a", "One", "text", a, "Armenia"}, {"b", "Other, or anybody", "text", b, ""}}, Asked: a != "", NoQuestion: true}
	out := &answer{Title: "Relations", Nav: "/network", Lead: "What two actors did to each other, month by month. Only what happened counts; a number opens the events behind it.", Form: f, JSON: []any{}, Empty: "No event between them is told."}
	if a == "" {
		return out, nil
	}
	page, next, err := s.desk.RelationsPage(r.Context(), a, b, query.Query{}, desk.MonthPage{From: v.Get("month"), Newest: true, Rows: relationsShown})
	if err != nil {
		return nil, err
	}
	out.Data, out.Next, out.NextTitle = relationRows(page), monthAddress(r, next), "earlier"
	out.JSON, _ = desk.Months(page, desk.MonthPage{})
	return out, nil
}

// monthAddress is the page of the same relations that begins with a month; "" for none.
func monthAddress(r *http.Request, month string) string {
	if month == "" {
		return ""
	}
	v := url.Values{"month": {month}}
	for _, name := range []string{"a", "b"} {
		if value := r.URL.Query().Get(name); value != "" {
			v.Set(name, value)
		}
	}
	return "/relations?" + v.Encode()
}

// relationRows links each number to the events behind it.
func relationRows(rows []desk.Relation) []relation {
	var out []relation
	for _, x := range rows {
		row := relation{Month: x.Month, From: x.From, To: x.To}
		for t, n := range x.Types {
			q := "kind:event type:" + t + " actor:" + strconv.Quote(x.From) + " actor:" + strconv.Quote(x.To)
			if x.Month != "" {
				q += " date:" + x.Month
			}
			row.Types = append(row.Types, counted{t, "/events?" + url.Values{"q": {q}}.Encode(), n})
		}
		sort.Slice(row.Types, func(i, j int) bool { return row.Types[i].Type < row.Types[j].Type })
		out = append(out, row)
	}
	return out
}
