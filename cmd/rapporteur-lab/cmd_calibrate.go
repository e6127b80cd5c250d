package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/eval"
	"rapporteur/read"
	"rapporteur/record"
)

func newCalibrate() *cobra.Command {
	var dirs []string
	var out string
	c := &cobra.Command{
		Use:   "calibrate --gold DIR...",
		Short: "Estimate from hand-coded reports how often each rule is right",
		Long: `Reads the reports of the gold folders and counts for each kind of entry and each rule how often what it finds is
right. The table that it writes is where the confidence of entries comes from. Prints the calibration error with each
report's confidence estimated from the other reports only.`,
		Example: "  rapporteur-lab calibrate --gold examples --gold mygold --out lexicon/data/confidence.txt",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			docs, err := judgeAll(dirs)
			if err != nil {
				return err
			}
			if err := os.WriteFile(out, []byte(confidenceTable(eval.Rates(docs), len(docs))), 0o644); err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "%d reports, calibration error %.3f (leave one report out)\n", len(docs), eval.LeaveOneOut(docs))
			return err
		},
	}
	c.Flags().StringArrayVar(&dirs, "gold", nil, "folder with NAME.txt and NAME.gold.json; may be given again")
	c.Flags().StringVar(&out, "out", "lexicon/data/confidence.txt", "file to write")
	if err := c.MarkFlagRequired("gold"); err != nil {
		panic(err)
	}
	return c
}

func judgeAll(dirs []string) ([]*eval.Doc, error) {
	engine, err := read.New()
	if err != nil {
		return nil, err
	}
	var docs []*eval.Doc
	for _, dir := range dirs {
		golds, err := eval.Read(dir)
		if err != nil {
			return nil, err
		}
		for _, g := range golds {
			doc := record.Document{ID: g.Name, Title: g.Meta["title"], Published: g.Meta["published"], Language: "en", Text: g.Text}
			r, err := engine.Read(doc)
			if err != nil {
				return nil, err
			}
			fields, err := eval.Fields(r)
			if err != nil {
				return nil, err
			}
			docs = append(docs, eval.Judge(g, fields))
		}
	}
	return docs, nil
}

func confidenceTable(rates []eval.Rate, reports int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# How often what a rule finds is right, estimated from %d hand-coded reports: where the confidence of entries comes\n", reports)
	b.WriteString("# from. Written by rapporteur-lab calibrate; rule * stands for rules that are not listed.\n")
	b.WriteString("! kind | rule | confidence | entries\n")
	for _, r := range rates {
		fmt.Fprintf(&b, "%s | %s | %.2f | %d\n", r.Kind, r.Rule, r.Right, r.Entries)
	}
	return b.String()
}
