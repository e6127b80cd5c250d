package gazetteer

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Kryvyi Rih":     "kryvyi rih",
		"Al-Ḩasakah":     "al hasakah",
		"Shujai'iya":     "shujaiiya",
		"St. Petersburg": "saint petersburg",
		"  São  Tomé ":   "sao tome",
		"Łódź":           "lodz",
		"N’Djamena":      "ndjamena",
		"":               "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFindByAnyUsualSpelling(t *testing.T) {
	g := Open()
	for name, want := range map[string]string{
		"Kyiv": "UKR", "Kiev": "UKR", "Kryvyi Rih": "UKR", "Krivoy Rog": "UKR", "Bombay": "IND",
		"Sao Paulo": "BRA", "Beledweyne": "SOM", "N'Djamena": "TCD", "The Hague": "NLD",
	} {
		found := g.Find(name)
		if len(found) == 0 || found[0].Country != want {
			t.Errorf("Find(%q) = %+v, want a place in %s", name, found, want)
		}
	}
}

func TestMatchTakesTheLongestName(t *testing.T) {
	g := Open()
	for _, c := range []struct {
		words []string
		n     int
		kind  Kind
	}{
		{[]string{"Kryvyi", "Rih", "on", "Friday"}, 2, City},
		{[]string{"New", "York", ","}, 2, City},
		{[]string{"Xyzzyq", "Paris"}, 0, 0},
		{[]string{","}, 0, 0},
		{nil, 0, 0},
	} {
		n, kinds := g.Match(c.words)
		if n != c.n || kinds&c.kind != c.kind {
			t.Errorf("Match(%q) = %d, %b, want %d, %b", c.words, n, kinds, c.n, c.kind)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	g := Open()
	words := []string{"Kryvyi", "Rih", "on", "Friday"}
	b.ReportAllocs()
	for b.Loop() {
		g.Match(words)
	}
}

func TestSoundsFindsOtherSpellings(t *testing.T) {
	g := Open()
	for _, c := range []struct{ name, country, want string }{
		{"Dayr Az Zayr", "SYR", "Deir ez-Zor"},
		{"Tuz Khormato", "IRQ", "Tuz Khurmatu"},
		{"Baladweyn", "SOM", "Beledweyne"},
		{"Kryvyi Rig", "UKR", "Kryvyy Rih"},
		{"Xo", "UKR", ""},
		{"", "UKR", ""},
	} {
		found := g.Sounds(c.name, func(country string) bool { return country == c.country })
		got := ""
		if len(found) > 0 {
			got = found[0].Name
		}
		if Fold(got) != Fold(c.want) {
			t.Errorf("Sounds(%q) in %s = %q, want %q", c.name, c.country, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Kyiv", "St. ", "-", "ﬁ’’", "al al al", "\xff\xfe", "ÅÅ–Å"} {
		f.Add(s)
	}
	g := Open()
	f.Fuzz(func(t *testing.T, s string) {
		g.Find(s)
		g.Match([]string{s, s, s})
		g.Sounds(s, func(string) bool { return true })
		if twice := Fold(Fold(s)); utf8.ValidString(s) && Fold(twice) != twice {
			t.Errorf("folding %q is not settled: %q", s, twice)
		}
	})
}
