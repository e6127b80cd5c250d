package split

import (
	"sync"

	"rapporteur/lexicon"
)

// abbrevKind is what an abbreviation stands for, which tells what may follow it.
type abbrevKind uint8

const (
	noAbbrev abbrevKind = iota
	titleAbbrev
	monthAbbrev
	unitAbbrev
	placeAbbrev
	numberAbbrev // only before a number: "No. 2"
	otherAbbrev
)

// abbreviations is lexicon/data/abbreviations.txt by form without the last stop.
var abbreviations = sync.OnceValue(func() map[string]abbrevKind {
	kinds := map[string]abbrevKind{"title": titleAbbrev, "month": monthAbbrev, "unit": unitAbbrev, "place": placeAbbrev, "number": numberAbbrev, "other": otherAbbrev}
	m := map[string]abbrevKind{}
	for _, r := range lexicon.Load("abbreviations").Rows {
		if f := r.Get("form"); len(f) > 1 {
			m[f[:len(f)-1]] = kinds[r.Get("kind")]
		}
	}
	return m
})

// abbrevOf is the kind of the abbreviation with these letters, noAbbrev when there is none. A form in lower case holds
// for all spellings, one with a capital for that spelling and for capitals.
func abbrevOf(form, lower string) abbrevKind {
	table := abbreviations()
	if k := table[form]; k != noAbbrev {
		return k
	}
	if k := table[lower]; k != noAbbrev {
		return k
	}
	if len(form) > 1 && isUpperAt(form, 0) && isUpperAt(form, 1) { // GEN.
		if k := table[form[:1]+lower[1:]]; k == titleAbbrev || k == monthAbbrev {
			return k
		}
	}
	return noAbbrev
}

func known(form, lower string) bool { return abbrevOf(form, lower) != noAbbrev }

// abbreviated tells whether the "." at e belongs to the word text[i:e].
func (z *scanner) abbreviated(i, e, end int) bool {
	s := z.text
	next := e + 1 // the character after the stop and the blanks
	for next < end && (s[next] == ' ' || s[next] == '\n' || s[next] == '\t') {
		next++
	}
	last := next >= end
	switch abbrevOf(s[i:e], z.lower[i:e]) {
	case noAbbrev:
	case numberAbbrev:
		return isDigitAt(s, next) && !last || next+1 < end && s[next] == '#'
	case titleAbbrev:
		return !last && (isUpperAt(s, next) || classAfter(s, next) != letter)
	default:
		return true
	}
	if e-i == 1 && isUpperAt(s, i) { // initials: J. Smith; "I" ends sentences, and so does what ends the paragraph
		return !last && isUpperAt(s, next) && s[i] != 'I'
	}
	// an unknown short word before a small letter or a comma that has no vowel: "hdqrs. of"
	if e-i <= 5 && (isLowerAt(s, next) && !last || e+1 < end && s[e+1] == ',') {
		return !hasVowel(z.lower[i:e])
	}
	return false
}

func hasVowel(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
		if s[i] >= 0x80 {
			return true
		}
	}
	return false
}
