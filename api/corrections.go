package api

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/auth"
	"rapporteur/desk"
	"rapporteur/store"
)

// change is a correction as programs send it.
type change struct {
	What    string            `json:"what" enum:"accept,reject,edit,merge,split,undo"`
	Who     string            `json:"who,omitempty" maxLength:"200" doc:"who says so; with accounts it is the account that asks, whatever is said here"`
	Because string            `json:"because" minLength:"1" maxLength:"2000" doc:"why"`
	Set     map[string]string `json:"set,omitempty" doc:"edit: field to value, as rapporteur edit --set takes them"`
	With    string            `json:"with,omitempty" doc:"merge: the entry that tells the same, REPORT/ENTRY"`
	Undoes  int64             `json:"undoes,omitempty" doc:"undo: number of the correction"`
}

// explained is an entry with everything that is known of it.
type explained struct {
	Ref        string         `json:"ref"`
	Kind       string         `json:"kind"`
	Confidence float64        `json:"confidence"`
	By         string         `json:"by,omitempty" doc:"the rule or model that found it"`
	Review     string         `json:"review,omitempty"`
	Words      []desk.Stretch `json:"words"`
	History    []correction   `json:"history" doc:"what people said of it"`
}

// correction is one as it was kept.
type correction struct {
	N       int64          `json:"n"`
	At      time.Time      `json:"at"`
	What    store.What     `json:"what"`
	Of      string         `json:"of" doc:"REPORT/ENTRY"`
	Kind    string         `json:"kind,omitempty"`
	Who     string         `json:"who"`
	Because string         `json:"because"`
	Words   []string       `json:"words,omitempty"`
	Set     map[string]any `json:"set,omitempty"`
	With    string         `json:"with,omitempty"`
	Undoes  int64          `json:"undoes,omitempty"`
}

func correctionOf(c store.Correction) correction {
	out := correction{N: c.N, At: c.At, What: c.What, Of: c.Of.Doc + "/" + c.Of.Entry, Kind: c.Kind, Who: c.Who, Because: c.Because, Words: c.Words, Undoes: c.Undoes}
	if c.With != nil {
		out.With = c.With.Doc + "/" + c.With.Entry
	}
	for k, v := range c.Set {
		if out.Set == nil {
			out.Set = map[string]any{}
		}
		out.Set[k] = v
	}
	return out
}

func correctionsOf(list []store.Correction) []correction {
	out := []correction{}
	for _, c := range list {
		out = append(out, correctionOf(c))
	}
	return out
}

type oneEntry struct {
	ETag string `header:"ETag"`
	Body explained
}

type oneCorrection struct {
	ETag string `header:"ETag" doc:"of the entry as it stands now"`
	Body correction
}

func (a *API) corrections(h huma.API) {
	huma.Register(h, operation("corrections", "/v1/corrections", "corrections", "What people said of entries, in order; nothing is ever taken away"), a.log)
	huma.Register(h, operation("entry", "/v1/documents/{id}/entries/{entry}", "corrections", "Why an entry is there, and what people said of it"), a.explain)
	huma.Register(h, huma.Operation{OperationID: "correct", Method: http.MethodPost, Path: "/v1/documents/{id}/entries/{entry}/corrections", Summary: "Correct an entry", Tags: []string{"corrections"},
		DefaultStatus: http.StatusCreated, Errors: []int{400, 403, 404, 412, 422, 503}, Description: "With If-Match the correction is kept only if the entry stands as its ETag tells; else 412 tells what others said meanwhile."}, a.correct)
}

func (a *API) log(ctx context.Context, in *struct {
	Document string `query:"document" doc:"of one report alone: its id, or the beginning"`
	Limit    int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	Cursor   int64  `query:"cursor" minimum:"0" doc:"number of the last correction of the page before"`
}) (*body[[]correction], error) {
	all, err := a.desk.Store.Corrections(ctx, in.Document)
	if err != nil {
		return nil, problem(err)
	}
	out := &body[[]correction]{Body: []correction{}}
	for _, c := range all {
		if c.N <= in.Cursor {
			continue
		}
		if len(out.Body) == in.Limit {
			out.Link = logLink(in.Document, in.Limit, out.Body[in.Limit-1].N)
			break
		}
		out.Body = append(out.Body, correctionOf(c))
	}
	return out, nil
}

func (a *API) explain(ctx context.Context, in *struct {
	ID    string `path:"id" doc:"id of the report, or its beginning"`
	Entry string `path:"entry"`
}) (*oneEntry, error) {
	x, err := a.desk.Explain(ctx, store.Ref{Doc: in.ID, Entry: in.Entry})
	if err != nil {
		return nil, problem(err)
	}
	return &oneEntry{ETag: `"` + x.Seen() + `"`, Body: explained{x.Ref.Doc + "/" + x.Ref.Entry, x.Entry.Kind, x.Entry.Confidence, x.Entry.By, x.Review, x.Words, correctionsOf(x.History)}}, nil
}

func (a *API) correct(ctx context.Context, in *struct {
	ID    string `path:"id" doc:"id of the report, or its beginning"`
	Entry string `path:"entry"`
	Match string `header:"If-Match" doc:"ETag of the entry as you saw it"`
	Body  change
}) (*oneCorrection, error) {
	seen := strings.Trim(strings.TrimPrefix(strings.TrimSpace(in.Match), "W/"), `"`)
	if seen == "*" {
		seen = ""
	}
	b := in.Body
	own := false
	if who := auth.Of(ctx).Who; who != nil {
		b.Who, own = who.Name, !who.Role.Covers(auth.Editor)
	}
	c, err := a.desk.Change(ctx, store.Ref{Doc: in.ID, Entry: in.Entry}, seen, desk.Change{By: desk.By{Who: b.Who, Because: b.Because, OwnOnly: own}, What: store.What(b.What), Set: b.Set, With: b.With, Undoes: b.Undoes})
	if err != nil {
		return nil, wrongChange(err)
	}
	x, err := a.desk.Explain(ctx, c.Of)
	if err != nil {
		return nil, problem(err)
	}
	return &oneCorrection{ETag: `"` + x.Seen() + `"`, Body: correctionOf(c)}, nil
}

// wrongChange is why a correction was not kept.
func wrongChange(err error) error {
	var m *desk.Meanwhile
	switch {
	case errors.As(err, &m):
		var said []error
		for _, c := range m.Said {
			said = append(said, &huma.ErrorDetail{Message: string(c.What) + " by " + c.Who + ": " + c.Because, Location: "correction", Value: correctionOf(c)})
		}
		return huma.Error412PreconditionFailed(m.Error(), said...)
	case errors.Is(err, desk.ErrNotYours):
		return huma.Error403Forbidden(err.Error())
	case errors.Is(err, desk.ErrWrong):
		return huma.Error422UnprocessableEntity(err.Error())
	}
	return problem(err)
}
