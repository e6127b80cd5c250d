package link

import (
	"slices"
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

func TestWhoIsBlamed(t *testing.T) {
	for _, c := range []struct {
		text, act, target string // of the last statement
	}{
		{"Chad invaded the island on Monday. Kenya denounced the operation.", "criticise", "Chad"},
		{"Chad invaded the island on Monday. Ghana sent food on Tuesday. Sudan was silent on Wednesday. Kenya denounced the attack.", "criticise", "Chad"},
		{"The Kenyan defence ministry said a Sudanese jet had bombed a Kenyan town on Monday.", "accuse", "Sudan"},
		{"The Kenyan defence ministry said its jets had bombed a rebel camp in Sudan on Monday.", "announce", ""},
		{"The Kenyan defence ministry said a Sudanese jet had bombed a town in Chad on Monday.", "say", ""},
	} {
		r := readAll(t, c.text)
		st := &r.Statements[len(r.Statements)-1]
		target := ""
		for i := range r.Actors {
			if slices.Contains(st.Target, r.Actors[i].ID) {
				target += r.Actors[i].Name
			}
		}
		if string(st.Act) != c.act || target != c.target {
			t.Errorf("%s\n got %s of %q, want %s of %q", c.text, st.Act, target, c.act, c.target)
		}
	}
}

func TestWhoJudgesTheSameThingIsNotJudged(t *testing.T) {
	for _, text := range []string{
		"The plan, hailed by Niger as a breakthrough but condemned by Kenya, was shelved.",
		"The plan was welcomed by Niger but condemned by Kenya.",
	} {
		r := readAll(t, text)
		for i := range r.Statements {
			if s := &r.Statements[i]; s.Act == record.Criticise && len(s.Target) > 0 {
				t.Errorf("%s\n got %+v", text, s)
			}
		}
		if len(r.Statements) == 0 {
			t.Errorf("%s: no statement", text)
		}
	}
}
