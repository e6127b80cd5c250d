package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rapporteur/train"
)

func newTrain() *cobra.Command {
	c := &cobra.Command{
		Use:     "train",
		Short:   "Train a model from data",
		Example: "  rapporteur-lab train split --data DATA --out models\n  rapporteur-lab train all --data DATA",
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	for _, s := range train.Trainers() {
		c.AddCommand(stepCommand(s))
	}
	c.AddCommand(stepCommand(train.Step{Name: "all", About: "every model whose data are there", Run: trainAll}))
	return c
}

// trainAll goes on when the data of a model are missing: they are large and of many sources. Names come last, since they
// are learned from text that the new tagger and parser have read.
func trainAll(o train.Options) error {
	steps := train.Trainers()
	slices.SortStableFunc(steps, func(a, b train.Step) int { return cmp.Compare(rank(a), rank(b)) })
	for _, s := range steps {
		o.Logf("== %s: %s", s.Name, s.About)
		err := s.Run(o)
		if errors.Is(err, train.ErrData) {
			o.Logf("%s is left as it is: %v", s.Name, err)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return nil
}

func rank(s train.Step) int {
	if s.Name == "name" {
		return 1
	}
	return 0
}

// stepCommand is the command that runs a step with its flags.
func stepCommand(s train.Step) *cobra.Command {
	var o train.Options
	c := &cobra.Command{
		Use:   s.Name,
		Short: s.About,
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			o.Log = c.ErrOrStderr()
			return s.Run(o)
		},
	}
	c.Flags().StringArrayVar(&o.Data, "data", nil, "file or folder with the data (may be given several times)")
	c.Flags().StringVar(&o.Out, "out", "models", "folder for the model, or its file name")
	c.MarkFlagRequired("data")
	return c
}
