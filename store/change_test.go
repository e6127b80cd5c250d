package store

import (
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

func event(id string, start, end int, kind string) record.Event {
	return record.Event{Trace: record.Trace{ID: id, Evidence: []text.Span{{Start: start, End: end}}, By: "did/verb"}, Type: kind, Actors: []record.ActorID{"kenya"}}
}

func TestCarryAndCompare(t *testing.T) {
	old := &record.Record{Events: []record.Event{event("e-1", 0, 20, "ASSAULT"), event("e-2", 30, 60, "AGREE"), event("e-3", 70, 80, "AID"), event("e-4", 90, 99, "AID")}}
	fresh := &record.Record{Events: []record.Event{event("e-1", 0, 20, "ASSAULT"), event("e-9", 30, 64, "AGREE"), event("e-8", 70, 80, "COERCE"), event("e-4", 90, 99, "SANCTION")},
		Tolls: []record.Toll{{Trace: record.Trace{ID: "t-1"}, Event: "e-9"}}}
	fresh.Events[0].By, fresh.Events[0].Confidence = "did/noun", 0.3
	Carry(old, fresh)
	if fresh.Events[1].ID != "e-2" || fresh.Tolls[0].Event != "e-2" {
		t.Errorf("the agreement is %s, and the toll points at %s", fresh.Events[1].ID, fresh.Tolls[0].Event)
	}
	var got []string
	for _, c := range Compare(old, fresh) {
		got = append(got, c.What+" "+c.Entry().ID+" "+strings.Join(c.Fields, ","))
	}
	want := []string{"changed e-2 evidence", "new e-8 ", "changed e-4 type", "new t-1 ", "gone e-3 "}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(Compare(nil, old)); n != 4 {
		t.Errorf("against nothing there are %d changes", n)
	}
	if n := len(Compare(old, old)); n != 0 {
		t.Errorf("against itself there are %d changes", n)
	}
}

func TestHolding(t *testing.T) {
	all := []Correction{{N: 1, What: Accept}, {N: 2, What: Undo, Undoes: 1}, {N: 3, What: Undo, Undoes: 2}, {N: 4, What: Reject}, {N: 5, What: Undo, Undoes: 4}}
	got := Holding(all)
	if len(got) != 1 || got[0].N != 1 {
		t.Errorf("what holds is %+v", got)
	}
}
