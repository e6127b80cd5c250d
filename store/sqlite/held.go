package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"sync"

	"rapporteur/store"
)

// heldActors are actors of whom somebody asked, by their group. To count the entries and reports of a country that has ten
// thousand takes some milliseconds, and the page of people asks for a hundred actors.
type heldActors struct {
	mu   sync.Mutex
	have map[int64]store.Actor
}

// actorsHeld is how many actors are held.
const actorsHeld = 1 << 13

// actor is an actor that a shelf holds.
func (h *shelf) actor(group int64) (a store.Actor, there bool) {
	if h == nil {
		return a, false
	}
	h.actors.mu.Lock()
	defer h.actors.mu.Unlock()
	a, there = h.actors.have[group]
	return a, there
}

func (h *heldActors) put(group int64, a store.Actor) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.have == nil || len(h.have) >= actorsHeld {
		h.have = map[int64]store.Actor{}
	}
	h.have[group] = a
}

// followActors takes over the actors of an older shelf but for those that new reports tell of, or that others were found to
// be the same as. Where a report was read again, or corrected, somebody may have lost an entry or a name of which no row
// tells any more, and nothing is taken over.
func (h *shelf) followActors(ctx context.Context, t *sql.Tx, old *shelf) error {
	again := 0
	err := t.QueryRowContext(ctx, "SELECT count(*) FROM reports WHERE told > ? AND seq <= ?", old.version, old.last).Scan(&again)
	if err != nil || again > 0 || h.corrected != old.corrected {
		return err
	}
	old.actors.mu.Lock()
	h.actors.have = maps.Clone(old.actors.have)
	old.actors.mu.Unlock()
	// CROSS JOIN and INDEXED BY keep SQLite from looking through all members and nodes for those of a few reports.
	rows, err := t.QueryContext(ctx, `SELECT nodes.grp FROM reports r CROSS JOIN members m ON m.seq = r.seq AND m.kind = 'actor' CROSS JOIN nodes ON nodes.node = m.node WHERE r.told > ?1
		UNION ALL SELECT grp FROM nodes INDEXED BY nodes_moved WHERE moved > ?1 AND moved > 0 AND kind = 'actor'`, old.version)
	if err != nil {
		return err
	}
	var group int64
	return scan(rows, []any{&group}, func() error { delete(h.actors.have, group); return nil })
}

// heldGroups are the groups of actors and reports of which somebody asked: most pages of a question ask for some hundred,
// and many for the same.
type heldGroups struct {
	mu   sync.Mutex
	have map[kindRef]int64
}

// kindRef is an actor, a report or an entry that may be the same as others.
type kindRef struct {
	kind string
	ref  store.Ref
}

// groupsHeld is of how many items the group is held.
const groupsHeld = 1 << 15

// groupsOf adds the groups that a shelf holds, and gives the items of which it holds none.
func (h *shelf) groupsOf(kind string, refs []store.Ref, group map[store.Ref]int64) (unknown []store.Ref) {
	if h == nil {
		return refs
	}
	h.groups.mu.Lock()
	defer h.groups.mu.Unlock()
	for _, ref := range refs {
		if g, there := h.groups.have[kindRef{kind, ref}]; there {
			group[ref] = g
		} else {
			unknown = append(unknown, ref)
		}
	}
	return unknown
}

// holdGroups has a shelf hold groups.
func (h *shelf) holdGroups(kind string, refs []store.Ref, group map[store.Ref]int64) {
	if h == nil || len(refs) == 0 {
		return
	}
	h.groups.mu.Lock()
	defer h.groups.mu.Unlock()
	if h.groups.have == nil || len(h.groups.have)+len(refs) > groupsHeld {
		h.groups.have = map[kindRef]int64{}
	}
	for _, ref := range refs {
		h.groups.have[kindRef{kind, ref}] = group[ref]
	}
}

// heldHits are entries that somebody asked for, by their number, as they are shown: to decode one takes more than all else
// that is done to it. They are given to many, and whoever has one does not change what its record points to.
type heldHits struct {
	mu       sync.Mutex
	new, old map[int64]store.Hit // those of old were not asked for since new began
}

// hitsHeld is of how many entries each of the two generations is.
const hitsHeld = 1 << 13

// take gives the entries that are held, and the numbers of the others.
func (h *heldHits) take(ns []int64, out map[int64]store.Hit) (unknown []int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, n := range ns {
		x, there := h.new[n]
		if !there {
			if x, there = h.old[n]; there {
				h.put(n, x)
			}
		}
		if !there {
			unknown = append(unknown, n)
			continue
		}
		own := *x.Record // its document is filled in by who asks
		x.Record = &own
		out[n] = x
	}
	return unknown
}

// put holds an entry. The lock is held.
func (h *heldHits) put(n int64, x store.Hit) {
	if h.new == nil || len(h.new) >= hitsHeld {
		h.new, h.old = map[int64]store.Hit{}, h.new
	}
	h.new[n] = x
}

// keep holds entries that were read, without the texts of their reports.
func (h *heldHits) keep(list []store.Hit) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, x := range list {
		own := *x.Record
		x.Record = &own
		h.put(x.N, x)
	}
}

// followHits takes over the entries of an older shelf but for those of reports that were read, corrected or added since, and
// those that are in another group now.
func (h *shelf) followHits(ctx context.Context, t *sql.Tx, old *shelf) error {
	changed := map[int64]bool{}
	var seq int64
	rows, err := t.QueryContext(ctx, `SELECT seq FROM reports WHERE told > ?1
		UNION SELECT m.seq FROM nodes INDEXED BY nodes_moved CROSS JOIN members m ON m.node = nodes.node WHERE moved > ?1 AND moved > 0 AND nodes.kind NOT IN ('actor', 'document')`, old.version)
	if err == nil {
		err = scan(rows, []any{&seq}, func() error { changed[seq] = true; return nil })
	}
	if err != nil {
		return err
	}
	old.hits.mu.Lock()
	defer old.hits.mu.Unlock()
	stays := func(from map[int64]store.Hit) map[int64]store.Hit {
		out := make(map[int64]store.Hit, len(from))
		for n, x := range from {
			if !changed[n>>entriesBits] {
				out[n] = x
			}
		}
		return out
	}
	h.hits.new, h.hits.old = stays(old.hits.new), stays(old.hits.old)
	return nil
}
