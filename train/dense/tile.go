package dense

import "math"

// tileGo adds to 4 × Wide elements of c the product of four rows of a and a packed panel.
func tileGo(depth int, a []float32, rows, steps int, panel, c []float32, cols int) {
	for i := range 4 {
		var sum [Wide]float32
		out := c[i*cols : i*cols+Wide]
		copy(sum[:], out)
		for k := range depth {
			v := float64(a[i*rows+k*steps])
			p := panel[k*Wide : k*Wide+Wide]
			for j := range sum {
				// A product of two float32 is exact in float64, and so is its sum with a third but for one rounding,
				// which a fused multiply-add of float32 makes in one step; FMA keeps the two alike.
				sum[j] = fma32(v, float64(p[j]), float64(sum[j]))
			}
		}
		copy(out, sum[:])
	}
}

// fma32 is a·b + c rounded once to float32.
func fma32(a, b, c float64) float32 {
	p := a * b // exact
	s := p + c
	// Rounding first to float64 and then to float32 errs only when s lies half way between two float32; make s odd there.
	e := c - (s - (s - c)) + (p - (s - c))
	if e != 0 {
		bits := math.Float64bits(s)
		if bits&1 == 0 {
			if (e > 0) == (s > 0) {
				bits++
			} else {
				bits--
			}
			s = math.Float64frombits(bits)
		}
	}
	return float32(s)
}
