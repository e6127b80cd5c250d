package sqlite

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"rapporteur/auth"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/storetest"
)

// An archive of an earlier format is brought to the newest when it is opened, with everything in it. Searches go with
// their account: whoever has the name next does not get them.
func TestSearchesComeWithFormat3(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Create(path, storetest.Now, storetest.Linker{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(ctx, []store.Report{{Document: record.Document{Text: "Envoys met in Oslo."}, State: store.Outside}}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("DROP TABLE searches; PRAGMA user_version = 2"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if s, err = Open(path, storetest.Now, storetest.Linker{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	st, err := s.Status(ctx)
	if err != nil || st.Format != Format || st.Reports[store.Outside] != 1 {
		t.Errorf("after the migration: %+v, %v", st, err)
	}
	p, ada := s.People(), auth.Account{Name: "Ada", Role: auth.Reader}
	if err := p.PutAccount(ctx, ada, true); err != nil {
		t.Fatal(err)
	}
	before, _ := s.Version(ctx)
	if _, err := s.PutSearch(ctx, store.Search{Owner: "Ada", Name: "Truce", Query: "truce"}); err != nil {
		t.Fatal(err)
	}
	if after, _ := s.Version(ctx); after != before {
		t.Error("a saved search makes every page anew")
	}
	if err := p.RemoveAccount(ctx, "ADA"); err != nil {
		t.Fatal(err)
	}
	if left, err := s.Searches(ctx, "ada"); err != nil || len(left) != 0 {
		t.Errorf("searches of nobody: %+v, %v", left, err)
	}
}
