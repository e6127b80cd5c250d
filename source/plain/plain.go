// Package plain reads one report from a text file: header lines, a blank line, the text.
package plain

import (
	"strings"

	"rapporteur/record"
	"rapporteur/source"
)

// Read makes a report of a file's bytes. Header lines ("published: 2025-04-18") may stand before the first blank
// line; known are title (or headline), source, byline (author), published (date), language and url, others (licence, note) are passed over. The text
// is what follows the blank line, without line ends around it; without header lines it is the whole file.
func Read(id string, raw []byte) (record.Document, error) {
	s, err := source.Decode(id, raw)
	if err != nil {
		return record.Document{}, err
	}
	doc := record.Document{ID: id}
	if isPage(s) {
		return doc, &source.Error{Report: id, Kind: source.Shape, Message: "this is a web page, not the text of a report", Hint: "save the page as text, or copy the story out of it"}
	}
	if head, body, ok := strings.Cut(strings.TrimLeft(s, "\n"), "\n\n"); ok && readHeader(&doc, head) {
		s = body
	} else {
		doc = record.Document{ID: id}
	}
	doc.Text = strings.Trim(s, "\n")
	if strings.TrimSpace(doc.Text) == "" {
		doc.Text = doc.Title // a flash: the headline is the report
	}
	if strings.TrimSpace(doc.Text) == "" {
		return doc, &source.Error{Report: id, Kind: source.Empty, Message: "there is no text behind the header lines"}
	}
	if doc.Published != "" {
		doc.Published, err = source.Day(id, doc.Published)
	}
	return doc, err
}

// isPage tells a web page by how it begins.
func isPage(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s[:min(len(s), 200)]))
	return strings.HasPrefix(s, "<!doctype html") || strings.HasPrefix(s, "<html") || strings.HasPrefix(s, "<?xml")
}

// readHeader fills doc from header lines. A block in which any line is no header line is not a header, and so is one
// without a single key that is known: it is text.
func readHeader(doc *record.Document, head string) bool {
	fields := map[string]*string{"title": &doc.Title, "headline": &doc.Title, "source": &doc.Source, "byline": &doc.Byline, "author": &doc.Byline,
		"published": &doc.Published, "date": &doc.Published, "language": &doc.Language, "url": &doc.URL}
	known := false
	for line := range strings.SplitSeq(head, "\n") {
		key, value, ok := strings.Cut(line, ":")
		if !ok || key == "" || strings.ContainsFunc(key, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '_' && r != '-' }) {
			return false
		}
		if f := fields[strings.ToLower(key)]; f != nil {
			*f, known = strings.TrimSpace(value), true
		}
	}
	return known
}
