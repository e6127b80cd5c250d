package mem

import (
	"testing"
	"time"

	"rapporteur/store"
	"rapporteur/store/storetest"
)

// InMemory tells the exam that there is nothing to interrupt.
func (s *Store) InMemory() {}

func TestStore(t *testing.T) {
	storetest.Run(t, func(_ *testing.T, now func() time.Time, l store.Linker) store.Store { return Open(now, l) })
}
