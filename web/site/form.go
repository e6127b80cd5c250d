package site

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"rapporteur/query"
	"rapporteur/store"
)

// form is the question of a page: a line in the question language, and fields that add conditions to it.
type form struct {
	Action string
	Q      string
	Fields []field
	Asked  bool // something is asked for

	NoQuestion  bool   // the fields are all there is
	Label, Hint string // of the line, where it is no question to the entries
}

type field struct {
	Name, Label, Type, Value, Hint string
}

var fieldLabels = map[string]field{
	"actor":   {"actor", "Actor", "text", "", "Sudan"},
	"issue":   {"issue", "Issue", "text", "", "ceasefire"},
	"place":   {"place", "Place", "text", "", "Omdurman"},
	"country": {"country", "Country", "text", "", "Sudan"},
	"type":    {"type", "Kind of event", "deed", "", ""},
	"since":   {"since", "Since", "date", "", ""},
	"until":   {"until", "Until", "date", "", ""},
	"source":  {"source", "Published by", "text", "", "Nile Wire"},
}

// ask reads the question of a request.
func (s *Site) ask(r *http.Request, fields ...string) (query.Query, *form, error) {
	v := r.URL.Query()
	f := &form{Action: strings.TrimSuffix(r.URL.Path, ".json"), Q: strings.TrimSpace(v.Get("q"))}
	all := []query.Query{}
	q, err := query.Parse(f.Q, s.desk.Now())
	if err != nil {
		return q, f, err
	}
	all = append(all, q)
	for _, name := range fields {
		x := fieldLabels[name]
		x.Value = strings.TrimSpace(v.Get(name))
		f.Fields = append(f.Fields, x)
		if x.Value == "" {
			continue
		}
		value := x.Value
		if name == "country" {
			value = countryCode(value)
		}
		quoted, _ := json.Marshal(value)
		one, err := query.Parse(name+":"+string(quoted), s.desk.Now())
		if err != nil {
			return q, f, err
		}
		all = append(all, one)
	}
	q = query.All(all...)
	f.Asked = q.Where != nil
	return q, f, nil
}

// pageSize is how many entries of the archive a page looks at.
const pageSize = 100

func pageOf(r *http.Request, newest bool) store.Page {
	return store.Page{Limit: pageSize, After: r.URL.Query().Get("after"), Newest: newest}
}

// next is the address of the page behind this one.
func next(r *http.Request, after string) string {
	if after == "" {
		return ""
	}
	v := url.Values{}
	for k, x := range r.URL.Query() {
		v[k] = x
	}
	v.Set("after", after)
	return strings.TrimSuffix(r.URL.Path, ".json") + "?" + v.Encode()
}
