package site

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"rapporteur/desk"
	"rapporteur/view"
)

// However close the parts of a network lie, each circle can be seen and pointed at, within the picture.
func TestCirclesLieApart(t *testing.T) {
	n := &desk.Network{}
	for i := range 12 {
		n.Nodes = append(n.Nodes, desk.NetworkNode{Name: fmt.Sprint("Party ", i), Events: 100})
		for j := range i {
			n.Edges = append(n.Edges, desk.NetworkEdge{A: j, B: i, Sum: 40, Quads: map[string]int{"verbal cooperation": 40}})
		}
	}
	for i := range 30 {
		n.Nodes = append(n.Nodes, desk.NetworkNode{Name: fmt.Sprint("Other ", i), Events: 1})
	}
	d := draw(n)
	for i, a := range d.Nodes {
		for _, b := range d.Nodes[:i] {
			if math.Hypot(a.X-b.X, a.Y-b.Y) < a.R+b.R {
				t.Errorf("%s covers %s", a.Name, b.Name)
			}
		}
		if a.X < 0 || a.X > networkWidth || a.Y < 0 || a.Y > networkHeight {
			t.Errorf("%s lies at %v, %v", a.Name, a.X, a.Y)
		}
	}
	if !d.Nodes[0].Label || !d.Nodes[len(d.Nodes)-1].Label {
		t.Error("there is room for more names")
	}
	if again := draw(n); !slices.Equal(d.Nodes, again.Nodes) {
		t.Error("the same network is drawn differently")
	}
	same := []float64{5, 5, 5}
	y := []float64{5, 5, 5}
	if apart(same, y, []float64{3, 3, 3}); math.Hypot(same[0]-same[1], y[0]-y[1]) < 6 || math.IsNaN(same[2]) {
		t.Errorf("three circles on one point are moved to %v, %v", same, y)
	}
}

// What many reports tell is folded, and still whole.
func TestManyAccountsAreFolded(t *testing.T) {
	s := &Site{}
	if err := s.parse(); err != nil {
		t.Fatal(err)
	}
	page := func(n int) string {
		it := view.Item{ID: "a", Lead: "army"}
		for i := range n {
			it.Accounts = append(it.Accounts, view.Told{Doc: strings.Repeat("a", 20), Report: fmt.Sprint("Report ", i), Quote: "it said"})
		}
		var b strings.Builder
		if err := s.pages["gathered"].ExecuteTemplate(&b, "item", it); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if p := page(40); strings.Count(p, "<blockquote>") != 40 || !strings.Contains(p, "<summary>34 more accounts</summary>") || strings.Index(p, "Report 6<") < strings.Index(p, "<details") {
		t.Errorf("forty accounts:\n%s", p)
	}
	if p := page(8); strings.Contains(p, "<details") || strings.Count(p, "<blockquote>") != 8 {
		t.Errorf("eight accounts:\n%s", p)
	}
}

// Names cover no other circle; the second of two that lie side by side has its name on the other side.
func TestNamesCoverNoCircle(t *testing.T) {
	nodes := []drawnNode{{X: 300, Y: 300, R: 6, Name: "Ministry of Defence"}, {X: 340, Y: 296, R: 6, Name: "Army"}}
	label(nodes)
	if !nodes[0].Label || nodes[0].Anchor != "end" || !nodes[1].Label || nodes[1].Anchor != "start" {
		t.Errorf("names: %+v", nodes)
	}
}
