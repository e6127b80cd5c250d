package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/export"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

// asking is what the commands that ask the archive have in common: an archive, a question in words and flags, a page and
// a form.
type asking struct {
	archive archiveFlag
	shape   shapeFlags
	limit   int
	after   string
	newest  bool
	terms   []condition
}

// condition is a flag that is a condition of the question.
type condition struct {
	field query.Field
	value string
}

// termFlags are the flags, by the fields that they ask about.
var termFlags = []struct {
	field query.Field
	what  string
}{
	{query.Actor, "who has any part in it"}, {query.By, "who does or says it"}, {query.To, "to whom it is done"}, {query.Place, "where it happened"}, {query.Country, "country, of the place or of an actor"},
	{query.Issue, "the issue that it is about"}, {query.Type, "PLOVER type of an event"}, {query.Source, "who published the report"},
	{query.Since, "happened on or after that day (monday, 7d)"}, {query.Until, "happened on or before that day"},
}

// flags adds the flags; fields are those of the question that the command takes.
func (a *asking) flags(c *cobra.Command, fields ...query.Field) {
	a.archive.add(c)
	a.shape.add(c)
	a.terms = make([]condition, 0, len(fields))
	for _, t := range termFlags {
		if slices.Contains(fields, t.field) {
			a.terms = append(a.terms, condition{field: t.field})
			c.Flags().StringVar(&a.terms[len(a.terms)-1].value, string(t.field), "", t.what)
		}
	}
}

func (a *asking) pages(c *cobra.Command, limit int) {
	c.Flags().IntVar(&a.limit, "limit", limit, "look at so many entries of the archive; 0: all")
	c.Flags().StringVar(&a.after, "after", "", "go on behind a page: what the page before said comes next")
}

// everywhere are the fields that every question about entries takes.
var everywhere = []query.Field{query.Actor, query.By, query.To, query.Place, query.Country, query.Issue, query.Type, query.Source, query.Since, query.Until}

// question is what arguments and flags ask for together.
func (a *asking) question(args []string) (query.Query, error) {
	q, err := ask(args)
	if err != nil {
		return q, err
	}
	for _, t := range a.terms {
		if t.value == "" {
			continue
		}
		one, err := query.Parse(string(t.field)+":"+quotedValue(t.value), time.Now())
		if err != nil {
			var wrong *query.Error
			if errors.As(err, &wrong) {
				err = fmt.Errorf("--%s %s: %s", t.field, t.value, wrong.Message)
			}
			return q, usageError{err}
		}
		q = query.All(q, one)
	}
	return q, nil
}

func quotedValue(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func (a *asking) page() store.Page {
	return store.Page{Limit: a.limit, After: a.after, Newest: a.newest}
}

// run answers with what the reports tell together.
func (a *asking) run(c *cobra.Command, args []string, answer func(*desk.Desk, query.Query) (*desk.Together, error)) error {
	q, err := a.question(args)
	if err != nil {
		return err
	}
	return a.archive.with(false, func(d *desk.Desk) error {
		t, err := answer(d, q)
		if err != nil {
			return err
		}
		v := view.OfMerged(t.Merged)
		if len(v.Sections) == 0 {
			return nothing(c, d)
		}
		if err := a.print(c, t.Merged, v); err != nil {
			return err
		}
		if t.Next != "" && a.shape.readable() {
			fmt.Fprintf(c.ErrOrStderr(), "there may be more: --after %s, or --limit 0 for all\n", t.Next)
		}
		return nil
	})
}

// print writes a merged record in the form that was asked for.
func (a *asking) print(c *cobra.Command, m *merge.Merged, v *view.View) error {
	switch {
	case a.shape.json:
		out, err := merge.Encode(m)
		if err == nil {
			_, err = c.OutOrStdout().Write(out)
		}
		return err
	case a.shape.jsonl:
		return jsonLines(c, v.Rows())
	case a.shape.csv:
		w := csv.NewWriter(c.OutOrStdout())
		if err := w.Write(view.Columns); err != nil {
			return err
		}
		for _, r := range v.Rows() {
			if err := w.Write(r.Cells()); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}
	return export.View(c.OutOrStdout(), v, a.shape.options(c))
}

// jsonLines prints each value as a line of JSON.
func jsonLines[T any](c *cobra.Command, list []T) error {
	enc := json.NewEncoder(c.OutOrStdout())
	enc.SetEscapeHTML(false)
	for _, x := range list {
		if err := enc.Encode(x); err != nil {
			return err
		}
	}
	return nil
}

// jsonList prints a value as one line of JSON.
func jsonValue(c *cobra.Command, x any) error {
	enc := json.NewEncoder(c.OutOrStdout())
	enc.SetEscapeHTML(false)
	return enc.Encode(x)
}
