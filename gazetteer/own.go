package gazetteer

import (
	"slices"
	"strconv"
	"strings"

	"rapporteur/lexicon"
)

// ownWeight is what a place of the readable tables weighs: who says "Gaza" or "Kashmir" in the news means the region,
// not the town of that name.
const ownWeight = 7.5

// kindOf turns a table's word for a kind into the kind.
var kindOf = map[string]Kind{
	"region": Region, "sea": Water, "strait": Water, "river": Water, "lake": Water, "canal": Water, "gulf": Water,
	"mountain": Land, "desert": Land, "island": Land, "peninsula": Land, "valley": Land, "forest": Land,
	"world": World, "border": Border, "former": Former, "city": City, "admin": Admin, "country": Country,
}

// addTables reads the tables places_*.txt, then the names of countries, since the territories among these ("Abkhazia")
// have their points from the former.
func (g *Gazetteer) addTables() {
	states := ""
	for _, name := range lexicon.Names() {
		switch {
		case name == "countries":
			states = name
		case strings.HasPrefix(name, "places_"):
			g.addPlaces(lexicon.Load(name))
		}
	}
	if states != "" {
		g.addCountries(lexicon.Load(states))
	}
}

func (g *Gazetteer) addPlaces(t *lexicon.Table) {
	for _, r := range t.Rows {
		p := Place{Name: r.Get("name"), What: r.Get("kind"), Kind: Site, Countries: r.List("countries"), Weight: ownWeight}
		if k, ok := kindOf[p.What]; ok {
			p.Kind = k
		}
		if len(p.Countries) > 0 {
			p.Country = p.Countries[0]
		}
		p.Lat, _ = strconv.ParseFloat(r.Get("lat"), 64)
		p.Lon, _ = strconv.ParseFloat(r.Get("lon"), 64)
		g.addOwn(p, r.List("aliases"))
	}
}

// addCountries takes names from the table of countries and their points from the model.
func (g *Gazetteer) addCountries(t *lexicon.Table) {
	for _, r := range t.Rows {
		code := r.Get("iso3")
		if r.Get("iso2") == "" {
			g.addTerritory(r)
			continue
		}
		p := Place{Name: r.Get("name"), Kind: Country, Country: code, Weight: 8}
		if k := slices.Index(g.table.countries, code); k > 0 {
			m := g.table.place(int(g.table.states[k]))
			p.Lat, p.Lon, p.GeoNames = m.Lat, m.Lon, m.GeoNames
		}
		g.addOwn(p, r.List("aliases"))
	}
	g.addDependencies(t)
}

// addDependencies adds the lands that the model has as countries and the table has not: "Mayotte", "Guam".
func (g *Gazetteer) addDependencies(t *lexicon.Table) {
	known := map[string]bool{}
	for _, r := range t.Rows {
		known[r.Get("iso3")] = true
	}
	for k, code := range g.table.countries {
		if k > 0 && !known[code] {
			p := g.table.place(int(g.table.states[k]))
			p.Weight = ownWeight
			g.addOwn(p, nil)
		}
	}
}

// addTerritory adds the names of a territory that acts by itself but is no state ("Artsakh") to the place it has in
// the other tables or in the model; one that has none there is no place with a point.
func (g *Gazetteer) addTerritory(r lexicon.Row) {
	for _, p := range g.Find(r.Get("name")) {
		if p.Country == r.Get("iso3") && p.Kind != City {
			p.Weight = ownWeight
			g.addOwn(p, r.List("aliases"))
			return
		}
	}
}

func (g *Gazetteer) addOwn(p Place, aliases []string) {
	g.addName(p.Name, p)
	p.Other = true
	for _, a := range aliases {
		g.addName(a, p)
	}
}

// addName files a place under one name. Short names in capitals ("US", "UAE") are filed as they stand: "us" is a
// pronoun.
func (g *Gazetteer) addName(name string, p Place) {
	key := Fold(name)
	if acronym(name) {
		key = strings.ToUpper(key)
	}
	if key == "" || slices.ContainsFunc(g.own[key], func(q Place) bool { return q.Name == p.Name && q.Country == p.Country }) {
		return
	}
	g.own[key] = append(g.own[key], p)
	for i := range len(key) {
		if key[i] == ' ' {
			g.more[key[:i]] = true
		}
	}
}

// acronym tells whether a name is a few capital letters, full stops among them: "US", "U.A.E.", not "Us".
func acronym(name string) bool {
	n := 0
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'A' && c <= 'Z':
			n++
		case c != '.':
			return false
		}
	}
	return n >= 2 && n <= 4
}
