// Package fetch asks the web for pages and feeds, politely: it says who asks, keeps to robots.txt, waits between two
// requests to a host, asks only for what changed, and stays away for a while from who does not answer.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"rapporteur/source"
)

// Agent is the name under which the program asks.
const Agent = "rapporteur"

// The bounds of politeness.
const (
	pause    = 2 * time.Second  // between two requests to a host
	longest  = 60 * time.Second // that a host may ask for between two
	patience = 30 * time.Second // for one answer
	limit    = 4 * source.Limit // bytes of one answer
)

// Client asks. Make one with New; it serves several goroutines.
type Client struct {
	http  *http.Client
	agent string
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is known of one.
type host struct {
	mu    sync.Mutex
	next  time.Time // not to be asked before
	rules *robots   // nil until asked for
}

// New makes a client that names itself with a version.
func New(version string, now func() time.Time) *Client {
	c := &Client{agent: Agent + "/" + version, now: now, hosts: map[string]*host{}, sleep: sleep}
	c.http = &http.Client{Timeout: patience, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if len(via) > 5 {
			return errors.New("it leads from one address to another without end")
		}
		return nil
	}}
	return c
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// Condition is what an answer said of its version: given with the next request, what did not change is not sent again.
type Condition struct{ ETag, Modified string }

// Answer is what a host sent.
type Answer struct {
	URL       string // behind redirections
	Unchanged bool
	Gone      bool // for good
	Body      []byte
	Type      string // Content-Type
	Condition Condition
}

// Error is an answer that is none, and when it makes sense to ask again.
type Error struct {
	URL     string
	Message string
	Wait    time.Duration // that the host asked for, 0 when it did not
}

func (e *Error) Error() string { return e.URL + ": " + e.Message }

// Get asks for an address.
func (c *Client) Get(ctx context.Context, address string, was Condition) (*Answer, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, &Error{URL: address, Message: "this is no address of the web (http:// or https://)"}
	}
	h := c.host(u)
	h.mu.Lock() // one request to a host at a time
	defer h.mu.Unlock()
	if err := c.rules(ctx, h, u); err != nil {
		return nil, err
	}
	if !h.rules.allows(u) {
		return nil, &Error{URL: address, Message: "the host's robots.txt asks programs to stay away"}
	}
	r, err := c.ask(ctx, h, u.String(), was)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	return c.answer(r, address)
}

func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	if c.hosts[key] == nil {
		c.hosts[key] = &host{}
	}
	return c.hosts[key]
}

// rules sees to it that the host's robots.txt is known. A host that has none allows everything; one that cannot be asked
// allows nothing now.
func (c *Client) rules(ctx context.Context, h *host, u *url.URL) error {
	if h.rules != nil {
		return nil
	}
	r, err := c.ask(ctx, h, u.Scheme+"://"+u.Host+"/robots.txt", Condition{})
	if err != nil {
		return err
	}
	defer r.Body.Close()
	switch {
	case r.StatusCode >= 500:
		return &Error{URL: u.String(), Message: "the host's robots.txt cannot be had: " + r.Status, Wait: wait(r, c.now())}
	case r.StatusCode != http.StatusOK:
		h.rules = &robots{}
		return nil
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, 512<<10))
	if err != nil {
		return &Error{URL: u.String(), Message: "the host's robots.txt cannot be had: " + err.Error()}
	}
	h.rules = parseRobots(string(body))
	return nil
}

// ask sends one request, after the pause that is due.
func (c *Client) ask(ctx context.Context, h *host, address string, was Condition) (*http.Response, error) {
	if d := h.next.Sub(c.now()); d > 0 {
		if err := c.sleep(ctx, d); err != nil {
			return nil, err
		}
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, &Error{URL: address, Message: err.Error()}
	}
	r.Header.Set("User-Agent", c.agent)
	r.Header.Set("Accept", "text/html, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")
	if was.ETag != "" {
		r.Header.Set("If-None-Match", was.ETag)
	}
	if was.Modified != "" {
		r.Header.Set("If-Modified-Since", was.Modified)
	}
	answer, err := c.http.Do(r)
	gap := pause
	if h.rules != nil && h.rules.delay > gap {
		gap = min(h.rules.delay, longest)
	}
	h.next = c.now().Add(gap)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err
		}
		return nil, &Error{URL: address, Message: "no answer: " + err.Error()}
	}
	return answer, nil
}

func (c *Client) answer(r *http.Response, address string) (*Answer, error) {
	a := &Answer{URL: r.Request.URL.String(), Type: r.Header.Get("Content-Type"), Condition: Condition{r.Header.Get("ETag"), r.Header.Get("Last-Modified")}}
	switch {
	case r.StatusCode == http.StatusNotModified:
		a.Unchanged = true
		return a, nil
	case r.StatusCode == http.StatusGone:
		a.Gone = true
		return a, nil
	case r.StatusCode != http.StatusOK:
		return nil, &Error{URL: address, Message: "the host answers " + r.Status, Wait: wait(r, c.now())}
	}
	var err error
	if a.Body, err = io.ReadAll(io.LimitReader(r.Body, limit+1)); err != nil {
		return nil, &Error{URL: address, Message: "the answer breaks off: " + err.Error()}
	}
	if len(a.Body) > limit {
		return nil, &Error{URL: address, Message: fmt.Sprintf("the answer has more than %d MB", limit>>20)}
	}
	return a, nil
}

// wait is how long the host asks to be left alone: Retry-After, in seconds or as a date.
func wait(r *http.Response, now time.Time) time.Duration {
	s := strings.TrimSpace(r.Header.Get("Retry-After"))
	if n, err := strconv.Atoi(s); err == nil && n > 0 {
		return time.Duration(min(n, 7*24*3600)) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil && t.After(now) {
		return min(t.Sub(now), 7*24*time.Hour)
	}
	return 0
}
