// Package linear is the memory of the linear models that tag and parse: a table from a hashed feature to the few
// classes that it speaks for or against, read in place from a model file, and a table from a word to a number.
package linear

import (
	"fmt"

	"rapporteur/weights"
)

// Table maps hashed features to rows of (class, weight). It is immutable.
//
// In the model file it is two sections. NAME.starts holds, for each of 2^k buckets, where its entries begin in
// NAME.data; a feature's bucket is the top k bits of its hash. An entry is the low 16 bits of the hash, the number of
// its pairs, and the pairs: class, weight, one byte each. A stranger passes for a known feature once in some 10,000
// look-ups, which the other features of the same word outvote.
type Table struct {
	starts []int32
	data   []byte
	shift  uint
}

// Open finds the table called name in a model.
func Open(f *weights.File, name string) (*Table, error) {
	t := &Table{starts: f.Int32s(name + ".starts"), data: f.Raw(name + ".data")}
	k := 0
	for 1<<k < len(t.starts)-1 {
		k++
	}
	if len(t.starts) != 1<<k+1 || int(t.starts[1<<k]) != len(t.data) {
		return nil, fmt.Errorf("%w: table %s", weights.ErrDamaged, name)
	}
	t.shift = uint(64 - k)
	return t, nil
}

// Add adds the weights of each feature to the scores of its classes. Classes lie below len(scores), which is a matter
// of the model's own truth and not checked again.
//
// A table is larger than the processor's caches, so nearly every look-up waits for memory. The look-ups of a batch are
// therefore done in step: first where all the rows begin, then the rows, so that the waits overlap.
func (t *Table) Add(features []uint64, scores *[256]int32) {
	const batch = 32
	var from, to [batch]int32
	var first [batch]byte
	for len(features) > 0 {
		some := features[:min(batch, len(features))]
		features = features[len(some):]
		for i, h := range some {
			b := h >> t.shift
			from[i], to[i] = t.starts[b], t.starts[b+1]
		}
		for i := range some {
			if from[i] < to[i] {
				first[i] = t.data[from[i]]
			}
		}
		for i, h := range some {
			if from[i] < to[i] {
				addRow(first[i], t.data[from[i]:to[i]], byte(h), byte(h>>8), scores)
			}
		}
	}
}

// addRow finds the feature with those low bits among the entries of its bucket, the first byte of which is first, and
// adds its weights.
func addRow(first byte, row []byte, lo, hi byte, scores *[256]int32) {
	for len(row) >= 3 {
		n := 3 + 2*int(row[2])
		if first == lo && row[1] == hi {
			for pairs := row[3:n]; len(pairs) >= 2; pairs = pairs[2:] {
				scores[pairs[0]] += int32(int8(pairs[1]))
			}
			return
		}
		if row = row[n:]; len(row) > 0 {
			first = row[0]
		}
	}
}
