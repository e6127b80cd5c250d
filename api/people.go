package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/auth"
)

// me is who asks.
type me struct {
	Account string       `json:"account"`
	Role    auth.Role    `json:"role" enum:"reader,coder,editor,admin"`
	Key     string       `json:"key,omitempty" doc:"the beginning of the key"`
	Scopes  []auth.Scope `json:"scopes,omitempty" doc:"of the key"`
}

func (a *API) who(h huma.API) {
	huma.Register(h, operation("me", "/v1/me", "accounts", "The account and the key that ask"), func(ctx context.Context, _ *struct{}) (*body[me], error) {
		w := auth.Of(ctx).Who
		if w == nil {
			return nil, huma.Error401Unauthorized("nobody says who they are")
		}
		return &body[me]{Body: me{w.Name, w.Role, w.Key, w.Scopes}}, nil
	})
	huma.Register(h, operation("audit", "/v1/audit", "accounts", "Who did what, when, from where; newest first (admins; scope audit)"), a.acts)
}

func (a *API) acts(ctx context.Context, in *struct {
	Who    string `query:"who" doc:"of one account alone"`
	Limit  int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	Cursor int64  `query:"cursor" minimum:"0" doc:"number of the last line of the page before"`
}) (*body[[]auth.Act], error) {
	acts, err := a.people.Acts(ctx, in.Who, in.Cursor, in.Limit+1)
	if err != nil {
		return nil, problem(err)
	}
	out := &body[[]auth.Act]{Body: append([]auth.Act{}, acts...)}
	if len(acts) > in.Limit {
		out.Body = out.Body[:in.Limit]
		out.Link = actsLink(in.Who, in.Limit, out.Body[in.Limit-1].N)
	}
	return out, nil
}
