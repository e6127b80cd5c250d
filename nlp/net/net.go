// Package net does the arithmetic of small neural networks in integers of 16 bits. On amd64 with AVX2 it works on 16
// numbers at a time; elsewhere in plain Go. Both give the same bits, since whole numbers add up alike in any order.
//
// A number stands for a fraction: x at scale k is x / 2^k. Products are summed in 32 bits, brought to the scale of the
// result and cut off at the ends of 16 bits.
package net

import (
	"fmt"

	"rapporteur/weights"
)

// Wide is the number of columns that are worked on at a time; all widths are multiples of it.
const Wide = 16

// Matrix is a matrix of weights with a bias for each column, laid out for multiplication.
type Matrix struct {
	Depth, Cols int
	shift       uint64  // of the sums, which brings them to the scale of the result
	panels      []int16 // of Wide columns each: the weights of depth 0 and 1 of each column, of 2 and 3, …
	bias        []int32 // of each column, with half of what shift cuts off
}

// Open reads matrix NAME of a model: NAME is depth × cols weights, two bytes each, NAME.bias the biases at the scale of
// the sums, and NAME.shift the shift.
func Open(f *weights.File, name string) (*Matrix, error) {
	depth, cols := f.Shape(name)
	raw, bias, shift := f.Raw(name), f.Int32s(name+".bias"), f.Int32s(name+".shift")
	cols /= 2
	if depth == 0 || depth%2 != 0 || cols%Wide != 0 || len(bias) != cols || len(shift) != 1 || shift[0] < 1 || shift[0] > 30 {
		return nil, fmt.Errorf("%w: matrix %s of %d × %d", weights.ErrDamaged, name, depth, cols)
	}
	m := &Matrix{Depth: depth, Cols: cols, shift: uint64(shift[0])}
	m.bias = make([]int32, cols)
	for j, b := range bias {
		m.bias[j] = b + 1<<(m.shift-1)
	}
	m.panels = make([]int16, depth*cols)
	for k := range depth {
		for j := range cols {
			i := 2 * (k*cols + j)
			m.panels[j/Wide*Wide*depth+k/2*2*Wide+j%Wide*2+k%2] = int16(uint16(raw[i]) | uint16(raw[i+1])<<8)
		}
	}
	return m, nil
}

// Put writes a matrix of depth × cols as Open reads it.
func Put(f *weights.File, name string, w []int16, bias []int32, depth, cols, shift int) {
	raw := make([]byte, 0, 2*len(w))
	for _, v := range w {
		raw = append(raw, byte(v), byte(uint16(v)>>8))
	}
	f.PutInt8(name, int8s(raw), depth, 2*cols)
	f.PutInt32(name+".bias", bias, 1, cols)
	f.PutInt32(name+".shift", []int32{int32(shift)}, 1, 1)
}

func int8s(b []byte) []int8 {
	out := make([]int8, len(b))
	for i, v := range b {
		out[i] = int8(v)
	}
	return out
}

// Mul sets dst, n rows, to the product of src, n rows of Depth numbers, and m. Both have room for Padded(n) rows.
func (m *Matrix) Mul(dst, src []int16, n int) { m.mul(dst, m.Cols, src, m.Depth, n) }

// mul is Mul for rows that begin dstCols and srcCols numbers apart.
func (m *Matrix) mul(dst []int16, dstCols int, src []int16, srcCols, n int) {
	for j := 0; j < m.Cols; j += Wide {
		panel, bias := m.panels[j*m.Depth:(j+Wide)*m.Depth], m.bias[j:j+Wide]
		for i := 0; i < n; i += 4 {
			tile(m.Depth/2, src[i*srcCols:], srcCols, panel, bias, m.shift, dst[i*dstCols+j:], dstCols)
		}
	}
}

// MulPart is Mul for the columns of src from col on, in rows of srcCols numbers.
func (m *Matrix) MulPart(dst, src []int16, col, srcCols, n int) {
	m.mul(dst, m.Cols, src[col:], srcCols, n)
}

// Padded is n rounded up to the rows that are worked on at a time.
func Padded(n int) int { return (n + 3) / 4 * 4 }

// Grow is a slice of n numbers, in the memory of s when that is enough. It is not cleared.
func Grow(s []int16, n int) []int16 {
	if cap(s) < n {
		return make([]int16, n, n+n/2)
	}
	return s[:n]
}
