// Package when reads time expressions: "Thursday", "three years", "earlier in the day", "the end of June", "every night".
// Each becomes a TIMEX3 (extent, type and value as TimeML has them) and, where it can be said, an EDTF date.
//
// The way of an expression has three stations, each of them blind to the next:
//
//	find       words of the text that small rules (number, unit, weekday, month, modifier) accept   rule_*.go
//	interpret  a meaning that still holds what is open: "Thursday, no week given"                   meaning.go
//	anchor     the date of it: by publication, the date line above, a date just told, the tense     anchor.go
//
// Rules read the words of the text itself (words.go), so that they do not depend on how hyphens and full stops were cut;
// the tree is asked for tense alone. A report without a date of publication keeps "Thursday" as XXXX-WXX-4.
package when

import (
	"rapporteur/read/page"
	"rapporteur/record"
	"rapporteur/text"
)

// Read finds the time expressions of the page and writes them to it in text order.
func Read(p *page.Page) {
	f := finder{words: scan(p.Doc.Text), text: p.Doc.Text}
	if len(p.Doc.Tokens) > 0 && p.Doc.Tokens[0].XPOS != "" {
		f.doc = p.Doc
	}
	a := newAnchor(p)
	for i := 0; i < len(f.words); {
		m, j := f.best(i)
		if j <= i {
			i++
			continue
		}
		s := text.Span{Start: int(f.words[i].start), End: int(f.words[j-1].end)}
		if v := a.resolve(m, s); v.typ != "" {
			p.Out.Times = append(p.Out.Times, record.Time{
				Trace: p.Trace("d", "when/"+m.rule, confidence(m), s),
				Span:  s, Type: v.typ, EDTF: v.edtf, Timex: v.timex,
			})
		}
		i = j
	}
}

// confidence is how often a rule's value is right.
func confidence(m meaning) float64 {
	switch m.kind {
	case absolute:
		return 0.95
	case vague, set:
		return 0.8
	case length:
		return 0.85
	}
	return 0.9
}
