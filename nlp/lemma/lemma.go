// Package lemma gives each word its dictionary form. Words that the treebanks have are looked up with their tag; then
// irregular forms are, in a table of the language. Of the base forms that the rules of spelling allow for another word the
// commonest is taken, and what none of this knows is changed as the words with the longest common ending are.
package lemma

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"rapporteur/nlp"
	"rapporteur/nlp/linear"
	"rapporteur/weights"
)

// Lemmatiser is a loaded model. It may be used by several goroutines at once.
type Lemmatiser struct {
	words   *linear.Dict // by WordKey: number of a lemma + 1
	lemmas  []string
	endings *linear.Dict // by EndingKey: number of a change + 1
	changes []Change
	known   *linear.Dict // by linear.Word of a base form: 1 + the logarithm of how often it occurs
}

// Change is how a form becomes a lemma: some bytes are cut off its end and others put there. Lower says whether the
// form is put in lower case before.
type Change struct {
	Lower bool
	Cut   int
	Add   string
}

func (c Change) String() string { return fmt.Sprintf("%t %d %s", c.Lower, c.Cut, c.Add) }

// Apply changes a form.
func (c Change) Apply(form, lower string) string {
	if c.Lower {
		form = lower
	}
	if c.Cut >= len(form) || c.Cut > 0 && !utf8.RuneStart(form[len(form)-c.Cut]) {
		return form // never half a letter: the plural of "½" is no shorter
	}
	if c.Add == "" {
		return form[:len(form)-c.Cut]
	}
	return form[:len(form)-c.Cut] + c.Add
}

// LongestEnding is the length of the longest ending in bytes that changes are learned for.
const LongestEnding = 6

// Load reads a model.
func Load(f *weights.File) (*Lemmatiser, error) {
	l := &Lemmatiser{lemmas: f.Strings("lemmas")}
	var err error
	if l.words, err = linear.OpenDict(f, "words"); err != nil {
		return nil, err
	}
	if l.endings, err = linear.OpenDict(f, "endings"); err != nil {
		return nil, err
	}
	if l.known, err = linear.OpenDict(f, "known"); err != nil {
		return nil, err
	}
	for _, s := range f.Strings("changes") {
		c := strings.SplitN(s, " ", 3)
		if len(c) != 3 {
			return nil, fmt.Errorf("%w: change %q", weights.ErrDamaged, s)
		}
		cut, _ := strconv.Atoi(c[1])
		l.changes = append(l.changes, Change{c[0] == "true", cut, c[2]})
	}
	return l, nil
}

// Lemmatise sets Lemma of all tokens, which are tagged.
func (l *Lemmatiser) Lemmatise(d *nlp.Doc) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lemma = l.lemma(t)
		if t.UPOS == nlp.VERB && strings.HasSuffix(t.Lemma, "sis") {
			t.Lemma += "e" // "emphasised" is of a verb, not of the noun
		}
	}
}

func (l *Lemmatiser) lemma(t *nlp.Token) string {
	base := irregularBase(t.Lower, t)
	if base != "" && t.UPOS == nlp.VERB {
		return base // treebanks have slips even here: "flead" for "fled"
	}
	tag := TagKey(t)
	if k := l.words.Find(WordKey(t, tag)); k > 0 && int(k) <= len(l.lemmas) {
		return l.lemmas[k-1]
	}
	if base != "" {
		return base
	}
	if base := l.regularBase(t.Lower, inflectionOf(t)); base != "" {
		return base
	}
	return l.byEnding(t, tag)
}

// regularBase is the commonest base form that a word may come from, "" when none of them is known.
func (l *Lemmatiser) regularBase(form string, how inflection) string {
	if how == none {
		return ""
	}
	best, count := "", int32(0)
	bases(form, how, func(base string) {
		if n := l.count(base); n > count {
			best, count = base, n
		}
	})
	return best
}

// count says how common a base form is: 0 when it is not known. What is known without its prefix counts least.
func (l *Lemmatiser) count(base string) int32 {
	if n := l.known.Find(linear.Word(base)); n > 0 {
		return n + 1
	}
	if i := strings.LastIndexByte(base, '-'); i > 0 {
		return min(1, l.known.Find(linear.Word(base[i+1:])))
	}
	if _, rest := unprefixed(base); rest != "" {
		return min(1, l.known.Find(linear.Word(rest)))
	}
	return 0
}

// byEnding changes a word as others of its ending are.
func (l *Lemmatiser) byEnding(t *nlp.Token, tag uint64) string {
	if strings.HasSuffix(t.Form, ".") {
		return l.asIs(t) // an abbreviation has no ending: "Capt." is not written out as "Sept." is
	}
	for n := min(LongestEnding, len(t.Lower)); n >= 0; n-- {
		if k := l.endings.Find(EndingKey(t.Lower[len(t.Lower)-n:], tag)); k > 0 && int(k) <= len(l.changes) {
			return l.changes[k-1].Apply(t.Form, t.Lower)
		}
	}
	return l.asIs(t)
}

func (l *Lemmatiser) asIs(t *nlp.Token) string {
	if t.UPOS == nlp.PROPN {
		return t.Form
	}
	return t.Lower
}

// TagKey is a token's tag as a number.
func TagKey(t *nlp.Token) uint64 { return linear.Hash(t.XPOS) + uint64(t.UPOS)*0x9E3779B97F4A7C15 }

// WordKey is where a word's lemma is found. Names keep their case, other words do not.
func WordKey(t *nlp.Token, tag uint64) uint64 {
	if t.UPOS == nlp.PROPN {
		return linear.Mix(linear.Hash(t.Form) + tag)
	}
	return linear.Mix(linear.Hash(t.Lower) + tag)
}

// EndingKey is where the change of words with an ending is found.
func EndingKey(ending string, tag uint64) uint64 {
	return linear.Mix(linear.Hash(ending) ^ tag + uint64(len(ending)))
}
