// Package crossdoc scores how well reports are merged, against sets of reports with hand-made clusters.
package crossdoc

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Set is a set of reports on one matter with hand-made clusters (rapporteur.crossdoc/1): which wordings tell the same
// event, repeat the same statement, name the same actor; which figures each report gives; where the reports differ. The
// gold is partial: what is not listed is not judged.
type Set struct {
	Name          string
	Docs          []Doc     `json:"docs"`
	Events        []cluster `json:"events"`
	Statements    []cluster `json:"statements"`
	Actors        []cluster `json:"actors"`
	Figures       []figure  `json:"figures"`
	Discrepancies []dispute `json:"discrepancies"`
	NotSame       []notSame `json:"not_same"`
	texts         map[string]string
}

// Doc is a report of a set: its file holds header lines, a blank line and the text.
type Doc struct {
	ID        string `json:"id"`
	File      string `json:"file"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Text      string `json:"-"`
}

type quote struct {
	Doc   string `json:"doc"`
	Quote string `json:"quote"`
	Nth   int    `json:"nth"`
}

type cluster struct {
	ID       string  `json:"id"`
	Mentions []quote `json:"mentions"`
}

type figure struct {
	Measure string `json:"measure"`
	Reports []struct {
		Doc      string   `json:"doc"`
		Min      *float64 `json:"min"`
		Max      *float64 `json:"max"`
		Evidence quote    `json:"evidence"`
	} `json:"reports"`
}

type dispute struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Sides []struct {
		Evidence []quote `json:"evidence"`
	} `json:"sides"`
}

type notSame struct{ A, B string }

// Read reads a folder with gold.json and its reports.
func Read(dir string) (*Set, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	s := &Set{Name: filepath.Base(filepath.Clean(dir)), texts: map[string]string{}}
	if err := json.Unmarshal(raw, s); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, "gold.json"), err)
	}
	if len(s.Docs) == 0 {
		return nil, fmt.Errorf("%s: %w", dir, errors.New("gold.json lists no docs"))
	}
	for i := range s.Docs {
		d := &s.Docs[i]
		raw, err := os.ReadFile(filepath.Join(dir, d.File))
		if err != nil {
			return nil, err
		}
		_, d.Text, _ = strings.Cut(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\n\n")
		d.Text = strings.Trim(d.Text, "\n")
		s.texts[d.ID] = d.Text
	}
	return s, nil
}

// Score is how a merged record does on one set.
type Score struct {
	Set                        string
	Events, Statements, Actors Pairs
	Figures, FiguresRight      int
	Disputes, Found, Reported  int
	Traps                      []string // pairs that must stay apart and are put together
	Missed                     []string // disputes that are not found
}

// Pairs are the links between wordings of different reports.
type Pairs struct {
	Mentions, Found    int
	Right, Given, Gold int
}

// F1 joins precision and recall of the links.
func (p Pairs) F1() float64 {
	if p.Given+p.Gold == 0 {
		return 0
	}
	return 2 * float64(p.Right) / float64(p.Given+p.Gold)
}

// Print writes the scores in lines.
func (c *Score) Print(w io.Writer) {
	fmt.Fprintf(w, "%s\n", c.Set)
	for _, k := range []struct {
		name string
		p    Pairs
	}{{"events", c.Events}, {"statements", c.Statements}, {"actors", c.Actors}} {
		if k.p.Mentions > 0 {
			fmt.Fprintf(w, "  %-11s pairs F1 %.3f  (%d of %d links, %d given; %d of %d wordings found)\n", k.name, k.p.F1(), k.p.Right, k.p.Gold, k.p.Given, k.p.Found, k.p.Mentions)
		}
	}
	fmt.Fprintf(w, "  %-11s %d of %d right\n", "figures", c.FiguresRight, c.Figures)
	fmt.Fprintf(w, "  %-11s %d of %d found, %d reported", "disputes", c.Found, c.Disputes, c.Reported)
	if len(c.Missed) > 0 {
		fmt.Fprintf(w, "; missed %s", strings.Join(c.Missed, ", "))
	}
	fmt.Fprintln(w)
	if len(c.Traps) > 0 {
		fmt.Fprintf(w, "  %-11s %s\n", "traps", strings.Join(c.Traps, "; "))
	}
}

// find is where a quote stands in its report, in bytes.
func (s *Set) find(q quote) (span, error) {
	text, at := s.texts[q.Doc], -1
	for range max(1, q.Nth) {
		k := strings.Index(text[at+1:], q.Quote)
		if k < 0 {
			return span{}, fmt.Errorf("set %s: report %s has no %q", s.Name, q.Doc, q.Quote)
		}
		at += 1 + k
	}
	return span{q.Doc, at, at + len(q.Quote)}, nil
}

type span struct {
	doc        string
	start, end int
}

// meet is how far two spans are the same: their overlap over their union, or little more where one holds nine tenths of
// the other; 0 below three tenths.
func (a span) meet(b span) float64 {
	inter := min(a.end, b.end) - max(a.start, b.start)
	if a.doc != b.doc || inter <= 0 {
		return 0
	}
	la, lb := a.end-a.start, b.end-b.start
	j := float64(inter) / float64(la+lb-inter)
	switch {
	case j >= 0.3:
		return j
	case float64(inter) >= 0.9*float64(min(la, lb)) && max(la, lb) <= 900:
		return j + 0.01
	}
	return 0
}

func meetAny(a span, list []span) bool {
	return slices.ContainsFunc(list, func(b span) bool { return a.meet(b) > 0 })
}
