package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestQuality holds the scores on the coded example reports against docs/quality.md: a change of quality shows as a diff
// to review.
func TestQuality(t *testing.T) {
	const golden = "../../docs/quality.md"
	file := golden
	if !*update {
		file = filepath.Join(t.TempDir(), "quality.md")
	}
	var out, talk bytes.Buffer
	if code := run(context.Background(), []string{"eval", "--gold", "../../examples", "--write=" + file}, strings.NewReader(""), &out, &talk); code != 0 {
		t.Fatalf("eval: exit status %d: %s", code, talk.String())
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the scores are not those of docs/quality.md (go test ./cmd/rapporteur -update rewrites it):\n%s", out.String())
	}
}
