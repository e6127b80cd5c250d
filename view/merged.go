package view

import (
	"slices"
	"sort"
	"strings"

	"rapporteur/merge"
	"rapporteur/record"
)

// Told is how one report tells an entry of a merged record.
type Told struct {
	Doc, Entry string // where it stands
	Report     string // "Nile Wire, 16 April 2025"; the title in the place of a source that is not known
	Title      string // of the report
	By         string // on whose word, in words
	Quote      string // the words
	Says       string // in what it differs from the others: a number, a stance, a date
	Copy       bool   // the report is a near-duplicate of one before
}

// OfMerged makes the view of what reports tell together: each entry with every report's account under it, and the
// points on which they differ.
func OfMerged(m *merge.Merged) *View {
	g := newGathered(m)
	v := &View{Title: plural(len(m.Documents)-g.copies, "report") + " together"}
	if g.copies > 0 {
		v.Notes = append(v.Notes, plural(g.copies, "near-duplicate")+" of reports counted once")
	}
	for _, s := range []Section{
		{"disputes", "Where accounts differ", g.disputes()},
		{"meetings", "Who met whom", g.events(true)},
		{"statements", "Who said what", g.statements()},
		{"events", "Who did what to whom", g.events(false)},
		{"tolls", "Tolls", g.series("toll", m.Tolls)},
		{"figures", "Other figures", g.series("figure", m.Figures)},
		{"proposals", "Proposals and answers", g.proposals()},
		{"positions", "Where they stand", g.positions()},
		{"groups", "Groups", g.groups()},
		{"roles", "Who holds which office", g.roles()},
	} {
		if len(s.Items) > 0 {
			v.Sections = append(v.Sections, s)
		}
	}
	v.chronology()
	return v
}

// gathered tells ids of a merged record as names, and documents as reports.
type gathered struct {
	names
	m      *merge.Merged
	docs   map[string]*merge.Report
	copies int
}

func newGathered(m *merge.Merged) *gathered {
	g := &gathered{names: names{by: map[record.ActorID]string{}}, m: m, docs: map[string]*merge.Report{}}
	for _, a := range m.Actors {
		g.by[a.ID] = a.Name
	}
	for i := range m.Documents {
		d := &m.Documents[i]
		g.docs[d.ID] = d
		if d.NearDuplicateOf != "" {
			g.copies++
		}
	}
	return g
}

func (g *gathered) told(doc, entry string, by []record.ActorID, quote, says string) Told {
	t := Told{Doc: doc, Entry: entry, By: g.word(by), Quote: Squeeze(quote), Says: says}
	if d := g.docs[doc]; d != nil {
		t.Report, t.Title, t.Copy = join(", ", from(d), Date(d.Published)), d.Title, d.NearDuplicateOf != ""
	}
	if t.Report == "" {
		t.Report = doc
	}
	return t
}

// from is where a report appeared, or what it is called when nothing tells where: a day alone would name no report.
func from(d *merge.Report) string {
	if d.Source != "" {
		return d.Source
	}
	return d.Title
}

// accounts are how the reports tell an entry; what differs in one is told with it.
func (g *gathered) accounts(list []merge.Account) []Told {
	var out []Told
	for _, a := range list {
		var says []string
		if a.Modality != "" {
			says = append(says, string(a.Modality))
		}
		if a.Actors != nil || a.Recipients != nil {
			says = append(says, g.parties(a.Actors, a.Recipients))
		}
		says = append(says, where(a.Place), when(a.When), strings.ReplaceAll(a.Stance, "_", " "))
		if a.Size != nil {
			says = append(says, Amount(*a.Size))
		}
		out = append(out, g.told(a.Doc, a.Entry, a.AttributedTo, a.Quote, join(", ", says...)))
	}
	return out
}

// parties say who did it and to whom where an account differs in that; nil is as in the others.
func (g *gathered) parties(who, whom *[]record.ActorID) string {
	unnamed := func(ids *[]record.ActorID) bool { return ids != nil && len(*ids) == 0 }
	switch {
	case unnamed(who) && unnamed(whom):
		return "neither side named"
	case unnamed(whom):
		return join(", ", g.side(who), "to whom is not said")
	case unnamed(who) && whom == nil:
		return "by whom is not said"
	case unnamed(who):
		return "unnamed → " + g.side(whom)
	case whom == nil, who != nil && slices.Equal(*who, *whom):
		return g.side(who)
	}
	return join(" ", g.side(who), "→ "+g.side(whom))
}

func (g *gathered) side(ids *[]record.ActorID) string {
	if ids == nil {
		return ""
	}
	return g.list(*ids)
}

func (g *gathered) events(meetings bool) []Item {
	var out []Item
	for _, e := range g.m.Events {
		if (e.Type == "CONSULT") != meetings {
			continue
		}
		one := record.Event{Type: e.Type, Actors: e.Actors, Recipients: e.Recipients, Participants: e.Participants, Modality: e.Modality, Ongoing: e.Ongoing, Mutual: e.Mutual}
		it := Item{ID: e.ID, Kind: "event", Accounts: g.accounts(e.Accounts), edtf: edtf(e.When), said: e.Statement != "", Meta: some(when(e.When), prefix("in ", where(e.Place)))}
		if meetings {
			it.Kind, it.Lead = "meeting", g.list(everybody(one))
			it.Tags = some(e.Ordinal, e.Mode, e.Level, plain(one), prefix("host: ", g.list(e.Host)), prefix("mediator: ", g.list(e.Mediator)))
			if it.Lead == "" {
				it.Lead = "parties not named"
			}
		} else {
			it.Lead, it.Head, it.Tags = e.Type, g.arrow(one), some(e.Mode, plain(one))
		}
		out = append(out, it)
	}
	return out
}

func (g *gathered) statements() []Item {
	var out []Item
	for _, s := range g.m.Statements {
		out = append(out, g.statement(s))
	}
	return out
}

func (g *gathered) statement(s *merge.Words) Item {
	who := g.list(s.Speaker)
	if who == "" {
		who = "somebody"
	}
	return Item{ID: s.ID, Kind: "statement", Lead: who, Head: g.deed(record.Statement{Act: s.Act, Target: s.Target}), Accounts: g.accounts(s.Accounts),
		edtf: edtf(s.When), Tags: some(s.Channel), Meta: some(when(s.When))}
}

// series are tolls or figures: the span of the accounts, and each of them.
func (g *gathered) series(kind string, list []*merge.Series) []Item {
	var out []Item
	for _, s := range list {
		it := Item{ID: s.ID, Kind: kind, Lead: Quantity(record.Amount{Min: s.Min, Max: s.Max}, s.Unit), Head: join(" ", s.Victims, measure(s.Measure, s.Unit))}
		if len(s.Accounts) == 1 {
			it.Lead = Quantity(countOf(s.Accounts[0]), s.Unit)
		}
		for _, e := range g.m.Events {
			if e.ID == s.Event {
				it.Meta = some(when(e.When), prefix("in ", where(e.Place)))
			}
		}
		for _, a := range s.Accounts {
			if it.edtf == "" {
				it.edtf = edtf(a.When)
			}
			it.Accounts = append(it.Accounts, g.told(a.Doc, a.Entry, a.AttributedTo, a.Quote, Quantity(countOf(a), s.Unit)))
		}
		if len(it.Meta) == 0 && it.edtf != "" {
			it.Meta = some(Date(it.edtf))
		}
		out = append(out, it)
	}
	return out
}

func countOf(c merge.Count) record.Amount {
	return record.Amount{Min: c.Min, Max: c.Max, Qualifier: c.Qualifier}
}

func (g *gathered) proposals() []Item {
	var out []Item
	for _, p := range g.m.Proposals {
		it := Item{ID: p.ID, Kind: "proposal", Lead: g.one(p.By), Head: join(" ", "proposed", prefix("to ", g.list(p.To))), Tags: some(p.Issue), Meta: some(when(p.When)), Accounts: g.accounts(p.Accounts)}
		if it.Lead == "" {
			it.Lead = "somebody"
		}
		for _, a := range p.Responses {
			it.Answers = append(it.Answers, Item{Kind: "answer", Lead: g.one(a.Actor), Head: a.Stance, Meta: some(when(a.When)), Accounts: g.accounts(a.Accounts)})
		}
		out = append(out, it)
	}
	return out
}

func (g *gathered) positions() []Item {
	var out []Item
	for _, p := range g.m.Positions {
		out = append(out, Item{ID: p.ID, Kind: "position", Lead: g.one(p.Actor), Head: strings.ReplaceAll(p.Stance, "_", " ") + ": " + p.Issue,
			Tags: some(prefix("before: ", strings.ReplaceAll(p.Was, "_", " "))), Meta: some(when(p.When)), Accounts: g.accounts(p.Accounts)})
	}
	return out
}

func (g *gathered) groups() []Item {
	var out []Item
	for _, x := range g.m.Groups {
		var members []record.ActorID
		for _, m := range x.Members {
			members = append(members, m.Actor)
		}
		out = append(out, Item{ID: x.ID, Kind: "group", Lead: g.one(x.Actor), Tags: some(prefix("led by ", g.list(x.Leaders)), prefix("members: ", g.list(members))), Accounts: g.accounts(x.Accounts)})
	}
	return out
}

func (g *gathered) roles() []Item {
	var out []Item
	for _, r := range g.m.Roles {
		out = append(out, Item{ID: r.ID, Kind: "role", Lead: g.one(r.Actor), Head: join(" ", r.When, r.Title) + prefix(", ", g.one(r.Of)),
			Meta: some(during(r.First, r.Last)), Accounts: g.accounts(r.Accounts)})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Lead < out[j].Lead })
	return out
}

// during says when reports told something: on one day, or from one to another.
func during(first, last string) string {
	if first == last {
		return Date(first)
	}
	return join(" to ", Date(first), Date(last))
}

var disputeNames = map[string]string{
	"toll-grows": "the toll grows", "toll-contradicts": "tolls differ", "claim-denied": "accounts contradict each other", "claim-contradicts": "accounts contradict each other",
	"figure-grows": "the figure grows", "figure-contradicts": "figures differ", "answer-differs": "the answer differs", "actor-differs": "who did it differs",
	"detail-differs": "details differ", "time-differs": "the time differs",
}

func (g *gathered) disputes() []Item {
	var out []Item
	for _, d := range g.m.Disputes {
		it := Item{ID: d.ID, Kind: "dispute", Lead: disputeNames[d.Kind], Head: d.What}
		if it.Lead == "" {
			it.Lead = d.Kind
		}
		for _, s := range d.Sides {
			side := Item{Kind: "side", Lead: s.Says}
			for _, a := range s.Accounts {
				side.Accounts = append(side.Accounts, g.told(a.Doc, "", a.AttributedTo, a.Quote, ""))
			}
			it.Answers = append(it.Answers, side)
		}
		out = append(out, it)
	}
	return out
}

func plural(n int, what string) string {
	s := Amount(record.Amount{Min: f(n), Max: f(n)})
	if n == 0 {
		s = "no"
	}
	if n != 1 {
		what += "s"
	}
	return s + " " + what
}

func f(n int) *float64 {
	x := float64(n)
	return &x
}

// Answered is a statement with what others answered to it.
type Answered struct {
	*merge.Words
	Answers []*merge.Words
}

// OfAnswered makes the view of claims, each with its answers.
func OfAnswered(m *merge.Merged, list []Answered) *View {
	g := newGathered(m)
	v := &View{Title: plural(len(list), "claim")}
	var items []Item
	for _, c := range list {
		it := g.statement(c.Words)
		for _, a := range c.Answers {
			answer := g.statement(a)
			answer.Kind = "answer"
			it.Answers = append(it.Answers, answer)
		}
		if len(it.Answers) == 0 {
			it.Tags = append(it.Tags, "no answer is told")
		}
		items = append(items, it)
	}
	if len(items) > 0 {
		v.Sections = []Section{{"statements", "Who accused whom, and who answered", items}}
	}
	return v
}
