package export

import (
	"encoding/json"
	"io"

	"rapporteur/record"
)

// geoJSON writes a FeatureCollection (RFC 7946): events and tolls that have coordinates, each with the row of csv as its
// properties.
type geoJSON struct {
	w     io.Writer
	begun bool
}

type feature struct {
	Type       string   `json:"type"`
	ID         string   `json:"id"`
	Geometry   geometry `json:"geometry"`
	Properties featured `json:"properties"`
}

type geometry struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

type featured struct {
	Row
	PlaceKind string `json:"place_kind"`
}

func newGeoJSON(w io.Writer, _ Options) Writer { return &geoJSON{w: w} }

func (g *geoJSON) Record(r *record.Record) error {
	s := newSheet(r)
	for i := range s.Events {
		if err := g.put(s, s.eventRow(&s.Events[i]), s.Events[i].Place); err != nil {
			return err
		}
	}
	for i := range s.Tolls {
		if err := g.put(s, s.tollRow(&s.Tolls[i]), s.Tolls[i].Place); err != nil {
			return err
		}
	}
	return nil
}

func (g *geoJSON) put(s *sheet, row Row, w *record.Where) error {
	if row.Lat == nil || row.Lon == nil {
		return nil
	}
	b, err := json.Marshal(feature{"Feature", s.key(row.Entry), geometry{"Point", [2]float64{*row.Lon, *row.Lat}}, featured{row.lists(), s.placeKind(w)}})
	if err != nil {
		return err
	}
	sep := ",\n"
	if !g.begun {
		g.begun, sep = true, `{"type":"FeatureCollection","features":[`+"\n"
	}
	_, err = io.WriteString(g.w, sep+string(b))
	return err
}

func (g *geoJSON) Close() error {
	end := "\n]}\n"
	if !g.begun {
		end = `{"type":"FeatureCollection","features":[]}` + "\n"
	}
	_, err := io.WriteString(g.w, end)
	return err
}
