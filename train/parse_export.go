package train

import (
	"fmt"
	"math"

	"rapporteur/nlp/net"
	"rapporteur/nlp/parse"
	"rapporteur/train/dense"
	"rapporteur/weights"
)

// export writes the network in small integers, as package parse reads it.
func (n *parseNet) export(d *parseData) (*weights.File, error) {
	f := weights.New()
	parse.PutRows(f, append(append([]uint64(nil), d.words...), d.more...), d.tags)
	all, err := parse.OpenRows(f)
	if err != nil {
		return nil, err
	}
	f.PutInt8("rows", n.table(d, all), all.Count, n.size.word)
	put := func(name string, w *tensor, bias *tensor, most float64, from, to int) {
		if err == nil {
			err = putMatrix(f, name, w.w, bias.w.Data, most, from, to)
		}
	}
	put("win", n.win, n.winBias, float64(parse.RowKinds*127), parse.RowScale, net.ActScale)
	for l := range n.run {
		put(fmt.Sprint("layer", l), n.run[l], n.runBias[l], 1<<15, 15, net.ActScale)
	}
	f.PutStrings("tagNames", d.tagNames)
	f.PutInt32("layers", []int32{int32(len(n.run))}, 1, 1)
	heads, bias := n.softTags()
	put("heads", heads, bias, 1<<15, 15, net.ActScale)
	none := &tensor{w: dense.New(1, n.size.arc)}
	put("pair", n.pair, none, 1<<15, 15, parse.SeekScale)
	put("far", n.far, n.farBias, 1<<15, 15, parse.ScoreScale)
	put("relation", n.relOut, n.relBias, 1<<15, 15, parse.ScoreScale)
	f.PutInt32("rootArc", integers(n.rootArc.w.Row(0)), 1, n.size.arc)
	f.PutInt32("rootRel", integers(n.rootRel.w.Row(0)), 1, n.size.rel)
	return f, err
}

// softTags is the heads with the scores of tags a quarter as large, so that they are not cut off at the ends of 16 bits.
func (n *parseNet) softTags() (heads, bias *tensor) {
	soften := func(m *dense.Matrix) *tensor {
		out := dense.New(m.Rows, m.Cols)
		copy(out.Data, m.Data)
		for i := range m.Rows {
			for j := m.Cols - n.size.tags; j < m.Cols; j++ {
				out.Row(i)[j] /= 4
			}
		}
		return &tensor{w: out}
	}
	return soften(n.heads.w), soften(n.headsBias.w)
}

// table is all rows in bytes. A word's row is what was learned of it and its vector as the network sees it, in one.
func (n *parseNet) table(d *parseData, all *parse.Rows) []int8 {
	k := n.size.word
	out := make([]int8, all.Count*k)
	put := func(row int, v []float32) {
		for j, x := range v {
			out[row*k+j] = int8(min(max(math.Round(float64(x)*(1<<parse.RowScale)), -127), 127))
		}
	}
	words := len(d.words)
	for row := 1 + words; row < d.rows.Count; row++ {
		put(row+len(d.more), n.rows.w.Row(row))
	}
	sum := make([]float32, k)
	for i, h := range append(append([]uint64(nil), d.words...), d.more...) {
		clear(sum)
		if i < words {
			copy(sum, n.rows.w.Row(1+i))
		}
		for a, x := range d.vectors.of[h] {
			for j, w := range n.vecs.w.Row(a) {
				sum[j] += x * w
			}
		}
		put(1+i, sum)
	}
	return out
}

// putMatrix writes a matrix whose input is at scale from and below most, and whose output is at scale to.
func putMatrix(f *weights.File, name string, w *dense.Matrix, bias []float32, most float64, from, to int) error {
	scale, ok := 15, false
	for ; scale > 4 && !ok; scale-- {
		ok = from+scale > to && fits(w, bias, most, from, scale-1)
	}
	if !ok {
		return fmt.Errorf("the weights of %s are too large", name)
	}
	factor := math.Ldexp(1, scale)
	out := make([]int16, w.Rows*w.Cols)
	for i := range out {
		out[i] = int16(math.Round(float64(w.Data[i]) * factor))
	}
	b := make([]int32, w.Cols)
	for j := range b {
		b[j] = int32(math.Round(float64(bias[j]) * math.Ldexp(1, from+scale)))
	}
	net.Put(f, name, out, b, w.Rows, w.Cols, from+scale-to)
	return nil
}

// fits tells whether no sum can leave 32 bits when weights stand at that scale.
func fits(w *dense.Matrix, bias []float32, most float64, from, scale int) bool {
	for j := range w.Cols {
		sum := math.Abs(float64(bias[j]))*math.Ldexp(1, from+scale) + math.Ldexp(1, 24)
		for k := range w.Rows {
			v := math.Abs(float64(w.Row(k)[j])) * math.Ldexp(1, scale)
			if v > 32767 {
				return false
			}
			sum += (v + 0.5) * most
		}
		if sum >= 1<<31 {
			return false
		}
	}
	return true
}

// integers are numbers between -1 and 1 at scale 15.
func integers(v []float32) []int32 {
	out := make([]int32, len(v))
	for i, x := range v {
		out[i] = int32(math.Round(float64(x) * 32767))
	}
	return out
}
