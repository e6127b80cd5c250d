package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestReadBIO(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.bio")
	os.WriteFile(path, []byte("Abel I-PER\nBako I-PER\nCyra B-PER\nmet O\nOslo I-LOC\n\n1\tLima\tB-LOC\t-\t-\n"), 0o644)
	got, err := ReadBIO(path)
	if err != nil || len(got) != 2 {
		t.Fatalf("got %v, %v", got, err)
	}
	if want := []string{"B-PER", "I-PER", "B-PER", "O", "B-LOC"}; !slices.Equal(got[0].Tags, want) {
		t.Errorf("got tags %v, want %v", got[0].Tags, want)
	}
	if got[1].Forms[0] != "Lima" || got[1].Tags[0] != "B-LOC" {
		t.Errorf("got %v", got[1])
	}
}
