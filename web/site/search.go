package site

import (
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"strings"

	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

// hit is an entry as the search page shows it.
type hit struct {
	Kind, Link, Date, Lead, Head, Words, Below string
	Tags                                       []string
}

// facet is a kind of entry with how many were found.
type facet struct {
	Name, Link string
	Count      int
	Here       bool
}

func (s *Site) search(r *http.Request) (*answer, error) {
	q, f, err := s.ask(r, "actor", "issue", "place", "since", "until")
	if err != nil {
		return nil, err
	}
	a := &answer{Title: "Search", Lead: "Every entry stands with its words and its report.", Form: f, Empty: "Nothing was found.", JSON: []any{}}
	if !f.Asked {
		a.Data = map[string]any{"Fields": query.Fields()}
		return a, nil
	}
	only := r.URL.Query().Get("kind")
	facets, err := s.facets(r, q, only)
	if err != nil {
		return nil, err
	}
	if only != "" {
		q = query.All(q, kind(only))
	}
	found, err := s.desk.Find(r.Context(), q, pageOf(r, true))
	if err != nil {
		return nil, err
	}
	var hits []hit
	for i := range found.Hits {
		hits = append(hits, hitOf(&found.Hits[i]))
	}
	a.Data = map[string]any{"Hits": hits, "Facets": facets, "Atom": "/search.atom?" + r.URL.RawQuery, "Save": f.written(only)}
	a.Next = next(r, found.Next)
	a.JSON = hitLines(found.Hits)
	return a, nil
}

func hitLines(hits []store.Hit) func(io.Writer) error {
	return func(w io.Writer) error {
		io.WriteString(w, "[")
		for i := range hits {
			b, err := desk.HitJSON(&hits[i])
			if err != nil {
				return err
			}
			if i > 0 {
				io.WriteString(w, ",\n")
			}
			w.Write(b)
		}
		_, err := io.WriteString(w, "]\n")
		return err
	}
}

// facets count what is found by kind.
func (s *Site) facets(r *http.Request, q query.Query, only string) ([]facet, error) {
	counts, err := s.desk.Kinds(r.Context(), q)
	if err != nil {
		return nil, err
	}
	var out []facet
	for _, k := range record.Kinds {
		n := counts[k]
		if n == 0 {
			continue
		}
		v := url.Values{}
		for name, x := range r.URL.Query() {
			if name != "after" {
				v[name] = x
			}
		}
		if v.Set("kind", k); only == k {
			v.Del("kind")
		}
		out = append(out, facet{k, "/search?" + v.Encode(), n, only == k})
	}
	return out, nil
}

func hitOf(h *store.Hit) hit {
	out := hit{Kind: h.Entry.Kind, Link: "/report/" + store.Short(h.Report.ID) + "#" + h.Entry.ID, Date: view.Date(h.Date()), Words: quoted(strings.Join(h.Words, " … ")),
		Below: strings.Join(some(h.Report.Source, view.Date(h.Report.Published), h.Report.Title), " · ")}
	for _, sec := range view.Of(h.Record).Sections {
		if sec.Kind != "actors" {
			it := sec.Items[0]
			out.Lead, out.Head, out.Tags = it.Lead, it.Head, append(it.Tags, it.Meta...)
		}
	}
	if x, ok := h.Entry.Of.(*record.Role); ok {
		out.Lead, out.Head = h.Name(x.Actor), x.Title
	}
	return out
}

// atom is any search as a feed (RFC 4287).
func (s *Site) atom(w http.ResponseWriter, r *http.Request) {
	q, f, err := s.ask(r, "actor", "issue", "place", "since", "until")
	if err != nil {
		http.Error(w, err.Error(), status(err))
		return
	}
	if k := r.URL.Query().Get("kind"); k != "" {
		q = query.All(q, kind(k))
	}
	s.feed(w, r, "urn:rapporteur:search:"+url.QueryEscape(r.URL.RawQuery), "rapporteur: "+strings.TrimSpace(f.Q), q)
}

// feed answers with the newest entries that a question finds.
func (s *Site) feed(w http.ResponseWriter, r *http.Request, id, title string, q query.Query) {
	found, err := s.desk.Find(r.Context(), q, store.Page{Limit: 50, Newest: true})
	if err != nil {
		http.Error(w, err.Error(), status(err))
		return
	}
	type link struct {
		Href string `xml:"href,attr"`
	}
	type entry struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Link    link   `xml:"link"`
		Summary string `xml:"summary"`
	}
	type feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Entries []entry  `xml:"entry"`
	}
	out := feed{ID: id, Title: title, Updated: "1970-01-01T00:00:00Z"}
	for i := range found.Hits {
		h := hitOf(&found.Hits[i])
		day := found.Hits[i].Report.Published
		if day == "" {
			day = "1970-01-01"
		}
		e := entry{"urn:rapporteur:" + found.Hits[i].Ref().String(), strings.TrimSpace(h.Lead + " " + h.Head), day + "T00:00:00Z", link{s.base(r) + h.Link}, h.Words}
		out.Updated = max(out.Updated, e.Updated)
		out.Entries = append(out.Entries, e)
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	io.WriteString(w, xml.Header)
	xml.NewEncoder(w).Encode(out)
}
