package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
)

// watcher sees whether the archive changed, whoever changed it. It has a connection of its own, so that long questions
// never keep it waiting.
type watcher struct{ db *sql.DB }

func (w *watcher) version(ctx context.Context) (int64, error) {
	var n int64
	ctx = context.WithoutCancel(ctx) // a reader who goes away must not cost the connection
	err := w.db.QueryRowContext(ctx, "SELECT n FROM stand").Scan(&n)
	return n, err
}

func (w *watcher) close() error { return w.db.Close() }

// Version is another number whenever anything was kept in the archive since that questions can find, by this program or
// another. That somebody logged in is nothing of the kind: pages that were made stay good.
func (s *Store) Version(ctx context.Context) (int64, error) {
	n, err := s.watch.version(ctx)
	return n, explain(err)
}

// Backup writes the archive as it is at this moment to a new file, while others go on reading and writing. The file is
// there whole or not at all.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s: %w", path, os.ErrExist)
	}
	part := path + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if _, err := s.read.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		os.Remove(part)
		return explain(err)
	}
	if err := synced(part); err != nil {
		os.Remove(part)
		return err
	}
	return os.Rename(part, path)
}

// synced waits until a file is on the disk.
func synced(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
