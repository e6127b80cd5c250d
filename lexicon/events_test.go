package lexicon

import (
	"slices"
	"strings"
	"testing"
)

// TestEventFrames loads every frame and holds it against the tables of types, modes and codes.
func TestEventFrames(t *testing.T) {
	modes := map[string][]string{}
	for _, r := range Load("events_types").Rows {
		modes[r.Get("type")] = r.List("modes")
	}
	verbs, nouns := 0, 0
	for _, f := range Builtin().EventFrames() {
		where := f.Table + " " + f.Lemma + " | " + f.Pattern
		if want := TypeOfCode(f.CAMEO); want != f.Type && f.CAMEO != "" {
			t.Errorf("%s: code %s is of type %q, not %s", where, f.CAMEO, want, f.Type)
		}
		if f.Mode != "" && !slices.Contains(modes[f.Type], f.Mode) {
			t.Errorf("%s: %s has no mode %q", where, f.Type, f.Mode)
		}
		if !strings.HasSuffix(f.Example, ".") {
			t.Errorf("%s: no example sentence", where)
		}
		switch f.POS {
		case 'v':
			verbs++
		case 'n':
			nouns++
		}
	}
	if verbs < 1500 || nouns < 600 {
		t.Errorf("%d verb frames, %d noun frames", verbs, nouns)
	}
}

func TestContentCode(t *testing.T) {
	for _, c := range []struct{ outer, inner, want string }{
		{"REQUEST", "0841", "1053"}, {"AGREE", "072", "0332"}, {"REJECT", "046", "125"}, {"THREATEN", "194", "138"}, {"THREATEN", "191", "1381"}, {"SUPPORT", "072", ""},
	} {
		if got, _ := ContentCode(c.outer, c.inner); got != c.want {
			t.Errorf("%s of %s: got %q, want %q", c.outer, c.inner, got, c.want)
		}
	}
}

func BenchmarkEventFramesLoad(b *testing.B) {
	for range b.N {
		for _, n := range eventTypes {
			raw, _ := files.ReadFile("data/events_" + n + ".txt")
			t, _ := Parse(n, string(raw))
			ix := &frameIndex{classes: eventFrames().classes}
			for _, r := range t.Rows {
				parseEventFrame(ix, r)
			}
		}
	}
}
