package train

import (
	"fmt"
	"io"
	"strings"

	"rapporteur/nlp"
	"rapporteur/nlp/name"
)

// scoreNames trains a model without some documents of the sets that have no test part of their own, and scores it on
// these and on GUM dev. Silver names are made anew, by a teacher that has not seen these documents either.
func scoreNames(o Options) error {
	docs, err := nameSets(o)
	if err != nil {
		return err
	}
	classes, err := nameClasses(docs, o)
	if err != nil {
		return err
	}
	g, err := newGrammar(o)
	if err != nil {
		return err
	}
	rest, held := heldOut(docs)
	dev, err := gumDev(o)
	if err != nil {
		return err
	}
	silver, err := labelNews(rest, classes, g, o)
	if err != nil {
		return err
	}
	m, err := name.Load(trainNames(append(rest, readSilver(string(silver))...), classes, g, nil, o))
	if err != nil {
		return err
	}
	fmt.Fprint(o.Log, nameScores(m, g, append(held, dev...), nil))
	return nil
}

// gumDev is GUM's development part, its news apart.
func gumDev(o Options) ([]nameDoc, error) {
	path, err := o.Find("en_gum-free-dev.conllu")
	if err != nil {
		return nil, err
	}
	raw, err := readMaybePacked(path)
	if err != nil {
		return nil, err
	}
	docs := readGUM(string(raw))
	for i := range docs {
		if strings.Contains(docs[i].id, "_news_") {
			docs[i].set = "gum news"
		}
		for k := range docs[i].sents {
			docs[i].sents[k].settle()
		}
	}
	return docs, nil
}

// nameScores is a table of precision and recall of persons, bodies and places by set, and of how often names of each
// score are right. Sentences with mistakes are told to misses when it is not nil.
func nameScores(m *name.Finder, g *grammar, held []nameDoc, misses io.Writer) string {
	var all nameCount
	out := ""
	for _, set := range []string{"wikigold", "re3d", "uner", "gum", "gum news"} {
		c := nameCount{misses: misses}
		for _, d := range held {
			if d.set == set {
				c.add(m, g, d)
			}
		}
		if c.kinds[0].gold > 0 {
			out += fmt.Sprintf("%-8s  all %v  persons %v  bodies %v  places %v\n", set, c.kinds[0], c.kinds[1], c.kinds[2], c.kinds[3])
		}
		for k := range all.byScore {
			all.byScore[k].found += c.byScore[k].found
			all.byScore[k].right += c.byScore[k].right
		}
	}
	for k, c := range all.byScore {
		if c.found > 0 {
			out += fmt.Sprintf("names of score %.1f to %.1f: %d, of them right %.0f %%\n", float64(k)/10, float64(k+1)/10, c.found, 100*c.precision())
		}
	}
	return out
}

// tally counts names that were found, that are right, and that should be found.
type tally struct{ found, right, gold int }

func (c tally) precision() float64 { return float64(c.right) / float64(max(c.found, 1)) }

func (c tally) String() string {
	p, r := c.precision(), float64(c.right)/float64(max(c.gold, 1))
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f (%d)", 100*p, 100*r, 200*p*r/max(p+r, 1e-9), c.gold)
}

// nameCount holds the tallies of a set: all, persons, bodies, places. All sets tell these apart; what else a name may be
// is not scored.
type nameCount struct {
	kinds   [4]tally
	byScore [10]tally
	misses  io.Writer
}

// scoredKind is 1 for a person, 2 for a body, 3 for a place, 0 for a name of another kind.
func scoredKind(types uint16) int {
	switch {
	case types&isPER != 0:
		return 1
	case types&isORG != 0:
		return 2
	case types&isPlace != 0:
		return 3
	}
	return 0
}

func (c *nameCount) add(m *name.Finder, g *grammar, nd nameDoc) {
	d := docOf(nd)
	g.mark(d)
	m.Find(d)
	type span struct{ start, end, kind int }
	gold := map[span]bool{}
	free := make([]uint64, len(d.Tokens)) // tags that the annotation leaves open
	at := 0
	for _, s := range nd.sents {
		for i, o := range s.other {
			free[at+i] = o &^ onlyOutside
		}
		for _, sp := range s.spans {
			clear(free[at+sp.start : at+sp.end])
			if k := scoredKind(sp.types); k > 0 {
				gold[span{at + sp.start, at + sp.end, k}] = true
				c.kinds[0].gold++
				c.kinds[k].gold++
			}
		}
		at += len(s.toks)
	}
	c.compare(d, nd)
	for _, e := range d.Entities {
		k := scoredKind(1 << typeIndex(e.Type))
		if k == 0 || !gold[span{e.Start, e.End, k}] && allFree(free[e.Start:e.End], tagsOf(1<<typeIndex(e.Type))) {
			continue // the annotation does not say
		}
		for _, t := range []*tally{&c.kinds[0], &c.kinds[k], &c.byScore[min(int(e.Score*10), 9)]} {
			t.found++
			if gold[span{e.Start, e.End, k}] {
				t.right++
			}
		}
	}
}

// compare prints the sentences in which names were missed or wrong: what was found, then what was meant.
func (c *nameCount) compare(d *nlp.Doc, nd nameDoc) {
	if c.misses == nil {
		return
	}
	for k, s := range nd.sents {
		got, want := &nlp.Doc{Tokens: s.toks}, &nlp.Doc{Tokens: s.toks}
		at := d.Sents[k].Start
		for _, e := range d.Entities {
			if e.Start >= at && e.End <= d.Sents[k].End {
				got.Entities = append(got.Entities, nlp.Entity{Start: e.Start - at, End: e.End - at, Type: e.Type})
			}
		}
		for _, sp := range s.spans {
			typ := ""
			for t, n := range name.Types {
				if sp.types&(1<<t) != 0 {
					typ += "/" + string(n)
				}
			}
			want.Entities = append(want.Entities, nlp.Entity{Start: sp.start, End: sp.end, Type: nlp.EntityType(typ[1:])})
		}
		if a, b := bracketed(got), bracketed(want); a != b {
			fmt.Fprintf(c.misses, "%s\n  = %s\n  # %s\n", nd.set, a, b)
		}
	}
}

func allFree(free []uint64, tags uint64) bool {
	for _, f := range free {
		if f&tags == 0 {
			return false
		}
	}
	return true
}

// docOf is a training document as the finder sees it.
func docOf(nd nameDoc) *nlp.Doc {
	d := &nlp.Doc{}
	for _, s := range nd.sents {
		start := len(d.Tokens)
		for _, t := range s.toks {
			t.Sent = len(d.Sents)
			d.Tokens = append(d.Tokens, t)
		}
		d.Sents = append(d.Sents, nlp.Sent{Start: start, End: len(d.Tokens)})
	}
	return d
}

// bracketed is a sentence with its names in brackets.
func bracketed(d *nlp.Doc) string {
	var b strings.Builder
	k := 0
	for i, t := range d.Tokens {
		if k < len(d.Entities) && d.Entities[k].Start == i {
			b.WriteString("[" + string(d.Entities[k].Type) + " ")
		}
		b.WriteString(t.Form)
		if k < len(d.Entities) && d.Entities[k].End == i+1 {
			b.WriteString("]")
			k++
		}
		b.WriteString(" ")
	}
	return b.String()
}
