// Package feed reads reports from RSS, Atom and JSON feeds: one an item, with what the feed itself tells of it.
package feed

import (
	"errors"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"

	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/text"
)

// limit is how large a feed may be.
const limit = 4 * source.Limit

// Feed is what a feed holds at a time.
type Feed struct {
	Title string
	Items []source.Item // a document's ID is the item's own, its text what the feed gives: all of it, or a summary
}

// Parse reads a feed of any of the formats.
func Parse(name string, r io.Reader) (f *Feed, err error) {
	raw, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case err != nil:
		return nil, &source.Error{Report: name, Kind: source.Missing, Message: err.Error()}
	case len(raw) > limit:
		return nil, source.TooLargeError(name, len(raw))
	}
	defer func() { // a feed that the library falls over is a feed that cannot be read
		if p := recover(); p != nil {
			f, err = nil, &source.Error{Report: name, Kind: source.Shape, Message: "no feed that can be read"}
		}
	}()
	parsed, err := gofeed.NewParser().ParseString(string(raw))
	if err != nil {
		message := "no feed that can be read: " + err.Error()
		if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
			message = "this is no RSS, Atom or JSON feed"
		}
		return nil, &source.Error{Report: name, Kind: source.Shape, Message: message}
	}
	f = &Feed{Title: clean(parsed.Title)}
	for _, it := range parsed.Items {
		if it != nil {
			f.Items = append(f.Items, item(name, f.Title, it))
		}
	}
	return f, nil
}

// Each yields the reports of a feed.
func Each(name string, r io.Reader) source.Items {
	return func(yield func(source.Item) bool) {
		f, err := Parse(name, r)
		if err != nil {
			yield(source.Item{Name: name, Err: err})
			return
		}
		for _, it := range f.Items {
			if !yield(it) {
				return
			}
		}
	}
}

func clean(s string) string {
	s, _ = text.Clean([]byte(source.Markup(s)))
	return strings.Join(strings.Fields(s), " ")
}

func item(name, title string, it *gofeed.Item) source.Item {
	doc := record.Document{ID: strings.TrimSpace(it.GUID), Title: clean(it.Title), Source: title, URL: address(it.Link)}
	if doc.ID == "" {
		doc.ID = doc.URL
	}
	if len(it.Authors) > 0 && it.Authors[0] != nil {
		doc.Byline = clean(it.Authors[0].Name)
	}
	for _, t := range []struct {
		parsed bool
		day    func() string
	}{{it.PublishedParsed != nil, func() string { return it.PublishedParsed.Format(record.Day) }}, {it.UpdatedParsed != nil, func() string { return it.UpdatedParsed.Format(record.Day) }}} {
		if doc.Published == "" && t.parsed {
			doc.Published = t.day()
		}
	}
	doc.Text = body(it)
	if doc.ID == "" {
		doc.ID = doc.Title
	}
	where := name + "#" + doc.ID
	switch {
	case doc.Text == "" && doc.Title == "":
		return source.Item{Name: where, Document: doc, Err: &source.Error{Report: where, Kind: source.Empty, Message: "the item has neither title nor text"}}
	case doc.Text == "":
		doc.Text = doc.Title // a flash
	case len(doc.Text) > source.Limit:
		return source.Item{Name: where, Document: doc, Err: source.TooLargeError(where, len(doc.Text))}
	}
	return source.Item{Name: where, Document: doc}
}

// address is a link that leads somewhere.
func address(s string) string {
	if s = strings.TrimSpace(s); strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}

// body is the longer of content and summary.
func body(it *gofeed.Item) string {
	best := ""
	for _, s := range []string{it.Content, it.Description} {
		s, _ = text.Clean([]byte(source.Markup(s)))
		if s = strings.TrimSpace(s); len(s) > len(best) {
			best = s
		}
	}
	return best
}
