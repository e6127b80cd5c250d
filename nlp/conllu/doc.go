package conllu

import (
	"bytes"
	"strings"

	"rapporteur/nlp"
	"rapporteur/text"
)

// Doc makes an analysed document of sentences: running text, tokens, heads, relations as the file has them. Paragraphs
// ("# newpar", "# newdoc") are parted by a blank line, sentences by a space unless SpaceAfter=No says otherwise. Heads
// are linked.
func Doc(sents []Sentence) *nlp.Doc {
	b := docBuilder{doc: &nlp.Doc{Sents: make([]nlp.Sent, 0, len(sents))}}
	for i := range sents {
		b.sentence(&sents[i])
	}
	d := b.doc
	d.Text = string(bytes.TrimRight(b.text, " "))
	if n := len(d.Tokens); n > 0 {
		d.Tokens[n-1].Space = false
	}
	d.Link()
	return d
}

type docBuilder struct {
	doc  *nlp.Doc
	text []byte
	para int
}

func (b *docBuilder) sentence(s *Sentence) {
	d := b.doc
	if len(d.Sents) > 0 && (s.Starts("newpar") || s.Starts("newdoc")) {
		b.para++
		b.text = append(bytes.TrimRight(b.text, " "), "\n\n"...)
		d.Tokens[len(d.Tokens)-1].Space = true
	}
	first := len(d.Tokens)
	multis := s.Multis
	for i := 0; i < len(s.Words); {
		form, misc, n := s.Words[i].Form, s.Words[i].Misc, 1
		if len(multis) > 0 && multis[0].First == i+1 {
			form, misc, n = multis[0].Form, multis[0].Misc, min(multis[0].Last, len(s.Words))-i
			multis = multis[1:]
		}
		b.token(s, i, n, form, MiscOf(misc, "SpaceAfter") != "No")
		i += n
	}
	last := d.Tokens[len(d.Tokens)-1]
	d.Sents = append(d.Sents, nlp.Sent{Start: first, End: len(d.Tokens), Span: text.Span{Start: d.Tokens[first].Span.Start, End: last.Span.End}, Root: first, Para: b.para})
	for i := first; i < len(d.Tokens); i++ {
		if h := s.Words[i-first].Head; h > 0 && h <= len(s.Words) {
			d.Tokens[i].Head = first + h - 1
		}
	}
}

// token adds the n words from i on that are written as one token.
func (b *docBuilder) token(s *Sentence, i, n int, form string, space bool) {
	at := len(b.text)
	b.text = append(b.text, form...)
	if space {
		b.text = append(b.text, ' ')
	}
	end := at + len(form)
	for k := range n {
		w := &s.Words[i+k]
		to := min(at+len(w.Form), end)
		if k == n-1 {
			to = end
		} else if !strings.HasPrefix(form, w.Form) {
			to = min(at+1, end)
		}
		form = form[min(to-at, len(form)):]
		lemma := w.Lemma
		if lemma == "" {
			lemma = w.Form
		}
		b.doc.Tokens = append(b.doc.Tokens, nlp.Token{
			Span: text.Span{Start: at, End: to}, Form: w.Form, Lower: strings.ToLower(w.Form), Lemma: lemma, UPOS: nlp.ParsePOS(w.UPOS), XPOS: w.XPOS,
			Feats: w.Feats, Head: nlp.NoHead, Rel: nlp.ParseRel(w.Rel), Sent: len(b.doc.Sents), Joined: k > 0, Space: space && k == n-1,
		})
		at = to
	}
}
