package did

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// verbLemma is the dictionary form of a verb, by its ending where the analysis has a form that no frame knows
// ("extradit" for "extradited").
func (r *reader) verbLemma(v int) string {
	t := &r.d.Tokens[v]
	if r.p.World.VerbFrames(t.Lemma) != nil || t.Lemma == "be" {
		return t.Lemma
	}
	if g := irregular[t.Lower]; g != "" {
		return g
	}
	if r.p.World.VerbFrames(t.Lower) != nil {
		return t.Lower // "raid" in "Police raid an office", taken for a past tense
	}
	if g := r.guessVerb(t.Lower); g != "" {
		return g
	}
	return t.Lemma
}

// guessVerb is the verb of which w is a form, by its ending; "" when no frame knows one.
func (r *reader) guessVerb(w string) string {
	try := func(stems ...string) string {
		for _, s := range stems {
			if r.p.World.VerbFrames(s) != nil || lexicon.LightVerb(s) != "" {
				return s
			}
		}
		return ""
	}
	for _, end := range []string{"ed", "ing"} {
		stem, ok := strings.CutSuffix(w, end)
		if !ok || len(stem) < 2 {
			continue
		}
		short := stem
		if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
			short = stem[:n-1]
		}
		if g := try(stem+"e", stem, short); g != "" {
			return g
		}
		if s, ok := strings.CutSuffix(stem, "i"); ok {
			return try(s + "y")
		}
	}
	if stem, ok := strings.CutSuffix(w, "s"); ok && len(stem) > 3 {
		return try(stem, strings.TrimSuffix(stem, "e"))
	}
	return ""
}

// misread finds the verb of a sentence that the tagger has taken for an adjective: "Libya freed 37 prisoners" as a noun
// phrase. Such a sentence has no finite verb at its root, and the word stands behind a noun, where no adjective stands.
func (r *reader) misread(s *nlp.Sent) {
	if s.End-s.Start < 4 || r.finite(s.Root) {
		return
	}
	for i := s.Start + 1; i < s.End-1; i++ {
		t := &r.d.Tokens[i]
		if t.UPOS == nlp.VERB && t.XPOS != "VB" && t.XPOS != "VBN" && t.XPOS != "VBG" {
			return
		}
		if r.used[i] || !r.bareVerb(s, i) && (s.Heading || !verbLike(t) && !r.startsObject(i)) {
			continue
		}
		before := i - 1
		for before > s.Start && r.d.Tokens[before].UPOS == nlp.ADV {
			before--
		}
		if p := r.d.Tokens[before].UPOS; p != nlp.NOUN && p != nlp.PROPN && p != nlp.PRON && p != nlp.NUM && p != nlp.X {
			continue
		}
		lemma := irregular[t.Lower]
		if lemma == "" {
			lemma = r.guessVerb(t.Lower)
		}
		if lemma == "" {
			lemma = t.Lower
		}
		if r.p.World.VerbFrames(lemma) == nil && lexicon.LightVerb(lemma) == "" {
			continue
		}
		c := clause{v: i, lemma: lemma, doer: r.headBefore(s, i), obj: r.headBehind(s, i)}
		c.subj = c.doer
		if r.told(&c) {
			r.used[i] = true
		}
		return
	}
}

// nounLike reads a verb that the tagger has taken for a noun where the tree knows better: it has a subject and an
// object, or a subject and stands at the root ("A drone strike kills nine", "Thousands protest in Lima", "The lawyer has
// been shot").
func (r *reader) nounLike(i int) {
	d := r.d
	t := &d.Tokens[i]
	subj := d.Kid(i, nlp.Nsubj, nlp.NsubjPass)
	if subj < 0 || subj > i || t.Form != t.Lower || d.Kid(i, nlp.Det, nlp.Case, nlp.NmodPoss) >= 0 {
		return
	}
	c := clause{v: i, doer: subj, subj: subj, obj: d.Kid(i, nlp.Obj)}
	if be := d.Kid(i, nlp.Cop, nlp.AuxPass); be >= 0 {
		if c.lemma = participles[t.Lower]; c.lemma == "" || d.Tokens[be].Lemma != "be" {
			return
		}
		c.passive, c.obj, c.doer = true, subj, r.p.Agent(i)
	} else if c.obj < 0 && t.Rel != nlp.Root && t.Rel != nlp.Ccomp && t.Rel != nlp.Conj {
		return
	} else if c.lemma = t.Lower; r.p.World.VerbFrames(c.lemma) == nil {
		c.lemma = r.guessVerb(t.Lower)
	}
	if c.lemma != "" && !r.used[i] && r.told(&c) {
		r.used[i] = true
	}
}

// participles are those without an ending that taggers take for nouns.
var participles = map[string]string{"shot": "shoot", "hit": "hit", "hurt": "hurt", "cut": "cut", "set": "set", "held": "hold"}

// begun reads the gerund that the parser has made a modifier of the object it should have: "began withdrawing troops".
// It tells whether there is one.
func (r *reader) begun(i int) bool {
	d := r.d
	t := &d.Tokens[i]
	if t.Rel != nlp.Amod || t.XPOS != "VBG" || i == 0 || t.Head != i+1 && t.Head != i+2 || d.Tokens[t.Head].Rel != nlp.Obj {
		return false
	}
	v := i - 1
	switch d.Tokens[v].Lemma {
	case "begin", "start", "continue", "resume", "keep", "stop", "finish", "halt", "cease":
	default:
		return false
	}
	if d.Tokens[t.Head].Head != v {
		return false
	}
	c := clause{v: i, doer: r.p.Doer(v), subj: r.p.Subject(v), obj: t.Head, lemma: r.verbLemma(i)}
	r.used[i] = true
	return r.told(&c)
}

// irregular are past forms without an ending, which taggers and lemmatizers take for other words.
var irregular = map[string]string{"froze": "freeze", "frozen": "freeze", "swore": "swear", "sworn": "swear", "sank": "sink", "sunk": "sink", "shook": "shake",
	"struck": "strike", "overran": "overrun", "overthrew": "overthrow", "forbade": "forbid", "forswore": "forswear", "rebuilt": "rebuild", "withdrew": "withdraw",
	"cut": "cut", "hit": "hit", "shut": "shut", "quit": "quit", "beat": "beat", "shot": "shoot", "sent": "send", "lent": "lend", "won": "win", "slew": "slay",
	"drove": "drive", "threw": "throw", "tore": "tear", "broke": "break", "stole": "steal", "retook": "retake", "foresaw": "foresee", "besought": "beseech",
	"wrung": "wring", "flung": "fling", "upheld": "uphold", "withheld": "withhold", "overrode": "override", "undertook": "undertake", "spat": "spit"}

// startsObject tells whether the word i, in a sentence without a finite verb, stands between a subject and an object: a
// noun before it, and an article, a number, a name or a possessive behind it ("The court jails the editor").
func (r *reader) startsObject(i int) bool {
	d := r.d
	t := &d.Tokens[i]
	if t.UPOS != nlp.NOUN && t.UPOS != nlp.PROPN && t.UPOS != nlp.X || t.Form != t.Lower || i+1 >= len(d.Tokens) {
		return false
	}
	if irregular[t.Lower] != "" {
		return true
	}
	switch n := &d.Tokens[i+1]; n.UPOS {
	case nlp.DET, nlp.NUM:
		return true
	case nlp.PRON:
		return n.XPOS == "PRP$"
	}
	return false
}

// bareVerb tells whether word i of a headline is a verb without an ending, which taggers take for a noun, adjective or adverb:
// it stands between those who act, in the plural, and whom or what they act upon: "Rebels free 12 hostages", "Ministers back
// sanctions".
func (r *reader) bareVerb(s *nlp.Sent, i int) bool {
	d := r.d
	t := &d.Tokens[i]
	if t.Form != t.Lower || t.UPOS != nlp.NOUN && t.UPOS != nlp.ADJ && t.UPOS != nlp.ADV && t.UPOS != nlp.PROPN && t.UPOS != nlp.X || i+1 >= s.End || i-s.Start > 6 {
		return false
	}
	if strings.HasSuffix(t.Lower, "s") || strings.HasSuffix(t.Lower, "ing") || !r.acting(s.Start, i) {
		return false
	}
	if r.d.Tokens[i+1].UPOS == nlp.ADP && r.protesting(t.Lower) {
		return true // "Hundreds of demonstrators march in Nairobi"
	}
	o := r.headBehind(s, i)
	if o < 0 || d.Tokens[i+1].UPOS == nlp.ADV {
		return false
	}
	switch n := &d.Tokens[i+1]; {
	case n.UPOS == nlp.NUM, n.UPOS == nlp.DET, n.XPOS == "PRP$":
		return true
	}
	return d.Tokens[o].XPOS == "NNS" || d.Tokens[o].UPOS == nlp.PROPN || r.p.World.EventClass("troops", d.Tokens[o].Lemma) || r.collective(o)
}

// protesting tells whether a verb tells of a protest, which needs no object.
func (r *reader) protesting(w string) bool {
	return slices.ContainsFunc(r.p.World.VerbFrames(w), func(f *lexicon.EventFrame) bool { return f.Type == "PROTEST" && f.Particle == "" })
}

// collective tells nouns in the singular for many: "staff", "aid", "power".
func (r *reader) collective(i int) bool {
	l := r.d.Tokens[i].Lemma
	return l == "staff" || l == "crew" || r.p.World.EventClass("aid", l) || r.p.World.EventClass("power", l)
}

// acting tells whether the words from a sentence's start to i are those who act, in the plural: people, a band, the
// citizens of a state.
func (r *reader) acting(start, i int) bool {
	for k := start; k < i; k++ {
		switch t := &r.d.Tokens[k]; t.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.NUM:
		default:
			if t.Rel != nlp.Amod && !(t.Lower == "of" && k > start && r.d.Tokens[k-1].XPOS == "NNS") { // "suspected smugglers", "hundreds of demonstrators"
				return false
			}
		}
	}
	if i == start {
		return false
	}
	t := &r.d.Tokens[i-1]
	if t.UPOS == nlp.NOUN {
		return t.XPOS == "NNS" && (r.p.World.EventClass("person", t.Lemma) || r.p.World.EventClass("troops", t.Lemma) || r.p.World.EventClass("body", t.Lemma)) || t.Lower == "police"
	}
	return t.UPOS == nlp.PROPN && (r.pluralName(t) || r.armed(i-1))
}

// armed tells whether word k names an armed group, which is many: "Taliban ban".
func (r *reader) armed(k int) bool {
	return slices.ContainsFunc(r.p.ActorsAt(k), func(id record.ActorID) bool {
		a := r.p.Actor(id)
		return a != nil && a.Kind == record.ArmedGroup
	})
}

// pluralName tells names of many: "Kenyans", "Tuaregs".
func (r *reader) pluralName(t *nlp.Token) bool {
	if t.XPOS == "NNPS" || r.p.World.Countries.Demonym(t.Form) != nil && strings.HasSuffix(t.Form, "s") {
		return true
	}
	one, ok := strings.CutSuffix(t.Form, "s")
	if !ok || len(one) < 4 {
		return false
	}
	return r.p.World.Countries.Demonym(one) != nil || r.p.World.Bodies[one] != nil || strings.HasSuffix(one, "i")
}

// told makes an event of a clause whose verb the tagger has missed.
func (r *reader) told(c *clause) bool {
	r.misv = c.v
	defer func() { r.misv = -1 }()
	f, fit := r.best(c, r.p.World.VerbFrames(c.lemma))
	if role, n := r.lightVerb(c); role != "" && fit < 4 {
		if e := r.lightEvent(c, role, n); e != nil {
			r.add(e)
			return true
		}
	}
	if f == nil || r.guarded(c, f) {
		return false
	}
	e := r.verbEvent(c, f)
	if e == nil {
		return false
	}
	if e.whom < 0 {
		e.whom = c.obj
	}
	r.add(e)
	return true
}

// verbLike tells a word that may be a misread verb: in lower case, with the ending of a past tense, or of a present
// where the tagger has given up on it ("imposes" as a foreign word).
func verbLike(t *nlp.Token) bool {
	if t.Form != t.Lower {
		return false
	}
	switch t.UPOS {
	case nlp.ADJ, nlp.NOUN, nlp.PROPN:
		return strings.HasSuffix(t.Lower, "ed")
	case nlp.X:
		return strings.HasSuffix(t.Lower, "ed") || strings.HasSuffix(t.Lower, "s")
	}
	return false
}

// finite tells whether word i is a verb or has a subject or an auxiliary, as the root of a whole sentence has.
func (r *reader) finite(i int) bool {
	t := &r.d.Tokens[i]
	return t.UPOS == nlp.VERB && t.XPOS != "VBN" || r.d.Kid(i, nlp.Aux, nlp.Cop, nlp.AuxPass) >= 0
}

// headBefore is the head of the noun phrase before a misread verb: the first noun of the sentence that is not inside
// a prepositional phrase.
func (r *reader) headBefore(s *nlp.Sent, v int) int {
	last := -1
	for i := s.Start; i < v; i++ {
		t := &r.d.Tokens[i]
		if t.UPOS == nlp.ADP && last >= 0 {
			break
		}
		if t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN || t.UPOS == nlp.PRON {
			if _, dated := r.isWeekday(i); !dated {
				last = i
			}
		}
	}
	if last >= 0 {
		if h := r.d.ConjHead(last); h >= s.Start && h < v {
			return h // "Chad and Niger"
		}
	}
	return last
}

func (r *reader) isWeekday(i int) (string, bool) {
	w := r.d.Tokens[i].Lemma
	return w, r.p.World.EventClass("date", w)
}

// headBehind is the last word of the noun phrase behind a misread verb.
func (r *reader) headBehind(s *nlp.Sent, v int) int {
	last := -1
	for i := v + 1; i < s.End; i++ {
		if _, dated := r.isWeekday(i); dated {
			return last
		}
		switch t := &r.d.Tokens[i]; t.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.PRON:
			last = i
		case nlp.DET, nlp.ADJ, nlp.NUM, nlp.ADV, nlp.X, nlp.SYM:
		default:
			return last
		}
	}
	return last
}

// progressive reads "was supplying weapons" where the tagger has taken the participle for an adjective.
func (r *reader) progressive(s *nlp.Sent, i int) bool {
	t := &r.d.Tokens[i]
	if !strings.HasSuffix(t.Lower, "ing") || i <= s.Start || t.Form != t.Lower {
		return false
	}
	be := i - 1
	for be > s.Start && r.d.Tokens[be].UPOS == nlp.ADV {
		be--
	}
	if b := &r.d.Tokens[be]; b.UPOS != nlp.AUX || b.Lemma != "be" {
		return false
	}
	lemma := r.guessVerb(t.Lower)
	if lemma == "" {
		return false
	}
	c := clause{v: i, lemma: lemma, doer: r.p.Subject(i), obj: -1}
	if c.doer < 0 && t.Head >= 0 && t.Rel == nlp.Amod {
		c.doer, c.obj = r.p.Subject(t.Head), t.Head
	}
	if c.obj < 0 {
		c.obj = r.headBehind(s, i)
	}
	c.subj = c.doer
	return r.told(&c)
}
