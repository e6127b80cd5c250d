package desk

import (
	"testing"

	"rapporteur/merge"
	"rapporteur/record"
	"rapporteur/store"
)

// A link to somebody leads to who is called so, and not to somebody with more entries who is named after them.
func TestWhoIsCalledSoComesFirst(t *testing.T) {
	found := []store.Actor{{Name: "Norland", Entries: 90}, {Name: "Office of Ada Njoroge", Entries: 9}, {Name: "Ada Njoroge", Entries: 3}}
	if !calledSo(found, "ada njoroge ") || found[0].Name != "Ada Njoroge" || found[1].Name != "Norland" || found[2].Name != "Office of Ada Njoroge" {
		t.Errorf("order: %v, %v, %v", found[0].Name, found[1].Name, found[2].Name)
	}
	if calledSo(found, "Njoroge") || found[0].Name != "Ada Njoroge" {
		t.Error("whom nobody is called by changes the order")
	}
}

// A dossier tells nothing of somebody who is only named after its actor.
func TestADossierIsOfOne(t *testing.T) {
	m := &merge.Merged{Actors: []*merge.Who{{ID: "n", Name: "Norland"}, {ID: "a", Name: "Ada Njoroge"}, {ID: "b", Name: "Ben Okai"}},
		Events:     []*merge.Happening{{ID: "one", Actors: []record.ActorID{"n", "b"}}, {ID: "two", Actors: []record.ActorID{"n"}, Recipients: []record.ActorID{"a"}}, {ID: "three", Actors: []record.ActorID{"b"}}},
		Statements: []*merge.Words{{ID: "four", Speaker: []record.ActorID{"n"}}, {ID: "five", Speaker: []record.ActorID{"a"}}},
		Positions:  []*merge.Stand{{ID: "six", Actor: "n"}}}
	withoutOthers(m, store.Actor{Name: "Ada Njoroge"}, []store.Actor{{Name: "Norland"}})
	if len(m.Events) != 2 || m.Events[0].ID != "two" || m.Events[1].ID != "three" || len(m.Statements) != 1 || m.Statements[0].ID != "five" || len(m.Positions) != 0 {
		t.Errorf("left: %d events, %d statements, %d positions", len(m.Events), len(m.Statements), len(m.Positions))
	}
}
