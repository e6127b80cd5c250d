package html

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"rapporteur/record"
	"rapporteur/source"
)

const story1 = `<p>Envoys of Kenya and Ghana met in Accra on Monday to talk about a truce in the north, the hosts said after the meeting had ended late at night.</p>
<figure><img src="a.jpg"><figcaption>The envoys, in a picture from last year</figcaption></figure>
<p>“We accept the truce,” Kenyan envoy Amina Juma told reporters, adding that her government would send observers within a week if the other side agreed to it.</p>
<ul><li>Prisoners are to be <b>exchanged</b> by Friday.</li><li>Roads will open.</li></ul>
<p>The rebels said that they had not been asked, and that shelling of the market went on through the weekend with at least 12 people killed.</p>`

func page1(head, body string) string {
	return `<!DOCTYPE html><html lang="de"><head>` + head + `</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><header>Nile Wire</header>` +
		`<article><h1>Envoys meet in Accra</h1>` + body + `</article><aside>Most read: <a href="/cup">Cup final</a></aside><footer>Copyright Nile Wire. All rights reserved.</footer><script>var x = "<p>no</p>";</script></body></html>`
}

func TestRead(t *testing.T) {
	want := record.Document{ID: "clip", Title: "Envoys meet in Accra", Byline: "Jane Berg", Source: "Nile Wire", Published: "2025-04-15", URL: "https://nile.example/accra"}
	for name, head := range map[string]string{
		"JSON-LD": `<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Envoys meet in Accra", "datePublished": "2025-04-15T22:30:00+02:00",
			"author": [{"@type": "Person", "name": "Jane Berg"}], "publisher": {"name": "Nile Wire"}, "url": "https://nile.example/accra"}]}</script>`,
		"meta elements": `<title>Envoys meet in Accra | Nile Wire</title><meta property="og:site_name" content="Nile Wire"><meta name="author" content="Jane Berg"><meta property="article:published_time" content="2025-04-15T08:00:00Z">
			<link rel="canonical" href="https://nile.example/accra"><meta property="og:url" content="https://nile.example/accra?from=app"><meta property="og:title" content="Envoys meet in Accra | Nile Wire">`,
		"a broken script": `<script type="application/ld+json">{"@type": "NewsArticle", </script><meta property="og:site_name" content="Nile Wire"><meta name="author" content="Jane Berg"><meta name="pubdate" content="15 April 2025">
			<link rel="canonical" href="https://nile.example/accra">`,
	} {
		got, err := Read("clip", []byte(page1(head, story1)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		body := got.Text
		got.Text = ""
		if got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
		for _, s := range []string{"met in Accra on Monday", "“We accept the truce,” Kenyan envoy", "Prisoners are to be exchanged by Friday.", "at least 12 people killed."} {
			if !strings.Contains(body, s) {
				t.Errorf("%s: the text lacks %q:\n%s", name, s, body)
			}
		}
		for _, s := range []string{"Sport", "Cup final", "All rights", "picture from last year", "var x", "<"} {
			if strings.Contains(body, s) {
				t.Errorf("%s: the text holds %q:\n%s", name, s, body)
			}
		}
		if n := strings.Count(body, "\n\n"); n < 3 {
			t.Errorf("%s: the text has %d paragraphs", name, n+1)
		}
	}
}

func TestReadFromTheText(t *testing.T) {
	got, err := Read("clip", []byte(page1("", `<p class="byline">By Jane Berg</p><time datetime="2025-04-15">Tuesday</time>`+story1)))
	if err != nil || got.Title != "Envoys meet in Accra" || got.Published != "2025-04-15" || got.Byline != "By Jane Berg" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestFlash(t *testing.T) {
	got, err := Read("clip", []byte("<html><body><h1>Truce signed</h1><p>Kenya and Ghana signed a truce on Monday.</p></body></html>"))
	if err != nil || !strings.Contains(got.Text, "signed a truce on Monday.") {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestEncodings(t *testing.T) {
	for name, raw := range map[string]string{
		"told":     "<html><head><meta charset=iso-8859-1></head><body>" + strings.ReplaceAll(story1, "Accra", "Caf\xe9") + "</body></html>",
		"not told": "<html><body>" + strings.ReplaceAll(story1, "Accra", "Café") + "</body></html>",
	} {
		if got, err := Read("clip", []byte(raw)); err != nil || !strings.Contains(got.Text, "Café") {
			t.Errorf("%s: got %q, %v", name, got.Text, err)
		}
	}
}

func TestNoStory(t *testing.T) {
	for _, raw := range []string{"", "  ", "<html><body><script>load()</script></body></html>"} {
		_, err := Read("clip", []byte(raw))
		var e *source.Error
		if !errors.As(err, &e) || e.Kind != source.Empty {
			t.Errorf("%q: got %v", raw, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(page1(`<meta name="date" content="2025-04-15">`, story1)))
	f.Add([]byte("<p><b><i><p></table><td>&#x110000;"))
	f.Add([]byte(`<script type="application/ld+json">[[[{"@type":["Article",7],"author":{"name":[{}]}}]]]</script><p>x`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		doc, err := Read("x", raw)
		if err == nil && (!utf8.ValidString(doc.Text) || strings.TrimSpace(doc.Text) == "") {
			t.Errorf("the text is %q", doc.Text)
		}
		if doc.Published != "" {
			if _, err := source.Day("x", doc.Published); err != nil {
				t.Error(err)
			}
		}
	})
}
