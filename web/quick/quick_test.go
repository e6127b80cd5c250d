package quick

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// slow is a handler that counts how often it works.
type slow struct {
	made    atomic.Int64
	takes   atomic.Int64 // nanoseconds
	version atomic.Int64
}

func (s *slow) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	version := s.version.Load()
	time.Sleep(time.Duration(s.takes.Load()))
	s.made.Add(1)
	if r.URL.Path == "/broken" {
		http.Error(w, "no", http.StatusTeapot)
		return
	}
	fmt.Fprintf(w, "version %d%s", version, strings.Repeat(" and more", 200))
}

func (s *slow) handler() *Handler {
	return New(s, Options{Version: func(context.Context) (int64, error) { return s.version.Load(), nil }, Keep: func(r *http.Request) bool { return r.URL.Path != "/mine" }, Warm: []string{"/warm"}})
}

func ask(h http.Handler, path string, head ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	for i := 0; i+1 < len(head); i += 2 {
		r.Header.Set(head[i], head[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Many who ask at once have one answer made for them, and the next have it again until the archive changes.
func TestMadeOnce(t *testing.T) {
	s := &slow{}
	s.takes.Store(int64(20 * time.Millisecond))
	h := s.handler()
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if got := ask(h, "/").Body.String(); !strings.HasPrefix(got, "version 0") {
				t.Errorf("got %.20q", got)
			}
		})
	}
	all.Wait()
	if n := s.made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
	s.version.Store(1)
	if got := ask(h, "/").Body.String(); !strings.HasPrefix(got, "version 1") {
		t.Errorf("after a change: %.20q", got)
	}
}

// When a new answer takes long the old one is given, and says so; the new one comes after.
func TestTheOldOneMeanwhile(t *testing.T) {
	s := &slow{}
	h := s.handler()
	ask(h, "/")
	s.version.Store(1)
	s.takes.Store(int64(400 * time.Millisecond))
	if w := ask(h, "/"); !strings.HasPrefix(w.Body.String(), "version 0") || w.Header().Get("Age") == "" {
		t.Errorf("meanwhile: %.20q, Age %q", w.Body, w.Header().Get("Age"))
	}
	time.Sleep(700 * time.Millisecond)
	if w := ask(h, "/"); !strings.HasPrefix(w.Body.String(), "version 1") || w.Header().Get("Age") != "" {
		t.Errorf("then: %.20q, Age %q", w.Body, w.Header().Get("Age"))
	}
}

func TestWhatIsNotKept(t *testing.T) {
	s := &slow{}
	h := s.handler()
	for _, path := range []string{"/mine", "/broken"} {
		before := s.made.Load()
		ask(h, path)
		if w := ask(h, path); s.made.Load() != before+2 {
			t.Errorf("%s was kept: status %d", path, w.Code)
		}
	}
	h.Warm(context.Background())
	before := s.made.Load()
	if ask(h, "/warm"); s.made.Load() != before {
		t.Error("/warm was not made before")
	}
}

func TestPacked(t *testing.T) {
	h := (&slow{}).handler()
	h.o.Pack = func(r *http.Request) bool { return r.URL.Path == "/mine" }
	for _, path := range []string{"/", "/mine"} {
		unpack(t, ask(h, path, "Accept-Encoding", "gzip"))
	}
	if got := ask(h, "/").Body.String(); !strings.HasPrefix(got, "version 0") {
		t.Errorf("whoever takes no gzip got %.20q", got)
	}
}

func unpack(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	z, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(z); err != nil || !strings.HasPrefix(string(b), "version 0") || w.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("%v, %.20q", err, b)
	}
}

// Readers to whom different answers are given are never given each other's.
func TestKindsOfReaders(t *testing.T) {
	h := New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "for ", r.Header.Get("X-Role")) }), Options{
		Version: func(context.Context) (int64, error) { return 1, nil }, Keep: func(*http.Request) bool { return true }, For: func(r *http.Request) string { return r.Header.Get("X-Role") }})
	for _, role := range []string{"editor", "reader", "editor", "reader"} {
		if got := ask(h, "/", "X-Role", role).Body.String(); got != "for "+role {
			t.Errorf("a %s is given what is %s", role, got)
		}
	}
}
