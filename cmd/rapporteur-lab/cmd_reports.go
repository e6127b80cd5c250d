package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/corpus"
)

func newReports() *cobra.Command {
	var news string
	var limit int
	c := &cobra.Command{
		Use:   "reports",
		Short: "Make reports, as JSON lines, of dated news items: those of a day and topic are one",
		Long: `reports makes JSON lines for rapporteur add --json, make soak and make load of a table of dated news items. Its columns,
parted by tabs, are the day, the topic and the text; what follows is left out. Items of one day and topic are one report.`,
		Example: "  rapporteur-lab reports --news news.tsv.gz > reports.jsonl",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			in, err := corpus.Open(news)
			if err != nil {
				return err
			}
			defer in.Close()
			if err := writeReports(c.OutOrStdout(), in, limit); err != nil {
				return fmt.Errorf("%s: %w", news, err)
			}
			return nil
		},
	}
	c.Flags().StringVar(&news, "news", "", "the table; may be packed with gzip")
	c.Flags().IntVar(&limit, "limit", 40000, "how many reports to make")
	_ = c.MarkFlagRequired("news")
	return c
}

// newsReport is a line that rapporteur reads.
type newsReport struct {
	ID        string `json:"id"`
	Published string `json:"published"`
	Title     string `json:"title,omitempty"`
	Text      string `json:"text"`
}

// writeReports writes a report for each day and topic, in the order of the table, where these stand together.
func writeReports(w io.Writer, table io.Reader, limit int) error {
	out := json.NewEncoder(w)
	var now newsReport
	made := 0
	flush := func() error {
		if now.Text == "" || made == limit {
			return nil
		}
		made++
		now.ID = fmt.Sprintf("%s-%d", now.Published, made)
		return out.Encode(now)
	}
	lines := bufio.NewScanner(table)
	lines.Buffer(nil, 1<<26)
	for n := 1; lines.Scan() && made < limit; n++ {
		cell := strings.Split(lines.Text(), "\t")
		if len(cell) < 3 {
			return fmt.Errorf("line %d has %d columns, not day, topic and text", n, len(cell))
		}
		if cell[0] != now.Published || cell[1] != now.Title {
			if err := flush(); err != nil {
				return err
			}
			now = newsReport{Published: cell[0], Title: cell[1]}
		}
		now.Text = strings.TrimPrefix(now.Text+"\n\n"+cell[2], "\n\n")
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return flush()
}
