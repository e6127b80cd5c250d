package who

import (
	"slices"

	"rapporteur/record"
)

// ofPlace are the sectors of those who are where the sentence tells of them; soldiers may be abroad.
var ofPlace = set("CVL REB OPP REF LAB EDU HLH REL AGR")

// homely are the sectors of unnamed actors who are of the country that the report is about.
var homely = set("GOV COP MIL LEG JUD CVL REF SPY HLH REB OPP LAB EDU REL AGR")

func onlyPeople(forms []string) bool {
	for _, f := range forms {
		if f == "Palestine" {
			return false
		}
	}
	return true
}

// aliases are the forms of the report other than the name, and the common name of a body or country called otherwise.
func (e *entry) aliases() {
	common := ""
	switch {
	case e.body != nil:
		common = e.body.Name
	case e.Kind == record.Country && e.country != nil:
		common = e.country.Name
		if e.country.ISO3 == "GBR" && !e.country.Territory {
			e.forms = append(e.forms, "United Kingdom") // the two names stand for each other in the news
		}
	}
	for _, f := range append(slices.Clone(e.forms), common) {
		if f != "" && f != e.Name && !slices.Contains(e.Aliases, f) {
			e.Aliases = append(e.Aliases, f)
		}
	}
}

// code is the CAMEO code: the country and what the actor is there.
func code(e *entry) string {
	if e.country == nil {
		if e.under != nil {
			return e.under.CAMEO
		}
		return ""
	}
	c := e.country.CAMEO
	if e.Kind == record.Country || e.Kind == record.Government && e.sector == "" {
		return c
	}
	switch e.sector {
	case "PTY":
		return c + "OPP"
	case "RAD", "NGO", "HRI", "SPY", "GOV", "MIL", "COP", "LEG", "JUD", "REB", "INS", "SEP", "UAF", "OPP", "MED", "CVL", "EDU", "BUS", "LAB", "AGR", "HLH", "REF", "REL", "CRM", "ELI":
		return c + e.sector
	}
	return c
}

// plover is PLOVER's code: its sectors differ from CAMEO's for media, health and armed separatists.
func plover(e *entry) string {
	c := e.Codes.CAMEO
	if len(c) < 6 {
		return c
	}
	if to, ok := map[string]string{"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB", "HRI": "SOC", "NGO": "SOC"}[c[3:6]]; ok {
		return c[:3] + to
	}
	return c
}
