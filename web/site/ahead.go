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

// withoutAhead is the question of a list of the newest that asks for no days, without what lies far ahead, and the address of
// that; "" when there is none.
func (s *Site) withoutAhead(r *http.Request, g gathering, q query.Query) (query.Query, string, error) {
	v := r.URL.Query()
	if !g.newest || g.path == "disputes" || v.Get("since") != "" || v.Get("until") != "" || dated(v.Get("q")) {
		return q, "", nil
	}
	beyond := "date>" + (query.DayOf(s.desk.Now()) + shownAhead).String()
	ahead, err := query.Parse(beyond, s.desk.Now())
	if err != nil {
		return q, "", err
	}
	t, err := g.ask(s.desk, r.Context(), query.All(q, ahead), store.Page{Limit: 1})
	if err != nil || len(t.Documents) == 0 {
		return q, "", err
	}
	q = query.All(q, query.Without(ahead))
	if v.Get("after") != "" {
		return q, "", nil
	}
	return q, aheadAddress(v, g.path, beyond), nil
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
