package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"rapporteur/desk"
	"rapporteur/store/mem"
)

// Nobody else may reach the page: it lets whoever reaches it add and correct.
func TestOnlyLoopbackIsServed(t *testing.T) {
	for addr, fine := range map[string]bool{"127.0.0.1:8740": true, "[::1]:0": true, "localhost:80": true, "0.0.0.0:8740": false, ":8740": false, "192.168.1.2:80": false, "example.org:80": false, "8740": false} {
		if err := loopbackOnly(addr); (err == nil) != fine {
			t.Errorf("%s: %v", addr, err)
		}
	}
}

// What is served is counted by route and status, without a series for every address that somebody tries.
func TestMetrics(t *testing.T) {
	now := func() time.Time { return time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC) }
	d := &desk.Desk{Store: mem.Open(now, desk.Linker()), Now: now}
	m := newMetrics(d, versionOf(d))
	h := m.around(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/no") {
			http.NotFound(w, r)
		}
	}))
	for _, path := range []string{"/", "/who/Ada", "/who/Ben", "/v1/documents/a", "/no/1", "/no/2"} {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil))
	}
	w := httptest.NewRecorder()
	m.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	for _, want := range []string{
		`rapporteur_request_seconds_count{path="/who",method="GET",code="200"} 2`, `rapporteur_request_seconds_count{path="/v1/documents",method="GET",code="200"} 1`,
		`rapporteur_request_seconds_count{path="none",method="GET",code="404"} 2`, `rapporteur_reports{state="coded"} 0`, "rapporteur_requests_open 0",
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %s in\n%s", want, w.Body)
		}
	}
}

// What depends on who asks, and what has no end, is never given to another.
func TestWhatIsGivenAgain(t *testing.T) {
	for path, same := range map[string]bool{"/": true, "/positions?as_of=2024-03-01": true, "/v1/events": true, "/v1/meetings": true, "/v1/me": false, "/v1/entries?q=x": true, "/report/a": false, "/entry/a/b": false, "/v1/entries.csv": false, "/v1/stream": false, "/metrics": false, "/healthz": false} {
		if got := sameForAll(httptest.NewRequest("GET", path, nil)); got != same {
			t.Errorf("%s: %v", path, got)
		}
	}
	table := httptest.NewRequest("GET", "/v1/entries", nil)
	table.Header.Set("Accept", "text/csv")
	if sameForAll(table) {
		t.Error("a table by Accept is kept")
	}
}

// Browsers say differently what they take, and are given the same page; a program is given the form that it asks for.
func TestPagesAreKeptForAllBrowsers(t *testing.T) {
	kind := func(path, accept string) string {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("Accept", accept)
		return kindOfReader(r)
	}
	if kind("/people", "text/html,application/xhtml+xml") != kind("/people", "") {
		t.Error("a page that was made before is not found by a browser")
	}
	if kind("/v1/entries", "*/*, text/csv") == kind("/v1/entries", "*/*") {
		t.Error("a table is given to whom asks for JSON")
	}
}
