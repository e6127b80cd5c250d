package main

import (
	"context"
	"io"
	"strings"
	"testing"
)

// A script that calls rapporteur tells its own mistake (2) from a report that cannot be read (3).
func TestWrongUsageExitsWithTwo(t *testing.T) {
	for _, args := range []string{"nothing-of-the-kind", "find --no-such-flag", "explain", "status something", "backup", "account add", "account remove a b", "key list a b", "show"} {
		var talk strings.Builder
		if code := run(context.Background(), strings.Fields(args), strings.NewReader(""), io.Discard, &talk); code != exitUsage {
			t.Errorf("rapporteur %s exits with %d, not %d, and says %q", args, code, exitUsage, talk.String())
		}
	}
}
