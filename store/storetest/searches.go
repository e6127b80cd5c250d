package storetest

import (
	"errors"
	"testing"

	"rapporteur/store"
)

// searches are kept by owner and name; numbers are never given again, and nobody removes another's.
func searches(t *testing.T, s store.Store) {
	save := func(owner, name, question string) store.Search {
		return must[store.Search](t)(s.PutSearch(ctx, store.Search{Owner: owner, Name: name, Query: question}))
	}
	b := save("Ada", "Truce", "issue:ceasefire since:7d")
	a := save("ada", "Attacks", "type:ASSAULT")
	save("", "Truce", "truce")
	again := save("ADA", "Truce", "issue:ceasefire since:30d")
	if a.ID == b.ID || again.ID != b.ID || !again.Saved.Equal(Now()) {
		t.Errorf("saved are %+v, %+v, %+v", a, b, again)
	}
	hers := must[[]store.Search](t)(s.Searches(ctx, "aDa"))
	if len(hers) != 2 || hers[0].Name != "Attacks" || hers[1].Query != "issue:ceasefire since:30d" || hers[1].ID != b.ID || !hers[1].Saved.Equal(Now()) {
		t.Errorf("hers are %+v", hers)
	}
	own := must[[]store.Search](t)(s.Searches(ctx, ""))
	if len(own) != 1 || own[0].Query != "truce" || own[0].Owner != "" {
		t.Errorf("the archive's own are %+v", own)
	}
	if err := s.RemoveSearch(ctx, "ben", again.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("somebody else removes it: %v", err)
	}
	if err := s.RemoveSearch(ctx, "", again.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the archive removes it: %v", err)
	}
	ok(t, s.RemoveSearch(ctx, "ada", again.ID))
	ok(t, s.RemoveSearch(ctx, "", own[0].ID))
	if err := s.RemoveSearch(ctx, "", own[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if n := save("", "Truce", "truce"); n.ID <= own[0].ID {
		t.Errorf("the number %d is given again, %d was the last", n.ID, own[0].ID)
	}
}
