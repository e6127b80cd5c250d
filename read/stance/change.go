package stance

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// lastIssueOf is the issue that "it" goes back to: the one on which the same actor stood in the words just before. "Kenya,
// which had opposed the deployment, now supports it." It is "" for other objects.
func (r *reader) lastIssueOf(i int, o *object, actors record.IDs) string {
	if r.apposed(o.head) || r.relative(o.head) {
		return r.summedUp(o.head)
	}
	switch r.d.Tokens[o.head].Lower {
	case "it", "this", "them", "that":
	default:
		return ""
	}
	if r.infinitive(i) >= 0 {
		return "" // "asked it to leave"
	}
	for n := len(r.held) - 1; n >= 0; n-- {
		if r.d.Tokens[i].Sent-r.d.Tokens[r.heldBy[n]].Sent > 1 {
			return ""
		}
		if contains(actors, r.held[n].Actor) {
			return r.held[n].Issue
		}
	}
	return ""
}

// tellChanges gives a position the stance that its actor had before, where the report tells of a change: "had refused …
// now accepts". A stance that is told as past only is then no entry of its own.
func (r *reader) tellChanges() {
	gone := map[int]bool{}
	for j := range r.held {
		now := &r.held[j]
		for i := range r.held {
			was := &r.held[i]
			if i == j || gone[i] || was.Actor != now.Actor || was.Issue != now.Issue || was.Stance == now.Stance || sign(was.Stance) == sign(now.Stance) && sign(now.Stance) != 0 {
				continue
			}
			if r.past(r.heldBy[i]) && !r.past(r.heldBy[j]) {
				now.Was, gone[i] = was.Stance, true
				now.Evidence = append(now.Evidence, was.Evidence...)
			}
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := r.held[:0]
	for i := range r.held {
		if !gone[i] {
			kept = append(kept, r.held[i])
		}
	}
	r.held = kept
}

// past tells whether word i tells of a stance that is over: "had refused", "having refused", "previously opposed".
func (r *reader) past(i int) bool {
	for k := range r.d.Kids(i) {
		switch t := &r.d.Tokens[k]; {
		case t.Rel == nlp.Aux && (t.Lower == "had" || t.Lower == "having"):
			return true
		case t.Rel == nlp.Advmod && formerly[t.Lower]:
			return true
		}
	}
	t := &r.d.Tokens[i]
	return t.UPOS == nlp.NOUN && r.formerBefore(i)
}

// formerBefore tells whether an adjective of former times stands before noun i: "its earlier refusal".
func (r *reader) formerBefore(i int) bool {
	for k := range r.d.Kids(i) {
		if t := &r.d.Tokens[k]; t.Rel == nlp.Amod && formerly[t.Lower] {
			return true
		}
	}
	return false
}

var formerly = wordSet("previously earlier formerly initially originally once long previous former initial first")
