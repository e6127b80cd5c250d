package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rapporteur/read"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/source/jsonl"
)

// recordsOf are the records of the inputs, one after another: a text is one report; of JSON lines each is a record
// (rapporteur.record/1), taken as it is, or a report, which is read. What cannot be read is told on standard error and
// counted; the rest go on. An error of emit ends it.
func recordsOf(c *cobra.Command, args []string, emit func(*record.Record) error) (failed int, err error) {
	in := recordInput{c: c, emit: emit}
	if len(args) == 0 {
		args = []string{"-"}
	}
	for _, name := range args {
		if err := in.file(name); err != nil {
			return in.failed, err
		}
	}
	return in.failed, nil
}

type recordInput struct {
	c      *cobra.Command
	engine *read.Engine
	emit   func(*record.Record) error
	failed int
}

// file tells lines of JSON from a text by the first byte that is no blank.
func (in *recordInput) file(name string) error {
	r, shut, err := openInput(in.c, name)
	if err != nil {
		return in.tell(name, err)
	}
	defer shut()
	b := bufio.NewReaderSize(r, 1<<16)
	for {
		head, err := b.Peek(1)
		if err != nil || !bytes.ContainsAny(head, " \t\r\n") {
			break
		}
		b.ReadByte()
	}
	if head, _ := b.Peek(1); bytes.Equal(head, []byte("{")) {
		return in.lines(name, b)
	}
	raw, err := io.ReadAll(io.LimitReader(b, source.Limit+1))
	if err != nil {
		return in.tell(name, err)
	}
	doc, err := document(shortName(name), raw)
	if err != nil {
		return in.tell(name, err)
	}
	return in.read(name, doc)
}

func (in *recordInput) lines(name string, r io.Reader) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		line := bytes.TrimSpace(s.Bytes())
		if len(line) == 0 {
			continue
		}
		if err := in.line(fmt.Sprintf("%s:%d", name, n), line); err != nil {
			return err
		}
	}
	if err := s.Err(); err != nil {
		return in.tell(name, err)
	}
	return nil
}

func (in *recordInput) line(where string, line []byte) error {
	if bytes.Contains(line[:min(len(line), 200)], []byte(`"format"`)) {
		r, err := record.Decode(line)
		if err != nil {
			return in.tell(where, err)
		}
		return in.emit(r)
	}
	doc, err := jsonl.Read(where, line)
	if err != nil {
		return in.tell(where, err)
	}
	return in.read(where, doc)
}

func (in *recordInput) read(where string, doc record.Document) error {
	if in.engine == nil {
		var err error
		if in.engine, err = newEngine(in.c); err != nil {
			return err
		}
	}
	r, err := in.engine.Read(doc)
	if err != nil {
		return in.tell(where, err)
	}
	return in.emit(r)
}

// tell says what could not be read, and goes on.
func (in *recordInput) tell(where string, err error) error {
	in.failed++
	var wrong *source.Error
	if errors.As(err, &wrong) {
		wrong.Report = where
		fmt.Fprintf(in.c.ErrOrStderr(), "rapporteur: %v\n", err)
		return nil
	}
	fmt.Fprintf(in.c.ErrOrStderr(), "rapporteur: %s: %v\n", where, err)
	return nil
}
