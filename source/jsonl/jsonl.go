// Package jsonl reads reports from JSON lines: {"id", "text", "published"?, "title"?, "source"?, "url"?, "language"?}.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"rapporteur/record"
	"rapporteur/source"
)

type line struct {
	ID        any     `json:"id"`
	Text      *string `json:"text"`
	Published string  `json:"published"`
	Title     string  `json:"title"`
	Source    string  `json:"source"`
	Byline    string  `json:"byline"`
	URL       string  `json:"url"`
	Language  string  `json:"language"`
}

// Read makes a report of one line. name ("line 7") stands in errors for a report without an id. The text is taken as
// it is: offsets refer to it unchanged. The document that comes with an error has the id, if there was one.
func Read(name string, raw []byte) (record.Document, error) {
	var l line
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if err := dec.Decode(&l); err != nil {
		id := idOf(name, raw)
		return record.Document{ID: id}, &source.Error{Report: id, Kind: source.Shape, Message: explain(err)}
	}
	doc := record.Document{ID: name, Title: l.Title, Source: l.Source, Byline: l.Byline, Published: l.Published, URL: l.URL, Language: l.Language}
	if l.ID != nil {
		doc.ID = fmt.Sprint(l.ID)
	}
	switch {
	case l.Text == nil:
		return doc, &source.Error{Report: doc.ID, Kind: source.Shape, Message: `the field "text" is missing`}
	case len(bytes.TrimSpace([]byte(*l.Text))) == 0:
		return doc, &source.Error{Report: doc.ID, Kind: source.Empty, Message: "the text is empty"}
	case len(*l.Text) > source.Limit:
		return doc, source.TooLargeError(doc.ID, len(*l.Text))
	}
	doc.Text = *l.Text
	if doc.Published != "" {
		day, err := source.Day(doc.ID, doc.Published)
		doc.Published = day
		return doc, err
	}
	return doc, nil
}

// idOf is the id of a line of which another field has the wrong shape; name when it has none.
func idOf(name string, raw []byte) string {
	var l struct {
		ID any `json:"id"`
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if dec.Decode(&l) != nil || l.ID == nil {
		return name
	}
	return fmt.Sprint(l.ID)
}

// explain says what is wrong with a line in words that know no Go.
func explain(err error) string {
	var wrong *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &wrong):
		return "no JSON object: " + err.Error()
	case wrong.Field == "":
		return "no JSON object but " + article(wrong.Value)
	}
	return fmt.Sprintf("the field %q is %s, not a string", wrong.Field, article(wrong.Value))
}

func article(s string) string {
	if strings.ContainsRune("aeiou", rune(s[0])) {
		return "an " + s
	}
	return "a " + s
}

// maxLine is how long a line may be: a report of the largest size with every character escaped fits.
const maxLine = 6*source.Limit + 1<<20

// Each yields the reports of a file of JSON lines. Blank lines are passed over; one that is too long is an error of its
// own, and the rest go on.
func Each(name string, r io.Reader) source.Items {
	return func(yield func(source.Item) bool) {
		lines := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, size, err := nextLine(lines)
			at := fmt.Sprintf("%s:%d", name, n)
			switch {
			case err != nil && !errors.Is(err, io.EOF):
				yield(source.Item{Name: at, Err: &source.Error{Report: at, Kind: source.Missing, Message: err.Error()}})
				return
			case size > maxLine:
				if !yield(source.Item{Name: at, Err: source.TooLargeError(at, size)}) {
					return
				}
			case len(bytes.TrimSpace(line)) > 0:
				doc, err := Read(at, line)
				var wrong *source.Error
				if errors.As(err, &wrong) {
					wrong.Report = at
				}
				if !yield(source.Item{Name: at, Document: doc, Err: err}) {
					return
				}
			}
			if err != nil {
				return
			}
		}
	}
}

// nextLine is the next line and how long it is; of one that is too long only the start. io.EOF comes with the last.
func nextLine(r *bufio.Reader) (line []byte, size int, err error) {
	for {
		part, err := r.ReadSlice('\n')
		size += len(part)
		if len(line) <= maxLine {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, size, err
		}
	}
}
