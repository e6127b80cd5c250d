package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rapporteur/record"
	"rapporteur/store"
)

// The version changes with whatever is kept, through this store or another of the same file, and with nothing else.
func TestVersion(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	a, err := Create(path, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := Open(path, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	last := int64(-1)
	for i, s := range []*Store{a, b, a} {
		if err := s.Fail(ctx, []store.Trouble{{Name: fmt.Sprint(i)}}); err != nil {
			t.Fatal(err)
		}
		n, err := a.Version(ctx)
		if again, _ := a.Version(ctx); err != nil || n == last || again != n {
			t.Errorf("after change %d: %d, then %d, before %d, %v", i, n, again, last, err)
		}
		last = n
	}
}

// A backup made while reports are added opens, and holds a beginning of them.
func TestBackupWhileAdding(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s, err := Create(filepath.Join(dir, "a.db"), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add := func(i int) {
		text := fmt.Sprintf("Envoys met %d times in Oslo.", i)
		if _, err := s.Add(ctx, []store.Report{{ID: store.ID(text), Document: record.Document{Text: text}, State: store.Outside}}); err != nil {
			t.Error(err)
		}
	}
	for i := range 20 {
		add(i)
	}
	var all sync.WaitGroup
	all.Go(func() {
		for i := range 50 {
			add(100 + i)
		}
	})
	to := filepath.Join(dir, "b.db")
	if err := s.Backup(ctx, to); err != nil {
		t.Fatal(err)
	}
	all.Wait()
	b, err := Open(to, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	st, err := b.Status(ctx)
	if n := st.Reports[store.Outside]; err != nil || n < 20 || n > 70 {
		t.Errorf("the backup has %d reports, %v", n, err)
	}
	if err := s.Backup(ctx, to); err == nil {
		t.Error("a backup overwrote a file")
	}
}
