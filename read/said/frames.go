package said

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// match is one form of a cue found in the tree.
type match struct {
	content []text.Span
	object  int // head word of the object before the content, -1 for none
	cueEnd  int // the cue's words reach to here ("called for")
	weight  int // the higher, the surer that the form is meant
	tail    *tail
}

// bestFrame is the finding of verb v by the surest form of cue c that the tree shows, nil when it shows none.
func (r *reader) bestFrame(v int, c *lexicon.Cue, rest []int) *finding {
	cue := r.cueRange(v, rest)
	var best match
	var frame *lexicon.Frame
	for i := range c.Frames {
		if m := r.match(v, &c.Frames[i], cue.hi); m.weight > best.weight {
			best, frame = m, &c.Frames[i]
		}
	}
	if frame == nil || len(best.content) == 0 || record.Act(frame.Act) == record.Believe && r.serves(v) {
		return nil
	}
	cue.hi = max(cue.hi, best.cueEnd)
	f := &finding{verb: v, cue: cue, source: r.sourceOf(v), content: best.content, act: record.Act(frame.Act), form: frame.Form,
		object: best.object, hearer: frame.Hearer, rule: ruleNames[frame.Form], score: formScore[frame.Form]}
	if t := best.tail; t != nil && (f.source < t.lo || f.source >= t.hi) {
		f.source = t.source
	}
	r.cutParticiple(f)
	r.cutOutcome(f)
	if f.source >= 0 && holds(f.content, r.d.Tokens[f.source].Span) && !r.p.Passive(v) {
		f.source = r.nearSubject(v)
	}
	if isAscribed(f.act) {
		f.rule, f.score = "ascribed", 0.35
	}
	if f.object < 0 && (frame.Form == lexicon.Clause || frame.Form == lexicon.Quotation) {
		f.object, f.hearer = r.hearerOf(v)
	}
	return f
}

// serves tells whether verb v is what another deed is for: "sent troops to support the army" tells no opinion.
func (r *reader) serves(v int) bool {
	t := &r.d.Tokens[v]
	return r.p.Infinitive(v) && (t.Rel == nlp.Advcl || t.Rel == nlp.Acl) || t.XPOS == "VBG" && r.d.Kid(v, nlp.Mark) >= 0 && t.Rel == nlp.Advcl
}

// cutParticiple ends a content before a participle that reports by itself: "rejected the offer, saying that …".
func (r *reader) cutParticiple(f *finding) {
	for n, c := range f.content {
		lo, hi := r.d.TokensOf(c)
		for i := lo + 2; i < hi; i++ {
			t := &r.d.Tokens[i]
			from := r.participleFrom(i)
			if t.XPOS != "VBG" && !r.likeParticiple(i) || r.inside[i] > 0 || !r.speaks(i) && !turningTo[t.Lemma] || from <= lo || r.d.Kid(i, nlp.Ccomp) < 0 && r.d.Kid(i, nlp.Obj) < 0 && r.byVerb[i] == nil && !r.likeParticiple(i) && !r.barely(i) && !r.callsOn(i) {
				continue
			}
			f.content = append(f.content[:n:n], r.spans(lo, from, f.verb)...)
			r.adopt(i, f.verb)
			return
		}
	}
}

// participleFrom is the comma, or "by", that parts participle i from what stands before it, with a conjunction between them
// or not: "rejected the offer | , saying", "said it had left | , before claiming". -1 when nothing does.
func (r *reader) participleFrom(i int) int {
	switch t := &r.d.Tokens[i-1]; {
	case t.Form == ",", t.Lower == "by":
		return i - 1
	case r.d.Tokens[i-2].Form == "," && r.inside[i-2] > 0 && r.quotes[r.inside[i-2]-1].hi == i:
		return i // "a “black day,” | calling for calm"
	case (t.Lower == "while" || t.Lower == "before") && r.d.Tokens[i-2].Form == ",":
		return i - 2
	}
	return -1
}

// callsOn tells whether what participle i asks for, or whom, hangs on a preposition right behind it: ", calling | on donors to
// pay", ", appealing | for calm".
func (r *reader) callsOn(i int) bool {
	if i+1 >= len(r.d.Tokens) || r.d.Tokens[i+1].UPOS != nlp.ADP && r.d.Tokens[i+1].UPOS != nlp.SCONJ {
		return false
	}
	for _, c := range r.cuesOf(i) {
		for k := range c.Frames {
			if f := &c.Frames[k]; f.Prep == r.d.Tokens[i+1].Lower || f.Object == r.d.Tokens[i+1].Lower {
				return true
			}
		}
	}
	return false
}

// barely tells whether a clause without "that" follows participle i which the tree hangs elsewhere: ", alleging | the rebels had
// burned the mill".
func (r *reader) barely(i int) bool {
	return r.bareVerb(i) && r.bareClause(i) != nil
}

// cutOutcome ends a content where the report goes on in its own words: with what came of the speech ("told troops to march, |
// drawing a protest from Chad"), with what it was ("offered to send troops, | an offer that Chad welcomed"), or with what
// had happened before ("said it would hold fire, | a day after rebels shelled the port").
func (r *reader) cutOutcome(f *finding) {
	for n, c := range f.content {
		lo, hi := r.d.TokensOf(c)
		for i := lo + 3; i+2 < hi; i++ {
			if r.d.Tokens[i-1].Form == "," && r.inside[i] == 0 && r.inside[lo] == 0 && i > f.verb && (r.outcome(i) || r.daysAfter(i) || r.ownNoun(i, f.act) || r.answerBehind(i) >= 0) {
				f.content = append(f.content[:n:n], r.spans(lo, i-1, f.verb)...)
				return
			}
		}
	}
}

// outcome tells whether word i is a participle of what came of something said: "drawing criticism", "angering Chad".
func (r *reader) outcome(i int) bool {
	switch r.d.Tokens[i].Lower {
	case "drawing", "prompting", "sparking", "triggering", "provoking", "eliciting", "earning":
		o := r.d.Kid(i, nlp.Obj)
		return o > i && outcries[r.d.Tokens[o].Lemma]
	}
	return false
}

var outcries = wordSet("protest criticism condemnation rebuke outcry denial response reaction applause anger outrage ire fury complaint cheer praise reply retort backlash scorn")

// daysAfter tells whether word i begins "a day after", "two weeks before".
func (r *reader) daysAfter(i int) bool {
	t := &r.d.Tokens[i]
	if t.UPOS != nlp.NUM && t.UPOS != nlp.DET || r.d.Tokens[i+2].Lower != "after" && r.d.Tokens[i+2].Lower != "before" {
		return false
	}
	switch r.d.Tokens[i+1].Lemma {
	case "minute", "hour", "day", "week", "month", "year":
		return true
	}
	return false
}

// ownNoun tells whether word i begins an apposition that names the act of speaking itself: "an offer that …".
func (r *reader) ownNoun(i int, act record.Act) bool {
	t, that := &r.d.Tokens[i+1], r.d.Tokens[i+2].Lower
	if r.d.Tokens[i].UPOS != nlp.DET || that != "that" && that != "which" {
		return false
	}
	switch t.Lemma {
	case "offer", "proposal", "suggestion", "idea":
		return act == record.Propose || act == record.Promise
	case "accusation", "charge", "allegation", "claim":
		return act == record.Accuse || act == record.Criticise || act == record.Say
	case "demand", "call", "appeal":
		return act == record.Demand || act == record.Ask
	case "threat":
		return act == record.Threaten
	}
	return false
}

// likeParticiple tells whether word i is a participle that reports though the tagger has it for a noun: ", warning that".
func (r *reader) likeParticiple(i int) bool {
	t := &r.d.Tokens[i]
	return i > 0 && t.UPOS == nlp.NOUN && strings.HasSuffix(t.Lower, "ing") && r.d.Tokens[i-1].Form == "," && i+1 < len(r.d.Tokens) &&
		r.d.Tokens[i+1].Lower == "that" && r.cues.VerbsOfForm(t.Lower) != nil
}

// speaks tells whether word i is a verb of speaking: one that takes a clause, or that accuses, demands, praises and so on.
func (r *reader) speaks(i int) bool {
	if r.takesClause(i) {
		return true
	}
	for _, c := range r.cuesOf(i) {
		switch record.Act(c.Frames[0].Act) {
		case record.Accuse, record.Demand, record.Criticise, record.Praise, record.Ask, record.Thank:
			return true
		}
	}
	return false
}

var ruleNames = [...]string{"quote", "clause", "question", "infinitive", "gerund", "phrase", "complement"}

var formScore = [...]float64{0.9, 0.88, 0.75, 0.78, 0.65, 0.68, 0.72}

// match finds the content of v in the form of frame f.
func (r *reader) match(v int, f *lexicon.Frame, from int) match {
	switch f.Form {
	case lexicon.Clause, lexicon.Question:
		if f.Object == "" || f.Object == "np" {
			return r.matchClause(v, f)
		}
	case lexicon.Quotation:
		return r.matchQuote(v, from)
	case lexicon.Infinitive:
		return r.matchInfinitive(v, f)
	case lexicon.Gerund:
		return r.matchGerund(v, f)
	case lexicon.Complement:
		return r.matchComplement(v, f)
	case lexicon.Phrase:
		return r.matchPhrase(v, f, from)
	}
	return match{}
}

// matchQuote finds words in quotation marks straight behind the verb: "the sign read “No entry”".
func (r *reader) matchQuote(v, from int) match {
	if from >= len(r.d.Tokens) || r.inside[from] == 0 || r.inside[v] == r.inside[from] {
		return match{}
	}
	q := &r.quotes[r.inside[from]-1]
	if q.lo != from || q.hi-q.lo < 3 {
		return match{}
	}
	if r.d.Tokens[from+1].UPOS == nlp.ADP && r.plainObject(v) >= q.hi {
		return match{} // denied “in the strongest terms” | a claim
	}
	return match{content: []text.Span{q.span}, object: -1, weight: 4}
}
