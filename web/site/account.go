package site

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/auth"
	"rapporteur/auth/door"
)

// own is what the page of one's own account needs.
type own struct {
	Name, Here       string
	Admin            bool
	HasPassword      bool
	Shortest         int
	Sessions         []auth.Session
	Keys             []auth.Key
	Scopes           []auth.Scope
	Why, Said, Token string
}

// moment is a time as people read it in lists.
func moment(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04") + " UTC" }

// accountPages are the pages about accounts; where there are none, they are not there.
func (s *Site) accountPages(mux router) {
	mux.HandleFunc("GET /login", s.loginForm)
	mux.HandleFunc("POST /login", s.login)
	mux.HandleFunc("POST /logout", s.logout)
	mux.HandleFunc("GET /account", func(w http.ResponseWriter, r *http.Request) { s.account(w, r, http.StatusOK, own{}) })
	mux.HandleFunc("POST /account/password", s.posted(s.changePassword))
	mux.HandleFunc("POST /account/sessions", s.posted(s.endSessions))
	mux.HandleFunc("POST /account/keys", s.posted(s.makeKey))
	mux.HandleFunc("POST /account/keys/revoke", s.posted(s.revokeKey))
	mux.HandleFunc("GET /accounts", func(w http.ResponseWriter, r *http.Request) { s.accounts(w, r, http.StatusOK, everybody{}) })
	mux.HandleFunc("POST /accounts", s.changeAccounts)
	mux.HandleFunc("GET /audit", s.audit)
}

// account shows one's own account.
func (s *Site) account(w http.ResponseWriter, r *http.Request, code int, o own) {
	who := auth.Of(r.Context()).Who
	a, err := s.team.Account(r.Context(), who.Name)
	if err == nil {
		o.Sessions, err = s.team.Sessions(r.Context(), who.Name)
	}
	if err == nil {
		o.Keys, err = s.team.Keys(r.Context(), who.Name)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	o.Name, o.Here, o.Admin, o.HasPassword, o.Shortest = a.Name, who.Session, a.Role == auth.Admin, a.Password != "", auth.ShortestPassword
	o.Scopes = door.ScopesOf(a.Role)
	s.show(w, r, code, "account", &answer{Title: a.Name, Lead: "Your account has the role " + string(a.Role) + ".", Nav: "/account", Data: o})
}

// posted does something with one's own account, and shows it again: with what was said, or why it was not done.
func (s *Site) posted(do func(http.ResponseWriter, *http.Request, *auth.Identity) (own, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.readForm(w, r) {
			return
		}
		o, err := do(w, r, auth.Of(r.Context()).Who)
		if code := wrongAccount(err); code != 0 {
			s.account(w, r, code, own{Why: err.Error()})
			return
		}
		switch {
		case err != nil:
			s.fail(w, r, err)
		case o.Name == leaves:
			http.Redirect(w, r, "/login", http.StatusSeeOther)
		default:
			s.account(w, r, http.StatusOK, o)
		}
	}
}

// leaves is the name in an answer to somebody whose session has ended by what they did.
const leaves = "-"

// wrongAccount is the status of what people can do better; 0 for everything else.
func wrongAccount(err error) int {
	switch {
	case errors.Is(err, auth.ErrOften):
		return http.StatusTooManyRequests
	case errors.Is(err, auth.ErrRefused), errors.Is(err, auth.ErrWrong):
		return http.StatusUnprocessableEntity
	case errors.Is(err, auth.ErrTaken):
		return http.StatusConflict
	case errors.Is(err, auth.ErrUnknown):
		return http.StatusNotFound
	}
	return 0
}

func (s *Site) changePassword(_ http.ResponseWriter, r *http.Request, who *auth.Identity) (own, error) {
	if _, err := s.team.Check(r.Context(), who.Name, r.PostFormValue("password")); err != nil {
		return own{}, err
	}
	err := s.team.SetPassword(r.Context(), who.Name, r.PostFormValue("new"), who.Session)
	return own{Said: "The password is changed, and your other sessions have ended."}, err
}

func (s *Site) endSessions(w http.ResponseWriter, r *http.Request, who *auth.Identity) (own, error) {
	hash := r.PostFormValue("session")
	switch hash {
	case "":
		return own{}, &badRequest{"say which session"}
	case "all":
		door.Take(w, r)
		return own{Name: leaves}, s.team.EndSessions(r.Context(), who.Name, "", "")
	}
	return own{Said: "The session has ended."}, s.team.EndSessions(r.Context(), who.Name, hash, "")
}

func (s *Site) makeKey(_ http.ResponseWriter, r *http.Request, who *auth.Identity) (own, error) {
	var scopes []auth.Scope
	for _, scope := range r.PostForm["scope"] {
		scopes = append(scopes, auth.Scope(scope))
	}
	days, err := strconv.Atoi(r.PostFormValue("days"))
	if err != nil || days < 1 || days > 3650 {
		return own{}, &badRequest{"a key lasts between 1 and 3650 days"}
	}
	token, k, err := s.team.NewKey(r.Context(), who.Name, r.PostFormValue("name"), scopes, s.desk.Now().AddDate(0, 0, days))
	auth.Of(r.Context()).Act.Of = k.ID
	return own{Token: token}, err
}

func (s *Site) revokeKey(_ http.ResponseWriter, r *http.Request, who *auth.Identity) (own, error) {
	id := r.PostFormValue("key")
	auth.Of(r.Context()).Act.Of = clipped(id)
	_, err := s.team.Revoke(r.Context(), who.Name, id)
	return own{Said: "The key " + id + " is revoked."}, err
}

// everybody is what the page of all accounts needs.
type everybody struct {
	Accounts  []auth.Account
	Roles     []auth.Role
	Me        string
	Shortest  int
	Why, Said string
}

func (s *Site) accounts(w http.ResponseWriter, r *http.Request, code int, e everybody) {
	all, err := s.team.Accounts(r.Context())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	e.Accounts, e.Roles, e.Me, e.Shortest = all, auth.Roles, auth.Name(r.Context()), auth.ShortestPassword
	s.show(w, r, code, "accounts", &answer{Title: "Accounts", Lead: "Who may do what with this archive.", Nav: "/account", Data: e})
}

// changeAccounts does what an admin asks for. Nobody changes their own role or removes themselves: so an admin remains.
func (s *Site) changeAccounts(w http.ResponseWriter, r *http.Request) {
	if !s.readForm(w, r) {
		return
	}
	name, v := strings.TrimSpace(r.PostFormValue("name")), auth.Of(r.Context())
	what, role := r.PostFormValue("what"), auth.Role(r.PostFormValue("role"))
	v.Act.Of = clipped(name)
	var err error
	var said string
	switch {
	case what != "add" && strings.EqualFold(name, v.Who.Name):
		err = &badRequest{"your own account is changed by another admin, or on its own page"}
	case what == "add":
		v.Act.What, said = "add an account, "+clipped(string(role)), name+" can log in now."
		err = s.team.Add(r.Context(), name, role, r.PostFormValue("password"))
	case what == "role":
		v.Act.What, said = "give the role "+clipped(string(role)), name+" is "+string(role)+" now."
		err = s.team.SetRole(r.Context(), name, role)
	case what == "password":
		v.Act.What, said = "set a password", name+" has a new password, and every session of theirs has ended."
		err = s.team.SetPassword(r.Context(), name, r.PostFormValue("password"), "")
	case what == "remove":
		v.Act.What, said = "remove an account", name+" is removed."
		err = s.team.RemoveAccount(r.Context(), name)
	default:
		err = &badRequest{"say what to do: add, role, password, remove"}
	}
	switch code := wrongAccount(err); {
	case code != 0:
		s.accounts(w, r, code, everybody{Why: err.Error()})
	case err != nil:
		s.fail(w, r, err)
	default:
		s.accounts(w, r, http.StatusOK, everybody{Said: said})
	}
}

// actsAtOnce is how many lines of the log a page shows.
const actsAtOnce = 100

// audit shows the log of what was done.
func (s *Site) audit(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	before, _ := strconv.ParseInt(q.Get("before"), 10, 64) // 0: from the newest
	acts, err := s.team.Acts(r.Context(), strings.TrimSpace(q.Get("who")), before, actsAtOnce+1)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	a := &answer{Title: "Log", Lead: "Who did what, when, from where. The log is only ever added to.", Nav: "/account"}
	if len(acts) > actsAtOnce {
		acts = slices.Clip(acts[:actsAtOnce])
		q.Set("before", strconv.FormatInt(acts[actsAtOnce-1].N, 10))
		a.Next = "/audit?" + q.Encode()
	}
	a.Data = map[string]any{"Who": q.Get("who"), "Acts": acts}
	s.show(w, r, http.StatusOK, "audit", a)
}
