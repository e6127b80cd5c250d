package export

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"rapporteur/record"
)

// table writes rows of text under columns, with commas or tabs between.
type table struct {
	w      *csv.Writer
	tabs   io.Writer // tab separated, without quotes: cells hold neither tabs nor line ends
	cols   []Column
	header bool
	rows   func(*sheet) [][]string
}

// newTable is a comma separated table with a header (RFC 4180).
func newTable(w io.Writer, cols []Column, rows func(*sheet) [][]string) Writer {
	return &table{w: csv.NewWriter(w), cols: cols, header: true, rows: rows}
}

// newTabbed is a tab separated table.
func newTabbed(w io.Writer, cols []Column, header bool, rows func(*sheet) [][]string) Writer {
	return &table{tabs: w, cols: cols, header: header, rows: rows}
}

func (t *table) Record(r *record.Record) error {
	if err := t.head(); err != nil {
		return err
	}
	for _, row := range t.rows(newSheet(r)) {
		if err := t.line(row); err != nil {
			return err
		}
	}
	return nil
}

// head writes the header once, also over no rows.
func (t *table) head() error {
	if !t.header {
		return nil
	}
	t.header = false
	names := make([]string, len(t.cols))
	for i, c := range t.cols {
		names[i] = c.Name
	}
	return t.line(names)
}

func (t *table) line(cells []string) error {
	if t.w != nil {
		return t.w.Write(cells)
	}
	flat := make([]string, len(cells))
	for i, c := range cells {
		flat[i] = strings.Map(func(r rune) rune {
			if r == '\t' || r == '\n' || r == '\r' {
				return ' '
			}
			return r
		}, c)
	}
	_, err := io.WriteString(t.tabs, strings.Join(flat, "\t")+"\n")
	return err
}

func (t *table) Close() error {
	if err := t.head(); err != nil {
		return err
	}
	if t.w == nil {
		return nil
	}
	t.w.Flush()
	return t.w.Error()
}

func newCSV(w io.Writer, o Options) Writer {
	return newTable(w, rowColumns, func(s *sheet) [][]string {
		rows := rowsFor(s.Record, o)
		out := make([][]string, len(rows))
		for i, r := range rows {
			out[i] = r.cells()
		}
		return out
	})
}

// lines writes each value as one line of JSON.
type lines struct {
	enc *json.Encoder
	o   Options
}

func newRowLines(w io.Writer, o Options) Writer {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return lines{enc, o}
}

func (l lines) Record(r *record.Record) error {
	for _, row := range rowsFor(r, l.o) {
		if err := l.enc.Encode(row.lists()); err != nil {
			return err
		}
	}
	return nil
}

func (l lines) Close() error { return nil }

// recordLines writes whole records.
type recordLines struct{ w io.Writer }

func newRecordLines(w io.Writer, _ Options) Writer { return recordLines{w} }

func (l recordLines) Record(r *record.Record) error {
	b, err := record.Encode(r)
	if err != nil {
		return err
	}
	_, err = l.w.Write(b)
	return err
}

func (l recordLines) Close() error { return nil }
