package train

import (
	"bufio"
	"cmp"
	"math"
	"slices"
	"strings"

	"rapporteur/corpus"
	"rapporteur/nlp/linear"
	"rapporteur/nlp/split"
)

// Sizes of the two sets of word classes, how often a word must occur to be put in one, and rounds of exchange.
const (
	fineClasses    = 512
	coarseClasses  = 48
	classedFrom    = 4
	exchangeRounds = 12
)

// newsFiles are the raw news that word classes are learned from: tables with the text in the column given by newsText.
var newsFiles = []string{"current-events-2002-2025q1.tsv", "ntrex-newstest2019-en.tsv"}

var newsText = map[string]int{"current-events-2002-2025q1.tsv": 2, "ntrex-newstest2019-en.tsv": 1}

// wordClasses are the classes of words by linear.Word of their lower-case form: the fine class in the low 16 bits, the
// coarse one above. Words of one class stand in the same company ("shelled", "bombed", "raided"): they are found by
// exchange (Kneser and Ney 1993; Martin, Liermann and Ney 1998), which moves each word to the class where it makes the
// bigrams of classes most telling.
func wordClasses(o Options) (map[uint64]int32, error) {
	stream, err := newsStream(o)
	if err != nil {
		return nil, err
	}
	x := newExchange(stream)
	o.Logf("classes: %d words of %d running", len(x.hashes), len(stream))
	out := map[uint64]int32{}
	for _, k := range []int{fineClasses, coarseClasses} {
		shift := 0
		if k == coarseClasses {
			shift = 16
		}
		x.run(k, o)
		for w, c := range x.class {
			out[x.hashes[w]] |= (c + 1) << shift
		}
	}
	return out, nil
}

// newsStream is all training text as word hashes, with 0 between sentences.
func newsStream(o Options) ([]uint64, error) {
	var out []uint64
	for _, name := range newsFiles {
		err := eachCell(o, name, newsText[name], func(text string) {
			d := split.Doc(text)
			for i := range d.Tokens {
				if i > 0 && d.Tokens[i].Sent != d.Tokens[i-1].Sent {
					out = append(out, 0)
				}
				out = append(out, linear.Word(d.Tokens[i].Lower))
			}
			out = append(out, 0)
		})
		if err != nil {
			return nil, err
		}
	}
	docs, err := treebank(o, treebankTrain...)
	for _, s := range sentences(docs) {
		for i := range s {
			out = append(out, linear.Word(s[i].Lower))
		}
		out = append(out, 0)
	}
	return out, err
}

// eachCell calls do with a column of each line of a table.
func eachCell(o Options, name string, column int, do func(string)) error {
	path, err := o.Find(name)
	if err != nil {
		return err
	}
	r, err := corpus.Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		if c := strings.Split(in.Text(), "\t"); len(c) > column && c[column] != "" {
			do(c[column])
		}
	}
	return in.Err()
}

// exchange finds word classes. Class k of k+1 is that of sentence ends and rare words, which do not move.
type exchange struct {
	hashes      []uint64 // of the words that move, frequent ones first
	count       []int32
	left, right [][]pairCount // bigrams of each word with what stands before and behind it
	class       []int32

	k            int
	n, nt        [][]int32 // bigrams of classes by first class, and by second
	size         []int32   // occurrences of each class
	inL, inR     []int32   // scratch: how often each class stands before and behind a word
	gain         []float64
	logs         []float64
	usedL, usedR []int32
}

// pairCount is how often a word stands there; word -1 is any that does not move.
type pairCount struct{ word, n int32 }

func newExchange(stream []uint64) *exchange {
	counts := map[uint64]int32{}
	for _, h := range stream {
		if h != 0 {
			counts[h]++
		}
	}
	x := &exchange{}
	for h, n := range counts {
		if n >= classedFrom {
			x.hashes = append(x.hashes, h)
		}
	}
	slices.SortFunc(x.hashes, func(a, b uint64) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	ids := map[uint64]int32{}
	for i, h := range x.hashes {
		ids[h] = int32(i)
		x.count = append(x.count, counts[h])
	}
	bigrams := map[[2]int32]int32{}
	last := int32(-1)
	for _, h := range stream {
		w, ok := ids[h]
		if !ok {
			w = -1
		}
		if last != w {
			bigrams[[2]int32{last, w}]++
		}
		last = w
	}
	x.left, x.right = make([][]pairCount, len(ids)), make([][]pairCount, len(ids))
	for b, n := range bigrams {
		if b[1] >= 0 {
			x.left[b[1]] = append(x.left[b[1]], pairCount{b[0], n})
		}
		if b[0] >= 0 {
			x.right[b[0]] = append(x.right[b[0]], pairCount{b[1], n})
		}
	}
	for w := range ids {
		byWord(x.left[ids[w]])
		byWord(x.right[ids[w]])
	}
	x.logs = make([]float64, 1<<16)
	for i := 1; i < len(x.logs); i++ {
		x.logs[i] = float64(i) * math.Log(float64(i))
	}
	return x
}

func byWord(p []pairCount) {
	slices.SortFunc(p, func(a, b pairCount) int { return cmp.Compare(a.word, b.word) })
}

// entropy is n log n.
func (x *exchange) entropy(n int32) float64 {
	if int(n) < len(x.logs) {
		return x.logs[n]
	}
	return float64(n) * math.Log(float64(n))
}

// run finds k classes.
func (x *exchange) run(k int, o Options) {
	x.begin(k)
	for round := range exchangeRounds {
		moved := 0
		for w := range x.hashes {
			if x.move(int32(w)) {
				moved++
			}
		}
		o.Logf("classes: %d, round %d, %d words moved", k, round+1, moved)
		if moved < len(x.hashes)/100 {
			break
		}
	}
}

// begin deals the words out to the classes, the most frequent ones to one each.
func (x *exchange) begin(k int) {
	x.k = k
	x.class = make([]int32, len(x.hashes))
	x.n, x.nt = make([][]int32, k+1), make([][]int32, k+1)
	for c := range k + 1 {
		x.n[c], x.nt[c] = make([]int32, k+1), make([]int32, k+1)
	}
	x.size, x.inL, x.inR, x.gain = make([]int32, k+1), make([]int32, k+1), make([]int32, k+1), make([]float64, k+1)
	for w := range x.class {
		x.class[w] = int32(w % k)
		x.size[w%k] += x.count[w]
	}
	for w := range x.class {
		for _, p := range x.right[w] {
			x.add(x.class[w], x.classOf(p.word), p.n)
		}
		for _, p := range x.left[w] {
			if p.word < 0 {
				x.add(int32(k), x.class[w], p.n)
			}
		}
	}
}

func (x *exchange) classOf(word int32) int32 {
	if word < 0 {
		return int32(x.k)
	}
	return x.class[word]
}

func (x *exchange) add(a, b, n int32) {
	x.n[a][b] += n
	x.nt[b][a] += n
}

// move puts word w where it fits best and tells whether that is another class.
func (x *exchange) move(w int32) bool {
	x.usedL = x.gather(x.left[w], x.inL, x.usedL[:0])
	x.usedR = x.gather(x.right[w], x.inR, x.usedR[:0])
	from := x.class[w]
	x.shift(from, -1)
	x.size[from] -= x.count[w]
	for c := range x.k {
		x.gain[c] = 2 * (x.entropy(x.size[c]) - x.entropy(x.size[c]+x.count[w]))
	}
	for _, c := range x.usedL {
		x.weigh(x.n[c], x.inL[c])
	}
	for _, c := range x.usedR {
		x.weigh(x.nt[c], x.inR[c])
	}
	best := from
	for c := range int32(x.k) {
		if x.gain[c] > x.gain[best]+1e-6 {
			best = c
		}
	}
	x.class[w] = best
	x.shift(best, 1)
	x.size[best] += x.count[w]
	for _, c := range x.usedL {
		x.inL[c] = 0
	}
	for _, c := range x.usedR {
		x.inR[c] = 0
	}
	return best != from
}

// gather sums up neighbours by class.
func (x *exchange) gather(pairs []pairCount, in, used []int32) []int32 {
	for _, p := range pairs {
		c := x.classOf(p.word)
		if in[c] == 0 {
			used = append(used, c)
		}
		in[c] += p.n
	}
	return used
}

// shift takes the word at hand out of class c (sign -1) or puts it in.
func (x *exchange) shift(c, sign int32) {
	for _, b := range x.usedL {
		x.add(b, c, sign*x.inL[b])
	}
	for _, b := range x.usedR {
		x.add(c, b, sign*x.inR[b])
	}
}

// weigh adds what n more bigrams in each cell of a row are worth.
func (x *exchange) weigh(row []int32, n int32) {
	for c := range x.k {
		x.gain[c] += x.entropy(row[c]+n) - x.entropy(row[c])
	}
}
