package linear

import (
	"testing"

	"rapporteur/weights"
)

func TestTableAddsOnlyWhatItKnows(t *testing.T) {
	f := weights.New()
	var rows []Row
	for i := range uint64(1000) {
		rows = append(rows, Row{Feature(1, i), []Pair{{uint8(i % 7), int8(i%100) - 50}, {200, 3}}})
	}
	Put(f, "t", rows)
	table, err := Open(f, "t")
	if err != nil {
		t.Fatal(err)
	}
	for i := range uint64(1000) {
		var scores [256]int32
		table.Add([]uint64{Feature(1, i)}, &scores)
		if scores[i%7] != int32(i%100)-50 || scores[200] != 3 {
			t.Fatalf("feature %d came back as %d and %d", i, scores[i%7], scores[200])
		}
	}
	strangers := 0
	for i := range uint64(1000) {
		var scores [256]int32
		table.Add([]uint64{Feature(2, i)}, &scores)
		strangers += int(scores[200])
	}
	if strangers > 9 {
		t.Errorf("%d of 1000 unknown features passed for known ones", strangers/3)
	}
}

func TestDict(t *testing.T) {
	f := weights.New()
	PutDict(f, "d", map[uint64]int32{Word("truce"): 4, Word("talks"): 9})
	d, err := OpenDict(f, "d")
	if err != nil {
		t.Fatal(err)
	}
	if d.Find(Word("truce")) != 4 || d.Find(Word("talks")) != 9 || d.Find(Word("tank")) != 0 {
		t.Error("the dictionary does not give back what was put in")
	}
}

func TestWordFoldsDigitsAndMarks(t *testing.T) {
	for _, pair := range [][2]string{{"2014", "2025"}, {"don’t", "don't"}, {"“", "\""}} {
		if Word(pair[0]) != Word(pair[1]) {
			t.Errorf("%s and %s are two words", pair[0], pair[1])
		}
	}
	if Word("s") == Word("'s") || Word("—") == Word("–") {
		t.Error("different words are one")
	}
}

func TestSmallValuesOfTwoTemplatesDiffer(t *testing.T) {
	seen := map[uint64]bool{}
	for template := range 100 {
		for v := range uint64(100) {
			h := Feature(template, v)
			if seen[h] {
				t.Fatalf("template %d, value %d: hash taken", template, v)
			}
			seen[h] = true
		}
	}
}
