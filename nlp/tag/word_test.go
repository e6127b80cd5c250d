package tag

import (
	"strings"
	"testing"

	"rapporteur/nlp"
)

func TestShapes(t *testing.T) {
	same := [][2]string{{"Kyiv", "Geneva"}, {"F-16", "T-72"}, {"NATO", "UNHCR"}, {"1,200", "3,450"}}
	for _, pair := range same {
		a, _ := shapeOf(pair[0], false)
		if b, _ := shapeOf(pair[1], false); a != b {
			t.Errorf("%s and %s look different", pair[0], pair[1])
		}
	}
	a, _ := shapeOf("Kyiv", false)
	if b, _ := shapeOf("KYIV", false); a == b {
		t.Error("Kyiv and KYIV look the same")
	}
	a, _ = shapeOf("talks", true)
	if b, _ := shapeOf("TALKS", true); a != b {
		t.Error("in a headline in capitals, capitals tell something")
	}
}

func TestShout(t *testing.T) {
	for s, want := range map[string]bool{"REBELS SEIZE KEY TOWN": true, "Rebels seize key town": false, "UN": false, "12 - 5": false} {
		var tokens []nlp.Token
		for _, f := range strings.Fields(s) {
			tokens = append(tokens, nlp.Token{Form: f})
		}
		if got := isShout(tokens); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}
