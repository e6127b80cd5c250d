package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"rapporteur/auth"
)

// people keep accounts in the archive's file, so that a backup has them too.
type people struct{ s *Store }

var _ auth.Keep = people{}

// People is who may do what with the archive.
func (s *Store) People() auth.Keep { return people{s} }

func lowered(name string) string { return strings.ToLower(name) }

// stamp is a time as it is sorted.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.000000000Z")
}

// list reads bodies.
func list[T any](ctx context.Context, db *sql.DB, query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(err)
	}
	var out []T
	var body string
	err = scan(rows, []any{&body}, func() error {
		var x T
		err := json.Unmarshal([]byte(body), &x)
		out = append(out, x)
		return err
	})
	return out, explain(err)
}

// single reads the only body.
func single[T any](ctx context.Context, db *sql.DB, query string, args ...any) (T, error) {
	var x T
	all, err := list[T](ctx, db, query, args...)
	if err != nil {
		return x, err
	}
	if len(all) == 0 {
		return x, auth.ErrUnknown
	}
	return all[0], nil
}

func (p people) Accounts(ctx context.Context) ([]auth.Account, error) {
	return list[auth.Account](ctx, p.s.read, "SELECT body FROM accounts ORDER BY name")
}

func (p people) Account(ctx context.Context, name string) (auth.Account, error) {
	a, err := single[auth.Account](ctx, p.s.read, "SELECT body FROM accounts WHERE name = ?", lowered(name))
	if err != nil {
		return a, fmt.Errorf("account %s: %w", name, err)
	}
	return a, nil
}

func (p people) PutAccount(ctx context.Context, a auth.Account, fresh bool) error {
	body, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return p.s.quietly(ctx, func(t *tx) error {
		there := 0
		if err := t.one("SELECT count(*) FROM accounts WHERE name = ?", []any{lowered(a.Name)}, &there); err != nil {
			return err
		}
		switch {
		case fresh && there > 0:
			return fmt.Errorf("account %s: %w", a.Name, auth.ErrTaken)
		case !fresh && there == 0:
			return fmt.Errorf("account %s: %w", a.Name, auth.ErrUnknown)
		case fresh:
			return t.exec("INSERT INTO accounts (name, body) VALUES (?, ?)", lowered(a.Name), string(body))
		}
		return t.exec("UPDATE accounts SET body = ? WHERE name = ?", string(body), lowered(a.Name))
	})
}

func (p people) RemoveAccount(ctx context.Context, name string) error {
	return p.s.quietly(ctx, func(t *tx) error {
		there := 0
		if err := t.one("SELECT count(*) FROM accounts WHERE name = ?", []any{lowered(name)}, &there); err != nil {
			return err
		}
		if there == 0 {
			return fmt.Errorf("account %s: %w", name, auth.ErrUnknown)
		}
		if err := t.exec("DELETE FROM searches WHERE owner = ?", lowered(name)); err != nil { // for whoever has the name next
			return err
		}
		return t.exec("DELETE FROM accounts WHERE name = ?", lowered(name)) // and with it sessions and keys
	})
}

// The bodies of sessions and keys, with when they were used last put into them.
const (
	sessionBody = "json_set(body, '$.seen', seen)"
	keyBody     = "CASE used WHEN '' THEN body ELSE json_set(body, '$.used', used) END"
)

func (p people) Sessions(ctx context.Context, account string) ([]auth.Session, error) {
	return list[auth.Session](ctx, p.s.read, "SELECT "+sessionBody+" FROM sessions WHERE account = ? ORDER BY made DESC, hash", lowered(account))
}

func (p people) Session(ctx context.Context, hash string) (auth.Session, error) {
	return single[auth.Session](ctx, p.s.read, "SELECT "+sessionBody+" FROM sessions WHERE hash = ?", hash)
}

// PutSession also forgets sessions that nobody can use any more.
func (p people) PutSession(ctx context.Context, x auth.Session) error {
	return p.s.quietly(ctx, func(t *tx) error {
		if err := t.exec("DELETE FROM sessions WHERE made < ?", stamp(x.Made.Add(-auth.Absolute))); err != nil {
			return err
		}
		return t.owned("INSERT INTO sessions (hash, account, made, seen, body) VALUES (?, ?, ?, ?, ?)", x.Hash, x.Account, x.Made, x.Seen, x)
	})
}

// owned writes something that belongs to an account.
func (t *tx) owned(query, hash, account string, made, used time.Time, x any) error {
	there := 0
	if err := t.one("SELECT count(*) FROM accounts WHERE name = ?", []any{lowered(account)}, &there); err != nil {
		return err
	}
	if there == 0 {
		return fmt.Errorf("account %s: %w", account, auth.ErrUnknown)
	}
	body, err := json.Marshal(x)
	if err != nil {
		return err
	}
	return t.exec(query, hash, lowered(account), stamp(made), stamp(used), string(body))
}

func (p people) EndSessions(ctx context.Context, account, hash, but string) error {
	return p.s.quietly(ctx, func(t *tx) error {
		if hash != "" {
			return t.exec("DELETE FROM sessions WHERE account = ? AND hash = ?", lowered(account), hash)
		}
		return t.exec("DELETE FROM sessions WHERE account = ? AND hash <> ?", lowered(account), but)
	})
}

func (p people) Keys(ctx context.Context, account string) ([]auth.Key, error) {
	return list[auth.Key](ctx, p.s.read, "SELECT "+keyBody+" FROM keys WHERE account = ?1 OR ?1 = '' ORDER BY made DESC, hash", lowered(account))
}

func (p people) Key(ctx context.Context, hash string) (auth.Key, error) {
	return single[auth.Key](ctx, p.s.read, "SELECT "+keyBody+" FROM keys WHERE hash = ?", hash)
}

func (p people) PutKey(ctx context.Context, k auth.Key) error {
	return p.s.quietly(ctx, func(t *tx) error {
		return t.owned("INSERT INTO keys (hash, account, made, used, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET body = excluded.body", k.Hash, k.Account, k.Made, k.Used, k)
	})
}

func (p people) Touch(ctx context.Context, sessions, keys map[string]time.Time) error {
	return p.s.quietly(ctx, func(t *tx) error {
		var err error
		for h, at := range sessions {
			err = errors.Join(err, t.exec("UPDATE sessions SET seen = max(seen, ?) WHERE hash = ?", stamp(at), h))
		}
		for h, at := range keys {
			err = errors.Join(err, t.exec("UPDATE keys SET used = max(used, ?) WHERE hash = ?", stamp(at), h))
		}
		return err
	})
}

func (p people) Log(ctx context.Context, a auth.Act) error {
	a.N = 0
	body, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return p.s.quietly(ctx, func(t *tx) error {
		return t.exec("INSERT INTO acts (who, body) VALUES (?, ?)", lowered(a.Who), string(body))
	})
}

func (p people) Acts(ctx context.Context, who string, before int64, limit int) ([]auth.Act, error) {
	return list[auth.Act](ctx, p.s.read, "SELECT json_set(body, '$.n', n) FROM acts WHERE (who = ?1 OR ?1 = '') AND (n < ?2 OR ?2 = 0) ORDER BY n DESC LIMIT ?3", lowered(who), before, limit)
}
