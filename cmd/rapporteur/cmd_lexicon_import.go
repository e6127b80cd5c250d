package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"rapporteur/lexicon/petrarch"
)

func newLexiconImport() *cobra.Command {
	c := &cobra.Command{
		Use:   "import",
		Short: "Turn dictionaries of other coders into a lexicon of yours",
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var bare, newVerbs bool
	p := &cobra.Command{
		Use:   "petrarch FILE...",
		Short: "Dictionaries of PETRARCH: actors, agents and verbs",
		Long: `Reads dictionaries of PETRARCH (also TABARI's) and writes a lexicon for --lexicon: bodies, armed groups, terms of office
with their codes, nouns of agents, words of events with their patterns. What kind a file is shows in its text. What a
lexicon cannot hold (states and their places, codes that mean no actor or no event) stands at the end as comments, with
the reason. A summary goes to the standard error. The names are in capitals in such dictionaries and are written here as reports write them: look them over.`,
		Example: `  rapporteur lexicon import petrarch my.actors.txt my.agents.txt > mine.txt
  rapporteur lexicon check --lexicon mine.txt
  rapporteur read --lexicon mine.txt report.txt`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, files []string) error { return importPetrarch(c, files, bare, newVerbs) },
	}
	p.Flags().BoolVar(&bare, "bare", false, "take the code of a verb without a pattern also where the built-in lexicon knows the verb")
	p.Flags().BoolVar(&newVerbs, "new-verbs", false, "take only verbs of which the built-in lexicon knows nothing")
	p.MarkFlagsMutuallyExclusive("bare", "new-verbs")
	c.AddCommand(p)
	return c
}

func importPetrarch(c *cobra.Command, files []string, bare, newVerbs bool) error {
	world, err := worldOf(c)
	if err != nil {
		return err
	}
	conv := petrarch.New(world)
	conv.Bare, conv.NewVerbs = bare, newVerbs
	for _, file := range files {
		in, closeIn, err := openInput(c, file)
		if err != nil {
			return err
		}
		text, err := io.ReadAll(in)
		closeIn()
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := conv.Add(filepath.Base(file), string(text)); err != nil {
			return err
		}
	}
	for _, l := range conv.Count() {
		fmt.Fprintln(c.ErrOrStderr(), l)
	}
	return conv.Write(c.OutOrStdout())
}
