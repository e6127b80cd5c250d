package read_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"rapporteur/export"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden holds what is found in the example reports against testdata/NAME.golden.txt, so that a change of what the
// engine finds shows as a readable diff.
func TestGolden(t *testing.T) {
	for _, doc := range examples(t) {
		var got bytes.Buffer
		r := mustRead(t, doc)
		if err := export.Terminal(&got, r, export.TerminalOptions{Width: 100, Why: true}); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", doc.ID+".golden.txt")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if line, g, w := firstDifference(got.Bytes(), want); line > 0 {
			t.Errorf("%s:%d differs (go test ./read -update rewrites it):\n got %s\nwant %s", file, line, g, w)
		}
	}
}

func firstDifference(got, want []byte) (line int, g, w []byte) {
	a, b := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(a), len(b)) {
		var x, y []byte
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if !bytes.Equal(x, y) {
			return i + 1, x, y
		}
	}
	return 0, nil, nil
}
