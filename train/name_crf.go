package train

import (
	"math"
	"math/bits"
	"math/rand"

	"rapporteur/nlp/name"
)

const tagN = name.TagCount

// crf is the model while it is trained: float weights, found by a row number for each feature.
type crf struct {
	w     []float32 // rows × tags
	g2    []float32 // sums of squared gradients (AdaGrad)
	trans [tagN * tagN]float32
	t2    [tagN * tagN]float32
	rate  float32
	decay float32
	drop  float32 // share of features left out at random in each step
	rng   *rand.Rand
	kept  []int32 // rows of each word that this step looks at
	ends  []int32

	score, alpha, beta, toTrans []float64
	post, goal                  []float64
}

// nameExample is a sentence made ready: the rows of each word's features, and its allowed tags.
type nameExample struct {
	rows   []int32
	ends   []int32 // of each word's rows
	allow  []uint64
	weight float32
}

func (e *nameExample) word(i int) []int32 {
	if i == 0 {
		return e.rows[:e.ends[0]]
	}
	return e.rows[e.ends[i-1]:e.ends[i]]
}

func newCRF(rows int, rate, decay float32) *crf {
	return &crf{w: make([]float32, rows*tagN), g2: make([]float32, rows*tagN), rate: rate, decay: decay}
}

// learn takes one step towards the annotation of e: up where the allowed sequences want more of a feature than all
// sequences together do.
func (c *crf) learn(e *nameExample) float64 {
	n := len(e.allow)
	if n == 0 {
		return 0
	}
	c.thin(e)
	e = &nameExample{rows: c.kept, ends: c.ends, allow: e.allow, weight: e.weight}
	c.scores(e)
	tr := c.expTrans()
	c.post = grow(c.post, n*tagN)
	c.goal = grow(c.goal, n*tagN)
	var want, have [tagN * tagN]float64
	zAll := c.marginals(n, nil, tr, c.post, &have)
	zGoal := c.marginals(n, e.allow, tr, c.goal, &want)
	if math.IsInf(zGoal, -1) || math.IsNaN(zGoal) || math.IsNaN(zAll) {
		return 0
	}
	for i := range n {
		var g [tagN]float32
		any := false
		for t := range g {
			d := float32(c.goal[i*tagN+t]-c.post[i*tagN+t]) * e.weight
			if d > 1e-3 || d < -1e-3 {
				g[t], any = d, true
			}
		}
		if any {
			c.update(e.word(i), &g)
		}
	}
	for k := range want {
		if d := float32(want[k]-have[k]) * e.weight; d > 1e-4 || d < -1e-4 {
			c.t2[k] += d * d
			c.trans[k] += c.rate * d / sqrt32(1+c.t2[k])
		}
	}
	return zAll - zGoal
}

func (c *crf) update(rows []int32, g *[tagN]float32) {
	for _, r := range rows {
		w, q := c.w[int(r)*tagN:int(r+1)*tagN], c.g2[int(r)*tagN:int(r+1)*tagN]
		for t, d := range g {
			if d != 0 {
				d -= c.decay * w[t]
				q[t] += d * d
				w[t] += c.rate * d / sqrt32(1+q[t])
			}
		}
	}
}

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }

func grow(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n*2)[:n]
	}
	return s[:n]
}

// scores sets exp of every word's score for every tag, scaled so that the best is 1.
func (c *crf) scores(e *nameExample) {
	n := len(e.allow)
	c.score = grow(c.score, n*tagN)
	for i := range n {
		var acc [tagN]float32
		for _, r := range e.word(i) {
			w := c.w[int(r)*tagN : int(r)*tagN+tagN]
			for t, v := range w {
				acc[t] += v
			}
		}
		for t := range acc {
			acc[t] /= 1 - c.drop
		}
		top := acc[0]
		for _, v := range acc {
			top = max(top, v)
		}
		for t, v := range acc {
			c.score[i*tagN+t] = math.Exp(float64(v-top)) + 1e-30
		}
	}
}

// thin leaves out a random part of the features, so that the model learns to do without any single one.
func (c *crf) thin(e *nameExample) {
	c.kept, c.ends = c.kept[:0], c.ends[:0]
	for i := range e.ends {
		for _, r := range e.word(i) {
			if c.drop == 0 || c.rng.Float32() >= c.drop {
				c.kept = append(c.kept, r)
			}
		}
		c.ends = append(c.ends, int32(len(c.kept)))
	}
}

func (c *crf) expTrans() []float64 {
	c.toTrans = grow(c.toTrans, tagN*tagN)
	for k := range c.toTrans {
		c.toTrans[k] = 0
		if name.Follows(k/tagN, k%tagN) {
			c.toTrans[k] = math.Exp(float64(c.trans[k]))
		}
	}
	return c.toTrans
}

// follow lists the pairs of tags that may stand side by side.
var follow, starts, stops = func() (pairs [][2]int, starts, stops uint64) {
	for a := range tagN {
		for b := range tagN {
			if name.Follows(a, b) {
				pairs = append(pairs, [2]int{a, b})
			}
		}
		if name.Follows(0, a) {
			starts |= 1 << a
		}
		if name.Follows(a, 0) {
			stops |= 1 << a
		}
	}
	return
}()

// marginals sums over all sequences that allow permits (all when nil): the share of each tag at each word into post, of
// each pair of tags into pairs. It returns the logarithm of the sum.
func (c *crf) marginals(n int, allow []uint64, tr, post []float64, pairs *[tagN * tagN]float64) float64 {
	c.alpha, c.beta = grow(c.alpha, n*tagN), grow(c.beta, n*tagN)
	mask := func(i int) uint64 {
		m := ^uint64(0)
		if allow != nil {
			m = allow[i]
		}
		if i == 0 {
			m &= starts
		}
		if i == n-1 {
			m &= stops
		}
		return m
	}
	logZ := 0.0
	scale := grow(nil, n)
	for i := range n {
		a := c.alpha[i*tagN : (i+1)*tagN]
		clear(a)
		m := mask(i) & (1<<tagN - 1)
		if i == 0 {
			for x := m; x != 0; x &= x - 1 {
				t := bits.TrailingZeros64(x)
				a[t] = c.score[t]
			}
		} else {
			p := c.alpha[(i-1)*tagN : i*tagN]
			for _, f := range follow {
				if m>>f[1]&1 != 0 {
					a[f[1]] += p[f[0]] * tr[f[0]*tagN+f[1]]
				}
			}
			for t := range a {
				a[t] *= c.score[i*tagN+t]
			}
		}
		sum := 0.0
		for _, v := range a {
			sum += v
		}
		if sum <= 0 {
			return math.Inf(-1)
		}
		scale[i] = sum
		for t := range a {
			a[t] /= sum
		}
		logZ += math.Log(sum)
	}
	for i := n - 1; i >= 0; i-- {
		b := c.beta[i*tagN : (i+1)*tagN]
		clear(b)
		if i == n-1 {
			for t := range b {
				b[t] = 1
			}
		} else {
			nb, s := c.beta[(i+1)*tagN:(i+2)*tagN], c.score[(i+1)*tagN:(i+2)*tagN]
			m := mask(i + 1)
			for _, f := range follow {
				if m>>f[1]&1 == 0 {
					continue
				}
				v := tr[f[0]*tagN+f[1]] * s[f[1]] * nb[f[1]] / scale[i+1]
				b[f[0]] += v
				pairs[f[0]*tagN+f[1]] += c.alpha[i*tagN+f[0]] * v
			}
		}
		for t := range b {
			post[i*tagN+t] = c.alpha[i*tagN+t] * b[t]
		}
	}
	return logZ
}
