package train

import (
	"math/rand"

	"rapporteur/nlp"
	"rapporteur/nlp/name"
	"rapporteur/weights"
)

// Settings of the training, found on the held-out documents.
const (
	nameRounds   = 4
	nameRows     = 90000 // features kept
	nameRate     = 0.05
	nameDecay    = 1e-5
	nameDrop     = 0.2 // share of features left out at random in each step
	silverWeight = 0.2 // of a silver sentence; an annotated one weighs about 1
)

var nameWeight = map[string]float32{"silver": silverWeight, "wikigold": 1, "uner": 1.5, "gum": 1, "re3d": 0.7, "ewt": 0.3, "silver-bank": 0.7}

// trainNames trains a model on documents. Word classes are taken from the model classes. Only teachers have hints.
func trainNames(docs []nameDoc, classes *weights.File, g *grammar, hints name.Hints, o Options) *weights.File {
	f := weights.New()
	for _, section := range []string{"classes", "vectors"} {
		if rows, cols := classes.Shape(section); rows > 0 {
			f.PutInt32(section, classes.Int32s(section), rows, cols)
		}
	}
	c, rowOf := trainCRF(f, docs, g, hints, o)
	packCRF(f, c, rowOf, nameRows)
	return f
}

func trainCRF(f *weights.File, docs []nameDoc, g *grammar, hints name.Hints, o Options) (*crf, map[uint32]int32) {
	reader := name.NewReader(f, hints)
	rng := rand.New(rand.NewSource(7))
	rows := map[uint32]int32{}
	var examples []nameExample
	for _, d := range docs {
		weight := nameWeight[d.set]
		for k := range d.sents {
			if len(d.sents[k].toks) == 0 {
				continue
			}
			examples = append(examples, makeExample(g, reader, &d.sents[k], weight, rows))
			if m := rng.Intn(100); m < 18 && (d.set != "silver" || m < 9) {
				s := nameCase(d.sents[k], m%3)
				examples = append(examples, makeExample(g, reader, &s, weight*0.7, rows))
			}
		}
	}
	prune(examples, rows)
	o.Logf("%d sentences, %d features", len(examples), len(rows))
	c := newCRF(len(rows), nameRate, nameDecay)
	c.rng, c.drop = rng, nameDrop
	for round := range nameRounds {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		loss, words := 0.0, 0
		for i := range examples {
			loss += c.learn(&examples[i])
			words += len(examples[i].allow)
		}
		o.Logf("round %d: %d words, loss %.4f a word", round+1, words, loss/float64(words))
	}
	return c, rows
}

// prune forgets features that stand in one place only, which teach nothing but that place, and numbers the others anew.
func prune(examples []nameExample, rows map[uint32]int32) {
	count := make([]int32, len(rows))
	for i := range examples {
		for _, r := range examples[i].rows {
			count[r]++
		}
	}
	to, kept := make([]int32, len(count)), int32(0)
	for r, n := range count {
		to[r] = -1
		if n > 1 {
			to[r] = kept
			kept++
		}
	}
	for id, r := range rows {
		if to[r] < 0 {
			delete(rows, id)
		} else {
			rows[id] = to[r]
		}
	}
	for i := range examples {
		examples[i].renumber(to)
	}
}

// renumber gives features their new numbers and drops those that have none.
func (e *nameExample) renumber(to []int32) {
	kept, at := e.rows[:0], int32(0)
	for i, end := range e.ends {
		for ; at < end; at++ {
			if r := to[e.rows[at]]; r >= 0 {
				kept = append(kept, r)
			}
		}
		e.ends[i] = int32(len(kept))
	}
	e.rows = kept
}

func makeExample(g *grammar, r *name.Reader, s *nameSent, weight float32, rows map[uint32]int32) nameExample {
	e := nameExample{allow: s.allowed(), weight: weight}
	g.features(r, s.toks, func(ids []uint32) {
		for _, id := range ids {
			row, ok := rows[id]
			if !ok {
				row = int32(len(rows))
				rows[id] = row
			}
			e.rows = append(e.rows, row)
		}
		e.ends = append(e.ends, int32(len(e.rows)))
	})
	return e
}

// nameCase is the sentence in other letters: 0 all small, 1 all capitals, 2 Headline Style.
func nameCase(s nameSent, how int) nameSent {
	out := s
	out.toks = make([]nlp.Token, len(s.toks))
	for i, t := range s.toks {
		t.Form = recase(t.Form, how)
		out.toks[i] = t
	}
	return out
}
