// Package oidc lets people sign in with an account that they have elsewhere: with a provider of OpenID Connect, by the code
// flow with PKCE, state and nonce. Their role follows from a claim, such as the groups they are in; whoever has none of the
// named values is not let in.
package oidc

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"rapporteur/auth"
	"rapporteur/auth/door"
)

// Config says with whom people sign in.
type Config struct {
	Issuer, Client, Secret string
	URL                    string               // where people reach this server: https://talks.example.org
	Claim                  string               // that tells the role
	Roles                  map[string]auth.Role // value of the claim to role
	Scopes                 []string             // to ask for beside openid, profile and email
}

// Check tells what is missing.
func (c Config) Check() error {
	u, err := url.Parse(c.URL)
	switch {
	case c.Client == "":
		return errors.New("sign-in elsewhere needs the client's name (--oidc-client)")
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return errors.New("sign-in elsewhere needs the address by which people reach this server (--url https://talks.example.org)")
	case c.Claim == "" || len(c.Roles) == 0:
		return errors.New("sign-in elsewhere needs to know who may do what (--oidc-role GROUP=ROLE)")
	}
	for _, r := range c.Roles {
		if !r.Valid() {
			return fmt.Errorf("there is no role %q (reader, coder, editor, admin)", r)
		}
	}
	return nil
}

// Provider signs people in.
type Provider struct {
	config Config
	people *auth.People
	client *http.Client
	refuse func(w http.ResponseWriter, r *http.Request, code int, why string)

	mu    sync.Mutex
	ready *endpoints
}

// endpoints are what the provider tells of itself.
type endpoints struct {
	oauth    oauth2.Config
	verifier *oidc.IDTokenVerifier
}

// New makes a provider. It is asked about itself when the first person signs in, so that a server starts without it.
func New(c Config, p *auth.People, client *http.Client, refuse func(w http.ResponseWriter, r *http.Request, code int, why string)) *Provider {
	return &Provider{config: c, people: p, client: client, refuse: refuse}
}

// Register puts the two routes on a mux.
func (p *Provider) Register(mux interface {
	HandleFunc(route string, h func(http.ResponseWriter, *http.Request))
}) {
	mux.HandleFunc("GET /login/oidc", p.leave)
	mux.HandleFunc("GET /login/oidc/back", p.back)
}

// discover asks the provider about itself; the answer stays, a failure does not.
func (p *Provider) discover(ctx context.Context) (*endpoints, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ready != nil {
		return p.ready, nil
	}
	// The provider's keys are fetched with this context later too, so it must not end with the request.
	found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), p.client), p.config.Issuer)
	if err != nil {
		return nil, fmt.Errorf("the sign-in cannot be reached: %w", err)
	}
	p.ready = &endpoints{
		oauth: oauth2.Config{ClientID: p.config.Client, ClientSecret: p.config.Secret, Endpoint: found.Endpoint(), RedirectURL: strings.TrimSuffix(p.config.URL, "/") + "/login/oidc/back",
			Scopes: append([]string{oidc.ScopeOpenID, "profile", "email"}, p.config.Scopes...)},
		verifier: found.Verifier(&oidc.Config{ClientID: p.config.Client}),
	}
	return p.ready, nil
}

// tripCookie holds, for ten minutes, what the browser must bring back.
const (
	tripCookie = "rapporteur_trip"
	tripTime   = 600
)

// leave sends somebody to the provider.
func (p *Provider) leave(w http.ResponseWriter, r *http.Request) {
	e, err := p.discover(r.Context())
	if err != nil {
		p.refuse(w, r, http.StatusBadGateway, err.Error())
		return
	}
	state, nonce, verifier := auth.NewToken(), auth.NewToken(), oauth2.GenerateVerifier()
	http.SetCookie(w, trip(r, strings.Join([]string{state, nonce, verifier, url.QueryEscape(r.URL.Query().Get("next"))}, "."), tripTime))
	http.Redirect(w, r, e.oauth.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), http.StatusSeeOther)
}

func trip(r *http.Request, value string, age int) *http.Cookie {
	return &http.Cookie{Name: tripCookie, Value: value, Path: "/login/oidc", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: auth.Of(r.Context()).Secure}
}

// back is where the provider sends somebody to.
func (p *Provider) back(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, trip(r, "", -1))
	code, err := p.signIn(w, r)
	if err != nil {
		p.refuse(w, r, code, err.Error())
	}
}

func (p *Provider) signIn(w http.ResponseWriter, r *http.Request) (int, error) {
	c, err := r.Cookie(tripCookie)
	if err != nil {
		return http.StatusUnauthorized, errors.New("the sign-in took too long, or began in another browser: begin again")
	}
	part := strings.SplitN(c.Value, ".", 4)
	q := r.URL.Query()
	if len(part) != 4 || subtle.ConstantTimeCompare([]byte(part[0]), []byte(q.Get("state"))) != 1 {
		return http.StatusUnauthorized, errors.New("this sign-in was not begun here: begin again")
	}
	if q.Get("error") != "" {
		return http.StatusUnauthorized, errors.New("the sign-in was refused there")
	}
	e, err := p.discover(r.Context())
	if err != nil {
		return http.StatusBadGateway, err
	}
	claims, err := p.claims(r.Context(), e, q.Get("code"), part[1], part[2])
	if err != nil {
		return http.StatusUnauthorized, err
	}
	v := auth.Of(r.Context())
	v.Act.Who = claims.name()
	role, ok := p.role(claims.all)
	if !ok {
		return http.StatusForbidden, fmt.Errorf("%s is in no group that may come in here", claims.name())
	}
	a, err := p.people.Outside(r.Context(), claims.issuer+" "+claims.subject, claims.name(), role)
	if errors.Is(err, auth.ErrTaken) {
		return http.StatusConflict, fmt.Errorf("there is another account of the name %s already: ask whoever keeps this archive", claims.name())
	}
	if err != nil {
		return http.StatusForbidden, err
	}
	token, err := p.people.Begin(r.Context(), a, v.From, r.UserAgent())
	if err != nil {
		return http.StatusServiceUnavailable, err
	}
	v.Act.Who = a.Name
	door.Give(w, r, token)
	next, _ := url.QueryUnescape(part[3])
	http.Redirect(w, r, door.Local(next), http.StatusSeeOther)
	return 0, nil
}

// told is what the provider says of somebody.
type told struct {
	issuer, subject string
	all             map[string]any
}

// name is what an account is called: the name for logging in there, else the checked address, else the subject.
func (t told) name() string {
	for _, claim := range []string{"preferred_username", "email", "sub"} {
		s, _ := t.all[claim].(string)
		if checked, told := t.all["email_verified"].(bool); claim == "email" && told && !checked {
			continue
		}
		if s != "" {
			return s
		}
	}
	return t.subject
}

// claims changes the code for a token, and reads it. Everything that must be checked of it is checked here.
func (p *Provider) claims(ctx context.Context, e *endpoints, code, nonce, verifier string) (told, error) {
	ctx = oidc.ClientContext(ctx, p.client)
	token, err := e.oauth.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		return told{}, errors.New("the sign-in did not take the code it gave: begin again")
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := e.verifier.Verify(ctx, raw)
	if err != nil {
		return told{}, fmt.Errorf("what the sign-in says cannot be trusted: %w", err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(nonce)) != 1 {
		return told{}, errors.New("what the sign-in says is of another time: begin again")
	}
	t := told{issuer: id.Issuer, subject: id.Subject}
	err = id.Claims(&t.all)
	return t, err
}

// role is the highest that the claim gives.
func (p *Provider) role(claims map[string]any) (auth.Role, bool) {
	var values []string
	switch c := claims[p.config.Claim].(type) {
	case string:
		values = append(values, c)
	case []any:
		for _, x := range c {
			if s, ok := x.(string); ok {
				values = append(values, s)
			}
		}
	}
	best := auth.Anyone
	for value, role := range p.config.Roles {
		if slices.Contains(values, value) && role.Covers(best) {
			best = role
		}
	}
	return best, best != auth.Anyone
}
