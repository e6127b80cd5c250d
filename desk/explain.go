package desk

import (
	"context"
	"fmt"

	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// Explained is everything that is known of one entry.
type Explained struct {
	Ref     store.Ref
	Report  *Shown
	Entry   record.Entry
	Words   []Stretch // the words it rests on
	Others  []store.Hit
	Review  string
	History []store.Correction // what people said of it
}

// Stretch is one stretch of words with where it stands.
type Stretch struct {
	Start int    `json:"start"` // in code points of the report's text
	End   int    `json:"end"`
	Quote string `json:"quote"`
	Line  int    `json:"line"` // of the text, from 1
}

// Explain tells of an entry its exact words and where they stand, the rule or model that found it, how sure it is, what
// people said of it, and the other reports of the same.
func (d *Desk) Explain(ctx context.Context, ref store.Ref) (*Explained, error) {
	shown, err := d.whole(ctx, ref.Doc) // what is rejected can be explained too, and taken back
	if err != nil {
		return nil, err
	}
	if shown.Reviewed.Record == nil {
		return nil, fmt.Errorf("entry %s: its report is not coded (%s): %w", ref, shown.State, store.ErrNotFound)
	}
	out := &Explained{Ref: store.Ref{Doc: shown.ID, Entry: ref.Entry}, Report: shown, Review: shown.Reviews[ref.Entry]}
	found := false
	for _, e := range record.Entries(shown.Reviewed.Record) {
		if e.ID == ref.Entry {
			out.Entry, found = e, true
		}
	}
	if !found {
		return nil, fmt.Errorf("entry %s: %w", ref, store.ErrNotFound)
	}
	whole := shown.Document.Text
	tx := text.New(whole)
	for _, s := range out.Entry.Evidence {
		c := tx.CodePoints(s)
		line := 1
		for _, b := range []byte(whole[:s.Start]) {
			if b == '\n' {
				line++
			}
		}
		out.Words = append(out.Words, Stretch{c.Start, c.End, s.Of(whole), line})
	}
	for _, c := range shown.Log {
		if c.Of.Entry == ref.Entry {
			out.History = append(out.History, c)
		}
	}
	groups, err := d.Store.Groups(ctx, out.Entry.Kind, []store.Ref{out.Ref})
	if err != nil {
		return nil, err
	}
	members, err := d.Store.Members(ctx, groups, nil)
	for _, h := range members {
		if h.Ref() != out.Ref {
			out.Others = append(out.Others, h)
		}
	}
	return out, err
}
