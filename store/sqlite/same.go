package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"
	"sync"

	"rapporteur/query"
)

// joined reads which nodes are in the group of another.
func (h *shelf) joined(ctx context.Context, t *sql.Tx) error {
	h.groupOf = map[uint32]uint32{}
	rows, err := t.QueryContext(ctx, "SELECT node, grp FROM nodes WHERE node <> grp")
	if err != nil {
		return err
	}
	var node, group uint32
	return scan(rows, []any{&node, &group}, func() error { h.groupOf[node] = group; return nil })
}

// followGroups takes over the groups of an older shelf, and those of nodes that moved since.
func (h *shelf) followGroups(ctx context.Context, t *sql.Tx, old *shelf) error {
	rows, err := t.QueryContext(ctx, "SELECT node, grp FROM nodes INDEXED BY nodes_moved WHERE moved > ? AND moved > 0", old.version)
	if err != nil {
		return err
	}
	h.groupOf = old.groupOf
	moved := false
	var node, group uint32
	return scan(rows, []any{&node, &group}, func() error {
		if !moved {
			moved, h.groupOf = true, maps.Clone(old.groupOf)
		}
		if h.groupOf[node] = group; node == group {
			delete(h.groupOf, node)
		}
		return nil
	})
}

// group is the group of a node.
func (h *shelf) group(node uint32) uint32 {
	if g, there := h.groupOf[node]; there {
		return g
	}
	return node
}

// several are the events of those groups that have more than one, by the group. They are few, and found when they are
// first asked for.
type several struct {
	once sync.Once
	have map[uint32][]uint32
}

// together are the events that are the same as others, by their group.
func (h *shelf) together() map[uint32][]uint32 {
	h.several.once.Do(func() {
		kind := slices.Index(h.words, "event")
		var all []uint64 // group and place
		h.alive.each(func(i uint32) {
			if int(h.kind[i]) == kind && h.node[i] != 0 {
				all = append(all, uint64(h.group(h.node[i]))<<32|uint64(i))
			}
		})
		slices.Sort(all)
		h.several.have = map[uint32][]uint32{}
		for k := 0; k < len(all); {
			group, first := all[k]>>32, k
			for k < len(all) && all[k]>>32 == group {
				k++
			}
			if k-first > 1 {
				list := make([]uint32, 0, k-first)
				for _, x := range all[first:k] {
					list = append(list, uint32(x))
				}
				h.several.have[uint32(group)] = list
			}
		}
	})
	return h.several.have
}

// withDay leaves those of some events of whose groups an event has a day in a span.
func (h *shelf) withDay(list []spot, span query.Span) []spot {
	if h == nil || span == query.Always {
		return list
	}
	in := func(i uint32) bool {
		day := query.Day(h.day[i])
		return day >= span.From && day <= span.To || day == query.Forever && span.From == query.Never
	}
	return slices.DeleteFunc(list, func(x spot) bool {
		i, there := h.place(x.n)
		return !there || !in(i) && !slices.ContainsFunc(h.together()[h.group(h.node[i])], in)
	})
}

// sameAs are the events that are the same as some of a list and not in it.
func (h *shelf) sameAs(list []short) []int64 {
	seen := map[uint32]bool{}
	have := make(map[int64]bool, len(list))
	for i := range list {
		have[list[i].n] = true
	}
	var out []int64
	for i := range list {
		g := h.group(uint32(list[i].node))
		if seen[g] {
			continue
		}
		seen[g] = true
		for _, k := range h.together()[g] {
			if n := h.n[k]; !have[n] {
				out = append(out, n)
			}
		}
	}
	return out
}
