package lexicon

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// choices are the columns in which only certain words make sense.
var choices = map[string]map[string]string{
	"organizations": {"kind": "igo ngo ministry agency military parliament court party company movement"},
	"media":         {"kind": "agency broadcaster paper magazine site platform"},
	"offices":       {"rank": "lead govern speak send advise command law church trade"},
	"agents":        {"kind": "country government office organization armed_group group people media person", "number": "one many body"},
}

var (
	dateForm = regexp.MustCompile(`^\d{4}(-\d\d)?$`)
	codeForm = regexp.MustCompile(`^[A-Z]{3,15}$`)
	itemForm = regexp.MustCompile(`^Q[1-9]\d*$`)
)

// check holds every row of the user against what its columns may hold, and writes countries as codes.
func (m *merger) check() error {
	for _, table := range slices.Sorted(maps.Keys(m.own)) {
		for _, row := range m.own[table] {
			if err := m.checkRow(table, row); err != nil {
				return fmt.Errorf("%s:%d: %w", row.file, row.Line, err)
			}
		}
	}
	return nil
}

func (m *merger) checkRow(table string, row Row) error {
	for col, words := range choices[table] {
		if v := row.Get(col); v != "" && v != "-" && !slices.Contains(strings.Fields(words), v) {
			return fmt.Errorf("%s %q: say one of %s", col, v, strings.Join(strings.Fields(words), ", "))
		}
	}
	for _, col := range []string{"from", "to"} {
		if v := row.Get(col); v != "" && v != "-" && !dateForm.MatchString(v) {
			return fmt.Errorf("%s %q: say a year or a year and month, 2024 or 2024-05", col, v)
		}
	}
	if from, to := row.Get("from"), row.Get("to"); from != "" && dateForm.MatchString(to) && to < from {
		return fmt.Errorf("from %s to %s: the end comes before the beginning", from, to)
	}
	if v := row.Get("cameo"); v != "" && v != "-" && !codeForm.MatchString(v) {
		return fmt.Errorf("cameo %q: say a code of capitals, such as KENREB", v)
	}
	if v := row.Get("id"); table == "wikidata" && !itemForm.MatchString(v) {
		return fmt.Errorf("id %q: say the number of a Wikidata item, such as Q114", v)
	}
	switch table {
	case "countries":
		return m.checkCountry(row)
	case "leaders":
		return m.checkLeader(row)
	}
	return m.codeCell(row, "country")
}

// codeCell writes the country in a cell as its code.
func (m *merger) codeCell(row Row, col string) error {
	v := row.Get(col)
	if v == "" || v == "-" {
		return nil
	}
	code := m.countryCode(v)
	if code == "" {
		return fmt.Errorf("%s %q: no country is called so or has that code", col, v)
	}
	row.cells[row.cols[col]] = code
	return nil
}

func (m *merger) countryCode(v string) string {
	if c := m.world.Countries.Code(v); c != nil {
		return c.ISO3
	}
	if c := m.world.Countries.Named(v); c != nil {
		return c.ISO3
	}
	for _, r := range m.own["countries"] {
		if r.Get("name") == v || r.Get("iso3") == v || slices.Contains(r.List("aliases"), v) {
			return r.Get("iso3")
		}
	}
	return ""
}

// checkCountry sees to it that a new country has a code; one with the code of a known state is a territory of it.
func (m *merger) checkCountry(row Row) error {
	for _, c := range m.world.Countries.All {
		if c.Name == row.Get("name") {
			return nil
		}
	}
	if v := row.Get("iso3"); len(v) != 3 || !codeForm.MatchString(v) {
		return fmt.Errorf("the country %q is new: give it an iso3 of three capitals (that of the state it belongs to in law, if it is a territory)", row.Get("name"))
	}
	return nil
}

// checkLeader sees to it that the office and whose it is are known.
func (m *merger) checkLeader(row Row) error {
	of := row.Get("of")
	if code := m.countryCode(of); code != "" && m.territory(of) == "" {
		row.cells[row.cols["of"]] = code
	} else if code == "" && !m.hasBody(of) {
		return fmt.Errorf("of %q: no country or body is called so; tell it in the table organizations, armed_groups or countries", of)
	}
	office := row.Get("office")
	if o := m.world.Offices.Title(strings.ToLower(office)); o != nil && o.Slot != "" {
		office = o.Slot
	} else if o == nil && !m.hasOffice(office) {
		return fmt.Errorf("office %q: no office is called so; tell it in the table offices", office)
	}
	row.cells[row.cols["office"]] = office
	return nil
}

// territory is the name of the territory without a code of its own that is called so, "" when there is none.
func (m *merger) territory(name string) string {
	if c := m.world.Countries.Named(name); c != nil && c.Territory {
		return c.Name
	}
	return ""
}

func (m *merger) hasBody(name string) bool {
	if len(m.world.Bodies[name]) > 0 {
		return true
	}
	for _, table := range []string{"organizations", "armed_groups", "media"} {
		for _, r := range m.own[table] {
			if r.Get("name") == name {
				return true
			}
		}
	}
	return false
}

func (m *merger) hasOffice(name string) bool {
	for _, r := range m.own["offices"] {
		if r.Get("title") == name {
			return true
		}
	}
	for _, r := range m.tables["leaders"] {
		if r.Get("office") == name {
			return true
		}
	}
	return false
}
