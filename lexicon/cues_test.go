package lexicon

import (
	"strings"
	"testing"
)

func TestCuesAreFiledUnderTheirVerb(t *testing.T) {
	c := TheCues()
	if got := c.Verbs("claim"); len(got) < 3 || len(got[0].Rest) == 0 || len(got[len(got)-1].Rest) != 0 {
		t.Fatalf("claim: got %d cues, want \"claim responsibility\" before \"claim\"", len(got))
	}
	f := c.Verbs("call")
	on := false
	for _, fr := range f[len(f)-1].Frames {
		on = on || (fr.Object == "on" && fr.Form == Infinitive && fr.Act == "demand")
	}
	if !on {
		t.Error(`call: no frame for "called on X to leave"`)
	}
	if c.Verbs("walk") != nil {
		t.Error("walk is no cue")
	}
	if f := c.Verbs("refer")[0].Frames[0]; f.Prep != "to" || f.Form != Phrase {
		t.Errorf(`refer: got %+v, want the preposition "to"`, f)
	}
}

var acts = map[string]bool{"say": true, "accuse": true, "demand": true, "promise": true, "threaten": true, "praise": true,
	"criticise": true, "dismiss": true, "deny": true, "propose": true, "announce": true, "thank": true,
	"apologise": true, "ask": true, "believe": true, "intend": true, "show": true}

func TestEveryCueHasAnActAndAnExample(t *testing.T) {
	for _, name := range []string{"cues", "cues_nouns", "cues_adjectives", "cues_phrases"} {
		for _, r := range Load(name).Rows {
			if !acts[r.Get("act")] {
				t.Errorf("%s:%d: %q is no act", name, r.Line, r.Get("act"))
			}
			if !strings.Contains(r.Get("example"), " ") {
				t.Errorf("%s:%d: no example", name, r.Line)
			}
		}
	}
}
