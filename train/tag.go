package train

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"

	"rapporteur/nlp"
	"rapporteur/nlp/linear"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

func init() {
	Register("tag", "parts of speech, from UD treebanks and raw news (for word classes)", func(o Options) error {
		f, err := Tagger(o)
		if err != nil {
			return err
		}
		return o.Save("tag", f)
	})
}

// How often the tagger reads the treebank, the share of features passed over each time, and the least weight kept.
const (
	tagRounds  = 8
	tagDropout = 0.4
	tagCut     = 22
	tagMembers = 1 // learners whose mean the tagger is
)

// clipped is the share of weights that fit a byte; the few above it are cut down to it.
const clipped = 0.9995

// Tagger trains the tagger.
func Tagger(o Options) (*weights.File, error) {
	docs, err := treebank(o, treebankTrain...)
	if err != nil {
		return nil, err
	}
	classes, err := wordClasses(o)
	if err != nil {
		return nil, err
	}
	return trainTagger(o, sentences(docs), classes, 1, tagMembers)
}

func trainTagger(o Options, sents [][]nlp.Token, classes map[uint64]int32, seed uint64, members int) (*weights.File, error) {
	f := weights.New()
	linear.PutDict(f, "classes", classes)
	linear.PutDict(f, "known", knownTags(sents))
	lexicon, err := tag.OpenLexicon(f)
	if err != nil {
		return nil, err
	}
	ids := putTags(f, sents)
	var tables [][]linear.Row
	for m := range members {
		o.Logf("tag: learner %d of %d", m+1, members)
		tables = append(tables, tagTable(o, sents, lexicon, ids, seed+100*uint64(m)))
	}
	rows := mixed(tables, tagCut)
	linear.Put(f, "tag", rows)
	o.Logf("tag: %d features kept", len(rows))
	return f, nil
}

// tagTable is what one learner learns.
func tagTable(o Options, sents [][]nlp.Token, lexicon *tag.Lexicon, ids map[string]int, seed uint64) []linear.Row {
	p := newPerceptron()
	p.dropout = share(tagDropout)
	r := rand.New(rand.NewPCG(seed, 7))
	for round := range tagRounds {
		batch := someRecased(sents, r)
		r.Shuffle(len(batch), func(i, j int) { batch[i], batch[j] = batch[j], batch[i] })
		wrong, words := 0, 0
		var s tag.Sentence
		for _, tokens := range batch {
			wrong += p.learnTags(&s, lexicon, tokens, ids)
			words += len(tokens)
		}
		o.Logf("tag round %d: %.2f%% right, %d features", round+1, 100-100*float64(wrong)/float64(words), p.used)
	}
	return p.table(clipped, tagCut/3)
}

// learnTags tags one sentence with the weights so far and mends them word by word. It tells the number of mistakes.
func (p *perceptron) learnTags(s *tag.Sentence, lexicon *tag.Lexicon, tokens []nlp.Token, ids map[string]int) int {
	s.Set(lexicon, tokens)
	t1, t2, wrong := 0, 0, 0
	var scores [256]float32
	for i := range tokens {
		gold, ok := ids[tagName(&tokens[i])]
		features := p.drop(s.Features(i, t1, t2))
		clear(scores[:len(ids)])
		p.score(features, scores[:])
		best := 0
		for c := range len(ids) {
			if scores[c] > scores[best] {
				best = c
			}
		}
		if ok && best != gold {
			p.update(features, gold, 1)
			p.update(features, best, -1)
			wrong++
		}
		p.clock++
		t1, t2 = best+1, t1
	}
	return wrong
}

func tagName(t *nlp.Token) string { return t.UPOS.String() + "\t" + t.XPOS }

// knownTags are the parts of speech of each word of the treebank as bits, leaving out what is one in twenty or rarer.
func knownTags(sents [][]nlp.Token) map[uint64]int32 {
	counts := map[uint64]*[20]int{}
	for _, s := range sents {
		for i := range s {
			h := linear.Word(s[i].Lower)
			if counts[h] == nil {
				counts[h] = new([20]int)
			}
			counts[h][s[i].UPOS]++
			counts[h][19]++
		}
	}
	out := map[uint64]int32{}
	for h, c := range counts {
		out[h] = tag.Trained
		if c[19] < 3 {
			continue
		}
		for pos := range 19 {
			if c[pos]*20 > c[19] {
				out[h] |= 1 << pos
			}
		}
	}
	return out
}

// putTags writes the list of tags with their usual features, and the words that have others. It gives the tags' numbers.
func putTags(f *weights.File, sents [][]nlp.Token) map[string]int {
	byTag, byWord := map[string]map[string]int{}, map[string]map[uint64]map[string]int{}
	for _, s := range sents {
		for i := range s {
			t := tagName(&s[i])
			if byTag[t] == nil {
				byTag[t], byWord[t] = map[string]int{}, map[uint64]map[string]int{}
			}
			byTag[t][s[i].Feats]++
			h := linear.Word(s[i].Lower)
			if byWord[t][h] == nil {
				byWord[t][h] = map[string]int{}
			}
			byWord[t][h][s[i].Feats]++
		}
	}
	var names []string
	for t, c := range byTag {
		if total(c) >= 3 {
			names = append(names, t)
		}
	}
	sort.Strings(names)
	ids, exact, feats, lines := map[string]int{}, map[uint64]int32{}, []string{}, []string{}
	for i, t := range names {
		ids[t] = i
		usual := mostOf(byTag[t])
		lines = append(lines, t+"\t"+usual)
		for _, h := range sortedKeys(byWord[t]) {
			c := byWord[t][h]
			if own := mostOf(c); own != usual && total(c) >= 2 {
				k := slices.Index(feats, own)
				if k < 0 {
					k = len(feats)
					feats = append(feats, own)
				}
				exact[tag.ExactKey(i, h)] = int32(k + 1)
			}
		}
	}
	f.PutStrings("tags", lines)
	f.PutStrings("feats", feats)
	linear.PutDict(f, "exact", exact)
	return ids
}

func total(c map[string]int) int {
	n := 0
	for _, k := range c {
		n += k
	}
	return n
}

// mostOf is the most frequent string, of several the first by letters.
func mostOf(c map[string]int) string {
	best, n := "", 0
	for s, k := range c {
		if k > n || k == n && s < best {
			best, n = s, k
		}
	}
	return best
}

func sortedKeys(m map[uint64]map[string]int) []uint64 {
	out := make([]uint64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func init() {
	RegisterScore("tag", "accuracy of the tagger on given words", func(o Options) error {
		return eachTreebank(o, func(name string, docs []*nlp.Doc) error { return scoreTags(o, name, docs) })
	})
}

func scoreTags(o Options, name string, docs []*nlp.Doc) error {
	f, err := openModel("tag", o.Out)
	if err != nil {
		return err
	}
	t, err := tag.Load(f)
	if err != nil {
		return err
	}
	n, upos, xpos, feats := 0, 0, 0, 0
	for _, d := range docs {
		gold := slices.Clone(d.Tokens)
		t.Tag(d)
		for i := range gold {
			n++
			upos += one(gold[i].UPOS == d.Tokens[i].UPOS)
			xpos += one(gold[i].XPOS == d.Tokens[i].XPOS)
			feats += one(gold[i].Feats == d.Tokens[i].Feats)
		}
	}
	fmt.Fprintf(o.Log, "%-24s words %6d  UPOS %.2f  XPOS %.2f  Feats %.2f\n", name, n, percent(upos, n), percent(xpos, n), percent(feats, n))
	return nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func percent(k, n int) float64 { return 100 * float64(k) / float64(max(n, 1)) }
