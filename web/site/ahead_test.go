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
