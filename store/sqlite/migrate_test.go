package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/auth"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/storetest"
)

// undone are what takes a format away again.
var undone = map[int]string{
	3: "DROP TABLE searches",
	4: "DROP INDEX parties_kind; DROP INDEX members_main; DROP INDEX nodes_heads; ALTER TABLE parties DROP COLUMN kind",
	5: "DROP TABLE deeds; DROP INDEX nodes_joined; DROP INDEX nodes_others; DROP INDEX nodes_moved; DROP INDEX reports_told; ALTER TABLE nodes DROP COLUMN moved; ALTER TABLE reports DROP COLUMN told",
	6: "CREATE INDEX nodes_heads ON nodes (kind) WHERE node = grp; " + dropped("TRIGGER", "tally_report", "tally_state", "tally_copy", "tally_entry", "tally_linked", "tally_review", "tally_entry_gone", "tally_node", "tally_node_gone", "tally_node_moves", "busy_part", "busy_part_gone", "busy_part_moves", "busy_member", "busy_member_gone", "busy_node_moves") +
		dropped("TABLE", "tallies", "sources", "busy") + "DROP INDEX reports_bare; ALTER TABLE reports DROP COLUMN bare",
}

func dropped(kind string, names ...string) string {
	return "DROP " + kind + " " + strings.Join(names, "; DROP "+kind+" ") + "; "
}

// back makes of an archive one of an earlier format.
func back(t *testing.T, path string, format int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for f := Format; f > format; f-- {
		if _, err := db.Exec(undone[f] + fmt.Sprintf("; PRAGMA user_version = %d", f-1)); err != nil {
			t.Fatal(err)
		}
	}
}

// Events of an archive that was made before they were kept in short are kept so when it is opened: as new ones are, those
// that somebody rejected included.
func TestDeedsComeWithFormat5(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Create(path, storetest.Now, storetest.Linker{})
	if err != nil {
		t.Fatal(err)
	}
	reports := storetest.Reports(1, 40)
	if _, err := s.Add(ctx, reports); err != nil {
		t.Fatal(err)
	}
	found, err := s.Find(ctx, query.Where(query.Kind, "event"), store.Page{})
	if err != nil || len(found.Hits) == 0 {
		t.Fatal(len(found.Hits), err)
	}
	if _, err := s.Correct(ctx, store.Correction{What: store.Reject, Of: found.Hits[0].Ref(), Kind: "event", Who: "Ada", Because: "it did not happen"}); err != nil {
		t.Fatal(err)
	}
	all := func(s *Store) string {
		list, err := s.Deeds(ctx, query.Query{}, query.Always)
		if err != nil || len(list) != len(found.Hits) {
			t.Fatalf("%d events in short of %d, %v", len(list), len(found.Hits), err)
		}
		return fmt.Sprintf("%+v", list)
	}
	want := all(s)
	s.Close()
	back(t, path, 4)
	if s, err = Open(path, storetest.Now, storetest.Linker{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := all(s); got != want {
		t.Errorf("after the migration\n%s\nbefore\n%s", got, want)
	}
}

// What somebody has a part in is found by kind in an archive that was made before kinds were in the index of parties:
// the same, meetings apart from other events, as before.
func TestPartiesComeWithFormat4(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Create(path, storetest.Now, storetest.Linker{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(ctx, storetest.Reports(1, 40)); err != nil {
		t.Fatal(err)
	}
	counts := func(s *Store) map[string]int {
		out := map[string]int{}
		for _, q := range []string{"actor:juma", "actor:juma kind:event", "actor:juma kind:meeting", "actor:juma kind:event -kind:meeting", "speaker:juma", "by:juma (kind:toll OR kind:position)"} {
			asked, err := query.Parse(q, storetest.Now())
			if err != nil {
				t.Fatal(err)
			}
			if out[q], err = s.Count(ctx, asked); err != nil {
				t.Fatal(err)
			}
		}
		return out
	}
	want := counts(s)
	if events, meetings := want["actor:juma kind:event"], want["actor:juma kind:meeting"]; meetings == 0 || want["actor:juma kind:event -kind:meeting"] != events-meetings {
		t.Errorf("of a new archive: %v", want)
	}
	s.Close()
	back(t, path, 3)
	if s, err = Open(path, storetest.Now, storetest.Linker{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := counts(s); !maps.Equal(got, want) {
		t.Errorf("after the migration %v, before %v", got, want)
	}
}

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
	back(t, path, 2)
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
