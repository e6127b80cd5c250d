package merge

import "testing"

func TestANumberIsWrittenAsPeopleDo(t *testing.T) {
	low := 1250000.0
	if got := amountWords(Count{Min: &low, Qualifier: "more_than"}); got != "more than 1,250,000" {
		t.Errorf("got %q", got)
	}
}

func TestRoundingIsNoDispute(t *testing.T) {
	num := func(lo, hi float64, q string) figure {
		f := figure{lo, hi, q}
		return f
	}
	const open = 1e308
	for _, c := range []struct {
		name string
		a, b figure
		want bool
	}{
		{"more than 270, 276", num(270, open, "more_than"), num(276, 276, "exact"), true},
		{"about 30, 28", num(30, 30, "about"), num(28, 28, "exact"), true},
		{"dozens, 45", num(24, open, "dozens"), num(45, 45, "exact"), true},
		{"dozens, 450", num(24, open, "dozens"), num(450, 450, "exact"), false},
		{"at least 12, 20", num(12, open, "at_least"), num(20, 20, "exact"), false},
		{"12, 13", num(12, 12, "exact"), num(13, 13, "exact"), false},
		{"nobody, at least 12", num(0, 0, "exact"), num(12, open, "at_least"), false},
		{"up to 30, 28", num(0, 30, "at_most"), num(28, 28, "exact"), true},
		{"hundreds, at least 300", num(200, open, "hundreds"), num(300, open, "at_least"), true},
	} {
		if got := c.a.agrees(c.b); got != c.want {
			t.Errorf("%s: agree %v, want %v", c.name, got, c.want)
		}
		if c.a.agrees(c.b) != c.b.agrees(c.a) {
			t.Errorf("%s: agree one way only", c.name)
		}
	}
}

func TestSpellings(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"zelenskiy", "zelenskyy", true},
		{"zelensky", "zelenskyi", true},
		{"khaled", "khalid", true},
		{"qasim", "kassim", true},
		{"volodymyr", "vladimir", true},
		{"mohammed", "muhammad", true},
		{"martin", "morton", true}, // alike in their consonants: the other name must tell
		{"kim", "kam", false},
		{"brenko", "brandt", false},
	} {
		if got := sameToken(c.a, c.b); got != c.want {
			t.Errorf("%s and %s are one spelling: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestStems(t *testing.T) {
	for _, list := range [][]string{{"bomb", "bombs", "bombed", "bombing", "bombings"}, {"supply", "supplied", "supplies", "supplying"}, {"strike", "strikes", "striking"}, {"stop", "stopped"}} {
		for _, w := range list[1:] {
			if stem(w) != stem(list[0]) {
				t.Errorf("stem of %s is %q, of %s %q", w, stem(w), list[0], stem(list[0]))
			}
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		edtf string
		days int // length, 0 for none
	}{{"2025-04-17", 1}, {"2025-04", 30}, {"2025-W16", 7}, {"2025-04-14/2025-04-16", 3}, {"2025", 365}, {"2025-22", 92}, {"2011-06/..", 30}, {"2025-04~", 30}, {"XXXX", 0}, {"", 0}} {
		from, to, ok := period(c.edtf)
		if got := to - from + 1; ok != (c.days > 0) || ok && got != c.days {
			t.Errorf("%q: %d days, %v; want %d", c.edtf, got, ok, c.days)
		}
	}
}
