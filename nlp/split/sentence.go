package split

import (
	"sync"

	"rapporteur/models"
	"rapporteur/weights"
)

// Bits is the size of the table of weights: features are hashed into 1<<Bits places.
const Bits = 18

// classifier is a linear model over the features of a gap between two tokens: above 0 a sentence ends there.
type classifier struct {
	weights []int8
	bias    int32
}

var loaded = sync.OnceValue(func() classifier {
	f, err := models.Open("split")
	if err != nil {
		return classifier{}
	}
	return fromFile(f)
})

func fromFile(f *weights.File) classifier {
	c := classifier{weights: f.Int8s("weights")}
	if b := f.Int32s("bias"); len(b) > 0 && len(c.weights) == 1<<Bits {
		c.bias = b[0]
		return c
	}
	return classifier{}
}

// ends tells whether a sentence ends at a gap with these features. Without a model every full stop ends one.
func (c classifier) ends(features []uint32, left shape) bool {
	if c.weights == nil {
		return left == period || left == asking || left == exclaim
	}
	sum := c.bias
	for _, f := range features {
		sum += int32(c.weights[f])
	}
	return sum > 0
}

// gapReader walks over the gaps of a paragraph's tokens and describes each that may end a sentence.
type gapReader struct {
	toks     []token // of the paragraph
	toStop   []uint8 // from each token to the next that ends sentences, at most 63
	first    int     // token that the sentence begins with
	style    uint32  // how often the report's paragraphs end with a stop: 0 never to 3 always
	stopped  bool    // this paragraph ends with one
	inQuote  bool
	brackets int
	features []uint32
}

// begin starts on a paragraph's tokens.
func (g *gapReader) begin(toks []token, style uint32) {
	g.toks, g.first, g.style, g.inQuote, g.brackets = toks, 0, style, false, 0
	if cap(g.toStop) < len(toks) {
		g.toStop = make([]uint8, len(toks)+len(toks)/2)
	}
	g.toStop = g.toStop[:len(toks)]
	n := uint8(63)
	for i := len(toks) - 1; i >= 0; i-- {
		n = min(n+1, 63)
		if s := toks[i].shape; s == period || s == asking || s == exclaim {
			n = 0
		}
		g.toStop[i] = n
	}
	g.stopped = closed(toks)
}

// closed tells whether tokens end with a stop, quotation marks and brackets behind it aside.
func closed(toks []token) bool {
	for i := len(toks) - 1; i >= 0; i-- {
		switch toks[i].shape {
		case period, asking, exclaim, ellipsis, acronym, initial, abbrMonth, abbrUnit, abbrPlace, abbrOther:
			return true
		case shutQuote, openQuote, shutBracket:
		default:
			return false
		}
	}
	return false
}

// enter takes in token i, the left one of the next gap.
func (g *gapReader) enter(i int) {
	switch g.toks[i].shape {
	case openQuote:
		g.inQuote = true
	case shutQuote:
		g.inQuote = false
	case openBracket:
		g.brackets++
	case shutBracket:
		g.brackets = max(g.brackets-1, 0)
	}
}

// may tells whether a sentence may end between tokens i-1 and i.
func (g *gapReader) may(i int) bool {
	l, r := &g.toks[i-1], &g.toks[i]
	if r.joined {
		return false
	}
	switch r.shape {
	case period, comma, shutBracket, asking, exclaim, semicolon, colon, clitic:
		return false
	case ellipsis, shutQuote:
		if !r.gap {
			return false
		}
	}
	switch l.shape {
	case period, asking, exclaim, ellipsis, colon, semicolon, face:
		return true
	case shutQuote:
		return r.gap || r.line || g.ranTogether(i)
	case abbrTitle, abbrMonth, abbrUnit, abbrPlace, abbrOther, acronym, initial, shutBracket, webName, dashMark, bullet:
		return r.gap || r.line
	}
	if r.line && r.shape != bullet {
		return false // the line was full: "he told state" | "TV. The group …"
	}
	if !r.gap {
		return false
	}
	switch r.shape {
	case capital, capitals, initial, mixed, number, numberWord, openQuote, bullet, dashMark, abbrTitle, tagName, webName, openBracket, face, acronym, abbrMonth:
		return true
	}
	return false
}

// ranTogether tells whether a stop stands before token i and the blank behind it got lost: "left on Friday.The army",
// "not now.”They left".
func (g *gapReader) ranTogether(i int) bool {
	r, k := &g.toks[i], i-1
	if g.toks[k].shape == shutQuote && !g.toks[k].gap {
		k--
	}
	if k < 1 || r.gap || g.toks[k].gap {
		return false
	}
	if r.shape == openQuote && r.end-r.start > 1 && i+1 < len(g.toks) { // a curly one, which shows its side
		i++
		r = &g.toks[i]
	}
	if r.shape != capital {
		return false
	}
	if s := g.toks[k].shape; s != period && s != asking && s != exclaim {
		return false
	}
	word := &g.toks[k-1]
	return word.shape == lowerWord && word.end-word.start > 1 || word.shape == capital && word.end-word.start > 2 && i+1 < len(g.toks) && g.toks[i+1].shape == lowerWord
}

// certain tells whether no model is needed: a small word, a stop and a capital ("… left. Rebels"), blanks and quotation
// marks between them or not.
func (g *gapReader) certain(i int) bool {
	if i < 3 || i >= len(g.toks) || g.first > i-3 {
		return false
	}
	if g.ranTogether(i) {
		return true
	}
	k := i - 1
	if s := g.toks[k].shape; s == shutQuote && !g.toks[k].gap {
		k--
	}
	word := &g.toks[k-1]
	if s := g.toks[k].shape; s != period && s != asking || word.shape != lowerWord || word.end-word.start < 3 {
		return false
	}
	r := &g.toks[i]
	if r.shape == openQuote && r.gap && i+1 < len(g.toks) {
		r = &g.toks[i+1]
	}
	return r.shape == capital || r.shape == abbrTitle
}

// Tokens that a sentence may have: from the first number on it is cut at a comma, from the second on anywhere. What is
// longer is a table or no text, and steps behind this one may take time that grows faster than a sentence.
const (
	longSentence    = 400
	longestSentence = 600
)

// overlong tells whether a sentence that goes on for too long is cut before token i.
func (g *gapReader) overlong(i int) bool {
	n := i - g.first
	if n < longSentence || g.toks[i].joined {
		return false
	}
	left := g.toks[i-1].shape
	return n >= longestSentence || left == comma || left == semicolon || left == bullet
}
