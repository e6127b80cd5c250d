package site

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/auth"
	"rapporteur/auth/door"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

// cited is something that can be cited: a page of the archive, or a report in it.
type cited struct {
	Key      string // letters and digits
	Kind     string // as CSL calls it: webpage, article-newspaper
	Title    string
	Author   string
	Within   string // the archive, or who published the report
	Issued   string // day of publication
	URL      string
	Accessed time.Time // zero: not told
	Note     string
}

// The pages that show nothing of the archive are no views.
var uncited = []string{"/add", "/cite", "/searches", "/account", "/accounts", "/audit", "/login"}

// citeOf is the page on which another is cited; "" for what is no view. It is a page of its own since views are kept and
// given again, and neither the day of access nor the name of the server may be somebody else's.
func citeOf(r *http.Request) string {
	if slices.Contains(uncited, r.URL.Path) {
		return ""
	}
	return "/cite?of=" + url.QueryEscape(r.URL.RequestURI())
}

// cite tells how to cite a page, in words, as BibTeX, and as CSL-JSON, which is the twin.
func (s *Site) cite(r *http.Request) (*answer, error) {
	all, err := s.citations(r)
	if err != nil {
		return nil, err
	}
	var csl []map[string]any
	for _, c := range all {
		csl = append(csl, c.csl())
	}
	q := "?of=" + url.QueryEscape(r.URL.Query().Get("of"))
	return &answer{Title: "Cite this", Nav: r.URL.Query().Get("of"), Lead: "With the day of access and how the archive stood then: pages change with what is taken in and corrected.",
		Data: map[string]any{"All": all, "BibTeX": "/cite.bib" + q, "CSL": "/cite.json" + q, "Of": r.URL.Query().Get("of")}, JSON: csl}, nil
}

// citeBibTeX is the same as a file for programs that keep references.
func (s *Site) citeBibTeX(w http.ResponseWriter, r *http.Request) {
	all, err := s.citations(r)
	if err != nil {
		http.Error(w, err.Error(), status(err))
		return
	}
	w.Header().Set("Content-Type", "application/x-bibtex; charset=utf-8")
	for _, c := range all {
		io.WriteString(w, c.BibTeX()+"\n")
	}
}

// citations are how to cite the page that a request names: of a report the report itself, and always the page.
func (s *Site) citations(r *http.Request) ([]cited, error) {
	of := r.URL.Query().Get("of")
	u, err := url.Parse(of)
	if err != nil || of == "" || door.Local(of) != of {
		return nil, &badRequest{"say which page is cited, as in /cite?of=/positions"}
	}
	title, source, err := s.titleOf(r.Context(), u)
	if err != nil {
		return nil, err
	}
	state, err := s.desk.State(r.Context())
	if err != nil {
		return nil, err
	}
	within := "rapporteur"
	if s.name != "" {
		within += ", archive " + s.name
	}
	now := s.desk.Now()
	note := "the archive then held " + many(int(state.Reports), "report")
	if state.Reports > 0 {
		note += ", the last taken in on " + view.Date(state.Last.Format("2006-01-02"))
	}
	if state.Version > 0 {
		note += fmt.Sprintf(" (state %d)", state.Version)
	}
	address := s.permalink(u)
	page := cited{Key: "rapporteur" + store.ID(address)[:6], Kind: "webpage", Title: title, Within: within, URL: s.base(r) + address, Accessed: now, Note: note}
	if source == nil {
		return []cited{page}, nil
	}
	return []cited{citedReport(source), page}, nil
}

// base is where people reach the site.
func (s *Site) base(r *http.Request) string {
	if s.url != "" {
		return strings.TrimSuffix(s.url, "/")
	}
	if r.TLS != nil || auth.Of(r.Context()).Secure {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// permalink is the address of a page so that it asks the same tomorrow: days that were counted from today are written in
// full, and what says nothing is left out.
func (s *Site) permalink(u *url.URL) string {
	v := u.Query()
	for name, list := range v {
		if strings.TrimSpace(list[0]) == "" {
			delete(v, name)
		}
	}
	parse := query.Parse
	if u.Path == "/reports" {
		parse = query.ParseForReports
	}
	if q, err := parse(v.Get("q"), s.desk.Now()); err == nil && v.Get("q") != "" && u.Path != "/people" {
		v.Set("q", q.String())
	}
	out := url.URL{Path: u.Path, RawQuery: v.Encode()}
	return out.String()
}

// titleOf is what a page is called with what it asks; of a report's page the report too.
func (s *Site) titleOf(ctx context.Context, u *url.URL) (string, *store.Report, error) {
	kind, rest, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	switch {
	case kind == "report" || kind == "entry":
		id, entry, _ := strings.Cut(rest, "/")
		x, err := s.desk.Store.Report(ctx, id)
		if err != nil {
			return "", nil, err
		}
		what := "Record of "
		if entry != "" {
			what = "Entry " + entry + " of "
		}
		return what + reportTitle(x), x, nil
	case kind == "who" && rest != "":
		return "Dossier: " + rest, nil, nil
	}
	title, ok := viewTitles[u.Path]
	if !ok {
		return "", nil, fmt.Errorf("there is no page %s that could be cited: %w", u.Path, store.ErrNotFound)
	}
	if asks := asked(u.Query()); asks != "" {
		title += " (" + asks + ")"
	}
	return title, nil, nil
}

// viewTitles are the titles of the views by their path.
var viewTitles = func() map[string]string {
	out := map[string]string{"/compare": "Comparison", "/relations": "Relations"}
	for _, m := range navigation {
		if !slices.Contains(uncited, m.Path) {
			out[m.Path] = m.Title
		}
	}
	for _, g := range gatherings {
		out["/"+g.path] = g.title
	}
	return out
}()

// asked is a question in words: "ceasefire; actor Sudan; as of 2025-04-17".
func asked(v url.Values) string {
	var parts []string
	for _, name := range []string{"q", "a", "b", "kind", "actor", "issue", "type", "place", "country", "source", "since", "until", "as_of", "against"} {
		value := strings.TrimSpace(v.Get(name))
		switch {
		case value == "":
		case name == "q" || name == "a" || name == "b":
			parts = append(parts, value)
		default:
			parts = append(parts, strings.ReplaceAll(name, "_", " ")+" "+value)
		}
	}
	return strings.Join(parts, "; ")
}

func reportTitle(r *store.Report) string {
	if r.Document.Title != "" {
		return r.Document.Title
	}
	return "Report " + store.Short(r.ID)
}

// citedReport is how to cite a report itself, not what was read of it.
func citedReport(r *store.Report) cited {
	d := r.Document
	return cited{Key: "report" + store.Short(r.ID), Kind: "article-newspaper", Title: d.Title, Author: d.Byline, Within: d.Source, Issued: d.Published, URL: d.URL}
}

// Text is the citation in words.
func (c cited) Text() string {
	s := strings.Join(some(c.Author, quoted(c.Title), c.Within, view.Date(c.Issued), c.URL), ", ")
	if !c.Accessed.IsZero() {
		s += ", seen on " + view.Date(c.Accessed.Format("2006-01-02"))
	}
	if c.Note != "" {
		s += "; " + c.Note
	}
	return s
}

// texEscapes write what TeX would take for a command.
var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\n", " ")

// BibTeX is the citation as BibTeX and biblatex read it.
func (c cited) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", c.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
		}
	}
	field("author", bracketed(texEscapes.Replace(c.Author)))
	field("title", bracketed(texEscapes.Replace(c.Title)))
	field("howpublished", texEscapes.Replace(c.Within))
	if len(c.Issued) >= 4 {
		field("year", c.Issued[:4])
	}
	field("date", c.Issued)
	field("url", strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(c.URL))
	if !c.Accessed.IsZero() {
		field("urldate", c.Accessed.Format("2006-01-02"))
	}
	field("note", texEscapes.Replace(c.Note))
	return b.String() + "}"
}

// bracketed keeps BibTeX from taking a name apart and from writing a title small.
func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// csl is the citation as CSL-JSON has it.
func (c cited) csl() map[string]any {
	out := map[string]any{"id": c.Key, "type": c.Kind}
	for name, value := range map[string]string{"title": c.Title, "container-title": c.Within, "URL": c.URL, "note": c.Note} {
		if value != "" {
			out[name] = value
		}
	}
	if c.Author != "" {
		out["author"] = []map[string]string{{"literal": c.Author}}
	}
	if parts := dateParts(c.Issued); parts != nil {
		out["issued"] = parts
	}
	if !c.Accessed.IsZero() {
		out["accessed"] = dateParts(c.Accessed.Format("2006-01-02"))
	}
	return out
}

// dateParts is a day, a month or a year as CSL-JSON has it.
func dateParts(day string) map[string]any {
	var parts []int
	for p := range strings.SplitSeq(day, "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil
		}
		parts = append(parts, n)
	}
	return map[string]any{"date-parts": [][]int{parts}}
}
