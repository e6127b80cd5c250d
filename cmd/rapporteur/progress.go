package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"
)

// progress shows how far a long work is, on a terminal; elsewhere it is silent.
type progress struct {
	w     io.Writer
	tty   bool
	total int64 // bytes; 0 when unknown
	n     int
	began time.Time
	last  time.Time
	shown bool
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	return &progress{w: w, tty: ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb", began: time.Now()}
}

// step tells that one more is done, and how many bytes were taken so far.
func (p *progress) step(bytes int64) {
	p.n++
	now := time.Now()
	if !p.tty || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	spent := now.Sub(p.began).Seconds()
	line := fmt.Sprintf("%s reports, %.0f a second", thousands(p.n), float64(p.n)/max(spent, 0.1))
	if p.total > 0 {
		part := min(1, float64(bytes)/float64(p.total))
		const width = 24
		full := int(part * width)
		line = fmt.Sprintf("[%s%s] %3.0f %%  %s", strings.Repeat("█", full), strings.Repeat("·", width-full), part*100, line)
		if part > 0.01 && spent > 3 {
			line += ", " + (time.Duration(spent*(1-part)/part) * time.Second).String() + " left"
		}
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// say writes a line above the bar.
func (p *progress) say(line string) {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
	fmt.Fprintln(p.w, line)
}

// end takes the bar away.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
