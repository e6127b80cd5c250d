package net

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, n, most int) []int16 {
	out := make([]int16, n)
	for i := range out {
		switch r.IntN(20) {
		case 0:
			out[i] = -32768
		case 1:
			out[i] = 32767
		default:
			out[i] = int16(r.IntN(2*most+1) - most)
		}
	}
	return out
}

// TestPlainGoGivesTheSameBits holds what the parser decides to be the same on all machines.
func TestPlainGoGivesTheSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		const n, depth = 48, 64
		a, panel := random(r, 4*depth, 30000), random(r, Wide*depth, 30000)
		bias := make([]int32, Wide)
		for j := range bias {
			bias[j] = r.Int32N(1<<20) - 1<<19
		}
		shift := uint64(1 + r.IntN(20))
		got, want := make([]int16, 4*Wide), make([]int16, 4*Wide)
		tile(depth/2, a, depth, panel, bias, shift, got, Wide)
		tilePlain(depth/2, a, depth, panel, bias, shift, want, Wide)
		same(t, "product", got, want)

		row := make([]int8, n)
		for i := range row {
			row[i] = int8(r.IntN(256) - 128)
		}
		got = random(r, n, 3000)
		want = slices.Clone(got)
		addRow(got, row)
		addRowPlain(want, row)
		same(t, "sum", got, want)

		got = random(r, n, 9000)
		want = slices.Clone(got)
		squash(got)
		squashPlain(want)
		same(t, "squash", got, want)

		z, f, g, in, m := random(r, n, 9000), random(r, n, 20000), random(r, n, 20000), random(r, n, 32000), random(r, n, 9000)
		m2, out, out2 := slices.Clone(m), make([]int16, n), make([]int16, n)
		step(z, f, g, m, in, out)
		stepPlain(z, f, g, m2, in, out2)
		same(t, "memory", m, m2)
		same(t, "step", out, out2)
	}
}

func same(t *testing.T, what string, got, want []int16) {
	t.Helper()
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%s: number %d is %d with vectors, %d without", what, i, got[i], want[i])
		}
	}
}

func BenchmarkProduct(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	m := &Matrix{Depth: 192, Cols: 576, shift: 12, panels: random(r, 192*576, 1000), bias: make([]int32, 576)}
	src, dst := random(r, 32*192, 30000), make([]int16, 32*576)
	for b.Loop() {
		m.Mul(dst, src, 30)
	}
	b.ReportMetric(30*192*576*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkProductPlain(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	panel, bias := random(r, Wide*192, 1000), make([]int32, Wide)
	src, dst := random(r, 4*192, 30000), make([]int16, 4*Wide)
	for b.Loop() {
		tilePlain(96, src, 192, panel, bias, 12, dst, Wide)
	}
	b.ReportMetric(4*192*Wide*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
