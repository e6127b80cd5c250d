// Package site is the desk as a web page: server-rendered, readable without script, with links that last. Each page has a
// template of its own and a twin in JSON under the same address with .json behind.
//
// The site trusts whoever reaches it: with accounts auth/door stands before it, else cmd/rapporteur binds it to this machine
// alone.
package site

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"slices"
	"strings"

	"rapporteur/auth"
	"rapporteur/auth/door"
	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
	"rapporteur/web/report"
)

//go:embed *.tmpl
var templates embed.FS

//go:embed site.css
var style string

//go:embed site.js
var script string

// icon stands in the browser's tab: two accounts side by side.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1d1f23"/><path d="M3 4h4M3 7h4M3 10h4" stroke="#8fb4f2" stroke-width="1.4"/><path d="M9 4h4M9 7h4M9 10h4" stroke="#f0938a" stroke-width="1.4"/></svg>`

// Site serves the pages of one archive.
type Site struct {
	desk  *desk.Desk
	pages map[string]*template.Template
	name  string

	handler   http.Handler
	team      *auth.People
	elsewhere string
	url       string
	stops     stopDays
}

// Options say how the site is.
type Options struct {
	Name      string       // of the archive, shown in the head
	People    *auth.People // nil: there are no accounts
	Elsewhere string       // what the button says that signs in elsewhere; "" for no such button
	URL       string       // where people reach the site, for links that leave it; "": as each request says
}

// router is where the routes of the site go.
type router interface {
	HandleFunc(route string, h func(http.ResponseWriter, *http.Request))
}

// New makes the handler of the site.
func New(d *desk.Desk, o Options) (*Site, error) {
	s := &Site{desk: d, name: o.Name, team: o.People, elsewhere: o.Elsewhere, url: o.URL}
	if err := s.parse(); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	s.routes(mux)
	s.handler = guard(mux)
	return s, nil
}

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Routes are all routes of the site.
func Routes() []string {
	var all routeList
	(&Site{team: &auth.People{}}).routes(&all)
	return all
}

type routeList []string

// HandleFunc notes a route.
func (l *routeList) HandleFunc(route string, _ func(http.ResponseWriter, *http.Request)) {
	*l = append(*l, route)
}

// parse makes a template of each page with the layout around it.
func (s *Site) parse() error {
	s.pages = map[string]*template.Template{}
	names, err := fs.Glob(templates, "*.tmpl")
	if err != nil {
		return err
	}
	for _, n := range names {
		page := strings.TrimSuffix(n, ".tmpl")
		if page == "layout" || page == "parts" {
			continue
		}
		t, err := template.New("layout.tmpl").Funcs(helpers).ParseFS(templates, "layout.tmpl", "parts.tmpl", n)
		if err != nil {
			return err
		}
		s.pages[page] = t
	}
	return nil
}

// policy lets the page do nothing but show itself: no other host, no script but ours.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard puts the security headers on everything, and refuses posts that come from other sites.
func guard(h http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		safe(w.Header())
		cross.Handler(h).ServeHTTP(w, r)
	})
}

func safe(head http.Header) {
	head.Set("Content-Security-Policy", policy)
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Referrer-Policy", "no-referrer")
}

func (s *Site) routes(mux router) {
	mux.HandleFunc("GET /style.css", asset("text/css; charset=utf-8", report.Style+style))
	mux.HandleFunc("GET /script.js", asset("text/javascript; charset=utf-8", report.Script+script))
	mux.HandleFunc("GET /icon.svg", asset("image/svg+xml", icon))
	s.page(mux, "/{$}", "today", s.today)
	s.page(mux, "/reports", "reports", s.reports)
	s.page(mux, "/report/{id}", "report", s.report)
	s.page(mux, "/entry/{id}/{entry}", "entry", s.entry)
	mux.HandleFunc("POST /entry/{id}/{entry}", s.correct)
	s.page(mux, "/search", "search", s.search)
	s.page(mux, "/positions", "positions", s.positions)
	s.page(mux, "/compare", "compare", s.compare)
	s.page(mux, "/relations", "relations", s.relations)
	s.page(mux, "/people", "people", s.people)
	s.page(mux, "/who/{name}", "who", s.who)
	s.page(mux, "/coverage", "coverage", s.coverage)
	s.page(mux, "/network", "network", s.network)
	s.page(mux, "/map", "map", s.places)
	mux.HandleFunc("GET /world.svg", asset("image/svg+xml", world))
	for _, p := range gatherings {
		s.page(mux, "/"+p.path, "gathered", s.gathered(p))
	}
	s.page(mux, "/cite", "cite", s.cite)
	mux.HandleFunc("GET /cite.bib", s.citeBibTeX)
	s.page(mux, "/add", "add", s.addForm)
	mux.HandleFunc("POST /add", s.add)
	mux.HandleFunc("GET /search.atom", s.atom)
	s.page(mux, "/searches", "searches", s.searches)
	mux.HandleFunc("POST /searches", s.saveSearch)
	mux.HandleFunc("POST /searches/remove", s.removeSearch)
	mux.HandleFunc("GET /searches/{id}/feed.atom", s.searchFeed)
	if s.team != nil {
		s.accountPages(mux)
	}
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, fmt.Errorf("there is no page %s: %w", r.URL.Path, store.ErrNotFound))
	})
}

func asset(kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", "max-age=300")
		io.WriteString(w, body)
	}
}

// answer is what a page shows.
type answer struct {
	Title string
	Lead  string // one sentence below the title
	Nav   string // which entry of the navigation is lit; the path of the page by default
	Form  *form
	View  *view.View // entries, for pages that list them
	Next  string     // address of the next page
	Prev  string     // address of the page before, with what is newer
	// NextTitle is what the link to the next page says: "more" by default; PrevTitle that to the page before: "newer".
	NextTitle string
	PrevTitle string
	Data      any    // whatever the template of the page needs beside
	JSON      any    // the twin: a value, or func(io.Writer) error; nil: there is none
	Empty     string // what to say when there is nothing
	Bare      bool   // for who is not let in yet: no menu
}

// shown is what the templates see.
type shown struct {
	*answer
	Site string
	Path string
	Twin string
	Cite string // where it is told how to cite the page
	Adds bool   // whoever looks may add reports
	Menu []menu
}

type menu struct {
	Path, Title string
	Here        bool
}

var navigation = []menu{
	{"/", "Today", false}, {"/search", "Search", false}, {"/timeline", "Timeline", false}, {"/positions", "Positions", false}, {"/disputes", "Disputes", false}, {"/events", "Events", false}, {"/tolls", "Tolls", false},
	{"/meetings", "Meetings", false}, {"/quotes", "Statements", false}, {"/proposals", "Proposals", false}, {"/figures", "Figures", false}, {"/groups", "Groups", false}, {"/people", "People", false}, {"/map", "Map", false}, {"/network", "Network", false}, {"/reports", "Reports", false}, {"/coverage", "Coverage", false}, {"/add", "Add", false},
}

// page serves an answer as a page, and under the same address with .json behind as JSON.
func (s *Site) page(mux router, path, name string, h func(*http.Request) (*answer, error)) {
	mux.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".json") { // of a path that ends in a wildcard, such as /who/{name}
			s.twin(h)(w, r)
			return
		}
		a, err := h(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		s.show(w, r, http.StatusOK, name, a)
	})
	if strings.HasSuffix(path, "}") {
		if path == "/{$}" {
			mux.HandleFunc("GET /today.json", s.twin(h))
		}
		return
	}
	mux.HandleFunc("GET "+path+".json", s.twin(h))
}

func (s *Site) twin(h func(*http.Request) (*answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a, err := h(r)
		if err != nil {
			s.failJSON(w, err)
			return
		}
		pageLinks(w.Header(), a)
		writeJSON(w, http.StatusOK, a.JSON)
	}
}

// pageLinks tell programs of the pages beside a twin, as the API does (RFC 8288).
func pageLinks(head http.Header, a *answer) {
	for _, x := range []struct{ rel, to string }{{"prev", a.Prev}, {"next", a.Next}} {
		if path, query, _ := strings.Cut(x.to, "?"); x.to != "" {
			head.Add("Link", fmt.Sprintf("<%s.json?%s>; rel=%q", path, query, x.rel))
		}
	}
}

// show writes a page. It is made whole before the first byte goes out, so that an error is a page too.
func (s *Site) show(w http.ResponseWriter, r *http.Request, code int, name string, a *answer) {
	x := shown{answer: a, Site: s.name, Path: r.URL.Path, Adds: s.may(r, "GET /add")}
	if a.JSON != nil {
		x.Twin = twinOf(r)
		if name != "trouble" {
			x.Cite = citeOf(r)
		}
	}
	here := a.Nav
	if here == "" {
		here = r.URL.Path
	}
	for _, m := range s.menu(r, a) {
		m.Here = m.Path == here
		x.Menu = append(x.Menu, m)
	}
	var b bytes.Buffer
	if err := s.pages[name].Execute(&b, x); err != nil {
		http.Error(w, "this page is broken: "+err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(code)
	w.Write(b.Bytes())
}

// menu is what somebody may go to. Pages are kept and given to all who have the same menu, so that nothing in it may tell
// one from another but what they may add.
func (s *Site) menu(r *http.Request, a *answer) []menu {
	if a.Bare {
		return nil
	}
	var out []menu
	for _, m := range navigation {
		if m.Path != "/add" || s.may(r, "GET /add") {
			out = append(out, m)
		}
	}
	if s.team != nil {
		out = append(out, menu{"/account", "Account", false})
	}
	return out
}

// may tells whether whoever asks may come by a route. Without accounts everybody may; with them, who is not known may only
// read.
func (s *Site) may(r *http.Request, route string) bool {
	who := auth.Of(r.Context()).Who
	if who == nil {
		return s.team == nil
	}
	return door.May(who, route)
}

func twinOf(r *http.Request) string {
	path := r.URL.Path
	if path == "/" {
		path = "/today"
	}
	twin := path + ".json"
	if r.URL.RawQuery != "" {
		twin += "?" + r.URL.RawQuery
	}
	return twin
}

// status is the HTTP status of an error.
func status(err error) int {
	var wrong *query.Error
	var shape *badRequest
	switch {
	case errors.As(err, &wrong), errors.As(err, &shape), errors.Is(err, store.ErrPage):
		return http.StatusBadRequest
	case errors.Is(err, store.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, store.ErrAmbiguous):
		return http.StatusConflict
	case errors.Is(err, store.ErrBusy):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// badRequest is a request that makes no sense.
type badRequest struct{ message string }

func (b *badRequest) Error() string { return b.message }

func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if strings.HasSuffix(r.URL.Path, ".json") {
		s.failJSON(w, err)
		return
	}
	code := status(err)
	s.show(w, r, code, "trouble", &answer{Title: troubleTitle(code), Form: again(r, err), Data: err.Error(), JSON: err.Error()}) // the twin tells the trouble too
}

// troubleTitle says in words what a status means to whoever reads the page.
func troubleTitle(code int) string {
	switch code {
	case http.StatusBadRequest:
		return "This cannot be asked"
	case http.StatusForbidden, http.StatusUnauthorized:
		return "Not allowed"
	case http.StatusTooManyRequests:
		return "Too many requests"
	case http.StatusNotFound:
		return "Not found"
	case http.StatusConflict:
		return "Which one?"
	case http.StatusServiceUnavailable:
		return "The archive is busy"
	}
	return "Something went wrong"
}

// again is the form with a question that makes no sense, to mend it; nil when something else is wrong.
func again(r *http.Request, err error) *form {
	var wrong *query.Error
	v := r.URL.Query()
	if !errors.As(err, &wrong) || v.Get("q") == "" {
		return nil
	}
	f := &form{Action: r.URL.Path, Q: v.Get("q"), Asked: true}
	for _, name := range slices.Sorted(maps.Keys(v)) {
		if x, known := fieldLabels[name]; known && v.Get(name) != "" {
			x.Value = v.Get(name)
			f.Fields = append(f.Fields, x)
		}
	}
	return f
}
