package api

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
)

// bodyLimit is how large a request may be.
const bodyLimit = 32 << 20

// document is a report as programs send it.
type document struct {
	ID        string `json:"id,omitempty" doc:"your name for it"`
	Text      string `json:"text" doc:"the text; offsets in the record refer to it" minLength:"1"`
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	Byline    string `json:"byline,omitempty"`
	Published string `json:"published,omitempty" doc:"YYYY-MM-DD; without it relative dates stay unresolved"`
	URL       string `json:"url,omitempty"`
	Language  string `json:"language,omitempty" doc:"BCP 47; only en is read; empty: detected"`
}

func (d document) report() (record.Document, error) {
	if d.Published != "" {
		day, err := source.Day("published", d.Published)
		if err != nil {
			return record.Document{}, err
		}
		d.Published = day
	}
	return record.Document{ID: d.ID, Title: d.Title, Source: d.Source, Byline: d.Byline, Published: d.Published, URL: d.URL, Language: d.Language, Text: d.Text}, nil
}

// head is a report without its text.
type head struct {
	ID        string      `json:"id"`
	State     store.State `json:"state" doc:"coded, outside, foreign, failed"`
	Reason    string      `json:"reason,omitempty"`
	Title     string      `json:"title,omitempty"`
	Source    string      `json:"source,omitempty"`
	Byline    string      `json:"byline,omitempty"`
	Published string      `json:"published,omitempty"`
	Language  string      `json:"language,omitempty"`
	URL       string      `json:"url,omitempty"`
	Added     time.Time   `json:"added"`
}

func headOf(r *store.Report) head {
	d := r.Document
	return head{r.ID, r.State, r.Reason, d.Title, d.Source, d.Byline, d.Published, d.Language, d.URL, r.Added}
}

func (a *API) archive(h huma.API) {
	huma.Register(h, operation("status", "/v1/status", "archive", "The archive in numbers"), func(ctx context.Context, _ *struct{}) (*body[store.Status], error) {
		st, err := a.desk.Store.Status(ctx)
		return &body[store.Status]{Body: st}, problem(err)
	})
	huma.Register(h, operation("coverage", "/v1/coverage", "archive", "What the archive has and has not seen"), func(ctx context.Context, _ *struct{}) (*body[*desk.Coverage], error) {
		c, err := a.desk.Coverage(ctx)
		return &body[*desk.Coverage]{Body: c}, problem(err)
	})
	huma.Register(h, operation("documents", "/v1/documents", "documents", "Reports, in the order of arrival, or the newest first"), a.documents)
	huma.Register(h, operation("document", "/v1/documents/{id}", "documents", "A report with its record and the corrections that hold"), a.document)
	post := huma.Operation{OperationID: "add", Method: http.MethodPost, Path: "/v1/documents", Summary: "Take reports in", Tags: []string{"documents"}, MaxBodyBytes: bodyLimit, BodyReadTimeout: time.Minute, Errors: []int{400, 413, 422, 503},
		Description: "Adding a text again changes nothing. With an Idempotency-Key the same answer is given again to the same request, for an hour."}
	huma.Register(h, post, a.add)
	read := huma.Operation{OperationID: "read", Method: http.MethodPost, Path: "/v1/read", Summary: "Read a report without keeping it", Tags: []string{"documents"}, MaxBodyBytes: bodyLimit, BodyReadTimeout: time.Minute, Errors: []int{400, 413, 422}}
	huma.Register(h, read, a.read)
}

// documents are pages of reports.
func (a *API) documents(ctx context.Context, in *struct {
	Q      string `query:"q" doc:"a question about reports: words, title, source, published, since, until"`
	Limit  int    `query:"limit" default:"100" minimum:"1" maximum:"1000"`
	Cursor int64  `query:"cursor" minimum:"0" doc:"number of the last report of the page before"`
	Newest bool   `query:"newest" doc:"those that came last first"`
}) (*body[[]head], error) {
	q, err := query.ParseForReports(in.Q, a.desk.Now())
	if err != nil {
		return nil, problem(err)
	}
	out := &body[[]head]{Body: []head{}}
	last := int64(0)
	for r, err := range a.reports(ctx, q, in.Cursor, in.Newest, in.Limit+1) {
		if err != nil {
			return nil, problem(err)
		}
		if len(out.Body) == in.Limit {
			out.Link = nextLink("/v1/documents", in.Q, in.Limit, in.Newest, strconv.FormatInt(last, 10))
			break
		}
		last = r.Seq
		out.Body = append(out.Body, headOf(r))
	}
	return out, nil
}

// reports are the reports that q accepts behind a cursor, from the oldest or from the newest on.
func (a *API) reports(ctx context.Context, q query.Query, cursor int64, newest bool, limit int) iter.Seq2[*store.Report, error] {
	if !newest {
		return a.desk.Store.ReportsAfter(ctx, q, cursor)
	}
	return func(yield func(*store.Report, error) bool) {
		list, err := a.desk.Store.Newest(ctx, q, cursor, limit)
		if err != nil {
			yield(nil, err)
			return
		}
		for i := range list {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
}

func nextLink(path, q string, limit int, newest bool, cursor string) string {
	v := url.Values{"cursor": {cursor}, "limit": {strconv.Itoa(limit)}}
	if q != "" {
		v.Set("q", q)
	}
	if newest {
		v.Set("newest", "true")
	}
	return fmt.Sprintf("<%s?%s>; rel=\"next\"", path, v.Encode())
}

// actsLink is the Link header to the next page of the log.
func actsLink(who string, limit int, last int64) string {
	v := url.Values{"cursor": {strconv.FormatInt(last, 10)}, "limit": {strconv.Itoa(limit)}}
	if who != "" {
		v.Set("who", who)
	}
	return fmt.Sprintf("</v1/audit?%s>; rel=\"next\"", v.Encode())
}

// logLink is the Link header to the next page of corrections.
func logLink(document string, limit int, last int64) string {
	v := url.Values{"cursor": {strconv.FormatInt(last, 10)}, "limit": {strconv.Itoa(limit)}}
	if document != "" {
		v.Set("document", document)
	}
	return fmt.Sprintf("</v1/corrections?%s>; rel=\"next\"", v.Encode())
}

type oneDocument struct {
	ETag string `header:"ETag"`
	Body raw[record.Record]
}

func (a *API) document(ctx context.Context, in *struct {
	ID string `path:"id" doc:"id of the report, or its beginning"`
}) (*oneDocument, error) {
	x, err := a.desk.Show(ctx, in.ID)
	if err != nil {
		return nil, problem(err)
	}
	r := x.Reviewed.Record
	if r == nil {
		r = &record.Record{Format: record.Format, Document: x.Document, Notes: []string{x.Reason}}
	}
	b, err := record.Encode(r)
	if err != nil {
		return nil, problem(err)
	}
	return &oneDocument{ETag: etag(b), Body: raw[record.Record]{b}}, nil
}

func etag(b []byte) string {
	sum := sha256.Sum256(b)
	return fmt.Sprintf("%q", fmt.Sprintf("%x", sum[:8]))
}

// added is what became of a report that was sent.
type added struct {
	Name    string `json:"name"`
	ID      string `json:"id,omitempty"`
	What    string `json:"what" enum:"added,known,outside,foreign,failed"`
	Entries int    `json:"entries"`
	Reason  string `json:"reason,omitempty"`
}

type addRequest struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Documents []document `json:"documents" minItems:"1" maxItems:"1000"`
	}
}

func (a *API) add(ctx context.Context, in *addRequest) (*body[[]added], error) {
	print, err := json.Marshal(in.Body)
	if err != nil {
		return nil, problem(err)
	}
	return a.keys.once(in.Key, print, func() (*body[[]added], error) {
		var items []source.Item
		for i, d := range in.Body.Documents {
			name := d.ID
			if name == "" {
				name = fmt.Sprintf("documents[%d]", i)
			}
			doc, err := d.report()
			items = append(items, source.Item{Name: name, Document: doc, Err: err})
		}
		out := &body[[]added]{Body: []added{}}
		_, err := a.desk.Add(ctx, func(yield func(source.Item) bool) {
			for _, it := range items {
				if !yield(it) {
					return
				}
			}
		}, desk.AddOptions{Jobs: runtime.GOMAXPROCS(0), Told: func(o desk.Outcome) {
			out.Body = append(out.Body, added{o.Name, o.ID, o.What, o.Entries, o.Reason})
		}})
		return out, problem(err)
	})
}

func (a *API) read(_ context.Context, in *struct{ Body document }) (*body[raw[record.Record]], error) {
	doc, err := in.Body.report()
	if err != nil {
		return nil, problem(err)
	}
	if doc.ID == "" {
		doc.ID = "report"
	}
	r, err := a.desk.Engine.Read(doc)
	if err != nil {
		return nil, problem(err)
	}
	b, err := record.Encode(r)
	return &body[raw[record.Record]]{Body: raw[record.Record]{b}}, problem(err)
}

// keys remember the answers to requests with an Idempotency-Key.
type keys struct {
	mu   sync.Mutex
	seen map[string]*kept
}

type kept struct {
	mu     sync.Mutex // held while the first request is answered
	print  [32]byte
	answer *body[[]added]
	at     time.Time
}

const keptFor = time.Hour

func newKeys() *keys { return &keys{seen: map[string]*kept{}} }

// once answers a request, or gives the answer that it got before.
func (k *keys) once(key string, print []byte, do func() (*body[[]added], error)) (*body[[]added], error) {
	if key == "" {
		return do()
	}
	now := time.Now()
	k.mu.Lock()
	for old, x := range k.seen {
		if now.Sub(x.at) > keptFor {
			delete(k.seen, old)
		}
	}
	x := k.seen[key]
	if x == nil {
		x = &kept{print: sha256.Sum256(print), at: now}
		k.seen[key] = x
	}
	k.mu.Unlock()
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.print != sha256.Sum256(print) {
		return nil, huma.Error422UnprocessableEntity("this Idempotency-Key was used for another request")
	}
	if x.answer != nil {
		return x.answer, nil
	}
	out, err := do()
	if err == nil {
		x.answer = out
	}
	return out, err
}
