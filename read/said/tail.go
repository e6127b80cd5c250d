package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// A reporting clause mostly follows what it reports, and trees often go wrong there. These functions read it from the words:
//
//	The bridge was closed, the mayor told reporters on Monday.
//	The bridge was closed, its owner, Ana Ruiz, wrote.
//	The bridge was closed, said Ana Ruiz, its owner.
//	The bridge, the mayor claims, was closed.

// tail is a reporting clause set off from what it reports.
type tail struct {
	lo, hi int // its words, up to the comma or end behind it
	source int // head word of who reports
}

// clauseAround is the content around a reporting clause with verb v that is set off by commas; whole when v takes no
// hearer, and an object behind it is its content. Nil when there is none.
func (r *reader) clauseAround(v int, whole bool) ([]text.Span, *tail) {
	c, ok := r.tailOf(v)
	if !ok || whole && c.lo != v && r.hasObject(v) {
		return nil, nil
	}
	sent := r.d.Sents[r.d.Tokens[v].Sent]
	lo := r.bodyStart(sent.Start)
	left := r.hasFinite(lo, c.lo-1)
	if left && (r.d.Tokens[lo].UPOS == nlp.SCONJ || r.d.Tokens[lo].XPOS == "VBG") && !r.mainBehind(lo, c.lo-1) {
		return nil, nil // "While the talks went on, the mayor said"
	}
	if left {
		return r.spans(lo, c.lo-1, v), &c
	}
	if c.lo-1 <= lo || c.hi+2 >= sent.End || r.d.Tokens[c.hi].Form != "," || !r.hasFinite(c.hi+1, sent.End) || !r.alone(v, c) {
		return nil, nil
	}
	return append(r.spans(lo, c.lo-1, v), r.spans(c.hi+1, sent.End, v)...), &c
}

// mainBehind tells whether a main clause follows the subordinate one that opens the range: "If the talks fail, war will
// follow".
func (r *reader) mainBehind(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.d.Tokens[i].Form == "," && r.hasFinite(i+1, hi) {
			return true
		}
	}
	return false
}

// alone tells whether nothing but its subject and a time stands with verb v in its clause.
func (r *reader) alone(v int, c tail) bool {
	if c.lo == v {
		return true
	}
	for i := v + 1; i < c.hi; i++ {
		if !r.isTime(i) && r.d.Tokens[i].Lower != "on" && r.d.Tokens[i].UPOS != nlp.ADV {
			return false
		}
	}
	return true
}

// hasObject tells whether an object stands behind verb v: "Although the road was open, the mayor said nothing."
func (r *reader) hasObject(v int) bool {
	o := r.plainObject(v)
	return o > v && !r.isTime(o)
}

// tailOf is the reporting clause of verb v when a comma opens it and nothing that it could report stands in it.
func (r *reader) tailOf(v int) (tail, bool) {
	if x := r.d.Tokens[v].XPOS; x != "VBD" && x != "VBZ" && x != "VBP" && x != "VBN" || r.inside[v] > 0 || r.d.Kid(v, nlp.AuxPass) >= 0 || x == "VBN" && r.p.Passive(v) {
		return tail{}, false
	}
	sent := r.d.Sents[r.d.Tokens[v].Sent]
	lo, head := r.phraseBefore(v)
	if head < 0 && v > sent.Start && r.commaAt(v-1) {
		return r.inverted(v, sent)
	}
	if head < 0 || lo-1 <= sent.Start+1 && !r.short(sent.Start, lo) || !r.endsClause(v, sent.End) {
		return tail{}, false
	}
	if m := r.d.Kid(v, nlp.Mark); m >= lo {
		return tail{}, false // "as the others applauded"
	}
	return tail{lo, r.clauseEnd(v, sent.End), head}, true
}

// short tells whether the words before a parenthetical clause may begin a sentence: "Now, the minister says, …".
func (r *reader) short(lo, hi int) bool { return hi-lo == 2 }

// inverted is a clause whose verb stands before its subject: ", said Ana Ruiz, its owner."
func (r *reader) inverted(v int, sent nlp.Sent) (tail, bool) {
	if !r.quotesAlone(v) {
		return tail{}, false // "the envoy, Ana Ruiz, told the paper", "the envoy, who was there, criticised the plan"
	}
	if s := r.p.Subject(v); s >= 0 && s < v && r.d.Kid(v, nlp.Ccomp) > v {
		return tail{}, false // "The mayor, who had left, says more people fled"
	}
	first := v + 1
	for first < sent.End && (r.d.Tokens[first].UPOS == nlp.ADV || r.d.Tokens[first].UPOS == nlp.AUX) {
		first++
	}
	if first >= sent.End || !nounWord(&r.d.Tokens[first]) || r.inside[first] > 0 {
		return tail{}, false
	}
	head := r.nounIn(first, min(first+12, sent.End))
	if head < 0 || r.isTime(head) {
		return tail{}, false
	}
	hi, finite := first, false
	for ; hi < sent.End && !stops(r.d.Tokens[hi].Form); hi++ {
		finite = finite || r.finite(hi) || r.d.Tokens[hi].XPOS == "MD"
	}
	if finite {
		return tail{}, false
	}
	if h := r.headOfPhrase(first, hi); h >= first && h < hi {
		head = h
	}
	if hi+1 < sent.End && r.d.Tokens[hi].Form == "," && !r.hasFinite(r.bodyStart(sent.Start), v-1) {
		if end := r.appositionEnd(hi, sent.End); end > hi {
			hi = end
		}
	}
	return tail{v, hi, head}, true
}

// quotesAlone tells whether verb v takes a quotation, and nothing that a noun behind it could be but its subject.
func (r *reader) quotesAlone(v int) bool {
	for _, c := range r.cuesOf(v) {
		for i := range c.Frames {
			if f := &c.Frames[i]; f.Object == "np" || f.Form == lexicon.Phrase && f.Prep == "" {
				return false
			}
		}
	}
	return r.isQuoteVerb(v)
}

// appositionEnd is the comma behind a verbless phrase that comma c opens: "says their chief, | Idris Ruiz, | they are
// ready". It is c itself when a clause follows at once.
func (r *reader) appositionEnd(c, end int) int {
	for i := c + 1; i < end && i < c+9; i++ {
		t := &r.d.Tokens[i]
		if t.Form == "," {
			return i
		}
		if !nounWord(t) && t.UPOS != nlp.ADP {
			break
		}
	}
	return c
}

// phraseBefore is where the noun phrase begins that stands between a comma and verb v, an apposition with it or not, and
// its head: ", the UN Office for Aid (OCHA) said", ", its owner, Ana Ruiz, said". The head is -1 when there is none.
func (r *reader) phraseBefore(v int) (lo, head int) {
	i := v - 1
	for i > 0 && (r.d.Tokens[i].UPOS == nlp.ADV || r.d.Tokens[i].UPOS == nlp.AUX) {
		i--
	}
	if i < 0 || !r.sameSent(i, v) {
		return 0, -1
	}
	if r.d.Tokens[i].Form == "," { // ", its owner, Ana Ruiz, | said"
		second := r.phraseStart(i - 1)
		if second < 2 || !r.commaAt(second-1) {
			return 0, -1
		}
		first := r.phraseStart(second - 2)
		if first < 2 || !r.commaAt(first-1) || r.name(first, second-1) == r.name(second, i) {
			return 0, -1
		}
		if r.name(first, second-1) {
			return first, r.headOfPhrase(first, second-1)
		}
		return first, r.headOfPhrase(second, i)
	}
	lo = r.phraseStart(i)
	if lo < 2 || !r.commaAt(lo-1) || r.d.Tokens[lo].UPOS == nlp.ADP {
		return 0, -1
	}
	head = r.headOfPhrase(lo, i+1)
	if head < 0 || r.isTime(head) || r.takesUpSpeech(lo, i+1) {
		return 0, -1
	}
	return lo, head
}

// takesUpSpeech tells whether words lo to hi are a noun that takes up what was said and who answers it: "…, | a charge Chad |
// denied". The sentence before is not what Chad says.
func (r *reader) takesUpSpeech(lo, hi int) bool {
	if w := r.d.Tokens[lo].Lower; hi < lo+3 || w != "a" && w != "an" {
		return false
	}
	for n := lo + 1; n < lo+4 && n+1 < hi; n++ {
		t, next := &r.d.Tokens[n], &r.d.Tokens[n+1]
		if r.cues.Noun(t.Lemma) == nil && !claimNouns[t.Lemma] || t.UPOS != nlp.NOUN && t.XPOS != "VBG" {
			continue
		}
		return !relative(next) && (next.UPOS == nlp.PROPN || next.UPOS == nlp.DET || next.UPOS == nlp.PRON || next.XPOS == "NNS")
	}
	return false
}

// headOfPhrase is the head word of a noun phrase by its words: the last noun before a preposition.
func (r *reader) headOfPhrase(lo, hi int) int {
	for i := lo; i < hi; i++ {
		if k := r.d.EntityAt(i); k >= 0 && r.d.Entities[k].Type == nlp.PER && (i == lo || r.d.Entities[k].End == hi) {
			return r.d.HeadOf(max(lo, r.d.Entities[k].Start), min(hi, r.d.Entities[k].End))
		}
	}
	last := -1
	for i := lo; i < hi; i++ {
		t := &r.d.Tokens[i]
		if t.UPOS == nlp.ADP || t.Form == "(" {
			break
		}
		if t.UPOS == nlp.NOUN || t.UPOS == nlp.PROPN || t.UPOS == nlp.PRON && last < 0 {
			last = i
		}
	}
	if last < 0 {
		return -1
	}
	return r.nounHead(last)
}

// name tells whether the words of the range are a name, with a title or without.
func (r *reader) name(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if t := &r.d.Tokens[i]; t.UPOS == nlp.DET || t.UPOS == nlp.ADP || t.XPOS == "PRP$" || i == hi-1 && t.UPOS != nlp.PROPN {
			return false
		}
	}
	return true
}

// phraseStart is where the noun phrase begins that ends with word i: behind the comma before it. 0 when something else
// than a noun phrase stands there.
func (r *reader) phraseStart(i int) int {
	if i < 1 || !nounWord(&r.d.Tokens[i]) && r.d.Tokens[i].Form != ")" {
		return 0
	}
	end := i
	for ; i > 0 && end-i < 16 && r.sameSent(i, end) && r.inside[i] == 0; i-- {
		t := &r.d.Tokens[i]
		if t.Form == "," {
			return i + 1
		}
		switch {
		case nounWord(t), t.UPOS == nlp.ADP, t.UPOS == nlp.PART && t.Lower != "to", t.Form == "(", t.Form == ")", t.Form == "-", t.Form == "&":
		case t.UPOS == nlp.CCONJ && t.Lower == "and", t.XPOS == "VBN" && t.Rel == nlp.Amod:
		default:
			if r.commaAt(i) {
				return i + 1
			}
			return 0
		}
	}
	if r.commaAt(i) {
		return i + 1
	}
	return 0
}

// nounWord tells whether a word may stand in a plain noun phrase.
func nounWord(t *nlp.Token) bool {
	switch t.UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.DET, nlp.NUM:
		return true
	case nlp.PRON:
		return !relative(t) && t.Lower != "what" && t.Lower != "there"
	}
	return t.XPOS == "POS"
}

// clauseEnd is the comma, semicolon, dash or end behind verb v.
func (r *reader) clauseEnd(v, end int) int {
	for i := v + 1; i < end; i++ {
		if stops(r.d.Tokens[i].Form) {
			return i
		}
	}
	return end
}

func stops(s string) bool {
	switch s {
	case ",", ";", "—", "–", "--", ".", "?", "!":
		return true
	}
	return false
}

// bodyStart is where a sentence begins behind the date of a chronology: "9 October - | The king left", "2 May: | The king left".
func (r *reader) bodyStart(lo int) int {
	end := r.d.Sents[r.d.Tokens[lo].Sent].End
	dated := false
	for i := lo; i+2 < end && i < lo+7; i++ {
		t := &r.d.Tokens[i]
		switch {
		case t.Form == "-" && !t.Space:
			return lo // "Forty-two died, he said"
		case t.Form == "-" || t.Form == "–" || t.Form == "—" || t.Form == "--" || t.Form == ":":
			if dated {
				return i + 1
			}
			return lo
		case t.UPOS == nlp.NUM || isMonth(t.Lower) || r.isTime(i) || startsWithDigit(t.Form):
			dated = true
		case t.Form == "," || t.Form == "." || t.Form == "/":
		default:
			return lo
		}
	}
	return lo
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func isMonth(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.":
		return true
	}
	return false
}

// followsContent tells acts whose clause may follow what is said; verdicts come with their object instead: "a charge Ruiz rejects".
func followsContent(a record.Act) bool {
	switch a {
	case record.Dismiss, record.Criticise, record.Praise, record.Accuse, record.Believe, record.Intend, record.Show:
		return false
	}
	return true
}

// setOffNoun tells whether word v is a reporting verb that the tagger has for a noun, in a clause that commas set off:
// "the drones, the ministry claims, were shot down", "a truce was near, the paper reports."
func (r *reader) setOffNoun(v int) bool {
	t := &r.d.Tokens[v]
	if t.XPOS != "NNS" || v < 4 || v+1 >= len(r.d.Tokens) || !stops(r.d.Tokens[v+1].Form) || !r.cues.QuoteForm(t.Lower) || r.inside[v] > 0 {
		return false
	}
	before := &r.d.Tokens[v-1]
	if before.UPOS != nlp.NOUN && before.UPOS != nlp.PROPN || before.XPOS == "NNS" {
		return false
	}
	lo := r.phraseStart(v)
	return lo >= 2 && lo < v && r.commaAt(lo-1) && r.d.Tokens[lo].UPOS != nlp.ADP
}

// readSetOff makes the statement of such a word.
func (r *reader) readSetOff(v int) {
	sent := r.d.Sents[r.d.Tokens[v].Sent]
	lo, from := r.phraseStart(v), r.bodyStart(sent.Start)
	source := r.headOfPhrase(lo, v)
	if source < 0 || source == v {
		source = v - 1
	}
	var content []text.Span
	switch {
	case r.hasFinite(from, lo-1):
		content = r.spans(from, lo-1, v)
	case r.d.Tokens[v+1].Form == "," && r.hasFinite(v+2, sent.End):
		content = append(r.spans(from, lo-1, v), r.spans(v+2, sent.End, v)...)
	default:
		return
	}
	act := record.Say
	if cs := r.cues.VerbsOfForm(r.d.Tokens[v].Lower); len(cs) > 0 && cs[len(cs)-1].Frame(lexicon.Quotation) != nil {
		act = record.Act(cs[len(cs)-1].Frame(lexicon.Quotation).Act)
	}
	r.add(&finding{verb: v, cue: rng{v, v + 1}, source: source, object: -1, content: content, form: lexicon.Clause, act: act, rule: "clause", score: 0.75})
}
