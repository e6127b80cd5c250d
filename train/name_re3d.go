package train

import (
	"encoding/json"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// re3dThing is a line of re3d's entities.json; offsets count code points.
type re3dThing struct {
	Begin      int
	End        int
	Type       string
	Value      string
	DocumentID string `json:"documentId"`
	Confidence float64
}

type re3dDoc struct {
	ID    string `json:"_id"`
	Title string
	Text  string
}

var re3dTypes = map[string]uint16{"Person": isPER, "Organisation": isORG, "Location": isPlace, "Nationality": isNORP, "MilitaryPlatform": isMISC}

// readRe3d takes the proper names out of re3d, which also marks descriptions ("the victims").
func readRe3d(documents, entities string) []nameDoc {
	things := map[string][]re3dThing{}
	for l := range strings.Lines(entities) {
		var e re3dThing
		if json.Unmarshal([]byte(l), &e) == nil && e.Confidence >= 0.5 {
			things[e.DocumentID] = append(things[e.DocumentID], e)
		}
	}
	var docs []nameDoc
	for l := range strings.Lines(documents) {
		var d re3dDoc
		if json.Unmarshal([]byte(l), &d) == nil && d.Text != "" {
			docs = append(docs, re3dNames(d, things[d.ID]))
		}
	}
	return docs
}

func re3dNames(d re3dDoc, things []re3dThing) nameDoc {
	out := nameDoc{id: d.ID, set: "re3d"}
	words := roughWords(d.Text)
	sort.SliceStable(things, func(i, j int) bool { return things[i].End-things[i].Begin > things[j].End-things[j].Begin })
	starts, ends := map[int]int{}, map[int]int{}
	for i, w := range words {
		starts[w.start], ends[w.end] = i, i+1
	}
	all := nameSent{}
	for _, w := range words {
		all.toks = append(all.toks, newToken(w.form))
	}
	all.fill(onlyOutside)
	for i, t := range all.toks {
		if hasCapital(t) && len(t.Form) > 1 && !(i == 0 || words[i].first) {
			all.other[i] = onlyOutside | tagsOf(isAny)
		}
	}
	taken := make([]bool, len(words))
	for _, e := range things {
		a, ok1 := starts[e.Begin]
		b, ok2 := ends[e.End]
		if !ok1 || !ok2 || b <= a {
			continue
		}
		sp := nameSpan{a, b, re3dTypes[e.Type]}
		if overlaps(taken, sp) || sp.types == 0 || !re3dProper(&sp, &all) {
			continue
		}
		for i := sp.start; i < sp.end; i++ {
			taken[i] = true
		}
		all.spans = append(all.spans, sp)
	}
	sort.Slice(all.spans, func(i, j int) bool { return all.spans[i].start < all.spans[j].start })
	out.sents = cutSents(all, words)
	return out
}

// re3dProper shortens a marked thing to its name, and tells whether there is one: every word has a capital but for
// "of" and the like, and no title stands before a person.
func re3dProper(sp *nameSpan, s *nameSent) bool {
	sp.trim(s.toks)
	if sp.types == isPER {
		sp.start = behindTitle(s.toks, sp.start, sp.end)
	}
	if sp.types == isPER && sp.end-sp.start > 3 {
		return false
	}
	for i := sp.start; i < sp.end; i++ {
		t := s.toks[i]
		if hasCapital(t) || t.Form == "-" || i > sp.start && i < sp.end-1 && joiners[t.Lower] {
			continue
		}
		return false
	}
	first := s.toks[sp.start].Lower
	if sp.types == isPlace {
		sp.types = placeTypes(s.toks[sp.start:sp.end])
	} else if sp.types == isORG {
		sp.types |= isGPE
	}
	return !notNames[first]
}

var joiners = map[string]bool{"of": true, "and": true, "for": true, "the": true, "in": true, "on": true, "'s": true, "’s": true, "&": true, "al": true, "bin": true, "de": true}

var notNames = map[string]bool{"i": true, "he": true, "she": true, "we": true, "they": true, "it": true, "who": true, "his": true, "their": true, "our": true, "my": true,
	"this": true, "these": true, "those": true, "that": true, "some": true, "many": true, "both": true, "all": true, "you": true, "its": true, "her": true, "there": true, "which": true, "here": true}

// roughWord is a word of running text with its place in code points.
type roughWord struct {
	form       string
	start, end int
	first      bool // of a sentence
}

// roughWords splits running text for training only: letters and digits with inner dots and apostrophes are a word.
func roughWords(text string) []roughWord {
	var out []roughWord
	rs := []rune(text)
	first := true
	for i := 0; i < len(rs); {
		r := rs[i]
		if unicode.IsSpace(r) {
			if r == '\n' {
				first = true
			}
			i++
			continue
		}
		k := i + 1
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			for k < len(rs) && (unicode.IsLetter(rs[k]) || unicode.IsDigit(rs[k]) || unicode.IsMark(rs[k]) || inWord(rs, k)) {
				k++
			}
			if k < len(rs) && rs[k] == '.' && (isAbbreviation(string(rs[i:k])) || k-i == 1 && unicode.IsUpper(r)) {
				k++
			}
		} else if (r == '\'' || r == '’') && k < len(rs) && rs[k] == 's' && (k+1 == len(rs) || !unicode.IsLetter(rs[k+1])) {
			k++
		}
		form := string(rs[i:k])
		out = append(out, roughWord{form, i, k, first})
		first = first && !unicode.IsLetter(r) || form == "." || form == "?" || form == "!"
		i = k
	}
	return out
}

func inWord(rs []rune, k int) bool {
	if k+1 >= len(rs) {
		return false
	}
	next := rs[k+1]
	switch rs[k] {
	case '.':
		return unicode.IsLetter(next) && unicode.IsLetter(rs[k-1]) && (k < 2 || !unicode.IsLetter(rs[k-2])) || unicode.IsDigit(next) && unicode.IsDigit(rs[k-1])
	case ',':
		return unicode.IsDigit(next) && unicode.IsDigit(rs[k-1])
	case '\'', '’':
		return unicode.IsLetter(next) && !(next == 's' && (k+2 >= len(rs) || !unicode.IsLetter(rs[k+2])))
	}
	return false
}

func isAbbreviation(w string) bool {
	if n := utf8.RuneCountInString(w); n > 2 && n < 8 && strings.Count(w, ".")*2+1 == n {
		return true // U.S
	}
	return abbreviated[strings.ToLower(w)]
}

var abbreviated = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "gen": true, "lt": true, "col": true, "maj": true, "sgt": true, "capt": true, "adm": true, "sen": true,
	"rep": true, "gov": true, "st": true, "prof": true, "rev": true, "jr": true, "sr": true, "inc": true, "ltd": true, "corp": true, "co": true, "jan": true, "feb": true, "aug": true, "sept": true,
	"oct": true, "nov": true, "dec": true, "no": true, "vs": true, "brig": true, "u.s": true, "u.k": true, "u.n": true}

// cutSents cuts a text's words into sentences behind full stops, and shares out its names.
func cutSents(all nameSent, words []roughWord) []nameSent {
	var out []nameSent
	start := 0
	inside := make([]bool, len(words)+1)
	for _, sp := range all.spans {
		for i := sp.start + 1; i < sp.end; i++ {
			inside[i] = true
		}
	}
	for i := 1; i <= len(words); i++ {
		if i < len(words) && (inside[i] || !(words[i].first && words[i-1].first != words[i].first || words[i].first && words[i-1].form == ".")) {
			continue
		}
		s := nameSent{toks: all.toks[start:i], other: all.other[start:i]}
		for _, sp := range all.spans {
			if sp.start >= start && sp.end <= i {
				s.spans = append(s.spans, nameSpan{sp.start - start, sp.end - start, sp.types})
			}
		}
		out = append(out, s)
		start = i
	}
	return out
}
