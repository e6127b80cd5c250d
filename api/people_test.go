package api_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/api"
	"rapporteur/auth"
	"rapporteur/desk"
	"rapporteur/read"
	"rapporteur/store/sqlite"
)

// With accounts it is the account that corrects, whatever name is sent; it can ask who it is, and read the log in pages.
func TestTheAccountCorrects(t *testing.T) {
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC) }
	s, err := sqlite.Create(filepath.Join(t.TempDir(), "a.db"), now, desk.Linker())
	if err != nil {
		t.Fatal(err)
	}
	people := auth.New(s.People(), now)
	mux := http.NewServeMux()
	api.Register(mux, &desk.Desk{Store: s, Engine: engine, Now: now}, api.Options{Version: "test", People: people})
	who := &auth.Identity{Name: "Ada", Role: auth.Admin, Key: "rap_00000000", Scopes: auth.Scopes}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(w, r.WithContext(auth.With(r.Context(), &auth.Visit{Who: who})))
	}))
	t.Cleanup(func() { srv.Close(); s.Close() })

	call(t, srv, "POST", "/v1/documents", two)
	_, found := call(t, srv, "GET", "/v1/entries?q=measure%3Akilled+count%3A12", "")
	var hits []struct{ Ref string }
	if err := json.Unmarshal([]byte(found), &hits); err != nil || len(hits) != 1 {
		t.Fatalf("%v: %s", err, found)
	}
	doc, entry, _ := strings.Cut(hits[0].Ref, "/")
	for _, edit := range []string{`{"what": "accept", "who": "Ben", "because": "checked"}`, `{"what": "accept", "because": "checked again"}`} {
		if res, body := call(t, srv, "POST", "/v1/documents/"+doc+"/entries/"+entry+"/corrections", edit); res.StatusCode != 201 || !strings.Contains(body, `"who":"Ada"`) {
			t.Errorf("%s: status %d, %s", edit, res.StatusCode, body)
		}
	}
	for _, by := range []struct {
		who  auth.Identity
		want int
	}{{auth.Identity{Name: "Ben", Role: auth.Coder}, 403}, {auth.Identity{Name: "ada", Role: auth.Coder}, 201}} {
		before := *who
		*who = by.who
		if res, body := call(t, srv, "POST", "/v1/documents/"+doc+"/entries/"+entry+"/corrections", `{"what": "undo", "undoes": 1, "because": "no list"}`); res.StatusCode != by.want {
			t.Errorf("%s undoes what Ada said: status %d, %s", by.who.Name, res.StatusCode, body)
		}
		*who = before
	}
	if _, body := call(t, srv, "GET", "/v1/me", ""); !strings.Contains(body, `"account":"Ada"`) || !strings.Contains(body, `"role":"admin"`) {
		t.Errorf("who asks: %s", body)
	}
	for _, name := range []string{"Ada", "ben", "ada"} {
		if err := people.Log(context.Background(), auth.Act{At: now(), Who: name, What: "log in", From: "192.0.2.7", Status: 303}); err != nil {
			t.Fatal(err)
		}
	}
	res, body := call(t, srv, "GET", "/v1/audit?who=ada&limit=1", "")
	next := strings.TrimPrefix(strings.Split(res.Header.Get("Link"), ">")[0], "<")
	if !strings.Contains(body, `"who":"ada"`) || next == "" {
		t.Fatalf("the log: %s, Link %q", body, res.Header.Get("Link"))
	}
	if res, body := call(t, srv, "GET", next, ""); !strings.Contains(body, `"who":"Ada"`) || res.Header.Get("Link") != "" {
		t.Errorf("the page behind, %s: %s", next, body)
	}
	_, described := call(t, srv, "GET", "/openapi.json", "")
	if !strings.Contains(described, `"securitySchemes"`) || !strings.Contains(described, `"/v1/audit"`) {
		t.Error("the description tells nothing of keys")
	}
}

// Without accounts a correction needs a name.
func TestACorrectionNeedsAName(t *testing.T) {
	srv := serve(t)
	call(t, srv, "POST", "/v1/documents", two)
	_, found := call(t, srv, "GET", "/v1/entries?limit=1", "")
	var hits []struct{ Ref string }
	if err := json.Unmarshal([]byte(found), &hits); err != nil || len(hits) != 1 {
		t.Fatalf("%v: %s", err, found)
	}
	doc, entry, _ := strings.Cut(hits[0].Ref, "/")
	if res, body := call(t, srv, "POST", "/v1/documents/"+doc+"/entries/"+entry+"/corrections", `{"what": "accept", "because": "checked"}`); res.StatusCode != 422 || !strings.Contains(body, "say who") {
		t.Errorf("status %d, %s", res.StatusCode, body)
	}
}
