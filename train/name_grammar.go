package train

import (
	"rapporteur/nlp"
	"rapporteur/nlp/lemma"
	"rapporteur/nlp/name"
	"rapporteur/nlp/parse"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

// grammar tags and parses texts for the name finder, which sees parts of speech and heads in the product too.
type grammar struct {
	tagger     *tag.Tagger
	lemmatiser *lemma.Lemmatiser
	parser     *parse.Parser
}

// newGrammar opens the models in o.Out when they are there, else the embedded ones.
func newGrammar(o Options) (*grammar, error) {
	g := new(grammar)
	var err error
	if g.tagger, err = loadModel("tag", o, tag.Load); err != nil {
		return nil, err
	}
	if g.lemmatiser, err = loadModel("lemma", o, lemma.Load); err != nil {
		return nil, err
	}
	g.parser, err = loadModel("parse", o, func(f *weights.File) (*parse.Parser, error) { return parse.Load(f, g.tagger) })
	return g, err
}

func loadModel[T any](model string, o Options, load func(*weights.File) (T, error)) (T, error) {
	f, err := openModel(model, o.Out)
	if err != nil {
		var none T
		return none, err
	}
	return load(f)
}

// mark sets parts of speech and heads.
func (g *grammar) mark(d *nlp.Doc) {
	g.tagger.Tag(d)
	g.parser.Parse(d)
	g.lemmatiser.Lemmatise(d)
}

// features reads the features of a sentence by itself.
func (g *grammar) features(r *name.Reader, toks []nlp.Token, each func(ids []uint32)) {
	d := &nlp.Doc{Tokens: append([]nlp.Token(nil), toks...), Sents: []nlp.Sent{{Start: 0, End: len(toks)}}}
	for i := range d.Tokens {
		d.Tokens[i].Sent = 0
	}
	g.mark(d)
	r.Features(d.Tokens, each)
}
