package api_test

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"rapporteur/api"
	"rapporteur/desk"
	"rapporteur/read"
	"rapporteur/record"
	"rapporteur/store/mem"
)

func serve(t *testing.T) *httptest.Server {
	t.Helper()
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC) }
	mux := http.NewServeMux()
	api.Register(mux, &desk.Desk{Store: mem.Open(now, desk.Linker()), Engine: engine, Now: now}, api.Options{Version: "test"})
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	return srv
}

const two = `{"documents": [
 {"id": "a", "title": "Gunmen attack Tessalit", "source": "Sahel Wire", "published": "2024-03-03", "text": "Gunmen attacked the town of Tessalit in northern Mali on Saturday and killed 12 people, the army said.\n\nMali accused Algeria of arming the attackers. Algeria denied the accusation."},
 {"id": "b", "source": "Niger River Post", "published": "2024-03-05", "text": "The attack on Tessalit in northern Mali on Saturday killed 17 people, the hospital said on Tuesday.\n\nNiger rejects the sanctions. Benin supports the sanctions, its foreign minister said."}]}`

func call(t *testing.T, srv *httptest.Server, method, path, body string, head ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, srv.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(head); i += 2 {
		req.Header.Set(head[i], head[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(b)
}

// Every GET of the description answers, in JSON, on an empty archive and on a full one.
func TestEveryOperationAnswers(t *testing.T) {
	srv := serve(t)
	res, described := call(t, srv, "GET", "/openapi.json", "")
	var o struct {
		OpenAPI string
		Paths   map[string]map[string]struct {
			Parameters []struct {
				Name, In string
				Required bool
			}
		}
	}
	if err := json.Unmarshal([]byte(described), &o); err != nil || !strings.HasPrefix(o.OpenAPI, "3.1") || res.StatusCode != 200 || len(o.Paths) < 25 {
		t.Fatalf("the description: %v, OpenAPI %s, %d paths", err, o.OpenAPI, len(o.Paths))
	}
	for _, full := range []bool{false, true} {
		if full {
			if res, body := call(t, srv, "POST", "/v1/documents", two); res.StatusCode != 200 || strings.Count(body, `"what":"added"`) != 2 {
				t.Fatalf("adding: status %d, %s", res.StatusCode, body)
			}
		}
		for path, ops := range o.Paths {
			op, ok := ops["get"]
			if !ok || path == "/v1/stream" || strings.Contains(path, "{entry}") { // TestCorrections asks the last
				continue
			}
			path = strings.NewReplacer("{id}", "a", "{name}", "Mali").Replace(path)
			var query []string
			for _, p := range op.Parameters {
				if p.In == "query" && p.Required {
					query = append(query, p.Name+"=Mali")
				}
			}
			res, body := call(t, srv, "GET", path+"?"+strings.Join(query, "&"), "")
			if res.StatusCode != 200 && (full || res.StatusCode != 404) {
				t.Errorf("%s: status %d, %.300s", path, res.StatusCode, body)
			}
			if res.Header.Get("Content-Type") == "application/json" && !json.Valid([]byte(body)) {
				t.Errorf("%s gives no JSON: %.200s", path, body)
			}
		}
	}
	if res, page := call(t, srv, "GET", "/api", ""); res.StatusCode != 200 || !strings.Contains(page, "/v1/positions") || strings.Contains(page, "https://unpkg") {
		t.Error("the page to read is not whole")
	}
}

func TestEntriesInEveryForm(t *testing.T) {
	srv := serve(t)
	call(t, srv, "POST", "/v1/documents", two)
	res, body := call(t, srv, "GET", "/v1/entries?q=measure%3Akilled&limit=1", "")
	if !strings.Contains(res.Header.Get("Link"), `rel="next"`) || !strings.Contains(body, `"words":["killed 12 people"]`) {
		t.Errorf("a page: Link %q, %.300s", res.Header.Get("Link"), body)
	}
	next := strings.TrimPrefix(strings.Split(res.Header.Get("Link"), ">")[0], "<")
	if _, body := call(t, srv, "GET", next, ""); !strings.Contains(body, "killed 17 people") {
		t.Errorf("the next page, %s: %s", next, body)
	}
	_, table := call(t, srv, "GET", "/v1/entries.csv?q=measure%3Akilled", "")
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Errorf("csv has %d rows, %v\n%.300s", len(rows), err, table)
	}
	for accept, want := range map[string]string{"application/jsonl": `"kind":"toll"`, "application/geo+json": `"FeatureCollection"`, "application/ld+json": `"@context"`, "text/csv": "doc,title"} {
		res, body := call(t, srv, "GET", "/v1/entries?q=kind%3Atoll", "", "Accept", accept)
		if res.Header.Get("Content-Type") != accept || !strings.Contains(body, want) {
			t.Errorf("%s: %s, %.200s", accept, res.Header.Get("Content-Type"), body)
		}
	}
}

// Problems say what is wrong and where (RFC 9457).
func TestProblems(t *testing.T) {
	srv := serve(t)
	for _, c := range []struct {
		method, path, body string
		code               int
		says               string
	}{
		{"GET", "/v1/entries?q=speker%3AJuma", "", 400, "speker"},
		{"GET", "/v1/positions?as_of=soon", "", 400, "as_of"},
		{"GET", "/v1/events?cursor=soon", "", 400, "no page begins so"},
		{"GET", "/v1/entries?limit=0", "", 422, "limit"},
		{"GET", "/v1/documents/ffff", "", 404, "not in the archive"},
		{"GET", "/v1/actors/Nobody", "", 404, "Nobody"},
		{"GET", "/v1/comparison", "", 422, "required"},
		{"POST", "/v1/read", `{"text": "Der Minister traf am Montag den Botschafter in Berlin, wie die Regierung mitteilte. Beide Seiten sprachen über die Lage an der Grenze und wollen in der kommenden Woche wieder zusammenkommen."}`, 422, "German"},
		{"POST", "/v1/read", `{"text": "Envoys met.", "published": "soon"}`, 422, "published"},
		{"POST", "/v1/read", `{"text"`, 400, ""},
	} {
		res, body := call(t, srv, c.method, c.path, c.body)
		if res.StatusCode != c.code || !strings.HasPrefix(res.Header.Get("Content-Type"), "application/problem+json") || !strings.Contains(body, c.says) {
			t.Errorf("%s %s: status %d, %s, %s", c.method, c.path, res.StatusCode, res.Header.Get("Content-Type"), body)
		}
	}
}

func TestReadKeepsNothing(t *testing.T) {
	srv := serve(t)
	res, body := call(t, srv, "POST", "/v1/read", `{"id": "x", "text": "Envoys of Kenya and Ghana met in Accra on Monday.", "published": "2024-03-05"}`)
	r, err := record.Decode([]byte(body))
	if err != nil || res.StatusCode != 200 || len(r.Events) == 0 || r.Document.ID != "x" {
		t.Errorf("status %d, %v, %s", res.StatusCode, err, body)
	}
	if _, body := call(t, srv, "GET", "/v1/documents", ""); strings.TrimSpace(body) != "[]" {
		t.Errorf("kept: %s", body)
	}
}

func TestTheSameKeyGivesTheSameAnswer(t *testing.T) {
	srv := serve(t)
	_, first := call(t, srv, "POST", "/v1/documents", two, "Idempotency-Key", "k")
	_, again := call(t, srv, "POST", "/v1/documents", two, "Idempotency-Key", "k")
	if first != again || !strings.Contains(first, `"added"`) {
		t.Errorf("first %s, again %s", first, again)
	}
	if res, _ := call(t, srv, "POST", "/v1/documents", `{"documents":[{"text":"Another."}]}`, "Idempotency-Key", "k"); res.StatusCode != 422 {
		t.Errorf("another request under the key: status %d", res.StatusCode)
	}
	if _, body := call(t, srv, "POST", "/v1/documents", two); strings.Count(body, `"known"`) != 2 {
		t.Errorf("adding again: %s", body)
	}
}

// Who listens hears of a report that arrives, and after a break of those that arrived meanwhile.
func TestStream(t *testing.T) {
	srv := serve(t)
	call(t, srv, "POST", "/v1/documents", two)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, "GET", srv.URL+"/v1/stream", nil)
	req.Header.Set("Last-Event-ID", "1")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var got []string
	for s := bufio.NewScanner(res.Body); s.Scan(); {
		got = append(got, s.Text())
		if strings.HasPrefix(s.Text(), "data:") {
			break
		}
	}
	if all := strings.Join(got, "\n"); !strings.Contains(all, "Niger River Post") || !strings.Contains(all, "id: 2") {
		t.Errorf("heard %q", all)
	}
}

// A correction is kept with who and why; whoever has not seen it is told of it instead of overwriting it; it can be undone.
func TestCorrections(t *testing.T) {
	srv := serve(t)
	call(t, srv, "POST", "/v1/documents", two)
	_, found := call(t, srv, "GET", "/v1/entries?q=measure%3Akilled+count%3A12", "")
	var hits []struct{ Ref string }
	if err := json.Unmarshal([]byte(found), &hits); err != nil || len(hits) != 1 {
		t.Fatalf("%v: %s", err, found)
	}
	doc, entry, _ := strings.Cut(hits[0].Ref, "/")
	path := "/v1/documents/" + doc + "/entries/" + entry
	res, _ := call(t, srv, "GET", path, "")
	tag := res.Header.Get("ETag")
	edit := `{"what": "edit", "who": "Ada", "because": "the list has 13 names", "set": {"min": "13", "max": "13"}}`
	if res, body := call(t, srv, "POST", path+"/corrections", edit, "If-Match", tag); res.StatusCode != 201 || res.Header.Get("ETag") == tag {
		t.Fatalf("the edit: status %d, %s", res.StatusCode, body)
	}
	res, body := call(t, srv, "POST", path+"/corrections", `{"what": "reject", "who": "Ben", "because": "no toll"}`, "If-Match", tag)
	if res.StatusCode != 412 || !strings.Contains(body, "Ada") || !strings.Contains(body, "13 names") {
		t.Errorf("whoever has not seen the edit: status %d, %s", res.StatusCode, body)
	}
	if _, body := call(t, srv, "GET", "/v1/entries?q=measure%3Akilled+count%3A13", ""); !strings.Contains(body, `"edited"`) {
		t.Errorf("the edit does not hold: %s", body)
	}
	if res, body := call(t, srv, "POST", path+"/corrections", `{"what": "undo", "who": "Ada", "because": "miscounted", "undoes": 1}`); res.StatusCode != 201 {
		t.Errorf("undo: status %d, %s", res.StatusCode, body)
	}
	if _, body := call(t, srv, "GET", "/v1/corrections?document="+doc, ""); strings.Count(body, `"n":`) != 2 {
		t.Errorf("the log: %s", body)
	}
	for _, wrong := range []string{`{"what": "edit", "who": "Ada", "because": "x", "set": {"speaker": "Ada"}}`, `{"what": "undo", "who": "Ada", "because": "x", "undoes": 99}`, `{"what": "shout", "who": "Ada", "because": "x"}`, `{"what": "accept", "who": "Ada", "because": ""}`} {
		if res, body := call(t, srv, "POST", path+"/corrections", wrong); res.StatusCode != 422 {
			t.Errorf("%s: status %d, %s", wrong, res.StatusCode, body)
		}
	}
}

// Reports come from the oldest or from the newest on, page by page.
func TestDocumentsFromBothEnds(t *testing.T) {
	srv := serve(t)
	call(t, srv, "POST", "/v1/documents", two)
	for start, want := range map[string]string{"/v1/documents?limit=1": "Sahel Wire Niger River Post ", "/v1/documents?limit=1&newest=true": "Niger River Post Sahel Wire "} {
		got := ""
		for path := start; path != ""; {
			res, body := call(t, srv, "GET", path, "")
			var list []struct{ Source string }
			if err := json.Unmarshal([]byte(body), &list); err != nil || len(list) != 1 {
				t.Fatalf("%s: %v, %s", path, err, body)
			}
			got += list[0].Source + " "
			path, _, _ = strings.Cut(strings.TrimPrefix(res.Header.Get("Link"), "<"), ">")
		}
		if got != want {
			t.Errorf("%s: %s", start, got)
		}
	}
}

// A search is saved, listed, saved anew under its name, and removed.
func TestSavedSearches(t *testing.T) {
	srv := serve(t)
	for i, question := range []string{"issue:ceasefire since:7d", "truce"} {
		res, body := call(t, srv, "POST", "/v1/searches", `{"name": "Truces", "query": "`+question+`"}`)
		if res.StatusCode != http.StatusCreated || !strings.Contains(body, `"id":1,`) {
			t.Fatalf("saving it, time %d: status %d, %s", i, res.StatusCode, body)
		}
	}
	if _, body := call(t, srv, "GET", "/v1/searches", ""); strings.Count(body, `"id"`) != 1 || !strings.Contains(body, `"query":"truce"`) {
		t.Errorf("saved are %s", body)
	}
	for body, want := range map[string]int{`{"name": "x", "query": "speker:Juma"}`: 400, `{"name": "", "query": "truce"}`: 422, `{"name": " ", "query": "truce"}`: 422} {
		if res, answer := call(t, srv, "POST", "/v1/searches", body); res.StatusCode != want {
			t.Errorf("%s: status %d, %s", body, res.StatusCode, answer)
		}
	}
	for _, want := range []int{204, 404} {
		if res, _ := call(t, srv, "DELETE", "/v1/searches/1", ""); res.StatusCode != want {
			t.Errorf("removing it: status %d, want %d", res.StatusCode, want)
		}
	}
}

// Relations come in pages of whole months, each with the address of the next.
func TestRelationsInPages(t *testing.T) {
	srv := serve(t)
	third := `{"documents": [{"id": "c", "source": "Sahel Wire", "published": "2024-05-11", "text": "Mali accused Algeria of closing the border on 10 May 2024, the foreign minister said."}]}`
	for _, docs := range []string{two, third} {
		if res, body := call(t, srv, "POST", "/v1/documents", docs); res.StatusCode != 200 {
			t.Fatalf("%d %s", res.StatusCode, body)
		}
	}
	var all, walked []desk.Relation
	read := func(path string, into *[]desk.Relation) string {
		res, body := call(t, srv, "GET", path, "")
		if err := json.Unmarshal([]byte(body), into); err != nil {
			t.Fatal(path, err, body)
		}
		next, _, _ := strings.Cut(strings.TrimPrefix(res.Header.Get("Link"), "<"), ">")
		return next
	}
	if next := read("/v1/relations?a=Mali", &all); next != "" || len(all) < 2 {
		t.Fatalf("all at once: %+v, then %s", all, next)
	}
	pages := 0
	for path := "/v1/relations?a=Mali&limit=1"; path != "" && pages < 9; pages++ {
		var page []desk.Relation
		path = read(path, &page)
		walked = append(walked, page...)
	}
	if pages < 2 || !reflect.DeepEqual(walked, all) {
		t.Errorf("in %d pages %+v, want %+v", pages, walked, all)
	}
}
