package site_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rapporteur/auth"
	"rapporteur/store/sqlite"
	"rapporteur/web/site"
)

// A page shows the ways and the forms that whoever looks may use, and no others. A coder undoes their own corrections, an
// editor anybody's.
func TestPagesShowWhatOneMay(t *testing.T) {
	plain, d := open(t, reports...)
	keep, err := sqlite.Create(filepath.Join(t.TempDir(), "a.db"), time.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { keep.Close() })
	h, err := site.New(d, site.Options{Name: "sahel", People: auth.New(keep.People(), time.Now)})
	if err != nil {
		t.Fatal(err)
	}
	as := func(name string, role auth.Role, method, path string, form url.Values) (int, string) {
		r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r.WithContext(auth.With(r.Context(), &auth.Visit{Who: &auth.Identity{Name: name, Role: role}})))
		return w.Code, w.Body.String()
	}
	_, hit, _ := get(t, plain, "/search?q=measure%3Akilled+count%3A12")
	link := regexp.MustCompile(`href="/report/([0-9a-f]+)#([^"]+)"`).FindStringSubmatch(hit)
	report, entry := "/report/"+link[1], "/entry/"+link[1]+"/"+link[2]
	for role, want := range map[auth.Role][2]bool{auth.Reader: {false, false}, auth.Coder: {false, true}, auth.Editor: {true, true}, auth.Admin: {true, true}} {
		for _, path := range []string{"/", report, entry} {
			_, body := as("zoe", role, "GET", path, nil)
			if strings.Contains(body, `href="/add"`) != want[0] || !strings.Contains(body, `href="/account"`) {
				t.Errorf("the menu of %s for a %s", path, role)
			}
			if path != "/" && strings.Contains(body, `method="post"`) != want[1] {
				t.Errorf("the forms of %s for a %s", path, role)
			}
		}
		if _, body := as("zoe", role, "GET", report, nil); !strings.Contains(body, `href="`+entry+`"`) {
			t.Errorf("a %s is not led to why an entry is there", role)
		}
	}
	if _, body, _ := get(t, plain, "/"); !strings.Contains(body, `href="/add"`) {
		t.Error("without accounts nobody may add")
	}
	if code, _ := as("ada", auth.Coder, "POST", entry, url.Values{"what": {"reject"}, "because": {"the list"}, "seen": {"0"}}); code != http.StatusSeeOther {
		t.Fatalf("a correction: status %d", code)
	}
	undo := func(name string, role auth.Role, seen string) int {
		_, body := as(name, role, "GET", entry, nil)
		button := strings.Contains(body, `name="undo" value="1"`)
		code, _ := as(name, role, "POST", entry, url.Values{"undo": {"1"}, "because": {"it stands there"}, "seen": {seen}})
		if button != (code == http.StatusSeeOther) {
			t.Errorf("%s, %s: the button is there: %v, and it answers %d", name, role, button, code)
		}
		return code
	}
	if code := undo("ben", auth.Coder, "1"); code != http.StatusForbidden {
		t.Errorf("a coder undoes another's correction: status %d", code)
	}
	if code := undo("ADA", auth.Coder, "1"); code != http.StatusSeeOther {
		t.Errorf("a coder undoes their own: status %d", code)
	}
	as("ada", auth.Coder, "POST", entry, url.Values{"what": {"accept"}, "because": {"the list"}, "seen": {"2"}})
	if code, _ := as("carla", auth.Editor, "POST", entry, url.Values{"undo": {"3"}, "because": {"no list"}, "seen": {"3"}}); code != http.StatusSeeOther {
		t.Errorf("an editor undoes a coder's: status %d", code)
	}
}
