package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rapporteur/export"
	"rapporteur/read"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/source/jsonl"
	"rapporteur/source/plain"
	"rapporteur/web/report"
)

type readFlags struct {
	json, jsonl, html, why, strict                  bool
	date, title, source, url, id, language, colours string
	width, jobs                                     int
}

func newRead() *cobra.Command {
	var f readFlags
	c := &cobra.Command{
		Use:   "read [FILE...]",
		Short: "Read reports and print their records",
		Long: `Reads each FILE (standard input without FILE, or where FILE is -) as one report and prints its record with the words
that report each entry. Header lines before the first blank line are understood: title, source, byline, published,
language, url. Without a publication date relative dates ("on Thursday") stay unresolved.

With --jsonl each line of the input is one report, {"id", "text", "published"?, "title"?, "source"?, "url"?,
"language"?}, and each line of the output its record, in the same order and in bounded memory. A line that cannot be
read gives {"document": {"id"}, "error": {"kind", "message"}}, and the rest go on.`,
		Example: `  rapporteur read report.txt
  rapporteur read --why --date 2025-04-18 report.txt | less -R
  pbpaste | rapporteur read --date 2025-04-18 --html > record.html
  rapporteur read --json clips/*.txt > records.jsonl

Exit status: 0 every report was read, 2 wrong usage, 3 some report could not be read (with --jsonl only under --strict).`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	fl := c.Flags()
	fl.BoolVar(&f.json, "json", false, "print the record as JSON, one line a report (rapporteur.record/1)")
	fl.BoolVar(&f.jsonl, "jsonl", false, "read JSON lines, print JSON lines")
	fl.BoolVar(&f.html, "html", false, "print one self-contained page")
	fl.BoolVar(&f.why, "why", false, "tell for each entry which rule or model found it, where, and how sure it is")
	fl.BoolVar(&f.strict, "strict", false, "with --jsonl: exit with 3 when a line could not be read")
	fl.StringVar(&f.date, "date", "", "publication date, YYYY-MM-DD")
	fl.StringVar(&f.title, "title", "", "title of the report")
	fl.StringVar(&f.source, "source", "", "source of the report")
	fl.StringVar(&f.url, "url", "", "address of the report")
	fl.StringVar(&f.id, "id", "", "id of the report (default: the file's name without extension)")
	fl.StringVar(&f.language, "language", "", "take the text to be in this language instead of detecting it (only en is read)")
	fl.StringVar(&f.colours, "color", "auto", "colours: auto, always, never (NO_COLOR is respected)")
	fl.IntVar(&f.width, "width", 0, "columns of the readable form (default: the terminal's, at most 100)")
	fl.IntVar(&f.jobs, "jobs", 0, "reports read at the same time (default: the number of processors)")
	c.MarkFlagsMutuallyExclusive("json", "jsonl", "html")
	return c
}

func (f *readFlags) run(c *cobra.Command, args []string) error {
	switch {
	case f.colours != "auto" && f.colours != "always" && f.colours != "never":
		return usageError{fmt.Errorf("--color %s: say auto, always or never", f.colours)}
	case f.id != "" && len(args) > 1:
		return usageError{errors.New("--id names one report, and several files are given")}
	case f.strict && !f.jsonl:
		return usageError{errors.New("--strict goes with --jsonl")}
	}
	if f.date != "" {
		day, err := source.Day("--date", f.date)
		if err != nil {
			return usageError{err}
		}
		f.date = day
	}
	engine, err := newEngine(c)
	if err != nil {
		return err
	}
	if f.jsonl {
		return f.lines(c, engine, args)
	}
	return f.files(c, engine, args)
}

// lines answers every line of the inputs with a line.
func (f *readFlags) lines(c *cobra.Command, engine *read.Engine, args []string) error {
	failed := false
	err := eachLine(c, args, f.jobs, func(n int, line []byte) ([]byte, bool) {
		doc, err := jsonl.Read(fmt.Sprintf("line %d", n), line)
		if err == nil {
			f.complete(&doc, false)
			return readOne(engine, doc)
		}
		return record.EncodeError(doc.ID, kindOf(err), err.Error()), false
	}, func(ok bool) { failed = failed || !ok })
	if err == nil && failed && f.strict {
		return status(exitFailed)
	}
	return err
}

// readOne is the record of a document as a line, or the line that says why there is none.
func readOne(engine *read.Engine, doc record.Document) ([]byte, bool) {
	r, err := engine.Read(doc)
	if err != nil {
		return record.EncodeError(doc.ID, kindOf(err), err.Error()), false
	}
	line, err := record.Encode(r)
	if err != nil {
		return record.EncodeError(doc.ID, string(source.Internal), err.Error()), false
	}
	return line, true
}

// kindOf is the kind of error that a report's line tells.
func kindOf(err error) string {
	var e *source.Error
	if errors.As(err, &e) {
		return string(e.Kind)
	}
	return string(source.Internal)
}

// answer is what one file gives.
type answer struct {
	out []byte
	err error
}

// files prints a block, a line or a page for each file, in their order.
func (f *readFlags) files(c *cobra.Command, engine *read.Engine, args []string) error {
	if len(args) == 0 {
		args = []string{"-"}
	}
	i, failed := 0, false
	next := func() (string, bool) {
		if i == len(args) {
			return "", false
		}
		i++
		return args[i-1], true
	}
	shown := 0
	err := inOrder(c.Context(), f.jobs, next, func(name string) answer { return f.file(c, engine, name) }, func(a answer) error {
		if a.err != nil {
			failed = true
			fmt.Fprintf(c.ErrOrStderr(), "rapporteur: %v\n", a.err)
			return nil
		}
		if shown++; shown > 1 && !f.json && !f.html {
			fmt.Fprint(c.OutOrStdout(), "\n\n")
		}
		_, err := c.OutOrStdout().Write(a.out)
		return err
	})
	if err == nil && failed {
		return status(exitFailed)
	}
	return err
}

func (f *readFlags) file(c *cobra.Command, engine *read.Engine, name string) answer {
	raw, err := slurp(c, name)
	if err != nil {
		return answer{err: err}
	}
	doc, err := document(shortName(name), raw)
	var wrong *source.Error
	if errors.As(err, &wrong) {
		wrong.Report = name
	}
	if err != nil {
		return answer{err: err}
	}
	f.complete(&doc, true)
	r, err := engine.Read(doc)
	if errors.As(err, &wrong) {
		wrong.Report = name
	}
	if err != nil {
		return answer{err: err}
	}
	var b bytes.Buffer
	switch {
	case f.json:
		line, err := record.Encode(r)
		return answer{line, err}
	case f.html:
		err = report.Write(&b, r, report.Options{Why: f.why})
	default:
		err = export.Terminal(&b, r, export.TerminalOptions{Width: f.columns(c), Color: f.color(c), Why: f.why})
	}
	return answer{b.Bytes(), err}
}

// complete puts what the flags tell in the place of what the report does not, or with over in any case.
func (f *readFlags) complete(d *record.Document, over bool) {
	set := func(field *string, value string) {
		if value != "" && (over || *field == "") {
			*field = value
		}
	}
	set(&d.Published, f.date)
	set(&d.Title, f.title)
	set(&d.Source, f.source)
	set(&d.URL, f.url)
	set(&d.Language, f.language)
	if over {
		set(&d.ID, f.id)
	}
}

func shortName(path string) string {
	if path == "-" {
		return "stdin"
	}
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// slurp is a file's bytes, up to a little more than a report may have.
func slurp(c *cobra.Command, name string) ([]byte, error) {
	var r io.Reader = c.InOrStdin()
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			var p *os.PathError
			if errors.As(err, &p) {
				err = p.Err
			}
			return nil, &source.Error{Report: name, Kind: source.Missing, Message: err.Error()}
		}
		defer file.Close()
		info, err := file.Stat()
		if err == nil && info.IsDir() {
			return nil, &source.Error{Report: name, Kind: source.Missing, Message: "this is a folder", Hint: "name the files in it, as in " + filepath.Join(name, "*.txt") + "; rapporteur add takes folders"}
		}
		if err == nil && info.Size() > source.Limit {
			return nil, source.TooLargeError(name, int(info.Size()))
		}
		r = file
	}
	raw, err := io.ReadAll(io.LimitReader(r, source.Limit+1))
	if err != nil {
		return nil, &source.Error{Report: name, Kind: source.Missing, Message: err.Error()}
	}
	return raw, nil
}

// color tells whether to colour: on a terminal, unless NO_COLOR (https://no-color.org) or the flag says otherwise.
func (f *readFlags) color(c *cobra.Command) bool {
	if f.colours != "auto" {
		return f.colours == "always"
	}
	_, isTerminal := terminalWidth(c)
	return isTerminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

func (f *readFlags) columns(c *cobra.Command) int {
	if f.width > 0 {
		return f.width
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return min(n, 100)
	}
	if n, ok := terminalWidth(c); ok {
		return min(n, 100)
	}
	return 100
}

func terminalWidth(c *cobra.Command) (int, bool) {
	file, ok := c.OutOrStdout().(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0, false
	}
	n, _, err := term.GetSize(int(file.Fd()))
	return n, err == nil
}

// document makes a report of a file's bytes: of a text, or of one JSON document as read --jsonl takes them.
func document(name string, raw []byte) (record.Document, error) {
	if b := bytes.TrimSpace(raw); bytes.HasPrefix(b, []byte("{")) && json.Valid(b) {
		return jsonl.Read(name, b)
	}
	return plain.Read(name, raw)
}
