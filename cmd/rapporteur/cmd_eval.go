package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/eval"
	"rapporteur/read"
	"rapporteur/source/plain"
)

type evalFlags struct {
	gold, records, write string
	crossdoc             string
	only                 []string
	json                 bool
	show                 eval.Options
	jobs                 int
}

func newEval() *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval --gold DIR | --crossdoc DIR",
		Short: "Score the records of reports against hand-coded ones",
		Long: `Reads each NAME.txt of a gold folder and holds its record against NAME.gold.json, a record coded by hand in which actors
are named instead of numbered and spans are quotes. Prints precision, recall and F1 a kind of entry: how far to trust
the machine on your kind of reports. An entry counts in part where part of it is right.

Kinds: actors, roles, statements, events, meetings (the CONSULT events again, judged by who took part), tolls, proposals
(with their responses), positions, groups, times.

With --crossdoc the reports of each folder below DIR that has a gold.json (rapporteur.crossdoc/1) are merged and held
against hand-made clusters: links between the wordings of different reports, figures, and disputes.`,
		Example: `  rapporteur eval --gold examples
  rapporteur eval --gold mygold --only ceasefire-report --verbose     what was missed, and what is wrong
  rapporteur eval --gold mygold --records out                         score records made before (out/NAME.json)
  rapporteur eval --gold mygold --write=quality.md                    the figures as a page
  rapporteur eval --crossdoc examples/merge                           how well reports are merged

Exit status: 0 scored, 2 wrong usage, 3 the gold folder or a report could not be read.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	fl := c.Flags()
	fl.StringVar(&f.gold, "gold", "", "folder with NAME.txt and NAME.gold.json")
	fl.StringVar(&f.crossdoc, "crossdoc", "", "folder of sets of reports to merge, each with a gold.json")
	fl.StringVar(&f.records, "records", "", "score the records NAME.json of this folder instead of reading the reports")
	fl.StringSliceVar(&f.only, "only", nil, "names of the reports to score (default: all)")
	fl.BoolVar(&f.show.Fields, "fields", false, "print how often further fields are right, and how far confidence tells what is right")
	fl.BoolVar(&f.show.Verbose, "verbose", false, "list missed, spurious and partly right entries with their sentences")
	fl.BoolVar(&f.show.Docs, "docs", false, "print F1 a report")
	fl.BoolVar(&f.json, "json", false, "print the figures as JSON")
	fl.StringVar(&f.write, "write", "", "also write the figures as a Markdown page (without =FILE: docs/quality.md)")
	fl.Lookup("write").NoOptDefVal = "docs/quality.md"
	fl.IntVar(&f.jobs, "jobs", 0, "reports read at the same time (default: the number of processors)")
	return c
}

func (f *evalFlags) run(c *cobra.Command) error {
	if f.crossdoc != "" {
		return f.cross(c)
	}
	if f.gold == "" {
		return usageError{errors.New("say which gold: --gold DIR, or --crossdoc DIR")}
	}
	golds, err := eval.Read(f.gold, f.only...)
	if err != nil {
		return err
	}
	score, err := f.score(c, golds)
	if err != nil {
		return err
	}
	if f.write != "" {
		if err := f.writePage(score); err != nil {
			return err
		}
	}
	if f.json {
		out, err := score.JSON()
		if err == nil {
			_, err = fmt.Fprintln(c.OutOrStdout(), string(out))
		}
		return err
	}
	var b bytes.Buffer
	score.Print(&b, f.show)
	_, err = c.OutOrStdout().Write(b.Bytes())
	return err
}

// judged is the score of one report, or why there is none.
type judged struct {
	doc *eval.Doc
	err error
}

// score makes or opens the record of each report and judges it, in order.
func (f *evalFlags) score(c *cobra.Command, golds []*eval.Gold) (*eval.Score, error) {
	record := f.recorded
	if f.records == "" {
		engine, err := newEngine(c)
		if err != nil {
			return nil, err
		}
		record = func(g *eval.Gold) (map[string]any, error) { return readGold(engine, g) }
	}
	score, i := &eval.Score{}, 0
	err := inOrder(c.Context(), f.jobs, func() (*eval.Gold, bool) {
		if i == len(golds) {
			return nil, false
		}
		i++
		return golds[i-1], true
	}, func(g *eval.Gold) judged {
		r, err := record(g)
		if err != nil {
			return judged{err: err} // which names the report
		}
		return judged{doc: eval.Judge(g, r)}
	}, func(j judged) error {
		if j.err != nil {
			return j.err
		}
		for _, w := range j.doc.Warnings {
			fmt.Fprintf(c.ErrOrStderr(), "rapporteur: report %s: %s\n", j.doc.Name, w)
		}
		score.Add(j.doc)
		return nil
	})
	return score, err
}

// readGold is the record that the engine makes of a report.
func readGold(engine *read.Engine, g *eval.Gold) (map[string]any, error) {
	raw, err := os.ReadFile(g.File)
	if err != nil {
		return nil, err
	}
	doc, err := plain.Read(g.Name, raw)
	if err != nil {
		return nil, err
	}
	r, err := engine.Read(doc)
	if err != nil {
		return nil, err
	}
	return eval.Fields(r)
}

// recorded is the record of a report that was made before; a missing one counts as empty.
func (f *evalFlags) recorded(g *eval.Gold) (map[string]any, error) {
	r, err := eval.ReadRecord(filepath.Join(f.records, g.Name+".json"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return r, err
}

func (f *evalFlags) writePage(score *eval.Score) error {
	var b bytes.Buffer
	what := fmt.Sprintf("%d reports of the folder `%s`", len(score.Docs), filepath.Base(filepath.Clean(f.gold)))
	if len(f.only) > 0 {
		what += " (" + strings.Join(f.only, ", ") + ")"
	}
	score.Markdown(&b, what)
	return os.WriteFile(f.write, b.Bytes(), 0o644)
}
