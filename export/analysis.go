package export

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"rapporteur/nlp"
	"rapporteur/text"
)

// Analysis is an analysed document as one line of JSON: sentences with their tokens, names, chains. Spans are counted
// in code points; heads count from 1 within the sentence, 0 is the root.
func Analysis(id string, d *nlp.Doc) []byte {
	a := analysis{d: d, at: text.New(d.Text), b: make([]byte, 0, 256+150*len(d.Tokens))}
	a.raw(`{"id":`)
	a.str(id)
	a.raw(`,"sentences":[`)
	for k := range d.Sents {
		a.comma(k)
		a.sentence(&d.Sents[k])
	}
	a.raw(`],"entities":[`)
	for k, e := range d.Entities {
		a.comma(k)
		a.span(d.Span(e.Start, e.End))
		a.raw(`,"type":`)
		a.str(string(e.Type))
		a.raw("}")
	}
	a.raw(`],"chains":[`)
	for k, chain := range d.Chains {
		a.comma(k)
		a.chain(chain)
	}
	a.raw("]}\n")
	return a.b
}

type analysis struct {
	d  *nlp.Doc
	at text.Text
	b  []byte
}

func (a *analysis) raw(s string) { a.b = append(a.b, s...) }

func (a *analysis) num(n int) { a.b = strconv.AppendInt(a.b, int64(n), 10) }

func (a *analysis) comma(k int) {
	if k > 0 {
		a.b = append(a.b, ',')
	}
}

// span opens an object with a span.
func (a *analysis) span(s text.Span) {
	s = a.at.CodePoints(s)
	a.raw(`{"start":`)
	a.num(s.Start)
	a.raw(`,"end":`)
	a.num(s.End)
}

// str writes a string of JSON. Most have nothing to escape.
func (a *analysis) str(s string) {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf && !utf8.ValidString(s) {
			q, _ := json.Marshal(s)
			a.b = append(a.b, q...)
			return
		}
	}
	a.b = append(a.b, '"')
	a.b = append(a.b, s...)
	a.b = append(a.b, '"')
}

func (a *analysis) sentence(s *nlp.Sent) {
	a.span(s.Span)
	a.raw(`,"tokens":[`)
	for i := s.Start; i < s.End; i++ {
		a.comma(i - s.Start)
		a.token(&a.d.Tokens[i], s.Start)
	}
	a.raw("]}")
}

func (a *analysis) token(t *nlp.Token, first int) {
	a.span(t.Span)
	for _, f := range [...]struct{ key, value string }{{`,"form":`, t.Form}, {`,"lemma":`, t.Lemma}, {`,"upos":`, t.UPOS.String()}, {`,"xpos":`, t.XPOS}, {`,"feats":`, t.Feats}} {
		a.raw(f.key)
		a.str(f.value)
	}
	a.raw(`,"head":`)
	head := 0
	if t.Head >= 0 {
		head = t.Head - first + 1
	}
	a.num(head)
	a.raw(`,"deprel":`)
	a.str(t.Rel.String())
	a.raw("}")
}

func (a *analysis) chain(chain []nlp.Mention) {
	a.raw("[")
	for k, m := range chain {
		a.comma(k)
		a.span(a.d.Span(m.Start, m.End))
		a.raw(`,"how":`)
		a.str(string(m.How))
		a.raw("}")
	}
	a.raw("]")
}
