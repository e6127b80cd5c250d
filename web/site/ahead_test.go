package site_test

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

// A list of the newest opens at what happened and is planned; what lies years ahead is one link away.
func TestListsOpenBeforeWhatLiesFarAhead(t *testing.T) {
	srv, _ := open(t, "title: Now\nsource: Sahel Wire\npublished: 2024-03-03\n\nMali accused Niger of theft on Saturday.\n",
		"title: Then\nsource: Sahel Wire\npublished: 2024-03-03\n\nMinisters of Mali will meet ministers of Niger in Gao on 4 March 2050.\n")
	_, body, _ := get(t, srv, "/events")
	if !strings.Contains(body, "Mali accused Niger") || strings.Contains(body, "2050") {
		t.Errorf("the list opens at what lies ahead:\n%s", body)
	}
	link := regexp.MustCompile(`<a rel="prev" href="([^"]+)">← what lies`).FindStringSubmatch(body)
	if link == nil {
		t.Fatal("nothing leads to what lies ahead")
	}
	if _, body, _ := get(t, srv, html.UnescapeString(link[1])); !strings.Contains(body, "4 March 2050") || strings.Contains(body, "Mali accused Niger") {
		t.Errorf("%s leads elsewhere:\n%s", link[1], body)
	}
	for _, path := range []string{"/events?q=date%3A2050", "/events?since=2050-01-01"} {
		if _, body, _ := get(t, srv, path); !strings.Contains(body, "4 March 2050") {
			t.Errorf("%s does not show what it asks for", path)
		}
	}
	if _, body, _ := get(t, srv, "/quotes?q=theft"); strings.Contains(body, `rel="prev"`) {
		t.Error("a link to nothing")
	}
}

// A timeline of some days begins with what began on them; what goes on since before is one link away, and shown at once where
// nothing else is told.
func TestATimelineBeginsWithItsDays(t *testing.T) {
	srv, _ := open(t, "title: Old\nsource: Sahel Wire\npublished: 2024-03-03\n\nThe army has occupied Gao since 1990.\n",
		"title: New\nsource: Sahel Wire\npublished: 2024-03-03\n\nMali accused Niger of theft on 2 March 2024.\n")
	_, body, _ := get(t, srv, "/timeline?since=2024-03-01")
	if !strings.Contains(body, "Mali accused Niger") || strings.Contains(body, "since 1990") {
		t.Errorf("the timeline begins before its first day:\n%s", body)
	}
	link := regexp.MustCompile(`<a rel="prev" href="([^"]+)">← what began`).FindStringSubmatch(body)
	if link == nil {
		t.Fatal("nothing leads to what goes on")
	}
	if _, body, _ := get(t, srv, html.UnescapeString(link[1])); !strings.Contains(body, "since 1990") || !strings.Contains(body, "Mali accused Niger") {
		t.Errorf("%s leads elsewhere:\n%s", link[1], body)
	}
	if _, body, _ := get(t, srv, "/timeline?since=2024-03-05"); !strings.Contains(body, "since 1990") {
		t.Errorf("what goes on is all there is, and not shown:\n%s", body)
	}
}
