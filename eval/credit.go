package eval

import (
	"strings"
)

// credit is how well an entry s of the record tells what entry g of the gold does, 0 to 1, and how well their words
// overlap, which decides between equals.
//
//	actors     1 a name in common
//	roles      1 actor and head word of the title, 0.5 without overlap
//	statements 1 content overlaps and the speaker matches, 0.5 the speaker does not
//	events     evidence overlaps, type equal: 1 who and to whom match (a side that the gold leaves empty does),
//	           0.7 one side, 0.4 sides exchanged
//	meetings   evidence overlaps: 0.5 + 0.5 × F1 over everybody who takes part, if anybody matches
//	tolls      evidence overlaps, measure equal: 1 both bounds (± 1 for "more than"), 0.5 one of them
//	proposals  1 who proposes matches, and the issue or the wording; 0.5 evidence alone. Responses: 1 who and the sign
//	positions  evidence overlaps, actor matches: the sign of the stance (open for support: half), half without the issue
//	groups     1 who and the size, 0.5 another size
//	times      1 value equal, 0.5 not
func credit(kind string, g, s *Entry) (c, overlap float64) {
	if kind == "actors" {
		return actorCredit(g, s)
	}
	ok, j := bestOverlap(g.evidence, s.evidence)
	switch kind {
	case "roles":
		return roleCredit(g, s, ok), j
	case "statements":
		if ok, j = bestOverlap(g.content, s.content); !ok {
			return 0, 0
		}
		return half(anySame(g.speaker, s.speaker)), j
	case "times":
		return timeCredit(g, s)
	case "proposals":
		return proposalCredit(g, s, ok), j
	case "groups":
		if !anySame(g.actor, s.actor) {
			return 0, 0
		}
		return half(sameSize(g.fields["size"], s.fields["size"])), j
	}
	if !ok {
		return 0, 0
	}
	switch kind {
	case "events":
		return eventCredit(g, s), j
	case "meetings":
		if f := f1Names(g.people, s.people); f > 0 {
			return 0.5 + 0.5*f, j
		}
	case "tolls":
		return tollCredit(g, s), j
	case "positions":
		if anySame(g.actor, s.actor) {
			return signCredit(values(g, "stance"), str(s.fields["stance"])) * half(sameIssue(values(g, "issue"), str(s.fields["issue"]))), j
		}
	}
	return 0, 0
}

// half is 1 for true and 0.5 for false.
func half(right bool) float64 {
	if right {
		return 1
	}
	return 0.5
}

func actorCredit(g, s *Entry) (float64, float64) {
	if !same(g.actor[0], s.actor[0]) {
		return 0, 0
	}
	return 1, half(s.actor[0].names[norm(g.actor[0].name)])
}

func roleCredit(g, s *Entry, overlaps bool) float64 {
	if !anySame(g.actor, s.actor) {
		return 0
	}
	for _, t := range values(g, "title") {
		if sameTitle(t, str(s.fields["title"])) {
			return half(overlaps)
		}
	}
	return 0
}

func eventCredit(g, s *Entry) float64 {
	if !contains(values(g, "type"), str(s.fields["type"])) {
		return 0
	}
	if len(g.actors) == 0 && len(g.to) == 0 {
		return 1
	}
	who, whom := anySame(g.actors, s.actors), anySame(g.to, s.to)
	switch {
	case (who || len(g.actors) == 0) && (whom || len(g.to) == 0):
		return 1
	case who || whom:
		return 0.7
	case anySame(g.actors, s.to) || anySame(g.to, s.actors):
		return 0.4
	}
	return 0
}

func tollCredit(g, s *Entry) float64 {
	if !contains(values(g, "measure"), str(s.fields["measure"])) {
		return 0
	}
	slack := 0.0
	for _, q := range []string{str(g.fields["qualifier"]), str(s.fields["qualifier"])} {
		if q == "more_than" || q == "less_than" {
			slack = 1
		}
	}
	equal := func(field string) (equal, known bool) {
		a, hasA := g.fields[field].(float64)
		b, hasB := s.fields[field].(float64)
		if !hasA || !hasB {
			return hasA == hasB, hasA
		}
		return a-b <= slack && b-a <= slack, true
	}
	minEqual, minKnown := equal("min")
	maxEqual, maxKnown := equal("max")
	switch {
	case minEqual && maxEqual:
		return 1
	case minEqual && minKnown, maxEqual && maxKnown:
		return 0.5
	}
	return 0
}

func proposalCredit(g, s *Entry, overlaps bool) float64 {
	switch {
	case g.response != s.response:
		return 0
	case g.response:
		if overlaps && anySame(g.actor, s.actor) && signCredit(values(g, "stance"), str(s.fields["stance"])) == 1 {
			return 1
		}
		return 0
	case !anySame(g.by, s.by):
		return 0
	}
	worded, _ := bestOverlap(g.what, s.what)
	if !overlaps && !worded {
		return 0
	}
	return half(worded || sameIssue(values(g, "issue"), str(s.fields["issue"])))
}

func timeCredit(g, s *Entry) (float64, float64) {
	touch, best := false, 0.0
	for _, a := range g.evidence {
		for _, b := range s.evidence {
			if min(a.end, b.end) > max(a.start, b.start) {
				_, j := overlap(a, b)
				touch, best = true, max(best, j)
			}
		}
	}
	if !touch {
		return 0, 0
	}
	edtf, timex := values(g, "edtf"), values(g, "timex")
	for i := range edtf {
		edtf[i] = plainDate(edtf[i])
	}
	if got := plainDate(text(s.fields["edtf"])); len(edtf) > 0 && got != "" {
		return half(contains(edtf, got)), best
	}
	return half(contains(timex, text(s.fields["timex"]))), best
}

// sameSize tells whether a group has the size that the gold tells; a gold that tells none takes any.
func sameSize(g, s any) bool {
	gold, _ := g.(map[string]any)
	got, _ := s.(map[string]any)
	return len(gold) == 0 || gold["min"] == got["min"] && gold["max"] == got["max"]
}

// values are the accepted values of a field of the gold: its own and those of its _alt.
func values(e *Entry, field string) []string {
	var out []string
	for _, f := range []string{field, field + "_alt"} {
		for _, v := range list(e.fields[f]) {
			if v != nil {
				out = append(out, text(v))
			}
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// plainDate is a date without marks of doubt and without seconds that are zero.
func plainDate(v string) string {
	v = strings.NewReplacer("~", "", "?", "", "%", "").Replace(v)
	for from := 0; ; {
		k := strings.Index(v[from:], ":00")
		if k < 0 {
			return strings.TrimSpace(v)
		}
		k += from
		if k >= 6 && v[k-6] == 'T' && isDigits(v[k-5:k-3]) && v[k-3] == ':' && isDigits(v[k-2:k]) {
			v = v[:k] + v[k+3:]
			from = k
			continue
		}
		from = k + 1
	}
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }
