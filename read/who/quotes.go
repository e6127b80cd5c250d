package who

import (
	"rapporteur/nlp"
	"rapporteur/read/page"
	"rapporteur/record"
)

// Quotes refers "I" and "we" in quotations to who says them. It needs the statements and is run behind said.
func Quotes(p *page.Page) {
	for k := range p.Out.Statements {
		st := &p.Out.Statements[k]
		if len(st.Speaker) == 0 {
			continue
		}
		for _, c := range st.Content {
			lo, hi := p.Doc.TokensOf(c)
			for i := lo; i < hi; i++ {
				if firstPerson(&p.Doc.Tokens[i]) {
					speaks(p, i, st.Speaker)
				}
			}
		}
	}
}

func firstPerson(t *nlp.Token) bool {
	switch t.Lower {
	case "i", "me", "my", "mine", "myself", "we", "our", "ours", "ourselves":
		return t.UPOS == nlp.PRON
	case "us":
		return t.UPOS == nlp.PRON && t.Form != "US"
	}
	return false
}

// speaks refers word i to the speaker and counts it among the mentions, once.
func speaks(p *page.Page, i int, speaker record.IDs) {
	p.Refer(i, speaker...)
	s := p.Doc.Tokens[i].Span
	for _, id := range speaker {
		a := p.Actor(id)
		if a == nil {
			continue
		}
		have := false
		for _, m := range a.Mentions[max(0, len(a.Mentions)-reach):] {
			have = have || m.Span == s
		}
		if !have {
			a.Mentions = append(a.Mentions, record.Mention{Span: s, How: string(nlp.ByPronoun)})
		}
	}
}
