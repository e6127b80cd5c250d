package desk

import (
	"testing"

	"rapporteur/store"
)

// A link to somebody leads to who is called so, and not to somebody with more entries who is named after them.
func TestWhoIsCalledSoComesFirst(t *testing.T) {
	found := []store.Actor{{Name: "Norland", Entries: 90}, {Name: "Office of Ada Njoroge", Entries: 9}, {Name: "Ada Njoroge", Entries: 3}}
	calledSo(found, "ada njoroge ")
	if found[0].Name != "Ada Njoroge" || found[1].Name != "Norland" || found[2].Name != "Office of Ada Njoroge" {
		t.Errorf("order: %v, %v, %v", found[0].Name, found[1].Name, found[2].Name)
	}
	calledSo(found, "Njoroge")
	if found[0].Name != "Ada Njoroge" {
		t.Error("whom nobody is called by changes the order")
	}
}
