// Package ninjs reads reports from ninjs, the form in which agencies send news as JSON: versions 1 to 3, an item or a list
// of items.
package ninjs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/text"
)

// item is one of any version: the later ones have lists where version 1 has one value.
type item struct {
	URI            string          `json:"uri"`
	Type           string          `json:"type"`
	Representation string          `json:"representationtype"`
	Language       string          `json:"language"`
	Headline       string          `json:"headline"`
	Title          string          `json:"title"`
	Byline         string          `json:"byline"`
	BodyText       string          `json:"body_text"`
	BodyXHTML      string          `json:"body_xhtml"`
	BodyHTML       string          `json:"body_html"`
	Headlines      []value         `json:"headlines"`
	Bodies         []value         `json:"bodies"`
	Created        string          `json:"contentcreated"`
	First          string          `json:"firstcreated"`
	Version        string          `json:"versioncreated"`
	Provider       json.RawMessage `json:"provider"`
	Located        string          `json:"located"`
	Copyright      string          `json:"copyrightholder"`
	Source         json.RawMessage `json:"source"`
	URL            string          `json:"url"`
}

type value struct {
	Role        string `json:"role"`
	ContentType string `json:"contenttype"`
	Value       string `json:"value"`
}

// Is tells whether a JSON document looks like ninjs.
func Is(raw []byte) bool {
	for _, key := range []string{`"versioncreated"`, `"body_xhtml"`, `"body_html"`, `"body_text"`, `"bodies"`} {
		if bytes.Contains(raw, []byte(key)) {
			return bytes.Contains(raw, []byte(`"uri"`))
		}
	}
	return false
}

// Items are the reports of a document.
func Items(name string, raw []byte) []source.Item {
	fail := func(where string, kind source.Kind, message string) source.Item {
		return source.Item{Name: where, Err: &source.Error{Report: where, Kind: kind, Message: message}}
	}
	var list []json.RawMessage
	if b := bytes.TrimSpace(raw); len(b) > 0 && b[0] == '[' {
		if err := json.Unmarshal(b, &list); err != nil {
			return []source.Item{fail(name, source.Shape, "no ninjs: "+err.Error())}
		}
	} else {
		list = []json.RawMessage{b}
	}
	var out []source.Item
	for i, one := range list {
		var it item
		where := name
		if len(list) > 1 {
			where = fmt.Sprintf("%s#%d", name, i+1)
		}
		if err := json.Unmarshal(one, &it); err != nil {
			out = append(out, fail(where, source.Shape, "no ninjs: "+err.Error()))
			continue
		}
		doc := it.document(where)
		switch {
		case len(doc.Text) > source.Limit:
			out = append(out, source.Item{Name: where, Document: doc, Err: source.TooLargeError(where, len(doc.Text))})
		case doc.Text == "":
			out = append(out, fail(where, source.Empty, "the item has no text"))
		default:
			out = append(out, source.Item{Name: where, Document: doc})
		}
	}
	return out
}

func (it *item) document(where string) record.Document {
	doc := record.Document{ID: it.URI, Byline: line(it.Byline), Language: strings.ToLower(it.Language), URL: it.URL, Text: it.body()}
	if doc.ID == "" {
		doc.ID = where
	}
	titles := []string{it.Headline}
	for _, h := range it.Headlines {
		titles = append(titles, h.Value)
	}
	for _, s := range append(titles, it.Title) {
		if doc.Title == "" {
			doc.Title = line(source.Markup(s))
		}
	}
	for _, s := range []string{nameOf(it.Provider), nameOf(it.Source), it.Copyright} {
		if doc.Source == "" {
			doc.Source = line(s)
		}
	}
	for _, s := range []string{it.Created, it.First, it.Version} {
		if d, err := source.Day("", s); err == nil && doc.Published == "" {
			doc.Published = d
		}
	}
	return doc
}

// body is the longest of the texts.
func (it *item) body() string {
	best := ""
	for _, s := range []string{it.BodyText, source.Markup(it.BodyXHTML), source.Markup(it.BodyHTML)} {
		if s = cleaned(s); len(s) > len(best) {
			best = s
		}
	}
	for _, b := range it.Bodies {
		s := b.Value
		if !strings.HasPrefix(b.ContentType, "text/plain") {
			s = source.Markup(s)
		}
		if s = cleaned(s); len(s) > len(best) {
			best = s
		}
	}
	return best
}

// nameOf is a name, or the name of an object.
func nameOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var o struct {
		Name    string `json:"name"`
		Literal string `json:"literal"`
	}
	_ = json.Unmarshal(raw, &o) // neither is no name
	if o.Name != "" {
		return o.Name
	}
	return o.Literal
}

func cleaned(s string) string {
	s, _ = text.Clean([]byte(s))
	return strings.TrimSpace(s)
}

func line(s string) string { return strings.Join(strings.Fields(cleaned(s)), " ") }
