// Package said finds who said what: one statement a reporting clause.
//
// It works in this order. Quotation marks are paired over paragraphs (marks.go, quotes.go, utterance.go). Each quotation
// that is an utterance of its own is given to a reporting clause beside it (direct.go, beside.go), or to the running
// speaker (orphan.go). Each verb that reports then gives a statement (clause.go), its content found in the tree by the
// forms that the lexicon allows the verb (frames.go: clausal.go, infinitive.go, phrase.go) or from the words where trees
// fail (bare.go, tail.go); nouns, adjectives and phrases such as "according to" follow (nominal.go), answers that take up a charge
// (answer.go), clauses with "as" (astold.go), and who was quoted by whom (hearsay.go). At last come the speaker (source.go,
// before.go, speaker.go, near.go), the act (act.go, signals.go), the target (target.go) and the channel (channel.go).
package said

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// Read puts the statements of the report on the page.
func Read(p *page.Page) {
	if len(p.Doc.Tokens) == 0 {
		return
	}
	r := &reader{p: p, d: p.Doc, cues: p.World.Cues(), byVerb: map[int]*finding{}}
	r.pairMarks()
	r.linkQuotations()
	r.readVerbs()
	r.readPhrases()
	r.readHeadlines()
	r.readTurns()
	r.readNouns()
	r.readAnswers()
	r.readAdjectives()
	r.giveOrphans()
	r.readHearsay()
	r.dropNested()
	r.write()
	p.IndexSpeech()
}

// reader is the state of one reading.
type reader struct {
	p      *page.Page
	d      *nlp.Doc
	cues   *lexicon.Cues
	quotes []quotation
	inside []int32 // for each token 1 + the quotation that it stands in, 0 for none
	found  []*finding
	byVerb map[int]*finding
	shared map[int]int // verbs whose source is that of another verb

	own        record.IDs // the side of who speaks in the statement that is being read
	speakers   []*finding // made by sortSpeakers
	lastQuoted struct {
		para    int
		speaker record.IDs
	}
	lastChannel struct {
		para    int
		speaker record.IDs
		name    string
	}
	lastWhen struct {
		sent    int
		speaker record.IDs
		when    *record.When
	}
}

// finding is a statement in the making. Words are given by token, ranges are half-open.
type finding struct {
	verb    int         // head word of the cue, -1 when a quotation stands alone
	cue     rng         // the words of the cue
	source  int         // head word of whose statement it is, -1 when the report does not say
	content []text.Span // in text order
	quoted  bool        // holds a quotation that is an utterance of its own
	act     record.Act
	form    lexicon.Form
	object  int  // head word of the target or hearer, -1 for none
	hearer  bool // the object hears it
	passed  int  // 1 + the head word of who passed it on, 0 for nobody
	rule    string
	score   float64
}

// rng is a range of tokens.
type rng struct{ lo, hi int }

func (r *reader) add(f *finding) {
	r.found = append(r.found, f)
	if f.verb >= 0 {
		r.byVerb[f.verb] = f
	}
}

// write puts the findings on the page in text order.
func (r *reader) write() {
	slices.SortStableFunc(r.found, func(a, b *finding) int { return r.start(a) - r.start(b) })
	for _, f := range r.found {
		if len(f.content) == 0 || r.nobody(f.source) {
			continue
		}
		r.cutLead(f)
		r.cutEachOther(f)
		r.cutSemicolon(f)
		r.cutOuter(f)
		st := r.statement(f)
		r.sameSpeaker(f, &st)
		r.pronounSpeaker(f, &st)
		r.giveAct(f, &st)
		r.inheritChannel(f, &st)
		r.inheritWhen(f, &st)
		r.p.Out.Statements = append(r.p.Out.Statements, st)
	}
}

// giveAct tells what the speaker does by the statement, and to whom. It comes when the speaker is known: who says that his own
// country has sold nothing accuses nobody.
func (r *reader) giveAct(f *finding, st *record.Statement) {
	if st.Act = r.actOf(f, st); st.Act == record.Demand && f.verb >= 0 && !f.quoted && r.reports(f) {
		st.Act = record.Say // "Berg told Lund that he should wait, her office said": the demand is his
	}
	st.Target = r.targetOf(f, st)
}

// cutLead takes the report's own words before a colon off what somebody said behind it: "The envoy was more cautious: | the
// rebels would sign, he wrote".
func (r *reader) cutLead(f *finding) {
	if f.quoted || f.form != lexicon.Clause || f.verb < 0 || f.content[0].Start > r.d.Tokens[f.verb].Span.Start {
		return
	}
	lo, hi := r.d.TokensOf(f.content[0])
	for i := hi - 2; i > lo+2; i-- {
		if r.d.Tokens[i].Form == ":" && r.d.Tokens[i+1].Span.Start > r.d.Tokens[i].Span.End {
			f.content[0].Start = r.d.Tokens[i+1].Span.Start
			return
		}
	}
}

// cutEachOther takes "each other", which is no part of what is said, off the words behind it: "accused | each other | of
// shelling the border".
func (r *reader) cutEachOther(f *finding) {
	if f.object < 0 {
		return
	}
	lo, hi := r.d.TokensOf(f.content[0])
	if hi-lo > 2 && lo == f.object && r.reciprocal(lo) {
		f.content[0].Start = r.d.Tokens[lo+2].Span.Start
	}
}

// reciprocal tells whether "each other" or "one another" begins at token i.
func (r *reader) reciprocal(i int) bool {
	if i+1 >= len(r.d.Tokens) {
		return false
	}
	w := r.d.Tokens[i].Lower + " " + r.d.Tokens[i+1].Lower
	return w == "each other" || w == "one another"
}

// cutOuter takes a reporting clause that reports f itself off the end of what f says: "Berg told Lund that the dam must close,
// | his office said".
func (r *reader) cutOuter(f *finding) {
	if f.quoted || f.verb < 0 {
		return
	}
	c := &f.content[len(f.content)-1]
	lo, hi := r.d.TokensOf(*c)
	for i := max(lo, f.verb) + 1; i < hi; i++ {
		g := r.byVerb[i]
		if g == nil || g == f || len(g.content) == 0 {
			continue
		}
		whole := g.content[0]
		if whole.Contains(r.d.Tokens[f.verb].Span) && whole.End <= r.d.Tokens[i].Span.Start && whole.End > c.Start && whole.End < c.End {
			c.End = whole.End
			return
		}
	}
}

// reports tells whether what f says is headed by another's report: what "his office said" tells is that he told something.
func (r *reader) reports(f *finding) bool {
	lo, hi := r.d.TokensOf(f.content[0])
	if hi <= lo || f.verb < hi {
		return false
	}
	g := r.byVerb[r.d.HeadOf(lo, hi)]
	return g != nil && g != f
}

// cutSemicolon keeps what somebody said in his own half of a sentence: "Chad said it had begun talks; | nine were killed,
// according to a doctor".
func (r *reader) cutSemicolon(f *finding) {
	if f.quoted || f.form != lexicon.Clause && f.form != lexicon.Phrase || f.cue.hi <= f.cue.lo {
		return
	}
	at := r.d.Tokens[f.cue.lo].Span.Start
	for k := range f.content {
		c := &f.content[k]
		lo, hi := r.d.TokensOf(*c)
		for i := lo + 1; i < hi-1; i++ {
			t := &r.d.Tokens[i]
			if t.Form != ";" || r.inside[i] > 0 || r.d.Tokens[i+1].Lower == "that" {
				continue
			}
			if t.Span.Start < at {
				c.Start = r.d.Tokens[i+1].Span.Start
				continue
			}
			c.End = r.d.Tokens[i-1].Span.End
			break
		}
	}
}

// nobody tells whether nobody is the source: "Nobody has claimed responsibility" is no statement of anybody.
func (r *reader) nobody(source int) bool {
	if source < 0 {
		return false
	}
	switch r.d.Tokens[source].Lower {
	case "nobody", "none", "no-one":
		return true
	}
	for k := range r.d.Kids(source) {
		if t := &r.d.Tokens[k]; t.Lower == "no" && t.Rel == nlp.Det || t.Lower == "neither" {
			return true
		}
	}
	return false
}

// dropNested drops what stands in the content of another statement and is no speech reported in turn: of "He said that
// the king wanted peace" the wish, of "He said that the king had promised peace" not the promise.
func (r *reader) dropNested() {
	cover := r.cover(func(f *finding) bool { return !isAscribed(f.act) })
	for _, f := range r.found {
		if f.verb >= 0 && r.d.Tokens[f.verb].Lemma == "claim" && f.cue.hi-f.cue.lo > 1 {
			continue // who claims a deed has said so, whoever passes it on
		}
		if f.verb < 0 || f.quoted || f.form == lexicon.Clause && !isAscribed(f.act) && r.inside[f.verb] == 0 {
			continue
		}
		if o := cover[f.verb]; o != nil && o != f && o.score >= f.score-0.3 {
			f.content = nil
		}
	}
}

// cover gives for each token the finding, the surest of those that count, whose content holds it.
func (r *reader) cover(counts func(*finding) bool) []*finding {
	out := make([]*finding, len(r.d.Tokens))
	for _, f := range r.found {
		if !counts(f) {
			continue
		}
		for _, s := range f.content {
			lo, hi := r.d.TokensOf(s)
			for i := lo; i < hi; i++ {
				if out[i] == nil || out[i].score < f.score {
					out[i] = f
				}
			}
		}
	}
	return out
}

func (r *reader) start(f *finding) int {
	if len(f.content) == 0 {
		return 0
	}
	s := f.content[0].Start
	if f.verb >= 0 {
		s = min(s, r.d.Tokens[f.verb].Span.Start)
	}
	return s
}

// sameSpeaker lets "he added" be who spoke last in the paragraph or the one before, and fills in a speaker that "he said"
// leaves open.
func (r *reader) sameSpeaker(f *finding, st *record.Statement) {
	if f.verb < 0 {
		return
	}
	para := r.d.Sents[r.d.Tokens[f.verb].Sent].Para
	last := &r.lastQuoted
	if f.source >= 0 && f.quoted && r.d.Tokens[f.source].UPOS == nlp.PRON && len(last.speaker) == 1 && para-last.para <= 1 {
		switch r.d.Tokens[f.verb].Lemma {
		case "add", "continue", "go", "conclude":
			st.Speaker = last.speaker
		default:
			if len(st.Speaker) == 0 && r.agrees(f.source, last.speaker[0]) {
				st.Speaker = last.speaker
			}
		}
	}
	if f.quoted && r.inside[f.verb] == 0 {
		last.para, last.speaker = para, st.Speaker
	}
}

// outsideSpeaker takes a speaker off "it said" and "he said" whom only the quotation before it names: The ministry hit back.
// “France never armed anybody,” it said. Who spoke before is meant then.
func (r *reader) outsideSpeaker(f *finding, st *record.Statement) {
	n := len(r.p.Out.Statements)
	if n == 0 || !f.quoted || f.source < 0 || f.verb < 0 || len(st.Speaker) != 1 || r.d.Tokens[f.source].UPOS != nlp.PRON || firstPerson(&r.d.Tokens[f.source]) {
		return
	}
	last := &r.p.Out.Statements[n-1]
	if len(last.Speaker) != 1 || last.Speaker[0] == st.Speaker[0] || !r.agrees(f.source, last.Speaker[0]) {
		return
	}
	at := r.d.TokenAt(last.Evidence[0].Start)
	if r.d.Tokens[f.verb].Sent-r.d.Tokens[at].Sent > 3 {
		return
	}
	in := false
	for i := at; i < f.verb; i++ {
		if i == f.source || !slices.Contains(r.p.ActorsAt(i), st.Speaker[0]) {
			continue
		}
		if !holds(st.Content, r.d.Tokens[i].Span) && !r.describes(i) {
			return
		}
		in = true
	}
	if in {
		st.Speaker = last.Speaker
	}
}

// describes tells whether word i only describes another: "the French ministry", "Chad's army".
func (r *reader) describes(i int) bool {
	switch r.d.Tokens[i].Rel {
	case nlp.Amod, nlp.Compound, nlp.NmodPoss, nlp.Flat:
		return true
	}
	return false
}

// pronounSpeaker gives a statement whose "it" or "he" means nobody yet to who spoke before in the same sentence or the one
// before: "The armed forces accused the rebels, and it reported that a soldier had died."
func (r *reader) pronounSpeaker(f *finding, st *record.Statement) {
	if len(st.Speaker) == 0 && f.source >= 0 && r.inside[f.source] == 0 && firstPerson(&r.d.Tokens[f.source]) {
		st.Speaker = r.author()
	}
	n := len(r.p.Out.Statements)
	if len(st.Speaker) > 0 || f.source < 0 || f.verb < 0 || n == 0 || r.d.Tokens[f.source].UPOS != nlp.PRON && !r.theMan(f.source) || r.inside[f.source] > 0 || relative(&r.d.Tokens[f.source]) {
		return
	}
	switch r.d.Tokens[f.source].Lower {
	case "it", "he", "she", "they", "man", "woman":
	default:
		return
	}
	last := &r.p.Out.Statements[n-1]
	s, at := r.d.Tokens[r.d.TokenAt(last.Evidence[0].Start)].Sent, r.d.Tokens[f.verb].Sent
	if f.quoted {
		at = min(at, r.d.Tokens[r.d.TokenAt(st.Content[0].Start)].Sent) // “We are done. Nobody is left,” it wrote
	}
	if len(last.Speaker) == 1 && r.agrees(f.source, last.Speaker[0]) && at-s <= 1 {
		st.Speaker = last.Speaker
	}
}

// theMan tells whether word i is "the man" or "the woman": who was told to speak before without a name.
func (r *reader) theMan(i int) bool {
	k := r.d.Kid(i, nlp.Det)
	return (r.d.Tokens[i].Lower == "man" || r.d.Tokens[i].Lower == "woman") && k >= 0 && r.d.Tokens[k].Lower == "the"
}

// agrees tells whether the pronoun at token i may mean an actor: "he" or "she" no ministry or station, "it" nobody who is a person.
func (r *reader) agrees(i int, id record.ActorID) bool {
	a := r.p.Actor(id)
	switch r.d.Tokens[i].Lower {
	case "he", "she", "man", "woman":
		return a != nil && a.Kind == record.Person
	case "it":
		return a == nil || a.Kind != record.Person
	}
	return true
}

// author is who speaks as "we" in a report's own words: the body that put it out, where the report names it.
func (r *reader) author() record.IDs {
	source := strings.ToLower(r.p.Out.Document.Source)
	if source == "" {
		return nil
	}
	for i := range r.p.Out.Actors {
		a := r.p.Out.Actors[i]
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			if name = strings.ToLower(name); len(name) > 2 && (name == source || strings.HasPrefix(source, name+" ")) {
				return record.IDs{a.ID}
			}
		}
	}
	return nil
}

// inheritChannel gives a quotation the channel of the statement before it in the same paragraph, when the same one speaks:
// "In an interview with the daily, she said the dam was safe. “We looked at it,” she said."
func (r *reader) inheritChannel(f *finding, st *record.Statement) {
	at := r.d.Tokens[r.d.TokenAt(st.Content[0].Start)].Sent
	if f.verb >= 0 {
		at = r.d.Tokens[f.verb].Sent
	}
	para := r.d.Sents[at].Para
	if st.Channel == "" && f.quoted && r.lastChannel.para == para && slices.Equal(r.lastChannel.speaker, st.Speaker) {
		st.Channel = r.lastChannel.name
	}
	if st.Channel != "" && !strings.HasPrefix(st.Channel, "told ") {
		r.lastChannel.para, r.lastChannel.speaker, r.lastChannel.name = para, st.Speaker, st.Channel
	}
}

// statement makes the entry of a finding.
func (r *reader) statement(f *finding) record.Statement {
	st := record.Statement{Content: f.content, Kind: r.kind(f.content)}
	if f.rule == turnRule {
		st.Kind = "direct" // transcripts have no marks
	}
	if f.cue.hi > f.cue.lo {
		s := r.d.Span(f.cue.lo, f.cue.hi)
		st.Cue = &s
	}
	if f.source >= 0 {
		if t := &r.d.Tokens[f.source]; t.UPOS == nlp.ADJ && f.source > 0 { // "A source | close to the premier said"
			if s := r.d.Kid(f.source, nlp.Nsubj); s >= 0 && (r.p.ActorsAt(s) != nil || r.p.Latent(s) != nil) {
				f.source = s
			}
		}
		if a := r.apposed(f.source); a >= 0 {
			f.source = a
		}
		s := r.sourceSpan(f.source)
		st.Source = &s
		st.Speaker, st.Channel = r.speaker(f.source)
		if k := r.firstSource(f); k >= 0 {
			s.Start = min(s.Start, r.d.Tokens[k].Span.Start)
			st.Speaker = append(without(r.p.Parties(k), st.Speaker), st.Speaker...)
		}
	}
	r.outsideSpeaker(f, &st)
	r.nearSpeaker(f, &st)
	if f.verb >= 0 {
		r.circumstances(f, &st)
	}
	st.Via = r.viaOf(f.verb, f.source)
	if f.passed > 0 {
		st.Via = r.p.Parties(f.passed - 1)
	}
	if f.object >= 0 && f.hearer && !(f.verb >= 0 && r.inside[f.verb] == 0 && firstPerson(&r.d.Tokens[f.object])) {
		st.Addressee = r.p.Parties(f.object)
	}
	st.Trace = r.p.Trace("s", "said/"+f.rule, f.score, r.evidence(f, &st)...)
	return st
}

// evidence is the whole reporting clause with its content: one stretch where they stand together, else one for each.
func (r *reader) evidence(f *finding, st *record.Statement) []text.Span {
	whole := st.Content[0]
	rest := st.Content[1:]
	var out []text.Span
	for _, s := range []*text.Span{st.Cue, st.Source} {
		if s != nil {
			if r.near(whole, *s) {
				whole = whole.Union(*s)
			} else {
				out = append(out, *s)
			}
		}
	}
	for _, s := range rest {
		if s.Start-whole.End < 400 {
			whole = whole.Union(s)
		} else {
			out = append(out, s)
		}
	}
	return append([]text.Span{whole}, out...)
}

func (r *reader) near(a, b text.Span) bool { return b.Start-a.End < 400 && a.Start-b.End < 400 }

// kind tells whether the content is all quoted, partly quoted, or not at all.
func (r *reader) kind(content []text.Span) string {
	in, out := 0, 0
	for _, s := range content {
		lo, hi := r.d.TokensOf(s)
		for i := lo; i < hi; i++ {
			switch t := &r.d.Tokens[i]; {
			case t.UPOS == nlp.PUNCT:
			case r.inside[i] > 0:
				in++
			case i == lo && (t.Lower == "that" || t.Lower == "as"):
			default:
				out++
			}
		}
	}
	switch {
	case in == 0:
		return "indirect"
	case out == 0:
		return "direct"
	}
	return "mixed"
}
