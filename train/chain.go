package train

import (
	"bytes"
	"fmt"
	"go/format"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rapporteur/nlp"
	"rapporteur/nlp/chain"
	"rapporteur/nlp/conllu"
	"rapporteur/nlp/pipe"
)

func init() {
	Register("chain", "which mention a pronoun repeats, from GUM's coreference", func(o Options) error {
		source, err := ChainRanker(o)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(o.Out, "weights.go"), source, 0o644)
	})
}

// gumChains are the files with coreference to learn from; GUM's news are left out, they measure.
var gumChains = []string{"en_gum-interview-speech-train.conllu", "en_gum-otherfree-train.conllu"}

// choice is a pronoun with the candidate that is right, -1 for none.
type choice struct {
	chain.Choice
	right int
}

// ChainRanker learns the weights by which package chain ranks the candidates of a pronoun: a softmax over them and
// "none". It gives the Go source of the table (nlp/chain/weights.go); name that folder by --out.
func ChainRanker(o Options) ([]byte, error) {
	p, err := pipe.New()
	if err != nil {
		return nil, err
	}
	var all []choice
	for _, name := range gumChains {
		path, err := o.Find(name)
		if err != nil {
			return nil, err
		}
		docs, err := chainDocs(path)
		if err != nil {
			return nil, err
		}
		for _, sents := range docs {
			all = append(all, choicesOf(p, sents)...)
		}
	}
	var news []choice
	if path, err := o.Find("en_gum-news-train.conllu"); err == nil {
		docs, err := chainDocs(path)
		if err != nil {
			return nil, err
		}
		for _, sents := range docs {
			news = append(news, choicesOf(p, sents)...)
		}
	}
	o.Logf("%d pronouns", len(all))
	r := &ranker{}
	for epoch := range 30 {
		right := r.epoch(all, 0.1/(1+0.1*float64(epoch)))
		if epoch%10 == 9 {
			o.Logf("epoch %d: %.1f %% right, of news %s", epoch+1, 100*float64(right)/float64(len(all)), r.test(news))
		}
	}
	return r.source()
}

// chainDocs are the sentences of a file by document, chat left out.
func chainDocs(path string) ([][]conllu.Sentence, error) {
	raw, err := readMaybePacked(path)
	if err != nil {
		return nil, err
	}
	sents, err := conllu.Read(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	var docs [][]conllu.Sentence
	for i, s := range sents {
		if s.Starts("newdoc") || i == 0 {
			docs = append(docs, nil)
		}
		docs[len(docs)-1] = append(docs[len(docs)-1], s)
	}
	return slices.DeleteFunc(docs, func(d []conllu.Sentence) bool { return isTalk(d[0].Meta("newdoc id")) }), nil
}

// isTalk tells whether a document is chat, whose pronouns go back to what nobody names.
func isTalk(id string) bool {
	return strings.Contains(id, "conversation") || strings.Contains(id, "vlog")
}

// choicesOf analyses a document as the program does and looks up in its annotation which candidate is right.
func choicesOf(p *pipe.Pipe, sents []conllu.Sentence) []choice {
	d := conllu.Doc(sents)
	gold := entityHeads(d, sents)
	p.AnalyseWords(d)
	var out []choice
	chain.Choices(d, func(c chain.Choice) int {
		right := -1
		if id := gold[c.Head]; id != "" {
			for k, h := range c.Heads {
				if gold[h] == id {
					right = k
					break
				}
			}
		}
		if len(c.Heads) > 0 && gold[c.Head] != "" {
			out = append(out, choice{c, right})
		}
		return right
	})
	return out
}

// entityHeads are the coreference ids of head words, read from the Entity brackets of the MISC column.
func entityHeads(d *nlp.Doc, sents []conllu.Sentence) map[int]string {
	type open struct {
		id string
		at int
	}
	out := map[int]string{}
	var stack []open
	tok := 0
	set := func(id string, lo, hi int) {
		if h := d.HeadOf(lo, hi); out[h] == "" || hi-lo > 1 {
			out[h] = id
		}
	}
	for i := range sents {
		for _, w := range sents[i].Words {
			e := conllu.MiscOf(w.Misc, "Entity")
			for len(e) > 0 {
				if e[0] == '(' {
					end := 1 + strings.IndexAny(e[1:]+"(", "()")
					id, _, _ := strings.Cut(e[1:end], "-")
					if end < len(e) && e[end] == ')' {
						set(id, tok, tok+1)
						end++
					} else {
						stack = append(stack, open{id, tok})
					}
					e = e[end:]
					continue
				}
				end := strings.IndexByte(e, ')')
				if end < 0 {
					break
				}
				id := strings.TrimLeft(e[:end], ")")
				for k := len(stack) - 1; k >= 0; k-- {
					if stack[k].id == id {
						set(id, stack[k].at, tok+1)
						stack = append(stack[:k], stack[k+1:]...)
						break
					}
				}
				e = e[end+1:]
			}
			tok++
		}
	}
	return out
}

// ranker is the table in the making.
type ranker struct {
	alone   [3][5]float64
	weights [3][chain.FeatureCount]float64
}

// epoch goes once over all choices and tells how many were right before their step.
func (r *ranker) epoch(all []choice, rate float64) int {
	right := 0
	for k := range all {
		c := &all[(k*7919+13)%len(all)] // a fixed shuffle
		scores := make([]float64, len(c.Heads)+1)
		scores[len(c.Heads)] = r.alone[c.Bucket][0] + r.alone[c.Bucket][c.Role]
		for n, x := range c.Features {
			for _, f := range x {
				scores[n] += r.weights[c.Bucket][f]
			}
		}
		gold := c.right
		if gold < 0 {
			gold = len(c.Heads)
		}
		best, sum := 0, 0.0
		for n := range scores {
			if scores[n] > scores[best] {
				best = n
			}
		}
		top := scores[best]
		for n := range scores {
			scores[n] = math.Exp(scores[n] - top)
			sum += scores[n]
		}
		if best == gold {
			right++
		}
		for n := range scores {
			g := -scores[n] / sum
			if n == gold {
				g++
			}
			r.step(c, n, rate*g)
		}
	}
	const decay = 0.998
	for b := range r.weights {
		for f := range r.weights[b] {
			r.weights[b][f] *= decay
		}
	}
	return right
}

// test tells how many choices the weights make right, by kind of pronoun.
func (r *ranker) test(list []choice) string {
	var right, n [3]int
	for k := range list {
		c := &list[k]
		best, score := -1, r.alone[c.Bucket][0]+r.alone[c.Bucket][c.Role]
		for i, x := range c.Features {
			s := 0.0
			for _, f := range x {
				s += r.weights[c.Bucket][f]
			}
			if s > score {
				best, score = i, s
			}
		}
		n[c.Bucket]++
		if best == c.right {
			right[c.Bucket]++
		}
	}
	return fmt.Sprintf("he %d/%d it %d/%d they %d/%d", right[0], n[0], right[1], n[1], right[2], n[2])
}

func (r *ranker) step(c *choice, n int, by float64) {
	if n == len(c.Heads) {
		r.alone[c.Bucket][0] += by
		r.alone[c.Bucket][c.Role] += by
		return
	}
	for _, f := range c.Features[n] {
		r.weights[c.Bucket][f] += by
	}
}

// source is the table as Go.
func (r *ranker) source() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("// Code generated by \"rapporteur-lab train chain\" from GUM's coreference (CC BY 4.0). DO NOT EDIT.\n\npackage chain\n\n// alone are the weights of \"none of them\", by kind and role of the pronoun.\nvar alone = [3][5]float64{\n")
	for _, row := range r.alone {
		b.WriteString("{")
		for _, w := range row {
			fmt.Fprintf(&b, "%.3f, ", w)
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n\n// weights are those of the features, by kind of the pronoun.\nvar weights = [3][featureCount]float64{\n")
	for _, row := range r.weights {
		b.WriteString("{")
		for _, w := range row {
			fmt.Fprintf(&b, "%.3f, ", w)
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n")
	return format.Source(b.Bytes())
}
