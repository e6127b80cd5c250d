package train

import (
	"strings"

	"rapporteur/nlp"
	"rapporteur/nlp/name"
)

// nameDoc is one document of training data for the name finder.
type nameDoc struct {
	id, set string
	sents   []nameSent
}

// nameSent is a sentence with what is known of its names. Data sets know different things: where one says "place" the
// tags of a state, a landscape and a building are all allowed, and training leaves the choice to the model.
type nameSent struct {
	toks  []nlp.Token
	spans []nameSpan
	other []uint64 // tags allowed for words in no span
}

// nameSpan is a known name: words start to end, of one of the types whose bits are set.
type nameSpan struct {
	start, end int
	types      uint16
}

// Bits of the types in the order of name.Types.
const (
	isPER = 1 << iota
	isORG
	isGPE
	isLOC
	isFAC
	isNORP
	isEVENT
	isMISC
	isPlace = isGPE | isLOC | isFAC
	isAny   = 1<<8 - 1
)

const onlyOutside = uint64(1)

// tagsOf are the tags of a set of types.
func tagsOf(types uint16) uint64 {
	var out uint64
	for t := range name.Types {
		if types&(1<<t) != 0 {
			out |= 0xF << (1 + 4*t)
		}
	}
	return out
}

// allowed are the tags that the sentence's annotation allows each word.
func (s *nameSent) allowed() []uint64 {
	out := make([]uint64, len(s.toks))
	copy(out, s.other)
	for _, sp := range s.spans {
		for i := sp.start; i < sp.end; i++ {
			out[i] = 0
			for t := range name.Types {
				if sp.types&(1<<t) != 0 {
					out[i] |= 1 << name.TagOf(t, placeIn(sp, i))
				}
			}
		}
	}
	return out
}

func placeIn(sp nameSpan, i int) int {
	switch {
	case sp.end-sp.start == 1:
		return name.Unit
	case i == sp.start:
		return name.Begin
	case i == sp.end-1:
		return name.Last
	}
	return name.Inside
}

// trim takes "the" and "'s" off the ends of a name.
func (sp *nameSpan) trim(toks []nlp.Token) {
	for sp.end-sp.start > 1 && (toks[sp.start].Lower == "the" || toks[sp.start].Lower == "a" || toks[sp.start].Lower == "an") {
		sp.start++
	}
	for sp.end-sp.start > 1 && (toks[sp.end-1].Lower == "'s" || toks[sp.end-1].Lower == "’s" || toks[sp.end-1].Form == "'") {
		sp.end--
	}
}

// settle makes spans of what is plain from the words alone: nationalities outside other names, which only some sets
// mark; and what kind of place a name names.
func (s *nameSent) settle() {
	in := make([]bool, len(s.toks)+1)
	for k, sp := range s.spans {
		for i := sp.start; i < sp.end; i++ {
			in[i] = true
		}
		if sp.types == isPlace {
			s.spans[k].types = placeTypes(s.toks[sp.start:sp.end])
		}
		if sp.types&isEVENT != 0 && sp.types&^(isEVENT|isMISC|isNORP) == 0 {
			s.spans[k].types = eventTypes(s.toks[sp.start:sp.end], sp.types)
			sp = s.spans[k]
		}
		if sp.end-sp.start == 1 && sp.types == isNORP|isEVENT|isMISC && isPeople(s.toks[sp.start]) {
			s.spans[k].types = isNORP
		} else if sp.types != isNORP && !(sp.end-sp.start == 1 && mayBePeople(s.toks[sp.start])) {
			s.spans[k].types &^= isNORP
		}
	}
	for i, t := range s.toks {
		next := i+1 < len(s.toks) && hasCapital(s.toks[i+1])
		if !in[i] && !mayBePeople(t) {
			s.other[i] &^= tagsOf(isNORP)
		}
		if !in[i] && isPeople(t) && s.other[i]&tagsOf(isNORP) != 0 && (!next || s.other[i]&tagsOf(isPER) == 0) {
			s.spans = append(s.spans, nameSpan{i, i + 1, isNORP})
		}
	}
}

// fill allows every word outside the spans the tags.
func (s *nameSent) fill(tags uint64) {
	s.other = make([]uint64, len(s.toks))
	for i := range s.other {
		s.other[i] = tags
	}
}

func newToken(form string) nlp.Token { return nlp.Token{Form: form, Lower: strings.ToLower(form)} }

// iobReader collects names from rows of word and tag (B-X and I-X; an I-X behind another kind begins a name too).
type iobReader struct {
	types map[string]uint16
	sent  nameSent
	kind  string
}

func (r *iobReader) add(form, tag string) {
	i := len(r.sent.toks)
	r.sent.toks = append(r.sent.toks, newToken(form))
	place, kind, _ := strings.Cut(tag, "-")
	if place != "I" || kind != r.kind {
		r.kind = ""
		if kind != "" {
			r.sent.spans = append(r.sent.spans, nameSpan{i, i, r.types[kind]})
			r.kind = kind
		}
	}
	if r.kind != "" {
		r.sent.spans[len(r.sent.spans)-1].end = i + 1
	}
}

// take is the sentence read so far.
func (r *iobReader) take(other uint64) nameSent {
	s := r.sent
	s.fill(other)
	for k := range s.spans {
		s.spans[k].trim(s.toks)
	}
	r.sent, r.kind = nameSent{}, ""
	return s
}

var iobTypes = map[string]uint16{"PER": isPER, "ORG": isORG, "LOC": isPlace, "MISC": isNORP | isEVENT | isMISC}

// readWikigold reads the two columns of Wikigold, whose documents begin with -DOCSTART-.
func readWikigold(raw string) []nameDoc {
	r := iobReader{types: iobTypes}
	docs := []nameDoc{{set: "wikigold"}}
	for l := range strings.Lines(raw) {
		l = strings.TrimSpace(l)
		form, tag, _ := strings.Cut(l, " ")
		last := &docs[len(docs)-1]
		switch {
		case form == "-DOCSTART-":
			if len(last.sents) > 0 {
				docs = append(docs, nameDoc{set: "wikigold"})
			}
		case l == "":
			if len(r.sent.toks) > 0 {
				last.sents = append(last.sents, r.take(onlyOutside))
			}
		default:
			for _, part := range hyphenParts(form) {
				r.add(part, tag)
				if strings.HasPrefix(tag, "B-") {
					tag = "I" + tag[1:]
				}
			}
		}
	}
	if len(r.sent.toks) > 0 {
		docs[len(docs)-1].sents = append(docs[len(docs)-1].sents, r.take(onlyOutside))
	}
	return docs
}

// hyphenParts splits a hyphenated word as the treebanks do: "Abu-Bakr" is "Abu", "-", "Bakr".
func hyphenParts(form string) []string {
	if len(form) < 3 || strings.Trim(form, "-") != form {
		return []string{form}
	}
	var out []string
	for k, p := range strings.Split(form, "-") {
		if k > 0 {
			out = append(out, "-")
		}
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// readUNER reads Universal NER over EWT. It marks persons, bodies and places only, so every other word may be in
// a name of another kind.
func readUNER(raw string) []nameDoc {
	r := iobReader{types: iobTypes}
	var docs []nameDoc
	other := onlyOutside | tagsOf(isNORP|isEVENT|isMISC)
	for l := range strings.Lines(raw) {
		l = strings.TrimRight(l, "\r\n")
		c := strings.Split(l, "\t")
		switch {
		case strings.HasPrefix(l, "# newdoc") || len(docs) == 0:
			docs = append(docs, nameDoc{set: "uner", id: l})
		case l == "" && len(r.sent.toks) > 0:
			docs[len(docs)-1].sents = append(docs[len(docs)-1].sents, r.take(other))
		case len(c) >= 3:
			r.add(c[1], c[2])
		}
	}
	return docs
}
