package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rapporteur/desk"
)

// backer is an archive that can be copied while it is used.
type backer interface {
	Backup(ctx context.Context, path string) error
}

func newBackup() *cobra.Command {
	var archive archiveFlag
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the archive to a file, while it is used",
		Long: `Writes the archive as it is at this moment to a new file, while rapporteur serve, add or watch go on. The file is there whole
or not at all; one that exists is never overwritten. It is an archive itself: to restore it, stop what uses the archive, put the
file in the place of rapporteur.db, and remove rapporteur.db-wal and rapporteur.db-shm beside it. Scope and settings are files
beside the archive: copy them too.`,
		Example: `  rapporteur backup /backups/talks-$(date +%F).db
  rapporteur status --archive /backups/talks-2025-04-18.db

Exit status: 0 written, 1 the file exists or cannot be written, 2 wrong usage.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return archive.with(false, func(d *desk.Desk) error {
				s, ok := d.Store.(backer)
				if !ok {
					return fmt.Errorf("this archive is not kept in a file")
				}
				if err := s.Backup(c.Context(), args[0]); err != nil {
					return err
				}
				info, err := os.Stat(args[0])
				if err == nil {
					fmt.Fprintf(c.ErrOrStderr(), "%s written, %d MB\n", args[0], (info.Size()+999_999)/1_000_000)
				}
				return err
			})
		},
	}
	archive.add(c)
	return c
}
