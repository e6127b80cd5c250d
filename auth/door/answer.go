package door

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"rapporteur/auth"
)

// refuse says why somebody is not let in: people on a page, programs as RFC 9457 has it.
func (d *Door) refuse(w http.ResponseWriter, r *http.Request, code int, why string) {
	if code == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="rapporteur"`)
	}
	if !forPrograms(r) && d.o.Refuse != nil {
		d.o.Refuse(w, r, code, why)
		return
	}
	if code == http.StatusUnauthorized {
		why += ": send a key as Authorization: Bearer (docs/accounts.md)"
	}
	Problem(w, code, why)
}

// Problem answers with a problem (RFC 9457).
func Problem(w http.ResponseWriter, code int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(code)
	json.NewEncoder(w).Encode(struct {
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{http.StatusText(code), code, detail})
}

// forPrograms tells what programs ask for.
func forPrograms(r *http.Request) bool {
	p := r.URL.Path
	_, key := bearer(r)
	return key || strings.HasPrefix(p, "/v1/") || strings.HasPrefix(p, "/openapi") || p == "/metrics" || strings.HasSuffix(p, ".json") || strings.HasSuffix(p, ".atom")
}

// The names of the cookie: one that comes by TLS alone is bound to this very host by its name.
const (
	secureCookie = "__Host-rapporteur_session"
	plainCookie  = "rapporteur_session"
)

// Give puts a session on an answer.
func Give(w http.ResponseWriter, r *http.Request, token string) {
	http.SetCookie(w, cookie(r, token, int(auth.Absolute.Seconds())))
}

// Take takes the session off again.
func Take(w http.ResponseWriter, r *http.Request) { http.SetCookie(w, cookie(r, "", -1)) }

func cookie(r *http.Request, value string, age int) *http.Cookie {
	c := &http.Cookie{Name: plainCookie, Value: value, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode}
	if auth.Of(r.Context()).Secure {
		c.Name, c.Secure = secureCookie, true
	}
	return c
}

// sessionOf is the token that a request brings; over TLS only the one that was given over TLS.
func sessionOf(r *http.Request) string {
	name := plainCookie
	if auth.Of(r.Context()).Secure {
		name = secureCookie
	}
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// Local is an address of this site: what leads elsewhere, leads to the first page.
func Local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || u.User != nil || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/"
	}
	return next
}
