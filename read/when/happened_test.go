package when_test

import (
	"os"
	"strings"
	"testing"

	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/read/when"
	"rapporteur/record"
)

// TestWhenItHappened reads testdata/happened.txt: all must come out right. -v lists the others.
func TestWhenItHappened(t *testing.T) {
	a, err := pipe.New()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("testdata/happened.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for line := range strings.Lines(string(raw)) {
		sentence, want, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if !ok || line[0] == '#' {
			continue
		}
		all++
		before, rest, _ := strings.Cut(sentence, "[")
		s := before + strings.Replace(rest, "]", "", 1)
		p := page.New(record.Document{Text: s, Published: "2025-04-18"}, a.Analyse(s))
		when.Read(p)
		got := "-"
		if w := p.WhenNext(p.Doc.TokenAt(len(before))); w != nil {
			got = w.EDTF
		}
		if got == want {
			right++
		} else {
			t.Logf("%s\n\tgot %s, want %s", sentence, got, want)
		}
	}
	t.Logf("%d of %d right", right, all)
	if right < all {
		t.Errorf("%d of %d times are right, want all", right, all)
	}
}

// BenchmarkReadAnalysed reads news with its parts of speech, tree and names.
func BenchmarkReadAnalysed(b *testing.B) {
	a, err := pipe.New()
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat("The ministers of both countries met on Thursday in the capital and agreed to talk again next week, officials said. More than 200 people have been killed since last month in three years of war, the ministry said in a statement on its website.\n\n", 60)
	d := a.Analyse(s)
	words := 0
	for b.Loop() {
		when.Read(page.New(record.Document{Text: s, Published: "2025-04-18"}, d))
		words += len(d.Tokens)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
