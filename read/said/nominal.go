package said

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/record"
	"rapporteur/text"
)

// readPhrases finds sources given without a verb: "according to the mayor".
func (r *reader) readPhrases() {
	for i := range r.d.Tokens {
		if r.d.Tokens[i].Lower == "by" {
			r.readTally(i)
		}
		for _, ph := range r.cues.Phrases(r.d.Tokens[i].Lower) {
			if end := r.wordsAt(i, ph.Words); end > 0 {
				r.readPhrase(i, end, record.Act(ph.Act))
				break
			}
		}
	}
}

// wordsAt is the end of the words when they stand at token i, 0 when they do not.
func (r *reader) wordsAt(i int, words []string) int {
	if i+len(words) >= len(r.d.Tokens) {
		return 0
	}
	for k, w := range words {
		if r.d.Tokens[i+k].Lower != w {
			return 0
		}
	}
	return i + len(words)
}

// readPhrase makes the statement of the source behind a phrase at tokens i to end.
func (r *reader) readPhrase(i, end int, act record.Act) {
	if r.d.Tokens[i].Lower == "per" && (i == 0 || r.d.Tokens[i-1].Form != ",") {
		return // "ten per cent"
	}
	src := r.phraseNoun(i, end)
	if src < 0 || src < end || r.d.Tokens[src].UPOS == nlp.NUM {
		return
	}
	switch r.d.Tokens[src].Lemma {
	case "plan", "law", "rule", "schedule", "need", "term", "size", "age", "custom", "tradition":
		return // "it goes according to plan"
	}
	r.toldIn(i, end, src, r.countedBy(src), act)
}

// toldIn makes the statement of a source which is, or whose count is, the noun src of the phrase at tokens i to end.
func (r *reader) toldIn(i, end, src, source int, act record.Act) {
	content := r.hostOf(i, src)
	if content == nil {
		return
	}
	r.add(&finding{verb: -1, cue: rng{i, end}, source: source, object: -1, content: content, act: act, form: lexicon.Clause, rule: "phrase", score: 0.88})
}

// countings are nouns for what somebody has counted.
var countings = wordSet("tally count estimate reckoning calculation figure statistic")

// readTally reads a source whose count the report gives: "by the ministry's count", "by Chadian estimates".
func (r *reader) readTally(i int) {
	src := r.d.Tokens[i].Head
	if src <= i || src > i+8 || r.d.Tokens[i].Rel != nlp.Case || !countings[r.d.Tokens[src].Lemma] || i > r.d.Sents[r.d.Tokens[i].Sent].Start && r.d.Tokens[i-1].Form != "," {
		return
	}
	for k := i + 1; k < src; k++ {
		if r.p.ActorsAt(k) != nil || r.d.Tokens[k].Rel == nlp.NmodPoss && r.d.Tokens[k].UPOS != nlp.PRON {
			r.toldIn(i, i+1, src, k, record.Say)
			return
		}
	}
}

// countedBy is whose count noun src is when it is one, "a tally by the agency", else src.
func (r *reader) countedBy(src int) int {
	if !countings[r.d.Tokens[src].Lemma] {
		return src
	}
	for k := range r.d.Kids(src) {
		if rel := r.d.Tokens[k].Rel; k < src && (rel == nlp.Compound || rel == nlp.NmodPoss || rel == nlp.Amod) && r.p.ActorsAt(k) != nil {
			return k // "according to UN figures"
		}
		if p := r.p.Prep(k); k > src && (p == "by" || p == "from" || p == "of" && r.p.ActorsAt(k) != nil) {
			return k
		}
	}
	return src
}

// phraseNoun is the head word of the source behind the phrase.
func (r *reader) phraseNoun(i, end int) int {
	for k := end; k < len(r.d.Tokens) && k < end+12 && r.sameSent(k, i) && (nounWord(&r.d.Tokens[k]) || r.d.Tokens[k].UPOS == nlp.ADP); k++ {
		if k+1 < len(r.d.Tokens) && r.d.Tokens[k+1].Form == "," { // up to the comma, whatever the tree joins with it
			if h := r.headOfPhrase(end, k+1); h >= end && h <= k {
				return h
			}
		}
	}
	for k := i; k < end; k++ {
		if h := r.d.Tokens[k].Head; h >= end && (r.d.Tokens[h].UPOS == nlp.NOUN || r.d.Tokens[h].UPOS == nlp.PROPN || r.d.Tokens[h].UPOS == nlp.PRON) {
			return h
		}
	}
	for k := end; k < len(r.d.Tokens) && k < end+8 && r.sameSent(k, i); k++ {
		switch r.d.Tokens[k].UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.PRON:
			return r.nounHead(k)
		case nlp.PUNCT:
			return -1
		}
	}
	return -1
}

// hostOf is what is said according to the source: the clause that the phrase hangs on, without the phrase. A quotation
// beside it is the content when there is one.
func (r *reader) hostOf(i, src int) []text.Span {
	sent := r.d.Sents[r.d.Tokens[i].Sent]
	a, b := r.d.Subtree(src)
	a = min(a, i)
	if i > sent.Start && r.inside[i-1] > 0 && r.quotes[r.inside[i-1]-1].full {
		q := &r.quotes[r.inside[i-1]-1]
		if q.owner == nil && r.inside[i] == 0 {
			q.owner = &finding{}
			return []text.Span{q.span}
		}
	}
	if b < len(r.d.Tokens) && r.d.Tokens[b-1].Form == "," {
		b-- // the tree may give the comma to the source
	}
	b = r.behindCiting(b, sent.End)
	if b+1 < len(r.d.Tokens) && r.d.Tokens[b].Form == "," && r.inside[b+1] > 0 {
		if q := &r.quotes[r.inside[b+1]-1]; q.lo == b+1 && (q.owner == nil || q.owner.verb < 0) {
			q.full, q.owner = true, &finding{}
			return []text.Span{q.span}
		}
	}
	switch {
	case r.onlyPunct(b, sent.End) && a > sent.Start+2:
		return r.longEnough(r.spans(sent.Start, a, src))
	case r.onlyPunct(sent.Start, a) && b < sent.End:
		return r.longEnough(r.spans(b, sent.End, src))
	}
	h := src
	for n := 0; n < 6 && r.d.Tokens[h].Head >= 0; n++ {
		h = r.d.Tokens[h].Head
		if r.d.Tokens[h].UPOS == nlp.VERB || r.d.Kid(h, nlp.Nsubj, nlp.NsubjPass, nlp.Cop, nlp.Aux) >= 0 {
			break
		}
	}
	if h == src || (h >= a && h < b) {
		return nil
	}
	if up := r.d.Tokens[h].Head; r.d.Tokens[h].Rel == nlp.Advcl && up >= 0 && i > 0 && r.d.Tokens[i-1].Form == "," {
		h = up // behind a comma it tells whose word the whole is, not the clause of time before
	}
	lo, hi := r.d.Subtree(h)
	if r.d.Tokens[h].Head < 0 {
		lo, hi = sent.Start, sent.End
	}
	var out []text.Span
	if a > lo {
		out = append(out, r.spans(lo, a, src)...)
	}
	if hi > b {
		out = append(out, r.spans(b, hi, src)...)
	}
	return r.longEnough(out)
}

// behindCiting is the end of ", citing two diplomats" when it stands at token b, else b.
func (r *reader) behindCiting(b, end int) int {
	if b+2 >= end || r.d.Tokens[b].Form != "," || r.d.Tokens[b+1].XPOS != "VBG" || !passesOn(r.d.Tokens[b+1].Lemma) {
		return b
	}
	for i := b + 2; i < end && i < b+14; i++ {
		if r.d.Tokens[i].Form == "," {
			return i
		}
	}
	return b
}

func (r *reader) onlyPunct(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.d.Tokens[i].UPOS != nlp.PUNCT && r.d.Tokens[i].UPOS != nlp.CCONJ {
			return false
		}
	}
	return true
}

// longEnough drops crumbs of a content in two parts: a conjunction before "according to".
func (r *reader) longEnough(in []text.Span) []text.Span {
	var out []text.Span
	for _, s := range in {
		if lo, hi := r.d.TokensOf(s); hi-lo > 2 || (len(in) == 1 && hi > lo) {
			out = append(out, s)
		}
	}
	return out
}

// readHeadlines finds headlines that give their source before a colon: "Ruiz: Talks are over".
func (r *reader) readHeadlines() {
	for k := range r.d.Sents {
		s := &r.d.Sents[k]
		if !s.Heading && k > 0 || s.End-s.Start < 5 {
			continue
		}
		for i := s.Start + 1; i < s.Start+6 && i+2 < s.End; i++ {
			if u := r.d.Tokens[i-1].UPOS; u != nlp.PROPN && u != nlp.NOUN && u != nlp.ADJ || r.inside[i] > 0 {
				break
			}
			if r.d.Tokens[i].Form != ":" {
				continue
			}
			src := r.d.HeadOf(s.Start, i)
			if r.p.ActorsAt(src) != nil && r.inside[i+1] == 0 {
				r.add(&finding{verb: -1, cue: rng{i, i + 1}, source: src, object: -1, content: r.spans(i+1, s.End, src), act: record.Say,
					form: lexicon.Clause, rule: "headline", score: 0.6})
			}
			break
		}
	}
}

// readNouns finds statements in nouns: "the claim that …", "issued a warning that …".
func (r *reader) readNouns() {
	for i := range r.d.Tokens {
		t := &r.d.Tokens[i]
		if t.UPOS != nlp.NOUN {
			continue
		}
		if c := r.cues.Noun(t.Lemma); c != nil {
			r.readNoun(i, c)
		}
	}
}

func (r *reader) readNoun(i int, c *lexicon.NounCue) {
	k, content := r.nounContent(i, c)
	if k < 0 || r.deed(i, k) || r.p.GivenUp(i) {
		return
	}
	f := &finding{verb: i, cue: rng{i, i + 1}, source: -1, object: -1, content: content, act: record.Act(c.Act), form: lexicon.Phrase, rule: "noun", score: 0.4}
	if h := r.lightVerb(i); h >= 0 {
		if r.byVerb[h] != nil && r.byVerb[h].quoted || r.hypothetical(h) || r.p.Negated(h) {
			return
		}
		f.source = r.p.Doer(h)
		f.cue, f.score, f.rule = rng{min(h, i), max(h, i) + 1}, 0.6, "light"
		if i-h > 5 || h > i {
			f.cue = rng{i, i + 1}
		}
		if old := r.byVerb[h]; old != nil {
			if old.act == record.Announce || old.form == lexicon.Clause {
				return // "announced their intention to leave": the verb reports
			}
			old.content = nil // the noun says more than its verb
		}
	} else {
		f.source = r.nounSource(i, k)
		if !c.Strong {
			return
		}
	}
	if f.source < 0 || f.source == k || r.inside[i] > 0 && firstPerson(&r.d.Tokens[f.source]) {
		return
	}
	if isAscribed(f.act) {
		f.rule, f.score = "ascribed", 0.3
	}
	r.add(f)
}

// deed tells a noun that here means what is done, not said: "launched a rocket attack on the port", "denial of service".
func (r *reader) deed(i, k int) bool {
	switch r.d.Tokens[i].Lemma {
	case "attack", "assault", "charge", "offensive":
		if r.p.PlaceAt(k) != nil || r.p.World.EventClass("target", r.d.Tokens[k].Lemma) || r.p.World.EventClass("troops", r.d.Tokens[k].Lemma) {
			return true
		}
		return r.d.Kid(i, nlp.Compound) >= 0
	case "denial":
		return r.d.Tokens[k].Lemma == "service"
	}
	return false
}

// nounContent is the head word and the words of what noun i reports, -1 when nothing follows it.
func (r *reader) nounContent(i int, c *lexicon.NounCue) (int, []text.Span) {
	for k := range r.d.Kids(i) {
		t := &r.d.Tokens[k]
		if k < i {
			continue
		}
		switch t.Rel {
		case nlp.Acl, nlp.Ccomp, nlp.AclRelcl, nlp.Advcl, nlp.Xcomp:
			if c.Takes["that"] && (t.Rel != nlp.AclRelcl && r.opens(k, "that") || r.saysThat(i, k)) || c.Takes["to"] && r.p.Infinitive(k) {
				lo, hi := r.d.Subtree(k)
				return k, r.spans(lo, r.ownVerb(i, lo, hi), i)
			}
		case nlp.Nmod, nlp.Obl:
			if prep := r.p.Prep(k); prep != "" && (c.Takes[prep] && prep != "to" || prep == "to" && c.Takes["to+np"]) {
				lo, hi := r.d.Subtree(k)
				return k, r.spans(r.afterCase(k, lo), hi, i)
			}
		}
	}
	return -1, nil
}

// saysThat tells whether clause k, which the tree takes for a relative one, tells what noun i says: "a warning that troops were
// moving". It has a subject of its own, and its verb lacks no object.
func (r *reader) saysThat(i, k int) bool {
	if k < i+3 || r.d.Tokens[i+1].Lower != "that" || r.lightVerb(i) < 0 {
		return false
	}
	s := r.p.Subject(k)
	if s <= i+1 || s >= k {
		return false
	}
	return r.d.Tokens[i+1].Rel == nlp.Mark || r.d.Kid(k, nlp.Cop, nlp.AuxPass, nlp.Ccomp) >= 0 || r.d.Tokens[k].XPOS == "VBG"
}

// ownVerb is where the content lo to hi of noun i ends before the verb that the noun is the subject of, which trees often
// draw into the content: "the warning that war was near | drew criticism".
func (r *reader) ownVerb(i, lo, hi int) int {
	for k := r.d.Sents[r.d.Tokens[i].Sent].Start; k < i; k++ {
		if r.finite(k) {
			return hi
		}
	}
	verbs := 0
	for k := lo; k < hi; k++ {
		t := &r.d.Tokens[k]
		if !r.finite(k) && t.XPOS != "MD" {
			continue
		}
		if verbs++; verbs < 2 {
			continue
		}
		switch p := &r.d.Tokens[k-1]; p.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.PRON, nlp.CCONJ, nlp.SCONJ, nlp.AUX, nlp.ADV, nlp.NUM, nlp.DET:
		default:
			return k
		}
	}
	return hi
}

// lightVerb is the verb that hands noun i its work, -1 for none.
func (r *reader) lightVerb(i int) int {
	t := &r.d.Tokens[i]
	if t.Head < 0 || (t.Rel != nlp.Obj && t.Rel != nlp.NsubjPass) || r.d.Tokens[t.Head].UPOS != nlp.VERB {
		return -1
	}
	if r.cues.Light(r.d.Tokens[t.Head].Lemma) {
		return t.Head
	}
	return -1
}

// nounSource is whose claim noun i is: "his claim", "a warning from the port", "the US claim".
func (r *reader) nounSource(i, content int) int {
	if s := r.d.Kid(i, nlp.NmodPoss); s >= 0 {
		return s
	}
	for _, prep := range []string{"by", "from"} {
		if s := r.p.Obl(i, prep); s >= 0 && s != content {
			return s
		}
	}
	for k := range r.d.Kids(i) {
		if t := &r.d.Tokens[k]; k < i && (t.Rel == nlp.Compound || t.Rel == nlp.Amod) && r.p.ActorsAt(k) != nil {
			return k
		}
	}
	return -1
}

// readAdjectives finds thoughts and plans in adjectives: "is confident that …", "is ready to …".
func (r *reader) readAdjectives() {
	for i := range r.d.Tokens {
		t := &r.d.Tokens[i]
		if t.UPOS != nlp.ADJ && !(t.UPOS == nlp.VERB && t.XPOS == "VBN") {
			continue
		}
		c := r.cues.Adjective(t.Lower)
		if c == nil || r.byVerb[i] != nil || t.Rel == nlp.Amod {
			continue
		}
		s := r.p.Subject(i)
		if s < 0 || r.d.Tokens[s].Lower == "it" || r.inside[i] > 0 && firstPerson(&r.d.Tokens[s]) {
			continue
		}
		if content := r.adjectiveContent(i, c); content != nil {
			if !isAscribed(record.Act(c.Act)) && r.saidAlready(i) {
				continue // "Ana Ruiz said she was disappointed that": one thing said
			}
			r.add(&finding{verb: i, cue: rng{i, i + 1}, source: s, object: -1, content: content, act: record.Act(c.Act), form: lexicon.Clause, rule: "ascribed", score: 0.4})
		}
	}
}

// saidAlready tells whether word i stands in what a verb of saying just above it reports.
func (r *reader) saidAlready(i int) bool {
	h := r.d.Tokens[i].Head
	return r.d.Tokens[i].Rel == nlp.Ccomp && h >= 0 && r.byVerb[h] != nil && holds(r.byVerb[h].content, r.d.Tokens[i].Span)
}

func (r *reader) adjectiveContent(i int, c *lexicon.NounCue) []text.Span {
	for k := range r.d.Kids(i) {
		if k < i {
			continue
		}
		t := &r.d.Tokens[k]
		lo, hi := r.d.Subtree(k)
		switch t.Rel {
		case nlp.Ccomp, nlp.Xcomp, nlp.Advcl:
			inf := r.p.Infinitive(k)
			if inf && c.Takes["to"] || !inf && t.Rel == nlp.Ccomp && (c.Takes["that"] || c.Takes["wh"]) {
				return r.spans(lo, hi, i)
			}
		case nlp.Obl:
			if prep := r.p.Prep(k); prep != "" && c.Takes[prep] {
				return r.spans(r.afterCase(k, lo), hi, i)
			}
		}
	}
	return nil
}
