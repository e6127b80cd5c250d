package export

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
)

// Row is one entry of a record, flat: the row of csv, jsonl, parquet and sqlite. The tags are the data dictionary.
type Row struct {
	Doc         string   `json:"doc" parquet:"doc" what:"id of the report"`
	Title       string   `json:"title" parquet:"title" what:"title of the report"`
	Source      string   `json:"source" parquet:"source" what:"who published the report"`
	Published   string   `json:"published" parquet:"published" what:"date of publication, YYYY-MM-DD"`
	URL         string   `json:"url" parquet:"url" what:"address of the report"`
	Entry       string   `json:"entry" parquet:"entry" what:"id of the entry within its report; the same for the same text"`
	Kind        string   `json:"kind" parquet:"kind" what:"actor, role, group, statement, event, toll, figure, proposal, response, position, issue, time, place"`
	Type        string   `json:"type" parquet:"type" what:"event: PLOVER type; statement: act; actor: kind; role: title; toll and figure: measure; response and position: stance; issue: name; time: TIMEX3 type; place: kind"`
	Mode        string   `json:"mode" parquet:"mode" what:"event: PLOVER mode; statement: direct, indirect, mixed"`
	CAMEO       string   `json:"cameo" parquet:"cameo" what:"event: CAMEO code"`
	Context     []string `json:"context" parquet:"context,list" what:"event: PLOVER contexts"`
	Modality    string   `json:"modality" parquet:"modality" what:"asserted, planned, possible, denied, demanded"`
	Actors      []string `json:"actors" parquet:"actors,list" what:"who: those who act, speak, propose, stand, hold the role; toll: who caused it"`
	ActorIDs    []string `json:"actor_ids" parquet:"actor_ids,list" what:"their ids, in the same order"`
	ActorCodes  []string `json:"actor_codes" parquet:"actor_codes,list" what:"their CAMEO codes, in the same order"`
	ActorStates []string `json:"actor_countries" parquet:"actor_countries,list" what:"their countries, ISO 3166-1 alpha-3, in the same order"`
	Others      []string `json:"recipients" parquet:"recipients,list" what:"to whom: recipients; statement: target; proposal: to whom; role: of whom; group: members"`
	OtherIDs    []string `json:"recipient_ids" parquet:"recipient_ids,list" what:"their ids, in the same order"`
	OtherCodes  []string `json:"recipient_codes" parquet:"recipient_codes,list" what:"their CAMEO codes, in the same order"`
	OtherStates []string `json:"recipient_countries" parquet:"recipient_countries,list" what:"their countries, in the same order"`
	Taking      []string `json:"participants" parquet:"participants,list" what:"meeting: who takes part; group: leaders"`
	Host        []string `json:"host" parquet:"host,list" what:"meeting: who hosts it"`
	Mediator    []string `json:"mediator" parquet:"mediator,list" what:"meeting: who mediates"`
	EDTF        string   `json:"edtf" parquet:"edtf" what:"when, EDTF (ISO 8601-2)"`
	From        string   `json:"from" parquet:"from" what:"first day of it, YYYY-MM-DD; empty when open or unknown"`
	To          string   `json:"to" parquet:"to" what:"last day of it"`
	DateWords   string   `json:"date_words" parquet:"date_words" what:"the words that tell when"`
	Place       string   `json:"place" parquet:"place" what:"where it happened"`
	Country     string   `json:"country" parquet:"country" what:"country of the place or actor, ISO 3166-1 alpha-3"`
	Lat         *float64 `json:"lat" parquet:"lat,optional" what:"latitude of the place, degrees"`
	Lon         *float64 `json:"lon" parquet:"lon,optional" what:"longitude of the place, degrees"`
	GeoNames    int      `json:"geonames" parquet:"geonames" what:"GeoNames id of the place; 0: none"`
	Min         *float64 `json:"min" parquet:"min,optional" what:"toll, figure, size of a group: lower bound; empty: unbounded"`
	Max         *float64 `json:"max" parquet:"max,optional" what:"upper bound; empty: unbounded"`
	Qualifier   string   `json:"qualifier" parquet:"qualifier" what:"exact, at_least, at_most, about, more_than, less_than, several, dozens, scores, hundreds, thousands"`
	Unit        string   `json:"unit" parquet:"unit" what:"figure: unit; toll: victims"`
	Issues      []string `json:"issues" parquet:"issues,list" what:"names of the issues that it is about"`
	Object      string   `json:"object" parquet:"object" what:"the words for what is proposed, supported, demanded"`
	Was         string   `json:"was" parquet:"was" what:"position: the stance before, where the report tells a change"`
	Channel     string   `json:"channel" parquet:"channel" what:"statement: through which channel"`
	By          []string `json:"attributed_to" parquet:"attributed_to,list" what:"on whose word the report has it; empty: the report says it in its own voice"`
	RefersTo    string   `json:"refers_to" parquet:"refers_to" what:"entry it belongs to: statement: what is denied or welcomed; event: its statement; toll and figure: its event; response: its proposal"`
	PartOf      string   `json:"part_of" parquet:"part_of" what:"toll: the toll that it is a part of"`
	Replaces    string   `json:"replaces" parquet:"replaces" what:"toll: the toll that it replaces"`
	Words       string   `json:"words" parquet:"words" what:"the words of the report that tell it; parts that stand apart are joined by …"`
	Spans       string   `json:"spans" parquet:"spans" what:"where these words stand: start-end in code points of the report's text, parted by ;"`
	Confidence  float64  `json:"confidence" parquet:"confidence" what:"0 to 1: of entries at 0.8 four in five are right"`
	FoundBy     string   `json:"found_by" parquet:"found_by" what:"reader and rule or model that found it"`
}

// rowColumns is the data dictionary of rows, from the tags of Row.
var rowColumns = func() []Column {
	t := reflect.TypeFor[Row]()
	out := make([]Column, t.NumField())
	for i := range out {
		f := t.Field(i)
		out[i] = Column{f.Tag.Get("json"), f.Tag.Get("what")}
	}
	return out
}()

// cells are the row's values as text: lists parted by "; ", what is not known empty.
func (r Row) cells() []string {
	v := reflect.ValueOf(r)
	out := make([]string, v.NumField())
	for i := range out {
		switch x := v.Field(i).Interface().(type) {
		case string:
			out[i] = x
		case []string:
			out[i] = strings.Join(x, "; ")
		case *float64:
			if x != nil {
				out[i] = number(*x)
			}
		case float64:
			out[i] = number(x)
		case int:
			if x != 0 {
				out[i] = strconv.Itoa(x)
			}
		}
	}
	return out
}

// lists is the row with every list there, be it empty: JSON has [] for it and not null.
func (r Row) lists() Row {
	v := reflect.ValueOf(&r).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.IsNil() {
			f.Set(reflect.MakeSlice(f.Type(), 0, 0))
		}
	}
	return r
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// Rows are the entries of a record as rows, kind by kind, in the order of the record.
func Rows(r *record.Record) []Row {
	s := newSheet(r)
	var out []Row
	for _, a := range r.Actors {
		out = append(out, s.actorRow(a))
	}
	for i := range r.Roles {
		out = append(out, s.roleRow(&r.Roles[i]))
	}
	for i := range r.Groups {
		out = append(out, s.groupRow(&r.Groups[i]))
	}
	for i := range r.Statements {
		out = append(out, s.statementRow(&r.Statements[i]))
	}
	for i := range r.Events {
		out = append(out, s.eventRow(&r.Events[i]))
	}
	for i := range r.Tolls {
		out = append(out, s.tollRow(&r.Tolls[i]))
	}
	for i := range r.Figures {
		out = append(out, s.figureRow(&r.Figures[i]))
	}
	for i := range r.Proposals {
		out = append(out, s.proposalRows(&r.Proposals[i])...)
	}
	for i := range r.Positions {
		out = append(out, s.positionRow(&r.Positions[i]))
	}
	for i := range r.Issues {
		out = append(out, s.issueRow(&r.Issues[i]))
	}
	for i := range r.Times {
		out = append(out, s.timeRow(&r.Times[i]))
	}
	for i := range r.Places {
		out = append(out, s.placeRow(&r.Places[i]))
	}
	return out
}

// rowsFor are the rows that an export with these options has.
func rowsFor(r *record.Record, o Options) []Row {
	rows := Rows(r)
	if o.Found {
		rows = slices.DeleteFunc(rows, func(x Row) bool { return x.Kind == "actor" || x.Kind == "issue" })
	}
	return rows
}

// row begins a row with what all kinds have.
func (s *sheet) row(kind string, t record.Trace) Row {
	d := &s.Document
	return Row{
		Doc: d.ID, Title: d.Title, Source: d.Source, Published: d.Published, URL: d.URL,
		Entry: t.ID, Kind: kind, Words: s.words(t.Evidence), Spans: s.spans(t.Evidence), Confidence: t.Confidence, FoundBy: t.By,
	}
}

func (s *sheet) spans(spans []text.Span) string {
	parts := make([]string, len(spans))
	for i, sp := range spans {
		c := s.at.CodePoints(sp)
		parts[i] = strconv.Itoa(c.Start) + "-" + strconv.Itoa(c.End)
	}
	return strings.Join(parts, ";")
}

func (r *Row) who(s *sheet, ids ...record.ActorID) {
	r.Actors, r.ActorIDs = s.names(ids), texts(ids)
	r.ActorCodes, r.ActorStates = s.each(ids, s.code), s.each(ids, s.country)
}

func (r *Row) whom(s *sheet, ids ...record.ActorID) {
	r.Others, r.OtherIDs = s.names(ids), texts(ids)
	r.OtherCodes, r.OtherStates = s.each(ids, s.code), s.each(ids, s.country)
}

func texts(ids []record.ActorID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

func (r *Row) when(w *record.When) {
	if w == nil {
		return
	}
	r.EDTF, r.DateWords = w.EDTF, w.Text
	r.From, r.To, _ = record.Range(w.EDTF)
}

func (r *Row) where(w *record.Where) {
	if w != nil {
		r.Place, r.Country, r.Lat, r.Lon, r.GeoNames = w.Name, w.Country, w.Lat, w.Lon, w.GeoNames
	}
}

func (r *Row) amount(a record.Amount) { r.Min, r.Max, r.Qualifier = a.Min, a.Max, a.Qualifier }

func one(id record.ActorID) []record.ActorID {
	if id == "" {
		return nil
	}
	return []record.ActorID{id}
}

func (s *sheet) topics(ids ...string) []string {
	var out []string
	for _, id := range ids {
		switch name := s.issues[id]; {
		case name != "":
			out = append(out, name)
		case id != "":
			out = append(out, id)
		}
	}
	return out
}
