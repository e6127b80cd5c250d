package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rapporteur/nlp"
	"rapporteur/nlp/name"
)

func init() {
	Register("name-texts", "all sentences that the name finder may learn from, for another name tagger to read (say --out FILE.txt)", saveTexts)
}

// textsFile is the usual name of the file of sentences that another tagger reads.
const textsFile = "name-texts.txt"

// saveTexts writes every sentence of the annotated sets and of the news once, a line each, words parted by blanks.
func saveTexts(o Options) error {
	if filepath.Ext(o.Out) != ".txt" {
		return fmt.Errorf("%w: sentences are no model (say --out %s)", ErrData, textsFile)
	}
	docs, err := nameSets(o)
	if err != nil {
		return err
	}
	texts, err := newsTexts(o)
	if err != nil {
		return err
	}
	f, err := os.Create(o.Out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	had := map[string]bool{}
	write := func(toks []nlp.Token) {
		if s := joined(toks); s != "" && !had[s] {
			had[s] = true
			fmt.Fprintln(w, s)
		}
	}
	for _, d := range docs {
		for _, s := range d.sents {
			write(s.toks)
		}
	}
	for _, t := range texts {
		d := newsDoc(t)
		for _, s := range d.Sents {
			write(d.Tokens[s.Start:s.End])
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// joined is a sentence as a line of textsFile.
func joined(toks []nlp.Token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ReplaceAll(t.Form, " ", "_"))
	}
	return b.String()
}

// hintsFile is what a tagger said of the sentences of textsFile: a line a word (word, anything, type or O, parted by
// tabs), blank lines between sentences.
const hintsFile = "name-texts.corenlp"

// readHints reads the hints among the data, nil when there are none.
func readHints(o Options) (name.Hints, error) {
	texts, err := readLines(o, textsFile)
	if err != nil {
		o.Logf("no %s among the data: silver names without another tagger's hints", textsFile)
		return nil, nil
	}
	lines, err := readLines(o, hintsFile)
	if err != nil {
		return nil, err
	}
	hints := map[string][]uint32{}
	in := hintReader{lines: lines}
	for _, text := range texts {
		if hints[text], err = in.next(strings.Count(text, " ") + 1); err != nil {
			return nil, err
		}
	}
	o.Logf("hints on %d sentences", len(hints))
	return func(toks []nlp.Token, out []uint32) []uint32 { return append(out, hints[joined(toks)]...) }, nil
}

func readLines(o Options, file string) ([]string, error) {
	path, err := o.Find(file)
	if err != nil {
		return nil, err
	}
	raw, err := readMaybePacked(path)
	if err != nil {
		return nil, err
	}
	return strings.Split(strings.TrimRight(string(raw), "\n"), "\n"), nil
}

// hintReader reads a tagger's answer.
type hintReader struct {
	lines []string
	at    int
}

// next reads the tags of the next n words.
func (r *hintReader) next(n int) ([]uint32, error) {
	out, last := make([]uint32, n), ""
	for i := range out {
		for r.at < len(r.lines) && strings.TrimSpace(r.lines[r.at]) == "" {
			r.at++
		}
		if r.at == len(r.lines) {
			return nil, fmt.Errorf("%w: %s ends before %s does", ErrData, hintsFile, textsFile)
		}
		c := strings.Split(r.lines[r.at], "\t")
		r.at++
		kind := strings.TrimSpace(c[len(c)-1])
		out[i] = hintOf(kind, kind == last)
		last = kind
	}
	return out, nil
}

// hintOf is a tag as a number: 0 for no name.
func hintOf(kind string, inside bool) uint32 {
	n := hintKinds[kind]
	if n != 0 && inside {
		n++
	}
	return n
}

var hintKinds = map[string]uint32{"PERSON": 1, "ORGANIZATION": 3, "LOCATION": 5, "MISC": 7}
