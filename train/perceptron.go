package train

import (
	"math"
	"slices"

	"rapporteur/nlp/linear"
)

// perceptron is an averaged perceptron over hashed features while it learns. A feature gets a row when it is first
// part of a mistake, and the row a cell for each class that it was wrong about: most stay short.
type perceptron struct {
	keys  []uint64
	rows  [][]cell
	hits  []uint8 // updates that a feature without a row has asked for
	late  uint8   // updates that a feature must ask for before it gets a row
	used  int
	clock float64

	dropout uint32 // share of features that are passed over, of 2^32
	random  uint64
}

type cell struct {
	class int32
	w     float32
	total float64 // sum of w over time, up to at
	at    float64
}

func newPerceptron() *perceptron {
	return &perceptron{keys: make([]uint64, 1<<16), rows: make([][]cell, 1<<16), hits: make([]uint8, 1<<16)}
}

// drop passes over some of the features by chance. A learner that cannot lean on any one of them learns to use all: of
// what is tried to keep it from learning the treebank by heart, this helps most (3 points of LAS).
func (p *perceptron) drop(features []uint64) []uint64 {
	k := 0
	for _, h := range features {
		p.random = p.random*6364136223846793005 + 1442695040888963407
		if uint32(p.random>>32) >= p.dropout {
			features[k] = h
			k++
		}
	}
	return features[:k]
}

// slot is where feature h is or would be.
func (p *perceptron) slot(h uint64) int {
	mask := uint64(len(p.keys) - 1)
	i := (h ^ h>>32) & mask
	for p.keys[i] != h && p.keys[i] != 0 {
		i = (i + 1) & mask
	}
	return int(i)
}

// score adds the weights of features to scores.
func (p *perceptron) score(features []uint64, scores []float32) {
	for _, h := range features {
		for _, c := range p.rows[p.slot(h)] {
			scores[c.class] += c.w
		}
	}
}

// update adds by to the weights of class for all features.
func (p *perceptron) update(features []uint64, class int, by float32) {
	for _, h := range features {
		i := p.slot(h)
		if p.keys[i] == 0 {
			if p.used++; p.used*3 > len(p.keys)*2 {
				p.grow()
				i = p.slot(h)
			}
			p.keys[i] = h
		}
		if p.rows[i] == nil && p.hits[i] < p.late {
			p.hits[i]++
			continue
		}
		p.rows[i] = p.bump(p.rows[i], int32(class), by)
	}
}

func (p *perceptron) bump(row []cell, class int32, by float32) []cell {
	for k := range row {
		if c := &row[k]; c.class == class {
			c.total += float64(c.w) * (p.clock - c.at)
			c.at = p.clock
			c.w += by
			return row
		}
	}
	return append(row, cell{class, by, 0, p.clock})
}

func (p *perceptron) grow() {
	keys, rows, hits := p.keys, p.rows, p.hits
	p.hits = make([]uint8, 2*len(keys))
	p.keys, p.rows = make([]uint64, 2*len(keys)), make([][]cell, 2*len(rows))
	for i, h := range keys {
		if h != 0 {
			k := p.slot(h)
			p.keys[k], p.rows[k], p.hits[k] = h, rows[i], hits[i]
		}
	}
}

// average is the mean of a cell's weight over all time.
func (p *perceptron) average(c cell) float64 {
	return (c.total + float64(c.w)*(p.clock-c.at)) / p.clock
}

// table is the averaged weights, scaled so that the share clip of them fits a byte, leaving out features whose weights
// are all below cut (of 127), and of the others weights below a quarter of that.
func (p *perceptron) table(clip, cut float64) []linear.Row {
	var all []float64
	for _, row := range p.rows {
		for _, c := range row {
			all = append(all, math.Abs(p.average(c)))
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.Sort(all)
	top := all[int(float64(len(all)-1)*clip)]
	var rows []linear.Row
	for i, row := range p.rows {
		if r := p.quantised(row, 127/top, cut); len(r) > 0 {
			rows = append(rows, linear.Row{Hash: p.keys[i], Pairs: r})
		}
	}
	return rows
}

// mixed is the mean of several tables, cut as table does. Learners that saw the sentences in other orders make other
// mistakes; as all are linear, their mean is one model that costs no more than each.
func mixed(tables [][]linear.Row, cut int) []linear.Row {
	sums := map[uint64]map[uint8]int{}
	for _, t := range tables {
		for _, r := range t {
			if sums[r.Hash] == nil {
				sums[r.Hash] = make(map[uint8]int, len(r.Pairs))
			}
			for _, p := range r.Pairs {
				sums[r.Hash][p.Class] += int(p.Weight)
			}
		}
	}
	var out []linear.Row
	for h, sum := range sums {
		if r := (linear.Row{Hash: h, Pairs: mean(sum, len(tables), cut)}); r.Pairs != nil {
			out = append(out, r)
		}
	}
	return out
}

// mean is one row of several, by class; nil when no weight reaches cut.
func mean(sum map[uint8]int, n, cut int) []linear.Pair {
	var out []linear.Pair
	largest := 0
	for c := range 256 {
		w := sum[uint8(c)] / n
		size := max(w, -w)
		largest = max(largest, size)
		if w != 0 && 4*size >= cut {
			out = append(out, linear.Pair{Class: uint8(c), Weight: int8(w)})
		}
	}
	if largest < cut {
		return nil
	}
	return out
}

// quantised is a row in bytes, by class; nil when no weight reaches cut.
func (p *perceptron) quantised(row []cell, scale, cut float64) []linear.Pair {
	var out []linear.Pair
	largest := 0.0
	for _, c := range row {
		w := math.Round(min(max(p.average(c)*scale, -127), 127))
		largest = max(largest, math.Abs(w))
		if w != 0 && 4*math.Abs(w) >= cut {
			out = append(out, linear.Pair{Class: uint8(c.class), Weight: int8(w)})
		}
	}
	if largest < cut {
		return nil
	}
	slices.SortFunc(out, func(a, b linear.Pair) int { return int(a.Class) - int(b.Class) })
	return out
}

// share is a share as perceptron.dropout has it.
func share(x float64) uint32 { return uint32(x * (1 << 32)) }
