package sqlite

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/auth"
	"rapporteur/store/storetest"
)

func TestPeople(t *testing.T) {
	storetest.People(t, func(t *testing.T) auth.Keep {
		s, err := Create(filepath.Join(t.TempDir(), "a.db"), time.Now, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s.People()
	})
}

// Nobody changes the log, not even with SQL by this program; what is kept of people leaves the pages that were made as
// they are; a backup has the accounts; and no secret is in the file.
func TestPeopleInTheFile(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s, err := Create(filepath.Join(dir, "a.db"), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	before, err := s.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	p := auth.New(s.People(), time.Now)
	const password = "nine grey herons"
	if err := p.Add(ctx, "ada", auth.Admin, password); err != nil {
		t.Fatal(err)
	}
	a, err := p.Check(ctx, "Ada", password)
	if err != nil {
		t.Fatal(err)
	}
	session, err := p.Begin(ctx, a, "192.0.2.7", "a browser")
	if err != nil {
		t.Fatal(err)
	}
	key, _, err := p.NewKey(ctx, "ada", "nightly", []auth.Scope{auth.Read}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Log(ctx, auth.Act{Who: "ada"}); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"UPDATE acts SET who = 'ben'", "DELETE FROM acts"} {
		if err := s.quietly(ctx, func(t *tx) error { return t.exec(q) }); err == nil || !strings.Contains(err.Error(), "only added to") {
			t.Errorf("%s: %v", q, err)
		}
	}
	if after, err := s.Version(ctx); err != nil || after != before {
		t.Errorf("the archive stands at %d, before at %d, %v", after, before, err)
	}
	to := filepath.Join(dir, "b.db")
	if err := s.Backup(ctx, to); err != nil {
		t.Fatal(err)
	}
	b, err := Open(to, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if who, err := auth.New(b.People(), time.Now).BySession(ctx, session); err != nil || who.Name != "ada" {
		t.Errorf("the backup knows %+v, %v", who, err)
	}
	raw, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{password, session, key} {
		if strings.Contains(string(raw), secret) {
			t.Errorf("%s is in the file", secret)
		}
	}
}

// An archive of format 1 is opened with all it has.
func TestFormat1(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := connect(path, "rwc", 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(schema1 + "; PRAGMA user_version = 1; PRAGMA application_id = 1380012112; INSERT INTO troubles VALUES ('a.txt', '{\"name\": \"a.txt\"}')"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s, err := Open(path, time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if list, err := s.Troubles(context.Background()); err != nil || len(list) != 1 || list[0].Name != "a.txt" {
		t.Errorf("what it had: %+v, %v", list, err)
	}
	if list, err := s.People().Accounts(context.Background()); err != nil || len(list) != 0 {
		t.Errorf("accounts: %+v, %v", list, err)
	}
}
