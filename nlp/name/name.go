// Package name finds the names in a report: who and what is called by a proper name, and of which kind.
//
// A linear-chain conditional random field reads each sentence: every word gets a score for each tag from hashed
// features of itself and its neighbours, every pair of tags a score, and the best sequence of tags is decoded. In
// "Kaja Kallas arrived in Kyiv" that is PER, PER, nothing, nothing, GPE. Names have the bounds of CoNLL: no leading
// "the", no final "'s", no title.
package name

import (
	"errors"
	"slices"

	"rapporteur/nlp"
	"rapporteur/weights"
)

// Finder finds names. It is immutable and may be used by many goroutines at once.
type Finder struct {
	tables *tables
	keys   []int32 // hash of the feature in each slot, 0 when empty
	rows   []int8  // TagCount weights a slot
	known  filter  // of keys
	scale  float32 // of a weight
	trans  []float32
	soft   []float64 // exp of trans
}

// Load makes a Finder of a model file.
func Load(f *weights.File) (*Finder, error) {
	m := &Finder{tables: newTables(f), keys: f.Int32s("keys"), rows: f.Int8s("rows"), trans: f.Float32s("trans")}
	if s := f.Float32s("scale"); len(s) == 1 {
		m.scale = s[0]
	}
	if len(m.keys) == 0 || len(m.rows) != len(m.keys)*TagCount || len(m.trans) != TagCount*TagCount {
		return nil, errors.New("name: the model's arrays do not fit together")
	}
	m.known = newFilter(m.keys)
	m.soft = make([]float64, len(m.trans))
	for k, v := range m.trans {
		m.soft[k] = exp(v)
	}
	return m, nil
}

// Find sets the report's names.
func (m *Finder) Find(d *nlp.Doc) {
	d.Entities = d.Entities[:0]
	var l lattice
	mem := memory{index: map[uint32]int32{}}
	parts := pieces(d.Sents)
	for k, s := range parts {
		m.score(d.Tokens[s.Start:s.End], s.Start, &l)
		if l.sheet.anyCap() {
			l.sums(m.soft)
			mem.remember(&l, k, s.Start)
		}
		l.decode(m.trans)
		d.Entities = l.names(d.Entities, s.Start, m.soft)
	}
	mem.addLower(d)
	m.again(d, parts, &l, &mem)
	join(d)
	sortByNoun(d)
	ownForms(d)
	d.LinkEntities()
}

// ownForms makes the dictionary form of a person's name the name itself: Jan Holm is no month.
func ownForms(d *nlp.Doc) {
	for _, e := range d.Entities {
		for i := e.Start; i < e.End && e.Type == nlp.PER; i++ {
			if t := &d.Tokens[i]; t.UPOS == nlp.PROPN {
				t.Lemma = t.Form
			}
		}
	}
}

// pieceSize is the most words that are read at once. No sentence is that long; a table or a listing may be.
const pieceSize = 1000

// pieces are the sentences, endless ones in parts.
func pieces(sents []nlp.Sent) []nlp.Sent {
	long := func(s nlp.Sent) bool { return s.End-s.Start > pieceSize }
	if !slices.ContainsFunc(sents, long) {
		return sents
	}
	var out []nlp.Sent
	for _, s := range sents {
		for ; long(s); s.Start += pieceSize {
			out = append(out, nlp.Sent{Start: s.Start, End: s.Start + pieceSize})
		}
		out = append(out, s)
	}
	return out
}

// again reads the sentences that disagree with the rest of the report once more.
func (m *Finder) again(d *nlp.Doc, parts []nlp.Sent, l *lattice, mem *memory) {
	had := append([]nlp.Entity(nil), d.Entities...)
	d.Entities = d.Entities[:0]
	e, at := 0, 0
	for k, s := range parts {
		from := at
		for at < len(mem.seen) && int(mem.seen[at].sent) == k {
			at++
		}
		start := e
		for e < len(had) && had[e].Start < s.End {
			e++
		}
		if !mem.disputed(mem.seen[from:at]) {
			d.Entities = append(d.Entities, had[start:e]...)
			continue
		}
		m.score(d.Tokens[s.Start:s.End], s.Start, l)
		mem.sway(mem.seen[from:at], s.Start, l.score)
		l.decode(m.trans)
		d.Entities = l.names(d.Entities, s.Start, m.soft)
	}
}

// score fills the lattice with every word's score for every tag; the first word is number base of the document.
func (m *Finder) score(tokens []nlp.Token, base int, l *lattice) {
	l.reset(len(tokens))
	l.sheet.read(m.tables, tokens, base)
	var acc [TagCount]int32
	for i := range tokens {
		l.ids = l.sheet.features(i, l.ids[:0])
		acc = [TagCount]int32{}
		for _, id := range l.ids {
			m.addRow(id, &acc)
		}
		out := l.score[i*TagCount : (i+1)*TagCount]
		for t, v := range acc {
			out[t] = float32(v) * m.scale
		}
	}
}

// addRow adds a feature's weights, none when the model does not know it.
func (m *Finder) addRow(id uint32, acc *[TagCount]int32) {
	if !m.known.has(id) {
		return
	}
	n := uint32(len(m.keys))
	for s := Slot(id, n); ; {
		switch k := uint32(m.keys[s]); {
		case k == id:
			row := (*[TagCount]int8)(m.rows[s*TagCount:])
			for t, v := range row {
				acc[t] += int32(v)
			}
			return
		case k == 0:
			return
		}
		if s++; s == n {
			s = 0
		}
	}
}

// Slot is where a feature is looked for first among n slots; it may stand in a later one when others took its place.
func Slot(id, n uint32) uint32 { return uint32(uint64(id) * uint64(n) >> 32) }

// Shares calls each for every word of a sentence with the share of all readings in which it is in no name. Training
// asks it to tell which words of unlabelled text are safe to learn from.
func (m *Finder) Shares(d *nlp.Doc, s nlp.Sent, each func(i int, outside float64)) {
	if s.End == s.Start {
		return
	}
	var l lattice
	m.score(d.Tokens[s.Start:s.End], s.Start, &l)
	l.sums(m.soft)
	for i := range s.End - s.Start {
		each(i, l.share(i, int(Outside)))
	}
}
