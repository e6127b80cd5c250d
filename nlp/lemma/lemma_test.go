package lemma

import (
	"strings"
	"testing"

	"rapporteur/nlp"
)

func TestChange(t *testing.T) {
	for _, c := range []struct {
		change     Change
		form, want string
	}{
		{Change{true, 2, ""}, "Shelled", "shell"},
		{Change{true, 3, "y"}, "parties", "party"},
		{Change{false, 0, ""}, "Geneva", "Geneva"},
		{Change{true, 9, "x"}, "am", "am"}, // more to cut than there is
	} {
		if got := c.change.Apply(c.form, lowered(c.form)); got != c.want {
			t.Errorf("%s by %v is %s, want %s", c.form, c.change, got, c.want)
		}
	}
}

// TestBases: what the spelling rules allow; which of them is taken, the model says.
func TestBases(t *testing.T) {
	for _, c := range []struct {
		form string
		how  inflection
		want string
	}{
		{"shelled", past, "shel shell"}, {"freed", past, "free"}, {"vied", past, "vy vie"}, {"bared", past, "bare"}, {"audited", past, "audit audite"},
		{"trafficked", past, "traffick traffic"}, {"dying", gerund, "die"}, {"seeing", gerund, "see seee"}, {"armies", third, "army armie"},
		{"vetoes", third, "veto vetoe"}, {"quizzes", third, "quizz quiz quizze"}, {"deadliest", most, "deadly"}, {"bigger", more, "big bigg"}, {"is", third, ""},
	} {
		var got []string
		bases(c.form, c.how, func(s string) { got = append(got, s) })
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s may come from %q, want %q", c.form, got, c.want)
		}
	}
}

func TestIrregularForms(t *testing.T) {
	for form, c := range map[string][2]string{
		"overthrew": {"VBD", "overthrow"}, "withdrawn": {"VBN", "withdraw"}, "policewomen": {"NNS", "policewoman"}, "by-laws": {"NNS", ""}, "ex-wives": {"NNS", "ex-wife"},
		"foresaw": {"VBD", "foresee"}, "found": {"VB", ""}, "Germans": {"NNS", ""},
	} {
		if got := irregularBase(form, &nlp.Token{XPOS: c[0]}); got != c[1] {
			t.Errorf("%s (%s) comes from %q, want %q", form, c[0], got, c[1])
		}
	}
}

func lowered(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] >= 'A' && b[i] <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}
