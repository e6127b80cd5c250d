// Package html reads one report from a web page: the story without what stands around it, and what the page tells about
// it in JSON-LD, in meta elements and in the text: title, day, byline, source, address.
package html

import (
	"bytes"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/text"
)

// Read makes a report of a page. Name stands for it in errors.
func Read(name string, raw []byte) (record.Document, error) {
	doc := record.Document{ID: name}
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
		return doc, &source.Error{Report: name, Kind: source.Empty, Message: "the file is empty"}
	case len(raw) > source.Limit:
		return doc, source.TooLargeError(name, len(raw))
	}
	tree, err := html.Parse(strings.NewReader(decode(raw)))
	if err != nil {
		return doc, &source.Error{Report: name, Kind: source.Shape, Message: "the page cannot be read: " + err.Error()}
	}
	m := metaOf(tree)
	m.fill(&doc)
	doc.Text = story(tree, m, doc.URL)
	if strings.TrimSpace(doc.Text) == "" {
		return doc, &source.Error{Report: name, Kind: source.Empty, Message: "there is no story on this page", Hint: "pages that a script fills in the reader cannot be read; save them from the browser"}
	}
	return doc, nil
}

// decode makes UTF-8 of a page by its byte order mark, its meta element, else by its bytes.
func decode(raw []byte) string {
	e, _, _ := charset.DetermineEncoding(raw[:min(len(raw), 4096)], "")
	if b, err := e.NewDecoder().Bytes(raw); err == nil {
		raw = b
	}
	s, _ := text.Clean(bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF")))
	return s
}

// shortest is how many words a story has at least: what readability finds below it is rather a menu.
const shortest = 20

// story is the text of the story: what readability takes for the main part, else what the page tells in JSON-LD, else all
// paragraphs.
func story(tree *html.Node, m *meta, address string) string {
	best := mainPart(tree, address)
	if words(best) < shortest || words(m.body) > 2*words(best) {
		if words(m.body) > words(best) {
			best = m.body
		}
	}
	if words(best) < shortest {
		if all := everyParagraph(tree); words(all) > words(best) {
			best = all
		}
	}
	return withoutTitle(best, m.title)
}

func words(s string) int { return len(strings.Fields(s)) }

// mainPart is what readability takes for the story; empty when it finds none, or fails on a page that no browser shows.
func mainPart(tree *html.Node, address string) (s string) {
	defer func() {
		if recover() != nil {
			s = ""
		}
	}()
	at, err := url.Parse(address)
	if err != nil {
		at = nil
	}
	p := readability.NewParser()
	p.CharThresholds = 200 // flashes are short
	p.MaxElemsToParse = 200_000
	article, err := p.ParseDocument(tree, at)
	if err != nil || article.Node == nil {
		return ""
	}
	return source.TextOf(article.Node)
}

// everyParagraph is the text of all p elements.
func everyParagraph(tree *html.Node) string {
	var list []string
	for n := range tree.Descendants() {
		if n.Type == html.ElementNode && n.Data == "p" {
			if s := source.TextOf(n); s != "" {
				list = append(list, s)
			}
		}
	}
	return strings.Join(list, "\n\n")
}

// withoutTitle leaves out a first paragraph that is the title again.
func withoutTitle(s, title string) string {
	first, rest, ok := strings.Cut(s, "\n\n")
	if ok && title != "" && text.Fold(first) == text.Fold(title) {
		return rest
	}
	return s
}
