package merge

import "sort"

// Clusters tells for each entry which group it belongs to. A group is named by the least of its refs, as a string.
type Clusters map[Ref]string

// Link groups the items of digests: the connected components of Same over the pairs that share a key. The result is the
// same for any order of the digests.
func Link(digests []*Digest) Clusters {
	l := &linker{byKey: map[string][]int{}, bySign: map[string]int{}, byRef: map[Ref]int{}}
	for _, d := range digests {
		l.add(d)
	}
	return l.clusters()
}

// node is a set of items that Same cannot tell apart, known by one of them.
type node struct {
	d    *Digest
	i    int
	refs []Ref
}

type linker struct {
	nodes  []node
	up     []int // union-find
	byKey  map[string][]int
	bySign map[string]int
	byRef  map[Ref]int
}

func (l *linker) add(d *Digest) {
	for i := range d.Items {
		n := l.node(d, i)
		ref := d.Ref(i)
		if m, ok := l.byRef[ref]; ok {
			l.join(m, n)
		} else {
			l.byRef[ref] = n
			l.nodes[n].refs = append(l.nodes[n].refs, ref)
		}
	}
}

// node is the node of item i, joined with those that it is the same as.
func (l *linker) node(d *Digest, i int) int {
	sign := d.Signature(i)
	if n, ok := l.bySign[sign]; ok {
		return n
	}
	n := len(l.nodes)
	l.bySign[sign] = n
	l.nodes = append(l.nodes, node{d: d, i: i})
	l.up = append(l.up, n)
	for _, k := range d.Keys(i) {
		for _, m := range l.byKey[k] {
			if l.find(m) != l.find(n) && Same(l.nodes[m].d, l.nodes[m].i, d, i) {
				l.join(m, n)
			}
		}
		l.byKey[k] = append(l.byKey[k], n)
	}
	return n
}

func (l *linker) join(m, n int) { l.up[l.find(m)] = l.find(n) }

func (l *linker) find(n int) int {
	for l.up[n] != n {
		l.up[n] = l.up[l.up[n]]
		n = l.up[n]
	}
	return n
}

func (l *linker) clusters() Clusters {
	refs := map[int][]Ref{}
	for n := range l.nodes {
		root := l.find(n)
		refs[root] = append(refs[root], l.nodes[n].refs...)
	}
	out := Clusters{}
	for _, list := range refs {
		sort.Slice(list, func(i, j int) bool { return list[i].String() < list[j].String() })
		for _, r := range list {
			out[r] = list[0].String()
		}
	}
	return out
}
