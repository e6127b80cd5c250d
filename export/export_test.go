package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"rapporteur/export"
	"rapporteur/read"
	"rapporteur/record"
	"rapporteur/source/plain"
	"rapporteur/text"
)

func example(t *testing.T, name string) *record.Record {
	t.Helper()
	raw, err := os.ReadFile("../examples/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := plain.Read(name, raw)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	r, err := engine.Read(doc)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func write(t *testing.T, format string, rs ...*record.Record) []byte {
	t.Helper()
	f, err := export.Find(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := f.New(&b, export.Options{})
	for _, r := range rs {
		if err := w.Record(r); err != nil {
			t.Fatalf("%s: %v", format, err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return b.Bytes()
}

// Every format writes the same bytes for the same records, and something that is whole over no records.
func TestSameRecordsSameBytes(t *testing.T) {
	a, b := example(t, "omdurman-market"), example(t, "brussels-summit")
	for _, f := range export.Formats() {
		first, again := write(t, f.Name, a, b), write(t, f.Name, a, b)
		if !bytes.Equal(first, again) {
			t.Errorf("%s: the same records gave other bytes", f.Name)
		}
		if len(first) < 200 {
			t.Errorf("%s: two reports gave %d bytes:\n%s", f.Name, len(first), first)
		}
		write(t, f.Name)
	}
}

// What stands in the words column stands in the report where the spans column says.
func TestCSVWordsAreTheReportsWords(t *testing.T) {
	r := example(t, "tigray-ceasefire")
	rows, err := csv.NewReader(bytes.NewReader(write(t, "csv", r))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	col := map[string]int{}
	for i, n := range rows[0] {
		col[n] = i
	}
	runes, checked := []rune(r.Document.Text), 0
	for _, row := range rows[1:] {
		var parts []string
		for _, sp := range strings.Split(row[col["spans"]], ";") {
			var from, to int
			if n, _ := scan(sp, &from, &to); n != 2 {
				t.Fatalf("%s: spans %q", row[col["entry"]], row[col["spans"]])
			}
			parts = append(parts, strings.Join(strings.Fields(string(runes[from:to])), " "))
		}
		if got := strings.Join(parts, " … "); got != row[col["words"]] {
			t.Errorf("%s %s: words %q, but the spans hold %q", row[col["kind"]], row[col["entry"]], row[col["words"]], got)
		}
		checked++
	}
	if checked < 50 {
		t.Errorf("only %d rows", checked)
	}
}

func scan(s string, from, to *int) (int, error) {
	a, b, _ := strings.Cut(s, "-")
	if err := json.Unmarshal([]byte(a), from); err != nil {
		return 0, err
	}
	return 2, json.Unmarshal([]byte(b), to)
}

// Tables have as many cells in each row as their dictionary has columns, and the data sets of others as many as theirs.
func TestTablesHaveTheirColumns(t *testing.T) {
	r := example(t, "omdurman-market")
	for name, n := range map[string]int{"gdelt": 61, "petrarch": 9, "polecat": 40, "acled": 31, "ged": 49} {
		f, _ := export.Find(name)
		if len(f.Columns) != n {
			t.Errorf("%s has %d columns, not %d", name, len(f.Columns), n)
		}
		out := write(t, name, r)
		var rows [][]string
		if f.Ext == ".tsv" {
			for _, l := range strings.Split(strings.TrimSpace(string(out)), "\n") {
				rows = append(rows, strings.Split(l, "\t"))
			}
		} else {
			var err error
			if rows, err = csv.NewReader(bytes.NewReader(out)).ReadAll(); err != nil {
				t.Fatal(name, err)
			}
		}
		if len(rows) < 2 {
			t.Errorf("%s: %d rows", name, len(rows))
		}
		for _, row := range rows {
			if len(row) != n {
				t.Errorf("%s: %d cells for %d columns: %q", name, len(row), n, row)
			}
		}
	}
}

// Rival tolls stay apart: the lowest and highest stand where a data set has places for them, and every account with
// its voice in the notes.
func TestRivalTollsAreNotAveraged(t *testing.T) {
	n := func(f float64) *float64 { return &f }
	r := &record.Record{
		Format: record.Format, Document: record.Document{ID: "x", Published: "2025-03-02", Text: "Shells hit the town. Medics counted 61 dead, the army 54."},
		Actors: []*record.Actor{{ID: "medics", Name: "Medics", Kind: record.GroupKind}, {ID: "army", Name: "Army", Kind: record.Government, Country: "SDN"}},
		Events: []record.Event{{Trace: trace("e1", 0, 19), Type: "ASSAULT", Mode: "heavy-weapons", Modality: record.Asserted, When: &record.When{EDTF: "2025-03-01"}}},
		Tolls: []record.Toll{
			{Trace: trace("t1", 29, 43), Measure: "killed", Amount: record.Amount{Min: n(61), Max: n(61)}, Event: "e1", AttributedTo: record.IDs{"medics"}},
			{Trace: trace("t2", 45, 56), Measure: "killed", Amount: record.Amount{Min: n(54), Max: n(54)}, Event: "e1", AttributedTo: record.IDs{"army"}},
		},
	}
	ged := table(t, write(t, "ged", r))
	if ged["low"] != "54" || ged["high"] != "61" || ged["best"] != "" || ged["date_start"] != "2025-03-01" {
		t.Errorf("ged: low %q, high %q, best %q, date %q", ged["low"], ged["high"], ged["best"], ged["date_start"])
	}
	acled := table(t, write(t, "acled", r))
	if acled["fatalities"] != "54" || !strings.Contains(acled["notes"], "61 (Medics)") || acled["sub_event_type"] != "Shelling/artillery/missile attack" {
		t.Errorf("acled: %q", acled)
	}
}

func trace(id string, from, to int) record.Trace {
	var t record.Trace
	t.ID, t.Confidence = id, 0.9
	t.Evidence = append(t.Evidence, text.Span{Start: from, End: to})
	return t
}

func table(t *testing.T, out []byte) map[string]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	m := map[string]string{}
	for i, n := range rows[0] {
		m[n] = rows[1][i]
	}
	return m
}

// Only what happened is in data sets of events.
func TestPlansAreNoEventsOfDataSets(t *testing.T) {
	r := &record.Record{Document: record.Document{ID: "x", Text: "The army may attack the rebels."},
		Actors: []*record.Actor{{ID: "a", Name: "A", Kind: record.Country, Country: "MLI"}, {ID: "b", Name: "B", Kind: record.ArmedGroup}},
		Events: []record.Event{{Trace: trace("e", 0, 30), Type: "ASSAULT", Modality: record.Possible, Actors: []record.ActorID{"a"}, Recipients: []record.ActorID{"b"}}}}
	for _, f := range []string{"petrarch", "gdelt"} {
		if out := write(t, f, r); len(out) != 0 {
			t.Errorf("%s: %s", f, out)
		}
	}
}

func TestXMLIsWellFormed(t *testing.T) {
	r := example(t, "brussels-summit")
	for _, f := range []string{"timeml", "gexf", "graphml"} {
		d := xml.NewDecoder(bytes.NewReader(write(t, f, r)))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
		}
	}
}

func TestParquetReadsBack(t *testing.T) {
	r := example(t, "brussels-summit")
	out := write(t, "parquet", r)
	rows, err := parquet.Read[export.Row](bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	if want := export.Rows(r); len(rows) != len(want) || rows[0].Words != want[0].Words || len(rows[0].Actors) != 1 {
		t.Errorf("%d rows of %d, first %+v", len(rows), len(want), rows[0])
	}
}
