package read_test

import (
	"testing"

	"rapporteur/lexicon"
	"rapporteur/read"
	"rapporteur/record"
)

// TestOwnWordsOfEvents: engines with different words work side by side.
func TestOwnWordsOfEvents(t *testing.T) {
	world, err := lexicon.Builtin().With(lexicon.Source{Name: "mine.txt", Text: "! events: lemma | pos | pattern | type | mode\nzorch | v | subj>obj | ASSAULT | firearms\npowwow | n | sides | CONSULT |\nambush | v | | - |\n"})
	if err != nil {
		t.Fatal(err)
	}
	mine, err := read.New(read.Knowing(world))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	if own := mine.About().Models["own lexicon"]; own == "" || plain.About().Models["own lexicon"] != "" {
		t.Errorf("own lexicon %q; the engine without one has %q", own, plain.About().Models["own lexicon"])
	}
	for _, c := range []struct {
		sentence, mine, plain string
	}{
		{"Gunmen zorched a convoy of the army near Moroni on Friday.", "ASSAULT firearms", ""},
		{"Gunmen ambushed a convoy of the army near Moroni on Friday.", "", "ASSAULT firearms"},
		{"The powwow between Chad and Niger ended on Friday.", "CONSULT", ""},
	} {
		if got := told(t, mine, c.sentence); got != c.mine {
			t.Errorf("%s\nwith own words: got %q, want %q", c.sentence, got, c.mine)
		}
		if got := told(t, plain, c.sentence); got != c.plain {
			t.Errorf("%s\nwithout: got %q, want %q", c.sentence, got, c.plain)
		}
	}
}

// told is the type and mode of the first event.
func told(t *testing.T, e *read.Engine, sentence string) string {
	t.Helper()
	r, err := e.Read(record.Document{ID: "x", Text: sentence, Language: "en", Published: "2031-05-04"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Events) == 0 {
		return ""
	}
	if r.Events[0].Mode == "" {
		return r.Events[0].Type
	}
	return r.Events[0].Type + " " + r.Events[0].Mode
}
