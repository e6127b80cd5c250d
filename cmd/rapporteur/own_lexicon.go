package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rapporteur/lexicon"
	"rapporteur/read"
)

// lexiconVariable names the user's lexicons where --lexicon does not.
const lexiconVariable = "RAPPORTEUR_LEXICON"

// addLexiconFlag gives all subcommands --lexicon.
func addLexiconFlag(root *cobra.Command) {
	root.PersistentFlags().StringArray("lexicon", nil, "text file, or folder of them, with names that you add or correct; may be given again (default: $"+lexiconVariable+")")
}

// worldOf is what is known of the world in this call: the built-in tables with those of the user.
func worldOf(c *cobra.Command) (*lexicon.World, error) {
	paths, err := c.Flags().GetStringArray("lexicon")
	if err != nil || len(paths) == 0 {
		paths = filepath.SplitList(os.Getenv(lexiconVariable))
	}
	if len(paths) == 0 {
		return lexicon.Builtin(), nil
	}
	sources, err := lexicon.OpenSources(paths...)
	if err != nil {
		return nil, usageError{err}
	}
	world, err := lexicon.Builtin().With(sources...)
	if err != nil {
		return nil, usageError{err}
	}
	return world, nil
}

// newEngine is an engine that knows what the user knows.
func newEngine(c *cobra.Command) (*read.Engine, error) {
	world, err := worldOf(c)
	if err != nil {
		return nil, err
	}
	return read.New(read.Knowing(world))
}
