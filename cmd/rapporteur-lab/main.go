// Command rapporteur-lab trains the models that rapporteur embeds, and scores them. See rapporteur-lab --help.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{
		Use:   "rapporteur-lab",
		Short: "Train the models that rapporteur embeds, and score them",
		Long: `rapporteur-lab trains the models that rapporteur embeds and scores them. Beside each models/NAME.bin stands
models/NAME.md, which tells the data, their licences, the command and the scores.`,
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(newTrain(), newScore(), newCalibrate(), newLexicon(), newBorders(), newReports())
	if err := root.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "rapporteur-lab:", err)
		os.Exit(1)
	}
}
