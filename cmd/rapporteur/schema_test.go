package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rapporteur/merge"
	"rapporteur/record"
)

// TestRecordsFollowTheSchema reads every example and a few odd texts and holds the JSON against the published schema.
func TestRecordsFollowTheSchema(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(record.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("../../examples/*.txt")
	inputs := map[string]string{"odd": "“Да” said Ivan Petrov — 12 people were killed near Łódź on Monday… 😀 No. 7!", "dots": ". . . ???"}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		inputs[f] = string(raw)
	}
	for name, in := range inputs {
		var out, talk bytes.Buffer
		if code := run(context.Background(), []string{"read", "--json"}, strings.NewReader(in), &out, &talk); code != 0 {
			t.Errorf("%s: exit status %d: %s", name, code, talk.String())
			continue
		}
		doc, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMergedRecordsFollowTheSchema merges every set of the examples and holds the JSON against the published schema.
func TestMergedRecordsFollowTheSchema(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(merge.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("merged.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("merged.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"../../examples/merge/*/*.txt", "../../examples/*.txt"} {
		files, _ := filepath.Glob(pattern)
		var out, talk bytes.Buffer
		if code := run(context.Background(), append([]string{"merge", "--json"}, files...), strings.NewReader(""), &out, &talk); code != 0 {
			t.Fatalf("merge %s: exit status %d: %s", pattern, code, talk.String())
		}
		doc, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(doc); err != nil {
			t.Errorf("merge %s: %v", pattern, err)
		}
	}
}
