package export

import (
	"bufio"
	"io"

	"rapporteur/record"
	"rapporteur/view"
)

// Found is an entry that a question found: a record that holds nothing else, with the text of its report.
type Found struct {
	Record *record.Record
	Date   string // in words; empty when unknown
	Below  string // where it stands: report, source, id
}

// Entry writes one entry as Terminal does, its date first and below its words where they stand.
func Entry(w io.Writer, f Found, o TerminalOptions) error {
	if o.Width <= 0 {
		o.Width = 100
	}
	t := &terminal{w: bufio.NewWriter(w), o: o, doc: f.Record.Document.Text}
	date := f.Date
	if date == "" {
		date = "without a date"
	}
	t.wrapped("", "", t.style("bold", date), "")
	kind, it := found(f.Record)
	it.Meta = without(it.Meta, f.Date)
	t.item(kind, it, "  ")
	t.wrapped("      ", "      ", f.Below, "dim")
	return t.w.Flush()
}

// found is the only entry of a record.
func found(r *record.Record) (kind string, it view.Item) {
	for _, s := range view.Of(r).Sections {
		if s.Kind != "actors" {
			return s.Kind, s.Items[0]
		}
	}
	names := map[record.ActorID]string{}
	for _, a := range r.Actors {
		names[a.ID] = a.Name
	}
	if len(r.Roles) > 0 {
		x := r.Roles[0]
		head := x.Title
		if x.When != "" {
			head = x.When + " " + head
		}
		if n := names[x.Of]; n != "" {
			head += ", " + n
		}
		return "actors", view.Item{ID: x.ID, Kind: "role", Lead: names[x.Actor], Head: head, Evidence: x.Evidence}
	}
	return "", view.Item{}
}

func without(list []string, s string) []string {
	var out []string
	for _, x := range list {
		if x != s {
			out = append(out, x)
		}
	}
	return out
}
