package tag

import (
	"rapporteur/nlp"
	"rapporteur/nlp/linear"
	"rapporteur/weights"
)

// Lexicon is what is known of words apart from weights: their classes (learned from raw news) and the parts of speech
// they have been seen with.
type Lexicon struct{ classes, known *linear.Dict }

// OpenLexicon finds the lexicon in a model.
func OpenLexicon(f *weights.File) (*Lexicon, error) {
	classes, err := linear.OpenDict(f, "classes")
	if err != nil {
		return nil, err
	}
	known, err := linear.OpenDict(f, "known")
	if err != nil {
		return nil, err
	}
	return &Lexicon{classes, known}, nil
}

// Sentence is one sentence on its way to being tagged.
type Sentence struct {
	words    []word // two outside words on either side
	features []uint64
}

// Set takes in the tokens of one sentence.
func (s *Sentence) Set(m *Lexicon, tokens []nlp.Token) {
	shout := isShout(tokens)
	s.words = append(s.words[:0], outside, outside)
	for i := range tokens {
		s.words = append(s.words, m.word(&tokens[i], shout, i == 0))
	}
	s.words = append(s.words, outside, outside)
}

// Features are the features of token i when the two tokens before it have the tags t1 and t2 (as class + 1, 0 outside
// the sentence). They stay good until the next call.
func (s *Sentence) Features(i int, t1, t2 int) []uint64 {
	ww, w, v, x, y := &s.words[i], &s.words[i+1], &s.words[i+2], &s.words[i+3], &s.words[i+4]
	p1, p2 := uint64(t1), uint64(t2)
	f := append(s.features[:0],
		linear.Feature(1, v.lower),
		linear.Feature(2, v.shape),
		linear.Feature(3, v.pre[0]), linear.Feature(4, v.pre[1]), linear.Feature(5, v.pre[2]), linear.Feature(6, v.pre[3]),
		linear.Feature(7, v.suf[0]), linear.Feature(8, v.suf[1]), linear.Feature(9, v.suf[2]), linear.Feature(10, v.suf[3]),
		linear.Feature(11, v.fine), linear.Feature(12, v.coarse), linear.Feature(13, v.known), linear.Feature(14, v.flags),
		linear.Feature(15, w.lower), linear.Feature(16, x.lower), linear.Feature(17, ww.lower), linear.Feature(18, y.lower),
		linear.Feature2(19, w.lower, v.lower), linear.Feature2(20, v.lower, x.lower), linear.Feature2(21, w.lower, x.lower),
		linear.Feature(22, p1), linear.Feature2(23, p1, p2), linear.Feature2(24, p1, v.lower), linear.Feature2(25, p1, x.lower),
		linear.Feature2(26, p1, x.known), linear.Feature3(27, p1, v.known, x.known), linear.Feature2(28, p1, v.known), linear.Feature2(29, v.known, x.known),
		linear.Feature3(30, p1, p2, v.known), linear.Feature2(31, x.known, y.known), linear.Feature3(32, v.known, x.known, y.known),
		linear.Feature(33, w.fine), linear.Feature(34, x.fine), linear.Feature2(35, w.fine, v.fine), linear.Feature2(36, v.fine, x.fine),
		linear.Feature(37, ww.fine), linear.Feature(38, y.fine), linear.Feature2(39, v.coarse, x.coarse), linear.Feature2(40, p1, v.coarse),
		linear.Feature2(41, v.suf[2], p1), linear.Feature2(42, v.shape, p1), linear.Feature2(43, v.shape, v.suf[1]), linear.Feature2(44, v.shape, x.shape),
		linear.Feature2(45, w.shape, v.shape), linear.Feature2(46, v.suf[2], x.known), linear.Feature(47, x.suf[2]), linear.Feature(48, w.suf[2]),
		linear.Feature2(49, v.lower, x.fine), linear.Feature2(50, v.lower, w.fine), linear.Feature2(51, v.lower, y.known), linear.Feature3(52, v.lower, p1, p2),
		linear.Feature(53, 0),
	)
	s.features = f
	return f
}
