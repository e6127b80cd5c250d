package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/lexicon"
	"rapporteur/lexicon/check"
	"rapporteur/record"
	"rapporteur/source/jsonl"
)

func newLexicon() *cobra.Command {
	c := &cobra.Command{
		Use:   "lexicon",
		Short: "Check what is known of the world before reading, yours included; import dictionaries",
		Long: `What rapporteur knows of states, organisations, armed groups, media, offices and leaders stands in tables that you can
add to and correct in text files of your own (--lexicon, docs/lexicon.md).`,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newLexiconCheck(), newLexiconImport())
	return c
}

type lexiconFlags struct {
	news    []string
	least   int
	jobs    int
	unused  bool
	missing bool
}

func newLexiconCheck() *cobra.Command {
	var f lexiconFlags
	c := &cobra.Command{
		Use:   "check",
		Short: "Find mistakes in your tables, and rows that news contradicts or never uses",
		Long: `Reads the tables and stops at the first mistake, with file and line. The examples of your words of events and of speech are
read, and those that are not read as their rows claim are told. With --news it reads those items too and tells which
terms of office they contradict, on request also which rows they never use (--unused), and whom they give an office
that the tables do not know (--missing).

--news takes JSON lines of the form that read --jsonl takes, or lines of tab-separated columns of which the first is the
date and the longest the text.`,
		Example: `  rapporteur lexicon check --lexicon mine.txt
  rapporteur lexicon check --news items.jsonl --unused
  rapporteur lexicon check --news items.tsv --missing --least 5

Exit status: 0 nothing is contradicted and all examples are read as told, 1 something is not so, 2 a table has a mistake.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return f.run(c) },
	}
	fl := c.Flags()
	fl.StringArrayVar(&f.news, "news", nil, "news to hold the tables against; may be given again, - is standard input")
	fl.IntVar(&f.least, "least", 3, "how many items must say a thing for it to count")
	fl.BoolVar(&f.unused, "unused", false, "tell the rows that no item uses")
	fl.BoolVar(&f.missing, "missing", false, "tell whom items give an office that the tables do not know")
	fl.IntVar(&f.jobs, "jobs", 0, "items read at the same time (default: the number of processors)")
	return c
}

func (f *lexiconFlags) run(c *cobra.Command) error {
	world, err := worldOf(c)
	if err != nil {
		return err
	}
	if len(f.news) == 0 {
		if f.unused || f.missing {
			return usageError{errors.New("--unused and --missing need --news")}
		}
		return f.examples(c, world)
	}
	k := check.New(world)
	if err := f.read(c, k); err != nil {
		return err
	}
	contradicted := k.Contradictions(f.least)
	f.tell(c.OutOrStdout(), k, contradicted)
	if len(contradicted) > 0 {
		return status(exitNothing)
	}
	return nil
}

// examples reads the example sentences of the user's words of events and of speech, and tells which are not read as their
// rows claim.
func (f *lexiconFlags) examples(c *cobra.Command, world *lexicon.World) error {
	w, events, cues := c.OutOrStdout(), world.OwnEvents(), world.OwnCues()
	rows := fmt.Sprintf("%d rows", len(world.Names()))
	if len(events)+len(cues) == 0 {
		fmt.Fprintf(w, "%s, no mistakes\n", rows)
		return nil
	}
	engine, err := newEngine(c)
	if err != nil {
		return err
	}
	read, err := check.Examples(events, engine.Read)
	if err != nil {
		return err
	}
	said, err := check.CueExamples(cues, engine.Read)
	if err != nil {
		return err
	}
	bad := tellEvents(w, read) + tellCues(w, said)
	if len(events) > 0 {
		rows += fmt.Sprintf(" and %d words of events", len(events))
	}
	if len(cues) > 0 {
		rows += fmt.Sprintf(" and %d of speech", len(cues))
	}
	fmt.Fprintf(w, "%s, no mistakes; %d of %d examples are read as their rows say\n", rows, len(read)+len(said)-bad, len(read)+len(said))
	if bad > 0 {
		return status(exitNothing)
	}
	return nil
}

// tellEvents tells which examples are not coded as their rows claim, and returns how many.
func tellEvents(w io.Writer, read []check.Example) (bad int) {
	for _, x := range read {
		if x.AsTold() {
			continue
		}
		bad++
		as, want := "no event", "no "+x.Frame.Type
		if len(x.Types) > 0 {
			as = strings.Join(x.Types, ", ")
		}
		if x.Frame.Type == "-" {
			want = "not without an event"
		}
		fmt.Fprintf(w, "%s:%d: %s: the example is read as %s, %s: %s\n", x.Frame.Table, x.Frame.Line, x.Frame.Word(), as, want, x.Frame.Example)
	}
	return bad
}

// tellCues tells which examples are not read as their rows of words of speech claim, and returns how many.
func tellCues(w io.Writer, read []check.CueExample) (bad int) {
	for _, x := range read {
		if x.AsTold() {
			continue
		}
		bad++
		as := "no statement by that word"
		if len(x.Acts) > 0 {
			as = strings.Join(x.Acts, ", ")
		}
		want := "not as " + x.Cue.Act
		if x.Cue.Act == "-" {
			want = "not as no statement"
		}
		fmt.Fprintf(w, "%s:%d: %s: the example is read as %s, %s: %s\n", x.Cue.Table, x.Cue.Line, x.Cue.Cue(), as, want, x.Cue.Example)
	}
	return bad
}

// read hands the record of every item to k.
func (f *lexiconFlags) read(c *cobra.Command, k *check.Check) error {
	engine, err := newEngine(c)
	if err != nil {
		return err
	}
	for _, file := range f.news {
		in, closeIn, err := openInput(c, file)
		if err != nil {
			return err
		}
		lines := bufio.NewScanner(in)
		lines.Buffer(make([]byte, 1<<20), 1<<28)
		n := 0
		err = inOrder(c.Context(), f.jobs, func() (string, bool) {
			if !lines.Scan() {
				return "", false
			}
			return lines.Text(), true
		}, func(line string) *record.Record {
			doc, ok := newsItem(line)
			if !ok {
				return nil
			}
			r, err := engine.Read(doc)
			if err != nil {
				return nil // another language, a line of nothing
			}
			return r
		}, func(r *record.Record) error {
			if n++; r != nil {
				k.Add(r)
			}
			return nil
		})
		closeIn()
		if err == nil {
			err = lines.Err()
		}
		if err != nil {
			return fmt.Errorf("%s, line %d: %w", file, n+1, err)
		}
	}
	return nil
}

// newsItem is the report that a line holds.
func newsItem(line string) (record.Document, bool) {
	if strings.HasPrefix(line, "{") {
		doc, err := jsonl.Read("news", []byte(line))
		return doc, err == nil
	}
	cols := strings.Split(line, "\t")
	doc := record.Document{ID: "news", Language: "en"}
	if len(cols) > 1 && len(cols[0]) == len("2006-01-02") {
		doc.Published = cols[0]
	}
	for _, col := range cols {
		if len(col) > len(doc.Text) {
			doc.Text = col
		}
	}
	return doc, doc.Text != ""
}

func (f *lexiconFlags) tell(w io.Writer, k *check.Check, contradicted []check.Contradiction) {
	for _, x := range contradicted {
		l := x.Row.Leader
		fmt.Fprintf(w, "%s:%d: %s is %s of %s from %s to %s, but %d items from %s to %s have %s: %s\n", x.Row.Table, x.Row.Line, l.Name, l.Office, l.Of, l.From, l.To, x.Claim.Count, x.Claim.First, x.Claim.Last, x.Claim.Name, x.Claim.Words)
	}
	if f.unused {
		for _, r := range k.Unused() {
			fmt.Fprintf(w, "%s:%d: no item uses %s\n", r.Table, r.Line, r.Forms[0])
		}
	}
	if f.missing {
		for _, m := range k.Missing(f.least) {
			fmt.Fprintf(w, "missing: %s | %s | %s: %d items from %s to %s: %s\n", m.Name, m.Of, m.Office, m.Count, m.First, m.Last, m.Words)
		}
	}
}
