package site

import (
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/view"
)

// helpers are what templates call.
var helpers = template.FuncMap{
	"date":    view.Date,
	"short":   store.Short,
	"from":    from,
	"quoted":  quoted,
	"many":    many,
	"number":  thousands,
	"heading": view.Heading,
	"deed":    view.DeedWord,
	"deeds":   deeds,
	"code":    code,
	"land":    land,
	"toldOf":  toldOf,
	"nation":  country,
	"first":   func(all []view.Told) []view.Told { return all[:shownOf(all)] },
	"rest":    func(all []view.Told) []view.Told { return all[shownOf(all):] },
	"path":    url.PathEscape,
	"under":   func(s string) string { return strings.ReplaceAll(s, "_", " ") },
	"dict":    dict,
	"join":    strings.Join,
	"moment":  moment,
	"state":   func(s *store.Status, what string) int { return s.Reports[store.State(what)] },
}

// accountsShown is how many accounts of an entry stand open; the others are folded, unless that would fold one or two.
const accountsShown = 6

func shownOf(all []view.Told) int {
	if len(all) <= accountsShown+2 {
		return len(all)
	}
	return accountsShown
}

// from is where and when a report appeared: "Nile Wire, 3 February 2025", of which either may be unknown.
func from(source, published string) string {
	if published == "" {
		return source
	}
	if source == "" {
		return view.Date(published)
	}
	return source + ", " + view.Date(published)
}

func quoted(s string) string {
	s = view.Squeeze(s)
	if s == "" || strings.HasPrefix(s, "\"") || strings.HasPrefix(s, "“") {
		return s
	}
	return "“" + s + "”"
}

// many is "1 report", "2,000 reports", "3 entries".
func many(n int, what string) string {
	switch {
	case n == 1:
		return "1 " + what
	case strings.HasSuffix(what, "ry"):
		what = strings.TrimSuffix(what, "y") + "ie"
	}
	return thousands(n) + " " + what + "s"
}

// code is the event type behind the word that a page shows for it; "" where the word is no other.
func code(kind, lead string) string {
	if kind == "event" && view.DeedWord(lead) != lead {
		return lead
	}
	return ""
}

// deeds are the event types that can be chosen, and what is asked for already, such as two of them.
func deeds(asked string) []string {
	list := view.Deeds()
	if asked != "" && !slices.Contains(list, asked) {
		list = append(list, asked)
	}
	return list
}

// thousands is "2,000".
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// country is the name of a country, of which the archive keeps the code: "SDN" is Sudan.
func country(code string) string {
	if c := lexicon.Countries().Code(code); c != nil {
		return c.Name
	}
	return code
}

// countryCode is the code of a country that is called by its name, in whatever letters: the archive keeps codes.
func countryCode(name string) string {
	for _, s := range []string{name, strings.ToUpper(name)} {
		if c := lexicon.Countries().Named(s); c != nil {
			return c.ISO3
		}
	}
	return name
}

// land is the country of an actor that is none itself, or is called otherwise.
func land(a store.Actor) string {
	if name := country(a.Country); a.Kind != record.Country && name != a.Name {
		return name
	}
	return ""
}

// toldOf is how much the archive tells of an actor: "named in 12 reports, with a part in 30 entries".
func toldOf(a store.Actor) string {
	return "named in " + many(a.Reports, "report") + ", with a part in " + many(a.Entries, "entry")
}

func dict(pairs ...any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].(string)] = pairs[i+1]
	}
	return out
}
