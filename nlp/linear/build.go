package linear

import (
	"cmp"
	"slices"

	"rapporteur/weights"
)

// Pair is a class and the weight that a feature gives it.
type Pair struct {
	Class  uint8
	Weight int8
}

// Row is what a feature, given by its hash, says of the classes.
type Row struct {
	Hash  uint64
	Pairs []Pair
}

// Put writes rows as the table called name. The order of rows does not matter; two rows of one bucket that share
// their low bits are told apart no more, and the one of the larger hash is lost.
func Put(f *weights.File, name string, rows []Row) {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Hash, b.Hash) })
	k := uint(1)
	for len(rows)>>k > 2 {
		k++
	}
	starts := make([]int32, 1, 1<<k+1)
	var data []byte
	i := 0
	for b := range uint64(1) << k {
		for ; i < len(rows) && rows[i].Hash>>(64-k) == b; i++ {
			data = appendRow(data, rows[i])
		}
		starts = append(starts, int32(len(data)))
	}
	f.PutInt32(name+".starts", starts, len(starts), 1)
	f.PutBytes(name+".data", data)
}

func appendRow(data []byte, r Row) []byte {
	data = append(data, byte(r.Hash), byte(r.Hash>>8), byte(len(r.Pairs)))
	for _, p := range r.Pairs {
		data = append(data, p.Class, byte(p.Weight))
	}
	return data
}
