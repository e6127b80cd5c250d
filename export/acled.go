package export

import (
	"io"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

var acledColumns = []Column{
	{"event_id_cnty", "country and report/entry"}, {"event_date", "day, YYYY-MM-DD; the first of its days; that of publication where the report tells none"}, {"year", "YYYY"},
	{"time_precision", "1 the day, 2 the week, 3 the month or less, or the day of publication"},
	{"disorder_type", "Political violence, Demonstrations"}, {"event_type", "ACLED's, from PLOVER type and mode"}, {"sub_event_type", "the same; empty where the report does not tell"},
	{"actor1", "who, parted by ;"}, {"assoc_actor_1", "empty"}, {"inter1", "State forces, Rebel group, Civilians, External/Other forces; empty where not known"},
	{"actor2", "to whom, parted by ;"}, {"assoc_actor_2", "empty"}, {"inter2", "as inter1"}, {"interaction", "inter1-inter2"},
	{"civilian_targeting", "\"Civilian targeting\" where civilians are the recipient"}, {"iso", "ISO 3166-1 numeric"}, {"region", "ACLED's region"}, {"country", "name"},
	{"admin1", "where the place is a first-order division"}, {"admin2", "empty"}, {"admin3", "empty"}, {"location", "where it happened"}, {"latitude", "degrees"}, {"longitude", "degrees"},
	{"geo_precision", "1 a town or site, 2 a district or region, 3 a country or division"}, {"source", "publisher"}, {"source_scale", "empty"},
	{"notes", "the words that tell it, and every account of its tolls with on whose word"},
	{"fatalities", "the lowest figure of the killed that an account gives; empty where the report gives none"}, {"tags", "entry's confidence"}, {"timestamp", "when the data were made; else empty"},
}

// newACLED writes attacks and protests that happened, and tolls that no event is told for, under ACLED's columns.
func newACLED(w io.Writer, o Options) Writer {
	return newTable(w, acledColumns, func(s *sheet) [][]string {
		var out [][]string
		for _, a := range s.attacks("ASSAULT", "PROTEST") {
			out = append(out, s.acledRow(a, o))
		}
		return out
	})
}

func (s *sheet) acledRow(a attack, o Options) []string {
	day, _, _ := s.day(a.when())
	w := a.where()
	if w == nil {
		w = &record.Where{}
	}
	kind := s.placeKind(w)
	disorder, typ, sub := s.acledType(a)
	inter1, inter2 := s.inter(a.who(), w.Country), s.inter(a.whom(), w.Country)
	codes := lexicon.CodesOfState(w.Country)
	row := []string{
		strings.TrimPrefix(w.Country+"/"+s.key(a.id()), "/"), day, cut(day, 4), timePrecision(a.when()), disorder, typ, sub,
		strings.Join(s.names(a.who()), ";"), "", inter1, strings.Join(s.names(a.whom()), ";"), "", inter2, between(inter1, inter2),
	}
	targeting, admin := "", ""
	if inter2 == "Civilians" && typ != "Protests" {
		targeting = "Civilian targeting"
	}
	if kind == "admin" {
		admin = w.Name
	}
	fatalities, confidence := degrees(least(a.dead(s))), ""
	if a.event != nil {
		confidence = "confidence=" + number(a.event.Confidence)
	} else {
		confidence = "confidence=" + number(a.toll.Confidence)
	}
	return append(row, targeting, codes.Numeric, codes.ACLED, stateName(w.Country), admin, "", "", w.Name, degrees(w.Lat), degrees(w.Lon),
		geoPrecision(kind, w.Name), s.Document.Source, "", a.notes(s), fatalities, confidence, o.Stamp)
}

func between(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "-" + b
}

// timePrecision is ACLED's: how sure the day is.
func timePrecision(w *record.When) string {
	if w == nil {
		return "3"
	}
	from, to, ok := record.Range(w.EDTF)
	switch {
	case !ok || from == "" || to == "":
		return "3"
	case from == to:
		return "1"
	case from[:7] == to[:7] && days(from, to) < 8:
		return "2"
	}
	return "3"
}

func geoPrecision(kind, name string) string {
	switch {
	case name == "":
		return ""
	case kind == "country" || kind == "admin" || kind == "world":
		return "3"
	case kind == "region" || kind == "district":
		return "2"
	}
	return "1"
}

// inter is what ACLED calls a kind of actor. A state that acts outside its own country is an external force.
func (s *sheet) inter(ids []record.ActorID, where string) string {
	for _, id := range ids {
		switch s.side(id) {
		case "state":
			if c := s.country(id); where != "" && c != "" && c != where {
				return "External/Other forces"
			}
			return "State forces"
		case "armed":
			return "Rebel group"
		case "civilians":
			return "Civilians"
		}
	}
	return ""
}

// acledModes are ACLED's event and sub-event types by PLOVER mode, where the mode alone tells.
var acledModes = map[string][2]string{
	"aerial": {"Explosions/Remote violence", "Air/drone strike"}, "drone": {"Explosions/Remote violence", "Air/drone strike"},
	"heavy-weapons":  {"Explosions/Remote violence", "Shelling/artillery/missile attack"},
	"suicide-attack": {"Explosions/Remote violence", "Suicide bomb"},
	"explosives":     {"Explosions/Remote violence", "Remote explosive/landmine/IED"},
	"unconventional": {"Explosions/Remote violence", "Chemical weapon"},
	"abduct":         {"Violence against civilians", "Abduction/forced disappearance"},
	"sexual":         {"Violence against civilians", "Sexual violence"},
	"destroy":        {"Strategic developments", "Looting/property destruction"},
	"crowd-control":  {"Protests", "Protest with intervention"},
}

// acledType is disorder, event and sub-event type. Without a mode that tells, fighting between two armed sides is a
// battle and force against civilians an attack; anything else is left open.
func (s *sheet) acledType(a attack) (disorder, typ, sub string) {
	if a.event == nil {
		return "Political violence", "", ""
	}
	if a.event.Type == "PROTEST" {
		switch a.event.Mode {
		case "riot", "vandalize":
			return "Demonstrations", "Riots", "Violent demonstration"
		}
		return "Demonstrations", "Protests", ""
	}
	if m, ok := acledModes[a.event.Mode]; ok {
		switch m[0] {
		case "Protests":
			return "Demonstrations", m[0], m[1]
		case "Strategic developments":
			return m[0], m[0], m[1]
		}
		return "Political violence", m[0], m[1]
	}
	who, whom := s.sides(a.event.Actors), s.sides(a.event.Recipients)
	switch {
	case whom == "civilians":
		return "Political violence", "Violence against civilians", "Attack"
	case (who == "state" || who == "armed") && (whom == "state" || whom == "armed"):
		return "Political violence", "Battles", "Armed clash"
	}
	return "Political violence", "", ""
}
