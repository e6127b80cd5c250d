package stance

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// actorsOf are those whose stance word i is.
func (r *reader) actorsOf(i int, w *lexicon.StanceWord, as byte) record.IDs {
	switch as {
	case 'v':
		return r.people(r.p.Doer(i))
	case 'n':
		return r.holder(i)
	case 'a':
		if len(w.Frames) > 0 && w.Frames[0].Take == "subj" {
			return r.p.AttributedTo(r.d.Tokens[i].Span)
		}
		return r.people(r.p.Subject(i))
	}
	h := r.d.Tokens[i].Head // "is against the plan": the noun is the predicate
	if h < 0 || r.d.Kid(h, nlp.Cop) < 0 {
		return nil
	}
	return r.people(r.p.Subject(h))
}

func (r *reader) people(s int) record.IDs {
	if s < 0 {
		return nil
	}
	switch r.d.Tokens[s].Lower {
	case "i", "we", "my", "our":
		if by := r.p.AttributedTo(r.d.Tokens[s].Span); len(by) > 0 {
			return by
		}
	}
	if ids := r.p.Parties(s); len(ids) > 0 {
		return r.real(ids)
	}
	if o := r.owner(s); o >= 0 && r.d.Tokens[s].UPOS == nlp.NOUN {
		return r.real(r.p.ActorsAt(o)) // "the army's statement rejected the plan"
	}
	return nil
}

// real drops actors that were made of a thing.
func (r *reader) real(ids []record.ActorID) record.IDs {
	var out record.IDs
	for _, id := range ids {
		if a := r.p.Actor(id); a != nil {
			out = append(out, id)
		}
	}
	return out
}

// holder is whose stance a noun is: "his call for a truce", "gave its backing to the plan".
func (r *reader) holder(i int) record.IDs {
	if o := r.owner(i); o >= 0 {
		if ids := r.p.Parties(o); len(ids) > 0 {
			return ids
		}
	}
	t := &r.d.Tokens[i]
	if t.Head >= 0 && t.Rel == nlp.Obj && r.d.Tokens[t.Head].UPOS == nlp.VERB && (r.p.World.Cues().Light(r.d.Tokens[t.Head].Lemma) || stresses[r.d.Tokens[t.Head].Lemma]) {
		return r.people(r.p.Doer(t.Head))
	}
	return nil
}

// owner is the possessor or the naming modifier of noun i, -1 for none.
func (r *reader) owner(i int) int {
	if o := r.d.Kid(i, nlp.NmodPoss); o >= 0 {
		return o
	}
	for _, prep := range []string{"by", "from"} {
		if o := r.p.Obl(i, prep); o >= 0 && r.p.ActorsAt(o) != nil {
			return o
		}
	}
	if c := r.p.Obl(i, "for"); c > i { // "demands for a truce from Norway": the tree hangs the source on what is demanded
		if o := r.p.Obl(c, "from"); o > c && r.p.ActorsAt(o) != nil {
			return o
		}
	}
	for k := range r.d.Kids(i) {
		if t := &r.d.Tokens[k]; k < i && (t.Rel == nlp.Compound || t.Rel == nlp.Amod || t.Rel == nlp.NmodDesc) && r.p.ActorsAt(k) != nil {
			return k
		}
	}
	return -1
}

// clauseSpan is the evidence: from the subject to the issue, or to the head of the object where there is none.
func (r *reader) clauseSpan(i int, o *object, main int) text.Span {
	lo, hi := min(i, o.lo), max(i+1, o.head+1)
	if main >= 0 {
		hi = max(hi, r.mentions[main].hi)
	}
	hi = r.restOf(hi, o)
	if s := r.d.Kid(i, nlp.Nsubj, nlp.NsubjPass, nlp.NmodPoss); s >= 0 {
		a, _ := r.d.Phrase(s)
		lo = min(lo, a)
	}
	if i-lo > 25 {
		lo = i
	}
	for k := range r.d.Kids(i) { // "an idea opposed | by Mali and Chad", "ruled | out"
		switch t := &r.d.Tokens[k]; {
		case k < i:
		case t.Rel == nlp.CompoundPrt:
			hi = max(hi, k+1)
		case t.Rel == nlp.OblAgent:
			_, end := r.d.Phrase(k)
			hi = max(hi, min(end, k+8))
		}
	}
	return r.d.Span(lo, max(lo+1, hi))
}

// restOf is where the object ends that goes on behind word hi by a few words, "demanded access | for the agency", up to a comma;
// hi itself where more follows.
func (r *reader) restOf(hi int, o *object) int {
	end := hi
	for end < o.hi && (r.d.Tokens[end].UPOS != nlp.PUNCT || r.d.Tokens[end].Form == "-") && !situates[r.d.Tokens[end].Lower] {
		end++
	}
	for end > hi && hanging[r.d.Tokens[end-1].UPOS] {
		end-- // "ordered an operation | to “liberate” the town"
	}
	if end-hi > restAtMost {
		return hi
	}
	return end
}

const restAtMost = 8

// hanging are the words that nothing ends with.
var hanging = map[nlp.POS]bool{nlp.ADP: true, nlp.PART: true, nlp.CCONJ: true, nlp.DET: true}

// stresses are verbs whose subject holds what their object tells: "stressed the need for a truce".
var stresses = wordSet("stress underline underscore emphasise emphasize highlight reaffirm affirm confirm recognise recognize note acknowledge drop abandon withdraw")
