package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

func newReread() *cobra.Command {
	var a archiveFlag
	var o desk.RereadOptions
	var verbose bool
	c := &cobra.Command{
		Use:   "reread [QUESTION...]",
		Short: "Read reports of the archive anew, and tell what changed",
		Long: `Reads anew the reports that an earlier version of the program has read, those that it could not read, and those that
the scope now takes in; with a QUESTION only the reports that it asks for (as find --reports takes it). Entries that
are the same keep their ids. The readings before are kept (rapporteur diff), and corrections by hand are put on the new
reading; those that find their entry no more are told.`,
		Example: `  rapporteur reread
  rapporteur reread --dry-run --verbose 'source:"Nile Wire"'
  rapporteur reread --all

Exit status: 0 done, 2 wrong usage, 3 some report could not be read, 4 the archive is being written to by another
program, 130 interrupted.`,
		RunE: func(c *cobra.Command, args []string) error {
			for _, arg := range args {
				q, err := query.ParseForReports(arg, time.Now())
				if err != nil {
					return usageError{err}
				}
				o.Reports = query.All(o.Reports, q)
			}
			return a.with(true, func(d *desk.Desk) error { return reread(c, d, o, verbose) })
		},
	}
	a.add(c)
	fl := c.Flags()
	fl.BoolVar(&o.All, "all", false, "also what this version has read already")
	fl.BoolVar(&o.Dry, "dry-run", false, "tell what would change, and change nothing")
	fl.BoolVar(&verbose, "verbose", false, "list each entry that changed")
	fl.IntVar(&o.Jobs, "jobs", runtime.GOMAXPROCS(0), "reports read at the same time")
	fl.Lookup("jobs").DefValue = "" // it differs from machine to machine
	return c
}

func reread(c *cobra.Command, d *desk.Desk, o desk.RereadOptions, verbose bool) error {
	bar := newProgress(c.ErrOrStderr())
	var broken error
	o.Told = func(x desk.Reread) {
		if x.Err != nil {
			bar.say(fmt.Sprintf("rapporteur: %s: %v", store.Short(x.Report.ID), x.Err))
		}
		for _, l := range x.Lost {
			bar.say(fmt.Sprintf("correction %d of %s finds its entry no more: %s", l.N, l.Of, strings.Join(l.Words, " … ")))
		}
		if verbose && broken == nil {
			broken = printChanges(c.OutOrStdout(), x.Report, x.Changes)
		}
		bar.step(0)
	}
	s, err := d.Reread(c.Context(), o)
	bar.end()
	fmt.Fprintf(c.ErrOrStderr(), "%s read anew, %s as before; entries: %s new, %s gone, %s changed", thousands(s.Read), thousands(s.Same), thousands(s.New), thousands(s.Gone), thousands(s.Changed))
	if s.Lost > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "; %s without their entry", count(s.Lost, "correction"))
	}
	fmt.Fprintln(c.ErrOrStderr())
	switch {
	case err != nil:
		return err
	case broken != nil:
		return broken
	case s.Failed > 0:
		return status(exitFailed)
	}
	return nil
}

// printChanges prints the entries of a report that changed, a line each: "+" new, "-" gone, "~" changed.
func printChanges(w io.Writer, r *store.Report, changes []store.Change) error {
	for i := range changes {
		c := &changes[i]
		mark := map[string]string{"new": "+", "gone": "-", "changed": "~"}[c.What]
		e := c.Entry()
		line := fmt.Sprintf("%s %s  %s  “%s”", mark, store.Ref{Doc: r.ID, Entry: e.ID}, e.Kind, view.Squeeze(strings.Join(store.Quotes(r.Document.Text, e), " … ")))
		if len(c.Fields) > 0 {
			line += "  (" + strings.Join(c.Fields, ", ") + ")"
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

func newDiff() *cobra.Command {
	var a archiveFlag
	var asJSON, runs bool
	c := &cobra.Command{
		Use:   "diff [RUN1 [RUN2]]",
		Short: "Tell how the readings of two runs differ",
		Long: `Each add, watch and reread is a run with a number. Prints the entries that differ between the readings as of RUN1 and as of
RUN2 (without it: the newest): + new, - gone, ~ changed, with the fields. Without numbers, or with --runs, lists the runs.`,
		Example: `  rapporteur diff
  rapporteur diff 1
  rapporteur diff 3 5 --jsonl | jq 'select(.what == "gone")'

Exit status: 0 they differ, 1 they do not, 2 wrong usage.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 2 {
				return usageError{errors.New("name two runs at most")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return a.with(false, func(d *desk.Desk) error {
				if runs || len(args) == 0 {
					return listRuns(c, d)
				}
				return diff(c, d, args, asJSON)
			})
		},
	}
	a.add(c)
	c.Flags().BoolVar(&asJSON, "jsonl", false, "print a line of JSON each")
	c.Flags().BoolVar(&runs, "runs", false, "list the runs")
	return c
}

func listRuns(c *cobra.Command, d *desk.Desk) error {
	list, err := d.Store.Runs(c.Context())
	if err != nil {
		return err
	}
	for _, r := range list {
		fmt.Fprintf(c.OutOrStdout(), "%4d  %s  %-7s %s %s\n", r.ID, r.Began.Local().Format(time.DateTime), r.What, r.Engine.Name, r.Engine.Version)
	}
	return nil
}

func diff(c *cobra.Command, d *desk.Desk, args []string, asJSON bool) error {
	numbers := []int64{0, 1 << 62}
	for i, a := range args {
		n, err := strconv.ParseInt(a, 10, 64)
		if err != nil || n < 0 {
			return usageError{fmt.Errorf("%q is no number of a run (rapporteur diff lists them)", a)}
		}
		numbers[i] = n
	}
	n := 0
	enc := json.NewEncoder(c.OutOrStdout())
	enc.SetEscapeHTML(false)
	err := d.Diff(c.Context(), numbers[0], numbers[1], func(r *store.Report, changes []store.Change) error {
		n += len(changes)
		if !asJSON {
			return printChanges(c.OutOrStdout(), r, changes)
		}
		for i := range changes {
			if err := enc.Encode(changeLine(r, &changes[i])); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && n == 0 {
		return status(exitNothing)
	}
	return err
}

// changeLine is a change as a line of JSON. Entries are given without their spans, words instead.
func changeLine(r *store.Report, c *store.Change) any {
	side := func(e *record.Entry) any {
		if e == nil {
			return nil
		}
		return struct {
			Words []string `json:"words"`
			Entry any      `json:"entry"`
		}{store.Quotes(r.Document.Text, e), e.Of}
	}
	return struct {
		Ref    string   `json:"ref"`
		Kind   string   `json:"kind"`
		What   string   `json:"what"`
		Fields []string `json:"fields,omitempty"`
		Old    any      `json:"old,omitempty"`
		New    any      `json:"new,omitempty"`
	}{r.ID + "/" + c.Entry().ID, c.Entry().Kind, c.What, c.Fields, side(c.Old), side(c.New)}
}
