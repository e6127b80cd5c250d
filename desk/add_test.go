package desk

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
)

// picky is an engine that cannot read some texts.
type picky struct{}

func (picky) Read(d record.Document) (*record.Record, error) {
	switch d.Text {
	case "Breaks.":
		return nil, &source.Error{Report: d.ID, Kind: source.Internal, Message: "defect in who: index out of range"}
	case "Der Minister.":
		return nil, &source.Error{Report: d.ID, Kind: source.Language, Message: "the text is German"}
	}
	return dull{}.Read(d)
}

func items(texts ...string) source.Items {
	return func(yield func(source.Item) bool) {
		for i, s := range texts {
			it := source.Item{Name: fmt.Sprintf("clip %d", i), Document: record.Document{ID: fmt.Sprint(i), Text: s}}
			if s == "" {
				it.Err = &source.Error{Report: it.Name, Kind: source.Empty, Message: "the file is empty"}
			}
			if !yield(it) {
				return
			}
		}
	}
}

func TestAdd(t *testing.T) {
	now := time.Date(2025, 4, 16, 8, 0, 0, 0, time.UTC)
	d, ctx := newDesk(&now), context.Background()
	d.Engine = picky{}
	scope, err := query.ParseScope("scope.txt", "query:\n-cup\n", now)
	if err != nil {
		t.Fatal(err)
	}
	d.Scope = scope
	texts := []string{"Envoys met.", "Breaks.", "", "Der Minister.", "The cup final.", "Envoys  met."}
	var what []string
	o := AddOptions{Jobs: 2, Told: func(x Outcome) { what = append(what, x.What) }}
	sum, err := d.Add(ctx, items(texts...), o)
	if want := (Sum{Added: 1, Known: 1, Outside: 1, Foreign: 1, Failed: 2, Entries: 1}); err != nil || sum != want {
		t.Errorf("got %+v, %v, want %+v", sum, err, want)
	}
	if got := fmt.Sprint(what); got != "[added failed failed foreign outside known]" {
		t.Errorf("told were %s", got)
	}
	troubles, _ := d.Store.Troubles(ctx)
	if len(troubles) != 2 || troubles[0].Message != "defect in who: index out of range" || troubles[1].Kind != "empty" {
		t.Errorf("troubles are %+v", troubles)
	}
	if sum, err = d.Add(ctx, items(texts[0]), AddOptions{}); err != nil || sum.Known != 1 {
		t.Errorf("again: %+v, %v", sum, err)
	}
	if runs, _ := d.Store.Runs(ctx); len(runs) != 1 {
		t.Errorf("adding what is known makes a run: %+v", runs)
	}
	// With an engine that can read it, the report is read anew, and is no trouble any more.
	d.Engine = dull{}
	again, err := d.Reread(ctx, RereadOptions{})
	if err != nil || again.Read != 1 || again.New != 1 {
		t.Errorf("read anew: %+v, %v", again, err)
	}
	if troubles, _ := d.Store.Troubles(ctx); len(troubles) != 1 {
		t.Errorf("troubles are %+v", troubles)
	}
	if st, _ := d.Store.Status(ctx); st.Reports[store.Coded] != 2 || st.Reports[store.Failed] != 0 {
		t.Errorf("status is %+v", st)
	}
}

func TestAddStops(t *testing.T) {
	now := time.Date(2025, 4, 16, 8, 0, 0, 0, time.UTC)
	d := newDesk(&now)
	ctx, stop := context.WithCancel(context.Background())
	never := make(chan struct{})
	defer close(never)
	time.AfterFunc(50*time.Millisecond, stop)
	_, err := d.Add(ctx, func(yield func(source.Item) bool) { <-never }, AddOptions{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("waiting for input that does not come, it is interrupted with %v", err)
	}
}
