package door

import (
	"slices"

	"rapporteur/auth"
)

// Row says who may come by a route.
type Row struct {
	Route string     // as net/http writes it: method and path
	Needs auth.Role  // the least role
	Scope auth.Scope // that a key needs; NoKey: people alone
	Act   string     // what the log says of it; "" for what only asks
}

// Table is every route with who may come by it. What has no row can be asked for by readers and done by nobody;
// a test holds the table against the routes that are served.
var Table = concat(
	// What the page of the login needs, and whether the server lives.
	open("GET /login", "GET /style.css", "GET /script.js", "GET /icon.svg", "GET /healthz", "GET /login/oidc"),
	[]Row{{"POST /login", auth.Anyone, auth.NoKey, "log in"}, {"GET /login/oidc/back", auth.Anyone, auth.NoKey, "log in elsewhere"}},

	// One's own account.
	[]Row{
		{"GET /account", auth.Reader, auth.NoKey, ""},
		{"POST /account/password", auth.Reader, auth.NoKey, "change the own password"},
		{"POST /account/sessions", auth.Reader, auth.NoKey, "end own sessions"},
		{"POST /account/keys", auth.Reader, auth.NoKey, "make a key"},
		{"POST /account/keys/revoke", auth.Reader, auth.NoKey, "revoke a key"},
		{"POST /logout", auth.Reader, auth.NoKey, "log out"},
		{"GET /v1/me", auth.Reader, auth.Read, ""},
	},

	// Reading, on the page.
	reading("GET /{$}", "GET /today.json", "GET /reports", "GET /reports.json", "GET /report/{id}", "GET /entry/{id}/{entry}", "GET /search", "GET /search.json", "GET /search.atom",
		"GET /positions", "GET /positions.json", "GET /compare", "GET /compare.json", "GET /relations", "GET /relations.json", "GET /people", "GET /people.json", "GET /who/{name}", "GET /coverage", "GET /coverage.json",
		"GET /cite", "GET /cite.json", "GET /cite.bib", "GET /network", "GET /network.json", "GET /map", "GET /map.json", "GET /world.svg",
		"GET /timeline", "GET /timeline.json", "GET /events", "GET /events.json", "GET /meetings", "GET /meetings.json", "GET /quotes", "GET /quotes.json", "GET /proposals", "GET /proposals.json",
		"GET /tolls", "GET /tolls.json", "GET /figures", "GET /figures.json", "GET /groups", "GET /groups.json", "GET /disputes", "GET /disputes.json", "GET /"),

	// Reading, by programs.
	reading("GET /api", "GET /openapi.json", "GET /openapi.yaml", "GET /openapi-3.0.json", "GET /openapi-3.0.yaml", "GET /metrics",
		"GET /v1/status", "GET /v1/coverage", "GET /v1/documents", "GET /v1/documents/{id}", "GET /v1/documents/{id}/entries/{entry}", "GET /v1/corrections", "GET /v1/stream",
		"GET /v1/entries", "GET /v1/entries.csv", "GET /v1/entries.jsonl", "GET /v1/entries.geojson", "GET /v1/entries.jsonld", "GET /v1/search", "GET /v1/search.csv", "GET /v1/search.jsonl", "GET /v1/search.geojson", "GET /v1/search.jsonld",
		"GET /v1/events", "GET /v1/meetings", "GET /v1/statements", "GET /v1/tolls", "GET /v1/figures", "GET /v1/proposals", "GET /v1/groups", "GET /v1/roles", "GET /v1/timeline",
		"GET /v1/disputes", "GET /v1/claims", "GET /v1/positions", "GET /v1/comparison", "GET /v1/relations", "GET /v1/actors", "GET /v1/actors/{name}", "POST /v1/read"),

	// Searches that somebody saves are their own.
	reading("GET /searches", "GET /searches.json", "GET /searches/{id}/feed.atom", "GET /v1/searches"),
	[]Row{
		{"POST /searches", auth.Reader, auth.Read, "save a search"},
		{"POST /searches/remove", auth.Reader, auth.Read, "remove a search"},
		{"POST /v1/searches", auth.Reader, auth.Read, "save a search"},
		{"DELETE /v1/searches/{id}", auth.Reader, auth.Read, "remove a search"},
	},

	// Changing the archive.
	[]Row{
		{"POST /entry/{id}/{entry}", auth.Coder, auth.Correct, "correct an entry"},
		{"POST /v1/documents/{id}/entries/{entry}/corrections", auth.Coder, auth.Correct, "correct an entry"},
		{"GET /add", auth.Editor, auth.Add, ""},
		{"GET /add.json", auth.Editor, auth.Add, ""},
		{"POST /add", auth.Editor, auth.Add, "add reports"},
		{"POST /v1/documents", auth.Editor, auth.Add, "add reports"},
	},

	// Keeping the accounts.
	[]Row{
		{"GET /accounts", auth.Admin, auth.NoKey, ""},
		{"POST /accounts", auth.Admin, auth.NoKey, "change accounts"},
		{"GET /audit", auth.Admin, auth.Audit, ""},
		{"GET /v1/audit", auth.Admin, auth.Audit, ""},
	},
)

func concat(parts ...[]Row) []Row {
	var out []Row
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// open are routes for everybody.
func open(routes ...string) []Row { return rows(auth.Anyone, auth.NoKey, routes) }

// reading are routes for whoever may read.
func reading(routes ...string) []Row { return rows(auth.Reader, auth.Read, routes) }

func rows(needs auth.Role, scope auth.Scope, routes []string) []Row {
	var out []Row
	for _, r := range routes {
		out = append(out, Row{r, needs, scope, ""})
	}
	return out
}

// May tells whether somebody may come by a route of the table: pages show no way to what it would refuse.
func May(who *auth.Identity, route string) bool {
	for _, row := range Table {
		if row.Route == route {
			return who.May(row.Needs, row.Scope)
		}
	}
	return false
}

// ScopesOf are the scopes with which a key of an account of that role opens anything.
func ScopesOf(role auth.Role) []auth.Scope {
	var out []auth.Scope
	for _, scope := range auth.Scopes {
		if slices.ContainsFunc(Table, func(row Row) bool { return row.Scope == scope && role.Covers(row.Needs) }) {
			out = append(out, scope)
		}
	}
	return out
}
