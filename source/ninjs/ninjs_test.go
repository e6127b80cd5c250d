package ninjs

import (
	"strings"
	"testing"

	"rapporteur/record"
)

func TestItems(t *testing.T) {
	want := record.Document{ID: "urn:nile:1", Title: "Talks go on", Source: "Nile Wire", Byline: "Jane Berg", Published: "2025-04-15", Language: "en", Text: "Envoys met.\n\nThey agreed."}
	for name, s := range map[string]string{
		"version 1": `{"uri": "urn:nile:1", "type": "text", "language": "en", "headline": "Talks go on", "byline": "Jane Berg", "versioncreated": "2025-04-15T23:30:00+02:00", "source": "Nile Wire", "body_xhtml": "<p>Envoys met.</p><p>They agreed.</p>"}`,
		"version 2": `[{"uri": "urn:nile:1", "language": "en", "headlines": [{"role": "main", "value": "Talks go on"}], "byline": "Jane Berg", "firstcreated": "2025-04-15T09:00:00Z", "versioncreated": "2025-04-16T09:00:00Z",
			"provider": {"name": "Nile Wire"}, "bodies": [{"role": "summary", "contenttype": "text/plain", "value": "Short."}, {"contenttype": "text/html", "value": "<p>Envoys met.</p><p>They agreed.</p>"}]}]`,
	} {
		if !Is([]byte(s)) {
			t.Errorf("%s is not known as ninjs", name)
		}
		got := Items("a.json", []byte(s))
		if len(got) != 1 || got[0].Err != nil || got[0].Document != want {
			t.Errorf("%s: got %+v", name, got)
		}
	}
	for s, want := range map[string]string{`{"uri": "x"}`: "the item has no text", `[1]`: "no ninjs", `{`: "no ninjs"} {
		if got := Items("a.json", []byte(s)); len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), want) {
			t.Errorf("%s: got %+v", s, got)
		}
	}
}

func FuzzItems(f *testing.F) {
	f.Add([]byte(`[{"uri": "x", "bodies": [{"value": "<p>x"}], "provider": 7}]`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, it := range Items("x", raw) {
			if it.Err == nil && it.Document.Text == "" {
				t.Error("a report without text")
			}
		}
	})
}
