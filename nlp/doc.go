// Package nlp is the analysed text of one report: sentences, words, tree, names and chains as plain slices that
// address each other by index. It knows no models; the rooms below it (split, tag, lemma, parse, name, chain)
// fill it step by step, and pipe runs them in order.
//
// Words follow Universal Dependencies v2 (https://universaldependencies.org): "Zelensky's" is two words, the
// second joined to the first; heads and relations are UD's.
package nlp

import "rapporteur/text"

// NoHead is the head of a sentence's root.
const NoHead = -1

// Token is one syntactic word.
type Token struct {
	Span   text.Span // where it stands; words of one multiword token share its letters out among them
	Form   string    // the letters as they stand
	Lower  string    // Form in lower case
	Lemma  string    // dictionary form, lower case but for names
	XPOS   string    // Penn Treebank tag
	Feats  string    // UD features, "Number=Sing|Person=3", "" when none
	UPOS   POS       // universal part of speech
	Rel    Rel       // universal relation to the head
	Head   int       // index of the head in Doc.Tokens, NoHead for a root
	Sent   int       // index of its sentence in Doc.Sents
	Joined bool      // goes on the multiword token of the word before ("'s", "n't")
	Space  bool      // white space follows
}

// Sent is one sentence: tokens Start to End (half-open).
type Sent struct {
	Start, End int
	Span       text.Span
	Root       int  // index of the root token; Start before parsing
	Para       int  // number of its paragraph, from 0
	Heading    bool // a title, byline, list label or other line that is no sentence
}

// Entity is a name: tokens Start to End (half-open).
type Entity struct {
	Start, End int
	Type       EntityType
	Score      float32 // 0 to 1
}

// EntityType is what kind of thing a name names.
type EntityType string

// The kinds of names. LOC is a place that is no state and no settlement (a river, a region), GPE a country, city or
// province, FAC a building, base, airport or crossing, NORP a nationality, religion or political family.
const (
	PER   EntityType = "PER"
	ORG   EntityType = "ORG"
	GPE   EntityType = "GPE"
	LOC   EntityType = "LOC"
	FAC   EntityType = "FAC"
	NORP  EntityType = "NORP"
	EVENT EntityType = "EVENT"
	MISC  EntityType = "MISC"
)

// How tells in what form a mention stands.
type How string

// The forms of a mention.
const (
	ByName    How = "name"
	ByTitle   How = "title"
	ByNominal How = "nominal"
	ByPronoun How = "pronoun"
)

// Mention is one mention of something in a chain: tokens Start to End (half-open), Head its head word.
type Mention struct {
	Start, End, Head int
	How              How
	Rivals           []int // of a pronoun: the head words of what it may repeat as well as its chain, the likeliest first
}

// Doc is the analysis of one report.
type Doc struct {
	Text     string
	Tokens   []Token
	Sents    []Sent
	Entities []Entity
	Chains   [][]Mention // each in text order; a chain of one is a mention of something named once

	first, next []int32 // first child and next sibling of each token, made by Link
	entityAt    []int32 // entity index of each token + 1, made by LinkEntities
}

// Span is the stretch of text from token i to token j (half-open).
func (d *Doc) Span(i, j int) text.Span {
	if j <= i {
		return text.Span{Start: d.Tokens[i].Span.Start, End: d.Tokens[i].Span.Start}
	}
	return text.Span{Start: d.Tokens[i].Span.Start, End: d.Tokens[j-1].Span.End}
}

// Words is the text from token i to token j (half-open).
func (d *Doc) Words(i, j int) string { return d.Span(i, j).Of(d.Text) }

// TokenAt is the index of the first token that ends behind byte b; len(Tokens) when there is none.
func (d *Doc) TokenAt(b int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Tokens[mid].Span.End <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// TokensOf is the range of tokens (half-open) that s touches.
func (d *Doc) TokensOf(s text.Span) (i, j int) {
	i = d.TokenAt(s.Start)
	for j = i; j < len(d.Tokens) && d.Tokens[j].Span.Start < s.End; j++ {
	}
	return i, j
}

// LinkEntities makes EntityAt work. It is called whenever Entities has changed.
func (d *Doc) LinkEntities() {
	d.entityAt = make([]int32, len(d.Tokens))
	for k, e := range d.Entities {
		for i := e.Start; i < e.End; i++ {
			d.entityAt[i] = int32(k + 1)
		}
	}
}

// EntityAt is the index of the entity that token i belongs to, -1 when it belongs to none.
func (d *Doc) EntityAt(i int) int {
	if i < 0 || i >= len(d.entityAt) {
		return -1
	}
	return int(d.entityAt[i]) - 1
}
