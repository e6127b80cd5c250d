package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"rapporteur/nlp/parse"
)

// TestGradients compares the gradient of the loss with what a small change of each number does to it.
func TestGradients(t *testing.T) {
	n := newParseNet(netSize{word: 16, vector: 16, hidden: 32, layers: 2, arc: 16, rel: 16, rels: 16, tags: 16}, 40, 1)
	r := rand.New(rand.NewPCG(1, 1))
	var ex []*example
	for _, k := range []int{1, 5, 8} {
		e := &example{weight: 1}
		for i := range k {
			var rows [parse.RowKinds]int32
			for j := range rows {
				rows[j] = int32(r.IntN(40))
			}
			v := make([]float32, 16)
			for j := range v {
				v[j] = r.Float32()
			}
			e.rows, e.vectors = append(e.rows, rows), append(e.vectors, v)
			h := r.IntN(k + 1)
			if h == i+1 {
				h = 0
			}
			e.head, e.rel, e.tag = append(e.head, int32(h)), append(e.rel, int32(r.IntN(16))), append(e.tag, int32(r.IntN(16)))
		}
		ex = append(ex, e)
	}
	loss := func(learn bool) float64 {
		n.b.loss, n.b.tagLoss = 0, 0
		n.r = rand.New(rand.NewPCG(5, 5)) // the same numbers are passed over each time
		n.forward(ex, true)
		n.outcomes()
		if learn {
			n.backward()
		}
		return n.b.loss + tagShare*n.b.tagLoss
	}
	loss(true)
	grads := make([][]float32, len(n.all))
	for i, x := range n.all {
		grads[i] = append([]float32(nil), x.g.Data...)
	}
	for i, x := range n.all {
		for range 12 {
			j := r.IntN(x.w.Rows * x.w.Cols)
			if x.sparse && j < x.w.Cols {
				continue
			}
			const eps = 2e-3
			was := x.w.Data[j]
			x.w.Data[j] = was + eps
			up := loss(false)
			x.w.Data[j] = was - eps
			down := loss(false)
			x.w.Data[j] = was
			want, got := (up-down)/(2*eps), float64(grads[i][j])
			if math.Abs(want-got) > 0.02+0.05*math.Abs(want) {
				t.Errorf("tensor %d, number %d: gradient %.4f, a small change gives %.4f", i, j, got, want)
			}
		}
	}
}
