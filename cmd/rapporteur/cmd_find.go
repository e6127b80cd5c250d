package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/export"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

type findFlags struct {
	archive                archiveFlag
	shape                  shapeFlags
	newest, count, reports bool
	limit                  int
	after, saved           string
}

// shapeFlags say in which form a command prints.
type shapeFlags struct {
	json, jsonl, csv bool
	colours          string
	width            int
}

func (s *shapeFlags) add(c *cobra.Command) {
	fl := c.Flags()
	fl.BoolVar(&s.json, "json", false, "print one JSON list")
	fl.BoolVar(&s.jsonl, "jsonl", false, "print a line of JSON each")
	fl.BoolVar(&s.csv, "csv", false, "print a table with commas")
	s.addReadable(c)
	c.MarkFlagsMutuallyExclusive("json", "jsonl", "csv")
}

// addReadable adds the flags of the readable form alone.
func (s *shapeFlags) addReadable(c *cobra.Command) {
	fl := c.Flags()
	fl.StringVar(&s.colours, "color", "auto", "colours: auto, always, never (NO_COLOR is respected)")
	fl.IntVar(&s.width, "width", 0, "columns of the readable form (default: the terminal's, at most 100)")
}

// readable tells that people read what is printed.
func (s *shapeFlags) readable() bool { return !s.json && !s.jsonl && !s.csv }

func (s *shapeFlags) options(c *cobra.Command) export.TerminalOptions {
	f := readFlags{colours: s.colours, width: s.width}
	return export.TerminalOptions{Width: f.columns(c), Color: f.color(c)}
}

// item prints the nth of several JSON values: an element of one list, or a line of its own.
func (s *shapeFlags) item(w io.Writer, raw []byte, n int) error {
	before, behind := "", "\n"
	if s.json {
		before, behind = ",\n", ""
		if n == 1 {
			before = "["
		}
	}
	_, err := fmt.Fprintf(w, "%s%s%s", before, raw, behind)
	return err
}

// endItems ends what item began, when n values were printed.
func (s *shapeFlags) endItems(w io.Writer, n int) error {
	end := ""
	switch {
	case s.json && n == 0:
		end = "[]\n"
	case s.json:
		end = "]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

func newFind() *cobra.Command {
	var f findFlags
	c := &cobra.Command{
		Use:   "find QUESTION...",
		Short: "Find entries, or reports, in the archive",
		Long: `Prints the entries that a question asks for, in the order of time, each with its words and its report. Several conditions
hold together; OR, brackets and a minus before a condition are understood, and values with blanks stand in quotes.

A word alone is looked for in the words of an entry and the names of its actors and place, "several words" one after
the other, peace* at the beginning of words; text:word in the whole report. Fields: ` + fieldList() + `.
Dates are 2025-04-17, 2025-04, 2025, 2025-04-01/2025-04-17, today, monday (the last one), 7d (ago); dates and numbers
compare with < <= > >=. All of it: docs/query.md.

What somebody rejected is left out, unless the question asks for review:rejected.`,
		Example: `  rapporteur find 'speaker:Juma issue:ceasefire since:2025-04-01'
  rapporteur find 'type:ASSAULT place:"Port Sudan" -modality:possible' --csv > attacks.csv
  rapporteur find 'kind:meeting (with:Kenya OR with:Ghana) date:2025-04' --newest
  rapporteur find --reports 'truce -football source:"Nile Wire"'
  rapporteur find --count 'measure:killed count>=10'

Exit status: 0 something was found, 1 nothing was found, 2 wrong usage.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && f.saved == "" {
				return usageError{errors.New("say what to find (an empty question, '', finds everything)")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	f.archive.add(c)
	f.shape.add(c)
	fl := c.Flags()
	fl.BoolVar(&f.newest, "newest", false, "newest first")
	fl.BoolVar(&f.count, "count", false, "print only how many there are")
	fl.BoolVar(&f.reports, "reports", false, "find reports instead of entries; the question may ask for words, title, source, published, since, until, doc, url, byline, language")
	fl.StringVar(&f.saved, "saved", "", "ask what is saved under that name (see searches), beside the question")
	c.MarkFlagsMutuallyExclusive("saved", "reports")
	fl.IntVar(&f.limit, "limit", 0, "print at most so many (default: 50 for people, all for programs)")
	fl.StringVar(&f.after, "after", "", "go on behind a page: what --limit said comes next")
	return c
}

func fieldList() string {
	return strings.Join(query.Fields(), ", ")
}

func (f *findFlags) run(c *cobra.Command, args []string) error {
	if f.limit == 0 && f.shape.readable() {
		f.limit = 50
	}
	if f.reports {
		return f.findReports(c, args)
	}
	q, err := ask(args)
	if err != nil {
		return err
	}
	return f.archive.with(false, func(d *desk.Desk) error {
		if f.saved != "" {
			saved, err := savedQuestion(c.Context(), d, f.saved)
			if err != nil {
				return err
			}
			q = query.All(saved, q)
		}
		if f.count {
			n, err := d.Count(c.Context(), q)
			if err == nil {
				fmt.Fprintln(c.OutOrStdout(), n)
			}
			if err == nil && n == 0 {
				return status(exitNothing)
			}
			return err
		}
		return f.print(c, d, q)
	})
}

// pageOfHits is how many entries are in memory at a time.
const pageOfHits = 1000

func (f *findFlags) print(c *cobra.Command, d *desk.Desk, q query.Query) error {
	p := newHitPrinter(c, &f.shape)
	left, after := f.limit, f.after
	for {
		page := store.Page{Limit: pageOfHits, After: after, Newest: f.newest}
		if f.limit > 0 {
			page.Limit = min(left, pageOfHits)
		}
		found, err := d.Find(c.Context(), q, page)
		if err != nil {
			return err
		}
		for i := range found.Hits {
			if err := p.hit(&found.Hits[i]); err != nil {
				return err
			}
		}
		after, left = found.Next, left-len(found.Hits)
		if after == "" || f.limit > 0 && left <= 0 {
			break
		}
	}
	if err := p.end(); err != nil {
		return err
	}
	if p.n == 0 {
		return nothing(c, d)
	}
	if after != "" && f.shape.readable() {
		n, err := d.Count(c.Context(), q)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.ErrOrStderr(), "%s of %s; the next: --after %s, all: --jsonl or --csv\n", thousands(p.n), countEntries(n), after)
	}
	return nil
}

// hitPrinter prints entries one after another.
type hitPrinter struct {
	c     *cobra.Command
	shape *shapeFlags
	n     int
	csv   *csv.Writer
}

func newHitPrinter(c *cobra.Command, s *shapeFlags) *hitPrinter {
	p := &hitPrinter{c: c, shape: s}
	if s.csv {
		p.csv = csv.NewWriter(c.OutOrStdout())
	}
	return p
}

func (p *hitPrinter) hit(h *store.Hit) error {
	p.n++
	out := p.c.OutOrStdout()
	switch {
	case p.shape.csv:
		if p.n == 1 {
			if err := p.csv.Write(hitColumns); err != nil {
				return err
			}
		}
		return p.csv.Write(hitRow(h))
	case p.shape.readable():
		return export.Entry(out, export.Found{Record: h.Record, Date: view.Date(h.Date()), Below: below(h)}, p.shape.options(p.c))
	}
	line, err := desk.HitJSON(h)
	if err != nil {
		return err
	}
	return p.shape.item(out, line, p.n)
}

func (p *hitPrinter) end() error {
	if p.shape.csv {
		p.csv.Flush()
		return p.csv.Error()
	}
	return p.shape.endItems(p.c.OutOrStdout(), p.n)
}

// below is where an entry stands: "Nile Wire, 16 April 2025 · “Truce accepted” · 3f9a1c2b04/s-abcdefgh · accepted".
func below(h *store.Hit) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	r := h.Report
	add(strings.Join(compact(r.Source, view.Date(r.Published)), ", "))
	if r.Title != "" {
		add("“" + r.Title + "”")
	}
	add(h.Ref().String())
	if h.Review != "none" {
		add(h.Review)
	}
	return strings.Join(parts, " · ")
}

func compact(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

var hitColumns = []string{"ref", "kind", "date", "by", "to", "with", "on_the_word_of", "type", "mode", "cameo", "act", "stance", "modality", "measure", "min", "max", "issues", "channel", "place", "country", "confidence", "review", "group", "words", "report", "title", "source", "published", "url"}

func hitRow(h *store.Hit) []string {
	e := &h.Entry
	who := map[record.Side][]string{}
	for _, p := range e.Parties {
		who[p.Side] = append(who[p.Side], h.Name(p.Actor))
	}
	list := func(s []string) string { return strings.Join(s, "; ") }
	place, country := "", ""
	if e.Place != nil {
		place, country = e.Place.Name, e.Place.Country
	}
	var least, most *float64
	if e.Amount != nil {
		least, most = e.Amount.Min, e.Amount.Max
	}
	r := h.Report
	return []string{r.ID + "/" + e.ID, e.Kind, h.Date(), list(who[record.By]), list(who[record.To]), list(who[record.With]), list(who[record.Word]), e.Type, e.Mode, e.CAMEO, e.Act, e.Stance, e.Modality,
		e.Measure, number(least), number(most), list(e.Issues), e.Channel, place, country, strconv.FormatFloat(e.Confidence, 'f', -1, 64), h.Review, h.Group,
		strings.Join(h.Words, " … "), r.ID, r.Title, r.Source, r.Published, r.URL}
}

func number(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}
