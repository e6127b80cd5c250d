package site_test

import (
	"regexp"
	"strings"
	"testing"
)

// The page of a report says events in words, and keeps the rule that found an entry folded away until somebody asks why.
func TestAReportIsToldInWords(t *testing.T) {
	srv, _ := open(t, "title: Raid\nsource: Sahel Wire\npublished: 2024-03-03\n\nMali accused Niger of theft on Saturday.\n")
	_, list, _ := get(t, srv, "/reports")
	_, body, _ := get(t, srv, regexp.MustCompile(`/report/[0-9a-f]+`).FindString(list))
	if !strings.Contains(body, `<strong title="PLOVER: ACCUSE">accusation</strong>`) {
		t.Errorf("the event has no word:\n%s", body)
	}
	folded := regexp.MustCompile(`(?s)<details class="why">.*?</details>`)
	if !strings.Contains(folded.FindString(body), "<p class=\"meta\">found by ") || strings.Contains(folded.ReplaceAllString(body, ""), "did/") {
		t.Error("the rules stand open, or cannot be found")
	}
}
