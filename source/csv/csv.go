// Package csv reads reports from a table: one a row, with columns mapped to what a report has.
package csv

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/source"
)

// Columns maps what a report has (id, text, title, source, byline, published, url, language) to the column that holds it.
// What is not mapped is looked for under the names that tables commonly have for it.
type Columns map[string]string

// usual are the names under which a column is found when it is not mapped.
var usual = map[string][]string{
	"id":        {"id", "uid", "guid", "doc_id", "docid", "article_id", "story_id"},
	"text":      {"text", "body", "content", "article", "fulltext", "full_text", "story", "maintext"},
	"title":     {"title", "headline", "heading"},
	"source":    {"source", "publisher", "outlet", "publication", "media_name", "source_name", "domain"},
	"byline":    {"byline", "author", "authors"},
	"published": {"published", "date", "publish_date", "publication_date", "pubdate", "published_at", "date_publish", "datetime"},
	"url":       {"url", "link", "address"},
	"language":  {"language", "lang"},
}

// Fields are what a report has, in order.
func Fields() []string {
	return []string{"id", "text", "title", "source", "byline", "published", "url", "language"}
}

// Check tells whether a mapping names only what a report has.
func (c Columns) Check() error {
	for _, f := range slices.Sorted(func(yield func(string) bool) {
		for f := range c {
			if !yield(f) {
				return
			}
		}
	}) {
		if !slices.Contains(Fields(), f) {
			return fmt.Errorf("a report has no %q (%s)", f, strings.Join(Fields(), ", "))
		}
	}
	return nil
}

// Each yields the reports of a table with a row of headings. Commas, semicolons or tabs part the columns. A row that
// makes no report is an error of its own, and the rest go on.
func Each(columns Columns) func(name string, r io.Reader) source.Items {
	return func(name string, r io.Reader) source.Items {
		return func(yield func(source.Item) bool) {
			t := &table{name: name, columns: columns, yield: yield}
			t.read(r)
		}
	}
}

type table struct {
	name    string
	columns Columns
	at      map[string]int // column of a field
	yield   func(source.Item) bool
}

func (t *table) fail(name string, kind source.Kind, message, hint string) bool {
	return t.yield(source.Item{Name: name, Err: &source.Error{Report: name, Kind: kind, Message: message, Hint: hint}})
}

func (t *table) read(r io.Reader) {
	rows, err := open(r)
	if err != nil {
		t.fail(t.name, source.Missing, err.Error(), "")
		return
	}
	head, err := rows.Read()
	switch {
	case errors.Is(err, io.EOF):
		t.fail(t.name, source.Empty, "the table is empty", "")
		return
	case err != nil:
		t.fail(t.name, source.Shape, "no table: "+err.Error(), "")
		return
	}
	if !t.headings(slices.Clone(head)) {
		return
	}
	for n := 2; ; n++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		name := fmt.Sprintf("%s:%d", t.name, n)
		var syntax *csv.ParseError
		switch {
		case errors.As(err, &syntax):
			if !t.fail(name, source.Shape, "the row cannot be read: "+syntax.Err.Error(), "") {
				return
			}
		case err != nil:
			t.fail(name, source.Missing, err.Error(), "")
			return
		default:
			doc, err := t.document(name, row)
			if !t.yield(source.Item{Name: name, Document: doc, Err: err}) {
				return
			}
		}
	}
}

// open finds out what parts the columns: of comma, semicolon and tab the one that the row of headings has most of.
func open(r io.Reader) (*csv.Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	head, err := b.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return nil, err
	}
	if strings.HasPrefix(string(head), "\uFEFF") {
		_, _ = b.Discard(3)
		head = head[3:]
	}
	line, _, _ := strings.Cut(string(head), "\n")
	comma := ','
	for _, c := range ";\t" {
		if strings.Count(line, string(c)) > strings.Count(line, string(comma)) {
			comma = c
		}
	}
	rows := csv.NewReader(b)
	rows.Comma, rows.FieldsPerRecord, rows.ReuseRecord, rows.LazyQuotes = comma, -1, true, true
	return rows, nil
}

// headings finds the column of each field.
func (t *table) headings(head []string) bool {
	t.at = map[string]int{}
	for _, f := range Fields() {
		names := usual[f]
		if c := t.columns[f]; c != "" {
			names = []string{c}
		}
		for _, n := range names {
			i := slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), n) })
			if _, have := t.at[f]; i >= 0 && !have {
				t.at[f] = i
			}
		}
		if _, have := t.at[f]; !have && t.columns[f] != "" {
			return t.fail(t.name, source.Shape, fmt.Sprintf("the table has no column %q (it has %s)", t.columns[f], strings.Join(head, ", ")), "") && false
		}
	}
	if _, have := t.at["text"]; !have {
		t.fail(t.name, source.Shape, "no column holds the text of the reports (the columns are "+strings.Join(head, ", ")+")", "say which one does: --columns text=NAME")
		return false
	}
	return true
}

func (t *table) document(name string, row []string) (record.Document, error) {
	get := func(f string) string {
		i, ok := t.at[f]
		if !ok || i >= len(row) {
			return ""
		}
		s, err := source.Decode(name, []byte(row[i]))
		if err != nil {
			return ""
		}
		return strings.Clone(strings.TrimSpace(s))
	}
	doc := record.Document{ID: get("id"), Text: source.Markup(get("text")), Title: get("title"), Source: get("source"), Byline: get("byline"), URL: get("url"), Language: get("language")}
	if doc.ID == "" {
		doc.ID = name
	}
	switch {
	case len(doc.Text) > source.Limit:
		return doc, source.TooLargeError(name, len(doc.Text))
	case doc.Text == "":
		return doc, &source.Error{Report: name, Kind: source.Empty, Message: "the text is empty"}
	}
	if p := get("published"); p != "" {
		day, err := source.Day(name, p)
		doc.Published = day
		return doc, err
	}
	return doc, nil
}
