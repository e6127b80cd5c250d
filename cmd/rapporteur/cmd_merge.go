package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"rapporteur/export"
	"rapporteur/merge"
	"rapporteur/read"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/view"
)

type mergeFlags struct {
	json  bool
	jobs  int
	shape shapeFlags // of which only colours and width are asked for
}

func newMerge() *cobra.Command {
	var f mergeFlags
	c := &cobra.Command{
		Use:   "merge FILE...",
		Short: "Tell what several reports tell together, and where they differ",
		Long: `Reads each FILE and prints what the reports tell together: one entry for what several of them tell, each report's
account under it with its words, tolls and figures as series, and the points on which the accounts differ side by
side. Nothing is averaged and no account is dropped. The order of the files does not matter.

A FILE is a text with header lines, a JSON document of the form that read --jsonl takes, or a record that read --json
printed; a file of JSON lines is taken as one report a line.`,
		Example: `  rapporteur merge monday/*.txt
  rapporteur merge --json wire.txt paper.txt | jq .disputes
  rapporteur merge --json records.jsonl > merged.json

Exit status: 0 done, 2 wrong usage, 3 some report could not be read (the others are merged).`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	c.Flags().BoolVar(&f.json, "json", false, "print the merged record as JSON (rapporteur.merged/1)")
	f.shape.addReadable(c)
	c.Flags().IntVar(&f.jobs, "jobs", 0, "reports read at the same time (default: the number of processors)")
	return c
}

// input is one report of a file: a document to read, or a record.
type input struct {
	file string
	raw  []byte
}

// reading is what became of an input.
type reading struct {
	file string
	r    *record.Record
	err  error
}

func (f *mergeFlags) run(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{errors.New("merge needs the files of reports (see 'rapporteur merge --help')")}
	}
	engine, err := newEngine(c)
	if err != nil {
		return err
	}
	records, files, failed, err := f.records(c, engine, args)
	if err != nil {
		return err
	}
	m := merge.Merge(records)
	for i := range m.Documents {
		m.Documents[i].File = files[m.Documents[i].ID]
	}
	if err := f.print(c, m); err != nil {
		return err
	}
	if failed {
		return status(exitFailed)
	}
	return nil
}

func (f *mergeFlags) print(c *cobra.Command, m *merge.Merged) error {
	if !f.json {
		return export.View(c.OutOrStdout(), view.OfMerged(m), f.shape.options(c))
	}
	out, err := merge.Encode(m)
	if err != nil {
		return err
	}
	_, err = c.OutOrStdout().Write(out)
	return err
}

// records are the records of all reports in the files, with the file of each by its id.
func (f *mergeFlags) records(c *cobra.Command, engine *read.Engine, args []string) ([]*record.Record, map[string]string, bool, error) {
	var queue []input
	next := func() (input, bool) {
		for len(queue) == 0 {
			if len(args) == 0 {
				return input{}, false
			}
			queue, args = inputsOf(c, args[0]), args[1:]
		}
		in := queue[0]
		queue = queue[1:]
		return in, true
	}
	var out []*record.Record
	files, failed := map[string]string{}, false
	err := inOrder(c.Context(), f.jobs, next, func(in input) reading { return readInput(engine, in) }, func(x reading) error {
		if x.err != nil {
			failed = true
			fmt.Fprintf(c.ErrOrStderr(), "rapporteur: %v\n", x.err)
			return nil
		}
		d := &x.r.Document
		if other, taken := files[d.ID]; taken {
			if id := filepath.Base(filepath.Dir(x.file)) + "/" + d.ID; x.file != other && files[id] == "" {
				d.ID = id
			} else {
				failed = true
				fmt.Fprintf(c.ErrOrStderr(), "rapporteur: %s: the id %q is taken by a report of %s\n", x.file, d.ID, other)
				return nil
			}
		}
		files[d.ID] = x.file
		out = append(out, x.r)
		return nil
	})
	return out, files, failed, err
}

// inputsOf are the reports of a file: one, or one a line where every line is a JSON object.
func inputsOf(c *cobra.Command, name string) []input {
	raw, err := slurp(c, name)
	if err != nil {
		return []input{{file: name}}
	}
	if b := bytes.TrimSpace(raw); bytes.HasPrefix(b, []byte("{")) && !json.Valid(b) {
		var out []input
		for _, line := range bytes.Split(b, []byte("\n")) {
			if len(bytes.TrimSpace(line)) > 0 {
				out = append(out, input{name, line})
			}
		}
		return out
	}
	return []input{{name, raw}}
}

func readInput(engine *read.Engine, in input) reading {
	if in.raw == nil {
		return reading{file: in.file, err: &source.Error{Report: in.file, Kind: source.Missing, Message: "the file cannot be read"}}
	}
	if b := bytes.TrimSpace(in.raw); bytes.HasPrefix(b, []byte("{")) && bytes.Contains(b[:min(len(b), 200)], []byte(record.Format)) {
		r, err := record.Decode(b)
		if err != nil {
			err = fmt.Errorf("%s: %w", in.file, err)
		}
		return reading{in.file, r, err}
	}
	doc, err := document(shortName(in.file), in.raw)
	if err != nil {
		return reading{file: in.file, err: err}
	}
	r, err := engine.Read(doc)
	return reading{in.file, r, err}
}
