package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"rapporteur/auth"
)

// People is the exam of whatever keeps accounts. Open makes an empty one.
func People(t *testing.T, open func(*testing.T) auth.Keep) {
	ctx := context.Background()
	at := func(minute int) time.Time { return time.Date(2025, 4, 17, 9, minute, 0, 0, time.UTC) }
	must := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	two := func(t *testing.T) auth.Keep {
		k := open(t)
		must(t, k.PutAccount(ctx, auth.Account{Name: "Ada", Role: auth.Admin, Made: at(0)}, true))
		must(t, k.PutAccount(ctx, auth.Account{Name: "ben", Role: auth.Reader, Made: at(1)}, true))
		return k
	}
	t.Run("accounts", func(t *testing.T) {
		k := two(t)
		if err := k.PutAccount(ctx, auth.Account{Name: "ADA"}, true); !errors.Is(err, auth.ErrTaken) {
			t.Errorf("a second Ada: %v", err)
		}
		if err := k.PutAccount(ctx, auth.Account{Name: "Cleo"}, false); !errors.Is(err, auth.ErrUnknown) {
			t.Errorf("changing somebody who is not there: %v", err)
		}
		must(t, k.PutAccount(ctx, auth.Account{Name: "Ada", Role: auth.Editor, Made: at(0)}, false))
		if a, err := k.Account(ctx, "ada"); err != nil || a.Role != auth.Editor || a.Name != "Ada" || !a.Made.Equal(at(0)) {
			t.Errorf("ada: %+v, %v", a, err)
		}
		if all, err := k.Accounts(ctx); err != nil || len(all) != 2 || all[0].Name != "Ada" {
			t.Errorf("all: %+v, %v", all, err)
		}
	})
	t.Run("sessions", func(t *testing.T) {
		k := two(t)
		for i, hash := range []string{"a", "b", "c"} {
			must(t, k.PutSession(ctx, auth.Session{Hash: hash, Account: "ada", Made: at(i), Seen: at(i), From: "192.0.2.7"}))
		}
		must(t, k.Touch(ctx, map[string]time.Time{"a": at(30), "gone": at(30)}, nil))
		must(t, k.Touch(ctx, map[string]time.Time{"a": at(20)}, nil)) // another server knew less
		if s, err := k.Session(ctx, "a"); err != nil || !s.Seen.Equal(at(30)) || s.From != "192.0.2.7" {
			t.Errorf("a: %+v, %v", s, err)
		}
		must(t, k.EndSessions(ctx, "ben", "a", "")) // not his
		must(t, k.EndSessions(ctx, "ada", "b", ""))
		if list, err := k.Sessions(ctx, "Ada"); err != nil || len(list) != 2 || list[0].Hash != "c" {
			t.Errorf("without b: %+v, %v", list, err)
		}
		must(t, k.EndSessions(ctx, "ada", "", "a"))
		if list, err := k.Sessions(ctx, "Ada"); err != nil || len(list) != 1 || list[0].Hash != "a" {
			t.Errorf("all but a: %+v, %v", list, err)
		}
		if err := k.PutSession(ctx, auth.Session{Hash: "d", Account: "nobody"}); !errors.Is(err, auth.ErrUnknown) {
			t.Errorf("a session of nobody: %v", err)
		}
	})
	t.Run("keys", func(t *testing.T) {
		k := two(t)
		must(t, k.PutKey(ctx, auth.Key{ID: "rap_1", Hash: "h1", Account: "ada", Name: "nightly", Scopes: []auth.Scope{auth.Read}, Made: at(1)}))
		must(t, k.PutKey(ctx, auth.Key{ID: "rap_2", Hash: "h2", Account: "ben", Made: at(2)}))
		must(t, k.Touch(ctx, nil, map[string]time.Time{"h1": at(9)}))
		must(t, k.PutKey(ctx, auth.Key{ID: "rap_1", Hash: "h1", Account: "ada", Name: "nightly", Scopes: []auth.Scope{auth.Read}, Made: at(1), Revoked: at(10)}))
		if x, err := k.Key(ctx, "h1"); err != nil || !x.Used.Equal(at(9)) || !x.Revoked.Equal(at(10)) || !slices.Equal(x.Scopes, []auth.Scope{auth.Read}) {
			t.Errorf("h1: %+v, %v", x, err)
		}
		if all, err := k.Keys(ctx, ""); err != nil || len(all) != 2 || all[0].ID != "rap_2" {
			t.Errorf("all: %+v, %v", all, err)
		}
		if hers, err := k.Keys(ctx, "ADA"); err != nil || len(hers) != 1 {
			t.Errorf("hers: %+v, %v", hers, err)
		}
	})
	t.Run("who goes takes sessions and keys along, and leaves the log", func(t *testing.T) {
		k := two(t)
		must(t, k.PutSession(ctx, auth.Session{Hash: "a", Account: "ben", Made: at(1), Seen: at(1)}))
		must(t, k.PutKey(ctx, auth.Key{ID: "rap_2", Hash: "h2", Account: "ben", Made: at(2)}))
		for i, who := range []string{"ben", "ada", "Ben"} {
			must(t, k.Log(ctx, auth.Act{At: at(i), Who: who, What: "correct an entry", Of: "/entry/a/b", From: "192.0.2.7", Status: 303}))
		}
		must(t, k.RemoveAccount(ctx, "BEN"))
		_, e1 := k.Session(ctx, "a")
		_, e2 := k.Key(ctx, "h2")
		_, e3 := k.Account(ctx, "ben")
		for _, err := range []error{e1, e2, e3, k.RemoveAccount(ctx, "ben")} {
			if !errors.Is(err, auth.ErrUnknown) {
				t.Errorf("something of ben is left: %v", err)
			}
		}
		his, err := k.Acts(ctx, "ben", 0, 10)
		if err != nil || len(his) != 2 || his[0].N <= his[1].N || his[0].Status != 303 || !his[0].At.Equal(at(2)) {
			t.Errorf("what ben did: %+v, %v", his, err)
		}
		if before, err := k.Acts(ctx, "", his[0].N, 1); err != nil || len(before) != 1 || before[0].Who != "ada" {
			t.Errorf("before that: %+v, %v", before, err)
		}
	})
}
