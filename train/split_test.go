package train

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/weights"
)

func TestAbbreviationsTakeThePlaceOfNames(t *testing.T) {
	var s splitTrainer
	got := s.abbreviate([]splitPiece{{"They met in Oslo.", " "}, {"It was 2019.", " "}, {"He said no.", ""}})
	for k, end := range []string{".", ".m.", "He said no."} {
		if !strings.HasSuffix(got[k].text, end) || strings.Contains(got[k].text, "Oslo") || strings.Contains(got[k].text, "2019") {
			t.Errorf("sentence %d became %q", k, got[k].text)
		}
	}
}

func TestSplitLearnsFromItsCases(t *testing.T) {
	var s splitTrainer
	for range 50 {
		s.cases = append(s.cases, splitCase{[]uint32{1, 2}, true, 1}, splitCase{[]uint32{1, 3}, false, 1})
	}
	f, err := weights.Open(s.learn().Encode())
	if err != nil {
		t.Fatal(err)
	}
	if w := f.Int8s("weights"); w[2] <= 0 || w[3] >= 0 {
		t.Errorf("got weights %d and %d, want one above 0 and one below", w[2], w[3])
	}
}

func TestFindLooksIntoFoldersAndForPackedFiles(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "a", "b"), 0o755)
	os.WriteFile(filepath.Join(dir, "a", "b", "x.conllu.gz"), nil, 0o644)
	o := Options{Data: []string{dir}, Log: io.Discard}
	if path, err := o.Find("x.conllu"); err != nil || filepath.Base(path) != "x.conllu.gz" {
		t.Errorf("got %q, %v", path, err)
	}
	if _, err := o.Find("y.conllu"); err == nil {
		t.Error("a file that is not there was found")
	}
}
