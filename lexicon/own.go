package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Source is one text file in which a user tells what they know, or corrects what is built in. It holds tables in the form
// of the built-in ones; the line of columns names the table:
//
//	! organizations: name | aliases | kind | country
//	Lakeland Fisheries Union | LFU | ngo | Kenya
//	! ignore: form
//	Times
//
// docs/lexicon.md tells the tables and their columns.
type Source struct{ Name, Text string }

// OpenSources reads the text files at paths; of a folder every file that ends in .txt, in the order of their names.
func OpenSources(paths ...string) ([]Source, error) {
	var out []Source
	for _, path := range paths {
		files := []string{path}
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("lexicon %s: %w", path, plainError(err))
		}
		if info.IsDir() {
			if files, err = filepath.Glob(filepath.Join(path, "*.txt")); err != nil || len(files) == 0 {
				return nil, fmt.Errorf("lexicon %s: the folder holds no .txt file", path)
			}
			slices.Sort(files)
		}
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil {
				return nil, fmt.Errorf("lexicon %s: %w", f, plainError(err))
			}
			out = append(out, Source{f, string(raw)})
		}
	}
	return out, nil
}

// plainError is an error without the path, which is told already.
func plainError(err error) error {
	if e, ok := err.(*os.PathError); ok {
		return e.Err
	}
	return err
}

// With is w with what the sources tell: a row of a new name is added, one of a known name corrects it. An error names the
// file and the line.
func (w *World) With(sources ...Source) (*World, error) {
	if len(sources) == 0 {
		return w, nil
	}
	m := &merger{tables: map[string][]Row{}, own: map[string][]Row{}, ignore: map[string]bool{}, world: w}
	for name, rows := range w.tables {
		m.tables[name] = rows
	}
	for form := range w.ignore {
		m.ignore[form] = true
	}
	for _, s := range sources {
		if err := m.read(s); err != nil {
			return nil, err
		}
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	for name, rows := range m.own {
		m.tables[name] = merged(m.tables[name], rows, keys[name])
	}
	out := newWorld(m.tables, m.ignore)
	if err := out.withEvents(w, m.events, m.classes); err != nil {
		return nil, err
	}
	if err := out.withCues(w, m.cues); err != nil {
		return nil, err
	}
	out.own = fingerprint(w.own, sources)
	return out, nil
}

// fingerprint tells apart what users told; the names of the files do not count.
func fingerprint(before string, sources []Source) string {
	h := sha256.New()
	fmt.Fprintln(h, before)
	for _, s := range sources {
		fmt.Fprintf(h, "%d %s", len(s.Text), s.Text)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// keys are the columns of each table that tell which row is meant.
var keys = map[string][]string{
	"countries": {"name"}, "organizations": {"name"}, "armed_groups": {"name"}, "media": {"name"}, "offices": {"title"}, "agents": {"noun"},
	"leaders": {"name", "of", "office"}, "wikidata": {"name"}, "ignore": {"form"},
	"events": {"lemma", "pos"}, "event_classes": {"class", "words"}, "cues": {"cue"},
}

// merger takes up the rows of a user.
type merger struct {
	world  *World
	tables map[string][]Row
	own    map[string][]Row // by table, in the order told
	ignore map[string]bool

	events, classes, cues []Row
}

// read takes the tables of one source apart.
func (m *merger) read(s Source) error {
	table, cols := "", []string(nil)
	line := 0
	for l := range strings.Lines(strings.TrimPrefix(s.Text, "\ufeff")) {
		line++
		l = strings.TrimSpace(l)
		at := func(format string, args ...any) error {
			return fmt.Errorf("%s:%d: %s", s.Name, line, fmt.Sprintf(format, args...))
		}
		switch {
		case l == "" || l[0] == '#':
		case l[0] == '!':
			var err error
			if table, cols, err = columnLine(s.Name, l[1:]); err != nil {
				return at("%v", err)
			}
		case table == "":
			return at("a row before the line that names its table and columns, such as \"! organizations: name | aliases | kind | country\"")
		default:
			row, err := ownRow(table, cols, cells(l))
			if err == nil {
				row.Line, row.file = line, s.Name
				err = m.take(table, row)
			}
			if err != nil {
				return at("%v", err)
			}
		}
	}
	return nil
}

// columnLine reads "organizations: name | kind"; a file that is called as a table needs no name before the columns.
func columnLine(file, l string) (string, []string, error) {
	table, cols, named := strings.Cut(l, ":")
	if !named {
		table, cols = strings.TrimSuffix(filepath.Base(file), ".txt"), l
	}
	table = strings.TrimSpace(table)
	known := tableCols(table)
	if known == nil {
		return "", nil, fmt.Errorf("there is no table %q; there are %s", table, strings.Join(ownTables(), ", "))
	}
	out := cells(cols)
	for _, c := range out {
		if !slices.Contains(known, c) {
			return "", nil, fmt.Errorf("the table %s has no column %q; it has %s", table, c, strings.Join(known, ", "))
		}
	}
	for _, k := range keys[table] {
		if !slices.Contains(out, k) {
			return "", nil, fmt.Errorf("the table %s needs a column %q", table, k)
		}
	}
	return table, out, nil
}

func ownTables() []string {
	return append(slices.Clone(worldTables), "events", "event_classes", "cues", "ignore")
}

func tableCols(table string) []string {
	switch table {
	case "ignore":
		return []string{"form"}
	case "cues":
		return cueCols
	}
	if cols := eventTables[table]; cols != nil {
		return cols
	}
	if slices.Contains(worldTables, table) {
		return Load(table).Cols
	}
	return nil
}

// ownRow is a row of a user in the columns of the built-in table.
func ownRow(table string, cols, values []string) (Row, error) {
	if len(values) > len(cols) {
		return Row{}, fmt.Errorf("%d cells for %d columns", len(values), len(cols))
	}
	all := tableCols(table)
	row := Row{Given: true, cells: make([]string, len(all)), cols: map[string]int{}}
	for i, c := range all {
		row.cols[c] = i
	}
	for i, v := range values {
		row.cells[row.cols[cols[i]]] = v
	}
	for _, k := range keys[table] {
		if row.Get(k) == "" {
			return Row{}, fmt.Errorf("the row has no %s", k)
		}
	}
	return row, nil
}

func (m *merger) take(table string, row Row) error {
	switch table {
	case "ignore":
		m.ignore[row.Get("form")] = true
		return nil
	case "events":
		m.events = append(m.events, row)
		return nil
	case "event_classes":
		m.classes = append(m.classes, row)
		return nil
	case "cues":
		m.cues = append(m.cues, row)
		return nil
	}
	m.own[table] = append(m.own[table], row)
	return nil
}

// merged are the rows of a table with those of a user, which come first: a user's row takes over what it leaves empty from
// the built-in one of its key, and adds its aliases to it. "-" empties a cell.
func merged(rows, own []Row, key []string) []Row {
	id := func(r Row) string {
		var parts []string
		for _, k := range key {
			parts = append(parts, r.Get(k))
		}
		return strings.Join(parts, "|")
	}
	at := map[string]int{}
	var out []Row
	for _, r := range own {
		if k, ok := at[id(r)]; ok {
			out[k] = over(r, out[k])
			continue
		}
		at[id(r)] = len(out)
		out = append(out, r)
	}
	var rest []Row
	taken := map[string]bool{}
	for _, r := range rows {
		k, ok := at[id(r)]
		if !ok || taken[id(r)] && key[0] == "name" && len(key) > 1 {
			rest = append(rest, r) // a second term in the same office stays as it is
			continue
		}
		taken[id(r)] = true
		out[k] = over(out[k], r)
	}
	for _, r := range out {
		for i, c := range r.cells {
			if c == "-" {
				r.cells[i] = ""
			}
		}
	}
	return append(out, rest...)
}

// over is row a with what only b tells.
func over(a, b Row) Row {
	out := Row{Line: a.Line, Given: a.Given, file: a.file, cols: a.cols, cells: slices.Clone(a.cells)}
	for col, i := range out.cols {
		switch {
		case col == "aliases" && out.cells[i] != "-" && b.Get(col) != "":
			out.cells[i] = strings.TrimPrefix(out.cells[i]+"; "+b.Get(col), "; ")
		case out.cells[i] == "":
			out.cells[i] = b.Get(col)
		}
	}
	return out
}
