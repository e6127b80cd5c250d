package parse

import (
	"rapporteur/nlp"
	"rapporteur/nlp/linear"
	"rapporteur/nlp/tag"
	"rapporteur/weights"
)

// What is known of a word before its company is looked at: the word itself, its letters, its look and its tag. Each is a
// row of one table, and the word is their sum.
const (
	ByWord = iota
	ByTag
	ByShape
	BySuffix2
	BySuffix3
	ByPrefix3
	RowKinds
)

// rowsOfKind is how many rows the kinds have whose rows are found by hash; rows of words and tags are counted.
var rowsOfKind = [RowKinds]int32{ByShape: 256, BySuffix2: 1024, BySuffix3: 4096, ByPrefix3: 4096}

// Rows finds the rows of words. Row 0 is that of nothing.
type Rows struct {
	words, tags *linear.Dict
	first       [RowKinds]int32
	Count       int // of rows altogether
}

// PutRows writes the words and tags that have a row of their own, in the order of their rows.
func PutRows(f *weights.File, words []uint64, tags []uint64) {
	put := func(name string, list []uint64) {
		m := make(map[uint64]int32, len(list))
		for i, h := range list {
			m[h] = int32(i + 1)
		}
		linear.PutDict(f, name, m)
	}
	put("words", words)
	put("tags", tags)
	f.PutInt32("counts", []int32{int32(len(words)), int32(len(tags))}, 1, 2)
}

// OpenRows reads what PutRows has written.
func OpenRows(f *weights.File) (*Rows, error) {
	r := new(Rows)
	var err error
	if r.words, err = linear.OpenDict(f, "words"); err != nil {
		return nil, err
	}
	if r.tags, err = linear.OpenDict(f, "tags"); err != nil {
		return nil, err
	}
	n := f.Int32s("counts")
	if len(n) != 2 {
		return nil, weights.ErrDamaged
	}
	next := int32(1)
	for kind := range RowKinds {
		r.first[kind] = next
		switch kind {
		case ByWord:
			next += n[0]
		case ByTag:
			next += n[1]
		default:
			next += rowsOfKind[kind]
		}
	}
	r.Count = int(next)
	return r, nil
}

// TagKey is the key of a tag's row.
func TagKey(t *nlp.Token) uint64 { return linear.Hash(t.XPOS)<<8 | uint64(t.UPOS) }

// Of are the rows of a word. In a sentence in capitals (shout) capitals tell nothing.
func (r *Rows) Of(t *nlp.Token, shout bool) (out [RowKinds]int32) {
	l := t.Lower
	if k := r.words.Find(linear.Word(l)); k > 0 {
		out[ByWord] = r.first[ByWord] + k - 1
	}
	if k := r.tags.Find(TagKey(t)); k > 0 {
		out[ByTag] = r.first[ByTag] + k - 1
	}
	hashed := func(kind int, h uint64) { out[kind] = r.first[kind] + int32((h^h>>29)%uint64(rowsOfKind[kind])) }
	hashed(ByShape, linear.Mix(tag.Shape(t.Form, shout)))
	hashed(BySuffix2, linear.Hash(l[len(l)-min(2, len(l)):]))
	hashed(BySuffix3, linear.Hash(l[len(l)-min(3, len(l)):]))
	hashed(ByPrefix3, linear.Hash(l[:min(3, len(l))]))
	return out
}
