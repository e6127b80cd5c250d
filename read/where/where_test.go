package where_test

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"rapporteur/nlp/pipe"
	"rapporteur/read/page"
	"rapporteur/read/where"
	"rapporteur/record"
	"rapporteur/text"
)

var analysis = sync.OnceValues(pipe.New)

// read is the page of a text with its places.
func read(t testing.TB, s string) *page.Page {
	t.Helper()
	a, err := analysis()
	if err != nil {
		t.Fatal(err)
	}
	p := page.New(record.Document{Text: s}, a.Analyse(s))
	where.Read(p)
	return p
}

var update = flag.Bool("update", false, "rewrite testdata/scores.txt")

// score holds a share that came out right against testdata/scores.txt: it is at least nine in ten and what is
// told there. -update writes the figures of today.
func score(t *testing.T, name string, right, all int) {
	t.Helper()
	t.Logf("%d of %d right", right, all)
	if right*10 < all*9 {
		t.Errorf("%d of %d are right, want nine in ten", right, all)
	}
	raw, err := os.ReadFile("testdata/scores.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for i, line := range lines {
		if f := strings.Fields(line); len(f) == 4 && f[0] == name {
			if was, _ := strconv.Atoi(f[1]); right < was {
				t.Errorf("%d of %d are right, testdata/scores.txt has %s (go test ./read/where -update rewrites it)", right, all, f[1])
			}
			lines[i] = fmt.Sprintf("%s %d of %d", name, right, all)
		}
	}
	if *update {
		if err := os.WriteFile("testdata/scores.txt", []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestAmbiguousNames reads testdata/ambiguous.txt. -v lists those that come out wrong.
func TestAmbiguousNames(t *testing.T) {
	raw, err := os.ReadFile("testdata/ambiguous.txt")
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		sentence, want, ok := strings.Cut(line, " | ")
		before, rest, ok1 := strings.Cut(sentence, "[")
		name, after, ok2 := strings.Cut(rest, "]")
		if !ok || !ok1 || !ok2 {
			t.Fatalf("testdata/ambiguous.txt: %q is no case", line)
		}
		all++
		got := meant(read(t, before+name+after), text.Span{Start: len(before), End: len(before) + len(name)})
		if agrees(got, want) {
			right++
		} else {
			t.Logf("%s\n\tgot %s, want %s", sentence, got, want)
		}
	}
	score(t, "ambiguous", right, all)
}

// meant is what the place at s means: "LBN city", "?" for one without a point, "-" where there is none.
func meant(p *page.Page, s text.Span) string {
	for _, m := range p.Out.Places {
		switch {
		case !m.Span.Overlaps(s):
		case m.Lat == nil:
			return "?"
		default:
			return strings.TrimSpace(fmt.Sprint(m.Country, " ", m.Kind))
		}
	}
	return "-"
}

// agrees tells whether each word that is wanted is there.
func agrees(got, want string) bool {
	for _, w := range strings.Fields(want) {
		if !strings.Contains(" "+got+" ", " "+w+" ") {
			return false
		}
	}
	return true
}

// TestAnyText reads texts that are no reports: nothing may panic, and a long one must not take long.
func TestAnyText(t *testing.T) {
	for _, s := range []string{"", " ", "Paris", "in", "the", "...", "’s", "In In In Gaza of of", strings.Repeat("Kyiv, Lviv and Odesa in Ukraine. ", 3000), strings.Repeat("north of ", 5000), strings.Repeat("New York Times Square ", 4000)} {
		p := read(t, s)
		for i := 0; i < len(p.Doc.Tokens); i += 1 + len(p.Doc.Tokens)/500 {
			p.PlaceOf(i)
			p.PlaceAround(i)
		}
		for _, m := range p.Out.Places {
			if m.Span.Of(s) == "" || m.Name == "" {
				t.Fatalf("%.40q: place %+v", s, m)
			}
		}
	}
}

// TestWhereItHappened reads testdata/happened.txt. -v lists those that come out wrong.
func TestWhereItHappened(t *testing.T) {
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
		p := read(t, strings.NewReplacer("[", "", "]", "").Replace(before+rest))
		got := "-"
		if w := p.PlaceOf(p.Doc.TokenAt(len(before))); w != nil {
			got = w.Name
		}
		if got == want {
			right++
		} else {
			t.Logf("%s\n\tgot %s, want %s", sentence, got, want)
		}
	}
	score(t, "happened", right, all)
}
