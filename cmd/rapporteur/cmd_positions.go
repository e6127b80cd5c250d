package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/view"
)

func newPositions() *cobra.Command {
	a := &asking{}
	var asOf string
	var changes bool
	c := &cobra.Command{
		Use:   "positions [QUESTION...]",
		Short: "Tell who stands where on which issue, and how that moved",
		Long: `Prints where actors stand on issues, each as a line over time with the words of each change; with --as-of where
everybody stood on that day; with --changes only the changes.` + questionHelp,
		Example: `  rapporteur positions --issue ceasefire
  rapporteur positions --issue sanctions --as-of 2025-04-17
  rapporteur positions --by Russia --changes --since 2025-01

Exit status: 0 something was found, 1 nothing was found, 2 wrong usage.`,
		RunE: func(c *cobra.Command, args []string) error {
			day, err := dayOf("--as-of", asOf)
			if err != nil {
				return err
			}
			return a.run(c, args, func(d *desk.Desk, q query.Query) (*desk.Together, error) {
				return d.Positions(c.Context(), q, desk.PositionOptions{AsOf: day, Changes: changes}, a.page())
			})
		},
	}
	a.flags(c, query.Actor, query.By, query.Issue, query.Country, query.Source, query.Since, query.Until)
	a.pages(c, 0)
	c.Flags().StringVar(&asOf, "as-of", "", "where everybody stood on that day (2025-04-17, monday, 30d)")
	c.Flags().BoolVar(&changes, "changes", false, "only stands that differ from the one before")
	return c
}

// dayOf reads a day as a question does, and gives the last day of it as YYYY-MM-DD.
func dayOf(flag, value string) (string, error) {
	if value == "" {
		return "", nil
	}
	q, err := query.Parse("until:"+quotedValue(value), time.Now())
	if err != nil {
		return "", usageError{fmt.Errorf("%s %s: that is no day (say 2025-04-17, 2025-04, monday or 30d)", flag, value)}
	}
	t, ok := q.Where.(*query.Term)
	if !ok {
		return "", usageError{fmt.Errorf("%s %s: that is no day", flag, value)}
	}
	_, to, _ := record.Range(t.Value)
	return to, nil
}

func newCompare() *cobra.Command {
	a := &asking{}
	var since string
	c := &cobra.Command{
		Use:   "compare A B [QUESTION...]",
		Short: "Tell issue by issue whether two actors agree, and whether they came closer",
		Long: `Compares where two actors stand, issue by issue: agree, differ, and whether they came closer or moved further apart
since a day (default: since the first day on which both are known to stand somewhere), each stand with its words. Only
what reports say of these two counts: nothing is inferred for a person from a government or party.`,
		Example: `  rapporteur compare Armenia Azerbaijan
  rapporteur compare Russia Ukraine --issue ceasefire --against 2025-01-01

Exit status: 0 they stand somewhere on a common issue, 1 nothing was found, 2 wrong usage.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usageError{fmt.Errorf("compare needs two actors (see 'rapporteur compare --help')")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			day, err := dayOf("--against", since)
			if err != nil {
				return err
			}
			q, err := a.question(args[2:])
			if err != nil {
				return err
			}
			return a.archive.with(false, func(d *desk.Desk) error {
				x, err := d.Compare(c.Context(), args[0], args[1], q, day)
				if err != nil {
					return err
				}
				if len(x.Issues) == 0 {
					return nothing(c, d)
				}
				return a.printCompared(c, x)
			})
		},
	}
	a.flags(c, query.Issue, query.Source, query.Until)
	c.Flags().StringVar(&since, "against", "", "compare with where they stood on that day")
	return c
}

func (a *asking) printCompared(c *cobra.Command, x *desk.Compared) error {
	switch {
	case a.shape.json:
		return jsonValue(c, struct {
			A      string            `json:"a"`
			B      string            `json:"b"`
			Issues []desk.Comparison `json:"issues"`
		}{x.A, x.B, x.Issues})
	case a.shape.jsonl:
		return jsonLines(c, x.Issues)
	case a.shape.csv:
		return a.print(c, x.Merged, view.OfMerged(x.Merged))
	}
	out := c.OutOrStdout()
	for i, issue := range x.Issues {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s: %s\n", strings.ToUpper(issue.Issue), verdict(x, issue))
		for _, side := range []struct {
			name string
			line []*merge.Stand
		}{{x.A, issue.A}, {x.B, issue.B}} {
			for _, s := range side.line {
				fmt.Fprintf(out, "  %-20s %-14s %s\n", side.name, strings.ReplaceAll(s.Stance, "_", " "), whenWords(s.When))
				for _, acc := range s.Accounts {
					fmt.Fprintf(out, "      %s  “%s”\n", reportName(x.Merged, acc.Doc), view.Squeeze(acc.Quote))
				}
			}
		}
	}
	return nil
}

func verdict(x *desk.Compared, c desk.Comparison) string {
	switch c.Now {
	case "one-sided":
		who := x.A
		if len(c.A) == 0 {
			who = x.B
		}
		return "only " + who + " is known to stand somewhere"
	case "agree":
		return "they agree" + moved(c)
	}
	return "they differ" + moved(c)
}

func moved(c desk.Comparison) string {
	switch c.Moved {
	case "closer":
		return ", closer than on " + view.Date(c.Since)
	case "further":
		return ", further apart than on " + view.Date(c.Since)
	}
	return ""
}

func whenWords(w *record.When) string {
	if w == nil {
		return ""
	}
	return view.Date(w.EDTF)
}

func reportName(m *merge.Merged, doc string) string {
	for _, d := range m.Documents {
		if d.ID == doc {
			if s := strings.Join(compact(d.Source, view.Date(d.Published)), ", "); s != "" {
				return s
			}
		}
	}
	return doc
}
