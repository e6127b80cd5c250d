package view

import "testing"

func TestHeading(t *testing.T) {
	for _, c := range [][4]string{
		{"event", "ASSAULT", "rebels → town", "attack"}, {"dispute", "the toll grows", "killed", "the toll grows:"},
		{"dispute", "details differ", "", "details differ"}, {"statement", "AID", "said", "AID"},
	} {
		if got := Heading(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("Heading(%q, %q, %q) = %q, want %q", c[0], c[1], c[2], got, c[3])
		}
	}
}
