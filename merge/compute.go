package merge

import (
	"crypto/sha256"
	"encoding/base32"
	"sort"
	"strings"

	"rapporteur/record"
	"rapporteur/text"
)

// Compute makes the merged entries of the groups from the records that hold their members. Entries that are in no
// group of clusters are left out, so a store can ask for one group with the few records that tell it.
func Compute(records []*record.Record, clusters Clusters) *Merged {
	c := newComputer(records, clusters)
	c.documents()
	c.actors()
	c.statements()
	c.events()
	c.tolls()
	c.figures()
	c.proposals()
	c.positions()
	c.roles()
	c.groups()
	c.issues()
	c.places()
	c.disputes()
	return c.out
}

// Events is what Compute makes of the actors and the events alone, with the group of each actor. The records need not hold
// words: quotes are empty then.
func Events(records []*record.Record, clusters Clusters) (*Merged, map[record.ActorID]string) {
	c := newComputer(records, clusters)
	c.documents()
	c.actors()
	c.events()
	groups := make(map[record.ActorID]string, len(c.actorByID))
	for ref, id := range c.who {
		groups[id] = clusters[ref]
	}
	return c.out, groups
}

// Lines is what Compute makes of the positions, with their actors and issues, alone. The records need not hold texts: quote
// tells the words of an entry.
func Lines(records []*record.Record, clusters Clusters, quote func(doc, entry string) string) *Merged {
	c := newComputer(records, clusters)
	c.quote = quote
	c.documents()
	c.actors()
	c.positions()
	c.issues()
	return c.out
}

// computer holds what Compute knows so far.
type computer struct {
	records   []*record.Record // by publication, then id
	clusters  Clusters
	out       *Merged
	rank      map[string]int // of a document in records
	copyOf    map[string]string
	who       map[Ref]record.ActorID // merged actor of a report's actor
	byEvent   map[string]*Happening  // by merged id
	bySaid    map[string]*Words
	about     map[string]string // the event that a merged charge or denial is about
	disputed  map[string]bool   // statements that stand in a dispute already
	actorByID map[record.ActorID]*Who
	quote     func(doc, entry string) string // nil: words are cut from the texts
}

func newComputer(records []*record.Record, clusters Clusters) *computer {
	c := &computer{clusters: clusters, rank: make(map[string]int, len(records)), copyOf: map[string]string{}, who: make(map[Ref]record.ActorID, len(clusters)), byEvent: map[string]*Happening{}, actorByID: map[record.ActorID]*Who{}, bySaid: map[string]*Words{}, disputed: map[string]bool{}, about: map[string]string{}}
	c.records = append(c.records, records...)
	sort.SliceStable(c.records, func(i, j int) bool {
		a, b := c.records[i].Document, c.records[j].Document
		if pa, pb := sortable(a.Published), sortable(b.Published); pa != pb {
			return pa < pb
		}
		return a.ID < b.ID
	})
	for i, r := range c.records {
		c.rank[r.Document.ID] = i
	}
	c.out = &Merged{Format: Format}
	return c
}

// sortable puts reports without a date last.
func sortable(published string) string {
	if published == "" {
		return "9999"
	}
	return published
}

func (c *computer) documents() {
	firstOf := map[string]string{}
	for _, r := range c.records {
		d := r.Document
		rep := Report{ID: d.ID, Title: d.Title, Source: d.Source, Published: d.Published, URL: d.URL, text: d.Text}
		group := c.clusters[Ref{Document, d.ID, ""}]
		if of := firstOf[group]; group != "" && of != "" {
			rep.NearDuplicateOf = of
			c.copyOf[d.ID] = of
		} else {
			firstOf[group] = d.ID
		}
		c.out.Documents = append(c.out.Documents, rep)
	}
}

// original is the document that doc is a near-duplicate of, or doc itself.
func (c *computer) original(doc string) string {
	if of := c.copyOf[doc]; of != "" {
		return of
	}
	return doc
}

// member is one entry of a group with its report.
type member[T any] struct {
	r *record.Record
	e *T
}

// gather puts the entries of one kind into their groups, in the order of the reports; groups are in the order of their
// first members.
func gather[T any](c *computer, kind Kind, list func(*record.Record) []T, id func(*T) string) [][]member[T] {
	at := map[string]int{}
	var out [][]member[T]
	for _, r := range c.records {
		entries := list(r)
		for i := range entries {
			e := &entries[i]
			group, ok := c.clusters[Ref{kind, r.Document.ID, id(e)}]
			if !ok {
				continue
			}
			k, known := at[group]
			if !known {
				k = len(out)
				at[group] = k
				out = append(out, nil)
			}
			out[k] = append(out[k], member[T]{r, e})
		}
	}
	return out
}

// merged names the merged entry of the group that an entry is in: a short hash of the group's name.
func (c *computer) merged(kind Kind, doc, entry string) string {
	if entry == "" {
		return ""
	}
	group := c.clusters[Ref{kind, doc, entry}]
	if group == "" {
		return ""
	}
	return shortID(kind, group)
}

var prefixes = map[Kind]string{Event: "e-", Statement: "s-", Proposal: "p-", Toll: "t-", Figure: "f-"}

func shortID(kind Kind, group string) string {
	sum := sha256.Sum256([]byte(group))
	return prefixes[kind] + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
}

// ids are the merged actors of a report's actors, each once, in the order given.
func (c *computer) ids(r *record.Record, list ...record.ActorID) []record.ActorID {
	var out []record.ActorID
	for _, a := range list {
		id, ok := c.who[Ref{Actor, r.Document.ID, string(a)}]
		if ok && !contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func contains[T comparable](list []T, x T) bool {
	for _, y := range list {
		if y == x {
			return true
		}
	}
	return false
}

// account is the frame of an account: report, entry, words.
func (c *computer) account(r *record.Record, t *record.Trace, by record.IDs) Account {
	a := Account{Doc: r.Document.ID, Entry: t.ID, AttributedTo: c.ids(r, by...), Evidence: t.Evidence}
	if c.quote != nil {
		a.Quote = c.quote(a.Doc, a.Entry)
	} else {
		a.Quote = quote(r, t.Evidence)
	}
	return a
}

func quote(r *record.Record, spans []text.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.Of(r.Document.Text))
	}
	return Quote(parts)
}

// Quote puts the words of several spans together.
func Quote(words []string) string { return strings.Join(words, " … ") }

// vote is the value that most reports give, near-duplicates counted once; of several the one told first. Values that are
// empty do not count.
func vote[T any](c *computer, docs []string, values []T, key func(T) string) T {
	count, seen := map[string]int{}, map[string]bool{}
	for i, v := range values {
		if k := key(v); k != "" && !seen[k+"\x00"+c.original(docs[i])] {
			seen[k+"\x00"+c.original(docs[i])] = true
			count[k]++
		}
	}
	var best T
	most := 0
	for _, v := range values {
		if k := key(v); count[k] > most {
			best, most = v, count[k]
		}
	}
	return best
}

// voteOn is vote on a field of the members of a group.
func voteOn[T, V any](c *computer, group []member[T], field func(member[T]) V, key func(V) string) V {
	if len(group) == 1 { // as most are
		if v := field(group[0]); key(v) != "" {
			return v
		}
		return *new(V)
	}
	docs, values := make([]string, len(group)), make([]V, len(group))
	for i, m := range group {
		docs[i], values[i] = m.r.Document.ID, field(m)
	}
	return vote(c, docs, values, key)
}

func itself(s string) string { return s }

// reports is how many reports tell the members of a group, near-duplicates counted once.
func reports[T any](c *computer, group []member[T]) int {
	seen := map[string]bool{}
	for _, m := range group {
		seen[c.original(m.r.Document.ID)] = true
	}
	return len(seen)
}
