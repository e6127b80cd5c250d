package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/store"
)

func newSearches() *cobra.Command {
	c := &cobra.Command{
		Use:   "searches",
		Short: "Keep questions under a name",
		Long: `Keeps questions under a name, in the archive: the page Search saves them too, with a feed of each. Days like 7d are counted
anew each time. Without --account they are the archive's own, which everybody sees; find --saved NAME asks one.

  searches list                    what is saved
  searches save NAME QUESTION...   save a question; the same name again has the new one
  searches remove NAME             forget it`,
		Example: `  rapporteur searches save truce 'issue:ceasefire since:7d'
  rapporteur find --saved truce
  rapporteur searches list

Exit status: 0 done, 1 (list) none is saved, 2 wrong usage, 4 the archive is being written to by another program.`,
		RunE: unknownSub("searches", "list, save, remove"),
	}
	c.AddCommand(newSearchesList(), newSearchesSave(), newSearchesRemove())
	return c
}

// searching is a command about saved searches.
type searching struct {
	archive archiveFlag
	account string
}

func (s *searching) command(use, short string, args cobra.PositionalArgs, do func(*cobra.Command, *desk.Desk, []string) error) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Args: args, RunE: func(c *cobra.Command, args []string) error {
		return s.archive.with(false, func(d *desk.Desk) error {
			if err := s.check(c.Context(), d); err != nil {
				return err
			}
			err := do(c, d, args)
			var wrong *query.Error
			if errors.Is(err, desk.ErrSearch) || errors.Is(err, store.ErrNotFound) || errors.As(err, &wrong) {
				return usageError{err}
			}
			return err
		})
	}}
	s.archive.add(c)
	c.Flags().StringVar(&s.account, "account", "", "of that account, instead of the archive")
	return c
}

// check tells whether there is the account: nobody would ever see what is saved for another.
func (s *searching) check(ctx context.Context, d *desk.Desk) error {
	if s.account == "" {
		return nil
	}
	p, err := peopleOf(d)
	if err != nil {
		return err
	}
	if _, err := p.Account(ctx, s.account); err != nil {
		return usageError{err}
	}
	return nil
}

func newSearchesList() *cobra.Command {
	s := &searching{}
	return s.command("list", "List what is saved", cobra.NoArgs, func(c *cobra.Command, d *desk.Desk, _ []string) error {
		all, err := d.Searches(c.Context(), s.account)
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return status(exitNothing)
		}
		w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
		fmt.Fprintln(w, "name\tof\tsaved\tquestion")
		for _, x := range all {
			of := x.Owner
			if of == "" {
				of = "the archive"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", x.Name, of, x.Saved.Format(time.DateOnly), x.Query)
		}
		return w.Flush()
	})
}

func newSearchesSave() *cobra.Command {
	s := &searching{}
	return s.command("save NAME QUESTION...", "Save a question", cobra.MinimumNArgs(2), func(c *cobra.Command, d *desk.Desk, args []string) error {
		_, err := d.SaveSearch(c.Context(), s.account, args[0], strings.Join(args[1:], " "))
		return err
	})
}

func newSearchesRemove() *cobra.Command {
	s := &searching{}
	return s.command("remove NAME", "Forget a saved question", cobra.ExactArgs(1), func(c *cobra.Command, d *desk.Desk, args []string) error {
		own, err := d.Store.Searches(c.Context(), s.account)
		if err != nil {
			return err
		}
		for _, x := range own {
			if x.Name == args[0] {
				return d.Store.RemoveSearch(c.Context(), s.account, x.ID)
			}
		}
		return fmt.Errorf("search %s: %w", args[0], store.ErrNotFound)
	})
}

// savedQuestion is a question that the archive has under a name.
func savedQuestion(ctx context.Context, d *desk.Desk, name string) (query.Query, error) {
	x, err := d.Search(ctx, "", 0, name)
	if err != nil {
		return query.Query{}, usageError{fmt.Errorf("%w (rapporteur searches list tells what is saved)", err)}
	}
	q, err := query.Parse(x.Query, time.Now())
	if err != nil {
		return q, usageError{err}
	}
	return q, nil
}
