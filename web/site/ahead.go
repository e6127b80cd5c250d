package site

import (
	"net/http"
	"net/url"
	"strings"

	"rapporteur/query"
	"rapporteur/store"
)

// shownAhead is how many days from today on a list of the newest shows at first: the summit of next spring, but not the plan
// to be carbon neutral by 2050, nor a year that was misread. A link leads to these.
const shownAhead = 366

// listed is the question of a list without what would stand before all else and hide it, and a link to that: of the newest what
// lies far ahead, of a timeline what goes on since long before its first day.
func (s *Site) listed(r *http.Request, g gathering, q query.Query) (query.Query, step, error) {
	switch v := r.URL.Query(); {
	case g.path == "timeline" && v.Get("after") == "" && v.Get("ongoing") == "":
		return s.begunIn(r, g, q)
	case g.newest && g.path != "disputes" && v.Get("since") == "" && v.Get("until") == "" && !dated(v.Get("q")):
		return s.withoutAhead(r, g, q)
	}
	return q, step{}, nil
}

// withoutAhead leaves out what lies far ahead, on every page, and leads to it from the first.
func (s *Site) withoutAhead(r *http.Request, g gathering, q query.Query) (query.Query, step, error) {
	beyond := "date>" + (query.DayOf(s.desk.Now()) + shownAhead).String()
	ahead, err := query.Parse(beyond, s.desk.Now())
	if err != nil {
		return q, step{}, err
	}
	if any, err := s.any(r, g, query.All(q, ahead)); !any {
		return q, step{}, err
	}
	q = query.All(q, query.Without(ahead))
	if v := r.URL.Query(); v.Get("after") == "" {
		return q, step{"what lies more than a year ahead", aheadAddress(v, g.path, beyond)}, nil
	}
	return q, step{}, nil
}

// begunIn leaves out what began before the first day of a timeline, on its first page: the pages behind go on from there. Where
// nothing else is told it stays.
func (s *Site) begunIn(r *http.Request, g gathering, q query.Query) (query.Query, step, error) {
	v := r.URL.Query()
	first, ok := query.SpanOf(v.Get("since"))
	if !ok {
		return q, step{}, nil
	}
	begun, err := query.Parse("date>"+(first.From-1).String(), s.desk.Now())
	if err != nil {
		return q, step{}, err
	}
	if any, err := s.any(r, g, query.All(q, query.Without(begun))); !any {
		return q, step{}, err
	}
	if any, err := s.any(r, g, query.All(q, begun)); !any {
		return q, step{}, err
	}
	v.Set("ongoing", "1")
	return query.All(q, begun), step{"what began before and goes on", "/" + g.path + "?" + v.Encode()}, nil
}

// any tells whether a question finds anything.
func (s *Site) any(r *http.Request, g gathering, q query.Query) (bool, error) {
	t, err := g.ask(s.desk, r.Context(), q, store.Page{Limit: 1})
	return err == nil && len(t.Documents) > 0, err
}

// dated tells whether a question says which days it asks for.
func dated(question string) bool {
	return strings.Contains(question, "date") || strings.Contains(question, "since") || strings.Contains(question, "until")
}

func aheadAddress(v url.Values, path, beyond string) string {
	out := url.Values{}
	for name, list := range v {
		if list[0] != "" {
			out[name] = list
		}
	}
	question := strings.TrimSpace(v.Get("q"))
	if question != "" {
		beyond = "(" + question + ") " + beyond
	}
	out.Set("q", beyond)
	return "/" + path + "?" + out.Encode()
}
