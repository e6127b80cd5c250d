package train

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"rapporteur/corpus"
	"rapporteur/nlp"
	"rapporteur/nlp/parse"
	"rapporteur/nlp/split"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

// Silver trees are news parsed by two parsers that learned from the treebanks in other orders and from other random
// numbers. What both say is mostly right; where they differ nothing is said. They show the parser what news is like,
// which treebanks of web text hardly do.

// silverTrees is the file of silver trees: FORM, part of speech, Penn tag, head (0 for the root, _ where it is not told)
// and relation apart by tabs, a word a line, an empty line behind each sentence.
const silverTrees = "parse-silver.tsv"

// silverEvery takes one in so many items of the portal of current events; they are short and alike. Stories are taken whole.
var silverEvery = map[string]int{"current-events-2002-2025q1.tsv": 9, "ntrex-newstest2019-en.tsv": 1}

// Sentences that are taken: their words, and the share of words with the same head in both trees.
const (
	silverShortest = 5
	silverLongest  = 60
	silverAgree    = 0.8
)

// silverWriter parses texts twice and writes what the two trees have in common.
type silverWriter struct {
	tagger       *tag.Tagger
	one, two     *parse.Parser
	out          *bufio.Writer
	words, known int
}

// writeSilver writes the silver trees of all raw news.
func writeSilver(o Options, tags, one, two *weights.File, out io.Writer) error {
	w := &silverWriter{out: bufio.NewWriter(out)}
	var err error
	if w.tagger, err = tag.Load(tags); err != nil {
		return err
	}
	if w.one, err = parse.Load(one, w.tagger); err != nil {
		return err
	}
	if w.two, err = parse.Load(two, w.tagger); err != nil {
		return err
	}
	for _, name := range newsFiles {
		n := 0
		err := eachCell(o, name, newsText[name], func(text string) {
			if n%silverEvery[name] == 0 {
				w.text(text)
			}
			n++
		})
		if err != nil {
			return err
		}
	}
	o.Logf("silver trees: %d words, of which %d with a head", w.words, w.known)
	return w.out.Flush()
}

func (w *silverWriter) text(text string) {
	d := split.Doc(text)
	w.tagger.Tag(d)
	other := cloned(d)
	w.one.Parse(d)
	w.two.Parse(other)
	for _, s := range d.Sents {
		if n := s.End - s.Start; n >= silverShortest && n <= silverLongest {
			w.sentence(d.Tokens[s.Start:s.End], other.Tokens[s.Start:s.End], s.Start)
		}
	}
}

func (w *silverWriter) sentence(a, b []nlp.Token, base int) {
	same := 0
	for i := range a {
		same += one(a[i].Head == b[i].Head)
	}
	if float64(same) < silverAgree*float64(len(a)) {
		return
	}
	w.words, w.known = w.words+len(a), w.known+same
	for i := range a {
		t, head, rel := &a[i], "_", "_"
		if t.Head == b[i].Head {
			head = strconv.Itoa(max(t.Head-base, -1) + 1)
			if t.Rel == b[i].Rel {
				rel = t.Rel.String()
			}
		}
		pos, penn := t.UPOS.String(), t.XPOS
		if t.UPOS != b[i].UPOS || t.XPOS != b[i].XPOS {
			pos, penn = "_", "_"
		}
		fmt.Fprintf(w.out, "%s\t%s\t%s\t%s\t%s\n", t.Form, pos, penn, head, rel)
	}
	fmt.Fprintln(w.out)
}

// readSilverTrees reads silver trees: the sentences with tags as the tagger gives them, and what is known of their trees.
// Heads that are not told are unknownHead, tags and relations NoPOS and NoRel.
func readSilverTrees(o Options, tagger *tag.Tagger) (auto, gold [][]nlp.Token, err error) {
	path, err := o.Find(silverTrees)
	if err != nil {
		return nil, nil, err
	}
	r, err := corpus.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer r.Close()
	var sent []nlp.Token
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		if in.Text() != "" {
			t, err := silverToken(in.Text())
			if err != nil {
				return nil, nil, fmt.Errorf("%s, line %d: %w", path, n, err)
			}
			sent = append(sent, t)
			continue
		}
		d := cloned(&nlp.Doc{Tokens: sent, Sents: []nlp.Sent{{End: len(sent)}}})
		tagger.Tag(d)
		auto, gold, sent = append(auto, d.Tokens), append(gold, sent), nil
	}
	return auto, gold, in.Err()
}

// unknownHead is the head of a word whose head is not told.
const unknownHead = -2

func silverToken(line string) (nlp.Token, error) {
	f := strings.Split(line, "\t")
	if len(f) != 5 {
		return nlp.Token{}, fmt.Errorf("%d fields, not 5", len(f))
	}
	t := nlp.Token{Form: f[0], Lower: strings.ToLower(f[0]), UPOS: nlp.ParsePOS(f[1]), XPOS: f[2], Head: unknownHead, Rel: nlp.ParseRel(f[4])}
	if f[3] != "_" {
		head, err := strconv.Atoi(f[3])
		if err != nil {
			return t, err
		}
		t.Head = head - 1
	}
	return t, nil
}
