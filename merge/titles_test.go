package merge

import (
	"slices"
	"testing"
)

func TestWithoutTitles(t *testing.T) {
	got := withoutTitles([]string{"President", "Ines Duarte", "Duarte", "U.S. President", "Vice President", "North Korean leader", "Supreme Leader of Iran", "President Duarte", "Prime Minister"})
	if want := []string{"Ines Duarte", "Duarte", "President Duarte"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := withoutTitles([]string{"Supreme Leader of Iran"}); len(got) != 1 {
		t.Errorf("got %q", got)
	}
}
