package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
	"rapporteur/store/sqlite"
	"rapporteur/store/storetest"
)

// TestShortWaysTellTheSame: whatever is told from memory, or from events in short, is what merging the entries themselves
// tells, after every change that another program makes.
func TestShortWaysTellTheSame(t *testing.T) {
	defer func(n int) { leastLooked = n }(leastLooked)
	leastLooked = 1
	for _, seed := range []uint64{0, 7} { // in 7 an event is of another month than the one that is asked for
		path := filepath.Join(t.TempDir(), fmt.Sprint(seed, ".db"))
		other, err := sqlite.Create(path, storetest.Now, storetest.Linker{})
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		mine, err := sqlite.Open(path, storetest.Now, storetest.Linker{})
		if err != nil {
			t.Fatal(err)
		}
		defer mine.Close()
		w := &world{T: t, Rand: rand.New(rand.NewPCG(seed, 3)), reports: overMonths(storetest.Reports(seed, 90)), writer: &Desk{Store: other, Now: storetest.Now}, by: By{Who: "Ada", Because: "it is so"}}
		w.add(40)
		w.joinEvents(12)
		plain, err := sqlite.Open(path, storetest.Now, storetest.Linker{})
		if err != nil {
			t.Fatal(err)
		}
		defer plain.Close()
		if err := mine.Hold(context.Background()); err != nil {
			t.Fatal(err)
		}
		short, long := &Desk{Store: mine, Now: storetest.Now}, &Desk{Store: slow{plain}, Now: storetest.Now}
		if err := short.Remember(context.Background()); err != nil {
			t.Fatal(err)
		}
		for i := range 20 {
			what := w.change()
			if diff := differ(t, w.Rand, short, long); diff != "" {
				t.Fatalf("seed %d, after change %d (%s): %s", seed, i, what, diff)
			}
		}
		if short.stands.version == 0 || len(short.stands.list) < 20 {
			t.Errorf("%d positions are remembered", len(short.stands.list))
		}
	}
}

// world is an archive that changes.
type world struct {
	*testing.T
	*rand.Rand
	reports []store.Report
	writer  *Desk
	by      By
}

// joinEvents says of some events that they are the same as others.
func (w *world) joinEvents(n int) {
	ctx := context.Background()
	found, err := w.writer.Store.Find(ctx, query.All(query.Where(query.Kind, "event"), query.Where(query.Modality, "asserted")), store.Page{})
	if err != nil {
		w.Fatal(err)
	}
	for range n {
		a, b := &found.Hits[w.IntN(len(found.Hits))], &found.Hits[w.IntN(len(found.Hits))]
		if _, err := w.writer.Join(ctx, a.Report.ID+"/"+a.Entry.ID, b.Report.ID+"/"+b.Entry.ID, w.by); err != nil && a.Report.ID != b.Report.ID {
			w.Log(err)
		}
	}
}

// overMonths puts reports, and the events of half of them, into other months.
func overMonths(list []store.Report) []store.Report {
	for i := range list {
		r := &list[i]
		move := func(day string) string { return strings.Replace(day, "2025-04", fmt.Sprintf("2025-%02d", 3+i%4), 1) }
		r.Document.Published = move(r.Document.Published)
		if r.Record == nil || i%2 > 0 {
			continue
		}
		for k := range r.Record.Events {
			if when := r.Record.Events[k].When; when != nil {
				when.EDTF = move(when.EDTF)
			}
		}
	}
	return list
}

func (w *world) add(n int) {
	if _, err := w.writer.Store.Add(context.Background(), w.reports[:n]); err != nil {
		w.Fatal(err)
	}
	w.reports = w.reports[n:]
}

// change does something to the archive that somebody might do.
func (w *world) change() string {
	ctx := context.Background()
	found, err := w.writer.Store.Find(ctx, query.Either(query.Where(query.Kind, "event"), query.Where(query.Kind, "position")), store.Page{})
	if err != nil {
		w.Fatal(err)
	}
	hit := func(kind string) *store.Hit {
		for {
			if h := &found.Hits[w.IntN(len(found.Hits))]; kind == "" || h.Entry.Kind == kind {
				return h
			}
		}
	}
	ref := func(h *store.Hit) string { return h.Report.ID + "/" + h.Entry.ID }
	actor := func() string {
		h := hit("")
		return h.Report.ID + "/" + string(h.Record.Actors[w.IntN(len(h.Record.Actors))].ID)
	}
	var c store.Correction
	switch w.IntN(9) {
	case 0:
		w.add(1)
		return "add"
	case 1:
		c, err = w.writer.Reject(ctx, ref(hit("")), w.by)
	case 2:
		c, err = w.writer.Edit(ctx, ref(hit("position")), map[string]string{"stance": "demands", "when": "2025-04-11"}, w.by)
	case 3:
		c, err = w.writer.Edit(ctx, ref(hit("event")), map[string]string{"type": "AID", "actors": "Otto Brandt (person)", "when": "2025-03"}, w.by)
	case 4:
		c, err = w.writer.Edit(ctx, actor(), map[string]string{"name": fmt.Sprint("Somebody Else ", w.IntN(3))}, w.by)
	case 5:
		c, err = w.writer.Join(ctx, actor(), actor(), w.by)
	case 6:
		c, err = w.writer.Join(ctx, ref(hit("event")), ref(hit("event")), w.by)
	case 7:
		c, err = w.writer.Part(ctx, actor(), w.by)
	case 8:
		all, _ := w.writer.Store.Corrections(ctx, "")
		if len(all) > 0 {
			c, err = w.writer.Undo(ctx, all[w.IntN(len(all))].N, w.by)
		}
	}
	return fmt.Sprint(c.What, " of ", c.Kind, " ", err) // what makes no sense is refused, and changes nothing
}

// differ asks two desks the same, and tells the first answer that is not.
func differ(t *testing.T, chance *rand.Rand, short, long *Desk) string {
	ctx := context.Background()
	name := func() string {
		return []string{"Juma", "Kenya", "rebels", "Mensah", "Somebody Else", "ministry", "Okai"}[chance.IntN(7)]
	}
	a, b, day := name(), name(), fmt.Sprintf("2025-04-%02d", 1+chance.IntN(28))
	questions := map[string]func(*Desk) (any, error){
		"compare":          func(d *Desk) (any, error) { return d.Compare(ctx, a, b, query.Query{}, "") },
		"compare against":  func(d *Desk) (any, error) { return d.Compare(ctx, a, b, query.Query{}, day) },
		"relations":        relations(a, "", query.Query{}),
		"relations of two": relations(a, b, query.Query{}),
		"relations asked":  relations(a, "", query.Where(query.Type, "ASSAULT")),
		"events":           events(a),
		"newest relations": relationPages(a, "", MonthPage{Newest: true, Rows: 1}),
		"oldest relations": relationPages(a, "", MonthPage{Events: 1}),
	}
	for _, o := range []PositionOptions{{}, {AsOf: day}, {AsOf: day, Lines: true}, {Changes: true}, {AsOf: "2025-04", Lines: true, Bare: true}, {Bare: true}} {
		for _, p := range []store.Page{{Limit: 15, Newest: true}, {Limit: 15}, {Newest: true}} {
			questions[fmt.Sprintf("positions %+v %+v", o, p)] = func(d *Desk) (any, error) {
				x, err := d.Positions(ctx, query.Query{}, o, p)
				if err != nil || o.Bare {
					return x, err
				}
				raw, err := merge.Encode(x.Merged)
				return fmt.Sprint(x.Hits, x.Next, string(raw)), err
			}
		}
	}
	for what, ask := range questions {
		var told [2]string
		for i, d := range []*Desk{short, long} {
			x, err := ask(d)
			if err != nil {
				t.Fatal(what, err)
			}
			raw, err := json.Marshal(x)
			if err != nil {
				t.Fatal(err)
			}
			told[i] = string(raw)
		}
		if told[0] != told[1] {
			return fmt.Sprintf("%s, %s and %s, %s:\n%s\nwant\n%s", what, a, b, day, told[0], told[1])
		}
	}
	return ""
}

// slow tells events in short from the entries themselves, all of them.
type slow struct{ store.Store }

func (s slow) Deeds(ctx context.Context, q query.Query, _ query.Span) ([]store.Deed, error) {
	return store.Deeds(ctx, s.Store, q)
}

// relations asks for all relations at once.
func relations(a, b string, q query.Query) func(*Desk) (any, error) {
	return func(d *Desk) (any, error) { return d.Relations(context.Background(), a, b, q) }
}

// events tells what becomes of events in short when they are merged, and of the entries themselves.
func events(a string) func(*Desk) (any, error) {
	return func(d *Desk) (any, error) {
		ctx, q := context.Background(), asked(a, "", query.Query{})
		var m *merge.Merged
		if _, remembers := d.Store.(follower); remembers {
			deeds, err := d.Store.Deeds(ctx, q, query.Always)
			if err != nil {
				return nil, err
			}
			m, _ = mergedDeeds(deeds)
		} else {
			t, err := d.Ask(ctx, q, store.Page{})
			if err != nil {
				return nil, err
			}
			m = t.Merged
		}
		var out []string
		for _, e := range m.Events {
			out = append(out, fmt.Sprint(e.Accounts[0].Doc, e.Accounts[0].Entry, e.Type, monthOf(e.When), e.Mutual, len(dyads(e.Type, e.Mutual, e.Actors, e.Recipients, e.Participants))))
		}
		return out, nil
	}
}

// relationPages asks page after page of a desk that remembers, and for all at once of another.
func relationPages(a, b string, p MonthPage) func(*Desk) (any, error) {
	return func(d *Desk) (any, error) {
		ctx := context.Background()
		if _, remembers := d.Store.(follower); !remembers {
			all, err := d.Relations(ctx, a, b, query.Query{})
			page, _ := Months(all, MonthPage{Newest: p.Newest})
			return page, err
		}
		all := []Relation{}
		for {
			page, next, err := d.RelationsPage(ctx, a, b, query.Query{}, p)
			if err != nil {
				return nil, err
			}
			all = append(all, page...)
			if p.From = next; next == "" {
				return all, nil
			}
		}
	}
}
