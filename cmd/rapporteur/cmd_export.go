package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rapporteur/desk"
	"rapporteur/export"
	"rapporteur/nlp/pipe"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

type exportFlags struct {
	format, out, stamp, archive string
	dictionary                  bool
}

func newExport() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export --format FORMAT [FILE... | --archive DIR QUESTION...]",
		Short: "Write records in the formats that other programs read",
		Long: `Writes the records of each FILE (standard input without FILE) in one of these formats:

` + formatList() + `
A FILE is a report, or JSON Lines of records (as read --json prints them) or of reports. With --archive the entries that
a question finds in an archive are written, with the corrections that hold; without a question all of it. --dictionary prints what each
column of a format holds (docs/exports.md has them all).`,
		Example: `  rapporteur export --format csv clips/*.txt > entries.csv
  rapporteur read --jsonl < reports.jsonl | rapporteur export --format parquet -o entries.parquet
  rapporteur export --format csv --archive talks 'issue:ceasefire since:2025-01' > ceasefire.csv
  rapporteur export --format acled --dictionary

Exit status: 0 done, 2 wrong usage, 3 some input could not be read.`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	fl := c.Flags()
	fl.StringVarP(&f.format, "format", "f", "csv", "the format, see above")
	fl.StringVarP(&f.out, "out", "o", "", "file to write (default: standard output)")
	fl.StringVar(&f.stamp, "stamp", "", "when the data were made, YYYYMMDDHHMMSS, for formats that tell it")
	fl.StringVar(&f.archive, "archive", "", "write what a question finds in this archive (its folder or file; . is the one here)")
	fl.BoolVar(&f.dictionary, "dictionary", false, "print the data dictionary of the format")
	return c
}

func formatList() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, x := range export.Formats() {
		fmt.Fprintf(w, "  %s\t%s\n", x.Name, x.What)
	}
	fmt.Fprintf(w, "  conllu\tsentences, words, trees and names of the reports (CoNLL-U, as parse --ner prints them)\n")
	w.Flush()
	return b.String()
}

func (f *exportFlags) run(c *cobra.Command, args []string) error {
	if f.format == "conllu" && !f.dictionary {
		return f.write(c, func(w io.Writer) error { return f.conllu(c, w, args) })
	}
	x, err := export.Find(f.format)
	if err != nil {
		return usageError{err}
	}
	if f.dictionary {
		return dictionary(c.OutOrStdout(), x)
	}
	if x.Name == "parquet" || x.Name == "sqlite" {
		if file, ok := c.OutOrStdout().(*os.File); ok && f.out == "" && term.IsTerminal(int(file.Fd())) {
			return usageError{fmt.Errorf("%s is no text for a terminal: name a file with --out", x.Name)}
		}
	}
	return f.write(c, func(w io.Writer) error {
		out := x.New(w, export.Options{Stamp: f.stamp, Found: f.archive != "" && len(args) > 0})
		failed, err := f.records(c, args, out.Record)
		if err == nil {
			err = out.Close()
		}
		if err == nil && failed > 0 {
			return status(exitFailed)
		}
		return err
	})
}

// records gives emit the records of the files, or of the archive.
func (f *exportFlags) records(c *cobra.Command, args []string, emit func(*record.Record) error) (failed int, err error) {
	if f.archive == "" {
		return recordsOf(c, args, emit)
	}
	q, err := ask(args)
	if err != nil {
		return 0, err
	}
	a := archiveFlag{path: f.archive}
	return 0, a.with(false, func(d *desk.Desk) error {
		if len(args) == 0 {
			return wholeRecords(c, d, emit)
		}
		page := store.Page{Limit: pageOfHits}
		for {
			list, next, err := d.Records(c.Context(), q, page)
			if err != nil {
				return err
			}
			for _, r := range list {
				if err := emit(r); err != nil {
					return err
				}
			}
			if page.After = next; next == "" {
				return nil
			}
		}
	})
}

// wholeRecords gives emit the record of every coded report, with the corrections that hold.
func wholeRecords(c *cobra.Command, d *desk.Desk, emit func(*record.Record) error) error {
	for r, err := range d.Store.Reports(c.Context(), query.Query{}) {
		if err != nil {
			return err
		}
		if r.State != store.Coded {
			continue
		}
		shown, err := d.Show(c.Context(), r.ID)
		if err != nil {
			return err
		}
		if err := emit(shown.Reviewed.Record); err != nil {
			return err
		}
	}
	return nil
}

// write gives fn the output. A file that is named appears when it is whole: a broken run leaves the old one.
func (f *exportFlags) write(c *cobra.Command, fn func(io.Writer) error) error {
	if f.out == "" {
		return fn(c.OutOrStdout())
	}
	part := f.out + ".part"
	file, err := os.Create(part)
	if err != nil {
		return err
	}
	err = fn(file)
	var st status
	if shut := file.Close(); err == nil {
		err = shut
	}
	if err != nil && !errors.As(err, &st) {
		os.Remove(part)
		return err
	}
	if renamed := os.Rename(part, f.out); renamed != nil {
		return renamed
	}
	return err
}

func (f *exportFlags) conllu(c *cobra.Command, w io.Writer, args []string) error {
	world, err := worldOf(c)
	if err != nil {
		return err
	}
	p, err := pipe.With(world)
	if err != nil {
		return err
	}
	failed, err := f.records(c, args, func(r *record.Record) error {
		return export.Conllu(w, p.Analyse(r.Document.Text), export.ConlluOptions{Doc: r.Document.ID, Names: true})
	})
	if err == nil && failed > 0 {
		return status(exitFailed)
	}
	return err
}

func dictionary(w io.Writer, x export.Format) error {
	if x.Columns == nil {
		return usageError{fmt.Errorf("%s is no table: docs/exports.md tells what it holds", x.Name)}
	}
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, col := range x.Columns {
		fmt.Fprintf(tw, "%s\t%s\n", col.Name, col.What)
	}
	return tw.Flush()
}
