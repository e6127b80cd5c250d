package page

import "rapporteur/nlp"

// absoluteSubject is the noun of "with Washington calling for restraint": the subject of participle v, which no tree
// shows; -1 when v is no such participle.
func (p *Page) absoluteSubject(v int) int {
	d := p.Doc
	if d.Tokens[v].XPOS != "VBG" {
		return -1
	}
	start := d.Sents[d.Tokens[v].Sent].Start
	for i := v - 1; i >= start && i > v-8; i-- {
		switch t := &d.Tokens[i]; t.UPOS {
		case nlp.NOUN, nlp.PROPN, nlp.ADJ, nlp.DET, nlp.PRON, nlp.NUM, nlp.CCONJ, nlp.PART, nlp.ADV:
		case nlp.ADP:
			if t.Lower != "with" || i == v-1 || i > start && d.Tokens[i-1].Form != "," {
				return -1
			}
			if h := t.Head; h > i && h < v {
				return h
			}
			return v - 1
		default:
			return -1
		}
	}
	return -1
}

// Absolute tells whether the phrase with head word k opens a clause of its own: "with Washington calling" is no act with
// Washington.
func (p *Page) Absolute(k int) bool {
	d := p.Doc
	if p.Prep(k) != "with" {
		return false
	}
	for v := k + 1; v < len(d.Tokens) && v < k+6 && d.Tokens[v].Sent == d.Tokens[k].Sent; v++ {
		switch d.Tokens[v].UPOS {
		case nlp.PUNCT, nlp.ADP:
			return false
		case nlp.VERB:
			return p.absoluteSubject(v) == k
		}
	}
	return false
}
