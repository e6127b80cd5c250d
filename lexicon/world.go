package lexicon

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// World is what is known of the world before reading: states, bodies, offices, the nouns of agents, who held which office
// when. It is immutable: With makes another one, so that readers with different knowledge can work side by side.
type World struct {
	Countries *CountryTable
	Bodies    map[string][]*Body
	Agents    map[string]Agent
	Offices   *OfficeTable
	Leaders   *LeaderTable

	tables map[string][]Row
	items  map[string]string // names to Wikidata items
	ignore map[string]bool   // forms that mean nothing here
	own    string            // what tells the sources of a user apart
	senses func() map[string][]Sense

	events     func() *frameIndex
	ownEvents  []Row // of a user, newest first
	ownClasses []Row

	cues    func() *Cues
	ownCues []*OwnCue
}

// Builtin is the world as the built-in tables tell it.
var Builtin = sync.OnceValue(func() *World {
	tables := map[string][]Row{}
	for _, name := range worldTables {
		tables[name] = Load(name).Rows
	}
	return newWorld(tables, nil)
})

// worldTables are the tables that make up a world.
var worldTables = []string{"countries", "organizations", "armed_groups", "media", "leaders", "offices", "agents", "wikidata"}

func newWorld(tables map[string][]Row, ignore map[string]bool) *World {
	rows := func(table string) []Row { return tables[table] }
	w := &World{
		Countries: countryTable(rows("countries")), Bodies: bodyTable(rows), Agents: agentTable(rows("agents")),
		Offices: officeTable(rows("offices")), Leaders: leaderTable(rows("leaders")), tables: tables, ignore: ignore,
	}
	for form := range ignore {
		delete(w.Bodies, form)
		delete(w.Leaders.names, form)
		delete(w.Leaders.surnames, form)
		delete(w.Agents, form)
		delete(w.Offices.byTitle, form)
	}
	w.items = map[string]string{}
	for _, r := range rows("wikidata") {
		if w.items[r.Get("name")] == "" {
			w.items[r.Get("name")] = r.Get("id")
		}
	}
	w.senses = sync.OnceValue(w.makeSenses)
	w.events, w.cues = eventFrames, TheCues
	return w
}

// Own is the first 12 hex digits of the SHA-256 of what a user told, "" for the world that is built in.
func (w *World) Own() string { return w.own }

// Wikidata is the item of the state, body or person of that name, "" where the table does not tell.
func (w *World) Wikidata(name string) string { return w.items[name] }

// Sense is a name of a country or body as it stands in reports, with what it can mean.
type Sense struct {
	Text    string
	Country *Country
	As      Use
	Bodies  []*Body
}

// Use is in what way a form means a country.
type Use uint8

// The ways in which a form means a country.
const (
	ByName Use = iota
	ByAdjective
	ByDemonym
	ByCapital
	BySeat
)

// Senses files every form of the names of countries and bodies under its first run of letters (FirstRun); longer forms first.
func (w *World) Senses() map[string][]Sense { return w.senses() }

func (w *World) makeSenses() map[string][]Sense {
	out := map[string][]Sense{}
	add := func(f Sense) {
		if len(f.Text) > 1 && !w.ignore[f.Text] {
			k := FirstRun(f.Text)
			out[k] = append(out[k], f)
		}
	}
	for _, c := range w.Countries.All {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			add(Sense{Text: strings.TrimPrefix(n, "the "), Country: c, As: ByName})
		}
		for _, n := range c.Seats {
			add(Sense{Text: n, Country: c, As: BySeat})
		}
		for _, n := range c.Adjectives {
			add(Sense{Text: n, Country: c, As: ByAdjective})
		}
		for _, n := range c.Demonyms {
			add(Sense{Text: n, Country: c, As: ByDemonym})
			if w.Countries.Demonym(n+"s") == c {
				add(Sense{Text: n + "s", Country: c, As: ByDemonym})
			} else if strings.HasSuffix(n, "man") {
				add(Sense{Text: n[:len(n)-3] + "men", Country: c, As: ByDemonym})
			}
		}
		for _, n := range c.Capitals {
			add(Sense{Text: n, Country: c, As: ByCapital})
		}
	}
	names := make([]string, 0, len(w.Bodies))
	for n := range w.Bodies {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		add(Sense{Text: n, Bodies: w.Bodies[n]})
	}
	for k := range out {
		slices.SortStableFunc(out[k], func(a, b Sense) int { return len(b.Text) - len(a.Text) })
	}
	return out
}

// FirstRun is the run of letters and digits that s starts with, or its first sign.
func FirstRun(s string) string {
	for i, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) {
			if i == 0 {
				return s[:utf8.RuneLen(c)]
			}
			return s[:i]
		}
	}
	return s
}

// Named is a row that names something of the world.
type Named struct {
	Table  string
	Line   int
	Forms  []string
	Leader *Leader // of the table leaders
}

// Names are the rows that name states, bodies and persons, in the order of their tables.
func (w *World) Names() []Named {
	var out []Named
	for _, table := range []string{"countries", "organizations", "armed_groups", "media", "leaders"} {
		for _, r := range w.tables[table] {
			n := Named{Table: table, Line: r.Line, Forms: append([]string{r.Get("name")}, aliases(r)...)}
			if r.file != "" {
				n.Table = r.file
			}
			if table == "leaders" {
				n.Leader = &Leader{r.Get("name"), r.List("aliases"), r.Get("of"), r.Get("office"), r.Get("from"), r.Get("to"), r.Get("cameo")}
			}
			out = append(out, n)
		}
	}
	return out
}
