// Package storetest is the exam that every archive sits: what a store.Store promises, tried out.
package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// Now is the clock of the exam.
func Now() time.Time { return time.Date(2025, 4, 17, 12, 0, 0, 0, time.UTC) }

// Opener opens an empty archive.
type Opener func(t *testing.T, now func() time.Time, l store.Linker) store.Store

// Run holds an implementation against what is promised.
func Run(t *testing.T, open Opener) {
	for name, exam := range map[string]func(*testing.T, store.Store){
		"adding again changes nothing":              addAgain,
		"a copy elsewhere is kept, counted once":    copies,
		"all or nothing":                            allOrNothing,
		"reports by the beginning of their id":      byPrefix,
		"reports are asked for":                     reports,
		"questions are answered as query does":      questions,
		"pages":                                     pages,
		"actors are grouped":                        actors,
		"groups":                                    groups,
		"members of groups":                         members,
		"events in short":                           deeds,
		"groups do not depend on the order":         order(open),
		"rereading":                                 reread,
		"corrections":                               corrections,
		"merged and split by hand":                  byHand,
		"corrections survive rereading":             replay,
		"troubles":                                  troubles,
		"feeds":                                     feeds,
		"searches":                                  searches,
		"status":                                    status,
		"what is not there":                         missing,
		"rereading leaves no trace of what was not": rereadLeavesNothing(open),
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, Now, Linker{})
			defer s.Close()
			exam(t, s)
		})
	}
}

var ctx = context.Background()

func must[T any](t *testing.T) func(T, error) T {
	return func(x T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func ask(t *testing.T, s string) query.Query {
	t.Helper()
	return must[query.Query](t)(query.Parse(s, Now()))
}

// fill adds n made-up reports and gives them.
func fill(t *testing.T, s store.Store, n int) []store.Report {
	t.Helper()
	run := must[store.Run](t)(s.Begin(ctx, store.Run{What: "add", Engine: record.Engine{Version: "1"}}))
	list := Reports(1, n)
	for i := range list {
		list[i].Run = run.ID
	}
	must[[]store.Added](t)(s.Add(ctx, list))
	return list
}

// found are the refs of what a question finds.
func found(t *testing.T, s store.Store, question string) []string {
	t.Helper()
	var out []string
	for _, h := range must[*store.Found](t)(s.Find(ctx, ask(t, question), store.Page{})).Hits {
		out = append(out, h.Report.ID+"/"+h.Entry.ID)
	}
	return out
}

func addAgain(t *testing.T, s store.Store) {
	list := fill(t, s, 20)
	before := dump(t, s)
	for _, a := range must[[]store.Added](t)(s.Add(ctx, list)) {
		if a.New {
			t.Errorf("%s is new the second time", a.ID)
		}
	}
	if after := dump(t, s); after != before {
		t.Errorf("adding again changed the archive:\n%s\nwas\n%s", after, before)
	}
	for i, known := range must[[]bool](t)(s.Known(ctx, []string{list[3].ID, "none", list[3].ID, store.ID(list[0].Document.Text)})) {
		if known != (i != 1) {
			t.Errorf("known[%d] is %v", i, known)
		}
	}
}

// dump is all that questions can see.
func dump(t *testing.T, s store.Store) string {
	t.Helper()
	var b strings.Builder
	for _, h := range must[*store.Found](t)(s.Find(ctx, query.Query{}, store.Page{})).Hits {
		raw, err := json.Marshal(h.Entry.Of)
		ok(t, err)
		fmt.Fprintln(&b, h.Ref(), h.Day, h.Review, h.Words, string(raw))
	}
	for r, err := range s.Reports(ctx, query.Query{}) {
		ok(t, err)
		fmt.Fprintln(&b, r.ID, r.Seq, r.Document.Title, r.Copies, r.State, r.Run)
	}
	st := must[store.Status](t)(s.Status(ctx))
	st.Format = 0
	raw, err := json.Marshal(st)
	ok(t, err)
	b.Write(raw)
	return b.String()
}

func copies(t *testing.T, s store.Store) {
	list := fill(t, s, 3)
	again := list[1]
	again.Document.Text = strings.ReplaceAll(again.Document.Text, " ", "\n ")
	again.Document.Source, again.Record = "Another Paper", nil
	again.Copies = []store.Copy{{Name: "other.txt", Source: "Another Paper"}}
	if a := must[[]store.Added](t)(s.Add(ctx, []store.Report{again})); a[0].New || a[0].ID != list[1].ID {
		t.Errorf("the same words in another paper are %+v", a[0])
	}
	r := must[*store.Report](t)(s.Report(ctx, list[1].ID))
	if len(r.Copies) != 2 || r.Document.Source == "Another Paper" || r.Record == nil {
		t.Errorf("the report is %+v", r)
	}
	if st := must[store.Status](t)(s.Status(ctx)); st.Copies != 1 || st.Reports[store.Coded] != 3 {
		t.Errorf("status is %+v", st)
	}
}

func allOrNothing(t *testing.T, s store.Store) {
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, isMem := s.(interface{ InMemory() }); isMem {
		t.Skip("nothing to interrupt")
	}
	if _, err := s.Add(cancelled, Reports(1, 5)); err == nil {
		t.Fatal("adding goes on when it is cancelled")
	}
	if st := must[store.Status](t)(s.Status(ctx)); len(st.Reports) != 0 {
		t.Errorf("what was cancelled left %+v", st)
	}
	fill(t, s, 5)
}

func byPrefix(t *testing.T, s store.Store) {
	list := fill(t, s, 40)
	r := must[*store.Report](t)(s.Report(ctx, list[7].ID[:10]))
	if r.ID != list[7].ID || r.Document.ID != r.ID || r.Document.Text != list[7].Document.Text || !r.Added.Equal(Now()) {
		t.Errorf("got %+v", r)
	}
	if !reflect.DeepEqual(r.Record.Events, list[7].Record.Events) || r.Record.Document.Text != r.Document.Text {
		t.Errorf("the record is %+v, want %+v", r.Record.Events, list[7].Record.Events)
	}
	if r := must[*store.Report](t)(s.Report(ctx, "given-8")); r.ID != list[8].ID {
		t.Errorf("given-8 is %s", r.ID)
	}
	_, err := s.Report(ctx, "")
	for i := 0; err == nil || errors.Is(err, store.ErrNotFound); i++ { // among 40 ids, two begin alike
		if i == 16 {
			t.Fatal("no beginning is ambiguous")
		}
		_, err = s.Report(ctx, fmt.Sprintf("%x", i))
	}
	if !errors.Is(err, store.ErrAmbiguous) {
		t.Errorf("got %v", err)
	}
}

func reports(t *testing.T, s store.Store) {
	list := fill(t, s, 250)
	outside := store.Report{Document: record.Document{Title: "Cup final", Text: "The home side won the cup."}, State: store.Outside, Reason: "names no actor of the scope", Run: 1}
	must[[]store.Added](t)(s.Add(ctx, []store.Report{outside}))
	for question, accepts := range map[string]func(store.Report) bool{
		"":                      func(store.Report) bool { return true },
		"shells":                func(r store.Report) bool { return strings.Contains(r.Document.Title+r.Document.Text, "Shells") },
		"source:nile":           func(r store.Report) bool { return r.Document.Source == "Nile Wire" },
		"title:cup":             func(r store.Report) bool { return r.Document.Title == "Cup final" },
		"since:2025-04-10":      func(r store.Report) bool { return r.Document.Published >= "2025-04-10" },
		"doc:given-1":           func(r store.Report) bool { return len(r.Copies) > 0 && strings.HasPrefix(r.Copies[0].Given, "given-1") },
		`"the cup" -text:zebra`: func(r store.Report) bool { return r.Document.Title == "Cup final" },
	} {
		var want, got []string
		for _, r := range append(slices.Clone(list), outside) {
			if accepts(r) {
				want = append(want, store.ID(r.Document.Text))
			}
		}
		for r, err := range s.Reports(ctx, ask(t, question)) {
			ok(t, err)
			got = append(got, r.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %d reports, want %d", question, len(got), len(want))
		}
	}
	newest := must[[]store.Report](t)(s.Newest(ctx, query.Query{}, 0, 3))
	if len(newest) != 3 || newest[0].Seq <= newest[1].Seq || newest[0].ID != newest[0].Document.ID || newest[0].Added.IsZero() || newest[0].Document.Title != "Cup final" {
		t.Errorf("the newest are %+v", newest)
	}
	nile := ask(t, "source:nile")
	var forward, backward []string
	for r, err := range s.Reports(ctx, nile) {
		ok(t, err)
		forward = append(forward, r.ID)
	}
	for before := int64(0); ; {
		page := must[[]store.Report](t)(s.Newest(ctx, nile, before, 7))
		if len(page) == 0 {
			break
		}
		for _, r := range page {
			backward = append(backward, r.ID)
			before = r.Seq
		}
	}
	slices.Reverse(backward)
	if len(forward) < 8 || !slices.Equal(forward, backward) {
		t.Errorf("page by page from the newest there are %d reports, and %d from the oldest", len(backward), len(forward))
	}
}

// Questions are tried on every archive; query.Query.Accepts says what each must find.
var Questions = []string{
	"", "shells", "shel*", `"the truce"`, "text:envoy -kind:event", "kind:meeting", "type:ASSAULT,AGREE", "mode:aerial", "cameo:19", "act:accuse", "stance:opposes",
	"modality:planned", "measure:killed", "channel:telegram", "actor:juma", `actor:"amina juma"`, "by:mensah", "speaker:juma", "to:rebels", "with:kenya", "word:ministry", "issue:ceasefire", "place:sudan", `place:"port sudan"`,
	"country:SDN", "country:ken kind:statement", "date:2025-04", "since:2025-04-10", "until:2025-04-03", "date<2025-04-05 kind:event", "date>2025-04-20", "published:2025-04-07", "count>=10",
	"count<20", "count:12", "confidence>=0.8", "confidence<0.5 OR kind:toll", "review:none", "review:accepted", "id:e-", "title:talks", "source:nile", "doc:given-1", "language:en",
	"(actor:juma OR actor:mensah) -issue:ceasefire since:2025-04-05", "-(kind:event kind:event)", "byline:berg", "url:example", "nobody", "actor:nobody OR place:nowhere",
	"actor:juma kind:event -kind:meeting", "by:juma (kind:role OR kind:position)", "actor:juma shells country:SDN", "actor:juma actor:mensah", "speaker:juma kind:event", "actor:juma -kind:statement since:2025-04-05", "with:kenya kind:meeting -actor:juma",
	"kind:position (by:juma OR by:mensah)", "(speaker:juma OR speaker:kenya)", "(by:juma OR to:mensah) kind:event", "doc:given-1 kind:event", "(doc:given-1 OR doc:given-2 OR doc:nothing) act:accuse,deny", "-(doc:given-1 OR doc:given-2) kind:toll",
}

func questions(t *testing.T, s store.Store) {
	list := fill(t, s, 120)
	for _, question := range Questions {
		q := ask(t, question)
		var want []string
		for _, r := range list {
			v := query.Of(r.Record, r.Copies[0].Given)
			v.Document = r.Document
			v.Document.ID = store.ID(r.Document.Text)
			for id, n := range v.Actors { // the linker of the exam takes who shares a name for one
				n.Names = aliases(n.Names)
				v.Actors[id] = n
			}
			for _, e := range record.Entries(r.Record) {
				if q.Accepts(v, &e) {
					want = append(want, v.Document.ID+"/"+e.ID)
				}
			}
		}
		got := found(t, s, question)
		if n := must[int](t)(s.Count(ctx, q)); n != len(got) {
			t.Errorf("%q counts %d and finds %d", question, n, len(got))
		}
		kinds(t, s, q)
		days(t, s, q)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %d, want %d\n%v\n%v", question, len(got), len(want), first(got), first(want))
		}
	}
}

// kinds holds what Kinds tells against what Find does.
func kinds(t *testing.T, s store.Store, q query.Query) {
	t.Helper()
	want := map[string]int{}
	for _, h := range must[*store.Found](t)(s.Find(ctx, q, store.Page{})).Hits {
		want[h.Entry.Kind]++
	}
	if got := must[map[string]int](t)(s.Kinds(ctx, q)); !maps.Equal(got, want) {
		t.Errorf("the kinds of %q are %v, want %v", q, got, want)
	}
}

// days holds what Days tells against what Find does.
func days(t *testing.T, s store.Store, q query.Query) {
	t.Helper()
	var want []store.DayCount
	for _, h := range must[*store.Found](t)(s.Find(ctx, q, store.Page{})).Hits {
		last := len(want) - 1
		if h.Day == query.Forever {
			continue
		}
		if last < 0 || want[last].Day != h.Day {
			want, last = append(want, store.DayCount{Day: h.Day}), last+1
		}
		want[last].Count++
	}
	if got := must[[]store.DayCount](t)(s.Days(ctx, q)); !slices.Equal(got, want) {
		t.Errorf("the days of %q are %v, want %v", q, got, want)
	}
}

func first(list []string) []string { return list[:min(len(list), 5)] }

// pagesOf holds a question's pages against all that it finds at once.
func pagesOf(t *testing.T, s store.Store, question string, newest bool) {
	t.Helper()
	all := must[*store.Found](t)(s.Find(ctx, ask(t, question), store.Page{Newest: newest})).Hits
	var got []store.Hit
	p := store.Page{Limit: 7, Newest: newest}
	for {
		f := must[*store.Found](t)(s.Find(ctx, ask(t, question), p))
		got = append(got, f.Hits...)
		if f.Next == "" {
			break
		}
		p.After = f.Next
	}
	if len(got) != len(all) || len(all) == 0 {
		t.Fatalf("%q: pages have %d entries, all are %d", question, len(got), len(all))
	}
	for i := range got {
		if got[i].Ref() != all[i].Ref() {
			t.Fatalf("%q: entry %d of the pages is %s, want %s", question, i, got[i].Ref(), all[i].Ref())
		}
		if i > 0 && (got[i].Day < got[i-1].Day) != newest && got[i].Day != got[i-1].Day {
			t.Errorf("%q: day %s after %s", question, got[i].Day, got[i-1].Day)
		}
	}
}

func pages(t *testing.T, s store.Store) {
	fill(t, s, 60)
	for _, question := range []string{"kind:event", "actor:juma", "actor:juma kind:event -kind:meeting", "speaker:juma", "actor:juma modality:planned", "actor:juma (actor:mensah OR place:sudan)"} {
		for _, newest := range []bool{false, true} {
			pagesOf(t, s, question, newest)
		}
	}
	if _, err := s.Find(ctx, query.Query{}, store.Page{After: "nonsense"}); err == nil {
		t.Error("a page begins at nonsense")
	}
	h := must[*store.Found](t)(s.Find(ctx, ask(t, "kind:event place:sudan"), store.Page{Limit: 1, Texts: true})).Hits[0]
	if s := h.Entry.Evidence[0]; s.Of(h.Record.Document.Text) != h.Words[0] {
		t.Errorf("%v of the text is %q, and the words are %q", s, s.Of(h.Record.Document.Text), h.Words[0])
	}
	if h.Words[0] == "" || h.Name(h.Entry.Parties[0].Actor) == string(h.Entry.Parties[0].Actor) || h.Report.Title == "" || h.Review != "none" {
		t.Errorf("the hit is %+v", h)
	}
}

func troubles(t *testing.T, s store.Store) {
	ok(t, s.Fail(ctx, []store.Trouble{{Name: "b.txt", Kind: "empty", Message: "the file is empty", Input: "dir"}, {Name: "a.txt", Kind: "binary", Input: "dir"}}))
	ok(t, s.Fail(ctx, []store.Trouble{{Name: "b.txt", Kind: "binary", Input: "dir"}}))
	list := must[[]store.Trouble](t)(s.Troubles(ctx))
	if len(list) != 2 || list[0].Name != "a.txt" || list[1].Kind != "binary" || list[1].Tries != 2 || !list[1].At.Equal(Now()) {
		t.Errorf("troubles are %+v", list)
	}
	ok(t, s.Mend(ctx, []string{"b.txt", "c.txt"}))
	if list := must[[]store.Trouble](t)(s.Troubles(ctx)); len(list) != 1 {
		t.Errorf("mended, there are %+v", list)
	}
}

func feeds(t *testing.T, s store.Store) {
	ok(t, s.PutFeed(ctx, store.Feed{URL: "https://b.example/rss", Title: "B"}))
	ok(t, s.PutFeed(ctx, store.Feed{URL: "https://a.example/rss", Failures: 2, Next: Now()}))
	ok(t, s.PutFeed(ctx, store.Feed{URL: "https://b.example/rss", Title: "B", Removed: true}))
	list := must[[]store.Feed](t)(s.Feeds(ctx))
	if len(list) != 2 || list[0].Failures != 2 || !list[0].Next.Equal(Now()) || !list[1].Removed {
		t.Errorf("feeds are %+v", list)
	}
	if st := must[store.Status](t)(s.Status(ctx)); st.Feeds != 1 {
		t.Errorf("status counts %d feeds", st.Feeds)
	}
}

func status(t *testing.T, s store.Store) {
	list := fill(t, s, 30)
	empty := store.Report{Document: record.Document{Text: "Nothing was said."}, State: store.Coded, Record: &record.Record{}, Run: 1}
	must[[]store.Added](t)(s.Add(ctx, []store.Report{empty, {Document: record.Document{Text: "Der Minister."}, State: store.Foreign, Run: 1}}))
	st := must[store.Status](t)(s.Status(ctx))
	entries := 0
	for _, r := range list {
		entries += len(record.Entries(r.Record))
	}
	sum := 0
	for _, n := range st.Entries {
		sum += n
	}
	reports, nothing := 0, 0
	for _, c := range st.Sources {
		reports, nothing = reports+c.Reports, nothing+c.Empty
		if c.First > c.Last || c.Source != "" && c.First == "" {
			t.Errorf("a source is %+v", c)
		}
	}
	if reports != 32 || nothing != 1 {
		t.Errorf("sources have %d reports and %d without entries: %+v", reports, nothing, st.Sources)
	}
	if sum != entries || st.Reports[store.Coded] != 31 || st.Reports[store.Foreign] != 1 || st.Empty != 1 || st.Undated < 2 || st.Runs != 1 || st.First == "" || st.Actors == 0 || st.Groups == 0 || st.Groups > entries {
		t.Errorf("status of %d entries is %+v", entries, st)
	}
}

// members holds what Groups and Members tell against what Find and Group do.
func members(t *testing.T, s store.Store) {
	fill(t, s, 80)
	hits := must[*store.Found](t)(s.Find(ctx, ask(t, "kind:event"), store.Page{})).Hits
	several := 0
	for _, h := range hits[:20] {
		named := must[[]string](t)(s.Groups(ctx, "event", []store.Ref{h.Ref()}))
		if named[0] != h.Group {
			t.Errorf("the group of %s is %s, and the hit says %s", h.Ref(), named[0], h.Group)
		}
		var got, want []string
		for _, m := range must[[]store.Hit](t)(s.Members(ctx, named, nil)) {
			got = append(got, m.Ref().String())
			if m.Words[0] == "" || !strings.Contains(m.Record.Document.Text, m.Words[0]) {
				t.Errorf("member %s comes with the words %q", m.Ref(), m.Words)
			}
		}
		for _, r := range must[[]store.Ref](t)(s.Group(ctx, h.Ref())) {
			want = append(want, r.String())
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("members of %s are %v, want %v", h.Group, got, want)
		}
		several += len(got) - 1
	}
	if several == 0 {
		t.Error("no group has several members: this shows nothing")
	}
}

// apart are two events of different reports, not the same, that the linker knows.
func apart(t *testing.T, s store.Store) (store.Ref, store.Ref) {
	t.Helper()
	var some []store.Hit
	for _, h := range must[*store.Found](t)(s.Find(ctx, ask(t, "kind:event modality:asserted"), store.Page{})).Hits {
		if e := h.Entry; e.When != nil && e.Place != nil && (len(some) == 0 || h.Report.ID != some[0].Report.ID && h.Group != some[0].Group) {
			if some = append(some, h); len(some) == 2 {
				return some[0].Ref(), some[1].Ref()
			}
		}
	}
	t.Fatal("no two events that the linker knows")
	return store.Ref{}, store.Ref{}
}

// deeds: events in short are what the entries tell, whatever somebody said of them.
func deeds(t *testing.T, s store.Store) {
	fill(t, s, 60)
	all := must[[]store.Deed](t)(s.Deeds(ctx, ask(t, "kind:event"), query.Always))
	if len(all) < 20 {
		t.Fatalf("%d events", len(all))
	}
	at := func(i int) store.Ref { return store.Ref{Doc: all[i].Doc, Entry: all[i].Entry} }
	one, with := apart(t, s)
	same := func(after string) {
		t.Helper()
		for _, question := range []string{"kind:event", "modality:asserted actor:juma -review:rejected", "actor:juma actor:kenya", "type:ASSAULT modality:planned", "review:rejected", "modality:asserted (actor:mensah OR modality:planned)",
			"doc:" + one.Doc + " id:" + one.Entry} {
			want := must[[]store.Deed](t)(store.Deeds(ctx, s, ask(t, question)))
			got := must[[]store.Deed](t)(s.Deeds(ctx, ask(t, question), query.Always))
			if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); a != b {
				t.Errorf("%s, %s:\n%s\nwant\n%s", after, question, a, b)
			}
		}
	}
	same("as they were read")
	correct := func(c store.Correction) store.Correction {
		t.Helper()
		c.Who, c.Because = "Ada", "it is so"
		c = must[store.Correction](t)(s.Correct(ctx, c))
		same(string(c.What))
		return c
	}
	correct(store.Correction{What: store.Reject, Of: at(0), Kind: "event"})
	correct(store.Correction{What: store.Edit, Of: at(1), Kind: "event", Set: map[string]json.RawMessage{"type": json.RawMessage(`"AID"`), "modality": json.RawMessage(`"planned"`)}})
	correct(store.Correction{What: store.Split, Of: at(3), Kind: "event"})
	correct(store.Correction{What: store.Edit, Of: store.Ref{Doc: all[4].Doc, Entry: string(all[4].Parties[0].ID)}, Kind: "actor", Set: map[string]json.RawMessage{"name": json.RawMessage(`"Ama Osei"`)}})
	joined := correct(store.Correction{What: store.Merge, Of: one, Kind: "event", With: &with})
	if n := len(must[[]store.Deed](t)(s.Deeds(ctx, ask(t, "doc:"+one.Doc+" id:"+one.Entry), query.Always))); n != 2 {
		t.Errorf("of an event that is the same as another %d are told", n)
	}
	undone := correct(store.Correction{What: store.Undo, Of: one, With: &with, Kind: "event", Undoes: joined.N})
	correct(store.Correction{What: store.Undo, Of: one, With: &with, Kind: "event", Undoes: undone.N})
	correct(store.Correction{What: store.Reject, Of: with, Kind: "event"})
}

func missing(t *testing.T, s store.Store) {
	list := fill(t, s, 2)
	if _, err := s.Report(ctx, "ffff"+list[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if _, err := s.Group(ctx, store.Ref{Doc: list[0].ID, Entry: "e-none"}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if err := s.Reread(ctx, "none", 1, store.Coded, &record.Record{}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("got %v", err)
	}
	if a := must[[]store.Actor](t)(s.Actors(ctx, "nobody", 0)); len(a) != 0 {
		t.Errorf("got %+v", a)
	}
}
