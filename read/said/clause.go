package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
)

// readVerbs makes a statement of each verb that reports and has a content in one of the forms that the lexicon allows.
func (r *reader) readVerbs() {
	for v := range r.d.Tokens {
		t := &r.d.Tokens[v]
		if r.likeVerb(v) {
			r.readAsVerb(v)
			continue
		}
		if r.setOffNoun(v) {
			r.readSetOff(v)
			continue
		}
		if t.UPOS != nlp.VERB && t.Lower != "said" && t.Lower != "says" && !r.likeParticiple(v) {
			continue
		}
		cues := r.cuesOf(v)
		if cues == nil || t.Rel == nlp.Amod && !r.finite(v) || t.Rel == nlp.Case || t.Rel == nlp.Mark || t.Rel == nlp.Fixed {
			continue
		}
		r.readVerb(v, cues)
	}
}

// likeVerb tells whether word v is a reporting verb in the plural that the tagger has for a noun: "the delegates stress
// that", "both states announce they". Nouns that report themselves ("the claim that") are not meant.
func (r *reader) likeVerb(v int) bool {
	t := &r.d.Tokens[v]
	if t.UPOS != nlp.NOUN || v == 0 || v+2 >= len(r.d.Tokens) || t.Lower != t.Lemma || r.cues.Noun(t.Lemma) != nil {
		return false
	}
	next := &r.d.Tokens[v+1]
	if next.Lower != "that" && (next.UPOS != nlp.PRON || next.Rel != nlp.Nsubj) {
		return false
	}
	before := &r.d.Tokens[v-1]
	if before.XPOS != "NNS" && before.UPOS != nlp.PROPN || !r.sameSent(v-1, v+1) {
		return false
	}
	for _, c := range r.cues.Verbs(t.Lower) {
		if len(c.Rest) == 0 && c.Has(lexicon.Clause) {
			return true
		}
	}
	return false
}

// readAsVerb makes the statement of such a word: what follows it to the end of the sentence.
func (r *reader) readAsVerb(v int) {
	content := r.spans(v+1, r.d.Sents[r.d.Tokens[v].Sent].End, v)
	if content == nil || r.byVerb[v] != nil {
		return
	}
	cs := r.cues.Verbs(r.d.Tokens[v].Lower)
	f := &finding{verb: v, cue: rng{v, v + 1}, source: r.d.ConjHead(v - 1), object: -1, content: content, form: lexicon.Clause,
		act: record.Act(cs[len(cs)-1].Frame(lexicon.Clause).Act), rule: "clause", score: 0.7}
	r.cutParticiple(f)
	r.add(f)
}

// cuesOf are the cues of verb i: by its lemma, else by its form, since lemmatisers miss rare verbs ("apologized").
func (r *reader) cuesOf(i int) []*lexicon.Cue {
	t := &r.d.Tokens[i]
	if c := r.cues.Verbs(t.Lemma); c != nil {
		return c
	}
	return r.cues.VerbsOfForm(t.Lower)
}

// readVerb reads verb v by the first of its cues that is there with all its words and a content.
func (r *reader) readVerb(v int, cues []*lexicon.Cue) {
	if f := r.byVerb[v]; f != nil {
		r.addWords(f)
		r.addFirst(f)
		return
	}
	if r.hypothetical(v) {
		return
	}
	if f := r.asTold(v); f != nil {
		r.add(f)
		return
	}
	prt := r.p.Particle(v)
	for _, c := range cues {
		rest := r.restOf(c, v)
		if len(rest) != len(c.Rest) || (len(c.Rest) == 0 && prt != "" && !r.prepOf(c, prt)) {
			continue
		}
		if f := r.bestFrame(v, c, rest); f != nil {
			if r.wanted(f) {
				r.add(f)
			}
			return
		}
	}
}

// prepOf tells whether the particle that the tree gives a verb is the preposition of one of its forms: "called on".
func (r *reader) prepOf(c *lexicon.Cue, word string) bool {
	for i := range c.Frames {
		if c.Frames[i].Prep == word || c.Frames[i].Object == word {
			return true
		}
	}
	return false
}

// restOf are the words of a cue besides its verb ("out" in "point out"), as many as are there.
func (r *reader) restOf(c *lexicon.Cue, v int) []int {
	var out []int
	at := v + 1
	for _, w := range c.Rest {
		found := -1
		for i := at; i < len(r.d.Tokens) && i < v+5 && r.sameSent(i, v); i++ {
			if t := &r.d.Tokens[i]; (t.Lower == w || t.Lemma == w) && (i == at || t.Head == v) {
				found = i
				break
			}
		}
		if found < 0 {
			return out
		}
		out, at = append(out, found), found+1
	}
	return out
}

// hypothetical tells whether nothing was said by verb v: "did not say", "if he says", "could announce", "failed to say".
func (r *reader) hypothetical(v int) bool {
	t := &r.d.Tokens[v]
	if t.Lower == "asked" && (v == r.d.Sents[t.Sent].Start || r.d.Tokens[v-1].Lower == "when") {
		return true // "Asked whether he would go, the premier said no": the press asked
	}
	for k := range r.d.Kids(v) {
		switch x := &r.d.Tokens[k]; x.Rel {
		case nlp.Mark:
			switch x.Lower {
			case "if", "unless", "whether":
				return true
			case "as":
				return r.p.Passive(v) // "as cited by the weekly" only passes on
			}
		}
	}
	if t.Rel == nlp.Xcomp && t.Head >= 0 {
		switch r.d.Tokens[t.Head].Lemma {
		case "refuse", "decline", "fail", "refrain":
			return true
		}
	}
	return false
}

// wanted tells whether a finding is a statement and no chance use of its verb.
func (r *reader) wanted(f *finding) bool {
	if len(f.content) == 0 {
		return false
	}
	if f.form == lexicon.Clause && r.quotedElsewhere(f) {
		return false
	}
	if l := r.d.Tokens[f.verb].Lemma; l == "give" && (f.object < 0 || !estimates[r.d.Tokens[f.object].Lemma] || r.d.Tokens[f.object].Lemma == "number" || !r.tellsNumber(f)) {
		return false // "gave the rebels food", "gave other figures"
	}
	if r.d.Tokens[f.verb].Lemma == "put" && f.object >= 0 && !estimates[r.d.Tokens[f.object].Lemma] {
		return false // "put the plan at risk"
	}
	if t := &r.d.Tokens[f.verb]; t.XPOS == "VBG" && f.form == lexicon.Phrase && turningTo[t.Lemma] && (f.verb == r.d.Sents[t.Sent].Start || t.Lemma == "refer" && r.prepPhrase(f.verb, "as") < 0) {
		return false // "Commenting on the raid, she said …": one thing said
	}
	if r.d.Tokens[f.verb].Lemma == "protest" && f.form == lexicon.Phrase && f.source >= 0 && r.amongWhom(f.source) >= 0 {
		return false // "Thousands of students protested the cuts" marched
	}
	if r.d.Tokens[f.verb].Lemma == "question" && f.form == lexicon.Phrase && r.somebody(f.object) {
		return false // "police questioned the minister": asked him, doubted nothing
	}
	if r.silence(f) || r.namelessness(f) || r.deedBy(f) || r.namesItself(f) {
		return false
	}
	t := &r.d.Tokens[f.verb]
	ascribed := isAscribed(f.act)
	neg := r.p.Negated(f.verb)
	if neg && (!ascribed && f.act != record.Deny && f.act != record.Dismiss || refusals[t.Lemma]) {
		return false
	}
	if f.source < 0 {
		return ascribed && r.p.Passive(f.verb)
	}
	if f.form != lexicon.Clause && f.form != lexicon.Quotation && !ascribed && !r.maySpeak(f.source) {
		return false
	}
	if r.inside[f.verb] > 0 && (firstPerson(&r.d.Tokens[f.source])) {
		return false
	}
	if t.Rel == nlp.Acl && t.XPOS == "VBN" && f.form == lexicon.Phrase {
		return false
	}
	return true
}

// turningTo are verbs whose participle tells, at the head of a sentence, what is spoken of; "referring to" does so anywhere.
var turningTo = wordSet("comment speak talk refer respond react remark touch dwell elaborate")

// refusals are verbs that turn something down: who does not reject it dismisses nothing.
var refusals = wordSet("reject dismiss deny refuse rebuff spurn rule repudiate")

// tellsNumber tells whether a number stands in the content of a finding.
func (r *reader) tellsNumber(f *finding) bool {
	for _, c := range f.content {
		lo, hi := r.d.TokensOf(c)
		for i := lo; i < hi; i++ {
			if r.d.Tokens[i].UPOS == nlp.NUM {
				return true
			}
		}
	}
	return false
}

// estimates are nouns whose size somebody puts at a figure: "put the toll at forty".
var estimates = wordSet("chance odds probability likelihood toll number figure death total cost loss casualty count price size damage turnout crowd")

// somebody tells whether noun o and all that are named with it are people or bodies, no things that they have or do.
func (r *reader) somebody(o int) bool {
	if o < 0 {
		return false
	}
	for _, c := range r.d.Conjuncts(o) {
		if r.p.ActorsAt(c) == nil && r.p.Latent(c) == nil {
			return false
		}
	}
	return true
}

// namesItself tells "a group calling itself the Tigers", which says nothing.
func (r *reader) namesItself(f *finding) bool {
	if f.object < 0 || r.d.Tokens[f.object].Feat("Reflex") != "Yes" {
		return false
	}
	l := r.d.Tokens[f.verb].Lemma
	return l == "call" || l == "name" || l == "style" || l == "identify" || l == "introduce"
}

// silence tells "declined to give her name", by which nothing is said.
func (r *reader) silence(f *finding) bool {
	if l := r.d.Tokens[f.verb].Lemma; f.form != lexicon.Infinitive || l != "decline" && l != "refuse" {
		return false
	}
	k := r.infinitiveOf(f.verb)
	return k >= 0 && untold[r.d.Tokens[k].Lemma]
}

// untold are what sources keep to themselves.
var untold = wordSet("give name identify")

// namelessness tells whether a source only asks not to be named: "who requested anonymity", "asked not to be identified".
func (r *reader) namelessness(f *finding) bool {
	lo, hi := r.d.TokensOf(f.content[0])
	for i := lo; i < hi && i < lo+6; i++ {
		switch r.d.Tokens[i].Lower {
		case "anonymity":
			return true
		case "named", "identified", "quoted":
			return i > lo+1 && r.d.Tokens[i-1].Lower == "be" && hi-lo < 8
		}
	}
	return false
}

// quotedElsewhere tells whether the content of a finding is a quotation that a clause has taken already.
func (r *reader) quotedElsewhere(f *finding) bool {
	for _, c := range f.content {
		in := r.inside[r.d.TokenAt(c.Start)]
		if in == 0 {
			return false
		}
		q := &r.quotes[in-1]
		if !q.full || q.owner == nil || q.owner.verb == f.verb || !q.span.Contains(c) || r.inside[f.verb] == in {
			return false
		}
	}
	return true
}

// maySpeak tells whether noun i may be who speaks, and is no thing: "the rise underlined the challenge" is no statement.
func (r *reader) maySpeak(i int) bool {
	t := &r.d.Tokens[i]
	if o := r.amongWhom(i); r.apposed(i) >= 0 || o >= 0 && (r.p.ActorsAt(o) != nil || r.p.Latent(o) != nil) {
		return true
	}
	if t.UPOS != nlp.NOUN || r.p.ActorsAt(i) != nil || r.p.Latent(i) != nil {
		return true
	}
	return r.isPaper(t.Lemma) || r.ownerOfPaper(i) >= 0 && r.d.Kid(i, nlp.NmodPoss) < 0
}

func isAscribed(a record.Act) bool {
	return a == record.Believe || a == record.Intend || a == record.Show
}

// cueWords are the words of the cue with verb v, and its act in that form.
func (r *reader) cueWords(v int, form lexicon.Form) (rng, record.Act) {
	for _, c := range r.cuesOf(v) {
		rest := r.restOf(c, v)
		if len(rest) != len(c.Rest) {
			continue
		}
		if f := c.Frame(form); f != nil {
			return r.cueRange(v, rest), record.Act(f.Act)
		}
	}
	return rng{v, v + 1}, record.Say
}

func (r *reader) cueRange(v int, rest []int) rng {
	hi := v + 1
	for _, i := range rest {
		hi = max(hi, i+1)
	}
	return rng{v, hi}
}

// hearerOf is who is told, when verb v can have a hearer: "Zelensky told reporters".
func (r *reader) hearerOf(v int) (int, bool) {
	for _, c := range r.cuesOf(v) {
		for i := range c.Frames {
			if f := &c.Frames[i]; f.Object == "np" && (f.Form == lexicon.Quotation || f.Form == lexicon.Clause) {
				if o := r.plainObject(v); o >= 0 {
					return o, f.Hearer
				}
			}
		}
	}
	return -1, false
}

// plainObject is the head of the plain object of v that is no quotation, -1 for none.
func (r *reader) plainObject(v int) int {
	for k := range r.d.Kids(v) {
		t := &r.d.Tokens[k]
		if (t.Rel == nlp.Obj || t.Rel == nlp.Iobj) && (r.inside[k] == 0 || r.inside[k] == r.inside[v] || !r.quotes[r.inside[k]-1].full) {
			return k
		}
	}
	return -1
}

// addFirst gives a quotation's statement the clause before its verb that the quotation goes on with: "There would be no talks,
// he told the channel, “before the shelling ends.”"
func (r *reader) addFirst(f *finding) {
	if len(f.content) == 0 {
		return
	}
	i := r.d.TokenAt(f.content[0].Start)
	if r.inside[i] == 0 || i < f.verb || i+1 >= len(r.d.Tokens) || r.d.Tokens[i-1].Form != "," || r.d.Tokens[i+1].Form != r.d.Tokens[i+1].Lower || !r.sameSent(i, f.verb) {
		return
	}
	if left, t := r.clauseAround(f.verb, false); left != nil && left[len(left)-1].End <= r.d.Tokens[f.verb].Span.Start && (f.source < t.lo || f.source < t.hi) {
		f.content = append(left, f.content...)
	}
}

// addWords gives a quotation's statement the clause that its verb has besides: "He said that the roles were open,
// "They won't fight.""
func (r *reader) addWords(f *finding) {
	k := r.d.Kid(f.verb, nlp.Ccomp)
	if k < 0 || r.inside[k] > 0 || r.d.Kid(k, nlp.Mark) < 0 {
		return
	}
	lo, hi := r.d.Subtree(k)
	if lo <= f.verb && f.verb < hi {
		return
	}
	for i := lo; i < hi; i++ {
		if in := r.inside[i]; in > 0 && r.quotes[in-1].full {
			hi = i
			break
		}
	}
	for _, s := range r.spans(lo, hi, f.verb) {
		if s.End <= f.content[0].Start {
			f.content = append(f.content, s)
		}
	}
	sortSpans(f.content)
}
