// Package sqlite keeps an archive in one file. What people and the engine say is kept for good; the index that answers
// questions is made of it and can be made again.
//
// The file is in write-ahead mode, and a transaction is on the disk when it is acknowledged: whoever is killed loses
// only what was not acknowledged. One program at a time writes, any number read meanwhile.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"sync"
	"time"

	driver "modernc.org/sqlite"

	"rapporteur/store"
)

// Store is an archive in a file.
type Store struct {
	write *sql.DB // one connection
	read  *sql.DB
	watch *watcher
	mu    sync.Mutex // of whoever writes
	now   func() time.Time
	links *linker
	shelf shelved
}

var _ store.Store = (*Store)(nil)

// busyFor is how long to wait for another program that writes.
const busyFor = 10 * time.Second

// Create makes a new archive. It is an error when the file is there.
func Create(path string, now func() time.Time, l store.Linker) (*Store, error) {
	if _, err := os.Stat(path); err == nil {
		return nil, fmt.Errorf("%s: %w", path, os.ErrExist)
	}
	return open(path, "rwc", now, l)
}

// Open opens an archive, and brings it to the newest format.
func Open(path string, now func() time.Time, l store.Linker) (*Store, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	return open(path, "rw", now, l)
}

func open(path, mode string, now func() time.Time, l store.Linker) (*Store, error) {
	write, err := connect(path, mode, 1)
	if err != nil {
		return nil, err
	}
	s := &Store{write: write, now: now, links: newLinker(l)}
	if err := s.migrate(); err != nil {
		write.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if s.read, err = connect(path, "rw", 4); err != nil {
		write.Close()
		return nil, err
	}
	watch, err := connect(path, "rw", 1)
	if err != nil {
		return nil, errors.Join(err, s.read.Close(), write.Close())
	}
	s.watch = &watcher{db: watch}
	return s, nil
}

func connect(path, mode string, connections int) (*sql.DB, error) {
	v := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": {
		fmt.Sprintf("busy_timeout(%d)", busyFor.Milliseconds()), "journal_mode(wal)", "synchronous(full)", "foreign_keys(1)", "cache_size(-65536)", "temp_store(memory)"}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+v.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections) // each has pages of the file in memory, which would be read again
	return db, nil
}

// Close closes the file.
func (s *Store) Close() error { return errors.Join(s.watch.close(), s.read.Close(), s.write.Close()) }

// transaction does f so that all of it is kept, or nothing, and tells that the archive stands differently now.
func (s *Store) transaction(ctx context.Context, f func(*tx) error) error {
	return s.quietly(ctx, func(t *tx) error {
		if err := f(t); err != nil {
			return err
		}
		return t.exec("UPDATE stand SET n = n + 1")
	})
}

// quietly does f so that all of it is kept, or nothing, where no answer to a question changes by it.
func (s *Store) quietly(ctx context.Context, f func(*tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	t, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	w := &tx{Tx: t, ctx: ctx, store: s, made: map[string]*sql.Stmt{}}
	if err = f(w); err == nil {
		err = t.Commit()
	}
	if err != nil {
		_ = t.Rollback()
		s.links.forget()
		return explain(err)
	}
	return nil
}

// tx is a transaction that writes.
type tx struct {
	*sql.Tx
	ctx   context.Context
	store *Store
	made  map[string]*sql.Stmt
}

// stmt prepares a statement once.
func (t *tx) stmt(query string) (*sql.Stmt, error) {
	if s := t.made[query]; s != nil {
		return s, nil
	}
	s, err := t.PrepareContext(t.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%w\n%s", err, query)
	}
	t.made[query] = s
	return s, nil
}

func (t *tx) exec(query string, args ...any) error {
	_, err := t.run(query, args...)
	return err
}

// run executes a statement and tells the row it made.
func (t *tx) run(query string, args ...any) (int64, error) {
	s, err := t.stmt(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(t.ctx, args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// one scans the only row; sql.ErrNoRows when there is none.
func (t *tx) one(query string, args []any, to ...any) error {
	s, err := t.stmt(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(t.ctx, args...).Scan(to...)
}

// each scans row after row into to, and calls f after each.
func (t *tx) each(query string, args []any, to []any, f func() error) error {
	s, err := t.stmt(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(t.ctx, args...)
	if err != nil {
		return err
	}
	return scan(rows, to, f)
}

func scan(rows *sql.Rows, to []any, f func() error) error {
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return err
		}
		if err := f(); err != nil {
			return err
		}
	}
	return rows.Err()
}

// numbers are the rows of one column.
func (t *tx) numbers(query string, args ...any) ([]int64, error) {
	var out []int64
	var n int64
	err := t.each(query, args, []any{&n}, func() error { out = append(out, n); return nil })
	return out, err
}

// The codes of SQLite for a file that another program writes to, and for one that is no archive.
const (
	codeBusy   = 5
	codeLocked = 6
	codeNotADB = 26
)

// explain makes the errors of SQLite that a user can do something about ours.
func explain(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case codeBusy, codeLocked:
		return store.ErrBusy
	case codeNotADB:
		return errors.New("this is no archive, or a damaged one")
	}
	return err
}
