package site

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"rapporteur/auth"
	"rapporteur/desk"
	"rapporteur/store"
	"rapporteur/view"
)

// correctData is what the forms of corrections need.
type correctData struct {
	Action  string
	Seen    string // how the entry stood when the form was made
	Who     string
	Named   bool // Who is an account
	OwnOnly bool // who undoes nothing but their own
	Fields  []desk.Field
	History []said
}

// said is what somebody said of an entry.
type said struct {
	N                  int64
	What, Who, At      string
	Because, Set       string
	Undone, IsAnUndoOf bool
	May                bool // whoever looks may undo it
}

// correctRoute is by which corrections come.
const correctRoute = "POST /entry/{id}/{entry}"

// whoCookie remembers who corrects.
const whoCookie = "rapporteur_who"

// whoIs is who corrects: the account, else the name that somebody gave last.
func whoIs(r *http.Request) string {
	if name := auth.Name(r.Context()); name != "" {
		return name
	}
	c, err := r.Cookie(whoCookie)
	if err != nil {
		return ""
	}
	who, err := url.QueryUnescape(c.Value)
	if err != nil {
		return ""
	}
	return who
}

func remember(w http.ResponseWriter, who string) {
	if who != "" {
		http.SetCookie(w, &http.Cookie{Name: whoCookie, Value: url.QueryEscape(who), Path: "/", MaxAge: 365 * 86400, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	}
}

// undoer is whoever looks, as far as undoing goes: with accounts, who is no editor undoes their own corrections alone.
func undoer(r *http.Request) desk.By {
	who := auth.Of(r.Context()).Who
	return desk.By{Who: whoIs(r), OwnOnly: who != nil && !who.Role.Covers(auth.Editor)}
}

func correctOf(r *http.Request, x *desk.Explained) correctData {
	d := correctData{Action: "/entry/" + store.Short(x.Ref.Doc) + "/" + url.PathEscape(x.Ref.Entry), Seen: x.Seen(), Who: whoIs(r), Named: auth.Name(r.Context()) != "", OwnOnly: undoer(r).OwnOnly, Fields: x.Fields()}
	holding := map[int64]bool{}
	for _, c := range store.Holding(x.History) {
		holding[c.N] = true
	}
	by := undoer(r)
	for _, c := range x.History {
		said := said{N: c.N, What: string(c.What), Who: c.Who, At: view.Date(c.At.Format("2006-01-02")), Because: c.Because, Undone: c.What != store.Undo && !holding[c.N], IsAnUndoOf: c.What == store.Undo, May: by.MayUndo(c)}
		for name, v := range c.Set {
			said.Set = strings.TrimSpace(said.Set + " " + name + " = " + string(v))
		}
		d.History = append(d.History, said)
	}
	return d
}

// correct keeps a correction that a form sends, and leads back to where it came from.
func (s *Site) correct(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, &badRequest{"the form cannot be read: " + err.Error()})
		return
	}
	ref := store.Ref{Doc: r.PathValue("id"), Entry: r.PathValue("entry")}
	c := desk.Change{By: desk.By{Who: strings.TrimSpace(r.PostFormValue("who")), Because: strings.TrimSpace(r.PostFormValue("because")), OwnOnly: undoer(r).OwnOnly}, What: store.What(r.PostFormValue("what"))}
	if name := auth.Name(r.Context()); name != "" {
		c.Who = name
	} else {
		remember(w, c.Who)
	}
	if n := r.PostFormValue("undo"); n != "" {
		c.What = store.Undo
		c.Undoes, _ = strconv.ParseInt(n, 10, 64)
	}
	if c.What == store.Edit {
		x, err := s.desk.Explain(r.Context(), ref)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		c.Set = edited(r, x)
	}
	kept, err := s.desk.Change(r.Context(), ref, r.PostFormValue("seen"), c)
	var meanwhile *desk.Meanwhile
	switch {
	case errors.As(err, &meanwhile):
		s.again(w, r, http.StatusPreconditionFailed, meanwhile.Error())
	case errors.Is(err, desk.ErrNotYours):
		s.again(w, r, http.StatusForbidden, err.Error())
	case errors.Is(err, desk.ErrWrong):
		s.again(w, r, http.StatusUnprocessableEntity, err.Error())
	case err != nil:
		s.fail(w, r, err)
	case r.PostFormValue("back") == "report":
		http.Redirect(w, r, "/report/"+store.Short(kept.Of.Doc)+"#"+url.PathEscape(kept.Of.Entry), http.StatusSeeOther)
	default:
		http.Redirect(w, r, "/entry/"+store.Short(kept.Of.Doc)+"/"+url.PathEscape(kept.Of.Entry), http.StatusSeeOther)
	}
}

// edited are the fields of a form whose value is not what the entry has.
func edited(r *http.Request, x *desk.Explained) map[string]string {
	set := map[string]string{}
	for _, f := range x.Fields() {
		if list, sent := r.PostForm["set."+f.Name]; sent && strings.TrimSpace(list[0]) != f.Value {
			set[f.Name] = strings.TrimSpace(list[0])
		}
	}
	return set
}

// again shows the entry as it stands now, and why the correction was not kept.
func (s *Site) again(w http.ResponseWriter, r *http.Request, code int, why string) {
	a, err := s.entry(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	a.Data.(map[string]any)["Why"] = why
	s.show(w, r, code, "entry", a)
}
