package name

import (
	"strings"

	"rapporteur/gazetteer"
	"rapporteur/lexicon"
	"rapporteur/nlp"
	"rapporteur/weights"
)

// tables is what features look up: word classes learned from text, and the lists of the lexicon.
type tables struct {
	slots []int32 // pairs of a word's hash and its classes packed by Pack; a zero hash is an empty slot
	tree  []int32 // pairs of a word's hash and its place in the tree of classes of word vectors, counted from 1
	lists map[uint32]entry
	world *gazetteer.Gazetteer
	hints Hints // nil but for the teachers of training
}

// entry is what the lists say of a word or of the beginning of a phrase, by rolling hash.
type entry struct {
	in   uint32 // lists that hold this very phrase, one bit each
	open bool   // longer phrases begin so
}

// listNames are the lists in the order of their bits. Each has two bits: opens a phrase of the list, goes on in one.
var listNames = []string{"given", "title", "orgword", "placeword", "facword", "eventword", "calendar", "country", "people", "capital", "body", "party", "company", "armed", "media"}

// Lists that are filled from tables of their own.
const (
	country = 7 + iota
	people
	capitalCity
	body
	party
	company
	armed
	media
)

func newTables(f *weights.File) *tables {
	m := &tables{slots: f.Int32s("classes"), tree: f.Int32s("vectors"), lists: map[uint32]entry{}, world: gazetteer.Open()}
	m.addWords("namewords")
	m.addCountries()
	m.addBodies("organizations", body)
	m.addBodies("armed_groups", armed)
	m.addBodies("media", media)
	return m
}

// addBodies takes in a table of organisations, armed groups or media.
func (m *tables) addBodies(table string, list int) {
	for _, row := range lexicon.Load(table).Rows {
		k := list
		switch row.Get("kind") {
		case "party", "movement":
			k = party
		case "company":
			k = company
		}
		m.addNamed(row.Get("name"), k)
		for _, n := range row.List("aliases") {
			m.addNamed(n, k)
		}
	}
}

// addCountries takes in the names of states, of their people and of their capitals.
func (m *tables) addCountries() {
	for _, row := range lexicon.Load("countries").Rows {
		for _, n := range append(row.List("aliases"), row.Get("name")) {
			m.addNamed(n, country)
		}
		for _, n := range row.List("demonyms") {
			m.addNamed(n, people)
			m.addNamed(n+"s", people)
		}
		for _, n := range row.List("adjectives") {
			m.addNamed(n, people)
		}
		m.addNamed(row.Get("capital"), capitalCity)
	}
}

// addNamed adds a name of the lexicon, with and without its article.
func (m *tables) addNamed(phrase string, list int) {
	words := strings.Fields(strings.ToLower(phrase))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) == 0 {
		return
	}
	m.add(words, list)
}

// addWords takes in a table of the columns class and words.
func (m *tables) addWords(table string) {
	for _, row := range lexicon.Load(table).Rows {
		class := row.Get("class")
		for k, name := range listNames {
			if name != class {
				continue
			}
			for _, phrase := range row.List("words") {
				m.add(strings.Fields(strings.ToLower(phrase)), k)
			}
		}
	}
}

func (m *tables) add(words []string, list int) {
	h := uint32(0)
	words = parts(words)
	for i, w := range words {
		h = roll(h, hash(w))
		e := m.lists[h]
		if i == len(words)-1 {
			e.in |= 1 << list
		} else {
			e.open = true
		}
		m.lists[h] = e
	}
}

// parts splits words at hyphens, as the reader of text does, and off a final "'s".
func parts(words []string) []string {
	var out []string
	for _, w := range words {
		for k, p := range strings.Split(w, "-") {
			if k > 0 {
				out = append(out, "-")
			}
			owner, isOwner := strings.CutSuffix(p, "'s")
			switch {
			case isOwner && owner != "":
				out = append(out, owner, "'s")
			case p != "":
				out = append(out, p)
			}
		}
	}
	return out
}

func roll(h, word uint32) uint32 { return h*0x01000193 ^ word }

// markLists sets the list bits of every word that stands in a phrase of a list; the longest phrase wins at each word.
func (m *tables) markLists(tokens []nlp.Token, words []word) {
	for i := range words {
		if words[i].written == mark {
			continue
		}
		h := uint32(0)
		for k := i; k < len(words) && k < i+6; k++ {
			h = roll(h, words[k].lower)
			e, ok := m.lists[h]
			if !ok {
				break
			}
			if e.in != 0 {
				spread(words[i:k+1], e.in)
			}
			if !e.open {
				break
			}
		}
	}
}

// markPlaces sets what the gazetteer says a name may be on all its words. Only words with capitals begin a place, but
// in sentences that have none ("landed in tripoli") any word may.
func (m *tables) markPlaces(tokens []nlp.Token, s *sheet) {
	for i := 0; i < len(tokens); {
		if w := s.words[i].written; !w.isCap() && (s.mode != 3 || w == mark) {
			i++
			continue
		}
		n, kinds := m.world.MatchFunc(func(k int) string {
			if i+k < len(tokens) {
				return tokens[i+k].Form
			}
			return ""
		})
		for k := range n {
			s.words[i+k].place = uint32(kinds)<<2 | uint32(min(k, 1))<<1 | uint32(min(n-k-1, 1))
		}
		i += max(n, 1)
	}
}

// spread marks the words of a phrase: even bits for the first, odd bits for the others.
func spread(words []word, in uint32) {
	for k, bits := 0, in; bits != 0; k, bits = k+1, bits>>1 {
		if bits&1 == 0 {
			continue
		}
		words[0].lists |= 1 << (2 * k)
		for j := 1; j < len(words); j++ {
			words[j].lists |= 2 << (2 * k)
		}
	}
}

// Pack is a word's classes in one number: coarse class (0 to 255), fine class (0 to 4095), capital bias (0 to 4).
func Pack(coarse, fine, bias int) int32 { return int32(bias<<20 | fine<<8 | coarse) }

// classes looks a word up by the hash of its lower-case form.
func (m *tables) classes(h uint32) (coarse, fine, bias uint32) {
	v := lookup(m.slots, h)
	return v & 0xFF, v >> 8 & 0xFFF, v >> 20
}

// lookup finds what stands beside a hash in a table of pairs, 0 when it is not there.
func lookup(pairs []int32, h uint32) uint32 {
	n := uint32(len(pairs) / 2)
	if n == 0 {
		return 0
	}
	for s := h % n; ; s = (s + 1) % n {
		switch k := uint32(pairs[2*s]); {
		case k == h:
			return uint32(pairs[2*s+1])
		case k == 0:
			return 0
		}
	}
}
