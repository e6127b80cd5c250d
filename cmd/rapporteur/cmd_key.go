package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/auth"
	"rapporteur/desk"
)

func newKey() *cobra.Command {
	c := &cobra.Command{
		Use:   "key",
		Short: "Keep the keys by which programs come in",
		Long: `Keeps the keys by which programs come in through rapporteur serve, in the name of an account. A key does what its scopes and
the role of its account both allow: read (ask), correct (correct entries), add (take reports in), audit (read the log). It
is printed once; only its hash is kept. Programs send it as Authorization: Bearer KEY.

  key add ACCOUNT --for TEXT       make a key, and print it
  key list [ACCOUNT]               the keys, each by its beginning
  key revoke ID                    end a key; ID is its beginning, as list prints it`,
		Example: `  rapporteur key add ada --for "nightly figures" --scope read
  rapporteur key add ben --for "wire intake" --scope add --days 365
  rapporteur key list
  rapporteur key revoke rap_3f9a1c2b

Exit status: 0 done, 1 (list) there are none, 2 wrong usage, 4 the archive is being written to by another program.`,
		RunE: unknownSub("key", "add, list, revoke"),
	}
	c.AddCommand(newKeyAdd(), newKeyList(), newKeyRevoke())
	return c
}

func newKeyAdd() *cobra.Command {
	k := &keeper{}
	var scopes []string
	var name string
	var days int
	c := k.command("add ACCOUNT", "Make a key", 1, func(c *cobra.Command, p *auth.People, args []string) (string, string, error) {
		var list []auth.Scope
		for _, s := range scopes {
			list = append(list, auth.Scope(s))
		}
		var expires time.Time
		if days < 0 {
			return "", "", fmt.Errorf("%w: --days %d", auth.ErrWrong, days)
		}
		if days > 0 {
			expires = time.Now().AddDate(0, 0, days)
		}
		token, key, err := p.NewKey(c.Context(), args[0], name, list, expires)
		if err != nil {
			return "", "", err
		}
		fmt.Fprintln(c.OutOrStdout(), token)
		fmt.Fprintln(c.ErrOrStderr(), "copy it now: it is printed once, and only its hash is kept")
		return "make a key of " + key.Account, key.ID, nil
	})
	c.Flags().StringVar(&name, "for", "", "what the key is for (must be told)")
	c.Flags().StringSliceVar(&scopes, "scope", []string{string(auth.Read)}, "what it may: read, correct, add, audit")
	c.Flags().IntVar(&days, "days", 90, "how long it lasts; 0: until it is revoked")
	return c
}

func newKeyRevoke() *cobra.Command {
	return (&keeper{}).command("revoke ID", "End a key", 1, func(c *cobra.Command, p *auth.People, args []string) (string, string, error) {
		k, err := p.Revoke(c.Context(), "", args[0])
		return "revoke a key of " + k.Account, args[0], err
	})
}

func newKeyList() *cobra.Command {
	var a archiveFlag
	c := &cobra.Command{Use: "list [ACCOUNT]", Short: "List the keys", Args: cobra.MaximumNArgs(1), RunE: func(c *cobra.Command, args []string) error {
		return a.with(false, func(d *desk.Desk) error {
			p, err := peopleOf(d)
			if err != nil {
				return err
			}
			keys, err := p.Keys(c.Context(), strings.Join(args, ""))
			if err != nil {
				return err
			}
			if len(keys) == 0 {
				return status(exitNothing)
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "key\taccount\tfor\tmay\tmade\tends\tused")
			for _, k := range keys {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", k.ID, k.Account, k.Name, scopeList(k.Scopes), k.Made.Format(time.DateOnly), ends(k), day(k.Used))
			}
			return w.Flush()
		})
	}}
	a.add(c)
	return c
}

func scopeList(scopes []auth.Scope) string {
	var out []string
	for _, s := range scopes {
		out = append(out, string(s))
	}
	return strings.Join(out, ",")
}

func ends(k auth.Key) string {
	if !k.Revoked.IsZero() {
		return "revoked " + day(k.Revoked)
	}
	return day(k.Expires)
}

// day is a time in lists; "never" when there is none.
func day(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.Format(time.DateOnly)
}
