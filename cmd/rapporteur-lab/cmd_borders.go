package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// topology is the part of a TopoJSON file that a map of borders needs.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   map[string]struct {
		Geometries []geometry
	}
}

type geometry struct {
	Type string
	Arcs json.RawMessage
}

func newBorders() *cobra.Command {
	var data, out string
	c := &cobra.Command{
		Use:     "borders --data countries-110m.json --out web/site/world.svg",
		Short:   "Draw the world's coasts and borders for the map, from Natural Earth as the npm package world-atlas packs it",
		Example: "  npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz\n  rapporteur-lab borders --data package/countries-110m.json --out web/site/world.svg",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if data == "" || out == "" {
				return errors.New("borders needs --data and --out")
			}
			raw, err := os.ReadFile(data)
			if err != nil {
				return err
			}
			svg, err := world(raw)
			if err != nil {
				return fmt.Errorf("%s: %w", data, err)
			}
			return os.WriteFile(out, []byte(svg), 0o644)
		},
	}
	c.Flags().StringVar(&data, "data", "", "TopoJSON of countries")
	c.Flags().StringVar(&out, "out", "", "SVG to write")
	return c
}

// world draws land and borders, longitude to the right and latitude up, one unit a degree.
func world(raw []byte) (string, error) {
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		return "", err
	}
	lines := make([][][2]float64, len(t.Arcs))
	for i, arc := range t.Arcs {
		x, y := 0, 0
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			lines[i] = append(lines[i], [2]float64{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], -(float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1])})
		}
	}
	uses := make([]int, len(lines))
	var land strings.Builder
	for _, g := range t.Objects["countries"].Geometries {
		rings, err := rings(g)
		if err != nil {
			return "", err
		}
		for _, ring := range rings {
			var points [][2]float64
			for _, a := range ring {
				k := a
				if a < 0 {
					k = ^a
				}
				uses[k]++
				line := lines[k]
				if a < 0 {
					line = reversed(line)
				}
				points = append(points, line...)
			}
			land.WriteString(path(unwrapped(points)) + "z")
		}
	}
	var borders strings.Builder
	for i, line := range lines {
		if uses[i] > 1 {
			borders.WriteString(path(unwrapped(line)))
		}
	}
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -85 372 145"><!-- made with Natural Earth, public domain -->` +
		`<style>.l{fill:#e4e1d8}.b{fill:none;stroke:#fbfaf7;stroke-width:.25}@media(prefers-color-scheme:dark){.l{fill:#2c3037}.b{stroke:#16181c}}</style>` +
		`<path class="l" d="` + land.String() + `"/><path class="b" d="` + borders.String() + "\"/></svg>\n", nil
}

// rings are the rings of a polygon or of several, as numbers of arcs.
func rings(g geometry) ([][]int, error) {
	if g.Type == "Polygon" {
		var out [][]int
		return out, json.Unmarshal(g.Arcs, &out)
	}
	var many [][][]int
	if g.Type != "MultiPolygon" {
		return nil, nil
	}
	if err := json.Unmarshal(g.Arcs, &many); err != nil {
		return nil, err
	}
	var out [][]int
	for _, p := range many {
		out = append(out, p...)
	}
	return out, nil
}

func reversed(line [][2]float64) [][2]float64 {
	out := make([][2]float64, len(line))
	for i, p := range line {
		out[len(line)-1-i] = p
	}
	return out
}

// unwrapped follows a line over the 180th meridian: Chukotka lies to the right of Russia, and no line runs around the world.
func unwrapped(points [][2]float64) [][2]float64 {
	out := make([][2]float64, len(points))
	turn := 0.0
	for i, p := range points {
		if i > 0 {
			switch d := p[0] + turn - out[i-1][0]; {
			case d > 180:
				turn -= 360
			case d < -180:
				turn += 360
			}
		}
		out[i] = [2]float64{p[0] + turn, p[1]}
	}
	return out
}

// path writes points as steps of tenths of a degree.
func path(points [][2]float64) string {
	var b strings.Builder
	px, py := 0, 0
	for i, p := range points {
		x, y := int(math.Round(p[0]*10)), int(math.Round(p[1]*10))
		switch {
		case i == 0:
			fmt.Fprintf(&b, "M%s %s", tenths(x), tenths(y))
		case x == px && y == py:
			continue
		default:
			fmt.Fprintf(&b, "l%s %s", tenths(x-px), tenths(y-py))
		}
		px, py = x, y
	}
	return b.String()
}

func tenths(n int) string {
	s := fmt.Sprintf("%.1f", float64(n)/10)
	s = strings.TrimSuffix(s, ".0")
	switch {
	case strings.HasPrefix(s, "0."):
		return s[1:]
	case strings.HasPrefix(s, "-0."):
		return "-" + s[2:]
	}
	return s
}
