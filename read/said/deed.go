package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// ballots are what one contests by running in it.
var ballots = wordSet("election by-election byelection poll vote seat race primary runoff constituency ballot championship title match final")

// grants are what is denied to somebody by withholding it: "The court denied bail to the editor".
var grants = wordSet("asylum bail visa access entry entrance permission permit parole passage service treatment citizenship right funding fund loan leave opportunity chance licence license shelter")

// deedBy tells whether a verb that also reports is a deed here, by what it is done to: "recalled its ambassador", "contested the
// election", "was confirmed by parliament as minister", "The council approved the budget".
func (r *reader) deedBy(f *finding) bool {
	if f.form != lexicon.Phrase {
		return false
	}
	o := r.plainObject(f.verb)
	if o < 0 && r.p.Passive(f.verb) {
		o = r.p.Subject(f.verb)
	}
	if o < 0 {
		return false
	}
	t := &r.d.Tokens[o]
	switch r.d.Tokens[f.verb].Lemma {
	case "recall", "confirm":
		return r.isPerson(o) || t.UPOS == nlp.PRON && t.Lower != "it" && t.Lower != "this" && t.Lower != "that" && t.Lower != "which" && t.Lower != "what" || r.p.World.EventClass("official", t.Lemma) || r.p.World.EventClass("troops", t.Lemma) || r.p.World.EventClass("person", t.Lemma)
	case "contest":
		return ballots[t.Lemma]
	case "approve":
		return r.decides(f.source)
	case "deny":
		return grants[t.Lemma]
	}
	return false
}

// decides tells whether who approves is a body: what a parliament approves is decided, what a voter approves of is a view.
func (r *reader) decides(i int) bool {
	if i < 0 {
		return false
	}
	for _, id := range r.p.ActorsAt(i) {
		switch a := r.p.Actor(id); a.Kind {
		case record.Organization, record.Government, record.Country, record.Office:
			return true
		}
	}
	return r.p.World.EventClass("body", r.d.Tokens[i].Lemma)
}
