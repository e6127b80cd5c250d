package page

import (
	"rapporteur/nlp"
	"rapporteur/record"
)

// ofAnother tells whether a time in the clause of tok is that of a thing which the clause only names or measures itself
// by: "ratified the 1998 accord", "a 16th-century mosque was hit", "condemned Saturday's attack", "the first visit since 1972".
func (p *Page) ofAnother(t *record.Time, lo, hi, tok int) bool {
	if p.compared(lo) {
		return true
	}
	d := p.Doc
	h := d.HeadOf(lo, hi)
	if moves[d.Tokens[tok].Lemma] && bounds[p.Prep(h)] {
		return true
	}
	n := p.bearer(h)
	if n < 0 && p.datedBy(lo, tok) {
		return true
	}
	if n < 0 {
		return !isDay(t) && p.speaks(tok) && p.behindDeed(lo, tok)
	}
	if n == tok || d.Under(tok, n) || d.ConjHead(tok) == d.ConjHead(n) {
		return false
	}
	if counts[d.Tokens[tok].Lemma] && d.Under(n, tok) {
		return false // "the toll from Friday's strike" is of Friday
	}
	switch p.Prep(n) {
	case "in", "at", "during":
		return false // "said in a Wednesday interview", "killed in the 1991 war"
	case "":
		return !isDay(t) || p.speaks(tok)
	}
	return true
}

// datedBy tells whether the time at token lo stands with "of" behind a noun that the verb of speech tok tells of: "condemned the
// attack of 24 May" was not said on that day.
func (p *Page) datedBy(lo, tok int) bool {
	d := p.Doc
	v := d.ConjHead(tok)
	if lo < 2 || lo-2 <= v || d.Tokens[lo-1].Lower != "of" || !p.speaks(v) {
		return false
	}
	u := d.Tokens[lo-2].UPOS
	return u == nlp.NOUN || u == nlp.PROPN
}

// counts are nouns for those whom a deed has killed or hurt: its day is theirs.
var counts = map[string]bool{"toll": true, "number": true, "count": true, "death": true, "casualty": true, "victim": true, "injury": true, "loss": true, "tally": true}

// moves are verbs whose dates behind bounds are those of what they move: "delayed the vote from May to June".
var moves = map[string]bool{"delay": true, "postpone": true, "move": true, "defer": true, "reschedule": true, "shift": true, "push": true, "put": true, "extend": true, "prolong": true, "renew": true,
	"bring": true, "advance": true}

var bounds = map[string]bool{"from": true, "to": true, "until": true, "till": true, "through": true}

// bearer is the noun that the time with head word h is an attribute of, without a preposition: "Saturday's attack", "a 1972
// law", "an 11th century temple"; -1 when it is none.
func (p *Page) bearer(h int) int {
	d := p.Doc
	n := -1
	for k := h; k >= 0; k = d.Tokens[k].Head {
		switch t := &d.Tokens[k]; t.Rel {
		case nlp.Compound, nlp.Amod, nlp.Nummod:
		case nlp.NmodPoss:
			if p.Prep(k) != "" {
				return n
			}
		default:
			return n
		}
		if up := d.Tokens[k].Head; up < 0 || up < h || d.Tokens[up].UPOS != nlp.NOUN && d.Tokens[up].UPOS != nlp.PROPN {
			return n
		}
		n = d.Tokens[k].Head
	}
	return n
}

// compared tells whether the time that begins at token lo bounds a comparison: "the deadliest raid since January", "the
// first official to visit the port since the war of 2011".
func (p *Page) compared(lo int) bool {
	d := p.Doc
	from := d.Sents[d.Tokens[lo].Sent].Start
	since := lo - 1
	for since > from && since > lo-6 && d.Tokens[since].Lower != "since" {
		switch d.Tokens[since].UPOS {
		case nlp.VERB, nlp.AUX, nlp.PUNCT:
			return false
		}
		since--
	}
	if since < from || d.Tokens[since].Lower != "since" {
		return false
	}
	for k := since - 1; k >= from && k > since-15; k-- {
		t := &d.Tokens[k]
		switch {
		case t.Form == "," || t.Form == ";" || t.Form == "-" || t.Form == "–":
			return false
		case t.XPOS == "JJS" || t.XPOS == "RBS":
			return true
		case t.Rel == nlp.Amod && firstWords[t.Lower]:
			return true
		}
	}
	return false
}

// firstWords are adjectives that count from the date behind "since".
var firstWords = map[string]bool{"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true, "ninth": true, "tenth": true, "only": true}

// speaks tells whether tok is a verb by which somebody says or judges something.
func (p *Page) speaks(tok int) bool {
	t := &p.Doc.Tokens[tok]
	return t.UPOS == nlp.VERB && len(p.World.Cues().Verbs(t.Lemma)) > 0
}

// behindDeed tells whether the time at token lo stands behind a noun of a deed that is not tok's own: "apologised for the
// expulsion of the islanders in 1968".
func (p *Page) behindDeed(lo, tok int) bool {
	d := p.Doc
	for k := lo - 1; k > tok && k > lo-8; k-- {
		switch t := &d.Tokens[k]; t.UPOS {
		case nlp.VERB, nlp.AUX, nlp.PUNCT, nlp.SCONJ:
			return false
		case nlp.NOUN:
			if len(p.World.NounFrames(t.Lemma)) > 0 {
				return true
			}
		}
	}
	return false
}
