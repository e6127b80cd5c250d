package merge

import (
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/text"
)

// words is the span of words in a text.
func words(s, w string) text.Span {
	i := strings.Index(s, w)
	return text.Span{Start: i, End: i + len(w)}
}

// digested is the item of the one event of a report of 12 March 2025.
func digested(s, evidence, edtf string, at *record.Where, places ...record.Place) Item {
	r := &record.Record{Document: record.Document{ID: "a", Text: s, Published: "2025-03-12"}, Places: places}
	e := record.Event{Type: "ASSAULT", Modality: record.Asserted, Place: at, Trace: record.Trace{ID: "e", Evidence: []text.Span{words(s, evidence)}}}
	if edtf != "" {
		e.When = &record.When{EDTF: edtf}
	}
	r.Events = append(r.Events, e)
	for _, it := range NewDigest(r).Items {
		if it.Kind == Event {
			return it
		}
	}
	return Item{}
}

func TestTimeOfItem(t *testing.T) {
	day := dayOf("2025-03-12")
	for _, c := range []struct {
		edtf     string
		from, to int
		dated    bool
	}{
		{"2025-03-11", day - 1, day - 1, true},
		{"2025-03-18", day - 6, day, false}, // a weekday that is read forward
		{"2025-02/..", dayOf("2025-02-01"), day, true},
		{"", day - 6, day, false},
	} {
		it := digested("Rebels shelled the harbour.", "Rebels shelled the harbour", c.edtf, nil)
		if it.From != c.from || it.To != c.to || it.Dated != c.dated {
			t.Errorf("%q: %d to %d, dated %v; want %d to %d, %v", c.edtf, it.From, it.To, it.Dated, c.from, c.to, c.dated)
		}
	}
}

func place(s, name, country, kind string) record.Place {
	lat, lon := 10.0, 20.0
	return record.Place{Span: words(s, name), Name: name, Country: country, Kind: kind, Lat: &lat, Lon: &lon}
}

// TestSitesOfItem: another town of the sentence is no place of what happened in a town, and a village that is all that a
// report has of a country may be another of that name.
func TestSitesOfItem(t *testing.T) {
	s := "Rebels shelled Korvan, on the road that leads to Velm, and Uganda closed the border of Uganda at Tarva."
	korvan, velm, tarva, uganda := place(s, "Korvan", "UGA", "city"), place(s, "Velm", "UGA", "city"), place(s, "Tarva", "SWE", "city"), place(s, "Uganda", "UGA", "country")
	at := korvan.Span
	it := digested(s, "Rebels shelled Korvan", "", &record.Where{Name: "Korvan", Country: "UGA", Span: &at}, korvan, velm, uganda)
	if len(it.Sites) != 2 || it.Sites[0].Name != "korvan" || it.Sites[1].Name != "uganda" {
		t.Errorf("sites %+v, want Korvan and Uganda", it.Sites)
	}
	it = digested(s, "Rebels shelled Korvan", "", nil, korvan, velm, tarva, uganda)
	for _, x := range it.Sites {
		if known := x.Country != "" || x.Lat != 0; known != (x.Name != "tarva") {
			t.Errorf("%+v: a lone village is taken to be in no country, others in theirs", x)
		}
	}
}

func TestStem(t *testing.T) {
	if stem("eyie") == "" {
		t.Error("a word without a stem: Story would hold an empty word")
	}
	for _, list := range []string{"bombings bombed bombs", "met meeting meets", "struck striking strikes", "fought fighting"} {
		w := strings.Fields(list)
		for _, x := range w[1:] {
			if stem(x) != stem(w[0]) {
				t.Errorf("stem(%q) = %q, stem(%q) = %q", x, stem(x), w[0], stem(w[0]))
			}
		}
	}
}
