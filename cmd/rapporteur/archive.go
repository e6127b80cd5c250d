package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/read"
	"rapporteur/store"
	"rapporteur/store/sqlite"
)

// The files of an archive.
const (
	archiveName = "rapporteur.db"
	scopeName   = "scope.txt"
)

// archiveFlag says which archive a command works on.
type archiveFlag struct {
	path    string
	command *cobra.Command
}

func (a *archiveFlag) add(c *cobra.Command) {
	a.command = c
	c.Flags().StringVar(&a.path, "archive", "", "the archive: its folder or file (default: $RAPPORTEUR_ARCHIVE, else the one in this folder or the nearest above)")
}

// find is the path of the archive's file.
func (a *archiveFlag) find() (string, error) {
	path := a.path
	if path == "" {
		path = os.Getenv("RAPPORTEUR_ARCHIVE")
	}
	if path == "" {
		return nearest()
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, archiveName)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", usageError{fmt.Errorf("there is no archive %s (rapporteur init makes one)", path)}
	}
	return path, nil
}

// nearest is the archive in the working folder or the nearest one above.
func nearest() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		path := filepath.Join(dir, archiveName)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", usageError{errors.New("there is no archive here (rapporteur init makes one; --archive names one elsewhere)")}
		}
		dir = up
	}
}

// open opens the archive. The engine, which takes a moment, is only made for commands that read.
func (a *archiveFlag) open(withEngine bool) (*desk.Desk, error) {
	path, err := a.find()
	if err != nil {
		return nil, err
	}
	scope, err := readScope(filepath.Join(filepath.Dir(path), scopeName))
	if err != nil {
		return nil, err
	}
	d := &desk.Desk{About: read.About(), Scope: scope, Now: time.Now}
	if withEngine {
		engine, err := newEngine(a.command)
		if err != nil {
			return nil, err
		}
		d.Engine, d.About = engine, engine.About()
	}
	if d.Store, err = sqlite.Open(path, time.Now, desk.Linker()); err != nil {
		return nil, err
	}
	return d, nil
}

func readScope(path string) (query.Scope, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return query.Scope{}, nil
	}
	if err != nil {
		return query.Scope{}, err
	}
	return query.ParseScope(path, string(raw), time.Now())
}

// withArchive does something with the archive that a command works on.
func (a *archiveFlag) with(engine bool, do func(*desk.Desk) error) error {
	d, err := a.open(engine)
	if err != nil {
		return err
	}
	err = do(d)
	if closed := d.Store.Close(); err == nil {
		err = closed
	}
	return err
}

// ask reads the question that the arguments of a command make.
func ask(args []string) (query.Query, error) {
	var all []query.Query
	for _, a := range args {
		q, err := query.Parse(a, time.Now())
		if err != nil {
			return query.Query{}, usageError{err}
		}
		all = append(all, q)
	}
	return query.All(all...), nil
}

// nothing says that nothing was found, and why that may be.
func nothing(c *cobra.Command, d *desk.Desk) error {
	st, err := d.Store.Status(c.Context())
	if err != nil {
		return err
	}
	fmt.Fprintf(c.ErrOrStderr(), "nothing found in %s\n", count(st.Reports[store.Coded], "coded report"))
	return status(exitNothing)
}

// count is "1 report", "2,000 reports".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return thousands(n) + " " + what + "s"
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
