package read

import (
	"slices"

	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// standIn is where the report stands for an actor that no word of it names: the country of a town in which somebody was
// attacked ("gunmen stormed a house in Mogadishu": Somalia), the country whose office a person holds ("Pope Francis").
// False when nothing does.
func standIn(p *page.Page, a *record.Actor) (text.Span, bool) {
	for i := range p.Out.Roles {
		if x := &p.Out.Roles[i]; x.Of == a.ID && len(x.Evidence) > 0 {
			return x.Evidence[0], true
		}
	}
	if a.Kind != record.Country && a.Kind != record.Government || a.Country == "" || !inEvents(p.Out, a.ID) {
		return text.Span{}, false
	}
	for i := range p.Out.Places {
		if x := &p.Out.Places[i]; x.Country == a.Country && len(x.Evidence) > 0 {
			return x.Evidence[0], true
		}
	}
	return text.Span{}, false
}

func inEvents(r *record.Record, id record.ActorID) bool {
	for i := range r.Events {
		for _, list := range [][]record.ActorID{r.Events[i].Actors, r.Events[i].Recipients} {
			for _, x := range list {
				if x == id {
					return true
				}
			}
		}
	}
	return false
}

// forget takes actors that are not in the record out of the entries: an entry names nobody whom the record does not list.
func forget(r *record.Record) {
	known := map[record.ActorID]bool{"": true}
	for _, a := range r.Actors {
		known[a.ID] = true
	}
	drop := func(ids record.IDs) record.IDs {
		return slices.DeleteFunc(ids, func(id record.ActorID) bool { return !known[id] })
	}
	for i := range r.Events {
		e := &r.Events[i]
		e.Actors, e.Recipients, e.Participants = drop(e.Actors), drop(e.Recipients), drop(e.Participants)
	}
	for i := range r.Roles {
		if !known[r.Roles[i].Of] {
			r.Roles[i].Of = ""
		}
	}
}
