// Package opml reads lists of feeds, as feed readers write and read them.
package opml

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"rapporteur/source"
)

// Feed is a feed of a list.
type Feed struct{ Title, URL string }

// Read is the feeds of a list, each once, in its order.
func Read(name string, r io.Reader) ([]Feed, error) {
	d := xml.NewDecoder(io.LimitReader(r, source.Limit))
	d.Strict, d.CharsetReader = false, charset.NewReaderLabel
	var out []Feed
	seen := map[string]bool{}
	isList := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return out, &source.Error{Report: name, Kind: source.Shape, Message: "no list of feeds that can be read: " + err.Error()}
		}
		e, ok := token.(xml.StartElement)
		isList = isList || ok && strings.EqualFold(e.Name.Local, "opml")
		if !ok || !strings.EqualFold(e.Name.Local, "outline") {
			continue
		}
		f := Feed{}
		for _, a := range e.Attr {
			switch strings.ToLower(a.Name.Local) {
			case "xmlurl":
				f.URL = strings.TrimSpace(a.Value)
			case "title":
				f.Title = a.Value
			case "text":
				if f.Title == "" {
					f.Title = a.Value
				}
			}
		}
		if f.URL != "" && !seen[f.URL] {
			seen[f.URL] = true
			out = append(out, f)
		}
	}
	if !isList {
		return nil, &source.Error{Report: name, Kind: source.Shape, Message: "this is no list of feeds (OPML)"}
	}
	return out, nil
}
