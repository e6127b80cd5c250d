package merge

import "rapporteur/record"

// charge is one statement that accuses or denies, with what comparing it with others needs.
type charge struct {
	st    *Words
	r     *record.Record
	s     *record.Statement
	stems []string
	day   int
}

// chargeDays is how long after a charge, or before it, its denial may come.
const chargeDays = 60

// charges tells of charges that no report tells as an event and that somebody denies: one side says that another
// supplies it with weapons, the other that it never did.
func (c *computer) charges() {
	var charged, denied []charge
	for _, r := range c.records {
		for i := range r.Statements {
			s := &r.Statements[i]
			w := c.bySaid[c.merged(Statement, r.Document.ID, s.ID)]
			if w == nil || len(s.Evidence) == 0 {
				continue
			}
			x := charge{w, r, s, stems(of(r.Document.Text, s.Content)), dayOf(r.Document.Published)}
			switch {
			case denies(r, s):
				denied = append(denied, x)
			case s.Act == record.Accuse && len(s.Target) > 0:
				charged = append(charged, x)
			}
		}
	}
	done := map[string]bool{}
	for _, a := range charged {
		c.denialsOf(a, charged, denied, done)
	}
}

// denialsOf puts the charge a, with those like it, against the denials that answer it.
func (c *computer) denialsOf(a charge, charged, denied []charge, done map[string]bool) {
	if done[a.st.ID] {
		return
	}
	var against, for_ []Account
	docs := map[string]bool{}
	for _, d := range denied {
		if c.answersCharge(a, d) && !c.disputed[d.st.ID] {
			against = append(against, c.spokenAccount(d))
			docs[c.original(d.r.Document.ID)] = true
		}
	}
	if len(against) == 0 {
		return
	}
	for _, b := range charged {
		if b.st == a.st || c.camp(c.ids(b.r, b.s.Target...)) == c.camp(c.ids(a.r, a.s.Target...)) && shared(a.stems, b.stems) >= 2 {
			for_ = append(for_, c.spokenAccount(b))
			done[b.st.ID] = true
			docs[c.original(b.r.Document.ID)] = true
		}
	}
	if len(docs) > 1 {
		c.dispute("claim-denied", a.st.ID, "whether it was so", side("it was so", for_...), side("denied", against...))
	}
}

// answersCharge tells whether d denies what a charges: who is charged, or his country, speaks of the same.
func (c *computer) answersCharge(a, d charge) bool {
	target, speaker := c.ids(a.r, a.s.Target...), c.ids(d.r, d.s.Speaker...)
	if len(target) == 0 || len(speaker) == 0 || abs(a.day-d.day) > chargeDays {
		return false
	}
	if !c.touches(target, []claim{{who: speaker}}) {
		return false
	}
	return weight(a.stems, d.stems) >= 2 && (shared(a.stems, d.stems) >= 2 || c.original(a.r.Document.ID) == c.original(d.r.Document.ID) || abs(a.day-d.day) > 7)
}

func (c *computer) spokenAccount(x charge) Account {
	a := c.account(x.r, &x.s.Trace, x.s.AttributedTo)
	a.AttributedTo = merge(c.ids(x.r, x.s.Speaker...), a.AttributedTo)
	return a
}
