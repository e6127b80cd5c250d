package storetest

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

func actors(t *testing.T, s store.Store) {
	fill(t, s, 60)
	list := must[[]store.Actor](t)(s.Actors(ctx, "juma", 0))
	if len(list) != 1 {
		t.Fatalf("Juma and Amina Juma are %d actors", len(list))
	}
	a := list[0]
	if !slices.Contains(a.Names, "Amina Juma") || a.Kind != record.Person || a.Country != "KEN" || a.Reports < 10 || a.First >= a.Last {
		t.Errorf("got %+v", a)
	}
	if n := must[int](t)(s.Count(ctx, ask(t, "actor:juma"))); n != a.Entries {
		t.Errorf("has a part in %d entries, and %d are found", a.Entries, n)
	}
	if list := must[[]store.Actor](t)(s.Actors(ctx, "zoe okai", 1)); len(list) != 1 || list[0].Name != "Zoë Okai" {
		t.Errorf("got %+v", list)
	}
	all := must[[]store.Actor](t)(s.Actors(ctx, "", 0))
	if len(all) < 4 || all[0].Entries < all[1].Entries || all[len(all)-1].Entries == 0 {
		t.Errorf("without words: %+v", all)
	}
	groups, called := []string{"nobody/x"}, []string{""}
	for _, a := range all {
		groups, called = append(groups, a.Group), append(called, a.Name)
	}
	if got := must[[]store.Actor](t)(s.ActorsOf(ctx, groups)); !reflect.DeepEqual(got[1:], all) || got[0].Name != "" {
		t.Errorf("by their groups %+v, want %+v", got, all)
	}
	if got := must[[]string](t)(s.Names(ctx, groups)); !slices.Equal(got, called) {
		t.Errorf("called %q, want %q", got, called)
	}
	if got := must[[]string](t)(s.Named(ctx, "juma")); !slices.Equal(got, []string{a.Group}) {
		t.Errorf("Juma is %v, want %s", got, a.Group)
	}
}

// partition is what is the same as what, as one line a group.
func partition(t *testing.T, s store.Store, kind string) []string {
	t.Helper()
	by := map[string][]string{}
	for _, h := range must[*store.Found](t)(s.Find(ctx, ask(t, "kind:"+kind), store.Page{})).Hits {
		by[h.Group] = append(by[h.Group], h.Ref().String())
	}
	var out []string
	for _, list := range by {
		slices.Sort(list)
		out = append(out, strings.Join(list, " "))
	}
	slices.Sort(out)
	return out
}

func groups(t *testing.T, s store.Store) {
	fill(t, s, 200)
	shared := 0
	for _, line := range partition(t, s, "event") {
		refs := strings.Fields(line)
		if len(refs) < 2 {
			continue
		}
		shared++
		ref, _ := store.ParseRef(refs[0])
		var got []string
		for _, r := range must[[]store.Ref](t)(s.Group(ctx, ref)) {
			got = append(got, r.String())
		}
		slices.Sort(got)
		if !slices.Equal(got, refs) {
			t.Errorf("the group of %s is %v, want %v", ref, got, refs)
		}
	}
	if shared == 0 {
		t.Error("no event is told by two reports")
	}
}

func order(open Opener) func(*testing.T, store.Store) {
	return func(t *testing.T, s store.Store) {
		list := fill(t, s, 150)
		other := open(t, Now, Linker{})
		defer other.Close()
		slices.Reverse(list)
		for len(list) > 0 {
			n := min(len(list), 37)
			must[[]store.Added](t)(other.Add(ctx, list[:n]))
			list = list[n:]
		}
		if a, b := partition(t, s, "event"), partition(t, other, "event"); !slices.Equal(a, b) {
			t.Errorf("in another order there are %d groups, not %d", len(b), len(a))
		}
		a, b := must[[]store.Actor](t)(s.Actors(ctx, "juma", 0)), must[[]store.Actor](t)(other.Actors(ctx, "juma", 0))
		if len(a) != 1 || len(b) != 1 || a[0].Entries != b[0].Entries || !slices.Equal(a[0].Names, b[0].Names) {
			t.Errorf("in another order Juma is %+v, not %+v", b, a)
		}
	}
}

func reread(t *testing.T, s store.Store) {
	list := fill(t, s, 10)
	id := list[4].ID
	run := must[store.Run](t)(s.Begin(ctx, store.Run{What: "reread", Engine: record.Engine{Version: "2"}}))
	if run.ID != 2 || !run.Began.Equal(Now()) {
		t.Errorf("the second run is %+v", run)
	}
	body := list[4].Document.Text
	fresh := &record.Record{Engine: run.Engine, Roles: []record.Role{{Trace: record.Trace{ID: "r-new", Evidence: []text.Span{{Start: 0, End: 6}}}, Title: "chair"}}}
	ok(t, s.Reread(ctx, id, run.ID, store.Coded, fresh))
	if got := found(t, s, "doc:"+id); len(got) != 1 || got[0] != id+"/r-new" {
		t.Errorf("read anew it has %v", got)
	}
	if r := must[*store.Report](t)(s.Report(ctx, id)); r.Run != 2 || len(r.Record.Roles) != 1 || r.Document.Text != body {
		t.Errorf("got %+v", r)
	}
	if old := must[*record.Record](t)(s.Reading(ctx, id, 1)); len(record.Entries(old)) != len(record.Entries(list[4].Record)) {
		t.Errorf("the reading before is %+v", old)
	}
	if now := must[*record.Record](t)(s.Reading(ctx, id, 7)); len(now.Roles) != 1 {
		t.Errorf("the newest reading is %+v", now)
	}
	if none := must[*record.Record](t)(s.Reading(ctx, id, 0)); none != nil {
		t.Errorf("before it was added it was %+v", none)
	}
	if runs := must[[]store.Run](t)(s.Runs(ctx)); len(runs) != 2 || runs[1].Engine.Version != "2" || runs[1].What != "reread" {
		t.Errorf("runs are %+v", runs)
	}
}

func rereadLeavesNothing(open Opener) func(*testing.T, store.Store) {
	return func(t *testing.T, s store.Store) {
		// Every report is first read as another one, then as itself: what is left is what a fresh archive has.
		list := Reports(1, 60)
		for i := range list {
			wrong := list[i]
			wrong.Run, wrong.Record = 1, list[(i+7)%60].Record
			r := *wrong.Record
			r.Document = wrong.Document
			wrong.Record = &r
			must[[]store.Added](t)(s.Add(ctx, []store.Report{wrong}))
		}
		for i := range list {
			ok(t, s.Reread(ctx, list[i].ID, 2, store.Coded, list[i].Record))
		}
		other := open(t, Now, Linker{})
		defer other.Close()
		for i := range list {
			list[i].Run = 2
		}
		must[[]store.Added](t)(other.Add(ctx, list))
		a, b := dump(t, s), dump(t, other)
		if a, b := partition(t, s, "event"), partition(t, other, "event"); !slices.Equal(a, b) {
			t.Errorf("events make %d groups, want %d", len(a), len(b))
		}
		if sortLines(a) != sortLines(b) {
			t.Errorf("read anew:\n%s\nfresh:\n%s", a, b)
		}
		for _, name := range []string{"juma", "ministry", "rebels"} {
			x, y := must[[]store.Actor](t)(s.Actors(ctx, name, 0)), must[[]store.Actor](t)(other.Actors(ctx, name, 0))
			if len(x) != 1 || len(y) != 1 || x[0].Entries != y[0].Entries || x[0].Reports != y[0].Reports || !slices.Equal(x[0].Names, y[0].Names) {
				t.Errorf("%s is %+v, want %+v", name, x, y)
			}
		}
	}
}

func sortLines(s string) string {
	lines := strings.Split(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// some is the first entry that a question finds.
func some(t *testing.T, s store.Store, question string) store.Hit {
	t.Helper()
	f := must[*store.Found](t)(s.Find(ctx, ask(t, question), store.Page{Limit: 1}))
	if len(f.Hits) == 0 {
		t.Fatalf("%q finds nothing", question)
	}
	return f.Hits[0]
}

func correct(t *testing.T, s store.Store, h store.Hit, c store.Correction) store.Correction {
	t.Helper()
	c.Of, c.Kind, c.Spans, c.Words, c.Who, c.Because = h.Ref(), h.Entry.Kind, h.Entry.Evidence, h.Words, "jb", "the report says so"
	return must[store.Correction](t)(s.Correct(ctx, c))
}

func corrections(t *testing.T, s store.Store) {
	fill(t, s, 30)
	before := dump(t, s)
	h := some(t, s, "kind:event type:ASSAULT")
	one := correct(t, s, h, store.Correction{What: store.Edit, Set: map[string]json.RawMessage{"type": json.RawMessage(`"COERCE"`), "when.edtf": json.RawMessage(`"2030-01-02"`), "place": json.RawMessage("null")}})
	if one.N != 1 || !one.At.Equal(Now()) {
		t.Errorf("the correction is %+v", one)
	}
	got := some(t, s, "type:COERCE date:2030-01-02 review:edited")
	if got.Ref() != h.Ref() || got.Entry.Place != nil || got.Entry.When.EDTF != "2030-01-02" {
		t.Errorf("edited it is %+v", got.Entry)
	}
	if r := must[*store.Report](t)(s.Report(ctx, h.Report.ID)); slices.ContainsFunc(r.Record.Events, func(e record.Event) bool { return e.Type == "COERCE" }) {
		t.Error("the reading itself was changed")
	}
	two := correct(t, s, h, store.Correction{What: store.Reject})
	if n := len(found(t, s, "review:rejected")); n != 1 {
		t.Errorf("%d entries are rejected", n)
	}
	three := must[store.Correction](t)(s.Correct(ctx, store.Correction{What: store.Undo, Of: h.Ref(), Kind: "event", Undoes: two.N}))
	if n := len(found(t, s, "review:edited")); n != 1 {
		t.Errorf("with the rejection undone, %d entries are edited", n)
	}
	must[store.Correction](t)(s.Correct(ctx, store.Correction{What: store.Undo, Of: h.Ref(), Kind: "event", Undoes: three.N}))
	if n := len(found(t, s, "review:rejected")); n != 1 {
		t.Errorf("with the undoing undone, %d entries are rejected", n)
	}
	for _, n := range []int64{one.N, two.N} {
		must[store.Correction](t)(s.Correct(ctx, store.Correction{What: store.Undo, Of: h.Ref(), Kind: "event", Undoes: n}))
	}
	if after := dump(t, s); after != before {
		t.Errorf("with everything undone the archive is\n%s\nwas\n%s", after, before)
	}
	if all := must[[]store.Correction](t)(s.Corrections(ctx, "")); len(all) != 6 || all[0].Words[0] != h.Words[0] {
		t.Errorf("the log is %+v", all)
	}
	if own := must[[]store.Correction](t)(s.Corrections(ctx, h.Report.ID)); len(own) != 6 {
		t.Errorf("the log of the report is %+v", own)
	}
	if _, err := s.Correct(ctx, store.Correction{What: store.Edit, Of: h.Ref(), Kind: "event", Set: map[string]json.RawMessage{"colour": json.RawMessage(`"red"`)}}); err == nil {
		t.Error("a field that events do not have can be set")
	}
	if after := dump(t, s); after != before {
		t.Error("a correction that is refused left a trace")
	}
}

func byHand(t *testing.T, s store.Store) {
	fill(t, s, 200)
	before := partition(t, s, "event")
	// Two events that are the same as others each are united; the groups join.
	var pairs []string
	for _, line := range before {
		if strings.Count(line, " ") == 1 {
			pairs = append(pairs, line)
		}
	}
	if len(pairs) < 2 {
		t.Fatal("too few groups of two")
	}
	a, _ := store.ParseRef(strings.Fields(pairs[0])[0])
	b, _ := store.ParseRef(strings.Fields(pairs[1])[1])
	x := some(t, s, "doc:"+a.Doc+" id:"+a.Entry)
	y := some(t, s, "doc:"+b.Doc+" id:"+b.Entry)
	with := y.Ref()
	merged := correct(t, s, x, store.Correction{What: store.Merge, With: &with})
	if n := len(must[[]store.Ref](t)(s.Group(ctx, x.Ref()))); n != 4 {
		t.Errorf("united, the group has %d", n)
	}
	split := correct(t, s, x, store.Correction{What: store.Split})
	if n := len(must[[]store.Ref](t)(s.Group(ctx, y.Ref()))); n < 2 {
		t.Errorf("with the other split off, the group has %d", n)
	}
	undo := func(c store.Correction) {
		must[store.Correction](t)(s.Correct(ctx, store.Correction{What: store.Undo, Of: c.Of, With: c.With, Kind: c.Kind, Undoes: c.N}))
	}
	undo(split)
	if n := len(must[[]store.Ref](t)(s.Group(ctx, x.Ref()))); n != 4 {
		t.Errorf("with the split undone, the group has %d", n)
	}
	undo(merged)
	if after := partition(t, s, "event"); !slices.Equal(after, before) {
		t.Errorf("with everything undone there are %d groups, not %d", len(after), len(before))
	}
	split = correct(t, s, x, store.Correction{What: store.Split})
	if n := len(must[[]store.Ref](t)(s.Group(ctx, x.Ref()))); n != 1 {
		t.Errorf("split off, the group has %d", n)
	}
	undo(split)
	if after := partition(t, s, "event"); !slices.Equal(after, before) {
		t.Errorf("with the split undone there are %d groups, not %d", len(after), len(before))
	}
}

func replay(t *testing.T, s store.Store) {
	list := fill(t, s, 30)
	h := some(t, s, "kind:event")
	i := slices.IndexFunc(list, func(r store.Report) bool { return r.ID == h.Report.ID })
	correct(t, s, h, store.Correction{What: store.Accept})
	// A later engine rests the entry on a word more, so that its id is another.
	raw, err := json.Marshal(list[i].Record)
	ok(t, err)
	later := new(record.Record)
	ok(t, json.Unmarshal(raw, later))
	for k := range later.Events {
		if later.Events[k].ID == h.Entry.ID {
			later.Events[k].ID = "e-later"
			later.Events[k].Evidence[0].End++
		}
	}
	ok(t, s.Reread(ctx, h.Report.ID, 2, store.Coded, later))
	if got := some(t, s, "review:accepted"); got.Entry.ID != "e-later" {
		t.Errorf("accepted is %s", got.Entry.ID)
	}
	later.Events = nil
	ok(t, s.Reread(ctx, h.Report.ID, 3, store.Coded, later))
	if got := found(t, s, "review:accepted"); len(got) != 0 {
		t.Errorf("accepted are %v", got)
	}
	if _, lost := lostOf(t, s, h.Report.ID); len(lost) != 1 {
		t.Errorf("lost are %+v", lost)
	}
}

func lostOf(t *testing.T, s store.Store, id string) (*store.Reviewed, []store.Correction) {
	t.Helper()
	r := must[*store.Report](t)(s.Report(ctx, id))
	reviewed := must[*store.Reviewed](t)(store.Apply(r.Record, store.Holding(must[[]store.Correction](t)(s.Corrections(ctx, id)))))
	return reviewed, reviewed.Lost
}
