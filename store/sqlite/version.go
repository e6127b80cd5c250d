package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rapporteur/query"
	"rapporteur/store"
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

// mostChanged is how many reports are named that changed. Beyond it whoever remembers the archive begins again.
const mostChanged = 2000

// Changed are the reports whose entries, or the groups of whose actors or copies, are others than when the archive had a
// version. False when that is not known, or there are too many.
func (s *Store) Changed(ctx context.Context, since int64) ([]string, bool, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id FROM reports WHERE told > ?1 UNION
		SELECT r.id FROM nodes JOIN members m ON m.node = nodes.node JOIN reports r ON r.seq = m.seq WHERE nodes.moved > ?1 AND nodes.moved > 0 AND nodes.kind IN ('actor', 'document') LIMIT ?2`, since, mostChanged+1)
	if err != nil {
		return nil, false, explain(err)
	}
	var out []string
	var id string
	err = scan(rows, []any{&id}, func() error { out = append(out, id); return nil })
	return out, since > 0 && len(out) <= mostChanged, explain(err)
}

// Named are the groups of actors with a name that holds the words.
func (s *Store) Named(ctx context.Context, words string) ([]string, error) {
	c := &condition{}
	c.groups(query.Where(query.By, words).Where.(*query.Term))
	rows, err := s.read.QueryContext(ctx, c.sql.String(), c.args...)
	if err != nil {
		return nil, explain(err)
	}
	var out []string
	var group int64
	err = scan(rows, []any{&group}, func() error { out = append(out, groupName(group, store.Ref{})); return nil })
	slices.Sort(out) // a group with several such names is told as often
	return slices.Compact(out), explain(err)
}

// Names are what groups of actors are called mostly.
func (s *Store) Names(ctx context.Context, groups []string) ([]string, error) {
	var numbers []int64
	for _, g := range groups {
		if n, err := strconv.ParseInt(strings.TrimPrefix(g, "g"), 10, 64); err == nil {
			numbers = append(numbers, n)
		}
	}
	type name struct {
		text string
		main int
	}
	called := map[string]name{}
	var group int64
	var x name
	err := s.inParts(ctx, "SELECT g.grp, g.main, names.text FROM group_names g JOIN names ON names.name = g.name WHERE g.grp IN ", numbers, []any{&group, &x.main, &x.text}, func() error {
		g := groupName(group, store.Ref{})
		if y := called[g]; y.text == "" || cmp.Or(cmp.Compare(x.main, y.main), cmp.Compare(utf8.RuneCountInString(x.text), utf8.RuneCountInString(y.text)), cmp.Compare(y.text, x.text)) > 0 { // as Actors has it
			called[g] = x
		}
		return nil
	})
	out := make([]string, len(groups))
	for i, g := range groups {
		out[i] = called[g].text
	}
	return out, explain(err)
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
