package sqlite

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/storetest"
)

// What is held of actors and groups is what the file tells, after whatever change.
func TestWhatIsHeldFollowsTheArchive(t *testing.T) {
	ctx := t.Context()
	path := filepath.Join(t.TempDir(), "archive.db")
	held, err := Create(path, storetest.Now, storetest.Linker{})
	check(t, err)
	defer held.Close()
	check(t, held.Hold(ctx))
	plain, err := Open(path, storetest.Now, storetest.Linker{})
	check(t, err)
	defer plain.Close()
	run, err := held.Begin(ctx, store.Run{What: "add", Engine: record.Engine{Version: "1"}})
	check(t, err)
	list := storetest.Reports(1, 120)
	for i := range list {
		list[i].Run = run.ID
	}
	for i := 0; i < len(list); i += 20 {
		_, err := held.Add(ctx, list[i:i+20])
		check(t, err)
		sameHeld(t, ctx, held, plain, "reports added")
	}
	some, err := plain.Find(ctx, query.Where(query.Actor, "juma"), store.Page{})
	check(t, err)
	a, b := some.Hits[0], some.Hits[len(some.Hits)-1]
	for _, c := range []store.Correction{
		{What: store.Reject, Of: a.Ref(), Kind: a.Entry.Kind},
		{What: store.Split, Of: store.Ref{Doc: b.Report.ID, Entry: string(b.Record.Actors[0].ID)}, Kind: "actor"},
	} {
		_, err := held.Correct(ctx, c)
		check(t, err)
		sameHeld(t, ctx, held, plain, string(c.What))
	}
	x, y := inGroups(t, plain)
	_, err = held.Correct(ctx, store.Correction{What: store.Merge, Of: x.Ref(), With: refOf(y), Kind: x.Entry.Kind})
	check(t, err)
	sameHeld(t, ctx, held, plain, "merged by hand")
	check(t, held.Reread(ctx, a.Report.ID, run.ID, store.Coded, &record.Record{Format: record.Format}))
	sameHeld(t, ctx, held, plain, "a report read again")
}

// inGroups are events of two groups, each of which has others too: these move when the groups become one.
func inGroups(t *testing.T, s *Store) (a, b store.Hit) {
	t.Helper()
	found, err := s.Find(t.Context(), query.Where(query.Kind, "event"), store.Page{})
	check(t, err)
	first := map[string]store.Hit{}
	for _, h := range found.Hits {
		one, there := first[h.Group]
		switch {
		case !there:
			first[h.Group] = h
		case a.Group == "":
			a = one
		case a.Group != h.Group:
			return a, one
		}
	}
	t.Fatal("no two groups of several events")
	return a, b
}

func refOf(h store.Hit) *store.Ref {
	r := h.Ref()
	return &r
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sameHeld asks twice: what is asked first is held then.
func sameHeld(t *testing.T, ctx context.Context, held, plain *Store, when string) {
	t.Helper()
	for range 2 {
		for _, words := range []string{"", "juma"} {
			want, err := plain.Actors(ctx, words, 0)
			check(t, err)
			got, err := held.Actors(ctx, words, 0)
			check(t, err)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: actors %q are %+v, want %+v", when, words, got, want)
			}
		}
		all, err := plain.Find(ctx, query.Query{}, store.Page{Texts: true})
		check(t, err)
		if found, err := held.Find(ctx, query.Query{}, store.Page{Texts: true}); err != nil || !reflect.DeepEqual(found, all) {
			t.Errorf("%s: not what the file has of the entries: %v", when, err)
		}
		var refs []store.Ref
		for _, h := range all.Hits {
			for _, a := range h.Record.Actors {
				refs = append(refs, store.Ref{Doc: h.Report.ID, Entry: string(a.ID)})
			}
		}
		want, err := plain.Groups(ctx, "actor", refs)
		check(t, err)
		got, err := held.Groups(ctx, "actor", refs)
		check(t, err)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: groups are %v, want %v", when, got, want)
		}
	}
}
