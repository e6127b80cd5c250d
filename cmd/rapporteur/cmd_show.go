package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/export"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
	"rapporteur/web/report"
)

type showFlags struct {
	archive               archiveFlag
	json, html, why, text bool
	colours               string
	width                 int
}

func newShow() *cobra.Command {
	var f showFlags
	c := &cobra.Command{
		Use:   "show REPORT",
		Short: "Show a report of the archive with its record",
		Long: `Shows the record of a report of the archive, with the corrections that hold, where the report was seen, and what was
corrected. REPORT is the id that find prints, its beginning, or the id that the report was given when it was added.`,
		Example: `  rapporteur show 3f9a1c2b04
  rapporteur show --text 3f9a1c2b04
  rapporteur show --html 3f9a1c2b04 > report.html

Exit status: 0 shown, 1 there is no such report, 2 wrong usage.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("name one report (rapporteur find prints the ids)")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return f.archive.with(false, func(d *desk.Desk) error { return f.run(c, d, args[0]) })
		},
	}
	f.archive.add(c)
	fl := c.Flags()
	fl.BoolVar(&f.json, "json", false, "print the record as JSON (rapporteur.record/1)")
	fl.BoolVar(&f.html, "html", false, "print one self-contained page")
	fl.BoolVar(&f.text, "text", false, "print the text of the report")
	fl.BoolVar(&f.why, "why", false, "tell for each entry which rule or model found it, where, and how sure it is")
	fl.StringVar(&f.colours, "color", "auto", "colours: auto, always, never (NO_COLOR is respected)")
	fl.IntVar(&f.width, "width", 0, "columns of the readable form (default: the terminal's, at most 100)")
	c.MarkFlagsMutuallyExclusive("json", "html", "text")
	return c
}

func (f *showFlags) run(c *cobra.Command, d *desk.Desk, id string) error {
	s, err := d.Show(c.Context(), id)
	if err != nil {
		return notFound(c, err)
	}
	out, r := c.OutOrStdout(), s.Reviewed.Record
	if r == nil {
		r = &record.Record{Format: record.Format, Document: s.Document, Notes: []string{s.Reason}}
	}
	switch {
	case f.text:
		_, err = fmt.Fprintln(out, s.Document.Text)
		return err
	case f.json:
		line, err := record.Encode(r)
		if err == nil {
			_, err = out.Write(line)
		}
		return err
	case f.html:
		return report.Write(out, r, report.Options{Why: f.why})
	}
	rf := readFlags{colours: f.colours, width: f.width}
	if err := export.Terminal(out, r, export.TerminalOptions{Width: rf.columns(c), Color: rf.color(c), Why: f.why}); err != nil {
		return err
	}
	return archived(c, s)
}

// archived prints what the archive knows of a report.
func archived(c *cobra.Command, s *desk.Shown) error {
	out := c.OutOrStdout()
	fmt.Fprintf(out, "\nIN THE ARCHIVE\n  %s  %s, added %s\n", s.ID, s.State, s.Added.Format("2 January 2006"))
	if s.Document.URL != "" {
		fmt.Fprintf(out, "  %s\n", s.Document.URL)
	}
	for _, k := range s.Copies {
		fmt.Fprintf(out, "  seen in %s\n", joined(k.Name, k.Source, view.Date(k.Published), k.URL))
	}
	for _, x := range s.Log {
		fmt.Fprintf(out, "  %s\n", logLine(x))
	}
	_, err := fmt.Fprintf(out, "  %s\n", joined(s.Document.Language, fmt.Sprintf("%d words", len(s.Document.Text)/6)))
	return err
}

func joined(parts ...string) string {
	s := ""
	for _, p := range compact(parts...) {
		if s != "" {
			s += " · "
		}
		s += p
	}
	return s
}

// logLine is a correction in one line.
func logLine(x store.Correction) string {
	what := string(x.What)
	if x.Undoes > 0 {
		what += fmt.Sprintf(" %d", x.Undoes)
	}
	of := x.Of.String()
	if x.With != nil {
		of += " with " + x.With.String()
	}
	for _, k := range sortedFields(x.Set) {
		of += " " + k + "=" + string(x.Set[k])
	}
	return fmt.Sprintf("%4d  %s  %s %s  by %s: %s", x.N, x.At.Local().Format(time.DateTime), what, of, x.Who, x.Because)
}

// notFound says that something is not in the archive.
func notFound(c *cobra.Command, err error) error {
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrAmbiguous) {
		fmt.Fprintf(c.ErrOrStderr(), "rapporteur: %v\n", err)
		return status(exitNothing)
	}
	return err
}
