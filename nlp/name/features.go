package name

import (
	"rapporteur/nlp"
	"rapporteur/weights"
)

// sheet holds the words of one sentence while its features are read off.
type sheet struct {
	words []word
	runs  []run
	mode  uint32 // how the sentence is written: 0 as usual, 1 capitals only, 2 Headline Style, 3 no capital
	hints []uint32
}

// run is the stretch of capitalised words, with glue between them, that a word stands in.
type run struct {
	start, end int
	top        int // the word that hangs on a word outside
}

// read fills the sheet with the sentence of tokens, the first of which is number base of the document.
func (s *sheet) read(m *tables, tokens []nlp.Token, base int) {
	s.words, s.runs = s.words[:0], s.runs[:0]
	for i := range tokens {
		s.words = append(s.words, m.word(&tokens[i], base))
	}
	s.mode = s.howWritten()
	s.findRuns()
	m.markLists(tokens, s.words)
	m.markPlaces(tokens, s)
	s.hints = s.hints[:0]
	if m.hints != nil {
		s.hints = m.hints(tokens, s.hints)
	}
}

// howWritten tells headlines from running text by the share of words with capitals.
func (s *sheet) howWritten() uint32 {
	caps, upper, all := 0, 0, 0
	for i := range s.words {
		switch s.words[i].written {
		case lowerCase:
			all++
		case capital, mixedCase:
			all++
			caps++
		case allCaps:
			all++
			upper++
		}
	}
	switch {
	case all > 2 && upper*10 >= all*7:
		return 1
	case all > 3 && (caps+upper)*10 >= all*7:
		return 2
	case all > 3 && caps+upper == 0:
		return 3
	}
	return 0
}

func (s *sheet) anyCap() bool {
	for i := range s.words {
		if s.words[i].written.isCap() {
			return true
		}
	}
	return false
}

// findRuns gives every capitalised word its run: "the [Ministry of Foreign Affairs] said".
func (s *sheet) findRuns() {
	n := len(s.words)
	for range n {
		s.runs = append(s.runs, run{-1, -1, -1})
	}
	for i := 0; i < n; {
		if !s.words[i].written.isCap() {
			i++
			continue
		}
		end := i + 1
		for k := end; k < n && k < end+3; k++ {
			if s.words[k].written.isCap() {
				end = k + 1
			} else if !s.words[k].glue {
				break
			}
		}
		r := run{i, end, s.topOf(i, end)}
		for k := i; k < end; k++ {
			s.runs[k] = r
		}
		i = end
	}
}

// topOf is the first word from start to end whose head lies outside.
func (s *sheet) topOf(start, end int) int {
	for k := start; k < end; k++ {
		if h := s.words[k].head; h < start || h >= end {
			return k
		}
	}
	return start
}

const edge = 0x51ED270B // stands for the words before and behind the sentence

func (s *sheet) at(i int) *word {
	if i < 0 || i >= len(s.words) {
		return &outside
	}
	return &s.words[i]
}

var outside = word{form: edge, lower: edge, shape: edge, pre: [4]uint32{edge, edge, edge, edge}, suf: [4]uint32{edge, edge, edge, edge}, head: -1, coarse: edge, fine: edge, leaf: edge, twig: edge, bough: edge, bias: 9, written: mark}

// features appends the numbers of word i's features to out.
func (s *sheet) features(i int, out []uint32) []uint32 {
	w, p, n := s.at(i), s.at(i-1), s.at(i+1)
	pp, nn := s.at(i-2), s.at(i+2)
	out = append(out,
		mix(1, 0), mix(2, w.form), mix(3, w.lower), mix(4, p.lower), mix(5, n.lower), mix(6, pp.lower), mix(7, nn.lower),
		mix2(8, p.lower, w.lower), mix2(9, w.lower, n.lower), mix2(10, p.lower, n.lower),
		mix2(11, w.shape, s.mode), mix2(12, p.shape, w.shape), mix2(13, w.shape, n.shape), mix(14, p.shape), mix(15, n.shape),
		mix(16, w.pre[0]), mix(17, w.pre[1]), mix(18, w.pre[2]), mix(19, w.pre[3]),
		mix(20, w.suf[0]), mix(21, w.suf[1]), mix(22, w.suf[2]), mix(23, w.suf[3]),
		mix(24, p.suf[2]), mix(25, n.suf[2]),
		mix2(26, w.fine, uint32(w.written)), mix2(27, w.coarse, uint32(w.written)), mix(28, p.fine), mix(29, n.fine), mix(30, pp.fine), mix(31, nn.fine),
		mix2(32, p.fine, w.fine), mix2(33, w.fine, n.fine), mix2(34, p.coarse, uint32(w.written)), mix2(35, n.coarse, uint32(w.written)),
		mix2(36, w.bias, uint32(w.written)<<3|s.mode),
		mix2(80, w.leaf, uint32(w.written)), mix2(81, w.twig, uint32(w.written)), mix2(82, w.bough, uint32(w.written)), mix(83, p.twig), mix(84, n.twig), mix(85, pp.twig), mix(86, nn.twig),
		mix2(87, p.twig, w.twig), mix2(88, w.twig, n.twig), mix2(89, p.bough, uint32(w.written)), mix2(90, n.bough, uint32(w.written)),
	)
	out = s.listFeatures(i, out)
	if w.rel != 0 {
		out = s.treeFeatures(i, out)
	}
	if len(s.hints) > 0 {
		out = s.hintFeatures(i, out)
	}
	return s.runFeatures(i, out)
}

// treeFeatures tell of the word that word i and its run hang on: who "said" is a person or a body,
// what "capital" stands beside is a place.
func (s *sheet) treeFeatures(i int, out []uint32) []uint32 {
	w := s.at(i)
	h := s.at(w.head)
	out = append(out, mix(130, w.rel), mix2(131, w.rel, h.lower), mix2(132, w.rel, h.twig))
	if r := s.runs[i]; r.start >= 0 {
		top := &s.words[r.top]
		h = s.at(top.head)
		out = append(out, mix2(133, top.rel, h.lower), mix2(134, top.rel, h.twig))
	}
	return out
}

// runFeatures tell of the run that word i stands in, so that "University" in "Damascus University" is known at "Damascus".
func (s *sheet) runFeatures(i int, out []uint32) []uint32 {
	r := s.runs[i]
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	out = append(out, mix2(50, uint32(s.at(i-1).written)<<6|uint32(s.at(i).written)<<3|uint32(s.at(i+1).written), first<<2|s.mode))
	if r.start < 0 {
		return out
	}
	head, tail, before, after := &s.words[r.start], &s.words[r.end-1], s.at(r.start-1), s.at(r.end)
	where := uint32(0) // alone, first, inside, last
	switch {
	case r.end-r.start == 1:
	case i == r.start:
		where = 1
	case i == r.end-1:
		where = 3
	default:
		where = 2
	}
	size := uint32(min(r.end-r.start, 6))
	return append(out,
		mix2(51, where, size<<2|s.mode), mix2(52, tail.lower, where), mix2(53, head.lower, where), mix2(54, before.lower, where), mix2(55, after.lower, where),
		mix2(56, before.fine, where), mix2(57, after.fine, where), mix2(58, tail.fine, where), mix2(59, head.fine, where), mix2(60, tail.lists, where), mix2(61, head.lists, where),
		mix2(62, before.lower, after.lower), mix2(63, tail.suf[2], where), mix2(64, before.lists, where), mix2(65, after.lists, where),
		mix2(91, before.twig, where), mix2(92, after.twig, where), mix2(93, tail.twig, where), mix2(94, head.twig, where))
}

// listFeatures tell which lists of the lexicon word i and its neighbours stand in: one feature a list.
func (s *sheet) listFeatures(i int, out []uint32) []uint32 {
	w := s.at(i)
	for bits, k := w.lists, uint32(0); bits != 0; bits, k = bits>>1, k+1 {
		if bits&1 != 0 {
			out = append(out, mix2(70, k, uint32(w.written)))
		}
	}
	for bits, k := w.place>>2, uint32(0); bits != 0; bits, k = bits>>1, k+1 {
		if bits&1 != 0 {
			out = append(out, mix2(73, k, w.place&3|uint32(w.written)<<2))
		}
	}
	if w.place != 0 {
		out = append(out, mix(74, w.place), mix2(75, w.place, w.lists))
	}
	return append(out, mix2(71, w.lists, s.at(i-1).lists), mix2(72, w.lists, s.at(i+1).lists))
}

// Reader reads features off sentences for training.
type Reader struct {
	tables *tables
	sheet  sheet
	ids    []uint32
}

// NewReader reads with the word classes of a model file, which may be empty, and with hints, which may be nil.
func NewReader(f *weights.File, hints Hints) *Reader {
	t := newTables(f)
	t.hints = hints
	return &Reader{tables: t}
}

// Features calls each with the numbers of every word's features in turn; the slice is used again.
func (r *Reader) Features(tokens []nlp.Token, each func(ids []uint32)) {
	r.sheet.read(r.tables, tokens, 0)
	for i := range tokens {
		r.ids = r.sheet.features(i, r.ids[:0])
		each(r.ids)
	}
}
