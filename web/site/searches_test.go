package site_test

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rapporteur/auth"
	"rapporteur/store"
	"rapporteur/web/site"
)

// A search is saved from its page, opened, followed as a feed and removed, without script.
func TestSavedSearches(t *testing.T) {
	srv, _ := open(t, reports...)
	post := func(path string, v url.Values) (int, string) {
		res, err := http.PostForm(srv.URL+path, v)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		return res.StatusCode, string(b)
	}
	_, body, _ := get(t, srv, "/search?q=army+OR+hospital+since%3A30d&place=Tessalit&kind=toll")
	q := regexp.MustCompile(`action="/searches" method="post"><input type="hidden" name="q" value="([^"]+)"`).FindStringSubmatch(body)
	if q == nil || html.UnescapeString(q[1]) != "(army OR hospital since:30d) place:Tessalit kind:toll" {
		t.Fatalf("the form saves %v", q)
	}
	code, body := post("/searches", url.Values{"name": {"Tolls <in> Tessalit"}, "q": {html.UnescapeString(q[1])}})
	links := regexp.MustCompile(`<a href="([^"]+)">Tolls &lt;in&gt; Tessalit</a> <a class="chip" href="([^"]+)">feed`).FindStringSubmatch(body)
	if code != http.StatusOK || links == nil {
		t.Fatalf("status %d\n%s", code, body)
	}
	_, found, _ := get(t, srv, html.UnescapeString(links[1]))
	if !strings.Contains(found, "killed 12 people") || !strings.Contains(found, "killed 17 people") {
		t.Error("opened, it does not find what was asked")
	}
	_, feed, head := get(t, srv, links[2])
	var f struct {
		ID, Title string
		Entries   []struct {
			Link struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(feed), &f); err != nil {
		t.Fatalf("%v\n%s", err, feed)
	}
	if f.Title != "" && len(f.Entries) != 2 || !strings.HasPrefix(f.Entries[0].Link.Href, srv.URL+"/report/") || !strings.HasPrefix(head.Get("Content-Type"), "application/atom+xml") {
		t.Errorf("the feed is %+v", f)
	}
	for _, bad := range []url.Values{{"name": {""}, "q": {"truce"}}, {"name": {"x"}, "q": {"speker:Juma"}}, {"name": {"x"}, "q": {" "}}, {"name": {strings.Repeat("x", 101)}, "q": {"truce"}}} {
		if code, body := post("/searches", bad); code != http.StatusUnprocessableEntity || !strings.Contains(body, `role="alert"`) {
			t.Errorf("%v: status %d", bad, code)
		}
	}
	_, twin, _ := get(t, srv, "/searches.json")
	var list []store.Search
	if err := json.Unmarshal([]byte(twin), &list); err != nil || len(list) != 1 {
		t.Fatalf("%v, %s", err, twin)
	}
	if code, _ := post("/searches/remove", url.Values{"id": {"99"}}); code != http.StatusNotFound {
		t.Errorf("removing what is not there: status %d", code)
	}
	if code, body := post("/searches/remove", url.Values{"id": {"1"}}); code != http.StatusOK || !strings.Contains(body, "None is saved") {
		t.Errorf("removing it: status %d", code)
	}
	if code, _, _ := get(t, srv, links[2]); code != http.StatusNotFound {
		t.Errorf("its feed: status %d", code)
	}
}

// With accounts a search is of whoever saved it: others neither see nor follow nor remove it. The archive's own are for all.
func TestSearchesOfAccounts(t *testing.T) {
	_, d := open(t, reports...)
	h, err := site.New(d, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	as := func(name, method, path, form string) (int, string) {
		r := httptest.NewRequest(method, path, strings.NewReader(form))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r.WithContext(auth.With(r.Context(), &auth.Visit{Who: &auth.Identity{Name: name, Role: auth.Reader}})))
		return w.Code, w.Body.String()
	}
	if _, err := d.SaveSearch(t.Context(), "", "For all", "attack"); err != nil {
		t.Fatal(err)
	}
	if code, body := as("ada", "POST", "/searches", "name=Hers&q=sanctions"); code != http.StatusSeeOther {
		t.Fatalf("status %d, %s", code, body)
	}
	_, hers := as("ADA", "GET", "/searches", "")
	_, his := as("ben", "GET", "/searches", "")
	if !strings.Contains(hers, ">Hers<") || !strings.Contains(hers, ">For all<") || strings.Contains(his, "Hers") || !strings.Contains(his, ">For all<") {
		t.Errorf("hers:\n%s\nhis:\n%s", hers, his)
	}
	for what, want := range map[[3]string]int{{"GET", "/searches/2/feed.atom", ""}: 404, {"POST", "/searches/remove", "id=2"}: 404, {"POST", "/searches/remove", "id=1"}: 404, {"GET", "/searches/1/feed.atom", ""}: 200} {
		if code, _ := as("ben", what[0], what[1], what[2]); code != want {
			t.Errorf("ben at %v: status %d, want %d", what, code, want)
		}
	}
	if code, _ := as("Ada", "POST", "/searches/remove", "id=2"); code != http.StatusSeeOther {
		t.Error("she cannot remove her own")
	}
}
