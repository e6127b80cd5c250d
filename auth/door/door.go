// Package door stands before the page and the API and asks who comes: by the cookie of a session, or by a key in the
// header Authorization. It holds them against one table of routes and roles (Table), keeps rates and sizes within bounds,
// and writes into the log what was done.
package door

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"rapporteur/auth"
)

// Options say how the door is kept.
type Options struct {
	TLS   bool // the server speaks TLS itself
	Proxy bool // it stands behind a reverse proxy, whose X-Forwarded-For and X-Forwarded-Proto are believed
	Rate  int  // requests a second that one account may make; 0: as many as it likes
	// Refuse shows people why they are not let in, with the way to log in.
	Refuse func(w http.ResponseWriter, r *http.Request, code int, why string)
	Log    *slog.Logger
	Now    func() time.Time
}

// Door lets in or refuses.
type Door struct {
	next   http.Handler
	people *auth.People
	o      Options
	table  *http.ServeMux
	rows   map[string]Row

	logins   *auth.Limits // by address
	strange  *auth.Limits // requests with no account, by address
	familiar *auth.Limits // of accounts
}

// BodyLimit is how much one request may bring.
const BodyLimit = 64 << 20

// New puts a door before a handler.
func New(next http.Handler, p *auth.People, o Options) *Door {
	d := &Door{next: next, people: p, o: o, table: http.NewServeMux(), rows: map[string]Row{},
		logins: auth.NewLimits(rate.Every(6*time.Second), 10), strange: auth.NewLimits(20, 60)}
	if o.Rate > 0 {
		d.familiar = auth.NewLimits(rate.Limit(o.Rate), 4*o.Rate)
	}
	for _, row := range Table {
		d.table.Handle(row.Route, http.NotFoundHandler())
		d.rows[row.Route] = row
	}
	return d
}

func (d *Door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "private, no-cache") // handlers of what is the same for everybody say otherwise
	v := &auth.Visit{From: d.from(r), Secure: d.o.TLS || d.o.Proxy && r.Header.Get("X-Forwarded-Proto") == "https"}
	r = r.WithContext(auth.With(r.Context(), v))
	_, route := d.table.Handler(r)
	row, known := d.rows[route]
	v.Act = auth.Act{At: d.o.Now().UTC(), What: row.Act, Of: short(r.URL.Path), From: v.From}
	who, err := d.who(r)
	if err != nil && !errors.Is(err, auth.ErrUnknown) {
		d.refuse(w, r, http.StatusServiceUnavailable, err.Error())
		return
	}
	v.Who = who
	if who != nil {
		v.Act.Who, v.Act.Key = who.Name, who.Key
	}
	if !d.paced(row, v) {
		w.Header().Set("Retry-After", "10")
		d.refuse(w, r, http.StatusTooManyRequests, "too many requests: wait a moment")
		return
	}
	code, why := verdict(row, known, who, err)
	if code != 0 {
		d.refuse(w, r, code, why)
		if row.Act != "" && who != nil {
			d.log(v, code)
		}
		return
	}
	d.let(w, r, row, v)
}

// let lets a request in, and logs what it did.
func (d *Door) let(w http.ResponseWriter, r *http.Request, row Row, v *auth.Visit) {
	r.Body = http.MaxBytesReader(w, r.Body, BodyLimit)
	if row.Route == "GET /v1/stream" {
		ctx, stop := context.WithCancel(r.Context())
		defer stop()
		go d.watch(ctx, stop, r, row)
		r = r.WithContext(ctx)
	}
	if row.Act == "" {
		d.next.ServeHTTP(w, r)
		return
	}
	c := Remember(w)
	defer func() { d.log(v, c.Code) }()
	d.next.ServeHTTP(c, r)
}

// streamCheck is how often it is asked whether somebody who listens still may.
const streamCheck = 30 * time.Second

func (d *Door) watch(ctx context.Context, stop func(), r *http.Request, row Row) {
	tick := time.NewTicker(streamCheck)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if who, err := d.who(r); err != nil || who == nil || !who.May(row.Needs, row.Scope) {
				stop()
				return
			}
		}
	}
}

// who is whoever comes; nil when they do not say. A key that is not good is an error even where nobody is asked.
func (d *Door) who(r *http.Request) (*auth.Identity, error) {
	if token, ok := bearer(r); ok {
		return d.people.ByKey(r.Context(), token)
	}
	token := sessionOf(r)
	if token == "" {
		return nil, nil
	}
	who, err := d.people.BySession(r.Context(), token)
	if errors.Is(err, auth.ErrUnknown) {
		return nil, nil
	}
	return who, err
}

func bearer(r *http.Request) (string, bool) {
	kind, token, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), ok && strings.EqualFold(kind, "bearer")
}

// verdict is 0 for whoever may come in, else the status and the reason.
func verdict(row Row, known bool, who *auth.Identity, err error) (int, string) {
	switch {
	case err != nil:
		return http.StatusUnauthorized, "this key is not known, or has expired, or was revoked"
	case known && row.Needs == auth.Anyone:
		return 0, ""
	case who == nil:
		return http.StatusUnauthorized, "say who you are"
	case !known:
		return http.StatusForbidden, "nothing of the kind can be done here"
	case who.May(row.Needs, row.Scope):
		return 0, ""
	case who.Key != "" && row.Scope == auth.NoKey:
		return http.StatusForbidden, "this is for people, not for keys"
	case !who.Role.Covers(row.Needs):
		return http.StatusForbidden, "this needs the role " + string(row.Needs) + "; " + who.Name + " is " + string(who.Role)
	}
	return http.StatusForbidden, "this needs a key with the scope " + string(row.Scope)
}

// paced tells whether a request comes within bounds.
func (d *Door) paced(row Row, v *auth.Visit) bool {
	if row.Route == "POST /login" || row.Route == "GET /login/oidc/back" {
		return d.logins.Allow(v.From)
	}
	if v.Who == nil {
		return d.strange.Allow(v.From)
	}
	return d.familiar == nil || d.familiar.Allow(v.Who.Name)
}

func (d *Door) log(v *auth.Visit, code int) {
	v.Act.Status = code
	if err := d.people.Log(context.Background(), v.Act); err != nil && d.o.Log != nil {
		d.o.Log.Error("the log of what was done cannot be written", "who", v.Act.Who, "what", v.Act.What, "error", err)
	}
}

// from is the address of whoever asks. A proxy puts it last into X-Forwarded-For; what stands before, anybody can write.
func (d *Door) from(r *http.Request) string {
	if d.o.Proxy {
		all := strings.Join(r.Header.Values("X-Forwarded-For"), ",")
		if last := strings.TrimSpace(all[strings.LastIndex(all, ",")+1:]); net.ParseIP(last) != nil {
			return last
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// short keeps what somebody asks for from filling the log.
func short(path string) string {
	if len(path) > 200 {
		path = strings.ToValidUTF8(path[:200], "") + "…"
	}
	return path
}

// Coded is a ResponseWriter that remembers the status of the answer.
type Coded struct {
	http.ResponseWriter
	Code int
}

// Remember makes a Coded of w. An answer that says no status has 200.
func Remember(w http.ResponseWriter) *Coded { return &Coded{w, http.StatusOK} }

// WriteHeader remembers the status and passes it on.
func (c *Coded) WriteHeader(code int) {
	c.Code = code
	c.ResponseWriter.WriteHeader(code)
}

// Unwrap lets streams flush.
func (c *Coded) Unwrap() http.ResponseWriter { return c.ResponseWriter }
