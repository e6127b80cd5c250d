// Package gazetteer knows the places of the world by name: some hundred thousand cities, towns and first-order
// divisions of GeoNames (models/gazetteer.md), and the regions, waters, mountains, sites and former names that news
// uses, which are the readable tables lexicon/data/places_*.txt. It says what a name can mean and decides nothing:
// read/where decides, in a report.
package gazetteer

import (
	"bytes"
	"sync"

	"rapporteur/models"
)

// Kind is what a place is. Kinds are bits, so that a name that may mean several has all of theirs.
type Kind uint16

// The kinds of places.
const (
	City    Kind = 1 << iota // a settlement of any size, or a quarter of one
	Admin                    // a province, state, governorate
	Country                  // a state
	Region                   // an area that is no division: "Sahel", "West Bank"
	Water                    // sea, strait, river, lake, canal
	Land                     // mountain, desert, island, peninsula
	Site                     // building, base, camp, airport, crossing, plant
	World                    // a continent or part of the world: "Middle East"
	Border                   // a border or line: "Line of Control"
	Former                   // a state or name of the past: "Soviet Union"
	Big                      // in Kinds alone: a settlement of 100,000 people or more
)

var kindNames = []string{"city", "admin", "country", "region", "water", "island", "facility", "world", "border", "former"}

func (k Kind) String() string {
	for i, n := range kindNames {
		if k&(1<<i) != 0 {
			return n
		}
	}
	return ""
}

// Place is one thing that a name may mean.
type Place struct {
	Name      string // its usual English name
	Kind      Kind
	What      string   // finer than Kind, in words: "river", "airport"; empty for settlements
	Country   string   // ISO 3166-1 alpha-3; empty for a sea
	Countries []string // all of its countries where they are several: "Kashmir"
	Admin     string   // the division that a settlement lies in: "Sumy Oblast"
	Lat, Lon  float64
	GeoNames  int     // id at geonames.org, 0 when not known
	Weight    float32 // log10 of its population; a region of the tables weighs like a big city
	Other     bool    // found by another name than its usual one: "Kiev"
}

// In tells whether the place lies, at least partly, in that country (alpha-3).
func (p *Place) In(country string) bool {
	if p.Country == country {
		return country != ""
	}
	for _, c := range p.Countries {
		if c == country {
			return true
		}
	}
	return false
}

// Gazetteer is immutable and may be used from many goroutines.
type Gazetteer struct {
	table *table
	own   map[string][]Place // folded name to places of the readable tables
	more  map[string]bool    // beginnings of names in own that go on
}

// Open is the built-in gazetteer. A missing model is an error of the build: the readable tables then stand alone.
var Open = sync.OnceValue(func() *Gazetteer {
	g := &Gazetteer{table: &table{}, own: map[string][]Place{}, more: map[string]bool{}}
	if f, err := models.Open("gazetteer"); err == nil {
		g.table = openTable(f)
	}
	g.addTables()
	return g
})

// Find is all that a name may mean, the readable tables' places first; nil when it is not known.
func (g *Gazetteer) Find(name string) []Place {
	key := appendFold(make([]byte, 0, 64), name)
	var out []Place
	short := acronym(name)
	for _, p := range g.own[string(key)] {
		if !short || p.Kind&capitals != 0 {
			out = append(out, p)
		}
	}
	if short {
		out = append(out, g.own[string(bytes.ToUpper(key))]...)
	}
	refs, _ := g.table.find(key)
	if refs != nil {
		g.table.each(refs, func(p Place) { out = append(out, p) })
	}
	return out
}

// maxWords is the most words that a name has.
const maxWords = 6

// Match looks up the longest name that starts with the first of the words and says how many words it has and what it
// may be; 0 when there is none. Words are given as they stand, whatever their case; it does not allocate. A clitic
// or comma is a word that no name has, so Match ends there.
//
//	Match([]string{"Kryvyi", "Rih", "on", "Friday"}) is 2, City|Big
func (g *Gazetteer) Match(words []string) (n int, kinds Kind) {
	return g.MatchFunc(func(k int) string {
		if k < len(words) {
			return words[k]
		}
		return ""
	})
}

// MatchFunc is Match over word(0), word(1), …; "" ends the words.
func (g *Gazetteer) MatchFunc(word func(k int) string) (n int, kinds Kind) {
	var room [96]byte
	key := room[:0]
	for k := range maxWords {
		w := word(k)
		if w == "" || len(key)+len(w) > 80 {
			break
		}
		if k > 0 && w != "-" {
			key = append(key, ' ')
		}
		had := len(key)
		if key = appendFold(key, w); len(key) == had && w != "-" {
			break
		}
		ks, more := g.kinds(key)
		if k == 0 && acronym(w) {
			ks = g.acronymKinds(key)
		}
		if ks != 0 {
			n, kinds = k+1, ks
		}
		if !more {
			break
		}
	}
	return n, kinds
}

// Kinds is what the name may be, 0 when it is not known, and whether longer names start with it.
func (g *Gazetteer) kinds(key []byte) (kinds Kind, more bool) {
	for i := range g.own[string(key)] {
		kinds |= g.own[string(key)][i].Kind
	}
	refs, more := g.table.find(key)
	if refs != nil {
		kinds |= g.table.kinds(refs)
	}
	return kinds, more || g.more[string(key)]
}

// capitals are the kinds of places that are written in capitals in headlines and datelines ("IRAN", "ADEN -"). Other names
// in capitals are something else: a "SWAT" team is not of Swat.
const capitals = City | Country | Big

// acronymKinds is kinds for one word in capitals: "US" is a country, "NICE" may be the town in a headline.
func (g *Gazetteer) acronymKinds(key []byte) Kind {
	var room [8]byte
	kinds, _ := g.kinds(key)
	kinds &= capitals
	if p := g.own[string(append(room[:0], bytes.ToUpper(key)...))]; len(p) > 0 {
		kinds |= p[0].Kind
	}
	return kinds
}
