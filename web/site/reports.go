package site

import (
	"context"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"rapporteur/auth"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
	"rapporteur/web/report"
)

// reportsShown is how many reports a page lists.
const reportsShown = 100

func (s *Site) reports(r *http.Request) (*answer, error) {
	v := r.URL.Query()
	text := strings.TrimSpace(v.Get("q"))
	q, err := query.ParseForReports(text, s.desk.Now())
	if err != nil {
		return nil, err
	}
	list, older, newer, err := s.reportPage(r.Context(), q, v.Get("before"), v.Get("after"))
	if err != nil {
		return nil, err
	}
	type line struct {
		ID        string      `json:"id"`
		State     store.State `json:"state"`
		Title     string      `json:"title,omitempty"`
		Source    string      `json:"source,omitempty"`
		Published string      `json:"published,omitempty"`
	}
	lines := make([]line, 0, len(list))
	for _, x := range list {
		lines = append(lines, line{x.ID, x.State, x.Document.Title, x.Document.Source, x.Document.Published})
	}
	a := &answer{Title: "Reports", Lead: "Every report that was taken in, read or not, those that came last first.", Form: &form{Action: "/reports", Q: text, Asked: text != "", Hint: `source:"Nile Wire" published>=2025-04`},
		Data: list, JSON: lines, Empty: "No report answers this."}
	if older {
		a.Next, a.NextTitle = beside(r, "before", list[len(list)-1].Seq), "older"
	}
	if newer {
		a.Prev = beside(r, "after", list[0].Seq)
	}
	return a, nil
}

// reportPage are reports, the newest first: those before one of them, those after one, or the newest; and whether there
// are older and newer ones.
func (s *Site) reportPage(ctx context.Context, q query.Query, before, after string) (list []store.Report, older, newer bool, err error) {
	from, err := number(before + after)
	if err != nil || before != "" && after != "" {
		return nil, false, false, fmt.Errorf("page %q: %w", before+after, store.ErrPage)
	}
	if after == "" {
		list, err = s.desk.Store.Newest(ctx, q, from, reportsShown+1)
		if older = len(list) > reportsShown; older {
			list = list[:reportsShown]
		}
		return withoutTexts(list), older, before != "" && len(list) > 0 && s.isAfter(ctx, q, list[0].Seq), err
	}
	for x, err := range s.desk.Store.ReportsAfter(ctx, q, from) {
		if err != nil {
			return nil, false, false, err
		}
		if newer = len(list) == reportsShown; newer {
			break
		}
		list = append(list, *x)
	}
	slices.Reverse(list)
	return withoutTexts(list), len(list) > 0, newer, nil
}

// number is the number of a report in an address; 0 when none is told.
func number(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err == nil && n < 0 {
		err = strconv.ErrRange
	}
	return n, err
}

// isAfter tells whether a report came after one of them. One that cannot be read says so on its own page.
func (s *Site) isAfter(ctx context.Context, q query.Query, seq int64) bool {
	for range s.desk.Store.ReportsAfter(ctx, q, seq) {
		return true
	}
	return false
}

// withoutTexts lets go of what a list does not show.
func withoutTexts(list []store.Report) []store.Report {
	for i := range list {
		list[i].Document.Text = ""
	}
	return list
}

// beside is the address of a page of reports beside this one.
func beside(r *http.Request, side string, seq int64) string {
	v := r.URL.Query()
	v.Del("before")
	v.Del("after")
	v.Set(side, strconv.FormatInt(seq, 10))
	return strings.TrimSuffix(r.URL.Path, ".json") + "?" + v.Encode()
}

// reportData is the page of one report.
type reportData struct {
	*store.Report
	Sections, Body template.HTML
	Notes          []string
	Cite           cited
	Rejected       []string // entries that are left out
	Copies         []store.Copy
}

func (s *Site) report(r *http.Request) (*answer, error) {
	id := strings.TrimSuffix(r.PathValue("id"), ".json")
	x, err := s.desk.Show(r.Context(), id)
	if err != nil {
		return nil, err
	}
	rec := x.Reviewed.Record
	if rec == nil {
		rec = &record.Record{Format: record.Format, Document: x.Document, Notes: []string{x.Reason}}
	}
	d := reportData{Report: x.Report, Notes: rec.Notes, Cite: citedReport(x.Report), Copies: x.Copies}
	for id, review := range x.Reviews {
		if review == "rejected" {
			d.Rejected = append(d.Rejected, id)
		}
	}
	slices.Sort(d.Rejected)
	if d.Sections, d.Body, err = report.Parts(rec, report.Options{Why: true, Entry: "/entry/" + store.Short(x.ID) + "/", ReadOnly: !s.may(r, correctRoute), Who: whoIs(r), Named: auth.Name(r.Context()) != "", Reviews: x.Reviews, Seen: seenOf(x.Log)}); err != nil {
		return nil, err
	}
	return &answer{Title: reportTitle(x.Report), Nav: "/reports", Data: d, JSON: func(w io.Writer) error {
		b, err := record.Encode(rec)
		if err == nil {
			_, err = w.Write(b)
		}
		return err
	}}, nil
}

// seenOf is how each entry of a report stands that somebody said something of.
func seenOf(log []store.Correction) map[string]string {
	out := map[string]string{}
	for _, c := range log {
		out[c.Of.Entry] = strconv.FormatInt(c.N, 10)
	}
	return out
}

func some(list ...string) []string {
	var out []string
	for _, x := range list {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}

// entry is the page of one entry: why it is there.
func (s *Site) entry(r *http.Request) (*answer, error) {
	name := strings.TrimSuffix(r.PathValue("entry"), ".json")
	x, err := s.desk.Explain(r.Context(), store.Ref{Doc: r.PathValue("id"), Entry: name})
	if err != nil {
		return nil, err
	}
	part := store.Cut(x.Report.Reviewed.Record, &x.Entry)
	part.Document = x.Report.Document
	var it view.Item
	title := "Entry"
	for _, sec := range view.Of(part).Sections {
		if sec.Kind != "actors" {
			it, title = sec.Items[0], sec.Title
		}
	}
	return &answer{Title: title, Nav: "/reports", Data: map[string]any{"X": x, "Item": it, "Correct": correctOf(r, x), "MayCorrect": s.may(r, correctRoute)}, JSON: map[string]any{
		"ref": x.Ref, "kind": x.Entry.Kind, "by": x.Entry.By, "confidence": x.Entry.Confidence, "words": x.Words, "review": x.Review, "history": x.History}}, nil
}
