package read

import (
	"strings"
	"sync"

	"rapporteur/lexicon"
)

// minShout is how many capitals a text needs to count as written in capitals.
const minShout = 20

// shouted tells a report written all in capitals, as telex copy and flashes are.
func shouted(s string) bool {
	upper := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			return false
		case c >= 'A' && c <= 'Z':
			upper++
		}
	}
	return upper >= minShout
}

// capitals is what is needed to read a text in capitals.
type capitals struct {
	world  *lexicon.World
	names  func() map[string]string // names by their capitals
	common func(lower string) bool  // words known as something else than a name
}

func newCapitals(world *lexicon.World, common func(string) bool) *capitals {
	return &capitals{world, sync.OnceValue(func() map[string]string { return knownNames(world) }), common}
}

// quiet writes a report in capitals as it would be written otherwise: names with a capital, other words small. The
// analysis reads it in place of the report; every byte stays where it was, so that spans hold for both.
func (c *capitals) quiet(s string) string {
	b := []byte(s)
	start := true // of a sentence
	for i := 0; i < len(b); {
		if !letter(b[i]) {
			switch b[i] {
			case '.', '!', '?', '\n':
				start = true
			}
			i++
			continue
		}
		if name, n := c.knownName(s, i); n > 0 {
			copy(b[i:], name)
			i, start = i+n, false
			continue
		}
		end := i
		for end < len(b) && letter(b[end]) {
			end++
		}
		word := strings.ToLower(s[i:end])
		copy(b[i:end], word)
		if start || !c.plainWord(word) {
			b[i] = s[i]
		}
		i, start = end, false
	}
	return string(b)
}

// plainWord tells whether a word in small letters is no name.
func (c *capitals) plainWord(w string) bool {
	if len(w) < 3 || c.common(w) {
		return true
	}
	if _, ok := c.world.Agents[w]; ok || c.world.Offices.Title(w) != nil {
		return true
	}
	for _, end := range [...]string{"ing", "ed", "ly", "tion", "ment", "ness", "ists", "ships"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return len(w) > 3 && w[len(w)-1] == 's' && c.common(w[:len(w)-1])
}

// knownNames are the names of countries, capitals, peoples and bodies by their capitals.
func knownNames(w *lexicon.World) map[string]string {
	out := map[string]string{}
	add := func(n string) {
		n = strings.TrimPrefix(n, "the ")
		up := strings.ToUpper(n)
		if len(up) != len(n) || len(n) < 2 {
			return
		}
		// Of two spellings in use, "NATO" and "Nato", the one with more capitals is taken whatever the order of the tables.
		if old, ok := out[up]; !ok || n < old {
			out[up] = n
		}
	}
	for n := range w.Bodies {
		add(n)
	}
	for _, c := range w.Countries.All {
		for _, list := range [][]string{{c.Name}, c.Aliases, c.Seats, c.Adjectives, c.Demonyms, c.Capitals} {
			for _, n := range list {
				add(n)
			}
		}
	}
	delete(out, "IT")
	return out
}

// knownName is the longest name known that stands at byte i, of up to six words, and its length; 0 when none does.
func (c *capitals) knownName(s string, i int) (string, int) {
	if i > 0 && letter(s[i-1]) {
		return "", 0
	}
	best := ""
	for end, words := i, 0; end < len(s) && words < 6; {
		for end < len(s) && (letter(s[end]) || s[end] == '-' || s[end] == '.') {
			end++
		}
		words++
		for _, cut := range []int{end, end - 1} {
			if cut > i {
				if n, ok := c.names()[s[i:cut]]; ok && len(n) > len(best) {
					best = n
				}
			}
		}
		if end >= len(s) || s[end] != ' ' {
			break
		}
		end++
	}
	return best, len(best)
}

func letter(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80 }
