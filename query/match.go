package query

import (
	"slices"
	"strconv"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
)

// Report is a report as questions see it. It belongs to one goroutine.
type Report struct {
	Document record.Document
	Actors   map[record.ActorID]Names
	Reviews  map[string]string // entry id to what people said of it: accepted, rejected, …; nil for none
	ids      []string          // further ids under which the report is known
	whole    []string          // words of title and text, made when first asked for
}

// Names are what an actor is called, and its country.
type Names struct {
	Names   []string
	Country string
}

// Of is a record as questions see it. ids are further ones under which the report is known.
func Of(r *record.Record, ids ...string) *Report {
	out := &Report{Document: r.Document, Actors: map[record.ActorID]Names{}, ids: ids}
	for _, a := range r.Actors {
		out.Actors[a.ID] = Names{append([]string{a.Name}, a.Aliases...), a.Country}
	}
	return out
}

// Match are the entries of r that q accepts.
func (q Query) Match(r *record.Record) []record.Entry {
	c := Of(r)
	return slices.DeleteFunc(record.Entries(r), func(e record.Entry) bool { return !q.Accepts(c, &e) })
}

// Accepts tells whether q accepts an entry of a report.
func (q Query) Accepts(r *Report, e *record.Entry) bool {
	return holds(q.Where, func(t *Term) bool { return t.accepts(r, e) })
}

// AcceptsReport tells whether q, which asks for reports only, accepts a report. A bare word is looked for in all of it.
func (q Query) AcceptsReport(r *Report) bool {
	return holds(q.Where, func(t *Term) bool { return t.acceptsReport(r) })
}

func holds(e Expr, term func(*Term) bool) bool {
	switch x := e.(type) {
	case And:
		return !slices.ContainsFunc(x, func(e Expr) bool { return !holds(e, term) })
	case Or:
		return slices.ContainsFunc(x, func(e Expr) bool { return holds(e, term) })
	case Not:
		return !holds(x.Expr, term)
	case *Term:
		return term(x)
	}
	return true
}

func (t *Term) accepts(r *Report, e *record.Entry) bool {
	switch t.Field {
	case Any:
		return t.foundIn(Searchable(r, e))
	case Kind:
		return e.Kind == t.Value || t.Value == "meeting" && e.Kind == "event" && e.Type == "CONSULT"
	case Type:
		return e.Type == t.Value
	case Mode:
		return e.Mode != "" && strings.EqualFold(e.Mode, t.Value)
	case CAMEO:
		return e.CAMEO != "" && strings.HasPrefix(e.CAMEO, t.Value)
	case Act:
		return e.Act == t.Value
	case Stance:
		return e.Stance == t.Value
	case Modality:
		return e.Modality == t.Value
	case Measure:
		return t.foundIn(e.Measure)
	case Channel:
		return t.foundIn(e.Channel)
	case Issue:
		return t.foundInOne(e.Issues)
	case Place:
		return e.Place != nil && t.foundIn(e.Place.Name)
	case Country:
		return t.country(r, e)
	case Date, Since, Until:
		s, ok := When(e, r.Document.Published)
		return ok && t.at(s)
	case Count:
		return e.Amount != nil && t.counts(*e.Amount)
	case Confidence:
		c := e.Confidence
		return t.counts(record.Amount{Min: &c, Max: &c})
	case Review:
		return reviewOf(r, e.ID) == t.Value
	case ID:
		return strings.HasPrefix(e.ID, t.Value)
	case Actor, By, Speaker, To, With, Word:
		return t.party(r, e)
	}
	return t.acceptsReport(r)
}

func reviewOf(r *Report, id string) string {
	if s := r.Reviews[id]; s != "" {
		return s
	}
	return "none"
}

func (t *Term) acceptsReport(r *Report) bool {
	d := &r.Document
	switch t.Field {
	case Any, Text:
		if r.whole == nil {
			r.whole = text.Words(d.Title + "\n" + d.Text)
		}
		return t.found(r.whole)
	case Title:
		return t.foundIn(d.Title)
	case Source:
		return t.foundIn(d.Source)
	case Byline:
		return t.foundIn(d.Byline)
	case URL:
		return t.foundIn(d.URL)
	case Language:
		return strings.HasPrefix(d.Language, t.Value)
	case Doc:
		return strings.HasPrefix(d.ID, t.Value) || slices.ContainsFunc(r.ids, func(id string) bool { return strings.HasPrefix(id, t.Value) })
	case Published, Date, Since, Until:
		s, ok := SpanOf(d.Published)
		return ok && t.at(s)
	}
	return false
}

// at tells whether a span of days is where the term wants it.
func (t *Term) at(s Span) bool {
	begins, ends := t.Days()
	return begins.From <= s.From && s.From <= begins.To && ends.From <= s.To && s.To <= ends.To
}

// Number is the value of a term that asks for one.
func (t *Term) Number() float64 {
	f, _ := strconv.ParseFloat(t.Value, 64)
	return f
}

// counts compares an amount. "At least 12" is surely >=10; whether it is <=20 nobody knows, so it is not found.
func (t *Term) counts(a record.Amount) bool {
	n := t.Number()
	switch t.Op {
	case Less:
		return a.Max != nil && *a.Max < n
	case AtMost:
		return a.Max != nil && *a.Max <= n
	case Greater:
		return a.Min != nil && *a.Min > n
	case AtLeast:
		return a.Min != nil && *a.Min >= n
	}
	return (a.Min != nil || a.Max != nil) && (a.Min == nil || *a.Min <= n) && (a.Max == nil || n <= *a.Max)
}

// Sides are the sides of an entry that a term about an actor asks for.
func (t *Term) Sides() []record.Side {
	switch t.Field {
	case By, Speaker:
		return []record.Side{record.By}
	case To:
		return []record.Side{record.To}
	case With:
		return []record.Side{record.By, record.With}
	case Word:
		return []record.Side{record.Word}
	}
	return []record.Side{record.By, record.To, record.With}
}

func (t *Term) party(r *Report, e *record.Entry) bool {
	if t.Field == Speaker && e.Kind != "statement" {
		return false
	}
	sides := t.Sides()
	return slices.ContainsFunc(e.Parties, func(p record.Party) bool {
		return slices.Contains(sides, p.Side) && t.foundInOne(r.Actors[p.Actor].Names)
	})
}

func (t *Term) country(r *Report, e *record.Entry) bool {
	if e.Place != nil && strings.EqualFold(e.Place.Country, t.Value) {
		return true
	}
	return slices.ContainsFunc(e.Parties, func(p record.Party) bool {
		return p.Side != record.Word && strings.EqualFold(r.Actors[p.Actor].Country, t.Value)
	})
}

// Searchable is what a bare word is looked for in: the words an entry rests on, the names of its actors, its place and
// issues.
func Searchable(r *Report, e *record.Entry) string {
	var b strings.Builder
	for _, s := range e.Evidence {
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(r.Document.Text) {
			b.WriteString(s.Of(r.Document.Text) + " . ")
		}
	}
	for _, p := range e.Parties {
		if names := r.Actors[p.Actor].Names; len(names) > 0 {
			b.WriteString(names[0] + " . ")
		}
	}
	if e.Place != nil {
		b.WriteString(e.Place.Name + " . ")
	}
	b.WriteString(strings.Join(e.Issues, " . "))
	return b.String()
}

func (t *Term) foundInOne(list []string) bool { return slices.ContainsFunc(list, t.foundIn) }

func (t *Term) foundIn(s string) bool { return s != "" && t.found(text.Words(s)) }

// found tells whether the words of the term follow each other in words.
func (t *Term) found(in []string) bool {
	want, open := t.Words()
	for i := 0; i+len(want) <= len(in); i++ {
		if follows(in[i:i+len(want)], want, open) {
			return true
		}
	}
	return false
}

func follows(in, want []string, open bool) bool {
	last := len(want) - 1
	for k, w := range want {
		if in[k] != w && !(open && k == last && strings.HasPrefix(in[k], w)) {
			return false
		}
	}
	return true
}
