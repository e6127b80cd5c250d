package sqlite

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// shorten keeps an event in short: its deed with the nodes that its groups are found by. Entries of other kinds have none.
func (t *tx) shorten(n int64, r *store.Report, review string, c *record.Record, nodes map[string]place) error {
	if len(c.Events) == 0 {
		return nil
	}
	d := store.DeedOf(r.ID, r.Document.Published, &c.Events[0], c.Actors)
	w := writer{}
	w.number(nodes["document\x00"].node)
	w.number(nodes["event\x00"+d.Entry].node)
	w.flags(d.Mutual, review == "rejected")
	for _, s := range []string{d.Doc, d.Published, d.Entry, d.Type, string(d.Modality), d.When} {
		w.text(s)
	}
	for _, p := range d.Parties {
		w.number(nodes["actor\x00"+string(p.ID)].node)
		w.flags(p.Who, p.Whom, p.With)
		w.text(string(p.ID))
		w.text(p.Name)
	}
	return t.exec("INSERT INTO deeds VALUES (?,?)", n, []byte(w))
}

// writer makes a row of numbers and texts.
type writer []byte

func (w *writer) number(n int64) { *w = binary.AppendUvarint(*w, uint64(n)) }

func (w *writer) text(s string) {
	w.number(int64(len(s)))
	*w = append(*w, s...)
}

func (w *writer) flags(list ...bool) {
	bits := byte(0)
	for i, set := range list {
		if set {
			bits |= 1 << i
		}
	}
	*w = append(*w, bits)
}

// reader reads what writer made. What is cut short gives zeros.
type reader string

func (r *reader) number() (n int64) {
	for shift := 0; len(*r) > 0; shift += 7 {
		b := (*r)[0]
		*r = (*r)[1:]
		n |= int64(b&0x7f) << shift
		if b < 0x80 {
			break
		}
	}
	return n
}

func (r *reader) text() string {
	k := min(int(r.number()), len(*r))
	s := (*r)[:k]
	*r = (*r)[k:]
	return string(s)
}

func (r *reader) flag() byte {
	if len(*r) == 0 {
		return 0
	}
	b := (*r)[0]
	*r = (*r)[1:]
	return b
}

// short is a deed as it is kept: with the nodes instead of the groups.
type short struct {
	store.Deed
	n         int64
	doc, node int64
	rejected  bool
	parties   []int64
}

func shortOf(raw string) short {
	r := reader(raw)
	s := short{doc: r.number(), node: r.number()}
	bits := r.flag()
	s.Mutual, s.rejected = bits&1 > 0, bits&2 > 0
	s.Doc, s.Published, s.Entry, s.Type, s.Modality, s.When = r.text(), r.text(), r.text(), r.text(), record.Modality(r.text()), r.text()
	for len(r) > 0 {
		s.parties = append(s.parties, r.number())
		bits := r.flag()
		s.Parties = append(s.Parties, store.Doer{ID: record.ActorID(r.text()), Name: r.text(), Who: bits&1 > 0, Whom: bits&2 > 0, With: bits&4 > 0})
	}
	return s
}

// Deeds are events in short.
func (s *Store) Deeds(ctx context.Context, q query.Query, within query.Span) ([]store.Deed, error) {
	held, err := s.shelfNow(ctx)
	if err != nil {
		return nil, explain(err)
	}
	rest, modalities := withoutModality(q.Where)
	chosen, err := s.choose(ctx, query.All(query.Query{Where: rest}, query.Where(query.Kind, "event")), store.Page{}, nil)
	if err != nil {
		return nil, explain(err)
	}
	list, err := s.shorts(ctx, numbersOf(held.withDay(chosen, within)))
	if err != nil {
		return nil, explain(err)
	}
	list = slices.DeleteFunc(list, func(x short) bool {
		return slices.ContainsFunc(modalities, func(m string) bool { return m != string(x.Modality) })
	})
	groups := map[int64]int64{}
	if held != nil {
		list, err = s.withThese(ctx, list, held.sameAs(list))
	} else {
		list, err = s.others(ctx, list, groups)
	}
	if err != nil {
		return nil, explain(err)
	}
	out, err := s.grouped(ctx, held, list, groups)
	return out, explain(err)
}

// withoutModality takes out of a question which modality it asks for: a deed tells that, and the row of the entry need not
// be looked at.
func withoutModality(e query.Expr) (rest query.Expr, want []string) {
	switch x := e.(type) {
	case query.And:
		var kept query.And
		for _, y := range x {
			r, some := withoutModality(y)
			want = append(want, some...)
			if r != nil {
				kept = append(kept, r)
			}
		}
		if kept == nil {
			return nil, want
		}
		return kept, want
	case *query.Term:
		if x.Field == query.Modality {
			return nil, []string{x.Value}
		}
	}
	return e, nil
}

func numbersOf(list []spot) []int64 {
	out := make([]int64, len(list))
	for i, x := range list {
		out[i] = x.n
	}
	return out
}

// shorts are events in short, in the order asked.
func (s *Store) shorts(ctx context.Context, ns []int64) ([]short, error) {
	at := make(map[int64]int, len(ns))
	for i, n := range ns {
		at[n] = i
	}
	out := make([]short, len(ns))
	var n int64
	var raw string
	err := s.inParts(ctx, "SELECT n, deed FROM deeds WHERE n IN ", ns, []any{&n, &raw}, func() error {
		out[at[n]] = shortOf(raw)
		out[at[n]].n = n
		return nil
	})
	return out, err
}

// inParts asks about many numbers, some at a time.
func (s *Store) inParts(ctx context.Context, query string, ns []int64, to []any, f func() error) error {
	for part := range slices.Chunk(ns, hitsAtATime) {
		args := make([]any, len(part))
		for i, n := range part {
			args[i] = n
		}
		rows, err := s.read.QueryContext(ctx, query+"(?"+strings.Repeat(",?", len(part)-1)+")", args...)
		if err != nil {
			return err
		}
		if err := scan(rows, to, f); err != nil {
			return err
		}
	}
	return nil
}

// groupNodes adds the groups of nodes to those that are known.
func (s *Store) groupNodes(ctx context.Context, held *shelf, nodes map[int64]bool, groups map[int64]int64) error {
	if held != nil {
		for n := range nodes {
			groups[n] = int64(held.group(uint32(n)))
		}
		return nil
	}
	unknown := slices.DeleteFunc(sortedKeys(nodes), func(n int64) bool { return n == 0 || groups[n] != 0 })
	for _, n := range unknown {
		groups[n] = n // as of most
	}
	var node, group int64
	return s.inParts(ctx, "SELECT node, grp FROM nodes WHERE node <> grp AND node IN ", unknown, []any{&node, &group}, func() error {
		groups[node] = group
		return nil
	})
}

func sortedKeys(set map[int64]bool) []int64 {
	out := make([]int64, 0, len(set))
	for n := range set {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// others adds the events that tell the same as some, but for those that somebody rejected.
func (s *Store) others(ctx context.Context, list []short, groups map[int64]int64) ([]short, error) {
	nodes, have := map[int64]bool{}, map[int64]bool{}
	for i := range list {
		have[list[i].n] = true
		nodes[list[i].node] = true
	}
	delete(nodes, 0)
	if err := s.groupNodes(ctx, nil, nodes, groups); err != nil {
		return nil, err
	}
	heads := map[int64]bool{}
	for n := range nodes {
		heads[groups[n]] = true
	}
	all := map[int64]bool{} // nodes of these groups: the one that names it, and the others
	var node int64
	err := s.inParts(ctx, "SELECT node FROM nodes WHERE node <> grp AND grp IN ", sortedKeys(heads), []any{&node}, func() error { all[node] = true; return nil })
	if err != nil {
		return nil, err
	}
	for n := range heads {
		all[n] = true
	}
	var more []int64 // most groups have one member, which is there
	var n int64
	err = s.inParts(ctx, "SELECT n FROM entries WHERE node IN ", sortedKeys(all), []any{&n}, func() error {
		if !have[n] {
			more = append(more, n)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.withThese(ctx, list, more)
}

// withThese adds events to a list, in the order of time.
func (s *Store) withThese(ctx context.Context, list []short, ns []int64) ([]short, error) {
	var chosen []spot
	var x spot
	err := s.inParts(ctx, "SELECT day, n FROM entries WHERE n IN ", ns, []any{&x.day, &x.n}, func() error {
		chosen = append(chosen, x)
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(chosen, func(a, b spot) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.n, b.n)) })
	more, err := s.shorts(ctx, numbersOf(chosen))
	for _, m := range more {
		if !m.rejected {
			list = append(list, m)
		}
	}
	return list, err
}

// grouped fills in the groups.
func (s *Store) grouped(ctx context.Context, held *shelf, list []short, groups map[int64]int64) ([]store.Deed, error) {
	nodes := map[int64]bool{}
	for i := range list {
		nodes[list[i].doc], nodes[list[i].node] = true, true
		for _, p := range list[i].parties {
			nodes[p] = true
		}
	}
	if err := s.groupNodes(ctx, held, nodes, groups); err != nil {
		return nil, err
	}
	names := map[int64]string{}
	name := func(node int64, doc, entry string) string {
		if node == 0 {
			return groupName(0, store.Ref{Doc: doc, Entry: entry})
		}
		g := groups[node]
		if names[g] == "" {
			names[g] = groupName(g, store.Ref{})
		}
		return names[g]
	}
	out := make([]store.Deed, len(list))
	for i := range list {
		x := &list[i]
		x.DocGroup, x.Group = name(x.doc, x.Doc, ""), name(x.node, x.Doc, x.Entry)
		for k, p := range x.parties {
			x.Parties[k].Group = name(p, x.Doc, string(x.Parties[k].ID))
		}
		out[i] = x.Deed
	}
	return out, nil
}

// shortenAll makes the deeds of all events, from the entries as they are kept.
func (t *tx) shortenAll() error {
	seqs, err := t.numbers("SELECT DISTINCT seq FROM entries WHERE kind = 'event'")
	if err != nil {
		return err
	}
	for _, seq := range seqs {
		if err := t.shortenReport(seq); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) shortenReport(seq int64) error {
	r := store.Report{Seq: seq}
	if err := t.one("SELECT id, published FROM reports WHERE seq = ?", []any{seq}, &r.ID, &r.Document.Published); err != nil {
		return err
	}
	nodes, err := t.membersOf(seq)
	if err != nil {
		return err
	}
	type row struct {
		n            int64
		review, body string
	}
	var list []row
	var x row
	// the plus keeps SQLite from looking through all events for those of one report
	err = t.each("SELECT e.n, e.review, b.body FROM entries e JOIN entry_bodies b ON b.n = e.n WHERE e.seq = ? AND +e.kind = 'event'", []any{seq}, []any{&x.n, &x.review, &x.body}, func() error {
		list = append(list, x)
		return nil
	})
	if err != nil {
		return err
	}
	for _, x := range list {
		var b body
		if err := json.Unmarshal([]byte(x.body), &b); err != nil {
			return fmt.Errorf("report %s: %w", r.ID, err)
		}
		if b.Cut == nil || len(b.Cut.Events) != 1 {
			return fmt.Errorf("report %s: %w", r.ID, errors.New("the index is damaged"))
		}
		if err := t.shorten(x.n, &r, x.review, b.Cut.record(), nodes); err != nil {
			return err
		}
	}
	return nil
}
