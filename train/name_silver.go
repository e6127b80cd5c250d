package train

import (
	"fmt"
	"io"
	"math/bits"
	"sort"
	"strconv"
	"strings"

	"rapporteur/nlp"
	"rapporteur/nlp/name"
)

// Silver names are names in unlabelled news that a model trained on annotated text is sure of, set right by what holds
// over the whole collection: a string that is nearly always one kind of name is that kind, a surname is the person
// whose full name stands in the same item, a listed name is what the list says. What stays doubtful is left open.

// silverVotes counts over all texts how often a string was taken for each type.
type silverVotes map[string]*[8]float32

func (v silverVotes) add(s string, typ int, score float32) {
	c := v[s]
	if c == nil {
		c = &[8]float32{}
		v[s] = c
	}
	c[typ] += score
}

// top is the type that a string has most often, its share and all votes.
func (v silverVotes) top(s string) (typ int, share, sum float32) {
	c := v[s]
	if c == nil {
		return 0, 0, 0
	}
	for t, n := range c {
		sum += n
		if n > c[typ] {
			typ = t
		}
	}
	return typ, c[typ] / sum, sum
}

type silverMaker struct {
	teacher *name.Finder
	known   knownNames
	votes   silverVotes
}

// makeSilver labels every step-th of the texts, and the documents of the treebank without names.
func makeSilver(teacher *name.Finder, g *grammar, texts []string, docs []nameDoc, step int, out, log io.Writer) {
	m := &silverMaker{teacher, lexiconNames(), silverVotes{}}
	var news, trees []*nlp.Doc
	for i := 0; i < len(texts); i += step {
		news = append(news, m.read(newsDoc(texts[i]), g))
	}
	var bank []nameDoc
	for _, d := range docs {
		if d.set == "ewt" {
			bank, trees = append(bank, d), append(trees, m.read(docOf(d), g))
		}
	}
	fmt.Fprintf(log, "silver: %d different names\n", len(m.votes))
	for _, d := range news {
		for _, s := range m.label(d, newsDoubt) {
			fmt.Fprintln(out, formatSilver(s))
		}
	}
	for i, d := range trees {
		for k, s := range m.label(d, bankDoubt) {
			fmt.Fprintln(out, formatSilver(s.within(bank[i].sents[k]))+"\t"+bank[i].set)
		}
	}
}

// read finds the names of a document and counts them as votes.
func (m *silverMaker) read(d *nlp.Doc, g *grammar) *nlp.Doc {
	g.mark(d)
	m.teacher.Find(d)
	for _, e := range d.Entities {
		m.votes.add(entityWords(d, e), typeIndex(e.Type), e.Score)
	}
	return d
}

// doubt says which of the teacher's names and words in no name are left open.
type doubt struct {
	name    float32 // names with lower scores, unless the votes settle them
	outside float64 // capitalised words with a lower share of being in no name
}

// News has more sentences than can be learned from, so that only sure ones count. A treebank's few doubtful names are
// the bodies that the annotated sets have too few of, and its proper nouns tell where they stand.
var newsDoubt, bankDoubt = doubt{0.7, 0.97}, doubt{0.5, 0.9}

// within keeps of silver names what a treebank allows: a name may stand only where its words may be in one, and a word
// that the treebank calls a proper noun is in some name.
func (s nameSent) within(bank nameSent) nameSent {
	out := s
	out.other = append([]uint64(nil), s.other...)
	out.spans = nil
	for i, known := range bank.other {
		if both := out.other[i] & known; both != 0 {
			out.other[i] = both
		} else {
			out.other[i] |= known
		}
	}
	for _, sp := range s.spans {
		fits := true
		for i := sp.start; i < sp.end; i++ {
			fits = fits && bank.other[i]&tagsOf(sp.types) != 0
		}
		if fits || sp.types == isNORP {
			out.spans = append(out.spans, sp)
			continue
		}
		for i := sp.start; i < sp.end; i++ {
			out.other[i] = onlyOutside | tagsOf(isAny)
		}
	}
	return out
}

func newsDoc(text string) *nlp.Doc {
	d := &nlp.Doc{}
	words := roughWords(text)
	all := nameSent{}
	for _, w := range words {
		all.toks = append(all.toks, newToken(w.form))
	}
	all.fill(onlyOutside)
	for _, s := range cutSents(all, words) {
		start := len(d.Tokens)
		for _, t := range s.toks {
			t.Sent = len(d.Sents)
			d.Tokens = append(d.Tokens, t)
		}
		d.Sents = append(d.Sents, nlp.Sent{Start: start, End: len(d.Tokens)})
	}
	return d
}

func entityWords(d *nlp.Doc, e nlp.Entity) string {
	var w []string
	for i := e.Start; i < e.End; i++ {
		w = append(w, d.Tokens[i].Form)
	}
	return strings.Join(w, " ")
}

func typeIndex(t nlp.EntityType) int {
	for k, x := range name.Types {
		if x == t {
			return k
		}
	}
	return 0
}

// label settles the names of one item.
func (m *silverMaker) label(d *nlp.Doc, open doubt) []nameSent {
	persons := surnames(d)
	var out []nameSent
	for _, s := range d.Sents {
		out = append(out, m.labelSent(d, s, persons, open))
	}
	return out
}

// surnames are the last words of the persons that an item gives in full.
func surnames(d *nlp.Doc) map[string]bool {
	out := map[string]bool{}
	for _, e := range d.Entities {
		if e.Type == nlp.PER && e.End-e.Start > 1 && e.Score > 0.7 {
			out[d.Tokens[e.End-1].Form] = true
		}
	}
	return out
}

func (m *silverMaker) labelSent(d *nlp.Doc, s nlp.Sent, persons map[string]bool, open doubt) nameSent {
	out := nameSent{toks: d.Tokens[s.Start:s.End]}
	out.fill(onlyOutside)
	m.teacher.Shares(d, s, func(i int, outside float64) {
		switch t := out.toks[i]; {
		case outside > open.outside || !hasCapital(t) && outside > 0.6:
		default:
			out.other[i] = onlyOutside | tagsOf(isAny)
		}
	})
	var spans []nameSpan
	for _, e := range d.Entities {
		if e.Start < s.Start || e.End > s.End {
			continue
		}
		sp := nameSpan{e.Start - s.Start, e.End - s.Start, m.typesOf(d, e, persons, open)}
		if sp.types == isPER {
			sp.start = behindTitle(out.toks, sp.start, sp.end)
		}
		if k := behindOffice(out.toks, sp.start, sp.end); k < sp.end && sp.types&(isPER|isORG) != 0 {
			for i := sp.start; i < k; i++ {
				out.other[i] = onlyOutside
			}
			sp.start, sp.types = k, isPER // "U.S. Secretary of State [Ann Moore]"
		}
		if last := out.toks[sp.end-1]; sp.end-sp.start > 1 && !hasCapital(last) && len(last.Form) > 3 && sp.types == isORG {
			sp.types = 0 // "U.S. forces"
		}
		if n, types := m.known.at(out.toks, sp.start); sp.types == isPER && types == isGPE && n < sp.end-sp.start-1 {
			spans = append(spans, nameSpan{sp.start, sp.start + n, isGPE}) // "President of Russia [Dmitry Lenkov]"
			sp.start += n
		}
		if sp.types&^(isEVENT|isMISC) == 0 && sp.types != 0 {
			sp.types = eventTypes(out.toks[sp.start:sp.end], sp.types)
		}
		if sp.types&isPlace != 0 {
			if t := placeTypes(out.toks[sp.start:sp.end]); t&(t-1) == 0 {
				sp.types = t
			}
		}
		if strictTitles[out.toks[sp.end-1].Lower] || out.toks[sp.start].Form == "-" {
			sp.types = 0 // "US Secretary" of something, the general of "Secretary-General"
		}
		if sp.end-sp.start == 1 && titleWords[out.toks[sp.start].Lower] {
			out.other[sp.start] = onlyOutside
			continue
		}
		if sp.types == 0 {
			for i := sp.start; i < sp.end; i++ {
				out.other[i] = onlyOutside | tagsOf(isAny)
			}
			continue
		}
		spans = append(spans, sp)
	}
	out.spans = m.withKnown(out.toks, spans, out.other)
	return out
}

// typesOf is the type of a name that the teacher found, 0 when it stays open.
func (m *silverMaker) typesOf(d *nlp.Doc, e nlp.Entity, persons map[string]bool, open doubt) uint16 {
	words := entityWords(d, e)
	own := typeIndex(e.Type)
	top, share, sum := m.votes.top(words)
	single := e.End-e.Start == 1
	switch {
	case single && persons[words] && e.Score < 0.95:
		return isPER
	case sum >= 8 && share > 0.9 && (top == own || !single):
		return 1 << top
	case sum >= 4 && share > 0.75 && e.Score < 0.9:
		return 1 << top
	case e.Score > open.name && (share > 0.5 || top == own):
		return 1 << own
	}
	return 0
}

// behindOffice is where a person begins that was taken for one name with the office before it, end when there is none.
func behindOffice(toks []nlp.Token, start, end int) int {
	for i := start; i < end-2; i++ {
		if !strictTitles[toks[i].Lower] {
			continue
		}
		k := i + 1
		if toks[k].Lower == "of" || toks[k].Lower == "for" {
			k += 2
		}
		for k < end && (!hasCapital(toks[k]) || toks[k-1].Lower == "and") {
			k++
		}
		return k
	}
	return end
}

// withKnown adds the lexicon's names, and joins the parts of a person that an article parts ("Omar", "al-Bashir"). A
// found name that holds a listed one within it stays; one that crosses it or lies in it gives way.
func (m *silverMaker) withKnown(toks []nlp.Token, spans []nameSpan, other []uint64) []nameSpan {
	var listed []nameSpan
	for i := 0; i < len(toks); i++ {
		n, types := m.known.at(toks, i)
		if n == 0 || types&(types-1) != 0 || n == 1 && !m.agrees(toks, i, types, spans, other) {
			continue
		}
		if n >= 2 && types == isORG && i > 0 && ownBodies[toks[i-1].Form] {
			listed = append(listed, nameSpan{i - 1, i + n, types}) // "U.S. State Department"
		} else if n >= 3 && types == isORG && i > 1 && ownBodies[toks[i-2].Form+" "+toks[i-1].Form] {
			listed = append(listed, nameSpan{i - 2, i + n, types})
		} else if types == isORG && i > 0 && officeWords[toks[i+n-1].Lower] && isPeople(toks[i-1]) {
			listed = append(listed, nameSpan{i - 1, i + n, types}) // "Armenian Defence Ministry"
		} else {
			listed = append(listed, nameSpan{i, i + n, types})
		}
		i += n - 1
	}
	taken := make([]bool, len(toks))
	var out []nameSpan
	keep := func(sp nameSpan) {
		if sp.end > sp.start && !overlaps(taken, sp) {
			out = append(out, sp)
			for i := sp.start; i < sp.end; i++ {
				taken[i] = true
			}
		}
	}
	for _, sp := range spans {
		for _, l := range listed {
			if sp.start <= l.start && l.end <= sp.end && sp.end-sp.start > l.end-l.start {
				keep(sp)
				break
			}
		}
	}
	for _, sp := range listed {
		keep(sp)
	}
	for _, sp := range spans {
		keep(sp)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].start < out[j].start })
	return joinBodies(toks, out)
}

// joinBodies makes one name of a body and the state it is of: "[Supreme Court] of [Kenya]".
func joinBodies(toks []nlp.Token, spans []nameSpan) []nameSpan {
	var out []nameSpan
	for _, sp := range spans {
		if k := len(out) - 1; k >= 0 && out[k].types == isORG && sp.types == isGPE && officeWords[toks[out[k].end-1].Lower] && onlyOf(toks[out[k].end:sp.start]) {
			out[k].end = sp.end
			continue
		}
		out = append(out, sp)
	}
	return out
}

func onlyOf(toks []nlp.Token) bool {
	return len(toks) > 0 && len(toks) < 3 && toks[0].Lower == "of" && toks[len(toks)-1].Lower != "a"
}

// officeWords end the names of bodies that every state has.
var officeWords = wordSet("ministry parliament army navy force forces police senate congress office court guard corps council committee department agency assembly treasury bank")

// ownBodies are states and bodies whose name is put before that of their own offices.
var ownBodies = map[string]bool{"US": true, "U.S.": true, "UK": true, "U.K.": true, "UN": true, "U.N.": true, "EU": true, "United States": true, "United Nations": true, "European Union": true}

// agrees tells whether a listed single word may be taken for what the list says: the teacher sees some name there.
func (m *silverMaker) agrees(toks []nlp.Token, i int, types uint16, spans []nameSpan, other []uint64) bool {
	for _, sp := range spans {
		if sp.start <= i && i < sp.end {
			return sp.end-sp.start == 1 && (sp.types != isPER || types&(isNORP|isORG|isMISC|isFAC|isEVENT) != 0)
		}
	}
	if types == isNORP && (i+1 < len(toks) && hasCapital(toks[i+1]) || i > 0 && toks[i-1].Form == "-") {
		return false
	}
	return len(toks[i].Form) > 3 && i > 0 && other[i] != onlyOutside && types&(isGPE|isNORP) != 0
}

// formatSilver writes a sentence as a line: its words, its names (start-end:type), and the words that are left open, all
// parted by tabs. A fourth column names the treebank that the sentence is of.
func formatSilver(s nameSent) string {
	var words, spans, open []string
	for i, t := range s.toks {
		words = append(words, t.Form)
		if s.other[i] != onlyOutside {
			open = append(open, strconv.Itoa(i))
		}
	}
	for _, sp := range s.spans {
		spans = append(spans, fmt.Sprintf("%d-%d:%s", sp.start, sp.end, name.Types[bits.TrailingZeros16(sp.types)]))
	}
	return strings.Join(words, " ") + "\t" + strings.Join(spans, " ") + "\t" + strings.Join(open, " ")
}

// readSilver reads what formatSilver wrote.
func readSilver(raw string) []nameDoc {
	news, bank := nameDoc{set: "silver"}, nameDoc{set: "silver-bank"}
	for l := range strings.Lines(raw) {
		c := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if len(c) < 3 {
			continue
		}
		d := &news
		if len(c) > 3 {
			d = &bank
		}
		var s nameSent
		for _, w := range strings.Fields(c[0]) {
			s.toks = append(s.toks, newToken(w))
		}
		s.fill(onlyOutside)
		for _, f := range strings.Fields(c[1]) {
			var sp nameSpan
			var typ string
			if _, err := fmt.Sscanf(f, "%d-%d:%s", &sp.start, &sp.end, &typ); err == nil && sp.end <= len(s.toks) {
				sp.types = 1 << typeIndex(nlp.EntityType(typ))
				s.spans = append(s.spans, sp)
			}
		}
		for _, f := range strings.Fields(c[2]) {
			if i, err := strconv.Atoi(f); err == nil && i < len(s.other) {
				s.other[i] = onlyOutside | tagsOf(isAny)
			}
		}
		d.sents = append(d.sents, s)
	}
	return []nameDoc{news, bank}
}
