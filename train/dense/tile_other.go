//go:build !amd64

package dense

func tile(depth int, a []float32, rows, steps int, panel, c []float32, cols int) {
	tileGo(depth, a, rows, steps, panel, c, cols)
}
