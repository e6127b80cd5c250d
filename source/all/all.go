// Package all reads reports from whatever it is given: a file of any format that a room of source reads, a folder, a
// tar or zip archive of such, compressed or not. One report at a time is in memory, however large the input.
package all

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/source/csv"
	"rapporteur/source/jsonl"
	"rapporteur/source/plain"
)

// Options say how inputs are read.
type Options struct {
	Format  string              // of every file; empty: told from name and content
	Columns csv.Columns         // of tables
	Stdin   io.Reader           // what the input "-" is
	Only    func(n string) bool // reports whose names it refuses are passed over
	Seen    func(bytes int64)   // hears how many bytes of the inputs were taken, as they are
}

// Formats are the names that Options.Format may have.
func Formats() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.name)
	}
	slices.Sort(out)
	return out
}

// Read yields the reports of the inputs, in their order, and those of a folder in the order of names.
func Read(inputs []string, o Options) source.Items {
	return func(yield func(source.Item) bool) {
		w := &walker{o: o, yield: yield}
		for _, in := range inputs {
			if !w.input(in) {
				return
			}
		}
	}
}

// Stream yields the reports of one input that is read from r; its name tells the format where the content does not.
func Stream(name string, r io.Reader, o Options) source.Items {
	return func(yield func(source.Item) bool) {
		(&walker{o: o, yield: yield}).stream(name, r)
	}
}

// Size is how many bytes the inputs have, as far as that can be told without reading them; false when it cannot.
func Size(inputs []string) (int64, bool) {
	sum := int64(0)
	for _, in := range inputs {
		if in == "-" {
			return 0, false
		}
		_ = filepath.WalkDir(in, func(_ string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				if info, err := d.Info(); err == nil {
					sum += info.Size()
				}
			}
			return nil
		})
	}
	return sum, true
}

type walker struct {
	o     Options
	yield func(source.Item) bool
}

// input walks one input; false when no more is wanted.
func (w *walker) input(in string) bool {
	if in == "-" {
		return w.stream("stdin", w.o.Stdin)
	}
	info, err := os.Stat(in)
	if err != nil {
		if found, globErr := filepath.Glob(in); globErr == nil && len(found) > 0 { // a shell that leaves patterns alone
			for _, f := range found {
				if !w.input(f) {
					return false
				}
			}
			return true
		}
		return w.fail(in, err)
	}
	if info.IsDir() {
		return w.folder(in)
	}
	return w.file(in)
}

// folder walks a folder and those in it. Hidden files and folders are passed over.
func (w *walker) folder(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return w.fail(dir, err)
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(name) // follows links; a link that leads back to a folder above is passed over
		switch {
		case err != nil:
			if !w.fail(name, err) {
				return false
			}
		case info.IsDir() && e.Type()&fs.ModeSymlink != 0:
		case info.IsDir():
			if !w.folder(name) {
				return false
			}
		case info.Mode().IsRegular():
			if !w.file(name) {
				return false
			}
		}
	}
	return true
}

func (w *walker) file(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return w.fail(name, err)
	}
	defer f.Close()
	var r io.Reader = f
	if w.o.Seen != nil {
		r = &counted{f, w.o.Seen}
	}
	return w.stream(name, r)
}

// counted tells how many bytes are taken.
type counted struct {
	io.Reader
	seen func(int64)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.seen(int64(n))
	return n, err
}

// fail yields what could not be opened.
func (w *walker) fail(name string, err error) bool {
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return w.item(source.Item{Name: name, Err: &source.Error{Report: name, Kind: source.Missing, Message: err.Error()}})
}

func (w *walker) item(it source.Item) bool {
	if w.o.Only != nil && !w.o.Only(it.Name) {
		return true
	}
	return w.yield(it)
}

// one reads a format in which a file is one report.
func one(read func(string, []byte) (record.Document, error)) func(w *walker, name string, r io.Reader) bool {
	return func(w *walker, name string, r io.Reader) bool {
		if w.o.Only != nil && !w.o.Only(name) {
			return true
		}
		raw, err := io.ReadAll(io.LimitReader(r, 8*source.Limit+1)) // what is no text may be larger than its text
		if err != nil {
			return w.fail(name, err)
		}
		doc, err := read(stem(name), raw)
		var wrong *source.Error
		if errors.As(err, &wrong) {
			wrong.Report = name
		}
		return w.item(source.Item{Name: name, Document: doc, Err: err})
	}
}

// stem is a file's name without folder and extension: the id of its report.
func stem(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// many reads a format in which a file has many reports.
func many(each func(string, io.Reader) source.Items) func(w *walker, name string, r io.Reader) bool {
	return func(w *walker, name string, r io.Reader) bool {
		for it := range each(name, r) {
			if !w.item(it) {
				return false
			}
		}
		return true
	}
}

// text reads a file that is a text, or one JSON document.
func text(name string, raw []byte) (record.Document, error) {
	if b := bytes.TrimSpace(raw); bytes.HasPrefix(b, []byte("{")) && json.Valid(b) {
		return jsonl.Read(name, b)
	}
	return plain.Read(name, raw)
}
