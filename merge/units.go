package merge

import (
	"strings"

	"rapporteur/record"
)

// kilometres and the like turn what is measured into one unit, so that 15 miles and 25 kilometres can be compared.
var kilometres = map[string]float64{"km": 1, "kilometer": 1, "kilometre": 1, "mile": 1.609, "meter": 0.001, "metre": 0.001, "foot": 0.000305, "feet": 0.000305, "yard": 0.000914, "m": 0.001}

// currencies are the names under which money of one kind is told.
var currencies = map[string]string{"$": "usd", "us$": "usd", "dollar": "usd", "€": "eur", "euro": "eur", "£": "gbp", "pound": "gbp", "ca$": "cad", "a$": "aud", "¥": "yen", "yuan": "yuan", "ruble": "rub", "rouble": "rub"}

// common is the unit in which figures of a measure are compared, and the amount in it.
func common(measure, unit string, a record.Amount) (string, record.Amount) {
	u := strings.ToLower(unit)
	one := strings.TrimSuffix(u, "s")
	switch measure {
	case "distance":
		if f, ok := kilometres[u]; ok {
			return "km", scale(a, f)
		}
		if f, ok := kilometres[one]; ok {
			return "km", scale(a, f)
		}
	case "money":
		if c := currencies[u]; c != "" {
			return c, a
		}
		if c := currencies[one]; c != "" {
			return c, a
		}
	case "people", "troops", "jobs":
		return "", a // civilians in one report are refugees in another
	}
	return stem(fold(unit)), a
}

// counted is the measure under which figures are compared: jobs that are cut are people who are dismissed.
func counted(measure string) string {
	if measure == "jobs" {
		return "people"
	}
	return measure
}

func scale(a record.Amount, f float64) record.Amount {
	times := func(p *float64) *float64 {
		if p == nil {
			return nil
		}
		v := *p * f
		return &v
	}
	return record.Amount{Min: times(a.Min), Max: times(a.Max), Qualifier: a.Qualifier}
}
