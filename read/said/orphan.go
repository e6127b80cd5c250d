package said

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// giveOrphans gives the quotations that no clause took: to the statement that ends right before in the same paragraph,
// else to who spoke last.
func (r *reader) giveOrphans() {
	var cover []*finding
	for k := range r.quotes {
		q := &r.quotes[k]
		if !q.full || q.owner != nil {
			continue
		}
		if cover == nil {
			cover = r.cover(func(*finding) bool { return true })
			r.sortSpeakers()
		}
		if q.prev >= 0 && r.quotes[q.prev].owner != nil {
			q.owner = r.quotes[q.prev].owner
			q.owner.content = append(q.owner.content, q.span)
			continue
		}
		if cover[q.lo] != nil && cover[q.lo] == cover[q.hi-1] {
			continue
		}
		if q.hi-q.lo < 6 && !q.runs || q.single {
			q.full = false
			continue
		}
		r.orphan(k)
	}
}

// sortSpeakers lists the statements that tell who goes on speaking, in text order.
func (r *reader) sortSpeakers() {
	for _, f := range r.found {
		if f.verb >= 0 && f.source >= 0 && r.inside[f.verb] == 0 && !isAscribed(f.act) {
			r.speakers = append(r.speakers, f)
		}
	}
	slices.SortStableFunc(r.speakers, func(a, b *finding) int { return a.verb - b.verb })
}

// orphan makes a statement of a quotation that has no clause of its own.
func (r *reader) orphan(k int) {
	q := &r.quotes[k]
	f := &finding{verb: -1, source: -1, object: -1, quoted: true, form: lexicon.Quotation, act: record.Say, rule: "alone", score: 0.5}
	if last := r.lastSpeaker(q); last != nil {
		if r.samePara(last, q) && !last.quoted && last.form == lexicon.Clause {
			if r.retold(last) {
				last.content = nil
			}
			last.content = append(last.content, q.span)
			last.quoted = true
			q.owner = last
			return
		}
		f.source, f.score = last.source, 0.6
	}
	f.content = append(f.content, q.span)
	q.owner = f
	r.add(f)
}

// retold tells whether what a statement holds is another's whole clause with its verb, so that only what follows is its own:
// Ruiz said the dam leaked because "nobody looked," | she said. "We warned them."
func (r *reader) retold(f *finding) bool {
	end := f.content[len(f.content)-1].End
	if r.inside[r.d.TokenAt(end-1)] == 0 {
		return false
	}
	for _, o := range r.found {
		if o == f || o.verb < 0 || o.verb >= f.verb || len(o.content) == 0 || isAscribed(o.act) || o.form != lexicon.Clause {
			continue
		}
		if holds(f.content, r.d.Tokens[o.verb].Span) && o.content[len(o.content)-1].End >= end {
			return true
		}
	}
	return false
}

// lastSpeaker is the statement that stands nearest before the quotation, no more than two paragraphs up.
func (r *reader) lastSpeaker(q *quotation) *finding {
	k, _ := slices.BinarySearchFunc(r.speakers, q.lo, func(f *finding, lo int) int { return f.verb - lo })
	if k == 0 {
		return nil
	}
	best := r.speakers[k-1]
	if gap := r.d.Sents[r.d.Tokens[q.lo].Sent].Para - r.d.Sents[r.d.Tokens[best.verb].Sent].Para; gap > 2 {
		return nil
	}
	return best
}

func (r *reader) samePara(f *finding, q *quotation) bool {
	a, b := r.d.Tokens[f.verb].Sent, r.d.Tokens[q.lo].Sent
	return r.d.Sents[a].Para == r.d.Sents[b].Para && b-a <= 1
}
