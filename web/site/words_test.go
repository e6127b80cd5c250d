package site

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"rapporteur/lexicon"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

// TestEveryEventTypeHasAWord: a page shows no code in the place of a word.
func TestEveryEventTypeHasAWord(t *testing.T) {
	types := lexicon.Load("events_types").Rows
	if len(types) < 16 {
		t.Fatalf("%d event types", len(types))
	}
	for _, row := range types {
		if code := row.Get("type"); view.DeedWord(code) == code {
			t.Errorf("no word for %s", code)
		}
	}
}

func TestNumbersOfThings(t *testing.T) {
	for want, got := range map[string]string{"1 entry": many(1, "entry"), "2 entries": many(2, "entry"), "2,000 reports": many(2000, "report"), "3 days": many(3, "day")} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A country stands beside an actor by its name, and beside a country not at all.
func TestLand(t *testing.T) {
	for want, a := range map[string]store.Actor{"Sudan": {Name: "Port Authority", Kind: record.Organization, Country: "SDN"}, "": {Name: "Sudan", Kind: record.Country, Country: "SDN"}} {
		if got := land(a); got != want {
			t.Errorf("%s is of %q, want %q", a.Name, got, want)
		}
	}
}

// What is to come moves no stop of the positions.
func TestNoStopLiesAhead(t *testing.T) {
	day, _ := query.SpanOf("2024-03-05")
	if got := until([]string{"2024-03-03", "2024-03-05", "2050-01-01"}, day.From); len(got) != 2 {
		t.Errorf("stops: %v", got)
	}
}

// A question that makes no sense stands in the form again, with what else was asked, so that it can be mended.
func TestAQuestionCanBeMended(t *testing.T) {
	r := httptest.NewRequest("GET", "/events?q=speker:Juma&place=Gao", nil)
	f := again(r, fmt.Errorf("wrong: %w", &query.Error{}))
	if f == nil || f.Q != "speker:Juma" || f.Action != "/events" || len(f.Fields) != 1 || f.Fields[0].Value != "Gao" {
		t.Errorf("the form has %+v", f)
	}
	if f := again(r, store.ErrNotFound); f != nil {
		t.Error("nothing is wrong with the question")
	}
}

// Whoever asks for a country says its name, or its code.
func TestCountryCode(t *testing.T) {
	for said, want := range map[string]string{"Sudan": "SDN", "sudan": "SDN", "SDN": "SDN", "Nowhere": "Nowhere"} {
		if got := countryCode(said); got != want {
			t.Errorf("%s is %s, want %s", said, got, want)
		}
	}
}
