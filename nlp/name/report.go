package name

import "rapporteur/nlp"

// A report names a thing in full once and briefly after that: "Kirill Dmitriev" lands in a city, "Dmitriev" speaks in
// the next paragraph, and in the headline every word has a capital. memory keeps what each word was taken for all over
// the report; sentences that disagree with the rest of it are read again with that in mind.
type memory struct {
	index map[uint32]int32
	votes []votes
	seen  []sighting
}

// votes are the readings of a word all over the report: shares of each type, and of no name behind them.
type votes struct {
	share [kinds]float32
	n     float32
}

const kinds = 9 // eight types and none

const none = kinds - 1

// sighting is one word with a capital.
type sighting struct {
	token int32
	sent  int32
	alone bool // no other word with a capital beside it
	share [kinds]float32
	keys  [2]uint32
}

func (m *memory) at(key uint32) *votes {
	k, ok := m.index[key]
	if !ok {
		k = int32(len(m.votes))
		m.index[key] = k
		m.votes = append(m.votes, votes{})
	}
	return &m.votes[k]
}

// remember takes in the words of a sentence; the lattice holds its sums.
func (m *memory) remember(l *lattice, sent, first int) {
	for i := range l.n {
		w := &l.sheet.words[i]
		if !w.written.isCap() {
			continue
		}
		s := sighting{token: int32(first + i), sent: int32(sent)}
		s.share[none] = float32(l.share(i, int(Outside)))
		for t := range Types {
			for p := Begin; p <= Unit; p++ {
				s.share[t] += float32(l.share(i, int(TagOf(t, p))))
			}
		}
		s.keys = l.keysOf(i)
		s.alone = s.keys[1] == 0
		m.seen = append(m.seen, s)
		m.vote(&s, w.lower, l.share(i, int(TagOf(0, Last))) > 0.6)
	}
}

// keysOf are the keys under which word i is looked up: itself when it stands alone, else itself with each neighbour.
// A capital that opens a sentence is no neighbour: "Afterwards Bergen flew home" has Bergen alone.
func (l *lattice) keysOf(i int) (keys [2]uint32) {
	w := l.sheet.at(i)
	if l.named(i + 1) {
		keys[0] = mix2(1, w.lower, l.sheet.at(i+1).lower)
	}
	if l.named(i - 1) {
		keys[1] = mix2(2, l.sheet.at(i-1).lower, w.lower)
	}
	switch {
	case keys[0] == 0 && keys[1] == 0:
		keys[0] = w.lower
	case keys[0] == 0:
		keys[0] = keys[1]
	case keys[1] == 0:
		keys[1] = keys[0]
	}
	return keys
}

// named tells whether word i has a capital and is more likely than not in a name.
func (l *lattice) named(i int) bool {
	return l.sheet.at(i).written.isCap() && l.share(i, int(Outside)) < 0.5
}

// vote counts a sighting. A word of a longer name counts for itself too when the name is a person's; the surname at its
// end counts more than a bare mention does, since it is what the report will call that person by.
func (m *memory) vote(s *sighting, lower uint32, surname bool) {
	m.at(s.keys[0]).add(&s.share, 1)
	if s.alone {
		return
	}
	if s.keys[1] != s.keys[0] {
		m.at(s.keys[1]).add(&s.share, 1)
	}
	if s.share[0] > 0.6 {
		v := m.at(lower)
		v.add(&s.share, 1)
		for k := 1; surname && k < surnameVotes; k++ {
			v.add(&s.share, 1)
		}
	}
}

func (v *votes) add(share *[kinds]float32, sign float32) {
	for k, x := range share {
		v.share[k] += sign * x
	}
	v.n += sign
}

// rest is what all other sightings of a word say: mean shares and how many there are.
func (m *memory) rest(s *sighting) (mean [kinds]float32, n float32) {
	var sum votes
	for k, key := range s.keys {
		if key == 0 || k == 1 && key == s.keys[0] {
			continue
		}
		if at, ok := m.index[key]; ok {
			v := m.votes[at]
			v.add(&s.share, -1)
			for t := range v.share {
				sum.share[t] += v.share[t]
			}
			sum.n += v.n
		}
	}
	if sum.n < 0.5 {
		return mean, 0
	}
	for t := range mean {
		mean[t] = max(sum.share[t]/sum.n, 0)
	}
	return mean, sum.n
}

// Trust is the weight of the rest of the report against a word's own sentence; doubt is how far the two must be apart
// for the sentence to be read again.
const (
	trust        = 4.0
	doubt        = 0.25
	surnameVotes = 5
)

// sway adds to a sentence's scores what the rest of the report says of its words, and tells whether that matters.
func (m *memory) sway(seen []sighting, first int, score []float32) {
	for k := range seen {
		s := &seen[k]
		mean, n := m.rest(s)
		if n == 0 {
			continue
		}
		weight := trust * n / (n + 1)
		row := score[(int(s.token)-first)*TagCount:][:TagCount]
		row[0] += weight * mean[none]
		for t := range Types {
			for p := Begin; p <= Unit; p++ {
				row[TagOf(t, p)] += weight * mean[t]
			}
		}
	}
}

// disputed tells whether the rest of the report takes one of the words for something else.
func (m *memory) disputed(seen []sighting) bool {
	for k := range seen {
		s := &seen[k]
		mean, n := m.rest(s)
		if n == 0 {
			continue
		}
		apart := float32(0)
		for t := range mean {
			apart += max(mean[t]-s.share[t], 0)
		}
		if apart > doubt {
			return true
		}
	}
	return false
}

// forgetLower counts words without a capital as no names, where the report has them with one too: "Talks" in a
// headline is the "talks" of the text.
func (m *memory) addLower(d *nlp.Doc) {
	var share [kinds]float32
	share[none] = 1
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Form != t.Lower || len(t.Form) < 3 {
			continue
		}
		if k, ok := m.index[hash(t.Lower)]; ok {
			m.votes[k].add(&share, 1)
		}
	}
}
