package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

func newStatus() *cobra.Command {
	var a archiveFlag
	var asJSON, failed bool
	c := &cobra.Command{
		Use:   "status",
		Short: "Tell what is in the archive, and what could not be read",
		Long: `Tells how many reports the archive holds and what became of them, how many entries of which kind, from which sources and
days, and what could not be read. An empty answer to a question means little when reports were outside the scope or
could not be read: this is where to look.`,
		Example: `  rapporteur status
  rapporteur status --failed
  rapporteur status --json | jq .reports

Exit status: 0 told, 2 wrong usage.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.with(false, func(d *desk.Desk) error { return printStatus(c, d, asJSON, failed) })
		},
	}
	a.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().BoolVar(&failed, "failed", false, "list everything that could not be read, with its reason")
	return c
}

func printStatus(c *cobra.Command, d *desk.Desk, asJSON, failed bool) error {
	troubles, err := d.Store.Troubles(c.Context())
	if err != nil {
		return err
	}
	if failed {
		return printTroubles(c.OutOrStdout(), troubles, asJSON, len(troubles))
	}
	st, err := d.Store.Status(c.Context())
	if err != nil {
		return err
	}
	if asJSON {
		return json.NewEncoder(c.OutOrStdout()).Encode(struct {
			store.Status
			Scope bool `json:"scope"` // whether a scope is set
		}{st, !d.Scope.Empty()})
	}
	out := c.OutOrStdout()
	fmt.Fprintf(out, "%s, published %s\n", count(sumOf(st.Reports), "report"), period(st))
	for _, l := range []struct {
		n    int
		what string
	}{{st.Reports[store.Coded], "coded"}, {st.Empty, "of these with nothing to record"}, {st.Reports[store.Outside], "outside the scope, not coded"},
		{st.Reports[store.Foreign], "in another language, not coded"}, {st.Reports[store.Failed], "not coded because of a defect (rapporteur reread --failed)"}, {st.Copies, "seen again in the same words, counted once"}} {
		if l.n > 0 {
			fmt.Fprintf(out, "  %10s  %s\n", thousands(l.n), l.what)
		}
	}
	fmt.Fprintf(out, "%s, %s apart when those that tell the same count once; %s\n", countEntries(sumOf(st.Entries)), thousands(st.Groups), count(st.Actors, "actor"))
	for _, k := range record.Kinds {
		if st.Entries[k] > 0 {
			fmt.Fprintf(out, "  %10s  %ss\n", thousands(st.Entries[k]), k)
		}
	}
	printSources(out, st)
	for _, k := range []string{"accepted", "edited", "merged", "rejected"} {
		if st.Reviewed[k] > 0 {
			fmt.Fprintf(out, "%s %s by hand\n", thousands(st.Reviewed[k]), k)
		}
	}
	if st.Feeds > 0 {
		fmt.Fprintf(out, "%s (rapporteur feeds check)\n", count(st.Feeds, "feed"))
	}
	if st.Troubles > 0 {
		fmt.Fprintf(out, "%s could not be read (rapporteur status --failed, rapporteur add --retry)\n", count(st.Troubles, "input"))
		return printTroubles(out, troubles, false, 5)
	}
	return nil
}

func sumOf[K comparable](m map[K]int) int {
	n := 0
	for _, v := range m {
		n += v
	}
	return n
}

func period(st store.Status) string {
	s := "on days unknown"
	switch {
	case st.First != "" && st.First == st.Last:
		s = view.Date(st.First)
	case st.First != "":
		s = view.Date(st.First) + " to " + view.Date(st.Last)
	}
	if st.Undated > 0 && st.First != "" {
		s += fmt.Sprintf("; %s without a date", thousands(st.Undated))
	}
	return s
}

// mostSources is how many sources people are shown.
const mostSources = 12

func printSources(out io.Writer, st store.Status) {
	if len(st.Sources) == 0 {
		return
	}
	fmt.Fprintf(out, "%s\n", count(len(st.Sources), "source"))
	rest := 0
	for i, s := range st.Sources {
		if i >= mostSources {
			rest += s.Reports
			continue
		}
		name := s.Source
		if name == "" {
			name = "not told"
		}
		fmt.Fprintf(out, "  %10s  %s\n", thousands(s.Reports), name)
	}
	if rest > 0 {
		fmt.Fprintf(out, "  %10s  %d more\n", thousands(rest), len(st.Sources)-mostSources)
	}
}

func printTroubles(out io.Writer, list []store.Trouble, asJSON bool, most int) error {
	if asJSON {
		enc := json.NewEncoder(out)
		for _, t := range list {
			if err := enc.Encode(t); err != nil {
				return err
			}
		}
		return nil
	}
	for i, t := range list {
		if i == most {
			break
		}
		if _, err := fmt.Fprintf(out, "  %s: %s\n", t.Name, t.Message); err != nil {
			return err
		}
	}
	return nil
}
