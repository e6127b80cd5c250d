package eval

import (
	"fmt"
	"slices"
	"strings"
)

// actor is what an entry calls an actor: its names in the form in which they are compared.
type actor struct {
	name, kind string
	names      map[string]bool
}

func newActor(name string, aliases []any, kind string) *actor {
	a := &actor{name, kind, map[string]bool{}}
	a.take(name)
	for _, n := range aliases[:min(len(aliases), 14)] {
		a.take(str(n))
	}
	return a
}

func (a *actor) take(name string) {
	if n := norm(name); n != "" {
		a.names[n] = true
	}
}

var titles = set("mr mrs ms dr sir president prime minister foreign secretary general king queen prince sheikh chancellor us u.s the a an of and for in to")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// same tells whether an actor of the gold and one of the record are one.
func same(g, s *actor) bool {
	for n := range g.names {
		if s.names[n] {
			return true
		}
	}
	switch {
	case g.kind == "person":
		return samePerson(g, s)
	case s.kind == "person":
		return false
	}
	return sameBody(g, s)
}

// samePerson goes by the last name when first names do not differ: "Zelensky", "President Zelensky", "V. Zelensky".
func samePerson(g, s *actor) bool {
	gw := strings.Fields(norm(g.name))
	for n := range s.names {
		sw := strings.Fields(n)
		if len(gw) == 0 || gw[len(gw)-1] != sw[len(sw)-1] {
			continue
		}
		rest := slices.DeleteFunc(slices.Clone(sw[:len(sw)-1]), func(w string) bool { return titles[w] })
		if len(rest) == 0 || len(gw) == 1 || slices.ContainsFunc(rest, func(r string) bool {
			return slices.Contains(gw, r) || len(r) == 1 && gw[0][0] == r[0]
		}) {
			return true
		}
	}
	return false
}

// sameBody goes by word stems, two thirds of which must agree: "Peru's foreign ministry", "Foreign Ministry of Peru".
func sameBody(g, s *actor) bool {
	for gn := range g.names {
		a := bodyWords(gn)
		for sn := range s.names {
			b := bodyWords(sn)
			if len(a) < 2 || len(b) < 2 {
				continue
			}
			m := min(common(a, b), common(b, a))
			if float64(m)/float64(len(a)+len(b)-m) >= 0.66 {
				return true
			}
		}
	}
	return false
}

var small = set("the a an of and for in to mr mrs")

func bodyWords(name string) []string {
	return slices.DeleteFunc(strings.Fields(fold(name)), func(w string) bool { return small[w] })
}

// common is how many words of a have a like in b.
func common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y string) bool { return stemEqual(x, y) }) {
			n++
		}
	}
	return n
}

// names resolves what a field says (an id, a name, an object, a list) to actors.
type names struct {
	by  map[string]*actor
	all []*actor
}

func newNames(actors []any) *names {
	n := &names{by: map[string]*actor{}}
	for _, a := range objects(actors) {
		name := str(a["name"])
		if name == "" {
			name = text(a["id"])
		}
		o := newActor(name, list(a["aliases"]), str(a["kind"]))
		for _, k := range []any{a["id"], a["name"]} {
			if k != nil && n.by[text(k)] == nil {
				n.by[text(k)] = o
			}
		}
		n.all = append(n.all, newActor(name, list(a["aliases"]), str(a["kind"])))
	}
	return n
}

// get is every actor that v names, in order.
func (n *names) get(v any) []*actor {
	var out []*actor
	for _, x := range list(v) {
		if m, ok := x.(map[string]any); ok {
			for _, k := range []string{"id", "actor", "name"} {
				if x = m[k]; x != nil && x != "" {
					break
				}
			}
		}
		if x == nil || x == "" {
			continue
		}
		a := n.by[text(x)]
		if a == nil {
			a = newActor(text(x), nil, "")
		}
		out = append(out, a)
	}
	return out
}

// called are the names of actors in one line.
func called(as []*actor) string {
	out := make([]string, len(as))
	for i, a := range as {
		out[i] = a.name
	}
	return strings.Join(out, ", ")
}

func anySame(gold, system []*actor) bool {
	return slices.ContainsFunc(gold, func(g *actor) bool {
		return slices.ContainsFunc(system, func(s *actor) bool { return same(g, s) })
	})
}

// f1Names is the F1 of two lists of actors, each matched once in order.
func f1Names(gold, system []*actor) float64 {
	left, hit := slices.Clone(system), 0
	for _, g := range gold {
		if k := slices.IndexFunc(left, func(s *actor) bool { return same(g, s) }); k >= 0 {
			left = slices.Delete(left, k, k+1)
			hit++
		}
	}
	if hit == 0 {
		return 0
	}
	return 2 * float64(hit) / float64(len(gold)+len(system))
}

// text is a value of a field in words.
func text(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		if v {
			return "True"
		}
		return "False"
	}
	return fmt.Sprint(v)
}
