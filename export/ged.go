package export

import (
	"io"
	"strconv"
	"strings"
	"time"

	"rapporteur/lexicon"
	"rapporteur/record"
)

var gedColumns = []Column{
	{"id", "a number made from report and entry: the same for the same text"}, {"relid", "report/entry"}, {"year", "YYYY"}, {"active_year", "empty: no report tells"}, {"code_status", "\"machine read\""},
	{"type_of_violence", "1 a state is a side, 2 none is, 3 against civilians; empty where a side is not known"},
	{"conflict_dset_id", "empty"}, {"conflict_new_id", "empty"}, {"conflict_name", "empty"}, {"dyad_dset_id", "empty"}, {"dyad_new_id", "empty"}, {"dyad_name", "side_a - side_b"},
	{"side_a_dset_id", "empty"}, {"side_a_new_id", "empty"}, {"side_a", "who"}, {"side_b_dset_id", "empty"}, {"side_b_new_id", "empty"}, {"side_b", "to whom; Civilians where civilians are meant"},
	{"number_of_sources", "1: a row tells what one report tells"}, {"source_article", "publisher, date, title"}, {"source_office", "publisher"}, {"source_date", "of publication"}, {"source_headline", "title"},
	{"source_original", "on whose word the figures are"}, {"where_prec", "1 the place, 3 a district or region, 4 a division, 6 a country"}, {"where_coordinates", "name of the place"}, {"where_description", "the words of the report"},
	{"adm_1", "where the place is a first-order division"}, {"adm_2", "empty"}, {"latitude", "degrees"}, {"longitude", "degrees"}, {"geom_wkt", "POINT (lon lat)"}, {"priogrid_gid", "PRIO-GRID cell of 0.5 degrees"},
	{"country", "name"}, {"country_id", "Gleditsch and Ward number"}, {"region", "UCDP's region"}, {"event_clarity", "1 an event of its own, 2 a figure without one"},
	{"date_prec", "1 the day, 2 up to 6 days, 3 the week, 4 the month, 5 longer or the day of publication"}, {"date_start", "YYYY-MM-DD"}, {"date_end", "YYYY-MM-DD"},
	{"deaths_a", "dead of side_a, where the victims are told as theirs: empty"}, {"deaths_b", "as deaths_a"}, {"deaths_civilians", "the lowest figure of dead civilians"}, {"deaths_unknown", "best less deaths_civilians"},
	{"best", "the figure in the report's own voice, or the only one; empty where accounts differ: see low and high"}, {"high", "the highest figure of an account"}, {"low", "the lowest figure of an account"},
	{"gwnoa", "Gleditsch and Ward number of side_a where it is a state"}, {"gwnob", "the same of side_b"},
}

// newGED writes attacks that killed, under the columns of UCDP's Georeferenced Event Dataset.
func newGED(w io.Writer, _ Options) Writer {
	return newTable(w, gedColumns, func(s *sheet) [][]string {
		var out [][]string
		for _, a := range s.attacks("ASSAULT") {
			if as := a.dead(s); len(as) > 0 && most(as) != nil && *most(as) > 0 {
				out = append(out, s.gedRow(a, as))
			}
		}
		return out
	})
}

func (s *sheet) gedRow(a attack, as []account) []string {
	d := &s.Document
	from, to, _ := s.day(a.when())
	sideA, sideB := s.gedSide(a.who()), s.gedSide(a.whom())
	row := []string{strconv.FormatUint(s.serial(a.id()), 10), s.key(a.id()), cut(from, 4), "", "machine read", s.violence(a), "", "", "", "", "", dyad(sideA, sideB)}
	row = append(row, "", "", sideA, "", "", sideB, "1", joinSome(", ", d.Source, d.Published, d.Title), d.Source, d.Published, d.Title, voices(as))
	row = append(row, s.gedPlace(a.where())...)
	clarity := "1"
	if a.event == nil {
		clarity = "2"
	}
	row = append(row, clarity, datePrecision(a.when()), from, to)
	civil := s.deadCivilians(a)
	best := told(as)
	unknown := ""
	if best != nil && civil != nil && *best >= *civil {
		unknown = number(*best - *civil)
	}
	return append(row, "", "", degrees(civil), unknown, degrees(best), degrees(most(as)), degrees(least(as)), s.gw(a.who()), s.gw(a.whom()))
}

func (s *sheet) gedSide(ids []record.ActorID) string {
	if s.sides(ids) == "civilians" {
		return "Civilians"
	}
	return strings.Join(s.names(ids), ", ")
}

func dyad(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return a + " - " + b
}

// violence is UCDP's type: 1 state-based, 2 non-state, 3 one-sided.
func (s *sheet) violence(a attack) string {
	who, whom := s.sides(a.who()), s.sides(a.whom())
	switch {
	case who == "" || whom == "":
		return ""
	case whom == "civilians":
		return "3"
	case who == "state" || whom == "state":
		return "1"
	}
	return "2"
}

func voices(as []account) string {
	var out []string
	for _, a := range as {
		if a.voices != "" {
			out = append(out, a.voices)
		}
	}
	return strings.Join(out, ";")
}

// gedPlace are the columns from where_prec to region.
func (s *sheet) gedPlace(w *record.Where) []string {
	if w == nil {
		return make([]string, 12)
	}
	kind := s.placeKind(w)
	prec, admin := "1", ""
	switch kind {
	case "country":
		prec = "6"
	case "admin":
		prec, admin = "4", w.Name
	case "region", "district":
		prec = "3"
	}
	point, cell := "", ""
	if w.Lat != nil && w.Lon != nil {
		point = "POINT (" + number(*w.Lon) + " " + number(*w.Lat) + ")"
		cell = strconv.Itoa(prioGrid(*w.Lat, *w.Lon))
	}
	codes := lexicon.CodesOfState(w.Country)
	return []string{prec, w.Name, s.word(w.Span), admin, "", degrees(w.Lat), degrees(w.Lon), point, cell, stateName(w.Country), codes.GW, codes.UCDP}
}

// prioGrid numbers cells of half a degree from the south-west corner, 720 in a row, from 1 (Tollefsen et al. 2012).
func prioGrid(lat, lon float64) int {
	row := min(int((lat+90)*2), 359)
	col := min(int((lon+180)*2), 719)
	return row*720 + col + 1
}

// datePrecision is UCDP's date_prec.
func datePrecision(w *record.When) string {
	if w == nil {
		return "5"
	}
	from, to, ok := record.Range(w.EDTF)
	if !ok || from == "" || to == "" {
		return "5"
	}
	switch n := days(from, to); {
	case n == 1:
		return "1"
	case n <= 6:
		return "2"
	case n == 7:
		return "3"
	case n <= 31:
		return "4"
	}
	return "5"
}

// days counts the days from one to another, both counted.
func days(from, to string) int {
	a, err1 := time.Parse(record.Day, from)
	b, err2 := time.Parse(record.Day, to)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(b.Sub(a).Hours()/24) + 1
}

// deadCivilians is the lowest figure of civilians among the dead of an attack.
func (s *sheet) deadCivilians(a attack) *float64 {
	list := []*record.Toll{a.toll}
	if a.event != nil {
		list = s.tolls[a.event.ID]
	}
	var out *float64
	for _, t := range list {
		if t.Measure == "killed" && civilians(t) && t.Min != nil && (out == nil || *t.Min < *out) {
			out = t.Min
		}
	}
	return out
}

func (s *sheet) gw(ids []record.ActorID) string {
	for _, id := range ids {
		if a := s.actors[id]; a != nil && s.side(id) == "state" {
			return lexicon.CodesOfState(a.Country).GW
		}
	}
	return ""
}

func joinSome(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
