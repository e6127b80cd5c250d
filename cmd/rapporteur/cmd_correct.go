package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/user"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/store"
)

// corrector is a command that keeps a correction.
type corrector struct {
	archive archiveFlag
	by      desk.By
}

const correctionsHelp = `

Corrections are kept with who, when and why, and never change or take away what the program read: rapporteur log lists
them, rapporteur undo takes one back. They are put on every later reading too. ENTRY is what find prints
(3f9a1c2b04/s-abcdefgh); the part behind the stroke will do where only one report has it.

Exit status: 0 kept, 1 there is no such entry, 2 wrong usage, 4 the archive is being written to by another program.`

// command makes the command around what it does.
func (k *corrector) command(use, short, long, example string, arguments int, do func(*cobra.Command, *desk.Desk, []string) (store.Correction, error)) *cobra.Command {
	what, help, _ := strings.Cut(correctionsHelp, "\n\nExit status")
	c := &cobra.Command{
		Use: use, Short: short, Long: long + what, Example: example + "\n\nExit status" + help,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != arguments {
				return usageError{fmt.Errorf("say it so: rapporteur %s", c.Use)}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			return k.archive.with(false, func(d *desk.Desk) error {
				made, err := do(c, d, args)
				if errors.Is(err, desk.ErrWrong) {
					return usageError{err}
				}
				if err != nil {
					return notFound(c, err)
				}
				fmt.Fprintf(c.ErrOrStderr(), "kept as correction %d (rapporteur undo %d takes it back)\n", made.N, made.N)
				return nil
			})
		},
	}
	k.archive.add(c)
	c.Flags().StringVar(&k.by.Because, "because", "", "why (must be told)")
	c.Flags().StringVar(&k.by.Who, "who", "", "who says so (default: $RAPPORTEUR_WHO, else the user's name)")
	return c
}

// author is who corrects.
func (k *corrector) author() desk.By {
	by := k.by
	if by.Who == "" {
		by.Who = os.Getenv("RAPPORTEUR_WHO")
	}
	if by.Who == "" {
		if u, err := user.Current(); err == nil {
			by.Who = u.Username
		}
	}
	return by
}

func newAccept() *cobra.Command {
	k := &corrector{}
	return k.command("accept ENTRY --because TEXT", "Say that an entry is right", "Says that an entry is right.",
		`  rapporteur accept 3f9a1c2b04/s-abcdefgh --because "checked against the transcript"`, 1,
		func(c *cobra.Command, d *desk.Desk, args []string) (store.Correction, error) {
			return d.Accept(c.Context(), args[0], k.author())
		})
}

func newReject() *cobra.Command {
	k := &corrector{}
	return k.command("reject ENTRY --because TEXT", "Say that a report does not say what an entry says",
		"Says that the report does not say what an entry says. The entry is left out of answers from then on.",
		`  rapporteur reject 3f9a1c2b04/e-abcdefgh --because "the strike was only threatened"`, 1,
		func(c *cobra.Command, d *desk.Desk, args []string) (store.Correction, error) {
			return d.Reject(c.Context(), args[0], k.author())
		})
}

func newEdit() *cobra.Command {
	k := &corrector{}
	var values []string
	c := k.command("edit ENTRY --set FIELD=VALUE --because TEXT", "Correct fields of an entry or an actor",
		`Gives fields of an entry other values. Fields are those of the record (docs/record.md); actors are named, several with ; in
between, and one that the report does not have with its kind: "Red Lion Brigade (armed_group)". A time is EDTF. Without a
VALUE the field is emptied. Words, confidence and origin of an entry cannot be edited. An actor is addressed as REPORT/ID.`,
		`  rapporteur edit 3f9a1c2b04/e-abcdefgh --set type=COERCE --set when=2025-04-14 --because "detained, not attacked"
  rapporteur edit 3f9a1c2b04/s-abcdefgh --set 'speaker=Amina Juma' --because "she, not he"
  rapporteur edit 3f9a1c2b04/amina-juma --set country=KEN --because "Kenyan"`, 1,
		func(c *cobra.Command, d *desk.Desk, args []string) (store.Correction, error) {
			set := map[string]string{}
			for _, v := range values {
				field, value, ok := strings.Cut(v, "=")
				if !ok || field == "" {
					return store.Correction{}, usageError{fmt.Errorf("--set %s: write FIELD=VALUE", v)}
				}
				set[strings.TrimSpace(field)] = strings.TrimSpace(value)
			}
			return d.Edit(c.Context(), args[0], set, k.author())
		})
	c.Flags().StringArrayVar(&values, "set", nil, "FIELD=VALUE, once for each field")
	return c
}

func newJoin() *cobra.Command {
	k := &corrector{}
	return k.command("join ENTRY ENTRY --because TEXT", "Say that two entries, or two actors, of different reports are the same",
		"Says that two entries of different reports tell of the same, or that two actors are the same (address them as REPORT/ID).",
		`  rapporteur join 3f9a1c2b04/e-abcdefgh 77aa01b2c3/e-hgfedcba --because "one attack, the second report has the wrong day"
  rapporteur join 3f9a1c2b04/amina-juma 77aa01b2c3/juma --because "the same envoy"`, 2,
		func(c *cobra.Command, d *desk.Desk, args []string) (store.Correction, error) {
			return d.Join(c.Context(), args[0], args[1], k.author())
		})
}

func newPart() *cobra.Command {
	k := &corrector{}
	return k.command("part ENTRY --because TEXT", "Say that an entry, or an actor, is the same as no other",
		"Says that an entry, or an actor, is not the same as those of other reports that it was taken for.",
		`  rapporteur part 3f9a1c2b04/e-abcdefgh --because "this is the second strike on the market"`, 1,
		func(c *cobra.Command, d *desk.Desk, args []string) (store.Correction, error) {
			return d.Part(c.Context(), args[0], k.author())
		})
}

func newUndo() *cobra.Command {
	k := &corrector{}
	return k.command("undo NUMBER --because TEXT", "Take a correction back",
		"Takes a correction back, by its number in the log. Undoing an undo brings it back.",
		`  rapporteur undo 12 --because "the transcript was of another day"`, 1,
		func(c *cobra.Command, d *desk.Desk, args []string) (store.Correction, error) {
			n, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return store.Correction{}, usageError{fmt.Errorf("%q is no number of a correction (rapporteur log)", args[0])}
			}
			return d.Undo(c.Context(), n, k.author())
		})
}

func newLog() *cobra.Command {
	var a archiveFlag
	var asJSON bool
	c := &cobra.Command{
		Use:   "log [REPORT]",
		Short: "List corrections by hand",
		Long:  "Lists the corrections that people made, of one report or of all, with who, when and why. Those that do not hold any more are listed too.",
		Example: `  rapporteur log
  rapporteur log 3f9a1c2b04
  rapporteur log --jsonl > corrections.jsonl

Exit status: 0 listed, 1 there are none, 2 wrong usage.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			id := strings.Join(args, "")
			return a.with(false, func(d *desk.Desk) error {
				list, err := d.Store.Corrections(c.Context(), id)
				if err != nil {
					return notFound(c, err)
				}
				enc := json.NewEncoder(c.OutOrStdout())
				enc.SetEscapeHTML(false)
				for _, x := range list {
					if asJSON {
						err = enc.Encode(x)
					} else {
						_, err = fmt.Fprintln(c.OutOrStdout(), logLine(x))
					}
					if err != nil {
						return err
					}
				}
				if len(list) == 0 {
					return status(exitNothing)
				}
				return nil
			})
		},
	}
	a.add(c)
	c.Flags().BoolVar(&asJSON, "jsonl", false, "print a line of JSON each")
	return c
}
