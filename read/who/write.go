package who

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// write puts everything on the page: named actors at once, others as what may become an actor.
func (r *reader) write() {
	r.sortByMention()
	for _, e := range r.all {
		r.finish(e)
		if e.named {
			e.ID = r.p.AddActor(e.Actor)
		}
	}
	r.candidates()
	r.refer()
	r.writeRoles()
	r.writeGroups()
}

// candidates writes down where a mention may mean somebody else too.
func (r *reader) candidates() {
	for _, e := range r.all {
		if e.maybe == nil || e.ID == "" {
			continue
		}
		a := r.p.Actor(e.ID)
		for k := range a.Mentions {
			m := &a.Mentions[k]
			others := e.maybe[m.Start]
			if len(others) == 0 {
				continue
			}
			m.Candidates = append(m.Candidates, e.ID)
			for _, o := range others {
				if o.ID != "" {
					m.Candidates = append(m.Candidates, o.ID)
				}
			}
		}
	}
}

// sortByMention orders the entries by their first mention, so that the order is that of the report.
func (r *reader) sortByMention() {
	first := func(e *entry) int {
		if len(e.Mentions) == 0 {
			return len(r.d.Text) + 1
		}
		return slices.MinFunc(e.Mentions, func(a, b record.Mention) int { return cmp.Compare(a.Start, b.Start) }).Start
	}
	slices.SortStableFunc(r.all, func(a, b *entry) int { return cmp.Compare(first(a), first(b)) })
}

// finish fills in names, codes and the order of mentions.
func (r *reader) finish(e *entry) {
	if e.country == nil && e.under == nil && !e.named && e.noun != "" && (homely[e.sector] || e.By == "who/ethnic") {
		if m := r.mainCountry(); m != nil {
			e.country = m.country // "police" in a report that is about one country
		} else if (ofPlace[e.sector] || e.By == "who/ethnic") && len(e.heads) > 0 {
			s := r.d.Sents[r.tok(e.heads[0]).Sent]
			e.country, _ = r.onlyCountry(s.Start, s.End) // "villagers in eastern Chad"
		}
	}
	if e.country != nil && e.Country == "" {
		e.Country = e.country.ISO3
	}
	if e.Kind == record.Country && e.Country == "PSE" && onlyPeople(e.forms) {
		e.Name, e.Kind = "Palestinians", record.People
	}
	if l := e.leader; e.Codes == nil && l != nil && l.CAMEO != "" && l.In(r.day()) {
		e.Codes = &record.Codes{CAMEO: l.CAMEO}
	}
	if e.Codes == nil {
		if c := code(e); c != "" {
			e.Codes = &record.Codes{CAMEO: c}
		}
	}
	if e.Codes != nil && e.Codes.PLOVER == "" {
		e.Codes.PLOVER = plover(e)
	}
	r.item(e)
	e.aliases()
	slices.SortStableFunc(e.Mentions, func(a, b record.Mention) int {
		if c := cmp.Compare(a.Start, b.Start); c != 0 {
			return c
		}
		return cmp.Compare(a.End, b.End)
	})
	e.Mentions = slices.CompactFunc(e.Mentions, func(a, b record.Mention) bool { return a.Span == b.Span })
}

// item gives a state, a known body or a known leader its Wikidata item.
func (r *reader) item(e *entry) {
	name := ""
	switch {
	case e.Kind == record.Country && e.country != nil:
		name = e.country.Name
	case e.body != nil:
		name = e.body.Name
	case e.leader != nil:
		name = e.leader.Name
	}
	id := r.world.Wikidata(name)
	if id == "" {
		return
	}
	if e.Codes == nil {
		e.Codes = &record.Codes{}
	}
	e.Codes.Wikidata = id
}

// refer tells the page of every word whom it means.
func (r *reader) refer() {
	latent := map[*entry]*record.Actor{}
	for i, e := range r.at {
		switch {
		case e == nil:
		case e.ID != "":
			r.p.Refer(i, e.ID)
		default:
			if latent[e] == nil {
				a := e.Actor
				latent[e] = &a
			}
			r.p.SetLatent(i, latent[e])
		}
	}
	for _, i := range sorted(r.several) {
		var ids []record.ActorID
		for _, e := range r.several[i] {
			if e.ID != "" {
				ids = append(ids, e.ID)
			}
		}
		if len(ids) > 0 {
			r.p.Refer(i, ids...)
			for _, id := range ids {
				a := r.p.Actor(id)
				lo, hi := r.d.Phrase(i)
				a.Mentions = append(a.Mentions, record.Mention{Span: r.d.Span(lo, hi), How: "nominal"})
			}
		}
	}
	r.nounsNeeded(latent)
}

func sorted(m map[int][]*entry) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// nounsNeeded makes actors of unnamed ones that a role or group already hangs on.
func (r *reader) nounsNeeded(latent map[*entry]*record.Actor) {
	need := func(e *entry) {
		if e == nil || e.ID != "" || len(e.heads) == 0 {
			return
		}
		for _, h := range e.heads {
			if ids := r.p.Party(h); len(ids) == 1 {
				e.ID = ids[0]
				return
			}
		}
	}
	for _, x := range r.roles {
		need(x.of)
	}
	for _, g := range r.groups {
		need(g.who)
	}
	for _, e := range r.all {
		if e.ID == "" && r.doesSomething(e) {
			need(e)
		}
	}
}

// doesSomething tells whether an unnamed actor that is told apart from others of its noun ("Chadian police") is the
// subject of a verb.
func (r *reader) doesSomething(e *entry) bool {
	if e.country == nil && !strings.HasPrefix(e.key, "n:b:") || e.Kind == record.People || e.Kind == record.Person {
		return false
	}
	for _, h := range e.heads {
		if t := r.tok(h); t.Rel == nlp.Nsubj && t.Head >= 0 && r.tok(t.Head).UPOS == nlp.VERB || t.Rel == nlp.OblAgent {
			return true
		}
	}
	return false
}

func (r *reader) writeRoles() {
	for _, x := range r.roles {
		if x.who.ID == "" {
			continue
		}
		out := record.Role{Trace: r.p.Trace("r", "who/title", x.score, x.words), Actor: x.who.ID, Title: x.title, When: x.when}
		if x.of != nil && x.of != x.who {
			out.Of = x.of.ID
		}
		r.p.Out.Roles = append(r.p.Out.Roles, out)
	}
}

func (r *reader) writeGroups() {
	for _, g := range r.groups {
		if g.who.ID == "" {
			continue
		}
		out := record.Group{Trace: r.p.Trace("g", "who/group", 0.6, g.words), Actor: g.who.ID, Size: g.size, Purpose: g.purpose}
		for _, m := range g.members {
			if m.ID != "" {
				out.Members = append(out.Members, m.ID)
			}
		}
		for _, l := range g.leaders {
			if l.ID != "" {
				out.Leaders = append(out.Leaders, l.ID)
			}
		}
		r.p.Out.Groups = append(r.p.Out.Groups, out)
	}
}
