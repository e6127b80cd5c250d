package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rapporteur/auth"
	"rapporteur/desk"
)

func newAccount() *cobra.Command {
	c := &cobra.Command{
		Use:   "account",
		Short: "Keep the accounts of a team",
		Long: `Keeps the accounts of those who reach the archive through rapporteur serve. As soon as there is one, the server asks everybody
to log in (one that runs already has to be started again after the first). A reader reads all there is; a coder corrects
entries too; an editor takes reports in too; an admin keeps accounts and reads the log too.

  account add NAME --role ROLE     make an account (reader when no role is said)
  account list                     the accounts, with their sessions and keys
  account role NAME ROLE           give another role
  account password NAME            give another password; every session ends
  account remove NAME              remove it with its sessions and keys; corrections and the log stay

Passwords are asked for on the terminal, or read from standard input (the first line).`,
		Example: `  rapporteur account add ada --role admin
  pass show talks/ben | rapporteur account add ben --role coder
  rapporteur account list

Exit status: 0 done, 1 (list) there are none, 2 wrong usage, 4 the archive is being written to by another program.`,
		RunE: unknownSub("account", "add, list, role, password, remove"),
	}
	c.AddCommand(newAccountAdd(), newAccountList(), newAccountRole(), newAccountPassword(), newAccountRemove())
	return c
}

// unknownSub is what a command of commands does by itself.
func unknownSub(name, known string) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usageError{fmt.Errorf("there is no %s %s (%s)", name, args[0], known)}
		}
		return c.Help()
	}
}

// keeper is a command that changes who may come in, and writes that into the log.
type keeper struct{ archive archiveFlag }

// command makes the command around what it does; do tells what it did, and of what.
func (k *keeper) command(use, short string, arguments int, do func(*cobra.Command, *auth.People, []string) (what, of string, err error)) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(arguments),
		RunE: func(c *cobra.Command, args []string) error {
			return k.archive.with(false, func(d *desk.Desk) error {
				p, err := peopleOf(d)
				if err != nil {
					return err
				}
				what, of, err := do(c, p, args)
				switch {
				case errors.Is(err, auth.ErrWrong), errors.Is(err, auth.ErrTaken), errors.Is(err, auth.ErrUnknown):
					return usageError{err}
				case err != nil:
					return err
				}
				return p.Log(c.Context(), auth.Act{At: d.Now().UTC(), Who: operator(), What: what, Of: of, From: "command line"})
			})
		}}
	k.archive.add(c)
	return c
}

// operator is who sits at the machine.
func operator() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "unknown"
}

func newAccountAdd() *cobra.Command {
	k := &keeper{}
	role := ""
	c := k.command("add NAME", "Make an account", 1, func(c *cobra.Command, p *auth.People, args []string) (string, string, error) {
		if err := auth.CheckAccount(args[0], auth.Role(role)); err != nil {
			return "", "", err // before anybody thinks of a password
		}
		password, err := askPassword(c)
		if err == nil {
			err = p.Add(c.Context(), args[0], auth.Role(role), password)
		}
		if err == nil {
			fmt.Fprintf(c.ErrOrStderr(), "%s can log in as %s\n", args[0], role)
		}
		return "add an account, " + role, args[0], err
	})
	c.Flags().StringVar(&role, "role", string(auth.Reader), "reader, coder, editor, admin")
	return c
}

func newAccountRole() *cobra.Command {
	return (&keeper{}).command("role NAME ROLE", "Give another role", 2, func(c *cobra.Command, p *auth.People, args []string) (string, string, error) {
		return "give the role " + args[1], args[0], p.SetRole(c.Context(), args[0], auth.Role(args[1]))
	})
}

func newAccountPassword() *cobra.Command {
	return (&keeper{}).command("password NAME", "Give another password", 1, func(c *cobra.Command, p *auth.People, args []string) (string, string, error) {
		if _, err := p.Account(c.Context(), args[0]); err != nil {
			return "", "", err
		}
		password, err := askPassword(c)
		if err == nil {
			err = p.SetPassword(c.Context(), args[0], password, "")
		}
		return "set a password", args[0], err
	})
}

func newAccountRemove() *cobra.Command {
	return (&keeper{}).command("remove NAME", "Remove an account", 1, func(c *cobra.Command, p *auth.People, args []string) (string, string, error) {
		return "remove an account", args[0], p.RemoveAccount(c.Context(), args[0])
	})
}

func newAccountList() *cobra.Command {
	var a archiveFlag
	c := &cobra.Command{Use: "list", Short: "List the accounts", Args: cobra.NoArgs, RunE: func(c *cobra.Command, _ []string) error {
		return a.with(false, func(d *desk.Desk) error {
			p, err := peopleOf(d)
			if err != nil {
				return err
			}
			return listAccounts(c.Context(), p, c.OutOrStdout())
		})
	}}
	a.add(c)
	return c
}

func listAccounts(ctx context.Context, p *auth.People, out io.Writer) error {
	all, err := p.Accounts(ctx)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return status(exitNothing)
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "name\trole\tsince\tsessions\tkeys\tlogs in")
	for _, a := range all {
		sessions, err := p.Sessions(ctx, a.Name)
		if err != nil {
			return err
		}
		keys, err := p.Keys(ctx, a.Name)
		if err != nil {
			return err
		}
		how := "by password"
		if a.Password == "" {
			how = "elsewhere"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%s\n", a.Name, a.Role, a.Made.Format(time.DateOnly), len(sessions), len(keys), how)
	}
	return w.Flush()
}

// askPassword asks on the terminal, without showing what is typed, twice; or reads the first line
// of what is piped in.
func askPassword(c *cobra.Command) (string, error) {
	f, ok := c.InOrStdin().(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		line, err := bufio.NewReader(io.LimitReader(c.InOrStdin(), 4096)).ReadString('\n')
		if err != nil && (!errors.Is(err, io.EOF) || line == "") {
			return "", fmt.Errorf("%w: no password on standard input", auth.ErrWrong)
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	first, err := typed(c, f, fmt.Sprintf("Password (%d characters or more): ", auth.ShortestPassword))
	if err != nil {
		return first, err
	}
	second, err := typed(c, f, "The same again: ")
	if err == nil && first != second {
		err = fmt.Errorf("%w: the two are not the same", auth.ErrWrong)
	}
	return first, err
}

func typed(c *cobra.Command, f *os.File, ask string) (string, error) {
	fmt.Fprint(c.ErrOrStderr(), ask)
	raw, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(c.ErrOrStderr())
	return string(raw), err
}
