package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/desk"
	"rapporteur/query"
	"rapporteur/store/sqlite"
)

func newInit() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a new archive",
		Long: `Makes a new archive in DIR (default: this folder): rapporteur.db, one file that holds everything, and scope.txt, in
which you say what the archive is about. Reports outside that scope are kept and counted, but not coded; as long as the
scope is left as it is, everything is coded.`,
		Example: `  rapporteur init paris-talks
  cd paris-talks
  rapporteur add ~/clips/*.txt
  rapporteur find 'issue:ceasefire since:2025-04-01'

Exit status: 0 made, 2 wrong usage, or there is an archive already.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError{errors.New("init makes one archive: name one folder")}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return initArchive(c, dir)
		},
	}
}

func initArchive(c *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	path := filepath.Join(dir, archiveName)
	s, err := sqlite.Create(path, time.Now, desk.Linker())
	if errors.Is(err, os.ErrExist) {
		return usageError{fmt.Errorf("there is an archive already: %s", path)}
	}
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	scope := filepath.Join(dir, scopeName)
	if _, err := os.Stat(scope); errors.Is(err, os.ErrNotExist) {
		if err := os.WriteFile(scope, []byte(query.ScopeTemplate), 0o644); err != nil {
			return err
		}
	}
	fmt.Fprintf(c.ErrOrStderr(), "made %s; say in %s what it is about, then rapporteur add\n", path, scope)
	return nil
}
