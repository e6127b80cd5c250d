package auth

import (
	"sync"

	"golang.org/x/time/rate"
)

// Limits allow each name or address so much.
type Limits struct {
	mu    sync.Mutex
	every rate.Limit
	burst int
	of    map[string]*rate.Limiter
}

// mostLimits is how many are remembered: an attacker with many addresses must not fill the memory.
const mostLimits = 20000

// NewLimits allow burst at once, and then so many a second.
func NewLimits(every rate.Limit, burst int) *Limits {
	return &Limits{every: every, burst: burst, of: map[string]*rate.Limiter{}}
}

// Allow tells whether one more is allowed.
func (l *Limits) Allow(who string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.of[who]
	if x == nil {
		if len(l.of) >= mostLimits {
			l.forget()
		}
		x = rate.NewLimiter(l.every, l.burst)
		l.of[who] = x
	}
	return x.Allow()
}

// forget drops those that are as new; when there are none, all.
func (l *Limits) forget() {
	for who, x := range l.of {
		if x.Tokens() >= float64(l.burst) {
			delete(l.of, who)
		}
	}
	if len(l.of) >= mostLimits {
		clear(l.of)
	}
}
