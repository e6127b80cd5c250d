package name

import (
	"rapporteur/nlp"
	"rapporteur/weights"
)

// Hints appends what another name tagger said of each word of a sentence, as a number, 0 for no name. It appends nothing
// for a sentence that the tagger has not seen. Only the teachers of training have hints; the names of a report are found
// without.
type Hints func(tokens []nlp.Token, out []uint32) []uint32

// LoadHinted makes a Finder of a model that was trained with hints.
func LoadHinted(f *weights.File, hints Hints) (*Finder, error) {
	m, err := Load(f)
	if err == nil {
		m.tables.hints = hints
	}
	return m, err
}

func (s *sheet) hint(i int) uint32 {
	if i < 0 || i >= len(s.hints) {
		return 0
	}
	return s.hints[i]
}

// hintFeatures tell what the tagger said of word i and its neighbours, and where it is to be trusted.
func (s *sheet) hintFeatures(i int, out []uint32) []uint32 {
	w, p, h, n := s.at(i), s.hint(i-1), s.hint(i), s.hint(i+1)
	return append(out,
		mix(100, h), mix2(101, p, h), mix2(102, h, n), mix2(103, p<<8|h, n),
		mix2(109, h, uint32(w.written)), mix2(110, h, w.lists), mix2(111, h, w.place), mix2(112, h, w.lower), mix2(113, h, w.twig),
		mix2(114, h, s.at(i-1).lower), mix2(115, h, s.at(i+1).lower))
}
