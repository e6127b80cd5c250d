package record

import (
	"encoding/json"
	"strings"
	"testing"

	"rapporteur/text"
)

func TestEncodeCountsCodePoints(t *testing.T) {
	body := "Кремль: “нет”, said Peskov."
	at := strings.Index(body, "Peskov")
	r := &Record{Format: Format, Document: Document{ID: "x", Text: body}}
	r.Actors = []*Actor{{ID: "peskov", Name: "Peskov", Mentions: []Mention{{Span: text.Span{Start: at, End: at + 6}, How: "name"}}}}
	r.Events = []Event{{Type: "REJECT", Trace: Trace{Evidence: []text.Span{{Start: 0, End: len("Кремль")}}}}}
	r.Proposals = []Proposal{{Trace: Trace{By: "stance/ultimatum"}, FoundBy: "stance/ultimatum", Proposer: "peskov"}}
	line, err := Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Actors    []struct{ Mentions []struct{ Start, End int } }
		Events    []struct{ Evidence []struct{ Start, End int } }
		Roles     []any
		Proposals []map[string]any
	}
	if err := json.Unmarshal(line, &m); err != nil {
		t.Fatal(err)
	}
	got := m.Actors[0].Mentions[0]
	if shown := string([]rune(body)[got.Start:got.End]); shown != "Peskov" {
		t.Errorf("mention %v shows %q", got, shown)
	}
	if m.Events[0].Evidence[0].End != 6 {
		t.Errorf("evidence ends at %d, want 6 code points", m.Events[0].Evidence[0].End)
	}
	if m.Roles == nil {
		t.Error("an empty list is left out")
	}
	if p := m.Proposals[0]; p["by"] != "peskov" || p["found_by"] != "stance/ultimatum" {
		t.Errorf("proposal is by %v, found by %v", p["by"], p["found_by"])
	}
	back, err := Decode(line)
	if err != nil {
		t.Fatal(err)
	}
	if s := back.Actors[0].Mentions[0].Span; s.Of(body) != "Peskov" {
		t.Errorf("decoded mention shows %q", s.Of(body))
	}
}

func TestDecodeRefusesSpansOutside(t *testing.T) {
	line := `{"format":"rapporteur.record/1","document":{"id":"x","text":"abc"},"times":[{"span":{"start":2,"end":9}}]}`
	if _, err := Decode([]byte(line)); err == nil || !strings.Contains(err.Error(), "2:9") {
		t.Errorf("got %v, want an error that names 2:9", err)
	}
}
