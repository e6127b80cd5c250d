package lexicon

import (
	"strings"
	"testing"
)

func TestEveryTableLoads(t *testing.T) {
	for _, name := range Names() {
		if tab := Load(name); len(tab.Rows) == 0 {
			t.Errorf("%s has no rows", name)
		}
	}
}

func TestParseNamesFileAndLine(t *testing.T) {
	tab, err := Parse("cues", "# cues\n! lemma | acts\nsay | say; announce\n")
	if err != nil || tab.Rows[0].Get("lemma") != "say" || len(tab.Rows[0].List("acts")) != 2 || tab.Rows[0].Get("none") != "" {
		t.Errorf("got %+v, %v", tab, err)
	}
	for _, bad := range []string{"say | say\n", "! lemma\n! lemma\n", "! lemma\nsay | a | b\n", ""} {
		if _, err := Parse("cues", bad); err == nil || !strings.HasPrefix(err.Error(), "cues") {
			t.Errorf("%q: got %v, want an error that names the file", bad, err)
		}
	}
}
