package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"rapporteur/record"
	"rapporteur/text"
)

var today = time.Date(2025, 4, 17, 15, 0, 0, 0, time.UTC) // a Thursday

func TestParsePrints(t *testing.T) {
	for in, want := range map[string]string{
		"":    "",
		"  ":  "",
		"aid": "aid",
		"speaker:Juma  issue:ceasefire since:2025-04-01": "speaker:Juma issue:ceasefire since:2025-04-01",
		`by:"Amina Juma" -"no comment"`:                  `by:"Amina Juma" -"no comment"`,
		"type:assault,coerce place:Sumy":                 "(type:ASSAULT OR type:COERCE) place:Sumy",
		"a OR b c":                                       "a OR b c",
		"(a OR b) c":                                     "(a OR b) c",
		"a AND (b AND c)":                                "a b c",
		"NOT (a OR NOT b)":                               "-(a OR -b)",
		"--a":                                            "a",
		"since:monday until:today":                       "since:2025-04-14 until:2025-04-17",
		"since:thursday":                                 "since:2025-04-17",
		"date:2025-04..2025-05":                          "date:2025-04/2025-05",
		"date:2025-04-01/..":                             "date:2025-04-01/..",
		"published>=7d":                                  "published>=2025-04-10",
		"confidence>=0.8 count:12":                       "confidence>=0.8 count:12",
		"stance:rules-out":                               "stance:rules_out",
		"peace*":                                         "peace*",
		`"OR"`:                                           `"OR"`,
		"https://example.org/a":                          `"https://example.org/a"`,
		"Sana'a":                                         "Sana'a",
	} {
		q, err := Parse(in, today)
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if got := q.String(); got != want {
			t.Errorf("%q prints as %q, want %q", in, got, want)
		}
	}
}

func TestErrorsPointAtTheCharacter(t *testing.T) {
	for in, want := range map[string]struct {
		at   int
		says string
	}{
		"speker:Juma":         {0, "did you mean speaker?"},
		"aid type:ASAULT":     {9, "did you mean ASSAULT?"},
		"(a OR b":             {0, "not closed"},
		"a) b":                {1, "closes nothing"},
		`a "b c`:              {2, "not closed"},
		"a OR":                {4, "missing"},
		"OR a":                {0, "nothing stands before"},
		"since:18.4.2025":     {6, "no date"},
		"since>2025":          {5, "cannot be compared"},
		"actor<5":             {5, "cannot be compared"},
		"by:":                 {3, "value is missing"},
		"by:...":              {3, "no word"},
		"count>=many":         {7, "no number"},
		"date:2025-05/2025-0": {5, "no date"},
		"date:2025-05/2025":   {5, ""},
		"date:2025-05/2024":   {5, "ends before it begins"},
		"a -":                 {2, "no word"},
		"é by:":               {6, "value is missing"},
	} {
		_, err := Parse(in, today)
		if want.says == "" {
			if err != nil {
				t.Errorf("%q: %v", in, err)
			}
			continue
		}
		var e *Error
		if !errors.As(err, &e) || e.At != want.at || !strings.Contains(err.Error(), want.says) {
			t.Errorf("%q: got %v, want %q at byte %d", in, err, want.says, want.at)
			continue
		}
		lines := strings.Split(err.Error(), "\n")
		if mark := lines[len(lines)-1]; mark != "  "+strings.Repeat(" ", len([]rune(in[:e.At])))+"^" {
			t.Errorf("%q: the mark is %q", in, mark)
		}
	}
}

func TestOnlyReportsCanBeAskedFor(t *testing.T) {
	if _, err := ParseForReports(`truce -football source:"Nile Wire" since:2025`, today); err != nil {
		t.Error(err)
	}
	if _, err := ParseForReports("truce actor:Juma", today); err == nil || !strings.Contains(err.Error(), "only reports") {
		t.Errorf("got %v", err)
	}
}

// sample is a record of an invented report.
func sample() *record.Record {
	body := `Kenya's envoy Amina Juma told reporters: "We accept the truce". Shells killed at least 12 people in Port Sudan on 14 April.`
	at := func(s string) []text.Span {
		i := strings.Index(body, s)
		return []text.Span{{Start: i, End: i + len(s)}}
	}
	twelve := 12.0
	return &record.Record{
		Document: record.Document{ID: "a1", Title: "Truce accepted", Source: "Nile Wire", Published: "2025-04-16", Language: "en", Text: body},
		Actors: []*record.Actor{{ID: "amina-juma", Name: "Amina Juma", Aliases: []string{"Juma"}, Country: "KEN"}, {ID: "kenya", Name: "Kenya", Country: "KEN"},
			{ID: "press", Name: "reporters"}},
		Issues:     []record.Issue{{ID: "ceasefire", Name: "ceasefire"}},
		Roles:      []record.Role{{Trace: record.Trace{ID: "r-1", Evidence: at("envoy")}, Actor: "amina-juma", Title: "envoy", Of: "kenya"}},
		Statements: []record.Statement{{Trace: record.Trace{ID: "s-1", Evidence: at(`"We accept the truce"`), Confidence: 0.9}, Speaker: record.IDs{"amina-juma"}, Addressee: record.IDs{"press"}, Channel: "told reporters", Act: record.Say, Topics: []string{"ceasefire"}}},
		Tolls: []record.Toll{{Trace: record.Trace{ID: "t-1", Evidence: at("killed at least 12 people"), Confidence: 0.7}, Measure: "killed", Amount: record.Amount{Min: &twelve},
			Place: &record.Where{Name: "Port Sudan", Country: "SDN"}, When: &record.When{EDTF: "2025-04-14"}}},
	}
}

func TestMatch(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "r-1 s-1 t-1",
		"truce":                       "s-1",
		`"accept the truce"`:          "s-1",
		`"accept truce"`:              "",
		"accep*":                      "s-1",
		"text:shells":                 "r-1 s-1 t-1",
		"kind:toll OR kind:role":      "r-1 t-1",
		"-kind:toll":                  "r-1 s-1",
		"actor:juma":                  "r-1 s-1",
		`speaker:"amina juma"`:        "s-1",
		"by:kenya":                    "",
		"with:kenya":                  "r-1",
		"to:reporters":                "s-1",
		"issue:ceasefire":             "s-1",
		"place:sudan":                 "t-1",
		"country:SDN":                 "t-1",
		"country:ken":                 "r-1 s-1",
		"since:2025-04-15":            "r-1 s-1",
		"until:2025-04-15":            "t-1",
		"date:2025-04":                "r-1 s-1 t-1",
		"date<2025-04-15":             "t-1",
		"date>2025-04-14":             "r-1 s-1",
		"published:2025-04-16":        "r-1 s-1 t-1",
		"count>=10":                   "t-1",
		"count<=20":                   "",
		"count:40":                    "t-1",
		"confidence>=0.8":             "s-1",
		"measure:killed channel:told": "",
		"source:nile":                 "r-1 s-1 t-1",
		"doc:a":                       "r-1 s-1 t-1",
		"review:none id:s-":           "s-1",
		"review:accepted":             "",
		"language:en title:truce":     "r-1 s-1 t-1",
	} {
		q, err := Parse(in, today)
		if err != nil {
			t.Errorf("%q: %v", in, err)
			continue
		}
		var got []string
		for _, e := range q.Match(sample()) {
			got = append(got, e.ID)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q finds %q, want %q", in, s, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`speaker:"A B" -x OR (y* date>=2025-04)`, "type:assault,aid", `"`, "a:b", "--(a)", "id:( )", `doc:"a b"`, "count>=1e5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := Parse(s, today)
		if err != nil {
			_ = err.Error()
			return
		}
		printed := q.String()
		again, err := Parse(printed, today)
		if err != nil {
			t.Fatalf("%q prints as %q, which is not read: %v", s, printed, err)
		}
		q.Terms(func(t *Term) { t.At = 0 })
		again.Terms(func(t *Term) { t.At = 0 })
		if !reflect.DeepEqual(q, again) {
			t.Fatalf("%q prints as %q, which is read as %q", s, printed, again.String())
		}
		q.Match(sample())
	})
}
