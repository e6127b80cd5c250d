package dense

import "golang.org/x/sys/cpu"

var vectors = cpu.X86.HasAVX2 && cpu.X86.HasFMA

func tile(depth int, a []float32, rows, steps int, panel, c []float32, cols int) {
	if !vectors {
		tileGo(depth, a, rows, steps, panel, c, cols)
		return
	}
	_, _, _ = a[3*rows+(depth-1)*steps], panel[depth*Wide-1], c[3*cols+Wide-1]
	tileAVX2(depth, &a[0], rows, steps, &panel[0], &c[0], cols)
}

//go:noescape
func tileAVX2(depth int, a *float32, rows, steps int, panel, c *float32, cols int)
