// Package newsml reads reports from what news agencies send: NewsML-G2 messages and items, and NITF stories, alone or in
// such an item.
package newsml

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"

	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/text"
)

// limit is how large a message may be.
const limit = 16 * source.Limit

// item is a newsItem of NewsML-G2, as far as a report needs it.
type item struct {
	GUID     string `xml:"guid,attr"`
	ItemMeta struct {
		Class    qcode  `xml:"itemClass"`
		Provider named  `xml:"provider"`
		Version  string `xml:"versionCreated"`
		First    string `xml:"firstCreated"`
		Title    string `xml:"title"`
	} `xml:"itemMeta"`
	Content struct {
		Created   string   `xml:"contentCreated"`
		Headlines []string `xml:"headline"`
		By        []string `xml:"by"`
		Slug      string   `xml:"slugline"`
		Language  struct {
			Tag string `xml:"tag,attr"`
		} `xml:"language"`
		Links []struct {
			HRef string `xml:"href,attr"`
		} `xml:"altLoc"`
	} `xml:"contentMeta"`
	Set struct {
		XML []struct {
			Inner string `xml:",innerxml"`
		} `xml:"inlineXML"`
		Data []string `xml:"inlineData"`
	} `xml:"contentSet"`
}

type qcode struct {
	Code string `xml:"qcode,attr"`
}

type named struct {
	Literal string   `xml:"literal,attr"`
	Code    string   `xml:"qcode,attr"`
	Names   []string `xml:"name"`
}

func (n named) String() string {
	for _, s := range n.Names {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	if n.Literal != "" {
		return n.Literal
	}
	_, code, _ := strings.Cut(n.Code, ":")
	return code
}

// nitf is a story by itself.
type nitf struct {
	Title string `xml:"head>title"`
	Doc   struct {
		ID struct {
			ID string `xml:"id-string,attr"`
		} `xml:"doc-id"`
		Issued struct {
			Norm string `xml:"norm,attr"`
		} `xml:"date.issue"`
		Source struct {
			Name string `xml:"holder,attr"`
		} `xml:"doc.copyright"`
	} `xml:"head>docdata"`
	Body struct {
		Inner string `xml:",innerxml"`
	} `xml:"body"`
}

// Each yields the reports of a file: one a text item. Pictures, and items withdrawn, have no text and are passed over.
func Each(name string, r io.Reader) source.Items {
	return func(yield func(source.Item) bool) {
		in := &io.LimitedReader{R: r, N: limit}
		d := xml.NewDecoder(in)
		d.Strict, d.CharsetReader, d.Entity = false, charset.NewReaderLabel, xml.HTMLEntity
		n := 0
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				yield(source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Shape, Message: "the XML cannot be read: " + err.Error()}})
				return
			}
			e, ok := token.(xml.StartElement)
			if !ok || e.Name.Local != "newsItem" && e.Name.Local != "nitf" {
				continue
			}
			n++
			it, err := one(d, &e)
			if err != nil {
				yield(source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Shape, Message: "an item cannot be read: " + err.Error()}})
				return
			}
			if it.Text == "" {
				continue
			}
			if !yield(finish(name, n, it)) {
				return
			}
		}
		switch {
		case in.N <= 0:
			yield(source.Item{Name: name, Err: source.TooLargeError(name, limit)})
		case n == 0:
			yield(source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Shape, Message: "there is no news item in it (NewsML-G2 or NITF)"}})
		}
	}
}

// finish names a report and holds its day against what a day is.
func finish(name string, n int, doc record.Document) source.Item {
	where := name
	if doc.ID != "" {
		where += "#" + doc.ID
	} else {
		doc.ID = name
	}
	it := source.Item{Name: where, Document: doc}
	if len(doc.Text) > source.Limit {
		it.Err = source.TooLargeError(where, len(doc.Text))
	}
	return it
}

func one(d *xml.Decoder, e *xml.StartElement) (record.Document, error) {
	if e.Name.Local == "nitf" {
		var n nitf
		if err := d.DecodeElement(&n, e); err != nil {
			return record.Document{}, err
		}
		body, title := story(n.Body.Inner)
		doc := record.Document{ID: n.Doc.ID.ID, Title: line(n.Title), Source: line(n.Doc.Source.Name), Published: day(n.Doc.Issued.Norm), Text: body}
		if title != "" {
			doc.Title = title
		}
		return doc, nil
	}
	var it item
	if err := d.DecodeElement(&it, e); err != nil {
		return record.Document{}, err
	}
	return it.document(), nil
}

func (it *item) document() record.Document {
	doc := record.Document{ID: it.GUID, Source: it.ItemMeta.Provider.String(), Byline: line(strings.Join(it.Content.By, ", ")), Language: strings.ToLower(it.Content.Language.Tag)}
	for _, s := range append(it.Content.Headlines, it.ItemMeta.Title, it.Content.Slug) {
		if doc.Title == "" {
			doc.Title = line(s)
		}
	}
	for _, s := range []string{it.Content.Created, it.ItemMeta.First, it.ItemMeta.Version} {
		if doc.Published == "" {
			doc.Published = day(s)
		}
	}
	if c := it.ItemMeta.Class.Code; c != "" && !strings.HasSuffix(c, ":text") {
		return doc // a picture, a package
	}
	for _, x := range it.Set.XML {
		if s, title := story(x.Inner); len(s) > len(doc.Text) {
			doc.Text = s
			if doc.Title == "" {
				doc.Title = title
			}
		}
	}
	for _, s := range it.Set.Data {
		if s = cleaned(s); len(s) > len(doc.Text) {
			doc.Text = s
		}
	}
	for _, l := range it.Content.Links {
		if doc.URL == "" && strings.HasPrefix(l.HRef, "http") {
			doc.URL = l.HRef
		}
	}
	return doc
}

// story is the running text of XHTML or NITF, and the headline that NITF has in it.
func story(inner string) (body, title string) {
	inner = prefixes.ReplaceAllString(inner, "<$1")
	if content, ok := between(inner, "body.content"); ok {
		if head, ok := between(inner, "hl1"); ok {
			title = line(source.Markup("<p>" + head + "</p>"))
		}
		inner = content
	} else if content, ok := between(inner, "body"); ok {
		inner = content
	}
	return cleaned(source.Markup("<div>" + inner + "</div>")), title
}

// prefixes are those of namespaces: <n:p> is a p.
var prefixes = regexp.MustCompile(`<(/?)[A-Za-z][\w.-]*:`)

// between is what stands inside the first element with a name.
func between(s, name string) (string, bool) {
	for from := 0; ; {
		k := strings.Index(s[from:], "<"+name)
		if k < 0 {
			return "", false
		}
		from += k + 1 + len(name)
		if from >= len(s) || !strings.ContainsRune(" >\n\t\r", rune(s[from])) {
			continue // <body.content> is no <body>
		}
		_, rest, ok := strings.Cut(s[from:], ">")
		if end := strings.LastIndex(rest, "</"+name); end >= 0 {
			rest = rest[:end]
		}
		return rest, ok
	}
}

func cleaned(s string) string {
	s, _ = text.Clean([]byte(s))
	return strings.TrimSpace(s)
}

func line(s string) string { return strings.Join(strings.Fields(cleaned(s)), " ") }

// day is the day of a time as agencies write it: 2025-04-15T09:00:00Z, 20250415T090000+0200.
func day(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 8 && s[8] == 'T' {
		s = s[:8]
	}
	d, err := source.Day("", s)
	if err != nil {
		return ""
	}
	return d
}
