package storetest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/text"
)

// maker makes up one report with its record.
type maker struct {
	*rand.Rand
	b strings.Builder
	r *record.Record
}

var people = []record.Actor{
	{ID: "amina-juma", Name: "Amina Juma", Aliases: []string{"Juma"}, Kind: record.Person, Country: "KEN"},
	{ID: "juma", Name: "Juma", Kind: record.Person, Country: "KEN"},
	{ID: "kofi-mensah", Name: "Kofi Mensah", Kind: record.Person, Country: "GHA"},
	{ID: "kenya", Name: "Kenya", Kind: record.Country, Country: "KEN"},
	{ID: "rebels", Name: "the rebels", Kind: record.ArmedGroup},
	{ID: "ministry", Name: "Sudan's health ministry", Aliases: []string{"the ministry"}, Kind: record.Government, Country: "SDN"},
	{ID: "zoe-okai", Name: "Zoë Okai", Kind: record.Person},
}

// aliases are the names of everybody who shares one of the names with one of people.
func aliases(names []string) []string {
	out := slices.Clone(names)
	for range people {
		for _, p := range people {
			all := append([]string{p.Name}, p.Aliases...)
			if slices.ContainsFunc(all, func(n string) bool { return slices.Contains(out, n) }) {
				out = append(out, all...)
			}
		}
	}
	return out
}

// Reports makes up n reports. The same seed gives the same.
func Reports(seed uint64, n int) []store.Report {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 7))}
	out := make([]store.Report, n)
	for i := range out {
		out[i] = m.report(i)
	}
	return out
}

func (m *maker) report(i int) store.Report {
	m.b.Reset()
	m.r = &record.Record{Format: record.Format, Engine: record.Engine{Version: "1"}, Issues: []record.Issue{{ID: "ceasefire", Name: "ceasefire"}, {ID: "prisoner-exchange", Name: "prisoner exchange"}}}
	fmt.Fprintf(&m.b, "Report number %d of the day. ", i)
	for range 1 + m.IntN(6) {
		[]func(){m.event, m.statement, m.toll, m.position, m.role}[m.IntN(5)]()
	}
	d := record.Document{Title: m.pick("Talks go on", "Shells hit market", "Envoys meet"), Source: m.pick("Nile Wire", "Volta Post", ""), Byline: m.pick("Jane Berg", ""),
		URL: fmt.Sprintf("https://example.org/%d", i), Language: "en", Text: m.b.String()}
	if m.IntN(8) > 0 {
		d.Published = fmt.Sprintf("2025-04-%02d", 1+m.IntN(28))
	}
	m.r.Document = d
	slices.SortFunc(m.r.Actors, func(a, b *record.Actor) int { return strings.Compare(string(a.ID), string(b.ID)) })
	id := store.ID(d.Text)
	return store.Report{ID: id, Document: d, State: store.Coded, Record: m.r, Copies: []store.Copy{{Name: fmt.Sprintf("clips/%d.txt", i), Given: fmt.Sprintf("given-%d", i), Source: d.Source}}}
}

func (m *maker) pick(list ...string) string { return list[m.IntN(len(list))] }

// who is somebody, who is mentioned.
func (m *maker) who() record.ActorID {
	p := people[m.IntN(len(people))]
	if !slices.ContainsFunc(m.r.Actors, func(a *record.Actor) bool { return a.ID == p.ID }) {
		m.r.Actors = append(m.r.Actors, &p)
	}
	return p.ID
}

// trace writes a sentence and makes an entry of it.
func (m *maker) trace(kind, sentence string) record.Trace {
	start := m.b.Len()
	m.b.WriteString(sentence)
	s := text.Span{Start: start, End: start + len(strings.TrimSuffix(sentence, "."))}
	m.b.WriteString(" ")
	return record.Trace{ID: fmt.Sprintf("%s-%d", kind, start), Evidence: []text.Span{s}, Confidence: float64(m.IntN(10)) / 10, By: "made/up"}
}

func (m *maker) when() *record.When {
	switch m.IntN(4) {
	case 0:
		return nil
	case 1:
		return &record.When{EDTF: m.pick("2025-04", "../2025-04-05", "2025-04-10/..", "2025-W16", "soon", "2025-04-02/2025-04-09")}
	}
	return &record.When{EDTF: fmt.Sprintf("2025-04-%02d", 1+m.IntN(28))}
}

func (m *maker) where() *record.Where {
	if m.IntN(3) == 0 {
		return nil
	}
	return &record.Where{Name: m.pick("Port Sudan", "Accra", "Nairobi"), Country: m.pick("SDN", "GHA", "")}
}

func (m *maker) event() {
	e := record.Event{Trace: m.trace("e", m.pick("Shells hit the market.", "The envoys met in the capital.", "They signed the truce.")), Type: m.pick("ASSAULT", "CONSULT", "AGREE"),
		Mode: m.pick("aerial", "visit", ""), CAMEO: m.pick("190", "043", "057"), Actors: []record.ActorID{m.who()}, Recipients: []record.ActorID{m.who()}, Place: m.where(), When: m.when(),
		Modality: record.Modality(m.pick("asserted", "planned"))}
	if m.IntN(2) == 0 {
		e.AttributedTo = record.IDs{m.who()}
	}
	m.r.Events = append(m.r.Events, e)
}

func (m *maker) statement() {
	s := record.Statement{Trace: m.trace("s", m.pick("The envoy accused them of breaking the truce.", "“We want peace.”")), Kind: "indirect", Speaker: record.IDs{m.who()}, Act: record.Act(m.pick("say", "accuse")),
		Channel: m.pick("Telegram", "told reporters", ""), When: m.when()}
	if m.IntN(2) == 0 {
		s.Target = record.IDs{m.who(), m.who()}
		s.Topics = []string{"ceasefire"}
	}
	m.r.Statements = append(m.r.Statements, s)
}

func (m *maker) toll() {
	n, most := float64(1+m.IntN(40)), float64(50)
	t := record.Toll{Trace: m.trace("t", fmt.Sprintf("At least %.0f people were killed.", n)), Measure: m.pick("killed", "injured"), Amount: record.Amount{Min: &n}, Place: m.where(), When: m.when(), AttributedTo: record.IDs{m.who()}}
	if m.IntN(2) == 0 {
		t.Max = &most
	}
	m.r.Tolls = append(m.r.Tolls, t)
}

func (m *maker) position() {
	m.r.Positions = append(m.r.Positions, record.Position{Trace: m.trace("o", "They oppose the exchange."), Actor: m.who(), Issue: m.pick("ceasefire", "prisoner-exchange"), Stance: m.pick("supports", "opposes"), When: m.when()})
}

func (m *maker) role() {
	m.r.Roles = append(m.r.Roles, record.Role{Trace: m.trace("r", "The envoy spoke."), Actor: m.who(), Title: "envoy", Of: m.who()})
}

// Linker takes actors with a name in common for one, and events of one type, day and place.
type Linker struct{}

type linked struct{ Items []store.Item }

// Digest keeps names.
func (Linker) Digest(r *record.Record) ([]byte, []store.Item, error) {
	var d linked
	for _, a := range r.Actors {
		names := append([]string{a.Name}, a.Aliases...)
		slices.Sort(names)
		d.Items = append(d.Items, store.Item{Kind: "actor", Entry: string(a.ID), Keys: names[:1], Signature: strings.Join(names, "|")})
		for _, n := range names[1:] { // an entry may be several items
			d.Items = append(d.Items, store.Item{Kind: "actor", Entry: string(a.ID), Keys: []string{n}, Signature: r.Document.ID + n})
		}
	}
	for i := range r.Events {
		e := &r.Events[i]
		if e.When != nil && e.Place != nil {
			k := e.Type + e.When.EDTF + e.Place.Name
			d.Items = append(d.Items, store.Item{Kind: "event", Entry: e.ID, Keys: []string{k}, Signature: k + r.Document.ID + e.ID})
		}
	}
	raw, err := json.Marshal(d)
	return raw, d.Items, err
}

// Open reads a digest.
func (Linker) Open(raw []byte) (any, error) {
	var d linked
	return &d, json.Unmarshal(raw, &d)
}

// Same is true for what has a key in common.
func (Linker) Same(a any, i int, b any, j int) bool {
	x, y := a.(*linked).Items[i], b.(*linked).Items[j]
	return slices.ContainsFunc(x.Keys, func(k string) bool { return slices.Contains(y.Keys, k) })
}
