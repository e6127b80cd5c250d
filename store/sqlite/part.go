package sqlite

import (
	"slices"
	"strings"

	"rapporteur/query"
	"rapporteur/record"
)

// part is a question about what an actor has a part in, taken apart: who, as what, in which kinds of entries, and what else
// is asked. Who and what kind stand in one index in the order of time, so that of a president's forty thousand entries
// only those are looked at that fill the page.
type part struct {
	who   []*query.Term // any of them; on the same sides
	kinds []string      // as parties.kind has them; nil: any
	rest  query.And     // what else must hold
}

// partOf takes a question apart; nil when it is not about what somebody has a part in.
func partOf(e query.Expr) *part {
	list, ok := e.(query.And)
	if !ok {
		list = query.And{e}
	}
	p := &part{}
	kinds := partyKinds
	for _, x := range list {
		if who := parties(x); who != nil && p.who == nil {
			p.who = who
			if who[0].Field == query.Speaker {
				kinds = common(kinds, []string{"statement"})
			}
			continue
		}
		if some, ok := kindsOf(x); ok {
			kinds = common(kinds, some)
			continue
		}
		p.rest = append(p.rest, x)
	}
	if p.who == nil {
		return nil
	}
	if len(kinds) < len(partyKinds) {
		p.kinds = kinds
	}
	return p
}

// parties are the terms of a condition that asks for somebody's part, or for that of any of several on the same side.
func parties(e query.Expr) []*query.Term {
	list, ok := e.(query.Or)
	if !ok {
		list = query.Or{e}
	}
	var out []*query.Term
	for _, x := range list {
		t, ok := x.(*query.Term)
		if !ok || !ofParty(t.Field) || len(out) > 0 && t.Field != out[0].Field {
			return nil
		}
		out = append(out, t)
	}
	return out
}

func ofParty(f query.Field) bool {
	return slices.Contains([]query.Field{query.Actor, query.By, query.Speaker, query.To, query.With, query.Word}, f)
}

// partyKinds are all that parties.kind may be.
var partyKinds = append([]string{"meeting"}, record.Kinds...)

// kindOf is the kind of an entry as parties have it: meetings are told apart from other events, since many questions do.
func kindOf(e *record.Entry) string {
	if e.Type == "CONSULT" {
		return "meeting"
	}
	return e.Kind
}

// kindsOf are the kinds that a condition leaves, when it asks for nothing but kinds.
func kindsOf(e query.Expr) ([]string, bool) {
	switch x := e.(type) {
	case *query.Term:
		switch {
		case x.Field != query.Kind:
			return nil, false
		case x.Value == "event":
			return []string{"event", "meeting"}, true
		}
		return []string{x.Value}, true
	case query.Not:
		some, ok := kindsOf(x.Expr)
		return slices.DeleteFunc(slices.Clone(partyKinds), func(k string) bool { return slices.Contains(some, k) }), ok
	case query.Or:
		var all []string
		for _, y := range x {
			some, ok := kindsOf(y)
			if !ok {
				return nil, false
			}
			all = append(all, some...)
		}
		return all, len(x) > 0
	}
	return nil, false
}

func common(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(k string) bool { return !slices.Contains(b, k) })
}

// narrow tells whether a condition looks at nothing of an entry but its number, and so needs no row of it.
func narrow(e query.Expr) bool {
	ok := true
	query.Query{Where: e}.Terms(func(t *query.Term) {
		switch t.Field {
		case query.Any, query.Issue, query.Country, query.Actor, query.By, query.To, query.With, query.Word:
		case query.Review:
			ok = ok && t.Value != "none"
		default:
			ok = false
		}
	})
	return ok
}

// split parts the rest of a question: what the index is enough for, and what the entry is looked at for. Of few entries
// a second actor is looked for in each, rather than all that the other has a part in.
func (p *part) split(few bool) (inIndex, ofEntry query.And) {
	for _, x := range p.rest {
		others := false
		query.Query{Where: x}.Terms(func(t *query.Term) { others = others || ofParty(t.Field) })
		if narrow(x) && !(few && others) {
			inIndex = append(inIndex, x)
		} else {
			ofEntry = append(ofEntry, x)
		}
	}
	return inIndex, ofEntry
}

// from ends a statement over parties, named e, that selects the parts.
func (p *part) from(c *condition, also query.And) {
	c.add(" FROM parties e WHERE e.grp IN (")
	for i, t := range p.who {
		if i > 0 {
			c.add(" UNION ")
		}
		c.groups(t)
	}
	c.add(") AND e.side IN (")
	values(c, p.who[0].Sides())
	c.add(")")
	if p.kinds != nil {
		c.add(" AND e.kind IN (")
		values(c, p.kinds)
		c.add(")")
	}
	for _, x := range also {
		c.add(" AND ")
		c.expr(x, c.term)
	}
}

// values lists values of a column.
func values[T ~string](c *condition, list []T) {
	c.add(strings.TrimPrefix(strings.Repeat(",?", len(list)), ","))
	for _, x := range list {
		c.args = append(c.args, string(x))
	}
}
