package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	r := parseRobots("# for all\nUser-agent: *\nDisallow: /private\nAllow: /private/news\nDisallow: /*.pdf$\nCrawl-delay: 5\n\nUser-agent: other\nDisallow: /\n")
	for path, want := range map[string]bool{"/": true, "": true, "/private/x": false, "/private/news/1": true, "/a.pdf": false, "/a.pdf?x=1": true, "/news": true} {
		u, err := url.Parse("https://nile.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.allows(u); got != want {
			t.Errorf("%q: got %v", path, got)
		}
	}
	if r.delay != 5*time.Second {
		t.Errorf("the delay is %v", r.delay)
	}
	own := parseRobots("User-agent: *\nDisallow:\n\nUser-agent: Other\nUser-agent: Rapporteur\nDisallow: /\n")
	if u, _ := url.Parse("https://nile.example/news"); own.allows(u) {
		t.Error("the group that names this program is not kept to")
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$", "/axb")
	f.Fuzz(func(t *testing.T, s, path string) { parseRobots(s).allows(&url.URL{Path: path}) })
}

// clock is one that only sleeping moves.
type clock struct{ now time.Time }

func (c *clock) client() *Client {
	cl := New("test", func() time.Time { return c.now })
	cl.sleep = func(_ context.Context, d time.Duration) error { c.now = c.now.Add(d); return nil }
	return cl
}

func TestGet(t *testing.T) {
	asked := []string{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		if !strings.HasPrefix(r.UserAgent(), "rapporteur/") {
			t.Errorf("the program calls itself %q", r.UserAgent())
		}
		switch r.URL.Path {
		case "/robots.txt":
			fmt.Fprint(w, "User-agent: *\nDisallow: /no\nCrawl-delay: 7")
		case "/feed":
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, "feed")
		case "/busy":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		}
	}))
	defer s.Close()
	k := &clock{now: time.Unix(1e9, 0)}
	c, ctx := k.client(), context.Background()
	began := k.now
	a, err := c.Get(ctx, s.URL+"/feed", Condition{})
	if err != nil || string(a.Body) != "feed" || a.Condition.ETag != `"1"` {
		t.Fatalf("got %+v, %v", a, err)
	}
	if a, err = c.Get(ctx, s.URL+"/feed", a.Condition); err != nil || !a.Unchanged {
		t.Errorf("got %+v, %v", a, err)
	}
	if waited := k.now.Sub(began); waited != 9*time.Second { // 2 behind robots.txt, 7 as it says from then on
		t.Errorf("three requests took %v", waited)
	}
	if a, err := c.Get(ctx, s.URL+"/gone", Condition{}); err != nil || !a.Gone {
		t.Errorf("got %+v, %v", a, err)
	}
	for path, want := range map[string]string{"/no": "robots.txt asks programs to stay away", "/busy": "429", "/round": "without end"} {
		_, err := c.Get(ctx, s.URL+path, Condition{})
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Message, want) || path == "/busy" && e.Wait != 2*time.Minute {
			t.Errorf("%s: got %v", path, err)
		}
	}
	for _, bad := range []string{"ftp://x/y", "/relative", "http://"} {
		if _, err := c.Get(ctx, bad, Condition{}); err == nil {
			t.Errorf("%s is asked for", bad)
		}
	}
	for _, p := range asked {
		if p == "/no" {
			t.Error("what robots.txt forbids was asked for")
		}
	}
}
