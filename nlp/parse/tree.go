package parse

// choose fills s.heads (0 for the root, else 1 + number of the head) with the best tree without crossing arcs: what
// hangs on a word stands together, as phrases do. The best head of each word mostly makes one; where it does not, it is
// searched for.
func (s *sheet) choose(n int) {
	s.heads = s.heads[:0]
	for i := range n {
		row := s.scores[i*(n+1) : (i+1)*(n+1)]
		best := 0
		for j, v := range row {
			if v > row[best] {
				best = j
			}
		}
		s.heads = append(s.heads, int32(best))
	}
	if !isTree(s.heads) || crossing(s.heads) {
		s.eisner.find(s.scores, n, s.heads)
	}
}

// isTree tells whether heads have one root and no circle.
func isTree(heads []int32) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
			continue
		}
		k := int32(i + 1)
		for steps := 0; k != 0; k = heads[k-1] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

// crossing tells whether two arcs of a tree cross, the root standing before the first word.
func crossing(heads []int32) bool {
	for i, h := range heads {
		lo, hi := min(int32(i+1), h), max(int32(i+1), h)
		for k := lo + 1; k < hi; k++ {
			if g := heads[k-1]; g < lo || g > hi {
				return true
			}
		}
	}
	return false
}

// eisner finds the best tree without crossing arcs (Eisner 1996). Over words lo to hi there is the best half tree with its
// root at one end, closed (nothing more hangs on the other end) or open (an arc between the ends).
type eisner struct {
	n       int
	score   [4][]int32 // by kind, lo·n + hi
	at      [4][]int16 // where the best one is put together
	pending []span
}

const (
	openRight   = iota // arc lo → hi
	openLeft           // arc hi → lo
	closedRight        // root lo
	closedLeft         // root hi
)

type span struct {
	kind   uint8
	lo, hi int16
}

// find fills heads. scores of word i under head j stand at i·(n+1) + j, head 0 being the root.
func (e *eisner) find(scores []int32, n int, heads []int32) {
	e.n = n
	for k := range e.score {
		if cap(e.score[k]) < n*n {
			e.score[k], e.at[k] = make([]int32, n*n), make([]int16, n*n)
		}
		e.score[k], e.at[k] = e.score[k][:n*n], e.at[k][:n*n]
	}
	for i := range n {
		e.score[closedRight][i*n+i], e.score[closedLeft][i*n+i] = 0, 0
	}
	for d := 1; d < n; d++ {
		for lo := 0; lo+d < n; lo++ {
			e.join(scores, lo, lo+d)
		}
	}
	best, top := 0, int32(never*2)
	for r := range n {
		if v := scores[r*(n+1)] + e.score[closedLeft][r] + e.score[closedRight][r*n+n-1]; v > top {
			best, top = r, v
		}
	}
	heads[best] = 0
	e.pending = append(e.pending[:0], span{closedLeft, 0, int16(best)}, span{closedRight, int16(best), int16(n - 1)})
	for len(e.pending) > 0 {
		x := e.pending[len(e.pending)-1]
		e.pending = e.pending[:len(e.pending)-1]
		if x.lo < x.hi {
			e.unfold(x, heads)
		}
	}
}

// join finds the best half trees over lo to hi from smaller ones.
func (e *eisner) join(scores []int32, lo, hi int) {
	n, here := e.n, lo*e.n+hi
	best, at := int32(never*4), 0
	for k := lo; k < hi; k++ {
		if v := e.score[closedRight][lo*n+k] + e.score[closedLeft][(k+1)*n+hi]; v > best {
			best, at = v, k
		}
	}
	e.score[openRight][here], e.at[openRight][here] = best+scores[hi*(n+1)+lo+1], int16(at)
	e.score[openLeft][here], e.at[openLeft][here] = best+scores[lo*(n+1)+hi+1], int16(at)
	best = never * 4
	for k := lo + 1; k <= hi; k++ {
		if v := e.score[openRight][lo*n+k] + e.score[closedRight][k*n+hi]; v > best {
			best, at = v, k
		}
	}
	e.score[closedRight][here], e.at[closedRight][here] = best, int16(at)
	best = never * 4
	for k := lo; k < hi; k++ {
		if v := e.score[closedLeft][lo*n+k] + e.score[openLeft][k*n+hi]; v > best {
			best, at = v, k
		}
	}
	e.score[closedLeft][here], e.at[closedLeft][here] = best, int16(at)
}

// unfold sets the arc of a half tree and lists the smaller ones that it was put together from.
func (e *eisner) unfold(x span, heads []int32) {
	at := e.at[x.kind][int(x.lo)*e.n+int(x.hi)]
	switch x.kind {
	case openRight, openLeft:
		if x.kind == openRight {
			heads[x.hi] = int32(x.lo) + 1
		} else {
			heads[x.lo] = int32(x.hi) + 1
		}
		e.pending = append(e.pending, span{closedRight, x.lo, at}, span{closedLeft, at + 1, x.hi})
	case closedRight:
		e.pending = append(e.pending, span{openRight, x.lo, at}, span{closedRight, at, x.hi})
	default:
		e.pending = append(e.pending, span{closedLeft, x.lo, at}, span{openLeft, at, x.hi})
	}
}
