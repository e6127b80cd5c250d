package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/desk"
	"rapporteur/export"
	"rapporteur/record"
	"rapporteur/store"
)

// forms are the formats in which entries are given, by suffix and media type.
var forms = []struct{ suffix, media, format string }{
	{".jsonl", "application/jsonl", "jsonl"}, {".csv", "text/csv", "csv"}, {".geojson", "application/geo+json", "geojson"}, {".jsonld", "application/ld+json", "jsonld"},
}

type entriesRequest struct {
	Paged
	Accept string `header:"Accept"`
}

// entries are found entries: as JSON, or by Accept or suffix as JSON Lines, CSV, GeoJSON or JSON-LD.
func (a *API) entries(h huma.API) {
	for _, path := range []string{"/v1/entries", "/v1/search"} {
		op := operation(strings.TrimPrefix(path, "/v1/"), path, "entries", "Entries that a question finds, each with its words and its report")
		op.Description = "By Accept, or by a suffix on the path: application/json, application/jsonl (.jsonl), text/csv (.csv), application/geo+json (.geojson), application/ld+json (.jsonld). JSON comes in pages (Link: rel=next); the other formats are streamed whole."
		huma.Register(h, op, func(ctx context.Context, in *entriesRequest) (*huma.StreamResponse, error) {
			for _, f := range forms {
				if strings.Contains(in.Accept, f.media) {
					return a.streamed(ctx, in, f.format, f.media)
				}
			}
			return a.jsonEntries(ctx, path, in)
		})
		for _, f := range forms {
			op := operation(strings.TrimPrefix(path, "/v1/")+"-"+f.format, path+f.suffix, "entries", "The same as "+f.media)
			huma.Register(h, op, func(ctx context.Context, in *entriesRequest) (*huma.StreamResponse, error) {
				return a.streamed(ctx, in, f.format, f.media)
			})
		}
	}
}

func (a *API) jsonEntries(ctx context.Context, path string, in *entriesRequest) (*huma.StreamResponse, error) {
	q, err := a.ask(in.Q)
	if err != nil {
		return nil, err
	}
	found, err := a.desk.Find(ctx, q, in.page())
	if err != nil {
		return nil, problem(err)
	}
	list := make([]json.RawMessage, 0, len(found.Hits))
	for i := range found.Hits {
		b, err := desk.HitJSON(&found.Hits[i])
		if err != nil {
			return nil, problem(err)
		}
		list = append(list, b)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", "application/json")
		if l := link(path, in.Q, &in.Paged, found.Next); l != "" {
			c.SetHeader("Link", l)
		}
		enc := json.NewEncoder(c.BodyWriter())
		enc.SetEscapeHTML(false)
		enc.Encode(list)
	}}, nil
}

// streamPage is how many entries are in memory at a time.
const streamPage = 500

// streamed writes all entries in a format, page after page.
func (a *API) streamed(ctx context.Context, in *entriesRequest, format, media string) (*huma.StreamResponse, error) {
	q, err := a.ask(in.Q)
	if err != nil {
		return nil, err
	}
	f, err := export.Find(format)
	if err != nil {
		return nil, problem(err)
	}
	page := store.Page{Limit: streamPage, After: in.Cursor, Newest: in.Newest}
	first, next, err := a.desk.Records(ctx, q, page)
	if err != nil {
		return nil, problem(err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", media)
		w := f.New(c.BodyWriter(), export.Options{Found: true})
		for list := first; ; {
			if write(w, list) != nil {
				return
			}
			if fl, ok := c.BodyWriter().(http.Flusher); ok {
				fl.Flush()
			}
			if next == "" {
				break
			}
			page.After = next
			if list, next, err = a.desk.Records(ctx, q, page); err != nil {
				return // the client sees a body that is cut off
			}
		}
		w.Close()
	}}, nil
}

func write(w export.Writer, list []*record.Record) error {
	for _, r := range list {
		if err := w.Record(r); err != nil {
			return err
		}
	}
	return nil
}
