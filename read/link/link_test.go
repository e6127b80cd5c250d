package link

import (
	"testing"

	"rapporteur/nlp/pipe"
	"rapporteur/read/did"
	"rapporteur/read/page"
	"rapporteur/read/said"
	"rapporteur/read/toll"
	"rapporteur/read/when"
	"rapporteur/read/where"
	"rapporteur/read/who"
	"rapporteur/record"
)

func readAll(t *testing.T, text string) *record.Record {
	t.Helper()
	p, err := pipe.New()
	if err != nil {
		t.Fatal(err)
	}
	pg := page.New(record.Document{ID: "x", Text: text, Published: "2024-05-10"}, p.Analyse(text))
	for _, read := range []func(*page.Page){when.Read, where.Read, who.Read, said.Read, who.Quotes, toll.Read, did.Read, Read} {
		read(pg)
	}
	return pg.Out
}

func TestATollBelongsToItsAttack(t *testing.T) {
	r := readAll(t, "Foreign ministers met in Lima on Monday. Government shelling killed 14 people in the port of Tarfan on Tuesday.")
	if len(r.Tolls) != 1 {
		t.Fatalf("got %d tolls, want 1", len(r.Tolls))
	}
	for _, e := range r.Events {
		if e.ID == r.Tolls[0].Event {
			if e.Type != "ASSAULT" {
				t.Errorf("the toll belongs to a %s", e.Type)
			}
			return
		}
	}
	t.Errorf("the toll belongs to no event: %+v", r.Tolls[0])
}
