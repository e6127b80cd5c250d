package jsonl

import (
	"errors"
	"strings"
	"testing"

	"rapporteur/source"
)

func TestEach(t *testing.T) {
	long := `{"id": "long", "text": "` + strings.Repeat("word ", maxLine/4) + `"}`
	in := `{"id": "1", "text": "One."}` + "\r\n\n" + `{"id": 2}` + "\n" + long + "\nnonsense\n" + `{"text": "Last."}`
	var got []string
	for it := range Each("a.jsonl", strings.NewReader(in)) {
		s := it.Name + " " + it.Document.ID
		var e *source.Error
		if errors.As(it.Err, &e) {
			s = it.Name + " " + string(e.Kind)
		}
		got = append(got, s)
	}
	want := "a.jsonl:1 1|a.jsonl:3 shape|a.jsonl:4 too-large|a.jsonl:5 shape|a.jsonl:6 a.jsonl:6"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

func FuzzEach(f *testing.F) {
	f.Add(`{"id": "1", "text": "One.", "published": "2025-04-15"}` + "\n{}\n[")
	f.Fuzz(func(t *testing.T, s string) {
		for it := range Each("x", strings.NewReader(s)) {
			if it.Err == nil && strings.TrimSpace(it.Document.Text) == "" {
				t.Errorf("%s has no text", it.Name)
			}
		}
	})
}
