// Package check holds what is known of the world against news: which rows of the tables no report uses, which ones
// reports contradict, and whom reports often give an office that the tables do not know.
//
//	c := check.New(world)
//	c.Add(rec) // for every report
//	for _, x := range c.Contradictions() { … }
package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// Check gathers what reports say.
type Check struct {
	world *lexicon.World
	forms map[string][]form // by their first run of letters, longer ones first
	rows  []lexicon.Named
	used  []int
	told  map[claim]*Claim
}

// form is one way in which a row names its thing.
type form struct {
	text string
	row  int
}

// claim is that somebody holds an office.
type claim struct{ name, of, office string }

// Claim is how often and when reports give somebody an office.
type Claim struct {
	Name, Of, Office string
	Count            int
	First, Last      string // days
	Words            string // of the first report
}

// Contradiction is a row of leaders whose term reports deny: they give the office to another while it lasts.
type Contradiction struct {
	Row   lexicon.Named
	Claim Claim
}

// New makes a check of the world.
func New(world *lexicon.World) *Check {
	c := &Check{world: world, forms: map[string][]form{}, rows: world.Names(), told: map[claim]*Claim{}}
	c.used = make([]int, len(c.rows))
	for i, r := range c.rows {
		for _, f := range r.Forms {
			k := lexicon.FirstRun(f)
			c.forms[k] = append(c.forms[k], form{f, i})
		}
	}
	for _, list := range c.forms {
		slices.SortStableFunc(list, func(a, b form) int { return len(b.text) - len(a.text) })
	}
	return c
}

// Add takes up one record.
func (c *Check) Add(r *record.Record) {
	c.count(r.Document.Text)
	names := map[record.ActorID]*record.Actor{}
	for _, a := range r.Actors {
		names[a.ID] = a
	}
	for i := range r.Roles {
		c.role(r, &r.Roles[i], names)
	}
}

// count notes which rows a text uses; where one form lies in another the longer counts.
func (c *Check) count(text string) {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	before := ' '
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !letter(before) && letter(r) {
			if k := c.longest(text[i:], letter); k > 0 {
				i, before = i+k, 'x'
				continue
			}
		}
		i, before = i+n, r
	}
}

func (c *Check) longest(rest string, letter func(rune) bool) int {
	n := 0
	for _, f := range c.forms[lexicon.FirstRun(rest[:min(len(rest), 60)])] {
		if len(f.text) < n || !strings.HasPrefix(rest, f.text) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(rest[len(f.text):]); len(rest) > len(f.text) && letter(next) {
			continue
		}
		n = len(f.text)
		c.used[f.row]++
	}
	return n
}

// role notes that a report gives somebody an office of those that one person holds at a time.
func (c *Check) role(r *record.Record, x *record.Role, actors map[record.ActorID]*record.Actor) {
	who, of := actors[x.Actor], actors[x.Of]
	office := c.world.Offices.Title(strings.ToLower(x.Title))
	if who == nil || of == nil || office == nil || !single[office.Slot] || x.When != "" || !strings.Contains(who.Name, " ") || r.Document.Published == "" {
		return
	}
	k := claim{who.Name, owner(of), office.Slot}
	t := c.told[k]
	if t == nil {
		t = &Claim{Name: k.name, Of: k.of, Office: k.office, First: r.Document.Published, Words: x.Evidence[0].Of(r.Document.Text)}
		c.told[k] = t
	}
	t.Count++
	t.First = min(t.First, r.Document.Published)
	t.Last = max(t.Last, r.Document.Published)
}

// single are the offices of which a state or body has one.
var single = map[string]bool{"president": true, "prime minister": true, "monarch": true, "foreign minister": true, "defence minister": true, "interior minister": true, "vice president": true, "secretary-general": true, "leader": true, "head": true}

// owner is whose office it is, as the table of leaders writes it: a country by its code.
func owner(of *record.Actor) string {
	if of.Kind == record.Country && of.Country != "" {
		return of.Country
	}
	return of.Name
}

// Unused are the rows that no report used.
func (c *Check) Unused() []lexicon.Named {
	var out []lexicon.Named
	for i, n := range c.used {
		if n == 0 {
			out = append(out, c.rows[i])
		}
	}
	return out
}

// Contradictions are the rows of leaders in whose term reports give the office to somebody else, by row; of each the claim
// that is made most often, when it is made at least least times.
func (c *Check) Contradictions(least int) []Contradiction {
	var out []Contradiction
	for _, row := range c.rows {
		if row.Leader == nil || !single[row.Leader.Office] {
			continue
		}
		var best *Claim
		for _, t := range c.claims() {
			if t.Of == row.Leader.Of && t.Office == row.Leader.Office && t.Count >= least && inside(row.Leader, t) && !c.knows(t) && (best == nil || t.Count > best.Count) {
				best = t
			}
		}
		if best != nil {
			out = append(out, Contradiction{row, *best})
		}
	}
	return out
}

// inside tells whether all reports of a claim fall in a leader's term.
func inside(l *lexicon.Leader, t *Claim) bool { return l.In(t.First) && l.In(t.Last) }

// Missing are offices that reports give somebody at least least times and the tables do not, the most frequent first.
func (c *Check) Missing(least int) []Claim {
	var out []Claim
	for _, t := range c.claims() {
		if t.Count >= least && !c.knows(t) {
			out = append(out, *t)
		}
	}
	slices.SortStableFunc(out, func(a, b Claim) int { return b.Count - a.Count })
	return out
}

// knows tells whether the tables give that person that office at any time: a late "President" for one out of office is
// no contradiction.
func (c *Check) knows(t *Claim) bool {
	surname := t.Name[strings.LastIndexByte(t.Name, ' ')+1:]
	for _, l := range append(slices.Clone(c.world.Leaders.Named(t.Name)), c.world.Leaders.Surname(surname)...) {
		if l.Of == t.Of && (l.Office == t.Office || l.Office == "leader" || t.Office == "leader" || l.Office == "head" || t.Office == "head") {
			return true
		}
	}
	return false
}

func (c *Check) claims() []*Claim {
	return slices.SortedFunc(maps.Values(c.told), func(a, b *Claim) int {
		return cmp.Or(cmp.Compare(a.Of, b.Of), cmp.Compare(a.Office, b.Office), cmp.Compare(a.First, b.First), cmp.Compare(a.Name, b.Name))
	})
}
