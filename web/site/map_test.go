package site

import (
	"slices"
	"testing"

	"rapporteur/merge"
	"rapporteur/record"
)

// Two places of one name with as many events stand in the same order each time.
func TestMapIsTheSameEachTime(t *testing.T) {
	m := &merge.Merged{}
	for i := range 12 {
		lat, lon := float64(40-i), float64(i%3)
		e := &merge.Happening{}
		e.Place = &record.Where{Name: "Springfield", Country: "USA", Lat: &lat, Lon: &lon}
		m.Events = append(m.Events, e)
	}
	want := spots(m)
	if len(want) != 12 {
		t.Fatalf("%d places", len(want))
	}
	for range 20 {
		if got := spots(m); !slices.Equal(got, want) {
			t.Fatalf("the order differs:\n%v\n%v", got, want)
		}
	}
}
