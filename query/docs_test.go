package query

import (
	"os"
	"strings"
	"testing"
)

// TestEveryFieldIsDocumented holds docs/query.md against the fields.
func TestEveryFieldIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../docs/query.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Fields() {
		if !strings.Contains(string(doc), "`"+f+"`") {
			t.Errorf("docs/query.md does not tell of %s", f)
		}
	}
}
