// Package pdf reads the text of a report from a PDF. Only text that is kept as text is found: a page that was scanned has
// none.
package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"

	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/text"
)

// The bounds: files come from anywhere, and the format invites abuse.
const (
	limit    = 8 * source.Limit
	most     = 500              // pages
	patience = 30 * time.Second // for a whole file
)

// Read makes a report of a file.
func Read(name string, raw []byte) (record.Document, error) {
	doc := record.Document{ID: name}
	if len(raw) > limit {
		return doc, source.TooLargeError(name, len(raw))
	}
	type answer struct {
		title, text string
		err         error
	}
	done := make(chan answer, 1)
	stop := time.Now().Add(patience)
	go func() {
		var a answer
		defer func() {
			if p := recover(); p != nil {
				a.err = fmt.Errorf("the file is damaged")
			}
			done <- a
		}()
		a.title, a.text, a.err = read(raw, stop)
	}()
	var a answer
	select {
	case a = <-done:
	case <-time.After(patience + time.Second):
		a.err = fmt.Errorf("it takes more than %v to read", patience)
	}
	switch {
	case a.err != nil:
		return doc, &source.Error{Report: name, Kind: source.Shape, Message: "the PDF cannot be read: " + a.err.Error()}
	case strings.TrimSpace(a.text) == "":
		return doc, &source.Error{Report: name, Kind: source.Empty, Message: "there is no text in this PDF", Hint: "it may be scanned: have its letters recognised first"}
	case len(a.text) > source.Limit:
		return doc, source.TooLargeError(name, len(a.text))
	}
	doc.Title, doc.Text = a.title, a.text
	return doc, nil
}

func read(raw []byte, stop time.Time) (title, body string, err error) {
	r, err := pdf.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", "", err
	}
	pages := r.NumPage()
	if pages > most {
		return "", "", fmt.Errorf("it has %d pages; the limit is %d", pages, most)
	}
	var paragraphs []string
	for i := 1; i <= pages; i++ {
		if time.Now().After(stop) {
			return "", "", fmt.Errorf("it takes more than %v to read", patience)
		}
		p := r.Page(i)
		if p.V.IsNull() {
			continue
		}
		paragraphs = append(paragraphs, page(p)...)
	}
	title, _ = text.Clean([]byte(strings.TrimSpace(r.Trailer().Key("Info").Key("Title").Text())))
	body, _ = text.Clean([]byte(strings.Join(paragraphs, "\n\n")))
	return title, body, nil
}

// row is a line of a page.
type row struct {
	y, size float64
	letters []pdf.Text
}

// page is the paragraphs of a page, from the top: lines that lie closer than one and a half lines apart.
func page(p pdf.Page) []string {
	rows := rowsOf(p.Content().Text)
	var out []string
	var current strings.Builder
	end := func() {
		if s := strings.TrimSpace(current.String()); s != "" {
			out = append(out, s)
		}
		current.Reset()
	}
	gap := usualGap(rows)
	for i, r := range rows {
		if i > 0 && rows[i-1].y-r.y > 1.4*gap {
			end()
		}
		join(&current, r.String())
	}
	end()
	return out
}

// join puts a line behind others. A word that was parted at the end of a line is made whole.
func join(b *strings.Builder, line string) {
	before := b.String()
	if s, ok := strings.CutSuffix(before, "-"); ok && len(s) > 0 && len(line) > 0 && 'a' <= line[0] && line[0] <= 'z' && 'a' <= s[len(s)-1] && s[len(s)-1] <= 'z' {
		b.Reset()
		b.WriteString(s + line)
		return
	}
	if before != "" {
		b.WriteByte(' ')
	}
	b.WriteString(line)
}

// rowsOf puts letters into lines, from the top, each from the left.
func rowsOf(letters []pdf.Text) []row {
	var rows []row
	for _, l := range letters {
		if l.S == "" || math.IsNaN(l.X) || math.IsNaN(l.Y) {
			continue
		}
		k := slices.IndexFunc(rows[max(0, len(rows)-8):], func(r row) bool { return math.Abs(r.y-l.Y) < 0.35*math.Max(r.size, 4) })
		if k < 0 {
			rows = append(rows, row{y: l.Y, size: l.FontSize, letters: []pdf.Text{l}})
			continue
		}
		k += max(0, len(rows)-8)
		rows[k].letters = append(rows[k].letters, l)
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].y > rows[j].y })
	for _, r := range rows {
		sort.SliceStable(r.letters, func(i, j int) bool { return r.letters[i].X < r.letters[j].X })
	}
	return rows
}

// String is the line, with blanks where there is room for one.
func (r row) String() string {
	var b strings.Builder
	end := math.Inf(1)
	for _, l := range r.letters {
		if l.X-end > 0.2*math.Max(l.FontSize, 4) {
			b.WriteByte(' ')
		}
		b.WriteString(l.S)
		end = l.X + l.W
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// usualGap is the distance that most lines have.
func usualGap(rows []row) float64 {
	var gaps []float64
	for i := 1; i < len(rows); i++ {
		if g := rows[i-1].y - rows[i].y; g > 1 {
			gaps = append(gaps, g)
		}
	}
	if len(gaps) == 0 {
		return math.Inf(1)
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}
