package linear

import (
	"fmt"
	"slices"

	"rapporteur/weights"
)

// Dict maps words, by their Hash, to numbers. It is read in place from a model file, so that opening one costs nothing,
// however long. Like Table it knows a word by bucket and 32 more bits of its hash.
type Dict struct {
	starts []int32
	keys   []int32
	values []int32
	shift  uint
}

// OpenDict finds the dictionary called name in a model.
func OpenDict(f *weights.File, name string) (*Dict, error) {
	d := &Dict{starts: f.Int32s(name + ".starts"), keys: f.Int32s(name + ".keys"), values: f.Int32s(name + ".values")}
	k := 0
	for 1<<k < len(d.starts)-1 {
		k++
	}
	if len(d.starts) != 1<<k+1 || int(d.starts[1<<k]) != len(d.keys) || len(d.keys) != len(d.values) {
		return nil, fmt.Errorf("%w: dictionary %s", weights.ErrDamaged, name)
	}
	d.shift = uint(64 - k)
	return d, nil
}

// Find is the number of the word whose Hash is h, 0 when it is not known.
func (d *Dict) Find(h uint64) int32 {
	b := h >> d.shift
	for i := d.starts[b]; i < d.starts[b+1]; i++ {
		if d.keys[i] == int32(h) {
			return d.values[i]
		}
	}
	return 0
}

// PutDict writes a dictionary from words, by their Hash or Word, to numbers.
func PutDict(f *weights.File, name string, words map[uint64]int32) {
	hashes := make([]uint64, 0, len(words))
	for h := range words {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	k := uint(1)
	for len(words)>>k > 2 {
		k++
	}
	starts := make([]int32, 1, 1<<k+1)
	keys, values := make([]int32, 0, len(hashes)), make([]int32, 0, len(hashes))
	for b := range uint64(1) << k {
		for len(keys) < len(hashes) && hashes[len(keys)]>>(64-k) == b {
			h := hashes[len(keys)]
			keys, values = append(keys, int32(h)), append(values, words[h])
		}
		starts = append(starts, int32(len(keys)))
	}
	f.PutInt32(name+".starts", starts, len(starts), 1)
	f.PutInt32(name+".keys", keys, len(keys), 1)
	f.PutInt32(name+".values", values, len(values), 1)
}
