// Package parse finds the tree of each sentence: the head of every word and its relation (Universal Dependencies).
// A small neural network scores each word as the head of each other (network), the tree of the highest score is taken
// (choose), and a few habits of news that treebanks have too little of are put right (mend).
package parse

import (
	"fmt"
	"strings"
	"sync"

	"rapporteur/nlp"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

// Parser is a loaded model. It may be used by several goroutines at once.
type Parser struct {
	network *network
	tagger  *tag.Tagger
	tags    []class // of the network
	scratch sync.Pool
}

// Load reads a model. The tagger is the one whose tags will be parsed.
func Load(f *weights.File, tagger *tag.Tagger) (*Parser, error) {
	n, err := openNetwork(f)
	if err != nil {
		return nil, err
	}
	p := &Parser{network: n, tagger: tagger, scratch: sync.Pool{New: func() any { return new(sheet) }}}
	for _, name := range f.Strings("tagNames") {
		p.tags = append(p.tags, class{tagger.Class(name), finiteTag(name[strings.IndexByte(name, '\t')+1:])})
	}
	if len(p.tags) > n.heads.Cols-n.tagsAt() {
		return nil, fmt.Errorf("%w: %d tags", weights.ErrDamaged, len(p.tags))
	}
	return p, nil
}

// Parse sets Head and Rel of all tokens, which are tagged, and tags anew those that the network, which has seen the whole
// sentence, takes for something else. The caller links the tree (Doc.Link).
func (p *Parser) Parse(d *nlp.Doc) {
	s := p.scratch.Get().(*sheet)
	defer p.scratch.Put(s)
	for i := range d.Sents {
		p.sentence(s, d.Tokens[d.Sents[i].Start:d.Sents[i].End], d.Sents[i].Start)
	}
}

// longest is how many words are parsed together: time grows with the square of it. What is longer is no sentence but a
// list or a table, and is parsed in pieces.
const longest = 240

// sentence parses tokens, the first of which is number base of the document.
func (p *Parser) sentence(s *sheet, tokens []nlp.Token, base int) {
	root := 0
	for lo := 0; lo < len(tokens); lo += longest {
		piece := tokens[lo:min(lo+longest, len(tokens))]
		top := p.piece(s, piece, base+lo)
		if lo == 0 {
			root = top
		} else {
			tokens[top-base].Head, tokens[top-base].Rel = root, nlp.Parataxis
		}
	}
	s.mend(tokens, base)
}

// mend puts habits of news right where that leaves a tree.
func (s *sheet) mend(tokens []nlp.Token, base int) {
	s.whole = append(s.whole[:0], tokens...)
	mend(tokens, base)
	if !stillTree(tokens, base) {
		copy(tokens, s.whole) // two mends got in each other's way: what the network saw is a tree at least
	}
}

// mend puts habits of news right that treebanks have too little of.
func mend(tokens []nlp.Token, base int) {
	mendHabits(tokens, base)
	mendStructure(tokens, base)
	mendVerbless(tokens, base)
	mendModal(tokens, base)
	mendRoot(tokens, base)
	mendPair(tokens, base)
	mendClauses(tokens, base)
	mendAttribution(tokens, base)
	mendSubject(tokens, base)
	for v := range tokens {
		if tokens[v].Rel == nlp.Root || tokens[v].Rel == nlp.Conj {
			mendSubjects(tokens, base, v) // what mendAttribution has hung on the verb of saying may have been the clause's
		}
		switch {
		case tokens[v].UPOS == nlp.VERB:
			mendBareRelative(tokens, base, v)
			mendToll(tokens, base, v)
			mendResumed(tokens, base, v)
		case tokens[v].Lower == "where":
			mendWhere(tokens, base, v)
		case weekday[tokens[v].Lower]:
			mendDayOfSpeech(tokens, base, v)
		case tokens[v].Form == ";":
			mendSemicolon(tokens, base, v)
		}
	}
	mendTold(tokens, base)
	mendBeside(tokens, base)
	for v := range tokens {
		if tokens[v].Lower == "said" {
			mendSaidTo(tokens, base, v)
		}
	}
	for c := range tokens {
		mendPerfect(tokens, base, c)
		mendPast(tokens, base, c)
	}
	mendMissing(tokens, base)
	mendCounted(tokens, base)
}

// stillTree tells whether every word leads to a root: readers follow heads, and must come to an end.
func stillTree(tokens []nlp.Token, base int) bool {
	for i := range tokens {
		for k, n := i, 0; tokens[k].Head != nlp.NoHead; n++ {
			if k = tokens[k].Head - base; k < 0 || k >= len(tokens) || n > len(tokens) {
				return false
			}
		}
	}
	return true
}

// piece parses tokens and tells which is the root.
func (p *Parser) piece(s *sheet, tokens []nlp.Token, base int) (root int) {
	p.network.read(s, tokens)
	s.choose(len(tokens))
	p.network.relate(s, tokens)
	p.retag(s, tokens)
	for i, h := range s.heads {
		if h > 0 {
			tokens[i].Head = base + int(h) - 1
			continue
		}
		root = base + i
		tokens[i].Head, tokens[i].Rel = nlp.NoHead, nlp.Root
	}
	return root
}
