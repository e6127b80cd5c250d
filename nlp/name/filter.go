package name

// filter has a bit for every feature of a model. Two features in three of a sentence are unknown to the model, and one
// look at a table that fits the cache tells so; a search among the keys would pass some twenty of them.
type filter []uint64

const filterBits = 20

func newFilter(keys []int32) filter {
	f := make(filter, 1<<filterBits/64)
	for _, k := range keys {
		if k != 0 {
			at := uint32(k) % (1 << filterBits)
			f[at/64] |= 1 << (at % 64)
		}
	}
	return f
}

// has tells whether a feature may be known; few that are not pass.
func (f filter) has(id uint32) bool {
	at := id % (1 << filterBits)
	return f[at/64]>>(at%64)&1 != 0
}
