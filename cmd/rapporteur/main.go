// Command rapporteur reads news reports and keeps the record of a negotiation or a conflict. See rapporteur --help.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"rapporteur/store"
)

// Exit statuses, the same for every subcommand.
const (
	exitOK          = 0
	exitNothing     = 1 // nothing was found
	exitUsage       = 2 // flags or arguments that make no sense
	exitFailed      = 3 // some input could not be read
	exitBusy        = 4 // another program writes to the archive
	exitInterrupted = 130
)

// status is an error that says only how to exit: what there was to say has been said.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// usageError is a mistake in flags or arguments.
type usageError struct{ error }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is main with its surroundings given, so that tests can call it.
func run(ctx context.Context, args []string, in io.Reader, out, talk io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(talk)
	err := root.ExecuteContext(ctx)
	var st status
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &st):
		return int(st)
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, store.ErrBusy):
		fmt.Fprintf(talk, "rapporteur: %v\n", err)
		return exitBusy
	case errors.As(err, &usage):
		fmt.Fprintf(talk, "rapporteur: %v\n", err)
		return exitUsage
	default:
		fmt.Fprintf(talk, "rapporteur: %v\n", err)
		return exitFailed
	}
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "rapporteur",
		Short: "Read news reports and keep the record of a negotiation or a conflict",
		Long: `rapporteur reads news reports and keeps the record of a negotiation or a conflict: who met whom, who said what,
who did what to whom, who stands where, what was proposed and who answered how, who killed how many and on whose
word, when and where. Every entry is traced to the exact words that report it. It works offline.`,
		Example: `  rapporteur read report.txt                     the record of one report, for reading
  rapporteur read --html report.txt > record.html    as a page
  rapporteur read --json report.txt | jq .events     as data
  cat reports.jsonl | rapporteur read --jsonl > records.jsonl

Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 some input could not be read, 4 the archive is being written to
by another program, 130 interrupted.`,
		SilenceUsage:      true,
		SilenceErrors:     true,
		Version:           version,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w (see '%s --help')", err, c.CommandPath())}
	})
	addLexiconFlag(root)
	root.AddCommand(commands()...)
	root.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usageError{fmt.Errorf("there is no subcommand %q (see 'rapporteur --help')", args[0])}
		}
		return c.Help()
	}
	root.Args = cobra.ArbitraryArgs
	argumentsAreUsage(root)
	return root
}

// argumentsAreUsage makes wrong arguments a mistake in usage, in a command and in those below it.
func argumentsAreUsage(c *cobra.Command) {
	if check := c.Args; check != nil {
		c.Args = func(c *cobra.Command, args []string) error {
			err := check(c, args)
			if err == nil || errors.As(err, new(usageError)) {
				return err
			}
			return usageError{fmt.Errorf("%w (see '%s --help')", err, c.CommandPath())}
		}
	}
	for _, sub := range c.Commands() {
		argumentsAreUsage(sub)
	}
}
