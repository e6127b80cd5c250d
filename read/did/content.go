package did

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// contentOf is the head word of what is promised, demanded, refused or threatened in a clause, as its frame says where
// to look; -1 when it is not told.
func (r *reader) contentOf(c *clause, f *lexicon.EventFrame) int {
	for _, slot := range f.Content {
		k := -1
		switch slot {
		case "obj":
			k = c.obj
			if k >= 0 && f.Type != "REJECT" && f.Type != "SUPPORT" && r.human(k) {
				k = -1
			}
		case "xcomp":
			k = r.infinitive(c)
		case "ccomp":
			if k = r.d.Kid(c.v, nlp.Ccomp); k < 0 {
				k = r.clauseBehind(c.v)
			}
		default:
			if k = r.with(c, slot); k < 0 {
				k = r.gerund(c.v, slot)
			}
		}
		if k >= 0 && k != c.doer {
			return k
		}
	}
	return -1
}

// infinitive is the infinitive under a verb, however the parser has hung it on.
func (r *reader) infinitive(c *clause) int {
	for k := range r.d.Kids(c.v) {
		switch r.d.Tokens[k].Rel {
		case nlp.Xcomp:
			return k
		case nlp.Advcl, nlp.Ccomp:
			if k > c.v && r.p.Infinitive(k) {
				return k
			}
		}
	}
	if _, governs := lexicon.GovernorOf(c.lemma, 'v'); governs {
		for k := range r.d.Kids(c.v) { // "declined to disarm", with the verb taken for a noun
			if t := &r.d.Tokens[k]; t.Rel == nlp.Obl && k == c.v+2 && r.p.Prep(k) == "to" && r.p.World.VerbFrames(t.Lower) != nil {
				return k
			}
		}
	}
	if c.obj >= 0 {
		for k := range r.d.Kids(c.obj) {
			if r.d.Tokens[k].Rel == nlp.Acl && r.p.Infinitive(k) {
				return k
			}
		}
	}
	return -1
}

// gerund is the gerund behind a preposition: "accused of shelling".
func (r *reader) gerund(v int, prep string) int {
	for k := range r.d.Kids(v) {
		t := &r.d.Tokens[k]
		if t.Rel != nlp.Advcl && t.Rel != nlp.Obl && t.Rel != nlp.Acl {
			continue
		}
		if m := r.d.Kid(k, nlp.Mark, nlp.Case); m >= 0 && r.d.Tokens[m].Lower == prep {
			return k
		}
	}
	return -1
}

// about makes the code of an event more exact by what it is about, and takes what it is about out of the events of
// their own: who demands a truce tells of no truce. What somebody is accused of or praised for is told as done.
func (r *reader) about(e *event, c *clause, f *lexicon.EventFrame) {
	if e.content = r.contentOf(c, f); e.content < 0 {
		e.content = r.askedContent(c, f)
	}
	if e.content < 0 {
		return
	}
	if c.lemma == "deny" && e.content != c.obj {
		r.take(e.content) // "denied arming the rebels" refuses nobody anything, and answers who said so
		return
	}
	inner := r.innerCode(e.content)
	if code, mode := lexicon.ContentCode(e.Type, inner); code != "" {
		e.CAMEO = code
		if mode != "" {
			e.Mode = mode
		}
	}
	if e.Type == "REQUEST" && (inner == "163" || inner == "172") && len(e.Recipients) == 0 {
		e.Type, e.CAMEO, e.Mode = "ACCUSE", "113", "disapprove" // who calls for sanctions on somebody turns against him
		e.Recipients = r.contentParty(e)
		r.take(e.content)
		return
	}
	r.takeTerms(e, c)
	if e.content == e.whom {
		return
	}
	switch e.Type {
	case "AGREE", "REQUEST", "REJECT", "THREATEN":
		r.take(e.content)
	case "SUPPORT", "ACCUSE":
	}
	if e.Recipients == nil && e.Type != "THREATEN" && !e.nobody {
		e.Recipients = r.contentParty(e)
	}
}

// takeTerms takes what an offer or a plan that is asked for or refused is about, where the tree has hung it on the verb:
// the talks in "rejected an offer from Peru for direct talks".
func (r *reader) takeTerms(e *event, c *clause) {
	if e.Type != "REJECT" && e.Type != "REQUEST" && e.Type != "AGREE" {
		return
	}
	w := r.lemma(e.content)
	if !r.p.World.EventClass("proposal", w) && !r.p.World.EventClass("demand", w) && w != "mediation" && w != "invitation" {
		return
	}
	for _, prep := range [...]string{"for", "in", "to"} {
		if k := r.p.Obl(c.v, prep); k > e.content && k != e.whom && !r.actorLike(k) {
			r.take(k)
		}
	}
}

// askedContent is what a condition of a frame has found to be promised or refused: the visit in "cancelled the visit".
func (r *reader) askedContent(c *clause, f *lexicon.EventFrame) int {
	for i := range f.Conds {
		switch f.Conds[i].Slot {
		case "xcomp":
			return r.infinitive(c)
		case "ccomp":
			return r.d.Kid(c.v, nlp.Ccomp)
		case "obj":
			if f.Conds[i].Words != nil {
				return c.obj
			}
		}
	}
	return -1
}

// innerCode is the code of the event that word k would tell, "" when it tells none.
func (r *reader) innerCode(k int) string {
	t := &r.d.Tokens[k]
	switch t.UPOS {
	case nlp.VERB:
		c := r.clauseOf(k)
		if f, fit := r.best(&c, r.p.World.VerbFrames(c.lemma)); f != nil && fit >= 2 {
			return f.CAMEO
		}
		if role, n := r.lightVerb(&c); role != "" {
			return r.innerCode(n)
		}
	case nlp.NOUN, nlp.PROPN:
		if f := r.bestNoun(k); f != nil {
			return f.CAMEO
		}
		if k2 := r.p.Obl(k, "for", "to", "of", "on"); k2 >= 0 && k2 != k { // "end to the blockade"
			if f := r.bestNoun(k2); f != nil {
				return endOf(r.d.Tokens[k].Lemma, f.CAMEO)
			}
		}
	}
	return ""
}

// endOf is the code of ending something: an end to fighting is a truce, of sanctions their lifting.
func endOf(word, code string) string {
	switch word {
	case "end", "halt", "stop", "cessation", "lifting", "suspension", "pause", "ending", "easing":
	default:
		return code
	}
	if len(code) < 2 {
		return code
	}
	switch {
	case code[:2] == "19" || code[:2] == "18" || code[:2] == "20":
		return "0871"
	case code == "191":
		return "0872"
	case code == "163" || code == "172":
		return "085"
	case code[:2] == "14":
		return "082"
	}
	return code
}

// take marks all that stands below word k as spoken for, but for relative clauses, which tell of their own.
func (r *reader) take(k int) {
	if r.appointed(k) {
		return
	}
	r.used[k], r.taken[k] = true, true
	for c := range r.d.Kids(k) {
		switch r.d.Tokens[c].Rel {
		case nlp.AclRelcl, nlp.Parataxis, nlp.Appos, nlp.Advcl:
			if r.d.Tokens[c].Rel != nlp.Advcl || !r.p.Infinitive(c) {
				continue
			}
		}
		r.take(c)
	}
}

// appointed tells a meeting that is agreed on with its place: "agreed to meet again in Lima". It is an event of its own
// beside the word that was given, as are talks that were held before it: "agreed to extend the truce following talks".
func (r *reader) appointed(k int) bool {
	t := &r.d.Tokens[k]
	if t.UPOS != nlp.VERB {
		p := r.p.Prep(k)
		return (p == "after" || p == "following") && t.Rel == nlp.Obl && r.p.World.EventClass("talks", r.lemma(k))
	}
	if t.Lemma != "meet" && t.Lemma != "convene" && t.Lemma != "gather" || t.Rel != nlp.Xcomp && t.Rel != nlp.Advcl || t.Head < 0 {
		return false
	}
	return r.d.Tokens[t.Head].Lemma == "agree" && !r.p.Negated(t.Head) && r.p.PlaceOf(k) != nil
}

// contentParty is the recipient of a promise, demand or refusal that only its content names: the envoy in "refused to
// meet the envoy", the league in "rejected the league's plan".
func (r *reader) contentParty(e *event) []record.ActorID {
	k := e.content
	t := &r.d.Tokens[k]
	freed := e.Type == "REQUEST" && strings.HasPrefix(r.innerCode(k), "084") // asked of those who hold them
	if t.UPOS == nlp.VERB {
		c := r.clauseOf(k)
		if e.Type == "REQUEST" && c.subj >= 0 && c.subj != e.who && !c.passive {
			if ids := without(r.parties(c.subj), e.Actors); ids != nil {
				return ids
			}
		}
		if freed {
			e.nobody = true
			return nil
		}
		f := &lexicon.EventFrame{Type: e.Type}
		ids, whom := r.search(&c, f, e.Actors)
		if e.whom < 0 {
			e.whom = whom
		}
		return ids
	}
	for _, n := range r.d.Conjuncts(k) {
		for _, prep := range []string{"from", "by", "with", "to", "against", "between", "for", "on"} {
			if o := r.p.Obl(n, prep); o >= 0 {
				if ids := without(r.p.Parties(o), e.Actors); ids != nil {
					return ids
				}
			}
		}
		if freed {
			e.nobody = true
			continue
		}
		if ids := without(r.owners(n, 0), e.Actors); ids != nil {
			return ids
		}
		if a := r.d.Kid(n, nlp.Acl); a >= 0 && r.p.Agent(a) >= 0 && r.d.Tokens[a].XPOS == "VBN" {
			if ids := without(r.p.Parties(r.p.Agent(a)), e.Actors); ids != nil {
				return ids // "backed the steps taken by Chad"
			}
		}
	}
	return nil
}
