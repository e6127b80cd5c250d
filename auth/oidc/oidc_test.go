package oidc_test

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/auth"
	"rapporteur/auth/oidc"
	"rapporteur/store/sqlite"
)

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// provider is a provider of sign-ins that knows one person, and can be made to lie.
type provider struct {
	*httptest.Server
	key    *rsa.PrivateKey
	claims map[string]any // of the person
	asked  url.Values     // what the browser brought
	lie    func(claims map[string]any)
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{key: key, claims: map[string]any{"sub": "17", "preferred_username": "amina", "groups": []string{"staff", "talks-coders"}}}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/auth", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{"keys": []any{map[string]any{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "1", "n": b64(key.N.Bytes()), "e": b64(big.NewInt(int64(key.E)).Bytes())}}})
	})
	mux.HandleFunc("/auth", func(w http.ResponseWriter, r *http.Request) {
		p.asked = r.URL.Query()
		http.Redirect(w, r, p.asked.Get("redirect_uri")+"?code=c0de&state="+url.QueryEscape(p.asked.Get("state")), http.StatusSeeOther)
	})
	mux.HandleFunc("/token", p.token)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

// token changes the code for a token, for whoever knows what the challenge was made of.
func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	sum := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	_, secret, _ := r.BasicAuth()
	if r.PostFormValue("client_secret") != "" {
		secret = r.PostFormValue("client_secret")
	}
	if r.PostFormValue("code") != "c0de" || p.asked.Get("code_challenge_method") != "S256" || b64(sum[:]) != p.asked.Get("code_challenge") || secret != "s3cret" {
		http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
		return
	}
	claims := map[string]any{"iss": p.URL, "aud": "talks", "exp": time.Now().Add(time.Minute).Unix(), "iat": time.Now().Unix(), "nonce": p.asked.Get("nonce")}
	for k, v := range p.claims {
		claims[k] = v
	}
	if p.lie != nil {
		p.lie(claims)
	}
	body, _ := json.Marshal(claims) // maps of strings and numbers marshal
	head := b64([]byte(`{"alg":"RS256","kid":"1"}`)) + "." + b64(body)
	hash := sha256.Sum256([]byte(head))
	sig, err := rsa.SignPKCS1v15(rand.Reader, p.key, crypto.SHA256, hash[:])
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": head + "." + b64(sig)})
}

// open serves the two routes, with accounts, and a page that says that somebody came in.
func open(t *testing.T, p *provider) (*httptest.Server, *auth.People) {
	t.Helper()
	s, err := sqlite.Create(filepath.Join(t.TempDir(), "a.db"), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	people := auth.New(s.People(), time.Now)
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	c := oidc.Config{Issuer: p.URL, Client: "talks", Secret: "s3cret", URL: srv.URL, Claim: "groups", Roles: map[string]auth.Role{"staff": auth.Reader, "talks-coders": auth.Coder, "talks-keepers": auth.Admin}}
	if err := c.Check(); err != nil {
		t.Fatal(err)
	}
	oidc.New(c, people, http.DefaultClient, func(w http.ResponseWriter, _ *http.Request, code int, why string) { http.Error(w, why, code) }).Register(mux)
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("rapporteur_session")
		if err != nil {
			http.Error(w, "nobody", http.StatusUnauthorized)
			return
		}
		who, err := people.BySession(r.Context(), c.Value)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		fmt.Fprintf(w, "%s is %s at %s", who.Name, who.Role, r.URL.Path)
	})
	t.Cleanup(func() { srv.Close(); people.Close(); s.Close() })
	return srv, people
}

func signIn(t *testing.T, address string) (int, string) {
	t.Helper()
	jar, _ := cookiejar.New(nil) // without options it does not fail
	res, err := (&http.Client{Jar: jar}).Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// The role follows from the groups, at each sign-in anew; who is in none does not come in.
func TestSignIn(t *testing.T) {
	p := newProvider(t)
	srv, people := open(t, p)
	for _, c := range []struct {
		groups any
		code   int
		says   string
	}{
		{[]string{"staff", "talks-coders"}, 200, "amina is coder at /search"},
		{"talks-keepers", 200, "amina is admin"},
		{[]string{"staff"}, 200, "amina is reader"},
		{[]string{"others"}, 403, "in no group"},
		{nil, 403, "in no group"},
	} {
		p.claims["groups"] = c.groups
		if code, body := signIn(t, srv.URL+"/login/oidc?next=/search"); code != c.code || !strings.Contains(body, c.says) {
			t.Errorf("groups %v: %d, %s", c.groups, code, body)
		}
	}
	p.claims["groups"], p.claims["preferred_username"] = []string{"staff"}, "amina.renamed"
	if _, body := signIn(t, srv.URL+"/login/oidc?next=//evil.example"); !strings.Contains(body, "amina is reader at /") {
		t.Errorf("the same person under another name: %s", body)
	}
	if all, err := people.Accounts(context.Background()); err != nil || len(all) != 1 || all[0].Password != "" {
		t.Errorf("accounts: %+v, %v", all, err)
	}
	if _, err := people.Check(context.Background(), "amina", ""); err == nil {
		t.Error("an account without password opens to none")
	}
}

// An account with a password is not taken over by somebody of the same name elsewhere.
func TestNoTakingOver(t *testing.T) {
	p := newProvider(t)
	srv, people := open(t, p)
	if err := people.Add(context.Background(), "Amina", auth.Admin, "nine grey herons"); err != nil {
		t.Fatal(err)
	}
	if code, body := signIn(t, srv.URL+"/login/oidc"); code != 409 || !strings.Contains(body, "another account") {
		t.Errorf("%d, %s", code, body)
	}
}

// What is signed by nobody, for another, of another time, or too old, is not believed; nor is a way back that was not
// begun in this browser.
func TestLies(t *testing.T) {
	for what, lie := range map[string]func(map[string]any){
		"for another":     func(c map[string]any) { c["aud"] = "shop" },
		"of another":      func(c map[string]any) { c["iss"] = "https://else.example" },
		"of another time": func(c map[string]any) { c["nonce"] = "n" },
		"too old":         func(c map[string]any) { c["exp"] = time.Now().Add(-time.Hour).Unix() },
	} {
		p := newProvider(t)
		srv, people := open(t, p)
		p.lie = lie
		if code, body := signIn(t, srv.URL+"/login/oidc"); code != 401 {
			t.Errorf("%s: %d, %s", what, code, body)
		}
		if all, _ := people.Accounts(context.Background()); len(all) != 0 {
			t.Errorf("%s: an account was made", what)
		}
	}
	p := newProvider(t)
	srv, _ := open(t, p)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p.key, other = other, p.key // signs with a key that it does not tell of
	if code, body := signIn(t, srv.URL+"/login/oidc"); code != 401 || !strings.Contains(body, "cannot be trusted") {
		t.Errorf("signed by another: %d, %s", code, body)
	}
	p.key = other
	if code, _ := signIn(t, srv.URL+"/login/oidc/back?code=c0de&state=x"); code != 401 {
		t.Errorf("a way back without a way there: %d", code)
	}
	res, err := http.NewRequest("GET", srv.URL+"/login/oidc/back?code=c0de&state=x", nil)
	if err != nil {
		t.Fatal(err)
	}
	res.AddCookie(&http.Cookie{Name: "rapporteur_trip", Value: "y.n.v."})
	if r, err := http.DefaultClient.Do(res); err != nil || r.StatusCode != 401 {
		t.Errorf("another state: %v, %v", r.Status, err)
	}
}
