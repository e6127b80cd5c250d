// Package stance finds where actors stand: positions on issues, proposals with their answers, and the issues themselves.
//
// Issues are found by their wordings (issues.go). A word of stance ("reject", "call for", "open to") with an issue in
// its place gives a position (positions.go); so does what a speaker says must or will never be (said.go). A word that
// puts something to others gives a proposal, one that answers it a response (proposals.go, deadline.go), and so does a remark on
// what was just told, "an idea that Chad rejects" (apposed.go), or a verdict, "the offer was a trap" (verdict.go). A stance
// that the report tells as a past one is what another was before (change.go).
package stance

import (
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// Read puts positions, proposals and issues on the page.
func Read(p *page.Page) {
	if len(p.Doc.Tokens) == 0 {
		return
	}
	r := &reader{p: p, d: p.Doc, words: lexicon.TheStances(), positions: map[key]int{}, told: map[int]bool{}, issues: map[string]int{}}
	r.findIssues()
	r.findCues()
	r.readProposalNouns()
	r.readDeadlines()
	for i := range r.d.Tokens {
		r.readWord(i)
		r.readModal(i)
	}
	r.readVerdicts()
	r.readUltimatums()
	r.readShortVerdicts()
	r.write()
}

// reader is the state of one reading.
type reader struct {
	p         *page.Page
	d         *nlp.Doc
	words     *lexicon.Stances
	mentions  []mention
	at        []int32 // for each token 1 + the mention that it stands in, 0 for none
	positions map[key]int
	offers    []offer
	issues    map[string]int // index in p.Out.Issues by name
	held      []record.Position
	cueAt     map[int]*record.Statement // statements by the first word of their cue
	heldBy    []int                     // the word of stance of each entry of held
	told      map[int]bool              // words of stance that have told a position
	inNews    []bool                    // for each token whether a statement that announces or promises holds it
}

// key is what makes two positions one.
type key struct {
	actor record.ActorID
	issue string
	sign  int
}

// stand is a position in the making.
type stand struct {
	actors     record.IDs
	issue      string
	stance     string
	object     rng
	word       int // the word of stance
	evidence   text.Span
	confidence float64
	rule       string
}

// rng is a half-open range of tokens.
type rng struct{ lo, hi int }

// hold notes a position of each of the actors; a second wording of the same position is further evidence.
func (r *reader) hold(s stand) {
	r.told[s.word] = true
	for _, a := range s.actors {
		k := key{a, s.issue, sign(s.stance)}
		if n, ok := r.positions[k]; ok {
			if e := r.held[n].Evidence; !holds(e, s.evidence) {
				r.held[n].Evidence = append(e, s.evidence)
			}
			continue
		}
		object := r.d.Span(s.object.lo, s.object.hi)
		pos := record.Position{Actor: a, Issue: s.issue, Stance: s.stance, Object: &object, When: r.p.WhenOf(s.word)}
		pos.Evidence, pos.Confidence, pos.By = []text.Span{s.evidence}, s.confidence, "stance/"+s.rule
		if by := r.p.AttributedTo(r.d.Tokens[s.word].Span); len(by) > 0 && !contains(by, a) {
			pos.AttributedTo = by
		}
		r.positions[k] = len(r.held)
		r.held = append(r.held, pos)
		r.heldBy = append(r.heldBy, s.word)
		r.useIssue(s.issue)
	}
}

// findCues files the statements under the first word of their cue: a word of stance that reports has its speaker and
// content from there where the tree is no help.
func (r *reader) findCues() {
	r.cueAt, r.inNews = map[int]*record.Statement{}, make([]bool, len(r.d.Tokens))
	for k := range r.p.Out.Statements {
		st := &r.p.Out.Statements[k]
		if st.Cue != nil {
			r.cueAt[r.d.TokenAt(st.Cue.Start)] = st
		}
		if st.Act != record.Announce && st.Act != record.Promise {
			continue
		}
		for _, c := range st.Content {
			lo, hi := r.d.TokensOf(c)
			for i := lo; i < hi; i++ {
				r.inNews[i] = true
			}
		}
	}
}

func sign(stance string) int {
	switch stance {
	case "supports", "demands":
		return 1
	case "opposes", "rules_out":
		return -1
	}
	return 0
}

func holds(all []text.Span, s text.Span) bool {
	for _, e := range all {
		if e.Contains(s) || s.Contains(e) {
			return true
		}
	}
	return false
}

func contains(ids record.IDs, a record.ActorID) bool {
	for _, id := range ids {
		if id == a {
			return true
		}
	}
	return false
}

// write puts the findings on the page.
func (r *reader) write() {
	r.tellChanges()
	for i := range r.held {
		p := r.held[i]
		p.Trace = r.p.Trace("o", p.By, p.Confidence, p.Evidence...)
		r.p.Out.Positions = append(r.p.Out.Positions, p)
	}
	first := len(r.p.Out.Proposals)
	for i := range r.offers {
		p := r.proposal(&r.offers[i])
		if c := r.offers[i].counter; c > 0 && c <= i {
			p.CounterTo = r.p.Out.Proposals[first+c-1].ID
		}
		r.p.Out.Proposals = append(r.p.Out.Proposals, p)
	}
	r.writeIssues()
}
