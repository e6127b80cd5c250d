package merge

import "math/bits"

// Near-duplicates are found as Broder (1997) does, with one permutation (Li, Owen, Zhang 2012): every run of four words is
// hashed, the hashes fall into bins by their upper bits, each bin keeps its least, and the share of bins that agree
// tells how alike two texts are. Bands of bins are the keys: two texts that share four fifths of their runs agree in
// one of the bands with a chance of 99.99 %, two that share a fifth hardly ever.
const (
	sketchBins = 128
	bandBins   = 4
	bandCount  = sketchBins / bandBins
	alike      = 0.5 // share of bins in which near-duplicates agree
	runLength  = 4
)

// sketch is the MinHash of a text; nil of one with too few words to tell.
func sketch(words []word) []uint32 {
	if len(words) < 12 {
		return nil
	}
	bins := make([]uint32, sketchBins)
	full := make([]bool, sketchBins)
	for _, h := range runs(words) {
		b := h >> (64 - 7)
		if v := uint32(h); !full[b] || v < bins[b] {
			bins[b], full[b] = v, true
		}
	}
	fill(bins, full)
	return bins
}

// fill gives an empty bin the value of the next one that has any, marked by the distance, as Shrivastava and Li (2014) do:
// the same holes get the same filling.
func fill(bins []uint32, full []bool) {
	for i := range bins {
		if full[i] {
			continue
		}
		for d := 1; d < len(bins); d++ {
			if j := (i + d) % len(bins); full[j] {
				bins[i] = bins[j] + uint32(d)*farther
				break
			}
		}
	}
}

// farther marks each bin that lies between an empty one and the next full one.
const farther = 0x9E3779B1

// runsIn is how many different runs fill the k-th band.
func runsIn(sketch []uint32, k int) int {
	n := 1
	for i := k * bandBins; i+1 < (k+1)*bandBins; i++ {
		if sketch[i]-sketch[i+1] != farther {
			n++
		}
	}
	return n
}

// runs are the hashes of every four words in a row.
func runs(words []word) []uint64 {
	var out []uint64
	for i := 0; i+runLength <= len(words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range words[i : i+runLength] {
			for k := range len(w.form) {
				h = (h ^ uint64(w.form[k])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		out = append(out, scramble(h))
	}
	return out
}

// scramble spreads a hash over all its bits (the finalizer of MurmurHash3).
func scramble(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// band is the key of the k-th band of a sketch.
func band(sketch []uint32, k int) uint64 {
	h := uint64(k) + 1
	for _, v := range sketch[k*bandBins : (k+1)*bandBins] {
		h = scramble(bits.RotateLeft64(h, 21) ^ uint64(v))
	}
	return h
}

// agree is the share of bins in which two sketches agree.
func agree(a, b []uint32) float64 {
	if len(a) != sketchBins || len(b) != sketchBins {
		return 0
	}
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / sketchBins
}
