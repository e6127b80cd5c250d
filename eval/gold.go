package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur/record"
)

// Gold is a report and its hand-coded record.
type Gold struct {
	Name   string
	File   string            // the report: header lines, a blank line, the text
	Meta   map[string]string // header lines: title, source, published, …
	Text   string            // what follows the first blank line
	Record map[string]any
}

// ErrNoGold says that a folder holds no NAME.gold.json.
var ErrNoGold = errors.New("no *.gold.json")

// Read reads the gold files of a folder in the order of their names; only, unless empty, names those that are wanted.
func Read(dir string, only ...string) ([]*Gold, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	var out []*Gold
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".gold.json")
		if len(only) > 0 && !slices.Contains(only, name) {
			continue
		}
		g, err := readGold(dir, name)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoGold)
	}
	return out, nil
}

func readGold(dir, name string) (*Gold, error) {
	g := &Gold{Name: name, File: filepath.Join(dir, name+".txt")}
	raw, err := os.ReadFile(g.File)
	if err != nil {
		return nil, err
	}
	g.Meta, g.Text = article(string(raw))
	g.Record, err = ReadRecord(filepath.Join(dir, name+".gold.json"))
	return g, err
}

// article parts the header lines from the text.
func article(raw string) (map[string]string, string) {
	head, body, _ := strings.Cut(strings.ReplaceAll(raw, "\r\n", "\n"), "\n\n")
	meta := map[string]string{}
	for line := range strings.SplitSeq(head, "\n") {
		k, v, _ := strings.Cut(line, ":")
		meta[strings.TrimSpace(k)] = strings.TrimSpace(v)
	}
	return meta, strings.Trim(body, "\n")
}

// ReadRecord reads a record, or a gold record, from a file. A list of records gives its first.
func ReadRecord(path string) (map[string]any, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return nil, fmt.Errorf("%s: no JSON: %w", path, err)
	}
	if l, ok := v.([]any); ok && len(l) > 0 {
		v = l[0]
	}
	m, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%s: no record", path)
	}
	return m, nil
}

// Fields is a record in the form in which it is scored, that of its JSON.
func Fields(r *record.Record) (map[string]any, error) {
	raw, err := record.Encode(r)
	if err != nil {
		return nil, err
	}
	var m map[string]any
	err = json.Unmarshal(raw, &m)
	return m, err
}

func textOf(r map[string]any) *string {
	d, _ := r["document"].(map[string]any)
	if t, ok := d["text"].(string); ok {
		return &t
	}
	return nil
}

// list is a value as a list: nothing is no list, one value a list of it.
func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// objects are the members of a list that are objects.
func objects(v any) []map[string]any {
	var out []map[string]any
	for _, x := range list(v) {
		if m, ok := x.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

func str(v any) string { s, _ := v.(string); return s }
