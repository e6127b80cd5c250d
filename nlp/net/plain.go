package net

// The same arithmetic in plain Go.

func saturate(x int32) int16 { return int16(min(max(x, -32768), 32767)) }

// fraction is the product of two numbers at scale 15, at the scale of the first, rounded.
func fraction(a, b int16) int16 { return int16((int32(a)*int32(b) + 1<<14) >> 15) }

// squashed is y = t(2-|t|) of t at scale 15.
func squashed(t int16) int16 {
	t = max(t, -32767)
	m := fraction(t, max(t, -t))
	return saturate(int32(t) + int32(t-m))
}

// doubled is x·2^k, cut off.
func doubled(x int16, k int) int16 { return saturate(int32(x) << k) }

// tilePlain goes over two rows and four columns at a time, whose sums stay in registers.
func tilePlain(pairs int, a []int16, rows int, panel []int16, bias []int32, shift uint64, c []int16, cols int) {
	for i := 0; i < 4; i += 2 {
		up, down := a[i*rows:i*rows+2*pairs], a[(i+1)*rows:(i+1)*rows+2*pairs]
		for j := 0; j < Wide; j += 4 {
			b := (*[4]int32)(bias[j:])
			s0, s1, s2, s3 := b[0], b[1], b[2], b[3]
			t0, t1, t2, t3 := s0, s1, s2, s3
			at := 2 * j
			for k := 0; k+1 < len(up) && k+1 < len(down); k += 2 {
				p := (*[8]int16)(panel[at:])
				at += 2 * Wide
				x, y := int32(up[k]), int32(up[k+1])
				v, w := int32(down[k]), int32(down[k+1])
				p0, q0, p1, q1 := int32(p[0]), int32(p[1]), int32(p[2]), int32(p[3])
				s0 += x*p0 + y*q0
				t0 += v*p0 + w*q0
				s1 += x*p1 + y*q1
				t1 += v*p1 + w*q1
				p0, q0, p1, q1 = int32(p[4]), int32(p[5]), int32(p[6]), int32(p[7])
				s2 += x*p0 + y*q0
				t2 += v*p0 + w*q0
				s3 += x*p1 + y*q1
				t3 += v*p1 + w*q1
			}
			put := func(out []int16, a, b, c, d int32) {
				out[0], out[1], out[2], out[3] = saturate(a>>shift), saturate(b>>shift), saturate(c>>shift), saturate(d>>shift)
			}
			put(c[i*cols+j:][:4], s0, s1, s2, s3)
			put(c[(i+1)*cols+j:][:4], t0, t1, t2, t3)
		}
	}
}

func addRowPlain(out []int16, row []int8) {
	for i, v := range row {
		out[i] += int16(v)
	}
}

func squashPlain(x []int16) {
	for i, v := range x {
		x[i] = squashed(doubled(v, 15-ActScale-1))
	}
}

func stepPlain(z, f, r, memory, in, out []int16) {
	for i, c := range memory {
		keep := squashed(doubled(f[i], 15-ActScale-2))>>1 + 1<<14
		c = saturate(int32(z[i]) + int32(fraction(saturate(int32(c)-int32(z[i])), keep)))
		memory[i] = c
		gate := squashed(doubled(r[i], 15-ActScale-2))>>1 + 1<<14
		out[i] = saturate(int32(fraction(squashed(doubled(c, 15-ActScale-1)), gate)) + int32(fraction(in[i], 32767-gate)))
	}
}
