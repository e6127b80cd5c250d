package plain

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzRead(f *testing.F) {
	f.Add([]byte("title: Talks\npublished: 2025-04-15\n\nThe ministers met."))
	f.Add([]byte("\xff\xfeK\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		doc, err := Read("x", raw)
		if err == nil && (strings.TrimSpace(doc.Text) == "" || !utf8.ValidString(doc.Text)) {
			t.Errorf("%q gives the text %q", raw, doc.Text)
		}
	})
}
