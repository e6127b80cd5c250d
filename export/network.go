package export

import (
	"encoding/xml"
	"io"
	"sort"
	"strconv"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// network gathers who deals with whom over all records: one node an actor (actors of the same id in several reports are
// one), one edge for each ordered pair and event type that happened, weighted by the number of events.
type network struct {
	w     io.Writer
	write func(io.Writer, *network) error
	nodes map[record.ActorID]*record.Actor
	edges map[edgeKey]*edge
}

type edgeKey struct {
	from, to record.ActorID
	typ      string
}

type edge struct {
	weight      int
	first, last string // days
	words       string // of the first event
}

func newNetwork(w io.Writer, write func(io.Writer, *network) error) Writer {
	return &network{w: w, write: write, nodes: map[record.ActorID]*record.Actor{}, edges: map[edgeKey]*edge{}}
}

func newGEXF(w io.Writer, _ Options) Writer    { return newNetwork(w, writeGEXF) }
func newGraphML(w io.Writer, _ Options) Writer { return newNetwork(w, writeGraphML) }

func (n *network) Record(r *record.Record) error {
	s := newSheet(r)
	for _, e := range s.happened() {
		for _, p := range pairs(e) {
			if p.who == "" || p.whom == "" || p.who == p.whom || s.actors[p.who] == nil || s.actors[p.whom] == nil {
				continue
			}
			n.node(s.actors[p.who])
			n.node(s.actors[p.whom])
			n.edge(edgeKey{p.who, p.whom, e.Type}, s, e)
		}
	}
	return nil
}

// node keeps the longest name that reports give an actor.
func (n *network) node(a *record.Actor) {
	old := n.nodes[a.ID]
	if old == nil || len(a.Name) > len(old.Name) || len(a.Name) == len(old.Name) && a.Name < old.Name {
		n.nodes[a.ID] = a
	}
}

func (n *network) edge(k edgeKey, s *sheet, e *record.Event) {
	day, _, _ := s.day(e.When)
	g := n.edges[k]
	if g == nil {
		n.edges[k] = &edge{1, day, day, s.words(e.Evidence)}
		return
	}
	g.weight++
	if day != "" && (g.first == "" || day < g.first) {
		g.first, g.words = day, s.words(e.Evidence)
	}
	g.last = max(g.last, day)
}

func (n *network) Close() error { return n.write(n.w, n) }

func (n *network) sortedNodes() []*record.Actor {
	out := make([]*record.Actor, 0, len(n.nodes))
	for _, a := range n.nodes {
		out = append(out, a)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].ID < out[j].ID })
	return out
}

func (n *network) sortedEdges() []edgeKey {
	out := make([]edgeKey, 0, len(n.edges))
	for k := range n.edges {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.from != b.from {
			return a.from < b.from
		}
		if a.to != b.to {
			return a.to < b.to
		}
		return a.typ < b.typ
	})
	return out
}

// value is one attribute of a node or edge.
type value struct{ name, kind, text string }

func nodeValues(a *record.Actor) []value {
	return []value{{"kind", "string", string(a.Kind)}, {"country", "string", a.Country}}
}

func edgeValues(k edgeKey, e *edge) []value {
	return []value{
		{"type", "string", k.typ}, {"quad", "string", lexicon.Quad(k.typ)}, {"first", "string", e.first}, {"last", "string", e.last}, {"words", "string", e.words},
	}
}

// writeXML writes one document, indented.
func writeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func itoa(n int) string { return strconv.Itoa(n) }
