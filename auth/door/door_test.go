package door_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur/auth"
	"rapporteur/auth/door"
	"rapporteur/store/sqlite"
)

// house is a door with nothing behind it, a clock, and a session of somebody of each role.
type house struct {
	*door.Door
	people   *auth.People
	now      time.Time
	sessions map[auth.Role]string

	strangers int // that came so far, each from an address of their own
}

func build(t *testing.T, o door.Options) *house {
	t.Helper()
	ctx := context.Background()
	h := &house{now: time.Date(2025, 4, 17, 9, 0, 0, 0, time.UTC), sessions: map[auth.Role]string{}}
	clock := func() time.Time { return h.now }
	s, err := sqlite.Create(filepath.Join(t.TempDir(), "a.db"), clock, nil)
	if err != nil {
		t.Fatal(err)
	}
	h.people = auth.New(s.People(), clock)
	t.Cleanup(func() { h.people.Close(); s.Close() })
	o.Now = clock
	o.Refuse = func(w http.ResponseWriter, _ *http.Request, code int, why string) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(code)
		fmt.Fprint(w, why)
	}
	h.Door = door.New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "in: ", auth.Name(r.Context())) }), h.people, o)
	for _, role := range auth.Roles {
		a := auth.Account{Name: string(role), Role: role, Made: h.now}
		if err := h.people.PutAccount(ctx, a, true); err != nil {
			t.Fatal(err)
		}
		if h.sessions[role], err = h.people.Begin(ctx, a, "192.0.2.7", ""); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

func (h *house) key(t *testing.T, account string, scopes ...auth.Scope) string {
	t.Helper()
	token, _, err := h.people.NewKey(context.Background(), account, "a test", scopes, h.now.AddDate(0, 0, 1))
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// ask asks by a route, with heads "Name", "value".
func (h *house) ask(route string, heads ...string) *httptest.ResponseRecorder {
	method, path, _ := strings.Cut(route, " ")
	r := httptest.NewRequest(method, regexp.MustCompile(`\{[^}]*\}`).ReplaceAllStringFunc(path, func(s string) string {
		if s == "{$}" {
			return ""
		}
		return "x"
	}), nil)
	for i := 0; i+1 < len(heads); i += 2 {
		r.Header.Set(heads[i], heads[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func (h *house) as(role auth.Role, route string) *httptest.ResponseRecorder {
	if role == auth.Anyone {
		h.strangers++
		return h.ask(route, "X-Forwarded-For", fmt.Sprintf("198.51.%d.%d", h.strangers/250, h.strangers%250))
	}
	return h.ask(route, "Cookie", "rapporteur_session="+h.sessions[role])
}

// Every route is open to those roles that the table tells, and to no other: with a session, and with a key of every scope.
func TestEveryRouteAndRole(t *testing.T) {
	h := build(t, door.Options{Proxy: true})
	keys := map[auth.Scope]string{}
	for _, scope := range auth.Scopes {
		keys[scope] = h.key(t, "admin", scope)
	}
	for i, row := range door.Table {
		for _, role := range append([]auth.Role{auth.Anyone}, auth.Roles...) {
			want := http.StatusOK
			switch {
			case row.Needs == auth.Anyone:
			case role == auth.Anyone:
				want = http.StatusUnauthorized
			case slices.Index(auth.Roles, role) < slices.Index(auth.Roles, row.Needs):
				want = http.StatusForbidden
			}
			if got := h.as(role, row.Route); got.Code != want {
				t.Errorf("%s as %q: %d, want %d (%s)", row.Route, role, got.Code, want, got.Body)
			}
		}
		for _, scope := range auth.Scopes {
			want := http.StatusForbidden
			if row.Needs == auth.Anyone || row.Scope == scope {
				want = http.StatusOK
			}
			if got := h.ask(row.Route, "Authorization", "Bearer "+keys[scope], "X-Forwarded-For", fmt.Sprint("2001:db8::", i)); got.Code != want {
				t.Errorf("%s with a key for %q: %d, want %d (%s)", row.Route, scope, got.Code, want, got.Body)
			}
		}
	}
	for _, route := range []string{"POST /", "DELETE /v1/documents/x", "PUT /accounts", "POST /v1/nothing"} {
		if got := h.as(auth.Admin, route); got.Code != http.StatusForbidden {
			t.Errorf("%s, which has no row: %d", route, got.Code)
		}
	}
}

// The table says each route once, and whatever changes something leaves a line in the log.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range door.Table {
		if seen[row.Route] {
			t.Errorf("%s stands twice", row.Route)
		}
		seen[row.Route] = true
		if !strings.HasPrefix(row.Route, "GET") && row.Act == "" && row.Route != "POST /v1/read" {
			t.Errorf("%s leaves no line in the log", row.Route)
		}
	}
}

// Whoever makes a key is offered what it could open.
func TestScopesOfRoles(t *testing.T) {
	for i, role := range auth.Roles {
		if got := door.ScopesOf(role); !slices.Equal(got, auth.Scopes[:i+1]) {
			t.Errorf("a %s is offered %v", role, got)
		}
	}
}

// Programs are told as RFC 9457 has it, people on a page.
func TestRefusals(t *testing.T) {
	h := build(t, door.Options{})
	w := h.ask("GET /v1/events")
	var p struct {
		Status        int
		Title, Detail string
	}
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != 401 || w.Header().Get("Content-Type") != "application/problem+json" || !strings.Contains(w.Header().Get("WWW-Authenticate"), "Bearer") {
		t.Errorf("a program without a key: %v, %s, %v", err, w.Body, w.Header())
	}
	if w := h.ask("GET /events"); w.Code != 401 || w.Header().Get("Content-Type") != "text/html" {
		t.Errorf("people: %d, %v", w.Code, w.Header())
	}
	if w := h.as(auth.Reader, "POST /v1/documents"); w.Code != 403 || !strings.Contains(w.Body.String(), "needs the role editor") {
		t.Errorf("a reader who adds: %d, %s", w.Code, w.Body)
	}
	if w := h.ask("GET /healthz", "Authorization", "Bearer rap_0"); w.Code != 401 {
		t.Errorf("a key that is none: %d", w.Code)
	}
}

// Sessions end when they are not used, when they are old, when somebody logs out, and with the account; roles hold at once.
func TestSessionsEnd(t *testing.T) {
	ctx := context.Background()
	h := build(t, door.Options{})
	check := func(what string, role auth.Role, want int) {
		t.Helper()
		if got := h.as(role, "GET /search"); got.Code != want {
			t.Errorf("%s: %d, want %d", what, got.Code, want)
		}
	}
	for range 4 {
		h.now = h.now.Add(auth.Idle - time.Minute)
		check("used again and again", auth.Reader, 200)
	}
	check("not used", auth.Coder, 401)
	for h.now.Before(time.Date(2025, 4, 24, 8, 0, 0, 0, time.UTC)) {
		h.now = h.now.Add(time.Hour)
		h.as(auth.Reader, "GET /search")
	}
	check("nearly a week old", auth.Reader, 200)
	h.now = h.now.Add(2 * time.Hour)
	check("a week old", auth.Reader, 401)

	h = build(t, door.Options{})
	if err := h.people.SetRole(ctx, "editor", auth.Reader); err != nil {
		t.Fatal(err)
	}
	if w := h.as(auth.Editor, "POST /add"); w.Code != 403 {
		t.Errorf("an editor who is none any more: %d", w.Code)
	}
	if err := h.people.RemoveAccount(ctx, "editor"); err != nil {
		t.Fatal(err)
	}
	check("removed", auth.Editor, 401)
	if err := h.people.EndSessions(ctx, "admin", "", ""); err != nil {
		t.Fatal(err)
	}
	check("logged out everywhere", auth.Admin, 401)
}

func TestKeysEnd(t *testing.T) {
	ctx := context.Background()
	h := build(t, door.Options{})
	a, b := h.key(t, "reader", auth.Read), h.key(t, "reader", auth.Read)
	ask := func(key string) int { return h.ask("GET /v1/events", "Authorization", "Bearer "+key).Code }
	if ask(a) != 200 || ask(b) != 200 || ask(a+"x") != 401 {
		t.Error("new keys do not open, or others do")
	}
	if k, err := h.people.Revoke(ctx, "reader", a[:12]); err != nil || k.Revoked.IsZero() {
		t.Errorf("revoking %s: %+v, %v", a[:12], k, err)
	}
	if _, err := h.people.Revoke(ctx, "coder", b[:12]); err == nil {
		t.Error("one revokes another's key")
	}
	if ask(a) != 401 || ask(b) != 200 {
		t.Error("not the revoked key ended")
	}
	h.now = h.now.AddDate(0, 0, 2)
	if ask(b) != 401 {
		t.Error("an expired key opens")
	}
	h.people.Close()
	if keys, err := h.people.Keys(ctx, "reader"); err != nil || len(keys) != 2 || keys[0].Used.IsZero() && keys[1].Used.IsZero() {
		t.Errorf("when they were used is not written down: %+v, %v", keys, err)
	}
}

// Who asks too often waits: accounts, strangers and logins each for themselves.
func TestLimits(t *testing.T) {
	h := build(t, door.Options{Rate: 5, Proxy: true})
	count := func(n int, route string, heads ...string) (refused int) {
		for range n {
			if w := h.ask(route, heads...); w.Code == 429 {
				refused++
				if w.Header().Get("Retry-After") == "" {
					t.Error("not told how long to wait")
				}
			}
		}
		return refused
	}
	if n := count(100, "GET /v1/events", "Cookie", "rapporteur_session="+h.sessions[auth.Reader]); n < 70 {
		t.Errorf("%d of 100 were refused", n)
	}
	if n := count(3, "GET /v1/events", "Cookie", "rapporteur_session="+h.sessions[auth.Coder]); n != 0 {
		t.Error("one account waits for another")
	}
	if n := count(30, "POST /login", "X-Forwarded-For", "203.0.113.9, 192.0.2.1"); n < 18 {
		t.Errorf("%d of 30 logins were refused", n)
	}
	if n := count(3, "POST /login", "X-Forwarded-For", "192.0.2.1, 192.0.2.2"); n != 0 {
		t.Error("one address waits for another, or the first of X-Forwarded-For is believed")
	}
}

// The log tells who did what from where, and how it was answered; what is only read leaves no line.
func TestLog(t *testing.T) {
	ctx := context.Background()
	h := build(t, door.Options{Proxy: true})
	h.as(auth.Coder, "GET /search")
	h.ask("POST /entry/a/e-1", "Cookie", "rapporteur_session="+h.sessions[auth.Coder], "X-Forwarded-For", "192.0.2.44")
	h.as(auth.Coder, "POST /add")
	key := h.key(t, "editor", auth.Add)
	h.ask("POST /v1/documents", "Authorization", "Bearer "+key)
	acts, err := h.people.Acts(ctx, "", 0, 10)
	if err != nil || len(acts) != 3 {
		t.Fatalf("%+v, %v", acts, err)
	}
	for i, want := range []auth.Act{
		{Who: "editor", Key: key[:12], What: "add reports", Of: "/v1/documents", From: "192.0.2.1", Status: 200},
		{Who: "coder", What: "add reports", Of: "/add", From: "192.0.2.1", Status: 403},
		{Who: "coder", What: "correct an entry", Of: "/entry/a/e-1", From: "192.0.2.44", Status: 200},
	} {
		got := acts[i]
		got.N, got.At = 0, time.Time{}
		if got != want {
			t.Errorf("line %d: %+v, want %+v", i, got, want)
		}
	}
}

// Over TLS the cookie is bound to the host and to TLS, and one that was not is not taken.
func TestCookie(t *testing.T) {
	h := build(t, door.Options{TLS: true})
	if w := h.as(auth.Admin, "GET /search"); w.Code != 401 {
		t.Errorf("a cookie that came without TLS: %d", w.Code)
	}
	if w := h.ask("GET /search", "Cookie", "__Host-rapporteur_session="+h.sessions[auth.Admin]); w.Code != 200 {
		t.Errorf("the cookie of TLS: %d", w.Code)
	}
	r := httptest.NewRequest("POST", "/login", nil)
	w := httptest.NewRecorder()
	door.Give(w, r.WithContext(auth.With(r.Context(), &auth.Visit{Secure: true})), "t")
	if c := w.Header().Get("Set-Cookie"); !strings.Contains(c, "__Host-") || !strings.Contains(c, "; Secure") || !strings.Contains(c, "; HttpOnly") || !strings.Contains(c, "SameSite=Lax") || !strings.Contains(c, "Path=/") || strings.Contains(c, "Domain") {
		t.Errorf("the cookie: %s", c)
	}
}

func TestLocal(t *testing.T) {
	for next, want := range map[string]string{"/search?q=a": "/search?q=a", "": "/", "//evil.example": "/", "/\\evil.example": "/", "https://evil.example/": "/", "javascript:x": "/", "/a\r\nSet-Cookie: x": "/"} {
		if got := door.Local(next); got != want {
			t.Errorf("%q leads to %q", next, got)
		}
	}
}
