// Package toll reads the figures of human cost ("killed at least 35 people, including seven children") and other
// figures that accounts may differ on (money, troops, votes, shares, territory).
//
// A number is first found with the phrase that it counts (count.go). Then the words that it hangs under in the tree, or
// stands beside where the tree is odd, say what befell those people (measure.go): verbs, nouns and adjectives of
// lexicon/data/toll.txt. Every toll asks: of whom, by whom, where, when, on whose word, part of what (entry.go).
package toll

import (
	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/record"
)

// Read finds the tolls and figures of the page and writes them to it in text order.
func Read(p *page.Page) {
	w := words()
	for k := range p.Doc.Sents {
		s := &sentence{p: p, d: p.Doc, w: w, start: p.Doc.Sents[k].Start, end: p.Doc.Sents[k].End}
		s.read()
	}
}

// sentence is one sentence under the reader's eye.
type sentence struct {
	p          *page.Page
	d          *nlp.Doc
	w          *lexicon
	start, end int
	counts     []count
	found      []finding
}

// finding is a count that has turned out to be a toll.
type finding struct {
	count
	measure string
	trigger int    // the word that tells what befell them
	rule    string // how the count hangs on the trigger
	whole   int    // index of the finding that this is a part of, -1 for none
	toll    int    // index of its entry on the page, once it has one
}

func (s *sentence) read() {
	for i := s.start; i+2 < s.end; i++ {
		s.ballot(i)
	}
	s.counts = s.findCounts()
	if len(s.counts) == 0 {
		return
	}
	if s.triggered() {
		for _, c := range s.counts {
			s.judge(c)
		}
	}
	first := len(s.p.Out.Tolls)
	for i := range s.found {
		s.enter(&s.found[i], first)
	}
	s.figures()
}

// figures writes the counts that are no tolls. Findings stand in the order of their counts.
func (s *sentence) figures() {
	at := 0
	for _, c := range s.counts {
		for at < len(s.found) && s.found[at].num < c.num {
			at++
		}
		if toll := at < len(s.found) && s.found[at].num == c.num; !toll && !c.single && !c.none {
			s.figure(c)
		}
	}
}

// triggered tells whether any word of the sentence tells of human cost, so that most sentences are passed at once.
func (s *sentence) triggered() bool {
	for i := s.start; i < s.end; i++ {
		if s.d.Tokens[i].Lower == "lives" || s.d.Tokens[i].Lemma == "lose" || harms[s.d.Tokens[i].Lemma] || s.w.knows(s.d.Tokens[i].Lemma) || s.w.knows(s.d.Tokens[i].Lower) || s.w.forms[s.d.Tokens[i].Lower].lemma != "" {
			return true
		}
	}
	return false
}

// judge asks what befell those who are counted, and keeps the count if anything did.
func (s *sentence) judge(c count) {
	f := finding{count: c, whole: -1, toll: -1, trigger: -1}
	if !s.measure(&f) || f.measure == "captured" && s.w.thing(&s.d.Tokens[f.head]) {
		return
	}
	if f.single && (f.measure != "killed" && f.measure != "injured" || f.rule == "modifier") && !s.w.person(s.d.Tokens[f.head].Lemma) {
		return
	}
	if f.whole < 0 && f.trigger >= 0 && !s.happened(&f) {
		return
	}
	s.found = append(s.found, f)
	if f.none && (f.rule == "noun" || s.w.measure(s.d.Tokens[max(f.trigger, 0)].Lemma, obj) != "") {
		s.alsoNone(f)
	}
}

// alsoNone gives "no injuries or deaths" and "no civilians were hurt or killed" their second zero.
func (s *sentence) alsoNone(f finding) {
	kind, of := noun, f.head
	if f.rule != "noun" {
		kind, of = obj, f.trigger
	}
	for k := range s.d.Kids(of) {
		if s.d.Tokens[k].Rel != nlp.Conj {
			continue
		}
		if m := s.w.measure(s.d.Tokens[k].Lemma, kind); m != "" && m != f.measure {
			g := f
			g.measure, g.trigger = m, k
			if kind == noun {
				g.end = max(f.end, k+1)
			}
			s.found = append(s.found, g)
		}
	}
}

// happened keeps out what is only feared, threatened, wished or denied. Releases that are planned are told as such.
func (s *sentence) happened(f *finding) bool {
	switch s.p.Modality(f.trigger) {
	case record.Possible: // "as many as 3,000 may have died" is a count, "could die" is none
		return s.d.Kid(f.trigger, nlp.Aux) >= 0 && s.hasWord(f.trigger, "have") || f.trigger > s.start && s.d.Tokens[f.trigger-1].Lower == "feared"
	case record.Demanded:
		return false
	case record.Planned:
		return f.measure == "released" || f.measure == "evacuated"
	case record.Denied:
		return f.none
	}
	return true
}
