package train

import (
	"fmt"
	"io"
	"math"
	"math/rand"
	"sort"
	"strings"
	"unicode"

	"rapporteur/nlp/name"
	"rapporteur/weights"
)

// Word classes group words that stand in the same company: "Raqqa" with "Idlib", "Lavrov" with "Kerry". Vectors are
// learned from unlabelled text by skip-gram with negative sampling (Mikolov et al. 2013), then grouped by k-means, once
// into few large classes and once into many small ones.
const (
	vecSize    = 48
	vecWindow  = 3
	vecRounds  = 4
	vecOthers  = 4 // negative samples
	vecMinimum = 4 // times that a word must occur
	coarseN    = 120
	fineN      = 1000
)

// vocabulary counts words in lower case, and how often each is written with a capital within a sentence.
type vocabulary struct {
	ids   map[string]int32
	words []string
	count []int
	upper []int // of inner
	inner []int // occurrences that do not open a sentence
}

func (v *vocabulary) add(w string, first bool) int32 {
	l := classForm(w)
	id, ok := v.ids[l]
	if !ok {
		id = int32(len(v.words))
		v.ids[l] = id
		v.words = append(v.words, l)
		v.count, v.upper, v.inner = append(v.count, 0), append(v.upper, 0), append(v.inner, 0)
	}
	v.count[id]++
	if !first {
		v.inner[id]++
		if l != w {
			v.upper[id]++
		}
	}
	return id
}

// classForm is a word in lower case, its digits as zeros.
func classForm(w string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, strings.ToLower(w))
}

// bias is how often a word has a capital: 1 hardly ever, 4 nearly always.
func (v *vocabulary) bias(id int) int {
	if v.inner[id] < 3 {
		return 0
	}
	switch share := float64(v.upper[id]) / float64(v.inner[id]); {
	case share < 0.1:
		return 1
	case share < 0.5:
		return 2
	case share < 0.9:
		return 3
	}
	return 4
}

// learnClasses reads texts, one sentence or item a string, and puts the section "classes" into the model.
func learnClasses(f *weights.File, texts []string, log io.Writer) {
	v := &vocabulary{ids: map[string]int32{}}
	var stream [][]int32
	for _, t := range texts {
		var s []int32
		for _, w := range roughWords(t) {
			s = append(s, v.add(w.form, w.first))
		}
		stream = append(stream, s)
	}
	old, stream := v.prune(stream)
	fmt.Fprintf(log, "classes: %d of %d words occur %d times or more\n", len(v.words), old, vecMinimum)
	vecs := skipGrams(v, stream, log)
	fine := kMeans(vecs, fineN)
	coarse := kMeans(vecs, coarseN)
	slots := len(v.words)*4/3 + 1
	table := make([]int32, 2*slots)
	for id, w := range v.words {
		h := name.Hash(w)
		s := int(h % uint32(slots))
		for table[2*s] != 0 {
			s = (s + 1) % slots
		}
		table[2*s], table[2*s+1] = int32(h), name.Pack(coarse[id]+1, fine[id]+1, v.bias(id))
	}
	f.PutInt32("classes", table, slots, 2)
}

// prune drops rare words and numbers the others by falling count. Dropped words are taken out of the stream.
func (v *vocabulary) prune(stream [][]int32) (old int, kept [][]int32) {
	order := make([]int, 0, len(v.words))
	for id := range v.words {
		if v.count[id] >= vecMinimum {
			order = append(order, id)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return v.count[order[i]] > v.count[order[j]] })
	n := vocabulary{ids: map[string]int32{}}
	to := make([]int32, len(v.words))
	for i := range to {
		to[i] = -1
	}
	for k, id := range order {
		to[id] = int32(k)
		n.ids[v.words[id]] = int32(k)
		n.words = append(n.words, v.words[id])
		n.count, n.upper, n.inner = append(n.count, v.count[id]), append(n.upper, v.upper[id]), append(n.inner, v.inner[id])
	}
	old = len(v.words)
	for _, s := range stream {
		var out []int32
		for _, id := range s {
			if to[id] >= 0 {
				out = append(out, to[id])
			}
		}
		kept = append(kept, out)
	}
	*v = n
	return old, kept
}

// skipGrams learns a vector for every word, so that words with the same neighbours have vectors alike.
func skipGrams(v *vocabulary, stream [][]int32, log io.Writer) [][]float32 {
	rng := rand.New(rand.NewSource(11))
	in, out := randomVectors(len(v.words), rng), make([][]float32, len(v.words))
	for i := range out {
		out[i] = make([]float32, vecSize)
	}
	noise := noiseTable(v)
	total := 0
	for _, s := range stream {
		total += len(s)
	}
	seen := 0
	grad := make([]float32, vecSize)
	for round := range vecRounds {
		for _, s := range stream {
			rate := 0.05 * (1 - 0.95*float32(seen)/float32(total*vecRounds))
			for i, w := range s {
				seen++
				if p := float64(v.count[w]) / float64(total); p > 1e-3 && rng.Float64() > math.Sqrt(1e-3/p) {
					continue
				}
				for k := max(0, i-vecWindow); k < min(len(s), i+vecWindow+1); k++ {
					if k != i {
						push(in[w], out[s[k]], out, noise, grad, rate, rng)
					}
				}
			}
		}
		fmt.Fprintf(log, "classes: round %d of %d\n", round+1, vecRounds)
	}
	for _, x := range in {
		unit(x)
	}
	return in
}

// push moves a word's vector towards that of a neighbour and away from some chance words.
func push(x, y []float32, out [][]float32, noise []int32, grad []float32, rate float32, rng *rand.Rand) {
	clear(grad)
	for k := 0; k <= vecOthers; k++ {
		label := float32(1)
		if k > 0 {
			y, label = out[noise[rng.Intn(len(noise))]], 0
		}
		dot := float32(0)
		for d, a := range x {
			dot += a * y[d]
		}
		g := rate * (label - sigmoid(dot))
		for d := range x {
			grad[d] += g * y[d]
			y[d] += g * x[d]
		}
	}
	for d := range x {
		x[d] += grad[d]
	}
}

func sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

func randomVectors(n int, rng *rand.Rand) [][]float32 {
	v := make([][]float32, n)
	for i := range v {
		v[i] = make([]float32, vecSize)
		for d := range v[i] {
			v[i][d] = (rng.Float32() - 0.5) / vecSize
		}
	}
	return v
}

// noiseTable holds each word as often as its count to the power of 3/4 asks.
func noiseTable(v *vocabulary) []int32 {
	var out []int32
	for id, n := range v.count {
		for range int(math.Pow(float64(n), 0.75)) + 1 {
			out = append(out, int32(id))
		}
	}
	return out
}

func unit(x []float32) {
	sum := float32(0)
	for _, a := range x {
		sum += a * a
	}
	if sum > 0 {
		s := 1 / sqrt32(sum)
		for d := range x {
			x[d] *= s
		}
	}
}

// kMeans groups unit vectors into k classes; the commonest words are the first centres.
func kMeans(v [][]float32, k int) []int {
	k = min(k, len(v))
	centre := make([][]float32, k)
	for i := range centre {
		centre[i] = append([]float32(nil), v[i*max(1, min(len(v), 8*k)/max(k, 1))]...)
	}
	group := make([]int, len(v))
	for range 10 {
		for i, x := range v {
			best := float32(-2)
			for c, y := range centre {
				dot := float32(0)
				for d, a := range x {
					dot += a * y[d]
				}
				if dot > best {
					best, group[i] = dot, c
				}
			}
		}
		for c := range centre {
			clear(centre[c])
		}
		for i, x := range v {
			for d, a := range x {
				centre[group[i]][d] += a
			}
		}
		for c := range centre {
			unit(centre[c])
		}
	}
	return group
}
