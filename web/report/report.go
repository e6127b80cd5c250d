// Package report is the page of one report: its text with the evidence highlighted on one side, its record on the
// other, each entry linked to its words. The page is one file without requests to anywhere; it reads without script,
// on a phone and on paper.
package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"sort"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/view"
)

//go:embed page.tmpl
var pageSource string

//go:embed body.tmpl
var bodySource string

// Style is the style sheet of the page, and the base of every page of the desk.
//
//go:embed style.css
var Style string

// Script lights up words and entries that belong together.
//
//go:embed script.js
var Script string

var page = template.Must(template.Must(template.New("page").Funcs(template.FuncMap{"quote": quote, "anchor": anchor, "heading": view.Heading}).Parse(bodySource)).New("whole").Parse(pageSource))

// Options say what the page shows.
type Options struct {
	Why bool // the rule or model and the confidence of each entry
	// Entry is the beginning of the address of an entry's own page ("/entry/3f9a1c2b04/"); "" when there is none.
	Entry string
	// With Entry each entry can be corrected, unless it is ReadOnly: Who does it as far as is known, Reviews is what people said of entries
	// (accepted, edited), Seen the number of the last correction of an entry. Named: Who is an account, and stays.
	ReadOnly bool
	Who      string
	Named    bool
	Reviews  map[string]string
	Seen     map[string]string
}

type data struct {
	*view.View
	Options
	Paragraphs []paragraph
	Kinds      []kind
	Style      template.CSS
	Script     template.JS
	Policy     string
}

type kind struct {
	Kind, Title string
	Count       int
}

// Write writes the page of a record.
func Write(w io.Writer, r *record.Record, o Options) error {
	sum := sha256.Sum256([]byte(Script))
	d := newData(r, o)
	d.Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	return page.Execute(w, d)
}

// Parts are the navigation and the two columns of the page, for a page that has a head of its own.
func Parts(r *record.Record, o Options) (sections, body template.HTML, err error) {
	d := newData(r, o)
	var a, b strings.Builder
	if err := page.ExecuteTemplate(&a, "sections", d); err != nil {
		return "", "", err
	}
	err = page.ExecuteTemplate(&b, "body", d)
	return template.HTML(a.String()), template.HTML(b.String()), err
}

func newData(r *record.Record, o Options) data {
	v := view.Of(r)
	d := data{View: v, Options: o, Style: template.CSS(Style), Script: template.JS(Script), Paragraphs: paragraphs(v)}
	for _, s := range v.Sections {
		d.Kinds = append(d.Kinds, kind{s.Kind, s.Title, len(s.Items)})
	}
	return d
}

// paragraph is a block of the text, cut into pieces that belong to the same entries.
type paragraph struct{ Pieces []piece }

type piece struct {
	Words   string
	Kinds   string   // class names: "statement toll"
	Entries []string // ids of the entries whose evidence holds the piece, the smallest first
	Names   []string // the entries whose evidence starts here: their targets for links
	Break   bool     // a line end follows
}

// Link is the entry that a piece leads to: the one with the fewest words.
func (p piece) Link() string { return p.Entries[0] }

// All are the entries of a piece as the script reads them.
func (p piece) All() string { return strings.Join(p.Entries, " ") }

// mark is one stretch of evidence.
type mark struct {
	text.Span
	id, kind string
	first    bool // the first stretch of its entry
}

func marks(v *view.View) []mark {
	var out []mark
	add := func(it view.Item) {
		for i, s := range it.Evidence {
			out = append(out, mark{s, it.ID, it.Kind, i == 0})
		}
	}
	for _, s := range v.Sections {
		for _, it := range s.Items {
			add(it)
			for _, a := range it.Answers {
				a.ID = it.ID
				for _, e := range a.Evidence {
					out = append(out, mark{e, a.ID, "answer", false})
				}
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// paragraphs cuts the text at blank lines, and each block wherever evidence begins or ends.
func paragraphs(v *view.View) []paragraph {
	all := marks(v)
	cuts := map[int]bool{0: true, len(v.Text): true}
	for _, m := range all {
		cuts[m.Start], cuts[m.End] = true, true
	}
	for i := range len(v.Text) {
		if v.Text[i] == '\n' {
			cuts[i], cuts[i+1] = true, true
		}
	}
	places := make([]int, 0, len(cuts))
	for c := range cuts {
		places = append(places, c)
	}
	slices.Sort(places)
	var out []paragraph
	var now paragraph
	var open []mark
	newlines := 0
	for i := 0; i+1 < len(places); i++ {
		words := v.Text[places[i]:places[i+1]]
		for len(all) > 0 && all[0].Start <= places[i] {
			open, all = append(open, all[0]), all[1:]
		}
		open = slices.DeleteFunc(open, func(m mark) bool { return m.End <= places[i] })
		if words == "\n" {
			newlines++
			if k := len(now.Pieces); k > 0 {
				now.Pieces[k-1].Break = newlines == 1
				if newlines > 1 {
					out, now = append(out, now), paragraph{}
				}
			}
			continue
		}
		newlines = 0
		now.Pieces = append(now.Pieces, pieceOf(words, places[i], open))
	}
	if len(now.Pieces) > 0 {
		out = append(out, now)
	}
	return out
}

func pieceOf(words string, at int, open []mark) piece {
	p := piece{Words: words}
	ms := slices.Clone(open)
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].Len() < ms[j].Len() })
	for _, m := range ms {
		if !slices.Contains(p.Entries, m.id) {
			p.Entries = append(p.Entries, m.id)
		}
		if !strings.Contains(" "+p.Kinds+" ", " "+m.kind+" ") {
			p.Kinds = strings.TrimSpace(p.Kinds + " " + m.kind)
		}
		if m.first && m.Start == at {
			p.Names = append(p.Names, m.id)
		}
	}
	return p
}

// quote is an item's words, several stretches parted by an ellipsis.
func quote(doc string, it view.Item) string {
	var parts []string
	for _, s := range it.Evidence {
		parts = append(parts, view.Squeeze(s.Of(doc)))
	}
	q := strings.Join(parts, " … ")
	if strings.HasPrefix(q, "\"") || strings.HasPrefix(q, "“") || q == "" {
		return q
	}
	return "“" + q + "”"
}

// anchor is the name of the place in the text where an entry's words begin.
func anchor(id string) string { return "w-" + id }
