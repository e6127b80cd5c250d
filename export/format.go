// Package export writes records in the formats that others read, one file a format. Formats lists them; each says what
// its columns hold (the data dictionary), and none changes what the record says: where a format has no place for
// something, its column stays empty.
package export

import (
	"fmt"
	"io"
	"strings"

	"rapporteur/record"
)

// Writer writes records one after another in one format; nothing is complete before Close.
type Writer interface {
	Record(*record.Record) error
	Close() error
}

// Options are what the writer of a format cannot know from the records.
type Options struct {
	// Stamp is when the data are made, for formats that tell it ("20250418120000"); "" leaves it out, so that the same
	// records give the same bytes.
	Stamp string
	// Found tells that the records hold entries that a question found: their actors and issues only name them, and are
	// no rows of their own.
	Found bool
}

// Format is one way to write records.
type Format struct {
	Name    string // as the user asks for it
	What    string // one line
	Ext     string // of files, with the dot
	MIME    string
	Columns []Column // the data dictionary; nil for formats that are no tables
	New     func(io.Writer, Options) Writer
}

// Column is one row of a data dictionary.
type Column struct{ Name, What string }

// Formats are all formats, in the order in which help and docs list them.
func Formats() []Format {
	return []Format{
		{"csv", "one row an entry, with its words: the table to begin with", ".csv", "text/csv; charset=utf-8", rowColumns, newCSV},
		{"jsonl", "the rows of csv as JSON Lines, numbers as numbers, lists as lists", ".jsonl", "application/jsonl", rowColumns, newRowLines},
		{"records", "whole records, rapporteur.record/1, one JSON object a line", ".jsonl", "application/jsonl", nil, newRecordLines},
		{"parquet", "the rows of csv as Apache Parquet", ".parquet", "application/vnd.apache.parquet", rowColumns, newParquet},
		{"sqlite", "the rows of csv as a SQLite data base with one table, entries", ".sqlite", "application/vnd.sqlite3", rowColumns, newSQLite},
		{"polecat", "events with PLOVER types under POLECAT's columns, tab separated", ".tsv", "text/tab-separated-values", polecatColumns, newPOLECAT},
		{"petrarch", "events with CAMEO codes as PETRARCH2 prints them, tab separated, no header", ".tsv", "text/tab-separated-values", petrarchColumns, newPETRARCH},
		{"gdelt", "events with CAMEO codes under GDELT 2.0's columns, tab separated, no header", ".tsv", "text/tab-separated-values", gdeltColumns, newGDELT},
		{"acled", "attacks, protests and their tolls under ACLED's columns", ".csv", "text/csv; charset=utf-8", acledColumns, newACLED},
		{"ged", "attacks and their dead under the columns of UCDP's Georeferenced Event Dataset", ".csv", "text/csv; charset=utf-8", gedColumns, newGED},
		{"geojson", "events and tolls at the places where they happened", ".geojson", "application/geo+json", nil, newGeoJSON},
		{"jsonld", "linked data: schema.org, PROV-O and Web Annotation selectors", ".jsonld", "application/ld+json", nil, newJSONLD},
		{"timeml", "the reports with their time expressions marked (TimeML 1.2.1), one document after another", ".tml", "application/xml", nil, newTimeML},
		{"ics", "meetings as a calendar", ".ics", "text/calendar; charset=utf-8", nil, newCalendar},
		{"gexf", "who deals with whom, as a network (GEXF 1.3)", ".gexf", "application/gexf+xml", nil, newGEXF},
		{"graphml", "who deals with whom, as a network (GraphML)", ".graphml", "application/graphml+xml", nil, newGraphML},
	}
}

// Find is the format with that name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == strings.ToLower(name) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no format %q; there are %s", name, strings.Join(names, ", "))
}
