// Package api is the desk for programs: /v1 over HTTP, with a description in OpenAPI 3.1 that is made from the Go types,
// problems as RFC 9457 has them, and the question language that the command line and the page speak too.
//
// Like the page it trusts whoever reaches it: with accounts auth/door stands before both.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"rapporteur/auth"
	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
)

// API answers programs.
type API struct {
	desk   *desk.Desk
	keys   *keys
	people *auth.People
}

// Options say how the API is.
type Options struct {
	Version string       // of the program
	People  *auth.People // nil: there are no accounts
}

// Mux is where the routes of the API go.
type Mux interface {
	HandleFunc(route string, h func(http.ResponseWriter, *http.Request))
	ServeHTTP(http.ResponseWriter, *http.Request)
}

// Register puts the API on a mux: /v1/…, /openapi.json and /openapi.yaml, /api as a page to read.
func Register(mux Mux, d *desk.Desk, o Options) {
	config := huma.DefaultConfig("rapporteur", o.Version)
	config.Info.Description = "Reports of negotiations and conflicts as a record: who met whom, who said what, who did what to whom, who stands where, tolls, proposals, each with the words that report it. Questions are asked in the language of docs/query.md."
	config.DocsPath = "" // its page would fetch a script from elsewhere; ours is /api
	config.SchemasPath = ""
	config.CreateHooks = nil
	registry := huma.NewMapRegistry("#/components/schemas/", schemaName)
	registry.RegisterTypeAlias(reflect.TypeFor[record.IDs](), reflect.TypeFor[ids]())
	config.Components.Schemas = registry
	h := humago.New(mux, config)
	a := &API{desk: d, keys: newKeys(), people: o.People}
	a.archive(h)
	a.entries(h)
	a.questions(h)
	a.corrections(h)
	a.searches(h)
	a.stream(h)
	if a.people != nil {
		config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"key": {Type: "http", Scheme: "bearer", Description: "a key of an account, see docs/accounts.md"}}
		h.OpenAPI().Security = []map[string][]string{{"key": {}}}
		a.who(h)
	}
	mux.HandleFunc("GET /api", func(w http.ResponseWriter, r *http.Request) { reference(w, h.OpenAPI()) })
}

// schemaName keeps the types of different packages apart: record.Event is RecordEvent.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	pkg := t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:]
	if pkg == "" || pkg == "api" {
		return name
	}
	return strings.ToUpper(pkg[:1]) + pkg[1:] + name
}

// ids describe one actor or several, as record.IDs writes them.
type ids struct{}

// Schema is a string or a list of strings.
func (ids) Schema(huma.Registry) *huma.Schema {
	one := &huma.Schema{Type: huma.TypeString}
	return &huma.Schema{OneOf: []*huma.Schema{one, {Type: huma.TypeArray, Items: one}}}
}

// raw is JSON that was made already, described by the type that it was made of.
type raw[T any] struct{ b json.RawMessage }

// MarshalJSON is the JSON itself.
func (r raw[T]) MarshalJSON() ([]byte, error) { return r.b, nil }

// Schema is that of T.
func (raw[T]) Schema(r huma.Registry) *huma.Schema { return r.Schema(reflect.TypeFor[T](), true, "") }

// body is a response with a body and the address of the page behind it.
type body[T any] struct {
	Link string `header:"Link" doc:"the next page, rel=next"`
	Body T
}

// Paged is what every question takes: exported, since only so its fields are told in the description.
type Paged struct {
	Q      string `query:"q" doc:"a question, see docs/query.md" example:"speaker:Juma issue:ceasefire since:2025-04-01"`
	Limit  int    `query:"limit" default:"100" minimum:"1" maximum:"1000" doc:"entries that are looked at"`
	Cursor string `query:"cursor" doc:"where the page begins: what Link of the page before says"`
	Newest bool   `query:"newest" doc:"newest first"`
}

func (p *Paged) page() store.Page {
	return store.Page{Limit: p.Limit, After: p.Cursor, Newest: p.Newest}
}

// ask reads the question, and adds a condition to it.
func (a *API) ask(q string, only ...query.Query) (query.Query, error) {
	first, err := query.Parse(q, a.desk.Now())
	if err != nil {
		return first, problem(err)
	}
	return query.All(append([]query.Query{first}, only...)...), nil
}

// problem is an error as HTTP tells it (RFC 9457).
func problem(err error) error {
	var wrong *query.Error
	var unread *source.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &wrong):
		return huma.Error400BadRequest(wrong.Message, &huma.ErrorDetail{Message: strings.TrimSpace(wrong.Message + " " + wrong.Hint), Location: "query.q", Value: wrong.Query[min(wrong.At, len(wrong.Query)):]})
	case errors.As(err, &unread):
		return huma.Error422UnprocessableEntity(unread.Error())
	case errors.Is(err, store.ErrPage):
		return huma.Error400BadRequest(err.Error(), &huma.ErrorDetail{Location: "query.cursor", Message: "say what Link of the page before says"})
	case errors.Is(err, store.ErrNotFound):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, store.ErrAmbiguous):
		return huma.Error409Conflict(err.Error())
	case errors.Is(err, store.ErrBusy):
		return huma.Error503ServiceUnavailable(err.Error())
	case errors.Is(err, context.Canceled):
		return huma.NewError(499, "the request was given up")
	}
	return huma.Error500InternalServerError(err.Error())
}

// operation is a GET of the API.
func operation(id, path, tag, summary string) huma.Operation {
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: path, Summary: summary, Tags: []string{tag}, Errors: []int{400, 404}}
}

// link is the Link header to the next page.
func link(path, q string, p *Paged, next string) string {
	if next == "" {
		return ""
	}
	return nextLink(path, q, p.Limit, p.Newest, next)
}
