package site_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"rapporteur/desk"
	"rapporteur/read"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/source/plain"
	"rapporteur/store/mem"
	"rapporteur/web/site"
)

var reports = []string{
	"title: Gunmen attack Tessalit\nsource: Sahel Wire\npublished: 2024-03-03\n\nGunmen attacked the town of Tessalit in northern Mali on Saturday and killed 12 people, the army said.\n\nMali accused Algeria of arming the attackers. Algeria denied the accusation.\n",
	"title: Toll in Tessalit rises\nsource: Niger River Post\npublished: 2024-03-05\n\nThe attack on Tessalit in northern Mali on Saturday killed 17 people, the hospital said on Tuesday.\n\nNiger rejects the sanctions. Benin supports the sanctions, its foreign minister said.\n",
	"title: Envoys <meet>\nsource: Sahel Wire\npublished: 2024-03-08\n\nMalian envoy Moussa Traore met Niger's President Ali Issa in Niamey on Thursday.\n\n\"We want peace,\" Traore said.\n",
}

func open(t *testing.T, texts ...string) (*httptest.Server, *desk.Desk) {
	t.Helper()
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2024, 3, 9, 12, 0, 0, 0, time.UTC) }
	d := &desk.Desk{Store: mem.Open(now, desk.Linker()), Engine: engine, Now: now}
	_, err = d.Add(context.Background(), func(yield func(source.Item) bool) {
		for _, text := range texts {
			doc, err := plain.Read("a", []byte(text))
			if !yield(source.Item{Name: "a", Document: doc, Err: err}) {
				return
			}
		}
	}, desk.AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := site.New(d, site.Options{Name: "sahel"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv, d
}

func get(t *testing.T, srv *httptest.Server, path string) (int, string, http.Header) {
	t.Helper()
	res, err := http.Get(srv.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b), res.Header
}

var pages = []string{"/", "/search", "/search?q=Tessalit", "/timeline", "/events", "/meetings", "/quotes", "/proposals", "/tolls", "/figures", "/groups", "/disputes", "/positions", "/positions?as_of=2024-03-06",
	"/compare", "/compare?a=Niger&b=Benin", "/relations", "/relations?a=Mali", "/relations?a=Mali&b=Algeria", "/people", "/people?q=Traore", "/who/Traore", "/reports", "/reports?q=Tessalit", "/coverage", "/add", "/map", "/network", "/cite?of=/positions", "/searches"}

// Every page is whole, asks nobody else for anything, runs no script of its own, and has a twin in JSON.
func TestPages(t *testing.T) {
	for _, texts := range [][]string{nil, reports} {
		srv, _ := open(t, texts...)
		for _, path := range pages {
			code, body, head := get(t, srv, path)
			if code != http.StatusOK && !(texts == nil && path == "/who/Traore") {
				t.Errorf("%s: status %d\n%.300s", path, code, body)
				continue
			}
			if !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
				t.Errorf("%s is cut off", path)
			}
			if outside := regexp.MustCompile(`(?:src|href|action)="(?:https?:)?//[^"]*"`).FindString(body); outside != "" {
				t.Errorf("%s asks another host: %s", path, outside)
			}
			if strings.Contains(body, "<script>") || strings.Contains(body, "style=") || strings.Contains(body, "onclick") {
				t.Errorf("%s has script or style that the policy forbids", path)
			}
			if !strings.Contains(head.Get("Content-Security-Policy"), "default-src 'none'") {
				t.Errorf("%s has the policy %q", path, head.Get("Content-Security-Policy"))
			}
			twin := regexp.MustCompile(`<a href="([^"]*\.json[^"]*)">this page as JSON`).FindStringSubmatch(body)
			if twin == nil {
				t.Errorf("%s has no twin", path)
				continue
			}
			if code, body, _ := get(t, srv, strings.ReplaceAll(twin[1], "&amp;", "&")); code == http.StatusOK && !json.Valid([]byte(body)) || code >= 500 {
				t.Errorf("the twin of %s: status %d, %.200s", path, code, body)
			}
		}
	}
}

// What stands in a report can do nothing to the page.
func TestWordsAreNoMarkup(t *testing.T) {
	srv, _ := open(t, reports...)
	for _, path := range []string{"/", "/reports", "/search?q=%3Cb%3Ex"} {
		if _, body, _ := get(t, srv, path); strings.Contains(body, "<meet>") || strings.Contains(body, "<b>x") {
			t.Errorf("%s lets markup through", path)
		}
	}
}

// From a search hit to the words in the report, to why the entry is there, and back.
func TestAHitLeadsToItsWords(t *testing.T) {
	srv, _ := open(t, reports...)
	_, body, _ := get(t, srv, "/search?q=measure%3Akilled+count%3A12")
	link := regexp.MustCompile(`href="(/report/[0-9a-f]+)#([^"]+)"`).FindStringSubmatch(body)
	if link == nil {
		t.Fatalf("no hit:\n%s", body)
	}
	code, page, _ := get(t, srv, link[1])
	if code != http.StatusOK || !strings.Contains(page, `id="`+link[2]+`"`) || !strings.Contains(page, "Gunmen attacked") || !strings.Contains(page, "@misc{report") {
		t.Errorf("the report: status %d", code)
	}
	why := regexp.MustCompile(`href="(/entry/[0-9a-f]+/` + link[2] + `)"`).FindStringSubmatch(page)
	if why == nil {
		t.Fatal("the entry has no page of its own")
	}
	if code, page, _ := get(t, srv, why[1]); code != http.StatusOK || !strings.Contains(page, "killed 12 people") || !strings.Contains(page, "confidence") {
		t.Errorf("why: status %d\n%s", code, page)
	}
	code, twin, _ := get(t, srv, link[1]+".json")
	if r, err := record.Decode([]byte(twin)); err != nil || code != http.StatusOK || len(r.Tolls) == 0 {
		t.Errorf("the report's twin: status %d, %v", code, err)
	}
}

func TestCompareAndDisputes(t *testing.T) {
	srv, _ := open(t, reports...)
	if _, body, _ := get(t, srv, "/compare?a=Niger&b=Benin"); !strings.Contains(body, "they differ") || !strings.Contains(body, "Niger rejects") {
		t.Error("Niger and Benin differ on the sanctions")
	}
	if _, body, _ := get(t, srv, "/tolls"); !strings.Contains(body, "Niger River Post") || !strings.Contains(body, "17") {
		t.Error("both tolls stand on the page")
	}
	for _, path := range []string{"/disputes", "/"} {
		if _, body, _ := get(t, srv, path); !regexp.MustCompile(`<strong>the toll grows:</strong> <span>killed</span></p>\s*<p class="meta">attack [^<]* · 2 March 2024 · in Tessalit</p>`).MatchString(body) {
			t.Errorf("%s does not say whose toll is disputed", path)
		}
	}
}

// A question that makes no sense says where, with the right status; so does what is not there.
func TestTrouble(t *testing.T) {
	srv, _ := open(t, reports...)
	for path, want := range map[string]int{"/search?q=speker%3AJuma": 400, "/timeline?since=soon": 400, "/positions?as_of=soon": 400, "/events?after=soon": 400, "/report/ffff": 404, "/entry/ffff/s-x": 404, "/nowhere": 404, "/nowhere.json": 404, "/who/Nobody": 404} {
		if code, body, _ := get(t, srv, path); code != want || body == "" {
			t.Errorf("%s: status %d, want %d", path, code, want)
		}
	}
	if _, body, _ := get(t, srv, "/search?q=speker%3AJuma"); !strings.Contains(body, "did you mean speaker?") {
		t.Error("the question's trouble is not told")
	}
}

// A pasted text is read and shown at once; adding it again leads to the same page; another site cannot post.
func TestAdd(t *testing.T) {
	srv, d := open(t)
	post := func(fields map[string]string, file string) *http.Response {
		var b strings.Builder
		w := multipart.NewWriter(&b)
		for k, v := range fields {
			w.WriteField(k, v)
		}
		if file != "" {
			part, _ := w.CreateFormFile("files", "b.txt")
			io.WriteString(part, file)
		}
		w.Close()
		client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		res, err := client.Post(srv.URL+"/add", w.FormDataContentType(), strings.NewReader(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res
	}
	first := post(map[string]string{"text": "Envoys of Kenya and Ghana met in Accra on Monday.", "published": "2024-03-05", "source": "Volta Post"}, "")
	if first.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d", first.StatusCode)
	}
	if code, body, _ := get(t, srv, first.Header.Get("Location")); code != http.StatusOK || !strings.Contains(body, "Volta Post") {
		t.Errorf("the report: status %d", code)
	}
	if again := post(map[string]string{"text": "Envoys of Kenya and Ghana met in Accra on Monday."}, ""); again.Header.Get("Location") != first.Header.Get("Location") {
		t.Errorf("again leads to %s", again.Header.Get("Location"))
	}
	if res := post(nil, reports[0]); res.StatusCode != http.StatusSeeOther {
		t.Errorf("a file: status %d", res.StatusCode)
	}
	if res := post(nil, ""); res.StatusCode != http.StatusBadRequest {
		t.Errorf("nothing: status %d", res.StatusCode)
	}
	if st, err := d.Store.Status(context.Background()); err != nil || st.Reports["coded"] != 2 {
		t.Errorf("status %+v, %v", st.Reports, err)
	}
	req, _ := http.NewRequest("POST", srv.URL+"/add", strings.NewReader(url.Values{"text": {"x"}}.Encode()))
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if res, err := http.DefaultClient.Do(req); err != nil || res.StatusCode != http.StatusForbidden {
		t.Errorf("another site may post: %v %v", res, err)
	}
}

func TestMapAndNetwork(t *testing.T) {
	srv, _ := open(t, reports...)
	if _, body, _ := get(t, srv, "/map"); !strings.Contains(body, "Tessalit: 1 event") && !strings.Contains(body, "Tessalit: 2 events") || !strings.Contains(body, "17 killed") {
		t.Error("Tessalit is on the map, with the higher of the two tolls")
	}
	if _, body, _ := get(t, srv, "/network"); !strings.Contains(body, "Mali") || !strings.Contains(body, "verbal conflict 2") {
		t.Errorf("Mali accused Algeria, and Algeria denied it")
	}
	if code, body, head := get(t, srv, "/world.svg"); code != 200 || head.Get("Content-Type") != "image/svg+xml" || len(body) < 20000 {
		t.Error("the world is missing")
	}
}

func TestASearchIsAFeed(t *testing.T) {
	srv, _ := open(t, reports...)
	code, body, head := get(t, srv, "/search.atom?q=Tessalit")
	var feed struct {
		Entries []struct {
			Title string `xml:"title"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(body), &feed); err != nil || code != 200 || len(feed.Entries) == 0 || !strings.HasPrefix(head.Get("Content-Type"), "application/atom+xml") {
		t.Errorf("status %d, %v\n%s", code, err, body)
	}
}

// An entry is rejected on the report's page, edited and taken back on its own, without script; who has not seen what
// another said is shown it.
func TestCorrect(t *testing.T) {
	srv, _ := open(t, reports...)
	_, hit, _ := get(t, srv, "/search?q=measure%3Akilled+count%3A12")
	link := regexp.MustCompile(`href="/report/([0-9a-f]+)#([^"]+)"`).FindStringSubmatch(hit)
	page, entry := "/report/"+link[1], "/entry/"+link[1]+"/"+link[2]
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	post := func(fields ...string) (int, string, http.Header) {
		v := url.Values{"who": {"Ada Ñ"}, "because": {"the list"}}
		for i := 0; i < len(fields); i += 2 {
			v.Set(fields[i], fields[i+1])
		}
		res, err := client.PostForm(srv.URL+entry, v)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, _ := io.ReadAll(res.Body)
		return res.StatusCode, string(b), res.Header
	}
	code, _, head := post("what", "edit", "set.min", "13", "set.max", "13", "seen", "0")
	if code != http.StatusSeeOther || head.Get("Location") != entry || !strings.Contains(head.Get("Set-Cookie"), "Ada") {
		t.Fatalf("edit: status %d, %v", code, head)
	}
	if _, body, _ := get(t, srv, entry); !strings.Contains(body, `name="set.min" value="13"`) || !strings.Contains(body, "Ada Ñ") {
		t.Error("the edit is not on the page")
	}
	if code, body, _ := post("what", "reject", "seen", "0"); code != http.StatusPreconditionFailed || !strings.Contains(body, "edit by Ada") {
		t.Errorf("whoever has not seen the edit: status %d", code)
	}
	if code, body, _ := post("what", "edit", "set.modality", "perhaps", "seen", "1"); code != http.StatusUnprocessableEntity || !strings.Contains(body, "asserted") {
		t.Errorf("no such modality: status %d", code)
	}
	if code, _, head := post("what", "reject", "seen", "1", "back", "report"); code != http.StatusSeeOther || head.Get("Location") != page+"#"+link[2] {
		t.Errorf("reject: status %d, %v", code, head)
	}
	if _, body, _ := get(t, srv, page); strings.Contains(body, `class="entry" id="`+link[2]+`"`) || !strings.Contains(body, entry) {
		t.Error("what is rejected is left out, with a link to it")
	}
	if code, _, _ := post("undo", "2", "seen", "2"); code != http.StatusSeeOther {
		t.Errorf("undo: status %d", code)
	}
	if _, body, _ := get(t, srv, page); !strings.Contains(body, `class="entry" id="`+link[2]+`"`) || !strings.Contains(body, "edited by hand") {
		t.Error("after the undo the edit holds again")
	}
	if code, _, _ := post("what", "accept", "because", ""); code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: status %d", code)
	}
}

// A number of the relations leads to the events behind it.
func TestRelations(t *testing.T) {
	srv, _ := open(t, reports...)
	_, body, _ := get(t, srv, "/relations?a=Mali&b=Algeria")
	link := regexp.MustCompile(`href="(/events\?q=[^"]*)" title="PLOVER: ACCUSE">accusation <b>1</b>`).FindStringSubmatch(body)
	if link == nil {
		t.Fatalf("no accusation of Algeria by Mali:\n%s", body)
	}
	if _, events, _ := get(t, srv, strings.ReplaceAll(link[1], "&amp;", "&")); !strings.Contains(events, "arming the attackers") {
		t.Error("the number does not lead to its event")
	}
	if _, body, _ := get(t, srv, "/relations?a=Mali&b=Benin"); !strings.Contains(body, "No event between them") {
		t.Error("between Mali and Benin nothing is told")
	}
}

// A comparison shows of a long line when it began and the newest, and leads to all of it.
func TestALongLineIsCutInAComparison(t *testing.T) {
	var texts []string
	for day := 1; day <= 20; day++ {
		texts = append(texts, fmt.Sprintf("title: Day %d\nsource: Sahel Wire\npublished: 2024-02-%02d\n\nNiger rejects the sanctions. Benin supports the sanctions, its foreign minister said on day %d of the talks.\n", day, day, day))
	}
	srv, _ := open(t, texts...)
	_, body, _ := get(t, srv, "/compare?a=Niger&b=Benin")
	link := regexp.MustCompile(`<a href="([^"]+)">8 more accounts</a>`).FindStringSubmatch(body)
	if link == nil || !strings.Contains(body, "Sahel Wire, 1 February 2024") || !strings.Contains(body, "Sahel Wire, 20 February 2024") || strings.Contains(body, "Sahel Wire, 9 February 2024") {
		t.Fatalf("the comparison is\n%s", body)
	}
	if _, all, _ := get(t, srv, strings.ReplaceAll(link[1], "&amp;", "&")); strings.Count(all, "Niger rejects") != 20 {
		t.Errorf("%s leads to\n%s", link[1], all)
	}
}
