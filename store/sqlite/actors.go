package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// Actors are the actors with a name that holds the words, or all that have a part in anything when there are no words.
func (s *Store) Actors(ctx context.Context, words string, limit int) ([]store.Actor, error) {
	held, err := s.shelfNow(ctx)
	if err != nil {
		return nil, explain(err)
	}
	var groups []int64
	if strings.TrimSpace(words) == "" {
		groups, err = s.busiest(ctx, limit)
	} else {
		groups, err = s.actorsNamed(ctx, words, limit)
	}
	if err != nil {
		return nil, explain(err)
	}
	out := make([]store.Actor, len(groups))
	for i, g := range groups {
		if out[i], err = s.heldActor(ctx, held, g); err != nil {
			return nil, explain(err)
		}
	}
	slices.SortStableFunc(out, func(a, b store.Actor) int {
		return cmp.Or(cmp.Compare(b.Entries, a.Entries), cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Name, b.Name))
	})
	return out, nil
}

// ActorsOf are groups of actors.
func (s *Store) ActorsOf(ctx context.Context, groups []string) ([]store.Actor, error) {
	held, err := s.shelfNow(ctx)
	if err != nil {
		return nil, explain(err)
	}
	out := make([]store.Actor, len(groups))
	for i, g := range groups {
		n, err := strconv.ParseInt(strings.TrimPrefix(g, "g"), 10, 64)
		if err != nil {
			continue // in no group
		}
		if out[i], err = s.heldActor(ctx, held, n); err != nil {
			return nil, explain(err)
		}
	}
	return out, nil
}

// actorsNamed are the groups of actors with a name that holds the words, those that are named in most reports first.
func (s *Store) actorsNamed(ctx context.Context, words string, limit int) ([]int64, error) {
	c := &condition{}
	c.add("SELECT grp, sum(main) FROM group_names WHERE grp IN (")
	c.groups(&query.Term{Value: words, Phrase: true})
	c.add(") GROUP BY grp ORDER BY 2 DESC, grp")
	if limit > 0 {
		c.add(" LIMIT ?", limit)
	}
	list, err := s.ranked(ctx, c.sql.String(), c.args...)
	return groupsIn(list), err
}

// ranked is a group with a count.
type ranked struct{ group, n int64 }

func (s *Store) ranked(ctx context.Context, query string, args ...any) ([]ranked, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	var out []ranked
	var x ranked
	err = scan(rows, []any{&x.group, &x.n}, func() error { out = append(out, x); return nil })
	return out, err
}

func groupsIn(list []ranked) []int64 {
	out := make([]int64, len(list))
	for i, x := range list {
		out[i] = x.group
	}
	return out
}

// busiest are the groups of actors that have a part in most entries; all of them when there is no limit.
func (s *Store) busiest(ctx context.Context, limit int) ([]int64, error) {
	list, err := s.ranked(ctx, "SELECT grp, entries FROM busy WHERE entries > 0 ORDER BY entries DESC, grp LIMIT ?", cmp.Or(limit, -1))
	return groupsIn(list), err
}

// heldActor is what is known of a group of actors; a shelf holds what was asked once.
func (s *Store) heldActor(ctx context.Context, held *shelf, group int64) (store.Actor, error) {
	a, there := held.actor(group)
	if !there {
		if err := s.actor(ctx, group, &a); err != nil {
			return a, err
		}
		if held != nil {
			held.actors.put(group, a)
		}
	}
	a.Names = slices.Clone(a.Names)
	return a, nil
}

// actor fills in what is known of a group of actors.
func (s *Store) actor(ctx context.Context, group int64, a *store.Actor) error {
	a.Group = "g" + strconv.FormatInt(group, 10)
	rows, err := s.read.QueryContext(ctx, "SELECT names.text FROM group_names g JOIN names ON names.name = g.name WHERE g.grp = ? ORDER BY g.main DESC, length(names.text) DESC, names.text", group)
	if err != nil {
		return err
	}
	name := ""
	if err := scan(rows, []any{&name}, func() error { a.Names = append(a.Names, name); return nil }); err != nil {
		return err
	}
	if len(a.Names) > 0 {
		a.Name = a.Names[0]
	}
	err = s.read.QueryRowContext(ctx, "SELECT entries, mentions FROM busy WHERE grp = ?", group).Scan(&a.Entries, &a.Reports)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if a.Kind, a.Country, err = s.whatIs(ctx, group); err != nil {
		return err
	}
	a.First, a.Last = query.Forever, query.Forever
	var first, last *int64
	err = s.read.QueryRowContext(ctx, "SELECT (SELECT day FROM parties WHERE grp = ?1 AND side <> 'word' AND day < ?2 ORDER BY day LIMIT 1), (SELECT day FROM parties WHERE grp = ?1 AND side <> 'word' AND day < ?2 ORDER BY day DESC LIMIT 1)",
		group, int64(query.Forever)).Scan(&first, &last)
	if first != nil && last != nil {
		a.First, a.Last = query.Day(*first), query.Day(*last)
	}
	return err
}

// sampled is how many reports are asked what an actor is.
const sampled = 300

// whatIs is what most reports take an actor for, and which country most give it.
func (s *Store) whatIs(ctx context.Context, group int64) (record.ActorKind, string, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT kind, country, count(*) FROM (SELECT a.kind, a.country FROM nodes JOIN members m ON m.node = nodes.node JOIN actors a ON a.member = m.member WHERE nodes.grp = ? LIMIT ?) GROUP BY kind, country", group, sampled)
	if err != nil {
		return "", "", err
	}
	kinds, countries := map[string]int{}, map[string]int{}
	var kind, country string
	var n int
	err = scan(rows, []any{&kind, &country, &n}, func() error {
		kinds[kind] += n
		if country != "" {
			countries[country] += n
		}
		return nil
	})
	return record.ActorKind(commonest(kinds)), commonest(countries), err
}

func commonest(count map[string]int) string {
	best := ""
	for s, n := range count {
		if best == "" || n > count[best] || n == count[best] && s < best {
			best = s
		}
	}
	return best
}

// Group are the entries that are the same as the one that ref addresses.
func (s *Store) Group(ctx context.Context, ref store.Ref) ([]store.Ref, error) {
	seq, err := s.seq(ctx, ref.Doc)
	if err != nil {
		return nil, err
	}
	var out []store.Ref
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT r.id, m.entry FROM members m JOIN nodes ON nodes.node = m.node JOIN reports r ON r.seq = m.seq
		WHERE m.kind = (SELECT kind FROM members WHERE seq = ?1 AND entry = ?2 LIMIT 1) AND nodes.grp = (SELECT grp FROM nodes JOIN members USING (node) WHERE members.seq = ?1 AND members.entry = ?2 LIMIT 1)
		ORDER BY r.id, m.entry`, seq, ref.Entry)
	if err != nil {
		return nil, explain(err)
	}
	var x store.Ref
	if err := scan(rows, []any{&x.Doc, &x.Entry}, func() error { out = append(out, x); return nil }); err != nil {
		return nil, explain(err)
	}
	if len(out) > 0 {
		return out, nil
	}
	err = s.read.QueryRowContext(ctx, "SELECT r.id, e.id FROM entries e JOIN reports r ON r.seq = e.seq WHERE e.seq = ? AND e.id = ?", seq, ref.Entry).Scan(&x.Doc, &x.Entry)
	if err != nil {
		return nil, fmt.Errorf("entry %s: %w", ref, store.ErrNotFound)
	}
	return []store.Ref{x}, nil
}
