// Package dense multiplies matrices of float32 for training. On amd64 with AVX2 it does so with vector instructions;
// elsewhere in plain Go, which gives the same bits: each element is one chain of fused multiply-adds either way.
package dense

// Matrix is Rows × Cols numbers, row by row. Room for up to three rows more lies behind the last one, so that rows can
// be worked on four at a time.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// New is a matrix of zeros. Cols must be a multiple of Wide.
func New(rows, cols int) *Matrix {
	m := new(Matrix)
	m.Resize(rows, cols)
	return m
}

// Wide is the number of columns that are worked on at a time.
const Wide = 16

// Resize makes m a matrix of zeros of that shape, in the memory it has when that is enough.
func (m *Matrix) Resize(rows, cols int) {
	n := (rows + 3) / 4 * 4 * cols
	if cap(m.Data) < n {
		m.Data = make([]float32, n+n/4)
	}
	m.Rows, m.Cols, m.Data = rows, cols, m.Data[:n]
	clear(m.Data)
}

// Row is row i.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// Multiplier multiplies; it keeps scratch memory and belongs to one goroutine.
type Multiplier struct{ packed []float32 }

// Add adds a·b to c. Where a has more columns than b has rows they are left out.
func (x *Multiplier) Add(c, a, b *Matrix) {
	x.pack(b, b.Rows, b.Cols)
	x.run(c, a.Rows, a.Data, a.Cols, 1, b.Rows, b.Cols)
}

// AddTransposed adds a·bᵀ to c, which may have more columns than b has rows.
func (x *Multiplier) AddTransposed(c, a, b *Matrix) {
	x.packTransposed(b)
	x.run(c, a.Rows, a.Data, a.Cols, 1, b.Cols, b.Rows)
}

// AddGradient adds aᵀ·b to c.
func (x *Multiplier) AddGradient(c, a, b *Matrix) {
	x.pack(b, a.Rows, b.Cols)
	x.run(c, c.Rows, a.Data, 1, a.Cols, a.Rows, b.Cols)
}

// run adds to c the product of a (whose element i, k stands at i·rows + k·steps) and the packed matrix of depth × cols.
func (x *Multiplier) run(c *Matrix, n int, a []float32, rows, steps, depth, cols int) {
	if depth == 0 {
		return
	}
	for j := 0; j < cols; j += Wide {
		panel := x.packed[j*depth : (j+Wide)*depth]
		for i := 0; i < n; i += 4 {
			tile(depth, a[i*rows:], rows, steps, panel, c.Data[i*c.Cols+j:], c.Cols)
		}
	}
}

// pack lays the columns of b out in panels of Wide.
func (x *Multiplier) pack(b *Matrix, rows, cols int) {
	x.grow(rows * cols)
	for j := 0; j < cols; j += Wide {
		out := x.packed[j*rows:]
		for k := range rows {
			copy(out[k*Wide:k*Wide+Wide], b.Data[k*b.Cols+j:])
		}
	}
}

// packTransposed lays the rows of b out as columns in panels of Wide, the last of which is filled up with zeros.
func (x *Multiplier) packTransposed(b *Matrix) {
	depth, cols := b.Cols, b.Rows
	x.grow(depth * ((cols + Wide - 1) / Wide * Wide))
	for j := 0; j < cols; j += Wide {
		out := x.packed[j*depth : (j+Wide)*depth]
		for w := range Wide {
			if j+w >= cols {
				for k := range depth {
					out[k*Wide+w] = 0
				}
				continue
			}
			row := b.Row(j + w)
			for k, v := range row {
				out[k*Wide+w] = v
			}
		}
	}
}

func (x *Multiplier) grow(n int) {
	if cap(x.packed) < n {
		x.packed = make([]float32, n+n/4)
	}
	x.packed = x.packed[:n]
}
