package gazetteer

import (
	"hash/fnv"
	"sort"
	"strings"
)

// soundArticles are Arabic articles in their shapes before consonants; spellings differ in whether and how they have them.
const soundArticles = " al el ar as ash at an az ad ez es ed ul ur the "

// soundPairs are letters that spellings of one name exchange, two-letter ones first. Vowels, "h", "g" and "w" go, since
// "Rih" is "Rig", and "Deir" is "Dayr".
var soundPairs = strings.NewReplacer(
	"kh", "k", "gh", "g", "sh", "x", "zh", "x", "ch", "x", "dj", "x", "dh", "d", "th", "t", "ph", "f", "ts", "z", "tz", "z",
	"j", "x", "q", "k", "c", "k", "s", "z", "v", "v", "p", "b")

// Sound is what spellings of a name in Latin letters have in common, mostly its consonants: "drzr" for "Deir ez-Zor" and
// "Dayr Az Zawr" alike. It is empty where too little is left to go by.
func Sound(name string) string {
	key := plainKey(name)
	if key == "" {
		return ""
	}
	s := soundPairs.Replace(key)
	out := []byte{s[0]}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case strings.IndexByte("aeiouyhgw", c) >= 0, c == out[len(out)-1], c >= 0x80:
		default:
			out = append(out, c)
		}
	}
	if len(out) < 3 {
		return ""
	}
	return string(out)
}

// plainKey is a folded name without articles and spaces.
func plainKey(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(Fold(name)) {
		if !strings.Contains(soundArticles, " "+w+" ") {
			b.WriteString(w)
		}
	}
	return b.String()
}

// SoundHash is the hash under which the model files a Sound.
func SoundHash(sound string) int32 {
	h := fnv.New32a()
	h.Write([]byte(sound))
	return int32(h.Sum32())
}

// Sounds are the places in the given countries whose name is another spelling of this one, the likest first: "Deir
// ez-Zor" for "Dayr Az Zayr". It is for names that Find does not know.
func (g *Gazetteer) Sounds(name string, in func(country string) bool) []Place {
	sound := Sound(name)
	if sound == "" {
		return nil
	}
	t, h, key := g.table, SoundHash(sound), plainKey(name)
	type likeness struct {
		Place
		edits int
	}
	var found []likeness
	for k := sort.Search(len(t.sounds), func(k int) bool { return t.sounds[k] >= h }); k < len(t.sounds) && t.sounds[k] == h; k++ {
		p := t.place(int(t.soundAt[k]))
		if !in(p.Country) {
			continue
		}
		if n := edits(key, plainKey(p.Name)); n <= max(1, len(key)*len(sound)/8) {
			p.Other = true
			found = append(found, likeness{p, n})
		}
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := &found[i], &found[j]
		return a.edits < b.edits || a.edits == b.edits && a.Weight > b.Weight
	})
	out := make([]Place, len(found))
	for i := range found {
		out[i] = found[i].Place
	}
	return out
}

// edits is the number of letters to insert, drop or change between two words.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := before
			if a[i] != b[j] {
				cost = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
