package lexicon

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const mine = `# what our desk knows
! organizations: name | aliases | kind | country
Lakeland Fisheries Union | LFU | ngo | Kenya
Greenpeace | Green Peace

! leaders: name | aliases | of | office | from | to
Ana Ruiz Vela | | Panama | Foreign Minister | 2031-03 |
Idi Moro | | Lakeland Fisheries Union | head | 2030 |
Angela Merkel | A. Merkel | Germany | chancellor | - |

! wikidata: name | id
Lakeland Fisheries Union | Q999999

! ignore: form
NATO
`

func TestOwnRowsAddAndCorrect(t *testing.T) {
	w, err := Builtin().With(Source{"mine.txt", mine})
	if err != nil {
		t.Fatal(err)
	}
	if b := w.Bodies["LFU"]; len(b) != 1 || b[0].Country != "KEN" || b[0].CAMEO != "KENNGO" || !b[0].Sure {
		t.Errorf("LFU: %+v", b)
	}
	if b := w.Bodies["Green Peace"]; len(b) != 1 || b[0].Kind != "ngo" || b[0].Name != "Greenpeace" {
		t.Errorf("Green Peace: %+v, want the built-in Greenpeace with a further name", b)
	}
	if h := w.Leaders.Holder("PAN", "foreign minister", "2031-05-01"); h == nil || h.Name != "Ana Ruiz Vela" {
		t.Errorf("foreign minister of Panama: %+v", h)
	}
	if h := w.Leaders.Holder("DEU", "prime minister", "1999-05-01"); h == nil || h.Name == "Angela Merkel" && h.From != "" {
		t.Errorf("chancellor in 1999: %+v", h)
	}
	if len(w.Leaders.Named("A. Merkel")) != 1 || w.Wikidata("Lakeland Fisheries Union") != "Q999999" {
		t.Error("the alias or the item is not known")
	}
	if w.Bodies["NATO"] != nil || Builtin().Bodies["NATO"] == nil || Builtin().Bodies["LFU"] != nil {
		t.Error("a world that is added to changes")
	}
}

func TestOwnMistakesNameFileAndLine(t *testing.T) {
	for text, want := range map[string]string{
		"! organisations: name\n":                                        "mine.txt:1: there is no table \"organisations\"",
		"# x\n! organizations: name | colour\n":                          "mine.txt:2: the table organizations has no column \"colour\"",
		"! leaders: name | of\n":                                         "mine.txt:1: the table leaders needs a column \"office\"",
		"A | B\n":                                                        "mine.txt:1: a row before the line",
		"! media: name\nA | B\n":                                         "mine.txt:2: 2 cells for 1 columns",
		"! media: name | kind\nA | gossip\n":                             "mine.txt:2: kind \"gossip\": say one of agency",
		"! media: name | country\nA | Atlantis\n":                        "mine.txt:2: country \"Atlantis\"",
		"! media: name | country\n | Chad\n":                             "mine.txt:2: the row has no name",
		"! leaders: name | of | office\nA | Atlantis | president\n":      "mine.txt:2: of \"Atlantis\"",
		"! leaders: name | of | office\nA | Chad | grand duck\n":         "mine.txt:2: office \"grand duck\"",
		"! leaders: name | of | office | from\nA | Chad | king | May\n":  "mine.txt:2: from \"May\": say a year",
		"! leaders: name|of|office|from|to\nA|Chad|king|2012|2011-01\n":  "mine.txt:2: from 2012 to 2011-01",
		"! countries: name\nLakeland\n":                                  "mine.txt:2: the country \"Lakeland\" is new",
		"! wikidata: name | id\nLakeland | 12\n":                         "mine.txt:2: id \"12\"",
		"! organizations: name | cameo\nLakeland Union | kenya rebels\n": "mine.txt:2: cameo \"kenya rebels\"",
	} {
		_, err := Builtin().With(Source{"mine.txt", text})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func TestOpenSources(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"b.txt": "! ignore: form\n", "organizations.txt": "! name | kind\nLakeland Union | ngo\n", "notes.md": "no table"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := OpenSources(dir)
	if err != nil || len(sources) != 2 {
		t.Fatalf("%v, %v", sources, err)
	}
	w, err := Builtin().With(sources...)
	if err != nil || len(w.Bodies["Lakeland Union"]) != 1 {
		t.Errorf("a file called as a table: %v", err)
	}
	if _, err := OpenSources(filepath.Join(dir, "none.txt")); err == nil || !strings.Contains(err.Error(), "none.txt") {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestRowsHoldWhatTheirColumnsMay holds the built-in tables to what a user's are held to.
func TestRowsHoldWhatTheirColumnsMay(t *testing.T) {
	w := Builtin()
	m := &merger{tables: w.tables, own: map[string][]Row{}, world: w}
	for _, table := range worldTables {
		for _, row := range w.tables[table] {
			if table == "countries" {
				continue
			}
			if err := m.checkRow(table, row); err != nil {
				t.Errorf("%s:%d: %v", table, row.Line, err)
			}
		}
	}
}
