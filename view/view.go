// Package view is a record as people read it: sections of items with names instead of ids and dates in words. It
// knows neither terminal nor HTML; both show the same View.
package view

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/record"
	"rapporteur/text"
)

// View is one report's record, ready to be shown.
type View struct {
	Title    string
	Byline   string // source and date: "wire report, 18 April 2025"
	Notes    []string
	Text     string
	Sections []Section
	Dated    []Moment // the chronology
	Undated  int      // entries that the report gives no date for
}

// Section is one kind of entry.
type Section struct {
	Kind  string // "actors", "meetings", …: for styles and links
	Title string // "Who met whom"
	Items []Item
}

// Item is one entry.
type Item struct {
	ID       string
	Kind     string
	Lead     string      // what stands first: a speaker, "ASSAULT", a number
	Head     string      // the entry in a few words
	Tags     []string    // mode, modality, channel, …
	Meta     []string    // when, where, on whose word
	Evidence []text.Span // the words
	Answers  []Item      // responses to a proposal; sides of a dispute
	Accounts []Told      // of a merged record: how each report tells it
	Why      string      // rule or model, and confidence
	edtf     string
	said     bool // a speech act, told as a statement too
}

// Moment is one line of the chronology.
type Moment struct {
	Date, Kind, ID, Line string
	Day                  string // its first day as far as it is known, 2025-04-17 or 2025-04: for sorting
	at                   int
}

// Of makes the view of a record.
func Of(r *record.Record) *View {
	n := names{r: r, by: map[record.ActorID]string{}}
	for _, a := range r.Actors {
		n.by[a.ID] = a.Name
	}
	v := &View{Title: r.Document.Title, Notes: r.Notes, Text: r.Document.Text}
	if v.Title == "" {
		v.Title = r.Document.ID
	}
	v.Byline = join(", ", r.Document.Source, r.Document.Byline, Date(r.Document.Published))
	for _, s := range []Section{
		{"actors", "People and parties", n.actors()},
		{"meetings", "Who met whom", n.events(true)},
		{"statements", "Who said what", n.statements(false)},
		{"events", "Who did what to whom", n.events(false)},
		{"tolls", "Tolls", n.tolls()},
		{"figures", "Other figures", n.figures()},
		{"proposals", "Proposals and answers", n.proposals()},
		{"positions", "Where they stand", n.positions()},
		{"groups", "Groups", n.groups()},
		{"thoughts", "Thoughts, plans and findings", n.statements(true)},
	} {
		if len(s.Items) > 0 {
			v.Sections = append(v.Sections, s)
		}
	}
	v.chronology()
	return v
}

// chronology lists every dated meeting, statement, event and toll by date, then by place in the text.
func (v *View) chronology() {
	for _, s := range v.Sections {
		if s.Kind != "meetings" && s.Kind != "statements" && s.Kind != "events" && s.Kind != "tolls" {
			continue
		}
		for _, it := range s.Items {
			if it.said {
				continue // its statement stands in the chronology
			}
			if it.edtf == "" {
				v.Undated++
				continue
			}
			v.Dated = append(v.Dated, Moment{Date: Date(it.edtf), Kind: it.Kind, ID: it.ID, Line: v.line(it), Day: sortKey(it.edtf), at: first(it.Evidence)})
		}
	}
	sort.SliceStable(v.Dated, func(i, j int) bool {
		a, b := v.Dated[i], v.Dated[j]
		if a.Day != b.Day {
			return a.Day < b.Day
		}
		return a.at < b.at
	})
}

// line is an item in one line.
func (v *View) line(it Item) string {
	words := ""
	switch {
	case len(it.Evidence) > 0:
		words = Squeeze(it.Evidence[0].Of(v.Text))
	case len(it.Accounts) > 0:
		words = it.Accounts[0].Quote
	}
	switch it.Kind {
	case "toll":
		return it.Lead + " " + it.Head
	case "statement":
		return it.Lead + " " + it.Head + ": " + words
	default:
		return words
	}
}

// Squeeze makes one line of words that stand on several.
func Squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func first(spans []text.Span) int {
	if len(spans) == 0 {
		return 0
	}
	return spans[0].Start
}

// names tells ids as names.
type names struct {
	r  *record.Record
	by map[record.ActorID]string
}

func (n names) one(id record.ActorID) string {
	if s := n.by[id]; s != "" {
		return s
	}
	return string(id)
}

func (n names) list(ids []record.ActorID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = n.one(id)
	}
	if k := len(out) - 1; k > 0 {
		return strings.Join(out[:k], ", ") + " and " + out[k]
	}
	return strings.Join(out, "")
}

func (n names) word(ids record.IDs) string {
	if len(ids) == 0 {
		return ""
	}
	return "on the word of " + n.list(ids)
}

func when(w *record.When) string {
	switch {
	case w == nil:
		return ""
	case w.EDTF != "":
		return Date(w.EDTF)
	case w.Text != "":
		return "“" + w.Text + "”"
	default:
		return ""
	}
}

func edtf(w *record.When) string {
	if w == nil {
		return ""
	}
	return w.EDTF
}

func where(w *record.Where) string {
	if w == nil {
		return ""
	}
	return townCase(w.Name)
}

// townCase writes a town as its name is written, not as a dateline does: "PORT SUDAN" is Port Sudan. Short names in
// capitals are letters ("UN", "DRC").
func townCase(s string) string {
	if len(s) < 4 || s != strings.ToUpper(s) || strings.ContainsAny(s, ".0123456789") {
		return s
	}
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

func prefix(p, s string) string {
	if s == "" {
		return ""
	}
	return p + s
}

// join puts the parts that are not empty together.
func join(sep string, parts ...string) string {
	return strings.Join(some(parts...), sep)
}

// some are the parts that are not empty, each once.
func some(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func why(t record.Trace) string { return fmt.Sprintf("%s, %.2f", t.By, t.Confidence) }
