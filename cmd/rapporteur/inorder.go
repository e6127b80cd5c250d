package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"rapporteur/source"
)

// inOrder does work on what next yields in several goroutines and emits the results in the order of the input. No more
// than twice the workers' number of results waits at a time, so memory is bounded however long the input is.
func inOrder[In, Out any](ctx context.Context, workers int, next func() (In, bool), work func(In) Out, emit func(Out) error) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	type job struct {
		in  In
		out chan Out
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs, queue := make(chan job), make(chan chan Out, 2*workers)
	for range workers {
		go func() {
			for j := range jobs {
				j.out <- work(j.in)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(jobs)
		for ctx.Err() == nil {
			in, ok := next()
			if !ok {
				return
			}
			j := job{in, make(chan Out, 1)}
			select {
			case queue <- j.out:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case out, ok := <-queue:
			if !ok {
				return nil
			}
			select {
			case <-ctx.Done():
				return ctx.Err()
			case o := <-out:
				if err := emit(o); err != nil {
					return err
				}
			}
		}
	}
}

// maxLine is how long one JSON line may be: a report of the largest size with every character escaped fits.
const maxLine = 6*source.Limit + 1<<20

// eachLine answers every line of the inputs that is not blank, in order. work gets the number of the line, from 1, and
// says whether all was well; told hears that for each line. A line that is too long is answered too, and skipped.
func eachLine(c *cobra.Command, args []string, workers int, work func(n int, line []byte) ([]byte, bool), told func(ok bool)) error {
	type numbered struct {
		n    int
		line []byte
	}
	type result struct {
		line []byte
		ok   bool
	}
	files := &inputs{in: c.InOrStdin(), names: args}
	n := 0
	var broken error
	next := func() (numbered, bool) {
		for {
			line, err := files.line()
			if err != nil {
				if !errors.Is(err, io.EOF) {
					broken = err
				}
				return numbered{}, false
			}
			n++
			if len(bytes.TrimSpace(line)) > 0 {
				return numbered{n, line}, true
			}
		}
	}
	out := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
	err := inOrder(c.Context(), workers, next, func(x numbered) result {
		line, ok := work(x.n, x.line)
		return result{line, ok}
	}, func(r result) error {
		told(r.ok)
		if _, err := out.Write(r.line); err != nil {
			return err
		}
		return out.Flush()
	})
	return errors.Join(err, broken)
}

// inputs are the lines of several files, of standard input when there is none.
type inputs struct {
	in    io.Reader
	names []string
	begun bool
	file  *os.File
	buf   *bufio.Reader
}

// line is the next line without its end; io.EOF after the last. Of a line longer than maxLine the start is given.
func (f *inputs) line() ([]byte, error) {
	for {
		if f.buf == nil {
			if err := f.open(); err != nil {
				return nil, err
			}
		}
		var line []byte
		for {
			part, err := f.buf.ReadSlice('\n')
			if len(line) <= maxLine {
				line = append(line, part...)
			}
			if err == nil || len(line) > 0 && errors.Is(err, io.EOF) {
				return bytes.TrimSuffix(line, []byte("\n")), nil
			}
			if !errors.Is(err, bufio.ErrBufferFull) {
				f.close()
				if !errors.Is(err, io.EOF) {
					return nil, err
				}
				break
			}
		}
	}
}

func (f *inputs) open() error {
	if !f.begun && len(f.names) == 0 {
		f.begun, f.buf = true, bufio.NewReaderSize(f.in, 1<<16)
		return nil
	}
	if len(f.names) == 0 {
		return io.EOF
	}
	name := f.names[0]
	f.begun, f.names = true, f.names[1:]
	if name == "-" {
		f.buf = bufio.NewReaderSize(f.in, 1<<16)
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return &source.Error{Report: name, Kind: source.Missing, Message: err.Error()}
	}
	f.file, f.buf = file, bufio.NewReaderSize(file, 1<<16)
	return nil
}

func (f *inputs) close() {
	f.buf = nil
	if f.file != nil {
		f.file.Close()
		f.file = nil
	}
}
