package lexicon

import "testing"

func TestStanceWordsKnowTheirFrames(t *testing.T) {
	s := TheStances()
	if w := s.Of("rule", 'v'); len(w) == 0 || w[0].Stance != "rules_out" || len(w[0].Words) != 2 {
		t.Errorf("rule out: got %+v", w)
	}
	valid := map[string]bool{"supports": true, "opposes": true, "open": true, "demands": true, "rules_out": true, "conditional": true}
	for _, r := range Load("stances").Rows {
		if !valid[r.Get("stance")] {
			t.Errorf("stances:%d: %q is no stance", r.Line, r.Get("stance"))
		}
	}
	if s.Proposal("plan") == nil || s.Proposal("table") != nil {
		t.Error("plan names a proposal, table does not")
	}
}

func TestLongerIssuePhrasesComeFirst(t *testing.T) {
	for first, list := range TheIssues() {
		for i := 1; i < len(list); i++ {
			if len(list[i].Words) > len(list[i-1].Words) {
				t.Fatalf("%s: %v stands behind %v", first, list[i].Words, list[i-1].Words)
			}
		}
	}
	if TheIssues()["truce"][0].Issue != "ceasefire" {
		t.Error("a truce is a ceasefire")
	}
}
