package main

import (
	"context"
	"fmt"
	"net/http"
	"sort"
	"strings"
	"sync"
	"time"

	"rapporteur/auth/door"
	"rapporteur/desk"
	"rapporteur/store"
)

// metrics counts what the server does, for Prometheus. The text format is short enough to be written by hand.
type metrics struct {
	desk    *desk.Desk
	version func(context.Context) (int64, error)
	mu      sync.Mutex
	took    map[route]*histogram
	open    int

	statusMu sync.Mutex
	status   store.Status
	at       int64 // version of the archive that status tells of
}

// route is what requests are told apart by: few values, whatever is asked.
type route struct {
	path, method string
	code         int
}

// bounds of the histogram, in seconds.
var bounds = []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}

type histogram struct {
	counts [12]int // one more than bounds: those above the last
	sum    float64
}

func newMetrics(d *desk.Desk, version func(context.Context) (int64, error)) *metrics {
	return &metrics{desk: d, version: version, took: map[route]*histogram{}, at: -1}
}

// around counts the requests to a handler.
func (m *metrics) around(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.mu.Lock()
		m.open++
		m.mu.Unlock()
		began, c := time.Now(), door.Remember(w)
		defer func() { m.count(r, c.Code, time.Since(began)) }()
		h.ServeHTTP(c, r)
	})
}

func (m *metrics) count(r *http.Request, code int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.open--
	key := route{routeOf(r.URL.Path, code), methodOf(r.Method), code}
	h := m.took[key]
	if h == nil {
		h = &histogram{}
		m.took[key] = h
	}
	h.sum += took.Seconds()
	h.counts[sort.SearchFloat64s(bounds, took.Seconds())]++
}

// routeOf is the first part of a path, for the API the first two; what is not there is "none".
func routeOf(path string, code int) string {
	if code == http.StatusNotFound {
		return "none"
	}
	parts := strings.SplitN(strings.TrimPrefix(path, "/"), "/", 3)
	if parts[0] == "v1" && len(parts) > 1 {
		return "/v1/" + parts[1]
	}
	return "/" + parts[0]
}

func methodOf(method string) string {
	if method == http.MethodGet || method == http.MethodPost || method == http.MethodHead {
		return method
	}
	return "other"
}

// ServeHTTP writes what was counted, and the archive in numbers.
func (m *metrics) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	st, err := m.archive(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	var b strings.Builder
	say := func(name, kind, help string) { fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind) }
	say("rapporteur_info", "gauge", "The program that serves.")
	fmt.Fprintf(&b, "rapporteur_info{version=%q} 1\n", version)
	say("rapporteur_reports", "gauge", "Reports by what became of them.")
	for _, s := range []store.State{store.Coded, store.Outside, store.Foreign, store.Failed} {
		fmt.Fprintf(&b, "rapporteur_reports{state=%q} %d\n", s, st.Reports[s])
	}
	say("rapporteur_entries", "gauge", "Entries by kind.")
	for _, k := range sortedKeys(st.Entries) {
		fmt.Fprintf(&b, "rapporteur_entries{kind=%q} %d\n", k, st.Entries[k])
	}
	say("rapporteur_troubles", "gauge", "Inputs that could not be read.")
	fmt.Fprintf(&b, "rapporteur_troubles %d\n", st.Troubles)
	m.mu.Lock()
	defer m.mu.Unlock()
	say("rapporteur_requests_open", "gauge", "Requests that are being answered.")
	fmt.Fprintf(&b, "rapporteur_requests_open %d\n", m.open)
	say("rapporteur_request_seconds", "histogram", "How long answers took.")
	var keys []route
	for k := range m.took {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return fmt.Sprint(keys[i]) < fmt.Sprint(keys[j]) })
	for _, k := range keys {
		m.took[k].write(&b, fmt.Sprintf("path=%q,method=%q,code=\"%d\"", k.path, k.method, k.code))
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	fmt.Fprint(w, b.String())
}

func (h *histogram) write(b *strings.Builder, labels string) {
	n := 0
	for i, limit := range bounds {
		n += h.counts[i]
		fmt.Fprintf(b, "rapporteur_request_seconds_bucket{%s,le=\"%g\"} %d\n", labels, limit, n)
	}
	n += h.counts[len(bounds)]
	fmt.Fprintf(b, "rapporteur_request_seconds_bucket{%s,le=\"+Inf\"} %d\nrapporteur_request_seconds_sum{%s} %g\nrapporteur_request_seconds_count{%s} %d\n", labels, n, labels, h.sum, labels, n)
}

// archive is the archive in numbers, counted once as long as it is as it was.
func (m *metrics) archive(ctx context.Context) (store.Status, error) {
	m.statusMu.Lock()
	defer m.statusMu.Unlock()
	v, err := m.version(ctx)
	if err != nil || v == m.at {
		return m.status, err
	}
	st, err := m.desk.Store.Status(ctx)
	if err == nil {
		m.status, m.at = st, v
	}
	return st, err
}
