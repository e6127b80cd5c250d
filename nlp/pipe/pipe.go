// Package pipe runs the steps of analysis in order: sentences and words, parts of speech, trees, dictionary forms,
// names, chains.
package pipe

import (
	"rapporteur/lexicon"
	"rapporteur/models"
	"rapporteur/nlp"
	"rapporteur/nlp/chain"
	"rapporteur/nlp/lemma"
	"rapporteur/nlp/name"
	"rapporteur/nlp/parse"
	"rapporteur/nlp/split"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

// Pipe is the loaded language core. It may be used by several goroutines at once.
type Pipe struct {
	tagger     *tag.Tagger
	lemmatiser *lemma.Lemmatiser
	parser     *parse.Parser
	names      *name.Finder
	steps      []Step
	chains     *chain.Finder
}

// New opens the embedded models.
func New() (*Pipe, error) { return With(lexicon.Builtin()) }

// With is New for another knowledge of the world.
func With(world *lexicon.World) (*Pipe, error) {
	p := &Pipe{chains: chain.New(world)}
	var err error
	if p.tagger, err = load("tag", tag.Load); err != nil {
		return nil, err
	}
	if p.lemmatiser, err = load("lemma", lemma.Load); err != nil {
		return nil, err
	}
	withTagger := func(f *weights.File) (*parse.Parser, error) { return parse.Load(f, p.tagger) }
	if p.parser, err = load("parse", withTagger); err != nil {
		return nil, err
	}
	if p.names, err = load("name", name.Load); err != nil {
		return nil, err
	}
	p.steps = p.order()
	return p, nil
}

func load[T any](model string, load func(*weights.File) (T, error)) (T, error) {
	f, err := models.Open(model)
	if err != nil {
		var none T
		return none, err
	}
	return load(f)
}

// Split finds the sentences and words of a report.
func Split(text string) *nlp.Doc { return split.Doc(text) }

// Analyse takes a report apart.
func (p *Pipe) Analyse(text string) *nlp.Doc {
	d := Split(text)
	p.AnalyseWords(d)
	return d
}

// AnalyseWords analyses a document whose sentences and words are given.
func (p *Pipe) AnalyseWords(d *nlp.Doc) {
	for _, s := range p.steps {
		s.Run(d)
	}
}

// Step is one step of the analysis. It may be run again on the same document.
type Step struct {
	Name string
	Run  func(*nlp.Doc)
}

// Steps are the steps behind the splitting, in their order.
func (p *Pipe) Steps() []Step { return p.steps }

func (p *Pipe) order() []Step {
	return []Step{
		{"tags", p.tagger.Tag},
		{"trees", func(d *nlp.Doc) {
			p.parser.Parse(d)
			d.Link()
		}},
		{"lemmas", p.lemmatiser.Lemmatise},
		{"names", func(d *nlp.Doc) {
			p.names.Find(d)
			d.LinkEntities()
		}},
		{"chains", p.chains.Find},
	}
}
