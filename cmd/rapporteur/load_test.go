package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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
	loadPause   = flag.Duration("load.pause", 0, "how long a client reads before it asks again")
)

// kinds of pages and reads: a path with words to put in, each of which may be any of the archive's.
var loadKinds = []string{
	"/", "/reports", "/report/DOC", "/entry/DOC/ENTRY", "/search?q=WORD", "/search.json?q=WORD", "/search.atom?q=WORD", "/positions", "/positions?as_of=DAY", "/compare?a=NAME&b=NAME2",
	"/people", "/who/NAME", "/timeline", "/timeline?q=actor%3ANAME", "/events", "/events?q=WORD", "/meetings", "/quotes", "/proposals", "/tolls", "/figures", "/groups", "/disputes", "/coverage", "/network", "/map",
	"/today.json", "/people.json", "/positions.json", "/timeline.json", "/disputes.json", "/network.json", "/map.json",
	"/v1/status", "/v1/documents", "/v1/documents/DOC", "/v1/documents/DOC/entries/ENTRY", "/v1/entries?q=WORD", "/v1/search?q=WORD", "/v1/events?q=actor%3ANAME", "/v1/statements?q=WORD", "/v1/tolls", "/v1/meetings",
	"/v1/timeline?q=actor%3ANAME", "/v1/disputes", "/v1/claims?q=speaker%3ANAME", "/v1/positions?as_of=DAY", "/v1/comparison?a=NAME&b=NAME2", "/v1/relations?a=NAME", "/v1/actors", "/v1/actors/NAME",
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

// TestManyReaders serves an archive to clients that ask at once for every kind of page. All are answered; how long each
// kind took is told with -v, and nothing is asserted of it.
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
	base := serving(t, archive)
	w := wordsOf(t, archive, base)
	for _, kind := range loadKinds {
		r := askAtOnce(t, base, kind, w, clients, asks)
		t.Logf("%-36s %6d bytes  median %6.1f  p99 %7.1f  most %7.1f ms", kind, r.bytes, ms(r.took, 0.5), ms(r.took, 0.99), ms(r.took, 1))
	}
}

func ms(sorted []time.Duration, share float64) float64 {
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)].Seconds() * 1000
}

// serving serves an archive until the test ends.
func serving(t *testing.T, archive string) string {
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
	base := regexp.MustCompile(`http://\S+\d`).FindString(first)
	if err != nil || base == "" {
		t.Fatalf("serve says %q, %v", first, err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	return base
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

func askAtOnce(t *testing.T, base, kind string, w *loadWords, clients, asks int) answers {
	var mu sync.Mutex
	var all answers
	var wg sync.WaitGroup
	for c := range clients {
		wg.Go(func() {
			chance := rand.New(rand.NewPCG(uint64(c), 17))
			one := &http.Client{Transport: &http.Transport{}}
			defer one.CloseIdleConnections()
			for range asks {
				path := w.fill(kind, chance)
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
