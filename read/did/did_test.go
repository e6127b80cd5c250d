package did_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rapporteur/read"
	"rapporteur/record"
)

// TestCases reads the sentences of testdata/cases.txt through the whole engine.
func TestCases(t *testing.T) {
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got *record.Record
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] != ' ':
			if got, err = engine.Read(record.Document{ID: "case", Text: line, Language: "en"}); err != nil {
				t.Fatal(err)
			}
		case strings.TrimSpace(line) == "none":
			if len(got.Events) > 0 {
				t.Errorf("%s\n  got %s, want no event", got.Document.Text, show(got))
			}
		default:
			if !tells(got, strings.TrimSpace(line)) {
				t.Errorf("%s\n  got %s, want %s", got.Document.Text, show(got), strings.TrimSpace(line))
			}
		}
	}
}

// tells tells whether a record has the event of a line "TYPE who, who > whom"; "?" is anybody or nobody.
func tells(r *record.Record, want string) bool {
	typ, rest, _ := strings.Cut(want, " ")
	who, whom, _ := strings.Cut(rest, ">")
	for i := range r.Events {
		e := &r.Events[i]
		all := append(slices.Clone(e.Actors), e.Recipients...)
		if e.Type == typ && named(r, pick(e.Mutual, all, e.Actors), who) && named(r, e.Recipients, whom) {
			return true
		}
	}
	return false
}

func pick(both bool, a, b []record.ActorID) []record.ActorID {
	if both {
		return a
	}
	return b
}

func named(r *record.Record, ids []record.ActorID, want string) bool {
	for w := range strings.SplitSeq(want, ",") {
		if w = strings.TrimSpace(w); w != "?" && !slices.ContainsFunc(ids, func(id record.ActorID) bool { return name(r, id) == w }) {
			return false
		}
	}
	return true
}

func name(r *record.Record, id record.ActorID) string {
	for _, a := range r.Actors {
		if a.ID == id {
			return a.Name
		}
	}
	return ""
}

func show(r *record.Record) string {
	var out []string
	for i := range r.Events {
		e := &r.Events[i]
		var who, whom []string
		for _, id := range e.Actors {
			who = append(who, name(r, id))
		}
		for _, id := range e.Recipients {
			whom = append(whom, name(r, id))
		}
		out = append(out, e.Type+" "+strings.Join(who, ", ")+" > "+strings.Join(whom, ", ")+" "+string(e.Modality))
	}
	return strings.Join(out, "; ")
}

// TestNeverPanics reads texts that no parser likes.
func TestNeverPanics(t *testing.T) {
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"", ".", "attacked", "Attack attack attack.", strings.Repeat("and attacked ", 3000), "“”—", "talks between and with of"} {
		if _, err := engine.Read(record.Document{ID: "x", Text: s, Language: "en"}); err != nil {
			t.Errorf("%.20q: %v", s, err)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	engine, err := read.New()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Chad accused Sudan of bombing a village near the border. The two sides held talks in Lima. ", 50)
	b.SetBytes(int64(len(text)))
	for range b.N {
		if _, err := engine.Read(record.Document{ID: "x", Text: text, Language: "en"}); err != nil {
			b.Fatal(err)
		}
	}
}

// Forces of several states are not those of the state in which they act: a list tells one actor.
func TestForcesOfManyAreOfNoState(t *testing.T) {
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	rec, err := engine.Read(record.Document{ID: "list", Language: "en", Text: "Coalition military forces bombed a camp. In Chad, Coalition military forces bombed a road. In Niger, Coalition military forces shelled a bridge."})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, a := range rec.Actors {
		if a.Name == "Coalition military forces" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("got %d actors named Coalition military forces, want 1", n)
	}
}

// An attack that a report takes up again and again is one, and so is a meeting told in the heading and below.
func TestToldAgainIsOne(t *testing.T) {
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []struct{ text, typ string }{
		{"Two car bombings struck Lima on Sunday, killing nine. The explosions came in the rush hour. The attacks were the worst to hit Peru in years.\n\nHospitals were full. Roads were shut. Schools closed. Shops followed.\n\nTwo clerks died in the blasts. The explosion destroyed everything.", "ASSAULT"},
		{"Kenyan and Chadian presidents meet in Oslo\n\nThe presidents of Kenya and Chad held talks in Oslo on Thursday, the first between the two countries in years.", "CONSULT"},
		{"Gunmen raided a village in Chad on Monday, killing nine, the deadliest attack since December in the region.", "ASSAULT"},
		{"Gunmen raided a village in Chad on Monday, killing nine. The attack is the deadliest in Chad since December.", "ASSAULT"},
		{"The Red Dawn movement claimed responsibility for two bombings in Lima, Peru, on Monday.", "ASSAULT"},
		{"Kenya condemned an attack on a market in Lima on Monday that killed nine.", "ASSAULT"},
		{"Two cooks are killed and nine guests are wounded when a Kenyan airstrike hits a hotel in Lima.", "ASSAULT"},
		{"Gunmen opened fire on a crowd in Lima on Saturday, witnesses said. At least six people were killed. Saturday's shooting drew condemnation from Chad.", "ASSAULT"},
		{"Kenya's raids, which killed nine herders this month in the Chadian town of Mao, go on.", "ASSAULT"},
		{"A drone struck a depot in Lima on Monday. The strike on the depot caused a blaze.", "ASSAULT"},
		{"Chad freed two sailors on Friday. Their release followed talks in Lima. The release of the two was hailed by Ghana.", "RETREAT"},
		{"Police arrested the union leader in Lima on Monday. The arrest of the leader was condemned by Norway.", "COERCE"},
		{"Shells fired by Hamas hit a school in Lima on Monday, killing two teachers and wounding ten.", "ASSAULT"},
		{"The drone strike on Lima, the largest attack of the war on the city, killed nine people on Monday.", "ASSAULT"},
	} {
		rec, err := engine.Read(record.Document{ID: "again", Text: k.text, Language: "en", Published: "2024-05-20"})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for i := range rec.Events {
			if rec.Events[i].Type == k.typ {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s\n  got %s, want one %s", k.text, show(rec), k.typ)
		}
	}
}

// What a long subject tells between its head and its verb is no part of the evidence.
func TestTheEvidenceOfALongSubjectIsInTwoParts(t *testing.T) {
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	text := "The accord between the three ferry lines of the kingdom and the two unions of the dockers in the port of Lima was rejected by Norway on Monday."
	rec, err := engine.Read(record.Document{ID: "far", Text: text, Language: "en", Published: "2024-05-20"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rec.Events {
		if e := &rec.Events[i]; e.Type == "REJECT" {
			if len(e.Evidence) != 2 || e.Evidence[0].Of(text) != "The accord" || e.Evidence[1].Of(text) != "was rejected by Norway on Monday" {
				t.Errorf("evidence %v", e.Evidence)
			}
			return
		}
	}
	t.Errorf("no rejection: %s", show(rec))
}

// What is told of a stretch of time is not of the day of the sentence before.
func TestMeetingsOfMonthsAreOfNoDay(t *testing.T) {
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	rec, err := engine.Read(record.Document{ID: "months", Text: "The army shelled the port of Lome on Monday. Norway and Chad held three meetings in the past five months.", Language: "en", Published: "2024-05-20"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rec.Events {
		if e := &rec.Events[i]; e.Type == "CONSULT" {
			if e.When != nil && len(e.When.EDTF) >= len("2024-05-20") {
				t.Errorf("the meetings are of %s", e.When.EDTF)
			}
			return
		}
	}
	t.Errorf("no meeting: %s", show(rec))
}
