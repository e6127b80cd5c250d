package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"rapporteur/store"
	"rapporteur/store/storetest"
)

// TestStoreHeld has the same exam for a store that holds the columns of its entries in memory.
func TestStoreHeld(t *testing.T) {
	storetest.Run(t, func(t *testing.T, now func() time.Time, l store.Linker) store.Store {
		s, err := Create(filepath.Join(t.TempDir(), "archive.db"), now, l)
		if err == nil {
			err = s.Hold(t.Context())
		}
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T, now func() time.Time, l store.Linker) store.Store {
		s, err := Create(filepath.Join(t.TempDir(), "archive ? #1.db"), now, l)
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
