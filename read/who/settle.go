package who

import (
	"slices"

	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/record"
)

// Settle drops actors who are merely named: to whom nothing is told to happen and who do nothing, such as a country that
// is only a place. Persons and well-known bodies stay: a report seldom names them for nothing. It is run when all
// readers are done.
func Settle(p *page.Page) {
	used := usedActors(p.Out)
	p.Out.Actors = slices.DeleteFunc(p.Out.Actors, func(a *record.Actor) bool {
		return a.Kind != record.Person && a.By != "who/lexicon" && !used[a.ID] && !prominent(p, a)
	})
}

// prominent tells whether an actor on whom no entry hangs is still one of the report: one that acts, is acted upon,
// owns or is dealt with, not one that is a place or describes another ("a Chadian", "in Chad").
func prominent(p *page.Page, a *record.Actor) bool {
	for _, m := range a.Mentions {
		i, j := p.Doc.TokensOf(m.Span)
		if j <= i || m.How == string(nlp.ByPronoun) {
			continue
		}
		if partOf(p, p.Doc.ConjHead(p.Doc.HeadOf(i, j))) {
			return true
		}
	}
	return false
}

// partOf tells whether word h takes part in what its clause tells.
func partOf(p *page.Page, h int) bool {
	t := &p.Doc.Tokens[h]
	switch t.Rel {
	case nlp.Nsubj, nlp.NsubjPass, nlp.OblAgent, nlp.Iobj:
		return t.Head >= 0
	case nlp.Obj:
		return t.Head >= 0 && !reached[p.Doc.Tokens[t.Head].Lemma]
	case nlp.Obl, nlp.Nmod:
		return dealing[p.Prep(h)]
	}
	return false
}

var (
	dealing = set("with by against between including include like among")
	reached = set("reach enter leave visit cross tour border")
)

// usedActors are the actors on whom some entry hangs.
func usedActors(r *record.Record) map[record.ActorID]bool {
	used := map[record.ActorID]bool{}
	see := func(ids ...record.ActorID) {
		for _, id := range ids {
			used[id] = true
		}
	}
	for _, x := range r.Roles {
		see(x.Actor, x.Of)
	}
	for _, x := range r.Groups {
		see(x.Actor)
		see(x.Leaders...)
		see(x.Members...)
	}
	for _, x := range r.Statements {
		see(x.Speaker...)
		see(x.Addressee...)
		see(x.Via...)
		see(x.Target...)
		see(x.AttributedTo...)
	}
	for _, x := range r.Events {
		see(x.Actors...)
		see(x.Recipients...)
		see(x.AttributedTo...)
		see(x.Participants...)
		see(x.Host...)
		see(x.Mediator...)
	}
	for _, x := range r.Tolls {
		see(x.Actor)
		see(x.AttributedTo...)
	}
	for _, x := range r.Figures {
		see(x.AttributedTo...)
	}
	for _, x := range r.Proposals {
		see(x.Proposer)
		see(x.To...)
		see(x.AttributedTo...)
		for _, a := range x.Responses {
			see(a.Actor)
		}
	}
	for _, x := range r.Positions {
		see(x.Actor)
		see(x.AttributedTo...)
	}
	delete(used, "")
	return used
}
