package text

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"Sana'a’s U.S.-built F-16s":  "sanaa us built f 16s",
		"The ministers' truce.Then":  "the ministers truce then",
		"Łódź, Kožljek & São Tomé":   "lodz kozljek sao tome",
		"He said: “No.” Twice":       "he said no twice",
		"1.5 million, 40,000 troops": "1 5 million 40 000 troops",
		"Кремль заявил":              "кремль заявил",
		"'s ' ''":                    "s",
	} {
		if got := Fold(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("Sana'a’s U.S.-built F-16s")
	f.Fuzz(func(t *testing.T, s string) {
		clean, _ := Clean([]byte(s))
		once := Fold(clean)
		if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Errorf("%q folds to %q", s, once)
		}
	})
}
