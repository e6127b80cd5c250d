package export

import (
	"bufio"
	"io"
	"strconv"

	"rapporteur/nlp"
)

// ConlluOptions say how Conllu writes.
type ConlluOptions struct {
	Doc      string             // id of the document; "" writes no "# newdoc"
	Names    bool               // NER=B-PER and so on in MISC
	Comments func(int) []string // comment lines of the k-th sentence in the place of Conllu's own; nil for those
}

// Conllu writes an analysed document as CoNLL-U (https://universaldependencies.org/format.html), multiword tokens as
// in UD English: "1-2 Sesay's", "1 Sesay", "2 's".
func Conllu(w io.Writer, d *nlp.Doc, o ConlluOptions) error {
	c := conllu{w: bufio.NewWriterSize(w, 1<<16), d: d, o: o}
	if o.Names {
		c.names = nameTags(d)
	}
	for k := range d.Sents {
		c.comments(k)
		c.sentence(&d.Sents[k])
	}
	return c.w.Flush()
}

type conllu struct {
	w     *bufio.Writer
	d     *nlp.Doc
	o     ConlluOptions
	names []string // by token, "" for none
	buf   []byte
}

func (c *conllu) comments(k int) {
	if c.o.Comments != nil {
		for _, line := range c.o.Comments(k) {
			c.w.WriteString(line)
			c.w.WriteByte('\n')
		}
		return
	}
	s := &c.d.Sents[k]
	id := strconv.Itoa(k + 1)
	if c.o.Doc != "" {
		if k == 0 {
			c.w.WriteString("# newdoc id = " + c.o.Doc + "\n")
		}
		id = c.o.Doc + "-" + id
	}
	if k == 0 || c.d.Sents[k-1].Para != s.Para {
		c.w.WriteString("# newpar\n")
	}
	c.w.WriteString("# sent_id = " + id + "\n# text = ")
	for i := s.Start; i < s.End; i++ {
		c.w.WriteString(c.written(i))
		if c.d.Tokens[i].Space && i+1 < s.End {
			c.w.WriteByte(' ')
		}
	}
	c.w.WriteByte('\n')
}

// written are the letters of token i as they stand in the text: what a line break or blank would spoil is its form.
func (c *conllu) written(i int) string { return c.d.Tokens[i].Span.Of(c.d.Text) }

func (c *conllu) sentence(s *nlp.Sent) {
	for i := s.Start; i < s.End; i++ {
		t := &c.d.Tokens[i]
		if last := c.lastJoined(i, s.End); !t.Joined && last > i {
			c.multi(i, last, s)
		}
		c.word(i, s)
	}
	c.w.WriteByte('\n')
}

// lastJoined is the last word of the token that begins with word i.
func (c *conllu) lastJoined(i, end int) int {
	for i+1 < end && c.d.Tokens[i+1].Joined {
		i++
	}
	return i
}

// multi writes the line of a multiword token, words i to j.
func (c *conllu) multi(i, j int, s *nlp.Sent) {
	b := strconv.AppendInt(c.buf[:0], int64(i-s.Start+1), 10)
	b = append(b, '-')
	b = strconv.AppendInt(b, int64(j-s.Start+1), 10)
	b = append(b, '\t')
	for k := i; k <= j; k++ {
		b = append(b, c.written(k)...)
	}
	b = append(b, "\t_\t_\t_\t_\t_\t_\t_\t"...)
	if c.tight(j) {
		b = append(b, "SpaceAfter=No\n"...)
	} else {
		b = append(b, "_\n"...)
	}
	c.w.Write(b)
	c.buf = b
}

// tight tells whether the next token follows without a blank.
func (c *conllu) tight(i int) bool { return !c.d.Tokens[i].Space && i+1 < len(c.d.Tokens) }

func (c *conllu) word(i int, s *nlp.Sent) {
	t := &c.d.Tokens[i]
	b := strconv.AppendInt(c.buf[:0], int64(i-s.Start+1), 10)
	for _, col := range [...]string{t.Form, t.Lemma, t.UPOS.String(), t.XPOS, t.Feats} {
		b = append(b, '\t')
		b = append(b, blankCol(col)...)
	}
	b = append(b, '\t')
	head := 0
	if t.Head >= 0 {
		head = t.Head - s.Start + 1
	}
	b = strconv.AppendInt(b, int64(head), 10)
	b = append(b, '\t')
	b = append(b, t.Rel.String()...)
	b = append(b, "\t_\t"...)
	b = c.misc(b, i)
	b = append(b, '\n')
	c.w.Write(b)
	c.buf = b
}

func (c *conllu) misc(b []byte, i int) []byte {
	n := len(b)
	if c.names != nil && c.names[i] != "" {
		b = append(append(b, "NER="...), c.names[i]...)
	}
	joins := i+1 < len(c.d.Tokens) && c.d.Tokens[i+1].Joined || c.d.Tokens[i].Joined
	if !joins && c.tight(i) {
		if len(b) > n {
			b = append(b, '|')
		}
		b = append(b, "SpaceAfter=No"...)
	}
	if len(b) == n {
		b = append(b, '_')
	}
	return b
}

func blankCol(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// nameTags are the BIO tags of the tokens that belong to names.
func nameTags(d *nlp.Doc) []string {
	tags := make([]string, len(d.Tokens))
	for _, e := range d.Entities {
		for i := e.Start; i < e.End && i < len(tags); i++ {
			tags[i] = "I-" + string(e.Type)
		}
		if e.Start < e.End {
			tags[e.Start] = "B-" + string(e.Type)
		}
	}
	return tags
}
