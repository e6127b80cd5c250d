package main

import (
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/auth"
	"rapporteur/auth/door"
	"rapporteur/auth/oidc"
	"rapporteur/desk"
	"rapporteur/store/sqlite"
	"rapporteur/web/site"
)

// teamServer serves an empty archive with accounts, as serve does.
func teamServer(t *testing.T) (*httptest.Server, *auth.People, []string) {
	t.Helper()
	s, err := sqlite.Create(filepath.Join(t.TempDir(), "a.db"), time.Now, desk.Linker())
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{Store: s, Now: time.Now}
	people, err := peopleOf(d)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	c := &cobra.Command{}
	c.SetContext(ctx)
	f := &serveFlags{team: teamFlags{oidc: oidc.Config{Issuer: "https://sign-in.example"}, label: "Sign in with the ministry"}}
	mux := &routes{ServeMux: http.NewServeMux()}
	h, err := f.handler(c, d, "talks", people, mux, newMetrics(d, versionOf(d)))
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(func() { stop(); srv.Close(); people.Close(); s.Close() })
	return srv, people, append(mux.all, site.Routes()...)
}

// Every route that is served has a row in the table of routes and roles, and every row is of a route that is served.
func TestEveryRouteHasARow(t *testing.T) {
	_, _, served := teamServer(t)
	var rows []string
	for _, row := range door.Table {
		rows = append(rows, row.Route)
		if !slices.Contains(served, row.Route) {
			t.Errorf("%s has a row and is not served", row.Route)
		}
	}
	for _, route := range served {
		if !slices.Contains(rows, route) {
			t.Errorf("%s is served and has no row in auth/door.Table", route)
		}
		if sameForAll(httptest.NewRequest("GET", strings.NewReplacer("{$}", "", "{", "", "}", "").Replace(strings.Fields(route)[1]), nil)) && regexp.MustCompile(`account|audit|login|/me$`).MatchString(route) {
			t.Errorf("%s is kept and given to others", route)
		}
	}
}

type browser struct {
	t *testing.T
	http.Client
	base string
}

func newBrowser(t *testing.T, base string) *browser {
	jar, _ := cookiejar.New(nil) // without options it does not fail
	return &browser{t, http.Client{Jar: jar}, base}
}

func (b *browser) read(res *http.Response, err error) (int, string, string) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return res.StatusCode, res.Request.URL.Path, string(raw)
}

func (b *browser) get(path string) (int, string, string) {
	b.t.Helper()
	return b.read(b.Get(b.base + path))
}

func (b *browser) post(path string, pairs ...string) (int, string, string) {
	b.t.Helper()
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return b.read(b.PostForm(b.base+path, v))
}

// A day of a team: who is not logged in sees the way in, and is led to where they wanted to go; an admin makes an account,
// whose owner makes a key, changes the password and leaves.
func TestATeam(t *testing.T) {
	srv, people, _ := teamServer(t)
	if err := people.Add(context.Background(), "Ada", auth.Admin, "nine grey herons"); err != nil {
		t.Fatal(err)
	}
	ada, ben := newBrowser(t, srv.URL), newBrowser(t, srv.URL)
	expect := func(what string, code, want int, body string, says ...string) {
		t.Helper()
		if code != want {
			t.Fatalf("%s: status %d, want %d\n%s", what, code, want, body)
		}
		for _, s := range says {
			if !strings.Contains(body, s) {
				t.Fatalf("%s does not say %q\n%s", what, s, body)
			}
		}
	}
	code, _, body := ada.get("/search?q=a")
	expect("a stranger", code, 401, body, `name="password"`, `value="/search?q=a"`, `<a class="go" href="/login/oidc?next=%2fsearch%3fq%3da">`, "Sign in with the ministry")
	if strings.Contains(body, `aria-label="Views"`) {
		t.Error("a stranger has a menu")
	}
	code, _, body = ada.post("/login", "name", "ada", "password", "nine grey heron")
	expect("a wrong password", code, 401, body, "do not belong together")
	code, _, other := ada.post("/login", "name", "nobody", "password", "nine grey heron")
	if code != 401 || strings.ReplaceAll(other, "nobody", "ada") != body {
		t.Error("a login tells whether there is an account")
	}
	code, path, body := ada.post("/login", "name", "ada", "password", "nine grey herons", "next", "/search?q=a")
	expect("the login", code, 200, body, ">Account</a>")
	if path != "/search" {
		t.Errorf("it leads to %s", path)
	}
	code, _, body = ada.post("/accounts", "what", "add", "name", "Ben", "role", "coder", "password", "tin whistle in D")
	expect("a new account", code, 200, body, "Ben can log in now")
	code, _, body = ada.post("/accounts", "what", "remove", "name", "ADA")
	expect("removing oneself", code, 400, body, "another admin")
	code, _, body = ada.post("/accounts", "what", "add", "name", "ben", "role", "coder", "password", "tin whistle in D")
	expect("a second Ben", code, 409, body, "an account of that name")

	ben.post("/login", "name", "Ben", "password", "tin whistle in D")
	for _, page := range []string{"/accounts", "/audit", "/add"} {
		code, _, body = ben.get(page)
		expect("a coder at "+page, code, 403, body, "needs the role")
	}
	code, _, body = ben.post("/account/keys", "name", "figures", "scope", "read", "days", "9")
	expect("a key", code, 200, body, "shown once")
	key := regexp.MustCompile(`rap_[0-9a-f]{8}_[\w-]{43}`).FindString(body)
	if _, _, again := ben.get("/account"); strings.Contains(again, key) || !strings.Contains(again, key[:12]) {
		t.Error("the account does not show the beginning of the key alone")
	}
	req, _ := http.NewRequest("GET", srv.URL+"/v1/me", nil)
	req.Header.Set("Authorization", "Bearer "+key)
	code, _, body = newBrowser(t, srv.URL).read(http.DefaultClient.Do(req))
	expect("the key", code, 200, body, `"account":"Ben"`, `"scopes":["read"]`)

	elsewhere := newBrowser(t, srv.URL)
	elsewhere.post("/login", "name", "ben", "password", "tin whistle in D")
	code, _, body = ben.post("/account/password", "password", "tin whistle in C", "new", "tin whistle in G")
	expect("without the old password", code, 422, body, "do not belong together")
	code, _, body = ben.post("/account/password", "password", "tin whistle in D", "new", "tin whistle in G")
	expect("a new password", code, 200, body, "is changed")
	if code, _, _ = elsewhere.get("/account"); code != 401 {
		t.Error("a session outlives the password")
	}
	code, path, body = ben.post("/logout")
	expect("logging out", code, 200, body)
	if code, _, _ := ben.get("/"); path != "/login" || code != 401 {
		t.Errorf("after that %s, %d", path, code)
	}
	code, _, body = ada.get("/audit")
	expect("the log", code, 200, body, "add an account, coder", "change the own password", "make a key", "log out", ">nobody</td>")
	if strings.Contains(body, key) || strings.Contains(body, "whistle") || strings.Contains(body, "heron") {
		t.Error("a secret is in the log")
	}
	// A form of another site does nothing.
	evil, _ := http.NewRequest("POST", srv.URL+"/accounts", strings.NewReader("what=add&name=eve&role=admin&password=123456789012"))
	evil.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	evil.Header.Set("Sec-Fetch-Site", "cross-site")
	if code, _, _ = ada.read(ada.Do(evil)); code != 403 {
		t.Errorf("a form of another site: %d", code)
	}
	if code, _, _ = ada.post("/account/password", "password", strings.Repeat("x", 1<<20)); code != 400 {
		t.Errorf("a form of a megabyte: %d", code)
	}
}

// A server that ran before the first account was made asks everybody to log in from then on: those who are in the middle
// of reading, and those who listen. It stays so when the account is removed.
func TestTheFirstAccountShutsTheGate(t *testing.T) {
	s, err := sqlite.Create(filepath.Join(t.TempDir(), "a.db"), time.Now, desk.Linker())
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{Store: s, Now: time.Now}
	f := &serveFlags{}
	people, asked, err := f.team.people(t.Context(), d)
	if err != nil || asked {
		t.Fatalf("without accounts somebody is asked: %v, %v", asked, err)
	}
	var talk strings.Builder
	c := &cobra.Command{}
	c.SetErr(&talk)
	ctx, stop := context.WithCancel(context.Background())
	c.SetContext(ctx)
	h, err := f.gated(c, d, "talks", people, asked)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(func() { stop(); srv.Close(); people.Close(); s.Close() })
	b := newBrowser(t, srv.URL)
	if code, _, body := b.get("/"); code != 200 || strings.Contains(body, "/account") || !strings.Contains(body, `href="/add"`) {
		t.Fatalf("before: status %d", code)
	}
	ended := make(chan struct{}) // nothing arrives, so that not even the head of the answer does before it ends
	go func() {
		defer close(ended)
		if res, err := http.Get(srv.URL + "/v1/stream"); err == nil {
			io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}
	}()
	for deadline := time.Now().Add(10 * time.Second); open(t, srv) < 2; { // it and the one who asks
		if time.Now().After(deadline) {
			t.Fatal("nobody listens")
		}
	}
	if err := people.Add(context.Background(), "Ada", auth.Admin, "nine grey herons"); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/reports", "/v1/events", "/search.atom?q=a", "/account"} {
		if code, _, _ := b.get(path); code != 401 {
			t.Errorf("%s after the first account: status %d", path, code)
		}
	}
	if code, _, _ := b.post("/add", "text", "Envoys met."); code != 401 {
		t.Errorf("adding: status %d", code)
	}
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("who listened goes on listening")
	}
	if code, _, body := b.post("/login", "name", "ada", "password", "nine grey herons", "next", "/"); code != 200 || !strings.Contains(body, ">Account</a>") || !strings.Contains(body, `href="/add"`) {
		t.Errorf("logged in: status %d", code)
	}
	if !strings.Contains(talk.String(), "everybody logs in") {
		t.Errorf("it is not told: %s", talk.String())
	}
	if err := people.RemoveAccount(context.Background(), "ada"); err != nil {
		t.Fatal(err)
	}
	if code, _, _ := newBrowser(t, srv.URL).get("/"); code != 401 {
		t.Errorf("without the last account: status %d", code)
	}
}

// open is how many requests are being answered, the one that asks included.
func open(t *testing.T, srv *httptest.Server) int {
	t.Helper()
	_, _, body := newBrowser(t, srv.URL).get("/metrics")
	m := regexp.MustCompile(`rapporteur_requests_open (\d+)`).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("no number of open requests in\n%s", body)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}
