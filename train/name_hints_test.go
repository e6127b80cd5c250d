package train

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/nlp"
)

func tokensOf(s string) (out []nlp.Token) {
	for _, w := range strings.Fields(s) {
		out = append(out, newToken(w))
	}
	return out
}

func TestHintsBelongToTheirSentence(t *testing.T) {
	dir := t.TempDir()
	for file, text := range map[string]string{
		textsFile: "Kari Moe left\nOslo\n",
		hintsFile: "Kari\tO\tPERSON\nMoe\tO\tPERSON\nleft\tO\tO\n\nOslo\tO\tLOCATION\n\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	hints, err := readHints(Options{Data: []string{dir}, Log: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	for sent, want := range map[string][]uint32{
		"Kari Moe left": {hintOf("PERSON", false), hintOf("PERSON", true), 0},
		"Oslo":          {hintOf("LOCATION", false)},
		"Oslo slept":    nil, // never seen
	} {
		if got := hints(tokensOf(sent), nil); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", sent, got, want)
		}
	}
}

func TestHintsThatEndEarlyAreAnError(t *testing.T) {
	dir := t.TempDir()
	for file, text := range map[string]string{textsFile: "Kari Moe left\n", hintsFile: "Kari\tO\tPERSON\n"} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := readHints(Options{Data: []string{dir}, Log: io.Discard}); err == nil || !strings.Contains(err.Error(), hintsFile) {
		t.Errorf("got %v", err)
	}
}

func TestVectorsBecomeClasses(t *testing.T) {
	words, vecs, err := readVectors(strings.NewReader(`{"size":3,"words":["oslo","Oslo"],"vectors":{"oslo":[3,4,5,0],"Oslo":[1,0,1,1],"bergen":[3,4,5,2]},"more":1}`), 5)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"oslo", "bergen"}; !slices.Equal(words, want) {
		t.Fatalf("got %v, want %v", words, want)
	}
	if v := vecs[0]; len(v) != 2 || v[0] < 0.59 || v[0] > 0.61 {
		t.Errorf("not scaled to length 1: %v", v)
	}
	paths := make([]uint32, 2)
	growTree(vecs, []int{0, 1}, 0, 0, paths)
	if paths[0] == 0 || paths[0] != paths[1] {
		t.Errorf("equal vectors fell into classes %v", paths)
	}
}

func TestATreebankBoundsSilverNames(t *testing.T) {
	toks := tokensOf("Moe read Dawn aloud")
	silver := nameSent{toks: toks, spans: []nameSpan{{0, 1, isPER}, {1, 2, isORG}}}
	silver.fill(onlyOutside)
	bank := nameSent{toks: toks}
	bank.fill(onlyOutside)
	bank.other[0], bank.other[2] = tagsOf(isAny), tagsOf(isAny)
	got := silver.within(bank)
	if spansOf(got) != "PER Moe" {
		t.Errorf("got %s: a verb is no name", spansOf(got))
	}
	if got.other[2]&onlyOutside == 0 || got.other[2]&tagsOf(isAny) == 0 {
		t.Error("a proper noun that the teacher passes over is not left open")
	}
	if got.other[3] != onlyOutside {
		t.Error("a plain word is open")
	}
}

func TestFeaturesOfOnePlaceAreForgotten(t *testing.T) {
	rows := map[uint32]int32{100: 0, 200: 1, 300: 2}
	examples := []nameExample{{rows: []int32{0, 1, 2}, ends: []int32{1, 3}}, {rows: []int32{2, 0}, ends: []int32{2}}}
	prune(examples, rows)
	if len(rows) != 2 || rows[100] != 0 || rows[300] != 1 {
		t.Fatalf("got %v", rows)
	}
	if got, want := examples[0].word(1), []int32{1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := examples[1].word(0), []int32{1, 0}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
