package mem

import (
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/store"
)

// links are the items of all reports and the groups they make, made anew whenever something changed.
type links struct {
	linker  store.Linker
	docs    []string // in the order of arrival
	digests map[string]digest
	holding []store.Correction
	parent  map[member]member // nil when it must be made anew
	groups  map[member][]store.Ref
}

type digest struct {
	opened any
	items  []store.Item
	alone  []member // items that the linker knows nothing of
}

// member is an item of a report.
type member struct{ kind, doc, entry string }

func newLinks(l store.Linker) *links {
	if l == nil {
		l = store.Alone{}
	}
	return &links{linker: l, digests: map[string]digest{}}
}

// put keeps the items of a report.
func (l *links) put(doc string, r *record.Record, holding []store.Correction) error {
	l.parent, l.holding = nil, holding
	if r == nil {
		delete(l.digests, doc)
		return nil
	}
	raw, items, err := l.linker.Digest(r)
	if err != nil {
		return err
	}
	opened, err := l.linker.Open(raw)
	if err != nil {
		return err
	}
	if !slices.Contains(l.docs, doc) {
		l.docs = append(l.docs, doc)
	}
	d := digest{opened: opened, items: items}
	for _, a := range r.Actors {
		d.alone = append(d.alone, member{"actor", doc, string(a.ID)})
	}
	for _, e := range record.Entries(r) {
		d.alone = append(d.alone, member{e.Kind, doc, e.ID})
	}
	l.digests[doc] = d
	return nil
}

// link makes the groups.
func (l *links) link() {
	if l.parent != nil {
		return
	}
	l.parent, l.groups = map[member]member{}, nil
	split := map[member]bool{}
	for _, c := range l.holding {
		if c.What == store.Split {
			split[member{c.Kind, c.Of.Doc, c.Of.Entry}] = true
		}
	}
	type at struct {
		doc  string
		item int
	}
	byKey, bySign := map[string][]at{}, map[string]member{}
	for _, doc := range l.docs {
		d := l.digests[doc]
		for _, m := range d.alone {
			l.root(m)
		}
		for i, it := range d.items {
			m := member{it.Kind, doc, it.Entry}
			if split[m] {
				continue
			}
			if first, ok := bySign[it.Kind+"\x00"+it.Signature]; ok && it.Signature != "" {
				l.unite(first, m)
				continue
			}
			bySign[it.Kind+"\x00"+it.Signature] = m
			for _, k := range it.Keys {
				k = it.Kind + "\x00" + k
				for _, o := range byKey[k] {
					other := l.digests[o.doc]
					if n := (member{it.Kind, o.doc, other.items[o.item].Entry}); l.root(n) != l.root(m) && l.linker.Same(other.opened, o.item, d.opened, i) {
						l.unite(n, m)
					}
				}
				byKey[k] = append(byKey[k], at{doc, i})
			}
		}
	}
	for _, c := range l.holding {
		if c.What == store.Merge && c.With != nil {
			l.unite(member{c.Kind, c.Of.Doc, c.Of.Entry}, member{c.Kind, c.With.Doc, c.With.Entry})
		}
	}
}

func (l *links) root(m member) member {
	p, ok := l.parent[m]
	if !ok || p == m {
		l.parent[m] = m
		return m
	}
	return l.root(p)
}

func (l *links) unite(a, b member) {
	ra, rb := l.root(a), l.root(b)
	if less(rb, ra) {
		ra, rb = rb, ra
	}
	l.parent[rb] = ra
}

func less(a, b member) bool {
	if a.doc != b.doc {
		return a.doc < b.doc
	}
	return a.entry < b.entry
}

// group names the group of an item by its first member.
func (l *links) group(kind string, ref store.Ref) string {
	l.link()
	m := l.root(member{kind, ref.Doc, ref.Entry})
	return m.doc + "/" + m.entry
}

// same are the items of a group, in order.
func (l *links) same(kind string, ref store.Ref) []store.Ref {
	l.link()
	if l.groups == nil {
		l.groups = map[member][]store.Ref{}
		for m := range l.parent {
			root := l.root(m)
			l.groups[root] = append(l.groups[root], store.Ref{Doc: m.doc, Entry: m.entry})
		}
		for _, list := range l.groups {
			slices.SortFunc(list, func(a, b store.Ref) int { return strings.Compare(a.Doc+"/"+a.Entry, b.Doc+"/"+b.Entry) })
		}
	}
	return l.groups[l.root(member{kind, ref.Doc, ref.Entry})]
}
