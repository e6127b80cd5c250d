package desk

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"rapporteur/lexicon"
	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// Relation is what two actors did to each other in one month.
type Relation struct {
	Month string         `json:"month"` // YYYY-MM: in which it happened, else in which the first report of it was published; "" when neither is known
	From  string         `json:"from"`  // who
	To    string         `json:"to"`    // to whom; for meetings both orders are one row
	Types map[string]int `json:"types"` // events by PLOVER type, each event once however many reports tell it
	Quads map[string]int `json:"quads"` // the same by quad category
	// Behind are the entries behind each number of Types, one of each event.
	Behind map[string][]string `json:"entries"`
}

// Relations counts per month what an actor and others, or one other, did to each other, with the events behind each
// number. Only what happened counts.
func (d *Desk) Relations(ctx context.Context, a, b string, q query.Query) ([]Relation, error) {
	s, err := d.sides(ctx, a, b)
	if err != nil {
		return nil, err
	}
	return d.relationsIn(ctx, s, asked(a, b, q), query.Always)
}

// asked are the events that relations are counted of.
func asked(a, b string, q query.Query) query.Query {
	q = query.All(q, query.Where(query.Kind, "event"), query.Where(query.Modality, "asserted"), query.Where(query.Actor, a))
	if b != "" {
		q = query.All(q, query.Where(query.Actor, b))
	}
	return Held(q)
}

// leastLooked is how many events are looked at for a page at first.
var leastLooked = 1000

// RelationsPage is a page of relations, and the month with which the next begins; "" on the last. Of somebody who did more
// than a page holds only those months are counted that the page may need.
func (d *Desk) RelationsPage(ctx context.Context, a, b string, q query.Query, p MonthPage) (page []Relation, next string, err error) {
	q = asked(a, b, q)
	s, err := d.sides(ctx, a, b)
	if err != nil {
		return nil, "", err
	}
	days, err := d.Store.Days(ctx, q)
	if err != nil {
		return nil, "", err
	}
	for enough := max(leastLooked, p.Events, p.Rows); ; enough *= 4 {
		span := p.window(days, enough)
		rows, err := d.relationsIn(ctx, s, q, span)
		if err != nil {
			return nil, "", err
		}
		rows = slices.DeleteFunc(rows, func(x Relation) bool { return !inMonths(span, x.Month) })
		if page, next = Months(rows, p); next != "" || p.whole(span) {
			return page, next, nil
		}
	}
}

// window is the span of whole months, from where a page begins, that has enough events; to the end when there are fewer.
func (p MonthPage) window(days []store.DayCount, enough int) query.Span {
	if p.From == undated && p.Newest {
		return query.Span{From: query.Never, To: query.Never}
	}
	span, sum := query.Always, 0
	if first, ok := query.SpanOf(p.From); ok && p.Newest {
		span.To = first.To
	} else if ok {
		span.From = first.From
	}
	for i := range days {
		x := days[i]
		if p.Newest {
			x = days[len(days)-1-i]
		}
		if x.Day < span.From || x.Day > span.To {
			continue
		}
		if sum += x.Count; sum < enough {
			continue
		}
		month, _ := query.SpanOf(x.Day.String()[:7])
		if p.Newest {
			span.From = month.From
		} else {
			span.To = month.To
		}
		break
	}
	return span
}

// whole tells whether nothing comes behind a span.
func (p MonthPage) whole(span query.Span) bool {
	if p.Newest {
		return span.From == query.Never
	}
	return span.To == query.Forever
}

// inMonths tells whether a month lies in a span; what has none stands before all.
func inMonths(span query.Span, month string) bool {
	s, ok := query.SpanOf(month)
	if !ok {
		return span.From == query.Never
	}
	return s.From >= span.From && s.To <= span.To
}

// sides are the groups of actors between whom relations are counted.
type sides struct {
	a, b   map[string]bool
	anyone bool // b is whoever else
}

func (d *Desk) sides(ctx context.Context, a, b string) (s sides, err error) {
	if s.a, err = d.groupsNamed(ctx, a); err == nil && b != "" {
		s.b, err = d.groupsNamed(ctx, b)
	}
	s.anyone = b == ""
	return s, err
}

func (d *Desk) groupsNamed(ctx context.Context, words string) (map[string]bool, error) {
	groups, err := d.Store.Named(ctx, words)
	out := make(map[string]bool, len(groups))
	for _, g := range groups {
		out[g] = true
	}
	return out, err
}

// wants tells whether a pair of groups is one of those that are counted.
func (s sides) wants(x, y string) bool {
	if s.anyone {
		return s.a[x] || s.a[y]
	}
	return s.a[x] && s.b[y] || s.b[x] && s.a[y]
}

// relationsIn are the relations of some events, of those at least that may have happened in a span.
func (d *Desk) relationsIn(ctx context.Context, s sides, q query.Query, within query.Span) ([]Relation, error) {
	deeds, err := d.Store.Deeds(ctx, q, within)
	if err != nil {
		return nil, err
	}
	m, group := mergedDeeds(deeds)
	var pairs []pairOf
	for _, e := range m.Events {
		for _, p := range dyads(e.Type, e.Mutual, e.Actors, e.Recipients, e.Participants) {
			if s.wants(group[p[0]], group[p[1]]) {
				pairs = append(pairs, pairOf{e, p})
			}
		}
	}
	name, err := d.called(ctx, m, group, pairs)
	if err != nil {
		return nil, err
	}
	return counts(m, pairs, name), nil
}

// pairOf are two actors of an event.
type pairOf struct {
	*merge.Happening
	of [2]record.ActorID
}

// called are the names of the actors of some pairs, as the archive calls them: the same on every page.
func (d *Desk) called(ctx context.Context, m *merge.Merged, group map[record.ActorID]string, pairs []pairOf) (map[record.ActorID]string, error) {
	told := map[record.ActorID]string{}
	for _, w := range m.Actors {
		told[w.ID] = w.Name
	}
	var ids []record.ActorID
	var groups []string
	out := map[record.ActorID]string{}
	for _, p := range pairs {
		for _, id := range p.of {
			if _, there := out[id]; !there {
				out[id], ids, groups = told[id], append(ids, id), append(groups, group[id])
			}
		}
	}
	names, err := d.Store.Names(ctx, groups)
	for i, name := range names {
		out[ids[i]] = cmp.Or(name, told[ids[i]])
	}
	return out, err
}

// undated is how the page is named that begins with what has no month, when the newest come first.
const undated = "0"

// MonthPage is which part of relations to give: whole months.
type MonthPage struct {
	From   string // the month with which it begins; "" for the first
	Newest bool   // newest first; else in the order of time
	Rows   int    // it ends with the month that has so many rows; 0: however many
	Events int    // or so many events
}

// Months is a page of relations. It tells the month with which the next begins; "" on the last.
func Months(rows []Relation, p MonthPage) (page []Relation, next string) {
	sign := 1
	if p.Newest {
		sign = -1
	}
	page = slices.Clone(rows)
	slices.SortStableFunc(page, func(a, b Relation) int { return sign * cmp.Compare(a.Month, b.Month) })
	if p.From != "" {
		page = slices.DeleteFunc(page, func(x Relation) bool { return sign*cmp.Compare(x.Month, p.From) < 0 })
	}
	events := 0
	for i, x := range page {
		full := p.Rows > 0 && i >= p.Rows || p.Events > 0 && events >= p.Events
		if full && x.Month != page[i-1].Month {
			return page[:i], cmp.Or(x.Month, undated)
		}
		for _, n := range x.Types {
			events += n
		}
	}
	return page, ""
}

// mergedDeeds merges events in short, and tells the group of each actor.
func mergedDeeds(deeds []store.Deed) (*merge.Merged, map[record.ActorID]string) {
	parts := map[string]*record.Record{}
	clusters := merge.Clusters{}
	var records []*record.Record
	for i := range deeds {
		x := &deeds[i]
		r := parts[x.Doc]
		if r == nil {
			r = &record.Record{Document: record.Document{ID: x.Doc, Published: x.Published}}
			parts[x.Doc], records = r, append(records, r)
			clusters[merge.Ref{Kind: merge.Document, Doc: x.Doc}] = x.DocGroup
		}
		e := record.Event{Trace: record.Trace{ID: x.Entry}, Type: x.Type, Mutual: x.Mutual, Modality: x.Modality}
		if x.When != "" {
			e.When = &record.When{EDTF: x.When}
		}
		for _, p := range x.Parties {
			if !holds(r, p.ID) {
				r.Actors = append(r.Actors, &record.Actor{ID: p.ID, Name: p.Name})
				clusters[merge.Ref{Kind: merge.Actor, Doc: x.Doc, Entry: string(p.ID)}] = p.Group
			}
			for _, side := range []struct {
				in   bool
				list *[]record.ActorID
			}{{p.Who, &e.Actors}, {p.Whom, &e.Recipients}, {p.With, &e.Participants}} {
				if side.in {
					*side.list = append(*side.list, p.ID)
				}
			}
		}
		clusters[merge.Ref{Kind: merge.Event, Doc: x.Doc, Entry: x.Entry}] = x.Group
		r.Events = append(r.Events, e)
	}
	return merge.Events(records, clusters)
}

// counts counts pairs of actors by month.
func counts(m *merge.Merged, pairs []pairOf, name map[record.ActorID]string) []Relation {
	published := map[string]string{}
	for _, doc := range m.Documents {
		published[doc.ID] = doc.Published
	}
	rows := map[[3]string]*Relation{}
	for _, p := range pairs {
		month := monthOf(p.When)
		if month == "" {
			month = monthOf(&record.When{EDTF: published[p.Accounts[0].Doc]})
		}
		key := [3]string{month, name[p.of[0]], name[p.of[1]]}
		if (p.Type == "CONSULT" || p.Mutual) && key[1] > key[2] {
			key[1], key[2] = key[2], key[1]
		}
		r := rows[key]
		if r == nil {
			r = &Relation{Month: month, From: key[1], To: key[2], Types: map[string]int{}, Quads: map[string]int{}, Behind: map[string][]string{}}
			rows[key] = r
		}
		r.Types[p.Type]++
		r.Quads[lexicon.Quad(p.Type)]++
		r.Behind[p.Type] = append(r.Behind[p.Type], p.Accounts[0].Doc+"/"+p.Accounts[0].Entry)
	}
	out := make([]Relation, 0, len(rows))
	for _, r := range rows {
		out = append(out, *r)
	}
	sort.Slice(out, func(i, j int) bool {
		x, y := out[i], out[j]
		if x.Month != y.Month {
			return x.Month < y.Month
		}
		if x.From != y.From {
			return x.From < y.From
		}
		return x.To < y.To
	})
	return out
}

func monthOf(w *record.When) string {
	if w == nil {
		return ""
	}
	from, to, ok := record.Range(w.EDTF)
	if !ok {
		return ""
	}
	if from == "" {
		from = to
	}
	return from[:7]
}

// dyads are the pairs of an event, each once: who and whom; of a meeting or an exchange every two of those who take part.
func dyads(typ string, mutual bool, who, whom, with []record.ActorID) [][2]record.ActorID {
	var out [][2]record.ActorID
	if typ == "CONSULT" || mutual {
		all := slices.Concat(who, whom, with)
		slices.Sort(all)
		all = slices.Compact(all)
		for i := range all {
			for j := i + 1; j < len(all); j++ {
				out = append(out, [2]record.ActorID{all[i], all[j]})
			}
		}
		return out
	}
	for _, x := range who {
		for _, y := range whom {
			if x != y {
				out = append(out, [2]record.ActorID{x, y})
			}
		}
	}
	return out
}
