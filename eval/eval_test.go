package eval

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// The gold of an invented report. Offsets below count its code points: "Pérez" keeps bytes and characters apart.
const report = "The army of Norland shelled Port Pérez on Monday, killing at least 12 people. \"We reject the truce,\" Ana Roy said."

const goldJSON = `{"actors": [{"name": "Norland", "kind": "country"}, {"name": "Ana Roy", "kind": "person", "aliases": ["Roy"]}, {"name": "France", "kind": "country", "optional": true}],
"roles": [{"actor": "Ana Roy", "title": "Foreign Minister", "evidence": [{"quote": "Ana Roy"}]}],
"statements": [{"speaker": "Ana Roy", "kind": "direct", "act": "say", "act_alt": ["dismiss"], "content": [{"quote": "\"We reject the truce,\""}], "evidence": [{"quote": "Ana Roy said"}]}],
"events": [{"type": "ASSAULT", "actors": ["Norland"], "recipients": [], "place": {"name": "Port Pérez"}, "evidence": [{"quote": "shelled Port Pérez"}]},
 {"type": "REJECT", "type_alt": ["THREATEN"], "actors": ["Ana Roy"], "recipients": ["Norland"], "evidence": [{"quote": "We reject the truce"}]}],
"tolls": [{"measure": "killed", "min": 12, "max": null, "qualifier": "at_least", "evidence": [{"quote": "killing at least 12 people"}]}],
"positions": [{"actor": "Ana Roy", "issue": "ceasefire", "stance": "opposes", "evidence": [{"quote": "We reject the truce"}]}],
"times": [{"span": {"quote": "Monday"}, "edtf": "2025-04-14", "type": "DATE"}]}`

func parse(t *testing.T, s string) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal([]byte(s), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func score(t *testing.T, system string) *Doc {
	t.Helper()
	return Judge(&Gold{Name: "x", Text: report, Record: parse(t, goldJSON)}, parse(t, system))
}

// whole has every entry, some with faults that cost part of their credit.
const whole = `{"actors": [{"id": "a", "name": "Norland", "kind": "country"}, {"id": "b", "name": "Roy", "kind": "person", "confidence": 0.9}],
"roles": [{"actor": "b", "title": "minister", "evidence": [{"start": 0, "end": 3}]}],
"statements": [{"speaker": "a", "kind": "direct", "act": "say", "content": [{"start": 78, "end": 100}], "confidence": 0.6},
 {"speaker": "a", "act": "intend", "content": [{"start": 0, "end": 3}]}],
"events": [{"type": "ASSAULT", "actors": ["a"], "place": {"name": "Pérez"}, "evidence": [{"start": 20, "end": 38}]},
 {"type": "THREATEN", "actors": ["a"], "recipients": ["b"], "evidence": [{"start": 79, "end": 98}]}],
"tolls": [{"measure": "killed", "min": 13, "max": null, "qualifier": "more_than", "evidence": [{"start": 50, "end": 76}]}],
"positions": [{"actor": "b", "issue": "truce talks", "stance": "rules_out", "evidence": [{"start": 79, "end": 98}]}],
"times": [{"span": {"start": 42, "end": 48}, "edtf": "2025-04-15"}]}`

func TestJudge(t *testing.T) {
	d := score(t, whole)
	for kind, want := range map[string]float64{
		"actors":     1,   // France is a matter of taste
		"roles":      0.5, // the words are elsewhere
		"statements": 0.5, // another speaker; what is only intended costs nothing
		"events":     0.7, // (1 + 0.4) / 2: of the second the sides are exchanged
		"tolls":      1,   // "more than" may be one off
		"positions":  1,
		"times":      0.5,
	} {
		if got := d.Kinds[kind].F1(); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: F1 %.3f, want %.3f", kind, got, want)
		}
	}
	if a := d.Fields[Field{"events", "place"}]; a == nil || a.Right != 1 || a.Of != 1 {
		t.Errorf("events.place: %+v, want 1 of 1", a)
	}
}

func TestTextWithTitleAndOtherSpaces(t *testing.T) {
	moved := `{"document": {"text": "A TITLE\n\n` + strings.ReplaceAll(strings.ReplaceAll(report, `"`, `\"`), "Pérez on", `Pérez\non`) + `"},
"times": [{"span": {"start": 51, "end": 57}, "edtf": "2025-04-14"}]}`
	if got := score(t, moved).Kinds["times"].F1(); got != 1 {
		t.Errorf("times: F1 %.3f, want 1", got)
	}
	other := score(t, `{"document": {"text": "something else"}, "times": [{"span": {"start": 0, "end": 3}}]}`)
	if len(other.Warnings) == 0 || other.Kinds["times"].Credit != 0 {
		t.Errorf("a record of another text scores %+v, warnings %q", other.Kinds["times"], other.Warnings)
	}
}

func TestEmptyRecord(t *testing.T) {
	var s Score
	s.Add(score(t, `{}`))
	if s.Macro() != 0 {
		t.Errorf("macro F1 of nothing is %f", s.Macro())
	}
	if got := len(s.Kinds["events"].Missed); got != 2 {
		t.Errorf("%d events missed, want 2", got)
	}
	if got := s.Kinds["tolls"].Missed[0].Evidence; !strings.HasPrefix(got, "The army of Norland") || !strings.HasSuffix(got, "12 people.") {
		t.Errorf("sentence of the missed toll: %q", got)
	}
}

func TestSame(t *testing.T) {
	person := func(name string) *actor { return newActor(name, nil, "person") }
	body := func(name string) *actor { return newActor(name, nil, "organization") }
	for _, c := range []struct {
		g, s *actor
		want bool
	}{
		{person("Volodymyr Zelensky"), person("Zelensky"), true},
		{person("Íngrid Betancourt"), person("Ingrid Betancourt"), true},
		{person("Steve Witkoff"), person("US envoy Steve Witkoff"), true},
		{person("Kim Jong-un"), person("Ban Ki-moon"), false},
		{person("George W. Bush"), person("Laura Bush"), false},
		{body("Ukraine's foreign ministry"), body("Foreign Ministry of Ukraine"), true},
		{body("Ukraine's foreign ministry"), body("German foreign ministry"), false},
		{body("North Korea"), body("South Korea"), false},
	} {
		if got := same(c.g, c.s); got != c.want {
			t.Errorf("same(%s, %s) = %v", c.g.name, c.s.name, got)
		}
	}
	if us := newActor("United States", []any{"US"}, "country"); !same(us, newActor("U.S.", nil, "country")) {
		t.Error("US is not U.S.")
	}
}

func TestPlainDate(t *testing.T) {
	for in, want := range map[string]string{"2025-04~": "2025-04", "2025-04-17T10:30:00": "2025-04-17T10:30", "2025-04-17T10:00": "2025-04-17T10:00", "": ""} {
		if got := plainDate(in); got != want {
			t.Errorf("plainDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReliability(t *testing.T) {
	var s Score
	s.Add(score(t, whole))
	bins, wrong := s.Reliability()
	if len(bins) != 2 || bins[0].Right != 0.5 || bins[1].Right != 1 || math.Abs(wrong-0.1) > 1e-9 {
		t.Errorf("bins %+v, calibration error %f", bins, wrong)
	}
}
