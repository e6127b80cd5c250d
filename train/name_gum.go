package train

import (
	"strconv"
	"strings"

	"rapporteur/nlp"
)

// treeSent is a sentence of a treebank: its words, and what its last column says of each.
type treeSent struct {
	toks []nlp.Token
	misc []string
}

// readTrees reads CoNLL-U and calls each for every sentence, doc being the name of its document.
func readTrees(raw string, each func(doc string, s treeSent)) {
	var s treeSent
	doc := ""
	for l := range strings.Lines(raw + "\n\n") {
		l = strings.TrimRight(l, "\r\n")
		switch {
		case l == "":
			if len(s.toks) > 0 {
				each(doc, s)
			}
			s = treeSent{}
		case l[0] == '#':
			if id, ok := strings.CutPrefix(l, "# newdoc id = "); ok {
				doc = id
			}
		default:
			s.add(strings.Split(l, "\t"))
		}
	}
}

func (s *treeSent) add(c []string) {
	if len(c) < 10 || strings.ContainsAny(c[0], "-.") {
		return
	}
	t := newToken(c[1])
	t.UPOS, t.XPOS, t.Rel = nlp.ParsePOS(c[3]), c[4], nlp.ParseRel(c[7])
	h, _ := strconv.Atoi(c[6])
	t.Head = h - 1
	t.Space = !strings.Contains(c[9], "SpaceAfter=No")
	s.toks = append(s.toks, t)
	m := ""
	for _, f := range strings.Split(c[9], "|") {
		if v, ok := strings.CutPrefix(f, "Entity="); ok {
			m = v
		}
	}
	s.misc = append(s.misc, m)
}

// gumTypes are GUM's kinds of things as kinds of names.
var gumTypes = map[string]uint16{"person": isPER, "organization": isORG | isNORP | isGPE, "place": isPlace, "event": isEVENT, "object": isMISC | isFAC,
	"abstract": isMISC | isNORP | isORG | isEVENT, "animal": isMISC | isPER, "substance": isMISC, "plant": isMISC}

// readGUM turns GUM's nested things into flat names: a thing is named when its head is a proper noun.
func readGUM(raw string) []nameDoc {
	var docs []nameDoc
	readTrees(raw, func(doc string, s treeSent) {
		if len(docs) == 0 || docs[len(docs)-1].id != doc {
			docs = append(docs, nameDoc{id: doc, set: "gum"})
		}
		d := &docs[len(docs)-1]
		d.sents = append(d.sents, gumSent(s))
	})
	return docs
}

func gumSent(s treeSent) nameSent {
	out := nameSent{toks: s.toks}
	out.fill(onlyOutside)
	taken := make([]bool, len(s.toks))
	for _, e := range gumThings(s) {
		sp, ok := gumName(s.toks, e)
		if ok && !overlaps(taken, sp) {
			for i := sp.start; i < sp.end; i++ {
				taken[i] = true
			}
			out.spans = append(out.spans, sp)
		}
	}
	for i, t := range s.toks {
		if out.other[i] = looseTags(t, i); plainTitle(s.toks, i) {
			out.other[i] = onlyOutside
		}
	}
	return out
}

func overlaps(taken []bool, sp nameSpan) bool {
	for i := sp.start; i < sp.end; i++ {
		if taken[i] {
			return true
		}
	}
	return false
}

// looseTags are the tags of a word that is in no marked name: none for small letters, a nationality for an adjective
// with a capital, anything for a proper noun that is no day or month.
func looseTags(t nlp.Token, i int) uint64 {
	upper := t.Form != t.Lower
	switch {
	case !upper:
		return onlyOutside
	case calendarWords[t.Lower]:
		return onlyOutside
	case t.UPOS == nlp.PROPN:
		return onlyOutside | tagsOf(isAny)
	case isPeople(t):
		return onlyOutside | tagsOf(isAny)
	case i > 0 && (t.UPOS == nlp.ADJ || t.UPOS == nlp.NOUN) && len(t.Form) > 3:
		return onlyOutside | tagsOf(isNORP|isMISC|isEVENT)
	}
	return onlyOutside
}

// gumThing is one bracket of GUM's Entity column.
type gumThing struct {
	nameSpan
	id string
}

// gumThings reads the brackets of a sentence, the outer ones first.
func gumThings(s treeSent) []gumThing {
	var done, open []gumThing
	for i, m := range s.misc {
		for m != "" {
			if m[0] == '(' {
				k := 1 + strings.IndexAny(m[1:]+"(", "()")
				part := strings.Split(m[1:k], "-")
				if len(part) < 2 {
					break
				}
				e := gumThing{nameSpan{i, i + 1, gumTypes[part[1]]}, part[0]}
				if k < len(m) && m[k] == ')' {
					done = append(done, e)
					k++
				} else {
					open = append(open, e)
				}
				m = m[k:]
				continue
			}
			k := strings.IndexByte(m, ')')
			if k < 0 {
				break
			}
			for j := len(open) - 1; j >= 0; j-- {
				if open[j].id == m[:k] {
					open[j].end = i + 1
					done = append(done, open[j])
					open = append(open[:j], open[j+1:]...)
					break
				}
			}
			m = m[k+1:]
		}
	}
	sortThings(done)
	return done
}

func sortThings(list []gumThing) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].end-list[j].start > list[j-1].end-list[j-1].start; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// gumName finds the name within a thing: its head and the words with capitals around it. "the elite group within
// Scientology" has none, "the annual Hajj pilgrimage" has a common head, "Sudanese officer Ahmed Karti" gives "Ahmed Karti".
func gumName(toks []nlp.Token, e gumThing) (nameSpan, bool) {
	if e.types == 0 {
		return nameSpan{}, false
	}
	h := headIn(toks, e.start, e.end)
	for h < e.end-1 && toks[h].UPOS == nlp.PROPN && h+1 < e.end && toks[h+1].UPOS == nlp.PROPN && toks[h+1].Head == h {
		h++
	}
	if toks[h].UPOS != nlp.PROPN || toks[h].Form == toks[h].Lower || calendarWords[toks[h].Lower] {
		return nameSpan{}, false
	}
	sp := nameSpan{h, h + 1, e.types}
	for sp.start > e.start && partOfName(toks, sp.start-1, -1, e) {
		sp.start--
	}
	for sp.end < e.end && partOfName(toks, sp.end, 1, e) {
		sp.end++
	}
	for sp.start < h && !hasCapital(toks[sp.start]) {
		sp.start++
	}
	for sp.end > h+1 && !hasCapital(toks[sp.end-1]) && toks[sp.end-1].UPOS != nlp.NUM {
		sp.end--
	}
	if e.types == isPER {
		sp.start = behindTitle(toks, sp.start, sp.end)
	}
	if e.types == isPER && sp.end-sp.start == 1 && titleWords[toks[sp.start].Lower] {
		return nameSpan{}, false
	}
	if e.types == isPlace {
		sp.types = placeTypes(toks[sp.start:sp.end])
	}
	sp.trim(toks)
	return sp, true
}

// behindTitle is where a person's name begins once what leads up to it is cut: "US Vice President [Mike Pence]".
func behindTitle(toks []nlp.Token, start, end int) int {
	for i := end - 2; i >= start; i-- {
		if titleWords[toks[i].Lower] {
			return i + 1
		}
	}
	return start
}

func hasCapital(t nlp.Token) bool { return t.Form != t.Lower }

// partOfName tells whether word i, next to a name's words, belongs to it.
func partOfName(toks []nlp.Token, i, dir int, e gumThing) bool {
	t := toks[i]
	if hasCapital(t) {
		if e.types == isPER && (t.UPOS == nlp.ADJ || t.UPOS == nlp.NOUN) {
			return false
		}
		return t.UPOS != nlp.DET && t.UPOS != nlp.PRON && !(i == 0 && t.UPOS != nlp.PROPN && t.UPOS != nlp.ADJ)
	}
	far := i + dir
	if far < e.start || far >= e.end {
		return t.UPOS == nlp.NUM && dir > 0
	}
	switch t.Lower {
	case "-", "–", "&", "'s", "’s", "'":
		return hasCapital(toks[far]) || toks[far].UPOS == nlp.NUM
	case "of", "and", "for", "on":
		return e.types != isPER && (hasCapital(toks[far]) || toks[far].Lower == "the")
	case "the":
		return dir > 0 && e.types != isPER && hasCapital(toks[far])
	case "de", "la", "von", "van", "der", "bin", "al", "del", "da", "du", "di", "el", "ibn", "den":
		return true
	case "no.":
		return true
	}
	return t.UPOS == nlp.NUM && dir > 0
}

// headIn is the word of a range whose head stands outside it.
func headIn(toks []nlp.Token, start, end int) int {
	for i := start; i < end; i++ {
		if h := toks[i].Head; (h < start || h >= end) && toks[i].Rel != nlp.Punct {
			return i
		}
	}
	return end - 1
}

// readEWT takes what a treebank without names tells of them: where proper nouns stand, not what they name.
func readEWT(raw string) []nameDoc {
	var docs []nameDoc
	readTrees(raw, func(doc string, s treeSent) {
		if len(docs) == 0 || docs[len(docs)-1].id != doc {
			docs = append(docs, nameDoc{id: doc, set: "ewt"})
		}
		out := nameSent{toks: s.toks}
		out.fill(onlyOutside)
		for i, t := range s.toks {
			switch {
			case plainTitle(s.toks, i):
				out.other[i] = onlyOutside
			case t.UPOS == nlp.PROPN && !calendarWords[t.Lower] && !titleWords[t.Lower] && hasCapital(t):
				out.other[i] = tagsOf(isAny)
			case t.UPOS == nlp.PROPN && !calendarWords[t.Lower]:
				out.other[i] = onlyOutside | tagsOf(isAny)
			case insideRun(s.toks, i):
				out.other[i] = onlyOutside | tagsOf(isAny)
			default:
				out.other[i] = looseTags(t, i)
			}
		}
		d := &docs[len(docs)-1]
		d.sents = append(d.sents, out)
	})
	return docs
}

// insideRun tells whether a word without PROPN may join a name: it stands next to a proper noun, or between two.
func insideRun(toks []nlp.Token, i int) bool {
	before := i > 0 && toks[i-1].UPOS == nlp.PROPN
	after := i+1 < len(toks) && toks[i+1].UPOS == nlp.PROPN
	t := toks[i]
	if t.UPOS == nlp.DET || t.UPOS == nlp.VERB && !hasCapital(t) || t.UPOS == nlp.PRON {
		return before && i+1 < len(toks) && hasCapital(toks[i+1])
	}
	return (before || after) && (hasCapital(t) || t.UPOS == nlp.ADP || t.UPOS == nlp.PUNCT || t.UPOS == nlp.CCONJ || t.UPOS == nlp.PART || t.UPOS == nlp.NUM)
}

// plainTitle tells whether word i is a title before a name, which no name holds: "President Lind", "Gen. Okoye".
func plainTitle(toks []nlp.Token, i int) bool {
	return strictTitles[toks[i].Lower] && i+1 < len(toks) && hasCapital(toks[i+1])
}

var strictTitles = map[string]bool{}

func init() {
	for _, t := range strings.Fields("president minister premier chancellor senator sen. sen governor gov. gen. general lt. col. colonel maj. sgt. capt. adm. admiral mr. mr mrs. mrs ms. ms dr. dr prof. professor secretary ambassador congressman judge justice rep. spokesman spokeswoman director chairman mayor king queen prince princess pope sheikh ayatollah rev. sir") {
		strictTitles[t] = true
	}
}
