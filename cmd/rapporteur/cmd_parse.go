package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rapporteur/export"
	"rapporteur/nlp/conllu"
	"rapporteur/nlp/pipe"
	"rapporteur/source"
	"rapporteur/source/jsonl"
)

type parseFlags struct {
	jsonl, given, names, strict bool
	format                      string
	jobs                        int
}

func newParse() *cobra.Command {
	var f parseFlags
	c := &cobra.Command{
		Use:   "parse [FILE...]",
		Short: "Analyse the language of reports: sentences, words, trees, names, chains",
		Long: `Prints the analysis that readings rest on. Each FILE (standard input without FILE, or where FILE is -) is running
text: sentences, words, parts of speech, dictionary forms and trees come as CoNLL-U, in Universal Dependencies.

With --pretokenized each FILE is CoNLL-U; its sentences and words are kept and analysed anew. With --jsonl each line
of the input is one report, {"id", "text", …}, and each line of the output its analysis: {"id", "sentences":
[{"start", "end", "tokens": [{"start", "end", "form", "lemma", "upos", "xpos", "feats", "head", "deprel"}]}],
"entities": [{"start", "end", "type"}], "chains": [[{"start", "end", "how"}]]}, offsets in code points.`,
		Example: `  rapporteur parse report.txt
  rapporteur parse --ner report.txt | grep NER=
  rapporteur parse --pretokenized treebank.conllu > parsed.conllu
  rapporteur parse --jsonl < reports.jsonl > analyses.jsonl

Exit status: 0 everything was analysed, 2 wrong usage, 3 some input could not be read (with --jsonl only under --strict).`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	fl := c.Flags()
	fl.StringVar(&f.format, "format", "conllu", "form of the output: conllu")
	fl.BoolVar(&f.jsonl, "jsonl", false, "read JSON lines, print JSON lines")
	fl.BoolVar(&f.given, "pretokenized", false, "read CoNLL-U and keep its sentences and words")
	fl.BoolVar(&f.names, "ner", false, "tell names in the last column: NER=B-PER, NER=I-PER")
	fl.BoolVar(&f.strict, "strict", false, "with --jsonl: exit with 3 when a line could not be read")
	fl.IntVar(&f.jobs, "jobs", 0, "reports analysed at the same time (default: the number of processors)")
	return c
}

func (f *parseFlags) run(c *cobra.Command, args []string) error {
	switch {
	case f.format != "conllu":
		return usageError{fmt.Errorf("--format %s: there is conllu, and JSON with --jsonl", f.format)}
	case f.jsonl && (f.given || f.names):
		return usageError{errors.New("--pretokenized and --ner go with CoNLL-U, not with --jsonl")}
	case f.strict && !f.jsonl:
		return usageError{errors.New("--strict goes with --jsonl")}
	}
	world, err := worldOf(c)
	if err != nil {
		return err
	}
	p, err := pipe.With(world)
	if err != nil {
		return err
	}
	if f.jsonl {
		return f.lines(c, p, args)
	}
	if len(args) == 0 {
		args = []string{"-"}
	}
	if f.given {
		return f.words(c, p, args)
	}
	return f.texts(c, p, args)
}

// lines answers every line of the inputs with a line.
func (f *parseFlags) lines(c *cobra.Command, p *pipe.Pipe, args []string) error {
	failed := false
	err := eachLine(c, args, f.jobs, func(n int, line []byte) ([]byte, bool) {
		doc, err := jsonl.Read(fmt.Sprintf("line %d", n), line)
		if err != nil {
			return parseError(doc.ID, err), false
		}
		return export.Analysis(doc.ID, p.Analyse(doc.Text)), true
	}, func(ok bool) { failed = failed || !ok })
	if err == nil && failed && f.strict {
		return status(exitFailed)
	}
	return err
}

// parseError is the line that stands for a report that could not be analysed.
func parseError(id string, err error) []byte {
	type problem struct {
		Kind    string `json:"kind"`
		Message string `json:"message"`
	}
	b, _ := json.Marshal(struct {
		ID    string  `json:"id"`
		Error problem `json:"error"`
	}{id, problem{kindOf(err), err.Error()}})
	return append(b, '\n')
}

// texts analyses files of running text.
func (f *parseFlags) texts(c *cobra.Command, p *pipe.Pipe, args []string) error {
	i := 0
	next := func() (string, bool) {
		if i == len(args) {
			return "", false
		}
		i++
		return args[i-1], true
	}
	failed := false
	err := inOrder(c.Context(), f.jobs, next, func(name string) answer {
		raw, err := slurp(c, name)
		if err != nil {
			return answer{err: err}
		}
		s, err := source.Decode(name, raw)
		if err != nil {
			return answer{err: err}
		}
		var b bytes.Buffer
		err = export.Conllu(&b, p.Analyse(s), export.ConlluOptions{Doc: shortName(name), Names: f.names})
		return answer{b.Bytes(), err}
	}, emitAnswers(c, &failed))
	if err == nil && failed {
		return status(exitFailed)
	}
	return err
}

// emitAnswers writes what went well and tells what did not.
func emitAnswers(c *cobra.Command, failed *bool) func(answer) error {
	return func(a answer) error {
		if a.err != nil {
			*failed = true
			fmt.Fprintf(c.ErrOrStderr(), "rapporteur: %v\n", a.err)
			return nil
		}
		_, err := c.OutOrStdout().Write(a.out)
		return err
	}
}

// words analyses files of CoNLL-U whose sentences and words are kept.
func (f *parseFlags) words(c *cobra.Command, p *pipe.Pipe, args []string) error {
	failed := false
	for _, name := range args {
		if err := f.wordsOf(c, p, name, &failed); err != nil {
			return err
		}
	}
	if failed {
		return status(exitFailed)
	}
	return nil
}

func (f *parseFlags) wordsOf(c *cobra.Command, p *pipe.Pipe, name string, failed *bool) error {
	emit := emitAnswers(c, failed)
	r, shut, err := openInput(c, name)
	if err != nil {
		return emit(answer{err: err})
	}
	defer shut()
	docs := documents{in: conllu.NewReader(r)}
	err = inOrder(c.Context(), f.jobs, docs.next, func(sents []conllu.Sentence) answer {
		d := conllu.Doc(sents)
		p.AnalyseWords(d)
		var b bytes.Buffer
		err := export.Conllu(&b, d, export.ConlluOptions{Names: f.names, Comments: func(k int) []string { return sents[k].Comments }})
		return answer{b.Bytes(), err}
	}, emit)
	if err == nil && docs.err != nil {
		return emit(answer{err: &source.Error{Report: name, Kind: source.Shape, Message: docs.err.Error(), Hint: "without --pretokenized running text is read"}})
	}
	return err
}

func openInput(c *cobra.Command, name string) (r io.Reader, shut func(), err error) {
	if name == "-" {
		return c.InOrStdin(), func() {}, nil
	}
	file, err := os.Open(name)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, nil, &source.Error{Report: name, Kind: source.Missing, Message: err.Error()}
	}
	return file, func() { file.Close() }, nil
}

// documents groups sentences into documents: at "# newdoc", and when a group grows large, so that memory stays bounded.
type documents struct {
	in    *conllu.Reader
	ahead []conllu.Sentence // the first sentence of the next group, if it is known
	err   error
}

// largeDocument is how many sentences are analysed together at most.
const largeDocument = 500

func (d *documents) next() ([]conllu.Sentence, bool) {
	group := d.ahead
	d.ahead = nil
	for d.err == nil {
		s, err := d.in.Next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				d.err = err
				return nil, false
			}
			break
		}
		if len(group) > 0 && (s.Starts("newdoc") || len(group) >= largeDocument) {
			d.ahead = []conllu.Sentence{s}
			break
		}
		group = append(group, s)
	}
	return group, len(group) > 0
}
