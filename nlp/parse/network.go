package parse

import (
	"fmt"

	"rapporteur/nlp"
	"rapporteur/nlp/net"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

// The scales of numbers in the network (see package net); those before a squash are at net.ActScale, those behind it at 15.
const (
	RowScale   = 6 // rows of words and their sums
	SeekScale  = 9 // what a word seeks in a head, before it is compared with what the words offer
	ScoreScale = 8 // scores of arcs
)

// Distances are the kinds of distance between a word and its head.
const Distances = 32

// Distance puts the way from a word to its head into one of few kinds; 0 is for the root.
func Distance(from, to int) int {
	d, side := to-from, 1
	if d < 0 {
		d, side = -d, 16
	}
	if d > 45 {
		return side + 13
	}
	return side + int(steps[d])
}

// steps puts distances up to 45 into kinds from 0.
var steps = func() (out [46]uint8) {
	kind := uint8(0)
	for d := 1; d <= 45; d++ {
		out[d] = kind
		switch d {
		case 1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 23, 31:
			kind++
		}
	}
	return out
}()

// network is the loaded model: a word is the sum of its rows, and a window of three such sums feeds layers that run over
// the sentence from both sides, with gates that say what to keep (Lei et al. 2018). What comes out says of each word
// what head it seeks and what it offers as a head (Dozat and Manning 2017).
type network struct {
	rows     *Rows
	table    []int8 // of rows, word numbers each
	word     int
	hidden   int
	arc, rel int // numbers for arcs and for relations
	win      *net.Matrix
	layers   []*net.Matrix
	heads    *net.Matrix // what a word seeks and offers for arcs, then for relations, then its tag
	pair     *net.Matrix
	far      *net.Matrix
	relation *net.Matrix
	rootArc  []int16
	rootRel  []int16
}

func openNetwork(f *weights.File) (*network, error) {
	n := new(network)
	var err error
	if n.rows, err = OpenRows(f); err != nil {
		return nil, err
	}
	matrix := func(name string) *net.Matrix {
		m, e := net.Open(f, name)
		if err == nil {
			err = e
		}
		return m
	}
	n.win, n.heads, n.pair, n.far, n.relation = matrix("win"), matrix("heads"), matrix("pair"), matrix("far"), matrix("relation")
	for l := range int(f.Int32s("layers")[0]) {
		n.layers = append(n.layers, matrix(fmt.Sprint("layer", l)))
	}
	if err != nil {
		return nil, err
	}
	n.table = f.Int8s("rows")
	n.rootArc, n.rootRel = narrow(f.Int32s("rootArc")), narrow(f.Int32s("rootRel"))
	n.arc, n.rel, n.hidden, n.word = len(n.rootArc), len(n.rootRel), n.win.Cols, n.win.Depth/3
	return n, n.check()
}

// tagsAt is where the scores of tags begin among the heads.
func (n *network) tagsAt() int { return 2*n.arc + 2*n.rel }

func narrow(v []int32) []int16 {
	out := make([]int16, len(v))
	for i, x := range v {
		out[i] = int16(x)
	}
	return out
}

// check holds the shapes together.
func (n *network) check() error {
	ok := len(n.table) == n.rows.Count*n.word && n.word%net.Wide == 0 && n.hidden%(2*net.Wide) == 0 && n.heads.Depth == n.hidden &&
		n.heads.Cols >= 2*n.arc+2*n.rel && n.pair.Depth == n.arc && n.pair.Cols == n.arc && n.far.Depth == n.arc && n.far.Cols == Distances &&
		n.relation.Depth == n.rel && n.relation.Cols >= int(nlp.RelCount) && n.arc%net.Wide == 0 && n.rel%net.Wide == 0
	for _, l := range n.layers {
		ok = ok && l.Depth == n.hidden && l.Cols == 3*n.hidden
	}
	if !ok {
		return fmt.Errorf("%w: the parts of the parser do not fit each other", weights.ErrDamaged)
	}
	return nil
}

// sheet is what is worked out of one sentence. It is used again for the next.
type sheet struct {
	win, act, head, seek, score, far, rel []int16
	hid                                   [2][]int16
	memory                                []int16
	offers                                net.Matrix
	scores                                []int32 // of word i under head j at i·(n+1) + j; head 0 is the root
	heads, tags                           []int32
	eisner                                eisner
	whole                                 []nlp.Token // a sentence before it was mended
}

// read runs the network over a sentence: afterwards head and scores of the sheet are filled.
func (n *network) read(s *sheet, tokens []nlp.Token) {
	k := len(tokens)
	n.look(s, tokens)
	room := net.Padded(k)
	in, out := &s.hid[0], &s.hid[1]
	*in = net.Grow(*in, room*n.hidden)
	n.win.Mul(*in, s.win, k)
	net.Squash((*in)[:k*n.hidden])
	s.act = net.Grow(s.act, room*3*n.hidden)
	for _, layer := range n.layers {
		*out = net.Grow(*out, room*n.hidden)
		layer.Mul(s.act, *in, k)
		n.run(s, *in, *out, k)
		in, out = out, in
	}
	width := n.heads.Cols
	s.head = net.Grow(s.head, room*width)
	n.heads.Mul(s.head, *in, k)
	for i := range k {
		net.Squash(s.head[i*width : i*width+n.tagsAt()])
	}
	n.compare(s, k)
}

// look sums up the rows of the words, each beside its neighbours'.
func (n *network) look(s *sheet, tokens []nlp.Token) {
	w, k := n.word, len(tokens)
	s.win = net.Grow(s.win, net.Padded(k)*3*w)
	clear(s.win)
	shout := tag.Shouted(tokens)
	for i := range tokens {
		own := s.win[(3*i+1)*w : (3*i+2)*w]
		for _, row := range n.rows.Of(&tokens[i], shout) {
			if row > 0 {
				net.AddRow(own, n.table[int(row)*w:(int(row)+1)*w])
			}
		}
		if i > 0 {
			copy(s.win[(3*i-1)*w:3*i*w], own)
		}
		if i+1 < k {
			copy(s.win[(3*i+3)*w:(3*i+4)*w], own)
		}
	}
}

// run takes a memory over the sentence from each side.
func (n *network) run(s *sheet, in, out []int16, k int) {
	h, half := n.hidden, n.hidden/2
	s.memory = net.Grow(s.memory, half)
	for side := range 2 {
		clear(s.memory)
		lo := side * half
		for j := range k {
			i := j
			if side == 1 {
				i = k - 1 - j
			}
			act := s.act[3*h*i+lo : 3*h*(i+1)]
			net.Step(act, act[h:], act[2*h:], s.memory, in[h*i+lo:], out[h*i+lo:])
		}
	}
}

// compare scores each word as the head of each other.
func (n *network) compare(s *sheet, k int) {
	room, width := net.Padded(k), n.heads.Cols
	s.seek = net.Grow(s.seek, room*n.arc)
	n.pair.MulPart(s.seek, s.head, 0, width, k)
	s.far = net.Grow(s.far, room*Distances)
	n.far.MulPart(s.far, s.head, 0, width, k)
	s.offers.SetTransposed(n.rootArc, s.head, k, n.arc, width, SeekScale+15-ScoreScale)
	cols := s.offers.Cols
	s.score = net.Grow(s.score, room*cols)
	s.offers.Mul(s.score, s.seek, k)
	s.scores = s.scores[:0]
	for i := range k {
		row, far := s.score[i*cols:i*cols+k+1], s.far[i*Distances:(i+1)*Distances]
		s.scores = append(s.scores, int32(row[0])+int32(far[0]))
		for j, v := range row[1:] {
			s.scores = append(s.scores, int32(v)+int32(far[Distance(i, j)]))
		}
		s.scores[i*(k+1)+i+1] = never
	}
}

// never is the score of what is not allowed.
const never = -1 << 28

// relate gives each word its relation to its head (s.heads, 0 for the root).
func (n *network) relate(s *sheet, tokens []nlp.Token) {
	k, width, r := len(tokens), n.heads.Cols, n.rel
	s.seek = net.Grow(s.seek, net.Padded(k)*r)
	for i := range k {
		own := s.head[i*width+2*n.arc:][:r]
		other := n.rootRel
		if h := int(s.heads[i]); h > 0 {
			other = s.head[(h-1)*width+2*n.arc+r:][:r]
		}
		out := s.seek[i*r : (i+1)*r]
		for j := range out {
			out[j] = int16((int32(own[j]) + int32(other[j])) >> (15 - net.ActScale))
		}
	}
	net.Squash(s.seek[:k*r])
	cols := n.relation.Cols
	s.rel = net.Grow(s.rel, net.Padded(k)*cols)
	n.relation.Mul(s.rel, s.seek, k)
	for i := range k {
		scores := s.rel[i*cols:][:nlp.RelCount]
		best := nlp.NoRel + 1
		for rel := best + 1; rel < nlp.RelCount; rel++ {
			if scores[rel] > scores[best] && rel != nlp.Root {
				best = rel
			}
		}
		tokens[i].Rel = best
	}
}
