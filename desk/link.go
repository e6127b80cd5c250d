package desk

import (
	"encoding/json"

	"rapporteur/merge"
	"rapporteur/record"
	"rapporteur/store"
)

// Linker tells an archive which actors and entries of different reports are the same, as rapporteur merge does.
func Linker() store.Linker { return linker{} }

type linker struct{}

// Digest is merge's.
func (linker) Digest(r *record.Record) ([]byte, []store.Item, error) {
	d := merge.NewDigest(r)
	raw, err := json.Marshal(d)
	if err != nil {
		return nil, nil, err
	}
	items := make([]store.Item, len(d.Items))
	for i, it := range d.Items {
		ref, kind := d.Ref(i), string(it.Kind)
		keys := d.Keys(i)
		for k := range keys { // items of different kinds are never the same, even of one entry
			keys[k] = kind + "\x00" + keys[k]
		}
		items[i] = store.Item{Kind: string(ref.Kind), Entry: ref.Entry, Keys: keys, Signature: kind + "\x00" + d.Signature(i)}
	}
	return raw, items, nil
}

// Open reads a digest.
func (linker) Open(raw []byte) (any, error) {
	d := new(merge.Digest)
	return d, json.Unmarshal(raw, d)
}

// Same is merge's.
func (linker) Same(a any, i int, b any, j int) bool {
	return merge.Same(a.(*merge.Digest), i, b.(*merge.Digest), j)
}
