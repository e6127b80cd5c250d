package query

import (
	"fmt"
	"strings"
	"time"

	"rapporteur/text"
)

// Scope is what an archive is about. A report outside it is kept and counted, and not read. The zero Scope takes
// everything in.
type Scope struct {
	Lists []ScopeList
	Query Query // to be met too
}

// ScopeList is one list of a scope: a report must name one of its lines.
type ScopeList struct {
	What  string // actors, places, issues
	Terms []*Term
}

// ScopeTemplate is the scope file of a new archive.
const ScopeTemplate = `# What this archive is about. A report outside this scope is kept and counted, but not coded.
#
# Under each heading write one name or phrase a line; "Zelensk*" stands for every word that begins so, and several
# spellings may stand in one line with | between them. A report is inside when it holds, in title or text, at least one
# line of every heading that has lines. As long as nothing is written here, every report is inside.

actors:

places:

issues:

# Further conditions, in the language of rapporteur find, one a line. They may ask for words, title:, source:,
# published:, since: and until:, for example
#   -source:"Sports Desk" since:2024-01-01

query:
`

// ParseScope reads a scope file. Errors name the file and the line.
func ParseScope(name, s string, today time.Time) (Scope, error) {
	var out Scope
	var queries []Query
	heading := ""
	s, _ = text.Clean([]byte(s))
	for i, line := range strings.Split(strings.ReplaceAll(s, "\r", ""), "\n") {
		fail := func(format string, args ...any) (Scope, error) {
			return Scope{}, fmt.Errorf("%s, line %d: %s", name, i+1, fmt.Sprintf(format, args...))
		}
		line = strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if h, ok := strings.CutSuffix(line, ":"); ok {
			switch h = strings.ToLower(strings.TrimSpace(h)); h {
			case "actors", "places", "issues":
				out.Lists = append(out.Lists, ScopeList{What: h})
			case "query":
			default:
				return fail("there is no heading %q (actors, places, issues, query)", h)
			}
			heading = h
			continue
		}
		switch heading {
		case "":
			return fail("this stands under no heading (actors:, places:, issues:, query:)")
		case "query":
			q, err := ParseForReports(line, today)
			if err != nil {
				return fail("%v", err)
			}
			queries = append(queries, q)
		default:
			list := &out.Lists[len(out.Lists)-1]
			for spelling := range strings.SplitSeq(line, "|") {
				t := &Term{Field: Any, Op: Has, Value: strings.TrimSpace(spelling)}
				if len(text.Words(t.Value)) == 0 {
					return fail("%q holds no word", spelling)
				}
				list.Terms = append(list.Terms, t)
			}
		}
	}
	out.Query = All(queries...)
	return out, nil
}

// Empty tells a scope that takes everything in.
func (s Scope) Empty() bool {
	for _, l := range s.Lists {
		if len(l.Terms) > 0 {
			return false
		}
	}
	return s.Query.Where == nil
}

// Accepts tells whether a report is inside, and why it is not.
func (s Scope) Accepts(r *Report) (inside bool, why string) {
	for _, l := range s.Lists {
		found := len(l.Terms) == 0
		for _, t := range l.Terms {
			found = found || t.acceptsReport(r)
		}
		if !found {
			return false, "names none of the " + l.What + " of the scope"
		}
	}
	if !s.Query.AcceptsReport(r) {
		return false, "does not meet the query of the scope"
	}
	return true, ""
}
