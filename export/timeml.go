package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"sort"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
)

// timeML writes each report as a TimeML 1.2.1 document: its time expressions as TIMEX3, the words by which it reports
// speech as EVENT of the class REPORTING. Several reports stand one after another, each with its own XML header.
type timeML struct{ w io.Writer }

func newTimeML(w io.Writer, _ Options) Writer { return timeML{w} }

func (t timeML) Close() error { return nil }

func (t timeML) Record(r *record.Record) error {
	var b strings.Builder
	b.WriteString(xml.Header + "<TimeML>\n<DOCID>" + escape(r.Document.ID) + "</DOCID>\n<DCT>")
	if p := r.Document.Published; p != "" {
		fmt.Fprintf(&b, `<TIMEX3 tid="t0" type="DATE" value="%s" temporalFunction="false" functionInDocument="CREATION_TIME">%s</TIMEX3>`, p, p)
	}
	b.WriteString("</DCT>\n")
	if r.Document.Title != "" {
		b.WriteString("<TITLE>" + escape(r.Document.Title) + "</TITLE>\n")
	}
	b.WriteString("<TEXT>")
	at := 0
	for _, m := range timeMarks(r) {
		b.WriteString(escape(r.Document.Text[at:m.span.Start]) + m.open + escape(m.span.Of(r.Document.Text)) + m.shut)
		at = m.span.End
	}
	b.WriteString(escape(r.Document.Text[at:]) + "</TEXT>\n</TimeML>\n")
	_, err := io.WriteString(t.w, b.String())
	return err
}

type mark struct {
	span       text.Span
	open, shut string
}

// timeMarks are what is marked, in the order of the text; of marks that overlap the first stays.
func timeMarks(r *record.Record) []mark {
	var all []mark
	for i, t := range r.Times {
		all = append(all, mark{t.Span, fmt.Sprintf(`<TIMEX3 tid="t%d" type="%s" value="%s">`, i+1, t.Type, strings.ReplaceAll(escape(t.Timex), `"`, "&quot;")), "</TIMEX3>"})
	}
	for i, s := range r.Statements {
		if s.Cue != nil && !s.Cue.Empty() {
			all = append(all, mark{*s.Cue, fmt.Sprintf(`<EVENT eid="e%d" class="REPORTING">`, i+1), "</EVENT>"})
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].span.Start < all[j].span.Start })
	out := all[:0]
	end := 0
	for _, m := range all {
		if m.span.Start >= end && !m.span.Empty() {
			out, end = append(out, m), m.span.End
		}
	}
	return out
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return strings.NewReplacer("&#xA;", "\n", "&#x9;", "\t", "&#39;", "'", "&#34;", `"`).Replace(b.String())
}
