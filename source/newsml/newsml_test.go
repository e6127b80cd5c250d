package newsml

import (
	"strings"
	"testing"

	"rapporteur/record"
)

const g2 = `<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
<newsItem guid="urn:nile:1" version="2"><itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NW"><name>Nile Wire</name></provider><versionCreated>2025-04-16T09:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2025-04-15T23:30:00+02:00</contentCreated><headline>Talks go on</headline><by>Jane Berg</by><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Envoys met &amp; talked.</p><p>They agreed.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:nile:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><headline>A picture</headline></contentMeta></newsItem>
<newsItem guid="urn:nile:3"><itemMeta><itemClass qcode="ninat:text"/><provider literal="NW"/></itemMeta><contentSet><inlineXML contenttype="application/nitf+xml"><n:nitf xmlns:n="u"><n:body><n:body.head><n:hedline><n:hl1>Truce holds</n:hl1></n:hedline></n:body.head><n:body.content><n:p>It held.</n:p><n:p>For a day.</n:p></n:body.content></n:body></n:nitf></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>`

const story1 = `<nitf><head><title>Talks go on</title><docdata><doc-id id-string="n-4"/><date.issue norm="20250415T090000Z"/><doc.copyright holder="Nile Wire"/></docdata></head>
<body><body.head><hedline><hl1>Talks go on in Accra</hl1></hedline></body.head><body.content><block><p>Envoys met.</p><p>They agreed.</p></block></body.content></body></nitf>`

func docs(s string) (out []record.Document, errs []string) {
	for it := range Each("a.xml", strings.NewReader(s)) {
		if it.Err != nil {
			errs = append(errs, it.Err.Error())
		} else {
			out = append(out, it.Document)
		}
	}
	return out, errs
}

func TestEach(t *testing.T) {
	got, errs := docs(g2)
	want := record.Document{ID: "urn:nile:1", Title: "Talks go on", Source: "Nile Wire", Byline: "Jane Berg", Published: "2025-04-15", Language: "en-gb", Text: "Envoys met & talked.\n\nThey agreed."}
	if len(errs) > 0 || len(got) != 2 || got[0] != want {
		t.Fatalf("got %+v, %v, want %+v", got, errs, want)
	}
	if got[1].Text != "It held.\n\nFor a day." || got[1].Title != "Truce holds" || got[1].Source != "NW" {
		t.Errorf("the NITF inside gives %+v", got[1])
	}
	got, errs = docs(story1)
	want = record.Document{ID: "n-4", Title: "Talks go on in Accra", Source: "Nile Wire", Published: "2025-04-15", Text: "Envoys met.\n\nThey agreed."}
	if len(errs) > 0 || len(got) != 1 || got[0] != want {
		t.Errorf("got %+v, %v, want %+v", got, errs, want)
	}
}

func TestNoItem(t *testing.T) {
	for s, want := range map[string]string{"<a/>": "there is no news item", "<newsItem><contentSet>": "cannot be read"} {
		if _, errs := docs(s); len(errs) != 1 || !strings.Contains(errs[0], want) {
			t.Errorf("%q: got %v", s, errs)
		}
	}
}

func FuzzEach(f *testing.F) {
	f.Add(g2)
	f.Add(story1)
	f.Fuzz(func(t *testing.T, s string) {
		got, _ := docs(s)
		for _, d := range got {
			if strings.TrimSpace(d.Text) == "" {
				t.Errorf("%+v has no text", d)
			}
		}
	})
}
