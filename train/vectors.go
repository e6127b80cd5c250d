package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"rapporteur/nlp/linear"
)

// vectorSize is how many numbers a word has in vectorFile.
const vectorSize = 100

// vectors are word vectors learned from newspapers and Wikipedia (GloVe 6B, Pennington et al. 2014, public domain under
// the PDDL), by linear.Word of the lower-case form. The file is {"words": [by frequency], "vectors": {word: numbers}}.
type vectors struct {
	of     map[uint64][]float32
	common []uint64 // all words, frequent ones first
}

// newVectors reads the vectors of the words that are wanted and of the most common ones.
func newVectors(o Options, wanted map[uint64]bool, common int) (*vectors, error) {
	path, err := o.Find(vectorFile)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	v := &vectors{of: map[uint64][]float32{}}
	d := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	if err := v.read(d, wanted, common); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return v, nil
}

func (v *vectors) read(d *json.Decoder, wanted map[uint64]bool, common int) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	keep := map[uint64]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		switch key {
		case "words":
			var words []string
			if err := d.Decode(&words); err != nil {
				return err
			}
			for i, w := range words {
				h := linear.Word(w)
				keep[h] = keep[h] || wanted[h] || i < common
				v.common = append(v.common, h)
			}
		case "vectors":
			if err := v.readEach(d, keep); err != nil {
				return err
			}
		default:
			var skipped json.RawMessage
			if err := d.Decode(&skipped); err != nil {
				return err
			}
		}
	}
	return nil
}

// readEach reads {word: numbers}. The same letters with other digits are one word, whose first vector counts.
func (v *vectors) readEach(d *json.Decoder, keep map[uint64]bool) error {
	if _, err := d.Token(); err != nil {
		return err
	}
	for d.More() {
		word, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := word.(string)
		h := linear.Word(name)
		if !keep[h] || v.of[h] != nil {
			var skipped json.RawMessage
			if err := d.Decode(&skipped); err != nil {
				return err
			}
			continue
		}
		var numbers []float32
		if err := d.Decode(&numbers); err != nil {
			return err
		}
		if len(numbers) < vectorSize {
			return fmt.Errorf("%s has %d numbers", name, len(numbers))
		}
		v.of[h] = numbers[:vectorSize]
	}
	_, err := d.Token()
	return err
}
