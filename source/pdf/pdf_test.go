package pdf

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// made is a PDF with lines of text, 14 points apart; a blank line parts paragraphs.
func made(lines ...string) []byte {
	var content strings.Builder
	content.WriteString("BT /F1 12 Tf 72 720 Td ")
	for _, l := range lines {
		fmt.Fprintf(&content, "(%s) Tj 0 -14 Td ", strings.NewReplacer("(", `\(`, ")", `\)`).Replace(l))
	}
	content.WriteString("ET")
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", content.Len(), content.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [" + strings.Repeat("500 ", 95) + "] >>", "<< /Title (Talks go on) >>"}
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return []byte(b.String())
}

func TestRead(t *testing.T) {
	doc, err := Read("a.pdf", made("Envoys of Kenya and Ghana met in Accra on Mon-", "day to talk about a truce.", "They agreed to go on.", "", "The rebels (who were absent)", "did not."))
	if err != nil {
		t.Fatal(err)
	}
	want := "Envoys of Kenya and Ghana met in Accra on Monday to talk about a truce. They agreed to go on.\n\nThe rebels (who were absent) did not."
	if doc.Text != want || doc.Title != "Talks go on" {
		t.Errorf("got %+v, want %q", doc, want)
	}
	for raw, want := range map[string]string{"": "cannot be read", "%PDF-1.4\nnonsense": "cannot be read", string(made()): "there is no text"} {
		if _, err := Read("a.pdf", []byte(raw)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: got %v", raw, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(made("Envoys met."))
	f.Add([]byte("%PDF-1.4\n1 0 obj\n<< /Kids [1 0 R] >>\ntrailer\n<< /Root 1 0 R >>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if doc, err := Read("x", raw); err == nil && !utf8.ValidString(doc.Text) {
			t.Errorf("the text is %q", doc.Text)
		}
	})
}
