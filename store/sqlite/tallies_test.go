package sqlite

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/storetest"
)

// What is counted as rows come and go is what counting all of them gives, after whatever changes.
func TestTalliesAreWhatCountingGives(t *testing.T) {
	ctx := t.Context()
	for seed := range uint64(2) {
		s, err := Create(filepath.Join(t.TempDir(), "a.db"), storetest.Now, storetest.Linker{})
		check(t, err)
		defer s.Close()
		run, err := s.Begin(ctx, store.Run{What: "add", Engine: record.Engine{Version: "1"}})
		check(t, err)
		chance := rand.New(rand.NewPCG(seed, 11))
		list := storetest.Reports(seed, 120)
		for i := range list {
			list[i].Run = run.ID
			list[i].Copies = []store.Copy{{Name: fmt.Sprint("a", i%3)}, {Name: fmt.Sprint("b", i%5)}}[:1+i%2]
		}
		_, err = s.Add(ctx, append(list[:60:60], store.Report{Document: record.Document{Text: "Botschafter trafen sich.", Published: ""}, State: store.Foreign, Run: run.ID}))
		check(t, err)
		sameTallies(t, s, "reports added")
		for i := range 25 {
			what := changed(t, s, chance, run.ID, list[60+2*i:62+2*i])
			sameTallies(t, s, fmt.Sprintf("seed %d, change %d, %s", seed, i, what))
		}
	}
}

// changed does something to an archive that somebody might do.
func changed(t *testing.T, s *Store, chance *rand.Rand, run int64, fresh []store.Report) string {
	t.Helper()
	ctx := t.Context()
	found, err := s.Find(ctx, query.Query{}, store.Page{})
	check(t, err)
	hit := func() store.Hit { return found.Hits[chance.IntN(len(found.Hits))] }
	a, b := hit(), hit()
	for len(a.Record.Actors) == 0 {
		a = hit()
	}
	c := store.Correction{What: store.Reject, Of: a.Ref(), Kind: a.Entry.Kind}
	switch chance.IntN(7) {
	case 0:
		_, err := s.Add(ctx, append(fresh, fresh[0]))
		check(t, err)
		return "added"
	case 1:
		check(t, s.Reread(ctx, a.Report.ID, run, store.Coded, &record.Record{Format: record.Format}))
		return "read again, and nothing found"
	case 2:
		check(t, s.Reread(ctx, a.Report.ID, run, store.Failed, nil))
		return "failed"
	case 3:
		c.What, c.Of.Entry, c.Kind = store.Split, string(a.Record.Actors[0].ID), "actor"
	case 4:
		for b.Entry.Kind != a.Entry.Kind || b.Ref() == a.Ref() {
			a, b = hit(), hit()
		}
		c = store.Correction{What: store.Merge, Of: a.Ref(), With: refOf(b), Kind: a.Entry.Kind}
	case 5:
		for len(b.Record.Actors) == 0 || b.Report.ID == a.Report.ID {
			b = hit()
		}
		c = store.Correction{What: store.Merge, Of: store.Ref{Doc: a.Report.ID, Entry: string(a.Record.Actors[0].ID)}, With: &store.Ref{Doc: b.Report.ID, Entry: string(b.Record.Actors[0].ID)}, Kind: "actor"}
	case 6:
		all, err := s.Corrections(ctx, "")
		check(t, err)
		if len(all) > 0 {
			last := all[len(all)-1]
			c = store.Correction{What: store.Undo, Of: last.Of, With: last.With, Kind: last.Kind, Undoes: last.N}
		}
	}
	if _, err := s.Correct(ctx, c); err != nil {
		return fmt.Sprint(c.What, ": ", err)
	}
	return fmt.Sprint(c.What, " ", c.Kind)
}

// sameTallies counts anew in a copy of the archive.
func sameTallies(t *testing.T, s *Store, when string) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copy.db")
	_, err := s.write.Exec("VACUUM INTO ?", copied)
	check(t, err)
	got := tallied(t, copied)
	back(t, copied, Format-1)
	again, err := Open(copied, storetest.Now, storetest.Linker{})
	check(t, err)
	check(t, again.Close())
	if want := tallied(t, copied); got != want {
		t.Fatalf("%s: the archive has\n%s\nand counted anew\n%s", when, got, want)
	}
}

// tallied is all that is counted, as one text.
func tallied(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	check(t, err)
	defer db.Close()
	var out []string
	for _, q := range []string{
		"SELECT what || ' ' || word || ' ' || n FROM tallies WHERE n <> 0 ORDER BY 1",
		"SELECT source || ' ' || reports || ' ' || undated || ' ' || first || ' ' || last FROM sources ORDER BY 1",
		"SELECT grp || ' ' || entries || ' ' || mentions FROM busy ORDER BY grp",
		"SELECT seq || ' ' || bare FROM reports ORDER BY seq",
	} {
		rows, err := db.Query(q)
		check(t, err)
		var line string
		check(t, scan(rows, []any{&line}, func() error { out = append(out, line); return nil }))
	}
	return strings.Join(out, "\n")
}
