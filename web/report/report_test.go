package report

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"rapporteur/record"
	"rapporteur/text"
)

func sample() *record.Record {
	body := "Envoys <met> in Oslo.\n\n\"We agree & sign,\" Anna Berg said.\nThe army killed 12 people."
	at := func(s string) text.Span {
		i := strings.Index(body, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	twelve := 12.0
	r := &record.Record{Format: record.Format, Document: record.Document{ID: "x", Title: "A <b>title</b>", Published: "2025-04-18", Text: body}}
	r.Actors = []*record.Actor{{ID: "anna-berg", Name: "Anna Berg", Kind: record.Person, Mentions: []record.Mention{{Span: at("Anna Berg"), How: "name"}}}}
	r.Statements = []record.Statement{{Trace: record.Trace{ID: "s-1", Evidence: []text.Span{at("\"We agree & sign,\" Anna Berg said")}, Confidence: .9, By: "said/verb"}, Speaker: record.IDs{"anna-berg"},
		Kind: "direct", Content: []text.Span{at("\"We agree & sign,\"")}, Act: record.Say, When: &record.When{EDTF: "2025-04-17"}}}
	r.Tolls = []record.Toll{{Trace: record.Trace{ID: "t-1", Evidence: []text.Span{at("killed 12 people")}}, Measure: "killed", Amount: record.Amount{Min: &twelve, Max: &twelve, Qualifier: "exact"}, Victims: "people"}}
	return r
}

func render(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, sample(), Options{Why: true}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEveryLinkLeadsSomewhere: each entry links to its words and each highlighted word to an entry.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	page := render(t)
	ids := map[string]bool{}
	var links []string
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("id %q twice", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href":
				links = append(links, strings.TrimPrefix(a.Val, "#"))
			}
		}
	}
	if len(links) < 6 {
		t.Errorf("only %d links", len(links))
	}
	for _, l := range links {
		if !ids[l] {
			t.Errorf("link to %q leads nowhere", l)
		}
	}
}

// TestTheTextIsWhole: the words of the report stand on the page as they are, whatever is highlighted in them.
func TestTheTextIsWhole(t *testing.T) {
	page := render(t)
	article := regexp.MustCompile(`(?s)<article.*?</article>`).FindString(page)
	plain := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(article, "<br>", "\n"), "")
	got := strings.Join(strings.Fields(html.UnescapeString(plain)), " ")
	if want := strings.Join(strings.Fields(sample().Document.Text), " "); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if strings.Contains(page, "<b>title</b>") || strings.Contains(page, "<met>") {
		t.Error("words of the report became markup")
	}
}

// TestInABrowser opens the page in headless Chromium: the script runs under the page's own policy and nothing fails.
func TestInABrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("skipped: chromium is not installed")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(render(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	var talk bytes.Buffer
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--enable-logging=stderr", "--user-data-dir="+dir, "--window-size=390,800", "--dump-dom", "file://"+file)
	cmd.Stderr = &talk
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("chromium: %v\n%s", err, talk.String())
	}
	if !bytes.Contains(out, []byte(`data-live="yes"`)) {
		t.Error("the script did not run")
	}
	if line := regexp.MustCompile(`(?m)^.*CONSOLE.*$`).FindString(talk.String()); line != "" {
		t.Errorf("the browser complains: %s", line)
	}
}
