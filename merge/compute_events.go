package merge

import (
	"math"
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

func (c *computer) happenings() [][]member[record.Event] {
	return gather(c, Event, func(r *record.Record) []record.Event { return r.Events }, func(e *record.Event) string { return e.ID })
}

func (c *computer) events() {
	for _, g := range c.happenings() {
		h := c.happening(g)
		c.byEvent[h.ID] = h
		c.out.Events = append(c.out.Events, h)
	}
}

func (c *computer) happening(g []member[record.Event]) *Happening {
	h := &Happening{ID: c.merged(Event, g[0].r.Document.ID, g[0].e.ID), Reports: reports(c, g)}
	str := func(f func(*record.Event) string) string {
		return voteOn(c, g, func(m member[record.Event]) string { return f(m.e) }, itself)
	}
	h.Type = str(func(e *record.Event) string { return e.Type })
	h.Mode = str(func(e *record.Event) string { return e.Mode })
	h.CAMEO = str(func(e *record.Event) string { return e.CAMEO })
	h.Level = str(func(e *record.Event) string { return e.Level })
	h.Ordinal = str(func(e *record.Event) string { return e.Ordinal })
	h.Modality = modality(g)
	h.Place = c.place(g)
	h.When = c.whenOf(g)
	h.Actors = c.voteActors(g, func(e *record.Event) []record.ActorID { return e.Actors })
	h.Recipients = c.voteActors(g, func(e *record.Event) []record.ActorID { return e.Recipients })
	for _, m := range g {
		e := m.e
		h.Participants = merge(h.Participants, c.ids(m.r, e.Participants...))
		h.Host = merge(h.Host, c.ids(m.r, e.Host...))
		h.Mediator = merge(h.Mediator, c.ids(m.r, e.Mediator...))
		h.Context = merge(h.Context, e.Context)
		h.Ongoing, h.Mutual = h.Ongoing || e.Ongoing, h.Mutual || e.Mutual
		h.Confidence = math.Max(h.Confidence, e.Confidence)
		keep(&h.Statement, c.merged(Statement, m.r.Document.ID, e.Statement))
		keep(&h.InResponseTo, c.entry(m.r, e.InResponseTo))
		keep(&h.After, c.entry(m.r, e.After))
		keep(&h.Before, c.entry(m.r, e.Before))
	}
	slices.Sort(h.Context)
	for _, m := range g {
		h.Accounts = append(h.Accounts, c.accountOf(h, m))
		h.times, h.modes, h.by = append(h.times, m.e.When), append(h.modes, m.e.Modality), append(h.by, c.ids(m.r, m.e.Actors...))
		h.both = append(h.both, m.e.Mutual)
	}
	return h
}

func keep(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

func merge[T comparable](a, b []T) []T {
	for _, x := range b {
		if !contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// entry is the merged id of an event or statement of a report.
func (c *computer) entry(r *record.Record, id string) string {
	if out := c.merged(Event, r.Document.ID, id); out != "" {
		return out
	}
	return c.merged(Statement, r.Document.ID, id)
}

// modality is what has become of it: what any report asserts has happened, though others only plan or deny it.
func modality(g []member[record.Event]) record.Modality {
	for _, m := range []record.Modality{record.Asserted, record.Planned, record.Denied, record.Demanded} {
		for _, x := range g {
			if x.e.Modality == m {
				return m
			}
		}
	}
	return g[0].e.Modality
}

// voteActors are the parties that most reports give; one that names them is worth more than one that does not.
func (c *computer) voteActors(g []member[record.Event], list func(*record.Event) []record.ActorID) []record.ActorID {
	out := voteOn(c, g, func(m member[record.Event]) []record.ActorID { return c.ids(m.r, list(m.e)...) }, joined)
	if out == nil {
		out = []record.ActorID{}
	}
	return out
}

func joined(ids []record.ActorID) string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// place is the place that most reports give among those below a country, else among countries.
func (c *computer) place(g []member[record.Event]) *record.Where {
	byName := func(whole bool) func(*record.Where) string {
		return func(w *record.Where) string {
			if w == nil || isCountry(w) != whole {
				return ""
			}
			return fold(w.Name)
		}
	}
	field := func(m member[record.Event]) *record.Where { return m.e.Place }
	w := voteOn(c, g, field, byName(false))
	if w == nil {
		w = voteOn(c, g, field, byName(true))
	}
	return bare(w)
}

// bare is a place without where it stands in its report.
func bare(w *record.Where) *record.Where {
	if w == nil {
		return nil
	}
	out := *w
	out.Span = nil
	return &out
}

// whenOf is the time that most reports give among the most exact.
func (c *computer) whenOf(g []member[record.Event]) *record.When {
	best := math.MaxInt
	for _, m := range g {
		best = min(best, length(m.e.When))
	}
	w := voteOn(c, g, func(m member[record.Event]) *record.When { return m.e.When }, func(w *record.When) string {
		if w == nil || length(w) > best {
			return ""
		}
		return w.EDTF
	})
	return bareTime(w)
}

func bareTime(w *record.When) *record.When {
	if w == nil || w.EDTF == "" {
		return nil
	}
	return &record.When{EDTF: w.EDTF}
}

// length is how many days a time spans; of an unknown one the most.
func length(w *record.When) int {
	if w == nil {
		return math.MaxInt
	}
	from, to, ok := period(w.EDTF)
	if !ok {
		return math.MaxInt
	}
	return to - from
}

// accountOf is a report's account of an event, with the fields in which it differs.
func (c *computer) accountOf(h *Happening, m member[record.Event]) Account {
	a, e := c.account(m.r, &m.e.Trace, m.e.AttributedTo), m.e
	if e.Type != h.Type {
		a.Type = e.Type
	}
	if e.Mode != h.Mode {
		a.Mode = e.Mode
	}
	if e.Modality != h.Modality {
		a.Modality = e.Modality
	}
	if by := c.ids(m.r, e.Actors...); joined(by) != joined(h.Actors) {
		a.Actors = listOf(by)
	}
	if on := c.ids(m.r, e.Recipients...); joined(on) != joined(h.Recipients) {
		a.Recipients = listOf(on)
	}
	if e.Place != nil && (h.Place == nil || fold(e.Place.Name) != fold(h.Place.Name)) {
		a.Place = e.Place
	}
	if e.When != nil && (h.When == nil || e.When.EDTF != h.When.EDTF) {
		a.When = e.When
	}
	return a
}

func listOf(ids []record.ActorID) *[]record.ActorID {
	if ids == nil {
		ids = []record.ActorID{}
	}
	return &ids
}

// isCountry tells whether a place is a whole country.
func isCountry(w *record.Where) bool { return lexicon.Countries().Named(w.Name) != nil }
