package tag

import (
	"unicode"
	"unicode/utf8"

	"rapporteur/nlp"
	"rapporteur/nlp/linear"
)

// word is what features know of one token, worked out once and used by its neighbours too.
type word struct {
	lower, shape uint64
	pre, suf     [4]uint64 // first and last 1 to 4 bytes (suf: 1 to 3 and 5)
	fine, coarse uint64    // word classes, 0 when unknown
	known        uint64    // the parts of speech that the training text had for it, as bits; 0 when unknown
	flags        uint64    // hyphen, digit, capital …
	barred       uint64    // the parts of speech that it cannot be, as bits
}

// outside is the word before the first and behind the last.
var outside = word{lower: 1, shape: 1, fine: 1 << 20, coarse: 1 << 20, known: 1 << 40}

// Trained is the bit in the dictionary of known words that says that the treebank has the word.
const Trained = 1 << 30

// forgotten is the form of words that the treebank does not have: only their letters and classes speak for them.
const forgotten = 2

// closed are the parts of speech that take in no new words, as bits: a word that the training text does not have as one
// is none ("Beijing" at the head of a sentence is no auxiliary, "insisting" no conjunction).
const closed = 1<<nlp.ADP | 1<<nlp.AUX | 1<<nlp.CCONJ | 1<<nlp.DET | 1<<nlp.PART | 1<<nlp.PRON | 1<<nlp.SCONJ

func (m *Lexicon) word(t *nlp.Token, shout, first bool) word {
	l := t.Lower
	w := word{lower: linear.Word(l)}
	for k := range 4 {
		w.pre[k] = linear.Hash(l[:min(k+1, len(l))])
	}
	for k, n := range [4]int{1, 2, 3, 5} {
		w.suf[k] = linear.Hash(l[len(l)-min(n, len(l)):])
	}
	class := uint64(m.classes.Find(w.lower))
	w.fine, w.coarse = class&0xFFFF, class>>16
	known := m.known.Find(w.lower)
	w.known = uint64(known &^ Trained)
	if known&Trained == 0 {
		w.lower = forgotten
	}
	w.barred = barred(l, known)
	w.shape, w.flags = shapeOf(t.Form, shout)
	if first {
		w.shape += 0x5555
	}
	return w
}

// barred are the parts of speech that a word cannot be, as bits, by what the training text knows of it.
func barred(lower string, known int32) uint64 {
	bits := uint64(known &^ Trained)
	if len(lower) > 3 && (known == 0 || bits != 0 && bits&closed == 0) { // short ones may be slips: "teh"
		return closed &^ bits
	}
	return 0
}

// shapeOf writes a word's look in few letters: "Kyiv" is Xx, "F-16" X-d, "NATO" XX. In a headline in capitals
// (shout) capitals tell nothing and count as small letters.
func shapeOf(form string, shout bool) (shape, flags uint64) {
	last, run := byte(0), 0
	h := uint64(0)
	for i := 0; i < len(form); {
		c, n := kindOf(form[i:], shout)
		i += n
		flags |= 1 << (c & 7)
		if c == last {
			if run++; run > 1 {
				continue
			}
		} else {
			run = 0
		}
		last = c
		h = h*31 + uint64(c)
	}
	return h, flags
}

// kindOf is the kind of the first character of s, and its length.
func kindOf(s string, shout bool) (kind byte, n int) {
	if c := s[0]; c < utf8.RuneSelf {
		return asciiKind(c, shout), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsUpper(r) && !shout:
		return 'A', n
	case unicode.IsLetter(r):
		return 'b', n
	case unicode.IsDigit(r):
		return 'd', n
	}
	return byte(r)&0x3F | 0x80, n
}

func asciiKind(c byte, shout bool) byte {
	switch {
	case c >= 'A' && c <= 'Z' && !shout:
		return 'A'
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		return 'b'
	case c >= '0' && c <= '9':
		return 'd'
	}
	return c
}

// isShout tells whether a sentence is written in capitals, as some headlines are.
func isShout(tokens []nlp.Token) bool {
	upper := 0
	for i := range tokens {
		for _, r := range tokens[i].Form {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return upper > 5
}

// Shape writes a word's look in few letters, as a hash: "Kyiv" is Xx, "F-16" X-d, "NATO" XX. In a headline in capitals
// (shout) capitals tell nothing and count as small letters.
func Shape(form string, shout bool) uint64 {
	h, _ := shapeOf(form, shout)
	return h
}

// Shouted tells whether a sentence is written in capitals, as some headlines are.
func Shouted(tokens []nlp.Token) bool { return isShout(tokens) }
