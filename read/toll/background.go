package toll

import "rapporteur/nlp"

// background tells whether a figure stands in a relative clause on something known, inside what somebody says: "denied
// that he planned the blast in which 31 people died", "said the crash in which 176 were killed was an accident". Then it is
// the report's own figure, not the speaker's.
func (s *sentence) background(f *finding) bool {
	for i, n := f.trigger, 0; i >= 0 && n < 5; i, n = s.d.Tokens[i].Head, n+1 {
		t := &s.d.Tokens[i]
		if t.Sent != s.d.Tokens[f.trigger].Sent {
			return false
		}
		if t.Rel != nlp.AclRelcl || t.Head < 0 || !s.inWhich(i) {
			continue
		}
		for k := range s.d.Kids(t.Head) {
			switch x := &s.d.Tokens[k]; {
			case x.Rel == nlp.NmodPoss, x.Rel == nlp.Det && (x.Lower == "the" || x.Lower == "this" || x.Lower == "that"):
				return true
			}
		}
		return s.d.Kid(t.Head, nlp.Det) < 0
	}
	return false
}

// inWhich tells whether the relative clause of verb v opens with "in which", "during which" and the like.
func (s *sentence) inWhich(v int) bool {
	for i := v - 1; i > s.start && i > v-12; i-- {
		if w := s.d.Tokens[i].Lower; w == "which" {
			switch s.d.Tokens[i-1].Lower {
			case "in", "during", "after", "by":
				return true
			}
			return false
		}
	}
	return false
}
