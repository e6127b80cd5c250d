package site_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rapporteur/auth"
	"rapporteur/web/site"
)

// With accounts a correction carries the name of the account, whatever a form sends; the form shows the name, and no
// cookie remembers another.
func TestTheAccountCorrects(t *testing.T) {
	plain, d := open(t, reports...)
	h, err := site.New(d, site.Options{Name: "sahel"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r.WithContext(auth.With(r.Context(), &auth.Visit{Who: &auth.Identity{Name: "Ada Njoroge", Role: auth.Coder}})))
	}))
	t.Cleanup(srv.Close)
	_, hit, _ := get(t, plain, "/search?q=measure%3Akilled+count%3A12")
	link := regexp.MustCompile(`href="/report/([0-9a-f]+)#([^"]+)"`).FindStringSubmatch(hit)
	entry := "/entry/" + link[1] + "/" + link[2]
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.PostForm(srv.URL+entry, url.Values{"what": {"accept"}, "who": {"Mallory"}, "because": {"checked"}, "seen": {"0"}})
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusSeeOther || res.Header.Get("Set-Cookie") != "" {
		t.Errorf("status %d, cookie %q", res.StatusCode, res.Header.Get("Set-Cookie"))
	}
	for _, path := range []string{entry, "/report/" + link[1]} {
		if _, body, _ := get(t, srv, path); !strings.Contains(body, `name="who" value="Ada Njoroge" required readonly`) || strings.Contains(body, "Mallory") {
			t.Errorf("%s does not know who corrects", path)
		}
	}
	if _, body, _ := get(t, plain, entry); !strings.Contains(body, "Ada Njoroge, ") || strings.Contains(body, "readonly") {
		t.Error("the history does not tell who corrected, or a name cannot be given where there are no accounts")
	}
}
