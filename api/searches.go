package api

import (
	"context"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/auth"
	"rapporteur/desk"
	"rapporteur/store"
)

func (a *API) searches(h huma.API) {
	list := operation("searches", "/v1/searches", "searches", "Saved searches: of the account that asks, and the archive's own")
	huma.Register(h, list, func(ctx context.Context, _ *struct{}) (*body[[]store.Search], error) {
		all, err := a.desk.Searches(ctx, auth.Name(ctx))
		return &body[[]store.Search]{Body: append([]store.Search{}, all...)}, problem(err)
	})
	huma.Register(h, huma.Operation{OperationID: "save-search", Method: http.MethodPost, Path: "/v1/searches", Summary: "Save a search", Tags: []string{"searches"}, DefaultStatus: http.StatusCreated, Errors: []int{400, 422, 503},
		Description: "Of the account that asks; without accounts of the archive. The same name again has the new question, and keeps its number."}, a.saveSearch)
	huma.Register(h, huma.Operation{OperationID: "remove-search", Method: http.MethodDelete, Path: "/v1/searches/{id}", Summary: "Remove a search of one's own", Tags: []string{"searches"}, Errors: []int{404, 503}},
		func(ctx context.Context, in *struct {
			ID int64 `path:"id"`
		}) (*struct{}, error) {
			return nil, problem(a.desk.Store.RemoveSearch(ctx, auth.Name(ctx), in.ID))
		})
}

func (a *API) saveSearch(ctx context.Context, in *struct {
	Body struct {
		Name  string `json:"name" minLength:"1" maxLength:"100"`
		Query string `json:"query" minLength:"1" maxLength:"2000" doc:"a question, see docs/query.md; 7d is counted anew each time" example:"issue:ceasefire since:7d"`
	}
}) (*body[store.Search], error) {
	x, err := a.desk.SaveSearch(ctx, auth.Name(ctx), in.Body.Name, in.Body.Query)
	if errors.Is(err, desk.ErrSearch) {
		return nil, huma.Error422UnprocessableEntity(err.Error())
	}
	return &body[store.Search]{Body: x}, problem(err)
}
