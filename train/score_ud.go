package train

import (
	"rapporteur/corpus"
	"rapporteur/nlp"
	"rapporteur/nlp/conllu"
	"rapporteur/nlp/pipe"
)

func init() {
	RegisterScore("ud", "the whole way on treebanks, on given words and on running text (EWT dev and test, GUM dev)", ScoreUD)
}

// ScoreUD prints what the embedded models score on each treebank, as the CoNLL 2018 shared task counts: relations without
// subtypes; on running text F1 over words that are cut alike.
func ScoreUD(o Options) error {
	p, err := pipe.New()
	if err != nil {
		return err
	}
	for _, file := range []string{"en_ewt-dev.conllu", "en_ewt-test.conllu", "en_gum-free-dev.conllu"} {
		path, err := o.Find(file)
		if err != nil {
			return err
		}
		sents, err := corpus.ReadConllu(path)
		if err != nil {
			return err
		}
		var given, raw udCount
		for _, g := range corpus.Groups(sents) {
			gold, got := conllu.Doc(g), conllu.Doc(bareWords(g))
			p.AnalyseWords(got)
			given.compare(got, gold)
			raw.compare(p.Analyse(gold.Text), gold)
		}
		o.Logf("%-24s given: %s", file, given.String())
		o.Logf("%-24s raw:   %s", "", raw.String())
	}
	return nil
}

// bareWords are sentences with their words only.
func bareWords(sents []corpus.Sentence) []corpus.Sentence {
	out := make([]corpus.Sentence, len(sents))
	for i, s := range sents {
		out[i] = s
		out[i].Words = make([]conllu.Word, len(s.Words))
		for k, w := range s.Words {
			out[i].Words[k] = conllu.Word{Form: w.Form, Head: -1, Misc: w.Misc}
		}
	}
	return out
}

// udCount counts words that agree.
type udCount struct {
	got, gold                            int
	words, upos, xpos, lemmas, uas, las  int
	sameSents, gotSents, goldSents, feat int
}

func (c *udCount) compare(got, gold *nlp.Doc) {
	c.got, c.gold = c.got+len(got.Tokens), c.gold+len(gold.Tokens)
	at := map[[2]int]int{} // gold word by span
	for i, t := range gold.Tokens {
		at[[2]int{t.Span.Start, t.Span.End}] = i
	}
	twin := func(i int) int {
		if i < 0 {
			return nlp.NoHead
		}
		if k, ok := at[[2]int{got.Tokens[i].Span.Start, got.Tokens[i].Span.End}]; ok {
			return k
		}
		return -2
	}
	for i := range got.Tokens {
		if k := twin(i); k >= 0 {
			c.word(&got.Tokens[i], &gold.Tokens[k], twin(got.Tokens[i].Head))
		}
	}
	ends := sentSpans(gold)
	for s := range sentSpans(got) {
		if ends[s] {
			c.sameSents++
		}
	}
	c.gotSents, c.goldSents = c.gotSents+len(got.Sents), c.goldSents+len(gold.Sents)
}

// word compares two words that are cut alike; head is the gold word that the first one hangs on.
func (c *udCount) word(a, b *nlp.Token, head int) {
	count := func(n *int, same bool) {
		if same {
			*n++
		}
	}
	c.words++
	count(&c.upos, a.UPOS == b.UPOS)
	count(&c.xpos, a.XPOS == b.XPOS)
	count(&c.feat, a.Feats == b.Feats)
	count(&c.lemmas, a.Lemma == b.Lemma || b.Lemma == "_")
	count(&c.uas, head == b.Head)
	count(&c.las, head == b.Head && mainRel(a.Rel) == mainRel(b.Rel))
}

func (c *udCount) String() string {
	f := func(same int) string { return oneDecimal(prfOf(same, c.got, c.gold).f) }
	return "sentences " + oneDecimal(prfOf(c.sameSents, c.gotSents, c.goldSents).f) + " words " + f(c.words) + " UPOS " + f(c.upos) + " XPOS " + f(c.xpos) +
		" feats " + f(c.feat) + " lemmas " + f(c.lemmas) + " UAS " + f(c.uas) + " LAS " + f(c.las)
}
