package net

// ActScale is the scale of numbers before they are squashed: from -16 to 16 in steps of 1/2048.
const ActScale = 11

// AddRow adds a row of small integers to out.
func AddRow(out []int16, row []int8) { addRow(out, row[:len(out)]) }

// Squash takes numbers x at ActScale to y = t(2-|t|) with t = x/2 cut off at -1 and 1, at scale 15: in place of tanh.
func Squash(x []int16) { squash(x) }

// Step takes a memory one word further. z is what is new, f says how much of the memory is kept and r how much of it
// comes out, the rest being what came in; all but in and out (scale 15) at ActScale. Gates open from x = -4 to x = 4.
func Step(z, f, r, memory, in, out []int16) {
	n := len(memory)
	step(z[:n], f[:n], r[:n], memory, in[:n], out[:n])
}
