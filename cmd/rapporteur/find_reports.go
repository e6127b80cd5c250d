package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

// findReports prints reports instead of entries.
func (f *findFlags) findReports(c *cobra.Command, args []string) error {
	var all []query.Query
	for _, a := range args {
		q, err := query.ParseForReports(a, time.Now())
		if err != nil {
			return usageError{err}
		}
		all = append(all, q)
	}
	return f.archive.with(false, func(d *desk.Desk) error {
		n := 0
		p := reportPrinter{c: c, shape: &f.shape}
		for r, err := range d.Store.Reports(c.Context(), query.All(all...)) {
			if err != nil {
				return err
			}
			if n++; f.count {
				continue
			}
			if f.limit > 0 && n > f.limit {
				fmt.Fprintf(c.ErrOrStderr(), "there are more; --limit %d shows as many again\n", 2*f.limit)
				break
			}
			if err := p.report(r); err != nil {
				return err
			}
		}
		if f.count {
			fmt.Fprintln(c.OutOrStdout(), n)
		} else if err := p.end(); err != nil {
			return err
		}
		if n == 0 {
			return status(exitNothing)
		}
		return nil
	})
}

type reportPrinter struct {
	c     *cobra.Command
	shape *shapeFlags
	n     int
	csv   *csv.Writer
}

// reportLine is a report as find --reports prints it.
type reportLine struct {
	ID        string       `json:"id"`
	State     store.State  `json:"state"`
	Reason    string       `json:"reason,omitempty"`
	Title     string       `json:"title,omitempty"`
	Source    string       `json:"source,omitempty"`
	Byline    string       `json:"byline,omitempty"`
	Published string       `json:"published,omitempty"`
	Language  string       `json:"language,omitempty"`
	URL       string       `json:"url,omitempty"`
	Added     string       `json:"added"`
	Copies    []store.Copy `json:"copies"`
}

func lineOf(r *store.Report) reportLine {
	d := r.Document
	return reportLine{r.ID, r.State, r.Reason, d.Title, d.Source, d.Byline, d.Published, d.Language, d.URL, r.Added.Format(time.RFC3339), r.Copies}
}

func (p *reportPrinter) report(r *store.Report) error {
	p.n++
	l, out := lineOf(r), p.c.OutOrStdout()
	switch {
	case p.shape.csv:
		if p.n == 1 {
			p.csv = csv.NewWriter(out)
			if err := p.csv.Write([]string{"id", "state", "reason", "title", "source", "byline", "published", "language", "url", "added", "copies"}); err != nil {
				return err
			}
		}
		var names []string
		for _, c := range l.Copies {
			names = append(names, c.Name)
		}
		return p.csv.Write([]string{l.ID, string(l.State), l.Reason, l.Title, l.Source, l.Byline, l.Published, l.Language, l.URL, l.Added, strings.Join(names, "; ")})
	case p.shape.readable():
		title := l.Title
		if title == "" {
			title = view.Squeeze(r.Document.Text[:min(len(r.Document.Text), 200)])
			title = string([]rune(title)[:min(70, len([]rune(title)))]) + "…"
		}
		parts := compact(store.Short(l.ID), strings.Join(compact(l.Source, view.Date(l.Published)), ", "), title)
		if l.State != store.Coded {
			parts = append(parts, string(l.State))
		}
		if len(l.Copies) > 1 {
			parts = append(parts, fmt.Sprintf("%d copies", len(l.Copies)))
		}
		_, err := fmt.Fprintln(out, strings.Join(parts, " · "))
		return err
	}
	raw, err := json.Marshal(l)
	if err != nil {
		return err
	}
	return p.shape.item(out, raw, p.n)
}

func (p *reportPrinter) end() error {
	if p.csv != nil {
		p.csv.Flush()
		return p.csv.Error()
	}
	return p.shape.endItems(p.c.OutOrStdout(), p.n)
}
