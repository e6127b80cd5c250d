package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"rapporteur/query"
	"rapporteur/store"
)

// shelf holds in memory what is asked of every entry: when, of which kind, type, act and modality; some 30 bytes each. A
// word that stands in every tenth of a quarter of a million entries is found in the word index in 3 ms; to look up the day
// and the kind of each of them in the file takes 40 ms more.
//
// A shelf is never changed: when the archive has changed, another takes its place, which shares with it what is the same.
type shelf struct {
	version          int64 // of the archive
	read, corrected  int64 // the last reading and the last correction
	last             int64 // the last report
	start            []uint32
	n                []int64
	day, from, to    []int32
	kind, typ        []uint8
	act, modality    []uint8
	node             []uint32 // what it is the same as, see nodes; 0 for none
	alive            set
	order            []uint32 // those that are alive, in the order of time
	words            []string // what kind, typ, act and modality are numbers of
	sets             *sets
	actors           *heldActors
	groups           *heldGroups
	hits             *heldHits
	groupOf          map[uint32]uint32 // of the nodes that are not a group by themselves
	several          *several
	entriesOfReports int // that are alive
}

// noDay is the day of what has none.
const noDay = -1 << 31

// set is some of the entries of a shelf, by their place in it.
type set []uint64

func (s set) put(i uint32)      { s[i/64] |= 1 << (i % 64) }
func (s set) drop(i uint32)     { s[i/64] &^= 1 << (i % 64) }
func (s set) has(i uint32) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls f with the entries of a set.
func (s set) each(f func(i uint32)) {
	for k, w := range s {
		for ; w != 0; w &= w - 1 {
			f(uint32(64*k + bits.TrailingZeros64(w)))
		}
	}
}

// sets are those that statements found, so that the pages and counts of one question ask each once.
type sets struct {
	mu   sync.Mutex
	have map[string]*heldSet
}

// heldSet is a set that a statement found; whoever asks for it meanwhile waits for that.
type heldSet struct {
	mu    sync.Mutex
	found set
}

// have is the set of a key, found by f unless it is held.
func (h *shelf) have(key string, f func() (set, error)) (set, error) {
	held := h.sets.of(key, len(h.alive)*8)
	held.mu.Lock()
	defer held.mu.Unlock()
	if held.found != nil {
		return held.found, nil
	}
	found, err := f()
	if err == nil {
		held.found = found
	}
	return found, err
}

// of is the set of a key, of so many bytes.
func (s *sets) of(key string, size int) *heldSet {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.have[key] == nil {
		if (len(s.have)+1)*size > setsHeld {
			clear(s.have)
		}
		s.have[key] = &heldSet{}
	}
	return s.have[key]
}

// setsHeld is how many bytes of sets are held.
const setsHeld = 16 << 20

// shelved is where the newest shelf stands; none as long as none is held.
type shelved struct {
	mu  sync.Mutex
	on  bool
	now *shelf
}

// Hold keeps the columns of all entries in memory from now on, for a program that answers many questions. It is read
// before the first of them is answered.
func (s *Store) Hold(ctx context.Context) error {
	s.shelf.mu.Lock()
	s.shelf.on = true
	s.shelf.mu.Unlock()
	_, err := s.shelfNow(ctx)
	return explain(err)
}

// shelfNow is the shelf of the archive as it stands; nil when none is held.
func (s *Store) shelfNow(ctx context.Context) (*shelf, error) {
	s.shelf.mu.Lock()
	defer s.shelf.mu.Unlock()
	if !s.shelf.on {
		return nil, nil
	}
	version, err := s.watch.version(ctx)
	if err != nil {
		return nil, err
	}
	if h := s.shelf.now; h != nil && h.version == version {
		return h, nil
	}
	h, err := s.reshelve(context.WithoutCancel(ctx), s.shelf.now)
	if err != nil {
		return nil, err
	}
	s.shelf.now = h
	return h, nil
}

// reshelve makes the shelf of the archive as it stands out of an older one; of nothing when there is none, or when
// entries went away of which no reading and no correction tells.
func (s *Store) reshelve(ctx context.Context, old *shelf) (*shelf, error) {
	t, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer t.Rollback()
	h := &shelf{sets: &sets{have: map[string]*heldSet{}}, actors: &heldActors{}, groups: &heldGroups{}, hits: &heldHits{}, several: &several{}}
	total := 0
	err = t.QueryRowContext(ctx, "SELECT (SELECT n FROM stand), (SELECT coalesce(max(rowid), 0) FROM readings), (SELECT coalesce(max(n), 0) FROM corrections), (SELECT coalesce(max(seq), 0) FROM reports), (SELECT count(*) FROM entries)").
		Scan(&h.version, &h.read, &h.corrected, &h.last, &total)
	if err != nil {
		return nil, err
	}
	if old != nil && old.read <= h.read && old.corrected <= h.corrected {
		if err := h.follow(ctx, t, old); err != nil {
			return nil, err
		}
		if h.entriesOfReports == total {
			return h, errors.Join(h.followActors(ctx, t, old), h.followHits(ctx, t, old), h.followGroups(ctx, t, old))
		}
		h = &shelf{version: h.version, read: h.read, corrected: h.corrected, last: h.last, sets: h.sets, actors: h.actors, groups: h.groups, hits: h.hits, several: h.several}
	}
	if err := h.add(ctx, t, "SELECT "+shelfColumns+" FROM entries ORDER BY n"); err != nil {
		return nil, err
	}
	h.sort(nil)
	return h, h.joined(ctx, t)
}

const shelfColumns = "n, kind, type, act, modality, day, from_day, to_day, coalesce(node, 0)"

// follow takes over an older shelf, with the entries of those reports anew that were read or corrected since.
func (h *shelf) follow(ctx context.Context, t *sql.Tx, old *shelf) error {
	fresh := *h
	*h = *old
	h.version, h.read, h.corrected, h.last, h.sets, h.actors, h.groups, h.hits, h.several = fresh.version, fresh.read, fresh.corrected, fresh.last, fresh.sets, fresh.actors, fresh.groups, fresh.hits, fresh.several
	h.start, h.alive = slices.Clone(old.start), slices.Clone(old.alive)
	rows, err := t.QueryContext(ctx, "SELECT seq FROM readings WHERE rowid > ?1 UNION SELECT r.seq FROM corrections c JOIN reports r ON r.id IN (c.doc, c.other) WHERE c.n > ?2 ORDER BY 1", old.read, old.corrected)
	if err != nil {
		return err
	}
	var changed []int64
	var seq int64
	if err := scan(rows, []any{&seq}, func() error { changed = append(changed, seq); return nil }); err != nil {
		return err
	}
	first := uint32(len(h.n))
	for _, seq := range changed {
		h.take(seq)
		if err := h.add(ctx, t, "SELECT "+shelfColumns+" FROM entries WHERE n >= ? AND n < ? ORDER BY n", seq<<entriesBits, (seq+1)<<entriesBits); err != nil {
			return err
		}
	}
	came := make([]uint32, 0, len(h.n)-int(first))
	for i := first; i < uint32(len(h.n)); i++ {
		came = append(came, i)
	}
	h.sort(came)
	return nil
}

// take drops the entries of a report.
func (h *shelf) take(seq int64) {
	if seq >= int64(len(h.start)) || h.start[seq] == 0 {
		return
	}
	for i := h.start[seq] - 1; i < uint32(len(h.n)) && h.n[i]>>entriesBits == seq; i++ {
		h.alive.drop(i)
		h.entriesOfReports--
	}
	h.start[seq] = 0
}

// add puts entries on the shelf, report by report.
func (h *shelf) add(ctx context.Context, t *sql.Tx, query string, args ...any) error {
	rows, err := t.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	numbers := map[string]uint8{}
	for i, w := range h.words {
		numbers[w] = uint8(i)
	}
	h.words = slices.Clip(h.words)
	full := false
	number := func(b []byte) uint8 {
		k, ok := numbers[string(b)]
		if !ok {
			full = full || len(h.words) > 255
			k = uint8(len(h.words))
			h.words = append(h.words, string(b))
			numbers[string(b)] = k
		}
		return k
	}
	var n int64
	var day int32
	var from, to sql.NullInt32
	var kind, typ, act, modality sql.RawBytes
	var node uint32
	err = scan(rows, []any{&n, &kind, &typ, &act, &modality, &day, &from, &to, &node}, func() error {
		i := uint32(len(h.n))
		seq := n >> entriesBits
		if seq >= int64(len(h.start)) {
			h.start = append(h.start, make([]uint32, seq+1-int64(len(h.start)))...)
		}
		if h.start[seq] == 0 {
			h.start[seq] = i + 1
		}
		h.n, h.day, h.node = append(h.n, n), append(h.day, day), append(h.node, node)
		h.kind, h.typ, h.act, h.modality = append(h.kind, number(kind)), append(h.typ, number(typ)), append(h.act, number(act)), append(h.modality, number(modality))
		h.from, h.to = append(h.from, dayOr(from)), append(h.to, dayOr(to))
		if int(i/64) >= len(h.alive) {
			h.alive = append(h.alive, 0)
		}
		h.alive.put(i)
		h.entriesOfReports++
		return nil
	})
	if err == nil && full {
		return errors.New("more kinds, types, acts and modalities than there are")
	}
	return err
}

func dayOr(d sql.NullInt32) int32 {
	if !d.Valid {
		return noDay
	}
	return d.Int32
}

// sort brings entries into the order of time: those that came to an order that was there, or all.
func (h *shelf) sort(fresh []uint32) {
	if fresh == nil {
		h.order = make([]uint32, 0, h.entriesOfReports)
		h.alive.each(func(i uint32) { h.order = append(h.order, i) })
		slices.SortFunc(h.order, h.byTime)
		return
	}
	slices.SortFunc(fresh, h.byTime)
	out := make([]uint32, 0, h.entriesOfReports)
	for _, i := range h.order {
		if !h.alive.has(i) {
			continue
		}
		for len(fresh) > 0 && h.byTime(fresh[0], i) < 0 {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, i)
	}
	h.order = append(out, fresh...)
}

// place is where an entry is on the shelf; false for one that came later or went.
func (h *shelf) place(n int64) (uint32, bool) {
	seq := n >> entriesBits
	if seq >= int64(len(h.start)) || h.start[seq] == 0 {
		return 0, false
	}
	i := h.start[seq] - 1 + uint32(n&(1<<entriesBits-1))
	return i, i < uint32(len(h.n)) && h.n[i] == n && h.alive.has(i)
}

// onShelf are the entries that a question finds, when the shelf is enough to tell; nil when it is not.
func (s *Store) onShelf(ctx context.Context, q query.Query) (*shelf, set, error) {
	if !shelfTells(q) {
		return nil, nil, nil
	}
	h, err := s.shelfNow(ctx)
	if h == nil || err != nil {
		return nil, nil, err
	}
	found, err := h.find(ctx, s.read, q.Where)
	return h, found, err
}

// shelfTells tells whether a question asks for nothing but what a shelf has, or an index of entries can tell.
func shelfTells(q query.Query) bool {
	ok := true
	q.Terms(func(t *query.Term) {
		switch t.Field {
		case query.Any, query.Kind, query.Type, query.Act, query.Modality, query.Issue, query.Country, query.Place, query.Date, query.Since, query.Until,
			query.Actor, query.By, query.Speaker, query.To, query.With, query.Word:
		case query.Review:
			ok = ok && t.Value != "none"
		default:
			ok = false
		}
	})
	return ok
}

func (h *shelf) find(ctx context.Context, db *sql.DB, e query.Expr) (set, error) {
	switch x := e.(type) {
	case query.And:
		return h.all(ctx, db, x, slices.Clone(h.alive), func(a, b uint64) uint64 { return a & b })
	case query.Or:
		return h.all(ctx, db, x, make(set, len(h.alive)), func(a, b uint64) uint64 { return a | b })
	case query.Not:
		some, err := h.find(ctx, db, x.Expr)
		if err != nil {
			return nil, err
		}
		out := slices.Clone(h.alive)
		for i := range some {
			out[i] &^= some[i]
		}
		return out, nil
	case *query.Term:
		return h.term(ctx, db, x)
	}
	return slices.Clone(h.alive), nil
}

func (h *shelf) all(ctx context.Context, db *sql.DB, list []query.Expr, out set, join func(a, b uint64) uint64) (set, error) {
	for _, e := range list {
		some, err := h.find(ctx, db, e)
		if err != nil {
			return nil, err
		}
		for i := range out {
			out[i] = join(out[i], some[i])
		}
	}
	return out, nil
}

// term are the entries that meet one condition, as condition.term has it. The set may be held: it must not be changed.
func (h *shelf) term(ctx context.Context, db *sql.DB, t *query.Term) (set, error) {
	switch t.Field {
	case query.Kind:
		if t.Value == "meeting" {
			return h.equal("type", h.typ, "CONSULT")
		}
		return h.equal("kind", h.kind, t.Value)
	case query.Type:
		return h.equal("type", h.typ, t.Value)
	case query.Act:
		return h.equal("act", h.act, t.Value)
	case query.Modality:
		return h.equal("modality", h.modality, t.Value)
	case query.Date, query.Since, query.Until:
		return h.within(t)
	case query.Speaker:
		some, err := h.asked(ctx, db, t)
		if err != nil {
			return nil, err
		}
		statements, err := h.equal("kind", h.kind, "statement")
		if err != nil {
			return nil, err
		}
		out := slices.Clone(statements)
		for i := range out {
			out[i] &= some[i]
		}
		return out, nil
	}
	return h.asked(ctx, db, t)
}

// equal are the entries with a value in a column of that name.
func (h *shelf) equal(name string, column []uint8, value string) (set, error) {
	return h.have(name+"\x00"+value, func() (set, error) {
		out := make(set, len(h.alive))
		k := slices.Index(h.words, value)
		if k < 0 {
			return out, nil
		}
		for i, x := range column {
			if x == uint8(k) {
				out.put(uint32(i))
			}
		}
		for i := range out {
			out[i] &= h.alive[i]
		}
		return out, nil
	})
}

// within are the entries in a span of days, as condition.days has it.
func (h *shelf) within(t *query.Term) (set, error) {
	begins, ends := t.Days()
	return h.have(fmt.Sprint("days\x00", begins, ends), func() (set, error) {
		out := make(set, len(h.alive))
		h.alive.each(func(i uint32) {
			from, to := query.Day(h.from[i]), query.Day(h.to[i])
			if h.from[i] != noDay && (begins.From == query.Never || from >= begins.From) && (begins.To == query.Forever || from <= begins.To) &&
				(ends.From == query.Never || to >= ends.From) && (ends.To == query.Forever || to <= ends.To) {
				out.put(i)
			}
		})
		return out, nil
	})
}

// asked are the entries that an index of the archive tells.
func (h *shelf) asked(ctx context.Context, db *sql.DB, t *query.Term) (set, error) {
	c := columnNumbers(t)
	return h.have(fmt.Sprintf("%s\x00%q", c.sql.String(), c.args), func() (set, error) {
		rows, err := db.QueryContext(ctx, c.sql.String(), c.args...)
		if err != nil {
			return nil, err
		}
		out := make(set, len(h.alive))
		var n int64
		err = scan(rows, []any{&n}, func() error {
			if i, ok := h.place(n); ok {
				out.put(i)
			}
			return nil
		})
		return out, err
	})
}

// columnNumbers is a statement for the numbers of the entries that meet a condition of which an index tells.
func columnNumbers(t *query.Term) *condition {
	c := &condition{}
	switch t.Field {
	case query.Any:
		c.add("SELECT rowid FROM entry_words WHERE entry_words MATCH ?", match("", t))
	case query.Issue:
		c.add("SELECT n FROM entry_issues WHERE term IN (")
		c.terms("issue", t)
		c.add(")")
	case query.Country:
		c.add("SELECT n FROM entry_countries WHERE country = ?", strings.ToUpper(t.Value))
	case query.Place:
		c.add("SELECT n FROM entries WHERE place IN (")
		c.terms("place", t)
		c.add(")")
	case query.Review:
		c.add("SELECT n FROM entries WHERE review = ? AND review <> 'none'", t.Value)
	default:
		c.add("SELECT n FROM parties WHERE grp IN (")
		c.groups(t)
		c.add(") AND side IN (")
		values(c, t.Sides())
		c.add(")")
	}
	return c
}

// inOrder are all entries of the shelf in the order of time, or those of a set alone where they are so few that to sort them
// takes less than to go through all.
func (h *shelf) inOrder(found set) []uint32 {
	n := found.len()
	if n*sortedInstead > len(h.order) {
		return h.order
	}
	out := make([]uint32, 0, n)
	found.each(func(i uint32) { out = append(out, i) })
	slices.SortFunc(out, h.byTime)
	return out
}

// sortedInstead is how many entries are gone through while one is sorted.
const sortedInstead = 40

func (h *shelf) byTime(a, b uint32) int {
	return cmp.Or(cmp.Compare(h.day[a], h.day[b]), cmp.Compare(h.n[a], h.n[b]))
}

// page chooses the entries of a page, one more than fits where there are more.
func (h *shelf) page(found set, newest bool, limit int, after *spot) []spot {
	order := h.inOrder(found)
	k, step := 0, 1
	if newest {
		k, step = len(order)-1, -1
	}
	if after != nil {
		at, there := slices.BinarySearchFunc(order, *after, func(i uint32, s spot) int {
			return cmp.Or(cmp.Compare(int64(h.day[i]), s.day), cmp.Compare(h.n[i], s.n))
		})
		switch {
		case newest:
			k = at - 1
		case there:
			k = at + 1
		default:
			k = at
		}
	}
	var out []spot
	for ; k >= 0 && k < len(order) && (limit <= 0 || len(out) <= limit); k += step {
		if i := order[k]; found.has(i) {
			out = append(out, spot{int64(h.day[i]), h.n[i]})
		}
	}
	return out
}

// kinds counts entries by kind.
func (h *shelf) kinds(found set) map[string]int {
	if h == nil {
		return nil
	}
	var counts [256]int
	found.each(func(i uint32) { counts[h.kind[i]]++ })
	out := map[string]int{}
	for k, w := range h.words {
		if counts[k] > 0 {
			out[w] = counts[k]
		}
	}
	return out
}

// days counts entries by day.
func (h *shelf) days(found set) []store.DayCount {
	if h == nil {
		return nil
	}
	var out []store.DayCount
	for _, i := range h.inOrder(found) {
		d := query.Day(h.day[i])
		if d >= query.Forever {
			break
		}
		if !found.has(i) {
			continue
		}
		if n := len(out); n == 0 || out[n-1].Day != d {
			out = append(out, store.DayCount{Day: d})
		}
		out[len(out)-1].Count++
	}
	return out
}
