package mem

import (
	"cmp"
	"slices"

	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// tally counts what is told of actors across reports.
type tally struct {
	by    map[string]*store.Actor
	names map[string]map[string]int
}

func newTally() *tally {
	return &tally{map[string]*store.Actor{}, map[string]map[string]int{}}
}

func (t *tally) actor(group string, a *record.Actor) {
	x := t.by[group]
	if x == nil {
		x = &store.Actor{Group: group, Kind: a.Kind, Country: a.Country, First: query.Forever, Last: query.Forever}
		t.by[group], t.names[group] = x, map[string]int{}
	}
	x.Country = cmp.Or(x.Country, a.Country)
	x.Reports++
	t.names[group][a.Name]++
	for _, n := range a.Aliases {
		t.names[group][n] += 0
	}
}

func (t *tally) entry(group string, day query.Day) {
	x := t.by[group]
	x.Entries++
	if day == query.Forever {
		return
	}
	if x.First == query.Forever || day < x.First {
		x.First = day
	}
	if x.Last == query.Forever || day > x.Last {
		x.Last = day
	}
}

// list are the actors, those with most entries first.
func (t *tally) list() []store.Actor {
	var out []store.Actor
	for g, a := range t.by {
		for n := range t.names[g] {
			a.Names = append(a.Names, n)
		}
		slices.SortFunc(a.Names, func(x, y string) int {
			return cmp.Or(cmp.Compare(t.names[g][y], t.names[g][x]), cmp.Compare(len(y), len(x)), cmp.Compare(x, y))
		})
		a.Name = a.Names[0]
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b store.Actor) int {
		return cmp.Or(cmp.Compare(b.Entries, a.Entries), cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Group, b.Group))
	})
	return out
}
