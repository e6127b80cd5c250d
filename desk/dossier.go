package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/merge"
	"rapporteur/query"
	"rapporteur/record"
	"rapporteur/store"
)

// Dossier is what the archive knows of somebody.
type Dossier struct {
	Actor     store.Actor   `json:"-"`
	Others    []store.Actor `json:"-"` // that the words may mean as well, those with most entries first
	Roles     *Together     `json:"-"`
	Meetings  *Together     `json:"-"` // the newest
	Said      *Together     `json:"-"` // the newest
	Did       *Together     `json:"-"` // the newest events in which the actor has a part, meetings apart
	Positions *Together     `json:"-"` // where the actor stands now on each issue
	Counts    map[string]int
}

// dossierPage is how many entries of a kind a dossier shows.
const dossierPage = 25

// How many actors the words of a dossier are looked for among, and how many of those that they may mean as well it names.
const (
	namesakes      = 50
	namesakesShown = 9
)

// Who is the dossier of the actor that the words name: the one that the archive calls so, else of several the one that most
// entries tell of.
func (d *Desk) Who(ctx context.Context, words string) (*Dossier, error) {
	found, err := d.Store.Actors(ctx, words, namesakes)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%q: nobody of that name: %w", words, store.ErrNotFound)
	}
	shared := calledSo(found, words)
	out := &Dossier{Actor: found[0], Others: found[1:min(len(found), 1+namesakesShown)], Counts: map[string]int{}}
	name := query.Where(query.Actor, out.Actor.Name)
	by := query.Where(query.By, out.Actor.Name)
	page := store.Page{Limit: dossierPage, Newest: true}
	if shared {
		page.Limit *= 4 // many of what is found are of the other
	}
	for _, part := range []struct {
		to   **Together
		kind string
		q    query.Query
	}{
		{&out.Roles, "role", query.All(by, query.Where(query.Kind, "role"))},
		{&out.Meetings, "meeting", query.All(name, query.Where(query.Kind, "meeting"))},
		{&out.Said, "statement", query.All(query.Where(query.Speaker, out.Actor.Name))},
		{&out.Did, "event", query.All(name, query.Where(query.Kind, "event"), query.Without(query.Where(query.Kind, "meeting")))},
		{&out.Positions, "position", query.All(by, query.Where(query.Kind, "position"))},
	} {
		if *part.to, err = d.Ask(ctx, part.q, page); err != nil {
			return nil, err
		}
		if shared {
			withoutOthers((*part.to).Merged, out.Actor, out.Others)
		}
		if out.Counts[part.kind], err = d.Count(ctx, part.q); err != nil {
			return nil, err
		}
	}
	out.Positions.Positions = latest(out.Positions.Positions)
	return out, nil
}

// calledSo puts the actor that the archive calls by the words before all others: "Russia" is also named as Vladimir Putin's
// government, and a link to Vladimir Putin is to lead to him all the same. It tells whether somebody with more entries has the
// words in a name.
func calledSo(found []store.Actor, words string) bool {
	for i, a := range found {
		if strings.EqualFold(a.Name, strings.TrimSpace(words)) {
			copy(found[1:], found[:i])
			found[0] = a
			return i > 0
		}
	}
	return false
}

// withoutOthers leaves out what others do and say whom the words may mean too, and the actor has no part in.
func withoutOthers(m *merge.Merged, actor store.Actor, others []store.Actor) {
	other := map[string]bool{}
	for _, o := range others {
		other[o.Name] = true
	}
	own, foreign := map[record.ActorID]bool{}, map[record.ActorID]bool{}
	for _, a := range m.Actors {
		own[a.ID], foreign[a.ID] = a.Name == actor.Name, other[a.Name]
	}
	theirs := func(lists ...[]record.ActorID) bool {
		all := slices.Concat(lists...)
		in := func(set map[record.ActorID]bool) bool {
			return slices.ContainsFunc(all, func(id record.ActorID) bool { return set[id] })
		}
		return in(foreign) && !in(own)
	}
	m.Events = last(slices.DeleteFunc(m.Events, func(e *merge.Happening) bool {
		return theirs(e.Actors, e.Recipients, e.Participants, e.Host, e.Mediator)
	}))
	m.Statements = last(slices.DeleteFunc(m.Statements, func(s *merge.Words) bool { return theirs(s.Speaker) }))
	m.Positions = slices.DeleteFunc(m.Positions, func(p *merge.Stand) bool { return theirs([]record.ActorID{p.Actor}) })
	m.Roles = slices.DeleteFunc(m.Roles, func(r *merge.Role) bool { return theirs([]record.ActorID{r.Actor}) })
}

// last are the newest entries, as many as a dossier shows.
func last[E any](list []E) []E { return list[max(0, len(list)-dossierPage):] }

// Part is a dossier as one merged record: for programs and for printing.
func (x *Dossier) Part() *merge.Merged {
	out := &merge.Merged{Format: merge.Format}
	seen := map[string]bool{}
	for _, t := range []*Together{x.Roles, x.Meetings, x.Said, x.Did, x.Positions} {
		for _, doc := range t.Documents {
			if !seen[doc.ID] {
				seen[doc.ID] = true
				out.Documents = append(out.Documents, doc)
			}
		}
		for _, a := range t.Actors {
			if !seen["actor "+string(a.ID)] {
				seen["actor "+string(a.ID)] = true
				out.Actors = append(out.Actors, a)
			}
		}
	}
	out.Roles, out.Statements, out.Positions = x.Roles.Roles, x.Said.Statements, x.Positions.Positions
	out.Events = append(x.Meetings.Events, x.Did.Events...)
	return out
}
