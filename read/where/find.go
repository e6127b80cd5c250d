package where

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/gazetteer"
	"rapporteur/nlp"
	"rapporteur/read/page"
)

// mention is a stretch of tokens (half-open) that names a place.
type mention struct {
	start, end int
	entity     bool // the analysis takes it for a place
	typ        nlp.EntityType
	kinds      gazetteer.Kind   // what the gazetteer knows under this name
	key        string           // its name folded, without designators
	areaCalled bool             // called a province, region, state
	townCalled bool             // called a city, town, village
	named      bool             // stands before a noun of place and is one, known or not
	soil       *gazetteer.Place // the state that an adjective tells: "Chadian soil"
	siteCalled bool             // an airport, base, camp of that name: "Lod airport"
	others     []gazetteer.Place
}

func (m *mention) kindByType() string {
	switch m.typ {
	case nlp.FAC:
		return "facility"
	case nlp.LOC:
		return "region"
	}
	return ""
}

// finder looks for mentions on one page.
type finder struct {
	page *page.Page
	doc  *nlp.Doc
	gaz  *gazetteer.Gazetteer

	known    map[string][]gazetteer.Place // names that were looked up
	surnames map[string]bool              // last words of persons' names, in lower case
}

// find is every mention in the order of the text: the names that the analysis takes for places, and names that the
// gazetteer knows well where the analysis sees no name at all.
func (f *finder) find() []mention {
	d := f.doc
	f.known, f.surnames = map[string][]gazetteer.Place{}, map[string]bool{}
	for k := range d.Entities {
		if e := &d.Entities[k]; e.Type == nlp.PER && e.End-e.Start > 1 {
			f.surnames[d.Tokens[e.End-1].Lower] = true
		}
	}
	var out []mention
	for i := 0; i < len(d.Tokens); {
		if m, ok := f.wellKnown(i); ok {
			out = append(out, m)
			i = m.end
			continue
		}
		if m, ok := f.soil(i); ok {
			out = append(out, m)
			i = m.end
			continue
		}
		if m, ok := f.ofKind(i); ok {
			out = append(out, m)
			i = m.end
			continue
		}
		if m, ok := f.designated(i); ok {
			out = append(out, m)
			i = m.end
			continue
		}
		if e := d.EntityAt(i); e >= 0 {
			ent := &d.Entities[e]
			if i == ent.Start {
				if m, ok := f.ofEntity(ent); ok {
					out = append(out, m)
					i = max(m.end, ent.End)
					continue
				}
			}
			i = max(ent.End, i+1)
			continue
		}
		if m, ok := f.unmarked(i); ok {
			out = append(out, m)
			i = m.end
			continue
		}
		i++
	}
	out = slices.DeleteFunc(f.again(out), func(m mention) bool { return f.joined(m) || f.ofPaper(m) })
	for i := range out {
		f.call(&out[i])
	}
	return out
}

// ofPaper tells whether a mention is the name of a newspaper or its beginning: "the Lima Herald".
func (f *finder) ofPaper(m mention) bool {
	d := f.doc
	last := d.Tokens[m.end-1].Form
	if m.end < len(d.Tokens) && d.Tokens[m.end].UPOS == nlp.PROPN && d.Tokens[m.end].Sent == d.Tokens[m.end-1].Sent && papers[d.Tokens[m.end].Form] {
		return true
	}
	return m.end-m.start > 1 && papers[last]
}

// papers are words that the names of newspapers end with.
var papers = map[string]bool{"Herald": true, "Register": true, "Times": true, "Post": true, "Tribune": true, "Gazette": true, "Chronicle": true, "Journal": true, "Telegraph": true, "Observer": true,
	"Examiner": true, "Guardian": true, "Courier": true, "Daily": true, "Bulletin": true, "Inquirer": true, "Dispatch": true, "Monitor": true}

// joined tells whether a mention is one of several names joined by dashes, a route or two sides and no place: "the
// Baku–Tbilisi–Ceyhan pipeline", "a Russia-Ukraine deal", or half a word: "a Panama-flagged tanker".
func (f *finder) joined(m mention) bool {
	body, s := f.doc.Text, f.doc.Span(m.start, m.end)
	if strings.HasSuffix(s.Of(body), "-") {
		return true
	}
	if r, w := utf8.DecodeRuneInString(body[s.End:]); r == '-' || r == '–' {
		next, _ := utf8.DecodeRuneInString(body[s.End+w:])
		return unicode.IsUpper(next) || r == '-' && unicode.IsLower(next)
	}
	if r, w := utf8.DecodeLastRuneInString(body[:s.Start]); r == '-' || r == '–' {
		last, _ := utf8.DecodeLastRuneInString(body[:s.Start-w])
		return unicode.IsLetter(last)
	}
	return false
}

// lookUpName is the gazetteer's answer, kept for the name's next mention.
func (f *finder) lookUpName(name string) []gazetteer.Place {
	found, ok := f.known[name]
	if !ok {
		found = f.gaz.Find(name)
		f.known[name] = found
	}
	return found
}

// namelike tells whether some word of the stretch is written as a name.
func (f *finder) namelike(i, j int) bool {
	for k := i; k < j; k++ {
		if r, _ := utf8.DecodeRuneInString(f.doc.Tokens[k].Form); unicode.IsUpper(r) || unicode.IsDigit(r) || !unicode.IsLower(r) && unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// isThe tells whether the article is part of the name: "The Hague".
func (f *finder) isThe(m mention) bool {
	n, _ := f.match(m.start)
	return n > 1
}

func isArticle(w string) bool { return w == "the" || w == "a" || w == "an" }

// match is the longest name of the gazetteer that starts at token i within its sentence.
func (f *finder) match(i int) (int, gazetteer.Kind) {
	d := f.doc
	end := d.Sents[d.Tokens[i].Sent].End
	return f.gaz.MatchFunc(func(k int) string {
		if i+k >= end {
			return ""
		}
		t := &d.Tokens[i+k]
		if t.UPOS == nlp.PUNCT && t.Form != "-" && t.Form != "–" {
			return ""
		}
		return t.Form
	})
}

// before is the word before token i, articles and adjectives left out: "in" for "Lebanon" in "in northern Lebanon".
func (f *finder) before(i int) string {
	d := f.doc
	start := d.Sents[d.Tokens[i].Sent].Start
	for k := i - 1; k >= start; k-- {
		if t := &d.Tokens[k]; t.UPOS != nlp.ADJ && !isArticle(t.Lower) {
			return t.Lower
		}
	}
	return ""
}

// call sets the key under which a mention is looked up and what it is called.
func (f *finder) call(m *mention) {
	d := f.doc
	if m.soil != nil {
		m.others, m.key = []gazetteer.Place{*m.soil}, "soil/"+m.soil.Country
		return
	}
	f.lookUp(m, m.end)
	for last := m.end - 1; last > m.start; last-- {
		w := d.Tokens[last].Lower
		if !areaWords[w] && !townWords[w] && !siteWords[w] {
			break
		}
		m.areaCalled = m.areaCalled || areaWords[w]
		m.townCalled = m.townCalled || w == "city"
		m.siteCalled = m.siteCalled || siteWords[w]
		if len(m.others) == 0 {
			f.lookUp(m, last)
		}
	}
	sent := d.Sents[d.Tokens[m.start].Sent]
	if m.end < sent.End && (d.Tokens[m.end].UPOS == nlp.NOUN || d.Tokens[m.end].UPOS == nlp.PROPN) {
		m.areaCalled = m.areaCalled || areaWords[d.Tokens[m.end].Lower]
		m.townCalled = m.townCalled || townWords[d.Tokens[m.end].Lower]
	}
	for k := m.start - 1; k >= sent.Start && k >= m.start-2; k-- {
		w := d.Tokens[k].Lower
		if w == "of" || w == "the" {
			continue
		}
		// "a region of Georgia", "a district of Mumbai" are parts
		m.areaCalled = m.areaCalled || areaWords[w] && w != "district" && m.kinds&gazetteer.Country == 0
		m.townCalled = m.townCalled || townWords[w] && m.kinds&gazetteer.Country == 0
		break
	}
}

// lookUp finds what the words up to end may mean. Mentions of one key have the same readings: "US" and "us" have not.
func (f *finder) lookUp(m *mention, end int) {
	name := f.doc.Words(m.start, end)
	m.others = f.lookUpName(name)
	m.key = fmt.Sprint(gazetteer.Fold(name), "/", len(m.others))
}
