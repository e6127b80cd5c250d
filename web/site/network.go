package site

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rapporteur/desk"
)

// drawing is a network on a plane.
type drawing struct {
	Nodes []drawnNode
	Edges []drawnEdge
}

type drawnNode struct {
	X, Y, R    float64
	Name, Link string
	Title      string
	Label      bool // the name is written beside the node
	Anchor     string
	DX, DY     float64
}

type drawnEdge struct {
	X1, Y1, X2, Y2, Width float64
	Class, Link, Title    string
}

// Bounds of the network view.
const (
	networkNodes  = 80
	networkEvents = 3000
	gravity       = 1.2 // keeps parts that nothing joins in the picture
	networkWidth  = 1000
	networkHeight = 700
)

func (s *Site) network(r *http.Request) (*answer, error) {
	q, f, err := s.ask(r, "actor", "type", "place", "since", "until")
	if err != nil {
		return nil, err
	}
	n, err := s.desk.Network(r.Context(), q, networkEvents, networkNodes)
	if err != nil {
		return nil, err
	}
	a := &answer{Title: "Network", Lead: "Who meets, backs, accuses, strikes whom. A line opens the events behind it; only what happened counts.", Form: f, JSON: n, Empty: "No event with two named sides is told."}
	if len(n.Edges) > 0 {
		a.Data = draw(n)
	}
	return a, nil
}

// draw lays a network out: nodes repel each other, edges pull (Fruchterman and Reingold 1991), from a circle as the
// beginning, so that the same network is always drawn the same.
func draw(n *desk.Network) *drawing {
	k := len(n.Nodes)
	x, y := make([]float64, k), make([]float64, k)
	for i := range k {
		angle := 2 * math.Pi * float64(i) / float64(k)
		x[i], y[i] = math.Cos(angle), math.Sin(angle)
	}
	ideal := 1.6 / math.Sqrt(float64(k))
	for step := range 300 {
		heat := 0.12 * (1 - float64(step)/300)
		dx, dy := make([]float64, k), make([]float64, k)
		for i := range k {
			for j := range i {
				push(x, y, dx, dy, i, j, func(d float64) float64 { return ideal * ideal / d })
			}
			dx[i] -= x[i] * gravity
			dy[i] -= y[i] * gravity
		}
		for _, e := range n.Edges {
			pull := math.Min(3, 1+math.Log(float64(e.Sum)))
			push(x, y, dx, dy, e.A, e.B, func(d float64) float64 { return -d * d / ideal * pull * 0.5 })
		}
		for i := range k {
			if d := math.Hypot(dx[i], dy[i]); d > 0 {
				x[i] += dx[i] / d * math.Min(d, heat)
				y[i] += dy[i] / d * math.Min(d, heat)
			}
		}
	}
	scale(x, 60, networkWidth-160)
	scale(y, 30, networkHeight-40)
	r := make([]float64, k)
	for i, v := range n.Nodes {
		r[i] = math.Round(10*math.Min(16, 4+math.Sqrt(float64(v.Events)))) / 10
	}
	apart(x, y, r)
	out := &drawing{}
	for _, e := range n.Edges {
		a, b := n.Nodes[e.A].Name, n.Nodes[e.B].Name
		out.Edges = append(out.Edges, drawnEdge{x[e.A], y[e.A], x[e.B], y[e.B], math.Round(10*math.Min(9, 1+math.Sqrt(float64(e.Sum)))) / 10, strings.ReplaceAll(strongest(e.Quads), " ", "-"),
			"/events?" + url.Values{"q": {fmt.Sprintf("actor:%q actor:%q", a, b)}}.Encode(), fmt.Sprintf("%s and %s: %s", a, b, quadWords(e.Quads))})
	}
	for i, v := range n.Nodes {
		out.Nodes = append(out.Nodes, drawnNode{x[i], y[i], r[i], v.Name, "/who/" + url.PathEscape(v.Name), fmt.Sprintf("%s: %s", v.Name, many(v.Events, "event")), false, "", 0, 0})
	}
	label(out.Nodes)
	return out
}

// gap is what lies between two circles at least, so that each can be pointed at and most names have room.
const gap = 14

// apart moves circles that cover each other from one another, within the picture.
func apart(x, y, r []float64) {
	for range 200 {
		moved := false
		for i := range x {
			for j := range i {
				dx, dy := x[i]-x[j], y[i]-y[j]
				d, want := math.Hypot(dx, dy), r[i]+r[j]+gap
				if d >= want {
					continue
				}
				if d < 1e-3 {
					dx, dy, d = 1, float64(i-j), math.Hypot(1, float64(i-j)) // one way or another, always the same
				}
				by := (want - math.Hypot(x[i]-x[j], y[i]-y[j])) / 2 / d
				x[i], y[i], x[j], y[j] = x[i]+dx*by, y[i]+dy*by, x[j]-dx*by, y[j]-dy*by
				moved = true
			}
		}
		for i := range x {
			x[i] = math.Min(networkWidth-60, math.Max(20, x[i]))
			y[i] = math.Min(networkHeight-20, math.Max(20, y[i]))
		}
		if !moved {
			break
		}
	}
	for i := range x {
		x[i], y[i] = math.Round(10*x[i])/10, math.Round(10*y[i])/10
	}
}

// rectangle is a part of the picture.
type rectangle struct{ left, right, top, bottom float64 }

func (r rectangle) meets(o rectangle) bool {
	return r.left < o.right && o.left < r.right && r.top < o.bottom && o.top < r.bottom
}

// letter is about how wide a letter of a name is.
const letter = 6.6

// label writes names beside nodes, those with most events first, on the side where they cover no other name and no circle.
// What has room on neither side has its name where one points at it, and in the list.
func label(nodes []drawnNode) {
	var taken []rectangle
	for _, n := range nodes {
		taken = append(taken, rectangle{n.X - n.R, n.X + n.R, n.Y - n.R, n.Y + n.R})
	}
	for i := range nodes {
		n := &nodes[i]
		long := letter * float64(len([]rune(n.Name)))
		for _, side := range []struct {
			anchor string
			dx, dy float64
		}{{"start", n.R + 2, -4}, {"end", -n.R - 2, -4}, {"start", n.R + 2, 12}, {"end", -n.R - 2, 12}, {"middle", 0, -n.R - 4}, {"middle", 0, n.R + 13}} {
			left := n.X + side.dx
			switch side.anchor {
			case "end":
				left -= long
			case "middle":
				left -= long / 2
			}
			r := rectangle{left, left + long, n.Y + side.dy - 11, n.Y + side.dy + 3}
			if r.left < 0 || r.right > networkWidth || r.top < 0 || r.bottom > networkHeight || slices.ContainsFunc(taken, r.meets) {
				continue
			}
			n.Label, n.Anchor, n.DX, n.DY = true, side.anchor, math.Round(10*side.dx)/10, math.Round(10*side.dy)/10
			taken = append(taken, r)
			break
		}
	}
}

// push moves i and j apart by a force of their distance, or together when it is below zero.
func push(x, y, dx, dy []float64, i, j int, force func(float64) float64) {
	ex, ey := x[i]-x[j], y[i]-y[j]
	d := math.Max(math.Hypot(ex, ey), 1e-3)
	f := force(d)
	dx[i] += ex / d * f
	dy[i] += ey / d * f
	dx[j] -= ex / d * f
	dy[j] -= ey / d * f
}

// scale stretches coordinates to lie between lo and hi.
func scale(v []float64, lo, hi float64) {
	least, most := math.Inf(1), math.Inf(-1)
	for _, a := range v {
		least, most = math.Min(least, a), math.Max(most, a)
	}
	for i := range v {
		if most-least < 1e-9 {
			v[i] = (lo + hi) / 2
			continue
		}
		v[i] = math.Round(10*(lo+(v[i]-least)/(most-least)*(hi-lo))) / 10
	}
}

var quadOrder = []string{"material conflict", "verbal conflict", "material cooperation", "verbal cooperation"}

// strongest is the quad category with most events; of several, the one that weighs most.
func strongest(quads map[string]int) string {
	best := ""
	for _, q := range quadOrder {
		if quads[q] > quads[best] || best == "" && quads[q] > 0 {
			best = q
		}
	}
	return best
}

func quadWords(quads map[string]int) string {
	var parts []string
	for _, q := range quadOrder {
		if quads[q] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", q, quads[q]))
		}
	}
	return strings.Join(parts, ", ")
}
