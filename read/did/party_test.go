package did

import (
	"testing"

	"rapporteur/nlp"
)

// An event may tell no phrase for whom it befell.
func TestNoPhraseIsAnonymous(t *testing.T) {
	if r := (&reader{d: &nlp.Doc{}}); r.anonymous(-1) {
		t.Error("no phrase names people in general")
	}
}
