package desk

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"rapporteur/lexicon"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// Network is who deals with whom.
type Network struct {
	Nodes []NetworkNode `json:"nodes"` // those with most events first
	Edges []NetworkEdge `json:"edges"`
}

// NetworkNode is an actor with its events.
type NetworkNode struct {
	Name    string           `json:"name"`
	Kind    record.ActorKind `json:"kind"`
	Country string           `json:"country,omitempty"`
	Events  int              `json:"events"`
}

// NetworkEdge is what two actors did to each other, each event once.
type NetworkEdge struct {
	A     int            `json:"a"` // index of the node
	B     int            `json:"b"`
	Quads map[string]int `json:"quads"` // events by quad category
	Sum   int            `json:"sum"`
}

// Network gathers what happened by the newest events that a question finds, so many and what else is of their first day, into
// a network of the n actors with most of them.
func (d *Desk) Network(ctx context.Context, q query.Query, events, n int) (*Network, error) {
	q = Held(query.All(q, query.Where(query.Kind, "event"), query.Where(query.Modality, "asserted")))
	days, err := d.Store.Days(ctx, q)
	if err != nil {
		return nil, err
	}
	deeds, err := d.Store.Deeds(ctx, q, newestDays(days, events))
	if err != nil {
		return nil, err
	}
	m, group := mergedDeeds(deeds)
	out, groups := networkOf(m, group, n)
	known, err := d.Store.ActorsOf(ctx, groups)
	for i, a := range known {
		x := &out.Nodes[i]
		x.Name, x.Kind, x.Country = cmp.Or(a.Name, x.Name), a.Kind, a.Country
	}
	return out, err
}

// newestDays is the span of the newest days that have enough entries.
func newestDays(days []store.DayCount, enough int) query.Span {
	span, sum := query.Always, 0
	for _, x := range slices.Backward(days) {
		if sum += x.Count; sum >= enough {
			span.From = x.Day
			break
		}
	}
	return span
}

// networkOf counts who deals with whom. It tells the group of each actor; what these are called is for the archive to say.
func networkOf(m *merge.Merged, group map[record.ActorID]string, n int) (*Network, []string) {
	type pair = [2]record.ActorID
	quads := map[pair]map[string]int{}
	sum := map[record.ActorID]int{}
	for _, e := range m.Events {
		for _, p := range dyads(e.Type, e.Mutual, e.Actors, e.Recipients, e.Participants) {
			if p[0] > p[1] {
				p[0], p[1] = p[1], p[0]
			}
			if quads[p] == nil {
				quads[p] = map[string]int{}
			}
			quads[p][lexicon.Quad(e.Type)]++
			sum[p[0]]++
			sum[p[1]]++
		}
	}
	var who []*merge.Who
	for _, a := range m.Actors {
		if sum[a.ID] > 0 {
			who = append(who, a)
		}
	}
	sort.SliceStable(who, func(i, j int) bool {
		if sum[who[i].ID] != sum[who[j].ID] {
			return sum[who[i].ID] > sum[who[j].ID]
		}
		return who[i].ID < who[j].ID
	})
	var groups []string
	out := &Network{Nodes: []NetworkNode{}, Edges: []NetworkEdge{}}
	at := map[record.ActorID]int{}
	for i, a := range who[:min(n, len(who))] {
		at[a.ID] = i
		out.Nodes = append(out.Nodes, NetworkNode{Name: a.Name, Events: sum[a.ID]})
		groups = append(groups, group[a.ID])
	}
	for p, by := range quads {
		a, okA := at[p[0]]
		b, okB := at[p[1]]
		if !okA || !okB {
			continue
		}
		e := NetworkEdge{A: min(a, b), B: max(a, b), Quads: by}
		for _, k := range by {
			e.Sum += k
		}
		out.Edges = append(out.Edges, e)
	}
	sort.Slice(out.Edges, func(i, j int) bool {
		x, y := out.Edges[i], out.Edges[j]
		if x.A != y.A {
			return x.A < y.A
		}
		return x.B < y.B
	})
	return out, groups
}
