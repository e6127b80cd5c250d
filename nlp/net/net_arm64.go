package net

func tile(pairs int, a []int16, rows int, panel []int16, bias []int32, shift uint64, c []int16, cols int) {
	_, _, _, _ = a[3*rows+2*pairs-1], panel[pairs*2*Wide-1], bias[Wide-1], c[3*cols+Wide-1]
	tileNEON(pairs, &a[0], rows, &panel[0], &bias[0], shift, &c[0], cols)
}

func addRow(out []int16, row []int8)        { addRowPlain(out, row) }
func squash(x []int16)                      { squashPlain(x) }
func step(z, f, r, memory, in, out []int16) { stepPlain(z, f, r, memory, in, out) }

//go:noescape
func tileNEON(pairs int, a *int16, rows int, panel *int16, bias *int32, shift uint64, c *int16, cols int)
