package main

import (
	"github.com/spf13/cobra"

	"rapporteur/merge"
	"rapporteur/record"
)

func newSchema() *cobra.Command {
	merged := false
	c := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a record",
		Long: `Prints the JSON Schema (draft 2020-12) of what rapporteur read --json prints; with --merged of what rapporteur merge
--json prints.`,
		Example: `  rapporteur schema > record.schema.json
  rapporteur schema --merged > merged.schema.json`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			out := record.Schema
			if merged {
				out = merge.Schema
			}
			_, err := c.OutOrStdout().Write(out)
			return err
		},
	}
	c.Flags().BoolVar(&merged, "merged", false, "the schema of a merged record (rapporteur.merged/1)")
	return c
}
