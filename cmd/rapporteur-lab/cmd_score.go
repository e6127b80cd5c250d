package main

import (
	"github.com/spf13/cobra"

	"rapporteur/train"
)

func newScore() *cobra.Command {
	c := &cobra.Command{
		Use:     "score",
		Short:   "Score the embedded models on annotated data",
		Example: "  rapporteur-lab score split --data DATA",
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	for _, s := range train.Scorers() {
		c.AddCommand(stepCommand(s))
	}
	return c
}
