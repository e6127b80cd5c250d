package parse

import (
	"math/rand/v2"
	"testing"
)

// TestChooseGivesTrees holds whatever the scores are.
func TestChooseGivesTrees(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var s sheet
	for range 300 {
		n := 1 + r.IntN(12)
		s.scores = s.scores[:0]
		for i := range n {
			for j := range n + 1 {
				v := r.Int32N(2000) - 1000
				if j == i+1 {
					v = never
				}
				s.scores = append(s.scores, v)
			}
		}
		s.choose(n)
		if !isTree(s.heads) || crossing(s.heads) {
			t.Fatalf("%v is no tree", s.heads)
		}
	}
}

// TestEisnerFindsTheBest tries all trees without crossing arcs of small sentences.
func TestEisnerFindsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		n := 2 + r.IntN(4)
		scores := make([]int32, n*(n+1))
		for i := range scores {
			scores[i] = r.Int32N(2000) - 1000
		}
		for i := range n {
			scores[i*(n+1)+i+1] = never
		}
		heads := make([]int32, n)
		var e eisner
		e.find(scores, n, heads)
		if got, want := value(scores, heads), bestValue(scores, make([]int32, n), 0); got != want || crossing(heads) || !isTree(heads) {
			t.Fatalf("%v is worth %d, the best tree %d", heads, got, want)
		}
	}
}

func value(scores []int32, heads []int32) (sum int32) {
	for i, h := range heads {
		sum += scores[i*(len(heads)+1)+int(h)]
	}
	return sum
}

func bestValue(scores []int32, heads []int32, i int) int32 {
	if i == len(heads) {
		if !isTree(heads) || crossing(heads) {
			return never * 2
		}
		return value(scores, heads)
	}
	best := int32(never * 2)
	for h := range len(heads) + 1 {
		if h != i+1 {
			heads[i] = int32(h)
			best = max(best, bestValue(scores, heads, i+1))
		}
	}
	return best
}
