package when

import (
	"time"

	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/text"
)

// value is an expression with its date: what goes on the page.
type value struct{ typ, timex, edtf string }

// anchor turns meanings into dates. It walks through the report in order and remembers what dates the text has told.
type anchor struct {
	p    *page.Page
	base time.Time // publication, or the date line above; zero when unknown
	day  told      // the last day told
	any  told      // the last date of any fineness told
	quar told      // the last quarter told, in accounts of business
	at   text.Span // where the expression at hand stands
	line bool      // base is a date line above
	head yearHead  // the last year that heads a line
	mild bool      // direction looked ahead for a present tense only
}

// yearHead is a year before a colon that opens a line, and where that line ends: what is told there is of that year.
type yearHead struct{ year, end int }

// told is a date that the text has given.
type told struct {
	t        time.Time
	g        grain
	at       int
	explicit bool // with its year
}

func newAnchor(p *page.Page) *anchor { return &anchor{p: p, base: p.Published} }

// near is how far, in bytes, a date of the text reaches forward for what is counted from it.
const near = 600

// resolve gives a meaning its date. A meaning that is no time after all gets the empty value.
func (a *anchor) resolve(m meaning, s text.Span) value {
	a.at = s
	switch m.kind {
	case vague, set:
		return value{typ: m.typ, timex: m.value}
	case length:
		if m.some {
			return value{typ: "DURATION", timex: vaguePeriod(m.g)}
		}
		return value{typ: "DURATION", timex: period(m.n, m.g)}
	case ignored, nothing:
		return value{}
	}
	if m.some {
		return a.somewhere(m)
	}
	if m.rule == "compared" || m.unit == year && m.n == -1 && m.of == nil && m.to == open && a.business() {
		return a.compared(m)
	}
	if m.kind == shift && m.unit < day {
		return value{typ: "DURATION", timex: period(max(m.n, -m.n), m.unit)}
	}
	t, g, ok := a.locate(m)
	if !ok {
		return a.unknown(m, g)
	}
	a.remember(m, t, g)
	return write(m, t, g)
}

// somewhere is a point in time at an untold distance: "a few years ago".
func (a *anchor) somewhere(m meaning) value {
	switch {
	case m.text:
		return value{typ: "DURATION", timex: vaguePeriod(m.unit)}
	case m.n > 0:
		return value{typ: "DATE", timex: "FUTURE_REF"}
	}
	return value{typ: "DATE", timex: "PAST_REF"}
}

// compared is the same quarter or year one year before: "the year-ago quarter", "a year earlier".
func (a *anchor) compared(m meaning) value {
	if a.quar.g == quarter {
		return write(m, a.quar.t.AddDate(int(m.n), 0, 0), quarter)
	}
	if a.base.IsZero() {
		return value{typ: "DATE", timex: "XXXX"}
	}
	return write(m, a.base.AddDate(int(m.n), 0, 0), year)
}

// business tells whether a quarter was told not long before, so that "a year ago" compares with it.
func (a *anchor) business() bool {
	return a.quar.g == quarter && a.at.Start-a.quar.at < 2*near
}

// remember keeps the date for what is counted from it later on.
func (a *anchor) remember(m meaning, t time.Time, g grain) {
	now := told{t: t, g: g, at: a.at.End, explicit: m.kind == absolute && m.y != 0}
	a.any = now
	if g <= day && m.kind != ofDay {
		a.day = now
	}
	if g == quarter && m.rule != "year period" && !t.After(a.base) { // neither what it is compared with nor one to come
		a.quar = now
	}
	if end := a.p.HeadsLine(a.at); g == year && now.explicit && end > 0 {
		a.head = yearHead{t.Year(), end}
	}
	if g == day && now.explicit && m.d != 0 && a.p.AloneOnLine(a.at) {
		a.base, a.line = t, true
	}
}

// inReach tells whether a date of the text is near enough to be counted from.
func (a *anchor) inReach(d told) bool { return !d.t.IsZero() && a.at.Start-d.at < near }

// inSentence tells whether a date was told in the same sentence.
func (a *anchor) inSentence(d told) bool {
	if d.t.IsZero() {
		return false
	}
	doc := a.p.Doc
	i, j := doc.TokenAt(d.at-1), doc.TokenAt(a.at.Start)
	return j < len(doc.Tokens) && doc.Tokens[i].Sent == doc.Tokens[j].Sent
}

// aside tells whether a date told in the sentence stands in a relative clause that the expression at hand is no part of: "The
// army, which seized power in a May 2021 coup, declared a truce in March".
func (a *anchor) aside(told told) bool {
	d := a.p.Doc
	k, here := d.TokenAt(told.at-1), d.TokenAt(a.at.Start)
	for n := 0; k >= 0 && n < 12; k, n = d.Tokens[k].Head, n+1 {
		if d.Tokens[k].Rel == nlp.AclRelcl {
			return !d.Under(here, k)
		}
	}
	return false
}

// unknown writes what can be said without a date of publication: the weekday, the month, the hour.
func (a *anchor) unknown(m meaning, g grain) value {
	v := value{typ: "DATE"}
	switch {
	case m.kind == onDay:
		v.timex = weekdaySet(m.sub)
	case m.kind == absolute && m.mo > 0 && m.d > 0:
		v.timex = "XXXX-" + two(m.mo) + "-" + two(m.d)
	case m.kind == absolute && m.mo > 0:
		v.timex = "XXXX-" + two(m.mo)
	case m.season != "":
		v.timex = "XXXX-" + m.season
	case m.g == quarter && m.sub > 0:
		v.timex = "XXXX-Q" + two(m.sub)[1:]
	case m.g == week:
		v.timex = "XXXX-WXX"
	case m.g == weekend:
		v.timex = "XXXX-WXX-WE"
	case m.g == month:
		v.timex = "XXXX-XX"
	case m.g >= season:
		v.timex = "XXXX"
	default:
		v.timex = "XXXX-XX-XX"
	}
	if m.clock {
		v.typ, v.timex = "TIME", v.timex+"T"+two(m.hh)+":"+two(m.mm)+m.zone
	} else if m.part != "" {
		v.typ, v.timex = "TIME", v.timex+"T"+m.part
	}
	return v
}
