package site

import (
	_ "embed"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"sort"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/store"
)

// world is coasts and borders, made by rapporteur-lab borders from Natural Earth (public domain).
//
//go:embed world.svg
var world string

// spot is a place on the map with what happened there.
type spot struct {
	X, Y, R     float64
	Title, Link string
	Name        string  `json:"name"`
	Country     string  `json:"country,omitempty"`
	Lat         float64 `json:"lat"`
	Lon         float64 `json:"lon"`
	Events      int     `json:"events"`
	Killed      float64 `json:"killed,omitempty"` // the highest figure of a toll there; nothing is added up
	Vague       bool    `json:"vague"`            // the point stands for a country or a region
}

// mapPage is how many entries the map looks at.
const mapPage = 2000

func (s *Site) places(r *http.Request) (*answer, error) {
	q, f, err := s.ask(r, "actor", "type", "country", "since", "until")
	if err != nil {
		return nil, err
	}
	t, err := s.desk.Ask(r.Context(), query.All(q, query.Either(kind("event"), kind("toll")), query.Without(query.Where(query.Modality, "denied"))), store.Page{Limit: mapPage, Newest: true})
	if err != nil {
		return nil, err
	}
	list := spots(t.Merged)
	a := &answer{Title: "Map", Lead: "Where it happened, not each place that is named. A circle's size is the number of events, or the highest toll told of one; a hollow one stands for a whole country or region.", Form: f, JSON: list,
		Empty: "No report tells of a place that is on the map."}
	if len(list) > 0 {
		a.Data = map[string]any{"Spots": list, "Box": box(list)}
	}
	return a, nil
}

func spots(m *merge.Merged) []spot {
	at := map[string]*spot{}
	killed := map[string]float64{}
	for _, x := range m.Tolls {
		if x.Measure != "killed" {
			continue
		}
		for _, c := range x.Accounts {
			for _, v := range []*float64{c.Min, c.Max} {
				if v != nil {
					killed[x.Event] = math.Max(killed[x.Event], *v)
				}
			}
		}
	}
	for _, e := range m.Events {
		w := e.Place
		if w == nil || w.Lat == nil || w.Lon == nil {
			continue
		}
		key := fmt.Sprintf("%.2f %.2f", *w.Lat, *w.Lon)
		p := at[key]
		if p == nil {
			p = &spot{Name: w.Name, Country: w.Country, Lat: *w.Lat, Lon: *w.Lon, X: *w.Lon, Y: -*w.Lat, Vague: w.GeoNames == 0 || isState(w.Name, w.Country)}
			at[key] = p
		}
		p.Events++
		p.Killed = math.Max(p.Killed, killed[e.ID])
	}
	out := make([]spot, 0, len(at))
	for _, p := range at {
		p.R = math.Round(100*math.Min(4, 0.7+0.25*math.Sqrt(float64(p.Events))+0.12*math.Sqrt(p.Killed))) / 100
		p.Title = p.Name + ": " + many(p.Events, "event")
		if p.Killed > 0 {
			p.Title += ", up to " + thousands(int(p.Killed)) + " killed in one by an account"
		}
		p.Link = "/events?" + url.Values{"place": {p.Name}}.Encode()
		out = append(out, *p)
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].R != out[j].R {
			return out[i].R > out[j].R // small circles lie on large ones
		}
		if out[i].Name != out[j].Name {
			return out[i].Name < out[j].Name
		}
		return out[i].Lat < out[j].Lat || out[i].Lat == out[j].Lat && out[i].Lon < out[j].Lon // two points of one name
	})
	return out
}

// isState tells that a place is a country as a whole.
func isState(name, country string) bool {
	c := lexicon.Countries().Code(country)
	return c != nil && strings.EqualFold(c.Name, name)
}

// box is the part of the world that holds the spots, with a margin, as an SVG viewBox.
func box(list []spot) string {
	left, right, top, bottom := 180.0, -180.0, 85.0, -85.0
	for _, p := range list {
		left, right, top, bottom = math.Min(left, p.X), math.Max(right, p.X), math.Min(top, p.Y), math.Max(bottom, p.Y)
	}
	margin := math.Max(8, 0.15*math.Max(right-left, bottom-top))
	left, right, top, bottom = math.Max(-180, left-margin), math.Min(180, right+margin), math.Max(-85, top-margin), math.Min(60, bottom+margin)
	return fmt.Sprintf("%.1f %.1f %.1f %.1f", left, top, right-left, bottom-top)
}
