package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/source/all"
	"rapporteur/source/csv"
)

type addFlags struct {
	archive                        archiveFlag
	json, retry, quiet             bool
	date, source, language, format string
	jobs                           int
	columns                        map[string]string
}

func newAdd() *cobra.Command {
	var f addFlags
	c := &cobra.Command{
		Use:   "add INPUT...",
		Short: "Take reports into the archive",
		Long: `Takes reports into the archive and reads them. INPUT is a file, a folder, a pattern, or - for standard input. Tar and zip
archives and compressed files are looked into. Formats are told from name and content: ` + inputFormats() + `.

A report whose text is known is not read again, so adding the same inputs again changes nothing, and an add that was
interrupted goes on when it is repeated. What was told to be added is kept, whatever happens then. What could not be
read is listed with its reason; the rest goes on. rapporteur status lists it again, add --retry tries it again.`,
		Example: `  rapporteur add ~/clips/*.txt
  rapporteur add --source "Nile Wire" dump.zip archive/
  rapporteur add --columns text=BODY,published=DAY export.csv
  curl -s https://example.org/reports.jsonl | rapporteur add --format jsonl -
  rapporteur add --json clips | jq 'select(.what == "failed")'
  rapporteur add --retry

Exit status: 0 everything was read, 2 wrong usage, 3 something could not be read, 4 the archive is being written to by
another program, 130 interrupted.`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	f.archive.add(c)
	fl := c.Flags()
	fl.BoolVar(&f.json, "json", false, "print a line of JSON for each report once it is kept")
	fl.BoolVar(&f.retry, "retry", false, "try again what could not be read")
	fl.BoolVar(&f.quiet, "quiet", false, "do not list what could not be read")
	fl.StringVar(&f.format, "format", "", "format of the inputs, where it cannot be told: "+inputFormats())
	fl.StringToStringVar(&f.columns, "columns", nil, "columns of tables, where their headings do not tell: text=BODY,published=DAY,… (id, text, title, source, byline, published, url, language)")
	fl.StringVar(&f.date, "date", "", "publication date of reports that tell none, YYYY-MM-DD")
	fl.StringVar(&f.source, "source", "", "source of reports that tell none")
	fl.StringVar(&f.language, "language", "", "take the texts to be in this language instead of detecting it (only en is read)")
	fl.IntVar(&f.jobs, "jobs", 0, "reports read at the same time (default: the number of processors)")
	return c
}

func inputFormats() string { return strings.Join(all.Formats(), ", ") }

func (f *addFlags) check(args []string) error {
	switch {
	case f.retry && len(args) > 0:
		return usageError{errors.New("--retry tries again what failed: give no INPUT with it")}
	case !f.retry && len(args) == 0:
		return usageError{errors.New("say what to add: files, folders, or - for standard input")}
	case f.format != "" && !slices.Contains(all.Formats(), f.format):
		return usageError{fmt.Errorf("there is no format %q (%s)", f.format, inputFormats())}
	}
	if err := csv.Columns(f.columns).Check(); err != nil {
		return usageError{fmt.Errorf("--columns: %w", err)}
	}
	if f.date == "" {
		return nil
	}
	day, err := source.Day("--date", f.date)
	if err != nil {
		return usageError{err}
	}
	f.date = day
	return nil
}

func (f *addFlags) run(c *cobra.Command, args []string) error {
	if err := f.check(args); err != nil {
		return err
	}
	return f.archive.with(true, func(d *desk.Desk) error {
		only := func(string) bool { return true }
		if f.retry {
			again, names, err := f.failed(c, d)
			if err != nil || len(again) == 0 {
				return err
			}
			args, only = again, func(n string) bool { return names[n] }
		}
		return f.add(c, d, args, only)
	})
}

// failed are the inputs in which something could not be read, and the names of what.
func (f *addFlags) failed(c *cobra.Command, d *desk.Desk) (inputs []string, names map[string]bool, err error) {
	troubles, err := d.Store.Troubles(c.Context())
	if err != nil {
		return nil, nil, err
	}
	names = map[string]bool{}
	for _, t := range troubles {
		if t.Input != "-" && !slices.Contains(inputs, t.Input) {
			inputs = append(inputs, t.Input)
		}
		names[t.Name] = true
	}
	if len(inputs) == 0 {
		fmt.Fprintln(c.ErrOrStderr(), "nothing is waiting to be tried again")
	}
	return inputs, names, nil
}

func (f *addFlags) add(c *cobra.Command, d *desk.Desk, inputs []string, only func(string) bool) error {
	inputs = absolute(inputs)
	bar := newProgress(c.ErrOrStderr())
	if total, known := all.Size(inputs); known {
		bar.total = total
	}
	var taken atomic.Int64
	items := all.Read(inputs, all.Options{Format: f.format, Columns: f.columns, Stdin: c.InOrStdin(), Only: only, Seen: func(n int64) { taken.Add(n) }})
	jobs := f.jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	out := json.NewEncoder(c.OutOrStdout())
	out.SetEscapeHTML(false)
	var broken error
	sum, err := d.Add(c.Context(), items, desk.AddOptions{Jobs: jobs, Complete: f.complete, Input: inputOf(inputs), Told: func(o desk.Outcome) {
		if f.json && broken == nil {
			broken = out.Encode(o)
		}
		if o.Err != nil && !f.quiet {
			bar.say(fmt.Sprintf("rapporteur: %s: %s", o.Name, o.Reason))
		}
		bar.step(taken.Load())
	}})
	bar.end()
	fmt.Fprintln(c.ErrOrStderr(), told(sum))
	switch {
	case err != nil:
		if c.Context().Err() != nil {
			fmt.Fprintln(c.ErrOrStderr(), "interrupted: the same command again goes on from here")
		}
		return err
	case broken != nil:
		return broken
	case sum.Failed > 0:
		return status(exitFailed)
	}
	return nil
}

// complete puts what the flags tell in the place of what the report does not.
func (f *addFlags) complete(d *record.Document) {
	set := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	set(&d.Published, f.date)
	set(&d.Source, f.source)
	set(&d.Language, f.language)
}

// absolute are the inputs as they are found from any folder.
func absolute(inputs []string) []string {
	out := slices.Clone(inputs)
	for i, in := range out {
		if in == "-" {
			continue
		}
		if abs, err := filepath.Abs(in); err == nil {
			out[i] = abs
		}
	}
	return out
}

// inputOf tells which of the inputs a report was found in.
func inputOf(inputs []string) func(string) string {
	return func(name string) string {
		for _, in := range inputs {
			if name == in || strings.HasPrefix(name, in+"/") || strings.HasPrefix(name, in+":") {
				return in
			}
		}
		if strings.HasPrefix(name, "stdin") {
			return "-"
		}
		return name
	}
}

// told is a sum in words: "1,204 added with 18,032 entries, 12 known, 3 outside the scope".
func told(s desk.Sum) string {
	parts := []string{thousands(s.Added) + " added with " + countEntries(s.Entries)}
	for _, p := range []struct {
		n    int
		what string
	}{{s.Known, "known"}, {s.Outside, "outside the scope"}, {s.Foreign, "in another language"}, {s.Failed, "could not be read"}} {
		if p.n > 0 {
			parts = append(parts, thousands(p.n)+" "+p.what)
		}
	}
	return strings.Join(parts, ", ")
}

func countEntries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return thousands(n) + " entries"
}
