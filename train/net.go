package train

import (
	"math"
	"math/rand/v2"

	"rapporteur/train/dense"
)

// tensor is a matrix that learns: its numbers, their gradient, and what Adam (Kingma and Ba 2015) remembers of it.
type tensor struct {
	w, g   *dense.Matrix
	m, v   []float32
	sparse bool // only rows that have been touched since the last step are mended
	hot    []int32
	isHot  []bool
}

// newTensor is a tensor of normal random numbers with that deviation.
func newTensor(rows, cols int, dev float64, r *rand.Rand) *tensor {
	t := &tensor{w: dense.New(rows, cols), g: dense.New(rows, cols)}
	for i := range rows * cols {
		t.w.Data[i] = float32(r.NormFloat64() * dev)
	}
	t.m, t.v = make([]float32, len(t.w.Data)), make([]float32, len(t.w.Data))
	return t
}

// touch tells a sparse tensor that the gradient of row i is about to change.
func (t *tensor) touch(i int32) []float32 {
	if !t.isHot[i] {
		t.isHot[i] = true
		t.hot = append(t.hot, i)
	}
	return t.g.Row(int(i))
}

const (
	adamMean     = 0.9
	adamVariance = 0.98
)

// step goes down the gradient, which becomes zero.
func (t *tensor) step(rate, scale float32) {
	if !t.sparse {
		t.stepRange(0, len(t.w.Data), rate, scale)
		return
	}
	for _, i := range t.hot {
		t.stepRange(int(i)*t.w.Cols, int(i+1)*t.w.Cols, rate, scale)
		t.isHot[i] = false
	}
	t.hot = t.hot[:0]
}

func (t *tensor) stepRange(lo, hi int, rate, scale float32) {
	w, g, m, v := t.w.Data[lo:hi], t.g.Data[lo:hi], t.m[lo:hi], t.v[lo:hi]
	for i := range w {
		d := g[i] * scale
		m[i] += (1 - adamMean) * (d - m[i])
		v[i] += (1 - adamVariance) * (d*d - v[i])
		w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + 1e-6)
		g[i] = 0
	}
}

// norm2 is the square of the gradient's length.
func (t *tensor) norm2() (sum float64) {
	add := func(g []float32) {
		s := float32(0)
		for _, x := range g {
			s += x * x
		}
		sum += float64(s)
	}
	if !t.sparse {
		add(t.g.Data)
		return sum
	}
	for _, i := range t.hot {
		add(t.g.Row(int(i)))
	}
	return sum
}

// squash is an odd function from -1 at x = -2 to 1 at x = 2, in place of tanh: it needs a product only, so that the
// parser can do it in small integers. slope is its derivative.
func squash(x float32) float32 {
	t := x * 0.5
	switch {
	case t >= 1:
		return 1
	case t <= -1:
		return -1
	case t < 0:
		return t * (2 + t)
	}
	return t * (2 - t)
}

func squashSlope(x float32) float32 {
	if x < 0 {
		x = -x
	}
	if x >= 2 {
		return 0
	}
	return 1 - x*0.5
}

// gate is the like of the logistic function, from 0 at x = -4 to 1 at x = 4.
func gate(x float32) float32 { return 0.5 + 0.5*squash(x*0.5) }

func gateSlope(x float32) float32 { return 0.25 * squashSlope(x*0.5) }
