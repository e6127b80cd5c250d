//go:build !amd64 && !arm64

package net

func tile(pairs int, a []int16, rows int, panel []int16, bias []int32, shift uint64, c []int16, cols int) {
	tilePlain(pairs, a, rows, panel, bias, shift, c, cols)
}
func addRow(out []int16, row []int8)        { addRowPlain(out, row) }
func squash(x []int16)                      { squashPlain(x) }
func step(z, f, r, memory, in, out []int16) { stepPlain(z, f, r, memory, in, out) }
