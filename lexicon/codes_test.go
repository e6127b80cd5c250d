package lexicon

import "testing"

// Every state that reports name has its codes, so that no export leaves a state out.
func TestEveryStateHasCodes(t *testing.T) {
	for _, c := range Countries().All {
		if s := CodesOfState(c.ISO3); s.Numeric == "" || s.ACLED == "" || s.UCDP == "" {
			t.Errorf("%s (%s) has the codes %+v", c.Name, c.ISO3, s)
		}
	}
}

func TestScores(t *testing.T) {
	if s := CAMEOScoreOf("190"); s.Goldstein != "-10.0" || s.Quad != "4" {
		t.Errorf("190 scores %+v", s)
	}
	if s := CAMEOScoreOf("1951x"); s.Quad != "4" {
		t.Errorf("a code that is not known takes the score of the one above it, got %+v", s)
	}
	if v, ok := Intensity("RETREAT", "disarm"); !ok || v != 10 {
		t.Errorf("RETREAT disarm is %v, %t", v, ok)
	}
	if v, ok := Intensity("PROTEST", "vandalize"); !ok || v != -5 {
		t.Errorf("a mode without a score takes the type's, got %v, %t", v, ok)
	}
	if Quad("ACCUSE") != "verbal conflict" {
		t.Errorf("ACCUSE is %q", Quad("ACCUSE"))
	}
}
