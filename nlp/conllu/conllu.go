// Package conllu reads and writes CoNLL-U (https://universaldependencies.org/format.html): ten columns a word, a
// blank line behind each sentence, "#" comments before it. Sentence is a sentence as it stands in the file; Doc makes
// an analysed document of several.
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Word is one syntactic word: the columns of its line. Empty columns ("_") are the empty string, but for Form and Lemma.
type Word struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // 1-based in the sentence, 0 the root, -1 when the file does not say
	Rel, Deps, Misc                string
}

// Multi is a multiword token: words First to Last (1-based, inclusive) are written as one, "Zelensky's".
type Multi struct {
	First, Last int
	Form, Misc  string
}

// Sentence is one sentence of a file.
type Sentence struct {
	Comments []string // "# text = …" as they stand
	Words    []Word
	Multis   []Multi // in order
}

// Meta is the value of the comment "# key = value", "" when there is none.
func (s *Sentence) Meta(key string) string {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(strings.TrimPrefix(c, "#"), "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// Starts tells whether a comment ("newdoc", "newpar") says that something starts with this sentence.
func (s *Sentence) Starts(what string) bool {
	for _, c := range s.Comments {
		c = strings.TrimSpace(strings.TrimPrefix(c, "#"))
		if rest, ok := strings.CutPrefix(c, what); ok && (rest == "" || rest[0] == ' ' || rest[0] == '=') {
			return true
		}
	}
	return false
}

// MiscOf is the value of key in a MISC column, "" when there is none.
func MiscOf(misc, key string) string {
	for f := range strings.SplitSeq(misc, "|") {
		if v, ok := strings.CutPrefix(f, key); ok && len(v) > 0 && v[0] == '=' {
			return v[1:]
		}
	}
	return ""
}

// ErrFormat says that a file is no CoNLL-U.
var ErrFormat = errors.New("not CoNLL-U")

// Read reads all sentences. Empty nodes ("8.1") are left out.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	in := NewReader(r)
	for {
		s, err := in.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}

// Reader reads one sentence after the other.
type Reader struct {
	in   *bufio.Reader
	line int
	err  error
}

// NewReader makes a Reader of r.
func NewReader(r io.Reader) *Reader { return &Reader{in: bufio.NewReaderSize(r, 1<<16)} }

// Next is the next sentence, io.EOF after the last.
func (r *Reader) Next() (Sentence, error) {
	var s Sentence
	for r.err == nil {
		line, err := r.in.ReadString('\n')
		r.err = err
		r.line++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
			if len(s.Words) > 0 {
				return s, nil
			}
		case line[0] == '#' && len(s.Words) == 0:
			s.Comments = append(s.Comments, line)
		default:
			if err := s.add(line); err != nil {
				r.err = fmt.Errorf("%w: line %d: %v", ErrFormat, r.line, err)
				return Sentence{}, r.err
			}
		}
	}
	if errors.Is(r.err, io.EOF) && len(s.Words) > 0 {
		return s, nil
	}
	return Sentence{}, r.err
}

// add takes in a line of columns.
func (s *Sentence) add(line string) error {
	var c [10]string
	n := 0
	for rest, more := line, true; more; n++ {
		if n == len(c) {
			return errors.New("more than ten columns")
		}
		c[n], rest, more = strings.Cut(rest, "\t")
	}
	if n < 2 || c[1] == "" {
		return fmt.Errorf("%d columns where ten are due (parted by tabs)", n)
	}
	if strings.Contains(c[0], ".") {
		return nil
	}
	if a, b, ok := strings.Cut(c[0], "-"); ok {
		first, err1 := strconv.Atoi(a)
		last, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || first != len(s.Words)+1 || last < first {
			return fmt.Errorf("bad id %q", c[0])
		}
		s.Multis = append(s.Multis, Multi{first, last, c[1], bare(c[9])})
		return nil
	}
	if id, err := strconv.Atoi(c[0]); err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("bad id %q, %d is due", c[0], len(s.Words)+1)
	}
	head := -1
	if h, err := strconv.Atoi(c[6]); err == nil {
		head = h
	}
	s.Words = append(s.Words, Word{Form: c[1], Lemma: c[2], UPOS: bare(c[3]), XPOS: bare(c[4]), Feats: bare(c[5]), Head: head, Rel: bare(c[7]), Deps: bare(c[8]), Misc: bare(c[9])})
	return nil
}

func bare(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// Write writes sentences as a file holds them.
func Write(w io.Writer, sents ...Sentence) error {
	b := bufio.NewWriter(w)
	for i := range sents {
		sents[i].write(b)
	}
	return b.Flush()
}

func (s *Sentence) write(b *bufio.Writer) {
	for _, c := range s.Comments {
		b.WriteString(c)
		b.WriteByte('\n')
	}
	multis := s.Multis
	for i := range s.Words {
		if len(multis) > 0 && multis[0].First == i+1 {
			m := multis[0]
			fmt.Fprintf(b, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", m.First, m.Last, m.Form, blank(m.Misc))
			multis = multis[1:]
		}
		w := &s.Words[i]
		head := "_"
		if w.Head >= 0 {
			head = strconv.Itoa(w.Head)
		}
		for k, c := range [...]string{strconv.Itoa(i + 1), w.Form, blank(w.Lemma), blank(w.UPOS), blank(w.XPOS), blank(w.Feats), head, blank(w.Rel), blank(w.Deps), blank(w.Misc)} {
			if k > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(c)
		}
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
}

func blank(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
