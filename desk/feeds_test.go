package desk

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/source/fetch"
	"rapporteur/store/mem"
)

// dull is an engine that finds one role in every report.
type dull struct{}

func (dull) Read(d record.Document) (*record.Record, error) {
	return &record.Record{Document: d, Roles: []record.Role{{Trace: record.Trace{ID: "r-1"}, Title: "envoy"}}}, nil
}

// web is a web of pages; an address without one fails.
type web struct {
	pages map[string]string
	asked []string
}

func (w *web) Get(_ context.Context, address string, was fetch.Condition) (*fetch.Answer, error) {
	w.asked = append(w.asked, address)
	body, ok := w.pages[address]
	switch {
	case !ok:
		return nil, &fetch.Error{URL: address, Message: "the host answers 503", Wait: 3 * time.Hour}
	case was.ETag == fmt.Sprint(len(body)):
		return &fetch.Answer{Unchanged: true}, nil
	}
	return &fetch.Answer{URL: address, Body: []byte(body), Condition: fetch.Condition{ETag: fmt.Sprint(len(body))}}, nil
}

func rss(items ...string) string {
	s := `<rss version="2.0"><channel><title>Nile Wire</title>`
	for _, n := range items {
		s += fmt.Sprintf(`<item><title>Talks %s</title><link>https://nile.example/%s</link><guid>nile-%s</guid><pubDate>Tue, 15 Apr 2025 09:00:00 GMT</pubDate><description>Envoys met, part %s.</description></item>`, n, n, n, n)
	}
	return s + `</channel></rss>`
}

func newDesk(now *time.Time) *Desk {
	clock := func() time.Time { return *now }
	return &Desk{Store: mem.Open(clock, nil), Engine: dull{}, Now: clock}
}

func TestWatch(t *testing.T) {
	now := time.Date(2025, 4, 16, 8, 0, 0, 0, time.UTC)
	d, ctx := newDesk(&now), context.Background()
	const address = "https://nile.example/rss"
	w := &web{pages: map[string]string{address: rss("1", "2"),
		"https://nile.example/1": "<html><body><article><p>" + strings.Repeat("Envoys of both sides met in Accra on Monday. ", 12) + "</p></article></body></html>"}}
	for i, want := range []bool{true, false} {
		if fresh, err := d.AddFeed(ctx, address, "", false); err != nil || fresh != want {
			t.Fatalf("added %d times: %v, %v", i+1, fresh, err)
		}
	}
	if _, err := d.AddFeed(ctx, "nile.example/rss", "", false); err == nil {
		t.Error("an address without https:// is taken")
	}
	round := func() (sum Sum, feeds int) {
		t.Helper()
		o := WatchOptions{Every: 15 * time.Minute, Once: true, Add: AddOptions{Jobs: 2}, Round: func(n int, s Sum) { feeds, sum = n, s }}
		if err := d.Watch(ctx, w, o); err != nil {
			t.Fatal(err)
		}
		return sum, feeds
	}
	if sum, n := round(); sum.Added != 2 || n != 1 {
		t.Errorf("the first round gives %+v of %d feeds", sum, n)
	}
	whole, err := d.Store.Report(ctx, "nile-1")
	if err != nil || !strings.Contains(whole.Document.Text, "in Accra") || whole.Document.Source != "Nile Wire" || whole.Document.Published != "2025-04-15" {
		t.Errorf("the page gives %+v, %v", whole, err)
	}
	if summary, err := d.Store.Report(ctx, "nile-2"); err != nil || summary.Document.Text != "Envoys met, part 2." {
		t.Errorf("without its page an item gives %+v, %v", summary, err)
	}
	if _, n := round(); n != 0 {
		t.Errorf("%d feeds are asked before they are due", n)
	}
	now = now.Add(20 * time.Minute)
	w.asked = nil
	if sum, n := round(); sum.Added+sum.Known != 0 || n != 1 || len(w.asked) != 1 {
		t.Errorf("unchanged, the feed gives %+v, asked were %v", sum, w.asked)
	}
	now = now.Add(20 * time.Minute)
	w.pages[address] = rss("3", "1", "2")
	if sum, _ := round(); sum.Added != 1 {
		t.Errorf("with a new item the feed gives %+v", sum)
	}
	if list, _ := d.Feeds(ctx); list[0].Items != 3 || Health(list[0], now) != "" || Health(list[0], now.AddDate(0, 0, 9)) != "silent for 9 days" {
		t.Errorf("the ledger is %+v", list)
	}
}

func TestFailingFeed(t *testing.T) {
	now := time.Date(2025, 4, 16, 8, 0, 0, 0, time.UTC)
	d, ctx := newDesk(&now), context.Background()
	w := &web{pages: map[string]string{"https://b.example/": "<html>no feed</html>"}}
	for _, a := range []string{"https://a.example/", "https://b.example/"} {
		if _, err := d.AddFeed(ctx, a, "", false); err != nil {
			t.Fatal(err)
		}
	}
	o := WatchOptions{Every: time.Hour, Once: true, Force: true}
	for range 4 {
		if err := d.Watch(ctx, w, o); err != nil {
			t.Fatal(err)
		}
	}
	list, _ := d.Feeds(ctx)
	if a := list[0]; a.Failures != 4 || a.Next.Sub(now) != 8*time.Hour || !strings.Contains(Health(a, now), "failing (4 times): the host answers 503") {
		t.Errorf("got %+v", a)
	}
	if b := list[1]; b.Failures != 4 || !strings.Contains(b.Problem, "no RSS, Atom or JSON feed") {
		t.Errorf("got %+v", b)
	}
	if err := d.RemoveFeed(ctx, "https://a.example/"); err != nil {
		t.Error(err)
	}
	if list, _ := d.Feeds(ctx); len(list) != 1 {
		t.Errorf("removed, there are %d feeds", len(list))
	}
}

func TestWatchStops(t *testing.T) {
	now := time.Date(2025, 4, 16, 8, 0, 0, 0, time.UTC)
	d := newDesk(&now)
	ctx, stop := context.WithCancel(context.Background())
	slept := 0
	o := WatchOptions{Every: time.Hour, Sleep: func(ctx context.Context, wait time.Duration) error {
		if slept++; slept == 3 {
			stop()
		}
		now = now.Add(wait)
		return ctx.Err()
	}}
	if err := d.Watch(ctx, &web{}, o); err != context.Canceled || slept != 3 {
		t.Errorf("got %v after sleeping %d times", err, slept)
	}
	for r, err := range d.Store.Reports(context.Background(), query.Query{}) {
		t.Errorf("got %v, %v", r, err)
	}
}
