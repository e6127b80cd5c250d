package read

import (
	"cmp"
	"math"
	"slices"

	"rapporteur/lexicon"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// finish puts the findings in the order of the text and tells what the reader of the record should know.
func finish(p *page.Page) *record.Record {
	r := p.Out
	if p.Published.IsZero() {
		r.Notes = append(r.Notes, "No publication date is known: dates such as “Thursday” or “last month” stay unresolved.")
	}
	inOrder("roles", r.Roles, func(x *record.Role) *record.Trace { return &x.Trace })
	inOrder("groups", r.Groups, func(x *record.Group) *record.Trace { return &x.Trace })
	inOrder("statements", r.Statements, func(x *record.Statement) *record.Trace { return &x.Trace })
	inOrder("events", r.Events, func(x *record.Event) *record.Trace { return &x.Trace })
	inOrder("tolls", r.Tolls, func(x *record.Toll) *record.Trace { return &x.Trace })
	inOrder("figures", r.Figures, func(x *record.Figure) *record.Trace { return &x.Trace })
	inOrder("proposals", r.Proposals, func(x *record.Proposal) *record.Trace { return &x.Trace })
	inOrder("positions", r.Positions, func(x *record.Position) *record.Trace { return &x.Trace })
	inOrder("times", r.Times, func(x *record.Time) *record.Trace { return &x.Trace })
	inOrder("places", r.Places, func(x *record.Place) *record.Trace { return &x.Trace })
	for i := range r.Proposals {
		r.Proposals[i].FoundBy = r.Proposals[i].By
	}
	r.Actors = slices.DeleteFunc(r.Actors, func(a *record.Actor) bool { return !mentioned(p, a) })
	forget(r)
	for _, a := range r.Actors {
		a.Confidence = confidence("actors", a.By, a.Confidence)
		slices.SortStableFunc(a.Mentions, func(x, y record.Mention) int { return before(x.Span, y.Span) })
	}
	return r
}

// mentioned sees to it that the actor has a mention: one that only an adjective or a possessive stands for ("British" in
// "British and French ministers") is mentioned there. It is false for one that no word stands for.
func mentioned(p *page.Page, a *record.Actor) bool {
	if len(a.Mentions) == 0 {
		for _, i := range p.Spots(a.ID) {
			a.Mentions = append(a.Mentions, record.Mention{Span: p.Doc.Tokens[i].Span, How: "nominal"})
		}
	}
	if len(a.Mentions) == 0 {
		if s, ok := standIn(p, a); ok {
			a.Mentions = append(a.Mentions, record.Mention{Span: s, How: "nominal"})
		}
	}
	return len(a.Mentions) > 0
}

// inOrder sorts entries by where their words begin, and gives them the confidence that their rule has earned.
func inOrder[T any](kind string, list []T, trace func(*T) *record.Trace) {
	for i := range list {
		t := trace(&list[i])
		t.Confidence = confidence(kind, t.By, t.Confidence)
	}
	slices.SortStableFunc(list, func(a, b T) int {
		x, y := trace(&a), trace(&b)
		if c := before(lead(x), lead(y)); c != 0 {
			return c
		}
		return cmp.Compare(x.ID, y.ID)
	})
}

func lead(t *record.Trace) text.Span {
	if len(t.Evidence) == 0 {
		return text.Span{}
	}
	return t.Evidence[0]
}

func before(a, b text.Span) int {
	if c := cmp.Compare(a.Start, b.Start); c != 0 {
		return c
	}
	return cmp.Compare(a.End, b.End)
}

// confidence is how often the rule was right on hand-coded reports. What these do not code (figures, places) keeps its
// reader's estimate.
func confidence(kind, rule string, estimate float64) float64 {
	if c, ok := lexicon.Confidence(kind, rule); ok {
		return c
	}
	return round(estimate)
}

func round(f float64) float64 { return math.Round(f*100) / 100 }
