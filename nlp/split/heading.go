package split

import "strings"

// dateline is the number of tokens of the dateline that the tokens from n on begin with, 0 when they begin with none or
// hold nothing else: "GENEVA, April 3 (Reuters) -", "PARIS (AFP) —", "KYIV, Ukraine —", "PARIS, April 3 /AFP/ --".
func (z *scanner) dateline(n int) int {
	toks := z.toks[n:]
	if len(toks) < 3 || toks[0].shape == lowerWord || toks[0].shape == number {
		return 0
	}
	agency, caps, bracket, slashes := false, toks[0].shape == capitals && toks[0].end-toks[0].start > 2, false, 0
	for i := range toks {
		if i > 16 {
			return 0
		}
		switch t := &toks[i]; t.shape {
		case capital, capitals, number, numberWord, comma, acronym, abbrMonth, abbrPlace, abbrTitle, initial, abbrOther, mixed:
		case openBracket:
			bracket = true
		case shutBracket:
			agency = agency || bracket
			if caps && undashed(toks, i) {
				return i + 1
			}
		case otherMark, lowerWord, webName, period: // "Thomson Reuters Foundation / AFP", "Agence France-Presse"
			if !bracket && !(z.text[t.start] == '/' && i > 0) && z.lower[t.start:t.end] != "of" && z.lower[t.start:t.end] != "and" && z.lower[t.start:t.end] != "the" {
				return 0
			}
			if z.text[t.start] == '/' {
				slashes++
				agency = agency || slashes == 2 && toks[i-1].shape == capitals
			}
		case dashMark:
			if !t.gap && i+1 < len(toks) && !toks[i+1].gap && z.text[t.start] == '-' && t.end-t.start == 1 {
				continue // Port-au-Prince
			}
			if i+1 == len(toks) || i == 0 || !agency && shouted(toks[i+1:]) || !caps && !agency || !agency && !z.placeLike(toks[:i]) {
				return 0
			}
			return i + 1
		case colon:
			if agency && i+1 < len(toks) {
				return i + 1
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

// dateLabel is the number of tokens of the date with a dash or colon that opens an entry of a chronology, 0 when the
// tokens from n on begin with none: "9 October - The king left", "Oct. 3, 2020: The king left", "2011 March — A truce".
func (z *scanner) dateLabel(n int) int {
	toks := z.toks[n:]
	dated := false
	for i := range toks {
		if i > 8 || i+3 >= len(toks) {
			return 0
		}
		switch t := &toks[i]; t.shape {
		case number, numberWord:
			if t.end-t.start == 4 && i == 0 && z.lower[t.start:t.start+1] <= "2" {
				dated = true
			}
		case abbrMonth:
			dated = true
		case capital, capitals:
			w := z.lower[t.start:t.end]
			if !monthWords[w] && !dayWords[w] {
				return 0
			}
			dated = dated || monthWords[w]
		case comma:
		case dashMark:
			if !t.gap && !toks[i+1].gap && toks[i+1].shape == number {
				continue // 5-7 October
			}
			if dated && i > 0 && t.gap && toks[i+1].gap && opensEntry(&toks[i+1]) {
				return i + 1
			}
			return 0
		case colon:
			if dated && i > 0 && toks[i+1].gap && opensEntry(&toks[i+1]) {
				return i + 1
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

// opensEntry tells whether a sentence may begin with token t.
func opensEntry(t *token) bool {
	switch t.shape {
	case capital, capitals, acronym, mixed, openQuote, abbrTitle, initial:
		return true
	}
	return false
}

var monthWords = wordSet("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")

var dayWords = wordSet("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun early mid late")

// undashed tells whether the bracket that token i shuts ends a dateline without a dash: "GENEVA (AFP) The talks …".
func undashed(toks []token, i int) bool {
	if i < 3 || i > 7 || i+2 >= len(toks) || toks[i-2].shape != openBracket || toks[i-1].shape != capitals || toks[i+1].shape != capital || toks[i+2].shape != lowerWord {
		return false
	}
	for _, t := range toks[:i-2] {
		if t.shape != capitals {
			return false
		}
	}
	return true
}

// placeLabel is the number of tokens of a place in capitals with a colon, "BEIRUT:" or "NEW YORK/GENEVA:", 0 when there
// is none.
func placeLabel(toks []token) int {
	for i := range toks {
		if i > 7 || i+2 >= len(toks) {
			return 0
		}
		switch t := &toks[i]; t.shape {
		case capitals:
			if i == 0 && t.end-t.start < 4 && toks[1].shape != capitals {
				return 0
			}
		case otherMark, dashMark, comma, acronym:
			if i == 0 {
				return 0
			}
		case colon:
			if i == 0 || toks[i+1].shape == openQuote || toks[i+1].shape == lowerWord || !toks[i+1].gap || shouted(toks[i+1:]) {
				return 0
			}
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// shouted tells whether tokens begin with words in capitals only, or are no more than one.
func shouted(toks []token) bool {
	return len(toks) < 2 || toks[0].shape == capitals && toks[1].shape == capitals
}

// placeLike tells whether the words before a dash may be a place and date without an agency: capitals first, and no
// more than a country and a date behind them ("KYIV, Ukraine, March 3 —"). "WATCH LIVE: UN council" is none.
func (z *scanner) placeLike(toks []token) bool {
	upper := 0
	for i := range toks {
		switch toks[i].shape {
		case capitals:
			upper++
		case capital:
			if i > 0 && toks[i-1].shape == capital && !(toks[i].end-toks[i].start > 3) {
				return false
			}
		}
	}
	return upper > 0 && len(toks) <= 9
}

// maxHeading is how many tokens a line without a stop may have to be taken for a heading.
const maxHeading = 22

// isHeading tells whether a paragraph is no sentence: a title, a byline, a label ("Background:"), a date line, a credit.
func isHeading(s string, toks []token) bool {
	n := len(toks)
	if n == 0 {
		return false
	}
	if byline(s, toks) {
		return true
	}
	if n > maxHeading || isItem(s) {
		return false
	}
	for i := range toks {
		if k := toks[i].shape; k == period || k == asking && i < n-1 || k == exclaim && i < n-1 {
			return false
		}
	}
	if closed(toks) {
		return false
	}
	switch last := toks[n-1].shape; last {
	case colon:
		return n == 2 || n > 2 && n <= 5 && toks[n-2].shape != lowerWord // "Background:", not "He said:"
	case comma, semicolon:
		return n <= 4
	}
	return toks[0].shape != lowerWord && toks[0].shape != openQuote
}

// byline tells whether a paragraph names the writers: "By Ana Reis and Tom Bell", "By ANA REIS, Staff writer".
func byline(s string, toks []token) bool {
	if len(toks) < 3 || len(toks) > 24 || !(strings.HasPrefix(s, "By ") || strings.HasPrefix(s, "BY ") || strings.HasPrefix(s, "by ")) || closed(toks) {
		return false
	}
	for _, t := range toks[1:] {
		switch t.shape {
		case capital, capitals, comma, initial, mixed, abbrOther, otherMark, bullet, dashMark, acronym, webName, openBracket, shutBracket:
		case lowerWord:
			if w := s[t.start-toks[0].start : t.end-toks[0].start]; w != "and" && w != "in" && w != "for" && w != "at" && w != "of" && w != "the" && w != "de" && w != "van" && w != "al" && len(w) > 2 {
				return t.start-toks[0].start > 12 // names are over: "By Ana Reis in Geneva and agencies"
			}
		default:
			return false
		}
	}
	return true
}

// isCredit tells whether a sentence says who worked on the report: "(Reporting by Ana Reis; Editing by Tom Bell)".
func isCredit(toks []token, lower string) bool {
	i := 0
	for i < len(toks) && i < 2 && (toks[i].shape == openBracket || toks[i].shape == openQuote || toks[i].shape == dashMark) {
		i++
	}
	if i+2 >= len(toks) {
		return false
	}
	switch lower[toks[i].start:toks[i].end] {
	case "additional", "with":
		i++
	case "©", "copyright":
		return true
	case "reporting", "editing", "writing", "compiled", "edited", "reported", "written":
	default:
		return false
	}
	if i+1 >= len(toks) {
		return false
	}
	by := toks[i+1]
	return lower[by.start:by.end] == "by"
}

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}
