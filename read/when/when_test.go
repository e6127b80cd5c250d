package when

import (
	"os"
	"strings"
	"testing"

	"rapporteur/nlp"
	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// plainDoc cuts a text at spaces and full stops: the reader needs no more to find its way.
func plainDoc(s string) *nlp.Doc {
	d := &nlp.Doc{Text: s}
	start := 0
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] != ' ' && s[j] != '\n' {
			j++
		}
		if j > i {
			d.Tokens = append(d.Tokens, nlp.Token{Span: text.Span{Start: i, End: j}, Form: s[i:j], Lower: strings.ToLower(s[i:j]), Head: nlp.NoHead, Sent: len(d.Sents)})
			if s[j-1] == '.' && (j == len(s) || s[j] == '\n') {
				d.Sents = append(d.Sents, nlp.Sent{Start: start, End: len(d.Tokens)})
				start = len(d.Tokens)
			}
		}
		i = j + 1
	}
	d.Sents = append(d.Sents, nlp.Sent{Start: start, End: len(d.Tokens)})
	d.Link()
	return d
}

func read(s, published string) []record.Time {
	p := page.New(record.Document{Text: s, Published: published}, plainDoc(s))
	Read(p)
	return p.Out.Times
}

func TestCases(t *testing.T) { checkCases(t, "testdata/cases.txt", read) }

// TestAnalysedCases reads the sentences with their parts of speech and tree, which the tense hangs on.
func TestAnalysedCases(t *testing.T) {
	a, err := pipe.New()
	if err != nil {
		t.Fatal(err)
	}
	checkCases(t, "testdata/analysed.txt", func(s, published string) []record.Time {
		p := page.New(record.Document{Text: s, Published: published}, a.Analyse(s))
		Read(p)
		return p.Out.Times
	})
}

type reader func(s, published string) []record.Time

func checkCases(t *testing.T, file string, read reader) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	published, want, none := "", "", false
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "published "):
			published, none = strings.TrimPrefix(line, "published "), false
		case line == "none":
			none, published = true, "2025-04-18"
		case line[0] == '=':
			want = strings.TrimSpace(line[1:])
		default:
			checkCase(t, read, line, want, published, none)
		}
	}
}

func checkCase(t *testing.T, read reader, line, want, published string, none bool) {
	t.Helper()
	s := strings.NewReplacer("[", "", "]", "").Replace(line)
	expr := line[strings.IndexByte(line, '[')+1:]
	if k := strings.IndexByte(expr, ']'); k >= 0 {
		expr = expr[:k]
	}
	times := read(s, published)
	if none {
		for _, x := range times {
			t.Errorf("%s\n\tgot %q = %s, want no time", line, x.Span.Of(s), x.Timex)
		}
		return
	}
	for _, x := range times {
		got := x.Timex
		if x.EDTF != "" {
			got += ", " + x.EDTF
		}
		if x.Span.Of(s) == expr && got == want {
			return
		}
		t.Logf("got %q = %s", x.Span.Of(s), got)
	}
	t.Errorf("%s\n\twant %s", line, want)
}

func TestCountedFromTheText(t *testing.T) {
	s := "On 4 May 2020 the army attacked. Two days later it withdrew. The following month it came back. Shells fell the next day."
	want := []string{"2020-05-04", "2020-05-06", "2020-06", "2020-05-07"}
	for i, x := range read(s, "2021-01-10") {
		if x.Timex != want[i] {
			t.Errorf("%q: got %s, want %s", x.Span.Of(s), x.Timex, want[i])
		}
	}
}

// An account of business compares with the quarter that it reports on, not with one that it expects or compares with.
func TestQuarterAtHand(t *testing.T) {
	s := "Sales fell in the quarter ended June 30 and will rise in the first quarter of 2026. In the 2024 period they rose. For the quarter they were good, up from a year ago."
	want := []string{"2025-Q2", "2025-06-30", "2026-Q1", "2024-Q2", "2025-Q2", "2024-Q2"}
	times := read(s, "2025-10-26")
	if len(times) != len(want) {
		t.Fatalf("got %d times, want %d", len(times), len(want))
	}
	for i, x := range times {
		if x.Timex != want[i] {
			t.Errorf("%q: got %s, want %s", x.Span.Of(s), x.Timex, want[i])
		}
	}
}

func TestDateLineOfAChronology(t *testing.T) {
	s := "Friday 24 November 2023\nThe truce began. A further exchange was planned for Sunday.\nMonday 6 May 2024\nTanks came yesterday."
	want := []string{"2023-11-24", "2023-11-19", "2024-05-06", "2024-05-05"}
	for i, x := range read(s, "2025-03-14") {
		if i == 1 { // without a tree the plan is not seen; only the week counts here
			if x.Timex[:7] != "2023-11" {
				t.Errorf("%q: got %s, want a day of November 2023", x.Span.Of(s), x.Timex)
			}
			continue
		}
		if x.Timex != want[i] {
			t.Errorf("%q: got %s, want %s", x.Span.Of(s), x.Timex, want[i])
		}
	}
}

func TestAYearThatHeadsALine(t *testing.T) {
	s := "2004: A quake off the coast on Dec. 26 killed ten.\n2007: Shells fell in March.\nThe talks go on in February."
	want := []string{"2004", "2004-12-26", "2007", "2007-03"}
	for i, x := range read(s, "2018-10-01")[:4] {
		if x.Timex != want[i] {
			t.Errorf("%q: got %s, want %s", x.Span.Of(s), x.Timex, want[i])
		}
	}
	if x := read(s, "2018-10-01")[4]; x.Timex == "2007-02" {
		t.Error("the year goes on behind its line")
	}
}

func TestNeverPanics(t *testing.T) {
	for _, s := range []string{"", "the", "the year-", "1990", "5 p", "a.m", "\xff\xfe12", "the first two", "99999999999999 days ago", "29 Feb", "31 June 1999 BC", "the end of the", "'80", "every", "10:99", "24 hours"} {
		read(s, "2025-04-18")
		read(s, "")
		read(strings.Repeat(s+" ", 3), "0001-01-01")
	}
}

func FuzzRead(f *testing.F) {
	f.Add("On Thursday, 24 November 2023, two years ago, at 5 p.m. the day before yesterday")
	f.Fuzz(func(t *testing.T, s string) {
		for _, x := range read(s, "2025-04-18") {
			if x.Span.Empty() || x.Span.End > len(s) {
				t.Fatalf("span %v of %d bytes", x.Span, len(s))
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat("The ministers of both countries met on Thursday in the capital and agreed to talk again next week, officials said. More than 200 people have been killed since last month in three years of war, the ministry said in a statement on its website. ", 200)
	d := plainDoc(s)
	words := 0
	for range b.N {
		Read(page.New(record.Document{Text: s, Published: "2025-04-18"}, d))
		words += len(d.Tokens)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}
