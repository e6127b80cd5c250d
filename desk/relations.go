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
	q = query.All(q, query.Where(query.Kind, "event"), query.Where(query.Modality, "asserted"), query.Where(query.Actor, a))
	if b != "" {
		q = query.All(q, query.Where(query.Actor, b))
	}
	deeds, err := d.Store.Deeds(ctx, Held(q))
	if err != nil {
		return nil, err
	}
	return relationsOf(mergedDeeds(deeds), a, b), nil
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

// mergedDeeds merges events in short.
func mergedDeeds(deeds []store.Deed) *merge.Merged {
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

// relationsOf counts what two actors of merged events did to each other, or one and any other.
func relationsOf(t *merge.Merged, a, b string) []Relation {
	name := map[record.ActorID]string{}
	names := map[record.ActorID][]string{}
	for _, w := range t.Actors {
		name[w.ID], names[w.ID] = w.Name, append([]string{w.Name}, w.Aliases...)
	}
	published := map[string]string{}
	for _, doc := range t.Documents {
		published[doc.ID] = doc.Published
	}
	isA, isB := named(names, a), named(names, b)
	wanted := func(x, y record.ActorID) bool {
		if b == "" {
			return isA[x] || isA[y]
		}
		return isA[x] && isB[y] || isB[x] && isA[y]
	}
	rows := map[[3]string]*Relation{}
	for _, e := range t.Events {
		month := monthOf(e.When)
		if month == "" {
			month = monthOf(&record.When{EDTF: published[e.Accounts[0].Doc]})
		}
		for _, p := range dyads(e.Type, e.Mutual, e.Actors, e.Recipients, e.Participants) {
			if !wanted(p[0], p[1]) {
				continue
			}
			key := [3]string{month, name[p[0]], name[p[1]]}
			r := rows[key]
			if r == nil {
				r = &Relation{Month: month, From: key[1], To: key[2], Types: map[string]int{}, Quads: map[string]int{}, Behind: map[string][]string{}}
				rows[key] = r
			}
			r.Types[e.Type]++
			r.Quads[lexicon.Quad(e.Type)]++
			r.Behind[e.Type] = append(r.Behind[e.Type], e.Accounts[0].Doc+"/"+e.Accounts[0].Entry)
		}
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

// named are the actors with a name that holds the words.
func named(names map[record.ActorID][]string, words string) map[record.ActorID]bool {
	out := map[record.ActorID]bool{}
	if words == "" {
		return out
	}
	term := query.Where(query.Any, words).Where.(*query.Term)
	for id, list := range names {
		out[id] = term.Names(list)
	}
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
