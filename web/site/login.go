package site

import (
	"errors"
	"net/http"
	"strings"

	"rapporteur/auth"
	"rapporteur/auth/door"
)

// formLimit is how much a form about accounts may bring.
const formLimit = 64 << 10

// login is what the page of the login needs.
type login struct{ Name, Next, Why, Elsewhere string }

func (s *Site) loginForm(w http.ResponseWriter, r *http.Request) {
	s.askWho(w, r, http.StatusOK, login{Next: door.Local(r.URL.Query().Get("next"))})
}

func (s *Site) askWho(w http.ResponseWriter, r *http.Request, code int, l login) {
	l.Elsewhere = s.elsewhere
	s.show(w, r, code, "login", &answer{Title: "Log in", Bare: true, Data: l})
}

// login opens a session, and leads to where somebody wanted to go.
func (s *Site) login(w http.ResponseWriter, r *http.Request) {
	if !s.readForm(w, r) {
		return
	}
	l := login{Name: strings.TrimSpace(r.PostFormValue("name")), Next: door.Local(r.PostFormValue("next"))}
	v := auth.Of(r.Context())
	v.Act.Who = clipped(l.Name)
	a, err := s.team.Check(r.Context(), l.Name, r.PostFormValue("password"))
	token := ""
	if err == nil {
		token, err = s.team.Begin(r.Context(), a, v.From, r.UserAgent())
	}
	switch {
	case errors.Is(err, auth.ErrOften):
		l.Why = err.Error()
		s.askWho(w, r, http.StatusTooManyRequests, l)
	case errors.Is(err, auth.ErrRefused):
		l.Why = err.Error()
		s.askWho(w, r, http.StatusUnauthorized, l)
	case err != nil:
		s.fail(w, r, err)
	default:
		door.Give(w, r, token)
		http.Redirect(w, r, l.Next, http.StatusSeeOther)
	}
}

// clipped keeps what strangers write into the log short.
func clipped(name string) string {
	if len(name) > 63 {
		name = name[:63]
	}
	return strings.ToValidUTF8(name, "?")
}

func (s *Site) logout(w http.ResponseWriter, r *http.Request) {
	who := auth.Of(r.Context()).Who
	if err := s.team.EndSessions(r.Context(), who.Name, who.Session, ""); err != nil {
		s.fail(w, r, err)
		return
	}
	door.Take(w, r)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

func (s *Site) readForm(w http.ResponseWriter, r *http.Request) bool {
	r.Body = http.MaxBytesReader(w, r.Body, formLimit)
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, &badRequest{"the form cannot be read: " + err.Error()})
		return false
	}
	return true
}

// Refuse shows people why they are not let in, with the way to log in.
func (s *Site) Refuse(w http.ResponseWriter, r *http.Request, code int, why string) {
	safe(w.Header())
	if code == http.StatusUnauthorized {
		l := login{Next: "/", Why: why}
		if r.Method == http.MethodGet && r.URL.Path != "/login/oidc/back" {
			l.Next = door.Local(r.URL.RequestURI())
		}
		s.askWho(w, r, code, l)
		return
	}
	s.show(w, r, code, "trouble", &answer{Title: troubleTitle(code), Data: why})
}
