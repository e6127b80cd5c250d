// Package export writes records in the forms that people and programs read, one file a form.
package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/view"
)

// TerminalOptions say how Terminal writes.
type TerminalOptions struct {
	Width int  // columns; 0 means 100
	Color bool // ANSI colours
	Why   bool // add the rule or model and the confidence of each entry
}

// Terminal writes a record as readable text: a section for each kind of entry, each with the words that report it,
// and at the end the whole as a chronology.
func Terminal(w io.Writer, r *record.Record, o TerminalOptions) error {
	return View(w, view.Of(r), o)
}

// View writes a view as readable text: of one report, or of what several tell together.
func View(w io.Writer, v *view.View, o TerminalOptions) error {
	if o.Width <= 0 {
		o.Width = 100
	}
	t := &terminal{w: bufio.NewWriter(w), o: o, doc: v.Text}
	t.heading(v)
	for _, s := range v.Sections {
		t.section(s)
	}
	t.chronology(v)
	return t.w.Flush()
}

type terminal struct {
	w   *bufio.Writer
	o   TerminalOptions
	doc string
}

// ANSI styles: bold, dim, and one colour a kind.
var styles = map[string]string{"bold": "1", "dim": "2", "actors": "36", "meetings": "35", "statements": "34", "events": "31", "tolls": "33", "figures": "33",
	"proposals": "32", "positions": "32", "groups": "36", "thoughts": "34", "chronology": "1", "disputes": "31", "roles": "36"}

func (t *terminal) style(name, s string) string {
	if !t.o.Color || s == "" || name == "" {
		return s
	}
	return "\x1b[" + styles[name] + "m" + s + "\x1b[0m"
}

func (t *terminal) heading(v *view.View) {
	t.wrapped("", "", v.Title, "bold")
	if v.Byline != "" {
		fmt.Fprintln(t.w, t.style("dim", v.Byline))
	}
	for _, n := range v.Notes {
		t.wrapped("! ", "  ", n, "dim")
	}
	if len(v.Sections) == 0 {
		fmt.Fprintln(t.w, "\nNothing to record was found.")
	}
}

func (t *terminal) title(kind, title string) {
	rule := strings.Repeat("─", max(0, t.o.Width-utf8.RuneCountInString(title)-1))
	fmt.Fprintf(t.w, "\n%s %s\n", t.style(kind, strings.ToUpper(title)), t.style("dim", rule))
}

func (t *terminal) section(s view.Section) {
	t.title(s.Kind, s.Title)
	if s.Kind == "actors" {
		t.actors(s.Items)
		return
	}
	for _, it := range s.Items {
		t.item(s.Kind, it, "  ")
	}
}

// actors are a line each; those without office or part in anything are named together at the end.
func (t *terminal) actors(items []view.Item) {
	col := 0
	for _, it := range items {
		if it.Head != "" {
			col = max(col, utf8.RuneCountInString(it.Lead))
		}
	}
	col = min(col, t.o.Width/3)
	var rest []string
	for _, it := range items {
		if it.Head == "" && !t.o.Why {
			rest = append(rest, it.Lead)
			continue
		}
		pad := strings.Repeat(" ", max(0, col-utf8.RuneCountInString(it.Lead)))
		head := it.Head
		if t.o.Why {
			head += strings.TrimSpace("  [" + it.Why + "]")
		}
		t.wrapped("  "+it.Lead+pad+"  ", strings.Repeat(" ", col+4), head, "")
	}
	if len(rest) > 0 {
		t.wrapped("  ", "  ", strings.Join(rest, ", "), "")
	}
}

// lead is what stands first of an item. Event types are told by their codes, as questions name them.
func lead(it view.Item) string {
	if it.Kind == "event" {
		return it.Lead
	}
	return view.Heading(it.Kind, it.Lead, it.Head)
}

func (t *terminal) item(kind string, it view.Item, indent string) {
	line := t.style("bold", lead(it))
	if it.Head != "" {
		line += "  " + it.Head
	}
	if len(it.Tags) > 0 {
		line += t.style("dim", "  · "+strings.Join(it.Tags, " · "))
	}
	if len(it.Meta) > 0 {
		line += t.style("dim", "  · "+strings.Join(it.Meta, " · "))
	}
	t.wrapped(indent, indent+"    ", line, "")
	t.words(it.Evidence, indent+"    ")
	t.accounts(it.Accounts, indent+"    ")
	if t.o.Why && it.Why != "" {
		t.wrapped(indent+"    ", indent+"    ", "why: "+it.Why+" at "+places(it.Evidence)+"  "+it.ID, "dim")
	}
	for _, a := range it.Answers {
		t.item(kind, a, indent+"  → ")
	}
}

// accounts quote how each report tells an entry. Near-duplicates of a report are told with it.
func (t *terminal) accounts(list []view.Told, indent string) {
	indent = strings.ReplaceAll(indent, "→", " ")
	copies := 0
	for i, a := range list {
		if a.Copy && i > 0 {
			copies++
			continue
		}
		line := a.Report
		if a.Says != "" {
			line += ": " + a.Says
		}
		if a.By != "" {
			line += " (" + a.By + ")"
		}
		t.wrapped(indent, indent+"  ", line+"  "+t.style("dim", quoted(a.Quote)), "")
	}
	if copies > 0 {
		t.wrapped(indent, indent, "and "+copiesOf(copies), "dim")
	}
}

func copiesOf(n int) string {
	if n == 1 {
		return "1 near-duplicate"
	}
	return fmt.Sprintf("%d near-duplicates", n)
}

func quoted(q string) string {
	if strings.HasPrefix(q, "\"") || strings.HasPrefix(q, "“") {
		return q
	}
	return "“" + q + "”"
}

// words quotes the evidence; several spans are parted by an ellipsis.
func (t *terminal) words(spans []text.Span, indent string) {
	indent = strings.ReplaceAll(indent, "→", " ")
	var parts []string
	for _, s := range spans {
		parts = append(parts, view.Squeeze(s.Of(t.doc)))
	}
	if len(parts) > 0 {
		t.wrapped(indent, indent, quoted(strings.Join(parts, " … ")), "dim")
	}
}

func places(spans []text.Span) string {
	var out []string
	for _, s := range spans {
		out = append(out, s.String())
	}
	return strings.Join(out, ", ")
}

func (t *terminal) chronology(v *view.View) {
	if len(v.Dated) == 0 {
		return
	}
	t.title("chronology", "Chronology")
	col := 0
	for _, m := range v.Dated {
		col = max(col, utf8.RuneCountInString(m.Date))
	}
	col = min(col, t.o.Width/3)
	last := ""
	for _, m := range v.Dated {
		date := m.Date
		if date == last {
			date = ""
		}
		last = m.Date
		pad := strings.Repeat(" ", max(0, col-utf8.RuneCountInString(date)))
		t.wrapped("  "+date+pad+"  ", strings.Repeat(" ", col+4), m.Line, "")
	}
	if v.Undated > 0 {
		t.wrapped("  ", "  ", fmt.Sprintf("%d more without a date in the report", v.Undated), "dim")
	}
}

// wrapped writes s in lines of the terminal's width, the first behind first, the others behind rest. ANSI codes do
// not count as width.
func (t *terminal) wrapped(first, rest, s, style string) {
	room := max(20, t.o.Width)
	line, used := first, width(first)
	begun := false
	for _, w := range strings.Fields(s) {
		if begun && used+1+width(w) > room {
			fmt.Fprintln(t.w, t.style(style, strings.TrimRight(line, " ")))
			line, used, begun = rest, width(rest), false
		}
		if begun {
			line, used = line+" ", used+1
		}
		line, used, begun = line+w, used+width(w), true
	}
	fmt.Fprintln(t.w, t.style(style, strings.TrimRight(line, " ")))
}

// width is the number of columns of s, without ANSI codes.
func width(s string) int {
	n, code := 0, false
	for _, r := range s {
		switch {
		case r == '\x1b':
			code = true
		case code:
			code = r != 'm'
		default:
			n++
		}
	}
	return n
}
