package lexicon

import "strings"

// Country is a state, or a territory in conflict that acts by itself.
type Country struct {
	ISO3, ISO2 string // a territory carries the code of the state that it belongs to in law
	CAMEO      string // first three letters of its actor code: ISO3 but for a handful
	Name       string // as news names it
	Aliases    []string
	Demonyms   []string // singular: "Dane"
	Adjectives []string // "Danish"
	Capitals   []string
	Seats      []string // palaces and streets that stand for the government
	Territory  bool     // no state of its own that most states recognise
}

// CountryTable finds countries by what the news calls them. Look-ups are by the letters as they stand ("US" is a
// country and "us" is none); a name in capitals, as in headlines, is found too.
type CountryTable struct {
	All []*Country // states first, then territories

	names, demonyms, adjectives, capitals, seats, codes map[string]*Country
}

// Countries is the built-in table of countries.
func Countries() *CountryTable { return Builtin().Countries }

func countryTable(rows []Row) *CountryTable {
	t := &CountryTable{
		names: map[string]*Country{}, demonyms: map[string]*Country{}, adjectives: map[string]*Country{},
		capitals: map[string]*Country{}, seats: map[string]*Country{}, codes: map[string]*Country{},
	}
	for _, r := range rows {
		t.add(&Country{
			ISO3: r.Get("iso3"), ISO2: r.Get("iso2"), CAMEO: r.Get("cameo"), Name: r.Get("name"),
			Aliases: r.List("aliases"), Demonyms: r.List("demonyms"), Adjectives: r.List("adjectives"),
			Capitals: r.List("capital"), Seats: r.List("seats"), Territory: r.Get("iso2") == "",
		})
	}
	return t
}

func (t *CountryTable) add(c *Country) {
	if c.CAMEO == "" {
		c.CAMEO = c.ISO3
	}
	t.All = append(t.All, c)
	keep(t.names, c, c.Name)
	keep(t.names, c, c.Aliases...)
	keep(t.adjectives, c, c.Adjectives...)
	keep(t.capitals, c, c.Capitals...)
	keep(t.seats, c, c.Seats...)
	for _, d := range c.Demonyms {
		keep(t.demonyms, c, d, plural(d))
	}
	if !c.Territory {
		keep(t.codes, c, c.ISO3, c.ISO2)
	}
}

// keep files c under each form and, for words of more than three letters, under its capitals; the first row that
// claims a form has it ("Congolese").
func keep(m map[string]*Country, c *Country, forms ...string) {
	for _, f := range forms {
		if m[f] == nil {
			m[f] = c
		}
		if len(f) > 3 {
			if u := strings.ToUpper(f); m[u] == nil {
				m[u] = c
			}
		}
	}
}

// plural is the plural of a demonym: "Danes", "Englishmen"; "Japanese", "French" and "Swiss" stay.
func plural(d string) string {
	switch {
	case strings.HasSuffix(d, "man"):
		return d[:len(d)-3] + "men"
	case strings.HasSuffix(d, "ese"), strings.HasSuffix(d, "sh"), strings.HasSuffix(d, "ch"), strings.HasSuffix(d, "s"):
		return d
	}
	return d + "s"
}

// Named is the country with that name or alias ("UK": Britain), nil when there is none.
func (t *CountryTable) Named(s string) *Country { return t.names[s] }

// Demonym is the country whose people are called so ("Danes", "Afghan"), nil when there is none.
func (t *CountryTable) Demonym(s string) *Country { return t.demonyms[s] }

// Adjective is the country that the adjective belongs to ("Danish"), nil when there is none.
func (t *CountryTable) Adjective(s string) *Country { return t.adjectives[s] }

// Capital is the country whose capital that is ("Kabul"), nil when there is none. City states have none.
func (t *CountryTable) Capital(s string) *Country { return t.capitals[s] }

// Seat is the country for whose government a palace or street stands ("Kremlin"), nil when there is none.
func (t *CountryTable) Seat(s string) *Country { return t.seats[s] }

// Code is the state with that code of two or three letters, nil when there is none.
func (t *CountryTable) Code(s string) *Country { return t.codes[s] }

// Any is the country that s names, describes or stands for, in this order; nil when there is none.
func (t *CountryTable) Any(s string) *Country {
	for _, m := range []map[string]*Country{t.names, t.adjectives, t.demonyms, t.seats, t.capitals} {
		if c := m[s]; c != nil {
			return c
		}
	}
	return nil
}
