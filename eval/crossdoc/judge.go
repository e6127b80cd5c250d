package crossdoc

import (
	"cmp"
	"slices"

	"rapporteur/merge"
	"rapporteur/text"
)

// Judge holds a merged record of the reports of a set against its gold.
func (s *Set) Judge(m *merge.Merged) (*Score, error) {
	c := &Score{Set: s.Name}
	together := map[string]map[string]bool{}
	var err error
	if c.Events, err = s.pairs(s.Events, eventEntries(m), together); err != nil {
		return nil, err
	}
	if c.Statements, err = s.pairs(s.Statements, statementEntries(m), nil); err != nil {
		return nil, err
	}
	if c.Actors, err = s.pairs(s.Actors, actorEntries(m), nil); err != nil {
		return nil, err
	}
	for _, n := range s.NotSame {
		for id := range together[n.A] {
			if together[n.B][id] {
				c.Traps = append(c.Traps, n.A+" with "+n.B)
				break
			}
		}
	}
	if err := s.figures(c, m); err != nil {
		return nil, err
	}
	return c, s.disputes(c, m)
}

// entry is one account of a merged entry.
type entry struct {
	cluster string
	spans   []span
}

func spansOf(doc string, list []text.Span) []span {
	out := make([]span, len(list))
	for i, x := range list {
		out[i] = span{doc, x.Start, x.End}
	}
	return out
}

func eventEntries(m *merge.Merged) []entry {
	var out []entry
	for _, h := range m.Events {
		for _, a := range h.Accounts {
			out = append(out, entry{h.ID, spansOf(a.Doc, a.Evidence)})
		}
	}
	return out
}

func statementEntries(m *merge.Merged) []entry {
	var out []entry
	for _, h := range m.Statements {
		for _, a := range h.Accounts {
			out = append(out, entry{h.ID, spansOf(a.Doc, a.Evidence)})
		}
	}
	return out
}

func actorEntries(m *merge.Merged) []entry {
	var out []entry
	for _, w := range m.Actors {
		for _, x := range w.Mentions {
			out = append(out, entry{string(w.ID), []span{{x.Doc, x.Start, x.End}}})
		}
	}
	return out
}

// pairs counts the links between wordings of different reports. together, unless nil, takes which merged entries serve
// which cluster of the gold.
func (s *Set) pairs(clusters []cluster, entries []entry, together map[string]map[string]bool) (Pairs, error) {
	type wording struct {
		cluster string
		span    span
		entry   int
	}
	var list []wording
	for _, c := range clusters {
		for _, q := range c.Mentions {
			span, err := s.find(q)
			if err != nil {
				return Pairs{}, err
			}
			list = append(list, wording{c.ID, span, -1})
		}
	}
	type match struct {
		how  float64
		i, k int
	}
	var matches []match
	for i, w := range list {
		for k, e := range entries {
			best := 0.0
			for _, x := range e.spans {
				best = max(best, w.span.meet(x))
			}
			if best > 0 {
				matches = append(matches, match{best, i, k})
			}
		}
	}
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.how, a.how), cmp.Compare(a.i, b.i), cmp.Compare(a.k, b.k))
	})
	owner := map[int]string{} // an entry serves wordings of one cluster only
	p := Pairs{Mentions: len(list)}
	for _, x := range matches {
		if list[x.i].entry >= 0 || owner[x.k] != "" && owner[x.k] != list[x.i].cluster {
			continue
		}
		list[x.i].entry, owner[x.k] = x.k, list[x.i].cluster
		p.Found++
		if together != nil {
			if together[list[x.i].cluster] == nil {
				together[list[x.i].cluster] = map[string]bool{}
			}
			together[list[x.i].cluster][entries[x.k].cluster] = true
		}
	}
	for i, a := range list {
		for _, b := range list[:i] {
			if a.span.doc == b.span.doc {
				continue
			}
			gold := a.cluster == b.cluster
			given := a.entry >= 0 && b.entry >= 0 && entries[a.entry].cluster == entries[b.entry].cluster
			if gold {
				p.Gold++
			}
			if given {
				p.Given++
			}
			if gold && given {
				p.Right++
			}
		}
	}
	return p, nil
}

// humanCost are the measures that must be right by name; what else a figure measures is told in free words.
var humanCost = map[string]bool{"killed": true, "injured": true, "missing": true, "captured": true, "arrested": true, "displaced": true, "hospitalised": true}

func (s *Set) figures(c *Score, m *merge.Merged) error {
	all := append(append([]*merge.Series(nil), m.Tolls...), m.Figures...)
	for _, f := range s.Figures {
		for _, r := range f.Reports {
			span, err := s.find(r.Evidence)
			if err != nil {
				return err
			}
			c.Figures++
			right := false
			for _, t := range all {
				for _, n := range t.Accounts {
					right = right || n.Doc == r.Doc && meetAny(span, spansOf(n.Doc, n.Evidence)) && sameNumber(n.Min, r.Min) && sameNumber(n.Max, r.Max) && (!humanCost[f.Measure] || t.Measure == f.Measure)
				}
			}
			if right {
				c.FiguresRight++
			}
		}
	}
	return nil
}

func sameNumber(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

// disputes counts those that are found: a reported one whose words meet two sides of the gold's. Each serves once.
func (s *Set) disputes(c *Score, m *merge.Merged) error {
	c.Disputes, c.Reported = len(s.Discrepancies), len(m.Disputes)
	used := map[int]bool{}
	for _, g := range s.Discrepancies {
		var sides [][]span
		for _, side := range g.Sides {
			var list []span
			for _, q := range side.Evidence {
				span, err := s.find(q)
				if err != nil {
					return err
				}
				list = append(list, span)
			}
			sides = append(sides, list)
		}
		found := false
		for k, d := range m.Disputes {
			if !used[k] && meetsSides(d, sides) {
				used[k], found = true, true
				c.Found++
				break
			}
		}
		if !found {
			c.Missed = append(c.Missed, g.ID+" "+g.Kind)
		}
	}
	return nil
}

func meetsSides(d *merge.Dispute, sides [][]span) bool {
	n := 0
	for _, side := range sides {
		met := false
		for _, x := range d.Sides {
			for _, a := range x.Accounts {
				for _, span := range side {
					met = met || meetAny(span, spansOf(a.Doc, a.Evidence))
				}
			}
		}
		if met {
			n++
		}
	}
	return n >= min(2, len(sides))
}
