package who

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// startOf is the first word of the mention that word k belongs to.
func (r *reader) startOf(k int) int {
	for k > 0 && r.sameSent(k-1, k) {
		switch {
		case r.at[k-1] == r.at[k]:
			k--
		case k > 1 && r.tok(k-1).Form == "-" && r.at[k-2] == r.at[k]:
			k -= 2
		default:
			return k
		}
	}
	return k
}

// referent is the entry that a noun without a name goes back to by its chain: "the department's spokeswoman".
func (r *reader) referent(k int) *entry {
	if e := r.at[k]; e != nil {
		return e
	}
	c := r.chainOf(k)
	if c < 0 {
		return r.lastByNoun(k)
	}
	for i := len(r.d.Chains[c]) - 1; i >= 0; i-- {
		if m := r.d.Chains[c][i]; m.Head < k && r.at[m.Head] != nil {
			return r.at[m.Head]
		}
	}
	return r.lastByNoun(k)
}

// bodyBefore is the body or country that "its" or "their" at word k speaks of: that of its chain, else the subject of
// the sentence before.
func (r *reader) bodyBefore(k int) *entry {
	if e := r.referent(k); e != nil && e.Kind != record.Person {
		return e
	}
	s := r.tok(k).Sent - 1
	if s < 0 || r.d.Sents[s].Para != r.d.Sents[s+1].Para {
		return nil
	}
	for i := r.d.Sents[s].Start; i < r.d.Sents[s].End; i++ {
		if e := r.at[i]; e != nil && e.Kind != record.Person && (r.tok(i).Rel == nlp.Nsubj || r.tok(i).Rel == nlp.NsubjPass) {
			return e
		}
	}
	return nil
}

// bodySubject is the subject of the sentence before "its" at word k where it is a noun for a body that is not known yet:
// the ministry in "The ministry accused the rebels. … its spokesman said". -1 for others.
func (r *reader) bodySubject(k int) int {
	s := r.tok(k).Sent - 1
	if s < 0 || r.d.Sents[s].Para != r.d.Sents[s+1].Para {
		return -1
	}
	i := r.d.Kid(r.d.Sents[s].Root, nlp.Nsubj)
	if i < 0 || r.at[i] != nil {
		return -1
	}
	if a, ok := r.world.Agents[r.tok(i).Lower]; !ok || a.Number != "body" {
		return -1
	}
	return i
}

// lastByNoun is the last body before word k whose name ends in that noun: "department" is the State Department.
func (r *reader) lastByNoun(k int) *entry {
	noun := r.tok(k).Lower
	if len(noun) < 4 || r.tok(k).UPOS != nlp.NOUN {
		return nil
	}
	var best *entry
	at := -1
	for _, e := range r.recent() {
		if e.Kind == record.Person || e.Kind == record.Country || e.fights(noun) || !strings.HasSuffix(strings.ToLower(e.Name), noun) {
			continue
		}
		if h := e.lastBefore(k); h > at {
			best, at = e, h
		}
	}
	return best
}

// lastBefore is the last mention before word k, -1 when there is none near.
func (e *entry) lastBefore(k int) int {
	last := -1
	for _, h := range e.heads[max(0, len(e.heads)-reach):] {
		if h < k && h > last {
			last = h
		}
	}
	return last
}
