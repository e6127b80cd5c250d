package feed

import (
	"strings"
	"testing"

	"rapporteur/record"
)

var feeds = map[string]string{
	"RSS": `<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Nile Wire</title>
		<item><title>Talks &amp;amp; truce</title><link>https://nile.example/1</link><guid>tag:nile,1</guid><pubDate>Tue, 15 Apr 2025 23:30:00 +0200</pubDate><dc:creator>Jane Berg</dc:creator>
		<description>Short.</description><content:encoded><![CDATA[<p>Envoys met in Caf` + "\xe9" + `.</p><p>They agreed.</p><script>no</script>]]></content:encoded></item></channel></rss>`,
	"Atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>Nile Wire</title><entry><id>tag:nile,1</id><title type="html">Talks &amp;amp; truce</title><link href="https://nile.example/1"/><published>2025-04-15T23:30:00+02:00</published>
		<author><name>Jane Berg</name></author><content type="html">&lt;p&gt;Envoys met in Café.&lt;/p&gt;&lt;p&gt;They agreed.&lt;/p&gt;</content></entry></feed>`,
	"JSON": `{"version": "https://jsonfeed.org/version/1.1", "title": "Nile Wire", "items": [{"id": "tag:nile,1", "url": "https://nile.example/1", "title": "Talks & truce", "date_published": "2025-04-15T23:30:00+02:00",
		"authors": [{"name": "Jane Berg"}], "content_html": "<p>Envoys met in Café.</p><p>They agreed.</p>"}]}`,
}

func TestParse(t *testing.T) {
	want := record.Document{ID: "tag:nile,1", Title: "Talks & truce", Source: "Nile Wire", Byline: "Jane Berg", Published: "2025-04-15", URL: "https://nile.example/1", Text: "Envoys met in Café.\n\nThey agreed."}
	for name, s := range feeds {
		f, err := Parse("feed.xml", strings.NewReader(s))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if f.Title != "Nile Wire" || len(f.Items) != 1 || f.Items[0].Err != nil || f.Items[0].Document != want {
			t.Errorf("%s: got %+v", name, f)
		}
	}
}

func TestNoFeed(t *testing.T) {
	for s, want := range map[string]string{"": "this is no RSS, Atom or JSON feed", "<html></html>": "this is no RSS", "<rss><channel><item>": "no feed that can be read"} {
		if _, err := Parse("x.xml", strings.NewReader(s)); err == nil || !strings.HasPrefix(err.Error(), "x.xml: "+want) {
			t.Errorf("%q: got %v", s, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range feeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for it := range Each("x", strings.NewReader(s)) {
			if it.Err == nil && strings.TrimSpace(it.Document.Text) == "" {
				t.Errorf("%s has no text", it.Name)
			}
		}
	})
}
