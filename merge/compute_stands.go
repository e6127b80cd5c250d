package merge

import (
	"fmt"
	"sort"

	"rapporteur/record"
)

// told is a position of one report with the day that it holds from.
type told struct {
	r    *record.Record
	p    *record.Position
	who  record.ActorID
	from int
}

// positions draws for each actor and issue the line of stands over time. A report that tells the same stand again adds an
// account; another stand begins a new entry, which tells what was before.
func (c *computer) positions() {
	lines := map[string][]told{}
	var order []string
	for _, r := range c.records {
		for i := range r.Positions {
			p := &r.Positions[i]
			who := c.ids(r, p.Actor)
			if len(who) == 0 {
				continue
			}
			key := string(who[0]) + "|" + p.Issue
			if lines[key] == nil {
				order = append(order, key)
			}
			lines[key] = append(lines[key], told{r, p, who[0], from(p.When, r.Document.Published)})
		}
	}
	sort.Strings(order)
	for _, key := range order {
		line := lines[key]
		sort.SliceStable(line, func(i, j int) bool { return line[i].from < line[j].from })
		c.line(key, line)
	}
}

// from is the day since when something holds: as told, else the day of publication.
func from(w *record.When, published string) int {
	if w != nil {
		if f, _, ok := period(w.EDTF); ok {
			return f
		}
	}
	return dayOf(published)
}

func (c *computer) line(key string, line []told) {
	var now *Stand
	for _, t := range line {
		if now == nil || now.Stance != t.p.Stance {
			s := &Stand{Actor: t.who, Issue: t.p.Issue, Stance: t.p.Stance, Was: t.p.Was, When: bareTime(t.p.When)}
			s.ID = "o-" + shortID("position", fmt.Sprintf("%s|%s|%d", key, t.p.Stance, t.from))
			if now != nil {
				s.Was = now.Stance
			}
			if s.When == nil && t.r.Document.Published != "" {
				s.When = &record.When{EDTF: t.r.Document.Published}
			}
			now = s
			c.out.Positions = append(c.out.Positions, s)
		}
		now.Accounts = append(now.Accounts, c.account(t.r, &t.p.Trace, t.p.AttributedTo))
	}
}

func (c *computer) issues() {
	at := map[string]*Matter{}
	for _, r := range c.records {
		for _, x := range r.Issues {
			m := at[x.ID]
			if m == nil {
				m = &Matter{ID: x.ID, Name: x.Name}
				at[x.ID] = m
				c.out.Issues = append(c.out.Issues, m)
			}
			for _, s := range x.Mentions {
				m.Mentions = append(m.Mentions, Place{r.Document.ID, s})
			}
		}
	}
	sort.Slice(c.out.Issues, func(i, j int) bool { return c.out.Issues[i].ID < c.out.Issues[j].ID })
}

func (c *computer) places() {
	at := map[string]*Spot{}
	for _, r := range c.records {
		for _, x := range r.Places {
			key := fmt.Sprintf("%d", x.GeoNames)
			if x.GeoNames == 0 {
				key = x.Country + "|" + fold(x.Name)
			}
			s := at[key]
			if s == nil {
				s = &Spot{ID: "l-" + shortID("place", key), Name: x.Name, Country: x.Country, Lat: x.Lat, Lon: x.Lon, GeoNames: x.GeoNames, Kind: x.Kind}
				at[key] = s
				c.out.Places = append(c.out.Places, s)
			}
			s.Mentions = append(s.Mentions, Place{r.Document.ID, x.Span})
		}
	}
}
