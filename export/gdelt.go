package export

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
	"rapporteur/view"
)

// gdeltColumns are the 61 columns of GDELT 2.0's event table (code book of 19 February 2015).
var gdeltColumns = func() []Column {
	cols := []Column{
		{"GLOBALEVENTID", "a number made from report and entry: the same for the same text"},
		{"SQLDATE", "day of the event, YYYYMMDD; that of publication where the report tells none"},
		{"MonthYear", "YYYYMM"}, {"Year", "YYYY"}, {"FractionDate", "YYYY.FFFF, (month * 30 + day) / 365 as the code book has it"},
	}
	for _, n := range []string{"Actor1", "Actor2"} {
		cols = append(cols, Column{n + "Code", "CAMEO code"}, Column{n + "Name", "fullest name, in capitals"}, Column{n + "CountryCode", "three letters"},
			Column{n + "KnownGroupCode", "empty"}, Column{n + "EthnicCode", "empty"}, Column{n + "Religion1Code", "empty"}, Column{n + "Religion2Code", "empty"},
			Column{n + "Type1Code", "first role of the code"}, Column{n + "Type2Code", "second role"}, Column{n + "Type3Code", "third role"})
	}
	cols = append(cols, Column{"IsRootEvent", "1: told in the first paragraph"}, Column{"EventCode", "CAMEO"}, Column{"EventBaseCode", "its first three digits"},
		Column{"EventRootCode", "its first two digits"}, Column{"QuadClass", "1 to 4"}, Column{"GoldsteinScale", "-10 to 10"},
		Column{"NumMentions", "passages of the report that tell it"}, Column{"NumSources", "1: a row tells what one report tells"}, Column{"NumArticles", "1"}, Column{"AvgTone", "empty: tone is not measured"})
	for _, n := range []string{"Actor1Geo", "Actor2Geo", "ActionGeo"} {
		what := "empty: only where it happened is told"
		if n == "ActionGeo" {
			what = ""
		}
		for _, c := range [][2]string{
			{"Type", "1 country, 2 US state, 3 US city, 4 city, 5 division; 0 none"}, {"Fullname", "where it happened"}, {"CountryCode", "FIPS 10-4"}, {"ADM1Code", "empty"}, {"ADM2Code", "empty"},
			{"Lat", "degrees"}, {"Long", "degrees"}, {"FeatureID", "empty: our ids are those of GeoNames"},
		} {
			w := c[1]
			if what != "" {
				w = what
			}
			cols = append(cols, Column{n + "_" + c[0], w})
		}
	}
	return append(cols, Column{"DATEADDED", "when the data were made, YYYYMMDDHHMMSS; else the day of publication"}, Column{"SOURCEURL", "address of the report, else its publisher"})
}()

func newGDELT(w io.Writer, o Options) Writer {
	return newTabbed(w, gdeltColumns, false, func(s *sheet) [][]string {
		var out [][]string
		for _, e := range s.happened() {
			for _, p := range pairs(e) {
				out = append(out, s.gdeltRow(e, p, o))
			}
		}
		return out
	})
}

func (s *sheet) gdeltRow(e *record.Event, p pair, o Options) []string {
	day, _, _ := s.day(e.When)
	code := cameo(e)
	score := lexicon.CAMEOScoreOf(code)
	row := append([]string{strconv.FormatUint(s.serial(e.ID+"/"+string(p.who)+"/"+string(p.whom)), 10)}, gdeltDate(day)...)
	row = append(row, s.gdeltActor(p.who)...)
	row = append(row, s.gdeltActor(p.whom)...)
	row = append(row, s.isRoot(e), code, cut(code, 3), cut(code, 2), score.Quad, score.Goldstein, strconv.Itoa(len(e.Evidence)), "1", "1", "")
	row = append(row, noGeo()...)
	row = append(row, noGeo()...)
	row = append(row, s.gdeltGeo(e.Place)...)
	added := o.Stamp
	if added == "" && s.Document.Published != "" {
		added = compact(s.Document.Published) + "000000"
	}
	where := s.Document.URL
	if where == "" {
		where = s.Document.Source
	}
	return append(row, added, where)
}

func gdeltDate(day string) []string {
	t, err := time.Parse(record.Day, day)
	if err != nil {
		return make([]string, 4)
	}
	fraction := float64(int(t.Month())*30+t.Day()) / 365
	return []string{t.Format("20060102"), t.Format("200601"), t.Format("2006"), fmt.Sprintf("%.4f", float64(t.Year())+fraction)}
}

func (s *sheet) gdeltActor(id record.ActorID) []string {
	code := s.code(id)
	row := []string{code, strings.ToUpper(s.name(id)), "", "", "", "", ""}
	parts := codeParts(code)
	if len(parts) > 0 && lexicon.CodesOfState(parts[0]) != (lexicon.StateCodes{}) {
		row[2], parts = parts[0], parts[1:]
	}
	for k := range 3 {
		if k < len(parts) {
			row = append(row, parts[k])
		} else {
			row = append(row, "")
		}
	}
	return row
}

// isRoot tells events of the first paragraph, as GDELT tells those of the lead.
func (s *sheet) isRoot(e *record.Event) string {
	lead := len(s.Document.Text)
	if k := strings.Index(strings.TrimLeft(s.Document.Text, "\n"), "\n\n"); k >= 0 {
		lead = k
	}
	if meets(text.Span{Start: 0, End: lead}, e.Evidence) {
		return "1"
	}
	return "0"
}

func noGeo() []string { return append([]string{"0"}, make([]string, 7)...) }

func (s *sheet) gdeltGeo(w *record.Where) []string {
	if w == nil {
		return noGeo()
	}
	kind := "4"
	switch s.placeKind(w) {
	case "country":
		kind = "1"
	case "admin", "region":
		kind = "5"
		if w.Country == "USA" {
			kind = "2"
		}
	default:
		if w.Country == "USA" {
			kind = "3"
		}
	}
	name := w.Name
	if c := lexicon.Countries().Code(w.Country); c != nil && c.Name != name {
		name += ", " + c.Name
	}
	return []string{kind, view.Squeeze(name), lexicon.CodesOfState(w.Country).FIPS, "", "", degrees(w.Lat), degrees(w.Lon), ""}
}

func cut(code string, n int) string {
	if len(code) > n {
		return code[:n]
	}
	return code
}
