package merge

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"rapporteur/record"
)

func (c *computer) actors() {
	groups := gatherActors(c)
	taken := map[record.ActorID]bool{}
	for _, g := range groups {
		w := c.actor(g)
		w.ID = unique(taken, w.ID)
		for _, m := range g {
			c.who[Ref{Actor, m.r.Document.ID, string(m.e.ID)}] = w.ID
		}
		c.out.Actors = append(c.out.Actors, w)
		c.actorByID[w.ID] = w
	}
}

func gatherActors(c *computer) [][]member[record.Actor] {
	pointers := gather(c, Actor, func(r *record.Record) []*record.Actor { return r.Actors }, func(a **record.Actor) string { return string((*a).ID) })
	out := make([][]member[record.Actor], len(pointers))
	for i, g := range pointers {
		for _, m := range g {
			out[i] = append(out[i], member[record.Actor]{m.r, *m.e})
		}
	}
	return out
}

// unique is an id that no actor has yet: the second "john-smith" is "john-smith-2".
func unique(taken map[record.ActorID]bool, id record.ActorID) record.ActorID {
	out := id
	for n := 2; taken[out]; n++ {
		out = record.ActorID(fmt.Sprintf("%s-%d", id, n))
	}
	taken[out] = true
	return out
}

// actor is the merged actor of a group: named as most reports name it in full.
func (c *computer) actor(g []member[record.Actor]) *Who {
	w := &Who{Kind: voteOn(c, g, func(m member[record.Actor]) record.ActorKind { return m.e.Kind }, func(k record.ActorKind) string { return string(k) })}
	words, long := 0, map[string]int{} // words of each name: most are told often
	for _, m := range g {
		n, known := long[m.e.Name]
		if !known {
			n = len(tokens(fold(m.e.Name)))
			long[m.e.Name] = n
		}
		words = max(words, n)
	}
	w.Name = voteOn(c, g, func(m member[record.Actor]) string { return m.e.Name }, func(s string) string {
		if long[s] < min(words, 2) && w.Kind != record.Country { // "Sudan" is no short form of "North Sudan"
			return ""
		}
		return s
	})
	if w.Name == "" {
		w.Name = g[0].e.Name
	}
	w.ID = slug(w.Name)
	w.Country = voteOn(c, g, func(m member[record.Actor]) string { return m.e.Country }, itself)
	aliases := map[string]bool{}
	for _, m := range g {
		for _, n := range append([]string{m.e.Name}, m.e.Aliases...) {
			if n != w.Name {
				aliases[n] = true
			}
		}
		if w.Codes == nil {
			w.Codes = m.e.Codes
		}
		for _, x := range m.e.Mentions {
			w.Mentions = append(w.Mentions, Place{m.r.Document.ID, x.Span})
		}
	}
	for _, m := range g {
		w.Mentions = append(w.Mentions, titled(m.r, m.e)...)
	}
	for n := range aliases {
		w.Aliases = append(w.Aliases, n)
	}
	sort.Strings(w.Aliases)
	return w
}

// titled are the wordings that name an actor with his office: "the governor, Amina Sow".
func titled(r *record.Record, a *record.Actor) []Place {
	var out []Place
	for _, role := range r.Roles {
		if role.Actor != a.ID || len(role.Evidence) != 1 {
			continue
		}
		for _, m := range a.Mentions {
			if s := role.Evidence[0]; m.How == "name" && s.Contains(m.Span) && s != m.Span {
				out = append(out, Place{r.Document.ID, s})
				break
			}
		}
	}
	return out
}

func slug(name string) record.ActorID {
	s := strings.ReplaceAll(fold(name), " ", "-")
	if s == "" {
		s = "actor"
	}
	return record.ActorID(s)
}

func (c *computer) roles() {
	at := map[string]*Role{}
	for _, r := range c.records {
		for i := range r.Roles {
			x := &r.Roles[i]
			who, of := c.ids(r, x.Actor), c.ids(r, x.Of)
			if len(who) == 0 {
				continue
			}
			role := Role{Actor: who[0], Title: x.Title, When: x.When}
			if len(of) > 0 {
				role.Of = of[0]
			}
			key := strings.Join([]string{string(role.Actor), fold(x.Title), string(role.Of), x.When}, "|")
			old := at[key]
			if old == nil {
				role.ID = "r-" + shortID("role", key)
				old = &role
				at[key] = old
				c.out.Roles = append(c.out.Roles, old)
				old.First = r.Document.Published
			}
			if r.Document.Published != "" {
				old.Last = r.Document.Published
			}
			old.Accounts = append(old.Accounts, c.account(r, &x.Trace, nil))
		}
	}
}

func (c *computer) groups() {
	at := map[record.ActorID]*Group{}
	for _, r := range c.records {
		for i := range r.Groups {
			x := &r.Groups[i]
			who := c.ids(r, x.Actor)
			if len(who) == 0 {
				continue
			}
			g := at[who[0]]
			if g == nil {
				g = &Group{ID: "g-" + shortID("group", string(who[0])), Actor: who[0]}
				at[who[0]] = g
				c.out.Groups = append(c.out.Groups, g)
			}
			for _, l := range c.ids(r, x.Leaders...) {
				if !contains(g.Leaders, l) {
					g.Leaders = append(g.Leaders, l)
				}
			}
			for _, m := range c.ids(r, x.Members...) {
				g.counts(m, r.Document.Published)
			}
			a := c.account(r, &x.Trace, nil)
			a.Size = x.Size
			g.Accounts = append(g.Accounts, a)
		}
	}
	for _, h := range c.out.Events {
		if h.Modality != record.Asserted {
			continue
		}
		for _, who := range h.Recipients {
			if g := at[who]; g != nil {
				g.moved(h)
			} else if g := c.entered(h, who); g != nil {
				at[who] = g
				c.out.Groups = append(c.out.Groups, g)
			}
		}
	}
}

// entered is the group that an event tells of by who goes in or out, where no report counts its members: "Kenya quit the
// Lake Forum on Friday." States, bodies and armed groups belong to a body so; people who leave one hold offices.
func (c *computer) entered(h *Happening, who record.ActorID) *Group {
	if w := c.actorByID[who]; w == nil || w.Kind != record.Organization || !named(w.Name) {
		return nil
	}
	g := &Group{ID: "g-" + shortID("group", string(who)), Actor: who}
	g.moved(h)
	g.Members = slices.DeleteFunc(g.Members, func(m Member) bool {
		switch w := c.actorByID[m.Actor]; {
		case w == nil, w.Kind == record.Person, w.Kind == record.GroupKind, w.Kind == record.People:
			return true
		}
		return false
	})
	if len(g.Members) == 0 {
		return nil
	}
	g.Accounts = append(g.Accounts, h.Accounts...)
	return g
}

// Stems of verbs by which somebody enters a group or goes from it.
var (
	joinStems  = stemSet("join joined accede acceded admit admitted enter entered rejoin rejoined")
	leaveStems = stemSet("leave left quit withdraw withdrew exit exited secede seceded expel expelled suspend suspended")
)

// moved notes that somebody joined the group or left it, and by which event.
func (g *Group) moved(h *Happening) {
	words := cut(h.Accounts[0].Quote)
	joins, leaves := speaks(words, joinStems), speaks(words, leaveStems)
	if joins == leaves {
		return
	}
	for _, who := range h.Actors {
		if who == g.Actor {
			continue
		}
		g.counts(who, "")
		for i := range g.Members {
			switch m := &g.Members[i]; {
			case m.Actor != who:
			case joins:
				m.Joined = h.ID
			default:
				m.Left = h.ID
			}
		}
	}
}

// counts notes that a report of that day counts somebody among the members.
func (g *Group) counts(who record.ActorID, published string) {
	for i := range g.Members {
		if m := &g.Members[i]; m.Actor == who {
			if published != "" {
				m.Last = published
			}
			return
		}
	}
	g.Members = append(g.Members, Member{Actor: who, First: published, Last: published})
}
