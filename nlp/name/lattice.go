package name

import (
	"math"

	"rapporteur/nlp"
)

// lattice holds the scores of one sentence's tags and finds the best sequence. It is used again for each sentence.
type lattice struct {
	sheet sheet
	ids   []uint32
	score []float32 // words × tags
	best  []float32
	from  []uint8
	tags  []uint8
	alpha []float64 // forward sums
	beta  []float64
	soft  []float64 // factors of the scores
	scale []float64 // of each word's forward sums
	n     int

	summed bool // sums has been made of these scores
}

func (l *lattice) reset(n int) {
	l.n, l.summed = n, false
	if cap(l.score) < n*TagCount {
		l.score, l.best, l.from = make([]float32, n*TagCount*2), make([]float32, n*TagCount*2), make([]uint8, n*TagCount*2)
		l.alpha, l.beta = make([]float64, n*TagCount*2), make([]float64, n*TagCount*2)
	}
	l.score, l.best, l.from = l.score[:n*TagCount], l.best[:n*TagCount], l.from[:n*TagCount]
	l.alpha, l.beta = l.alpha[:n*TagCount], l.beta[:n*TagCount]
	l.tags = l.tags[:0]
}

const impossible = float32(-1e30)

// decode finds the best sequence of tags (Viterbi).
func (l *lattice) decode(trans []float32) {
	if l.n == 0 {
		return
	}
	for t := range TagCount {
		l.best[t] = impossible
	}
	for _, t := range openers {
		l.best[t] = l.score[t]
	}
	for i := 1; i < l.n; i++ {
		l.step(i, trans)
	}
	last := (l.n - 1) * TagCount
	at := 0
	for _, t := range closers {
		if l.best[last+t] > l.best[last+at] {
			at = t
		}
	}
	l.tags = append(l.tags, make([]uint8, l.n)...)
	for i := l.n - 1; i >= 0; i-- {
		l.tags[i] = uint8(at)
		at = int(l.from[i*TagCount+at])
	}
}

func (l *lattice) step(i int, trans []float32) {
	prev, cur := l.best[(i-1)*TagCount:i*TagCount], l.best[i*TagCount:(i+1)*TagCount]
	score, from := l.score[i*TagCount:(i+1)*TagCount], l.from[i*TagCount:(i+1)*TagCount]
	for _, t := range openers {
		top, arg := impossible, 0
		for _, p := range closers {
			if v := prev[p] + trans[p*TagCount+t]; v > top {
				top, arg = v, p
			}
		}
		cur[t], from[t] = top+score[t], uint8(arg)
	}
	for b := 1; b < TagCount; b += 4 {
		for t := b + Inside; t <= b+Last; t++ {
			x, y := prev[b]+trans[b*TagCount+t], prev[b+Inside]+trans[(b+Inside)*TagCount+t]
			if x >= y {
				cur[t], from[t] = x+score[t], uint8(b)
			} else {
				cur[t], from[t] = y+score[t], uint8(b+Inside)
			}
		}
	}
}

// names appends the names of the decoded tags; first is the sentence's first token. Forward and backward sums are made
// only for sentences that have a name.
func (l *lattice) names(out []nlp.Entity, first int, soft []float64) []nlp.Entity {
	start := 0
	for i, t := range l.tags {
		if t == 0 {
			continue
		}
		typ, place := Tag(t).split()
		if place == Begin || place == Unit {
			start = i
		}
		if place >= Last {
			if !l.summed {
				l.sums(soft)
			}
			p := l.nameShare(start, i+1, typ, soft)
			out = append(out, nlp.Entity{Start: first + start, End: first + i + 1, Type: Types[typ], Score: float32(min(max(p, 0), 1))})
		}
	}
	return out
}

func exp(x float32) float64 { return math.Exp(float64(x)) }
