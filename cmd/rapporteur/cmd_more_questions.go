package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/export"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/view"
)

func newClaims() *cobra.Command {
	a := &asking{newest: true}
	c := &cobra.Command{
		Use:   "claims [QUESTION...]",
		Short: "Tell who accused whom of what, and who denied or answered it",
		Long:  "Prints accusations with their words, and under each the denials and dismissals: of that claim, or by the accused in a report that tells it." + questionHelp,
		Example: `  rapporteur claims --by Kenya --to Somalia
  rapporteur claims --issue 'prisoner exchange' --since 30d

Exit status: 0 something was found, 1 nothing was found, 2 wrong usage.`,
		RunE: func(c *cobra.Command, args []string) error {
			q, err := a.question(args)
			if err != nil {
				return err
			}
			return a.archive.with(false, func(d *desk.Desk) error {
				x, err := d.Claims(c.Context(), q, a.page())
				if err != nil {
					return err
				}
				if len(x.List) == 0 {
					return nothing(c, d)
				}
				if a.shape.json {
					return a.print(c, x.Merged, nil)
				}
				var list []view.Answered
				for _, claim := range x.List {
					list = append(list, view.Answered{Words: claim.Words, Answers: claim.Answers})
				}
				return a.print(c, x.Merged, view.OfAnswered(x.Merged, list))
			})
		},
	}
	a.flags(c, query.By, query.To, query.Actor, query.Issue, query.Source, query.Since, query.Until)
	a.pages(c, 200)
	return c
}

func newDisputes() *cobra.Command {
	a := &asking{}
	c := &cobra.Command{
		Use:   "disputes [QUESTION...]",
		Short: "Tell where accounts differ, side by side",
		Long: `Prints the points on which reports differ, newest first: tolls that grow or contradict each other, claims that are denied,
who did it, when, how many, who accepted. Each side stands with its reports and their words.` + questionHelp,
		Example: `  rapporteur disputes
  rapporteur disputes --place Omdurman --since 2025-01

Exit status: 0 something was found, 1 nothing was found, 2 wrong usage.`,
		RunE: func(c *cobra.Command, args []string) error {
			return a.run(c, args, func(d *desk.Desk, q query.Query) (*desk.Together, error) {
				t, err := d.Disputes(c.Context(), q, a.page())
				if err == nil && a.shape.readable() {
					m := *t.Merged // people see the disputes alone; programs get the entries that they are about
					m.Events = nil
					t = &desk.Together{Merged: &m, Hits: t.Hits, Next: t.Next}
				}
				return t, err
			})
		},
	}
	a.flags(c, everywhere...)
	a.pages(c, 50)
	return c
}

func newRelations() *cobra.Command {
	a := &asking{}
	c := &cobra.Command{
		Use:   "relations A [B]",
		Short: "Count per month what actors did to each other",
		Long: `Counts, month by month, what A and B (or A and anybody) did to each other, by PLOVER type and quad class: meetings,
backing, accusations, threats, strikes, aid. An event counts once, however many reports tell it, in the month in which it
happened, else in which the first report of it was published; only what happened counts. --json, --jsonl and --csv name the entries behind each number.`,
		Example: `  rapporteur relations Armenia Azerbaijan
  rapporteur relations Sudan --since 2025-01 --csv > sudan.csv

Exit status: 0 something was found, 1 nothing was found, 2 wrong usage.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return usageError{errors.New("relations needs one actor or two (see 'rapporteur relations --help')")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			q, err := a.question(nil)
			if err != nil {
				return err
			}
			args = append(args, "")
			return a.archive.with(false, func(d *desk.Desk) error {
				rows, err := d.Relations(c.Context(), args[0], args[1], q)
				if err != nil {
					return err
				}
				if len(rows) == 0 {
					return nothing(c, d)
				}
				return a.printRelations(c, rows)
			})
		},
	}
	a.flags(c, query.Type, query.Place, query.Source, query.Since, query.Until)
	return c
}

func (a *asking) printRelations(c *cobra.Command, rows []desk.Relation) error {
	switch {
	case a.shape.json:
		return jsonValue(c, rows)
	case a.shape.jsonl:
		return jsonLines(c, rows)
	case a.shape.csv:
		w := csv.NewWriter(c.OutOrStdout())
		if err := w.Write([]string{"month", "from", "to", "type", "events", "entries"}); err != nil {
			return err
		}
		for _, r := range rows {
			for _, typ := range sortedKeys(r.Types) {
				if err := w.Write([]string{r.Month, r.From, r.To, typ, strconv.Itoa(r.Types[typ]), strings.Join(r.Behind[typ], "; ")}); err != nil {
					return err
				}
			}
		}
		w.Flush()
		return w.Error()
	}
	tw := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, r := range rows {
		var parts []string
		for _, typ := range sortedKeys(r.Types) {
			parts = append(parts, fmt.Sprintf("%s %d", typ, r.Types[typ]))
		}
		month := view.Date(r.Month)
		if month == "" {
			month = "without a date"
		}
		fmt.Fprintf(tw, "%s\t%s → %s\t%s\n", month, r.From, r.To, strings.Join(parts, ", "))
	}
	return tw.Flush()
}

func sortedKeys(m map[string]int) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func newWho() *cobra.Command {
	a := &asking{}
	c := &cobra.Command{
		Use:   "who NAME",
		Short: "Tell what the archive knows of somebody",
		Long: `Prints the dossier of the actor that NAME means (of several, the one that most entries tell of; the others are named): its
names, offices, where it stands, the newest meetings, words and deeds, each with the reports that tell them.`,
		Example: `  rapporteur who Juma
  rapporteur who 'Rapid Support Forces' --json

Exit status: 0 somebody was found, 1 nobody of that name, 2 wrong usage.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("say who (see 'rapporteur who --help')")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return a.archive.with(false, func(d *desk.Desk) error {
				x, err := d.Who(c.Context(), strings.Join(args, " "))
				if errors.Is(err, store.ErrNotFound) {
					fmt.Fprintln(c.ErrOrStderr(), err)
					return status(exitNothing)
				}
				if err != nil {
					return err
				}
				m := x.Part()
				v := view.OfMerged(m)
				v.Title = x.Actor.Name
				v.Notes = append(dossierNotes(x), v.Notes...)
				return a.print(c, m, v)
			})
		},
	}
	a.archive.add(c)
	a.shape.add(c)
	return c
}

// dossierNotes are the lines below a name.
func dossierNotes(x *desk.Dossier) []string {
	p := x.Actor
	line := strings.Join(compact(strings.ReplaceAll(string(p.Kind), "_", " "), p.Country, "in "+count(p.Reports, "report"), spanWords(p.First, p.Last)), ", ")
	out := []string{line}
	if rest := slices.DeleteFunc(slices.Clone(p.Names), func(n string) bool { return n == p.Name }); len(rest) > 0 {
		out = append(out, "also "+strings.Join(rest, ", "))
	}
	if len(x.Others) > 0 {
		var names []string
		for _, o := range x.Others {
			names = append(names, o.Name)
		}
		out = append(out, "the words may also mean "+strings.Join(names, ", "))
	}
	return out
}

func spanWords(first, last query.Day) string {
	if first == query.Forever {
		return ""
	}
	if first == last {
		return view.Date(first.String())
	}
	return view.Date(first.String()) + " to " + view.Date(last.String())
}

func newExplain() *cobra.Command {
	a := &asking{}
	c := &cobra.Command{
		Use:   "explain ENTRY",
		Short: "Tell why an entry is in the archive: words, place, rule, confidence, other reports",
		Long: `Prints of an entry (REPORT/ENTRY, as find prints below each) the exact words it rests on and where they stand, the rule
or model that found it and how sure it is, what people said of it, and what other reports tell of the same.`,
		Example: `  rapporteur explain 3f9a1c2b04/s-abcdefgh

Exit status: 0 done, 1 there is no such entry, 2 wrong usage.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			ref, ok := store.ParseRef(args[0])
			if !ok {
				return usageError{fmt.Errorf("%s: an entry is named REPORT/ENTRY, as find prints it", args[0])}
			}
			return a.archive.with(false, func(d *desk.Desk) error {
				x, err := d.Explain(c.Context(), ref)
				if errors.Is(err, store.ErrNotFound) {
					fmt.Fprintln(c.ErrOrStderr(), err)
					return status(exitNothing)
				}
				if err != nil {
					return err
				}
				return printExplained(c, x, a.shape.options(c))
			})
		},
	}
	a.archive.add(c)
	a.shape.addReadable(c)
	return c
}

func printExplained(c *cobra.Command, x *desk.Explained, o export.TerminalOptions) error {
	out := c.OutOrStdout()
	d := x.Report.Document
	part := store.Cut(x.Report.Reviewed.Record, &x.Entry)
	part.Document = d
	err := export.Entry(out, export.Found{Record: part, Below: strings.Join(compact(d.Source, view.Date(d.Published), d.Title, d.URL), " · ")}, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nfound by    %s, confidence %.2f (of entries at 0.80 four in five are right)\n", orDash(x.Entry.By), x.Entry.Confidence)
	for _, w := range x.Words {
		fmt.Fprintf(out, "words       characters %d to %d, line %d: “%s”\n", w.Start, w.End, w.Line, view.Squeeze(w.Quote))
	}
	for _, h := range x.History {
		fmt.Fprintf(out, "%-11s by %s on %s: %s\n", h.What, h.Who, h.At.Format("2 January 2006"), h.Because)
	}
	for _, h := range x.Others {
		fmt.Fprintf(out, "also told   %s: “%s”  %s\n", strings.Join(compact(h.Report.Source, view.Date(h.Report.Published)), ", "), view.Squeeze(strings.Join(h.Words, " … ")), h.Ref())
	}
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func newBrief() *cobra.Command {
	a := &asking{}
	var since, out string
	c := &cobra.Command{
		Use:   "brief [QUESTION...]",
		Short: "Write a brief of what is new, every sentence cited",
		Long: `Writes in Markdown what reports published since a day tell about a question: where accounts differ, who met whom, what
was said and done, tolls, proposals and answers, where parties stand. Every sentence carries its words and the numbers
of its reports, which are listed at the end.`,
		Example: `  rapporteur brief --since monday -o brief.md
  rapporteur brief 'country:SDN' --since 7d

Exit status: 0 done, 2 wrong usage.`,
		RunE: func(c *cobra.Command, args []string) error {
			q, err := a.question(args)
			if err != nil {
				return err
			}
			first, err := query.Parse("since:"+quotedValue(since), time.Now())
			term, ok := first.Where.(*query.Term)
			if err != nil || !ok {
				return usageError{fmt.Errorf("--since %s: that is no day (say 2025-04-17, monday or 7d)", since)}
			}
			return a.archive.with(false, func(d *desk.Desk) error {
				x, err := d.Brief(c.Context(), q, term.Value)
				if err != nil {
					return err
				}
				title := "Brief since " + view.Date(x.Since)
				if len(args) > 0 {
					title += ": " + strings.Join(args, " ")
				}
				return writeFile(c, out, func(w io.Writer) error {
					return export.Brief(w, x.Together, export.BriefOptions{Title: title, Since: view.Date(x.Since), Reports: x.Reports, Left: x.Left})
				})
			})
		},
	}
	a.archive.add(c)
	c.Flags().StringVar(&since, "since", "7d", "published on or after that day (monday, 7d, 2025-04-17)")
	c.Flags().StringVarP(&out, "out", "o", "", "file to write (default: standard output)")
	return c
}

// writeFile gives do a file, or standard output when none is named.
func writeFile(c *cobra.Command, name string, do func(io.Writer) error) error {
	if name == "" {
		return do(c.OutOrStdout())
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	err = do(file)
	if shut := file.Close(); err == nil {
		err = shut
	}
	return err
}

func newCoverage() *cobra.Command {
	a := &asking{}
	c := &cobra.Command{
		Use:   "coverage",
		Short: "Tell what the archive has and has not seen",
		Long: `Prints how far each source goes and how long it has been silent, which feeds fail, what could not be read, and how many
reports yielded nothing: so that an empty view is never read as calm.`,
		Example: `  rapporteur coverage
  rapporteur coverage --json | jq .sources

Exit status: 0 done, 2 wrong usage.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.archive.with(false, func(d *desk.Desk) error {
				x, err := d.Coverage(c.Context())
				if err != nil {
					return err
				}
				return a.printCoverage(c, x)
			})
		},
	}
	a.archive.add(c)
	a.shape.add(c)
	return c
}

func (a *asking) printCoverage(c *cobra.Command, x *desk.Coverage) error {
	switch {
	case a.shape.json:
		return jsonValue(c, x)
	case a.shape.jsonl:
		return jsonLines(c, x.Sources)
	case a.shape.csv:
		w := csv.NewWriter(c.OutOrStdout())
		if err := w.Write([]string{"source", "reports", "without_entries", "first", "last", "silent_days"}); err != nil {
			return err
		}
		for _, s := range x.Sources {
			if err := w.Write([]string{s.Source, strconv.Itoa(s.Reports), strconv.Itoa(s.Empty), s.First, s.Last, strconv.Itoa(s.Silent)}); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}
	out := c.OutOrStdout()
	st := x.Status
	fmt.Fprintf(out, "%s read, of which %s told nothing; %s outside the scope, %s in other languages, %s that the engine could not read\n",
		count(st.Reports[store.Coded], "report"), thousands(st.Empty), thousands(st.Reports[store.Outside]), thousands(st.Reports[store.Foreign]), thousands(st.Reports[store.Failed]))
	tw := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprint(tw, "\nsource\treports\ttold nothing\tfrom\tto\tsilent\n")
	for _, s := range x.Sources {
		silent := "no dates"
		if s.Silent >= 0 {
			silent = count(s.Silent, "day")
		}
		fmt.Fprintf(tw, "%s\t%s\t%s\t%s\t%s\t%s\n", orName(s.Source), thousands(s.Reports), thousands(s.Empty), view.Date(s.First), view.Date(s.Last), silent)
	}
	if len(x.Feeds) > 0 {
		fmt.Fprint(tw, "\nfeed\tstate\titems\tlast new\tproblem\t\n")
		for _, f := range x.Feeds {
			last := ""
			if !f.NewItem.IsZero() {
				last = f.NewItem.Format("2 January 2006")
			}
			fmt.Fprintf(tw, "%s\t%s\t%d\t%s\t%s\t\n", f.URL, f.State, f.Items, last, f.Problem)
		}
	}
	if len(x.Troubles) > 0 {
		fmt.Fprint(tw, "\ncould not be read\twhy\ttries\t\t\t\n")
		for _, t := range x.Troubles {
			fmt.Fprintf(tw, "%s\t%s\t%d\t\t\t\n", t.Name, t.Message, t.Tries)
		}
	}
	return tw.Flush()
}

func orName(s string) string {
	if s == "" {
		return "(no source told)"
	}
	return s
}
