package eval

import (
	"cmp"
	"slices"
)

// Rate is how often the entries of one kind that one rule found are right.
type Rate struct {
	Kind, Rule string  // the rule is "*" for all of the kind
	Entries    int     // how many were judged
	Right      float64 // estimated share, 0 to 1
}

// A rule that was seen little is believed to be as good as its kind, and a kind as good as a coin that falls on its head
// three times in five: these many entries of the wider estimate are added to those seen.
const (
	rulePrior = 6
	kindPrior = 10
	anyRight  = 0.6
)

// Rates estimates from judged reports how often each rule is right, by kind and rule.
func Rates(docs []*Doc) []Rate {
	type sum struct {
		n     int
		right float64
	}
	rules, kinds := map[[2]string]*sum{}, map[string]*sum{}
	count := func(kind string, e *Entry, credit float64) {
		key := [2]string{kind, e.Rule()}
		if rules[key] == nil {
			rules[key] = &sum{}
		}
		if kinds[kind] == nil {
			kinds[kind] = &sum{}
		}
		for _, s := range []*sum{rules[key], kinds[kind]} {
			s.n++
			s.right += credit
		}
	}
	for _, d := range docs {
		for _, kind := range Kinds {
			if kind == "meetings" {
				continue // events told again
			}
			for _, p := range d.Kinds[kind].Pairs {
				count(kind, p.System, p.Credit)
			}
			for _, e := range d.Kinds[kind].Spurious {
				count(kind, e, 0)
			}
		}
	}
	var out []Rate
	whole := map[string]float64{}
	for kind, s := range kinds {
		whole[kind] = (s.right + kindPrior*anyRight) / float64(s.n+kindPrior)
		out = append(out, Rate{kind, "*", s.n, whole[kind]})
	}
	for key, s := range rules {
		out = append(out, Rate{key[0], key[1], s.n, (s.right + rulePrior*whole[key[0]]) / float64(s.n+rulePrior)})
	}
	slices.SortFunc(out, func(a, b Rate) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Rule, b.Rule)) })
	return out
}

// Rule is the reader and rule that found an entry of a record.
func (e *Entry) Rule() string {
	if s := text(e.fields["found_by"]); s != "" {
		return s
	}
	return text(e.fields["by"])
}

// LeaveOneOut is the calibration error when the confidence of each report's entries is estimated from all other
// reports: what to expect of rates on a report that they were not estimated from. It sets the entries' Confidence.
func LeaveOneOut(docs []*Doc) float64 {
	var all Score
	for i, d := range docs {
		others := slices.Concat(docs[:i:i], docs[i+1:])
		rates := map[[2]string]float64{}
		for _, r := range Rates(others) {
			rates[[2]string{r.Kind, r.Rule}] = r.Right
		}
		set := func(kind string, e *Entry) {
			right, ok := rates[[2]string{kind, e.Rule()}]
			if !ok {
				right = rates[[2]string{kind, "*"}]
			}
			e.Confidence = right
		}
		for _, kind := range Kinds {
			for _, p := range d.Kinds[kind].Pairs {
				set(kind, p.System)
			}
			for _, e := range d.Kinds[kind].Spurious {
				set(kind, e)
			}
		}
		all.Add(d)
	}
	_, miss := all.Reliability()
	return miss
}
