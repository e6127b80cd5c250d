// Package auth is who may do what with an archive: accounts with a role, sessions of people, keys of programs, and a log of
// what was done. It knows no HTTP (see auth/door) and no SQL (see Keep).
//
// Passwords are kept as argon2id, tokens of sessions and keys as their hash alone: whoever reads the archive's file cannot
// come in with what is written there.
package auth

import (
	"context"
	"errors"
	"slices"
	"time"
)

// Role is what an account may do. Each includes those before it.
type Role string

// The roles, from the least to the most.
const (
	Anyone Role = ""       // who has not said who they are
	Reader Role = "reader" // reads all there is
	Coder  Role = "coder"  // corrects entries too
	Editor Role = "editor" // takes reports in too
	Admin  Role = "admin"  // keeps accounts, and reads the log, too
)

// Roles are those that an account can have.
var Roles = []Role{Reader, Coder, Editor, Admin}

// Covers tells whether a role may do what needs another.
func (r Role) Covers(needs Role) bool { return slices.Index(Roles, r) >= slices.Index(Roles, needs) }

// Valid tells whether an account can have the role.
func (r Role) Valid() bool { return slices.Contains(Roles, r) }

// Scope is what a key is for. A key can do what both its scopes and the role of its account allow.
type Scope string

// The scopes.
const (
	NoKey   Scope = ""        // for people alone: no key may
	Read    Scope = "read"    // ask
	Correct Scope = "correct" // correct entries
	Add     Scope = "add"     // take reports in
	Audit   Scope = "audit"   // read the log
)

// Scopes are those that a key can have.
var Scopes = []Scope{Read, Correct, Add, Audit}

// Account is somebody who may come in.
type Account struct {
	Name     string    `json:"name"`
	Role     Role      `json:"role"`
	Password string    `json:"password,omitempty"` // argon2id; "" comes in by sign-in elsewhere alone
	Subject  string    `json:"subject,omitempty"`  // who that is for the provider of the sign-in: issuer and subject
	Made     time.Time `json:"made"`
}

// Session is somebody who came in.
type Session struct {
	Hash    string    `json:"hash"` // of the token
	Account string    `json:"account"`
	Made    time.Time `json:"made"`
	Seen    time.Time `json:"seen"` // to a minute or so
	From    string    `json:"from"`
	Agent   string    `json:"agent"` // what the browser calls itself
}

// Key lets a program in.
type Key struct {
	ID      string    `json:"id"`   // the beginning of the token, by which people recognise it
	Hash    string    `json:"hash"` // of the token
	Account string    `json:"account"`
	Name    string    `json:"name"` // what it is for
	Scopes  []Scope   `json:"scopes"`
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires,omitzero"`
	Used    time.Time `json:"used,omitzero"` // to a minute or so
	Revoked time.Time `json:"revoked,omitzero"`
}

// Act is one line of the log: who did what, when, from where.
type Act struct {
	N      int64     `json:"n"`
	At     time.Time `json:"at"`
	Who    string    `json:"who"`           // account; for a login that was refused the name that was tried
	Key    string    `json:"key,omitempty"` // the key by which a program did it
	What   string    `json:"what"`          // as in the table of routes: "log in", "correct an entry", …
	Of     string    `json:"of,omitempty"`
	From   string    `json:"from"`             // address, or "command line"
	Status int       `json:"status,omitempty"` // how it was answered, in HTTP
}

// Keep is where accounts are kept. Names of accounts are the same in capitals and small letters. Sessions and keys go with
// their account; the log is only ever added to.
type Keep interface {
	Accounts(context.Context) ([]Account, error)
	Account(ctx context.Context, name string) (Account, error)        // ErrUnknown
	PutAccount(ctx context.Context, a Account, fresh bool) error      // ErrTaken when it is to be new and is not
	RemoveAccount(ctx context.Context, name string) error             // ErrUnknown
	Sessions(ctx context.Context, account string) ([]Session, error)  // newest first
	Session(ctx context.Context, hash string) (Session, error)        // ErrUnknown
	PutSession(context.Context, Session) error                        // ErrUnknown when there is no such account
	EndSessions(ctx context.Context, account, hash, but string) error // one, or with an empty hash all but one
	Keys(ctx context.Context, account string) ([]Key, error)          // of all when account is empty; newest first
	Key(ctx context.Context, hash string) (Key, error)                // ErrUnknown
	PutKey(context.Context, Key) error                                // ErrUnknown when there is no such account
	Touch(ctx context.Context, sessions, keys map[string]time.Time) error
	Log(context.Context, Act) error
	Acts(ctx context.Context, who string, before int64, limit int) ([]Act, error) // newest first; before 0: from the newest
}

// What can go wrong that a caller may want to tell apart.
var (
	ErrUnknown = errors.New("there is no such account, session or key")
	ErrTaken   = errors.New("there is an account of that name")
	ErrRefused = errors.New("name and password do not belong together")
	ErrOften   = errors.New("too many attempts: wait a minute")
	ErrWrong   = errors.New("not possible")
)
