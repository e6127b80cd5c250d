package desk

import (
	"context"
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
	Next  string        `json:"-"` // where the entries that were not looked at begin
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

// Network gathers the events that a question finds, of what happened, into a network of the n actors with most of them.
func (d *Desk) Network(ctx context.Context, q query.Query, p store.Page, n int) (*Network, error) {
	t, err := d.Ask(ctx, query.All(q, query.Where(query.Kind, "event"), query.Where(query.Modality, "asserted")), p)
	if err != nil {
		return nil, err
	}
	out := networkOf(t.Merged, n)
	out.Next = t.Next
	return out, nil
}

func networkOf(m *merge.Merged, n int) *Network {
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
	out := &Network{Nodes: []NetworkNode{}, Edges: []NetworkEdge{}}
	at := map[record.ActorID]int{}
	for i, a := range who[:min(n, len(who))] {
		at[a.ID] = i
		out.Nodes = append(out.Nodes, NetworkNode{a.Name, a.Kind, a.Country, sum[a.ID]})
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
	return out
}
