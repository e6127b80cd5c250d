package page

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// WhenAround is WhenOf with the story as its second source: the day on which the telling was last, for deeds that follow
// it ("On Jan. 10, the coalition conducted 23 strikes. Near Mosul, three strikes destroyed …"). It is meant for physical
// events that are told as past facts, not for acts of speech: when something was said is no time of what is said.
func (p *Page) WhenAround(tok int) *record.When {
	if w := p.WhenOf(tok); w != nil || tok < 0 || tok >= len(p.Doc.Tokens) {
		return w
	}
	t := &p.Doc.Tokens[tok]
	if p.overTime(tok) {
		return nil
	}
	if t.UPOS == nlp.VERB && t.XPOS != "VBD" && t.XPOS != "VBN" && t.XPOS != "VBG" || p.Modality(tok) != record.Asserted {
		return nil
	}
	for k, n := t.Sent-1, 0; k >= 0 && n < storyReach; k, n = k-1, n+1 {
		times := p.timesIn(p.Doc.Sents[k].Span)
		for i := len(times) - 1; i >= 0; i-- {
			if x := &times[i]; isDay(x) {
				if p.ofMainVerb(x) {
					return whenOf(p, x)
				}
				return nil // the story has moved to another day
			}
		}
	}
	return nil
}

// overTime tells whether a stretch of time stands at word tok, which no day before it dates: "three meetings in the past
// five months".
func (p *Page) overTime(tok int) bool {
	d := p.Doc
	for _, t := range p.timesIn(d.Sents[d.Tokens[tok].Sent].Span) {
		if t.Type != "DURATION" && t.Type != "SET" {
			continue
		}
		if lo, hi := d.TokensOf(t.Span); lo < hi && (d.Under(d.HeadOf(lo, hi), tok) || p.follows(lo, tok) || lo > tok && lo-tok < 12 && p.nounsBetween(tok, lo)) {
			return true
		}
	}
	return false
}

// nounsBetween tells whether no verb and no mark stands between tokens a and b.
func (p *Page) nounsBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		switch p.Doc.Tokens[k].UPOS {
		case nlp.VERB, nlp.AUX, nlp.PUNCT, nlp.SCONJ:
			return false
		}
	}
	return true
}

// WhenNext is WhenOf with the sentence before as its second source: "On Monday the council adopted a resolution. It
// demanded …" is told of one day. Both sentences must be told as past facts, in one paragraph, and the first of a day.
func (p *Page) WhenNext(tok int) *record.When {
	if w := p.WhenOf(tok); w != nil || tok < 0 || tok >= len(p.Doc.Tokens) {
		return w
	}
	d := p.Doc
	t := &d.Tokens[tok]
	k := t.Sent
	if k == 0 || d.Sents[k].Para != d.Sents[k-1].Para || d.ConjHead(tok) != d.Sents[k].Root || t.XPOS != "VBD" || d.Kid(tok, nlp.Aux) >= 0 {
		return nil
	}
	for i, times := 0, p.timesIn(d.Sents[k-1].Span); i < len(times); i++ {
		if x := &times[i]; isDay(x) && p.ofMainVerb(x) {
			return whenOf(p, x)
		}
	}
	return nil
}

// storyReach is over how many sentences a day is carried on.
const storyReach = 15

func isDay(t *record.Time) bool {
	return (t.Type == "DATE" || t.Type == "TIME") && len(t.EDTF) >= len("2025-04-17")
}

// ofMainVerb tells whether the time belongs to the main verb of its sentence, and the verb tells a deed, not speech.
func (p *Page) ofMainVerb(t *record.Time) bool {
	d := p.Doc
	lo, hi := d.TokensOf(t.Span)
	if lo >= hi {
		return false
	}
	root := d.Sents[d.Tokens[lo].Sent].Root
	r := &d.Tokens[root]
	if r.UPOS != nlp.VERB || r.XPOS != "VBD" && r.XPOS != "VBN" || d.Kid(root, nlp.Ccomp) >= 0 {
		return false
	}
	return !p.datedBy(lo, root) && p.clauseSteps(d.HeadOf(lo, hi), root) >= 0 || p.opens(lo, root)
}
