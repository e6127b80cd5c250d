package site

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"rapporteur/auth"
	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/store"
)

// savedSearch is a search as its page shows it.
type savedSearch struct {
	store.Search
	Link, Feed string
	Own        bool // whoever looks may remove it
}

// searches lists what was saved: by the account that asks, and the archive's own.
func (s *Site) searches(r *http.Request) (*answer, error) {
	owner := auth.Name(r.Context())
	all, err := s.desk.Searches(r.Context(), owner)
	if err != nil {
		return nil, err
	}
	var list []savedSearch
	for _, x := range all {
		list = append(list, savedSearch{x, "/search?" + url.Values{"q": {x.Query}}.Encode(), "/searches/" + strconv.FormatInt(x.ID, 10) + "/feed.atom", x.Owner != "" || owner == ""})
	}
	if all == nil {
		all = []store.Search{}
	}
	return &answer{Title: "Saved searches", Nav: "/search", Lead: "Questions to come back to. Days like 7d are counted anew each time; the feed tells of what is new.", Data: map[string]any{"List": list, "Name": "", "Q": ""}, JSON: all,
		Empty: "None is saved: ask for something on the page Search, and save it there."}, nil
}

// saveSearch keeps what a form sends.
func (s *Site) saveSearch(w http.ResponseWriter, r *http.Request) {
	if !s.readForm(w, r) {
		return
	}
	name, q := r.PostFormValue("name"), r.PostFormValue("q")
	_, err := s.desk.SaveSearch(r.Context(), auth.Name(r.Context()), name, q)
	var wrong *query.Error
	if errors.Is(err, desk.ErrSearch) || errors.As(err, &wrong) {
		a, listed := s.searches(r)
		if listed != nil {
			s.fail(w, r, listed)
			return
		}
		data := a.Data.(map[string]any)
		data["Why"], data["Name"], data["Q"] = err.Error(), name, q
		s.show(w, r, http.StatusUnprocessableEntity, "searches", a)
		return
	}
	s.backToSearches(w, r, err)
}

func (s *Site) removeSearch(w http.ResponseWriter, r *http.Request) {
	if !s.readForm(w, r) {
		return
	}
	id, err := strconv.ParseInt(r.PostFormValue("id"), 10, 64)
	if err != nil {
		s.fail(w, r, &badRequest{"say which search"})
		return
	}
	s.backToSearches(w, r, s.desk.Store.RemoveSearch(r.Context(), auth.Name(r.Context()), id))
}

func (s *Site) backToSearches(w http.ResponseWriter, r *http.Request, err error) {
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/searches", http.StatusSeeOther)
}

// searchFeed is a saved search as a feed, whose address stays when its question changes.
func (s *Site) searchFeed(w http.ResponseWriter, r *http.Request) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	var x store.Search
	if err != nil {
		err = store.ErrNotFound
	} else {
		x, err = s.desk.Search(r.Context(), auth.Name(r.Context()), id, "")
	}
	var q query.Query
	if err == nil {
		q, err = query.Parse(x.Query, s.desk.Now())
	}
	if err != nil {
		http.Error(w, err.Error(), status(err))
		return
	}
	s.feed(w, r, "urn:rapporteur:saved:"+r.PathValue("id"), "rapporteur: "+x.Name, q)
}

// written is what the line and the fields of a form ask for together, in the question language. Days that are counted
// from today stay so.
func (f *form) written(only string) string {
	parts := []string{}
	for _, x := range append(f.Fields, field{Name: string(query.Kind), Value: only}) {
		if x.Value != "" {
			parts = append(parts, query.Where(query.Field(x.Name), strings.ReplaceAll(x.Value, `"`, " ")).String())
		}
	}
	if f.Q == "" {
		return strings.Join(parts, " ")
	}
	if len(parts) == 0 {
		return f.Q
	}
	return "(" + f.Q + ") " + strings.Join(parts, " ")
}
