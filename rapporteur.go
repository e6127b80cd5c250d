// Package rapporteur reads news reports and keeps the record of a negotiation or a conflict: who met whom, who said
// what through which channel, who did what to whom, who stands where, what was proposed and who answered how, who
// killed how many and on whose word, when and where. Every entry is traced to the exact words that report it.
//
// The way of a report through the rooms of this module:
//
//	bytes → source → record.Document → nlp/pipe → nlp.Doc → read/page → record.Record → export, web
//
// source makes clean text of bytes. nlp marks sentences, words, tree, names and chains. Each reader under read answers
// one question and writes what it finds on the report's page. record is the vocabulary: read it first. The file
// docs/architecture.md follows one sentence all the way.
//
// This package is the short way in for programs; the command is cmd/rapporteur.
package rapporteur

import (
	"rapporteur/lexicon"
	"rapporteur/read"
	"rapporteur/record"
)

// Reader reads reports. It is immutable and serves several goroutines at a time.
type Reader struct{ engine *read.Engine }

// New opens the embedded models. It takes some tens of milliseconds; make one Reader and keep it. Lexicons are text files,
// or folders of them, with names that you add or correct (docs/lexicon.md).
func New(lexicons ...string) (*Reader, error) {
	sources, err := lexicon.OpenSources(lexicons...)
	if err != nil {
		return nil, err
	}
	world, err := lexicon.Builtin().With(sources...)
	if err != nil {
		return nil, err
	}
	e, err := read.New(read.Knowing(world))
	if err != nil {
		return nil, err
	}
	return &Reader{e}, nil
}

// Report is what there is to read. Text is needed; without Published (YYYY-MM-DD) relative dates stay unresolved.
type Report struct{ ID, Title, Source, Published, URL, Text string }

// Read makes the record of a report, its spans in bytes of the text. record.Encode writes it as JSON, with spans in
// code points. A text that is not English gives an error of type *source.Error.
func (r *Reader) Read(in Report) (*record.Record, error) {
	return r.engine.Read(record.Document{ID: in.ID, Title: in.Title, Source: in.Source, Published: in.Published, URL: in.URL, Text: in.Text})
}
