package nlp

// Link makes the tree walkable downwards and sets each sentence's root. It is called once heads are known, and
// again whenever they have changed.
func (d *Doc) Link() {
	n := len(d.Tokens)
	d.first, d.next = make([]int32, n), make([]int32, n)
	for i := range d.first {
		d.first[i], d.next[i] = -1, -1
	}
	for i := n - 1; i >= 0; i-- { // backwards, so that children come out in text order
		if h := d.Tokens[i].Head; h >= 0 {
			d.next[i], d.first[h] = d.first[h], int32(i)
		}
	}
	for k := range d.Sents {
		s := &d.Sents[k]
		s.Root = s.Start
		for i := s.Start; i < s.End; i++ {
			if d.Tokens[i].Head == NoHead {
				s.Root = i
				break
			}
		}
	}
}

// Kids yields the children of token i in text order.
func (d *Doc) Kids(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for k := d.first[i]; k >= 0; k = d.next[k] {
			if !yield(int(k)) {
				return
			}
		}
	}
}

// Kid is the first child of i with one of the relations, -1 when there is none.
func (d *Doc) Kid(i int, rels ...Rel) int {
	for k := d.first[i]; k >= 0; k = d.next[k] {
		for _, r := range rels {
			if d.Tokens[k].Rel == r {
				return int(k)
			}
		}
	}
	return -1
}

// Subtree is the range of tokens (half-open) from the leftmost to the rightmost descendant of i.
func (d *Doc) Subtree(i int) (lo, hi int) {
	lo, hi = i, i+1
	for k := d.first[i]; k >= 0; k = d.next[k] {
		a, b := d.Subtree(int(k))
		lo, hi = min(lo, a), max(hi, b)
	}
	return lo, hi
}

// Under tells whether i is a or stands below it.
func (d *Doc) Under(i, a int) bool {
	for ; i >= 0; i = d.Tokens[i].Head {
		if i == a {
			return true
		}
	}
	return false
}

// Conjuncts are i and all that is coordinated with it below i ("Britain, France and Germany" from "Britain").
func (d *Doc) Conjuncts(i int) []int {
	out := []int{i}
	for k := d.first[i]; k >= 0; k = d.next[k] {
		if d.Tokens[k].Rel == Conj {
			out = append(out, int(k))
		}
	}
	return out
}

// ConjHead climbs from a conjunct to the first of its coordination; i itself when it is not coordinated.
func (d *Doc) ConjHead(i int) int {
	for d.Tokens[i].Rel == Conj && d.Tokens[i].Head >= 0 {
		i = d.Tokens[i].Head
	}
	return i
}

// HeadOf is the token of the range (half-open) whose head lies outside it: the head word of a phrase.
func (d *Doc) HeadOf(i, j int) int {
	for k := i; k < j; k++ {
		if h := d.Tokens[k].Head; (h < i || h >= j) && d.Tokens[k].Rel != Punct {
			return k
		}
	}
	return j - 1
}

// Phrase is the range of tokens (half-open) of the noun phrase headed by i, without what hangs on loosely: clauses
// behind it, other conjuncts, appositions, the preposition before it, and punctuation at its edges. "rare talks
// involving top officials" from "talks" gives "rare talks".
func (d *Doc) Phrase(i int) (lo, hi int) {
	lo, hi = i, i+1
	for k := d.first[i]; k >= 0; k = d.next[k] {
		switch d.Tokens[k].Rel {
		case Case, Punct, Cc, Conj, Appos, Acl, AclRelcl, Parataxis, Dep, Mark, Nsubj, NsubjPass, Cop, Discourse, Advcl, Obl, Csubj, Advmod:
			if d.Tokens[k].Rel != Case || int(k) < i {
				if !(d.Tokens[k].Rel == Advmod && int(k) < i) {
					continue
				}
			}
		}
		a, b := d.Subtree(int(k))
		lo, hi = min(lo, a), max(hi, b)
	}
	for lo < i && d.Tokens[lo].UPOS == PUNCT && d.Tokens[lo].Rel == Punct {
		lo++
	}
	return lo, hi
}

// Feat is the value of a feature ("Number"), "" when the token has none.
func (t *Token) Feat(name string) string {
	for f := t.Feats; f != ""; {
		one := f
		if k := indexByte(f, '|'); k >= 0 {
			one, f = f[:k], f[k+1:]
		} else {
			f = ""
		}
		if len(one) > len(name) && one[len(name)] == '=' && one[:len(name)] == name {
			return one[len(name)+1:]
		}
	}
	return ""
}

func indexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}
