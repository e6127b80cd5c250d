// Package browser visits the site in a real browser.
package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/auth"
	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/read"
	"rapporteur/source/all"
	"rapporteur/store"
	"rapporteur/store/mem"
	"rapporteur/store/sqlite"
	"rapporteur/web/site"
)

// tools is where node finds what package.json names; RAPPORTEUR_BROWSER says it. Whoever sets it wants no test skipped.
var tools = os.Getenv("RAPPORTEUR_BROWSER")

// need is the path of a program.
func need(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch {
	case err != nil && tools != "":
		t.Fatalf("%s is not installed", program)
	case err != nil:
		t.Skipf("skipped: %s is not installed", program)
	case tools == "":
		t.Skip("skipped: copy web/browser/package.json to a folder, run npm install there, and set RAPPORTEUR_BROWSER to it")
	}
	return path
}

// TestViews visits every view of an archive of the three examples, at the width of a telephone and of a desk, with script
// and without, light and dark, and expects that nothing is wrong. RAPPORTEUR_PICTURES names a folder for pictures of them.
func TestViews(t *testing.T) {
	need(t, "node")
	srv, d := serve(t)
	visit(t, srv.URL, paths(t, d))
}

// TestAccountViews visits the pages about accounts, as an admin.
func TestAccountViews(t *testing.T) {
	need(t, "node")
	visit(t, serveTeam(t).URL, []string{"/login", "/account", "/accounts", "/audit"})
}

// visit visits paths.
func visit(t *testing.T, base string, paths []string) {
	t.Helper()
	node, chromium := need(t, "node"), need(t, "chromium")
	asked, err := json.Marshal(map[string]any{"base": base, "paths": paths, "browser": chromium, "pictures": os.Getenv("RAPPORTEUR_PICTURES")})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, node, "visit.js", string(asked))
	cmd.Env = append(os.Environ(), "NODE_PATH="+filepath.Join(tools, "node_modules"))
	var talk bytes.Buffer
	cmd.Stderr = &talk
	out, err := cmd.Output()
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		if line != "" {
			t.Error(line)
		}
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, talk.String())
	}
}

// serve serves the three examples.
func serve(t *testing.T) (*httptest.Server, *desk.Desk) {
	t.Helper()
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC) }
	d := &desk.Desk{Store: mem.Open(now, desk.Linker()), Engine: engine, Now: now}
	files, err := filepath.Glob("../../examples/*.txt")
	if err != nil || len(files) != 3 {
		t.Fatalf("the examples: %v, %v", files, err)
	}
	for _, f := range files {
		file, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Add(context.Background(), all.Stream(f, file, all.Options{}), desk.AddOptions{})
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.SaveSearch(context.Background(), "", "Truces of the last week", "issue:ceasefire since:7d"); err != nil {
		t.Fatal(err)
	}
	h, err := site.New(d, site.Options{Name: "examples"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv, d
}

// serveTeam serves an archive with a team, to an admin of it.
func serveTeam(t *testing.T) *httptest.Server {
	t.Helper()
	ctx, clock := context.Background(), time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)
	now := func() time.Time { return clock }
	s, err := sqlite.Create(filepath.Join(t.TempDir(), "a.db"), now, nil)
	if err != nil {
		t.Fatal(err)
	}
	people := auth.New(s.People(), now)
	for i, name := range []string{"Ada Njoroge", "ben", "carla@ministry.example"} {
		a := auth.Account{Name: name, Role: auth.Roles[3-i], Password: "x", Made: clock.AddDate(0, 0, -i)}
		err = errors.Join(err, people.PutAccount(ctx, a, true))
		for _, agent := range []string{"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)"} {
			_, e := people.Begin(ctx, a, "192.0.2.7", agent)
			_, _, f := people.NewKey(ctx, name, "nightly figures", []auth.Scope{auth.Read, auth.Correct}, clock.AddDate(0, 3, 0))
			err = errors.Join(err, e, f, people.Log(ctx, auth.Act{At: clock, Who: name, What: "correct an entry", Of: "/entry/3f9a1c2b04/e-abcdefgh", From: "192.0.2.7", Status: 303}))
		}
	}
	list, e := people.Sessions(ctx, "ada njoroge")
	if err = errors.Join(err, e); err != nil {
		t.Fatal(err)
	}
	h, err := site.New(&desk.Desk{Store: s, Now: now}, site.Options{Name: "talks", People: people, Elsewhere: "Sign in with the ministry"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := &auth.Visit{Who: &auth.Identity{Name: "Ada Njoroge", Role: auth.Admin, Session: list[0].Hash}}
		h.ServeHTTP(w, r.WithContext(auth.With(r.Context(), v)))
	}))
	t.Cleanup(func() { srv.Close(); people.Close(); s.Close() })
	return srv
}

// paths are the views, each with something on it.
func paths(t *testing.T, d *desk.Desk) []string {
	t.Helper()
	ctx := context.Background()
	out := []string{"/", "/search", "/search?q=ceasefire", "/timeline", "/events", "/meetings", "/quotes", "/proposals", "/tolls", "/figures", "/groups", "/disputes", "/positions",
		"/people", "/map", "/network", "/relations", "/searches", "/cite?of=/positions", "/reports?after=1", "/timeline?since=2025-01-01&until=2025-12-31", "/positions?as_of=2025-06-01", "/reports", "/coverage", "/add"}
	found, err := d.Store.Find(ctx, query.Where(query.Kind, "event"), store.Page{Limit: 1})
	if err != nil || len(found.Hits) == 0 {
		t.Fatalf("no event in the examples: %v", err)
	}
	h := found.Hits[0]
	out = append(out, "/report/"+store.Short(h.Report.ID), "/entry/"+store.Short(h.Report.ID)+"/"+h.Entry.ID)
	who, err := d.Store.Actors(ctx, "", 2)
	if err != nil || len(who) < 2 {
		t.Fatalf("actors in the examples: %v, %v", who, err)
	}
	return append(out, "/who/"+who[0].Name, "/compare?a="+who[0].Name+"&b="+who[1].Name)
}
