package auth

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How long a session lasts: without being used, and at most.
const (
	Idle     = 12 * time.Hour
	Absolute = 7 * 24 * time.Hour
)

// touchEvery is how often it is written down that sessions and keys are used.
const touchEvery = time.Minute

// People are the accounts of an archive.
type People struct {
	Keep
	now   func() time.Time
	tries *Limits // of passwords, by name

	mu       sync.Mutex
	sessions map[string]time.Time // used since it was written down
	keys     map[string]time.Time
	touched  time.Time
	writing  sync.WaitGroup
}

// New are the accounts in a keep.
func New(k Keep, now func() time.Time) *People {
	return &People{Keep: k, now: now, tries: NewLimits(rate.Every(20*time.Second), 10), sessions: map[string]time.Time{}, keys: map[string]time.Time{}, touched: now()}
}

var nameForm = regexp.MustCompile(`^[\pL\pN][\pL\pM\pN._@'’ -]{0,62}$`)

func checkName(name string) error {
	if !nameForm.MatchString(name) || strings.TrimSpace(name) != name {
		return fmt.Errorf("%w: a name of an account has letters, digits, spaces and . _ - @ ', 63 at most, and begins with a letter or digit", ErrWrong)
	}
	return nil
}

func checkRole(r Role) error {
	if !r.Valid() {
		return fmt.Errorf("%w: there is no role %q (reader, coder, editor, admin)", ErrWrong, r)
	}
	return nil
}

// CheckAccount tells whether there can be an account of that name and role.
func CheckAccount(name string, role Role) error {
	return errors.Join(checkName(name), checkRole(role))
}

// Add makes an account.
func (p *People) Add(ctx context.Context, name string, role Role, password string) error {
	if err := errors.Join(CheckAccount(name, role), checkPassword(name, password)); err != nil {
		return err
	}
	return p.PutAccount(ctx, Account{Name: name, Role: role, Password: hashPassword(password), Made: p.now().UTC()}, true)
}

// SetPassword gives an account another password, and ends its sessions but the one with that hash.
func (p *People) SetPassword(ctx context.Context, name, password, but string) error {
	a, err := p.Account(ctx, name)
	if err != nil {
		return err
	}
	if err := checkPassword(a.Name, password); err != nil {
		return err
	}
	a.Password = hashPassword(password)
	if err := p.PutAccount(ctx, a, false); err != nil {
		return err
	}
	return p.EndSessions(ctx, name, "", but)
}

// SetRole gives an account another role, from now on.
func (p *People) SetRole(ctx context.Context, name string, role Role) error {
	if err := checkRole(role); err != nil {
		return err
	}
	a, err := p.Account(ctx, name)
	if err != nil {
		return err
	}
	a.Role = role
	return p.PutAccount(ctx, a, false)
}

// Check is the account that name and password belong to. ErrRefused, ErrOften.
func (p *People) Check(ctx context.Context, name, password string) (Account, error) {
	if !p.tries.Allow(strings.ToLower(name)) {
		return Account{}, ErrOften
	}
	a, err := p.Account(ctx, name)
	if err != nil && !errors.Is(err, ErrUnknown) {
		return a, err
	}
	if len(password) > longestPassword || !matches(a.Password, password) {
		return Account{}, ErrRefused
	}
	return a, nil
}

// Begin opens a session, and gives the token that stands for it.
func (p *People) Begin(ctx context.Context, a Account, from, agent string) (string, error) {
	token, now := NewToken(), p.now().UTC()
	if len(agent) > 200 {
		agent = strings.ToValidUTF8(agent[:200], "")
	}
	return token, p.PutSession(ctx, Session{Hash: hashToken(token), Account: a.Name, Made: now, Seen: now, From: from, Agent: agent})
}

// Identity is who asks.
type Identity struct {
	Name    string
	Role    Role
	Session string // hash of the session's token; "" for a program
	Key     string // id of the key; "" for people
	Scopes  []Scope
}

// May tells whether somebody may do what needs a role, and of a key a scope.
func (i *Identity) May(needs Role, scope Scope) bool {
	if i.Key != "" && (scope == NoKey || !slices.Contains(i.Scopes, scope)) {
		return false
	}
	return i.Role.Covers(needs)
}

// BySession is who came in with a token. ErrUnknown when nobody did, or too long ago.
func (p *People) BySession(ctx context.Context, token string) (*Identity, error) {
	// What is not yet written down is looked at first: flush writes before it forgets, so one of the two knows the last use.
	hash := hashToken(token)
	p.mu.Lock()
	seen := p.sessions[hash]
	p.mu.Unlock()
	s, err := p.Session(ctx, hash)
	if err != nil {
		return nil, err
	}
	if s.Seen.After(seen) {
		seen = s.Seen
	}
	now := p.now()
	if now.Sub(seen) > Idle || now.Sub(s.Made) > Absolute {
		return nil, ErrUnknown
	}
	a, err := p.Account(ctx, s.Account)
	if err != nil {
		return nil, err
	}
	p.touch(p.sessions, s.Hash, now)
	return &Identity{Name: a.Name, Role: a.Role, Session: s.Hash}, nil
}

// ByKey is whose program comes with a key. ErrUnknown when the key is none, expired or revoked.
func (p *People) ByKey(ctx context.Context, token string) (*Identity, error) {
	k, err := p.Key(ctx, hashToken(token))
	if err != nil {
		return nil, err
	}
	now := p.now()
	if !k.Revoked.IsZero() || !k.Expires.IsZero() && now.After(k.Expires) {
		return nil, ErrUnknown
	}
	a, err := p.Account(ctx, k.Account)
	if err != nil {
		return nil, err
	}
	p.touch(p.keys, k.Hash, now)
	return &Identity{Name: a.Name, Role: a.Role, Key: k.ID, Scopes: k.Scopes}, nil
}

// touch remembers that something is used, and writes it down once a minute, beside the request: whoever reads must not
// wait for another program that writes.
func (p *People) touch(used map[string]time.Time, hash string, now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	used[hash] = now.UTC()
	if now.Sub(p.touched) < touchEvery {
		return
	}
	p.touched = now
	p.writing.Go(p.flush)
}

// flush writes down what is used. What cannot be written now is used again later.
func (p *People) flush() {
	p.mu.Lock()
	s, k := maps.Clone(p.sessions), maps.Clone(p.keys)
	p.mu.Unlock()
	if len(s)+len(k) == 0 || p.Touch(context.Background(), s, k) != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	forget(p.sessions, s)
	forget(p.keys, k)
}

// forget drops what was not used since it was written down.
func forget(used, written map[string]time.Time) {
	for h, t := range written {
		if used[h].Equal(t) {
			delete(used, h)
		}
	}
}

// Close writes down what is not yet.
func (p *People) Close() {
	p.writing.Wait()
	p.flush()
}

// NewKey makes a key of an account. The token is shown once: only its hash is kept. Without an end it lasts until it is
// revoked.
func (p *People) NewKey(ctx context.Context, account, name string, scopes []Scope, expires time.Time) (string, Key, error) {
	a, err := p.Account(ctx, account)
	if err != nil {
		return "", Key{}, err
	}
	name = strings.TrimSpace(name)
	switch {
	case name == "" || len(name) > 100:
		return "", Key{}, fmt.Errorf("%w: say in a few words what the key is for", ErrWrong)
	case len(scopes) == 0:
		return "", Key{}, fmt.Errorf("%w: a key without scopes opens nothing (read, correct, add, audit)", ErrWrong)
	case !expires.IsZero() && !expires.After(p.now()):
		return "", Key{}, fmt.Errorf("%w: the key would have expired already", ErrWrong)
	}
	for _, s := range scopes {
		if !slices.Contains(Scopes, s) {
			return "", Key{}, fmt.Errorf("%w: there is no scope %q (read, correct, add, audit)", ErrWrong, s)
		}
	}
	token, id := newKey()
	if !expires.IsZero() {
		expires = expires.UTC()
	}
	k := Key{ID: id, Hash: hashToken(token), Account: a.Name, Name: name, Scopes: scopes, Made: p.now().UTC(), Expires: expires}
	return token, k, p.PutKey(ctx, k)
}

// Revoke ends a key; it stays on the list. With an account, only one of that account.
func (p *People) Revoke(ctx context.Context, account, id string) (Key, error) {
	list, err := p.Keys(ctx, account)
	if err != nil {
		return Key{}, err
	}
	for _, k := range list {
		if k.ID == id {
			if k.Revoked.IsZero() {
				k.Revoked = p.now().UTC()
			}
			return k, p.PutKey(ctx, k)
		}
	}
	return Key{}, fmt.Errorf("key %s: %w", id, ErrUnknown)
}

// Outside is the account of somebody whom a provider of sign-ins knows; it is made when there is none, and has the role
// that the provider tells now. One with a password is never taken over.
func (p *People) Outside(ctx context.Context, subject, name string, role Role) (Account, error) {
	all, err := p.Accounts(ctx)
	if err != nil {
		return Account{}, err
	}
	for _, a := range all {
		if a.Subject == subject {
			if a.Role == role {
				return a, nil
			}
			a.Role = role
			return a, p.PutAccount(ctx, a, false)
		}
	}
	if err := CheckAccount(name, role); err != nil {
		return Account{}, err
	}
	a := Account{Name: name, Role: role, Subject: subject, Made: p.now().UTC()}
	return a, p.PutAccount(ctx, a, true)
}
