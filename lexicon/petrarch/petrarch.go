// Package petrarch turns dictionaries of the PETRARCH coders into a lexicon of one's own: actors with codes that change by
// date, nouns of agents, and verbs with their patterns. What cannot be told in a lexicon is listed with the reason.
//
//	c := petrarch.New(lexicon.Builtin())
//	c.Add("my.actors.txt", text)
//	c.Write(os.Stdout)
package petrarch

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"rapporteur/lexicon"
)

// Converter takes up dictionaries.
type Converter struct {
	NewVerbs bool // takes no words for verbs of which the built-in lexicon knows something
	Bare     bool // takes the code of a verb alone also where the built-in lexicon knows the verb by what stands beside it

	world *lexicon.World
	rows  map[string][]string // table to its rows, in the order of the dictionaries
	told  map[string]bool     // rows, so that each is told once
	left  []left

	classes         map[string][]string // sets of words that patterns of verbs name
	patterns, known int                 // patterns of verbs that were taken; those that add nothing to the built-in frames
}

// left is an entry that was not taken.
type left struct{ where, entry, why string }

// New is a converter that tells only what world does not know.
func New(world *lexicon.World) *Converter {
	return &Converter{world: world, rows: map[string][]string{}, told: map[string]bool{}, classes: map[string][]string{}}
}

// columns are the tables that are written, in this order.
var columns = []struct{ table, cols string }{
	{"organizations", "name | aliases | kind | country | cameo"},
	{"armed_groups", "name | aliases | country | cameo"},
	{"leaders", "name | aliases | of | office | from | to | cameo | source"},
	{"agents", "noun | kind | code | number"},
	{"event_classes", "class | words"},
	{"events", "lemma | pos | pattern | type | mode | cameo"},
}

var (
	verbBlock = regexp.MustCompile(`(?m)^--- .*---`)
	agentCode = regexp.MustCompile(`\[[A-Z]*~[A-Z]*\]`)
	anyCode   = regexp.MustCompile(`(?m)\[[^\]\n]+\]`)
)

// Add takes up one dictionary; what kind it is shows in its text. file is how errors and lists name it.
func (c *Converter) Add(file, text string) error {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	switch {
	case verbBlock.MatchString(text):
		c.verbs(file, text)
	case agentCode.MatchString(text):
		c.agents(file, text)
	case strings.Contains(text, "<ISSUE"):
		return fmt.Errorf("%s: a dictionary of issues: issues cannot be told in a lexicon", file)
	case anyCode.MatchString(text):
		c.actors(file, text)
	default:
		return fmt.Errorf("%s: no dictionary of actors, agents or verbs: it has no code in brackets", file)
	}
	return nil
}

// lines are the lines of a dictionary without comments, numbered from 1.
func lines(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for l := range strings.SplitSeq(text, "\n") {
			n++
			l, _, _ = strings.Cut(l, "#")
			if strings.HasPrefix(l, "<!--") {
				l = ""
			}
			if !yield(n, l) {
				return
			}
		}
	}
}

func (c *Converter) leave(file string, line int, entry, why string) {
	c.left = append(c.left, left{fmt.Sprintf("%s:%d", file, line), strings.TrimSpace(entry), why})
}

// row adds a row once; a cell cannot hold the marks that part cells.
func (c *Converter) row(table string, cells ...string) bool {
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(strings.ReplaceAll(cell, "|", " "))
	}
	r := strings.Join(cells, " | ")
	for strings.Contains(r, "|  |") {
		r = strings.ReplaceAll(r, "|  |", "| |")
	}
	r = strings.TrimRight(r, " |")
	if c.told[table+r] {
		return false
	}
	c.told[table+r] = true
	c.rows[table] = append(c.rows[table], r)
	return true
}

// Write writes the lexicon: the tables, then as comments what was not taken, by reason.
func (c *Converter) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, t := range columns {
		if len(c.rows[t.table]) == 0 {
			continue
		}
		fmt.Fprintf(out, "! %s: %s\n", t.table, t.cols)
		for _, r := range c.rows[t.table] {
			fmt.Fprintln(out, r)
		}
		fmt.Fprintln(out)
	}
	why := ""
	for _, l := range c.byReason() {
		if l.why != why {
			why = l.why
			fmt.Fprintf(out, "# not taken: %s\n", why)
		}
		fmt.Fprintf(out, "#   %s %s\n", l.where, l.entry)
	}
	return out.Flush()
}

func (c *Converter) byReason() []left {
	all := slices.Clone(c.left)
	slices.SortStableFunc(all, func(a, b left) int { return strings.Compare(a.why, b.why) })
	return all
}

// Count is how many rows were taken and how many entries were left for each reason, as lines for people.
func (c *Converter) Count() []string {
	var out []string
	for _, t := range columns {
		if n := len(c.rows[t.table]); n > 0 {
			out = append(out, fmt.Sprintf("%d rows of %s", n, t.table))
		}
	}
	if c.patterns > 0 {
		out = append(out, fmt.Sprintf("%d patterns of verbs taken, of %d of them there was nothing to add", c.patterns, c.known))
	}
	n := 0
	all := c.byReason()
	for i, l := range all {
		n++
		if i+1 == len(all) || all[i+1].why != l.why {
			out = append(out, fmt.Sprintf("%d not taken: %s", n, l.why))
			n = 0
		}
	}
	return out
}
