package site_test

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur/query"
)

// The list of reports has an end: page by page, from the newest to the oldest and back, every report stands once.
func TestReportsPageByPage(t *testing.T) {
	var texts []string
	for i := range 230 {
		texts = append(texts, fmt.Sprintf("title: Report %03d\nsource: %s\npublished: 2024-03-03\n\nEnvoys met in room %d.\n", i, []string{"Sahel Wire", "Niger River Post"}[i%2], i))
	}
	srv, _ := open(t, texts...)
	titles := regexp.MustCompile(`>(Report \d+)</a>`)
	links := regexp.MustCompile(`<a rel="(prev|next)" href="([^"]+)"`)
	// walk follows the links of one side from an address on.
	walk := func(path, side string) (seen []string, last string) {
		for path != "" {
			code, body, _ := get(t, srv, path)
			if code != http.StatusOK {
				t.Fatalf("%s: status %d", path, code)
			}
			var page []string
			for _, m := range titles.FindAllStringSubmatch(body, -1) {
				page = append(page, m[1])
			}
			if side == "prev" {
				seen = append(page, seen...)
			} else {
				seen = append(seen, page...)
			}
			last, path = path, ""
			for _, m := range links.FindAllStringSubmatch(body, -1) {
				if m[1] == side {
					path = strings.ReplaceAll(m[2], "&amp;", "&")
				}
			}
		}
		return seen, last
	}
	for question, want := range map[string]int{"/reports": 230, "/reports?q=source%3Asahel": 115} {
		down, oldest := walk(question, "next")
		if len(down) != want || len(slices.Compact(slices.Sorted(slices.Values(down)))) != want || !slices.IsSortedFunc(down, func(a, b string) int { return strings.Compare(b, a) }) {
			t.Errorf("%s has %d reports, want %d, the newest first", question, len(down), want)
		}
		if up, _ := walk(oldest, "prev"); !slices.Equal(up, down) {
			t.Errorf("%s: back from %s there are %d reports", question, oldest, len(up))
		}
	}
	_, _, head := get(t, srv, "/reports.json?q=source%3Asahel")
	if next := head.Get("Link"); !regexp.MustCompile(`^</reports\.json\?before=\d+&q=source%3Asahel>; rel="next"$`).MatchString(next) {
		t.Errorf("the twin's Link is %s", next)
	}
	for _, path := range []string{"/reports?before=soon", "/reports?after=-1", "/reports?before=9&after=3"} {
		if code, _, _ := get(t, srv, path); code != http.StatusBadRequest {
			t.Errorf("%s: status %d", path, code)
		}
	}
}

// ask is a question.
func ask(t *testing.T, s string) query.Query {
	t.Helper()
	q, err := query.Parse(s, time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return q
}
