package who

import (
	"slices"
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// pairs are nouns that with "two" or "both" mean the last two of a kind.
var pairs = map[string]record.ActorKind{"leader": record.Person, "president": record.Person, "minister": record.Person, "man": record.Person, "side": "", "country": record.Country,
	"nation": record.Country, "state": record.Country, "government": record.Country, "neighbour": record.Country, "neighbor": record.Country, "capital": record.Country, "party": "", "ministry": record.Country}

// party tells whether an actor can be one of "both sides": a state or those who fight one.
func (e *entry) party() bool {
	return e.Kind == record.Country || e.Kind == record.Government || e.Kind == record.ArmedGroup
}

// foes are the two fighting forces that the sentences before word i speak of most, of one kind or an army and a rebel
// group; nil when they speak of fewer, or of a third as much.
func (r *reader) foes(i int) []*entry {
	count := map[*entry]int{}
	var seen []*entry
	for k := 0; k < i; k++ {
		e := r.at[k]
		if e == nil || r.tok(k).Sent == r.tok(i).Sent || r.tok(i).Sent-r.tok(k).Sent > 8 || k > 0 && r.at[k-1] == e {
			continue
		}
		if e.named && e.Kind == record.ArmedGroup || strings.HasPrefix(e.key, "mil:") || e.body != nil && e.body.Kind == "military" {
			if count[e] == 0 {
				seen = append(seen, e)
			}
			count[e]++
		}
	}
	if len(seen) < 2 {
		return nil
	}
	slices.SortStableFunc(seen, func(a, b *entry) int { return count[b] - count[a] })
	if len(seen) > 2 && count[seen[2]] == count[seen[1]] {
		return nil
	}
	if slices.Index(r.all, seen[0]) > slices.Index(r.all, seen[1]) {
		seen[0], seen[1] = seen[1], seen[0]
	}
	return seen[:2]
}

// rebelAndState are the only armed group that the last sentences name and the state told most before word i: "the two
// sides" of a war, whatever state asked them to stop it. Nil when there is no such group or two states are told as much.
func (r *reader) rebelAndState(i int) []*entry {
	var rebels *entry
	states := map[*entry]int{}
	var seen []*entry
	for k := range i {
		e := r.at[k]
		if e == nil || k > 0 && r.at[k-1] == e {
			continue
		}
		switch {
		case e.named && e.Kind == record.ArmedGroup && r.tok(i).Sent-r.tok(k).Sent <= 4:
			if rebels != nil && rebels != e {
				return nil
			}
			rebels = e
		case e.named && e.Kind == record.Country:
			if states[e] == 0 {
				seen = append(seen, e)
			}
			states[e]++
		}
	}
	if rebels == nil || len(seen) == 0 {
		return nil
	}
	slices.SortStableFunc(seen, func(a, b *entry) int { return states[b] - states[a] })
	if len(seen) > 1 && states[seen[0]] == states[seen[1]] {
		return nil
	}
	return []*entry{seen[0], rebels}
}

// pair is the two that "both sides" or "the two leaders" at word i means, nil when the words before do not tell.
func (r *reader) pair(i int) []*entry {
	kind, ok := pairs[r.tok(i).Lemma]
	if !ok && bodyPairs[r.tok(i).Lemma] {
		return r.twoBodies(i)
	}
	each := i > 0 && r.tok(i-1).Lower == "each" && ok && r.sameSent(i-1, i) // "Each side accused the other"
	if !ok || !each && !strings.HasSuffix(r.tok(i).Lower, "s") && r.tok(i).Lower != "men" {
		return nil
	}
	if kind == record.Person && r.bareThe(i) {
		return r.onlyTwo(i)
	}
	if !each && !r.two(i) {
		return nil
	}
	if kind == "" {
		if out := r.foes(i); out != nil {
			return out
		}
		if out := r.rebelAndState(i); out != nil {
			return out
		}
	}
	fits := func(e *entry) bool { return e.Kind == kind || kind == "" && e.party() }
	out, at := r.joined(i, fits)
	if kind != record.Person && (out == nil || r.tok(at).Sent != r.tok(i).Sent) {
		if main := r.mainPair(i, fits); main != nil {
			return main
		}
	}
	if out != nil {
		return out
	}
	out = r.lastTwo(i, func(e *entry) bool {
		return kind == record.Person && e.Kind == kind && (len(e.roles) > 0 || e.leader != nil) // not the spokesman or the witness quoted between
	})
	if out == nil {
		out = r.lastTwo(i, fits)
	}
	return out
}

// two tells whether "two" or "both" stands before noun i.
func (r *reader) two(i int) bool {
	for k := i - 1; k >= 0 && k > i-4 && r.sameSent(k, i); k-- {
		if l := r.tok(k).Lower; l == "both" || l == "two" {
			return true
		}
	}
	return false
}

// bodyPairs are nouns that with "the two" mean the two bodies that the sentences before name together.
var bodyPairs = set("company firm group organisation organization movement faction militia union bank club agency")

// twoBodies are the bodies that "the two companies" at word i means: "Norsk and Volda asked for help. The two firms …".
func (r *reader) twoBodies(i int) []*entry {
	if !strings.HasSuffix(r.tok(i).Lower, "s") || !r.two(i) || !r.phraseAt(i, i).definite && r.tok(i-1).Lower != "both" {
		return nil
	}
	out, _ := r.joined(i, func(e *entry) bool { return e.Kind == record.Organization || e.Kind == record.ArmedGroup })
	return out
}

// joined are the two that the sentence of word i, before it, or the one or two before name as one subject or as those
// between whom something is: "Chad and Niger agreed to a truce that Kenya brokered. Both sides …", and where the second
// stands. Who acts upon "both countries" is not one of them. Nil when there are none.
func (r *reader) joined(i int, fits func(*entry) bool) (pair []*entry, at int) {
	upon := r.tok(i).Rel == nlp.Obj || r.tok(i).Rel == nlp.Obl
	for k := i - 1; k > 0 && r.tok(i).Sent-r.tok(k).Sent <= 2; k-- {
		t := r.tok(k)
		if t.Rel != nlp.Conj || t.Head < 0 || t.Head > k || r.at[k] == nil {
			continue
		}
		first := r.tok(t.Head)
		if first.Rel != nlp.Nsubj && first.Rel != nlp.NsubjPass && r.p.Prep(t.Head) != "between" {
			continue
		}
		a, b := r.at[t.Head], r.at[k]
		if upon && first.Head == r.tok(i).Head || a == nil || a == b || !a.named || !b.named || !fits(a) || !fits(b) || len(r.d.Conjuncts(t.Head)) != 2 {
			continue
		}
		return []*entry{a, b}, k
	}
	return nil, 0
}

// farBack is how many words back the report's two are looked for. It bounds the work on very long texts.
const farBack = 5000

// mainPair are the two whom the words before word i name half as often again as any third that fits, or more, themselves or their
// people and bodies: those whom the report is about. Nil when there are no such two.
func (r *reader) mainPair(i int, fits func(*entry) bool) []*entry {
	count, side := map[*entry]int{}, map[string]*entry{}
	var seen []*entry
	for k := max(0, i-farBack); k < i; k++ {
		e := r.at[k]
		if e == nil || k > 0 && r.at[k-1] == e {
			continue
		}
		if s := side[e.Country]; s != nil && !fits(e) {
			e = s // a state's ministry tells of the state
		}
		if !e.named || !fits(e) {
			continue
		}
		if count[e] == 0 {
			seen = append(seen, e)
		}
		if count[e]++; e.Kind == record.Country {
			side[e.Country] = e
		}
	}
	if len(seen) < 2 {
		return nil
	}
	slices.SortStableFunc(seen, func(a, b *entry) int { return count[b] - count[a] })
	if n := count[seen[1]]; n < 3 || len(seen) > 2 && 2*n < 3*count[seen[2]] {
		return nil
	}
	if slices.Index(r.all, seen[0]) > slices.Index(r.all, seen[1]) {
		seen[0], seen[1] = seen[1], seen[0]
	}
	return seen[:2]
}

// lastTwo are the last two with a name before word i that fit, in the order of their telling; nil when there are fewer.
// Who acts upon "both leaders" is not one of them.
func (r *reader) lastTwo(i int, fits func(*entry) bool) []*entry {
	var out []*entry
	upon := r.tok(i).Rel == nlp.Obj || r.tok(i).Rel == nlp.Obl
	for k := i - 1; k >= 0 && r.tok(i).Sent-r.tok(k).Sent <= 3 && len(out) < 2; k-- {
		e := r.at[k]
		if e == nil || !e.named || !fits(e) || upon && e.Kind == record.Person && r.tok(k).Sent == r.tok(i).Sent {
			continue
		}
		out = appendNew(out, e)
	}
	if len(out) < 2 {
		return nil
	}
	return []*entry{out[1], out[0]}
}

// theTwo are the two persons whom "the two" alone means: "Lee phoned Diaz. The two agreed to meet". Nil where word i is no such
// "two", or the words before name fewer or more.
func (r *reader) theTwo(i int) []*entry {
	if r.tok(i).Lower != "two" || !r.bareThe(i) {
		return nil
	}
	return r.onlyTwo(i)
}

// bareThe tells whether noun i stands with "the" alone: "The leaders discussed", not "the leaders of both states".
func (r *reader) bareThe(i int) bool {
	if i == 0 || r.tok(i-1).Lower != "the" || !r.sameSent(i-1, i) || r.tok(i).Rel != nlp.Nsubj && r.tok(i).Rel != nlp.NsubjPass {
		return false
	}
	for k := range r.d.Kids(i) {
		if k > i {
			return false
		}
	}
	return true
}

// onlyTwo are the two persons whom the sentences before word i name, when they met or spoke as a pair and no third person is
// named beside them: "Lee phoned Diaz on Monday. The leaders discussed the truce". Nil when they name fewer or more.
func (r *reader) onlyTwo(i int) []*entry {
	var seen []*entry
	for k := i - 1; k >= 0 && r.tok(i).Sent-r.tok(k).Sent <= 2; k-- {
		if e := r.at[k]; e != nil && e.named && e.Kind == record.Person {
			seen = appendNew(seen, e)
		}
	}
	if len(seen) != 2 || !r.hasOffice(seen[0]) && !r.hasOffice(seen[1]) {
		return nil
	}
	return []*entry{seen[1], seen[0]}
}

// hasOffice tells whether a person has an office that the report or the list of leaders gives.
func (r *reader) hasOffice(e *entry) bool { return len(e.roles) > 0 || e.leader != nil }
