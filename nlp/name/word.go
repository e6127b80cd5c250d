package name

import (
	"unicode"
	"unicode/utf8"

	"rapporteur/nlp"
)

// letters tells how a word is written.
type letters uint8

// The ways a word is written.
const (
	lowerCase letters = iota
	capital           // Paris
	allCaps           // NATO
	oneCap            // J or J.
	mixedCase         // iPhone, McDonald
	numeric           // 2019, 12.5
	mark              // punctuation
)

func (l letters) isCap() bool { return l >= capital && l <= mixedCase }

// word is what features know of one token, worked out once and used by its neighbours too.
type word struct {
	form, lower, shape uint32
	pre                [4]uint32 // first 1 to 4 bytes of lower
	suf                [4]uint32 // last 1 to 4 bytes of lower
	coarse, fine       uint32    // word classes, 0 when unknown
	leaf, twig, bough  uint32    // class in the tree of word vectors, fine to coarse; 0 when unknown
	bias               uint32    // how often the word is written with a capital in running text, 1 to 4; 0 when unknown
	lists              uint32    // classes of the lexicon that it stands in, with its place there
	place              uint32    // kinds of places that the gazetteer knows by its name, and where in that name it stands
	rel                uint32    // relation to the head; 0 in unparsed text
	head               int       // place of the head in the sentence; -1 for none
	written            letters
	glue               bool // a word that may join the parts of a name: "of", "the", "de", "al"
}

// word looks up a token of the sentence whose first token is number base.
func (m *tables) word(t *nlp.Token, base int) word {
	w := word{head: max(t.Head-base, -1), rel: uint32(t.Rel), form: hash(t.Form), lower: hash(t.Lower), written: writtenAs(t.Form), shape: shapeOf(t.Form)}
	l := t.Lower
	for k := 1; k <= 4; k++ {
		if len(l) >= k {
			w.pre[k-1], w.suf[k-1] = hash(l[:k]), hash(l[len(l)-k:])
		} else {
			w.pre[k-1], w.suf[k-1] = w.lower, w.lower
		}
	}
	h := classHash(t.Lower)
	w.coarse, w.fine, w.bias = m.classes(h)
	if w.leaf = lookup(m.tree, h); w.leaf != 0 {
		w.twig, w.bough = (w.leaf-1)/4+1, (w.leaf-1)/128+1
	}
	w.glue = glue[l]
	return w
}

var glue = map[string]bool{"of": true, "the": true, "for": true, "and": true, "on": true, "in": true, "to": true, "'s": true, "’s": true, "&": true, "-": true,
	"de": true, "la": true, "del": true, "da": true, "dos": true, "du": true, "des": true, "von": true, "van": true, "der": true, "den": true, "bin": true, "ibn": true,
	"al": true, "el": true, "ul": true, "ud": true, "e": true, "y": true, "et": true, "le": true, "les": true, "di": true, "–": true, "/": true, "'": true, "’": true, "against": true, "with": true}

// writtenAs classes a word by its capitals.
func writtenAs(s string) letters {
	upper, low, digit, other := 0, 0, 0, 0
	first := false
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r) || unicode.IsLetter(r):
			low++
		case unicode.IsDigit(r):
			digit++
		default:
			other++
		}
	}
	switch {
	case upper+low+digit == 0:
		return mark
	case upper+low == 0:
		return numeric
	case upper == 0:
		return lowerCase
	case upper == 1 && low == 0:
		return oneCap
	case low == 0:
		return allCaps
	case upper == 1 && first:
		return capital
	}
	return mixedCase
}

// shapeOf hashes the word's outline with repeats left out: "al-Assad" is a-Aa, "G20" A0.
func shapeOf(s string) uint32 {
	h, last := uint32(2166136261), byte(0)
	for i := 0; i < len(s); {
		c := s[i]
		n := 1
		switch {
		case c >= 'a' && c <= 'z':
			c = 'a'
		case c >= 'A' && c <= 'Z':
			c = 'A'
		case c >= '0' && c <= '9':
			c = '0'
		case c >= utf8.RuneSelf:
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			switch {
			case unicode.IsUpper(r):
				c = 'A'
			case unicode.IsLetter(r):
				c = 'a'
			default:
				c = '~'
			}
		}
		i += n
		if c != last {
			h = (h ^ uint32(c)) * 16777619
			last = c
		}
	}
	return h
}
