package main

import (
	"strings"
	"testing"
)

func TestReportsOfADayAndTopic(t *testing.T) {
	table := "2025-02-01\tTalks\tThey met.\t(a paper)\n2025-02-01\tTalks\tThey parted.\t\n2025-02-01\tFloods\tIt rained.\t\n2025-02-02\tFloods\tIt rained on.\t\n"
	var out strings.Builder
	if err := writeReports(&out, strings.NewReader(table), 3); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"2025-02-01-1","published":"2025-02-01","title":"Talks","text":"They met.\n\nThey parted."}
{"id":"2025-02-01-2","published":"2025-02-01","title":"Floods","text":"It rained."}
{"id":"2025-02-02-3","published":"2025-02-02","title":"Floods","text":"It rained on."}
`
	if out.String() != want {
		t.Errorf("made\n%swant\n%s", out.String(), want)
	}
	if err := writeReports(&out, strings.NewReader("2025-02-01 Talks They met.\n"), 3); err == nil {
		t.Error("a table without tabs is taken")
	}
}
