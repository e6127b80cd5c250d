// Package corpus reads the treebanks and other annotated texts that models are trained on and measured with. The
// product links none of it.
package corpus

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"rapporteur/nlp"
	"rapporteur/nlp/conllu"
)

// Sentence is a sentence of a treebank.
type Sentence = conllu.Sentence

// Open opens a file for reading; one whose name ends in .gz is unpacked on the way.
func Open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return unpacked{z, f}, nil
}

type unpacked struct {
	*gzip.Reader
	file *os.File
}

func (u unpacked) Close() error {
	u.Reader.Close()
	return u.file.Close()
}

// ReadConllu reads a treebank (.conllu or .conllu.gz).
func ReadConllu(path string) ([]Sentence, error) {
	r, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	sents, err := conllu.Read(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return sents, nil
}

// Groups parts sentences into documents at "# newdoc".
func Groups(sents []Sentence) [][]Sentence {
	var out [][]Sentence
	from := 0
	for i := range sents {
		if i > from && sents[i].Starts("newdoc") {
			out = append(out, sents[from:i])
			from = i
		}
	}
	if from < len(sents) {
		out = append(out, sents[from:])
	}
	return out
}

// ReadDocs reads a treebank as analysed documents with gold tokens, tags, heads and relations.
func ReadDocs(path string) ([]*nlp.Doc, error) {
	sents, err := ReadConllu(path)
	if err != nil {
		return nil, err
	}
	var out []*nlp.Doc
	for _, g := range Groups(sents) {
		out = append(out, conllu.Doc(g))
	}
	return out, nil
}
