package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/store/storetest"
)

// TestOtherFiles holds what is no archive, or one of a later program, against what is said of it.
func TestOtherFiles(t *testing.T) {
	dir := t.TempDir()
	open := func(name string) error {
		s, err := Open(filepath.Join(dir, name), storetest.Now, storetest.Linker{})
		if err == nil {
			s.Close()
		}
		return err
	}
	change := func(name, statement string) {
		db, err := sql.Open("sqlite", filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := open("none.db"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "text.db"), []byte(strings.Repeat("This is no archive. ", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := open("text.db"); err == nil || !strings.Contains(err.Error(), "no archive") {
		t.Errorf("a text: %v", err)
	}
	change("other.db", "CREATE TABLE clips (x)")
	if err := open("other.db"); err == nil || !strings.Contains(err.Error(), "no archive of rapporteur") {
		t.Errorf("another program's file: %v", err)
	}
	s, err := Create(filepath.Join(dir, "new.db"), storetest.Now, storetest.Linker{})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Create(filepath.Join(dir, "new.db"), storetest.Now, storetest.Linker{}); !errors.Is(err, os.ErrExist) {
		t.Errorf("an archive in the place of another: %v", err)
	}
	change("new.db", "PRAGMA user_version = 99")
	if err := open("new.db"); err == nil || !strings.Contains(err.Error(), "take a newer rapporteur") {
		t.Errorf("an archive of a later program: %v", err)
	}
}

// TestTwoPrograms has one write while another holds the file, and one read meanwhile.
func TestTwoPrograms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	one, err := Create(path, storetest.Now, storetest.Linker{})
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	two, err := Open(path, storetest.Now, storetest.Linker{})
	if err != nil {
		t.Fatal(err)
	}
	defer two.Close()
	ctx := context.Background()
	if _, err := one.Add(ctx, storetest.Reports(1, 10)); err != nil {
		t.Fatal(err)
	}
	if _, err := two.write.Exec("PRAGMA busy_timeout = 50"); err != nil {
		t.Fatal(err)
	}
	err = one.transaction(ctx, func(*tx) error {
		if n, err := two.Count(ctx, query.Query{}); err != nil || n == 0 {
			t.Errorf("reading beside somebody who writes: %d, %v", n, err)
		}
		if _, err := two.Add(ctx, storetest.Reports(2, 1)); !errors.Is(err, store.ErrBusy) {
			t.Errorf("writing beside somebody who writes: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if added, err := two.Add(ctx, storetest.Reports(1, 12)); err != nil || added[9].New || !added[11].New {
		t.Errorf("afterwards: %+v, %v", added, err)
	}
}
