package merge

import (
	"sort"
	"strings"

	"rapporteur/record"
)

// tolls puts the tolls of one event, or of one group of tolls that no report ties to an event, in a row.
func (c *computer) tolls() {
	at := map[string]*Series{}
	for _, r := range c.records {
		for i := range r.Tolls {
			t := &r.Tolls[i]
			group, ok := c.clusters[Ref{Toll, r.Document.ID, t.ID}]
			if !ok || t.PartOf != "" {
				continue
			}
			s := Series{Measure: t.Measure, Victims: ofWhom(t), Event: c.eventOf(r, t)}
			key := s.Event
			if key == "" {
				key = group
			}
			for _, measure := range measures(t) {
				s.Measure = measure
				c.series(at, &c.out.Tolls, key+"|"+measure+"|"+s.Victims, s, c.count(r, &t.Trace, t.Amount, t.AttributedTo, t.When))
			}
		}
	}
	finish(c.out.Tolls)
}

// ofWhom are the victims of a series of its own: children, soldiers. "People" and "civilians" are anybody.
func ofWhom(t *record.Toll) string {
	if t.Measure != "killed" && t.Measure != "injured" {
		return ""
	}
	v := fold(t.Victims)
	for _, w := range strings.Fields(v) {
		switch strings.TrimSuffix(w, "s") {
		case "child", "children", "women", "woman", "soldier", "policemen", "journalist", "worker", "boy", "girl", "militant", "rebel", "fighter", "insurgent", "officer", "troop", "attacker", "bomber", "gunmen", "gunman", "foreigner":
			return v
		}
	}
	return ""
}

// measures are what a toll counts. That there are no casualties says that nobody was killed.
func measures(t *record.Toll) []string {
	if t.Measure == "casualties" && t.Max != nil && *t.Max == 0 {
		return []string{"killed"}
	}
	return []string{t.Measure}
}

func (c *computer) count(r *record.Record, t *record.Trace, a record.Amount, by record.IDs, w *record.When) Count {
	return Count{Doc: r.Document.ID, Entry: t.ID, Min: a.Min, Max: a.Max, Qualifier: a.Qualifier, AttributedTo: c.ids(r, by...),
		Published: r.Document.Published, When: w, Evidence: t.Evidence, Quote: quote(r, t.Evidence)}
}

// series adds a count to the series of that key, which it begins where there is none.
func (c *computer) series(at map[string]*Series, list *[]*Series, key string, s Series, n Count) {
	old := at[key]
	if old == nil {
		s.ID = shortID(Toll, key)
		old = &s
		at[key] = old
		*list = append(*list, old)
	}
	old.Accounts = append(old.Accounts, n)
}

// finish gives each series its least and greatest value.
func finish(list []*Series) {
	for _, s := range list {
		sort.SliceStable(s.Accounts, func(i, j int) bool { return sortable(s.Accounts[i].Published) < sortable(s.Accounts[j].Published) })
		open := false
		for _, n := range s.Accounts {
			if lo := low(n.Min, n.Max); lo != nil && (s.Min == nil || *lo < *s.Min) {
				s.Min = lo
			}
			if n.Max == nil {
				open = true
			} else if s.Max == nil || *n.Max > *s.Max {
				s.Max = n.Max
			}
		}
		if open {
			s.Max = nil
		}
	}
}

// low is the lower bound; of "up to 30" there is none but nought.
func low(lo, hi *float64) *float64 {
	if lo == nil && hi != nil {
		return new(float64)
	}
	return lo
}

func (c *computer) figures() {
	at := map[string]*Series{}
	for _, r := range c.records {
		for i := range r.Figures {
			f := &r.Figures[i]
			group, ok := c.clusters[Ref{Figure, r.Document.ID, f.ID}]
			if !ok {
				continue
			}
			s := Series{Measure: f.Measure, Unit: f.Unit, Event: c.merged(Event, r.Document.ID, f.Event)}
			n := c.count(r, &f.Trace, f.Amount, f.AttributedTo, f.When)
			n.unit = f.Unit
			c.series(at, &c.out.Figures, group, s, n)
		}
	}
	finish(c.out.Figures)
}

// eventOf is the merged event whose toll it is: as the report ties it, else the act of its sentence, else the last act of force told before it, else
// the first of the report, of those that do not speak of another place or time. A war that cost millions is no part of
// today's raid. "At least 12 people were killed" alone is no event that other reports tell: its toll is that of the act
// that they do tell.
func (c *computer) eventOf(r *record.Record, t *record.Toll) string {
	own := c.merged(Event, r.Document.ID, t.Event)
	if forceful[t.Measure] == "" || own != "" && c.byEvent[own].Reports > 1 {
		return own
	}
	at := t.Evidence[0].Start
	sentence := around(r.Document.Text, t.Evidence)
	first, last, told, beside := "", "", "", ""
	for i := range r.Events {
		e := &r.Events[i]
		if len(e.Evidence) == 0 || e.Type != "ASSAULT" || e.Modality != record.Asserted || !goes(t, e) || dwarfs(r, t, e) {
			continue
		}
		id := c.merged(Event, r.Document.ID, e.ID)
		if first == "" {
			first = id
		}
		if beside == "" && sentence.Contains(e.Evidence[0]) {
			beside = id
		}
		if told == "" && c.byEvent[id].Reports > 1 {
			told = id
		}
		if s := e.Evidence[0].Start; s < at && at-s < 600 {
			last = id
		}
	}
	switch {
	case own != "" && told != "" && c.bare(own, told):
		return told
	case own != "":
		return own
	case beside != "":
		return beside
	case told != "":
		return told
	case last != "":
		return last
	}
	return first
}

var casualtyStems = stemSet("killed die died wounded injured hurt")

// bare tells whether an event is nothing but that people were killed or hurt, by nobody who is named, with nothing, and
// nowhere and at no time but where and when the other happened.
func (c *computer) bare(id, other string) bool {
	h, o := c.byEvent[id], c.byEvent[other]
	if len(h.Actors) > 0 {
		return false
	}
	if h.Place != nil && o.Place != nil && places([]Site{whereSite(h.Place)}, []Site{whereSite(o.Place)}) < -2 {
		return false
	}
	if h.When != nil && o.When != nil {
		f1, t1, ok1 := period(h.When.EDTF)
		f2, t2, ok2 := period(o.When.EDTF)
		if ok1 && ok2 && (f1 > t2+1 || f2 > t1+1) {
			return false // "thirteen died when missiles struck the town early on Saturday", and last Sunday's strike
		}
	}
	return speaks(cut(h.Accounts[0].Quote), casualtyStems)
}

// dwarfs tells whether a toll is many times that which its report ties to an event: that of a whole war.
func dwarfs(r *record.Record, t *record.Toll, e *record.Event) bool {
	f, ok := figureOf(t.Min, t.Max, t.Qualifier)
	for i := range r.Tolls {
		x := &r.Tolls[i]
		if g, okX := figureOf(x.Min, x.Max, x.Qualifier); ok && okX && x.Event == e.ID && x.Measure == t.Measure && g.value() > 0 && f.value() > 5*g.value() {
			return true
		}
	}
	return false
}

// forceful are the measures that an act of force has.
var forceful = map[string]string{"killed": "y", "injured": "y", "casualties": "y", "missing": "y", "hospitalised": "y"}

// goes tells whether a toll may be that of an event: neither another place nor another time.
func goes(t *record.Toll, e *record.Event) bool {
	if t.Place != nil && e.Place != nil && places([]Site{whereSite(t.Place)}, []Site{whereSite(e.Place)}) < -3 {
		return false
	}
	if t.When != nil && e.When != nil {
		f1, t1, ok1 := period(t.When.EDTF)
		f2, t2, ok2 := period(e.When.EDTF)
		if ok1 && ok2 && (f1 > t2+1 || f2 > t1+1) {
			return false
		}
	}
	if t.When != nil && e.When == nil && length(t.When) > 40 {
		return false
	}
	return t.Min == nil || *t.Min < 100000
}

func whereSite(w *record.Where) Site {
	return site(w.Name, w.Country, isCountry(w), w.Lat, w.Lon)
}
