package main

import (
	"context"
	"net/http"
	"sync"
	"time"

	"rapporteur/auth"
	"rapporteur/auth/door"
)

// gate stands open as long as the archive has no accounts, and shuts with the first: from that request on everybody logs
// in. It never opens again, not even when the last account is removed.
type gate struct {
	open   http.Handler                 // asks nobody
	closed func() (http.Handler, error) // makes the one that asks
	people *auth.People
	told   func() // once, when it shuts

	mu   sync.Mutex
	shut http.Handler
	left context.Context // ends when it shuts, and with it what was being listened to
	end  context.CancelFunc
}

func newGate(open http.Handler, closed func() (http.Handler, error), p *auth.People, told func()) *gate {
	g := &gate{open: open, closed: closed, people: p, told: told}
	g.left, g.end = context.WithCancel(context.Background())
	return g
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h, open, err := g.handler(r.Context())
	if err != nil { // not known whether somebody must log in, so nobody comes in
		door.Problem(w, http.StatusServiceUnavailable, err.Error())
		return
	}
	if open && r.URL.Path == "/v1/stream" {
		ctx, stop := context.WithCancel(r.Context())
		defer stop()
		defer context.AfterFunc(g.left, stop)()
		r = r.WithContext(ctx)
	}
	h.ServeHTTP(w, r)
}

// handler is the one that a request goes to now, and whether that asks nobody.
func (g *gate) handler(ctx context.Context) (h http.Handler, open bool, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut != nil {
		return g.shut, false, nil
	}
	all, err := g.people.Accounts(context.WithoutCancel(ctx))
	if err != nil {
		return nil, false, err
	}
	if len(all) == 0 {
		return g.open, true, nil
	}
	if h, err = g.closed(); err != nil {
		return nil, false, err
	}
	g.shut, g.open = h, nil // with the pages that it kept
	g.end()
	g.told()
	return h, false, nil
}

// gateCheck is how often it is looked whether there is an account, for those who listen and ask nothing more.
const gateCheck = 10 * time.Second

// watch looks until the gate is shut.
func (g *gate) watch(ctx context.Context) {
	tick := time.NewTicker(gateCheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-g.left.Done():
			return
		case <-tick.C:
			_, _, _ = g.handler(ctx) // what goes wrong is told to the next who asks
		}
	}
}
