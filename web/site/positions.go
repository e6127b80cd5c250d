package site

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strings"

	"rapporteur/desk"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

// matrix is actors by issues.
type matrix struct {
	Issues []string
	Rows   []matrixRow
	AsOf   string
	Stops  *stops // nil when nothing ever changed
}

type matrixRow struct {
	Actor string
	Cells []matrixCell
}

// matrixCell is where an actor stands on an issue: the last stand, and the line before it.
type matrixCell struct {
	Issue  string
	Stance string // of the last stand; "" when none is known
	Moved  bool
	Items  []view.Item
}

// Bounds of the matrix: more would be no table.
const (
	positionsRead = 1000
	matrixIssues  = 12
	matrixActors  = 60
)

func (s *Site) positions(r *http.Request) (*answer, error) {
	q, f, err := s.ask(r, "actor", "issue", "source")
	if err != nil {
		return nil, err
	}
	asOf := strings.TrimSpace(r.URL.Query().Get("as_of"))
	if _, ok := query.SpanOf(asOf); asOf != "" && !ok {
		return nil, &badRequest{"as_of: " + asOf + " is no day (say 2025-04-17)"}
	}
	f.Fields = append(f.Fields, field{"as_of", "", "hidden", asOf, ""}) // the slider below asks for it
	whole, err := s.stands(r.Context(), q, "")
	if err != nil {
		return nil, err
	}
	t := whole
	if asOf != "" { // the whole line up to that day is wanted, so that each cell can tell how it came about
		if t, err = s.stands(r.Context(), q, asOf); err != nil {
			return nil, err
		}
	}
	m := matrixOf(t.Merged, asOf)
	m.Stops = stopsOf(until(s.stops.daysOf(whole.Merged), query.DayOf(s.desk.Now())), r, asOf)
	return &answer{Title: "Positions", Lead: "Who stands where on which issue. A cell opens the words; an arrow marks a stand that changed.", Form: f,
		Data: m, JSON: s.standsEncoded(r.Context(), q, asOf), Empty: "No report tells where somebody stands on this."}, nil
}

// stands are the lines of a page, up to a day.
func (s *Site) stands(ctx context.Context, q query.Query, asOf string) (*desk.Together, error) {
	return s.desk.Positions(ctx, q, desk.PositionOptions{AsOf: asOf, Lines: true, Bare: true}, store.Page{Limit: positionsRead, Newest: true})
}

// standsEncoded are the same for programs, which also want to know where in the texts the words are.
func (s *Site) standsEncoded(ctx context.Context, q query.Query, asOf string) func(io.Writer) error {
	return func(w io.Writer) error {
		t, err := s.desk.Positions(ctx, q, desk.PositionOptions{AsOf: asOf, Lines: true}, store.Page{Limit: positionsRead, Newest: true})
		if err != nil {
			return err
		}
		return encoded(t.Merged)(w)
	}
}

func matrixOf(m *merge.Merged, asOf string) matrix {
	names := map[record.ActorID]string{}
	for _, a := range m.Actors {
		names[a.ID] = a.Name
	}
	lines := map[[2]string][]*merge.Stand{}
	moved := map[[2]string]bool{}
	byIssue, byActor := map[string]int{}, map[string]int{}
	for _, p := range m.Positions {
		key := [2]string{names[p.Actor], p.Issue}
		lines[key] = append(lines[key], p)
		moved[key] = moved[key] || p.Was != "" && p.Was != p.Stance
		byIssue[p.Issue]++
		byActor[key[0]]++
	}
	out := matrix{Issues: most(byIssue, matrixIssues), AsOf: asOf}
	for _, actor := range most(byActor, matrixActors) {
		row := matrixRow{Actor: actor}
		any := false
		for _, issue := range out.Issues {
			key := [2]string{actor, issue}
			cell := matrixCell{Issue: issue, Moved: moved[key]}
			if line := lines[key]; len(line) > 0 {
				cell.Stance = line[len(line)-1].Stance
			}
			row.Cells = append(row.Cells, cell)
			any = any || cell.Stance != ""
		}
		if any {
			out.Rows = append(out.Rows, row)
		}
	}
	out.fill(m, lines)
	return out
}

// fill puts the lines into the cells. What is in none is not made ready to be shown.
func (x *matrix) fill(m *merge.Merged, lines map[[2]string][]*merge.Stand) {
	var shown []*merge.Stand
	for _, row := range x.Rows {
		for _, cell := range row.Cells {
			shown = append(shown, lines[[2]string{row.Actor, cell.Issue}]...)
		}
	}
	all := items(&merge.Merged{Documents: m.Documents, Actors: m.Actors, Positions: shown}, "positions")
	for _, row := range x.Rows {
		for i := range row.Cells {
			n := len(lines[[2]string{row.Actor, row.Cells[i].Issue}])
			row.Cells[i].Items, all = all[:n], all[n:]
		}
	}
}

// most are the n names that are counted most often.
func most(count map[string]int, n int) []string {
	var out []string
	for name := range count {
		out = append(out, name)
	}
	sort.Slice(out, func(i, j int) bool {
		if count[out[i]] != count[out[j]] {
			return count[out[i]] > count[out[j]]
		}
		return out[i] < out[j]
	})
	return out[:min(n, len(out))]
}

// compared is one issue of a comparison as the page shows it.
type compared struct {
	desk.Comparison
	A, B line
}

// line is where an actor stands on an issue, as far as a comparison shows it.
type line struct {
	Items  []view.Item
	Hidden int // accounts that are not shown
	Link   string
	stands []*merge.Stand
}

// What a comparison shows of a line: its newest stands, and of each the accounts that tell when it began and how long it
// lasted. The rest is one question away.
const (
	lineShown   = 12
	atEitherEnd = 6 // the first, and as many of the last
)

func lineOf(actor, issue string, stands []*merge.Stand) line {
	n := max(0, len(stands)-lineShown)
	l := line{Link: "/search?" + url.Values{"q": {fmt.Sprintf("kind:position by:%q issue:%q", actor, issue)}}.Encode(), stands: stands[n:]}
	for _, s := range stands[:n] {
		l.Hidden += len(s.Accounts)
	}
	return l
}

// show fills in the items of a line, and gives those of others back.
func (l *line) show(all []view.Item) []view.Item {
	l.Items, all = all[:len(l.stands)], all[len(l.stands):]
	for i := range l.Items {
		told := &l.Items[i].Accounts
		if n := len(*told) - 2*atEitherEnd; n > 0 {
			*told = slices.Concat((*told)[:atEitherEnd], (*told)[atEitherEnd+n:])
			l.Hidden += n
		}
	}
	return all
}

func (s *Site) compare(r *http.Request) (*answer, error) {
	v := r.URL.Query()
	a, b, since := strings.TrimSpace(v.Get("a")), strings.TrimSpace(v.Get("b")), strings.TrimSpace(v.Get("against"))
	f := &form{Action: "/compare", Fields: []field{{"a", "One", "text", a, "Armenia"}, {"b", "Other", "text", b, "Azerbaijan"}, {"against", "Closer than on", "date", since, ""}}, Asked: a != "" && b != "", NoQuestion: true}
	out := &answer{Title: "Compare", Nav: "/positions", Lead: "Two actors issue by issue: where they agree, where they differ, and whether they came closer.", Form: f, JSON: struct{}{}, Empty: "No issue is known on which either stands."}
	if !f.Asked {
		return out, nil
	}
	x, err := s.desk.Compare(r.Context(), a, b, query.Query{}, since)
	if err != nil {
		return nil, err
	}
	var shown []*merge.Stand
	var list []compared
	for _, c := range x.Issues {
		one := compared{Comparison: c, A: lineOf(a, c.Issue, c.A), B: lineOf(b, c.Issue, c.B)}
		shown = append(append(shown, one.A.stands...), one.B.stands...)
		list = append(list, one)
	}
	all := items(&merge.Merged{Documents: x.Documents, Actors: x.Actors, Positions: shown}, "positions")
	for i := range list {
		all = list[i].B.show(list[i].A.show(all))
	}
	out.Data = map[string]any{"A": a, "B": b, "Issues": list}
	out.JSON = map[string]any{"a": a, "b": b, "issues": x.Issues}
	return out, nil
}
