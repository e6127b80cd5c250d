package opml

import (
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	const list = `<?xml version="1.0"?><opml version="2.0"><body><outline text="News"><outline type="rss" text="Nile Wire" xmlUrl="https://nile.example/rss"/>
		<outline title="Volta &amp; Post" text="V" xmlUrl=" https://volta.example/atom "/><outline text="Again" xmlUrl="https://nile.example/rss"/></outline></body></opml>`
	got, err := Read("feeds.opml", strings.NewReader(list))
	if want := []Feed{{"Nile Wire", "https://nile.example/rss"}, {"Volta & Post", "https://volta.example/atom"}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %v, %v", got, err)
	}
	for _, s := range []string{"", "no", "<html></html>", "<opml><"} {
		if _, err := Read("x", strings.NewReader(s)); err == nil {
			t.Errorf("%q is a list", s)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<opml><outline xmlUrl="a"/></opml>`)
	f.Fuzz(func(t *testing.T, s string) {
		feeds, _ := Read("x", strings.NewReader(s))
		for _, f := range feeds {
			if f.URL == "" {
				t.Error("a feed without an address")
			}
		}
	})
}
