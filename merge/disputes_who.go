package merge

import (
	"sort"
	"strings"

	"rapporteur/record"
)

// claim is what one account says of who did it, or that he did not.
type claim struct {
	who  []record.ActorID
	acct Account
	own  bool // told in the report's own voice
	both bool // it tells of an act of several sides: "the army clashed with the rebels" lays the fighting to neither
}

// claims are what the reports tell of each event and of what is said of it.
type claims struct {
	charged, denied map[string][]claim // by merged event
}

// gatherClaims finds, for each event, who says who did it and who denies it.
func (c *computer) gatherClaims() *claims {
	m := &claims{map[string][]claim{}, map[string][]claim{}}
	for _, r := range c.records {
		for i := range r.Statements {
			st := &r.Statements[i]
			if about := c.matter(r, st); about != "" && (st.Act == record.Accuse || denies(r, st)) {
				keepIn(c.about, c.merged(Statement, r.Document.ID, st.ID), about)
			}
		}
	}
	for _, r := range c.records {
		for i := range r.Statements {
			c.claimOf(m, r, &r.Statements[i])
		}
	}
	for _, h := range c.out.Events {
		for i, a := range h.Accounts {
			switch h.modes[i] {
			case record.Denied:
				m.denied[h.ID] = append(m.denied[h.ID], claim{h.by[i], a, len(a.AttributedTo) == 0, h.both[i]})
			case record.Asserted:
				m.charged[h.ID] = append(m.charged[h.ID], claim{h.by[i], a, len(a.AttributedTo) == 0, h.both[i]})
			}
		}
	}
	return m
}

func keepIn(m map[string]string, key, value string) {
	if m[key] == "" {
		m[key] = value
	}
}

func (c *computer) claimOf(m *claims, r *record.Record, st *record.Statement) {
	denied := denies(r, st)
	if !denied && st.Act != record.Accuse {
		c.otherHand(m, r, st)
		return
	}
	about := c.matter(r, st)
	if about == "" { // the same words are about something elsewhere: "denied responsibility"
		about = c.about[c.merged(Statement, r.Document.ID, st.ID)]
	}
	if about == "" {
		return
	}
	acct := c.account(r, &st.Trace, st.AttributedTo)
	acct.AttributedTo = merge(c.ids(r, st.Speaker...), acct.AttributedTo)
	if denied {
		m.denied[about] = append(m.denied[about], claim{c.ids(r, st.Speaker...), acct, false, false})
		return
	}
	m.charged[about] = append(m.charged[about], claim{c.ids(r, st.Target...), acct, false, false})
}

// otherHand notes that somebody says of the act that a report turns on that another did it: "The army said the rebels had
// fired the missile themselves."
func (c *computer) otherHand(m *claims, r *record.Record, st *record.Statement) {
	for i := range r.Events {
		e := &r.Events[i]
		if e.Type != "ASSAULT" || e.Modality != record.Asserted || len(e.Actors) == 0 || len(e.Evidence) == 0 || !insideAny(e.Evidence[0], st.Content) {
			continue
		}
		if h := c.byEvent[c.merged(Event, r.Document.ID, e.ID)]; h == nil || h.Reports > 1 {
			continue
		}
		about := c.lead(r, st.Evidence[0])
		h := c.byEvent[about]
		if h == nil || h.Reports < 2 || !c.echoes(h, quote(r, e.Evidence)) {
			continue
		}
		acct := c.account(r, &st.Trace, st.AttributedTo)
		acct.AttributedTo = merge(c.ids(r, st.Speaker...), acct.AttributedTo)
		m.charged[about] = append(m.charged[about], claim{c.ids(r, e.Actors...), acct, false, false})
	}
}

// echoes tells whether words name the weapon or the act of an event again: "the missile" of a missile strike.
func (c *computer) echoes(h *Happening, words string) bool {
	said := stems(words)
	for _, a := range h.Accounts {
		for _, w := range said {
			if weaponStems[w] && contains(stems(a.Quote), w) {
				return true
			}
		}
	}
	return false
}

// weaponStems are the stems of words for what an act of force is done with, and for the act.
var weaponStems = stemSet("missile rocket bomb shell drone gas strike attack raid blast explosion mortar mine")

// denials tells of what somebody is said to have done and denies.
func (c *computer) denials(m *claims) {
	for _, h := range c.out.Events {
		c.denial(h, m.charged[h.ID], m.denied[h.ID])
	}
	c.charges()
}

// denial tells of one event that somebody denies: his word against those who say that he did it, or that it happened.
func (c *computer) denial(h *Happening, accused, denied []claim) {
	if len(denied) == 0 {
		return
	}
	var for_, against []Account
	for _, d := range denied {
		against = append(against, d.acct)
	}
	for _, a := range accused {
		if len(a.who) > 0 && c.touches(a.who, denied) {
			for_ = append(for_, a.acct)
		}
	}
	if len(for_) == 0 { // nobody is named: it is denied that it happened
		for _, a := range accused {
			if c.otherBand(a.who, denied) {
				continue
			}
			if !sameDoc(a.acct, against) || len(accused) == 1 {
				for_ = append(for_, a.acct)
			}
		}
	}
	if len(for_) == 0 {
		return
	}
	for _, d := range denied {
		c.disputed[c.merged(Statement, d.acct.Doc, d.acct.Entry)] = true
	}
	c.dispute("claim-denied", h.ID, "whether it was so", side("it was so", for_...), side("denied", against...))
}

func sameDoc(a Account, list []Account) bool {
	for _, b := range list {
		if a.Doc == b.Doc && len(a.Evidence) > 0 && len(b.Evidence) > 0 && a.Evidence[0] == b.Evidence[0] {
			return true
		}
	}
	return false
}

// touches tells whether some of those who deny belong to who is accused: he himself, or somebody of his country. Of one
// country, two armed groups are two: "A splinter faction bombed the station, a spokesman for the group said" is no charge
// against the group.
func (c *computer) touches(who []record.ActorID, denied []claim) bool {
	for _, d := range denied {
		if len(d.who) == 0 {
			return true
		}
		for _, x := range d.who {
			for _, y := range who {
				if x == y || c.country(x) != "" && c.country(x) == c.country(y) && !(c.armed(x) && c.armed(y)) {
					return true
				}
			}
		}
	}
	return false
}

// doers tells of acts that accounts lay to different hands: told by the reports themselves, actor-differs, as the word of
// others, claim-contradicts.
func (c *computer) doers(m *claims) {
	for _, h := range c.out.Events {
		if h.Type != "ASSAULT" && h.Type != "COERCE" {
			continue
		}
		parties := map[string][]claim{}
		var order []string
		for _, x := range m.charged[h.ID] {
			key := c.camp(x.who)
			if key == "" || x.both {
				continue
			}
			if parties[key] == nil {
				order = append(order, key)
			}
			parties[key] = append(parties[key], x)
		}
		if len(order) < 2 {
			continue
		}
		sort.Strings(order)
		c.rivals(h, order, parties)
	}
}

func (c *computer) rivals(h *Happening, order []string, parties map[string][]claim) {
	kind, docs := "actor-differs", map[string]bool{}
	var sides []Side
	for _, key := range order {
		var list []Account
		for _, x := range parties[key] {
			list = append(list, x.acct)
			docs[c.original(x.acct.Doc)] = true
			if !x.own {
				kind = "claim-contradicts"
			}
		}
		sides = append(sides, side(c.name(parties[key][0].who[0])+" did it", list...))
	}
	if len(docs) > 1 {
		c.dispute(kind, h.ID, "who did it", sides...)
	}
}

// camp is on whose side the first of some actors is: his country, else himself. Who is not named has none.
func (c *computer) camp(who []record.ActorID) string {
	if len(who) == 0 {
		return ""
	}
	w := c.actorByID[who[0]]
	if w == nil || !named(w.Name) {
		return ""
	}
	if w.Country != "" && (w.Kind != record.ArmedGroup || ofState(w.Name)) {
		return w.Country
	}
	return string(w.ID)
}

// ofState tells an army or an aircraft of a state from an armed group, also from one that calls itself an army: "the Grey
// Marsh Liberation Army".
func ofState(name string) bool {
	words := strings.Fields(fold(name))
	for _, w := range words {
		switch w {
		case "liberation", "resistance", "republican", "revolutionary", "independence", "salvation", "islamic":
			return false
		}
	}
	for _, w := range words {
		switch w {
		case "army", "armed", "military", "navy", "aircraft", "airforce", "bomber", "bombers", "jets", "warplanes", "troops", "defense", "defence", "police":
			return true
		}
	}
	return false
}

// otherBand tells whether an armed group did it by one account, and by others another one says that it did not: its denial
// leaves open that the first did.
func (c *computer) otherBand(who []record.ActorID, denied []claim) bool {
	if len(who) == 0 || !c.armed(who[0]) {
		return false
	}
	for _, d := range denied {
		if len(d.who) == 0 || !c.armed(d.who[0]) {
			return false
		}
	}
	return true
}

// armed tells whether somebody is an armed group that is not of a state.
func (c *computer) armed(id record.ActorID) bool {
	w := c.actorByID[id]
	return w != nil && w.Kind == record.ArmedGroup && !ofState(w.Name)
}

func (c *computer) country(id record.ActorID) string {
	if w := c.actorByID[id]; w != nil {
		return w.Country
	}
	return ""
}

func (c *computer) name(id record.ActorID) string {
	if w := c.actorByID[id]; w != nil {
		return w.Name
	}
	return string(id)
}
