// Package tag gives each word its part of speech, Penn Treebank tag and features, from left to right: a linear model
// over the word, its letters, its neighbours, word classes and the two tags before it.
package tag

import (
	"fmt"
	"strings"
	"sync"

	"rapporteur/nlp"
	"rapporteur/nlp/linear"
	"rapporteur/weights"
)

// Tagger is a loaded model. It may be used by several goroutines at once.
type Tagger struct {
	lexicon *Lexicon
	table   *linear.Table
	classes []class
	exact   *linear.Dict // features of a word in a class, by "class word", as index into feats + 1
	feats   []string
	scratch sync.Pool
}

// class is what the model tells apart: a part of speech together with a Penn tag.
type class struct {
	upos  nlp.POS
	xpos  string
	feats string // of most words of the class
}

// Load reads a model.
func Load(f *weights.File) (*Tagger, error) {
	t := &Tagger{feats: f.Strings("feats")}
	var err error
	if t.lexicon, err = OpenLexicon(f); err != nil {
		return nil, err
	}
	if t.table, err = linear.Open(f, "tag"); err != nil {
		return nil, err
	}
	if t.exact, err = linear.OpenDict(f, "exact"); err != nil {
		return nil, err
	}
	for _, s := range f.Strings("tags") {
		c := strings.Split(s, "\t")
		if len(c) != 3 {
			return nil, fmt.Errorf("%w: tag %q", weights.ErrDamaged, s)
		}
		t.classes = append(t.classes, class{nlp.ParsePOS(c[0]), c[1], c[2]})
	}
	if len(t.classes) == 0 || len(t.classes) > 256 {
		return nil, fmt.Errorf("%w: %d tags", weights.ErrDamaged, len(t.classes))
	}
	t.scratch.New = func() any { return new(Sentence) }
	return t, nil
}

// Tag sets UPOS, XPOS and Feats of all tokens.
func (t *Tagger) Tag(d *nlp.Doc) {
	s := t.scratch.Get().(*Sentence)
	defer t.scratch.Put(s)
	for i := range d.Sents {
		t.sentence(s, d.Tokens[d.Sents[i].Start:d.Sents[i].End])
	}
}

func (t *Tagger) sentence(s *Sentence, tokens []nlp.Token) {
	s.Set(t.lexicon, tokens)
	t1, t2 := 0, 0
	for i := range tokens {
		best := t.best(s.Features(i, t1, t2), s.words[i+2].barred)
		t1, t2 = best+1, t1
		t.set(&tokens[i], best)
	}
}

func (t *Tagger) set(tok *nlp.Token, class int) {
	c := &t.classes[class]
	tok.UPOS, tok.XPOS, tok.Feats = c.upos, c.xpos, c.feats
	if k := t.exact.Find(ExactKey(class, linear.Word(tok.Lower))); k > 0 && int(k) <= len(t.feats) {
		tok.Feats = t.feats[k-1]
	}
}

// Class is the number of a part of speech with its Penn tag, as "NOUN\tNN"; -1 when there is none.
func (t *Tagger) Class(name string) int {
	for i := range t.classes {
		if t.classes[i].upos.String()+"\t"+t.classes[i].xpos == name {
			return i
		}
	}
	return -1
}

// Retag gives a token another class, unless its word cannot be of it: a closed class does not take in new words, and a
// plural name ends with s.
func (t *Tagger) Retag(tok *nlp.Token, class int) {
	if t.classes[class].xpos == "NNPS" && tok.Lower[len(tok.Lower)-1] != 's' {
		return
	}
	if barred(tok.Lower, t.lexicon.known.Find(linear.Word(tok.Lower)))>>t.classes[class].upos&1 == 0 {
		t.set(tok, class)
	}
}

// ExactKey is where the features of a word in a class are found.
func ExactKey(class int, word uint64) uint64 {
	return linear.Mix(word + uint64(class+1)*0x9E3779B97F4A7C15)
}

// best is the class of the highest score whose part of speech is not among the barred.
func (t *Tagger) best(features []uint64, barred uint64) int {
	var scores [256]int32
	t.table.Add(features, &scores)
	best := -1
	for c := range t.classes {
		if barred>>t.classes[c].upos&1 == 0 && (best < 0 || scores[c] > scores[best]) {
			best = c
		}
	}
	return max(best, 0)
}
