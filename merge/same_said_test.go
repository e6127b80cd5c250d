package merge

import "testing"

// TestSameToll holds what two tolls that no event tells must share to be of one happening.
func TestSameToll(t *testing.T) {
	day := dayOf("2025-03-11")
	korvan := []Site{{Name: "korvan", Country: "UGA"}}
	item := func(measure, words string, sites []Site) *Item {
		return &Item{Kind: Toll, Class: measure, From: day - 6, To: day, Words: stems(words), Sites: sites}
	}
	for _, c := range []struct {
		name  string
		x, y  *Item
		apart int
		one   bool
	}{
		{"any dead of a war", item("killed", "Four people are killed in an attack on civilians", nil), item("killed", "Nine people are killed in an attack on civilians", nil), 1, false},
		{"the dead of one town, in words of any war", item("killed", "Four people are killed in an attack", korvan), item("killed", "Nine people are killed in an attack", korvan), 1, false},
		{"the dead of one town and market", item("killed", "Four people are killed at the market", korvan), item("killed", "Nine people are killed at the market", korvan), 1, true},
		{"rare words without a place", item("killed", "Four people died as the bakery in the harbour collapsed", nil), item("killed", "Nine people died as the harbour bakery collapsed", nil), 1, true},
		{"freed on two days", item("released", "Thirty sailors are freed at the harbour bakery", nil), item("released", "Nine sailors are freed at the harbour bakery", nil), 1, false},
		{"freed on one day", item("released", "Thirty sailors are freed at the harbour bakery", nil), item("released", "Nine sailors are freed at the harbour bakery", nil), 0, true},
	} {
		p := pair{&Digest{Doc: "a", Day: day}, &Digest{Doc: "b", Day: day + c.apart}, c.x, c.y}
		if got := p.toll(); got != c.one {
			t.Errorf("%s: one happening %v, want %v", c.name, got, c.one)
		}
	}
}

// TestOnTop tells counts that come on top of another from whole ones.
func TestOnTop(t *testing.T) {
	for quote, want := range map[string]bool{
		"a further 160 women": true, "two additional people were killed": true, "three more people": true, "killing three more": true,
		"more than 160 people": false, "160 people were killed": false,
	} {
		if got := onTop("killed", quote); got != want {
			t.Errorf("%q comes on top %v, want %v", quote, got, want)
		}
	}
	if onTop("injured", "dozens more were injured") {
		t.Error("dozens more were injured than were killed: these are all of them")
	}
}
