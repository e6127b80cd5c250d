package where_test

import (
	"os"
	"strings"
	"testing"

	"rapporteur/read/page"
	"rapporteur/read/where"
	"rapporteur/record"
)

// BenchmarkRead finds the places of the table of ambiguous names as if it were one report.
func BenchmarkRead(b *testing.B) {
	raw, err := os.ReadFile("testdata/ambiguous.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := strings.NewReplacer("[", "", "]", "").Replace(string(raw))
	a, err := analysis()
	if err != nil {
		b.Fatal(err)
	}
	doc := a.Analyse(s)
	b.ReportAllocs()
	for b.Loop() {
		where.Read(page.New(record.Document{Text: s}, doc))
	}
	b.ReportMetric(float64(len(doc.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}
