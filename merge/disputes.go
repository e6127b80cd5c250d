package merge

import (
	"math"
	"slices"
	"sort"
	"strings"

	"rapporteur/record"
)

// disputes finds the points on which accounts differ, each with its sides and their words.
func (c *computer) disputes() {
	c.tollDisputes()
	c.figureDisputes()
	m := c.gatherClaims()
	c.denials(m)
	c.doers(m)
	c.times()
	c.answers()
	sort.SliceStable(c.out.Disputes, func(i, j int) bool {
		a, b := c.out.Disputes[i], c.out.Disputes[j]
		if a.About != b.About {
			return a.About < b.About
		}
		return a.ID < b.ID
	})
}

func (c *computer) dispute(kind, about, what string, sides ...Side) {
	parts := []string{kind, about, what}
	for _, s := range sides {
		parts = append(parts, s.Says)
		for _, a := range s.Accounts {
			parts = append(parts, a.Doc)
		}
	}
	id := "x-" + shortID("dispute", strings.Join(parts, "\x00"))
	c.out.Disputes = append(c.out.Disputes, &Dispute{ID: id, Kind: kind, About: about, What: what, Sides: sides})
}

// side is what some accounts say.
func side(says string, list ...Account) Side {
	s := Side{Says: says}
	for _, a := range list {
		s.Accounts = append(s.Accounts, SideAccount{a.Doc, a.AttributedTo, a.Evidence, a.Quote})
	}
	return s
}

// tollDisputes compares the tolls of one event, for those victims that are not told apart. Who is freed or arrested on
// several days is counted by the day, unless it is told to have been one.
func (c *computer) tollDisputes() {
	for _, s := range c.out.Tolls {
		if batches[s.Measure] && !c.onOneDay(s.Event) && severalDays(s.Accounts) {
			continue
		}
		c.numbers(s, "toll")
	}
}

// batches are the measures of what is done again from day to day: thirty are freed on Monday, and ten on Tuesday.
var batches = map[string]bool{"released": true, "arrested": true, "rescued": true, "evacuated": true, "captured": true}

// onOneDay tells whether a merged event is told to have happened on one day, and by none of its accounts on another.
func (c *computer) onOneDay(event string) bool {
	h := c.byEvent[event]
	if h == nil || length(h.When) > 1 {
		return false
	}
	from, to, _ := period(h.When.EDTF)
	for _, w := range h.times {
		if w == nil {
			continue
		}
		if f, t, ok := period(w.EDTF); ok && (f > to || t < from) {
			return false
		}
	}
	return true
}

// severalDays tells whether counts are of reports of more than two days.
func severalDays(list []Count) bool {
	lo, hi := 0, 0
	for _, n := range list {
		if d := dayOf(n.Published); d != 0 {
			if lo == 0 || d < lo {
				lo = d
			}
			hi = max(hi, d)
		}
	}
	return hi-lo > 1
}

func (c *computer) figureDisputes() {
	for _, s := range c.out.Figures {
		switch counted(s.Measure) {
		case "distance", "weapons", "vehicles", "places", "area":
			c.numbers(s, "detail")
		default:
			c.numbers(s, "figure")
		}
	}
}

// value is what the counts of one side say.
type value struct {
	figure
	says   string
	counts []Count
}

// numbers tells of a series whose counts do not go together.
func (c *computer) numbers(s *Series, kind string) {
	values := c.values(s)
	if kind == "toll" {
		values = ofOneThing(values)
	}
	if len(values) < 2 {
		return
	}
	docs := map[string]map[*value]bool{}
	for _, v := range values {
		for _, n := range v.counts {
			d := c.original(n.Doc)
			if docs[d] == nil {
				docs[d] = map[*value]bool{}
			}
			docs[d][v] = true
		}
	}
	if len(docs) < 2 {
		return // one report that tells how a number grew
	}
	for _, sides := range docs {
		if kind != "toll" && len(sides) == len(values) {
			return // a report that gives them all does not take them for one number
		}
	}
	if low, high := values[0].value(), values[len(values)-1].value(); kind == "detail" && high > 4*low {
		return // four schools and forty-eight are not the same schools
	}
	how := kind + "-contradicts"
	switch {
	case kind == "detail":
		how = "detail-differs"
	case grows(values):
		how = kind + "-grows"
	}
	about := s.Event
	if about == "" {
		about = s.ID
	}
	sides := make([]Side, len(values))
	for i, v := range values {
		sides[i] = Side{Says: v.says}
		for _, n := range v.counts {
			sides[i].Accounts = append(sides[i].Accounts, SideAccount{n.Doc, n.AttributedTo, n.Evidence, n.Quote})
		}
	}
	c.dispute(how, about, s.Measure+suffix(s.Victims), sides...)
}

// ofOneThing leaves out counts that are many times the others and of the same days: eleven thousand hurt in a war are no
// other word on the twenty-seven of a raid. A toll that grows so does it over days. Of two kinds of counts the one with
// more accounts is kept, else the lesser, which is that of the event.
func ofOneThing(values []*value) []*value {
	for i := 1; i < len(values); i++ {
		low, high := values[i-1], values[i]
		days := daysBetween(low.counts, high.counts)
		if low.value() == 0 || high.value() < manifold*low.value() || days > 1 && (days > weekDays || high.value() < hundredfold*low.value()) {
			continue
		}
		if accounts(values[i:]) > accounts(values[:i]) {
			return ofOneThing(values[i:])
		}
		return values[:i]
	}
	return values
}

// manifold is how many times another a count is that cannot be of the same in a report of the same day.
const manifold = 10

// hundredfold is how many times another a count is that cannot be of the same within a week: three dead of a raid, and two
// thousand of the siege.
const (
	hundredfold = 100
	weekDays    = 7
)

func accounts(values []*value) int {
	n := 0
	for _, v := range values {
		n += len(v.counts)
	}
	return n
}

// daysBetween is how many days lie between the reports of two counts that are least apart.
func daysBetween(p, q []Count) int {
	out := math.MaxInt
	for _, a := range p {
		for _, b := range q {
			out = min(out, abs(dayOf(a.Published)-dayOf(b.Published)))
		}
	}
	return out
}

func suffix(victims string) string {
	if victims == "" {
		return ""
	}
	return " (" + victims + ")"
}

// values are the different numbers of a series, from the least to the greatest, with those who give them. What agrees
// with a number more exactly told stands with it.
func (c *computer) values(s *Series) []*value {
	counts := standing(slices.DeleteFunc(slices.Clone(s.Accounts), func(n Count) bool { return onTop(s.Measure, n.Quote) }))
	sort.SliceStable(counts, func(i, j int) bool { return tight(counts[i]) && !tight(counts[j]) })
	var out []*value
next:
	for _, n := range counts {
		_, a := common(s.Measure, n.unit, record.Amount{Min: n.Min, Max: n.Max, Qualifier: n.Qualifier})
		f, ok := figureOf(a.Min, a.Max, n.Qualifier)
		if !ok {
			continue
		}
		for _, v := range out {
			if v.agrees(f) {
				v.counts = append(v.counts, n)
				continue next
			}
		}
		out = append(out, &value{f, amountWords(n), []Count{n}})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].value() < out[j].value() })
	return out
}

// onTop tells whether a count comes on top of another: "a further 160", "three more people were killed". Of those hurt "more"
// tells them from the dead.
func onTop(measure, quote string) bool {
	if measure == "injured" {
		return false
	}
	words := cut(quote)
	for i, w := range words {
		switch w.form {
		case "further", "additional", "another":
			return true
		case "more":
			return i+1 == len(words) || words[i+1].form != "than"
		}
	}
	return false
}

// standing are the counts that stand for their reports: of several that a report gives on one word the greatest, since
// the others are parts of it or what it was before.
func standing(list []Count) []Count {
	at := map[string]int{}
	var out []Count
	for _, n := range list {
		key := n.Doc + "\x00" + joined(n.AttributedTo)
		k, ok := at[key]
		if !ok {
			at[key] = len(out)
			out = append(out, n)
			continue
		}
		a, okA := figureOf(out[k].Min, out[k].Max, "")
		b, okB := figureOf(n.Min, n.Max, "")
		if okB && (!okA || b.value() > a.value()) {
			out[k] = n
		}
	}
	return out
}

func tight(n Count) bool {
	return n.Min != nil && n.Max != nil && *n.Min == *n.Max && exact(n.Qualifier)
}

// grows tells whether the numbers rise with time: nobody gives a lower one later than a higher one, and they do not
// come of one day from people who all claim to know exactly.
func grows(values []*value) bool {
	for i, low := range values {
		if low.value() == 0 {
			return false // "nobody was hurt" is no first count
		}
		for _, high := range values[i+1:] {
			for _, a := range low.counts {
				for _, b := range high.counts {
					if a.Published > b.Published || a.Published == b.Published && tight(a) && tight(b) && a.Doc != b.Doc {
						return false
					}
				}
			}
		}
	}
	return true
}

// times tells of events that accounts put on different days.
func (c *computer) times() {
	for _, h := range c.out.Events {
		at := map[string][]Account{}
		var days []string
		for i, a := range h.Accounts {
			w := h.times[i]
			if w == nil || len(w.EDTF) != 10 || w.Span == nil || !insideAny(*w.Span, a.Evidence) {
				continue // the day of the sentence around may be that of something else
			}
			if at[w.EDTF] == nil {
				days = append(days, w.EDTF)
			}
			at[w.EDTF] = append(at[w.EDTF], a)
		}
		if len(days) < 2 || !severalDocs(at) {
			continue
		}
		slices.Sort(days)
		sides := make([]Side, len(days))
		for i, d := range days {
			sides[i] = side(d, at[d]...)
		}
		c.dispute("time-differs", h.ID, "when it happened", sides...)
	}
}

// severalDocs tells whether no report gives all of the sides.
func severalDocs(at map[string][]Account) bool {
	docs := map[string]int{}
	for _, list := range at {
		seen := map[string]bool{}
		for _, a := range list {
			if !seen[a.Doc] {
				seen[a.Doc] = true
				docs[a.Doc]++
			}
		}
	}
	for _, n := range docs {
		if n == len(at) {
			return false
		}
	}
	return true
}

// answers tells of proposals that, by one account, somebody accepts and, by another, rejects.
func (c *computer) answers() {
	for _, o := range c.out.Proposals {
		by := map[record.ActorID][]Answer{}
		var order []record.ActorID
		for _, a := range o.Responses {
			if by[a.Actor] == nil {
				order = append(order, a.Actor)
			}
			by[a.Actor] = append(by[a.Actor], a)
		}
		for _, who := range order {
			if len(by[who]) < 2 {
				continue
			}
			var sides []Side
			for _, a := range by[who] {
				sides = append(sides, side(a.Stance, a.Accounts...))
			}
			c.dispute("answer-differs", o.ID, "what "+c.name(who)+" answers", sides...)
		}
	}
}
