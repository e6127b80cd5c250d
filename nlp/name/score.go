package name

// sums runs forward and backward over the lattice, so that the share of a tag at a word, or of a whole name, among all
// sequences can be read off. Scores are scaled at each word by their largest and by the sum of the forward row.
func (l *lattice) sums(trans []float64) {
	n := l.n
	l.summed = true
	l.soft = growFloats(l.soft, n*TagCount)
	l.scale = growFloats(l.scale, n)
	for i := range n {
		l.soften(i)
		l.forward(i, trans)
	}
	for i := n - 1; i >= 0; i-- {
		l.backward(i, trans)
	}
}

func growFloats(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, 2*n)[:n]
	}
	return s[:n]
}

// soften turns word i's scores into factors, the largest of which is 1.
func (l *lattice) soften(i int) {
	row := l.score[i*TagCount : (i+1)*TagCount]
	top := row[0]
	for _, v := range row {
		top = max(top, v)
	}
	for t, v := range row {
		l.soft[i*TagCount+t] = exp(v-top) + 1e-30
	}
}

func (l *lattice) forward(i int, trans []float64) {
	cur := l.alpha[i*TagCount : (i+1)*TagCount]
	soft := l.soft[i*TagCount : (i+1)*TagCount]
	clear(cur)
	if i == 0 {
		for _, t := range openers {
			cur[t] = soft[t]
		}
	} else {
		prev := l.alpha[(i-1)*TagCount : i*TagCount]
		for _, f := range follows {
			cur[f.b] += prev[f.a] * trans[f.at]
		}
		for t := range cur {
			cur[t] *= soft[t]
		}
	}
	sum := 1e-300
	for _, v := range cur {
		sum += v
	}
	for t := range cur {
		cur[t] /= sum
	}
	l.scale[i] = sum
}

func (l *lattice) backward(i int, trans []float64) {
	cur := l.beta[i*TagCount : (i+1)*TagCount]
	clear(cur)
	if i == l.n-1 {
		end := 1e-300 // what the forward sums give to sequences that end well
		for _, t := range closers {
			end += l.alpha[i*TagCount+t]
		}
		for _, t := range closers {
			cur[t] = 1 / end
		}
		return
	}
	next, soft := l.beta[(i+1)*TagCount:(i+2)*TagCount], l.soft[(i+1)*TagCount:(i+2)*TagCount]
	for _, f := range follows {
		cur[f.a] += trans[f.at] * soft[f.b] * next[f.b]
	}
	for t := range cur {
		cur[t] /= l.scale[i+1]
	}
}

// share is how likely word i has tag t, all sequences weighed.
func (l *lattice) share(i, t int) float64 { return l.alpha[i*TagCount+t] * l.beta[i*TagCount+t] }

// nameShare is how likely words start to end are a name of type typ.
func (l *lattice) nameShare(start, end, typ int, trans []float64) float64 {
	if end-start == 1 {
		return l.share(start, int(TagOf(typ, Unit)))
	}
	at := int(TagOf(typ, Begin))
	p := l.alpha[start*TagCount+at]
	for i := start + 1; i < end; i++ {
		to := int(TagOf(typ, Inside))
		if i == end-1 {
			to = int(TagOf(typ, Last))
		}
		p *= trans[at*TagCount+to] * l.soft[i*TagCount+to] / l.scale[i]
		at = to
	}
	return p * l.beta[(end-1)*TagCount+at]
}

// pair is two tags that may stand side by side.
type pair struct{ a, b, at int }

var follows = func() (out []pair) {
	for a := range TagCount {
		for b := range TagCount {
			if Follows(a, b) {
				out = append(out, pair{a, b, a*TagCount + b})
			}
		}
	}
	return out
}()
