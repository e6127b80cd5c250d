package source

import (
	"iter"

	"rapporteur/record"
)

// Item is one report of an input that may hold many, or why it could not be read.
type Item struct {
	Name     string // where it is: "clips/a.txt", "clips.zip/a.txt", "export.jsonl:7"
	Document record.Document
	Err      error
}

// Items are the reports of an input, one after another: whoever takes them decides how many are in memory.
type Items = iter.Seq[Item]
