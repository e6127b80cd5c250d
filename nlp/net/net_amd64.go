package net

import "golang.org/x/sys/cpu"

var vectors = cpu.X86.HasAVX2

func tile(pairs int, a []int16, rows int, panel []int16, bias []int32, shift uint64, c []int16, cols int) {
	if !vectors {
		tilePlain(pairs, a, rows, panel, bias, shift, c, cols)
		return
	}
	_, _, _, _ = a[3*rows+2*pairs-1], panel[pairs*2*Wide-1], bias[Wide-1], c[3*cols+Wide-1]
	tileAVX2(pairs, &a[0], rows, &panel[0], &bias[0], shift, &c[0], cols)
}

func addRow(out []int16, row []int8) {
	if !vectors || len(out)%Wide != 0 || len(out) == 0 {
		addRowPlain(out, row)
		return
	}
	addRowAVX2(len(out), &out[0], &row[0])
}

func squash(x []int16) {
	if !vectors || len(x)%Wide != 0 || len(x) == 0 {
		squashPlain(x)
		return
	}
	squashAVX2(len(x), &x[0])
}

func step(z, f, r, memory, in, out []int16) {
	if !vectors || len(memory)%Wide != 0 || len(memory) == 0 {
		stepPlain(z, f, r, memory, in, out)
		return
	}
	stepAVX2(len(memory), &z[0], &f[0], &r[0], &memory[0], &in[0], &out[0])
}

//go:noescape
func tileAVX2(pairs int, a *int16, rows int, panel *int16, bias *int32, shift uint64, c *int16, cols int)

//go:noescape
func addRowAVX2(n int, out *int16, row *int8)

//go:noescape
func squashAVX2(n int, x *int16)

//go:noescape
func stepAVX2(n int, z, f, r, memory, in, out *int16)
