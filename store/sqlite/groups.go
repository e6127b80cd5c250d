package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"strings"

	"rapporteur/store"
)

// Groups name the groups of items of a kind.
func (s *Store) Groups(ctx context.Context, kind string, refs []store.Ref) ([]string, error) {
	get, err := s.read.PrepareContext(ctx, `SELECT nodes.grp FROM reports r JOIN members m ON m.seq = r.seq JOIN nodes ON nodes.node = m.node
		WHERE r.id = ? AND m.kind = ? AND m.entry = ? ORDER BY m.main DESC LIMIT 1`)
	if err != nil {
		return nil, explain(err)
	}
	defer get.Close()
	out := make([]string, len(refs))
	for i, ref := range refs {
		var group int64
		if err := get.QueryRowContext(ctx, ref.Doc, kind, ref.Entry).Scan(&group); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, explain(err)
		}
		out[i] = groupName(group, ref)
	}
	return out, nil
}

// membersAtOnce is how many groups are asked for in one statement.
const membersAtOnce = 200

// Members are the entries of groups.
func (s *Store) Members(ctx context.Context, groups []string) ([]store.Hit, error) {
	var out []store.Hit
	var ids []any
	for _, g := range groups {
		if ref, ok := store.ParseRef(g); ok { // an entry that is the same as none
			hits, err := s.members(ctx, "r.id = ? AND e.id = ?", ref.Doc, ref.Entry)
			if err != nil {
				return nil, err
			}
			out = append(out, hits...)
			continue
		}
		if n, err := strconv.ParseInt(strings.TrimPrefix(g, "g"), 10, 64); err == nil {
			ids = append(ids, n)
		}
	}
	for part := range slices.Chunk(ids, membersAtOnce) {
		hits, err := s.members(ctx, "nodes.grp IN (?"+strings.Repeat(", ?", len(part)-1)+")", part...)
		if err != nil {
			return nil, err
		}
		out = append(out, hits...)
	}
	slices.SortStableFunc(out, func(a, b store.Hit) int { return int(min(max(a.Day-b.Day, -1), 1)) })
	return out, explain(s.texts(ctx, out))
}

func (s *Store) members(ctx context.Context, where string, args ...any) ([]store.Hit, error) {
	rows, err := s.read.QueryContext(ctx, hitColumns+" FROM entries e JOIN reports r ON r.seq = e.seq JOIN entry_bodies b ON b.n = e.n LEFT JOIN nodes ON nodes.node = e.node WHERE "+where+" ORDER BY e.day, e.n", args...)
	if err != nil {
		return nil, explain(err)
	}
	out, err := scanHits(rows, nil)
	return out, explain(err)
}
