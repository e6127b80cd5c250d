package export

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/exports.md and the golden files")

// TestDataDictionary holds docs/exports.md against the columns, so that every column of every format is explained.
func TestDataDictionary(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(exportsIntro)
	for _, f := range Formats() {
		fmt.Fprintf(&b, "\n## %s\n\n%s%s.\n", f.Name, strings.ToUpper(f.What[:1]), f.What[1:])
		if note := exportsNotes[f.Name]; note != "" {
			b.WriteString("\n" + note + "\n")
		}
		if f.Columns == nil || f.Name == "jsonl" || f.Name == "parquet" || f.Name == "sqlite" {
			continue
		}
		b.WriteString("\n| column | holds |\n|---|---|\n")
		for _, c := range f.Columns {
			if c.What == "" {
				t.Errorf("%s: %s is not explained", f.Name, c.Name)
			}
			fmt.Fprintf(&b, "| `%s` | %s |\n", c.Name, strings.ReplaceAll(c.What, "|", "\\|"))
		}
	}
	golden(t, "../docs/exports.md", b.Bytes())
}

// golden holds a file against what it should be.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what comes out: go test ./export -update rewrites it; read the diff\n%s", file, firstDiff(got, want))
	}
}

func firstDiff(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			old := "(nothing)"
			if i < len(w) {
				old = w[i]
			}
			return fmt.Sprintf("line %d\n got: %.300s\nwant: %.300s", i+1, g[i], old)
		}
	}
	return "it is shorter"
}

const exportsIntro = `# Exports

What ` + "`rapporteur export --format FORMAT`" + ` writes, format by format, with the data dictionary of each table
(` + "`--dictionary`" + ` prints it; ` + "`go test ./export -update`" + ` writes this page).

An entry is exported as the record has it. A column for which a report tells nothing is empty: nothing is guessed, and figures that accounts
differ on are never averaged. Data sets of events (polecat, petrarch, gdelt, acled, ged, gexf, graphml) have no place for what is planned,
possible, demanded or denied: they hold what the record holds for having happened.
`

var exportsNotes = map[string]string{
	"jsonl":    "The columns of csv; lists are lists, numbers are numbers, what is not known is `\"\"`, `[]` or `null`.",
	"parquet":  "The columns of csv, lists as lists, numbers as numbers, compressed with zstd. pandas, polars, DuckDB and R's arrow read it.",
	"sqlite":   "The columns of csv, lists parted by \"; \", what is not known `NULL`.",
	"records":  "docs/record.md tells the format.",
	"geojson":  "RFC 7946. Entries whose place is not known on the map are left out. The properties are the columns of csv, and `place_kind`: how precise the point is (a country's point is the middle of its people).",
	"jsonld":   "Reports are schema.org `NewsArticle`; statements `Quotation` or `Claim`; events `Action` (`agent`, `object`), meetings `Event` (`attendee`, `organizer`); tolls and figures `Observation`; proposals and positions `Claim`. Each is `prov:wasDerivedFrom` the words, with a TextPositionSelector (code points) and a TextQuoteSelector, `prov:wasAttributedTo` those on whose word the report has it, and `prov:wasGeneratedBy` the run. The context stands in the file: nothing is fetched. Terms of our own are in `urn:rapporteur:ns:`.",
	"timeml":   "Time expressions are TIMEX3; words that report speech are EVENT of class REPORTING. Each report is a document with its own XML header: for one file a report, export one report at a time.",
	"ics":      "RFC 5545. Meetings that are planned or possible are tentative; those without a date, or dated to more than a month, are left out.",
	"gexf":     "A node is an actor (the same id in several reports is one node), an edge an ordered pair and PLOVER type, weighted by the number of events, with the days of the first and last and the words of the first. Gephi and networkx read it.",
	"graphml":  "The same network. igraph, networkx and yEd read it.",
	"polecat":  "Names and order of the columns up to Province are those of POLECAT's files; the order of the rest is not published where we could read it.",
	"gdelt":    "Tone, ethnic and religious codes are not measured and stay empty. One row an ordered pair of actors.",
	"petrarch": "One row an ordered pair of actors.",
	"acled":    "Column names as ACLED has them since March 2023; the values are ours, made from PLOVER types and modes, and are not ACLED's data. A toll of killed or injured that no event is told for has a row of its own without an event type.",
	"ged":      "Column names as in UCDP's Georeferenced Event Dataset; the values are ours, and are not UCDP's data.",
}
