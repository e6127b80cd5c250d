package mem

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/store"
)

// PutSearch saves a search.
func (s *Store) PutSearch(_ context.Context, x store.Search) (store.Search, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x.Saved = s.now().UTC()
	for i, old := range s.searches {
		if strings.EqualFold(old.Owner, x.Owner) && old.Name == x.Name {
			x.ID = old.ID
			s.searches[i] = x
			return x, nil
		}
	}
	s.lastSearch++
	x.ID = s.lastSearch
	s.searches = append(s.searches, x)
	return x, nil
}

// Searches are those of an owner, by name.
func (s *Store) Searches(_ context.Context, owner string) ([]store.Search, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []store.Search
	for _, x := range s.searches {
		if strings.EqualFold(x.Owner, owner) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b store.Search) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}

// RemoveSearch forgets a search of an owner.
func (s *Store) RemoveSearch(_ context.Context, owner string, id int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, x := range s.searches {
		if x.ID == id && strings.EqualFold(x.Owner, owner) {
			s.searches = slices.Delete(s.searches, i, i+1)
			return nil
		}
	}
	return fmt.Errorf("search %d: %w", id, store.ErrNotFound)
}
