package site_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// Every view leads to how it is cited: in words, as BibTeX and as CSL-JSON, with the address, the day and the archive's state.
func TestEveryViewIsCited(t *testing.T) {
	srv, d := open(t, reports...)
	newest, err := d.Store.Newest(t.Context(), ask(t, ""), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append([]string{"/report/" + newest[0].ID[:10]}, pages...) {
		_, body, _ := get(t, srv, path)
		link := regexp.MustCompile(`<a href="(/cite\?of=[^"]*)"`).FindStringSubmatch(body)
		if (link == nil) != (path == "/add" || path == "/searches" || strings.HasPrefix(path, "/cite")) {
			t.Errorf("%s: the link to its citation is %v", path, link)
		}
		if link == nil {
			continue
		}
		code, cite, _ := get(t, srv, strings.ReplaceAll(link[1], "&amp;", "&"))
		if code != http.StatusOK || !strings.Contains(cite, "seen on 9 March 2024; the archive then held 3 reports, the last taken in on 9 March 2024") || !strings.Contains(cite, "urldate = {2024-03-09}") {
			t.Errorf("%s is cited with status %d\n%s", path, code, cite)
		}
		code, twin, _ := get(t, srv, strings.Replace(link[1], "/cite?", "/cite.json?", 1))
		var list []struct {
			ID, Type, Title, URL string
			Accessed             struct {
				Parts [][]int `json:"date-parts"`
			}
		}
		if err := json.Unmarshal([]byte(twin), &list); err != nil || code != http.StatusOK || len(list) == 0 {
			t.Fatalf("%s as CSL-JSON: status %d, %v\n%s", path, code, err, twin)
		}
		last := list[len(list)-1]
		if last.Type != "webpage" || last.Title == "" || len(last.Accessed.Parts) != 1 || last.Accessed.Parts[0][0] != 2024 {
			t.Errorf("%s as CSL-JSON: %+v", path, last)
		}
		if code, _, _ := get(t, srv, strings.TrimPrefix(last.URL, srv.URL)); code != http.StatusOK || !strings.HasPrefix(last.URL, srv.URL) {
			t.Errorf("%s is cited as %s, which has status %d", path, last.URL, code)
		}
	}
}

// A citation names what stays: days that were counted from today are written in full.
func TestCitations(t *testing.T) {
	srv, d := open(t, reports...)
	cite := func(of string) string {
		code, body, _ := get(t, srv, "/cite.bib?of="+url.QueryEscape(of))
		if code != http.StatusOK {
			t.Fatalf("%s: status %d, %s", of, code, body)
		}
		return body
	}
	if b := cite("/search?q=Tessalit+since%3A7d&actor=&issue=R%26D"); !strings.Contains(b, "/search?issue=R%26D&q=Tessalit+since%3A2024-03-02}") || !strings.Contains(b, `issue R\&D`) {
		t.Errorf("a search is cited as\n%s", b)
	}
	newest, err := d.Store.Newest(t.Context(), ask(t, ""), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if b := cite("/report/" + newest[0].ID[:10]); !strings.Contains(b, "@misc{report"+newest[0].ID[:10]) || !strings.Contains(b, "howpublished = {Sahel Wire}") || !strings.Contains(b, "@misc{rapporteur") {
		t.Errorf("a report is cited as\n%s", b)
	}
	for of, want := range map[string]int{"": 400, "//evil.example/": 400, "https://evil.example/": 400, "/add": 404, "/nowhere": 404, "/report/ffff": 404} {
		if code, _, _ := get(t, srv, "/cite?of="+url.QueryEscape(of)); code != want {
			t.Errorf("citing %q: status %d, want %d", of, code, want)
		}
	}
}
