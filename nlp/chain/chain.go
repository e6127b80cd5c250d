// Package chain finds which phrases of a report speak of the same thing: "Ana Ruiz", "the minister", "she". Sieves
// run from the surest to the least sure, each over the whole report (Lee et al. 2013): names that are equal or
// shorten each other, equal and narrowing noun phrases, nouns for the kind of a name ("the country"), pronouns inside
// quotations, other pronouns. A wrong link costs more than a missed one: what is unsure stays alone.
package chain

import (
	"slices"
	"sync"

	"rapporteur/lexicon"
	"rapporteur/nlp"
)

// Finder finds chains. It is immutable and serves several goroutines at a time.
type Finder struct {
	world *lexicon.World
	words func() *words
}

// New makes a finder that knows the world so.
func New(world *lexicon.World) *Finder {
	return &Finder{world, sync.OnceValue(func() *words { return wordsOf(world) })}
}

// builtin is the finder for the built-in tables.
var builtin = sync.OnceValue(func() *Finder { return New(lexicon.Builtin()) })

// Find is Finder.Find with the built-in tables.
func Find(d *nlp.Doc) { builtin().Find(d) }

// Find sets d.Chains: every chain of mentions in text order, chains of one left out. Tokens must be tagged, parsed,
// linked, and names be found; titles that the name finder took into a name are cut off first. The work grows with the length of the text: every sieve looks back a bounded way.
func (f *Finder) Find(d *nlp.Doc) {
	f.tidy(d)
	r := &finder{Finder: f, d: d}
	r.collect()
	r.link()
	d.Chains = r.chains()
}

// finder is the work on one report.
type finder struct {
	*Finder
	d      *nlp.Doc
	all    []mention
	at     map[int]int     // head token to mention
	mine   map[int]int     // sentence to the mention that says "I" or "we" in it
	towns  map[string]bool // places of one word
	quote  []bool          // which tokens stand inside quotation marks
	rivals map[int][]int   // of a pronoun: the head words of what else it may repeat
}

// mention is one phrase that may be of a chain.
type mention struct {
	start, end, head int
	how              nlp.How
	key              string // what it is called, without articles: "ruiz", "peace deal"
	class            class
	gender           gender
	plural           bool
	definite         bool // "the", "this", possessive
	indefinite       bool // "a", "some", numbers
	none             bool // "no soldier": nobody is meant by it
	entity           int  // entity of its head, -1
	up               int  // union-find: an earlier mention of the same chain, or itself
	group            bool // a coordination as a whole
	size             int  // mentions of its chain, kept at the first one
}

func (f *finder) link() {
	if len(f.all) == 0 {
		return
	}
	f.quotes()
	f.names()
	f.phrases()
	f.kinds()
	f.speakers()
	f.pronouns()
	f.phrases() // once more: whose "his plan" is, is known only now
}

// root is the first mention of m's chain.
func (f *finder) root(m int) int {
	for f.all[m].up != m {
		f.all[m].up = f.all[f.all[m].up].up
		m = f.all[m].up
	}
	return m
}

// join puts two mentions in one chain; the earlier one leads. What is known of either is known of both.
func (f *finder) join(a, b int) {
	a, b = f.root(a), f.root(b)
	if a == b {
		return
	}
	if a > b {
		a, b = b, a
	}
	x, y := &f.all[a], &f.all[b]
	if x.gender == anyGender {
		x.gender = y.gender
	}
	if x.class == thing && y.class != thing && y.how != nlp.ByPronoun {
		x.class = y.class
	}
	y.up = a
	x.size += y.size
}

// nested tells whether one of two mentions stands inside the other: "its leader" is not "it".
func (f *finder) nested(a, b int) bool {
	x, y := &f.all[a], &f.all[b]
	return x.start < y.end && y.start < x.end
}

// tellsOf tells whether mention i stands in what is told of mention j behind it: "Ruiz, who left his post", "Ruiz, a
// lawyer in his forties", where "his" may well be Ruiz.
func (f *finder) tellsOf(i, j int) bool {
	d := f.d
	top := f.all[j].head
	if f.all[j].class == thing {
		return false // "concerns they would leave"
	}
	for k, n := f.all[i].head, 0; n < 12; n++ {
		up := d.Tokens[k].Head
		if up < 0 {
			return false
		}
		if up == top {
			rel := d.Tokens[k].Rel
			return rel == nlp.AclRelcl || rel == nlp.Appos
		}
		k = up
	}
	return false
}

func (f *finder) chains() [][]nlp.Mention {
	at := map[int]int{}
	var out [][]nlp.Mention
	for i := range f.all {
		m := &f.all[i]
		r := f.root(i)
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], nlp.Mention{Start: m.start, End: m.end, Head: m.head, How: m.how, Rivals: f.rivals[i]})
	}
	out = slices.DeleteFunc(out, func(c []nlp.Mention) bool { return len(c) < 2 })
	return out
}
