package view

import (
	"slices"
	"sort"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
)

// actors are those who do, say or receive something, with their roles; the ones most spoken of first.
func (n names) actors() []Item {
	roles := map[record.ActorID][]string{}
	for _, r := range n.r.Roles {
		t := join(" ", r.When, r.Title)
		roles[r.Actor] = append(roles[r.Actor], t+prefix(", ", n.one(r.Of)))
	}
	actors := append([]*record.Actor(nil), n.r.Actors...)
	sort.SliceStable(actors, func(i, j int) bool { return len(actors[i].Mentions) > len(actors[j].Mentions) })
	var out []Item
	for _, a := range actors {
		it := Item{ID: string(a.ID), Kind: "actor", Lead: a.Name, Head: strings.Join(some(roles[a.ID]...), "; "), Why: why(record.Trace{By: a.By, Confidence: a.Confidence})}
		if it.Head == "" {
			it.Tags = some(strings.ReplaceAll(string(a.Kind), "_", " "))
		}
		for _, m := range a.Mentions {
			it.Evidence = append(it.Evidence, m.Span)
		}
		out = append(out, it)
	}
	return out
}

// statements are what was said, or with ascribed the thoughts, plans and findings that the report ascribes to somebody
// without a reporting clause.
func (n names) statements(ascribed bool) []Item {
	var out []Item
	for _, s := range n.r.Statements {
		if ascribed != (s.Act == record.Believe || s.Act == record.Intend || s.Act == record.Show) {
			continue
		}
		who := n.list(s.Speaker)
		if who == "" {
			who = "somebody"
		}
		spoken := s.Content
		if len(spoken) == 0 {
			spoken = s.Evidence
		}
		out = append(out, Item{ID: s.ID, Kind: "statement", Lead: who, Head: n.deed(s), Evidence: spoken, edtf: edtf(s.When), Why: why(s.Trace),
			Tags: some(s.Channel, prefix("in ", strings.TrimPrefix(s.Language, "in ")), prefix("via ", n.list(s.Via))),
			Meta: some(when(s.When), n.word(s.AttributedTo))})
	}
	return out
}

var deeds = map[record.Act]string{record.Say: "said", record.Accuse: "accused", record.Demand: "demanded", record.Promise: "promised", record.Threaten: "threatened",
	record.Praise: "praised", record.Criticise: "criticised", record.Dismiss: "dismissed", record.Deny: "denied", record.Propose: "proposed", record.Announce: "announced",
	record.Thank: "thanked", record.Apologise: "apologised", record.Ask: "asked", record.Believe: "believes", record.Intend: "intends", record.Show: "finds"}

// deed is what the speaker did by speaking, and to whom: "accused X", "demanded of X", "said to X".
func (n names) deed(s record.Statement) string {
	d := deeds[s.Act]
	if d == "" {
		d = string(s.Act)
	}
	target := n.list(s.Target)
	if len(s.Target) > 1 && slices.Equal(s.Target, s.Speaker) {
		target = "each other"
	}
	switch s.Act {
	case record.Demand:
		target = prefix("of ", target)
	case record.Say, record.Announce, record.Believe, record.Show:
		target = prefix("about ", target)
	case record.Deny, record.Dismiss: // not "denied against", which nobody says, nor "denied them", which is something else
		if target != "" {
			d, target = d+",", "answering "+target
		}
	case record.Propose, record.Promise, record.Intend, record.Apologise:
		target = prefix("to ", target)
	}
	addressee := n.list(s.Addressee)
	if slices.Equal(s.Target, s.Addressee) {
		addressee = "" // "demanded of Eritrea to Eritrea"
	}
	return join(" ", d, target, prefix("to ", addressee))
}

// events are the CONSULT events with their participants, or all the others.
func (n names) events(meetings bool) []Item {
	var out []Item
	for _, e := range n.r.Events {
		if (e.Type == "CONSULT") != meetings {
			continue
		}
		it := Item{ID: e.ID, Kind: "event", Evidence: e.Evidence, edtf: edtf(e.When), Why: why(e.Trace), said: e.Statement != "",
			Meta: some(when(e.When), prefix("in ", where(e.Place)), n.word(e.AttributedTo))}
		if meetings {
			it.Kind, it.Lead = "meeting", n.list(everybody(e))
			it.Tags = some(e.Ordinal, e.Mode, e.Level, plain(e), prefix("host: ", n.list(e.Host)), prefix("mediator: ", n.list(e.Mediator)))
			if it.Lead == "" {
				it.Lead = "parties not named"
			}
		} else {
			it.Lead, it.Head, it.Tags = e.Type, n.arrow(e), some(e.Mode, plain(e))
		}
		out = append(out, it)
	}
	return out
}

// plain is the modality where an event is not simply told as fact.
func plain(e record.Event) string {
	switch {
	case e.Modality != record.Asserted:
		return string(e.Modality)
	case e.Ongoing:
		return "ongoing"
	default:
		return ""
	}
}

func everybody(e record.Event) []record.ActorID {
	seen, out := map[record.ActorID]bool{}, []record.ActorID(nil)
	for _, list := range [][]record.ActorID{e.Actors, e.Recipients, e.Participants} {
		for _, id := range list {
			if !seen[id] {
				seen[id], out = true, append(out, id)
			}
		}
	}
	return out
}

func (n names) arrow(e record.Event) string {
	who, whom := n.list(e.Actors), n.list(e.Recipients)
	switch {
	case e.Mutual && (e.Type == "ACCUSE" || e.Type == "THREATEN") && len(e.Actors) > 1:
		return who + " → each other"
	case e.Mutual:
		return n.list(everybody(e))
	case who == "" && whom == "":
		return ""
	case whom == "":
		return who
	case who == "":
		return "unnamed → " + whom
	default:
		return who + " → " + whom
	}
}

func (n names) tolls() []Item {
	var out []Item
	for _, t := range n.r.Tolls {
		out = append(out, Item{ID: t.ID, Kind: "toll", Lead: Amount(t.Amount), Head: join(" ", victims(t), t.Measure), Evidence: t.Evidence, edtf: edtf(t.When),
			Why: why(t.Trace), Tags: some(prefix("by ", n.one(t.Actor)), partial(t)),
			Meta: some(when(t.When), prefix("in ", where(t.Place)), n.word(t.AttributedTo))})
	}
	return out
}

// victims follows the number: "12 people", but "dozens of people".
func victims(t record.Toll) string {
	if ofMany(t.Qualifier) {
		return prefix("of ", t.Victims)
	}
	return t.Victims
}

func partial(t record.Toll) string {
	if t.PartOf == "" {
		return ""
	}
	return "part of a larger toll"
}

func (n names) figures() []Item {
	var out []Item
	for _, f := range n.r.Figures {
		out = append(out, Item{ID: f.ID, Kind: "figure", Lead: Quantity(f.Amount, f.Unit), Head: measure(f.Measure, f.Unit), Evidence: f.Evidence, Why: why(f.Trace),
			Meta: some(when(f.When), n.word(f.AttributedTo))})
	}
	return out
}

// measure is what a figure counts, where its unit does not tell: 40 percent is a share, US$70 billion money.
func measure(measure, unit string) string {
	if unit == "percent" && measure == "share" || currency(unit) && measure == "money" || unit == measure {
		return ""
	}
	if unit != "" {
		return "(" + measure + ")" // "millions of shells (weapons)"
	}
	return measure
}

func (n names) proposals() []Item {
	var out []Item
	for _, p := range n.r.Proposals {
		it := Item{ID: p.ID, Kind: "proposal", Lead: n.one(p.Proposer), Head: join(": ", join(" ", "proposed", prefix("to ", n.list(p.To))), n.words(p.What)), Tags: some(p.Issue), Evidence: p.Evidence,
			Meta: some(when(p.When), n.word(p.AttributedTo)), Why: why(p.Trace)}
		if it.Lead == "" {
			it.Lead = "somebody"
		}
		for _, r := range p.Responses {
			it.Answers = append(it.Answers, Item{Kind: "answer", Lead: n.one(r.Actor), Head: r.Stance, Meta: some(when(r.When)), Evidence: r.Evidence})
		}
		out = append(out, it)
	}
	return out
}

func (n names) positions() []Item {
	var out []Item
	for _, p := range n.r.Positions {
		out = append(out, Item{ID: p.ID, Kind: "position", Lead: n.one(p.Actor), Head: strings.ReplaceAll(p.Stance, "_", " ") + ": " + p.Issue, Evidence: p.Evidence, Why: why(p.Trace),
			Tags: some(prefix("before: ", p.Was)), Meta: some(when(p.When), n.word(p.AttributedTo))})
	}
	return out
}

func (n names) groups() []Item {
	var out []Item
	for _, g := range n.r.Groups {
		it := Item{ID: g.ID, Kind: "group", Lead: n.one(g.Actor), Evidence: g.Evidence, Why: why(g.Trace),
			Tags: some(prefix("led by ", n.list(g.Leaders)), prefix("members: ", n.list(g.Members)))}
		if g.Size != nil {
			it.Head = Amount(*g.Size) + " members"
		}
		if g.Purpose != nil {
			it.Meta = some(n.words(g.Purpose))
		}
		out = append(out, it)
	}
	return out
}

func (n names) words(s *text.Span) string {
	if s == nil {
		return ""
	}
	return Squeeze(s.Of(n.r.Document.Text))
}
