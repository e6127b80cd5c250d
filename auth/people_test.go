package auth

import (
	"context"
	"strings"
	"testing"
	"time"
)

func TestPasswords(t *testing.T) {
	kept := hashPassword("nine grey herons")
	if !strings.HasPrefix(kept, "$argon2id$v=19$m=65536,t=3,p=1$") || kept == hashPassword("nine grey herons") {
		t.Errorf("kept as %s", kept)
	}
	for _, c := range []struct {
		kept, password string
		fine           bool
	}{{kept, "nine grey herons", true}, {kept, "nine grey heron", false}, {kept, "", false}, {"", "", false}, {"", "x", false}, {"$argon2id$v=19$m=9999999999,t=3,p=1$AA$AA", "x", false}, {"nine grey herons", "nine grey herons", false}} {
		if got := matches(c.kept, c.password); got != c.fine {
			t.Errorf("%q against %q: %v", c.password, c.kept, got)
		}
	}
	for _, bad := range []string{"", "short", "adaadaadaada", strings.Repeat("x", 2000)} {
		if checkPassword("ada", bad) == nil {
			t.Errorf("the password %.20q is taken", bad)
		}
	}
}

func TestNames(t *testing.T) {
	for name, fine := range map[string]bool{"ada": true, "Ada Njoroge": true, "a.b@example.org": true, "Émile": true, "": false, " ada": false, "a\nb": false, "<b>": false, "a/b": false, strings.Repeat("x", 64): false} {
		if err := checkName(name); (err == nil) != fine {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// A key does what its scopes and the role of its account both allow; people need no scope.
func TestMay(t *testing.T) {
	for _, c := range []struct {
		who   Identity
		needs Role
		scope Scope
		may   bool
	}{
		{Identity{Role: Reader}, Reader, Read, true},
		{Identity{Role: Reader}, Coder, Correct, false},
		{Identity{Role: Admin}, Admin, NoKey, true},
		{Identity{Role: Editor, Key: "rap_1", Scopes: []Scope{Read}}, Reader, Read, true},
		{Identity{Role: Editor, Key: "rap_1", Scopes: []Scope{Read}}, Editor, Add, false},
		{Identity{Role: Reader, Key: "rap_1", Scopes: []Scope{Add}}, Editor, Add, false},
		{Identity{Role: Admin, Key: "rap_1", Scopes: Scopes}, Admin, NoKey, false},
		{Identity{Role: "none"}, Reader, Read, false},
	} {
		if got := c.who.May(c.needs, c.scope); got != c.may {
			t.Errorf("%+v, %s, %s: %v", c.who, c.needs, c.scope, got)
		}
	}
}

// tardy is a keep of one session whose last use is written down just after it was read.
type tardy struct {
	Keep
	session  Session
	meantime func()
}

func (k *tardy) Session(context.Context, string) (Session, error) {
	s := k.session
	k.meantime()
	return s, nil
}

func (k *tardy) Account(context.Context, string) (Account, error) { return Account{Role: Reader}, nil }

func (k *tardy) Touch(_ context.Context, sessions, _ map[string]time.Time) error {
	k.session.Seen = sessions[k.session.Hash]
	return nil
}

// A session is alive also while its last use goes from memory to the keep.
func TestUseIsWrittenDownMeanwhile(t *testing.T) {
	now := time.Date(2025, 4, 17, 9, 0, 0, 0, time.UTC)
	token := NewToken()
	k := &tardy{session: Session{Hash: hashToken(token), Made: now, Seen: now}}
	p := New(k, func() time.Time { return now })
	used := now.Add(Idle - time.Minute)
	p.sessions[k.session.Hash] = used
	now = used.Add(Idle - time.Minute)
	k.meantime = p.flush
	if _, err := p.BySession(context.Background(), token); err != nil {
		t.Errorf("used %s ago: %v", now.Sub(used), err)
	}
}
