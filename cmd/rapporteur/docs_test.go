package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/cli.md")

// TestCLIReference holds docs/cli.md against what --help prints, so that every subcommand and flag is documented.
func TestCLIReference(t *testing.T) {
	var doc bytes.Buffer
	fmt.Fprint(&doc, "# The command line\n\nWhat `--help` prints, by `go test ./cmd/rapporteur -update`.\n")
	help := func(args ...string) {
		var out bytes.Buffer
		if code := run(context.Background(), append(args, "--help"), strings.NewReader(""), &out, &out); code != 0 {
			t.Fatalf("%v --help: exit status %d", args, code)
		}
		fmt.Fprintf(&doc, "\n## %s\n\n```\n%s```\n", strings.Join(append([]string{"rapporteur"}, args...), " "), out.String())
	}
	help()
	for _, c := range newRoot().Commands() {
		if c.Name() == "help" || c.Name() == "completion" {
			continue
		}
		if c.Example == "" && !c.HasSubCommands() {
			t.Errorf("%s --help has no example", c.Name())
		}
		help(c.Name())
	}
	const file = "../../docs/cli.md"
	if *update {
		if err := os.WriteFile(file, doc.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(doc.Bytes(), want) {
		t.Errorf("%s is not what --help prints: go test ./cmd/rapporteur -update rewrites it", file)
	}
}
