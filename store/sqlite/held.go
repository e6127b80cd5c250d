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
	rows, err := t.QueryContext(ctx, `SELECT nodes.grp FROM reports r JOIN members m ON m.seq = r.seq AND m.kind = 'actor' JOIN nodes ON nodes.node = m.node WHERE r.told > ?1
		UNION SELECT grp FROM nodes WHERE moved > ?1 AND moved > 0 AND kind = 'actor'`, old.version)
	if err != nil {
		return err
	}
	var group int64
	return scan(rows, []any{&group}, func() error { delete(h.actors.have, group); return nil })
}
