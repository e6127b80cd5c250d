package merge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"strings"
	"testing"

	"rapporteur/record"
)

// benchTexts are the first n reports of the JSON lines that REPORTS names, else made-up ones, of which one in ten is the one
// before with a word changed.
func benchTexts(b *testing.B, n int) []string {
	name := os.Getenv("REPORTS")
	if name == "" {
		return madeUp(n)
	}
	f, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var out []string
	for in := bufio.NewReader(f); len(out) < n; {
		line, err := in.ReadBytes('\n')
		if err != nil {
			b.Fatalf("%s: report %d: %v; give %d reports, a line each", name, len(out)+1, err, n)
		}
		var r struct{ Text string }
		if err := json.Unmarshal(line, &r); err != nil {
			b.Fatalf("%s: report %d: %v", name, len(out)+1, err)
		}
		out = append(out, r.Text)
	}
	return out
}

func madeUp(n int) []string {
	rnd := rand.New(rand.NewSource(1))
	var out []string
	for i := range n {
		if i%10 == 9 {
			out = append(out, strings.Replace(out[i-1], "w", "v", 1))
			continue
		}
		var words []string
		for range 80 {
			words = append(words, fmt.Sprintf("w%d", int(rnd.ExpFloat64()*400)))
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

// BenchmarkNearDuplicates finds the near-duplicates among 20,000 reports: their sketches, keys and links, and no entry of
// theirs.
func BenchmarkNearDuplicates(b *testing.B) {
	texts := benchTexts(b, 20000)
	b.ResetTimer()
	for range b.N {
		digests := make([]*Digest, len(texts))
		for i, t := range texts {
			d := newDigester(&record.Record{Document: record.Document{ID: fmt.Sprintf("r%d", i), Text: t}})
			d.document()
			digests[i] = d.out
		}
		groups := map[string]bool{}
		for _, g := range Link(digests) {
			groups[g] = true
		}
		b.ReportMetric(float64(len(texts)-len(groups)), "copies")
	}
}
