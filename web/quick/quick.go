// Package quick answers again what it has answered already, as long as the archive is as it was: a page that takes a
// second to make is made once, and packed once for those who take gzip.
//
// What is asked again after the archive changed is made anew. Whoever asks meanwhile waits for it a moment only, and then
// has the page as it was before, marked with the header Age; the next one has it new.
package quick

import (
	"bytes"
	"compress/gzip"
	"context"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Options say what is kept.
type Options struct {
	// Version tells how the archive stands: another number whenever anything was kept in it.
	Version func(context.Context) (int64, error)
	// Keep tells whether the answer to a request may be given again; what depends on who asks may not.
	Keep func(*http.Request) bool
	// For tells apart readers to whom different answers are given that are kept nevertheless; as few kinds as can be. May
	// be nil: all are given the same.
	For func(*http.Request) string
	// Pack tells of what is not kept whether it is packed: whole pages, no streams. May be nil.
	Pack func(*http.Request) bool
	// Warm are addresses that are made before anybody asks.
	Warm []string
}

// Bounds: of one answer that is kept, of all together, and how long a reader waits for a new answer when there is an
// old one.
const (
	largest  = 2 << 20
	most     = 96 << 20
	patience = 60 * time.Millisecond
)

// atOnce is how many answers are made at a time: as many as there are processors. More would only take longer each, and
// take the processors from the answers that are there. Who asks first has a turn first.
var atOnce = runtime.NumCPU()

// Handler keeps answers.
type Handler struct {
	next http.Handler
	o    Options
	mu   sync.Mutex
	kept map[string]*answer
	size int
	used int64 // counts uses, to tell which answer was used last

	turns chan struct{} // held by the answers that are being made
}

// answer is what was said to a request.
type answer struct {
	mu      sync.Mutex
	ready   *page         // the newest; nil as long as there is none
	wanted  int           // readers who wait for the one that is being made, or took an older one meanwhile
	making  chan struct{} // closed when the one that is being made is there
	lastUse int64
}

type page struct {
	version int64
	made    time.Time
	code    int
	head    http.Header
	body    []byte
	packed  []byte
}

// New puts the memory before a handler.
func New(next http.Handler, o Options) *Handler {
	return &Handler{next: next, o: o, kept: map[string]*answer{}, turns: make(chan struct{}, atOnce)}
}

// Warm makes the answers that readers ask for first, until the context ends.
func (h *Handler) Warm(ctx context.Context) {
	for _, address := range h.o.Warm {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil || ctx.Err() != nil {
			return
		}
		r.RequestURI = address
		h.ServeHTTP(&sink{head: http.Header{}}, r)
	}
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet || !h.o.Keep(r) {
		if r.Method == http.MethodGet && h.o.Pack != nil && h.o.Pack(r) {
			s := &sink{head: http.Header{}}
			h.next.ServeHTTP(s, r)
			s.page(-1).send(w, r, -1)
			return
		}
		h.next.ServeHTTP(w, r)
		return
	}
	version, err := h.o.Version(r.Context())
	if err != nil {
		h.next.ServeHTTP(w, r)
		return
	}
	p := h.page(r, version)
	if p == nil { // the one who asked first went away: made for this reader alone
		h.next.ServeHTTP(w, r)
		return
	}
	p.send(w, r, version)
}

// page is the answer to a request: the one that is kept, or a new one.
func (h *Handler) page(r *http.Request, version int64) *page {
	key := r.URL.RequestURI()
	if h.o.For != nil {
		key += "\n" + h.o.For(r)
	}
	a := h.answer(key)
	a.mu.Lock()
	if a.ready != nil && a.ready.version == version {
		defer a.mu.Unlock()
		return a.ready
	}
	old, done := a.ready, a.making
	if done == nil {
		done = make(chan struct{})
		a.making, a.wanted = done, 0
		go h.make(a, r.Clone(context.WithoutCancel(r.Context())), version)
	}
	a.wanted++
	a.mu.Unlock()
	var enough <-chan time.Time
	if old != nil {
		t := time.NewTimer(patience)
		defer t.Stop()
		enough = t.C
	}
	select {
	case <-done:
	case <-enough:
		return old
	case <-r.Context().Done():
		a.leave(done)
		return old
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ready
}

// leave tells that a reader who waited went away.
func (a *answer) leave(making chan struct{}) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.making == making {
		a.wanted--
	}
}

// unwanted tells that all went away who waited for an answer before its turn came, and that it is not made therefore.
func (a *answer) unwanted() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.wanted > 0 {
		return false
	}
	close(a.making)
	a.making = nil
	return true
}

// make asks the handler behind, when its turn has come.
func (h *Handler) make(a *answer, r *http.Request, version int64) {
	h.turns <- struct{}{}
	defer func() { <-h.turns }()
	if a.unwanted() {
		return
	}
	s := &sink{head: http.Header{}}
	defer func() {
		if e := recover(); e != nil {
			s = &sink{head: http.Header{"Content-Type": {"text/plain; charset=utf-8"}}, code: http.StatusInternalServerError}
			s.body.WriteString("this page is broken\n")
		}
		h.keep(a, s.page(version))
	}()
	h.next.ServeHTTP(s, r)
}

func (h *Handler) answer(key string) *answer {
	h.mu.Lock()
	defer h.mu.Unlock()
	a := h.kept[key]
	if a == nil {
		a = &answer{}
		h.kept[key] = a
	}
	h.used++
	a.lastUse = h.used
	return a
}

// keep puts an answer in its place, and forgets those that nobody asked for longest when they are too much. Errors and
// what is very large are given to those who wait, and made anew for the next.
func (h *Handler) keep(a *answer, p *page) {
	a.mu.Lock()
	before := a.ready.len()
	if p.code != http.StatusOK || len(p.body) > largest {
		p.version = -1
	}
	a.ready = p
	close(a.making)
	a.making = nil
	a.mu.Unlock()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.size += p.len() - before
	for h.size > most || len(h.kept) > 10000 {
		if !h.forget() {
			return
		}
	}
}

// forget drops the answer that was not asked for longest; false when there is none to drop.
func (h *Handler) forget() bool {
	oldest := ""
	for key, a := range h.kept {
		if oldest == "" || a.lastUse < h.kept[oldest].lastUse {
			oldest = key
		}
	}
	a := h.kept[oldest]
	if a == nil {
		return false
	}
	a.mu.Lock()
	h.size -= a.ready.len()
	a.mu.Unlock()
	delete(h.kept, oldest)
	return true
}

func (p *page) len() int {
	if p == nil {
		return 0
	}
	return len(p.body) + len(p.packed)
}

func (p *page) send(w http.ResponseWriter, r *http.Request, version int64) {
	head := w.Header()
	for k, v := range p.head {
		head[k] = v
	}
	head.Add("Vary", "Accept, Accept-Encoding")
	if p.version != version && p.version >= 0 {
		head.Set("Age", strconv.Itoa(1+int(time.Since(p.made).Seconds())))
	}
	body := p.body
	if p.packed != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		head.Set("Content-Encoding", "gzip")
		body = p.packed
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(p.code)
	w.Write(body)
}

// sink holds an answer.
type sink struct {
	head http.Header
	code int
	body bytes.Buffer
}

func (s *sink) Header() http.Header { return s.head }

func (s *sink) WriteHeader(code int) {
	if s.code == 0 {
		s.code = code
	}
}

func (s *sink) Write(b []byte) (int, error) {
	s.WriteHeader(http.StatusOK)
	return s.body.Write(b)
}

func (s *sink) page(version int64) *page {
	s.WriteHeader(http.StatusOK)
	p := &page{version: version, made: time.Now(), code: s.code, head: s.head, body: s.body.Bytes()}
	if len(p.body) > 600 {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(p.body) // into memory: cannot fail
		z.Close()
		p.packed = b.Bytes()
	}
	return p
}
