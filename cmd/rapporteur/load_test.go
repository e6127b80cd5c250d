package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// What TestManyReaders asks; make load names an archive.
var (
	loadArchive = flag.String("load.archive", "", "archive to serve instead of a small one that is made up")
	loadClients = flag.Int("load.clients", 50, "clients that ask at once")
	loadAsks    = flag.Int("load.asks", 4, "how often each client asks for each kind of page")
	loadOnly    = flag.String("load.only", "", "regular expression of the kinds that are asked for")
	loadMixed   = flag.Int("load.mixed", 0, "instead of kind after kind, each client asks for so many pages of all kinds, one after another as it comes")
	loadPause   = flag.Duration("load.pause", 0, "how long a client reads before it asks again")
)

// loadKinds are all pages and reads: a path with words to put in, each of which may be any of the archive's. The first have
// no words; of routes that are asked in several ways each is here.
var loadKinds = []string{
	"/", "/reports", "/search", "/positions", "/people", "/timeline", "/events", "/meetings", "/quotes", "/proposals", "/tolls", "/figures", "/groups", "/disputes", "/coverage", "/network", "/map", "/searches", "/add",
	"/today.json", "/reports.json", "/search.json", "/positions.json", "/people.json", "/timeline.json", "/events.json", "/meetings.json", "/quotes.json", "/proposals.json", "/tolls.json", "/figures.json", "/groups.json",
	"/disputes.json", "/coverage.json", "/network.json", "/map.json", "/searches.json", "/add.json", "/style.css", "/script.js", "/icon.svg", "/world.svg", "/api", "/openapi.json", "/openapi.yaml", "/openapi-3.0.json", "/openapi-3.0.yaml", "/healthz", "/metrics",
	"/v1/status", "/v1/coverage", "/v1/documents", "/v1/entries", "/v1/search", "/v1/events", "/v1/meetings", "/v1/statements", "/v1/tolls", "/v1/figures", "/v1/proposals", "/v1/groups", "/v1/roles", "/v1/timeline", "/v1/disputes",
	"/v1/claims", "/v1/positions", "/v1/actors", "/v1/searches", "/v1/corrections",
	"/report/DOC", "/entry/DOC/ENTRY", "/reports?q=WORD", "/search?q=WORD", "/search.json?q=WORD", "/search.atom?q=WORD", "/timeline?q=WORD", "/timeline?q=actor%3ANAME", "/events?q=WORD", "/events?type=ASSAULT&q=WORD", "/events?q=actor%3ANAME",
	"/meetings?q=actor%3ANAME", "/quotes?q=WORD", "/quotes?q=speaker%3ANAME", "/proposals?q=actor%3ANAME", "/tolls?q=WORD", "/figures?q=WORD", "/groups?q=actor%3ANAME", "/disputes?q=WORD", "/network?q=WORD", "/network?q=actor%3ANAME", "/map?q=WORD",
	"/map?q=actor%3ANAME", "/people?q=NAME", "/who/NAME", "/positions?as_of=DAY", "/compare?a=NAME&b=NAME2", "/compare.json?a=NAME&b=NAME2", "/relations?a=NAME", "/relations.json?a=NAME", "/cite?of=%2Freport%2FDOC", "/cite.json?of=%2Freport%2FDOC", "/cite.bib?of=%2Freport%2FDOC",
	"/v1/documents/DOC", "/v1/documents/DOC/entries/ENTRY", "/v1/entries?q=WORD", "/v1/search?q=WORD", "/v1/events?q=actor%3ANAME", "/v1/statements?q=WORD", "/v1/timeline?q=actor%3ANAME", "/v1/timeline?q=WORD", "/v1/disputes?q=WORD",
	"/v1/claims?q=speaker%3ANAME", "/v1/claims?q=WORD", "/v1/positions?as_of=DAY", "/v1/comparison?a=NAME&b=NAME2", "/v1/relations?a=NAME", "/v1/actors?q=NAME", "/v1/actors/NAME",
}

// notAsked are the routes that are no page and no read, or whose answer has no end that is worth waiting for, or for whom
// one must have logged in.
var notAsked = []string{"GET /", "GET /v1/stream", "GET /v1/me", "GET /v1/audit", "GET /login", "GET /login/oidc", "GET /login/oidc/back", "GET /account", "GET /accounts", "GET /audit", "GET /searches/{id}/feed.atom",
	"GET /v1/entries.jsonl", "GET /v1/entries.csv", "GET /v1/entries.geojson", "GET /v1/entries.jsonld", "GET /v1/search.jsonl", "GET /v1/search.csv", "GET /v1/search.geojson", "GET /v1/search.jsonld"}

// Every page and read that is served is among those of which make load tells how long they take.
func TestEveryReadIsAskedUnderLoad(t *testing.T) {
	_, _, served := teamServer(t)
	mux := http.NewServeMux()
	for _, route := range served {
		mux.HandleFunc(route, func(http.ResponseWriter, *http.Request) {})
	}
	asked := map[string]bool{}
	for _, kind := range loadKinds {
		_, route := mux.Handler(httptest.NewRequest("GET", kind, nil))
		asked[route] = true
	}
	for _, route := range served {
		if strings.HasPrefix(route, "GET ") && !asked[route] && !slices.Contains(notAsked, route) {
			t.Errorf("%s is not in loadKinds, nor in notAsked", route)
		}
	}
}

// loadWords are what paths are filled with.
type loadWords struct{ docs, entries, names, days []string }

// fill puts words of the archive into a path.
func (w *loadWords) fill(kind string, chance *rand.Rand) string {
	doc := chance.IntN(len(w.docs))
	word := []string{"talks", "ceasefire", "attack", "killed", "border", "minister", "protest", "army", "election", "sanctions", "aid", "prison"}
	name := func() string { return url.PathEscape(w.names[chance.IntN(len(w.names))]) }
	return strings.NewReplacer("DOC", w.docs[doc], "ENTRY", w.entries[doc], "NAME2", name(), "NAME", name(), "WORD", word[chance.IntN(len(word))], "DAY", w.days[chance.IntN(len(w.days))]).Replace(kind)
}

// TestManyReaders serves an archive to clients that ask at once for every kind of page: first each a question that nobody
// asked before, then all the same one that was. All are answered; how long each kind took, and how much of the
// processors, is told with -v, and nothing is asserted of it.
func TestManyReaders(t *testing.T) {
	archive, clients, asks := *loadArchive, *loadClients, *loadAsks
	if archive == "" {
		archive, clients, asks = filepath.Join(t.TempDir(), "archive"), 8, 1
		input := filepath.Join(t.TempDir(), "reports.jsonl")
		madeUp(t, input, 40)
		for _, args := range [][]string{{"init", archive}, {"add", "--archive", archive, input}} {
			if out, err := program(args...).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
		}
	}
	base, pid := serving(t, archive)
	w := wordsOf(t, archive, base)
	only := regexp.MustCompile(*loadOnly)
	if *loadMixed > 0 {
		mixed(t, base, pid, w, only)
		return
	}
	for _, fresh := range []bool{true, false} {
		for _, kind := range loadKinds {
			if !only.MatchString(kind) {
				continue
			}
			began := processorTime(pid)
			r := askAtOnce(t, base, kind, w, clients, asks, fresh)
			cpu := (processorTime(pid) - began).Seconds() * 1000 / float64(max(1, len(r.took)))
			t.Logf("%-5s %-44s %6d bytes  median %6.1f  p99 %7.1f  most %7.1f  processor %6.1f ms", map[bool]string{true: "fresh", false: "kept"}[fresh], kind, r.bytes, ms(r.took, 0.5), ms(r.took, 0.99), ms(r.took, 1), cpu)
		}
	}
}

// mixed tells how long answers take where each client asks now for this, now for that, as people do: what others asked
// before is kept, the rest is made.
func mixed(t *testing.T, base string, pid int, w *loadWords, only *regexp.Regexp) {
	kinds := slices.DeleteFunc(slices.Clone(loadKinds), func(kind string) bool { return !only.MatchString(kind) })
	var mu sync.Mutex
	var took []time.Duration
	byKind := map[string][]time.Duration{}
	var wg sync.WaitGroup
	began := processorTime(pid)
	for c := range *loadClients {
		wg.Go(func() {
			chance := rand.New(rand.NewPCG(uint64(c), 23))
			one := &http.Client{Transport: &http.Transport{}}
			defer one.CloseIdleConnections()
			for range *loadMixed {
				time.Sleep(time.Duration(chance.Float64() * 2 * float64(*loadPause)))
				kind := kinds[chance.IntN(len(kinds))]
				path, start := w.fill(kind, chance), time.Now()
				if _, err := getPacked(one, base+path); err != nil {
					t.Errorf("%s: %v", path, err)
				}
				mu.Lock()
				took = append(took, time.Since(start))
				byKind[kind] = append(byKind[kind], time.Since(start))
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	slices.Sort(took)
	for _, kind := range kinds {
		slices.Sort(byKind[kind])
		if n := len(byKind[kind]); n > 0 {
			t.Logf("%-44s %4d asks  median %6.1f  p99 %7.1f ms", kind, n, ms(byKind[kind], 0.5), ms(byKind[kind], 0.99))
		}
	}
	cpu := (processorTime(pid) - began).Seconds() * 1000 / float64(len(took))
	t.Logf("all kinds: %d asks  median %.1f  p90 %.1f  p95 %.1f  p99 %.1f  most %.1f  processor %.1f ms", len(took), ms(took, 0.5), ms(took, 0.9), ms(took, 0.95), ms(took, 0.99), ms(took, 1), cpu)
}

// processorTime is what a process has had of the processors; 0 where the system does not tell it as Linux does.
func processorTime(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	after := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	user, _ := strconv.Atoi(after[11])
	system, _ := strconv.Atoi(after[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

func ms(sorted []time.Duration, share float64) float64 {
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)].Seconds() * 1000
}

// serving serves an archive until the test ends.
func serving(t *testing.T, archive string) (base string, pid int) {
	t.Helper()
	c := program("serve", "--archive", archive, "--addr", "127.0.0.1:0")
	talk, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Signal(os.Interrupt); _ = c.Wait() })
	lines := bufio.NewReader(talk)
	first, err := lines.ReadString('\n')
	base = regexp.MustCompile(`http://\S+\d`).FindString(first)
	if err != nil || base == "" {
		t.Fatalf("serve says %q, %v", first, err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	return base, c.Process.Pid
}

// wordsOf are reports, entries, names and days of an archive.
func wordsOf(t *testing.T, archive, base string) *loadWords {
	t.Helper()
	w := &loadWords{}
	eachJSON(t, program("find", "--archive", archive, "--jsonl", "--limit", "500", "kind:event"), func(line []byte) {
		var e struct {
			Ref    string
			Report struct{ ID, Published string }
		}
		if err := json.Unmarshal(line, &e); err != nil {
			t.Fatal(err)
		}
		_, entry, _ := strings.Cut(e.Ref, "/")
		w.docs, w.entries, w.days = append(w.docs, e.Report.ID), append(w.entries, entry), append(w.days, e.Report.Published)
	})
	var actors []struct{ Name string }
	fetchJSON(t, base+"/v1/actors?limit=100", &actors)
	for _, a := range actors {
		w.names = append(w.names, a.Name)
	}
	if len(w.docs) == 0 || len(w.names) == 0 {
		t.Fatalf("an archive of %d events and %d actors", len(w.docs), len(w.names))
	}
	return w
}

func fetchJSON(t *testing.T, from string, into any) {
	t.Helper()
	r, err := http.Get(from)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if err := json.NewDecoder(r.Body).Decode(into); err != nil || r.StatusCode != 200 {
		t.Fatalf("%s: %s, %v", from, r.Status, err)
	}
}

// answers of one kind: how long they took, the shortest first, and how large the largest was on the wire.
type answers struct {
	took  []time.Duration
	bytes int64
}

func askAtOnce(t *testing.T, base, kind string, w *loadWords, clients, asks int, fresh bool) answers {
	var mu sync.Mutex
	var all answers
	var wg sync.WaitGroup
	same := w.fill(kind, rand.New(rand.NewPCG(1, 17)))
	if _, err := getPacked(http.DefaultClient, base+same); err != nil {
		t.Errorf("%s: %v", same, err)
	}
	mark := "?"
	if strings.Contains(kind, "?") {
		mark = "&"
	}
	for c := range clients {
		wg.Go(func() {
			chance := rand.New(rand.NewPCG(uint64(c), 17))
			one := &http.Client{Transport: &http.Transport{}}
			defer one.CloseIdleConnections()
			for i := range asks {
				path := same
				if fresh { // a page is kept under its whole address
					path = fmt.Sprintf("%s%sask=%d.%d", w.fill(kind, chance), mark, c, i)
				}
				began := time.Now()
				n, err := getPacked(one, base+path)
				took := time.Since(began)
				if err != nil {
					t.Errorf("%s: %v", path, err)
				}
				mu.Lock()
				all.took, all.bytes = append(all.took, took), max(all.bytes, n)
				mu.Unlock()
				time.Sleep(*loadPause)
			}
		})
	}
	wg.Wait()
	slices.Sort(all.took)
	return all
}

// getPacked reads an answer, packed as browsers ask for it, and tells its size.
func getPacked(c *http.Client, from string) (int64, error) {
	r, err := http.NewRequest("GET", from, nil)
	if err != nil {
		return 0, err
	}
	r.Header.Set("Accept-Encoding", "gzip")
	a, err := c.Do(r)
	if err != nil {
		return 0, err
	}
	defer a.Body.Close()
	n, err := io.Copy(io.Discard, a.Body)
	if err == nil && a.StatusCode != 200 {
		err = fmt.Errorf("%s", a.Status)
	}
	return n, err
}
