package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"rapporteur/store"
)

// PutSearch saves a search. One of the same owner and name has another question from now on, and keeps its number.
func (s *Store) PutSearch(ctx context.Context, x store.Search) (store.Search, error) {
	x.ID, x.Saved = 0, s.now().UTC()
	body, err := json.Marshal(x)
	if err != nil {
		return x, err
	}
	err = s.quietly(ctx, func(t *tx) error {
		return t.one("INSERT INTO searches (owner, name, body) VALUES (?, ?, ?) ON CONFLICT (owner, name) DO UPDATE SET body = excluded.body RETURNING id", []any{lowered(x.Owner), x.Name, string(body)}, &x.ID)
	})
	return x, err
}

// Searches are those of an owner, by name.
func (s *Store) Searches(ctx context.Context, owner string) ([]store.Search, error) {
	return bodies[store.Search](ctx, s, "SELECT json_set(body, '$.id', id) FROM searches WHERE owner = ? ORDER BY name, id", lowered(owner))
}

// RemoveSearch forgets a search of an owner.
func (s *Store) RemoveSearch(ctx context.Context, owner string, id int64) error {
	return s.quietly(ctx, func(t *tx) error {
		err := t.one("DELETE FROM searches WHERE owner = ? AND id = ? RETURNING id", []any{lowered(owner), id}, &id)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("search %d: %w", id, store.ErrNotFound)
		}
		return err
	})
}
