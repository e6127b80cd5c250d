package desk

import (
	"context"
	"slices"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// Claim is what somebody is accused of, by whom, with the answers to it.
type Claim struct {
	*merge.Words
	Answers []*merge.Words `json:"answers"` // denials and dismissals: of this claim, or by the accused in a report of it
}

// Claims are the accusations that a question finds, with who denied or answered them where.
type Claims struct {
	*Together
	List []Claim `json:"claims"`
}

// Claims tells who accused whom of what, on whose word, and where that was denied.
func (d *Desk) Claims(ctx context.Context, q query.Query, p store.Page) (*Claims, error) {
	acts := query.Either(query.Where(query.Act, "accuse"), query.Where(query.Act, "criticise"))
	found, err := d.Find(ctx, query.All(q, query.Where(query.Kind, "statement"), acts), p)
	if err != nil {
		return nil, err
	}
	hits, err := d.withOthers(ctx, found.Hits)
	if err != nil {
		return nil, err
	}
	answers, err := d.answersIn(ctx, hits)
	if err != nil {
		return nil, err
	}
	m, err := d.merged(ctx, append(hits, answers...))
	if err != nil {
		return nil, err
	}
	out := &Claims{Together: &Together{m, len(found.Hits), found.Next}}
	for _, w := range m.Statements {
		if w.Act == record.Accuse || w.Act == record.Criticise {
			out.List = append(out.List, Claim{w, answersTo(w, m.Statements)})
		}
	}
	return out, nil
}

// answersIn are the denials and dismissals in the reports of the hits.
func (d *Desk) answersIn(ctx context.Context, hits []store.Hit) ([]store.Hit, error) {
	var docs []string
	for i := range hits {
		if id := hits[i].Report.ID; !slices.Contains(docs, id) {
			docs = append(docs, id)
		}
	}
	var in []query.Query
	for _, id := range docs {
		in = append(in, query.Where(query.Doc, id))
	}
	if len(in) == 0 {
		return nil, nil
	}
	answers := query.Either(query.Where(query.Act, "deny"), query.Where(query.Act, "dismiss"))
	found, err := d.Find(ctx, query.All(query.Where(query.Kind, "statement"), answers, query.Either(in...)), store.Page{})
	if err != nil {
		return nil, err
	}
	return found.Hits, nil
}

// answersTo are the answers to a claim: those that are about it, and what the accused deny in a report that tells it.
func answersTo(w *merge.Words, all []*merge.Words) []*merge.Words {
	var out []*merge.Words
	for _, a := range all {
		if a.Act != record.Deny && a.Act != record.Dismiss {
			continue
		}
		byAccused := slices.ContainsFunc(a.Speaker, func(id record.ActorID) bool { return slices.Contains(w.Target, id) })
		if a.About == w.ID || a.About == "" && byAccused && sameReport(a, w) {
			out = append(out, a)
		}
	}
	return out
}

func sameReport(a, b *merge.Words) bool {
	return slices.ContainsFunc(a.Accounts, func(x merge.Account) bool {
		return slices.ContainsFunc(b.Accounts, func(y merge.Account) bool { return x.Doc == y.Doc })
	})
}
