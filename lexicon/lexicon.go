// Package lexicon is what is known before reading: offices, demonyms, cue verbs, event frames, issues. Each table is a
// text file under data that a political scientist can read and mend:
//
//	# a comment
//	! lemma | act | example            the columns, once, before the first row
//	accuse  | accuse | She accused the army of shelling the camp.
//
// Cells are trimmed; a cell that holds several values parts them with ";". The last column of a table of rules is an
// example sentence of our own. An empty cell is the empty string.
package lexicon

import (
	"embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed data
var files embed.FS

// Table is one file: its rows in order.
type Table struct {
	Name string
	Cols []string
	Rows []Row
}

// Row is one line of a table.
type Row struct {
	Line  int  // in the file, from 1
	Given bool // by the user, not built in
	file  string
	cells []string
	cols  map[string]int
}

// Get is the cell in that column, "" when the row has none.
func (r Row) Get(col string) string {
	if k, ok := r.cols[col]; ok && k < len(r.cells) {
		return r.cells[k]
	}
	return ""
}

// List is the cell's values, parted by ";".
func (r Row) List(col string) []string {
	cell := r.Get(col)
	if cell == "" {
		return nil
	}
	parts := strings.Split(cell, ";")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var (
	mu     sync.Mutex
	loaded = map[string]*Table{}
)

// Load is the table in data/NAME.txt. A missing or broken file is a broken build: Load panics, and a test loads all.
func Load(name string) *Table {
	mu.Lock()
	defer mu.Unlock()
	if t := loaded[name]; t != nil {
		return t
	}
	raw, err := files.ReadFile("data/" + name + ".txt")
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	t, err := Parse(name, string(raw))
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	loaded[name] = t
	return t
}

// Names are the tables that are built in.
func Names() []string {
	entries, _ := files.ReadDir("data")
	var out []string
	for _, e := range entries {
		if n, ok := strings.CutSuffix(e.Name(), ".txt"); ok {
			out = append(out, n)
		}
	}
	return out
}

// Parse reads a table. An error names the file and the line.
func Parse(name, raw string) (*Table, error) {
	t := &Table{Name: name}
	var cols map[string]int
	line := 0
	for l := range strings.Lines(raw) {
		line++
		l = strings.TrimSpace(l)
		switch {
		case l == "" || l[0] == '#':
		case l[0] == '!':
			if cols != nil {
				return nil, fmt.Errorf("%s:%d: a second line of columns", name, line)
			}
			t.Cols, cols = cells(l[1:]), map[string]int{}
			for i, c := range t.Cols {
				cols[c] = i
			}
		case cols == nil:
			return nil, fmt.Errorf("%s:%d: a row before the line of columns (\"! name | …\")", name, line)
		default:
			row := Row{Line: line, cells: cells(l), cols: cols}
			if len(row.cells) > len(t.Cols) {
				return nil, fmt.Errorf("%s:%d: %d cells for %d columns", name, line, len(row.cells), len(t.Cols))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	if cols == nil {
		return nil, fmt.Errorf("%s: no line of columns (\"! name | …\")", name)
	}
	return t, nil
}

func cells(l string) []string {
	out := strings.Split(l, "|")
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}
