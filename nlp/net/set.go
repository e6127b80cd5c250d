package net

// SetTransposed makes m the transpose of 1+n rows of depth numbers, the row first and n rows of all, each cols numbers
// from column col on: Mul then gives the products of pairs of rows. Columns are filled up with zeros to a multiple of Wide.
func (m *Matrix) SetTransposed(first, all []int16, n, col, cols int, shift uint64) {
	depth := len(first)
	m.Depth, m.Cols, m.shift = depth, (n+Wide)/Wide*Wide, shift
	m.panels = Grow(m.panels, m.Cols*depth)
	for j := range m.Cols {
		row := first
		if j > 0 && j <= n {
			row = all[(j-1)*cols+col:][:depth]
		}
		out := m.panels[j/Wide*Wide*depth+j%Wide*2:]
		if j > n {
			for k := 0; k < depth; k += 2 {
				out[k*Wide], out[k*Wide+1] = 0, 0
			}
			continue
		}
		for k := 0; k < depth; k += 2 {
			out[k*Wide], out[k*Wide+1] = row[k], row[k+1]
		}
	}
	for len(m.bias) < m.Cols {
		m.bias = append(m.bias, 1<<(shift-1))
	}
}
