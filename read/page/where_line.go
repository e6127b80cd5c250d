package page

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/record"
)

// placeAfter is the first place behind tok that stands with a preposition of place and no other verb between: "thousands
// rally against him in the capital Lima". It goes by the order of words and so holds where the tree is wrong.
func (p *Page) placeAfter(tok int) *record.Place {
	d := p.Doc
	sent := &d.Sents[d.Tokens[tok].Sent]
	if m := p.placeNext(tok, sent.End); m != nil {
		return m
	}
	for k := tok + 1; k < sent.End; k++ {
		t := &d.Tokens[k]
		switch {
		case t.UPOS == nlp.PUNCT && t.Form != "-" && t.Form != "–" && t.Form != "'", t.UPOS == nlp.SCONJ && t.Lower != "of":
			return nil
		case t.UPOS == nlp.VERB && !linking(t.Lower), t.UPOS == nlp.AUX:
			return nil
		case t.Lower == "over" && k+2 < sent.End && d.Tokens[k+1].UPOS == nlp.DET && p.isFor("struck", k+2):
			return nil // "convicted two men over the attack in Garissa"
		}
		if m := p.PlaceAt(k); m != nil && !p.onRoute(m) {
			if at := p.atBefore(k); at > tok {
				return m
			}
		}
	}
	return nil
}

// placeNext is the place that stands right behind a word of a blow or motion: "offensive into Gaza", "entered Sumy".
func (p *Page) placeNext(tok, end int) *record.Place {
	d := p.Doc
	struck, goes := p.isFor("struck", tok), p.isFor("goes", tok)
	if !struck && !goes || tok+1 >= end {
		return nil
	}
	k := tok + 1
	if prep := d.Tokens[k].Lower; p.leadsTo(tok, prep) {
		k++
	} else if d.Tokens[tok].XPOS != "VBD" && d.Tokens[tok].XPOS != "VBN" && !strings.HasSuffix(d.Tokens[tok].Lower, "ed") {
		return nil
	}
	for ; k < end && k < tok+8; k++ {
		if m := p.PlaceAt(k); m != nil {
			return m
		}
		t := &d.Tokens[k]
		if t.UPOS != nlp.DET && t.UPOS != nlp.ADJ && t.Lower != "of" && !p.isFor("area", k) && !p.isFor("part", k) {
			return nil
		}
	}
	return nil
}

// placeThrown is where a blow goes: "fired two rockets from the Strip into Sderot". It goes by the order of words.
func (p *Page) placeThrown(tok int) *record.Place {
	d := p.Doc
	if d.Tokens[tok].UPOS != nlp.VERB || !p.isFor("throw", tok) {
		return nil
	}
	prep := ""
	for k := tok + 1; k < d.Sents[d.Tokens[tok].Sent].End && k < tok+20; k++ {
		t := &d.Tokens[k]
		if m := p.PlaceAt(k); m != nil {
			if prep == "into" || prep == "at" || prep == "on" || prep == "toward" || prep == "towards" || prep == "onto" {
				return m
			}
			continue
		}
		switch {
		case t.UPOS == nlp.VERB && t.XPOS != "VBG", t.UPOS == nlp.AUX, t.UPOS == nlp.SCONJ, t.Form == ";":
			return nil
		case t.UPOS == nlp.ADP && t.Lower != "of":
			prep = t.Lower
		}
	}
	return nil
}

// linking are verb forms that work as prepositions.
func linking(w string) bool {
	return w == "including" || w == "following" || w == "involving" || w == "regarding" || w == "according"
}

// atBefore is the preposition of place that the name at token k stands with, -1 when it stands with none: "in" for
// "Kassala" in "in the northern city of Kassala", but nothing for "Syria" in "in an effort to help Syria".
func (p *Page) atBefore(k int) int {
	d := p.Doc
	start := d.Sents[d.Tokens[k].Sent].Start
	for i, n := k-1, 0; i >= start && n < 9; i, n = i-1, n+1 {
		t := &d.Tokens[i]
		switch {
		case p.PlaceAt(i) != nil, t.XPOS == "POS":
		case t.Lower == "of" && i > start:
			if !p.isFor("area", i-1) && !p.isFor("part", i-1) {
				return -1
			}
			if isAt(d.Tokens[i-1].Lower + " of") {
				return i
			}
		case t.Form == "," && i > start && p.isFor("area", i-1): // "the capital, Mogadishu"
		case isAt(t.Lower):
			return i
		case t.UPOS == nlp.DET, t.UPOS == nlp.ADJ, t.UPOS == nlp.NUM, t.UPOS == nlp.ADV:
		case p.isFor("area", i), p.isFor("part", i):
		default:
			return -1
		}
	}
	return -1
}
