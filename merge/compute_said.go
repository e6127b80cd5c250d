package merge

import (
	"math"

	"rapporteur/record"
)

func (c *computer) statements() {
	for _, g := range gather(c, Statement, func(r *record.Record) []record.Statement { return r.Statements }, func(s *record.Statement) string { return s.ID }) {
		w := c.words(g)
		c.bySaid[w.ID] = w
		c.out.Statements = append(c.out.Statements, w)
	}
}

// words are what was said once. The first account is of the report that came first.
func (c *computer) words(g []member[record.Statement]) *Words {
	w := &Words{ID: c.merged(Statement, g[0].r.Document.ID, g[0].e.ID), Reports: reports(c, g)}
	w.Speaker = voteOn(c, g, func(m member[record.Statement]) []record.ActorID { return c.ids(m.r, m.e.Speaker...) }, joined)
	w.Target = voteOn(c, g, func(m member[record.Statement]) []record.ActorID { return c.ids(m.r, m.e.Target...) }, joined)
	w.Kind = voteOn(c, g, func(m member[record.Statement]) string { return m.e.Kind }, itself)
	w.Channel = voteOn(c, g, func(m member[record.Statement]) string { return m.e.Channel }, itself)
	w.Act = voteOn(c, g, func(m member[record.Statement]) record.Act { return m.e.Act }, func(a record.Act) string {
		if a == record.Say {
			return "" // whoever tells more tells it better
		}
		return string(a)
	})
	if w.Act == "" {
		w.Act = record.Say
	}
	w.When = bareTime(voteOn(c, g, func(m member[record.Statement]) *record.When { return m.e.When }, edtf))
	for _, m := range g {
		w.Topics = merge(w.Topics, m.e.Topics)
		w.Confidence = math.Max(w.Confidence, m.e.Confidence)
		keep(&w.About, c.entry(m.r, m.e.About))
		a := c.account(m.r, &m.e.Trace, m.e.AttributedTo)
		if by := c.ids(m.r, m.e.Speaker...); joined(by) != joined(w.Speaker) {
			a.Speaker = by
		}
		if m.e.Act != w.Act {
			a.Act = m.e.Act
		}
		w.Accounts = append(w.Accounts, a)
	}
	return w
}

func edtf(w *record.When) string {
	if w == nil {
		return ""
	}
	return w.EDTF
}

func (c *computer) proposals() {
	for _, g := range gather(c, Proposal, func(r *record.Record) []record.Proposal { return r.Proposals }, func(p *record.Proposal) string { return p.ID }) {
		c.out.Proposals = append(c.out.Proposals, c.offer(g))
	}
}

// offer is a proposal with the answers of every report that tells it, in their order.
func (c *computer) offer(g []member[record.Proposal]) *Offer {
	o := &Offer{ID: c.merged(Proposal, g[0].r.Document.ID, g[0].e.ID), Reports: reports(c, g), Responses: []Answer{}}
	o.Issue = voteOn(c, g, func(m member[record.Proposal]) string { return m.e.Issue }, itself)
	by := voteOn(c, g, func(m member[record.Proposal]) []record.ActorID { return c.ids(m.r, m.e.Proposer) }, joined)
	if len(by) > 0 {
		o.By = by[0]
	}
	o.When = bareTime(voteOn(c, g, func(m member[record.Proposal]) *record.When { return m.e.When }, edtf))
	for _, m := range g {
		o.To = merge(o.To, c.ids(m.r, m.e.To...))
		a := c.account(m.r, &m.e.Trace, m.e.AttributedTo)
		o.Accounts = append(o.Accounts, a)
		for _, x := range m.e.Responses {
			o.answer(c, m.r, m.e.ID, x)
		}
	}
	return o
}

// answer adds one report's answer: the same answer of the same actor is told together.
func (o *Offer) answer(c *computer, r *record.Record, entry string, x record.Response) {
	who := c.ids(r, x.Actor)
	if len(who) == 0 {
		return
	}
	a := Account{Doc: r.Document.ID, Entry: entry, Evidence: x.Evidence, Quote: quote(r, x.Evidence)}
	for i := range o.Responses {
		if old := &o.Responses[i]; old.Actor == who[0] && old.Stance == x.Stance {
			old.Accounts = append(old.Accounts, a)
			return
		}
	}
	o.Responses = append(o.Responses, Answer{Actor: who[0], Stance: x.Stance, When: bareTime(x.When), Accounts: []Account{a}})
}
