package train

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"rapporteur/nlp"
	"rapporteur/nlp/linear"
	"rapporteur/nlp/parse"
	"rapporteur/nlp/tag"
	"rapporteur/train/dense"
	"rapporteur/weights"
)

func init() {
	Register("parse", "dependency trees, from UD treebanks, word vectors, raw news and a file of silver trees", func(o Options) error {
		f, err := Parser(o)
		if err != nil {
			return err
		}
		return o.Save("parse", f)
	})
	Register("parse-silver", "silver trees of raw news, an input of parse (say --out FILE.tsv)", saveSilverTrees)
	RegisterScore("parse", "tagger and parser on given words", func(o Options) error {
		return eachTreebank(o, func(name string, docs []*nlp.Doc) error { return scoreTrees(o, name, docs) })
	})
}

// How the parser learns: how often it reads the treebank, words before each step, and the length of the first steps.
const (
	parseRounds = 16
	parseBatch  = 700
	parseRate   = 0.002
	warming     = 200 // steps until they have their full length

	refineRounds = 3 // with silver trees
	refineRate   = 0.0008
)

// jackknife is the number of parts of the treebank that taggers trained on the others tag.
const jackknife = 5

// parseSize are the sizes of the shipped network.
var parseSize = netSize{word: 128, vector: pad16(vectorSize), hidden: 192, layers: 3, arc: 96, rel: 96, rels: pad16(int(nlp.RelCount))}

func pad16(n int) int { return (n + dense.Wide - 1) / dense.Wide * dense.Wide }

// Words with a row in the shipped parser: those that the treebank has twice, and of those with a vector the ones that
// news or the treebank use so often, and the most common ones.
const (
	rowFrom     = 2
	newsFrom    = 3
	commonWords = 12000
)

// Parser trains the parser on the treebanks and, where they are among the data, on silver trees after that.
func Parser(o Options) (*weights.File, error) {
	d, tagger, err := treebankData(o)
	if err != nil {
		return nil, err
	}
	n := d.goldNet(o, 1)
	t, err := tag.Load(tagger)
	if err != nil {
		return nil, err
	}
	switch auto, gold, err := readSilverTrees(o, t); {
	case errors.Is(err, ErrData):
		o.Logf("parse: without silver trees (%s)", silverTrees)
	case err != nil:
		return nil, err
	default:
		d.refine(o, n, auto, gold)
	}
	return n.export(d)
}

// saveSilverTrees writes the silver trees.
func saveSilverTrees(o Options) error {
	if filepath.Ext(o.Out) != ".tsv" {
		return fmt.Errorf("%w: silver trees are no model (say --out %s)", ErrData, silverTrees)
	}
	d, tagger, err := treebankData(o)
	if err != nil {
		return err
	}
	var parsers [2]*weights.File
	for i := range parsers {
		if parsers[i], err = d.goldNet(o, uint64(i+1)).export(d); err != nil {
			return err
		}
	}
	file, err := os.Create(o.Out)
	if err != nil {
		return err
	}
	defer file.Close()
	return writeSilver(o, tagger, parsers[0], parsers[1], file)
}

// treebankData is the treebanks, tagged as taggers do that have not seen them, and the tagger that has seen all.
func treebankData(o Options) (*parseData, *weights.File, error) {
	docs, err := treebank(o, treebankTrain...)
	if err != nil {
		return nil, nil, err
	}
	classes, err := wordClasses(o)
	if err != nil {
		return nil, nil, err
	}
	gold := make([]*nlp.Doc, len(docs))
	for i, d := range docs {
		gold[i] = cloned(d)
	}
	trees := sentences(gold)
	tagger, err := trainTagger(o, trees, classes, 1, tagMembers)
	if err != nil {
		return nil, nil, err
	}
	if err := retag(o, docs, classes); err != nil {
		return nil, nil, err
	}
	d, err := newParseData(o, sentences(docs), trees)
	return d, tagger, err
}

// retag gives each document the tags that a tagger gives which has not seen it.
func retag(o Options, docs []*nlp.Doc, classes map[uint64]int32) error {
	o.Log = io.Discard
	for part := range jackknife {
		var seen, unseen []*nlp.Doc
		for i, d := range docs {
			if i%jackknife == part {
				unseen = append(unseen, d)
			} else {
				seen = append(seen, cloned(d))
			}
		}
		f, err := trainTagger(o, sentences(seen), classes, uint64(part+1), 1)
		if err != nil {
			return err
		}
		t, err := tag.Load(f)
		if err != nil {
			return err
		}
		for _, d := range unseen {
			defer t.Tag(d) // once all taggers have been trained on gold tags
		}
	}
	return nil
}

func cloned(d *nlp.Doc) *nlp.Doc {
	return &nlp.Doc{Text: d.Text, Tokens: slices.Clone(d.Tokens), Sents: d.Sents}
}

// parseData is what a parser learns from, in the numbers of its network.
type parseData struct {
	examples []*example
	words    []uint64 // with a row that learns
	more     []uint64 // that have a vector only
	tags     []uint64
	tagNames []string
	rows     *parse.Rows
	vectors  *vectors
}

// goldNet is a network that has learned from the treebanks alone.
func (d *parseData) goldNet(o Options, seed uint64) *parseNet {
	n := newParseNet(d.size(), d.rows.Count, seed)
	n.learn(o, d.examples, parseRounds, parseRate)
	return n
}

// refine goes on learning from silver trees and the treebanks together.
func (d *parseData) refine(o Options, n *parseNet, auto, gold [][]nlp.Token) {
	silver := d.numbers(auto, gold)
	n.learn(o, append(silver, d.examples...), refineRounds, refineRate)
}

// size is that of the network, for the tags there are.
func (d *parseData) size() netSize {
	size := parseSize
	size.tags = pad16(len(d.tags))
	return size
}

// newParseData counts the words and tags, reads the vectors and puts the sentences into numbers.
func newParseData(o Options, auto, gold [][]nlp.Token) (*parseData, error) {
	d := new(parseData)
	count, wanted := map[uint64]int{}, map[uint64]bool{}
	var order []uint64
	for s := range auto {
		for i := range auto[s] {
			h := linear.Word(auto[s][i].Lower)
			if count[h]++; count[h] == rowFrom {
				d.words = append(d.words, h)
			}
			order = append(order, h)
			wanted[h] = true
			for _, t := range []*nlp.Token{&auto[s][i], &gold[s][i]} {
				if k := parse.TagKey(t); !slices.Contains(d.tags, k) {
					d.tags, d.tagNames = append(d.tags, k), append(d.tagNames, tagName(t))
				}
			}
		}
	}
	news, err := newsStream(o)
	if err != nil {
		return nil, err
	}
	inNews := map[uint64]int{}
	for _, h := range news {
		if inNews[h]++; inNews[h] == newsFrom {
			order, wanted[h] = append(order, h), true
		}
	}
	if d.vectors, err = newVectors(o, wanted, commonWords); err != nil {
		return nil, err
	}
	seen := map[uint64]bool{}
	for _, h := range d.words {
		seen[h] = true
	}
	for _, h := range append(order, d.vectors.common...) {
		if !seen[h] && d.vectors.of[h] != nil {
			seen[h] = true
			d.more = append(d.more, h)
		}
	}
	o.Logf("parse: %d words with a row, %d with a vector alone", len(d.words), len(d.more))
	f := weights.New()
	parse.PutRows(f, d.words, d.tags)
	if d.rows, err = parse.OpenRows(f); err != nil {
		return nil, err
	}
	d.examples = d.numbers(auto, gold)
	return d, nil
}

// numbers puts sentences into numbers: as tagged by a tagger (auto), and their right trees and tags.
func (d *parseData) numbers(auto, gold [][]nlp.Token) []*example {
	tagID := map[uint64]int32{}
	for i, k := range d.tags {
		tagID[k] = int32(i) + 1
	}
	var out []*example
	for s := range auto {
		e := &example{weight: 1}
		shout := tag.Shouted(auto[s])
		for i := range auto[s] {
			t, g := &auto[s][i], &gold[s][i]
			e.rows, e.vectors = append(e.rows, d.rows.Of(t, shout)), append(e.vectors, d.vectors.of[linear.Word(t.Lower)])
			e.head, e.rel, e.tag = append(e.head, int32(g.Head+1)), append(e.rel, int32(g.Rel)), append(e.tag, tagID[parse.TagKey(g)]-1)
		}
		out = append(out, e)
	}
	return out
}

// learn goes through the examples again and again, in steps that grow at first and then shrink to nothing.
func (n *parseNet) learn(o Options, examples []*example, rounds int, rate float32) {
	examples = slices.Clone(examples)
	words := 0
	for _, e := range examples {
		words += len(e.rows)
	}
	steps, step := rounds*words/parseBatch, 0
	r, b := rand.New(rand.NewPCG(3, 3)), &n.b
	for round := range rounds {
		r.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		b.loss, b.right, b.total, b.relRight, b.tagRight = 0, 0, 0, 0, 0
		for i := 0; i < len(examples); {
			from, k := i, 0
			for ; i < len(examples) && k < parseBatch; i++ {
				k += len(examples[i].rows)
			}
			n.forward(examples[from:i], true)
			n.outcomes()
			n.backward()
			n.step(rate*pace(step, steps), k)
			step++
		}
		o.Logf("parse, round %d: loss %.3f, heads %.2f%% right, relations %.2f%%, tags %.2f%%", round+1, b.loss/float64(b.total),
			percent(b.right, b.total), percent(b.relRight, b.total), percent(b.tagRight, b.total))
	}
}

// pace is the length of a step, from 0 to 1: it warms up, and then goes down in half a cosine.
func pace(step, steps int) float32 {
	x := min(1, float64(step)/float64(steps))
	return float32(max(0.01, min(1, float64(step+1)/warming)*(0.5+0.5*math.Cos(math.Pi*x))))
}

func scoreTrees(o Options, name string, docs []*nlp.Doc) error {
	tf, err := openModel("tag", o.Out)
	if err != nil {
		return err
	}
	pf, err := openModel("parse", o.Out)
	if err != nil {
		return err
	}
	t, err := tag.Load(tf)
	if err != nil {
		return err
	}
	p, err := parse.Load(pf, t)
	if err != nil {
		return err
	}
	n, uas, las, upos, xpos := 0, 0, 0, 0, 0
	for _, d := range docs {
		gold := slices.Clone(d.Tokens)
		t.Tag(d)
		p.Parse(d)
		for i := range gold {
			n++
			upos += one(gold[i].UPOS == d.Tokens[i].UPOS)
			xpos += one(gold[i].XPOS == d.Tokens[i].XPOS)
			if h := gold[i].Head == d.Tokens[i].Head; h {
				uas++
				las += one(mainRel(gold[i].Rel) == mainRel(d.Tokens[i].Rel))
			}
		}
	}
	fmt.Fprintf(o.Log, "%-24s words %6d  UPOS %.2f  XPOS %.2f  UAS %.2f  LAS %.2f\n", name, n, percent(upos, n), percent(xpos, n), percent(uas, n), percent(las, n))
	return nil
}

// mainRel is a relation without its subtype.
func mainRel(r nlp.Rel) string {
	s := r.String()
	for i := range len(s) {
		if s[i] == ':' {
			return s[:i]
		}
	}
	return s
}
