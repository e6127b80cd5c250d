package train

import (
	"math"
	"math/rand/v2"

	"rapporteur/nlp/parse"
	"rapporteur/train/dense"
)

// The sizes of the network. All are multiples of dense.Wide.
type netSize struct {
	word   int // numbers that a word is told by
	vector int // numbers of a vector from outside
	hidden int // numbers that a word is told by in its company, half from each side
	layers int
	arc    int // numbers that say what head a word seeks, and what it offers as a head
	rel    int // the same for relations
	rels   int // relations
	tags   int // tags
}

// parseNet is the parser while it learns. A word is the sum of its rows (parse.Rows); a window of three such sums feeds
// layers that run over the sentence from both sides, each with gates that say what to keep (Lei et al. 2018); what
// comes out says of each word what head it seeks and what it offers as one (Dozat and Manning 2017).
type parseNet struct {
	size netSize
	all  []*tensor

	rows, vecs             *tensor // rows of words; from outside vectors to a word's numbers
	win, winBias           *tensor
	run, runBias           []*tensor
	heads, headsBias       *tensor // arc dependent, arc head, relation dependent, relation head, tags
	pair, rootArc, rootRel *tensor
	far, farBias           *tensor // distance
	relOut, relBias        *tensor

	x dense.Multiplier
	r *rand.Rand
	b netBatch
}

// example is a sentence to learn from or to parse.
type example struct {
	rows    [][parse.RowKinds]int32
	vectors [][]float32 // nil for words without
	head    []int32     // 0 for the root, else 1 + number of the head; -1 when it is not told
	rel     []int32     // 0 when it is not told
	tag     []int32     // -1 when it is not told
	weight  float32
}

func newParseNet(size netSize, rows int, seed uint64) *parseNet {
	n := &parseNet{size: size, r: rand.New(rand.NewPCG(seed, 21))}
	t := func(rows, cols int, dev float64) *tensor {
		x := newTensor(rows, cols, dev, n.r)
		n.all = append(n.all, x)
		return x
	}
	root := func(k int) float64 { return 1 / math.Sqrt(float64(k)) }
	n.rows = t(rows, size.word, 0.15)
	n.rows.sparse, n.rows.isHot = true, make([]bool, rows)
	clear(n.rows.w.Row(0))
	n.vecs = t(size.vector, size.word, 0.1)
	n.win, n.winBias = t(3*size.word, size.hidden, root(3*size.word)), t(1, size.hidden, 0)
	for range size.layers {
		n.run = append(n.run, t(size.hidden, 3*size.hidden, root(size.hidden)))
		b := t(1, 3*size.hidden, 0)
		for i := size.hidden; i < 2*size.hidden; i++ {
			b.w.Data[i] = 0.5 // remember at first
		}
		n.runBias = append(n.runBias, b)
	}
	width := 2*size.arc + 2*size.rel + size.tags
	n.heads, n.headsBias = t(size.hidden, width, root(size.hidden)), t(1, width, 0)
	n.pair = t(size.arc, size.arc, root(size.arc))
	n.rootArc, n.rootRel = t(1, size.arc, 0.3), t(1, size.rel, 0.3)
	n.far, n.farBias = t(size.arc, parse.Distances, 0.1), t(1, parse.Distances, 0)
	n.relOut, n.relBias = t(size.rel, size.rels, root(size.rel)), t(1, size.rels, 0)
	return n
}

// netBatch is what the network knows of a batch of sentences.
type netBatch struct {
	learn bool
	n     int
	start []int // of each sentence, and the end of the last
	ex    []*example

	keep            []float32 // of each kind of row of each word, and of its vector: 0, or what it is multiplied by
	sum, vec, win   dense.Matrix
	hid             []dense.Matrix // into each layer, and out of the last
	in              []dense.Matrix // the same with some numbers passed over
	mask            [][]float32    // of each layer and sentence
	act, state      []dense.Matrix // of each layer: products, memory
	pre             dense.Matrix   // before the first squash
	head, headD     dense.Matrix   // before and behind the squash
	headMask        []float32
	dHead, dHid     dense.Matrix
	dAct, dWin, dIn dense.Matrix
	dSum            dense.Matrix

	// of one sentence
	dep, hd, q, s, ds, far, dFar, dq, dDep, dHd dense.Matrix
	relIn, relS, dRelIn                         dense.Matrix

	loss, tagLoss      float64
	right, total       int
	relRight, tagRight int
}

// Shares passed over while learning.
const (
	dropRows   = 0.2
	dropVector = 0.15
	dropHidden = 0.3
	dropHeads  = 0.3
)

// forward runs the network up to the heads.
func (n *parseNet) forward(ex []*example, learn bool) {
	b := &n.b
	b.ex, b.learn, b.start = ex, learn, b.start[:0]
	b.n = 0
	for _, e := range ex {
		b.start = append(b.start, b.n)
		b.n += len(e.rows)
	}
	b.start = append(b.start, b.n)
	n.embed()
	n.window()
	layers := n.size.layers
	for len(b.hid) <= layers {
		b.hid, b.in, b.mask = append(b.hid, dense.Matrix{}), append(b.in, dense.Matrix{}), append(b.mask, nil)
		b.act, b.state = append(b.act, dense.Matrix{}), append(b.state, dense.Matrix{})
	}
	for i := range b.pre.Rows * b.pre.Cols {
		b.pre.Data[i] += n.winBias.w.Data[i%b.pre.Cols]
	}
	b.hid[0].Resize(b.n, n.size.hidden)
	for i, v := range b.pre.Data[:b.n*n.size.hidden] {
		b.hid[0].Data[i] = squash(v)
	}
	for l := range layers {
		n.passOver(l)
		n.layer(l)
	}
	n.passOver(layers)
	width := n.heads.w.Cols
	b.head.Resize(b.n, width)
	n.x.Add(&b.head, &b.in[layers], n.heads.w)
	b.headD.Resize(b.n, width)
	squashed := width - n.size.tags
	b.headMask = n.drops(b.headMask, b.n*squashed, dropHeads)
	for i := range b.n {
		row, out := b.head.Row(i), b.headD.Row(i)
		for k := range row {
			row[k] += n.headsBias.w.Data[k]
			out[k] = row[k]
		}
		for k := range squashed {
			out[k] = squash(row[k]) * b.headMask[i*squashed+k]
		}
	}
}

// drops fills a mask: 0 for the share that is passed over, else what makes up for it.
func (n *parseNet) drops(mask []float32, k int, share float32) []float32 {
	if cap(mask) < k {
		mask = make([]float32, k+k/4)
	}
	mask = mask[:k]
	for i := range mask {
		switch {
		case !n.b.learn:
			mask[i] = 1
		case n.r.Float32() < share:
			mask[i] = 0
		default:
			mask[i] = 1 / (1 - share)
		}
	}
	return mask
}

const kinds = parse.RowKinds + 1 // with the vector

func (n *parseNet) embed() {
	b := &n.b
	b.keep = n.drops(b.keep, b.n*kinds, dropRows)
	b.sum.Resize(b.n, n.size.word)
	b.vec.Resize(b.n, n.size.vector)
	i := 0
	for _, e := range b.ex {
		for w := range e.rows {
			row := b.sum.Row(i)
			for k, at := range e.rows[w] {
				if f := b.keep[i*kinds+k]; at != 0 && f != 0 {
					for j, v := range n.rows.w.Row(int(at)) {
						row[j] += f * v
					}
				}
			}
			if f := b.keep[i*kinds+parse.RowKinds]; f != 0 && e.vectors[w] != nil {
				out := b.vec.Row(i)
				for j, v := range e.vectors[w] {
					out[j] = f * v
				}
			}
			i++
		}
	}
	n.x.Add(&b.sum, &b.vec, n.vecs.w)
}

func (n *parseNet) window() {
	b, k := &n.b, n.size.word
	b.win.Resize(b.n, 3*k)
	for s := range b.ex {
		lo, hi := b.start[s], b.start[s+1]
		for i := lo; i < hi; i++ {
			row := b.win.Row(i)
			if i > lo {
				copy(row, b.sum.Row(i-1))
			}
			copy(row[k:], b.sum.Row(i))
			if i+1 < hi {
				copy(row[2*k:], b.sum.Row(i+1))
			}
		}
	}
	b.pre.Resize(b.n, n.size.hidden)
	n.x.Add(&b.pre, &b.win, n.win.w)
}

// passOver leaves out some of the numbers that go into layer l, the same for all words of a sentence.
func (n *parseNet) passOver(l int) {
	b, h := &n.b, n.size.hidden
	b.mask[l] = n.drops(b.mask[l], len(b.ex)*h, dropHidden)
	b.in[l].Resize(b.n, h)
	for s := range b.ex {
		mask := b.mask[l][s*h : (s+1)*h]
		for i := b.start[s]; i < b.start[s+1]; i++ {
			in, out := b.hid[l].Row(i), b.in[l].Row(i)
			for k, m := range mask {
				out[k] = in[k] * m
			}
		}
	}
}

// layer runs over each sentence from both sides. The products of a word are, for each number: what is new, how much of
// the old is kept, and how much of the memory comes out.
func (n *parseNet) layer(l int) {
	b, h := &n.b, n.size.hidden
	b.act[l].Resize(b.n, 3*h)
	n.x.Add(&b.act[l], &b.in[l], n.run[l].w)
	bias := n.runBias[l].w.Data
	b.state[l].Resize(b.n, h)
	b.hid[l+1].Resize(b.n, h)
	for s := range b.ex {
		lo, hi := b.start[s], b.start[s+1]
		for j := lo; j < hi; j++ {
			for side := range 2 {
				i, before := j, j-1
				if side == 1 {
					i = hi - 1 - (j - lo)
					before = i + 1
				}
				row, c, out, in := b.act[l].Row(i), b.state[l].Row(i), b.hid[l+1].Row(i), b.hid[l].Row(i)
				for k := side * h / 2; k < (side+1)*h/2; k++ {
					row[k] += bias[k]
					row[h+k] += bias[h+k]
					row[2*h+k] += bias[2*h+k]
					old := float32(0)
					if j > lo {
						old = b.state[l].Data[before*h+k]
					}
					f, r := gate(row[h+k]), gate(row[2*h+k])
					c[k] = f*old + (1-f)*row[k]
					out[k] = r*squash(c[k]) + (1-r)*in[k]
				}
			}
		}
	}
}

// layerBack turns the gradient of what came out of layer l (dHid) into that of what went in.
func (n *parseNet) layerBack(l int) {
	b, h := &n.b, n.size.hidden
	b.dAct.Resize(b.n, 3*h)
	b.dIn.Resize(b.n, h)
	bias := n.runBias[l].g.Data
	carry := make([]float32, h)
	for s := range b.ex {
		lo, hi := b.start[s], b.start[s+1]
		clear(carry)
		for j := hi - 1; j >= lo; j-- {
			for side := range 2 {
				i, before := j, j-1
				if side == 1 {
					i = hi - 1 - (j - lo)
					before = i + 1
				}
				row, d, c, in, dOut := b.act[l].Row(i), b.dAct.Row(i), b.state[l].Row(i), b.hid[l].Row(i), b.dHid.Row(i)
				for k := side * h / 2; k < (side+1)*h/2; k++ {
					old := float32(0)
					if j > lo {
						old = b.state[l].Data[before*h+k]
					}
					f, r := gate(row[h+k]), gate(row[2*h+k])
					g := dOut[k]
					dc := carry[k] + g*r*squashSlope(c[k])
					d[2*h+k] = g * (squash(c[k]) - in[k]) * gateSlope(row[2*h+k])
					d[h+k] = dc * (old - row[k]) * gateSlope(row[h+k])
					d[k] = dc * (1 - f)
					carry[k] = dc * f
					dOut[k] = g * (1 - r) // what goes straight through
					bias[k] += d[k]
					bias[h+k] += d[h+k]
					bias[2*h+k] += d[2*h+k]
				}
			}
		}
	}
	n.x.AddGradient(n.run[l].g, &b.in[l], &b.dAct)
	n.x.AddTransposed(&b.dIn, &b.dAct, n.run[l].w)
	n.unmask(l)
}

// unmask adds the gradient of what went into layer l, with some numbers passed over, to dHid.
func (n *parseNet) unmask(l int) {
	b, h := &n.b, n.size.hidden
	for s := range b.ex {
		mask := b.mask[l][s*h : (s+1)*h]
		for i := b.start[s]; i < b.start[s+1]; i++ {
			d, out := b.dIn.Row(i), b.dHid.Row(i)
			for k, m := range mask {
				out[k] += d[k] * m
			}
		}
	}
}

// backward follows outcomes, which has filled dHead (gradients behind the squash).
func (n *parseNet) backward() {
	b, h := &n.b, n.size.hidden
	squashed := n.heads.w.Cols - n.size.tags
	for i := range b.n {
		row, d := b.head.Row(i), b.dHead.Row(i)
		for k := range squashed {
			d[k] *= b.headMask[i*squashed+k] * squashSlope(row[k])
		}
		for k, v := range d {
			n.headsBias.g.Data[k] += v
		}
	}
	layers := n.size.layers
	n.x.AddGradient(n.heads.g, &b.in[layers], &b.dHead)
	b.dIn.Resize(b.n, h)
	n.x.AddTransposed(&b.dIn, &b.dHead, n.heads.w)
	b.dHid.Resize(b.n, h)
	n.unmask(layers)
	for l := layers - 1; l >= 0; l-- {
		n.layerBack(l)
	}
	for i := range b.n {
		row, d := b.pre.Row(i), b.dHid.Row(i)
		for k := range d {
			d[k] *= squashSlope(row[k])
			n.winBias.g.Data[k] += d[k]
		}
	}
	n.x.AddGradient(n.win.g, &b.win, &b.dHid)
	b.dWin.Resize(b.n, 3*n.size.word)
	n.x.AddTransposed(&b.dWin, &b.dHid, n.win.w)
	n.embedBack()
}

func (n *parseNet) embedBack() {
	b, k := &n.b, n.size.word
	b.dSum.Resize(b.n, k)
	i := 0
	for s, e := range b.ex {
		lo, hi := b.start[s], b.start[s+1]
		for w := range e.rows {
			d := b.dSum.Row(i)
			add := func(from []float32) {
				for j, v := range from[:k] {
					d[j] += v
				}
			}
			if i+1 < hi {
				add(b.dWin.Row(i + 1))
			}
			add(b.dWin.Row(i)[k:])
			if i > lo {
				add(b.dWin.Row(i - 1)[2*k:])
			}
			for kind, at := range e.rows[w] {
				if f := b.keep[i*kinds+kind]; at != 0 && f != 0 {
					for j, v := range d {
						n.rows.touch(at)[j] += f * v
					}
				}
			}
			i++
		}
	}
	n.x.AddGradient(n.vecs.g, &b.vec, &b.dSum)
}

// step mends all tensors by the gradient of a batch of so many words.
func (n *parseNet) step(rate float32, words int) {
	sum := 0.0
	for _, t := range n.all {
		sum += t.norm2()
	}
	scale := 1 / float64(words)
	if norm := math.Sqrt(sum) * scale; norm > steepest {
		scale *= steepest / norm
	}
	for _, t := range n.all {
		t.step(rate, float32(scale))
	}
	for _, t := range []*tensor{n.rootArc, n.rootRel} {
		for i, v := range t.w.Data {
			t.w.Data[i] = min(max(v, -0.999), 0.999) // the root is like a word whose numbers have been squashed
		}
	}
}

// steepest is the longest gradient that is followed as it is.
const steepest = 5

// outcomes scores heads, relations and tags; when learning it also finds the gradient of the loss in dHead. It counts
// what is right, heads being chosen one by one.
func (n *parseNet) outcomes() {
	b := &n.b
	b.dHead.Resize(b.n, n.heads.w.Cols)
	for s, e := range b.ex {
		n.arcs(b.start[s], e)
		n.relations(b.start[s], e)
		n.tagging(b.start[s], e)
	}
}

func part(m *dense.Matrix, from *dense.Matrix, start, rows, skip int, col, cols int) {
	m.Resize(rows+skip, cols)
	for i := range rows {
		copy(m.Row(i+skip), from.Row(start + i)[col:col+cols])
	}
}

func (n *parseNet) arcs(start int, e *example) {
	b, a := &n.b, n.size.arc
	k := len(e.rows)
	part(&b.dep, &b.headD, start, k, 0, 0, a)
	part(&b.hd, &b.headD, start, k, 1, a, a)
	copy(b.hd.Row(0), n.rootArc.w.Data[:a])
	b.q.Resize(k, a)
	n.x.Add(&b.q, &b.dep, n.pair.w)
	wide := (k + dense.Wide) / dense.Wide * dense.Wide
	b.s.Resize(k, wide)
	n.x.AddTransposed(&b.s, &b.q, &b.hd)
	b.far.Resize(k, parse.Distances)
	n.x.Add(&b.far, &b.dep, n.far.w)
	b.ds.Resize(k, wide)
	b.dFar.Resize(k, parse.Distances)
	for i := range k {
		s, d, far := b.s.Row(i)[:k+1], b.ds.Row(i), b.far.Row(i)
		best := -1
		for j := range s {
			at := 0
			if j > 0 {
				at = parse.Distance(i, j-1)
			}
			s[j] += far[at] + n.farBias.w.Data[at]
			if j == i+1 {
				s[j] = -1e9
			}
			if best < 0 || s[j] > s[best] {
				best = j
			}
		}
		gold := int(e.head[i])
		if gold < 0 {
			continue // it is not told
		}
		b.total++
		if best == gold {
			b.right++
		}
		b.loss += e.grad(s, d, gold)
		for j := range s[:len(s)*one(b.learn)] {
			at := 0
			if j > 0 {
				at = parse.Distance(i, j-1)
			}
			b.dFar.Row(i)[at] += d[j]
			n.farBias.g.Data[at] += d[j]
		}
	}
	if b.learn {
		n.arcsBack(start, k)
	}
}

func (n *parseNet) arcsBack(start, k int) {
	b, a := &n.b, n.size.arc
	b.dq.Resize(k, a)
	n.x.Add(&b.dq, &b.ds, &b.hd) // ds has more columns than hd has rows; they are zero
	b.dHd.Resize((k+1+15)/16*16, a)
	n.x.AddGradient(&b.dHd, &b.ds, &b.q)
	b.dDep.Resize(k, a)
	n.x.AddTransposed(&b.dDep, &b.dq, n.pair.w)
	n.x.AddTransposed(&b.dDep, &b.dFar, n.far.w)
	n.x.AddGradient(n.pair.g, &b.dep, &b.dq)
	n.x.AddGradient(n.far.g, &b.dep, &b.dFar)
	for i := range k {
		d := b.dHead.Row(start + i)
		copy(d[:a], b.dDep.Row(i))
		copy(d[a:2*a], b.dHd.Row(i+1))
	}
	for j, v := range b.dHd.Row(0) {
		n.rootArc.g.Data[j] += v
	}
}

// grad is the loss of a choice by scores with that right answer; when learning, d becomes its gradient.
func (e *example) grad(s, d []float32, gold int) float64 {
	top := s[0]
	for _, v := range s {
		top = max(top, v)
	}
	sum := 0.0
	for j, v := range s {
		x := math.Exp(float64(v - top))
		d[j] = float32(x)
		sum += x
	}
	for j := range s {
		d[j] *= float32(1/sum) * e.weight
	}
	p := float64(d[gold] / e.weight)
	d[gold] -= e.weight
	return -math.Log(max(p, 1e-9))
}

func (n *parseNet) relations(start int, e *example) {
	b, a, w := &n.b, n.size.arc, n.size.rel
	k := len(e.rows)
	part(&b.relIn, &b.headD, start, k, 0, 2*a, w)
	for i := range k {
		row := b.relIn.Row(i)
		other := n.rootRel.w.Data[:w]
		if h := int(e.head[i]); h > 0 {
			other = b.headD.Row(start + h - 1)[2*a+w : 2*a+2*w]
		}
		for j, v := range other {
			row[j] = squash(row[j] + v)
		}
	}
	b.relS.Resize(k, n.size.rels)
	n.x.Add(&b.relS, &b.relIn, n.relOut.w)
	b.ds.Resize(k, n.size.rels)
	for i := range k {
		s := b.relS.Row(i)
		best := 0
		for j := range s {
			s[j] += n.relBias.w.Data[j]
			if s[j] > s[best] {
				best = j
			}
		}
		if e.rel[i] == 0 || e.head[i] < 0 {
			continue // it is not told
		}
		if best == int(e.rel[i]) {
			b.relRight++
		}
		b.loss += e.grad(s, b.ds.Row(i), int(e.rel[i]))
	}
	if !b.learn {
		return
	}
	for i := range k {
		for j, v := range b.ds.Row(i) {
			n.relBias.g.Data[j] += v
		}
	}
	n.x.AddGradient(n.relOut.g, &b.relIn, &b.ds)
	b.dRelIn.Resize(k, w)
	n.x.AddTransposed(&b.dRelIn, &b.ds, n.relOut.w)
	for i := range k {
		d, own := b.dRelIn.Row(i), b.dHead.Row(start + i)[2*a:2*a+w]
		other := n.rootRel.g.Data[:w]
		if h := int(e.head[i]); h > 0 {
			other = b.dHead.Row(start + h - 1)[2*a+w : 2*a+2*w]
		}
		in := b.relIn.Row(i)
		for j := range d {
			// the slope of squash by its own value: y = t(2-|t|) gives 1-|t| = sqrt(1-|y|)
			v := d[j] * float32(math.Sqrt(float64(max(0, 1-abs32(in[j])))))
			own[j] += v
			other[j] += v
		}
	}
}

// tagShare is how much a tag's loss counts beside that of an arc.
const tagShare = 0.3

func (n *parseNet) tagging(start int, e *example) {
	b := &n.b
	col := n.heads.w.Cols - n.size.tags
	for i := range e.rows {
		s, d := b.headD.Row(start + i)[col:], b.dHead.Row(start + i)[col:]
		if e.tag[i] < 0 {
			continue
		}
		best := 0
		for j := range s {
			if s[j] > s[best] {
				best = j
			}
		}
		if best == int(e.tag[i]) {
			b.tagRight++
		}
		b.tagLoss += e.grad(s, d, int(e.tag[i]))
		for j := range d {
			d[j] *= tagShare
		}
	}
}
