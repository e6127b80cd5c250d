package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"rapporteur/eval/crossdoc"
	"rapporteur/merge"
	"rapporteur/read"
	"rapporteur/record"
)

// cross merges the reports of each set below a folder and prints how well.
func (f *evalFlags) cross(c *cobra.Command) error {
	files, err := filepath.Glob(filepath.Join(f.crossdoc, "*", "gold.json"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: no folder with a gold.json below it", f.crossdoc)
	}
	engine, err := read.New()
	if err != nil {
		return err
	}
	for _, file := range files {
		set, err := crossdoc.Read(filepath.Dir(file))
		if err != nil {
			return err
		}
		score, err := crossSet(engine, set)
		if err != nil {
			return err
		}
		score.Print(c.OutOrStdout())
	}
	return nil
}

func crossSet(engine *read.Engine, set *crossdoc.Set) (*crossdoc.Score, error) {
	var records []*record.Record
	for _, d := range set.Docs {
		r, err := engine.Read(record.Document{ID: d.ID, Source: d.Source, Published: d.Published, Text: d.Text, Language: "en"})
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return set.Judge(merge.Merge(records))
}
