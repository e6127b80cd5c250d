package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/corpus"
	"rapporteur/lexicon"
	"rapporteur/lexicon/check"
	"rapporteur/nlp"
	"rapporteur/nlp/pipe"
	"rapporteur/read"
)

func newLexicon() *cobra.Command {
	c := &cobra.Command{
		Use:     "lexicon",
		Short:   "Check the event frames, and find the words of news that they lack",
		Example: "  rapporteur-lab lexicon lint --failed\n  rapporteur-lab lexicon coverage --news news.tsv.gz --top 100",
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newLint(), newCoverage())
	return c
}

func newLint() *cobra.Command {
	var failed bool
	c := &cobra.Command{
		Use:   "lint",
		Short: "Hold every frame against the codes, and read every example sentence",
		RunE: func(c *cobra.Command, _ []string) error {
			bad := lintCodes(c.OutOrStdout())
			if err := lintExamples(c.OutOrStdout(), failed); err != nil {
				return err
			}
			if bad > 0 {
				return fmt.Errorf("%d frames with wrong codes", bad)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&failed, "failed", false, "list the examples that are not read as their frame says")
	return c
}

// lintCodes names frames whose type is not that of their code, and frames that are there twice.
func lintCodes(w io.Writer) (bad int) {
	seen := map[string]bool{}
	for _, f := range lexicon.Builtin().EventFrames() {
		if f.CAMEO != "" && lexicon.TypeOfCode(f.CAMEO) != f.Type {
			fmt.Fprintf(w, "%s:%d: %s: code %s is of type %s, not %s\n", f.Table, f.Line, f.Lemma, f.CAMEO, lexicon.TypeOfCode(f.CAMEO), f.Type)
			bad++
		}
		key := f.Type + "|" + f.Lemma + "|" + f.Particle + "|" + string(f.POS) + "|" + f.Pattern
		if seen[key] {
			fmt.Fprintf(w, "%s:%d: %s: this frame is there twice\n", f.Table, f.Line, f.Lemma)
			bad++
		}
		seen[key] = true
	}
	return bad
}

// lintExamples reads every example through the whole engine: its record should hold an event of the frame's type.
func lintExamples(w io.Writer, list bool) error {
	engine, err := read.New()
	if err != nil {
		return err
	}
	examples, err := check.Examples(lexicon.Builtin().EventFrames(), engine.Read)
	if err != nil {
		return err
	}
	total, right := map[string]int{}, map[string]int{}
	for _, x := range examples {
		f := x.Frame
		total[f.Type]++
		if x.AsTold() {
			right[f.Type]++
		} else if list {
			fmt.Fprintf(w, "%s:%d: %s (%s): read as %s: %s\n", f.Table, f.Line, f.Lemma, f.Pattern, strings.Join(x.Types, " "), f.Example)
		}
	}
	all, ok := 0, 0
	for _, k := range slices.Sorted(maps.Keys(total)) {
		fmt.Fprintf(w, "%-10s %5d of %5d examples read as their frame says\n", k, right[k], total[k])
		all, ok = all+total[k], ok+right[k]
	}
	fmt.Fprintf(w, "%-10s %5d of %5d, %.1f %%\n", "all", ok, all, 100*float64(ok)/float64(max(all, 1)))
	return nil
}

func newCoverage() *cobra.Command {
	var news string
	var top, limit int
	c := &cobra.Command{
		Use:   "coverage",
		Short: "Count the verbs and nouns of news that have no frame",
		RunE: func(c *cobra.Command, _ []string) error {
			return coverage(c.OutOrStdout(), news, top, limit)
		},
	}
	c.Flags().StringVar(&news, "news", "", "text, one item a line; of tab-separated columns the longest is taken; may be packed with gzip")
	c.Flags().IntVar(&top, "top", 100, "how many words of each kind to list")
	c.Flags().IntVar(&limit, "lines", 20000, "how many lines to read, spread over the file")
	_ = c.MarkFlagRequired("news")
	return c
}

func coverage(w io.Writer, news string, top, limit int) error {
	lines, err := newsLines(news, limit)
	if err != nil {
		return err
	}
	p, err := pipe.New()
	if err != nil {
		return err
	}
	world := lexicon.Builtin()
	verbs, nouns := map[string]int{}, map[string]int{}
	known, tokens := [2]int{}, [2]int{}
	for _, l := range lines {
		d := p.Analyse(l)
		for i := range d.Tokens {
			t := &d.Tokens[i]
			switch {
			case t.UPOS == nlp.VERB:
				tokens[0]++
				if world.VerbFrames(t.Lemma) != nil || lexicon.LightVerb(t.Lemma) != "" {
					known[0]++
				} else {
					verbs[t.Lemma]++
				}
			case t.UPOS == nlp.NOUN:
				tokens[1]++
				if world.NounFrames(t.Lemma) != nil {
					known[1]++
				} else {
					nouns[t.Lemma]++
				}
			}
		}
	}
	fmt.Fprintf(w, "verbs: %d of %d have a frame\n", known[0], tokens[0])
	printCounts(w, verbs, top)
	fmt.Fprintf(w, "nouns: %d of %d have a frame\n", known[1], tokens[1])
	printCounts(w, nouns, top)
	return nil
}

func printCounts(w io.Writer, count map[string]int, top int) {
	words := make([]string, 0, len(count))
	for k := range count {
		words = append(words, k)
	}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	for _, k := range words[:min(top, len(words))] {
		fmt.Fprintf(w, "%7d %s\n", count[k], k)
	}
}

// newsLines are limit lines of a file, spread evenly; of a table the longest column.
func newsLines(path string, limit int) ([]string, error) {
	in, err := corpus.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var all []string
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 1<<20), 1<<26)
	for sc.Scan() {
		longest := ""
		for col := range strings.SplitSeq(sc.Text(), "\t") {
			if len(col) > len(longest) {
				longest = col
			}
		}
		all = append(all, longest)
	}
	if len(all) <= limit {
		return all, sc.Err()
	}
	out := make([]string, 0, limit)
	for i := range limit {
		out = append(out, all[i*len(all)/limit])
	}
	return out, sc.Err()
}
