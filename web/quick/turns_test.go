package quick

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// No more answers are made at once than there are turns; who goes away before its turn is not worked for, and what is
// kept waits for no turn.
func TestTurns(t *testing.T) {
	var mu sync.Mutex
	asked := map[string]bool{}
	release, begun := make(chan struct{}), make(chan struct{}, 100)
	h := New(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked[r.URL.Path] = true
		mu.Unlock()
		if r.URL.Path != "/kept" {
			begun <- struct{}{}
			<-release
		}
	}), Options{Version: func(context.Context) (int64, error) { return 1, nil }, Keep: func(*http.Request) bool { return true }})
	ask := func(ctx context.Context, path string) {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil).WithContext(ctx))
	}
	ask(t.Context(), "/kept")
	var all sync.WaitGroup
	for i := range atOnce {
		all.Go(func() { ask(t.Context(), "/slow"+string(rune('a'+i))) })
	}
	for range atOnce {
		<-begun
	}
	ask(t.Context(), "/kept") // hangs when it waits for a turn
	gone, leave := context.WithCancel(t.Context())
	all.Go(func() { ask(t.Context(), "/waits") })
	left := make(chan struct{})
	go func() { // whoever has gone is answered by the handler behind, and finds nobody there
		defer close(left)
		h.page(httptest.NewRequest("GET", "/leaves", nil).WithContext(gone), 1)
	}()
	for len(h.answers()) < atOnce+3 {
		time.Sleep(time.Millisecond)
	}
	leave()
	<-left
	select {
	case <-begun:
		t.Error("more answers are made at once than there are turns")
	default:
	}
	close(release)
	all.Wait()
	for range atOnce { // all turns are free again: what waited has had its own
		h.turns <- struct{}{}
	}
	if !asked["/waits"] || asked["/leaves"] {
		t.Errorf("asked: %v; want what is waited for and not what nobody waits for", asked)
	}
}

func (h *Handler) answers() map[string]*answer {
	h.mu.Lock()
	defer h.mu.Unlock()
	out := map[string]*answer{}
	for k, a := range h.kept {
		out[k] = a
	}
	return out
}
