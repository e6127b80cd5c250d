package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/store"
)

// linker is a store.Linker with the digests that were opened last.
type linker struct {
	store.Linker
	opened map[int64]any
	order  []int64
}

// openedDigests is how many digests are held open: some 60 MB. What a report is compared with is mostly from its days.
const openedDigests = 800

func newLinker(l store.Linker) *linker {
	if l == nil {
		l = store.Alone{}
	}
	return &linker{Linker: l, opened: map[int64]any{}}
}

// forget drops what is held open: a transaction that came to nothing may have put it there.
func (l *linker) forget() { l.opened, l.order = map[int64]any{}, nil }

// digest is the opened digest of a report.
func (t *tx) digest(seq int64) (any, error) {
	l := t.store.links
	if d, ok := l.opened[seq]; ok {
		return d, nil
	}
	var raw []byte
	if err := t.one("SELECT digest FROM digests WHERE seq = ?", []any{seq}, &raw); err != nil {
		return nil, err
	}
	raw, err := inflate(raw)
	if err != nil {
		return nil, err
	}
	d, err := l.Open(raw)
	if err != nil {
		return nil, err
	}
	l.put(seq, d)
	return d, nil
}

func (l *linker) put(seq int64, d any) {
	if len(l.order) >= openedDigests {
		delete(l.opened, l.order[0])
		l.order = l.order[1:]
	}
	l.opened[seq] = d
	l.order = append(l.order, seq)
}

// place is where an actor or entry of a report stands among all.
type place struct{ member, node, group int64 }

// membersOf are the places of the items of a report, by kind and id.
func (t *tx) membersOf(seq int64) (map[string]place, error) {
	out := map[string]place{}
	var p place
	var kind, entry string
	err := t.each("SELECT m.member, m.node, nodes.grp, m.kind, m.entry FROM members m JOIN nodes ON nodes.node = m.node WHERE m.seq = ? ORDER BY m.main", []any{seq},
		[]any{&p.member, &p.node, &p.group, &kind, &entry}, func() error { out[kind+"\x00"+entry] = p; return nil })
	return out, err
}

// item is an item of the report that is linked.
type item struct {
	store.Item
	at        int // in the digest
	signature []byte
	main      int           // 1 for the first item of an entry
	actor     *record.Actor // of kind actor
}

// link brings the members of a report to what its record has, and their groups to what follows.
func (t *tx) link(seq int64, r *record.Record) error {
	holding, err := t.groupings(seq)
	if err != nil {
		return err
	}
	want, err := t.items(seq, r, holding)
	if err != nil {
		return err
	}
	broken, err := t.leave(seq, want)
	if err != nil {
		return err
	}
	for _, it := range want {
		if err := t.join(seq, it); err != nil {
			return err
		}
	}
	for _, group := range broken {
		if err := t.regroup(group); err != nil {
			return err
		}
	}
	return t.uniteByHand(holding)
}

// groupings are the corrections that hold and say what a report's items are the same as.
func (t *tx) groupings(seq int64) ([]store.Correction, error) {
	var id string
	if err := t.one("SELECT id FROM reports WHERE seq = ?", []any{seq}, &id); err != nil {
		return nil, err
	}
	all, err := t.corrections(id)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(store.Holding(all), func(c store.Correction) bool { return c.What != store.Split && c.What != store.Merge }), nil
}

// items are the items of a record, and keeps its digest. Every actor is one, whether the linker knows it or not.
func (t *tx) items(seq int64, r *record.Record, holding []store.Correction) ([]item, error) {
	delete(t.store.links.opened, seq)
	if r == nil {
		return nil, t.exec("DELETE FROM digests WHERE seq = ?", seq)
	}
	raw, list, err := t.store.links.Digest(r)
	if err != nil {
		return nil, err
	}
	if err := t.exec("INSERT OR REPLACE INTO digests VALUES (?,?)", seq, deflate(raw)); err != nil {
		return nil, err
	}
	actors := map[string]*record.Actor{}
	for _, a := range r.Actors {
		actors[string(a.ID)] = a
	}
	var out []item
	seen := map[string]bool{}
	add := func(it store.Item, at int) {
		x := item{Item: it, at: at}
		if it.Kind == "actor" {
			if x.actor = actors[it.Entry]; x.actor == nil {
				return
			}
		}
		x.sign(r.Document.ID, holding)
		k := it.Kind + "\x00" + it.Entry
		if !seen[k] {
			x.main = 1
		}
		if !seen[k+"\x00"+string(x.signature)] {
			seen[k], seen[k+"\x00"+string(x.signature)] = true, true
			out = append(out, x)
		}
	}
	for i, it := range list {
		add(it, i)
	}
	for _, a := range r.Actors {
		if !seen["actor\x00"+string(a.ID)] {
			add(store.Item{Kind: "actor", Entry: string(a.ID)}, -1)
		}
	}
	return out, nil
}

// sign fills in the signature under which the item is a node. An item that is the same as none, because nothing is known
// of it or somebody said so, has one of its own.
func (it *item) sign(doc string, holding []store.Correction) {
	split := slices.ContainsFunc(holding, func(c store.Correction) bool {
		return c.What == store.Split && c.Of == store.Ref{Doc: doc, Entry: it.Entry} && c.Kind == it.Kind
	})
	s := "same\x00" + it.Kind + "\x00" + it.Signature
	if split || it.Signature == "" {
		s = "alone\x00" + it.Kind + "\x00" + doc + "\x00" + it.Entry
		it.Signature = ""
	}
	if split {
		it.Keys = nil
	}
	sum := sha256.Sum256([]byte(s))
	it.signature = sum[:16]
}

// old is a member as it was.
type old struct {
	member, node, group, main int64
	kind, entry               string
	signature                 []byte
}

// leave takes out the members of a report that it no longer has, or has otherwise. It tells the groups that may fall
// apart by it.
func (t *tx) leave(seq int64, want []item) ([]int64, error) {
	wanted := map[string]item{}
	for _, it := range want {
		wanted[fmt.Sprint(it.Kind, "\x00", it.Entry, "\x00", it.main, string(it.signature))] = it
	}
	var list, gone []old
	var o old
	err := t.each("SELECT m.member, m.node, nodes.grp, m.main, m.kind, m.entry, m.signature FROM members m JOIN nodes ON nodes.node = m.node WHERE m.seq = ?", []any{seq},
		[]any{&o.member, &o.node, &o.group, &o.main, &o.kind, &o.entry, &o.signature}, func() error { list = append(list, o); return nil })
	if err != nil {
		return nil, err
	}
	for _, o := range list {
		it, stays := wanted[fmt.Sprint(o.kind, "\x00", o.entry, "\x00", o.main, string(o.signature))]
		if !stays {
			gone = append(gone, o)
		} else if err := t.stay(seq, o, it); err != nil {
			return nil, err
		}
	}
	return t.goAway(list, gone)
}

// stay sees to a member that the report still has: it may stand elsewhere in the digest, and have other names.
func (t *tx) stay(seq int64, o old, it item) error {
	if err := t.exec("UPDATE members SET item = ? WHERE member = ?", it.at, o.member); err != nil {
		return err
	}
	if err := t.exec("UPDATE nodes SET item = ? WHERE node = ? AND seq = ?", it.at, o.node, seq); err != nil {
		return err
	}
	if o.kind != "actor" || o.main == 0 {
		return nil
	}
	if err := t.unname(o.member, o.group); err != nil {
		return err
	}
	return t.name(o.member, o.group, it.actor)
}

// goAway takes members out, of all that the report had. It tells the groups that may fall apart by it.
func (t *tx) goAway(all, gone []old) ([]int64, error) {
	for _, o := range gone {
		if err := t.exec("DELETE FROM members WHERE member = ?", o.member); err != nil {
			return nil, err
		}
		if o.kind == "actor" && o.main == 1 {
			if err := t.unname(o.member, o.group); err != nil {
				return nil, err
			}
		}
	}
	var broken []int64
	for _, o := range gone {
		fell, err := t.bereave(o.node)
		if err != nil {
			return nil, err
		}
		for _, b := range all { // two nodes may have been one group by this entry alone
			if !fell && b.kind == o.kind && b.entry == o.entry && b.node != o.node {
				n := 0
				err := t.one("SELECT count(*) FROM (SELECT 1 FROM members a JOIN members b ON b.seq = a.seq AND b.kind = a.kind AND b.entry = a.entry WHERE a.node = ? AND b.node = ? LIMIT 1)", []any{o.node, b.node}, &n)
				if err != nil {
					return nil, err
				}
				fell = n == 0
			}
		}
		if fell && !slices.Contains(broken, o.group) {
			broken = append(broken, o.group)
		}
	}
	return broken, nil
}

// bereave sees to a node that lost a member: another stands for it, or the node goes.
func (t *tx) bereave(node int64) (gone bool, err error) {
	var seq, at int64
	err = t.one("SELECT seq, item FROM members WHERE node = ? LIMIT 1", []any{node}, &seq, &at)
	if err == nil {
		return false, t.exec("UPDATE nodes SET seq = ?, item = ? WHERE node = ?", seq, at, node)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	if err := t.exec("DELETE FROM node_keys WHERE node = ?", node); err != nil {
		return false, err
	}
	return true, t.exec("DELETE FROM nodes WHERE node = ?", node)
}

// join makes an item a member of its node, which is made and linked when it is new.
func (t *tx) join(seq int64, it item) error {
	var have int
	if err := t.one("SELECT count(*) FROM members WHERE seq = ? AND kind = ? AND entry = ? AND signature = ?", []any{seq, it.Kind, it.Entry, it.signature}, &have); err != nil || have > 0 {
		return err
	}
	var node, group int64
	err := t.one("SELECT node, grp FROM nodes WHERE signature = ?", []any{it.signature}, &node, &group)
	if errors.Is(err, sql.ErrNoRows) {
		node, group, err = t.newNode(seq, it)
	}
	if err != nil {
		return err
	}
	member, err := t.run("INSERT INTO members (seq, kind, entry, item, signature, main, node) VALUES (?,?,?,?,?,?,?)", seq, it.Kind, it.Entry, it.at, it.signature, it.main, node)
	if err != nil {
		return err
	}
	if it.Kind == "actor" && it.main == 1 {
		if err := t.name(member, group, it.actor); err != nil {
			return err
		}
	}
	others, err := t.numbers("SELECT DISTINCT nodes.grp FROM members m JOIN nodes ON nodes.node = m.node WHERE m.seq = ? AND m.kind = ? AND m.entry = ? AND nodes.grp <> ?", seq, it.Kind, it.Entry, group)
	if err != nil {
		return err
	}
	for _, o := range others {
		if group, _, err = t.unite(it.Kind, group, o); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) newNode(seq int64, it item) (node, group int64, err error) {
	// A node is a group by itself at first; that it is made so, and not changed to it, saves a third of the writing.
	err = t.one("INSERT INTO nodes (kind, signature, grp, seq, item) SELECT ?,?,coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'nodes'), 0) + 1,?,? RETURNING node, grp", []any{it.Kind, it.signature, seq, it.at}, &node, &group)
	if err != nil {
		return 0, 0, err
	}
	if group != node {
		return 0, 0, fmt.Errorf("node %d is of group %d: the index is damaged", node, group)
	}
	if it.at < 0 || len(it.Keys) == 0 {
		return node, group, nil
	}
	keys := hashes(it.Kind, it.Keys)
	near, err := t.near(node, keys)
	if err != nil {
		return 0, 0, err
	}
	for _, k := range keys {
		if err := t.exec("INSERT OR IGNORE INTO node_keys VALUES (?,?)", k, node); err != nil {
			return 0, 0, err
		}
	}
	mine, err := t.digest(seq)
	if err != nil {
		return 0, 0, err
	}
	for _, c := range near {
		if c.group == group {
			continue
		}
		other, err := t.digest(c.seq)
		if err != nil {
			return 0, 0, err
		}
		if !t.store.links.Same(other, c.item, mine, it.at) {
			continue
		}
		kept, lost, err := t.unite(it.Kind, group, c.group)
		if err != nil {
			return 0, 0, err
		}
		group = kept
		for i := range near {
			if near[i].group == lost {
				near[i].group = kept
			}
		}
	}
	return node, group, nil
}

// neighbour is a node that shares a key.
type neighbour struct {
	node, group, seq int64
	item             int
}

// near are the nodes that share one of the keys, in the order of their making.
func (t *tx) near(node int64, keys []int64) ([]neighbour, error) {
	seen := map[int64]bool{node: true}
	var out []neighbour
	var x neighbour
	for _, k := range keys {
		err := t.each("SELECT nodes.node, nodes.grp, nodes.seq, nodes.item FROM node_keys JOIN nodes ON nodes.node = node_keys.node WHERE node_keys.key = ?", []any{k},
			[]any{&x.node, &x.group, &x.seq, &x.item}, func() error {
				if !seen[x.node] {
					seen[x.node] = true
					out = append(out, x)
				}
				return nil
			})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(a, b neighbour) int { return int(a.node - b.node) })
	return out, nil
}

// hashes are the keys of an item as numbers. Two keys with the same number cost a comparison, no more.
func hashes(kind string, keys []string) []int64 {
	out := make([]int64, len(keys))
	for i, k := range keys {
		h := fnv.New64a()
		_, _ = h.Write([]byte(kind + "\x00" + k))
		out[i] = int64(h.Sum64())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// unite makes one group of two. The smaller is renamed, so that over the life of an archive a node is renamed seldom.
func (t *tx) unite(kind string, a, b int64) (kept, lost int64, err error) {
	if a == b {
		return a, b, nil
	}
	var na, nb int
	if err := t.one("SELECT count(*) FROM nodes WHERE grp = ?", []any{a}, &na); err != nil {
		return 0, 0, err
	}
	if err := t.one("SELECT count(*) FROM nodes WHERE grp = ?", []any{b}, &nb); err != nil {
		return 0, 0, err
	}
	kept, lost = a, b
	if nb > na || nb == na && b < a {
		kept, lost = b, a
	}
	if err := t.exec("UPDATE nodes SET grp = ?, moved = (SELECT n + 1 FROM stand) WHERE grp = ?", kept, lost); err != nil || kind != "actor" {
		return kept, lost, err
	}
	if err := t.exec("UPDATE parties SET grp = ? WHERE grp = ?", kept, lost); err != nil {
		return kept, lost, err
	}
	err = t.exec("INSERT INTO group_names SELECT ?, name, main, uses FROM group_names WHERE grp = ? ON CONFLICT DO UPDATE SET main = main + excluded.main, uses = uses + excluded.uses", kept, lost)
	if err != nil {
		return kept, lost, err
	}
	return kept, lost, t.exec("DELETE FROM group_names WHERE grp = ?", lost)
}

// uniteByHand unites what somebody said is the same.
func (t *tx) uniteByHand(holding []store.Correction) error {
	for _, c := range holding {
		if c.What != store.Merge || c.With == nil {
			continue
		}
		a, errA := t.placeOf(c.Kind, c.Of)
		b, errB := t.placeOf(c.Kind, *c.With)
		if errA != nil || errB != nil { // not read (any more)
			if err := errors.Join(errA, errB); errors.Is(err, sql.ErrNoRows) {
				continue
			}
			return errors.Join(errA, errB)
		}
		if _, _, err := t.unite(c.Kind, a.group, b.group); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) placeOf(kind string, ref store.Ref) (place, error) {
	var p place
	err := t.one("SELECT m.member, m.node, nodes.grp FROM members m JOIN nodes ON nodes.node = m.node JOIN reports r ON r.seq = m.seq WHERE r.id = ? AND m.kind = ? AND m.entry = ? ORDER BY m.main DESC LIMIT 1",
		[]any{ref.Doc, kind, ref.Entry}, &p.member, &p.node, &p.group)
	return p, err
}

// regroup makes the groups of what was one group anew, when a link in it may be gone.
func (t *tx) regroup(group int64) error {
	var list []neighbour
	var x neighbour
	var kind string
	err := t.each("SELECT node, grp, seq, item, kind FROM nodes WHERE grp = ? ORDER BY node", []any{group}, []any{&x.node, &x.group, &x.seq, &x.item, &kind}, func() error {
		list = append(list, x)
		return nil
	})
	if err != nil || len(list) == 0 {
		return err
	}
	up := map[int64]int64{}
	for _, x := range list {
		up[x.node] = x.node
	}
	if err := t.relink(list, up); err != nil {
		return err
	}
	if err := t.relinkByHand(kind, up); err != nil {
		return err
	}
	for _, x := range list {
		if err := t.exec("UPDATE nodes SET grp = ?1, moved = (SELECT n + 1 FROM stand) WHERE node = ?2 AND grp <> ?1", root(up, x.node), x.node); err != nil {
			return err
		}
	}
	if kind != "actor" {
		return nil
	}
	return t.renameGroups(group, list, up)
}

func root(up map[int64]int64, n int64) int64 {
	for up[n] != n {
		n = up[n]
	}
	return n
}

func join(up map[int64]int64, a, b int64) {
	a, b = root(up, a), root(up, b)
	up[max(a, b)] = min(a, b)
}

// relink compares the nodes of a former group that share a key.
func (t *tx) relink(list []neighbour, up map[int64]int64) error {
	by := map[int64]neighbour{}
	for _, x := range list {
		by[x.node] = x
	}
	for _, x := range list {
		if x.item < 0 {
			continue
		}
		also, err := t.numbers("SELECT DISTINCT b.node FROM members a JOIN members b ON b.seq = a.seq AND b.kind = a.kind AND b.entry = a.entry WHERE a.node = ? AND b.node < a.node", x.node)
		if err != nil {
			return err
		}
		for _, o := range also {
			if _, here := by[o]; here {
				join(up, o, x.node)
			}
		}
		others, err := t.numbers("SELECT DISTINCT b.node FROM node_keys a JOIN node_keys b ON b.key = a.key WHERE a.node = ? AND b.node < a.node", x.node)
		if err != nil {
			return err
		}
		for _, o := range others {
			y, here := by[o]
			if !here || root(up, o) == root(up, x.node) {
				continue
			}
			dx, err := t.digest(x.seq)
			if err != nil {
				return err
			}
			dy, err := t.digest(y.seq)
			if err != nil {
				return err
			}
			if t.store.links.Same(dy, y.item, dx, x.item) {
				join(up, o, x.node)
			}
		}
	}
	return nil
}

func (t *tx) relinkByHand(kind string, up map[int64]int64) error {
	all, err := t.corrections("")
	if err != nil {
		return err
	}
	for _, c := range store.Holding(all) {
		if c.What != store.Merge || c.With == nil || c.Kind != kind {
			continue
		}
		a, errA := t.placeOf(kind, c.Of)
		b, errB := t.placeOf(kind, *c.With)
		if errA == nil && errB == nil && up[a.node] != 0 && up[b.node] != 0 {
			join(up, a.node, b.node)
		}
	}
	return nil
}

// renameGroups moves names and parties of the actors of a former group to their groups.
func (t *tx) renameGroups(group int64, list []neighbour, up map[int64]int64) error {
	if err := t.exec("DELETE FROM group_names WHERE grp = ?", group); err != nil {
		return err
	}
	for _, x := range list {
		to := root(up, x.node)
		if err := t.exec("INSERT INTO group_names SELECT ?, a.name, sum(a.main), count(*) FROM actor_names a JOIN members m ON m.member = a.member WHERE m.node = ? GROUP BY a.name ON CONFLICT DO UPDATE SET main = main + excluded.main, uses = uses + excluded.uses", to, x.node); err != nil {
			return err
		}
		members, err := t.numbers("SELECT member FROM members WHERE node = ? AND main = 1", x.node)
		if err != nil {
			return err
		}
		for _, m := range members {
			if err := t.exec("UPDATE parties SET grp = ? WHERE member = ?", to, m); err != nil {
				return err
			}
		}
	}
	return nil
}

// name keeps the names of an actor.
func (t *tx) name(member, group int64, a *record.Actor) error {
	if err := t.exec("INSERT INTO actors VALUES (?,?,?)", member, string(a.Kind), a.Country); err != nil {
		return err
	}
	for i, n := range append([]string{a.Name}, a.Aliases...) {
		id, err := t.nameID(n)
		if err != nil {
			return err
		}
		main := 0
		if i == 0 {
			main = 1
		}
		fresh, err := t.changes("INSERT OR IGNORE INTO actor_names VALUES (?,?,?)", member, id, main)
		if err != nil || fresh == 0 {
			if err != nil {
				return err
			}
			continue
		}
		if err := t.exec("INSERT INTO group_names VALUES (?,?,?,1) ON CONFLICT DO UPDATE SET main = main + excluded.main, uses = uses + 1", group, id, main); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) changes(query string, args ...any) (int64, error) {
	s, err := t.stmt(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(t.ctx, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

func (t *tx) nameID(n string) (int64, error) {
	var id int64
	err := t.one("SELECT name FROM names WHERE text = ?", []any{n}, &id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	if id, err = t.run("INSERT INTO names (text) VALUES (?)", n); err != nil {
		return 0, err
	}
	return id, t.exec("INSERT INTO name_words (rowid, words) VALUES (?,?)", id, strings.TrimSpace(folded(n)))
}

// unname forgets the names of an actor.
func (t *tx) unname(member, group int64) error {
	for _, q := range []string{
		"UPDATE group_names SET uses = uses - 1, main = main - (SELECT main FROM actor_names a WHERE a.member = ?1 AND a.name = group_names.name) WHERE grp = ?2 AND name IN (SELECT name FROM actor_names WHERE member = ?1)",
		"DELETE FROM group_names WHERE grp = ?2 AND uses <= 0 AND ?1 > 0",
		"DELETE FROM actor_names WHERE member = ?1 AND ?2 > 0",
		"DELETE FROM actors WHERE member = ?1 AND ?2 > 0",
	} {
		if err := t.exec(q, member, group); err != nil {
			return fmt.Errorf("names: %w", err)
		}
	}
	return nil
}
