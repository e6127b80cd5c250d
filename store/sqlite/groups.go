package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"rapporteur/store"
)

// Groups name the groups of items of a kind.
func (s *Store) Groups(ctx context.Context, kind string, refs []store.Ref) ([]string, error) {
	held, err := s.shelfNow(ctx)
	if err != nil {
		return nil, explain(err)
	}
	group := make(map[store.Ref]int64, len(refs))
	unknown := held.groupsOf(kind, refs, group)
	for part := range slices.Chunk(unknown, hitsAtATime) {
		if err := s.groupsOf(ctx, kind, part, group); err != nil {
			return nil, explain(err)
		}
	}
	held.holdGroups(kind, unknown, group)
	out := make([]string, len(refs))
	for i, ref := range refs {
		out[i] = groupName(group[ref], ref)
	}
	return out, nil
}

// groupsOf tells the groups of some items with one statement. Of an entry that is several items the first counts.
func (s *Store) groupsOf(ctx context.Context, kind string, refs []store.Ref, group map[store.Ref]int64) error {
	c := &condition{}
	c.add("WITH asked (doc, entry) AS (VALUES (?,?)" + strings.Repeat(",(?,?)", len(refs)-1) + ")")
	for _, ref := range refs {
		c.args = append(c.args, ref.Doc, ref.Entry)
	}
	c.add(" SELECT doc, asked.entry, nodes.grp, m.main FROM asked CROSS JOIN reports r ON r.id = doc CROSS JOIN members m ON m.seq = r.seq AND m.kind = ? AND m.entry = asked.entry CROSS JOIN nodes ON nodes.node = m.node", kind)
	rows, err := s.read.QueryContext(ctx, c.sql.String(), c.args...)
	if err != nil {
		return err
	}
	var ref store.Ref
	var n int64
	var main bool
	return scan(rows, []any{&ref.Doc, &ref.Entry, &n, &main}, func() error {
		if main || group[ref] == 0 {
			group[ref] = n
		}
		return nil
	})
}

// membersAtOnce is how many groups are asked for in one statement.
const membersAtOnce = 200

// Members are the entries of groups, but for those that are known.
func (s *Store) Members(ctx context.Context, groups []string, known map[store.Ref]bool) ([]store.Hit, error) {
	var chosen []spot
	var ids []any
	for _, g := range groups {
		if ref, ok := store.ParseRef(g); ok { // an entry that is the same as none
			if !known[ref] {
				some, err := s.members(ctx, known, "entries e JOIN reports r ON r.seq = e.seq WHERE r.id = ? AND e.id = ?", ref.Doc, ref.Entry)
				if err != nil {
					return nil, err
				}
				chosen = append(chosen, some...)
			}
			continue
		}
		if n, err := strconv.ParseInt(strings.TrimPrefix(g, "g"), 10, 64); err == nil {
			ids = append(ids, n)
		}
	}
	for part := range slices.Chunk(ids, membersAtOnce) {
		some, err := s.members(ctx, known, "nodes JOIN entries e ON e.node = nodes.node JOIN reports r ON r.seq = e.seq WHERE nodes.grp IN (?"+strings.Repeat(", ?", len(part)-1)+")", part...)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, some...)
	}
	slices.SortFunc(chosen, func(a, b spot) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.n, b.n)) })
	var out []store.Hit
	for part := range slices.Chunk(chosen, hitsAtATime) {
		var err error
		if out, err = s.hits(ctx, out, part); err != nil {
			return nil, explain(err)
		}
	}
	return out, explain(s.texts(ctx, out))
}

// members chooses entries that are not known. Most groups have one member, which is, and is not fetched again.
func (s *Store) members(ctx context.Context, known map[store.Ref]bool, from string, args ...any) ([]spot, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT e.day, e.n, r.id, e.id FROM "+from, args...)
	if err != nil {
		return nil, explain(err)
	}
	var out []spot
	var x spot
	var ref store.Ref
	err = scan(rows, []any{&x.day, &x.n, &ref.Doc, &ref.Entry}, func() error {
		if !known[ref] {
			out = append(out, x)
		}
		return nil
	})
	return out, explain(err)
}
