package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/api"
	"rapporteur/auth"
	"rapporteur/auth/door"
	"rapporteur/auth/oidc"
	"rapporteur/desk"
	"rapporteur/web/quick"
	"rapporteur/web/site"
)

type serveFlags struct {
	archive archiveFlag
	addr    string
	logs    bool
	team    teamFlags
}

func newServe() *cobra.Command {
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Short: "Open the archive as a page in the browser, and as an API",
		Long: `Serves the archive as a page: reports with their records side by side, search, timeline, positions, disputes, tolls,
people, coverage; and for programs under /v1 (described at /api and /openapi.json). Without an archive here one is made, empty, with the way to add the first report. It listens on this
machine alone, and asks nobody who they are: anybody who reaches the page may add and correct.

Once the archive has accounts (rapporteur account add), everybody logs in, and other addresses are served too. Passwords need
TLS on the way: give --tls-cert and --tls-key, or put a reverse proxy in front and say --behind-proxy. With --oidc-… people
sign in with an account that they have elsewhere: docs/accounts.md.`,
		Example: `  rapporteur serve
  rapporteur serve --archive talks --addr 127.0.0.1:9000
  rapporteur serve --archive talks --addr :8740 --tls-cert talks.pem --tls-key talks.key

Exit status: 0 stopped, 2 wrong usage, 3 the address cannot be listened on.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		var unknown interface{ GetSpecifiedName() string } // pflag: which flag there is not
		if errors.As(err, &unknown) && unknown.GetSpecifiedName() == "port" {
			err = errors.New("there is no flag --port: the port is part of --addr, as in --addr 127.0.0.1:9000")
		}
		return c.Root().FlagErrorFunc()(c, err)
	})
	f.archive.add(c)
	c.Flags().StringVar(&f.addr, "addr", "127.0.0.1:8740", "address to listen on")
	c.Flags().BoolVar(&f.logs, "log", false, "log every request on standard error")
	f.team.add(c)
	return c
}

func (f *serveFlags) run(c *cobra.Command) error {
	if err := f.team.check(); err != nil {
		return usageError{err}
	}
	if err := checkPort(f.addr); err != nil {
		return usageError{err}
	}
	far := loopbackOnly(f.addr)
	if far != nil {
		if _, err := f.archive.find(); err != nil { // no archive, so no accounts either
			return usageError{far}
		}
	}
	d, path, err := f.open(c)
	if err != nil {
		return err
	}
	defer d.Store.Close()
	shareProcessors()
	if err := hold(c.Context(), d); err != nil {
		return err
	}
	people, asked, err := f.team.people(c.Context(), d)
	switch {
	case err != nil:
		return usageError{err}
	case far != nil && !asked:
		return usageError{far}
	case people != nil:
		defer people.Close()
	}
	go func() { // until it is done, and when it fails, questions are answered from the file
		_ = d.Remember(c.Context())
	}()
	h, err := f.gated(c, d, filepath.Base(filepath.Dir(path)), people, asked)
	if err != nil {
		return err
	}
	if f.logs {
		h = logged(slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil)), h)
	}
	if far != nil && f.team.cert == "" && !f.team.proxy {
		fmt.Fprintln(c.ErrOrStderr(), "warning: passwords and keys go over the network unencrypted: give --tls-cert and --tls-key, or put a reverse proxy in front and say --behind-proxy")
	}
	return f.listen(c, h)
}

// shareProcessors runs more goroutines at once than there are processors. Then the system shares them out, which gives a
// short answer its turn between two long ones at once; Go lets each go on for 10 ms before the next.
func shareProcessors() {
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(2 * runtime.NumCPU())
	}
}

// hold has an archive that can keep in memory what many questions ask for.
func hold(ctx context.Context, d *desk.Desk) error {
	if s, ok := d.Store.(interface{ Hold(context.Context) error }); ok {
		return s.Hold(ctx)
	}
	return nil
}

// gated is everything that is served, with a login if there are accounts, or as soon as there are some.
func (f *serveFlags) gated(c *cobra.Command, d *desk.Desk, name string, people *auth.People, asked bool) (http.Handler, error) {
	counted := newMetrics(d, versionOf(d))
	build := func(people *auth.People) (http.Handler, error) {
		return f.handler(c, d, name, people, &routes{ServeMux: http.NewServeMux()}, counted)
	}
	if asked || people == nil {
		return build(people)
	}
	open, err := build(nil)
	if err != nil {
		return nil, err
	}
	g := newGate(open, func() (http.Handler, error) { return build(people) }, people, func() {
		fmt.Fprintln(c.ErrOrStderr(), "the archive has an account now: everybody logs in")
	})
	go g.watch(c.Context())
	return g, nil
}

// routes is a mux that knows what was put on it.
type routes struct {
	*http.ServeMux
	all []string
}

func (m *routes) Handle(route string, h http.Handler) {
	m.all = append(m.all, route)
	m.ServeMux.Handle(route, h)
}

// HandleFunc puts a function on a route.
func (m *routes) HandleFunc(route string, h func(http.ResponseWriter, *http.Request)) {
	m.Handle(route, http.HandlerFunc(h))
}

// handler is everything that is served: the API and the page, what is kept of them before, and before that the door when
// there are accounts.
func (f *serveFlags) handler(c *cobra.Command, d *desk.Desk, name string, people *auth.People, mux *routes, counted *metrics) (http.Handler, error) {
	pages, err := site.New(d, site.Options{Name: name, People: people, Elsewhere: f.team.button(), URL: f.team.oidc.URL})
	if err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { healthy(w, r, d) })
	api.Register(mux, d, api.Options{Version: version, People: people})
	mux.ServeMux.Handle("/", pages)
	version := versionOf(d)
	mux.Handle("GET /metrics", counted)
	if f.team.oidc.Issuer != "" {
		oidc.New(f.team.oidc, people, &http.Client{Timeout: 10 * time.Second}, pages.Refuse).Register(mux)
	}
	kept := quick.New(mux, quick.Options{Version: version, Keep: sameForAll, For: kindOfReader, Pack: wholePage, Warm: warm})
	go kept.Warm(c.Context())
	if people != nil {
		go kept.Warm(auth.With(c.Context(), &auth.Visit{Who: &auth.Identity{Role: auth.Editor}}))
	}
	var h http.Handler = kept
	if people != nil {
		h = door.New(h, people, door.Options{TLS: f.team.cert != "", Proxy: f.team.proxy, Rate: f.team.rate, Refuse: pages.Refuse, Log: slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil)), Now: d.Now})
	}
	return counted.around(http.NewCrossOriginProtection().Handler(h)), nil
}

// warm are the pages that a reader asks for first and that take long to make, and what programs ask for of the same.
var warm = []string{"/", "/people", "/positions", "/timeline", "/disputes", "/events", "/meetings", "/quotes", "/tolls", "/proposals", "/network", "/map", "/coverage", "/reports", "/figures", "/groups",
	"/today.json", "/people.json", "/positions.json", "/timeline.json", "/disputes.json", "/network.json", "/map.json", "/v1/status", "/v1/coverage", "/v1/actors", "/v1/disputes", "/v1/tolls", "/v1/meetings"}

// sameForAll tells which answers depend on the archive and the question alone. Reports and entries do not: their forms
// know who asks; citations and feeds tell the name of the server, which is what each request says it is. Streams and
// tables have no end that is worth waiting for.
func sameForAll(r *http.Request) bool {
	p := r.URL.Path
	if p == "/v1/entries" { // pages of JSON; other forms are tables of all there is
		accept := r.Header.Get("Accept")
		return accept == "" || strings.Contains(accept, "*/*") || accept == "application/json"
	}
	if p == "/v1/me" { // and not /v1/meetings
		return false
	}
	for _, own := range []string{"/report/", "/entry/", "/add", "/cite", "/search.atom", "/searches", "/v1/searches", "/login", "/account", "/audit", "/v1/me/", "/v1/audit", "/healthz", "/metrics", "/v1/stream", "/v1/documents", "/v1/corrections", "/v1/entries", "/icon.svg"} {
		if strings.HasPrefix(p, own) {
			return false
		}
	}
	return true
}

// kindOfReader tells apart those to whom different answers are given: programs by the form that they ask for, which pages do
// not come in, and people by their menu. What each browser sends as Accept must not part them, or nobody would find the
// pages that were made before.
func kindOfReader(r *http.Request) string {
	if strings.HasPrefix(r.URL.Path, "/v1/") {
		return "as " + r.Header.Get("Accept")
	}
	return menuOf(r)
}

// menuOf tells apart those who see different menus on pages that are the same for all: who may add, and who may not.
func menuOf(r *http.Request) string {
	if who := auth.Of(r.Context()).Who; who == nil || strings.HasPrefix(r.URL.Path, "/v1/") || strings.HasSuffix(r.URL.Path, ".json") || !door.May(who, "GET /add") {
		return ""
	}
	return "adds"
}

// wholePage tells which pages that are made for one reader are packed.
func wholePage(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/report/") || strings.HasPrefix(r.URL.Path, "/entry/")
}

// versionOf tells how the archive stands. One that cannot tell is taken to change all the time.
func versionOf(d *desk.Desk) func(context.Context) (int64, error) {
	if s, ok := d.Store.(interface {
		Version(context.Context) (int64, error)
	}); ok {
		return s.Version
	}
	return func(context.Context) (int64, error) { return time.Now().UnixNano(), nil }
}

// open opens the archive, or makes an empty one where there is none and none was named.
func (f *serveFlags) open(c *cobra.Command) (*desk.Desk, string, error) {
	path, err := f.archive.find()
	if err != nil && f.archive.path == "" {
		if made := initArchive(c, "."); made != nil {
			return nil, "", made
		}
		path, err = f.archive.find()
	}
	if err != nil {
		return nil, "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, "", err
	}
	d, err := f.archive.open(true)
	return d, path, err
}

// checkPort tells what is wrong with a port before anything is opened.
func checkPort(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr %s: say host and port, as in 127.0.0.1:8740", addr)
	}
	if n, err := strconv.Atoi(port); err == nil && (n < 0 || n > 65535) {
		return fmt.Errorf("--addr %s: there is no port %s: ports go from 0 (any that is free) to 65535", addr, port)
	}
	return nil
}

// cannotListen says why an address is not listened on, and what helps.
func cannotListen(addr string, err error) error {
	hint := "--addr chooses another address"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		hint = "is another rapporteur serving there? " + hint
	case errors.Is(err, syscall.EACCES):
		hint = "ports below 1024 are for the administrator: take a higher one"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		hint = "this machine has no such address"
	}
	return fmt.Errorf("--addr %s: %w (%s)", addr, err, hint)
}

// loopbackOnly refuses addresses that others can reach.
func loopbackOnly(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("--addr %s: say host and port, as in 127.0.0.1:8740", addr)
	}
	if host == "localhost" {
		return nil
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return fmt.Errorf("--addr %s: others could reach that address, and there are no accounts: use 127.0.0.1, or make an account first (rapporteur account add NAME --role admin)", addr)
	}
	return nil
}

func healthy(w http.ResponseWriter, r *http.Request, d *desk.Desk) {
	if _, err := d.Store.Known(r.Context(), []string{"0"}); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

func logged(log *slog.Logger, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		h.ServeHTTP(w, r)
		log.Info("request", "method", r.Method, "path", r.URL.RequestURI(), "took", time.Since(began).Round(time.Microsecond))
	})
}

// listen serves until it is interrupted, and lets requests end that have begun.
func (f *serveFlags) listen(c *cobra.Command, h http.Handler) error {
	l, err := net.Listen("tcp", f.addr)
	if err != nil {
		return cannotListen(f.addr, err)
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute}
	stopped := make(chan error, 1)
	go func() {
		<-c.Context().Done()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		stopped <- srv.Shutdown(ctx)
	}()
	scheme, serve := "http", func() error { return srv.Serve(l) }
	if f.team.cert != "" {
		scheme, serve = "https", func() error { return srv.ServeTLS(l, f.team.cert, f.team.key) }
	}
	fmt.Fprintf(c.ErrOrStderr(), "the archive is open at %s://%s/ (Ctrl-C stops it)\n", scheme, l.Addr())
	if err := serve(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
