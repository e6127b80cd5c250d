package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMerging holds the scores of merging the sets of examples/merge, and what the readable form shows of them, against
// golden files: a change shows as a diff to review.
func TestMerging(t *testing.T) {
	sets, _ := filepath.Glob("../../examples/merge/*/gold.json")
	if len(sets) == 0 {
		t.Fatal("no sets")
	}
	golden(t, "testdata/merge/scores.golden.txt", "eval", "--crossdoc", "../../examples/merge")
	for _, s := range sets {
		dir := filepath.Dir(s)
		files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
		golden(t, "testdata/merge/"+filepath.Base(dir)+".golden.txt", append([]string{"merge", "--width", "100"}, files...)...)
	}
}

func golden(t *testing.T, file string, args ...string) {
	t.Helper()
	var out, talk bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &talk); code != 0 {
		t.Fatalf("%v: exit status %d: %s", args, code, talk.String())
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%s is not what the program prints (go test ./cmd/rapporteur -update rewrites it):\n%s", file, out.String())
	}
}
