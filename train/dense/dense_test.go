package dense

import (
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, rows, cols int) *Matrix {
	m := New(rows, cols)
	for i := range rows * cols {
		m.Data[i] = r.Float32()*2 - 1
	}
	return m
}

func TestProducts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 3, 4, 17} {
		a, b, c := random(r, n, 48), random(r, 48, 32), New(n, 32)
		var x Multiplier
		x.Add(c, a, b)
		at, ct := random(r, 5, 48), New(n, 16)
		x.AddTransposed(ct, a, at)
		g := New(48, 32)
		x.AddGradient(g, a, c)
		for i := range n {
			want := float32(0)
			for k := range 48 {
				want += a.Row(i)[k] * b.Row(k)[7]
			}
			near(t, c.Row(i)[7], want)
			want = 0
			for k := range 48 {
				want += a.Row(i)[k] * at.Row(3)[k]
			}
			near(t, ct.Row(i)[3], want)
		}
		want := float32(0)
		for i := range n {
			want += a.Row(i)[9] * c.Row(i)[11]
		}
		near(t, g.Row(9)[11], want)
	}
}

func near(t *testing.T, got, want float32) {
	t.Helper()
	if d := got - want; d > 1e-4 || d < -1e-4 {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPlainGoGivesTheSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		a, b := random(r, 4, 48), random(r, 48, 16)
		c, d := random(r, 4, 16), New(4, 16)
		copy(d.Data, c.Data)
		tile(48, a.Data, 48, 1, b.Data, c.Data, 16)
		tileGo(48, a.Data, 48, 1, b.Data, d.Data, 16)
		for i := range c.Data {
			if c.Data[i] != d.Data[i] {
				t.Fatalf("element %d: %v with vectors, %v without", i, c.Data[i], d.Data[i])
			}
		}
	}
}

func BenchmarkProduct(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	x, y, z := random(r, 800, 192), random(r, 192, 576), New(800, 576)
	var m Multiplier
	for b.Loop() {
		m.Add(z, x, y)
	}
	b.ReportMetric(800*192*576*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
