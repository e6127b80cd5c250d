package chain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/nlp"
)

// tidy cuts what is no name off names of persons and bodies: titles ("Foreign Minister Ana Ruiz"), honorifics, common
// words ("the Ruiz administration"). What is nothing but a title is no name at all.
func (f *Finder) tidy(d *nlp.Doc) {
	f.told(d)
	out := make([]nlp.Entity, 0, len(d.Entities))
	changed := false
	for _, e := range d.Entities {
		if e.Type != nlp.PER && e.Type != nlp.ORG || e.End-e.Start < 2 && !f.lonelyTitle(d, e) {
			out = append(out, e)
			continue
		}
		parts := f.cut(d, e)
		if e.Type == nlp.PER && len(parts) == 1 && parts[0].End-parts[0].Start > 1 && f.onlyPlaces(d, parts[0]) {
			parts = eachPlace(parts[0])
		}
		changed = changed || len(parts) != 1 || parts[0] != e
		out = append(out, parts...)
	}
	if changed {
		d.Entities = slices.Clip(out)
		d.LinkEntities()
	}
	if more := f.missed(d); len(more) > 0 {
		d.Entities = append(d.Entities, more...)
		slices.SortStableFunc(d.Entities, func(a, b nlp.Entity) int { return a.Start - b.Start })
		d.LinkEntities()
	}
}

// missed are names of persons that the name finder passed over: behind a title or honorific ("Foreign Minister Ri
// Yong-ho", "Mr Park"), and surnames of persons whose full name the report tells elsewhere.
func (f *Finder) missed(d *nlp.Doc) []nlp.Entity {
	surnames := map[string]bool{}
	for _, e := range d.Entities {
		if e.Type == nlp.PER && e.End-e.Start > 1 {
			if last := d.Tokens[e.End-1].Form; len(last) > 3 && f.world.Countries.Any(last) == nil {
				surnames[last] = true
			}
		}
	}
	var out []nlp.Entity
	for i := 0; i < len(d.Tokens); i++ {
		if !f.capital(d, i) || d.EntityAt(i) >= 0 {
			continue
		}
		end := i
		switch {
		case surnames[d.Tokens[i].Form]:
			end = i + 1
		case i > 0 && !d.Sents[d.Tokens[i].Sent].Heading && (honorific[d.Tokens[i-1].Lower] && d.Tokens[i-1].Lower != "the" || f.endsTitle(d, i)):
			end = f.nameRun(d, i)
			if end-i < 2 && !honorific[d.Tokens[i-1].Lower] {
				continue
			}
		}
		if end > i {
			out = append(out, nlp.Entity{Start: i, End: end, Type: nlp.PER, Score: 0.5})
			i = end - 1
		}
	}
	return out
}

// capital tells whether word i may be part of a name: a capital and small letters, and no word that the lexicon knows.
func (f *Finder) capital(d *nlp.Doc, i int) bool {
	t := &d.Tokens[i]
	if len(t.Form) < 2 || t.Joined || t.Form[0] >= 'a' && t.Form[0] <= 'z' || t.Lower == t.Form {
		return false
	}
	switch t.UPOS {
	case nlp.DET, nlp.PRON, nlp.ADP, nlp.SCONJ, nlp.CCONJ, nlp.NUM, nlp.PUNCT, nlp.SYM, nlp.PART:
		return false
	}
	_, agent := f.world.Agents[t.Lower]
	return !agent && f.world.Offices.Title(t.Lower) == nil && f.world.Countries.Any(t.Form) == nil && f.world.Bodies[t.Form] == nil && !weekday[t.Lower]
}

var weekday = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "january": true, "february": true, "march": true,
	"april": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true}

// endsTitle tells whether a title of a person ends before word i: "foreign minister", "Colonel".
func (f *Finder) endsTitle(d *nlp.Doc, i int) bool {
	s := d.Sents[d.Tokens[i].Sent].Start
	for lo := max(s, i-4); lo < i; lo++ {
		if o := f.world.Offices.Title(strings.ToLower(d.Words(lo, i))); o != nil && o.Rank != "trade" {
			return true
		}
	}
	return false
}

// nameRun is the word behind the capitalised words from i on, with particles and hyphens between them.
func (f *Finder) nameRun(d *nlp.Doc, i int) int {
	end := i + 1
	for k := end; k < len(d.Tokens) && k < i+8 && d.Tokens[k].Sent == d.Tokens[i].Sent && d.EntityAt(k) < 0; k++ {
		t := &d.Tokens[k]
		switch {
		case f.capital(d, k), t.Form == "-" && !d.Tokens[k-1].Space && !t.Space:
			if t.Form != "-" {
				end = k + 1
			}
		case d.Tokens[k-1].Form == "-" && !t.Space || d.Tokens[k-1].Form == "-" && t.UPOS != nlp.PUNCT:
			end = k + 1
		case particle[t.Lower]:
		default:
			return end
		}
	}
	return end
}

// lonelyTitle tells whether a name of one word is a title: "Minister".
func (f *Finder) lonelyTitle(d *nlp.Doc, e nlp.Entity) bool {
	l := d.Tokens[e.Start].Lower
	return f.world.Offices.Title(l) != nil && !surname[l]
}

// surname are titles that are family names too.
var surname = map[string]bool{"king": true, "pope": true, "prince": true, "marshal": true, "bishop": true, "major": true, "judge": true, "chancellor": true, "justice": true, "cardinal": true, "rep": true, "gen": true, "col": true, "private": true, "sheikh": true, "chief": true}

// given are titles that are given names too: "Amir Holm", "Karim Amir-Sadeghi".
var given = map[string]bool{"amir": true, "emir": true, "sultan": true}

// cut is what remains of a name.
func (f *Finder) cut(d *nlp.Doc, e nlp.Entity) []nlp.Entity {
	lo := e.Start
	if e.Type == nlp.ORG {
		e.End = f.beforeTitle(d, e)
	}
	if e.Type == nlp.PER {
		lo = f.behindTitle(d, e)
	}
	for q := lo; q < e.End; q++ {
		if end := f.titleFrom(d, q, e); end > 0 && (e.Type == nlp.PER || f.opensPerson(d, q, end, e)) {
			lo, q = end, end-1
			e.Type = nlp.PER
		}
	}
	if lo >= e.End {
		return nil
	}
	if lo == e.Start && e.Type != nlp.PER {
		return []nlp.Entity{e}
	}
	for lo < e.End-1 && honorific[d.Tokens[lo].Lower] || lo < e.End && d.Tokens[lo].UPOS == nlp.PUNCT {
		lo++
	}
	return pieces(d, lo, e)
}

// beforeTitle is the end of a body's name without the beginning of a title behind it: "US Energy" before "Secretary".
func (f *Finder) beforeTitle(d *nlp.Doc, e nlp.Entity) int {
	for q := e.Start; q < e.End; q++ {
		for end := min(e.End+3, len(d.Tokens)); end > e.End; end-- {
			if d.Tokens[end-1].Sent == d.Tokens[q].Sent && f.world.Offices.Title(strings.ToLower(d.Words(q, end))) != nil {
				return q
			}
		}
	}
	return e.End
}

// behindTitle is the start of a name without the end of a title before it: "State Ana Ruiz" behind "Secretary of".
func (f *Finder) behindTitle(d *nlp.Doc, e nlp.Entity) int {
	for q := max(d.Sents[d.Tokens[e.Start].Sent].Start, e.Start-4); q < e.Start; q++ {
		for end := min(e.End-1, e.Start+3); end > e.Start; end-- {
			if f.world.Offices.Title(strings.ToLower(d.Words(q, end))) != nil {
				return end
			}
		}
	}
	return e.Start
}

// titleFrom is the word behind the longest title that starts at q inside e, 0 when there is none.
func (f *Finder) titleFrom(d *nlp.Doc, q int, e nlp.Entity) int {
	for end := min(e.End, q+7); end > q; end-- {
		o := f.world.Offices.Title(strings.ToLower(d.Words(q, end)))
		if o == nil || end-q == 1 && given[o.Title] && end < e.End && (o.Title == "amir" || d.Tokens[end].Form == "-") || end-q == 1 && (surname[o.Title] || given[o.Title]) && (q > e.Start || end == e.End-1 && o.Rank == "lead") {
			continue
		}
		return end
	}
	return 0
}

// opensPerson tells whether a title in the name of a body is followed by a person, or ends it: "National Security
// Adviser Ana Ruiz", but not "General Staff".
func (f *Finder) opensPerson(d *nlp.Doc, q, end int, e nlp.Entity) bool {
	if end == e.End {
		return end-q < end-e.Start || end-q > 1 || e.End-e.Start == 1
	}
	if f.words().given[d.Tokens[end].Form] != anyGender {
		return true
	}
	return end-q > 2
}

// pieces splits the words from lo on where a common word stands: "Lewis echoed Moro".
func pieces(d *nlp.Doc, lo int, e nlp.Entity) []nlp.Entity {
	var out []nlp.Entity
	start := lo
	flush := func(k int) {
		for k > start && (d.Tokens[k-1].UPOS == nlp.PUNCT || d.Tokens[k-1].XPOS == "POS") {
			k--
		}
		if k > start {
			out = append(out, nlp.Entity{Start: start, End: k, Type: e.Type, Score: e.Score})
		}
	}
	for k := lo; k < e.End; k++ {
		t := &d.Tokens[k]
		r, _ := utf8.DecodeRuneInString(t.Form)
		common := unicode.IsLower(r) && !particle[t.Lower] && (t.UPOS == nlp.VERB || t.UPOS == nlp.AUX || t.UPOS == nlp.NOUN || t.UPOS == nlp.ADP && t.Lower != "of" || t.UPOS == nlp.CCONJ) && (k == 0 || d.Tokens[k-1].Form != "-" || d.Tokens[k-1].Space)
		if common {
			flush(k)
			start = k + 1
		}
	}
	flush(e.End)
	return out
}

var particle = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "ben": true, "abu": true, "de": true, "da": true, "do": true, "dos": true, "das": true, "del": true, "della": true, "di": true, "du": true, "la": true, "le": true, "van": true, "von": true,
	"der": true, "den": true, "ter": true, "ten": true, "zu": true, "y": true, "e": true, "ud": true, "ul": true, "ur": true, "as": true, "ad": true, "an": true, "ash": true, "ar": true, "bint": true, "ould": true, "d'": true, "ap": true}

// onlyPlaces tells whether every word of a name is a country or capital: "made Berlin Moscow's captive".
func (f *Finder) onlyPlaces(d *nlp.Doc, e nlp.Entity) bool {
	c := f.world.Countries
	for k := e.Start; k < e.End; k++ {
		if w := d.Tokens[k].Form; c.Named(w) == nil && c.Capital(w) == nil {
			return false
		}
	}
	return true
}

func eachPlace(e nlp.Entity) []nlp.Entity {
	var out []nlp.Entity
	for k := e.Start; k < e.End; k++ {
		out = append(out, nlp.Entity{Start: k, End: k + 1, Type: nlp.GPE, Score: e.Score})
	}
	return out
}

// told makes persons of the names that the user tells, whatever the name finder made of them.
func (f *Finder) told(d *nlp.Doc) {
	var more []nlp.Entity
	for i := range d.Tokens {
		for _, name := range f.words().told[d.Tokens[i].Form] {
			if end := spelled(d, i, name); end > i {
				more = append(more, nlp.Entity{Start: i, End: end, Type: nlp.PER, Score: 1})
			}
		}
	}
	if len(more) == 0 {
		return
	}
	d.Entities = slices.DeleteFunc(d.Entities, func(e nlp.Entity) bool {
		return slices.ContainsFunc(more, func(m nlp.Entity) bool { return m.Start < e.End && e.Start < m.End })
	})
	d.Entities = append(d.Entities, more...)
	slices.SortStableFunc(d.Entities, func(a, b nlp.Entity) int { return a.Start - b.Start })
	d.Entities = slices.CompactFunc(d.Entities, func(a, b nlp.Entity) bool { return b.Start < a.End })
	d.LinkEntities()
}

// spelled is the token behind the name that starts at token i, i when it does not stand there.
func spelled(d *nlp.Doc, i int, name string) int {
	at := d.Tokens[i].Span.Start
	if !strings.HasPrefix(d.Text[at:], name) {
		return i
	}
	for k := i; k < len(d.Tokens) && d.Tokens[k].Sent == d.Tokens[i].Sent; k++ {
		if d.Tokens[k].Span.End == at+len(name) {
			return k + 1
		}
	}
	return i
}
