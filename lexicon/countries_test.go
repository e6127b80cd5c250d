package lexicon

import "testing"

func TestCountriesByWhatTheyAreCalled(t *testing.T) {
	c := Countries()
	for _, k := range []struct {
		form string
		find func(string) *Country
		want string
	}{
		{"UK", c.Named, "GBR"}, {"us", c.Named, ""}, {"US", c.Named, "USA"}, {"FRANCE", c.Named, "FRA"},
		{"Danes", c.Demonym, "DNK"}, {"Filipinos", c.Demonym, "PHL"}, {"Englishmen", c.Demonym, "GBR"},
		{"Burkinabe", c.Adjective, "BFA"}, {"Pristina", c.Capital, "XKX"}, {"Kremlin", c.Seat, "RUS"},
		{"XK", c.Code, "XKX"}, {"GEO", c.Code, "GEO"}, {"Thai", c.Any, "THA"}, {"Atlantis", c.Any, ""},
	} {
		got := ""
		if f := k.find(k.form); f != nil {
			got = f.ISO3
		}
		if got != k.want {
			t.Errorf("%q: got %q, want %q", k.form, got, k.want)
		}
	}
	if geo := c.Code("GEO"); geo.Name != "Georgia" {
		t.Errorf("a territory took the code of its state: %v", geo.Name)
	}
}
