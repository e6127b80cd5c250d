package train

import (
	"bufio"
	"compress/gzip"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"rapporteur/corpus"
	"rapporteur/nlp"
	"rapporteur/nlp/conllu"
	"rapporteur/nlp/split"
	"rapporteur/weights"
)

func init() {
	Register("split", "sentence boundaries, from UD EWT and GUM, NTREX stories and news items", Split)
}

// splitTreebanks are learned from; the second number is how often each gap counts.
var splitTreebanks = []struct {
	file   string
	weight float64
}{{"en_ewt-train.conllu", 1}, {"en_gum-news-train.conllu", 1}, {"en_gum-interview-speech-train.conllu", 0.7}, {"en_gum-otherfree-train.conllu", 0.5}}

// splitItems is how many items of news are learned from: no sentence ends in them where no stop stands.
const splitItems = 6000

// Split learns where sentences end.
func Split(o Options) error {
	t := &splitTrainer{}
	for _, b := range splitTreebanks {
		path, err := o.Find(b.file)
		if err != nil {
			return err
		}
		if err := t.treebank(path, b.weight); err != nil {
			return err
		}
	}
	for _, news := range []struct {
		file string
		take func(string) error
	}{{"ntrex-newstest2019-en.tsv", t.stories}, {"current-events-2002-2025q1.tsv", t.items}} {
		path, err := o.Find(news.file)
		if err != nil {
			return err
		}
		if err := news.take(path); err != nil {
			return err
		}
	}
	o.Logf("%d places where a sentence may end", len(t.cases))
	f := t.learn()
	return o.Save("split", f)
}

// splitCase is a place where a sentence may end, and whether one does.
type splitCase struct {
	features []uint32
	yes      bool
	weight   float32
}

type splitTrainer struct {
	cases        []splitCase
	docs, picked int
}

func (t *splitTrainer) treebank(path string, weight float64) error {
	docs, err := corpus.ReadDocs(path)
	if err != nil {
		return err
	}
	for _, d := range docs {
		t.document(piecesOf(d), weight)
	}
	return nil
}

// splitPiece is a sentence and what stands before the next one.
type splitPiece struct{ text, after string }

func piecesOf(d *nlp.Doc) []splitPiece {
	var out []splitPiece
	for k, s := range d.Sents {
		p := splitPiece{text: s.Span.Of(d.Text)}
		if k+1 < len(d.Sents) {
			p.after = d.Text[s.Span.End:d.Sents[k+1].Span.Start]
		}
		out = append(out, p)
	}
	return out
}

// document learns from a document as it is, in part with abbreviations at the end of sentences and inside them, and in
// part in capitals: treebanks have too little of either.
func (t *splitTrainer) document(pieces []splitPiece, weight float64) {
	t.running(pieces, weight)
	t.docs++
	t.running(t.abbreviate(pieces), weight/2)
	if t.docs%5 == 0 {
		t.running(shout(pieces), weight/2)
	}
}

func (t *splitTrainer) running(pieces []splitPiece, weight float64) {
	var b strings.Builder
	ends := map[int]bool{}
	for _, p := range pieces {
		b.WriteString(p.text)
		ends[b.Len()] = true
		b.WriteString(p.after)
	}
	split.Gaps(b.String(), func(g split.Gap) bool {
		yes := ends[g.End]
		t.cases = append(t.cases, splitCase{slices.Clone(g.Features), yes, float32(weight)})
		return yes
	})
}

func shout(pieces []splitPiece) []splitPiece {
	out := slices.Clone(pieces)
	for i := range out {
		out[i].text = strings.ToUpper(out[i].text)
	}
	return out
}

// abbreviations that stand in the place of a name, of a number, of a title before a name.
var (
	nameAbbrevs   = []string{"the U.S.", "U.N.", "Washington, D.C.", "the U.K.", "Arden Inc.", "Bell Corp.", "Reis & Co.", "Reis Jr.", "Oak Ave.", "plan B.", "X.", "group C.", "the E.U.", "Bell Ltd.", "St. Louis, Mo."}
	numberAbbrevs = []string{"5 p.m.", "9 a.m.", "6:30 p.m.", "11 a.m."}
	innerAbbrevs  = []string{"U.S.", "U.N.", "U.K.", "Gen.", "Lt. Col.", "Sen.", "St.", "J.", "A. B.", "Prof.", "Inc.", "Co.", "D.C."}
)

// abbreviate puts abbreviations where a name or number ends a sentence, and where a name goes before another.
func (t *splitTrainer) abbreviate(pieces []splitPiece) []splitPiece {
	out := slices.Clone(pieces)
	for i := range out {
		words := strings.Split(out[i].text, " ")
		for k := 1; k+1 < len(words); k++ {
			switch {
			case isName(words[k]) && isName(words[k+1]) && k%3 == 0:
				words[k] = t.pick(innerAbbrevs)
			case words[k] == "on" && isName(words[k+1]) && strings.HasSuffix(words[k+1], "day"):
				words[k] = "at " + t.pick(numberAbbrevs)
			}
		}
		last := len(words) - 1
		if w, ok := strings.CutSuffix(words[last], "."); ok && last > 1 && !strings.Contains(w, ".") {
			switch {
			case isName(w):
				words[last] = t.pick(nameAbbrevs)
			case strings.Trim(w, "0123456789") == "":
				words[last] = t.pick(numberAbbrevs)
			}
		}
		out[i].text = strings.Join(words, " ")
	}
	return out
}

func isName(w string) bool {
	return len(w) > 2 && w[0] >= 'A' && w[0] <= 'Z' && w[1] >= 'a' && strings.Trim(w[1:], "abcdefghijklmnopqrstuvwxyz") == ""
}

func (t *splitTrainer) pick(list []string) string {
	t.picked++
	return list[t.picked%len(list)]
}

// stories takes a file of DOCUMENT, SENTENCE lines: a headline first, the sentences of a story behind it.
func (t *splitTrainer) stories(path string) error {
	var pieces []splitPiece
	doc := ""
	err := eachLine(path, func(line string) {
		id, s, _ := strings.Cut(line, "\t")
		if id != doc {
			t.document(pieces, 1)
			doc, pieces = id, nil
		}
		after := " "
		if n := len(pieces); n == 0 || n%4 == 3 {
			after = "\n\n"
		}
		pieces = append(pieces, splitPiece{strings.TrimSpace(s), after})
	})
	t.document(pieces, 1)
	return err
}

// items takes news items of a few sentences whose boundaries nobody marked: only places without a stop count.
func (t *splitTrainer) items(path string) error {
	n := 0
	return eachLine(path, func(line string) {
		c := strings.Split(line, "\t")
		if n++; n%max(109361/splitItems, 1) != 0 || len(c) < 3 {
			return
		}
		split.Gaps(c[2], func(g split.Gap) bool {
			if !g.Stopped {
				t.cases = append(t.cases, splitCase{slices.Clone(g.Features), false, 1})
			}
			return false
		})
	})
}

func eachLine(path string, do func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return err
		}
		in = bufio.NewScanner(z)
	}
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		do(in.Text())
	}
	return in.Err()
}

// Rates of the logistic regression, chosen on EWT dev and GUM dev.
const (
	splitEpochs = 12
	splitRate   = 0.15
	splitDecay  = 2e-6
)

// learn fits a logistic regression with AdaGrad and rounds its weights to whole numbers.
func (t *splitTrainer) learn() *weights.File {
	w, g := make([]float64, 1<<split.Bits), make([]float64, 1<<split.Bits)
	bias, order := 0.0, make([]int, len(t.cases))
	for i := range order {
		order[i] = i
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range splitEpochs {
		r.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			c := &t.cases[k]
			sum := bias
			for _, f := range c.features {
				sum += w[f]
			}
			d := 1 / (1 + math.Exp(-sum))
			if c.yes {
				d--
			}
			d *= float64(c.weight)
			bias -= 0.002 * d
			for _, f := range c.features {
				step := d + splitDecay*w[f]*1000
				g[f] += step * step
				w[f] -= splitRate * step / math.Sqrt(g[f]+1e-8)
			}
		}
	}
	return splitFile(w, bias)
}

func splitFile(w []float64, bias float64) *weights.File {
	top := 0.0
	for _, x := range w {
		top = max(top, math.Abs(x))
	}
	scale := 127 / min(top, 4)
	small := make([]int8, len(w))
	for i, x := range w {
		small[i] = int8(max(-127, min(127, math.Round(x*scale))))
	}
	f := weights.New()
	f.PutInt8("weights", small, 1, len(small))
	f.PutInt32("bias", []int32{int32(math.Round(bias * scale))}, 1, 1)
	return f
}

func init() {
	RegisterScore("split", "sentences and words of running text (UD EWT dev and test, GUM dev)", ScoreSplit)
}

// ScoreSplit prints precision, recall and F1 of sentences and of words for each treebank's running text.
func ScoreSplit(o Options) error {
	for _, file := range []string{"en_ewt-dev.conllu", "en_ewt-test.conllu", "en_gum-free-dev.conllu"} {
		path, err := o.Find(file)
		if err != nil {
			return err
		}
		sents, err := corpus.ReadConllu(path)
		if err != nil {
			return err
		}
		gold := conllu.Doc(sents)
		got := split.Doc(gold.Text)
		o.Logf("%-24s sentences %s  words %s", file, f1(sentSpans(got), sentSpans(gold)), f1(wordSpans(got), wordSpans(gold)))
	}
	return nil
}

func sentSpans(d *nlp.Doc) map[[2]int]bool {
	m := map[[2]int]bool{}
	for _, s := range d.Sents {
		m[[2]int{s.Span.Start, s.Span.End}] = true
	}
	return m
}

func wordSpans(d *nlp.Doc) map[[2]int]bool {
	m := map[[2]int]bool{}
	for _, t := range d.Tokens {
		m[[2]int{t.Span.Start, t.Span.End}] = true
	}
	return m
}
