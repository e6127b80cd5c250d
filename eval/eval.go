// Package eval says how far the program may be trusted: it holds records against hand-coded gold files and counts.
//
// A gold folder has NAME.txt (header lines, a blank line, the report) and NAME.gold.json beside it: a record whose
// actors are named instead of numbered and whose spans are quotes, {"quote", "nth"}. "optional": true marks an entry that is
// a matter of taste, X_alt lists further accepted values of field X.
//
// Within a kind, each pair of a gold entry and an entry of the record has a credit from 0 to 1 (credit.go says which
// for what). Pairs are taken by credit, then by how well their evidence overlaps, each entry once. Precision is the sum of
// credits by the record's entries, recall the sum by the gold's, over all reports; the macro F1 is the mean over kinds.
package eval

import (
	"cmp"
	"slices"
)

// Kinds are the kinds of entries that are scored. Meetings are the CONSULT events again, judged by who took part;
// proposals and their responses are one kind.
var Kinds = []string{"actors", "roles", "statements", "events", "meetings", "tolls", "proposals", "positions", "groups", "times"}

// ascribed are the acts of statements without a reporting clause. Gold files do not code them, so one that matches
// nothing costs nothing.
var ascribed = map[string]bool{"believe": true, "intend": true, "show": true}

// Pair is a gold entry and the entry of the record that it was matched with.
type Pair struct {
	Gold, System *Entry
	Credit       float64
}

// Tally is the score of one kind.
type Tally struct {
	Credit   float64  `json:"credit"`
	Gold     int      `json:"gold"`
	System   int      `json:"system"`
	Pairs    []Pair   `json:"-"`
	Missed   []*Entry `json:"-"` // of the gold, not optional
	Spurious []*Entry `json:"-"` // of the record
}

// Precision is how much of what the record has is right.
func (t *Tally) Precision() float64 { return ratio(t.Credit, t.System) }

// Recall is how much of the gold the record has.
func (t *Tally) Recall() float64 { return ratio(t.Credit, t.Gold) }

// F1 is the harmonic mean of precision and recall.
func (t *Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(c float64, n int) float64 {
	if n == 0 {
		return 0
	}
	return c / float64(n)
}

// add counts u into t.
func (t *Tally) add(u *Tally) {
	t.Credit += u.Credit
	t.Gold += u.Gold
	t.System += u.System
	t.Pairs = append(t.Pairs, u.Pairs...)
	t.Missed = append(t.Missed, u.Missed...)
	t.Spurious = append(t.Spurious, u.Spurious...)
}

// Doc is the score of one report.
type Doc struct {
	Name     string
	Kinds    map[string]*Tally
	Fields   map[Field]*Accuracy
	Warnings []string
}

// Score is the score of all reports.
type Score struct {
	Docs   []*Doc
	Kinds  map[string]*Tally
	Fields map[Field]*Accuracy
}

// Macro is the mean F1 of the kinds that occur in the gold or the records.
func (s *Score) Macro() float64 {
	sum, n := 0.0, 0
	for _, k := range Kinds {
		if t := s.Kinds[k]; t.Gold > 0 || t.System > 0 {
			sum += t.F1()
			n++
		}
	}
	return ratio(sum, n)
}

// Add counts a report in.
func (s *Score) Add(d *Doc) {
	if s.Kinds == nil {
		s.Kinds, s.Fields = map[string]*Tally{}, map[Field]*Accuracy{}
		for _, k := range Kinds {
			s.Kinds[k] = &Tally{}
		}
	}
	s.Docs = append(s.Docs, d)
	for _, k := range Kinds {
		s.Kinds[k].add(d.Kinds[k])
	}
	for f, a := range d.Fields {
		if s.Fields[f] == nil {
			s.Fields[f] = &Accuracy{}
		}
		s.Fields[f].Right += a.Right
		s.Fields[f].Of += a.Of
	}
}

// Judge scores the record of one report against its gold. A nil record counts as an empty one.
func Judge(g *Gold, record map[string]any) *Doc {
	doc := &Doc{Name: g.Name, Kinds: map[string]*Tally{}, Fields: map[Field]*Accuracy{}}
	goldNames, names := newNames(list(g.Record["actors"])), newNames(list(record["actors"]))
	move, ok := shift(textOf(record), g.Text)
	if !ok {
		doc.Warnings = append(doc.Warnings, "document.text of the record does not hold the report: all spans void")
	}
	gold := entries(g.Record, g, stay, goldNames)
	system := entries(record, g, move, names)
	for _, kind := range Kinds {
		t := judgeKind(kind, gold[kind], system[kind])
		doc.Kinds[kind] = t
		for _, field := range fieldsOf[kind] {
			f := Field{kind, field}
			for _, p := range t.Pairs {
				if right, known := fieldRight(field, p, goldNames, names); known {
					if doc.Fields[f] == nil {
						doc.Fields[f] = &Accuracy{}
					}
					doc.Fields[f].count(right)
				}
			}
		}
	}
	return doc
}

func judgeKind(kind string, gold, system []*Entry) *Tally {
	t := &Tally{Pairs: match(kind, gold, system)}
	hit, used := map[*Entry]bool{}, map[*Entry]bool{}
	for _, p := range t.Pairs {
		hit[p.Gold], used[p.System] = true, true
		t.Credit += p.Credit
	}
	for _, g := range gold {
		if hit[g] || !g.Optional {
			t.Gold++
		}
		if !hit[g] && !g.Optional {
			t.Missed = append(t.Missed, g)
		}
	}
	t.System = len(used)
	for _, s := range system {
		if act, _ := s.fields["act"].(string); !used[s] && !ascribed[act] {
			t.Spurious = append(t.Spurious, s)
			t.System++
		}
	}
	return t
}

// match pairs entries greedily: by credit, entries that are no matter of taste first, then by overlap, then in order.
func match(kind string, gold, system []*Entry) []Pair {
	type rated struct {
		Pair
		overlap float64
		g, s    int
	}
	var all []rated
	for i, g := range gold {
		for k, s := range system {
			if c, j := credit(kind, g, s); c > 0 {
				all = append(all, rated{Pair{g, s, c}, j, i, k})
			}
		}
	}
	slices.SortFunc(all, func(a, b rated) int {
		return cmp.Or(cmp.Compare(b.Credit, a.Credit), compareBool(a.Gold.Optional, b.Gold.Optional), cmp.Compare(b.overlap, a.overlap),
			cmp.Compare(a.g, b.g), cmp.Compare(a.s, b.s))
	})
	goldUsed, systemUsed := map[int]bool{}, map[int]bool{}
	var out []Pair
	for _, r := range all {
		if !goldUsed[r.g] && !systemUsed[r.s] {
			goldUsed[r.g], systemUsed[r.s] = true, true
			out = append(out, r.Pair)
		}
	}
	return out
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
