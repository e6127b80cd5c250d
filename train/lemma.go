package train

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"rapporteur/nlp"
	"rapporteur/nlp/lemma"
	"rapporteur/nlp/linear"
	"rapporteur/nlp/split"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

func init() {
	Register("lemma", "dictionary forms, from UD treebanks and raw news", func(o Options) error {
		f, err := Lemmatiser(o)
		if err != nil {
			return err
		}
		return o.Save("lemma", f)
	})
	RegisterScore("lemma", "tagger and lemmatiser on given words", func(o Options) error {
		return eachTreebank(o, func(name string, docs []*nlp.Doc) error { return scoreLemmas(o, name, docs) })
	})
}

// lemmaCounts count what words and endings become.
type lemmaCounts map[uint64]map[string]int

func (c lemmaCounts) add(key uint64, what string) {
	if c[key] == nil {
		c[key] = map[string]int{}
	}
	c[key][what]++
}

// Lemmatiser learns the lemmatiser.
func Lemmatiser(o Options) (*weights.File, error) {
	docs, err := treebank(o, treebankTrain...)
	if err != nil {
		return nil, err
	}
	known, err := baseForms(o, docs)
	if err != nil {
		return nil, err
	}
	words, endings := lemmaCounts{}, lemmaCounts{}
	seen := map[uint64]bool{}
	for _, d := range docs {
		for i := range d.Tokens {
			t := &d.Tokens[i]
			key := lemma.TagKey(t)
			word := lemma.WordKey(t, key)
			if inflected[t.XPOS] && known[linear.Word(t.Lemma)] < knownWell {
				continue // "fre" for "freed" is a slip; a rare word that is right is found by the rules as well
			}
			words.add(word, t.Lemma)
			if change, ok := changeOf(t); ok && !seen[word] {
				seen[word] = true // each word counts once: frequent ones tend to be irregular
				for n := 0; n <= min(lemma.LongestEnding, len(t.Lower)); n++ {
					endings.add(lemma.EndingKey(t.Lower[len(t.Lower)-n:], key), change)
				}
			}
		}
	}
	f := weights.New()
	endings.put(f, "endings", "changes")
	words.put(f, "words", "lemmas")
	linear.PutDict(f, "known", known)
	return f, nil
}

// inflected are the tags of verbs and nouns that have an ending.
var inflected = map[string]bool{"VBD": true, "VBN": true, "VBG": true, "VBZ": true, "NNS": true}

// baseFrom is how often news must have a word in small letters for it to count as a base form.
const baseFrom = 2

// knownWell is what baseForms say of a dictionary form that is no slip: it occurs more than once in the treebanks, or in news.
const knownWell = 3

// baseForms say of words in small letters how common they are, as 1 + the logarithm of their number: dictionary forms in
// the treebanks, and words of raw news. These may be inflected too, but a form that no word comes from is never asked for.
func baseForms(o Options, docs []*nlp.Doc) (map[uint64]int32, error) {
	count := map[uint64]int{}
	for _, d := range docs {
		for i := range d.Tokens {
			if t := &d.Tokens[i]; t.UPOS != nlp.PROPN {
				count[linear.Word(t.Lemma)] += baseFrom
			}
		}
	}
	for _, name := range newsFiles {
		err := eachCell(o, name, newsText[name], func(text string) {
			d := split.Doc(text)
			for i := range d.Tokens {
				if t := &d.Tokens[i]; t.Form == t.Lower && t.Form[0] >= 'a' && t.Form[0] <= 'z' {
					count[linear.Word(t.Form)]++
				}
			}
		})
		if err != nil {
			return nil, err
		}
	}
	out := map[uint64]int32{}
	for w, n := range count {
		if n >= baseFrom {
			out[w] = int32(bits.Len(uint(n)))
		}
	}
	return out, nil
}

// put writes the most frequent outcome of each key: a dictionary of numbers and the list that they count in.
func (c lemmaCounts) put(f *weights.File, dict, list string) {
	var outcomes []string
	number := map[string]int32{}
	entries := map[uint64]int32{}
	for _, key := range sortedKeys(c) {
		most := mostOf(c[key])
		if number[most] == 0 {
			outcomes = append(outcomes, most)
			number[most] = int32(len(outcomes))
		}
		entries[key] = number[most]
	}
	f.PutStrings(list, outcomes)
	linear.PutDict(f, dict, entries)
}

// changeOf is how a token's form becomes its lemma; not ok when the two have little in common.
func changeOf(t *nlp.Token) (string, bool) {
	c := lemma.Change{}
	form := t.Form
	if !strings.HasPrefix(t.Lemma, form[:1]) || t.UPOS != nlp.PROPN {
		c.Lower, form = true, t.Lower
	}
	k := 0
	for k < len(form) && k < len(t.Lemma) && form[k] == t.Lemma[k] {
		k++
	}
	if k == 0 {
		return "", false
	}
	c.Cut, c.Add = len(form)-k, t.Lemma[k:]
	return c.String(), true
}

func scoreLemmas(o Options, name string, docs []*nlp.Doc) error {
	tf, err := openModel("tag", o.Out)
	if err != nil {
		return err
	}
	lf, err := openModel("lemma", o.Out)
	if err != nil {
		return err
	}
	t, err := tag.Load(tf)
	if err != nil {
		return err
	}
	l, err := lemma.Load(lf)
	if err != nil {
		return err
	}
	n, right := 0, 0
	for _, d := range docs {
		gold := slices.Clone(d.Tokens)
		t.Tag(d)
		l.Lemmatise(d)
		for i := range gold {
			n++
			right += one(gold[i].Lemma == d.Tokens[i].Lemma)
		}
	}
	fmt.Fprintf(o.Log, "%-24s words %6d  lemma %.2f\n", name, n, percent(right, n))
	return nil
}
