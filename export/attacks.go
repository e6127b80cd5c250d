package export

import (
	"slices"
	"sort"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/view"
)

// account is one figure of the dead of an event on somebody's word.
type account struct {
	toll     *record.Toll
	low, top *float64
	voices   string // on whose word; "" in the report's own voice
}

// dead are the accounts of all who were killed in an event: no parts of another figure, none that a later one replaces.
func (s *sheet) dead(event string) []account {
	replaced := map[string]bool{}
	for _, t := range s.tolls[event] {
		if t.Replaces != "" {
			replaced[t.Replaces] = true
		}
	}
	var out []account
	for _, t := range s.tolls[event] {
		if t.Measure == "killed" && t.PartOf == "" && !replaced[t.ID] && (t.Modality == "" || t.Modality == record.Asserted) {
			out = append(out, account{t, t.Min, t.Max, strings.Join(s.names(t.AttributedTo), ", ")})
		}
	}
	return out
}

// least is the lowest lower bound of the accounts, nil when none has one.
func least(as []account) *float64 {
	var out *float64
	for _, a := range as {
		if a.low != nil && (out == nil || *a.low < *out) {
			out = a.low
		}
	}
	return out
}

// most is the highest figure that an account gives, be it a lower bound.
func most(as []account) *float64 {
	var out *float64
	for _, a := range as {
		for _, v := range []*float64{a.low, a.top} {
			if v != nil && (out == nil || *v > *out) {
				out = v
			}
		}
	}
	return out
}

// told is the figure that the report gives in its own voice, or the only one; nil where accounts differ.
func told(as []account) *float64 {
	if len(as) == 1 {
		return first(as[0].low, as[0].top)
	}
	var own *float64
	for _, a := range as {
		if a.voices == "" {
			if own != nil {
				return nil
			}
			own = first(a.low, a.top)
		}
	}
	return own
}

func first(vs ...*float64) *float64 {
	for _, v := range vs {
		if v != nil {
			return v
		}
	}
	return nil
}

// notes are the words that tell an event and every account of its tolls.
func (s *sheet) notes(e *record.Event) string {
	parts := []string{s.words(e.Evidence)}
	for _, t := range s.tolls[e.ID] {
		parts = append(parts, s.tollNote(t))
	}
	return strings.Join(parts, " | ")
}

func (s *sheet) tollNote(t *record.Toll) string {
	out := t.Measure + ": " + view.Amount(t.Amount)
	if t.Victims != "" {
		out += " " + t.Victims
	}
	if by := strings.Join(s.names(t.AttributedTo), ", "); by != "" {
		out += " (" + by + ")"
	}
	return out
}

// side is what kind of actor somebody is: "state", "armed", "civilians", "protesters", "" where that is not known.
func (s *sheet) side(id record.ActorID) string {
	a := s.actors[id]
	if a == nil {
		return ""
	}
	for _, part := range codeParts(s.code(id)) {
		switch part {
		case "GOV", "MIL", "COP", "SPY":
			return "state"
		case "REB", "INS", "SEP", "UAF", "RAD":
			return "armed"
		case "CVL", "REF", "EDU", "HLH", "LAB", "AGR", "REL", "MED", "NGO", "BUS":
			return "civilians"
		}
	}
	switch a.Kind {
	case record.Country, record.Government:
		return "state"
	case record.ArmedGroup:
		return "armed"
	case record.People, record.Media:
		return "civilians"
	}
	return ""
}

// sides is the first side that is known among actors.
func (s *sheet) sides(ids []record.ActorID) string {
	for _, id := range ids {
		if k := s.side(id); k != "" {
			return k
		}
	}
	return ""
}

var civilianWords = []string{"civilian", "child", "women", "woman", "people", "resident", "villager", "worker", "journalist", "passenger", "patient", "student", "family", "famil", "displaced", "boy", "girl", "infant", "man", "men"}

// civilians tells whether a toll counts civilians, by its words: "nine children". "People" alone may be anybody.
func civilians(t *record.Toll) bool {
	v := strings.ToLower(t.Victims)
	return v != "" && v != "people" && slices.ContainsFunc(civilianWords[:], func(w string) bool {
		return slices.ContainsFunc(strings.Fields(v), func(f string) bool { return strings.HasPrefix(f, w) })
	})
}

// loose are the tolls of the killed and injured that no event is told for.
func (s *sheet) loose() []*record.Toll {
	var out []*record.Toll
	for i := range s.Tolls {
		t := &s.Tolls[i]
		if t.Event == "" && t.PartOf == "" && (t.Measure == "killed" || t.Measure == "injured" || t.Measure == "casualties") {
			out = append(out, t)
		}
	}
	return out
}

// attack is a row of data sets of violence: an event, or a toll that no event is told for.
type attack struct {
	event *record.Event
	toll  *record.Toll
	at    int
}

// attacks are what such data sets count, in the order of the text.
func (s *sheet) attacks(types ...string) []attack {
	var out []attack
	for _, e := range s.happened() {
		if slices.Contains(types, e.Type) {
			out = append(out, attack{event: e, at: e.Evidence[0].Start})
		}
	}
	for _, t := range s.loose() {
		out = append(out, attack{toll: t, at: t.Evidence[0].Start})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].at < out[j].at })
	return out
}

func (a attack) id() string {
	if a.event != nil {
		return a.event.ID
	}
	return a.toll.ID
}

func (a attack) when() *record.When {
	if a.event != nil {
		return a.event.When
	}
	return a.toll.When
}

func (a attack) where() *record.Where {
	if a.event != nil {
		return a.event.Place
	}
	return a.toll.Place
}

func (a attack) who() []record.ActorID {
	if a.event != nil {
		return a.event.Actors
	}
	return one(a.toll.Actor)
}

func (a attack) whom() []record.ActorID {
	if a.event != nil {
		return a.event.Recipients
	}
	return nil
}

// dead are the accounts of the dead of an attack.
func (a attack) dead(s *sheet) []account {
	if a.event != nil {
		return s.dead(a.event.ID)
	}
	if a.toll.Measure != "killed" {
		return nil
	}
	return []account{{a.toll, a.toll.Min, a.toll.Max, strings.Join(s.names(a.toll.AttributedTo), ", ")}}
}

func (a attack) notes(s *sheet) string {
	if a.event != nil {
		return s.notes(a.event)
	}
	return s.words(a.toll.Evidence) + " | " + s.tollNote(a.toll)
}

func stateName(iso3 string) string {
	if c := lexicon.Countries().Code(iso3); c != nil {
		return c.Name
	}
	return ""
}
