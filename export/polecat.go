package export

import (
	"io"
	"strconv"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

var polecatColumns = []Column{
	{"Event ID", "report/entry; an event with several actors or recipients has a row for each pair, under one id"},
	{"Event Date", "day of the event, YYYY-MM-DD; that of publication where the report tells none"},
	{"Event Type", "PLOVER type"}, {"Event Mode", "PLOVER mode"},
	{"Intensity", "PLOVER's score of the mode, else of the type, -10 to 10"},
	{"Quad Code", "VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT, MATERIAL CONFLICT"},
	{"Contexts", "PLOVER contexts, parted by ;"},
	{"Actor Name", "fullest name"}, {"Actor Country", "ISO 3166-1 alpha-3"}, {"Actor COW", "Correlates of War number"},
	{"Primary Actor Sector", "first sector of the PLOVER code"}, {"Actor Sectors", "all of them, parted by ;"},
	{"Actor Title", "titles that the report gives, parted by ;"}, {"Actor Name Raw", "first mention in the report"},
	{"Wikipedia Actor ID", "empty"},
	{"Recipient Name", "as of the actor"}, {"Recipient Country", "as of the actor"}, {"Recipient COW", "as of the actor"},
	{"Primary Recipient Sector", "as of the actor"}, {"Recipient Sectors", "as of the actor"},
	{"Recipient Title", "as of the actor"}, {"Recipient Name Raw", "as of the actor"}, {"Wikipedia Recipient ID", "empty"},
	{"Placename", "where it happened"}, {"City", "the same where it is a settlement"}, {"District", "empty"},
	{"Province", "the same where it is a first-order division"}, {"Country", "ISO 3166-1 alpha-3"},
	{"Latitude", "degrees"}, {"Longitude", "degrees"}, {"GeoNames ID", "where known"},
	{"Raw Placename", "the words of the report"}, {"Feature Type", "kind of the place"},
	{"Source", "publisher"}, {"Publication Date", "YYYY-MM-DD"},
	{"Story People", "persons of the report, parted by ;"}, {"Story Organizations", "bodies, armed groups and media, parted by ;"},
	{"Story Locations", "places, parted by ;"}, {"Language", "BCP 47"}, {"Version", "of this program"},
}

// newPOLECAT writes what happened under POLECAT's columns. Names and order up to Province are as its files have them;
// the order of the rest is not published where we could read it.
func newPOLECAT(w io.Writer, _ Options) Writer {
	return newTabbed(w, polecatColumns, true, func(s *sheet) [][]string {
		var out [][]string
		for _, e := range s.happened() {
			who, whom := polecatSides(e)
			for _, a := range who {
				for _, b := range whom {
					out = append(out, s.polecatRow(e, pair{a, b}))
				}
			}
		}
		return out
	})
}

// polecatSides are the lists that PLOVER wants: all who meet are actors, and nobody is the recipient.
func polecatSides(e *record.Event) (who, whom []record.ActorID) {
	who, whom = e.Actors, e.Recipients
	if e.Type == "CONSULT" && len(whom) == 0 {
		who = union(e.Actors, e.Participants, e.Host)
	}
	if len(who) == 0 {
		who = []record.ActorID{""}
	}
	if len(whom) == 0 {
		whom = []record.ActorID{""}
	}
	return who, whom
}

func (s *sheet) polecatRow(e *record.Event, p pair) []string {
	d := &s.Document
	day, _, _ := s.day(e.When)
	intensity := ""
	if v, ok := lexicon.Intensity(e.Type, e.Mode); ok {
		intensity = number(v)
	}
	row := []string{s.key(e.ID), day, e.Type, e.Mode, intensity, strings.ToUpper(lexicon.Quad(e.Type)), strings.Join(e.Context, ";")}
	row = append(row, s.polecatActor(p.who)...)
	row = append(row, s.polecatActor(p.whom)...)
	row = append(row, s.polecatPlace(e.Place)...)
	return append(row, d.Source, d.Published, s.all(record.Person), s.all(record.Organization, record.ArmedGroup, record.Media), s.locations(), d.Language, s.Engine.Version)
}

func (s *sheet) polecatActor(id record.ActorID) []string {
	a := s.actors[id]
	if a == nil {
		return make([]string, 8)
	}
	var sectors []string
	if a.Codes != nil {
		for k, part := range codeParts(a.Codes.PLOVER) {
			if k > 0 || a.Country == "" {
				sectors = append(sectors, part)
			}
		}
	}
	first := ""
	if len(sectors) > 0 {
		first = sectors[0]
	}
	raw := ""
	if len(a.Mentions) > 0 {
		raw = s.words([]text.Span{a.Mentions[0].Span})
	}
	return []string{a.Name, a.Country, lexicon.CodesOfState(a.Country).COW, first, strings.Join(sectors, ";"), strings.Join(s.titles(id), ";"), raw, ""}
}

func (s *sheet) titles(id record.ActorID) []string {
	var out []string
	for _, r := range s.Roles {
		if r.Actor == id {
			out = append(out, r.Title)
		}
	}
	return out
}

func (s *sheet) polecatPlace(w *record.Where) []string {
	if w == nil {
		return make([]string, 10)
	}
	kind := s.placeKind(w)
	city, province := "", ""
	switch kind {
	case "city":
		city = w.Name
	case "admin":
		province = w.Name
	}
	return []string{w.Name, city, "", province, w.Country, degrees(w.Lat), degrees(w.Lon), geonames(w.GeoNames), s.word(w.Span), kind}
}

// placeKind is what kind of place an entry's place is, "" when the report's places do not tell.
func (s *sheet) placeKind(w *record.Where) string {
	for _, p := range s.Places {
		if w.Span != nil && p.Span == *w.Span || w.GeoNames != 0 && p.GeoNames == w.GeoNames || p.Name == w.Name {
			return p.Kind
		}
	}
	return ""
}

func degrees(f *float64) string {
	if f == nil {
		return ""
	}
	return number(*f)
}

func geonames(id int) string {
	if id == 0 {
		return ""
	}
	return strconv.Itoa(id)
}

// all are the names of the report's actors of these kinds.
func (s *sheet) all(kinds ...record.ActorKind) string {
	var out []string
	for _, a := range s.Actors {
		for _, k := range kinds {
			if a.Kind == k {
				out = append(out, a.Name)
			}
		}
	}
	return strings.Join(out, ";")
}

func (s *sheet) locations() string {
	var out []string
	seen := map[string]bool{}
	for _, p := range s.Places {
		if !seen[p.Name] {
			seen[p.Name] = true
			out = append(out, p.Name)
		}
	}
	return strings.Join(out, ";")
}

func meets(sp text.Span, list []text.Span) bool {
	for _, o := range list {
		if sp.Overlaps(o) {
			return true
		}
	}
	return false
}
