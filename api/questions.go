package api

import (
	"context"
	"fmt"
	"net/url"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/desk"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
)

// together is what reports tell together.
type together = raw[merge.Merged]

func kind(k string) query.Query { return query.Where(query.Kind, k) }

// gatherings are the lists of merged entries.
var gatherings = []struct {
	path, summary string
	only          query.Query
}{
	{"events", "Who did what to whom, meetings included", kind("event")},
	{"meetings", "Who met whom", kind("meeting")},
	{"statements", "Who said what", kind("statement")},
	{"tolls", "Tolls, each as a series of every report's figure", kind("toll")},
	{"figures", "Other figures, each as a series", kind("figure")},
	{"proposals", "Proposals with their answers", kind("proposal")},
	{"groups", "Groups with who joined and left", kind("group")},
	{"roles", "Who holds which office", kind("role")},
	{"timeline", "Statements, events and tolls in the order of time", query.Either(kind("statement"), kind("event"), kind("toll"))},
}

func (a *API) questions(h huma.API) {
	for _, g := range gatherings {
		path := "/v1/" + g.path
		op := operation(g.path, path, "together", g.summary)
		op.Description = "What several reports tell is told once (rapporteur.merged/1), with each report's account and its words."
		huma.Register(h, op, func(ctx context.Context, in *Paged) (*body[together], error) {
			return a.gathered(in.Q, path, in, func(q query.Query) (*desk.Together, error) { return a.desk.Ask(ctx, query.All(q, g.only), in.page()) })
		})
	}
	huma.Register(h, operation("disputes", "/v1/disputes", "together", "Where accounts differ, side by side"), func(ctx context.Context, in *Paged) (*body[together], error) {
		return a.gathered(in.Q, "/v1/disputes", in, func(q query.Query) (*desk.Together, error) { return a.desk.Disputes(ctx, q, in.page()) })
	})
	huma.Register(h, operation("claims", "/v1/claims", "together", "Who accused whom of what, with the denials and answers"), func(ctx context.Context, in *Paged) (*body[together], error) {
		return a.gathered(in.Q, "/v1/claims", in, func(q query.Query) (*desk.Together, error) {
			c, err := a.desk.Claims(ctx, q, in.page())
			if err != nil {
				return nil, err
			}
			return c.Together, nil
		})
	})
	huma.Register(h, operation("positions", "/v1/positions", "together", "Who stands where, as a line over time, or as of a day"), func(ctx context.Context, in *struct {
		Paged
		AsOf    string `query:"as_of" doc:"day, YYYY-MM-DD"`
		Changes bool   `query:"changes" doc:"only stands that differ from the one before"`
	}) (*body[together], error) {
		if _, ok := query.SpanOf(in.AsOf); in.AsOf != "" && !ok {
			return nil, huma.Error400BadRequest("as_of is no day", &huma.ErrorDetail{Location: "query.as_of", Value: in.AsOf, Message: "say YYYY-MM-DD"})
		}
		return a.gathered(in.Q, "/v1/positions", &in.Paged, func(q query.Query) (*desk.Together, error) {
			return a.desk.Positions(ctx, q, desk.PositionOptions{AsOf: in.AsOf, Changes: in.Changes}, in.page())
		})
	})
	huma.Register(h, operation("comparison", "/v1/comparison", "together", "Issue by issue whether two actors agree, and whether they came closer"), a.comparison)
	huma.Register(h, operation("relations", "/v1/relations", "together", "What actors did to each other, counted per month and PLOVER type"), a.relations)
	huma.Register(h, operation("actors", "/v1/actors", "actors", "Actors by name, those with most entries first"), a.actors)
	huma.Register(h, operation("actor", "/v1/actors/{name}", "actors", "The dossier of an actor"), a.actor)
}

func (a *API) gathered(text, path string, p *Paged, ask func(query.Query) (*desk.Together, error)) (*body[together], error) {
	q, err := a.ask(text)
	if err != nil {
		return nil, err
	}
	t, err := ask(q)
	if err != nil {
		return nil, problem(err)
	}
	b, err := merge.Encode(t.Merged)
	return &body[together]{Link: link(path, text, p, t.Next), Body: together{b}}, problem(err)
}

type comparison struct {
	A      string            `json:"a"`
	B      string            `json:"b"`
	Issues []desk.Comparison `json:"issues"`
}

func (a *API) comparison(ctx context.Context, in *struct {
	A       string `query:"a" required:"true" minLength:"1"`
	B       string `query:"b" required:"true" minLength:"1"`
	Q       string `query:"q" doc:"a question that the positions must answer too"`
	Against string `query:"against" doc:"day with which is compared"`
}) (*body[comparison], error) {
	q, err := a.ask(in.Q)
	if err != nil {
		return nil, err
	}
	x, err := a.desk.Compare(ctx, in.A, in.B, q, in.Against)
	if err != nil {
		return nil, problem(err)
	}
	out := comparison{in.A, in.B, x.Issues}
	if out.Issues == nil {
		out.Issues = []desk.Comparison{}
	}
	return &body[comparison]{Body: out}, nil
}

func (a *API) relations(ctx context.Context, in *struct {
	A     string `query:"a" required:"true" minLength:"1"`
	B     string `query:"b" doc:"empty: with anybody"`
	Q     string `query:"q"`
	Limit int    `query:"limit" default:"4000" minimum:"1" maximum:"1000000" doc:"events that are counted; the last month is given whole"`
	Month string `query:"month" doc:"where the page begins: what Link of the page before says"`
}) (*body[[]desk.Relation], error) {
	q, err := a.ask(in.Q)
	if err != nil {
		return nil, err
	}
	page, next, err := a.desk.RelationsPage(ctx, in.A, in.B, q, desk.MonthPage{From: in.Month, Events: in.Limit})
	if err != nil {
		return nil, problem(err)
	}
	out := &body[[]desk.Relation]{Body: page}
	if next != "" {
		v := url.Values{"a": {in.A}, "month": {next}, "limit": {strconv.Itoa(in.Limit)}}
		for name, value := range map[string]string{"b": in.B, "q": in.Q} {
			if value != "" {
				v.Set(name, value)
			}
		}
		out.Link = fmt.Sprintf("</v1/relations?%s>; rel=\"next\"", v.Encode())
	}
	return out, nil
}

type person struct {
	Name    string   `json:"name"`
	Names   []string `json:"names"`
	Kind    string   `json:"kind"`
	Country string   `json:"country,omitempty"`
	Reports int      `json:"reports"`
	Entries int      `json:"entries"`
}

func (a *API) actors(ctx context.Context, in *struct {
	Q     string `query:"q" doc:"words of the name; empty: everybody"`
	Limit int    `query:"limit" default:"50" minimum:"1" maximum:"1000"`
}) (*body[[]person], error) {
	list, err := a.desk.Store.Actors(ctx, in.Q, in.Limit)
	if err != nil {
		return nil, problem(err)
	}
	out := &body[[]person]{Body: []person{}}
	for _, x := range list {
		out.Body = append(out.Body, personOf(x))
	}
	return out, nil
}

func personOf(x store.Actor) person {
	return person{x.Name, x.Names, string(x.Kind), x.Country, x.Reports, x.Entries}
}

type dossier struct {
	Actor  person         `json:"actor"`
	Others []person       `json:"others" doc:"whom the words may mean as well"`
	Counts map[string]int `json:"counts" doc:"entries by kind"`
	Record together       `json:"record" doc:"roles, positions, and the newest meetings, statements and events"`
}

func (a *API) actor(ctx context.Context, in *struct {
	Name string `path:"name" doc:"words of the name"`
}) (*body[dossier], error) {
	x, err := a.desk.Who(ctx, in.Name)
	if err != nil {
		return nil, problem(err)
	}
	b, err := merge.Encode(x.Part())
	out := dossier{Actor: personOf(x.Actor), Others: []person{}, Counts: x.Counts, Record: together{b}}
	for _, o := range x.Others {
		out.Others = append(out.Others, personOf(o))
	}
	return &body[dossier]{Body: out}, problem(err)
}
