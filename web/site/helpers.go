package site

import (
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"rapporteur/store"
	"rapporteur/view"
)

// helpers are what templates call.
var helpers = template.FuncMap{
	"date":   view.Date,
	"short":  store.Short,
	"from":   from,
	"quoted": quoted,
	"many":   many,
	"first":  func(all []view.Told) []view.Told { return all[:shownOf(all)] },
	"rest":   func(all []view.Told) []view.Told { return all[shownOf(all):] },
	"path":   url.PathEscape,
	"under":  func(s string) string { return strings.ReplaceAll(s, "_", " ") },
	"dict":   dict,
	"join":   strings.Join,
	"moment": moment,
	"state":  func(s *store.Status, what string) int { return s.Reports[store.State(what)] },
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

// many is "1 report", "2,000 reports".
func many(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s + " " + what + "s"
}

func dict(pairs ...any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i].(string)] = pairs[i+1]
	}
	return out
}
