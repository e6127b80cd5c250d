package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/auth"
	"rapporteur/auth/oidc"
	"rapporteur/desk"
)

// teamFlags say how a team reaches the server.
type teamFlags struct {
	accounts, proxy bool
	cert, key       string
	rate            int

	oidc       oidc.Config
	groups     []string
	label      string
	secretFile string
}

func (t *teamFlags) add(c *cobra.Command) {
	fs := c.Flags()
	fs.BoolVar(&t.accounts, "accounts", false, "ask everybody to log in; so it is anyway when the archive has accounts")
	fs.StringVar(&t.cert, "tls-cert", "", "file with the certificate, to speak TLS")
	fs.StringVar(&t.key, "tls-key", "", "file with the key of the certificate")
	fs.BoolVar(&t.proxy, "behind-proxy", false, "a reverse proxy stands in front: believe its X-Forwarded-For and X-Forwarded-Proto")
	fs.IntVar(&t.rate, "rate", 50, "requests a second that an account may make (four times as many at once); 0: as many as it likes")
	fs.StringVar(&t.oidc.Issuer, "oidc-issuer", "", "let people sign in with this provider of OpenID Connect")
	fs.StringVar(&t.oidc.Client, "oidc-client", "", "what this server is called there; its secret is in $RAPPORTEUR_OIDC_SECRET")
	fs.StringVar(&t.secretFile, "oidc-secret-file", "", "file with the secret, instead of $RAPPORTEUR_OIDC_SECRET")
	fs.StringVar(&t.oidc.Claim, "oidc-claim", "groups", "what the provider tells that the role follows from")
	fs.StringArrayVar(&t.groups, "oidc-role", nil, "VALUE=ROLE: the role of people whose claim has that value; the highest holds")
	fs.StringSliceVar(&t.oidc.Scopes, "oidc-scope", nil, "scopes to ask the provider for, beside openid, profile, email")
	fs.StringVar(&t.label, "oidc-label", "Sign in with your organisation", "what the button says")
	fs.StringVar(&t.oidc.URL, "url", "", "where people reach this server, as in https://talks.example.org; for links in feeds and citations, and for the provider")
}

// check makes sense of the flags.
func (t *teamFlags) check() error {
	if (t.cert == "") != (t.key == "") {
		return errors.New("TLS needs both --tls-cert and --tls-key")
	}
	for _, file := range []string{t.cert, t.key} {
		if _, err := os.Stat(file); file != "" && err != nil {
			return err
		}
	}
	if t.cert != "" && t.proxy {
		return errors.New("say --tls-cert or --behind-proxy: behind a proxy, TLS ends there")
	}
	if t.oidc.Issuer == "" {
		if t.oidc.Client != "" || len(t.groups) > 0 {
			return errors.New("sign-in elsewhere needs --oidc-issuer")
		}
		return nil
	}
	t.oidc.Roles = map[string]auth.Role{}
	for _, g := range t.groups {
		i := strings.LastIndex(g, "=")
		if i < 1 {
			return fmt.Errorf("--oidc-role %s: write VALUE=ROLE", g)
		}
		t.oidc.Roles[g[:i]] = auth.Role(g[i+1:])
	}
	t.oidc.Secret = os.Getenv("RAPPORTEUR_OIDC_SECRET")
	if t.secretFile != "" {
		raw, err := os.ReadFile(t.secretFile)
		if err != nil {
			return err
		}
		t.oidc.Secret = strings.TrimSpace(string(raw))
	}
	return t.oidc.Check()
}

// button is what the page of the login says for signing in elsewhere.
func (t *teamFlags) button() string {
	if t.oidc.Issuer == "" {
		return ""
	}
	return t.label
}

// people are the accounts of the archive, nil when it can keep none, and whether everybody is to log in from the start.
func (t *teamFlags) people(ctx context.Context, d *desk.Desk) (*auth.People, bool, error) {
	asked := t.accounts || t.oidc.Issuer != ""
	p, err := peopleOf(d)
	if err != nil {
		if asked {
			return nil, false, err
		}
		return nil, false, nil
	}
	all, err := p.Accounts(ctx)
	switch {
	case err != nil:
		return nil, false, err
	case len(all) == 0 && asked && t.oidc.Issuer == "":
		return nil, false, errors.New("there are no accounts: rapporteur account add NAME --role admin makes the first")
	}
	return p, asked || len(all) > 0, nil
}

// peopleOf are the accounts of an archive.
func peopleOf(d *desk.Desk) (*auth.People, error) {
	s, ok := d.Store.(interface{ People() auth.Keep })
	if !ok {
		return nil, errors.New("this archive cannot keep accounts")
	}
	return auth.New(s.People(), d.Now), nil
}
